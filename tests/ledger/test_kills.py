"""Killed at any moment a ledger holds whole readings only, and two who add at once lose nothing."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

from tests.ledger.likeness import dump
from tests.ledger.news import news
from tests.ledger.soak import soak, written

from ondit.ledger.adding import add_reading
from ondit.ledger.settling import settle
from ondit.ledger.store import Ledger, open_ledger
from ondit.records import Reading

KILLS = {"sqlite": (7, 200), "postgres": (3, 60)}  # how often, and how many reports


def test_a_file_outlives_kills(tmp_path: Path) -> None:
    kills, reports = KILLS["sqlite"]
    file = written(list(news(reports)), tmp_path / "readings.jsonl")
    done = soak(file, (str(tmp_path / f"{number}.db") for number in count()), kills)
    assert done.kills == kills


def test_a_database_outlives_kills(tmp_path: Path, databases: Callable[[], str]) -> None:
    kills, reports = KILLS["postgres"]
    file = written(list(news(reports)), tmp_path / "readings.jsonl")
    done = soak(file, (databases() for _ in count()), kills)
    assert done.kills == kills


def _add(place: str, readings: Sequence[Reading]) -> list[str]:
    ledger = open_ledger(place)
    what: list[str] = [add_reading(ledger, reading).what for reading in readings]
    settle(ledger)
    ledger.close()
    return what


def test_two_who_add_at_once_lose_nothing(ledger: Ledger, place: str, made: Sequence[Reading], tmp_path: Path) -> None:
    """Both add some reports that only they have, and some that both have."""
    some = made[:15]
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        one, other = pool.starmap(_add, [(place, some[:10]), (place, list(reversed(some[5:])))], chunksize=1)
    assert sorted(one + other) == ["known"] * 5 + ["new"] * 15
    settle(ledger)
    alone = open_ledger(str(tmp_path / "alone.db"))
    for reading in some:
        add_reading(alone, reading)
    settle(alone)
    assert dump(ledger) == dump(alone)
    alone.close()
