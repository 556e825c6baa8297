from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondit.packs.language import known_languages, language_pack
from ondit.provenance.tellers import (
    OriginWords,
    Stations,
    clearly_different,
    finds,
    page_names,
    phrase_in,
    same_or_wider,
    stations_in,
)
from ondit.provenance.telling import Sentences

EN, DE = language_pack("en"), language_pack("de")


@pytest.mark.parametrize("language", known_languages())
def test_every_rule_finds_and_leaves_its_sentences(language: str) -> None:
    pack = language_pack(language)
    for rule in pack.rules("origins.yaml", OriginWords):
        assert all(finds(pack, rule, sentence) for sentence in rule.finds), rule.name
        assert not any(finds(pack, rule, sentence) for sentence in rule.leaves), rule.name


def test_the_languages_know_the_same_things() -> None:
    packs = [language_pack(code) for code in known_languages()]
    assert len({frozenset(rule.does for rule in pack.rules("origins.yaml", OriginWords)) for pack in packs}) == 1
    assert len({frozenset(pack.table("stations.yaml", Stations).stations) for pack in packs}) == 1


def test_the_sentences_of_all_languages_take_the_same_names() -> None:
    def names(sentence: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}

    tables = [language_pack(code).table("because.yaml", Sentences).texts for code in known_languages()]
    assert len({frozenset(table) for table in tables}) == 1
    for code, sentence in tables[0].items():
        assert all(names(table[code]) == names(sentence) for table in tables), code


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a senior official at the Ministry of Defence in Quito", {"government/ministry/defence"}),
        ("an official", set()),
        ("a retired navy captain", set()),
        ("a baker who lives beside the police station", set()),
    ],
)
def test_stations_in_english(text: str, found: set[str]) -> None:
    assert stations_in(text, EN) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ein Sprecher des finnischen Außenministeriums", {"government/ministry/foreign"}),
        ("die Staatsanwaltschaft Tampere", {"justice/prosecution"}),
        ("ein pensionierter Richter", set()),
    ],
)
def test_stations_in_german(text: str, found: set[str]) -> None:
    assert stations_in(text, DE) == found


def test_offices_part_where_their_paths_do() -> None:
    assert clearly_different({"government/ministry/finance"}, {"government/ministry/defence"})
    assert not clearly_different({"government/ministry"}, {"government/ministry/defence"})
    assert not clearly_different({"government/ministry/defence"}, set())
    assert not same_or_wider("govern", "government")


def test_a_page_knows_itself_by_a_part_of_its_name() -> None:
    names = page_names("The Harbour Gazette", EN)
    assert phrase_in("A memo seen by the Gazette says so.", "held", EN, names) == (7, 26)
    assert phrase_in("A memo seen by the Herald says so.", "held", EN, names) is None


@given(st.text(max_size=200))
def test_any_text_can_be_asked(text: str) -> None:
    place = phrase_in(text, "saw", EN, page_names("Harbour Gazette", EN))
    assert place is None or 0 <= place[0] < place[1] <= len(text)
    assert stations_in(text, DE) <= set(DE.table("stations.yaml", Stations).stations)
