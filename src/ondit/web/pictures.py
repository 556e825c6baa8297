"""Matters joined for the claim page, kept while nothing about them changes: joining is the slow part of that page."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

from ondit.ledger.asking import matter_with, stamp_of
from ondit.ledger.judged import voices_judged
from ondit.ledger.store import Ledger
from ondit.provenance.picture import source_graphs
from ondit.provenance.sources import SourceGraph
from ondit.records import Claim, Reading, Trace

KEPT = 64  # matters


@dataclass(frozen=True)
class Picture:
    """A matter in one language: its trace, its readings by report, and a source graph for each claim asked for."""

    trace: Trace
    readings: Mapping[str, Reading]
    graphs: dict[str, SourceGraph]

    def claim(self, id_: str) -> Claim | None:
        """A claim of the matter; None: the ledger knows of it and this state of the matter does not."""
        return next((claim for claim in self.trace.claims if claim.id == id_), None)


class Pictures:
    """The matters asked for last. Serves several threads."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._kept: OrderedDict[tuple[int, int, str], Picture] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, claim: str, matter: int, language: str) -> Picture:
        """The picture of a claim's matter as it stands now. Raises LedgerError."""
        with self._ledger.reading() as connection:
            key = (matter, stamp_of(connection, matter), language)
            with self._lock:
                if key in self._kept:
                    self._kept.move_to_end(key)
                    return self._kept[key]
            found = matter_with(connection, claim)
        trace = found.joined(language=language)
        judged = voices_judged(found.judged)
        graphs = source_graphs(trace.claims, trace.reports, trace.derivations, judged=judged, language=language)
        picture = Picture(trace, {reading.report.id: reading for reading in trace.reports}, graphs)
        with self._lock:
            self._kept[key] = picture
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return picture
