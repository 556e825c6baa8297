"""Opening a ledger, and what is said where it cannot be opened, read or written."""

from __future__ import annotations

import multiprocessing
import os
import pwd
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.ledger.likeness import dump

from ondit.errors import LedgerError
from ondit.ledger import store
from ondit.ledger.adding import add_reading
from ondit.ledger.store import Ledger, ledger_place, open_ledger, setting
from ondit.ledger.tables import FORMAT, meta, reports
from ondit.records import Reading


def test_a_new_ledger_is_made_and_opened_again(place: str) -> None:
    for _ in range(2):
        ledger = open_ledger(place)
        with ledger.reading() as connection:
            assert setting(connection, "format") == str(FORMAT)
            assert setting(connection, "nothing") is None
        ledger.close()


def test_what_is_written_is_there_for_the_next(place: str, made: Sequence[Reading]) -> None:
    one = open_ledger(place)
    add_reading(one, made[0])
    other = open_ledger(place, make=False)
    assert dump(one) == dump(other)
    one.close()
    other.close()


def test_a_transaction_that_fails_leaves_nothing(ledger: Ledger) -> None:
    def half() -> None:
        with ledger.writing() as connection:
            connection.execute(meta.insert().values(key="half", value="x"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    with ledger.reading() as connection:
        assert setting(connection, "half") is None


def test_a_reader_sees_one_state(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        assert setting(connection, "late") is None
        with ledger.writing() as writer:
            writer.execute(meta.insert().values(key="late", value="x"))
        assert setting(connection, "late") is None


def test_a_newer_ledger_is_refused(place: str) -> None:
    ledger = open_ledger(place)
    with ledger.writing() as connection:
        connection.execute(meta.update().where(meta.c.key == "format").values(value=str(FORMAT + 1)))
    ledger.close()
    with pytest.raises(LedgerError, match=rf"newer Ondit \(format {FORMAT + 1}; this one knows up to {FORMAT}\)"):
        open_ledger(place)


def test_where_the_ledger_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("ONDIT_LEDGER", raising=False)
    assert ledger_place() == str(tmp_path / "ondit" / "ondit.db")
    monkeypatch.setenv("ONDIT_LEDGER", "elsewhere.db")
    assert ledger_place() == "elsewhere.db"
    assert ledger_place("given.db") == "given.db"


def test_its_folder_is_made(tmp_path: Path) -> None:
    open_ledger(str(tmp_path / "a" / "b" / "ondit.db")).close()
    assert (tmp_path / "a" / "b" / "ondit.db").exists()


def test_it_is_a_file_that_any_tool_opens(tmp_path: Path, made: Sequence[Reading]) -> None:
    ledger = open_ledger(str(tmp_path / "ondit.db"))
    add_reading(ledger, made[0])
    with sqlite3.connect(tmp_path / "ondit.db") as plain:
        assert plain.execute("SELECT count(*) FROM statements").fetchone() == (len(made[0].statements),)
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    ledger.close()


def test_no_ledger_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        open_ledger(str(tmp_path / "none.db"), make=False)
    assert not (tmp_path / "none.db").exists()


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        open_ledger(str(tmp_path))


@pytest.mark.parametrize("content", [b"Kenya orders four boats\n" * 9, b"x", b"\0" * 5000])
def test_another_file_is_no_ledger(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="is no ledger"):
        open_ledger(str(path))
    assert path.read_bytes() == content


def test_another_program_s_database_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE cookies (id INTEGER)")
    with pytest.raises(LedgerError, match="no ledger"):
        open_ledger(str(path))
    with sqlite3.connect(path) as plain:
        assert plain.execute("SELECT name FROM sqlite_master").fetchall() == [("cookies",)]


def test_a_broken_file_is_said_to_be_broken(tmp_path: Path, made: Sequence[Reading]) -> None:
    path = tmp_path / "ondit.db"
    ledger = open_ledger(str(path))
    add_reading(ledger, made[0])
    ledger.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:5000] + os.urandom(len(whole) - 5000))
    with pytest.raises(LedgerError, match=r"damaged|no ledger"):
        add_reading(open_ledger(str(path)), made[1])


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(LedgerError, match="folder cannot be made"):
        open_ledger(str(tmp_path / "file" / "ondit.db"))


def test_a_locked_file(tmp_path: Path, made: Sequence[Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "WAIT", 1)
    path = tmp_path / "ondit.db"
    ledger = open_ledger(str(path))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerError, match="is locked by another program"):
        add_reading(ledger, made[0])
    other.execute("ROLLBACK")
    assert add_reading(ledger, made[0]).what == "new"
    other.close()
    ledger.close()


def test_a_locked_server(databases: object, made: Sequence[Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "WAIT", 1)
    ledger = open_ledger(databases())  # type: ignore[operator]
    with ledger.writing() as connection:
        connection.execute(select(reports))
        with pytest.raises(LedgerError, match="is locked by another program"):
            add_reading(ledger, made[0])
    assert add_reading(ledger, made[0]).what == "new"
    ledger.close()


def test_a_full_disk(tmp_path: Path, made: Sequence[Reading]) -> None:
    ledger = open_ledger(str(tmp_path / "ondit.db"))
    add_reading(ledger, made[0])
    before = dump(ledger)
    with ledger.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 3}")
    rest = iter(made[1:])

    def go_on() -> None:
        nonlocal before
        for reading in rest:
            add_reading(ledger, reading)
            before = dump(ledger)

    with pytest.raises(LedgerError, match="the disk is full"):
        go_on()
    assert dump(ledger) == before
    ledger.close()


def _as_other(user: int | None, path: str) -> str:
    """What a user is told who may not write. The superuser may write anywhere, so a child goes on as somebody else."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        if user is not None:
            os.setuid(user)
        try:
            ledger = open_ledger(path)
            with ledger.writing() as connection:
                connection.execute(meta.insert().values(key="a", value="b"))
        except BaseException as error:  # noqa: BLE001 whatever it is, it is to be seen
            os.write(writer, f"{error}".encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as said:
        return said.read()


@pytest.mark.parametrize("folder_too", [False, True])
def test_a_file_that_may_not_be_written(tmp_path: Path, folder_too: bool) -> None:
    path = tmp_path / "ondit.db"
    open_ledger(str(path)).close()
    path.chmod(0o444)
    tmp_path.chmod(0o555 if folder_too else 0o777)
    for above in tmp_path.parents:
        if above.stat().st_uid == os.getuid() and above != Path(above.root) and not above.stat().st_mode & 0o5:
            above.chmod(above.stat().st_mode | 0o055)
    other = pwd.getpwnam("nobody").pw_uid if os.getuid() == 0 else None
    said = _as_other(other, str(path))
    tmp_path.chmod(0o777)
    assert "cannot be" in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("mysql://ada:secret@host/name", "SQLite file or a PostgreSQL|driver"),
        ("postgresql+asyncpg://ada:secret@host/name", "driver asyncpg is missing"),
        ("nonsense://ada:secret@host/name", "no address of a ledger"),
        ("sqlite:///somewhere.db", "SQLite file or a PostgreSQL"),
        ("postgresql://ada:secret@127.0.0.1:1/name", "cannot be used"),
    ],
)
def test_an_address_that_leads_nowhere(address: str, what: str) -> None:
    with pytest.raises(LedgerError, match=what) as error:
        open_ledger(address)
    assert "secret" not in str(error.value)
    assert "\n" not in str(error.value)


def test_a_database_that_is_not_there(postgres: str) -> None:
    with pytest.raises(LedgerError, match="does not exist"):
        open_ledger(postgres.format(name="nowhere"))


def _open(place: str, _number: int) -> str:
    try:
        open_ledger(place).close()
    except LedgerError as error:
        return str(error)
    return "made"


def test_several_may_make_it_at_once(place: str) -> None:
    with multiprocessing.get_context("fork").Pool(4) as pool:
        assert pool.starmap(_open, [(place, number) for number in range(4)], chunksize=1) == ["made"] * 4


def test_opening_reads_no_more_than_it_must(tmp_path: Path) -> None:
    """A ledger of many gigabytes is not read from end to end."""
    path = tmp_path / "ondit.db"
    open_ledger(str(path)).close()
    with path.open("r+b") as file:
        file.truncate(1 << 40)  # a terabyte of nothing that takes no room
    open_ledger(str(path)).close()
