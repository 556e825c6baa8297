"""Merging a colleague's ledger into one's own, and copying a ledger whole."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from ondit.errors import LedgerError
from ondit.ledger.adding import current_reading, take_in
from ondit.ledger.body import reading_in
from ondit.ledger.following import claim_now
from ondit.ledger.judged import carry_over
from ondit.ledger.settling import settle
from ondit.ledger.store import Ledger, open_ledger
from ondit.ledger.tables import (
    claim_statements,
    dossier_claims,
    dossiers,
    follows,
    judgements,
    readings,
    reports,
    tombstones,
    versions,
)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merger brought: reports that were new, versions of known ones, judgements.

    forgotten: reports that the other ledger was to forget and this one has; they stay until they are forgotten here.
    """

    reports: int
    versions: int
    judgements: int
    forgotten: tuple[str, ...]


def merge(ledger: Ledger, other: Ledger, watch: Callable[[int], None] | None = None) -> Merged:
    """Take in all that another ledger holds; what both have is one. watch: told how many reports are done.

    Each report comes in one transaction, so a merger that was cut short can be done again. Raises LedgerError.
    """
    if ledger.where == other.where:
        raise LedgerError(ledger.where, "is the same ledger", "Name another one.")
    ids: dict[str, str] = {}
    counts = {"new": 0, "version": 0}
    for number, report in enumerate(_reports(other)):
        for what in _take_over(ledger, other, report, ids):
            counts[what] = counts.get(what, 0) + 1
        if watch is not None:
            watch(number + 1)
    taken = _take_judgements(ledger, other, ids)
    _take_dossiers(ledger, other, ids)
    return Merged(counts["new"], counts["version"], taken, _forgotten_there(ledger, other))


def _reports(other: Ledger) -> list[str]:
    with other.reading() as connection:
        asked = select(reports.c.id).where(reports.c.state != "forgotten").order_by(reports.c.row)
        return list(connection.execute(asked).scalars())


def _take_over(ledger: Ledger, other: Ledger, report: str, ids: dict[str, str]) -> list[str]:
    """One report with all its versions and readings; what became of each."""
    asked = (
        select(readings.c.body, versions.c.seen_at)
        .join(versions, (versions.c.report == readings.c.report) & (versions.c.number == readings.c.version))
        .where(readings.c.report == report)
        .order_by(versions.c.seen_at, readings.c.made_at)
    )
    with other.reading() as connection:
        rows = connection.execute(asked).all()
        state = connection.execute(select(reports.c.state).where(reports.c.id == report)).scalar()
    with ledger.writing() as connection:
        became = [take_in(connection, reading_in(row.body), seen_at=row.seen_at) for row in rows]
        ids[report] = became[-1].report
        if state == "retracted":
            mine = (reports.c.id == ids[report]) & (reports.c.state == "kept")
            connection.execute(reports.update().where(mine).values(state=state))
    return [added.what for added in became]


def _take_judgements(ledger: Ledger, other: Ledger, ids: Mapping[str, str]) -> int:
    with other.reading() as connection:
        theirs = [dict(row) for row in connection.execute(select(judgements)).mappings()]
        watched = [dict(row) for row in connection.execute(select(follows)).mappings()]
    with ledger.writing() as connection:
        kept = [row for row in theirs if row["report"] is None or row["report"] in ids]  # the rest is forgotten there
        fresh = _fresh(connection, judgements, [_moved(row, ids) for row in kept])
        _fresh(connection, follows, watched)
        for report in {str(row["report"]) for row in fresh if row["report"]}:
            carry_over(connection, current_reading(connection, report))
    return len(fresh)


def _take_dossiers(ledger: Ledger, other: Ledger, ids: Mapping[str, str]) -> None:
    """Take over dossiers; their claims are those that rest on the same statements here."""
    with other.reading() as connection:
        theirs = [dict(row) for row in connection.execute(select(dossiers)).mappings()]
        entries = [dict(row) for row in connection.execute(select(dossier_claims)).mappings()]
        resting = {entry["claim"]: _rests_on(connection, entry["claim"], ids) for entry in entries}
    if not theirs:
        return
    settle(ledger)
    with ledger.writing() as connection:
        fresh = {row["id"] for row in _fresh(connection, dossiers, theirs)}
        taken = {
            (entry["dossier"], claim): entry | {"claim": claim}
            for entry in entries
            if entry["dossier"] in fresh
            for claim in [_resting_on(connection, resting[entry["claim"]]) or entry["claim"]]
        }
        if taken:
            connection.execute(insert(dossier_claims), list(taken.values()))


def _rests_on(connection: Connection, claim: str, ids: Mapping[str, str]) -> list[tuple[str, str]]:
    """The statements of a claim, by the ids that their reports have here."""
    asked = select(claim_statements.c.report, claim_statements.c.statement)
    rows = connection.execute(asked.where(claim_statements.c.claim == claim_now(connection, claim)))
    return [(ids.get(report, report), statement) for report, statement in rows]


def _resting_on(connection: Connection, said: Sequence[tuple[str, str]]) -> str | None:
    """The claim that rests on most of some statements; None: none does."""
    found: Counter[str] = Counter()
    for report, statement in said:
        here = (claim_statements.c.report == report) & (claim_statements.c.statement == statement)
        found.update(connection.execute(select(claim_statements.c.claim).where(here)).scalars())
    return min(found, key=lambda claim: (-found[claim], claim), default=None)


def _moved(row: dict[str, Any], ids: Mapping[str, str]) -> dict[str, Any]:
    """A judgement on a report that bears another id here."""
    old = row["report"]
    if old is None or ids.get(old, old) == old:
        return row
    return row | {"report": ids[old], "target": str(row["target"]).replace(old, ids[old], 1)}


def _fresh(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Insert the rows whose id is not there yet; they come back."""
    have = set(connection.execute(select(table.c.id)).scalars())
    fresh = [row for row in rows if row["id"] not in have]
    if fresh:
        connection.execute(insert(table), fresh)
    return fresh


def _forgotten_there(ledger: Ledger, other: Ledger) -> tuple[str, ...]:
    with other.reading() as connection:
        gone = list(connection.execute(select(tombstones.c.id).where(tombstones.c.kind == "report")).scalars())
    with ledger.reading() as connection:
        here = select(reports.c.id).where(reports.c.id.in_(gone), reports.c.state != "forgotten").order_by(reports.c.id)
        return tuple(connection.execute(here).scalars())


def backup(ledger: Ledger, path: Path) -> None:
    """Copy a ledger into a new SQLite file, while others may go on using it. Raises LedgerError if there is a file."""
    if path.exists():
        raise LedgerError(str(path), "is there already", "Name a file that is not there yet.")
    if not ledger.is_sqlite:
        copy = open_ledger(str(path))
        merge(copy, ledger)
        copy.close()
        return
    source, target = sqlite3.connect(ledger.where), sqlite3.connect(path)
    try:
        source.backup(target)
    except sqlite3.Error as error:
        raise LedgerError(str(path), f"the copy failed ({error})", "Make room, or name a file elsewhere.") from error
    finally:
        source.close()
        target.close()
