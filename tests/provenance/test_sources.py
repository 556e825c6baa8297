from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ondit.provenance.sources import Arrow, Point, SourceGraph, backward, layers


def graph(points: str, *arrows: str) -> SourceGraph:
    """Points by their letters, in order; arrows as `ab`: b has it from a."""
    return SourceGraph(
        tuple(Point(name, "report", name) for name in points),
        tuple(Arrow(arrow[0], arrow[1], "cites") for arrow in arrows),
    )


def drawn(found: SourceGraph) -> list[str]:
    return ["".join(point.id for point in layer) for layer in layers(found)]


def test_every_point_stands_right_of_its_sources() -> None:
    assert drawn(graph("oabc", "oa", "ab", "oc", "bc")) == ["o", "a", "b", "c"]
    assert drawn(graph("opab", "oa", "pb")) == ["op", "ab"]


def test_a_closed_circle_is_cut_where_it_leads_back() -> None:
    circle = graph("abc", "ab", "bc", "ca")
    assert drawn(circle) == ["a", "b", "c"]
    assert [(arrow.start, arrow.end) for arrow in backward(circle)] == [("c", "a")]


def test_a_late_source_is_no_circle() -> None:
    found = graph("ba", "ab")
    assert drawn(found) == ["a", "b"]
    assert backward(found) == ()


def test_a_long_chain_needs_no_recursion() -> None:
    names = [str(number) for number in range(1500)]
    points = tuple(Point(name, "report", name) for name in reversed(names))
    chain = SourceGraph(points, tuple(Arrow(a, b, "cites") for a, b in pairwise(names)))
    assert len(layers(chain)) == 1500


LETTERS = "abcdef"


@given(st.lists(st.tuples(st.sampled_from(LETTERS), st.sampled_from(LETTERS)), max_size=15))
def test_every_point_is_drawn_once_and_arrows_lead_on(ends: list[tuple[str, str]]) -> None:
    found = graph(LETTERS, *(a + b for a, b in ends if a != b))
    placed = layers(found)
    assert sorted(point.id for layer in placed for point in layer) == sorted(LETTERS)
    depth = {point.id: at for at, layer in enumerate(placed) for point in layer}
    back = set(backward(found))
    assert all(depth[arrow.start] < depth[arrow.end] for arrow in found.arrows if arrow not in back)
