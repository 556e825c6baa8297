"""Stories kept in a ledger: each by itself, which must change nothing; and all in one, as they would come in.

What a ledger finds of several stories is what one trace of all their reports finds, so that is measured.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from ondit.ledger.adding import add_reading
from ondit.ledger.body import claim_in, derivation_in
from ondit.ledger.settling import settle
from ondit.ledger.store import open_ledger
from ondit.ledger.tables import claims, derivations
from ondit.records import Claim, Derivation, Reading, Trace, as_json
from ondit.schema import readings_from
from ondit.scoring.marks import Json
from ondit.tracing import join, renamed


def same_when_kept(trace: Trace) -> bool:
    """Whether a new ledger that takes in the readings of a trace, the last first, finds what the trace found."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = open_ledger(str(Path(folder) / "ondit.db"))
        ids = {one.report.id: add_reading(ledger, one).report for one in reversed(trace.reports)}
        settle(ledger)
        with ledger.reading() as connection:
            kept = _found(
                [claim_in(body) for body in connection.execute(select(claims.c.body)).scalars()],
                [derivation_in(body) for body in connection.execute(select(derivations.c.body)).scalars()],
            )
        ledger.close()
    return bool(kept == _found(trace.claims, trace.derivations, ids))


def in_one(traces: Sequence[Json]) -> tuple[list[Json], float]:
    """The trace of all stories' reports, cut into one for each; and what share of claims and derivations is of one.

    A report's id begins with its story's, so that those of two stories differ.
    """
    home: dict[str, Json] = {}
    readings: list[Reading] = []
    for made in traces:
        for reading in readings_from(made["reports"], where=str(made["story"])):
            name = f"{made['story']}/{reading.report.id}"
            home[name] = made
            readings.append(renamed(reading, name))
    whole = as_json(join(readings))
    cut = {id(made): {"story": made["story"], "reports": [], "claims": [], "derivations": []} for made in traces}
    mixed = 0
    for reading in whole["reports"]:
        cut[id(home[reading["report"]["id"]])]["reports"].append(reading)
    for name, reports_of in (("derivations", _ends), ("claims", _sayers)):
        for one in whole[name]:
            stories = {id(home[report]) for report in reports_of(one)}
            mixed += len(stories) > 1
            for story in stories:
                cut[story][name].append(one)
    apart = 1 - mixed / max(1, len(whole["claims"]) + len(whole["derivations"]))
    return [{"format": whole["format"], **one} for one in cut.values()], apart


def _ends(derivation: Json) -> list[str]:
    return [derivation["report"], derivation["from"]]


def _sayers(claim: Json) -> list[str]:
    return [said["report"] for said in (*claim["supporting"], *claim["denying"])]


def _found(made: Sequence[Claim], derived: Sequence[Derivation], ids: Mapping[str, str] | None = None) -> Any:
    """Claims by what they rest on, with their ranges and reasons; and who has it from whom. ids: in the ledger."""

    def called(report: str) -> str:
        return ids[report] if ids is not None else report

    def said(some: Sequence[Any]) -> frozenset[tuple[str, str]]:
        return frozenset((called(one.report), one.statement) for one in some)

    counted = {
        (said(one.supporting), said(one.denying)): one.origins and (one.origins.at_least, one.origins.at_most)
        for one in made
    }
    return counted, {(called(one.report), called(one.origin), one.kind, one.explicit) for one in derived}
