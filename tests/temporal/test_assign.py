"""Which times date what is said, and which the saying of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ondit.annotate.document import Document
from ondit.annotate.pipeline import annotate
from ondit.attribution.draft import Draft
from ondit.packs.language import language_pack
from ondit.reading import read_text
from ondit.records import Part
from ondit.temporal.assign import assign_times
from ondit.temporal.find import find_times


def read(text: str, code: str) -> Document:
    """One paragraph, annotated."""
    return annotate(text, [Part("body", 0, len(text))], language_pack(code))


def words(doc: Document, text: str) -> tuple[int, int]:
    """The tokens of these words."""
    start = doc.text.index(text)
    return doc.token_at(start), doc.token_at(start + len(text) - 1) + 1


def dated(code: str, text: str, cue: str, content: str, source: str = "") -> dict[str, str]:
    """The words of each time to what it dates."""
    doc = read(text, code)
    draft = Draft("indirect", (words(doc, content),), cue=(words(doc, cue),) if cue else ())
    draft = replace(draft, source=(words(doc, source),) if source else ())
    times = find_times(doc, language_pack(code), "2024-05-16")
    return {time.text: time.of for time in assign_times(times, draft, doc)}


FRAMES = [
    ("de", "Der Minister sagte am Montag, die Schiffe seien im März geliefert worden.", "sagte",
     "die Schiffe seien im März geliefert worden", {"Montag": "saying", "März": "event"}),
    ("de", "Die Schiffe seien im März geliefert worden, sagte der Minister am Montag.", "sagte",
     "Die Schiffe seien im März geliefert worden", {"Montag": "saying", "März": "event"}),
    ("de", "Die Partei kritisierte am Montag den Vertrag vom März.", "kritisierte", "den Vertrag vom März",
     {"Montag": "saying", "März": "event"}),
    ("en", "The minister said on Monday that the ships had been delivered in March.", "said",
     "the ships had been delivered in March", {"Monday": "saying", "March": "event"}),
    ("en", "The ships were delivered in March, the minister said on Monday.", "said",
     "The ships were delivered in March", {"Monday": "saying", "March": "event"}),
    ("en", "The party criticised on Monday the treaty of March 3.", "criticised", "the treaty of March 3",
     {"Monday": "saying", "March 3": "event"}),
    ("en", "He said Monday the ships would be delivered in May.", "said", "Monday the ships would be delivered in May",
     {"Monday": "saying", "May": "event"}),
    ("en", "Officials said Monday's attack killed five.", "said", "Monday's attack killed five", {"Monday": "event"}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "cue", "content", "expected"), FRAMES)
def test_the_frame_dates_the_saying(code: str, text: str, cue: str, content: str, expected: dict[str, str]) -> None:
    assert dated(code, text, cue, content) == expected


@pytest.mark.parametrize(
    ("code", "text", "cue", "source", "content", "expected"),
    [
        ("de", "Ein Offizier, der im März geflohen ist, berichtete am Dienstag von Angriffen.", "berichtete",
         "Ein Offizier, der im März geflohen ist", "Angriffen", {"Dienstag": "saying"}),
        ("de", "Laut einem am Mittwoch veröffentlichten Bericht starben im Februar 40 Menschen.", "Laut",
         "einem am Mittwoch veröffentlichten Bericht", "starben im Februar 40 Menschen",
         {"Mittwoch": "saying", "Februar": "event"}),
        ("en", "An officer who fled in March reported attacks on Tuesday.", "reported",
         "An officer who fled in March", "attacks", {"Tuesday": "saying"}),
        ("en", "According to a report published on Wednesday, 40 people died in February.", "According to",
         "a report published on Wednesday", "40 people died in February", {"Wednesday": "saying", "February": "event"}),
    ],
)  # fmt: skip
def test_what_a_source_has_behind_it_dates_no_saying(
    code: str, text: str, cue: str, source: str, content: str, expected: dict[str, str]
) -> None:
    assert dated(code, text, cue, content, source) == expected


@pytest.mark.parametrize(
    ("code", "text", "cue", "content", "expected"),
    [
        ("de", "Die Warnung vom Montag, es drohe Krieg, löste am Dienstag Proteste aus.", "Warnung", "es drohe Krieg",
         {"Montag": "saying"}),
        ("en", "The warning of Monday that war loomed caused protests on Tuesday.", "warning", "war loomed",
         {"Monday": "saying"}),
    ],
)  # fmt: skip
def test_a_noun_that_tells_of_a_saying_has_its_own_date(
    code: str, text: str, cue: str, content: str, expected: dict[str, str]
) -> None:
    assert dated(code, text, cue, content) == expected


def test_a_reading_names_each_time_once() -> None:
    text = (
        "Notstand verlängert\n\nKIEW, 14. Mai (Reuters) - Der Minister sagte am Montag, der Bau habe im März begonnen."
    )
    reading = read_text(text, published="2024-05-16", language="de")
    assert [(time.text, time.value, time.of) for time in reading.times] == [
        ("14. Mai", "2024-05-14", "report"),
        ("Montag", "2024-05-13", "saying"),
        ("März", "2024-03", "event"),
    ]
    assert {time.anchor for time in reading.times} == {"published", "dateline"}


def test_the_day_of_the_dateline_is_the_day_a_report_speaks_from() -> None:
    text = "Talks go on\n\nKYIV, May 9 (Reuters) - The minister arrived yesterday, an official said."
    _, yesterday = read_text(text, published="2024-05-16", language="en").times
    assert (yesterday.value, yesterday.anchor) == ("2024-05-08", "dateline")


def test_own_statement_has_no_frame() -> None:
    found = dated("de", "Am Montag brannte es. Im März auch.", "", "Am Montag brannte es")
    assert found == {"Montag": "event"}


def test_verb_that_points_ahead() -> None:
    pack = language_pack("de")
    (coming,) = find_times(read("Das Treffen wird am Montag beginnen.", "de"), pack, "2024-05-16")
    (gone,) = find_times(read("Das Treffen begann am Montag.", "de"), pack, "2024-05-16")
    assert (coming.value, gone.value) == ("2024-05-20", "2024-05-13")


def test_event_ends_before_the_verb() -> None:
    doc = read("Der Handel wurde Monate nach dem Abzug der Truppen aus dem Norden vereinbart.", "de")
    (time,) = find_times(doc, language_pack("de"), "2024-05-16")
    assert time.relative_to == "Abzug der Truppen aus dem Norden"


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("de", "„Wir reisen morgen ab“, sagte der Minister am Montag.", ["2024-05-14", "2024-05-13"]),
        ("de", "Der Minister sagte am Montag, morgen werde man abreisen.", ["2024-05-13", "2024-05-17"]),
        ("en", "“We leave tomorrow,” the minister said on Monday.", ["2024-05-14", "2024-05-13"]),
        ("en", "“We leave tomorrow,” the minister said.", ["2024-05-17"]),
    ],
)
def test_quoted_words_count_from_the_day_they_were_said(code: str, text: str, values: list[str]) -> None:
    assert [time.value for time in read_text(text, published="2024-05-16", language=code).times] == values
