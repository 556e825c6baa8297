"""Every rule on certainty of every pack finds its own sentences and leaves the others."""

from __future__ import annotations

import functools

import pytest

from ondit.annotate.document import Document
from ondit.annotate.pipeline import annotate
from ondit.attribution.attribute import attribute
from ondit.attribution.draft import Draft
from ondit.attribution.scene import scene_of
from ondit.certainty.rules import Hedge, Tensing, Trigger, VerbWords
from ondit.certainty.scope import scope_of
from ondit.certainty.triggers import find_trigger
from ondit.packs.language import known_languages, language_pack
from ondit.records import Part

RULES: list[tuple[str, Trigger]] = [
    (code, rule)
    for code in known_languages()
    for rule in (*language_pack(code).rules("hedges.yaml", Hedge), *language_pack(code).rules("tenses.yaml", Tensing))
]
FOUND = [(code, rule, sentence) for code, rule in RULES for sentence in rule.finds]
LEFT = [(code, rule, sentence) for code, rule in RULES for sentence in rule.leaves]


@functools.cache
def read(code: str, sentence: str) -> tuple[Document, tuple[Draft, ...]]:
    """A sentence, annotated, and its statements."""
    pack = language_pack(code)
    doc = annotate(sentence, [Part("body", 0, len(sentence))], pack)
    drafts, _ = attribute(scene_of(doc, pack))
    return doc, tuple(drafts)


def holds(code: str, rule: Trigger, sentence: str) -> bool:
    """Whether a rule holds in the sentence as the page's own statement or, where it asks for a cue, as it is read."""
    doc, drafts = read(code, sentence)
    words = language_pack(code).table("verb_words.yaml", VerbWords)
    if not {"cue", "before"}.intersection(rule.where) and rule.whose not in ("told", "direct"):
        drafts = (Draft("own", ((0, len(doc.tokens)),)),)
    return any(find_trigger(rule, scope_of(draft, doc), draft, doc, words) is not None for draft in drafts)


@pytest.mark.parametrize(("code", "rule", "sentence"), FOUND, ids=lambda value: getattr(value, "name", value))
def test_finds(code: str, rule: Trigger, sentence: str) -> None:
    assert holds(code, rule, sentence)


@pytest.mark.parametrize(("code", "rule", "sentence"), LEFT, ids=lambda value: getattr(value, "name", value))
def test_leaves(code: str, rule: Trigger, sentence: str) -> None:
    assert not holds(code, rule, sentence)


@pytest.mark.parametrize(("code", "rule"), RULES, ids=lambda value: getattr(value, "name", value))
def test_brings_examples(code: str, rule: Trigger) -> None:
    assert rule.words
    assert rule.finds
    assert rule.leaves
