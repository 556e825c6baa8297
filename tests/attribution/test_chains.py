"""The order of a chain, its links and the words that show them."""

from __future__ import annotations

import pytest

from ondit.reading import read_text
from ondit.records import Reading, Statement


def smallest(reading: Reading, words: str) -> Statement:
    """The smallest statement that holds the words."""
    found = [s for s in reading.statements if words in reading.report.text[s.content[0].start : s.content[-1].end]]
    return min(found, key=lambda s: sum(len(span.text) for span in s.content))


def links(statement: Statement) -> list[tuple[str | None, str]]:
    """Names and kinds of a chain's links behind the page."""
    return [(link.name, link.link) for link in statement.chain[1:]]


@pytest.mark.parametrize(
    ("language", "text", "words", "expected"),
    [
        (
            "de",
            "Chile kauft Radare\n\nChile kauft Radare, sagte ein Beamter gegenüber der Zeitung „Andenpost“.",
            "Chile kauft Radare",
            [("Andenpost", "cites"), ("Beamter", "quotes")],
        ),
        (
            "en",
            "Chile buys radars\n\nChile will buy six radars, an official told the Andes Herald.",
            "Chile will buy",
            [("Andes Herald", "cites"), ("official", "quotes")],
        ),
        (
            "de",
            "Chile kauft Radare\n\nChile kaufe sie, berichtet die „Andenpost“ unter Berufung auf ein geheimes Papier.",
            "Chile kaufe",
            [("Andenpost", "cites"), ("geheimes Papier", "rests-on")],
        ),
        (
            "en",
            "Chile buys radars\n\nChile will buy six radars, the Andes Herald reported, citing an internal document.",
            "Chile will buy",
            [("Andes Herald", "cites"), ("internal document", "rests-on")],
        ),
        (
            "en",
            "Chile buys radars\n\nChile will buy six radars, the Andes Herald reported, citing a navy official.",
            "Chile will buy",
            [("Andes Herald", "cites"), ("navy official", "quotes")],
        ),
    ],
)
def test_the_links_from_the_page_outward(
    language: str, text: str, words: str, expected: list[tuple[str | None, str]]
) -> None:
    reading = read_text(text, outlet="Coast Echo", language=language)
    body = [s for s in reading.statements if s.manner != "own" and words in s.content[0].text]
    assert links(body[-1]) == expected


def test_a_credit_lengthens_the_chain_but_not_the_pages_own_headline() -> None:
    text = "Chile kauft Radare\n\nChile kauft sechs Radare, sagte ein Beamter.\n\nQuelle: Andenpost"
    reading = read_text(text, outlet="Küstenbote", language="de")
    assert [name for name, _ in links(smallest(reading, "sechs Radare"))] == ["Andenpost", "Beamter"]
    assert all(not links(s) for s in reading.statements if s.manner == "own" and s.content[0].start == 0)


def test_a_page_that_signs_with_its_own_mark_credits_nobody() -> None:
    text = "Chile buys radars\n\nLIMA (Reuters) - Chile will buy six radars, an official said."
    reading = read_text(text, outlet="Reuters", language="en")
    assert [name for name, _ in links(smallest(reading, "Chile will buy"))] == ["official"]


def test_who_speaks_to_the_page_too_is_not_heard_through_another() -> None:
    text = (
        "Chile buys radars\n\nMinister Ana Rot told the Andes Herald that Chile would buy radars. "
        "Minister Rot told the Echo that the price was fair. Rot said the deal was done."
    )
    reading = read_text(text, outlet="Coast Echo", language="en")
    assert [name for name, _ in links(smallest(reading, "the deal was done"))] == ["Ana Rot"]


def test_evidence_is_the_source_and_the_cue() -> None:
    text = "Chile buys radars\n\nMinister Ana Rot said Chile would buy radars."
    last = smallest(read_text(text, outlet="Coast Echo", language="en"), "Chile would buy").chain[-1]
    assert [span.text for span in last.evidence] == ["Minister Ana Rot", "said"]
