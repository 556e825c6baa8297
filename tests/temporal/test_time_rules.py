"""Every time rule of every pack finds its own sentences and leaves the others."""

from __future__ import annotations

import pytest

from ondit.annotate.document import Document
from ondit.packs.language import known_languages, language_pack
from ondit.temporal.find import find_times
from ondit.temporal.rules import TimeRule

RULES = [(code, rule) for code in known_languages() for rule in language_pack(code).rules("times.yaml", TimeRule)]
FOUND = [(code, rule, sentence) for code, rule in RULES for sentence in rule.finds]
LEFT = [(code, rule, sentence) for code, rule in RULES for sentence in rule.leaves]


def named(code: str, sentence: str) -> list[str]:
    """The rules of the times in a sentence, without their language."""
    doc = Document(sentence, code, (), (), (), (), (), ())
    return [time.rule.partition("/")[2] for time in find_times(doc, language_pack(code), "2024-05-16")]


@pytest.mark.parametrize(("code", "rule", "sentence"), FOUND, ids=lambda value: getattr(value, "name", value))
def test_finds(code: str, rule: TimeRule, sentence: str) -> None:
    assert rule.name in named(code, sentence)


@pytest.mark.parametrize(("code", "rule", "sentence"), LEFT, ids=lambda value: getattr(value, "name", value))
def test_leaves(code: str, rule: TimeRule, sentence: str) -> None:
    rules = named(code, sentence)
    assert (not rules) if rule.how == "guard" else (rule.name not in rules)


@pytest.mark.parametrize(("code", "rule"), RULES, ids=lambda value: getattr(value, "name", value))
def test_brings_examples(code: str, rule: TimeRule) -> None:
    assert rule.leaves
    assert rule.finds or rule.how == "guard"
