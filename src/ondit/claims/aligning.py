"""Which sayings of a report are those of the text that it took over: the same ones, in the same order.

A copy, a cut, a translation or a rewriting says what its source says, sentence by sentence. So two sayings that
stand in the same place of both are one saying, whatever the words: where the sayings around them are alike, and as
many stand between these on either side. That is how wordings of two languages meet without a dictionary.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from ondit.claims.scale import Pair, Scale

SURE = 0.8  # likeness, in units of what is enough, from which two sayings may be one without their neighbours
LONGEST = 120  # sayings of a report that are aligned: a bound of the work, which grows with the square


def aligned(scale: Scale, sources: Mapping[str, Collection[str]]) -> list[Pair]:
    """Pairs of sayings that are one because one report has its text from the other; sources: from which ones."""
    places: dict[str, list[int]] = {}
    for number, saying in enumerate(scale.sayings):
        places.setdefault(saying.report, []).append(number)
    pairs: list[Pair] = []
    for child in sorted(sources):
        for parent in sorted(sources[child]):
            ours, theirs = places.get(child, [])[:LONGEST], places.get(parent, [])[:LONGEST]
            pairs += [(min(pair), max(pair)) for pair in _between(scale, ours, theirs)]
    return pairs


def _between(scale: Scale, ours: Sequence[int], theirs: Sequence[int]) -> Iterator[Pair]:
    """The pairs of two reports, in order: what is alike, and what stands between the same two of these."""
    sure = _in_order(scale, ours, theirs)
    yield from ((ours[a], theirs[b]) for a, b in sure)
    for (a, b), (c, d) in pairwise(sure):
        if c - a == d - b:
            yield from ((ours[a + step], theirs[b + step]) for step in range(1, c - a))


def _in_order(scale: Scale, ours: Sequence[int], theirs: Sequence[int]) -> list[Pair]:
    """The places that are alike and stand in one order, by the most likeness in all."""
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    values = [[_value(scale, a, b) for b in theirs] for a in ours]
    for a in range(len(ours) - 1, -1, -1):
        for b in range(len(theirs) - 1, -1, -1):
            paired = values[a][b] + best[a + 1][b + 1] if values[a][b] else 0.0
            best[a][b] = max(best[a + 1][b], best[a][b + 1], paired)
    found: list[Pair] = []
    a = b = 0
    while a < len(ours) and b < len(theirs):
        if values[a][b] and best[a][b] == values[a][b] + best[a + 1][b + 1]:
            found.append((a, b))
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            a += 1
        else:
            b += 1
    return found


def _value(scale: Scale, one: int, other: int) -> float:
    first, second = scale.sayings[one], scale.sayings[other]
    if (first.voice is None) != (second.voice is None) or first.head != second.head:
        return 0.0
    if first.features and first.features == second.features:
        return 2 / SURE + 1
    likeness = scale.likeness(one, other)
    return min(likeness, 2 / SURE) if likeness >= SURE else 0.0
