"""Matters: what binds reports, what does not, and that nothing depends on the order in which they come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import reading, report, statement

from ondit.provenance.matters import MOST, SPELL, Key, Kind, _spells, akin, binds, joined, keys_of, matters_of
from ondit.records import Reading

COLLECTED = 0  # the key that all reports have
BOATS = (
    "Harbour board orders patrol boats in Lunden\n\nThe Halvorsen yard will build four boats for the Lunden harbour "
    "board, the port's director Tilda Quarrem said on Monday."
)
AGAIN = (
    "Vier Boote für Lunden\n\nDie Werft Halvorsen baut vier Boote für den Hafen von Lunden, sagte Hafendirektorin "
    "Tilda Quarrem am Montag."
)
OTHER = "Rain floods cellars in Marwick\n\nFirefighters pumped out forty cellars in Marwick, the town's Orla Dent said."


def read(text: str, id_: str, language: str = "en") -> Reading:
    page = report(text, id=id_, language=language)
    return reading(page, statement(text, text.partition("\n\n")[2] or text))


def own(some: Reading) -> frozenset[Key]:
    return keys_of(some) - keys_of(read(OTHER, "other"))


def test_names_bind_across_languages() -> None:
    assert own(read(BOATS, "a")) & own(read(AGAIN, "b", "de"))


def test_what_has_nothing_in_common_shares_only_that_it_was_collected() -> None:
    assert keys_of(read(BOATS, "a")) & keys_of(read(OTHER, "b")) == {next(iter(keys_of(read("x", "c"))))}


def test_a_few_reports_are_of_one_matter_and_many_are_not() -> None:
    few = {str(n): frozenset({COLLECTED}) for n in range(MOST[Kind.GIVEN])}
    assert len(matters_of(few)) == 1
    assert len(matters_of(few | {"more": frozenset({COLLECTED})})) == MOST[Kind.GIVEN] + 1


def test_a_copied_passage_binds() -> None:
    passage = " ".join(f"word{n} stands here" for n in range(40))
    one, other = (read(f"{title}\n\n{passage} {title}.", title) for title in ("First", "Second"))
    assert any(key & 3 == Kind.WORDING for key in keys_of(one) & keys_of(other))


FIRST = "Dam breaks above Rabenbach\n\nNine people are missing after a dam broke, the fire brigade said."
LATER = "Dammbruch: Pegel am Rabenbach fiel\n\nDer Damm sei vor Mitternacht gebrochen, sagte ein Beamter."


@pytest.mark.parametrize(
    ("days", "bound"),
    [(("2024-06-03", "2024-06-03"), True), (("2024-06-03", "2024-06-07"), True), (("2024-06-03", "2024-06-20"), False),
     (("2024-06-03", None), False), (("2024-06", "soon"), False)],
)  # fmt: skip
def test_one_name_binds_with_what_happens_in_the_same_days(days: tuple[str, str | None], bound: bool) -> None:
    one, other = (
        replace(made, report=replace(made.report, published=day))
        for made, day in zip((read(FIRST, "a"), read(LATER, "b", "de")), days, strict=True)
    )
    assert len(keys_of(one) & keys_of(other)) == (2 if days[0] == days[1] else 1) * bound + 1


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, SPELL // 2))
def test_days_that_are_near_share_a_spell(day: date, apart: int) -> None:
    assert set(_spells(day.isoformat())) & set(_spells((day + timedelta(apart)).isoformat()))


KEYS = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3),
    st.frozensets(st.integers(1, 12).map(lambda n: n << 2 | Kind.NAMES), max_size=4),
    max_size=12,
)


@given(KEYS, st.randoms())
def test_the_order_changes_nothing(keys: dict[str, frozenset[Key]], dice: object) -> None:
    shuffled = list(keys)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    turned = matters_of({report: keys[report] for report in shuffled})
    assert {frozenset(matter) for matter in matters_of(keys)} == {frozenset(matter) for matter in turned}


@given(KEYS)
def test_sharing_a_binding_key_is_being_of_one_matter(keys: dict[str, frozenset[Key]]) -> None:
    place = {report: n for n, matter in enumerate(joined(keys)) for report in matter}
    assert sorted(place) == sorted(keys)
    for one, mine in keys.items():
        for other, its in keys.items():
            if mine & its:
                assert place[one] == place[other]


def test_what_too_many_have_binds_nobody() -> None:
    key = 1 << 2 | Kind.NAMES
    assert binds(key, MOST[Kind.NAMES])
    assert not binds(key, MOST[Kind.NAMES] + 1)


def test_what_was_collected_together_need_not_be_akin() -> None:
    found = akin([read(BOATS, "a"), read(OTHER, "b"), read(AGAIN, "c", "de")])
    assert {frozenset(some) for some in found} == {frozenset({"a", "c"}), frozenset({"b"})}
