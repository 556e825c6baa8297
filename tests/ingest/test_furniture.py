from __future__ import annotations

import pytest

from ondit.ingest.furniture import judge


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("zum Inhalt", "navigation"),
        ("Home | Harbour | Ferries | Tides", "navigation"),
        ("→ Alle Nachrichten aus dem Norden", "navigation"),
        ("Facebook Twitter WhatsApp", "share bar"),
        ("Kommentare (12)", "comments"),
        ("* * *", "separator"),
        ("Abo kündigen | Teilen. Drucken", "navigation"),
        ("- Anzeige -", "advertisement"),
        ("© 2024 Hafenbote", "copyright"),
    ],
)
def test_removed(line: str, why: str) -> None:
    verdict = judge(line, edge=True, end=True)
    assert verdict is not None
    assert verdict.why == why


@pytest.mark.parametrize(
    "line",
    [
        "Der Minister schwieg.",
        "„Teilen Sie das bitte mit allen, die Sie kennen“, sagte er.",
        "Was geplant ist",
        "Home is where the heart is, she said.",
        "Group A | Norway 2 | Chile 1",
        "Sport ist Mord",
        "Lesen Sie das Urteil, sagte der Richter.",
        "Follow-up talks begin on Monday.",
        "Meier: Am Montag.",
        "»Wir fahren« → »Wir bleiben«.",
    ],
)
def test_kept(line: str) -> None:
    assert judge(line, edge=True, end=True) is None


def test_bylines_stand_near_the_head_or_the_end() -> None:
    assert judge("By Ann Lowe", edge=True, end=False) is not None
    assert judge("By Ann Lowe", edge=False, end=False) is None


def test_words_to_readers_stand_at_the_end() -> None:
    assert judge("Have a tip? Text us.", edge=True, end=True) is not None
    assert judge("Have a tip? Text us.", edge=True, end=False) is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("[1] https://dserver.example/btd/20/09999.pdf [2] https://rechnungshof.example/bericht-2019", "address"),
        ("Wer mehr weiß, schreibt bitte an die Adresse hinweis@bote.example der Redaktion.", "contact"),
    ],
)
def test_addresses_at_the_end(line: str, why: str) -> None:
    verdict = judge(line, edge=True, end=True)
    assert verdict is not None
    assert verdict.why == why


def test_an_address_inside_the_text_stays() -> None:
    line = "Die Mail ging an minister@varn.example, sagte der Beamte, und blieb ohne Antwort."
    assert judge(line, edge=False, end=False) is None
