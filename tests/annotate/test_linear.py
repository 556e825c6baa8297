"""Hostile text costs the clause structure work in proportion to its length. Steps are counted, not seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from tests.annotate.tagged import clauses_of, tokens_of

from ondit.annotate.grammar import grammar_of
from ondit.annotate.phrases import find_phrases
from ondit.packs.language import language_pack

GERMAN = [
    "er/PPER sagte/VVFIN ,/$,",
    "der/ART Mann/NN ,/$,",
    "der/PRELS kam/VVFIN ,/$,",
    "dass/KOUS er/PPER ,/$,",
    "gesagt/VVPP ,/$,",
    "so/ADV ,/$,",
    "alte/ADJA",
    "alte/ADJA ,/$,",
    "des/ART Mannes/NN/Gen",
    "und/KON",
    "kam/VVFIN",
    "kam/VVFIN und/KON",
    "zu/PTKZU",
    "„/$( er/PPER",
    "(/$(",
    ")/$(",
]

ENGLISH = ["w/NN/obj", "w/VBD/ccomp", "w/VBD/conj", "w/VBN/acl", "w/JJ/amod", "w/WP/nsubj", "w/,/punct", "w/IN/mark"]


def steps(work: Callable[[], Any]) -> int:
    """Lines of the annotate room that are run, each turn of a loop counted."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if "annotate" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def grows(make: Callable[[int], Callable[[], Any]]) -> float:
    """How many times the steps a text of twice the length takes."""
    few, many = (steps(make(size)) for size in (250, 500))
    return many / few


@pytest.mark.parametrize("unit", GERMAN)
def test_fields(unit: str) -> None:
    grammar = grammar_of(language_pack("de"))
    assert grows(lambda size: lambda: clauses_of(" ".join([unit] * size), grammar)) <= 2.3


@pytest.mark.parametrize("shape", ["chain", "flat"])
@pytest.mark.parametrize("unit", ENGLISH)
def test_tree(unit: str, shape: str) -> None:
    """A tree as deep as it is long, and one with all words on the first."""
    grammar = grammar_of(language_pack("en"))

    def line(size: int) -> str:
        return " ".join(f"{unit}>{at if shape == 'chain' else min(at, 1)}" for at in range(size))

    assert grows(lambda size: lambda: clauses_of(line(size), grammar)) <= 2.3


@pytest.mark.parametrize("unit", GERMAN)
def test_phrases(unit: str) -> None:
    grammar = grammar_of(language_pack("de"))

    def look(size: int) -> Callable[[], Any]:
        tokens = tokens_of(" ".join([unit] * size))
        return lambda: find_phrases(tokens, 0, len(tokens), grammar)

    assert grows(look) <= 2.3
