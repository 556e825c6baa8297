"""Which side of a headline's colon or dash speaks, and where nobody does."""

from __future__ import annotations

import pytest

from ondit.reading import read_text

BODY = {"de": "Es regnet heute in Kiel.", "en": "It rains in Kiel today."}


def voices(language: str, headline: str) -> list[tuple[str, str]]:
    """(source, content) of each statement of others in a headline."""
    reading = read_text(f"{headline}\n\n{BODY[language]}", outlet="Coast Echo", language=language)
    others = [s for s in reading.statements if s.manner != "own" and s.source]
    return [(s.source[0].text, s.content[0].text) for s in others]


@pytest.mark.parametrize(
    ("language", "headline", "source", "content"),
    [
        ("de", "Polizei: Mann tot gefunden", "Polizei", "Mann tot gefunden"),
        ("de", "Amt für Umwelt: Wasser ist sauber", "Amt", "Wasser ist sauber"),
        ("de", "Studie: Plastik in fast jedem See", "Studie", "Plastik in fast jedem See"),
        ("en", "Police: man found dead", "Police", "man found dead"),
        ("en", "Boats are late - ministry", "ministry", "Boats are late"),
        ("en", "Mayor to resign: paper", "paper", "Mayor to resign"),
    ],
)
def test_who_speaks(language: str, headline: str, source: str, content: str) -> None:
    assert voices(language, headline) == [(source, content)]


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("de", "Landrätin unter Druck: Kreistag streitet über Reform"),
        ("de", "Analyse: Was der Vertrag bedeutet"),
        ("de", "Tod von Richter Klein: Was bekannt ist"),
        ("en", "Live: Storm Edwin batters west coast"),
        ("en", "Mayor in court: bribery trial opens"),
        ("en", "Analysis: Ann Lee faces her toughest test"),
    ],
)
def test_nobody_speaks(language: str, headline: str) -> None:
    assert voices(language, headline) == []
