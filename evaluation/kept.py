"""Whether a trace comes out the same when its reports are kept in a ledger, one by one, and asked of it."""

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
from ondit.records import Claim, Derivation, Trace


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
