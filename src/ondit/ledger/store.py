"""Opening a ledger: one SQLite file, or a PostgreSQL database that a team shares; and its transactions."""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError

from ondit.errors import LedgerError
from ondit.ledger import migrations
from ondit.ledger.tables import FORMAT, meta

WAIT = 60  # seconds that a writer waits for another one
CONNECTIONS = 20  # to a file that are kept: each knows pages of it already
LOCK = 0x0D17  # the one lock by which writers of a PostgreSQL ledger wait for each other
_WRITES = "ondit_writes"
_HEAD = b"SQLite format 3\0"


@dataclass(frozen=True)
class Ledger:
    """An open ledger. where: its file, or its address without the password."""

    engine: Engine
    where: str

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that only reads, and sees one state of the ledger. Raises LedgerError."""
        with self.errors(), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: what is done in it stands when it ends, all of it, or nothing. Raises LedgerError.

        Writers wait for one another; nobody waits to read.
        """
        with (
            self.errors(),
            self.engine.connect().execution_options(**{_WRITES: True}) as connection,
            connection.begin(),
        ):
            if not self.is_sqlite:
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT}s'")
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
            yield connection

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """A connection to a file outside of transactions, for what none may hold. Raises LedgerError."""
        with self.errors(), self.engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")  # a connection is handed out inside one
            yield connection
            connection.exec_driver_sql("BEGIN")

    def close(self) -> None:
        """Let go of the file or the connections."""
        self.engine.dispose()

    @contextmanager
    def errors(self) -> Iterator[None]:
        """What goes wrong in the database inside comes out as LedgerError."""
        try:
            yield
        except DatabaseError as error:
            raise told(error, self.where) from error


def ledger_place(given: str | None = None) -> str:
    """Where the ledger is: as given, else ONDIT_LEDGER, else `ondit.db` in the user's data folder."""
    return given or os.environ.get("ONDIT_LEDGER") or str(_data_folder() / "ondit.db")


def _data_folder() -> Path:
    if "XDG_DATA_HOME" in os.environ:
        return Path(os.environ["XDG_DATA_HOME"]) / "ondit"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "ondit"
    return Path.home() / ".local" / "share" / "ondit"


def open_ledger(place: str | None = None, *, make: bool = True) -> Ledger:
    """Open a ledger, and make it if it is not there yet; one of an older format is brought up to date.

    place: a file, or an address such as postgresql://user@host/name; None: as `ledger_place` says.
    make False: a ledger that is not there is an error.
    Raises LedgerError: nothing there, no place to write, no ledger, made by a newer Ondit.
    """
    place = ledger_place(place)
    ledger = _server(place) if "://" in place else _file(Path(place), make=make)
    try:
        _bring_up(ledger)
    except LedgerError:
        ledger.close()
        raise
    return ledger


def _file(path: Path, *, make: bool) -> Ledger:
    where = str(path)
    if path.is_dir():
        raise LedgerError(where, "is a folder", "Name a file: --ledger FILE.")
    if not path.exists():
        if not make:
            raise LedgerError(where, "there is no ledger", "Make one with 'ondit add', or name another with --ledger.")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            what = f"its folder cannot be made ({error.strerror})"
            raise LedgerError(where, what, "Name a file elsewhere.") from error
    elif not _begins_as_ledger(path):
        raise LedgerError(where, "is no ledger", "Name another file: --ledger FILE.")
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": WAIT}, pool_size=CONNECTIONS)
    event.listen(engine, "connect", _connected)
    event.listen(engine, "begin", _begun)
    return Ledger(engine, where)


def _begins_as_ledger(path: Path) -> bool:
    """Whether a file is empty, or a SQLite file by its head; one that may not be read shows so when it is opened."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_HEAD))
    except OSError:
        return True
    return head in (b"", _HEAD)


def _connected(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # we begin transactions ourselves: the driver would do so too late
    connection.create_function("lower", 1, _lower, deterministic=True)  # SQLite's own knows no umlauts
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")  # what was confirmed stands even if the power fails
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA mmap_size = 268435456")


def _lower(text: str | None) -> str | None:
    return text.lower() if isinstance(text, str) else text


def _begun(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _server(place: str) -> Ledger:
    try:
        url = make_url(place)
        if url.drivername in ("postgresql", "postgres"):
            url = url.set(drivername="postgresql+psycopg")
        engine = create_engine(url, pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError) as error:
        raise LedgerError(_hidden(place), "is no address of a ledger", "Write postgresql://user@host/name.") from error
    except ModuleNotFoundError as error:
        way_out = "Install it: pip install 'ondit[postgres]'."
        raise LedgerError(_hidden(place), f"the driver {error.name} is missing", way_out) from error
    where = _hidden(place)
    if engine.dialect.name != "postgresql":
        raise LedgerError(where, "a ledger is a SQLite file or a PostgreSQL database", "Write postgresql://user@host/name.")
    return Ledger(engine, where)


def _hidden(place: str) -> str:
    """An address without its password, to be shown."""
    return re.sub(r"(?<=://)([^:/@]*):.*@", r"\1:***@", place)


def _bring_up(ledger: Ledger) -> None:
    """Make the tables of a new ledger, or bring those of an older one up to date."""
    if _format(ledger) == FORMAT:
        return
    if ledger.is_sqlite:
        with ledger.alone() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    with ledger.writing() as connection:
        have = migrations.format_of(connection)  # another process may have been first
        if have > FORMAT:
            raise _newer(ledger, have)
        migrations.migrate(connection, have)


def _format(ledger: Ledger) -> int:
    with ledger.reading() as connection:
        have = migrations.format_of(connection)
        if have == 0 and migrations.holds_other_tables(connection):
            way_out = "Name another file or database with --ledger."
            raise LedgerError(ledger.where, "is no ledger: another program keeps its tables there", way_out)
    if have > FORMAT:
        raise _newer(ledger, have)
    return have


def _newer(ledger: Ledger, have: int) -> LedgerError:
    what = f"was made by a newer Ondit (format {have}; this one knows up to {FORMAT})"
    return LedgerError(ledger.where, what, "Install the newer version: pip install --upgrade ondit.")


def told(error: DatabaseError, where: str) -> LedgerError:
    """What went wrong in a database, in one line for people."""
    text = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
    for words, what, way_out in _TROUBLES:
        if words in text:
            return LedgerError(where, what, way_out)
    if isinstance(error, OperationalError):
        return LedgerError(where, f"cannot be used ({text})", "See to it that it is there and can be written.")
    return LedgerError(where, f"is damaged or no ledger ({text})", "Check it with 'ondit check', or take your backup.")


_TROUBLES = (
    ("database is locked", "is locked by another program", "Close what uses it, then try again."),
    ("lock timeout", "is locked by another program", "Close what uses it, then try again."),
    ("disk is full", "the disk is full", "Make room, then try again: what was confirmed is kept."),
    ("readonly database", "cannot be written", "Give yourself the right to write the file and its folder."),
    ("unable to open", "cannot be opened", "See to it that its folder exists and can be written."),
    ("disk I/O error", "the disk failed", "Look at the disk, then try again: what was confirmed is kept."),
    ("not a database", "is no ledger", "Name another file: --ledger FILE."),
    ("No space left", "the disk is full", "Make room, then try again: what was confirmed is kept."),
)


def setting(connection: Connection, key: str) -> str | None:
    """A value that the ledger keeps about itself; None: it does not."""
    return connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar()
