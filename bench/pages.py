"""How fast the pages come from a large ledger, under readers at once, while reports are being added.

    python bench/pages.py [--reports 100000] [--readers 20] [--seconds 60] [--keep FILE]

The ledger is made by bench/large.py of invented reports in matters of a few reports each; --keep makes it in a file of
its own, or takes the one that is there. Each reader asks a page, reads it for a second, asks the next. A second process
adds reports all the while. Figures are milliseconds from request to the last byte, for each kind of page.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import defaultdict
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.large import fill  # noqa: E402
from tests.ledger.news import THINGS, told  # noqa: E402

from ondit.ledger.adding import add_reading  # noqa: E402 the paths come first
from ondit.ledger.asking import claims_in, reports_in  # noqa: E402
from ondit.ledger.settling import settle  # noqa: E402
from ondit.ledger.store import open_ledger  # noqa: E402

READ = 1.0  # seconds that a reader reads a page
ADDED = 5  # reports that are added, then settled


def add_more(place: str, until: float) -> None:
    """Add reports one by one, ten a second, until a moment."""
    ledger, number, seed = open_ledger(place), 0, int(until)
    while time.time() < until:
        add_reading(ledger, told(number, seed=seed))
        number += 1
        if number % ADDED == 0:
            settle(ledger)
        time.sleep(0.1)
    print(number)


def read(base: str, paths: dict[str, list[str]], until: float, seed: int, times: dict[str, list[float]]) -> None:
    """One reader: a page, a second, the next page."""
    dice = random.Random(seed)  # noqa: S311 which page comes next
    time.sleep(dice.random() * READ)
    while time.time() < until:
        kind = dice.choice(list(paths))
        start = time.perf_counter()
        with urllib.request.urlopen(base + dice.choice(paths[kind])) as answer:  # noqa: S310 our own server
            size = len(answer.read())
        times[kind].append((time.perf_counter() - start) * 1000)
        times[f"{kind} (bytes)"].append(size)
        time.sleep(READ)


def main() -> None:
    """Make, serve, measure, print."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--reports", type=int, default=100_000)
    given.add_argument("--readers", type=int, default=20)
    given.add_argument("--seconds", type=float, default=60)
    given.add_argument("--keep", metavar="FILE", help="the ledger, made there unless it is there")
    given.add_argument("--add", nargs=2, metavar=("PLACE", "UNTIL"), help=argparse.SUPPRESS)
    asked = given.parse_args()
    if asked.add:
        add_more(asked.add[0], float(asked.add[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(asked.keep or str(Path(folder) / "ondit.db"), asked.reports, asked.readers, asked.seconds)


def measure(place: str, reports: int, readers: int, seconds: float) -> None:
    """The whole measurement, in processes of their own: the server, who adds, and the readers here."""
    there = Path(place).exists()
    ledger = open_ledger(place)
    if not there:
        start = time.perf_counter()
        fill(ledger, reports)
        print(f"{reports} reports made in {time.perf_counter() - start:.0f} s")
    with ledger.reading() as connection:
        claims = [f"/claims/{row.id}" for row in claims_in(connection, most=200)]
        pages = [f"/reports/{row.id}" for row in reports_in(connection, most=200)]
    ledger.close()
    words = (*THINGS, "kenya radars", "seen -boats")
    paths = {
        "claims": ["/", "/?words=radars", "/?words=hibudford", "/?kind=events&denied=true", "/?from=500"],
        "claim": claims, "report": pages, "reports": ["/reports"],
        "search": [f"/search?q={quote(some)}" for some in words],
        "voices": ["/voices"], "review": ["/review"], "inbox": ["/inbox"],
    }  # fmt: skip
    server = subprocess.Popen(
        [sys.executable, "-m", "ondit", "serve", "--ledger", place, "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    base = server.stdout.readline().split(" at ")[1].split()[0].rstrip("/")
    for found in paths.values():
        urllib.request.urlopen(base + found[0]).read()  # noqa: S310 the templates are made on first use
    until = time.time() + seconds
    adding = subprocess.Popen([sys.executable, __file__, "--add", place, str(until)], stdout=subprocess.PIPE, text=True)
    times: dict[str, list[float]] = defaultdict(list)
    threads = [threading.Thread(target=read, args=(base, paths, until, seed, times)) for seed in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    added = adding.communicate()[0].strip()
    server.terminate()
    server.wait()
    every = [one for kind, found in times.items() if "bytes" not in kind for one in found]
    print(f"{readers} readers, {len(every)} pages in {seconds:.0f} s, {added} reports added meanwhile")
    for kind in paths:
        print(line(kind, times[kind]), f"  largest {max(times[f'{kind} (bytes)'], default=0) / 1024:.0f} KB")
    print(line("all", every))


def line(kind: str, times: list[float]) -> str:
    """A line of the table."""
    if len(times) < 2:
        return f"{kind:8} too few"
    p95 = statistics.quantiles(times, n=20)[-1]
    return f"{kind:8} median {statistics.median(times):6.0f} ms   p95 {p95:6.0f} ms   worst {max(times):6.0f} ms"


if __name__ == "__main__":
    main()
