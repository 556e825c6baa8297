"""Matters as claim pages show them, kept while nothing about them changes: who has it from whom, and why, told anew."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ondit.ledger.asking import claims_of_matter, derivations_of_matter, matter_with, state_of
from ondit.ledger.judged import Judgement, voices_judged
from ondit.ledger.store import Ledger
from ondit.provenance.marks import spell_marks
from ondit.provenance.matters import akin
from ondit.provenance.picture import told_with_graph
from ondit.provenance.sources import SourceGraph
from ondit.records import Claim, Derivation, Reading, Said

KEPT = 64  # matters


@dataclass(frozen=True)
class Told:
    """A claim with its reasons in a language, and its source graph; None: its statements are being found anew."""

    claim: Claim
    graph: SourceGraph | None


@dataclass(frozen=True)
class Picture:
    """A matter as the ledger found it: its claims by id, its readings by report, who has it from whom."""

    claims: Mapping[str, Claim]
    readings: Mapping[str, Reading]
    derivations: Sequence[Derivation]
    judged: Sequence[Judgement]
    _told: dict[tuple[str, str], Told] = field(default_factory=dict)

    def told(self, claim: Claim, language: str) -> Told:
        """A claim of the matter in a language."""
        key = (claim.id, language)
        if key not in self._told:
            self._told[key] = self._tell(claim, language)
        return self._told[key]

    def _tell(self, claim: Claim, language: str) -> Told:
        said = (*claim.supporting, *claim.denying)
        if not all(self._has(one) for one in said):
            return Told(claim, None)
        told = self._found(claim, tuple(self.readings), language)
        if _range(told.claim) == _range(claim):
            return told
        reports = {one.report for one in said}  # the matter's other reports were not held against these
        groups = akin(tuple(self.readings.values()))
        return self._found(claim, next(group for group in groups if not reports.isdisjoint(group)), language)

    def _found(self, claim: Claim, ids: Sequence[str], language: str) -> Told:
        around = [self.readings[id_] for id_ in ids]
        here = [one for one in self.derivations if one.report in ids and one.origin in ids]
        return Told(*told_with_graph(claim, around, here, judged=voices_judged(self.judged), language=language))

    def _has(self, said: Said) -> bool:
        reading = self.readings.get(said.report)
        return reading is not None and any(one.id == said.statement for one in reading.statements)


def _range(claim: Claim) -> tuple[int, int] | None:
    return (claim.origins.at_least, claim.origins.at_most) if claim.origins is not None else None


class Pictures:
    """The matters asked for last. Serves several threads."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._kept: OrderedDict[tuple[int, int, int], Picture] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, claim: str, matter: int) -> Picture:
        """The picture of a claim's matter as it stands now. Raises LedgerError."""
        with self._ledger.reading() as connection:
            key = (matter, *state_of(connection, matter))
            with self._lock:
                if key in self._kept:
                    self._kept.move_to_end(key)
                    return self._kept[key]
            found = matter_with(connection, claim)
            claims = {one.id: one for one in claims_of_matter(connection, found.id)}
            derivations = derivations_of_matter(connection, found.id)
        readings = spell_marks(found.readings)
        by_id = {reading.report.id: reading for reading in readings}
        picture = Picture(claims, by_id, derivations, found.judged)
        with self._lock:
            self._kept[key] = picture
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return picture
