"""Which wordings are of one matter: groups of sayings by the rare features that they share.

Likeness is the weight of the shared features against the weight of all (their cosine with yes-or-no features; a
feature weighs the more the fewer sayings have it). Between two languages only features count that both have shown.
Sayings are joined best pair first; a group takes in another only where a third of all pairs between them are alike,
so a chain of half-likenesses does not join what has nothing in common. What remains is then held against each
group's common features, which by now hold the words of all its languages.

Figures were set on the development stories; they are few and round on purpose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from math import log, sqrt

from ondit.claims.features import is_number

ALIKE = 0.3  # likeness from which two sayings of one language are of one matter
ACROSS = 0.5  # the same between two languages, whose shared features are few
LEAST = 2.0  # weight that is shared at the least: one rare name, or two that are less so
LEADS = 0.25  # what a report opens with is its matter: between two openings so much of the likeness is enough
NEAR = 0.2  # share of a lone saying's weight that a group must hold to take it in
BESIDE = 0.3  # what counts for it that the same voice says it next to what the group holds already
NUMBER = 1.5  # a number weighs more than a word as rare
COMMON = 60  # sayings that share a feature; beyond, it proposes no pairs
SAMPLE = 12  # members of a group that are compared with another group


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement as its features; voice: who says it, None for the page itself; leads: it opens its report.

    at: its place in its report, so that neighbours are known.
    """

    report: str
    language: str
    at: int
    voice: str | None
    leads: bool
    features: frozenset[str]


Pair = tuple[int, int]
Group = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """What was found: seeded stand in the order of the seeds, free hold two or more reports each."""

    seeded: tuple[Group, ...]
    free: tuple[Group, ...]


def group(sayings: Sequence[Saying], seeds: Sequence[Sequence[int]] = ()) -> Groups:
    """Groups of sayings, each the numbers of its sayings in order.

    seeds: sayings that are known to be of one matter; no two seeds are ever joined. The rest is joined to them, or to
    one another.
    """
    scale = _Scale(sayings)
    fixed = [list(seed) for seed in seeds]
    groups = fixed + _joined(scale, _links(scale), fixed)
    several = [m for at, m in enumerate(groups) if at < len(fixed) or len({sayings[n].report for n in m}) > 1]
    _take_in(scale, several)
    done = [tuple(sorted(members)) for members in several]
    return Groups(tuple(done[: len(fixed)]), tuple(sorted(done[len(fixed) :])))


class _Scale:
    """What each feature weighs among these sayings, and which languages have shown it."""

    def __init__(self, sayings: Sequence[Saying]) -> None:
        self.sayings = sayings
        self.holders: dict[str, list[int]] = {}
        self.languages: dict[str, set[str]] = {}
        for number, saying in enumerate(sayings):
            for feature in saying.features:
                self.holders.setdefault(feature, []).append(number)
                self.languages.setdefault(feature, set()).add(saying.language)
        self.weights = {
            feature: log(1 + len(sayings) / len(held)) * (NUMBER if is_number(feature) else 1)
            for feature, held in self.holders.items()
        }

    def weight(self, features: frozenset[str]) -> float:
        """The weight of features together; in their order, so that a sum is the same in every run."""
        return sum(self.weights[feature] for feature in sorted(features))

    def likeness(self, pair: Pair) -> float:
        """How alike two sayings are, in units of what is enough: 1 and more is of one matter."""
        one, other = (self.sayings[number] for number in pair)
        mine, theirs = one.features, other.features
        enough = ALIKE
        if one.language != other.language:
            enough = ACROSS
            mine, theirs = (self._shown(features, one, other) for features in (mine, theirs))
        shared = self.weight(mine & theirs)
        if shared < LEAST:
            return 0.0
        if one.leads and other.leads:
            enough *= LEADS
        return shared / sqrt(self.weight(mine) * self.weight(theirs)) / enough

    def _shown(self, features: frozenset[str], one: Saying, other: Saying) -> frozenset[str]:
        both = {one.language, other.language}
        return frozenset(feature for feature in features if both <= self.languages[feature])


def _links(scale: _Scale) -> dict[Pair, float]:
    """Likeness of every pair that shares a feature which is not everywhere."""
    pairs = {
        pair
        for held in scale.holders.values()
        if len(held) <= max(COMMON, len(scale.sayings) // 10)
        for pair in combinations(held, 2)
    }
    found = {pair: scale.likeness(pair) for pair in sorted(pairs)}
    return {pair: value for pair, value in found.items() if value > 0}


def _joined(scale: _Scale, links: dict[Pair, float], fixed: list[list[int]]) -> list[list[int]]:
    """Join what is alike, best pair first; the fixed groups grow in place, the others are given back."""
    groups = dict(enumerate(fixed, start=-len(fixed)))  # fixed ones have numbers below 0, so that they come first
    of = {number: name for name, members in groups.items() for number in members}
    for number in range(len(scale.sayings)):
        if number not in of:
            groups[number] = [number]
            of[number] = number
    waiting = sorted((pair for pair, value in links.items() if value >= 1), key=lambda pair: (-links[pair], pair))
    joined = True
    while joined:
        joined = False
        for one, other in waiting:
            here, there = sorted((of[one], of[other]))
            if here != there and there >= 0 and _alike(groups[here], groups[there], links) >= 1:
                groups[here] += groups.pop(there)
                of.update(dict.fromkeys(groups[here], here))
                joined = True
    return [members for name, members in groups.items() if name >= 0]


def _alike(one: Sequence[int], other: Sequence[int], links: dict[Pair, float]) -> float:
    """The mean likeness of the best third of all pairs between two groups."""
    pairs = product(islice(one, SAMPLE), islice(other, SAMPLE))
    values = sorted((links.get((min(pair), max(pair)), 0.0) for pair in pairs), reverse=True)
    best = values[: max(1, len(values) // 3)]
    return sum(best) / len(best)


def _take_in(scale: _Scale, groups: list[list[int]]) -> None:
    """Give every lone saying to the group whose common features it shares most, if any does enough."""
    profiles = [Counter(feature for n in members for feature in scale.sayings[n].features) for members in groups]
    taken = {number for members in groups for number in members}
    held = [_places(scale.sayings, members) for members in groups]
    for number, saying in enumerate(scale.sayings):
        if number in taken or not saying.features:
            continue
        fits = [
            (_fit(scale, saying, profile, places), -at)
            for at, (profile, places) in enumerate(zip(profiles, held, strict=True))
        ]
        best, at = max(fits, default=(0.0, 0))
        if best > NEAR:
            groups[-at].append(number)


def _places(sayings: Sequence[Saying], members: Sequence[int]) -> frozenset[tuple[str, int, str]]:
    """Where beside the members the same voice may go on."""
    return frozenset(
        (saying.report, saying.at + step, saying.voice)
        for saying in (sayings[number] for number in members)
        if saying.voice is not None
        for step in (-1, 1)
    )


def _fit(scale: _Scale, saying: Saying, profile: Counter[str], places: frozenset[tuple[str, int, str]]) -> float:
    shared = sum(scale.weights[f] * min(1.0, profile[f] / 2) for f in sorted(saying.features) if f in profile)
    beside = saying.voice is not None and (saying.report, saying.at, saying.voice) in places
    if shared + (LEAST if beside else 0.0) < 0.75 * LEAST:
        return 0.0
    fit = shared / scale.weight(saying.features) + (BESIDE if beside else 0.0)
    return fit * 1.5 if saying.leads else fit
