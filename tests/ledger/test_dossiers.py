"""Dossiers, and that a ledger of the first format keeps all of it when they come in."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, select, text

from ondit.errors import LedgerError
from ondit.ledger import migrations
from ondit.ledger.asking import claims_in, voices_in
from ondit.ledger.dossiers import (
    add_claim,
    describe,
    dossier_of,
    dossiers_in,
    drop_claim,
    make_dossier,
    move_claim,
    note_claim,
    put_away,
)
from ondit.ledger.following import followed, news_of
from ondit.ledger.forgetting import forget_voice
from ondit.ledger.merging import merge
from ondit.ledger.placing import touch
from ondit.ledger.settling import settle
from ondit.ledger.store import Ledger, open_ledger
from ondit.ledger.tables import FORMAT, dossier_claims, dossiers, matters, metadata

OLD = Path(__file__).with_name("old") / "format-1.sql"


LATER = {("claims", "row"), ("news", "facts")}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file as the first format left it."""
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as connection:
        connection.executescript(OLD.read_text("utf-8"))
    return path


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that stands in the tables of a file, without the columns that came later."""
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_text%'")
        return {
            name: sorted(
                (
                    tuple(row[column] for column in row.keys() if (name, column) not in LATER)  # noqa: SIM118 a row's keys
                    for row in connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608 names of ours
                ),
                key=repr,
            )
            for (name,) in named.fetchall()
        }


@pytest.fixture
def ledger(old: Path) -> Ledger:
    return open_ledger(str(old))


def test_an_old_file_is_brought_up_to_date_and_loses_nothing(old: Path) -> None:
    before = rows(old)
    assert before["meta"] == [("format", "1")]
    ledger = open_ledger(str(old))
    with ledger.reading() as connection:
        assert migrations.format_of(connection) == FORMAT
        assert len(followed(connection)) == 6
        assert len(news_of(connection)) == 3
    ledger.close()
    after = rows(old)
    assert {name: found for name, found in after.items() if name in before and name != "meta"} == {
        name: found for name, found in before.items() if name != "meta"
    }
    assert after.keys() - before.keys() == {"dossiers", "dossier_claims"}


def test_a_migrated_file_has_the_tables_of_a_new_one(old: Path, tmp_path: Path) -> None:
    shapes = []
    for path in (old, tmp_path / "new.db"):
        open_ledger(str(path)).close()
        found = inspect(create_engine(f"sqlite:///{path}"))
        shapes.append(
            {
                table: [(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(table)]
                for table in ("dossiers", "dossier_claims", "claims", "claim_statements", "news")
            }
        )
    assert shapes[0] == shapes[1]


# What makes tables of today those of format 1 on a PostgreSQL server, beside the tables that are not there yet.
FORMER = (
    "ALTER TABLE claim_statements DROP CONSTRAINT claim_statements_claim_fkey",
    'ALTER TABLE claims DROP COLUMN "row"',
    "ALTER TABLE news DROP COLUMN facts",
    "ALTER TABLE claims DROP CONSTRAINT claims_id_key",
    "ALTER TABLE claims ADD PRIMARY KEY (id)",
    "ALTER TABLE claim_statements ADD FOREIGN KEY (claim) REFERENCES claims (id) ON DELETE CASCADE",
    "CREATE INDEX ix_claims_last ON claims (last)",
    """INSERT INTO claims (id, matter, text, at_least, at_most, assessable, channels, reports, outlets, denied,
        changed_at, body) VALUES ('c-1', 1, 'Zwölf Radare für Chile', 1, 1, true, 1, 1, 1, false, '', '')""",
    "INSERT INTO claim_statements VALUES ('c-1', 'r-1', 's-1', 'for')",
)


def test_the_steps_run_on_postgresql(databases: Callable[[], str]) -> None:
    address = databases()
    engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        tables = [table for table in metadata.sorted_tables if table not in (dossiers, dossier_claims)]
        metadata.create_all(connection, tables, checkfirst=False)
        for line in FORMER:
            connection.exec_driver_sql(line)
        connection.execute(metadata.tables["meta"].insert().values(key="format", value="1"))
    engine.dispose()
    ledger = open_ledger(address)
    with ledger.reading() as connection:
        assert migrations.format_of(connection) == FORMAT
        assert dossiers_in(connection) == []
        assert [claim.id for claim in claims_in(connection, words="zwolf RADAR")] == ["c-1"]
    with ledger.writing() as connection:
        connection.exec_driver_sql("DELETE FROM claims")
        assert connection.exec_driver_sql("SELECT count(*) FROM claim_statements").scalar() == 0
    ledger.close()


def test_claims_of_an_old_file_are_found_by_words(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        assert {claim.text.split()[0] for claim in claims_in(connection, words="RADAR chile")} == {"There", "Chile"}
        assert {claim.text.split()[0] for claim in claims_in(connection, words="chile -talks")} == {"Chile"}
    with ledger.writing() as connection:
        connection.exec_driver_sql("DELETE FROM claims")
        assert connection.exec_driver_sql("SELECT count(*) FROM claim_statements").scalar() == 0
        assert claims_in(connection, words="radar") == []


def ids(ledger: Ledger) -> list[str]:
    with ledger.reading() as connection:
        return [claim.id for claim in claims_in(connection)]


def test_claims_stand_in_the_order_that_somebody_gives(ledger: Ledger) -> None:
    first, second, third, *_ = ids(ledger)
    id_ = make_dossier(ledger, "Radars  for Chile")
    for claim in (first, second, third, second):
        add_claim(ledger, id_, claim)
    move_claim(ledger, id_, third, -1)
    move_claim(ledger, id_, first, -1)
    drop_claim(ledger, id_, first)
    note_claim(ledger, id_, third, " who signed? ")
    with ledger.reading() as connection:
        made = dossier_of(connection, id_)
    assert made.row.title == "Radars for Chile"
    assert [(entry.kept, entry.note) for entry in made.entries] == [(third, "who signed?"), (second, None)]
    assert all(entry.claim is not None for entry in made.entries)


def test_its_question_finds_what_is_not_in_it_yet(ledger: Ledger) -> None:
    id_ = make_dossier(ledger, "Radars", query="radar")
    with ledger.reading() as connection:
        waiting = dossier_of(connection, id_).waiting
    add_claim(ledger, id_, waiting[0].id)
    with ledger.reading() as connection:
        assert dossier_of(connection, id_).waiting == waiting[1:]


def test_a_dossier_is_put_away_and_not_erased(ledger: Ledger) -> None:
    id_ = make_dossier(ledger, "Radars")
    describe(ledger, id_, "Coastal radars", query="radar", note="for Tuesday")
    put_away(ledger, id_)
    with ledger.reading() as connection:
        assert dossiers_in(connection) == []
        assert dossier_of(connection, id_).row.title == "Coastal radars"


def test_a_claim_that_no_report_makes_any_more_is_listed_as_such(ledger: Ledger) -> None:
    id_ = make_dossier(ledger, "Radars")
    add_claim(ledger, id_, ids(ledger)[0])
    with ledger.writing() as connection:
        connection.execute(text("DELETE FROM claims"))
    with ledger.reading() as connection:
        assert [entry.claim for entry in dossier_of(connection, id_).entries] == [None]


@pytest.mark.parametrize("title", ["", "  \n "])
def test_a_dossier_wants_a_title(ledger: Ledger, title: str) -> None:
    with pytest.raises(LedgerError, match="title"):
        make_dossier(ledger, title)


def test_what_is_not_there_is_named(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="no dossier d-none"), ledger.reading() as connection:
        dossier_of(connection, "d-none")
    with pytest.raises(LedgerError, match="no claim c-none"):
        add_claim(ledger, make_dossier(ledger, "Radars"), "c-none")


def test_a_merger_brings_dossiers_along(ledger: Ledger, tmp_path: Path) -> None:
    with ledger.writing() as connection:  # its claims as today's rules make them
        for matter in connection.execute(select(matters.c.id)).scalars().all():
            touch(connection, matter)
    settle(ledger)
    first, second, *_ = ids(ledger)
    id_ = make_dossier(ledger, "Radars for Chile", note="ask the ministry")
    add_claim(ledger, id_, first)
    add_claim(ledger, id_, second)
    mine = open_ledger(str(tmp_path / "mine.db"))
    merge(mine, ledger)
    merge(mine, ledger)
    with mine.reading() as connection:
        taken = dossier_of(connection, id_)
    assert (taken.row.title, taken.row.note) == ("Radars for Chile", "ask the ministry")
    assert [entry.claim is not None for entry in taken.entries] == [True, True]
    mine.close()


def test_a_forgotten_name_leaves_the_notes(ledger: Ledger, old: Path) -> None:
    with ledger.reading() as connection:
        name = next(voice.name for voice in voices_in(connection) if voice.named)
    id_ = make_dossier(ledger, f"What {name} said", note=f"call {name}")
    add_claim(ledger, id_, ids(ledger)[0])
    note_claim(ledger, id_, ids(ledger)[0], f"{name} again")
    forget_voice(ledger, name)
    ledger.close()
    assert name.encode() not in old.read_bytes()
