"""Forgetting a report or a voice for good: its words leave the ledger, a tombstone says that something was there."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, insert, select, update

from ondit.claims.folding import fold
from ondit.errors import LedgerError
from ondit.ledger.adding import show
from ondit.ledger.asking import report_row
from ondit.ledger.body import packed, reading_in, unpacked
from ondit.ledger.forgotten import blacked, pattern_of, voice_id
from ondit.ledger.people import author, now
from ondit.ledger.placing import unplace
from ondit.ledger.settling import settle
from ondit.ledger.store import Ledger
from ondit.ledger.tables import (
    claim_statements,
    derivations,
    dossier_claims,
    dossiers,
    follows,
    judgements,
    links,
    news,
    readings,
    reports,
    statements,
    tombstones,
    versions,
    voices,
)

_EMPTY: Mapping[str, None] = dict.fromkeys(("url", "outlet", "domain", "title", "language", "kind", "published"))


def forget_report(ledger: Ledger, id_: str, *, why: str | None = None) -> str:
    """Forget a report: its texts, its readings, what people judged by its words. Its id comes back.

    The report is not taken in again: what remains are its id and hashes by which it is known.
    Raises LedgerError if there is no such report, or it is forgotten already.
    """
    with ledger.writing() as connection:
        row = report_row(connection, id_)
        if row.state == "forgotten":
            raise LedgerError(ledger.where, f"{row.id} is forgotten already", "Nothing of it is left to forget.")
        unplace(connection, connection.execute(select(reports.c.row).where(reports.c.id == row.id)).scalar_one())
        for table in (links, voices, statements, readings, claim_statements):
            connection.execute(delete(table).where(table.c.report == row.id))
        for end in (derivations.c.report, derivations.c.origin):
            connection.execute(delete(derivations).where(end == row.id))
        connection.execute(update(versions).where(versions.c.report == row.id).values(changes="[]", notice=None))
        emptied = update(judgements).where(judgements.c.report == row.id)
        connection.execute(emptied.values(value="{}", rests_on="{}", note=None, orphaned=True))
        connection.execute(update(news).where(news.c.report == row.id).values(text="(forgotten)", facts=None))
        connection.execute(update(reports).where(reports.c.id == row.id).values(state="forgotten", **_EMPTY))
        _bury(connection, row.id, "report", why)
    settle(ledger)  # claims were made of its words
    _wipe(ledger)
    return row.id


def forget_voice(ledger: Ledger, name: str, *, why: str | None = None) -> list[str]:
    """Black out a voice's name in every report, and in those still to come; the reports come back.

    Whoever bears one of its words as a name is blacked out with it. Raises LedgerError if nobody is called so.
    """
    with ledger.writing() as connection:
        asked = select(voices.c.report).distinct().where(voices.c.folded == fold(name)).order_by(voices.c.report)
        found = [str(report) for report in connection.execute(asked).scalars()]
        if not found:
            raise LedgerError(ledger.where, f"nobody is called {name}", "List the voices with 'ondit voices'.")
        pattern = pattern_of(name)
        for report in found:
            _black_out(connection, report, pattern)
        _black_columns(connection, judgements, ("target", "value", "rests_on", "note"), pattern)
        _black_columns(connection, news, ("text", "facts"), pattern)
        _black_columns(connection, follows, ("what",), pattern)
        _black_columns(connection, dossiers, ("title", "query", "note"), pattern)
        _black_columns(connection, dossier_claims, ("note",), pattern)
        _bury(connection, voice_id(name), "voice", why)
    settle(ledger)  # claims were made of its words
    _wipe(ledger)
    return found


def _black_out(connection: Connection, report: str, pattern: re.Pattern[str]) -> None:
    for row in connection.execute(select(readings).where(readings.c.report == report)).all():
        body = blacked(unpacked(row.body), pattern)
        connection.execute(update(readings).where(readings.c.id == row.id).values(body=packed(body)))
        if row.current:
            show(connection, reading_in(packed(body)))
    for row in connection.execute(select(versions).where(versions.c.report == report)).all():
        values = {"changes": json.dumps(blacked(json.loads(row.changes), pattern), ensure_ascii=False)}
        values["notice"] = blacked(row.notice, pattern)
        here = (versions.c.report == report) & (versions.c.number == row.number)
        connection.execute(update(versions).where(here).values(**values))
    title = connection.execute(select(reports.c.title).where(reports.c.id == report)).scalar()
    connection.execute(update(reports).where(reports.c.id == report).values(title=blacked(title, pattern)))


def _black_columns(connection: Connection, table: Table, columns: tuple[str, ...], pattern: re.Pattern[str]) -> None:
    keys = table.primary_key.columns
    for row in connection.execute(select(table)).mappings().all():
        changed: dict[str, Any] = {name: blacked(row[name], pattern) for name in columns}
        if any(changed[name] != row[name] for name in columns):
            here = and_(*(key == row[key.name] for key in keys))
            connection.execute(update(table).where(here).values(**changed))


def _bury(connection: Connection, id_: str, kind: str, why: str | None) -> None:
    connection.execute(delete(tombstones).where(tombstones.c.id == id_))
    connection.execute(insert(tombstones).values(id=id_, kind=kind, author=author(), at=now(), why=why))


def _wipe(ledger: Ledger) -> None:
    """Leave nothing of it in the file's free pages and its journal."""
    if not ledger.is_sqlite:
        return  # a server's own housekeeping does it
    with ledger.writing() as connection:
        for table in ("statement_text", "report_text", "claim_text"):
            connection.exec_driver_sql(f"INSERT INTO {table}({table}) VALUES ('rebuild')")  # noqa: S608 our own names
    with ledger.alone() as connection:
        connection.exec_driver_sql("VACUUM")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
