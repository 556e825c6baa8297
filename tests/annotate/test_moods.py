"""The mood of each verb, by form on top of the tagger."""

from __future__ import annotations

import pytest

from ondit.annotate.pipeline import annotate
from ondit.packs.language import language_pack
from ondit.records import Part


def moods(text: str, code: str = "de") -> dict[str, str]:
    """The mood of each verb of a paragraph, by its word."""
    tokens = annotate(text, [Part("body", 0, len(text))], language_pack(code)).tokens
    return {token.text: token.mood for token in tokens if token.pos in ("VERB", "AUX") and token.mood}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Der Minister sagte, das Land liefere keine Waffen.", "liefere"),
        ("Er sagte, sie habe davon gewusst.", "habe"),
        ("Die Zusagen seien falsch, hieß es.", "seien"),
        ("Das wäre ein Fehler.", "wäre"),
        ("Der Vertrag gälte dann weiter.", "gälte"),
    ],
)
def test_subjunctives(text: str, verb: str) -> None:
    assert moods(text)[verb] == "Sub"


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Ich habe davon gewusst.", "habe"),
        ("Das Land lieferte keine Waffen.", "lieferte"),
        ("Die Länder liefern keine Waffen.", "liefern"),
        ("Sie kritisierte den Plan.", "kritisierte"),
    ],
)
def test_indicatives(text: str, verb: str) -> None:
    assert moods(text)[verb] == "Ind"


def test_a_noun_has_no_mood() -> None:
    assert "Würde" not in moods("Er starb in Amt und Würde.")


def test_no_subjunctive_by_form_in_english() -> None:
    assert "Sub" not in moods("She said the port would be shut.", "en").values()
