"""What the features of sayings weigh, and how alike two sayings are.

Likeness is the weight of the shared features against the weight of all (their cosine with yes-or-no features; a
feature weighs the more the fewer sayings have it). Between two languages only features count that both have shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt

from ondit.claims.features import acts_in, is_number

ALIKE = 0.3  # likeness from which two sayings of one language are of one matter
ACROSS = 0.4  # the same between two languages, whose shared features are few
LEAST = 0.5  # of the weight of a word that only one saying has: so much two must share, whatever else they say
LEADS = 0.4  # what a report opens with is its matter: between two openings so much of the likeness is enough
NUMBER = 1.5  # a number weighs more than a word as rare
RAREST = 12  # features of a saying, the rarest, by which others like it are looked for
REACH = 60  # sayings with a feature in common that are looked at: a bound of the work, not of the truth
RARE = 24  # sayings that share a feature at most for it to be enough alone to look at two of them
FEW = 4  # features of a saying of which one alone may be a third of its weight

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement as its features; voice: who says it, None for the page itself; leads: it opens its report.

    at: its place in its report, so that neighbours are known. denies: it is put in the negative. head: it stands in
    the headline. who: the name of its voice as every report would know it, None for somebody unnamed. points: it only
    says of what is spoken of that it is so, or is not. negates: the acts that it says not to be.
    relayed: its voice is an outlet, so that it is what another report says.
    """

    report: str
    language: str
    at: int
    voice: str | None
    leads: bool
    features: frozenset[str]
    denies: bool = False
    head: bool = False
    who: str | None = None
    points: bool = False
    negates: frozenset[str] = frozenset()
    relayed: bool = False


class Scale:
    """What each feature weighs among these sayings, and which languages have shown it."""

    def __init__(self, sayings: Sequence[Saying]) -> None:
        self.sayings = sayings
        self.features = [tuple(sorted(saying.features)) for saying in sayings]
        self.holders: dict[str, list[int]] = {}
        self.languages: dict[str, set[str]] = {}
        for number, saying in enumerate(sayings):
            for feature in self.features[number]:
                self.holders.setdefault(feature, []).append(number)
                self.languages.setdefault(feature, set()).add(saying.language)
        self.weights = {
            feature: log(1 + len(sayings) / len(held)) * (NUMBER if is_number(feature) else 1)
            for feature, held in self.holders.items()
        }
        self.least = LEAST * log(1 + len(sayings))
        self.totals = [self._sum(features) for features in self.features]
        self._beside: dict[tuple[int, str], float] = {}
        self._known: dict[Pair, float] = {}

    def rarest(self, number: int) -> list[str]:
        """The features by which a saying is looked for, the rarest first."""
        return sorted(self.features[number], key=lambda feature: (len(self.holders[feature]), feature))[:RAREST]

    def likeness(self, one: int, other: int) -> float:
        """How alike two sayings are, in units of what is enough: 1 and more is of one matter."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._known:
            self._known[pair] = self._likeness(*pair)
        return self._known[pair]

    def pairs(self) -> Iterator[Pair]:
        """Pairs of sayings that may be alike: they share a rare feature, two others, or one where that may do."""
        blocks: dict[str, list[int]] = {}
        for number, saying in enumerate(self.sayings):
            met: Counter[int] = Counter()
            for feature in self.rarest(number):
                block = blocks.setdefault(feature, [])
                met.update(block[-REACH:])
                if len(self.holders[feature]) <= RARE:
                    met.update(block)
                block.append(number)
            yield from ((other, number) for other, shared in met.items() if shared > 1 or self._one_does(saying, other))

    def few(self, number: int) -> bool:
        """Whether a saying is so short that one shared feature may make it alike."""
        return len(self.features[number]) <= FEW

    def _one_does(self, saying: Saying, other: int) -> bool:
        return self.few(other) or len(saying.features) <= FEW or (saying.leads and self.sayings[other].leads)

    def _likeness(self, one: int, other: int) -> float:
        first, second = self.sayings[one], self.sayings[other]
        shared = self._sum(sorted(first.features & second.features))
        if shared < self.least:
            return 0.0
        across = first.language != second.language
        enough = ACROSS if across else ALIKE
        if first.leads and second.leads and _may_be_one(first, second):
            enough *= LEADS
        mine = self._shown(one, second.language) if across else self.totals[one]
        theirs = self._shown(other, first.language) if across else self.totals[other]
        return shared / sqrt(mine * theirs) / enough

    def _shown(self, number: int, language: str) -> float:
        """The weight of a saying's features that another language has shown too."""
        key = (number, language)
        if key not in self._beside:
            self._beside[key] = self._sum([f for f in self.features[number] if language in self.languages[f]])
        return self._beside[key]

    def _sum(self, features: Sequence[str]) -> float:
        """The weight of features together; in their order, so that a sum is the same in every run."""
        return sum(self.weights[feature] for feature in features)


def _may_be_one(one: Saying, other: Saying) -> bool:
    """Whether two wordings do not tell different acts: a theft, and an arrest for it."""
    first, second = acts_in(one.features), acts_in(other.features)
    return not first or not second or not first.isdisjoint(second)
