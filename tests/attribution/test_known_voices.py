from __future__ import annotations

import pytest

from ondit.reading import read_text
from ondit.records import Voice


def voices(text: str, language: str) -> dict[str | None, Voice]:
    return {voice.name: voice for voice in read_text(text, language=language).voices}


@pytest.mark.parametrize(
    ("language", "text", "name", "expected"),
    [
        ("de", "Die Hisbollah erklärte, sie wisse nichts.", "Hisbollah", ("organisation", "LB", "Q41053")),
        ("en", "Hezbollah said it knew nothing.", "Hezbollah", ("organisation", "LB", "Q41053")),
        ("de", "Die Bundeswehr teilte mit, es fehle Munition.", "Bundeswehr", ("military", "DE", "Q56010")),
        ("en", "The U.S. Navy said a ship was lost.", "U.S. Navy", ("government", "US", "Q11220")),
        ("de", "Wie Reuters berichtet, ist das Lager leer.", "Reuters", ("agency", "GB", "Q130879")),
        ("en", "Russia said it would deliver.", "Russia", ("government", "RU", "Q159")),
        ("de", "Die Nordhafen AG teilte mit, sie liefere.", "Nordhafen AG", ("organisation", None, None)),
    ],
)
def test_what_the_tables_know(
    language: str, text: str, name: str, expected: tuple[str, str | None, str | None]
) -> None:
    voice = voices(text, language)[name]
    assert (voice.kind, voice.country, voice.wikidata) == expected


@pytest.mark.parametrize(
    ("language", "text", "name", "country"),
    [
        ("de", "Die Botschaft in Teheran teilte mit, sie sei geschlossen.", "Botschaft in Teheran", None),
        ("en", "The embassy in Tehran said it was closed.", "embassy in Tehran", None),
        ("en", "The Iranian embassy in Berlin said it was false.", "Iranian embassy in Berlin", "IR"),
        ("de", "Das Ministerium in Wien teilte mit, man prüfe.", "Ministerium in Wien", "AT"),
    ],
)
def test_an_embassy_is_not_of_the_place_where_it_stands(
    language: str, text: str, name: str, country: str | None
) -> None:
    assert voices(text, language)[name].country == country


def test_a_firm_called_like_somebody_is_no_firm() -> None:
    text = "Der Künstler Leonardo Beretta sagte, das Bild sei echt. Beretta sagte, er habe es geprüft."
    voice = voices(text, "de")["Leonardo Beretta"]
    assert (voice.kind, voice.country) == ("person", None)


@pytest.mark.parametrize(
    ("language", "text", "name", "country"),
    [
        ("de", "Die Bundesregierung erklärte, man prüfe. Das Ministerium in Wien teilte mit, es wisse nichts.",
         "Bundesregierung", "AT"),
        ("de", "Die Bundesregierung erklärte, man prüfe.", "Bundesregierung", None),
        ("en", "The ministry in Brussels said it would check. The Belgian navy said it knew nothing.",
         "ministry in Brussels", "BE"),
    ],
)  # fmt: skip
def test_the_other_voices_tell_whose_an_office_is(language: str, text: str, name: str, country: str | None) -> None:
    assert voices(text, language)[name].country == country
