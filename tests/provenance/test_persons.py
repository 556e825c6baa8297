from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondit.provenance.persons import other_person, same_person

NAMES = st.lists(st.text("abcdeilmnorstuzčéß", min_size=2, max_size=9), min_size=1, max_size=3).map(
    lambda words: " ".join(word.capitalize() for word in words)
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Armen Petrosjan", "Armen Petrosyan"),
        ("Petrosjan", "Armen Petrosyan"),
        ("Sergej Schukow", "Sergey Shukov"),
        ("Jürgen Weiß", "Juergen Weiss"),
        ("M. Lindholm", "Mara Lindholm"),
        ("Dr Mara Lindholm", "Mara Lindholm"),
        ("Lovro Čačić", "Lovro Cacic"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert same_person(one, other)
    assert not other_person(one, other)


@pytest.mark.parametrize(("one", "other"), [("Mara Lindholm", "Jonas Ferreira"), ("Kim Sun-hee", "Park Jae-won")])
def test_two_people(one: str, other: str) -> None:
    assert other_person(one, other)
    assert not same_person(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mara Lindholm", "Erik Lindholm"),
        ("Mara Lindholm", "Mara Lindhorm"),
        ("Lindholm", "Jonas Ferreira"),
        ("Kim Sun-hee", "Sun-hee Kim"),
    ],
)
def test_who_may_be_one_or_two(one: str, other: str) -> None:
    assert not same_person(one, other)
    assert not other_person(one, other)


@given(NAMES, NAMES)
def test_order_does_not_matter_and_nobody_is_both(one: str, other: str) -> None:
    assert same_person(one, other) == same_person(other, one)
    assert other_person(one, other) == other_person(other, one)
    assert not (same_person(one, other) and other_person(one, other))


@given(NAMES)
def test_nobody_is_another_than_oneself(name: str) -> None:
    assert not other_person(name, name)
    assert not other_person(name, name.upper())
