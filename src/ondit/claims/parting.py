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
    """A group as it is, or as two where what came of its act is told alone as well, or the act by others alone."""
    acts = {number: acts_in(sayings[number].features) for number in members}
    for act, outcome in _pairs(sayings, acts):
        first = [n for n in members if outcome not in acts[n] or act in acts[n]]
        second = [n for n in members if outcome in acts[n]]
        act_alone = [n for n in first if act in acts[n] and outcome not in acts[n]]
        outcome_alone = [n for n in second if act not in acts[n]]
        if _are_two(sayings, act_alone, outcome_alone, second):
            return [Part(tuple(first), frozenset(act_alone)), Part(tuple(second), frozenset(outcome_alone))]
    return [Part(tuple(members), frozenset(members))]


def _are_two(
    sayings: Sequence[Saying], act_alone: Sequence[int], outcome_alone: Sequence[int], second: Sequence[int]
) -> bool:
    """Whether both are told alone in reports enough, or people enough tell the act who tell nothing of the outcome."""
    if min(_reports(sayings, act_alone), _reports(sayings, outcome_alone)) >= ALONE:
        return True
    return len(_speakers(sayings, act_alone) - _speakers(sayings, second)) >= ALONE


def _pairs(sayings: Sequence[Saying], acts: Mapping[int, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """The commonest act with each outcome that is told beside it, the commonest first.

    Where no act is told in reports enough, the commonest outcome stands for it (a theft, and an arrest for it).
    """
    told = Counter({act: _reports(sayings, [n for n in acts if act in acts[n]]) for act in set().union(*acts.values())})
    common = sorted((act for act in told if told[act] >= ALONE), key=lambda act: (-told[act], act))
    main = next((act for act in common if act[0] == ACT), common[0] if common else None)
    if main is not None:
        yield from ((main, other) for other in common if other != main and other[0] == OUTCOME)


def _reports(sayings: Sequence[Saying], numbers: Iterable[int]) -> int:
    return len({sayings[number].report for number in numbers})


def _speakers(sayings: Sequence[Saying], numbers: Iterable[int]) -> set[tuple[str, str | None]]:
    """Who speaks: by name in every report, else by report and voice."""
    spoken = (sayings[number] for number in numbers)
    return {("", said.who) if said.who is not None else (said.report, said.voice) for said in spoken}
