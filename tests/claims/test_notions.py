from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondit.claims.notions import Concepts, Meant, Notions, known_acts, notions_of
from ondit.packs.language import known_languages, language_pack

TABLE = Concepts(
    compounds=True,
    capital_nouns=True,
    endings=("", "e", "es", "en", "s", "t"),
    before=("ge",),
    acts={"break": ("bruch", "brech"), "resign": ("rücktritt", "legt amt nieder")},
    outcomes={"missing": ("vermisst",)},
    things={"dam": ("damm",)},
)
WORDS = Notions(TABLE)


@pytest.mark.parametrize(
    ("word", "notions", "rest"),
    [
        ("bruches", ("!break",), ""),
        ("damme", ("~dam",), ""),
        ("dammbruch", ("~dam", "!break"), ""),
        ("speicherdamm", ("~dam",), "speicher"),
        ("gebrech", ("!break",), ""),
        ("vermisst", ("&missing",), ""),
        ("speicher", (), ""),
    ],
)
def test_a_word_is_of_its_notions(word: str, notions: tuple[str, ...], rest: str) -> None:
    assert WORDS.of(word) == Meant(notions, rest)


def test_several_words_stand_for_a_notion_in_their_order() -> None:
    assert list(WORDS.phrases(["sie", "legt", "ihr", "amt", "nieder"])) == ["!resign"]
    assert list(WORDS.phrases(["nieder", "mit", "dem", "amt", "legt", "sie"])) == []


def test_every_language_knows_the_same_notions() -> None:
    tables = [language_pack(code).table("concepts.yaml", Concepts) for code in known_languages()]
    for part in ("acts", "outcomes", "things"):
        assert len({frozenset(getattr(table, part)) for table in tables}) == 1
    assert known_acts() == {*tables[0].acts, *tables[0].outcomes}


@pytest.mark.parametrize("code", known_languages())
def test_every_stem_is_of_its_notion(code: str) -> None:
    table, notions = language_pack(code).table("concepts.yaml", Concepts), notions_of(language_pack(code))
    for part, mark in ((table.acts, "!"), (table.outcomes, "&"), (table.things, "~")):
        for name, stems in part.items():
            for stem in (one for one in stems if " " not in one and "-" not in one and one.isascii()):
                assert f"{mark}{name}" in notions.of(stem.lower()).notions, stem


@given(st.text(alphabet="abcdegmrsuh", max_size=24))
def test_any_word_can_be_asked(word: str) -> None:
    meant = WORDS.of(word)
    assert meant.rest == "" or meant.rest in word
