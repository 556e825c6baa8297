"""How often a rule was right, in words, with the counts behind it."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from tests.making import german

from ondit.attribution import confidence
from ondit.attribution.confidence import confidence_of
from ondit.cli import explain
from ondit.packs.language import language_pack
from ondit.records import Statement

DE = language_pack("de")


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.01, "fewer than 1 in 10"), (0.14, "1 in 10"), (0.78, "8 in 10"), (0.99, "more than 9 in 10")],
)
def test_a_share_in_words(share: float, words: str) -> None:
    assert explain.in_ten(share) == words


def statement(rule: str, **changes: Any) -> Statement:
    fields: dict[str, Any] = {"rules": (rule,), "confidence": confidence_of([rule], "indirect", DE)}
    return dataclasses.replace(german().statements[0], manner="indirect", **(fields | changes))


def counted(monkeypatch: pytest.MonkeyPatch, right: int, made: int) -> None:
    """Let the German pack have these counts for its verb `sagen`, and no others."""
    counts = confidence.Counts()
    for key in (("all",), ("rule", "de/sagen"), ("construction", "verbs"), ("construction", "verbs", "indirect")):
        counts.right[key], counts.made[key] = right, made
    monkeypatch.setattr(confidence, "counts_of", lambda _: counts)


def test_a_rule_that_was_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    counted(monkeypatch, 40, 50)
    assert explain.trusted(statement("de/sagen"), "de") == (
        "0.80: 8 in 10 statements made by this rule were right on the development gold "
        "(40 of 50, evened out with verbs of saying)"
    )


def test_a_rule_that_never_occurred(monkeypatch: pytest.MonkeyPatch) -> None:
    counted(monkeypatch, 40, 50)
    assert explain.trusted(statement("de/laut"), "de") == (
        "0.79: 8 in 10 statements of its kind were right on the development gold "
        "(source phrases without a verb); this rule found none there"
    )


def test_a_reading_of_an_older_pack_has_no_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    counted(monkeypatch, 40, 50)
    plain = "0.31: 3 in 10 statements made by this rule were right on the development gold"
    assert explain.trusted(statement("de/sagen", confidence=0.31), "de") == plain
    assert explain.trusted(statement("de/sagen", confidence=0.31), "xx") == plain


def test_what_nobody_counted() -> None:
    assert explain.trusted(statement("de/sagen", confidence=None), "de") == "not measured"


def test_the_page_s_own_words_have_no_confidence() -> None:
    own = dataclasses.replace(german().statements[3], confidence=None)
    assert list(explain._confidence(german(), own)) == []
