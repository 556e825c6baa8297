"""What the index keeps of a report: fingerprints of its wording, and the stems of its rarer words.

A fingerprint is the hash of a shingle; of all shingles the same one in SAMPLE is kept in every report, so
that a part of a text has its share of the fingerprints of the whole, wherever it was cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ondit.provenance.words import Batch, Numbers, batch_of, grams_of
from ondit.records import Report

SAMPLE = 8  # one shingle in so many is kept: a hundred words in common still share a dozen
TOGETHER = 64  # reports read at a time: their words stay in the core's own memory
LETTERS = 5  # of a word whose stem is kept; numbers are kept from two digits
EPOCH = date(1970, 1, 1).toordinal() - 1
LAST_DAY = 0xFFFF

Prints = NDArray[np.uint32]
_PACKED = np.dtype("<u4")


@dataclass(frozen=True, slots=True)
class Entry:
    """A report as plain data that a store can keep.

    day: days since 1969-12-31, 0 for a report without a date or from before. grams, stems: unsigned 32-bit
    little-endian numbers, ascending, no two alike. words: how many the text has.
    """

    id: str
    language: str
    day: int
    words: int
    grams: bytes
    stems: bytes


def entry_of(report: Report) -> Entry:
    """The entry of one report."""
    return entries_of((report,))[0]


def entries_of(reports: Sequence[Report], *, rare: bool = True) -> list[Entry]:
    """The entries of several reports; many at a time go fastest.

    rare: without, they hold no stems, take less time and room, and are found by their wording alone.
    """
    return [
        entry
        for start in range(0, len(reports), TOGETHER)
        for entry in _entries(reports[start : start + TOGETHER], rare)
    ]


def _entries(reports: Sequence[Report], rare: bool) -> Iterator[Entry]:
    batch = batch_of([report.text for report in reports])
    grams = _grams(batch, len(reports))
    stems = _stems(batch, len(reports)) if rare else [b""] * len(reports)
    counts = np.diff(batch.firsts).tolist()
    for report, count, some, others in zip(reports, counts, grams, stems, strict=True):
        yield Entry(report.id, report.language, day_of(report.published), count, some, others)


def numbers_in(packed: bytes) -> Prints:
    """The numbers of an entry."""
    return np.frombuffer(packed, _PACKED)


def day_of(published: str | None) -> int:
    """The day of a date as the index counts it; 0: not known to the day, or out of range."""
    try:
        day = date.fromisoformat((published or "")[:10]).toordinal() - EPOCH
    except ValueError:
        return 0
    return day if 0 < day <= LAST_DAY else 0


def _grams(batch: Batch, texts: int) -> list[bytes]:
    grams = grams_of(batch.words)
    owners = batch.owners()
    kept = grams % np.uint64(SAMPLE) == 0
    if len(grams):
        kept &= owners[: len(grams)] == owners[len(owners) - len(grams) :]  # no shingle reaches into the next text
    return _by_text(owners[: len(grams)][kept], grams[kept], texts)


def _stems(batch: Batch, texts: int) -> list[bytes]:
    words = batch.words
    lengths = words.ends - words.starts
    kept = (lengths >= LETTERS) | ((words.sign == 2) & (lengths > 1))
    return _by_text(batch.owners()[kept], words.stems[kept], texts)


def _by_text(owners: NDArray[np.int64], values: Numbers, texts: int) -> list[bytes]:
    """The upper halves of the values, each once in a text, ascending, packed text by text."""
    keys = (owners.astype(np.uint64) << np.uint64(32)) | (values >> np.uint64(32))
    keys.sort()
    if len(keys):
        keys = keys[np.concatenate((np.ones(1, np.bool_), keys[1:] != keys[:-1]))]
    cuts = np.searchsorted(keys, np.arange(texts + 1, dtype=np.uint64) << np.uint64(32)) * _PACKED.itemsize
    low = keys.astype(_PACKED).tobytes()
    return [low[a:b] for a, b in zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True)]
