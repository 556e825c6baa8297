"""Every test of the ledger runs on a SQLite file and on a real PostgreSQL."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from tests.ledger import server
from tests.ledger.news import news

from ondit.ingest.carriers import reports
from ondit.ledger.store import Ledger, open_ledger
from ondit.reading import read_report
from ondit.records import Reading, Report
from ondit.settings import Settings

HERE = Path(__file__).parent
_number = itertools.count()
# As harsh an order of letters as a team's database may have: one that passes over punctuation.
_NEW = "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'de' LOCALE 'C.UTF-8'"


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A server's address with a place for the database's name."""
    with server.server() as address:
        if address is None:
            pytest.skip(f"no PostgreSQL: install it, or name one in {server.GIVEN}")
        yield address


@pytest.fixture(scope="session")
def databases(postgres: str) -> Callable[[], str]:
    """Gives the address of a new, empty database with each call."""
    address = postgres.format(name="postgres").replace("postgresql://", "postgresql+psycopg://")
    admin = create_engine(address, isolation_level="AUTOCOMMIT")

    def make() -> str:
        name = f"ondit_test_{next(_number)}"
        with admin.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name}")
            connection.exec_driver_sql(_NEW.format(name))
        return postgres.format(name=name)

    return make


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger may be made."""
    if request.param == "sqlite":
        return str(tmp_path / "ondit.db")
    made: str = request.getfixturevalue("databases")()
    return made


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """An empty ledger."""
    found = open_ledger(place)
    yield found
    found.close()


@pytest.fixture(scope="session")
def stories() -> Sequence[Reading]:
    """Real readings: four stories, with those who copy, translate, cite and deny."""
    found = list(reports([str(HERE / "data" / "stories.jsonl")], Settings()))
    return [read_report(report) for report in found if isinstance(report, Report)]


@pytest.fixture(scope="session")
def made() -> Sequence[Reading]:
    """Two hundred made-up readings."""
    return list(news(200))


@pytest.fixture(autouse=True)
def author(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONDIT_AUTHOR", "Ada")
