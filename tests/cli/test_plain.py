from __future__ import annotations

import dataclasses
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import german, reading, report, span, statement, voice

from ondit.cli.plain import asked, cells, clean, heading, how_sure, in_order, not_named, on_whose_word, shorten, when
from ondit.records import Link, Mark, Reading, Stance, Statement, Time

TEXT = "Der Beamte sagte, das Amt könnte am Montag schließen."


def said(of: Reading, number: int) -> str:
    return on_whose_word(in_order(of)[number - 1][1], {v.id: v for v in of.voices})


def test_the_chain_in_words() -> None:
    assert said(german(), 1) == "chilenischer Beamter (unnamed), via Meridian Post; rests on Papier"
    assert said(german(), 4) == "the page itself"


def chained(*links: Link, voice: str, manner: str = "indirect") -> Statement:
    first = Link("v0", None, "outlet", "publishes", ())
    return statement(TEXT, TEXT, voice=voice, chain=(first, *links), manner=manner)


def test_the_page_crediting_another() -> None:
    cnn = Link("v1", "CNN", "outlet", "credits", ())
    assert on_whose_word(chained(cnn, voice="v0", manner="own"), {}) == "the page, crediting CNN"


def test_outlets_are_named_from_the_voice_outward() -> None:
    links = (Link("v1", "A", "outlet", "credits", ()), Link("v2", "B", "agency", "cites", ()))
    assert on_whose_word(chained(*links, Link("v3", "Anna Ott", "person", "quotes", ()), voice="v3"), {}) == (
        "Anna Ott, via B, via A"
    )


@pytest.mark.parametrize(
    ("name", "kind", "count", "expected"),
    [
        (None, "official", 1, "an official not named"),
        (None, "unknown", None, "somebody not named"),
        ("US officials", "official", 2, "US officials (unnamed, 2 of them)"),
        ("US officials", "official", None, "US officials (unnamed)"),
    ],
)
def test_voices_without_a_name(name: str | None, kind: str, count: int | None, expected: str) -> None:
    made = chained(Link("v1", name, kind, "quotes", ()), voice="v1")  # type: ignore[arg-type]
    assert on_whose_word(made, {"v1": voice(name, "v1", kind=kind, count=count)}) == expected


def test_how_sure_in_words() -> None:
    could = span(TEXT, "könnte")
    marked = Stance("PS+", "Uu", (Mark("de/koennte", could.start, could.end, could.text),) * 2)
    made = chained(voice="v0")
    assert how_sure(dataclasses.replace(made, stance=marked)) == "possible (könnte)"
    assert how_sure(dataclasses.replace(made, stance=marked, tense="planned")) == "possible (könnte); planned"
    both = Stance("CT+", "CT+", (Mark("de/wissen", could.start, could.end, could.text),))
    assert how_sure(dataclasses.replace(made, stance=both)) == "asserted; the page: asserted"
    assert how_sure(dataclasses.replace(made, stance=Stance("CT-", "Uu", ()))) == "denied"


def dated(value: str | None, of: Literal["event", "saying"] = "event", relative_to: str | None = None) -> Time:
    place = span(TEXT, "am Montag")
    return Time(
        place.start, place.end, place.text, value, "DATE", None, of, "published", relative_to, "de/tag"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (dated("2024-01-08"), "am Montag (2024-01-08)"),
        (dated("2024-01-08", of="saying"), "said am Montag (2024-01-08)"),
        (dated("XXXX-09"), "am Montag (year unknown)"),
        (dated("XXXX-WXX-3"), "am Montag (date unknown)"),
        (dated("2024-FA"), "am Montag (autumn 2024)"),
        (dated("2024-W03-WE"), "am Montag (weekend 2024-W03)"),
        (dated("PRESENT_REF"), "am Montag (now)"),
        (dataclasses.replace(dated("P3D"), type="DURATION"), "am Montag"),
        (dataclasses.replace(dated("2022"), text="im Jahr 2022"), "im Jahr 2022"),
        (dated(None), "am Montag"),
        (dated(None, relative_to="der Einmarsch"), "am Montag (relative to der Einmarsch)"),
    ],
)
def test_when_in_words(time: Time, expected: str) -> None:
    assert when(dataclasses.replace(chained(voice="v0"), times=(time,))) == expected


def test_many_times_are_counted() -> None:
    times = tuple(dated(f"2024-01-0{day}") for day in range(1, 6))
    assert when(dataclasses.replace(chained(voice="v0"), times=times)).endswith("(2024-01-03); and 2 more")


def test_nested_statements_follow_their_parent() -> None:
    assert [(depth, s.id[2]) for depth, s in in_order(german())] == [(0, "1"), (1, "2"), (0, "3"), (0, "4")]


def test_a_circle_of_parents_ends() -> None:
    one = statement(TEXT, "Der Beamte", id="s-a", parent="s-b")
    other = statement(TEXT, "das Amt", id="s-b", parent="s-a")
    assert in_order(reading(report(TEXT), one, other)) == []


def test_deep_nesting_needs_no_deep_stack() -> None:
    chain = [statement(TEXT, "das Amt", id=f"s-{n}", parent=f"s-{n - 1}" if n else None) for n in range(5000)]
    assert in_order(reading(report(TEXT), *chain))[-1][0] == 4999


def test_what_stands_below() -> None:
    made = german()
    assert not_named(made) == ["chilenischer Beamter (1, 2, 3)", "Papier (1)"]
    known = {v.id: v for v in made.voices}
    assert asked(made.comment_requests[0], known) == ("das Ministerium (by Meridian Post): no answer reported")


def test_unknown_is_said_to_be_unknown() -> None:
    assert heading(report(TEXT)) == "outlet unknown · date unknown · language de"
    page = report(TEXT, outlet="Küstenbote", published="2024-01-05", published_from="given", kind="opinion")
    assert heading(page) == "Küstenbote · 2024-01-05 (as given) · language de · opinion"


@given(st.text())
def test_clean_text_steers_no_terminal(text: str) -> None:
    assert all(char.isprintable() or char in "\u200c\u200d" for char in clean(text))


def test_clean_shows_what_it_disarms() -> None:
    assert clean("a\x1b[31mb\u202ec\u00ad\r\nd") == "a<U+001B>[31mb<U+202E>c d"


@given(st.text(alphabet="ab „導弾é\u0301", max_size=400), st.integers(20, 200))
def test_shortened_text_fits(text: str, room: int) -> None:
    short = shorten(clean(text), room)
    assert cells(short) <= room


def test_shortening_leaves_out_the_middle() -> None:
    assert shorten("eins zwei drei vier fünf sechs sieben acht", 26) == "eins zwei drei … acht"
    assert shorten("導弾" * 50, 21) == "導弾" * 5 + "…"
