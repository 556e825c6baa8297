from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import Any

from tests.making import reading, report, statement, voice

from ondit.drawing.page import adds_nothing, chosen, page, rows
from ondit.drawing.words import through
from ondit.provenance.sources import SourceGraph
from ondit.records import FORMAT, Claim, Origins, Reading, Reason, Said, Trace

SOLD = "The ferry was sold."


def paper(id_: str, outlet: str, title: str = "Ferry") -> Reading:
    text = f"{title}\n\n{SOLD}"
    return reading(
        report(text, id=id_, outlet=outlet, language="en", title=title, published="2025-02-03"),
        statement(text, SOLD, id=f"s-{id_}"),
        voices=(voice(None, "v0", kind="outlet"),),
    )


def claim(*readings: Reading, text: str = SOLD, because: str = "Nobody knows.") -> Claim:
    said = tuple(Said(one.report.id, f"s-{one.report.id}", ()) for one in readings)
    fields: dict[str, Any] = {"pack": None, "frame": None, "denying": said[-1:], "updates": (), "contradicts": ()}
    origins = Origins(1, 2, 1, "Fjord Courier", True, (), (), (), (Reason("x", because, ()),))
    return Claim(id="c-1", text=text, supporting=said, origins=origins, **fields)


def made(graph: SourceGraph, *readings: Reading, **changes: str) -> str:
    one = claim(*readings, **changes)
    return page(Trace(FORMAT, readings, (), (one,)), {"c-1": graph}, lines={})


def visible(document: str) -> str:
    """The words of a page without its marks."""
    return html.unescape(re.sub(r"<[^>]*>", " ", document.partition("<main>")[2]))


def test_the_table_says_the_same_as_the_drawing(plain_graph: SourceGraph) -> None:
    labels = {point.id: point.label for point in plain_graph.points}
    told = {(row.who, row.whence) for row in rows(plain_graph)}
    assert told == {(labels[arrow.end], f"{arrow.how} {labels[arrow.start]}") for arrow in plain_graph.arrows}


def test_words_that_show_it_are_said_once(plain_graph: SourceGraph) -> None:
    assert "“port official”" in [row.shown for row in rows(plain_graph)]


def test_only_what_reports_alone_tell_adds_nothing(plain_graph: SourceGraph, circle: SourceGraph) -> None:
    assert list(adds_nothing(plain_graph)) == ["Delta Herald: copies Fjord Courier"]
    assert list(adds_nothing(circle)) == [
        "Paper r1: cites Paper r2",
        "Paper r2: cites Paper r1",
        "Paper r3: cites Paper r2",
    ]


def test_a_page_says_what_the_claim_rests_on(plain_graph: SourceGraph) -> None:
    words = " ".join(visible(made(plain_graph, paper("r1", "Fjord Courier"), paper("r2", "Delta Herald"))).split())
    assert "2 reports, 1 claim" in words
    assert "1 to 2 independent origins in 2 reports" in words
    for heading in ("Who has it from whom", "Reports that add nothing", "Who says so", "Who denies it"):
        assert heading in words


def test_a_page_fetches_nothing_and_runs_nothing(plain_graph: SourceGraph) -> None:
    document = made(plain_graph, paper("r1", "Fjord Courier"))
    assert "default-src 'none'" in document
    assert not re.search(r"<(script|link|img|iframe|object|form|a)\b|\bsrc=|\bhref=|\bon\w+=", document)


def test_nothing_of_a_report_is_markup(hostile_graph: SourceGraph) -> None:
    evil = hostile_graph.points[0].label
    document = made(hostile_graph, paper("r1", evil, title=evil), text=evil, because=evil)
    assert "<script" not in document
    assert "\u202e" not in document
    assert "\u0007" not in document
    assert visible(document).count("<script>alert(1)</script>") >= 8  # it is there to be read


def test_no_claims_are_said_so() -> None:
    document = page(Trace(FORMAT, (paper("r1", "Fjord Courier"),), (), ()), {}, lines={})
    assert "No two of these reports make the same claim." in document


def test_claims_of_most_reports_come_first() -> None:
    few, many = claim(paper("r1", "A")), claim(paper("r1", "A"), paper("r2", "B"))
    assert chosen([few, many]) == [many, few]


def test_one_channel_is_worth_saying_of_several_reports_alone() -> None:
    one, two = claim(paper("r1", "A")), claim(paper("r1", "A"), paper("r2", "B"))
    assert through(one) == ""
    assert through(two) == "1 channel"


def test_an_outlet_that_all_of_it_passed_is_named_where_the_reasons_say_so() -> None:
    one = claim(paper("r1", "A"), paper("r2", "B"))
    assert one.origins is not None
    told = replace(one.origins, because=(Reason("bottleneck", "Everything comes through Fjord Courier.", ()),))
    assert through(replace(one, origins=told)) == "1 channel: all of it came through Fjord Courier"
