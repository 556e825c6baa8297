from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondit.entities.people import same_person
from ondit.entities.scripts import romanised, skeletons

GOLD = Path(__file__).parent / "data" / "people.csv"


def pairs() -> list[tuple[str, str, str]]:
    with GOLD.open(encoding="utf-8", newline="") as file:
        return [(row["one"], row["other"], row["verdict"]) for row in csv.DictReader(file)]


PAIRS = pairs()


def test_gold_is_large_enough() -> None:
    counts = Counter(verdict for _, _, verdict in PAIRS)
    assert len(PAIRS) >= 150
    assert min(counts["same"], counts["different"], counts["undecided"]) >= 30


def test_nothing_is_wrongly_joined_or_parted() -> None:
    """Precision: who is called the same is the same, who is called different is different."""
    wrong = [(one, other) for one, other, gold in PAIRS if same_person(one, other).verdict not in (gold, "undecided")]
    assert wrong == [("Hans Meyer", "Hans Meier")]  # y and i are one sound: Sergey, Sergei


def test_most_is_found() -> None:
    found = Counter(gold for one, other, gold in PAIRS if same_person(one, other).verdict == gold)
    total = Counter(gold for _, _, gold in PAIRS)
    assert found["same"] >= 0.95 * total["same"]
    assert found["different"] >= 0.9 * total["different"]


NAMES = st.sampled_from(sorted({name for one, other, _ in PAIRS for name in (one, other)}))


@given(NAMES, NAMES)
def test_the_order_of_asking_does_not_matter(one: str, other: str) -> None:
    assert same_person(one, other) == same_person(other, one)


@given(NAMES)
def test_a_full_name_is_its_own(name: str) -> None:
    likeness = same_person(name, name)
    assert likeness.verdict == "same" or likeness.reason in ("surname-only", "script")


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_are_compared(one: str, other: str) -> None:
    assert same_person(one, other).verdict == same_person(other, one).verdict


def test_a_long_word_costs_no_more_than_a_name() -> None:
    assert len(skeletons("zc" * 50_000)) <= 1024
    assert same_person("zc" * 50_000, "x " * 50_000).verdict != "same"


@pytest.mark.parametrize(
    ("word", "german", "english", "scientific"),
    [("Шойгу", "schoigu", "shoygu", "šojgu"), ("Хрущёв", "chruschtschjow", "khrushchyov", "chruščëv"),
     ("Μητσοτάκης", "mitsotakis", "mitsotakis", "mitsotakis")],
)  # fmt: skip
def test_conventions(word: str, german: str, english: str, scientific: str) -> None:
    assert (romanised(word, "german"), romanised(word, "english"), romanised(word, "scientific")) == (
        german,
        english,
        scientific,
    )


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [("Zelensky", "Wolodymyr Selenskyj", "surname-only"), ("J. Smith", "John Smith", "initial"),
     ("Orbán Viktor", "Viktor Orbán", "order"), ("习近平", "Xi Jinping", "script"),
     ("Karl Müller", "Klaus Müller", "given-name"), ("Karl Müller", "Karl Huber", "surname"), ("", "Karl", "no-name")],
)  # fmt: skip
def test_the_reason_is_told(one: str, other: str, reason: str) -> None:
    assert same_person(one, other).reason == reason
