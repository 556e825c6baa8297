"""What two texts have in the same order: the heaviest chain of words that both have, one after another.

A translation keeps the order of its names and numbers, and one made there and back that of its rarer words,
though nearly every word is another. Two reports of one event share names too, but order them each its own way.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

OFTEN = 4  # places of one word that are looked at; what a text repeats oftener orders nothing


@dataclass(frozen=True, slots=True)
class Chain:
    """Pairs of places, ascending in both texts, and the weight of the words that stand there."""

    pairs: tuple[tuple[int, int], ...]
    weight: float


def heaviest_chain(one: Sequence[Hashable], other: Sequence[Hashable], weights: Sequence[float]) -> Chain:
    """The heaviest chain of words that two sequences share; weights are those of the first one's words.

    Work grows with the lengths, and with the logarithm of the second, for a word counts at OFTEN places at most.
    """
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, word in enumerate(other):
        if len(places[word]) < OFTEN:
            places[word].append(at)
    ends: list[int] = []  # ascending places in the other text; heavier chains end further on
    tops: list[float] = []
    links: list[_Link] = []
    for at, word in enumerate(one):
        found = [(place, *_before(place, ends, tops, links)) for place in places.get(word, ())]
        for place, before, weight in reversed(found):
            _insert(_Link(at, place, before, weight + weights[at]), ends, tops, links)
    return _unrolled(links[-1]) if links else Chain((), 0.0)


@dataclass(frozen=True, slots=True)
class _Link:
    one: int
    other: int
    before: _Link | None
    weight: float


def _before(place: int, ends: list[int], tops: list[float], links: list[_Link]) -> tuple[_Link | None, float]:
    """The heaviest chain that ends before a place."""
    last = bisect_right(ends, place - 1) - 1
    return (links[last], tops[last]) if last >= 0 else (None, 0.0)


def _insert(link: _Link, ends: list[int], tops: list[float], links: list[_Link]) -> None:
    """Keep a chain, unless one that ends no later is as heavy; drop those that it beats."""
    at = bisect_right(ends, link.other)
    if at and tops[at - 1] >= link.weight:
        return
    if at and ends[at - 1] == link.other:
        at -= 1
    beaten = at
    while beaten < len(ends) and tops[beaten] <= link.weight:
        beaten += 1
    ends[at:beaten], tops[at:beaten], links[at:beaten] = [link.other], [link.weight], [link]


def _unrolled(last: _Link) -> Chain:
    pairs = []
    at: _Link | None = last
    while at is not None:
        pairs.append((at.one, at.other))
        at = at.before
    return Chain(tuple(reversed(pairs)), last.weight)
