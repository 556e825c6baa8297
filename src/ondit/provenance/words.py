"""The words of texts as numbers, so that many texts are compared fast: hashes that stay the same for ever.

Case and accents do not count. A stem is the beginning of a word: what is left of a name under another
ending or spelling, and of a word in its next inflection. All work is done on whole arrays, a batch of
texts at a time, and is linear in the texts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

STEM = 5  # letters of a word that count when it is inflected or translated: Chile, Chilean, chilenisch
GRAM = 5  # words of a shingle: shorter ones are set phrases, longer ones do not outlive editing

Numbers = NDArray[np.uint64]
Places = NDArray[np.int64]
_Kind = TypeVar("_Kind", bound=np.generic)
_PLANE = 0x10000  # characters beyond it are symbols to us
_ODD = 0x9E3779B97F4A7C15
_BASE = 0xD1342543DE82EF95
_INVERSE = pow(_BASE, -1, 1 << 64)
_BLOCK = 1 << 20  # characters read at a time for which powers are kept
_MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words in order: hash of the whole word, hash of its stem, first character and one past the last.

    sign: 2 for a number, 1 for a word with a capital, else 0. All arrays are of one length.
    """

    whole: Numbers
    stems: Numbers
    starts: Places
    ends: Places
    sign: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.whole)

    def only(self, kept: NDArray[np.bool_]) -> Words:
        """The words that a mask keeps."""
        return Words(self.whole[kept], self.stems[kept], self.starts[kept], self.ends[kept], self.sign[kept])


@dataclass(frozen=True, slots=True)
class _Tables:
    """What each character is: part of a word, a number to stand for it, a sign at the beginning of a word."""

    inside: NDArray[np.bool_]
    value: Numbers
    sign: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Batch:
    """Several texts read as one: all their words, positions counted through, and the first word of each text.

    `firsts` has one place more than there are texts: the number of words. `borders` are the characters likewise.
    """

    words: Words
    firsts: Places
    borders: Places

    def text(self, number: int) -> Words:
        """The words of one of the texts, positions counted in it."""
        first, last, border = int(self.firsts[number]), int(self.firsts[number + 1]), int(self.borders[number])
        all_ = self.words
        return Words(
            all_.whole[first:last],
            all_.stems[first:last],
            all_.starts[first:last] - border,
            all_.ends[first:last] - border,
            all_.sign[first:last],
        )

    def owners(self) -> Places:
        """For each word the number of its text."""
        return np.repeat(np.arange(len(self.firsts) - 1), np.diff(self.firsts))


def words_of(text: str) -> Words:
    """The words of one text."""
    return batch_of((text,)).text(0)


def batch_of(texts: Sequence[str]) -> Batch:
    """The words of several texts; many short ones are read much faster together."""
    codes = _codes("\n".join(texts))
    tables = _tables()
    edges = _edges(_each(tables.inside, codes))
    starts, ends = edges[::2], edges[1::2]
    whole, stems = _hashes(codes, starts, ends)
    sign = _each(tables.sign, codes[starts])
    lengths = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
    borders = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)))
    return Batch(Words(whole, stems, starts, ends, sign), np.searchsorted(starts, borders), borders)


def _codes(text: str) -> Places:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.dtype("<u4")).astype(np.int64)


def _each(table: NDArray[_Kind], codes: Places) -> NDArray[_Kind]:
    """What a table says of each character; those beyond it are as its last."""
    return table.take(codes, mode="clip")


def _edges(inside: NDArray[np.bool_]) -> Places:
    """Where words begin and end, in turn."""
    wide = np.zeros(len(inside) + 2, np.bool_)
    wide[1:-1] = inside
    return np.flatnonzero(wide[1:] != wide[:-1])


def _hashes(codes: Places, starts: Places, ends: Places) -> tuple[Numbers, Numbers]:
    """The hashes of words and of their stems.

    A letter counts times a power for its place in all the text; sums up to each place then give that of any stretch,
    and the inverse of the power of its first place makes it the same wherever the stretch stands.
    """
    powers, inverses = _powers(len(codes))
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(_each(_tables().value, codes) * powers, out=sums[1:])
    before, back = sums[starts], inverses[starts]
    stems = sums[np.minimum(starts + STEM, ends)]
    return mixed((sums[ends] - before) * back), mixed((stems - before) * back)


def _powers(count: int) -> tuple[Numbers, Numbers]:
    """The first powers of an odd number in 64 bits, and their inverses."""
    if count > _BLOCK:
        return _powers_of(_BASE, count), _powers_of(_INVERSE, count)
    powers, inverses = _kept_powers()
    return powers[:count], inverses[:count]


@cache
def _kept_powers() -> tuple[Numbers, Numbers]:
    return _powers_of(_BASE, _BLOCK), _powers_of(_INVERSE, _BLOCK)


def _powers_of(base: int, count: int) -> Numbers:
    return np.cumprod(np.full(count, base, np.uint64), dtype=np.uint64)


def grams_of(words: Words) -> Numbers:
    """A hash for each run of GRAM words, in order; empty for a shorter text."""
    count = len(words) - GRAM + 1
    if count < 1:
        return np.zeros(0, np.uint64)
    found = np.zeros(count, np.uint64)
    powers, _ = _powers(GRAM)
    for place in range(GRAM):
        found += words.whole[place : place + count] * powers[place]
    return mixed(found)


def mixed(values: Numbers) -> Numbers:
    """Numbers with their bits spread, so that any of them can stand for the whole."""
    values = values ^ (values >> np.uint64(30))
    values = values * np.uint64(_MIX[0])
    values = values ^ (values >> np.uint64(27))
    values = values * np.uint64(_MIX[1])
    return values ^ (values >> np.uint64(31))


def hashed(words: Iterable[str]) -> list[int]:
    """The hash that each of these single words has in a text."""
    return [int(words_of(word).whole[0]) for word in words]


@cache
def _tables() -> _Tables:
    letters = [chr(code) for code in range(_PLANE)]
    inside = np.array([letter.isalnum() or letter == "_" for letter in letters])
    folded = np.array([_folded(letter) for letter in letters], np.uint64)
    sign = np.array([2 if letter.isdecimal() else int(letter.isupper()) for letter in letters], np.uint8)
    value = mixed((folded + np.uint64(1)) * np.uint64(_ODD))
    return _Tables(inside, value, sign)


def _folded(letter: str) -> int:
    """A letter without case and accent."""
    return ord(unicodedata.normalize("NFKD", letter).casefold()[:1] or letter)
