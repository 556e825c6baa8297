"""Whether a ledger is whole: what is kept for good fits together, and the views say what it gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from ondit.ledger.adding import current_reading
from ondit.ledger.asking import claim_of
from ondit.ledger.judged import OF_STATEMENTS, judgement_of, statement_in
from ondit.ledger.settling import matter_of
from ondit.ledger.store import Ledger
from ondit.ledger.tables import claims, judgements, matters, readings, report_keys, reports, statements
from ondit.provenance.matters import keys_of, matters_of
from ondit.records import Reading, Span, as_json


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where."""

    where: str
    what: str


def check(ledger: Ledger, *, deep: bool = False) -> Iterator[Problem]:
    """What is wrong with a ledger. deep: every claim is found anew and compared, which takes long."""
    with ledger.reading() as connection:
        if ledger.is_sqlite:
            yield from _file(connection)
        asked = select(reports.c.id).where(reports.c.state != "forgotten").order_by(reports.c.row)
        for id_ in connection.execute(asked).scalars().all():
            yield from _report(connection, id_)
        yield from _matters(connection)
        yield from _judgements(connection)
        if deep:
            yield from _claims(connection)


def _file(connection: Connection) -> Iterator[Problem]:
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check").all():
        if line != "ok":
            yield Problem("the file", str(line))
    for table, row, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield Problem(f"{table}, row {row}", "points to something that is not there")


def _report(connection: Connection, id_: str) -> Iterator[Problem]:
    counted = select(func.count()).where(readings.c.report == id_, readings.c.current)
    number = connection.execute(counted).scalar_one()
    if number != 1:
        yield Problem(id_, f"has {number} current readings")
        return
    reading = current_reading(connection, id_)
    yield from _spans(reading)
    shown = set(connection.execute(select(statements.c.id).where(statements.c.report == id_)).scalars())
    if shown != {statement.id for statement in reading.statements}:
        yield Problem(id_, "its statements are not those of its reading")
    asked = (
        select(report_keys.c.key).join(reports, reports.c.row == report_keys.c.report).where(reports.c.id == id_)
    )
    if frozenset(connection.execute(asked).scalars()) != keys_of(reading):
        yield Problem(id_, "its keys are not those of its reading; 'ondit reread' makes them anew")


def _spans(reading: Reading) -> Iterator[Problem]:
    text = reading.report.text
    for statement in reading.statements:
        for span in (*statement.content, *statement.source, *statement.cue, *statement.basis):
            if not _holds(text, span):
                yield Problem(f"{reading.report.id}/{statement.id}", f"{span.start}-{span.end} is not “{span.text}”")


def _holds(text: str, span: Span) -> bool:
    return 0 <= span.start <= span.end <= len(text) and text[span.start : span.end] == span.text


def _matters(connection: Connection) -> Iterator[Problem]:
    asked = select(reports.c.id, reports.c.matter, reports.c.row).where(reports.c.matter.is_not(None))
    rows = connection.execute(asked).all()
    keys: dict[int, set[int]] = {row.row: set() for row in rows}
    for key, report in connection.execute(select(report_keys.c.key, report_keys.c.report)):
        keys.setdefault(report, set()).add(key)
    wanted = {frozenset(part) for part in matters_of({row.id: frozenset(keys[row.row]) for row in rows})}
    found: dict[int, set[str]] = {}
    for row in rows:
        found.setdefault(row.matter, set()).add(row.id)
    for matter, ids in found.items():
        if frozenset(ids) not in wanted:
            yield Problem(f"matter {matter}", "does not hold the reports that its keys make")


def _judgements(connection: Connection) -> Iterator[Problem]:
    asked = select(judgements).where(judgements.c.kind.in_(OF_STATEMENTS), judgements.c.orphaned.is_(False))
    for row in connection.execute(asked).all():
        one = judgement_of(row)
        here = (statements.c.report == one.report) & (statements.c.id == statement_in(one.target))
        if connection.execute(select(statements.c.id).where(here)).scalar() is None:
            yield Problem(one.id, f"is about {one.target}, which is not there")


def _claims(connection: Connection) -> Iterator[Problem]:
    for matter in connection.execute(select(matters.c.id).where(matters.c.settled == matters.c.stamp)).scalars().all():
        whole = matter_of(connection, matter)
        fresh = {claim.id: claim for claim in whole.joined().claims} if whole is not None else {}
        kept = set(connection.execute(select(claims.c.id).where(claims.c.matter == matter)).scalars())
        if kept != set(fresh):
            yield Problem(f"matter {matter}", "its claims are not those that its reports make")
            continue
        for id_, claim in fresh.items():
            if as_json(claim_of(connection, id_)) != as_json(claim):
                yield Problem(id_, "is not as its reports make it")
