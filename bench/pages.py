"""How fast the pages come from a large ledger, under readers at once, while reports are being added.

    python bench/pages.py [--reports 10000] [--readers 20] [--seconds 30]

The ledger is made of short invented reports with handmade readings, in matters of a few reports each. Each reader asks
a page, reads it for a second, asks the next. A second process adds reports all the while. Figures are milliseconds from
request to the last byte, for each kind of page.
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

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.making import reading, report, span, statement, voice  # noqa: E402

from ondit.ledger.adding import add_reading, take_in  # noqa: E402 the paths come first
from ondit.ledger.asking import claims_in, reports_in  # noqa: E402
from ondit.ledger.settling import settle  # noqa: E402
from ondit.ledger.store import Ledger, open_ledger  # noqa: E402
from ondit.records import Link, Reading, Stance  # noqa: E402

THINGS = ("radars", "boats", "engines", "drills", "cranes", "pumps", "lamps", "cables", "tents", "trucks")
READ = 1.0  # seconds that a reader reads a page
TOGETHER = 200  # reports in one transaction, while the ledger is made


def invented(number: int) -> Reading:
    """A report of about a hundred words; four in a row are about the same thing."""
    matter = number // 4
    town, man = f"Qorv{matter}holm", f"Ulf Zarn{matter}berg"
    thing, amount = THINGS[matter % len(THINGS)], matter % 700 + 20
    first = f"{town} has bought {amount} {thing} from Velk{matter}tor"
    filler = " ".join(f"Nobody in {town} had counted {THINGS[n]} before {1900 + n}." for n in range(8))
    text = f"{town} buys {thing}\n\n{first}, {man} said on Monday. {filler}"
    source = span(text, man)
    chain = (Link("v0", None, "outlet", "publishes", ()), Link("v1", man, "person", "quotes", (source,)))
    said = statement(
        text, first, id=f"s-{number:010d}", manner="indirect", voice="v1", source=(source,), cue=(span(text, "said"),),
        chain=chain, stance=Stance("CT+", "Uu", ()), confidence=random.Random(number).random(),  # noqa: S311 made up
    )  # fmt: skip
    own = statement(text, filler, id=f"s-o{number:09d}")
    day = f"2025-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    outlet = f"Outlet {number % 97}"
    page = report(text, url=f"https://o{number % 97}.example/{number}", outlet=outlet, published=day, language="en")
    voices = (voice(None, "v0", kind="outlet"), voice(man, "v1", kind="person", named=True, mentions=(source,)))
    return reading(page, said, own, voices=voices)


def fill(ledger: Ledger, reports: int) -> None:
    """Make the ledger, many reports in a transaction."""
    for start in range(0, reports, TOGETHER):
        with ledger.writing() as connection:
            for number in range(start, min(start + TOGETHER, reports)):
                take_in(connection, invented(number))
        if start % 5000 == 0:
            print(f"{start} reports", file=sys.stderr)
    settle(ledger)


def add_more(place: str, start: int, until: float) -> None:
    """Add reports one by one, ten a second, until a moment."""
    ledger, number = open_ledger(place), start
    while time.time() < until:
        add_reading(ledger, invented(number))
        number += 1
        if number % 4 == 0:
            settle(ledger)
        time.sleep(0.1)
    print(number - start)


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
    given.add_argument("--reports", type=int, default=10_000)
    given.add_argument("--readers", type=int, default=20)
    given.add_argument("--seconds", type=float, default=30)
    given.add_argument("--add", nargs=3, metavar=("PLACE", "START", "UNTIL"), help=argparse.SUPPRESS)
    asked = given.parse_args()
    if asked.add:
        add_more(asked.add[0], int(asked.add[1]), float(asked.add[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(str(Path(folder) / "ondit.db"), asked.reports, asked.readers, asked.seconds)


def measure(place: str, reports: int, readers: int, seconds: float) -> None:
    """The whole measurement, in processes of their own: the server, who adds, and the readers here."""
    ledger = open_ledger(place)
    start = time.perf_counter()
    fill(ledger, reports)
    print(f"{reports} reports made in {time.perf_counter() - start:.0f} s")
    with ledger.reading() as connection:
        claims = [f"/claims/{row.id}" for row in claims_in(connection, most=200)]
        pages = [f"/reports/{row.id}" for row in reports_in(connection, most=200)]
    ledger.close()
    paths = {
        "claims": ["/", "/?words=radars"], "claim": claims, "report": pages, "reports": ["/reports"],
        "search": [f"/search?q={thing}" for thing in THINGS], "voices": ["/voices"], "review": ["/review"],
        "inbox": ["/inbox"],
    }  # fmt: skip
    server = subprocess.Popen(
        [sys.executable, "-m", "ondit", "serve", "--ledger", place, "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    base = server.stdout.readline().split(" at ")[1].split()[0].rstrip("/")
    for found in paths.values():
        urllib.request.urlopen(base + found[0]).read()  # noqa: S310 the templates are made on first use
    until = time.time() + seconds
    adding = subprocess.Popen(
        [sys.executable, __file__, "--add", place, str(reports), str(until)], stdout=subprocess.PIPE, text=True
    )
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
        print(told(kind, times[kind]), f"  largest {max(times[f'{kind} (bytes)'], default=0) / 1024:.0f} KB")
    print(told("all", every))


def told(kind: str, times: list[float]) -> str:
    """A line of the table."""
    if len(times) < 2:
        return f"{kind:8} too few"
    p95 = statistics.quantiles(times, n=20)[-1]
    return f"{kind:8} median {statistics.median(times):6.0f} ms   p95 {p95:6.0f} ms   worst {max(times):6.0f} ms"


if __name__ == "__main__":
    main()
