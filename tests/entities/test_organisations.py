from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondit.entities.organisations import known_as, same_organisation
from ondit.packs.bodies import known_bodies
from ondit.packs.language import language_pack
from ondit.packs.outlets import known_outlets

PAIRS = [
    ("IAEA", "Internationale Atomenergiebehörde", "same", "id"),
    ("IAEO", "International Atomic Energy Agency", "same", "id"),
    ("Hisbollah", "Hezbollah", "same", "id"),
    ("Huthi", "Houthis", "same", "id"),
    ("Weltgesundheitsorganisation", "WHO", "same", "id"),
    ("Rheinmetall AG", "Rheinmetall", "same", "id"),
    ("NYT", "The New York Times", "same", "id"),
    ("Deutsche Presse-Agentur", "dpa", "same", "id"),
    ("Deutschland", "Germany", "same", "id"),
    ("Vereinte Nationen", "UN", "same", "id"),
    ("Stockholmer Friedensforschungsinstitut", "SIPRI", "same", "id"),
    ("Islamische Revolutionsgarden", "IRGC", "same", "id"),
    ("US-Marine", "US Navy", "same", "id"),
    ("Europäische Zentralbank", "ECB", "same", "id"),
    ("Enns Fahrzeugbau GmbH", "Enns Fahrzeugbau", "same", "spelling"),
    ("Müller Werke", "Mueller Werke", "undecided", "unknown"),
    ("AFP", "AP", "different", "id"),
    ("Hamas", "Hezbollah", "different", "id"),
    ("World Bank", "World Health Organization", "different", "id"),
    ("Reporter ohne Grenzen", "Rapid Support Forces", "different", "id"),
    ("Iran", "Iraq", "different", "id"),
    ("BBC", "Hafenbote", "undecided", "unknown"),
    ("Port Safety Authority", "PSA", "undecided", "abbreviation"),
    ("Falkner Arms", "Falkner", "undecided", "part-of-name"),
    ("Hafenministerium", "Ministry of Ports", "undecided", "unknown"),
    ("", "dpa", "undecided", "no-name"),
]


@pytest.mark.parametrize(("one", "other", "verdict", "reason"), PAIRS)
def test_pairs(one: str, other: str, verdict: str, reason: str) -> None:
    likeness = same_organisation(one, other)
    assert (likeness.verdict, likeness.reason) == (verdict, reason)
    assert same_organisation(other, one) == likeness


@pytest.mark.parametrize(
    ("name", "language", "homes", "wikidata"),
    [("Bundeswehr", "de", ("DE",), "Q56010"), ("Reuters", "en", ("GB",), "Q130879"), ("Iran", "en", ("IR",), "Q794"),
     ("Bundesregierung", "de", ("DE", "AT"), None), ("WHO", "de", (), "Q7817")],
)  # fmt: skip
def test_what_a_table_knows(name: str, language: str, homes: tuple[str, ...], wikidata: str | None) -> None:
    known = known_as(name, language_pack(language))
    assert known is not None
    assert (known.homes, known.wikidata) == (homes, wikidata)


@pytest.mark.parametrize("name", ["Moskau", "iranisch", "Kongo", "Hafenbote", "Leonardo", "Iran und Russland", ""])
def test_what_no_table_knows(name: str) -> None:
    assert known_as(name, language_pack("de")) is None


def test_no_body_is_an_outlet() -> None:
    names = {outlet.name.casefold() for outlet in known_outlets()}
    assert names.isdisjoint(body.name.casefold() for body in known_bodies().values())


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_words_are_compared(one: str, other: str) -> None:
    assert same_organisation(one, other).verdict == same_organisation(other, one).verdict
