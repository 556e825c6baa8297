"""Word patterns of triggers, indexed so that a text without any of them costs one look-up a word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
SHORTEST = 3  # letters before a `*`: what the index looks words up by


@dataclass(frozen=True, slots=True)
class Pattern:
    """words: one behind the other; later: a word that must stand further on in the clause, "" for none."""

    words: tuple[str, ...]
    later: str

    def stands_at(self, lower: Sequence[str], at: int) -> bool:
        """Whether the words stand from `at` on."""
        return at + len(self.words) <= len(lower) and all(
            matches(word, lower[at + n]) for n, word in enumerate(self.words)
        )


def parse(written: str) -> Pattern:
    """A pattern as a pack writes it."""
    words, _, later = written.lower().partition("~")
    return Pattern(tuple(words.split()), later.strip())


def matches(pattern: str, word: str) -> bool:
    """Whether one word, in small letters, fits a pattern with `*` at one or both ends."""
    if pattern[-1] == "*":
        if pattern[0] == "*":
            return pattern[1:-1] in word
        return word.startswith(pattern[:-1])
    return word.endswith(pattern[1:]) if pattern[0] == "*" else word == pattern


class Index(Generic[T]):
    """Patterns with what each stands for, found by their first word."""

    def __init__(self, pairs: Iterable[tuple[Pattern, T]]) -> None:
        self._exact: dict[str, list[tuple[Pattern, T]]] = defaultdict(list)
        self._starts: dict[str, list[tuple[Pattern, T]]] = defaultdict(list)
        self._loose: list[tuple[Pattern, T]] = []
        for pattern, value in pairs:
            first = pattern.words[0]
            if first[0] == "*":
                self._loose.append((pattern, value))
            elif first[-1] == "*" and len(first) > SHORTEST:
                self._starts[first[:SHORTEST]].append((pattern, value))
            elif first[-1] == "*":
                self._loose.append((pattern, value))
            else:
                self._exact[first].append((pattern, value))
        ends = sorted({re.escape(pattern.words[0].strip("*")) for pattern, _ in self._loose})
        self._ends = re.compile("|".join(ends)) if ends else None

    def at(self, lower: Sequence[str], at: int) -> Iterator[tuple[Pattern, T]]:
        """What stands at a place of a text in small letters."""
        word = lower[at]
        for found in (self._exact.get(word), self._starts.get(word[:SHORTEST])):
            for pattern, value in found or ():
                if pattern.stands_at(lower, at):
                    yield pattern, value
        if self._loose and self._ends is not None and self._ends.search(word):
            for pattern, value in self._loose:
                if pattern.stands_at(lower, at):
                    yield pattern, value
