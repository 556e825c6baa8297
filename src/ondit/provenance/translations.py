"""Which reports are another's text in another language: the same names, numbers, dates and quotations in one order.

Two reports of one event share many of them, but each brings them in its own order and has some that the
other lacks. So what proves a translation is that nearly all that both have stands in one order, that it is
much, and that little of what would survive a translation is the child's alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt

from ondit.provenance.anchors import Anchor, Kind, anchors_of
from ondit.provenance.chains import heaviest_chain
from ondit.provenance.dates import days_apart, not_younger
from ondit.records import Report

# How much a kind of anchor says: a number is seldom hit on twice, a word may look like another by chance.
WEIGHTS: dict[Kind, float] = {"number": 2.5, "name": 2.0, "month": 1.0, "country": 1.0, "word": 0.7, "quote": 0.7}
SURE: frozenset[Kind] = frozenset({"number", "month", "country", "quote"})  # told apart in any language
ORDERLY = 0.78  # share of what both have that stands in one order
PROOF = 16.0  # least weight of what stands in one order
FEWEST = 12  # anchors in one order, at least
MANY = 18  # anchors in one order that prove it though the child adds much of its own
LIKELY = 10.0  # least weight where the page says that it is a translation
FREELY = 0.6  # orderly enough then: translators turn sentences round
OWN = 0.5  # share of the child's sure anchors that the parent must have, if they are not many
DAYS = 35  # between a text and its translation


@dataclass(frozen=True, slots=True)
class Rendering:
    """How far a report follows another of another language.

    orderly: the share of what both have that stands in one order. held: the share of the child's sure anchors
    among it. anchors: the child's, in order.
    """

    child: str
    parent: str
    weight: float
    orderly: float
    held: float
    anchors: tuple[Anchor, ...]

    @property
    def proven(self) -> bool:
        """Whether this much is no chance and no common event."""
        enough = self.weight >= PROOF and len(self.anchors) >= FEWEST and self.orderly >= ORDERLY
        return enough and (self.held >= OWN or len(self.anchors) >= MANY)

    @property
    def likely(self) -> bool:
        """Whether it is enough where the page says that it is translated, though not from whom."""
        return self.weight >= LIKELY and len(self.anchors) >= FEWEST and self.orderly >= FREELY

    @property
    def score(self) -> float:
        """For comparing parents of one child."""
        return self.weight * self.orderly


class Renderings:
    """Compares reports of different languages; what is rare, it knows from the reports given."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._anchors = {report.id: anchors_of(report) for report in reports}
        self._having = Counter(key for some in self._anchors.values() for key in {anchor.key for anchor in some})

    def compare(self, child: Report, parent: Report) -> Rendering:
        """How far the child follows the parent."""
        ours, theirs = self._anchors[child.id], self._anchors[parent.id]
        weights = [self._weight(anchor) for anchor in ours]
        chain = heaviest_chain([a.key for a in ours], [a.key for a in theirs], weights)
        followed = tuple(ours[at] for at, _ in chain.pairs)
        both = sqrt(self._common(ours, theirs) * self._common(theirs, ours))
        sure = sum(self._weight(anchor) for anchor in ours if anchor.kind in SURE)
        held = sum(self._weight(anchor) for anchor in followed if anchor.kind in SURE)
        return Rendering(
            child.id, parent.id, chain.weight, min(1.0, chain.weight / (both or 1.0)), held / (sure or 1.0), followed
        )

    def _weight(self, anchor: Anchor) -> float:
        if anchor.kind == "quote":
            return WEIGHTS["quote"]
        return WEIGHTS[anchor.kind] * log((len(self._anchors) + 3) / (self._having[anchor.key] + 0.5))

    def _common(self, ours: Sequence[Anchor], theirs: Sequence[Anchor]) -> float:
        known = {anchor.key for anchor in theirs}
        return sum(self._weight(anchor) for anchor in ours if anchor.key in known)


def may_render(child: Report, parent: Report) -> bool:
    """Whether dates and languages allow that the child is a translation of the parent."""
    if child.language == parent.language or not not_younger(parent, child):
        return False
    return days_apart(child, parent) <= DAYS or None in (child.published, parent.published)
