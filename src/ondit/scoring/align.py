"""Two texts that say the same: whose reading is whose, and which character is which.

A reading's text may differ from the gold's in white space and in lines left out. Spans point into the
reading's own text, so they are carried over character by character; what has no counterpart is dropped.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from ondit.scoring.marks import Json
from ondit.scoring.spans import Pair, shingles

NOWHERE = -1
_MANY = 4_000_000  # character pairs of one replaced stretch, above which comparing them costs more than it tells
_SPELLING = 0.6  # two stretches less alike than this are other words, not other spellings
_SAME_TEXT = 0.6  # share of four-word runs in common that makes two texts one document


class Alignment:
    """Maps character positions of one text to another; white space never counts."""

    def __init__(self, source: str, target: str) -> None:
        self.source = source
        self.map = [NOWHERE] * (len(source) + 1)
        if source == target:
            self.map[: len(source)] = range(len(source))
        elif not self._same_letters(target):
            self._by_words(target)

    def carry(self, spans: Iterable[Pair]) -> tuple[list[int], float]:
        """Positions in the target, and the share of the spans' visible characters that has one."""
        visible = [
            i for start, end in spans for i in range(start, min(end, len(self.source))) if not self.source[i].isspace()
        ]
        met = [self.map[i] for i in visible if self.map[i] != NOWHERE]
        return met, len(met) / len(visible) if visible else 0.0

    def _same_letters(self, target: str) -> bool:
        """Map letter to letter if the texts differ in white space only."""
        ours = [i for i, letter in enumerate(self.source) if not letter.isspace()]
        theirs = [i for i, letter in enumerate(target) if not letter.isspace()]
        if [self.source[i] for i in ours] != [target[i] for i in theirs]:
            return False
        for i, j in zip(ours, theirs, strict=True):
            self.map[i] = j
        return True

    def _by_words(self, target: str) -> None:
        ours, theirs = _word_bounds(self.source), _word_bounds(target)
        left = [self.source[a:b] for a, b in ours]
        right = [target[a:b] for a, b in theirs]
        blocks = difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
        for tag, i1, i2, j1, j2 in blocks:
            if tag == "equal":
                for (start, end), (other, _) in zip(ours[i1:i2], theirs[j1:j2], strict=True):
                    self.map[start:end] = range(other, other + end - start)
            elif tag == "replace":
                self._by_letters(target, _positions(ours[i1:i2]), _positions(theirs[j1:j2]))

    def _by_letters(self, target: str, ours: Sequence[int], theirs: Sequence[int]) -> None:
        if len(ours) * len(theirs) > _MANY:
            return
        left, right = [self.source[i] for i in ours], [target[j] for j in theirs]
        match = difflib.SequenceMatcher(None, left, right, autojunk=False)
        if match.ratio() < _SPELLING:
            return
        for block in match.get_matching_blocks():
            for k in range(block.size):
                self.map[ours[block.a + k]] = theirs[block.b + k]


def _word_bounds(text: str) -> list[Pair]:
    return [match.span() for match in re.finditer(r"\S+", text)]


def _positions(bounds: Iterable[Pair]) -> list[int]:
    return [i for start, end in bounds for i in range(start, end)]


def report_of(reading: Json | None) -> Json:
    """The report of a reading; empty if there is none."""
    report: Json = (reading or {}).get("report") or {}
    return report


def text_of(reading: Json | None, otherwise: str) -> str:
    """The text that a reading's spans point into."""
    text: str = report_of(reading).get("text") or otherwise
    return text


def pair_documents(gold: Sequence[Json], readings: Sequence[Json]) -> tuple[list[tuple[Json, Json | None]], int]:
    """Each gold document with its reading, and how many readings belong to no document.

    A reading belongs to the document whose id equals its `doc`, its report's `id`, or the stem of the report's
    `file`, `path` or `url`; failing that, to the one with the same letters, or with most four-word runs in common.
    """
    by_key, by_text = _index(readings)
    used: set[int] = set()
    found: list[Json | None] = []
    for doc in gold:
        reading = by_key.get(str(doc.get("id"))) or by_text.get(_bare(doc["text"]))
        if reading is not None:
            used.add(id(reading))
        found.append(reading)
    _by_runs(gold, readings, found, used)
    stray = sum(id(reading) not in used for reading in readings)
    return list(zip(gold, found, strict=True)), stray


def _index(readings: Sequence[Json]) -> tuple[dict[str, Json], dict[str, Json]]:
    by_key: dict[str, Json] = {}
    by_text: dict[str, Json] = {}
    for reading in readings:
        report = report_of(reading)
        for key in (reading.get("doc"), report.get("id"), report.get("file"), report.get("path"), report.get("url")):
            for name in _names(key):
                by_key.setdefault(name, reading)
        if report.get("text"):
            by_text.setdefault(_bare(report["text"]), reading)
    return by_key, by_text


def _names(key: object) -> tuple[str, ...]:
    if not key:
        return ()
    path = PurePath(str(key))
    return (str(key), path.name, path.stem)


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _by_runs(gold: Sequence[Json], readings: Sequence[Json], found: list[Json | None], used: set[int]) -> None:
    """Fill the gaps by shared runs of words: texts with lines left out."""
    if None not in found:
        return
    spare = [reading for reading in readings if id(reading) not in used and report_of(reading).get("text")]
    left = {id(reading): (reading, shingles(reading["report"]["text"])) for reading in spare}
    for place, doc in enumerate(gold):
        if found[place] is not None or not left:
            continue
        want = shingles(doc["text"])
        key = max(left, key=lambda k: _common(want, left[k][1]))
        if _common(want, left[key][1]) >= _SAME_TEXT:
            found[place] = left.pop(key)[0]
            used.add(key)


def _common(a: set[tuple[str, ...]], b: set[tuple[str, ...]]) -> float:
    return len(a & b) / max(1, min(len(a), len(b)))
