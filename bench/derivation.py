"""Who copied whom among many reports: our index beside datasketch and rensa, the same texts, the same run.

    python bench/derivation.py [--reports 100000]

Invented reports of about 300 words, some with stock phrases that hundreds share; half of them are new, the others made
from an earlier one: with 2, 10 or 25 percent of the words changed, or with 40 percent of their text taken from it in
one piece. A new report is added and asked for what it could be made from, one batch after the other, in one process
each; speed is by the time of its core. Recall: how many have their parent among the reports found. Writes nothing but
a file of its own that it takes away again.

Ours stands there twice: by wording alone, as the others search, and by rare words too, which find what is reworded or
translated. The others see shingles of five words, 126 permutations in 42 bands of 3 rows, which finds a Jaccard of 0.25
about every second time. Where they are not installed (`pip install datasketch rensa`), the table says so.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import multiprocessing
import os
import platform
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np

WORDS = 300
VOCABULARY = 300_000  # different words, as so many news have; the commonest make up most of a text
GRAM = 5
BATCH = 256
BACK = 5000  # reports back that a parent lies at most
A_DAY = 500
PERMUTATIONS, BANDS = 126, 42
KINDS = ("2 % edited", "10 % edited", "25 % edited", "40 % taken over")
SEED = 11

T = TypeVar("T")
Find = Callable[[int, Sequence[str]], list[list[int]]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts in the order in which they come out, and for those that are made from another, from which and how.

    They lie in a file, a line each, so that the memory of a way is its own.
    """

    file: Path
    reports: int
    parents: dict[int, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Result:
    """What one way does: reports a second, megabytes it added at its peak, recall by kind, reports found a report."""

    name: str
    speed: float
    memory: float
    recall: dict[str, float]
    found: float


def corpus(reports: int, file: Path) -> Corpus:
    """Write the reports, the same whenever it is called."""
    dice = np.random.default_rng(SEED)
    vocabulary = _vocabulary(dice)
    steps = np.cumsum(1.0 / (np.arange(len(vocabulary)) + 20.0))
    steps /= steps[-1]
    phrases = [np.searchsorted(steps, dice.random(12)) for _ in range(200)]
    rows: list[np.ndarray] = []
    parents: dict[int, tuple[int, str]] = {}
    for number in range(reports):
        fresh = np.searchsorted(steps, dice.random(int(dice.integers(WORDS * 2 // 3, WORDS * 4 // 3))))
        if number % 2 == 0 or number < 2:
            if dice.random() < 0.3:
                fresh = np.concatenate((fresh, phrases[int(dice.integers(len(phrases)))]))
            rows.append(fresh)
            continue
        parent = int(dice.integers(max(0, number - BACK), number))
        kind = KINDS[number // 2 % len(KINDS)]
        parents[number] = (parent, kind)
        rows.append(_made(rows[parent], fresh, kind, dice))
    with file.open("w", encoding="ascii") as lines:
        lines.writelines(" ".join([vocabulary[word] for word in row.tolist()]) + "\n" for row in rows)
    return Corpus(file, reports, parents)


def _vocabulary(dice: np.random.Generator) -> list[str]:
    parts = ["ba", "co", "di", "fe", "gu", "har", "in", "jo", "kal", "lem", "mon", "nu", "or", "pes", "ri", "sta", "tu"]
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words["".join(parts[at] for at in dice.integers(len(parts), size=int(dice.integers(1, 7))))] = None
    return list(words)


def _made(parent: np.ndarray, fresh: np.ndarray, kind: str, dice: np.random.Generator) -> np.ndarray:
    """A text made from its parent; fresh words are put where it is changed."""
    if kind == "40 % taken over":
        taken = min(len(parent), len(fresh) * 2 // 5)
        start = int(dice.integers(len(parent) - taken + 1))
        at = int(dice.integers(len(fresh) - taken + 1))
        return np.concatenate((fresh[:at], parent[start : start + taken], fresh[at + taken :]))
    changed = dice.random(len(parent)) < int(kind.partition(" ")[0]) / 100
    return np.where(changed, np.resize(fresh, len(parent)), parent)


def ours(rare: bool) -> Find:
    """Entries, the index, and its likes by wording, and if asked by rare words, as rewordings and translations need."""
    from ondit.provenance.index import Index
    from ondit.provenance.prints import entries_of
    from ondit.records import Outlet, Report

    index, first = Index(), date(2020, 1, 1)

    def find(start: int, texts: Sequence[str]) -> list[list[int]]:
        reports = [
            Report(
                str(start + n), None, "en", None, None, "news",
                (first + timedelta((start + n) // A_DAY)).isoformat(), "given", None, Outlet(), None, (), text, (), (),
            )
            for n, text in enumerate(texts)
        ]  # fmt: skip
        entries = entries_of(reports, rare=rare)
        index.add(*entries)
        return [[int(name) for name, _ in (*one.worded, *one.named)] for one in index.likes(entries)]

    return find


def datasketch() -> Find:
    """MinHash and its locality-sensitive hashing."""
    library = importlib.import_module("datasketch")
    index = library.MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, PERMUTATIONS // BANDS))

    def find(start: int, texts: Sequence[str]) -> list[list[int]]:
        found = []
        for n, text in enumerate(texts):
            sketch = library.MinHash(num_perm=PERMUTATIONS, seed=1)
            sketch.update_batch([shingle.encode() for shingle in shingles(text)])
            found.append(index.query(sketch))
            index.insert(start + n, sketch, check_duplication=False)
        return found

    return find


def rensa() -> Find:
    """The same in Rust."""
    library = importlib.import_module("rensa")
    index = library.RMinHashLSH(threshold=0.2, num_perm=PERMUTATIONS, num_bands=BANDS)

    def find(start: int, texts: Sequence[str]) -> list[list[int]]:
        found = []
        for n, text in enumerate(texts):
            sketch = library.RMinHash(num_perm=PERMUTATIONS, seed=1)
            sketch.update(list(shingles(text)))
            found.append(index.query(sketch))
            index.insert(start + n, sketch)
        return found

    return find


def shingles(text: str) -> set[str]:
    """The runs of five words of a text."""
    words = text.split()
    return {" ".join(words[at : at + GRAM]) for at in range(len(words) - GRAM + 1)}


WAYS: dict[str, Callable[[], Find]] = {
    "ondit": partial(ours, rare=False),
    "ondit, all": partial(ours, rare=True),
    "datasketch": datasketch,
    "rensa": rensa,
}


def measure(name: str, given: Corpus) -> Result:
    """One way over the whole corpus, in this process."""
    find = WAYS[name]()
    before = _megabytes()
    right: Counter[str] = Counter()
    total = 0
    seconds = 0.0
    for first, texts in zip(range(0, given.reports, BATCH), _batches(given), strict=True):
        start = time.process_time()
        found = find(first, texts)
        seconds += time.process_time() - start
        for n, some in enumerate(found):
            total += len(set(some))
            parent, kind = given.parents.get(first + n, (-1, ""))
            right[kind] += parent in some
    asked = Counter(kind for _, kind in given.parents.values())
    recall = {kind: right[kind] / max(1, asked[kind]) for kind in KINDS}
    return Result(name, given.reports / seconds, _megabytes() - before, recall, total / given.reports)


def _batches(given: Corpus) -> Iterator[list[str]]:
    with given.file.open(encoding="ascii") as lines:
        while texts := [line.rstrip("\n") for line in islice(lines, BATCH)]:
            yield texts


def _megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def alone(call: Callable[..., T], *given: object) -> T:
    """What a function gives in a new process of its own, so that memory is its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(call, *given).result()


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--reports", type=int, default=100_000)
    count = max(1000, options.parse_args().reports)
    print(f"{count} reports of about {WORDS} words; {os.cpu_count()} cores, one process each, {platform.platform()}")
    print(f"\n{'':<12}{'reports/s':>11}{'MB':>8}{''.join(f'{kind:>17}' for kind in KINDS)}{'found a report':>17}")
    with tempfile.TemporaryDirectory() as folder:
        given = alone(corpus, count, Path(folder, "reports.txt"))
        for name in WAYS:
            if not name.startswith("ondit") and importlib.util.find_spec(name) is None:
                print(f"{name:<12}  not installed")
                continue
            one = alone(measure, name, given)
            recall = "".join(f"{one.recall[kind]:>17.3f}" for kind in KINDS)
            print(f"{name:<12}{one.speed:>11.0f}{one.memory:>8.0f}{recall}{one.found:>17.2f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
