from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ondit.claims.aligning import aligned
from ondit.claims.features import features_of
from ondit.claims.scale import Saying, Scale
from ondit.packs.language import language_pack

ENGLISH = [
    "The ferry Orlanda rammed the pier at Kessin with 212 people aboard",
    "She limped for a while",
    "The skipper, Jonna Perk, blamed a gust of 98 kilometres an hour",
    "Tickets in Lommel stay cheap",
]
GERMAN = [
    "Die Fähre Orlanda hat in Kessin mit 212 Menschen an Bord die Mole gerammt",
    "Eine Weile hinkte sie",
    "Kapitänin Jonna Perk gab einer Bö von 98 Stundenkilometern die Schuld",
    "Morgen mehr",
]


def page(name: str, language: str, lines: list[str]) -> list[Saying]:
    pack = language_pack(language)
    return [Saying(name, language, at, None, at == 0, features_of(line, pack)) for at, line in enumerate(lines)]


def test_what_stands_between_two_that_are_alike_is_one_too() -> None:
    scale = Scale([*page("r1", "en", ENGLISH), *page("r2", "de", GERMAN)])
    assert set(aligned(scale, {"r2": {"r1"}})) == {(0, 4), (1, 5), (2, 6)}


def test_without_a_derivation_nothing_is_aligned() -> None:
    scale = Scale([*page("r1", "en", ENGLISH), *page("r2", "de", GERMAN)])
    assert aligned(scale, {}) == []


LINES = st.lists(st.sampled_from([*ENGLISH, "Nothing", "The pier is shut"]), max_size=6)


@given(LINES, LINES)
def test_pairs_stand_in_one_order(ours: list[str], theirs: list[str]) -> None:
    scale = Scale([*page("r1", "en", ours), *page("r2", "en", theirs)])
    pairs = sorted(aligned(scale, {"r2": {"r1"}}))
    assert [b for _, b in pairs] == sorted({b for _, b in pairs})
    assert len({a for a, _ in pairs}) == len(pairs)
