"""What holds for any page at all."""

from __future__ import annotations

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from ondit.errors import InputError
from ondit.ingest.report import report_of
from ondit.records import Report
from ondit.settings import Settings

LINES = [
    "zum Inhalt", "Teilen | Drucken", "Kommentare (3)", "Von Anna Muster", "By Ann Lowe", "ANZEIGE", "Meistgelesen",
    "Hafen bleibt offen", "Port denies closure, official says", "Was geplant ist", "Wer zahlt?", "1. Zehn Fähren",
    "Kiel (dpa) - Der Hafen bleibt offen, sagte die Direktorin.", "Wien – Der Zug steht.", "5. Januar 2024",
    "Der Hafen bleibt offen. „Wir sind da“, sagte sie. (mit dpa)", "The port is open, its director said.",
    "Quelle: edition.cnn.com", "Source: Harbour Herald", "(dpa)", "Translated from the Alpenpost", "© 2024 Bote",
    "Der Kran vor dem Umbau. Foto: Anna Muster", "Lesen Sie auch: Zehn Häfen", "Have a tip? Text us.", "+++", "",
    "Stand: 5. Januar 2024, 16:00 Uhr", "und dann fuhr er\nweiter nach Kiel", "»Wir wussten nichts«", "  x  ",
]  # fmt: skip

PAGES = st.lists(st.sampled_from(LINES) | st.text(max_size=60), max_size=14).map("\n\n".join)


def read(text: str) -> Report | None:
    try:
        return report_of(text, "a", Settings(language="de"))
    except InputError:
        return None


@given(PAGES)
@settings(max_examples=300, deadline=None)
def test_parts_lie_in_the_text_in_order_and_cover_its_words(page: str) -> None:
    report = read(page)
    if report is None:
        return
    at = 0
    for part in report.parts:
        assert at <= part.start < part.end <= len(report.text)
        assert report.text[at : part.start].strip() == ""
        at = part.end
    assert report.text[at:].strip() == ""
    for credit in report.credits:
        assert report.text[credit.start : credit.end] == credit.text


@given(PAGES)
@settings(max_examples=300, deadline=None)
def test_no_line_gets_lost(page: str) -> None:
    report = read(page)
    if report is None:
        return
    kept = {line.strip() for line in report.text.splitlines()}
    removed = {line.strip() for one in report.removed for line in one.text.splitlines()}
    assert {line.strip() for line in _clean(page).splitlines() if line.strip()} <= kept | removed


def _clean(page: str) -> str:
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in page)


@given(PAGES)
@settings(max_examples=300, deadline=None)
def test_its_own_text_reads_as_itself(page: str) -> None:
    report = read(page)
    if report is None:
        return
    again = read(report.text)
    assert again is not None
    assert (again.text, again.removed) == (report.text, ())
    assert again.parts == report.parts


def test_a_megabyte_of_hostile_text_takes_no_time() -> None:
    dice = random.Random(7)
    pieces = ("a\n", "A ", "(", "„", "| ", ". ", "\n \n", "Von ", "1. ", "A-", "www.", "   ", "➜ x\n", "dpa/", "1.1.")
    for piece in pieces:
        text = "Port denies closure.\n\n" + piece * (1_000_000 // len(piece)) + "\n\nThe port is open."
        began = time.monotonic()
        read(text)
        assert time.monotonic() - began < 8, piece
    noise = "".join(dice.choice(" .,:|»(„\n-/A1a➜") for _ in range(500_000))
    began = time.monotonic()
    read(noise)
    assert time.monotonic() - began < 20
