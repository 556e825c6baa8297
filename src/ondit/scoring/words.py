"""The words of `words.yaml`, read once, and the patterns made of them."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from ondit.packs.loader import load_table


@dataclass(frozen=True, slots=True)
class Words:
    """What the marks know of words; `words.yaml` says what each list is for."""

    cut: tuple[str, ...]
    conjunctions: tuple[str, ...]
    pronouns: tuple[str, ...]
    name_endings: tuple[str, ...]
    item_endings: tuple[str, ...]
    asked_endings: tuple[str, ...]
    item_stop: tuple[str, ...]
    item_kinds: tuple[str, ...]
    stages: dict[str, str]
    stances: dict[str, str]


@functools.cache
def words() -> Words:
    """The one table. Raises PackError if the file is broken."""
    return load_table(Path(__file__).with_name("words.yaml"), Words)


@functools.cache
def cut_words() -> frozenset[str]:
    """Words and marks at which the head of a source ends, in lower case."""
    return frozenset((*words().cut, ",", "("))


@functools.cache
def item_kinds() -> tuple[re.Pattern[str], ...]:
    """One pattern for each kind of arm."""
    return tuple(re.compile(kind) for kind in words().item_kinds)


def trim(word: str, endings: tuple[str, ...]) -> str:
    """The word without the first ending in the list that it has; a word of one ending alone becomes empty."""
    return next((word[: -len(ending)] for ending in endings if word.endswith(ending)), word)
