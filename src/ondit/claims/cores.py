"""What the sayings of a group have in common, and how well one more saying fits them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ondit.claims.scale import Scale


@dataclass(frozen=True, slots=True)
class Core:
    """What the sayings of a group have in common: for each feature the reports that hold it; size: all its reports."""

    holders: dict[str, frozenset[str]]
    size: int

    def share(self, feature: str, but: str) -> float:
        """How common a feature is in the reports other than one: 1 from two reports on, or in the only one."""
        others = len(self.holders.get(feature, frozenset()) - {but})
        return min(1.0, others / min(2, max(1, self.size - 1)))


def core_of(scale: Scale, members: Iterable[int]) -> Core:
    """The core of a group."""
    holders: dict[str, set[str]] = {}
    reports: set[str] = set()
    for number in members:
        report = scale.sayings[number].report
        reports.add(report)
        for feature in scale.features[number]:
            holders.setdefault(feature, set()).add(report)
    return Core({feature: frozenset(held) for feature, held in holders.items()}, len(reports))


def fit(scale: Scale, number: int, core: Core) -> tuple[float, float]:
    """The weight that a saying shares with a core, and its share of all the saying's weight."""
    report, whole = scale.sayings[number].report, scale.totals[number]
    held = (feature for feature in scale.features[number] if feature in core.holders)
    shared = sum(scale.weights[feature] * core.share(feature, report) for feature in held)
    return shared, shared / whole if whole else 0.0


def plainest(scale: Scale, members: Sequence[int]) -> int:
    """The saying that stands for a group: the one whose words are nearest to what the others have in common."""
    core = core_of(scale, members)
    whole = sum(scale.weights[feature] * core.share(feature, "") for feature in sorted(core.holders))

    def nearness(number: int) -> tuple[float, int]:
        shared, share = fit(scale, number, core)
        return (2 * share * shared / (share * whole + shared) if shared else 0.0), -number

    return max(members, key=nearness)
