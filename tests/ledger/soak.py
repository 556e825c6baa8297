"""Kill `ondit add` at random moments, and see what is there: whole readings only, and in the end all of them.

    python tests/ledger/soak.py [--kills 200] [--reports 200] [--ledger ADDRESS]

A ledger is killed up to five times on its way; after each time it is opened and looked through, and the same command
goes on. What stands at the end must be what an undisturbed run makes. An address: of an empty PostgreSQL database, with
{number} in the place of a number if there is to be one for each ledger.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

HOME = Path(__file__).resolve().parents[2]
IN_A_ROW = 5  # kills of one ledger

if __name__ == "__main__":
    sys.path[:0] = [str(HOME), str(HOME / "src")]

from sqlalchemy import select  # noqa: E402
from tests.ledger.likeness import dump  # noqa: E402
from tests.ledger.news import news  # noqa: E402

import ondit.ledger.keeping  # noqa: E402, F401 loaded once, so that a run's time goes into reports
from ondit.cli import main as ondit_main  # noqa: E402
from ondit.ledger.adding import current_reading  # noqa: E402
from ondit.ledger.checking import check  # noqa: E402
from ondit.ledger.store import open_ledger  # noqa: E402
from ondit.ledger.tables import reports  # noqa: E402
from ondit.records import Reading, as_json  # noqa: E402


@dataclass(frozen=True, slots=True)
class Soaked:
    """How many kills hit a run in its course, and how many reports were there after each."""

    kills: int
    ledgers: int
    there: tuple[int, ...]


def written(readings: Sequence[Reading], path: Path) -> Path:
    """Readings as `ondit read --format jsonl` writes them."""
    lines = (json.dumps(as_json(reading), ensure_ascii=False) for reading in readings)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def started(file: Path, place: str) -> int:
    """Begin `ondit add` in a process of its own; its number comes back."""
    child = os.fork()
    if child:
        return child
    with Path(os.devnull).open("w") as nothing:  # a killed run must not end up in the tests' output
        os.dup2(nothing.fileno(), 1)
        os.dup2(nothing.fileno(), 2)
    sys.argv = ["ondit", "add", str(file), "--ledger", place]
    try:
        ondit_main()
    except SystemExit as end:
        os._exit(int(end.code or 0))
    except BaseException:  # noqa: BLE001 the parent sees that it went wrong
        os._exit(70)
    os._exit(0)


def finished(file: Path, place: str) -> float:
    """Let it run to its end; the seconds it took come back."""
    start = time.monotonic()
    _, status = os.waitpid(started(file, place), 0)
    assert os.waitstatus_to_exitcode(status) == 0, "ondit add failed"
    return time.monotonic() - start


def killed(file: Path, place: str, after: float) -> bool:
    """Kill it after so many seconds; False: it was done before."""
    child = started(file, place)
    end = time.monotonic() + after
    while time.monotonic() < end:
        done, _ = os.waitpid(child, os.WNOHANG)
        if done:
            return False
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def whole(place: str, expected: dict[str, object]) -> int:
    """See that a ledger holds nothing but whole readings; how many comes back."""
    ledger = open_ledger(place)
    problems = list(check(ledger))
    assert not problems, problems[:3]
    with ledger.reading() as connection:
        there = list(connection.execute(select(reports.c.id)).scalars())
        for id_ in there:
            assert as_json(current_reading(connection, id_)) == expected[id_], id_
    ledger.close()
    return len(there)


def soak(file: Path, places: Iterator[str], kills: int, watch: Callable[[int], None] | None = None) -> Soaked:
    """Kill runs until so many kills have hit; raises AssertionError where something is lost or half there."""
    undisturbed = next(places)
    took = finished(file, undisturbed)
    ledger = open_ledger(undisturbed)
    wanted = dump(ledger)
    with ledger.reading() as connection:
        ids = list(connection.execute(select(reports.c.id)).scalars())
        expected = {id_: as_json(current_reading(connection, id_)) for id_ in ids}
    ledger.close()
    dice, hits, ledgers, there = Random(kills), 0, 0, []
    while hits < kills:
        place = next(places)
        ledgers += 1
        for _ in range(min(IN_A_ROW, kills - hits)):
            if not killed(file, place, dice.uniform(0, took)):
                break
            hits += 1
            there.append(whole(place, expected))
            if watch is not None:
                watch(hits)
        finished(file, place)
        ledger = open_ledger(place)
        assert dump(ledger) == wanted
        ledger.close()
    return Soaked(hits, ledgers, tuple(there))


def _places(folder: Path, address: str | None) -> Iterator[str]:
    for number in range(10**6):
        yield address.format(number=number) if address else str(folder / f"{number}.db")


def main() -> None:
    """Soak, and print the figures."""
    parser = argparse.ArgumentParser(description="Kill `ondit add` at random moments.")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--ledger", help="a PostgreSQL address with {number} in it; otherwise files")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = written(list(news(given.reports)), folder / "readings.jsonl")
        start = time.monotonic()
        done = soak(
            file, _places(folder, given.ledger), given.kills, lambda hits: print(f"\r{hits} kills", end="", flush=True)
        )
    there = sorted(done.there)
    print(
        f"\r{done.kills} kills of {done.ledgers} ledgers in {time.monotonic() - start:.0f} s; reports there after each:"
        f" {there[0]} to {there[-1]}, in the middle {there[len(there) // 2]}. Only whole readings, and at the end each"
        " ledger as from an undisturbed run."
    )


if __name__ == "__main__":
    main()
