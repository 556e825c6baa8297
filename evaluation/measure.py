"""Gold sets turned into readings, and readings into marks: what the gate and the list of errors both stand on.

Gold with free terms lies in evaluation/gold; gold with terms of its own is looked for in ONDIT_GOLD, else in
../shared/gold beside the project. Documents go through the whole course: JSON Lines or files, ingest, reading.
"""

from __future__ import annotations

import csv
import json
import multiprocessing
import os
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.pool import Pool
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from ondit.errors import InputError
from ondit.ingest.carriers import reports
from ondit.provenance.derivations import derivations_between
from ondit.records import Report, as_json
from ondit.scoring import (
    load_objects,
    load_stances,
    score_attribution,
    score_derivation,
    score_reading,
    score_stance,
    score_stories,
    score_time,
)
from ondit.scoring.marks import Json
from ondit.scoring.story_gold import given, load_stories
from ondit.settings import Settings

HOME = Path(__file__).resolve().parents[1]
PROCESSES = 2
GIVEN = ("id", "text", "language", "published")  # what the program is told of a gold document
KEPT = "same through a ledger"

Kind = Literal["attribution", "time", "report", "stories", "stance", "derivation"]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A set of gold: its name in floors.yaml, what it is for, and its files below a folder of gold."""

    name: str
    kind: Kind
    files: tuple[str, ...]

    @property
    def paths(self) -> tuple[Path, ...] | None:
        """Its files where they are found; None: not on this machine."""
        for folder in (HOME / "evaluation" / "gold", Path(os.environ.get("ONDIT_GOLD") or HOME.parent / "shared/gold")):
            paths = tuple(folder / file for file in self.files)
            if all(path.exists() for path in paths):
                return paths
        return None


SETS = (
    GoldSet("attribution-de", "attribution", ("attribution-de/dev.jsonl.gz",)),
    GoldSet("attribution-en", "attribution", ("attribution-en/dev.jsonl.gz",)),
    GoldSet("stories", "stories", ("stories",)),
    GoldSet("report-de-iran-russia", "report", ("report-de-iran-russia.gold.json", "report-de-iran-russia.txt")),
    GoldSet("time-de", "time", ("time-de/dolomiten-100.jsonl.gz", "time-de/die-zeit.jsonl.gz")),
    GoldSet("time-en", "time", ("time-en/dev.jsonl.gz",)),
    GoldSet("stance-de", "stance", ("stance-de.yaml",)),
    GoldSet("stance-en", "stance", ("stance-en.yaml",)),
    GoldSet("derivation-vast", "derivation", ("derivation-vast/dev.tsv", "derivation-vast/reports.jsonl.gz")),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A gold set with what was made of it; gold: its documents (a folder of stories: the stories).

    made: readings, or traces. failed: a line for each document that could not be read; it counts as unread.
    """

    set: GoldSet
    gold: list[Json]
    made: list[Json]
    marks: Json
    failed: list[str] = field(default_factory=list)


class Readers:
    """Two processes that read, each with its parsers loaded once; to be used with `with`."""

    def __enter__(self) -> Self:
        self._pool: Pool = multiprocessing.get_context("spawn").Pool(PROCESSES)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.terminate()
        self._pool.join()

    def measure(self, gold_set: GoldSet, paths: Sequence[Path]) -> Measured:
        """Read a gold set and mark what comes out."""
        return _MEASURES[gold_set.kind](self, gold_set, paths)

    def read(self, found: Sequence[Report | InputError]) -> tuple[list[Json], list[str]]:
        """Reports as readings, and a line for each that failed."""
        good = [report for report in found if isinstance(report, Report)]
        failed = [str(report) for report in found if isinstance(report, InputError)]
        return _apart(self._pool.imap(_read, good, chunksize=4), failed)

    def trace(self, stories: Sequence[Json]) -> tuple[list[Json], list[str]]:
        """Stories as traces, and a line for each that failed."""
        return _apart(self._pool.imap(_trace, stories), [])


def _apart(done: Iterator[Json | str], failed: list[str]) -> tuple[list[Json], list[str]]:
    made: list[Json] = []
    for one in done:
        if isinstance(one, str):
            failed.append(one)
        else:
            made.append(one)
    return made, failed


def _read(report: Report) -> Json | str:
    """One report in a process of its own; a text instead of a reading says what went wrong."""
    from ondit.reading import read_report

    try:
        made: Json = as_json(read_report(report))
    except Exception as error:  # noqa: BLE001 whatever breaks one reading must not hide the marks of the others
        return f"{report.id}: {_place(error)}"
    return made


def _trace(story: Json) -> Json | str:
    from kept import same_when_kept
    from ondit.tracing import trace

    try:
        found = fed(given(story))
        made = trace([report for report in found if isinstance(report, Report)])
        told: Json = {"story": story["id"], KEPT: same_when_kept(made), **as_json(made)}
    except Exception as error:  # noqa: BLE001 as in _read
        return f"{story['id']}: {_place(error)}"
    return told


def _place(error: Exception) -> str:
    """An error in one line, with the line of code that raised it."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})"


def fed(documents: Sequence[Json]) -> list[Report | InputError]:
    """Documents as reports, by way of a file of JSON Lines, as a user would give them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("".join(json.dumps(document) + "\n" for document in documents), "utf-8")
        return list(reports([str(path)], Settings()))


def _documents(readers: Readers, gold_set: GoldSet, paths: Sequence[Path]) -> Measured:
    """Attribution and time: many documents, one reading each."""
    gold = [document for path in paths for document in load_objects(path)]
    made, failed = readers.read(fed([{key: document.get(key) for key in GIVEN} for document in gold]))
    score = score_time if gold_set.kind == "time" else score_attribution
    return Measured(gold_set, gold, made, score(gold, made), failed)


def _report(readers: Readers, gold_set: GoldSet, paths: Sequence[Path]) -> Measured:
    """One page as a file, with nothing told of it."""
    gold, text = load_objects(paths[0])[0], paths[1].read_text("utf-8")
    made, failed = readers.read(list(reports([str(paths[1])], Settings())))
    return Measured(gold_set, [gold], made, score_reading(gold, text, made[0] if made else None), failed)


def _stories(readers: Readers, gold_set: GoldSet, paths: Sequence[Path]) -> Measured:
    gold = load_stories(paths[0])
    made, failed = readers.trace(gold)
    kept = {"right": sum(one.pop(KEPT) for one in made), "of": len(gold)}
    return Measured(gold_set, gold, made, {**score_stories(paths[0], made), KEPT: kept}, failed)


def _stances(readers: Readers, gold_set: GoldSet, paths: Sequence[Path]) -> Measured:
    """Single sentences, each read as a report of its own; the set's name ends in their language."""
    gold, language = load_stances(paths[0]), gold_set.name.rpartition("-")[2]
    documents = [{"id": one["id"], "text": one["text"], "language": language} for one in gold]
    made, failed = readers.read(fed(documents))
    return Measured(gold_set, gold, made, score_stance(gold, made), failed)


def _derivations(_readers: Readers, gold_set: GoldSet, paths: Sequence[Path]) -> Measured:
    """A corpus of copies: who has it from whom by the texts alone, without reading what they say."""
    with paths[0].open(encoding="utf-8", newline="") as file:
        gold = list(csv.DictReader(file, delimiter="\t"))
    documents = load_objects(paths[1])
    told = ("id", "text", "language", "published", "outlet", "title")
    found = fed([{key: document.get(key) for key in told} for document in documents])
    failed = [str(one) for one in found if isinstance(one, InputError)]
    made = [as_json(one) for one in derivations_between([one for one in found if isinstance(one, Report)])]
    outlets = {document["id"]: document["outlet"] for document in documents}
    return Measured(gold_set, gold, made, score_derivation(gold, made, outlets), failed)


_MEASURES: dict[Kind, Callable[[Readers, GoldSet, Sequence[Path]], Measured]] = {
    "attribution": _documents,
    "time": _documents,
    "report": _report,
    "stories": _stories,
    "stance": _stances,
    "derivation": _derivations,
}


def keep(measured: Measured, folder: Path) -> Path:
    """Write what was made of a set as JSON Lines, so that any other scorer can be run on it; the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{measured.set.name}.predictions.jsonl"
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in measured.made), "utf-8")
    return path
