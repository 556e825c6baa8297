"""Count how often each rule of attribution is right, and write it to the packs: what `confidence` is made of.

    python evaluation/confidence.py [--out FOLDER]

Reads the development gold and writes `src/ondit/packs/languages/<code>/confidence.csv`: for each rule how many of the
statements that it found are right, of how many. Right is a triple of the scorer: content F1 >= 0.5 over tokens, and the
same speaker. Neither right nor made counts what the scorer holds against nobody: the page's own statements, manners
that the gold does not cover, ignored items, headlines of stories. The files hold numbers only, no word of the gold.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from measure import GoldSet, Kind, Measured, Readers, keep
from ondit.attribution.confidence import FILE
from ondit.packs.language import LANGUAGES
from ondit.scoring.align import pair_documents
from ondit.scoring.attribution import match, triples
from ondit.scoring.marks import Json
from ondit.scoring.story_pages import Story, pair_stories
from ondit.scoring.story_statements import Match, false_candidates, free_of

SETS = (
    GoldSet("attribution-de", "attribution", ("attribution-de/train.jsonl.gz", "attribution-de/dev.jsonl.gz")),
    GoldSet("attribution-en", "attribution", ("attribution-en/dev.jsonl.gz",)),
    GoldSet("stories", "stories", ("stories",)),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement held against gold: its language, what made it, whether it is right."""

    language: str
    rules: tuple[str, ...]
    manner: str
    right: bool


def attribution(measured: Measured) -> Iterator[Judged]:
    """The statements of readings against gold of quotations."""
    manners = {quote.get("manner") for doc in measured.gold for quote in doc["quotes"]}
    has_mixed = "mixed" in manners or manners <= {None}
    for doc, reading in pair_documents(measured.gold, measured.made)[0]:
        matched = match(doc, reading, has_mixed=has_mixed)
        gold = [g for g, _ in matched.pairs if g]
        found = [f for _, f in matched.pairs if f]
        right = set(triples(matched.tokens, gold, found).values())
        statements = {s["id"]: s for s in (reading or {}).get("statements") or []}
        for j, item in enumerate(found):
            if item.id in statements:  # the quoted half of a mixed statement is none of its own
                yield _judged(reading, statements[item.id], right=j in right)


def stories(measured: Measured) -> Iterator[Judged]:
    """The statements of traces against stories."""
    trace_of = pair_stories(measured.gold, measured.made)
    for gold in measured.gold:
        story = Story(gold, trace_of.get(gold["id"]))
        for page in story.pages.values():
            matched = Match(page, arms=story.arms)
            for j in false_candidates(matched):
                if not page.given[j] <= page.headline and (j in matched.taken or not free_of(matched, j)[0]):
                    yield _judged(page.reading, page.found[j], right=j in matched.taken)


def _judged(reading: Json | None, statement: Json, *, right: bool) -> Judged:
    language = str((reading or {})["report"]["language"])
    return Judged(language, tuple(statement["rules"]), str(statement["manner"]), right)


JUDGES: dict[Kind, Callable[[Measured], Iterator[Judged]]] = {"attribution": attribution, "stories": stories}


def count(judged: Sequence[Judged]) -> dict[str, list[tuple[str, str, int, int]]]:
    """Language to its rows: the rule that found the statement, its manner, how many were right, how many made."""
    right: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    made: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for one in judged:
        key = (one.rules[0], one.manner)
        made[one.language][key] += 1
        right[one.language][key] += one.right
    return {code: [(*key, right[code][key], n) for key, n in sorted(made[code].items())] for code in sorted(made)}


def write(rows: Sequence[tuple[str, str, int, int]], path: Path) -> None:
    """One pack's counts as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("rule", "manner", "right", "made"))
        out.writerows(rows)


def main(argv: Sequence[str] | None = None) -> int:
    """Read, count, write: 0, or 1 if a set or a document is missing; then nothing is written."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, help="a folder to keep the readings in, as JSON Lines")
    asked = parser.parse_args(argv)
    missing = [gold_set.name for gold_set in SETS if gold_set.paths is None]
    if missing:
        print(f"not here: {', '.join(missing)} (name the folder of gold with ONDIT_GOLD)", file=sys.stderr)
        return 1
    judged, failed = measure(asked.out)
    if failed:
        print("\n".join(f"not read: {line}" for line in failed), file=sys.stderr)
        return 1
    for code, rows in count(judged).items():
        path = LANGUAGES / code / FILE
        write(rows, path)
        print(f"{path}: {sum(row[2] for row in rows)} right of {sum(row[3] for row in rows)}, {len(rows)} rows")
    return 0


def measure(out: Path | None) -> tuple[list[Judged], list[str]]:
    """Every statement of every set, judged; and a line for each document that could not be read."""
    judged: list[Judged] = []
    failed: list[str] = []
    with Readers() as readers:
        for gold_set in SETS:
            measured = readers.measure(gold_set, gold_set.paths or ())
            judged += JUDGES[gold_set.kind](measured)
            failed += measured.failed
            if out:
                keep(measured, out)
    return judged, failed


if __name__ == "__main__":
    sys.exit(main())
