"""How fast a ledger takes reports in and answers, small and large, on SQLite and PostgreSQL side by side.

    python bench/ledger.py [--reports 100000] [--only sqlite|postgres]

The reports are made up (tests/ledger/news.py), their readings are made before the clock starts, every database is new
and writes to the disk before it says so. The large ledger is filled by bench/large.py. Says what it measures as it
goes; takes a quarter of an hour and some gigabytes of the temporary folder, which it gives back.
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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HOME)]

from bench.large import fill  # noqa: E402
from sqlalchemy import Connection, create_engine, func, insert, select  # noqa: E402
from sqlalchemy.engine import make_url  # noqa: E402
from tests.ledger import server  # noqa: E402
from tests.ledger.news import news, told  # noqa: E402

from ondit.ledger import tables  # noqa: E402
from ondit.ledger.adding import add_reading  # noqa: E402
from ondit.ledger.asking import claim_of, claim_row, said_for  # noqa: E402
from ondit.ledger.body import packed  # noqa: E402
from ondit.ledger.facets import Facets  # noqa: E402
from ondit.ledger.search import search  # noqa: E402
from ondit.ledger.settling import settle  # noqa: E402
from ondit.ledger.store import Ledger, open_ledger  # noqa: E402
from ondit.records import Claim, Origins, Reason, Said  # noqa: E402
from ondit.tracing import join_matter  # noqa: E402

TIMED = 200  # reports added, of which the middle one counts
SMALL = 1000  # reports in the small ledger
ASKED = 15  # times a question is asked
SAID = 1000  # statements of the claim that is asked about
SIZES = (5, 20, 60, 120)  # reports in a matter
QUERIES = ("quarrem", "boats*", '"were seen near"', "patrol boats -drones", "halvordorf", "kenya howitzers")


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


if __name__ == "__main__":
    main()
