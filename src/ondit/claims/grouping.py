"""Which wordings are of one matter: groups of sayings by the rare features that they share.

Likeness is the weight of the shared features against the weight of all (their cosine with yes-or-no features; a
feature weighs the more the fewer sayings have it). Between two languages only features count that both have shown.
Sayings are joined best pair first; a group takes in another only where a third of all pairs between them are alike,
so a chain of half-likenesses does not join what has nothing in common. What remains is then held against each
group's common features, which by now hold the words of all its languages.

Figures were set on the development stories; they are few and round on purpose.
"""

from __future__ import annotations

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
ANEW = 0.45  # the same for a voice that does not speak in the group yet
FREE = 0.45  # the part of it that is enough where no frame says what the claim is
OWN = 0.35  # the same for the page's own words, which bring nobody in
BESIDE = 0.3  # what counts for it that the same voice says it next to what the group holds already
NUMBER = 1.5  # a number weighs more than a word as rare
COMMON = 60  # sayings that share a feature; beyond, it proposes no pairs
SAMPLE = 12  # members of a group that are compared with another group


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement as its features; voice: who says it, None for the page itself; leads: it opens its report.

    at: its place in its report, so that neighbours are known. denies: it is put in the negative.
    """

    report: str
    language: str
    at: int
    voice: str | None
    leads: bool
    features: frozenset[str]
    denies: bool = False


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
    groups = [_kept(scale, members, seeds[at] if at < len(fixed) else ()) for at, members in enumerate(groups)]
    several = [m for at, m in enumerate(groups) if at < len(fixed) or len({sayings[n].report for n in m}) > 1]
    _take_in(scale, several)
    done = [tuple(sorted(members)) for members in several]
    return Groups(tuple(done[: len(fixed)]), tuple(sorted(done[len(fixed) :])))


def _kept(scale: _Scale, members: list[int], seed: Sequence[int]) -> list[int]:
    """The members whose voice says in its report what the other reports have in common; the rest only came near.

    A voice that stays keeps all it says there; what is known to belong stays, whoever says it.
    """
    core = core_of(scale, members)
    ease = 1 if seed else FREE
    known = {_speaker(scale, number) for number in seed}
    for number in members:
        saying = scale.sayings[number]
        _, share = fit(scale, saying, core)
        enough = ANEW if saying.voice is not None else OWN
        if share >= enough * ease or (saying.leads and share >= NEAR * ease):
            known.add(_speaker(scale, number))
    return [number for number in members if _speaker(scale, number) in known]


def _speaker(scale: _Scale, number: int) -> tuple[str, str | None]:
    return scale.sayings[number].report, scale.sayings[number].voice


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
    cores = [core_of(scale, members) for members in groups]
    taken = {number for members in groups for number in members}
    grown: list[list[int]] = [[] for _ in groups]
    for number, saying in enumerate(scale.sayings):
        if number in taken or not saying.features:
            continue
        fits = [
            (_lone(scale, saying, members, core), -at)
            for at, (members, core) in enumerate(zip(groups, cores, strict=True))
        ]
        best, at = max(fits, default=(0.0, 0))
        if best >= 1:
            grown[-at].append(number)
    for members, more in zip(groups, grown, strict=True):
        members += more


@dataclass(frozen=True, slots=True)
class Core:
    """What the sayings of a group have in common: for each feature the reports that hold it; size: all its reports."""

    holders: dict[str, frozenset[str]]
    size: int

    def share(self, feature: str, but: str) -> float:
        """How common a feature is in the reports other than one: 1 from two reports on, or in the only one."""
        others = len(self.holders.get(feature, frozenset()) - {but})
        return min(1.0, others / min(2, max(1, self.size - 1)))


def core_of(scale: _Scale, members: Sequence[int]) -> Core:
    """The core of a group."""
    holders: dict[str, set[str]] = {}
    for number in members:
        for feature in scale.sayings[number].features:
            holders.setdefault(feature, set()).add(scale.sayings[number].report)
    reports = {scale.sayings[number].report for number in members}
    return Core({feature: frozenset(held) for feature, held in holders.items()}, len(reports))


def fit(scale: _Scale, saying: Saying, core: Core) -> tuple[float, float]:
    """The weight that a saying shares with a core, and its share of all the saying's weight."""
    shared = sum(scale.weights[f] * core.share(f, saying.report) for f in sorted(saying.features))
    return shared, shared / scale.weight(saying.features) if saying.features else 0.0


def plainest(sayings: Sequence[Saying], members: Sequence[int]) -> int:
    """The saying that stands for a group: the one whose words are nearest to what the others have in common."""
    scale = _Scale(sayings)
    core = core_of(scale, members)
    whole = sum(scale.weights[feature] * core.share(feature, "") for feature in sorted(core.holders))

    def nearness(number: int) -> tuple[float, int]:
        shared, share = fit(scale, sayings[number], core)
        return (2 * share * shared / (share * whole + shared) if shared else 0.0), -number

    return max(members, key=nearness)


def _lone(scale: _Scale, saying: Saying, members: Sequence[int], core: Core) -> float:
    """How well a lone saying fits a group, in units of what is enough.

    Who speaks in the group already may go on about it in other words; a voice that would come in anew must say the
    same, for it may count as an origin.
    """
    shared, share = fit(scale, saying, core)
    held = [scale.sayings[number] for number in members]
    known = [one for one in held if (one.report, one.voice) == (saying.report, saying.voice)]
    beside = saying.voice is not None and any(abs(one.at - saying.at) == 1 for one in known)
    if beside:
        shared, share = shared + LEAST, share + BESIDE
    if shared < LEAST:
        return 0.0
    return share / (NEAR if known else ANEW)
