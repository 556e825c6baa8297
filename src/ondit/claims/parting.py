"""Two matters that reports tell in one breath: a dam has broken, and nine people are missing.

What is told of them together is of both; but who tells only the one says nothing of the other, and is no origin of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ondit.claims.features import acts_in
from ondit.claims.notions import ACT, OUTCOME
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
        apart = _speakers(sayings, only[0]) - _speakers(sayings, [n for n in second])
        if all(_reports(sayings, numbers) >= ALONE for numbers in only) or len(apart) >= ALONE and only[1]:
            return [Part(tuple(first), frozenset(only[0])), Part(tuple(second), frozenset(only[1]))]
    return [Part(tuple(members), frozenset(members))]


def _pairs(sayings: Sequence[Saying], acts: Mapping[int, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """The commonest act with each outcome that is told beside it, the commonest first."""
    told = Counter({act: _reports(sayings, [n for n in acts if act in acts[n]]) for act in set().union(*acts.values())})
    common = sorted(told, key=lambda act: (-told[act], act))
    main = next((act for act in common if act[0] == ACT), None)
    if main is not None:
        yield from ((main, other) for other in common if other[0] == OUTCOME and told[other] >= ALONE)


def _reports(sayings: Sequence[Saying], numbers: Iterable[int]) -> int:
    return len({sayings[number].report for number in numbers})


def _speakers(sayings: Sequence[Saying], numbers: Iterable[int]) -> set[tuple[str, str | None]]:
    """Who speaks: by name in every report, else by report and voice."""
    spoken = (sayings[number] for number in numbers)
    return {("", said.who) if said.who is not None else (said.report, said.voice) for said in spoken}
