"""How fast a ledger takes reports in and answers, small and large, on SQLite and PostgreSQL side by side.

    python bench/ledger.py [--reports 100000] [--only sqlite|postgres]

The reports are made up (tests/ledger/news.py), their readings are made before the clock starts, every database is new
and writes to the disk before it says so. The large ledger is filled with the rows that adding makes, many at a time:
a few hundred readings, again and again, with names of their own each time, as new stories have. Says what it measures
as it goes; takes some minutes and some gigabytes of the temporary folder, which it gives back.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import platform
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HOME)]

from sqlalchemy import Connection, Table, create_engine, func, insert, select  # noqa: E402
from sqlalchemy.engine import make_url  # noqa: E402
from tests.ledger import server  # noqa: E402
from tests.ledger.news import news, told  # noqa: E402

from ondit.ledger import tables  # noqa: E402
from ondit.ledger.adding import add_reading  # noqa: E402
from ondit.ledger.asking import claim_of, claim_row, said_for  # noqa: E402
from ondit.ledger.body import packed  # noqa: E402
from ondit.ledger.search import Facets, search  # noqa: E402
from ondit.ledger.settling import settle  # noqa: E402
from ondit.ledger.store import Ledger, open_ledger  # noqa: E402
from ondit.provenance.matters import kind_of  # noqa: E402
from ondit.records import Claim, Origins, Reading, Reason, Said  # noqa: E402
from ondit.tracing import join_matter  # noqa: E402

PATTERN = 400  # readings whose rows fill the large ledger
STATEMENTS = 10  # of each report in it
TIMED = 200  # reports added, of which the middle one counts
SMALL = 1000  # reports in the small ledger
ASKED = 15  # times a question is asked
SAID = 1000  # statements of the claim that is asked about
SIZES = (5, 20, 60, 120)  # reports in a matter
QUERIES = ("quarrem", "boats*", '"were seen near"', "patrol boats -drones", "halvordorf", "kenya howitzers")
_KEPT = ("reports", "versions", "readings", "statements", "voices", "links", "report_keys")


def main() -> None:
    """Measure, and print a line for each figure."""
    parser = argparse.ArgumentParser(description="How fast a ledger takes reports in and answers.")
    parser.add_argument("--reports", type=int, default=100_000, help="in the large ledger")
    parser.add_argument("--only", choices=("sqlite", "postgres"))
    given = parser.parse_args()
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores")
    for name, places in (("sqlite", _files), ("postgres", _databases)):
        if given.only in (None, name):
            with places() as place_of:
                if place_of is None:
                    print(f"{name}: none on this machine, not measured")
                else:
                    measure(name, place_of, given.reports)
    for size in SIZES:
        readings = list(news(size))
        took = timed(partial(join_matter, readings), 3)
        print(f"settling a matter of {size:4} reports: {took:8.1f} ms, {took / size:.1f} ms a report")


@contextmanager
def _files() -> Iterator[Callable[[str], str] | None]:
    with tempfile.TemporaryDirectory() as folder:
        yield lambda name: str(Path(folder) / f"{name}.db")


@contextmanager
def _databases() -> Iterator[Callable[[str], str] | None]:
    with server.server(sure=True) as address:
        if address is None:
            yield None
            return
        admin = create_engine(
            make_url(address.format(name="postgres")).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
        )

        def place(name: str) -> str:
            with admin.connect() as connection:
                connection.exec_driver_sql(f"DROP DATABASE IF EXISTS bench_{name}")
                connection.exec_driver_sql(f"CREATE DATABASE bench_{name}")
            return address.format(name=f"bench_{name}")

        yield place
        admin.dispose()


def measure(name: str, place_of: Callable[[str], str], many: int) -> None:
    """All figures of one kind of database."""
    ledger = open_ledger(place_of("small"))
    start = time.perf_counter()
    for reading in news(SMALL):
        add_reading(ledger, reading)
    took = time.perf_counter() - start
    print(f"{name}: {SMALL / took:.0f} reports added a second into a new ledger")
    small = adding(ledger)
    start = time.perf_counter()
    matters = settle(ledger)
    print(f"{name}: {SMALL + TIMED} reports settled in {time.perf_counter() - start:.1f} s, {matters} matters")
    ledger.close()
    ledger = open_ledger(place_of("large"))
    start = time.perf_counter()
    fill(ledger, many)
    with ledger.reading() as connection:
        statements = connection.execute(select(func.count()).select_from(tables.statements)).scalar_one()
    print(f"{name}: filled with {many} reports, {statements} statements in {time.perf_counter() - start:.0f} s")
    large = adding(ledger)
    print(
        f"{name}: adding a report takes {small:.1f} ms at {SMALL}, {large:.1f} ms at {many}: ratio {large / small:.2f}"
    )
    why(name, ledger)
    for query in QUERIES:
        with ledger.reading() as connection:
            hits = len(search(connection, query, most=10**6))
            took = timed(partial(search, connection, query))
        print(f"{name}: search {query!r}, {hits} hits: {took:.1f} ms")
    with ledger.reading() as connection:
        took = timed(partial(search, connection, "boats*", facets=Facets(said_from="2012", said_to="2013")))
    print(f"{name}: search 'boats*' of two years: {took:.1f} ms")
    ledger.close()


def adding(ledger: Ledger) -> float:
    """Milliseconds for a report among those that are there, in the middle."""
    times = []
    for number in range(TIMED):
        reading = told(number, seed=2)
        start = time.perf_counter()
        add_reading(ledger, reading)
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def timed(ask: Callable[[], Any], times: int = ASKED) -> float:
    """Milliseconds of a question, in the middle."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        ask()
        found.append(1000 * (time.perf_counter() - start))
    return statistics.median(found)


def why(name: str, ledger: Ledger) -> None:
    """How long it takes to tell all of a claim that a thousand reports make."""
    with ledger.writing() as connection:
        asked = select(tables.statements.c.report, func.min(tables.statements.c.id)).group_by(
            tables.statements.c.report
        )
        said = tuple(Said(report, statement, ()) for report, statement in connection.execute(asked.limit(SAID)))
        because = tuple(Reason("rests-on", f"The report {one.report} rests on its own.", ()) for one in said)
        origins = Origins(2, 900, 40, None, True, (), (), (), because)
        claim = Claim("c-bench", "A thousand say so.", None, None, said, (), (), (), origins)
        row = {"id": claim.id, "matter": 1, "text": claim.text, "at_least": 2, "at_most": 900, "assessable": True}
        row |= {"channels": 40, "reports": SAID, "outlets": 6, "denied": False, "changed_at": "", "body": packed(claim)}
        connection.execute(insert(tables.claims).values(**row))
        rows = [{"claim": claim.id, **dataclasses.asdict(one), "side": "for"} for one in said]
        columns = tables.claim_statements.c.keys()
        connection.execute(insert(tables.claim_statements), [{key: row[key] for key in columns} for row in rows])

    def ask(connection: Connection) -> None:
        claim_row(connection, "c-bench")
        claim_of(connection, "c-bench")
        said_for(connection, "c-bench")

    with ledger.reading() as connection:
        print(f"{name}: why of a claim with {SAID} statements: {timed(partial(ask, connection)):.1f} ms")


def fill(ledger: Ledger, many: int) -> None:
    """Fill a ledger with so many reports, by the rows that adding a pattern of them made."""
    rows = pattern(min(PATTERN, many))
    common = {key for key, held in Counter(row["key"] for row in rows["report_keys"]).items() if held > SHARED}
    size = len(rows["reports"])
    held: Counter[int] = Counter()
    for turn in range(many // size):
        with ledger.writing() as connection:
            values = [{"id": turn * size + row["id"], "stamp": 1, "settled": 1} for row in rows["matters"]]
            connection.execute(insert(tables.matters), values)
            for name in _KEPT:
                table = tables.metadata.tables[name]
                made = [_again(row, table, turn, size, common) for row in rows[name]]
                if name == "report_keys":
                    held.update(row["key"] for row in made)
                connection.execute(insert(table), made)
    with ledger.writing() as connection:
        connection.execute(insert(tables.keys), [{"key": key, "held": count} for key, count in held.items()])
        if not ledger.is_sqlite:
            for name, column in (("reports", "row"), ("matters", "id"), ("statements", "row")):
                asked = f"SELECT setval(pg_get_serial_sequence('{name}', '{column}'), max({column})) FROM {name}"  # noqa: S608 our own names
                connection.exec_driver_sql(asked)
    with ledger.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


SHARED = 10  # reports of the pattern that have a key from which it is no story's own


def pattern(size: int) -> dict[str, list[dict[str, Any]]]:
    """The rows that some reports make, each with more statements."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = open_ledger(str(Path(folder) / "pattern.db"))
        for reading in news(size, seed=3):
            add_reading(ledger, longer(reading))
        with ledger.reading() as connection:
            found = {
                name: [dict(row._mapping) for row in connection.execute(select(tables.metadata.tables[name]))]  # noqa: SLF001 public in spite of its name
                for name in (*_KEPT, "matters")
            }
        ledger.close()
    return found


def longer(reading: Reading) -> Reading:
    """A reading whose last statement comes again under other ids."""
    last = reading.statements[-2]
    more = (
        dataclasses.replace(last, id=f"{last.id}-{number}") for number in range(STATEMENTS - len(reading.statements))
    )
    return dataclasses.replace(reading, statements=(*reading.statements, *more))


def _again(row: dict[str, Any], table: Table, turn: int, size: int, common: set[int]) -> dict[str, Any]:
    """A row of the pattern once more, for another report with names of its own."""
    made = dict(row)
    if table.name == "statements":
        del made["row"]
        made["content"] = f"{row['content']} word{turn}x{row['start'] % 97}"
    if table.name == "reports":
        made |= {"row": turn * size + row["row"], "id": f"{row['id']}-{turn}"}
    if table.name == "readings":
        made["id"] = f"{row['id']}-{turn}"
    if table.name == "report_keys":
        key = row["key"]
        own = key if key in common else (key ^ (turn * 0x9E3779B97F4A7C15 & (1 << 61) - 1) << 2) | kind_of(key)
        return {"key": own & (1 << 63) - 1, "report": turn * size + row["report"]}
    if "report" in made:
        made["report"] = f"{row['report']}-{turn}"
    if made.get("matter") is not None:
        made["matter"] = turn * size + row["matter"]
    return made


if __name__ == "__main__":
    main()
