"""Where a report belongs: the matters of a ledger, kept up to date report by report.

What stands in the tables after any number of steps is what `provenance.matters.matters_of` gives for the reports that
are there, in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from ondit.ledger.tables import claim_statements, claims, derivations, keys, matters, report_keys, reports
from ondit.provenance.matters import MOST, Key, binds, joined, kind_of

_T = TypeVar("_T")
CHUNK = 400  # values in one question


def place(connection: Connection, row: int, found: Iterable[Key]) -> int:
    """Give a report (its row) its keys and its matter, which is marked as changed; the matter's number comes back."""
    return _gain(connection, row, sorted(found))


def replace(connection: Connection, row: int, found: Iterable[Key]) -> int:
    """Give a report that has a place other keys; where they allow it, it stays in its matter."""
    wanted, had = set(found), _keys_of_row(connection, row)
    _gain(connection, row, sorted(wanted - had))
    _lose(connection, row, sorted(had - wanted))
    return int(connection.execute(select(reports.c.matter).where(reports.c.row == row)).scalar_one())


def unplace(connection: Connection, row: int) -> None:
    """Take a report out of its matter, with its keys; what it held together falls apart."""
    _lose(connection, row, sorted(_keys_of_row(connection, row)))
    left = connection.execute(select(reports.c.matter).where(reports.c.row == row)).scalar()
    connection.execute(update(reports).where(reports.c.row == row).values(matter=None))
    if left is not None:
        _drop(connection, left)


def _keys_of_row(connection: Connection, row: int) -> set[Key]:
    return set(connection.execute(select(report_keys.c.key).where(report_keys.c.report == row)).scalars())


def _gain(connection: Connection, row: int, wanted: Sequence[Key]) -> int:
    """Give a report more keys, and unite the matters that they bind; the number of its matter comes back."""
    held = _count(connection, wanted, +1)
    here = connection.execute(select(reports.c.matter).where(reports.c.row == row)).scalar()
    bound = {*_matters_with(connection, [key for key in wanted if binds(key, held[key])])}
    home = _united(connection, sorted(bound | ({here} if here is not None else set())))
    if wanted:
        connection.execute(insert(report_keys), [{"key": key, "report": row} for key in wanted])
    connection.execute(update(reports).where(reports.c.row == row).values(matter=home))
    loosened = [key for key in wanted if not binds(key, held[key]) and binds(key, held[key] - 1)]
    for matter in _matters_with(connection, loosened):
        _divide(connection, matter)
    return home


def _lose(connection: Connection, row: int, unwanted: Sequence[Key]) -> None:
    """Take keys from a report, and divide its matter where they held it together."""
    for some in chunks(unwanted):
        connection.execute(delete(report_keys).where(report_keys.c.report == row, report_keys.c.key.in_(some)))
    held = _count(connection, unwanted, -1)
    for key in unwanted:
        if held[key] == MOST[kind_of(key)]:  # few enough again to bind
            _united(connection, _matters_with(connection, [key]))
    matter = connection.execute(select(reports.c.matter).where(reports.c.row == row)).scalar()
    if matter is not None and any(held.values()):
        _divide(connection, matter)


def touch(connection: Connection, matter: int) -> None:
    """Mark a matter as changed: what it claims is to be found anew."""
    connection.execute(update(matters).where(matters.c.id == matter).values(stamp=matters.c.stamp + 1))


def _count(connection: Connection, wanted: Sequence[Key], step: int) -> dict[Key, int]:
    """Count a report in or out at its keys; what comes back are the new counts."""
    if not wanted:
        return {}
    upsert = sqlite.insert(keys) if connection.dialect.name == "sqlite" else postgresql.insert(keys)
    counted = upsert.on_conflict_do_update(index_elements=[keys.c.key], set_={"held": keys.c.held + step})
    connection.execute(counted, [{"key": key, "held": 1} for key in wanted])
    found: dict[Key, int] = {}
    for some in chunks(wanted):
        found.update(connection.execute(select(keys.c.key, keys.c.held).where(keys.c.key.in_(some))).all())
    return found


def _matters_with(connection: Connection, binding: Sequence[Key]) -> list[int]:
    """The matters of the reports that have one of the keys, the oldest first."""
    found: set[int] = set()
    for some in chunks(binding):
        asked = select(reports.c.matter).distinct().join(report_keys, report_keys.c.report == reports.c.row)
        found.update(m for m in connection.execute(asked.where(report_keys.c.key.in_(some))).scalars() if m is not None)
    return sorted(found)


def _united(connection: Connection, several: Sequence[int]) -> int:
    """One matter of several, marked as changed; a new one of none."""
    if not several:
        return int(connection.execute(insert(matters).values(stamp=1, settled=0).returning(matters.c.id)).scalar_one())
    home, *others = several
    if others:
        for table in (reports, claims, derivations):
            connection.execute(update(table).where(table.c.matter.in_(others)).values(matter=home))
        connection.execute(delete(matters).where(matters.c.id.in_(others)))
    touch(connection, home)
    return home


def _divide(connection: Connection, matter: int) -> None:
    """Let a matter fall into those that its keys still make; the largest part keeps its number.

    What a part claims goes with it, so that whoever watches a claim is told what becomes of it.
    """
    parts = sorted(joined(_binding_keys(connection, matter)), key=len, reverse=True)
    for part in parts[1:]:
        other = _united(connection, ())
        for some in chunks([int(row) for row in part]):
            ids = select(reports.c.id).where(reports.c.row.in_(some))
            said = select(claim_statements.c.claim).where(claim_statements.c.report.in_(ids))
            going = (claims.c.matter == matter) & claims.c.id.in_(said)
            connection.execute(update(claims).where(going).values(matter=other))
            gone = (derivations.c.matter == matter) & derivations.c.report.in_(ids)
            connection.execute(update(derivations).where(gone).values(matter=other))
            connection.execute(update(reports).where(reports.c.row.in_(some)).values(matter=other))
    touch(connection, matter)


def _binding_keys(connection: Connection, matter: int) -> dict[str, list[Key]]:
    """The reports of a matter, by row, with their keys that bind them to somebody."""
    rows = select(reports.c.row).where(reports.c.matter == matter).order_by(reports.c.row)
    by_row: dict[str, list[Key]] = {str(row): [] for row in connection.execute(rows).scalars()}
    asked = (
        select(report_keys.c.report, report_keys.c.key, keys.c.held)
        .join(reports, reports.c.row == report_keys.c.report)
        .join(keys, keys.c.key == report_keys.c.key)
        .where(reports.c.matter == matter, keys.c.held > 1)
    )
    for row, key, held in connection.execute(asked):
        if binds(key, held):
            by_row[str(row)].append(key)
    return by_row


def _drop(connection: Connection, matter: int) -> None:
    """Remove a matter that holds no report any more, with what it claimed."""
    if connection.execute(select(reports.c.row).where(reports.c.matter == matter).limit(1)).first() is not None:
        touch(connection, matter)
        return
    for table in (claims, derivations):
        connection.execute(delete(table).where(table.c.matter == matter))
    connection.execute(delete(matters).where(matters.c.id == matter))


def sizes(connection: Connection) -> list[int]:
    """How many reports each matter holds, the largest first."""
    counted = select(func.count()).where(reports.c.matter.is_not(None)).group_by(reports.c.matter)
    return sorted(connection.execute(counted).scalars(), reverse=True)


def chunks(values: Sequence[_T]) -> Iterable[Sequence[_T]]:
    """Values in portions that fit into one question."""
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))
