"""Two matters that reports tell in one breath: a dam has broken, and nine people are missing.

What is told of them together is of both; but who tells only the one says nothing of the other, and is no origin of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ondit.claims.features import acts_in
from ondit.claims.scale import Saying

ALONE = 2  # reports in which each of two acts must be told without the other to be a matter of its own


@dataclass(frozen=True, slots=True)
class Part:
    """A group's sayings on one matter; pure: those that tell nothing of the other, none where there is no other."""

    members: tuple[int, ...]
    pure: frozenset[int]


def parted(sayings: Sequence[Saying], members: Sequence[int]) -> list[Part]:
    """A group as it is, or as two where its two commonest acts are told apart as well."""
    acts = {number: acts_in(sayings[number].features) for number in members}
    for one, other in _pairs(sayings, acts):
        first = [n for n in members if other not in acts[n] or one in acts[n]]
        second = [n for n in members if other in acts[n]]
        only = [n for n in first if one in acts[n] and other not in acts[n]], [n for n in second if one not in acts[n]]
        if all(_reports(sayings, numbers) >= ALONE for numbers in only):
            return [Part(tuple(first), frozenset(only[0])), Part(tuple(second), frozenset(only[1]))]
    return [Part(tuple(members), frozenset(members))]


def _pairs(sayings: Sequence[Saying], acts: dict[int, frozenset[str]]) -> Iterable[tuple[str, str]]:
    """The commonest act with each that is told beside it, the commonest first."""
    told = Counter({act: _reports(sayings, [n for n in acts if act in acts[n]]) for act in set().union(*acts.values())})
    common = sorted(told, key=lambda act: (-told[act], act))
    return ((common[0], other) for other in common[1:] if told[other] >= ALONE) if common else ()


def _reports(sayings: Sequence[Saying], numbers: Iterable[int]) -> int:
    return len({sayings[number].report for number in numbers})
