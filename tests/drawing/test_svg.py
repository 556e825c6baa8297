from __future__ import annotations

import re
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondit.drawing.svg import draw, plain
from ondit.provenance.sources import Arrow, Point, SourceGraph

SVG = "{http://www.w3.org/2000/svg}"


def parsed(drawing: str) -> Element:
    return fromstring(drawing)  # noqa: S314 (our own drawing)


def boxes(svg: Element) -> list[str]:
    return [group.get("class", "") for group in svg.iter(f"{SVG}g") if group.get("class", "").startswith("point")]


def test_every_point_and_every_arrow_is_drawn(plain_graph: SourceGraph) -> None:
    svg = parsed(draw(plain_graph, title="Who has it"))
    assert svg.findtext(f"{SVG}title") == "Who has it"
    assert boxes(svg).count("point report named") == 3
    assert "point origin unnamed" in boxes(svg)
    assert "point outlet named" in boxes(svg)
    assert len(list(svg.iter(f"{SVG}polygon"))) == len(plain_graph.arrows)


def test_an_arrow_back_stays_on_the_sheet(circle: SourceGraph) -> None:
    svg = parsed(draw(circle, title=""))
    floor = int(svg.get("height", "0"))
    paths = [path.get("d", "") for path in svg.iter(f"{SVG}path")]
    numbers = [[int(number) for number in re.findall(r"-?\d+", path)] for path in paths]
    assert any(max(path[1::2]) > max(path[1], path[-1]) for path in numbers)  # one goes round below
    assert all(0 <= y <= floor for path in numbers for y in path[1::2])


def test_words_of_reports_stay_words(hostile_graph: SourceGraph) -> None:
    drawn = draw(hostile_graph, title=hostile_graph.points[0].label)
    assert "<script" not in drawn
    assert "\u202e" not in drawn
    assert {element.tag.removeprefix(SVG) for element in parsed(drawn).iter()} == {
        "svg", "title", "g", "rect", "text", "path", "polygon"
    }  # fmt: skip


@given(st.text(), st.text(), st.text())
def test_whatever_the_words_the_drawing_is_xml(label: str, note: str, how: str) -> None:
    points = (Point("a", "origin", label, note), Point("b", "report", note, label))
    svg = parsed(draw(SourceGraph(points, (Arrow("a", "b", how),)), title=label))
    assert svg.findtext(f"{SVG}title") == plain(label)


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u0000", "\u0007", "\ud800", "\ufffe"])
def test_what_steers_or_breaks_becomes_a_blank(char: str) -> None:
    assert plain(f"a{char}b") == "a b"
