"""Which times date what is said, and which the saying of it."""

from __future__ import annotations

from ondit.annotate.document import Document
from ondit.annotate.pipeline import annotate
from ondit.attribution.draft import Draft
from ondit.packs.language import language_pack
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


def dated(code: str, text: str, cue: str, content: str) -> dict[str, str]:
    """The words of each time to what it dates."""
    doc = read(text, code)
    draft = Draft("indirect", (words(doc, content),), cue=(words(doc, cue),) if cue else ())
    times = find_times(doc, language_pack(code), "2024-05-16")
    return {time.text: time.of for time in assign_times(times, draft, doc)}


def test_frame_dates_the_saying() -> None:
    text = "Der Minister sagte am Montag, die Schiffe seien im März geliefert worden."
    found = dated("de", text, "sagte", "die Schiffe seien im März geliefert worden")
    assert found == {"Montag": "saying", "März": "event"}


def test_frame_after_the_content() -> None:
    text = "The ships were delivered in March, the minister said on Monday."
    found = dated("en", text, "said", "The ships were delivered in March")
    assert found == {"Monday": "saying", "March": "event"}


def test_noun_phrase_content() -> None:
    found = dated("de", "Die Partei kritisierte am Montag den Vertrag vom März.", "kritisierte", "den Vertrag vom März")
    assert found == {"Montag": "saying", "März": "event"}


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
