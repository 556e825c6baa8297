"""Which reports have a number in common: lists of reports by number, kept sorted, in pieces that grow.

A new batch becomes a small piece; pieces of one size are joined once there are a few of them. So each
entry is moved a few times in all, and a question costs a binary search a piece, however many there are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ondit.provenance.words import Numbers, Places

FEW = 8  # pieces of one size that are joined into one

Rows = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Keys ascending, and the row of each."""

    keys: Numbers
    rows: Rows


@dataclass(frozen=True, slots=True)
class Found:
    """Rows that have the numbers asked for: `asked[k]` is the place of a number in the question, `rows[k]` has it."""

    asked: Places
    rows: Rows


class Postings:
    """Rows by number and day.

    A key holds number, day and a tie-breaker, in this order: 32, 16 and 16 bits. Rows of one number and day
    are so in an order that has nothing to do with when they were added.
    """

    def __init__(self) -> None:
        self._pieces: list[_Piece] = []

    def add(self, keys: Numbers, rows: Rows) -> None:
        """Add a batch of keys, each with its row; in any order."""
        order = np.argsort(keys)
        self._pieces.append(_Piece(keys[order], rows[order]))
        while (start := self._joinable()) is not None:
            self._pieces[start:] = [_joined(self._pieces[start:])]

    def _joinable(self) -> int | None:
        """Where the last pieces begin that are to be joined; None if they are not."""
        start = len(self._pieces) - FEW
        if start < 0:
            return None
        last = len(self._pieces[-1].keys)
        return start if len(self._pieces[start].keys) <= FEW // 2 * max(last, 1) else None

    def count(self, numbers: Numbers) -> Places:
        """How many rows have each number."""
        total = np.zeros(len(numbers), np.int64)
        for piece in self._pieces:
            first, last = _ends(piece, numbers, 0, 0xFFFF)
            total += last - first
        return total

    def find(self, numbers: Numbers, since: Numbers, until: Numbers, most: int) -> Found:
        """The rows that have each number on a day from `since` to `until`, both included.

        Of a longer list only `most` count: the oldest half, where copies come from, and the newest half.
        """
        parts = [_slice(piece, numbers, since, until, most) for piece in self._pieces]
        asked = np.concatenate([part[0] for part in parts]) if parts else np.zeros(0, np.int64)
        keys = np.concatenate([part[1] for part in parts]) if parts else np.zeros(0, np.uint64)
        rows = np.concatenate([part[2] for part in parts]) if parts else np.zeros(0, np.uint32)
        if len(parts) > 1:
            order = np.lexsort((keys, asked))
            asked, rows = asked[order], rows[order]
            kept = _both_ends(asked, most)
            asked, rows = asked[kept], rows[kept]
        return Found(asked, rows)


def keys_of(numbers: Numbers, days: Numbers, ties: Numbers) -> Numbers:
    """The keys of numbers of 32 bits with days and tie-breakers of 16."""
    return (numbers << np.uint64(32)) | (days << np.uint64(16)) | ties


def _joined(pieces: list[_Piece]) -> _Piece:
    keys = np.concatenate([piece.keys for piece in pieces])
    rows = np.concatenate([piece.rows for piece in pieces])
    order = np.argsort(keys, kind="stable")  # sorted runs are only merged
    return _Piece(keys[order], rows[order])


def _ends(piece: _Piece, numbers: Numbers, since: Numbers | int, until: Numbers | int) -> tuple[Places, Places]:
    tops, day = numbers << np.uint64(32), np.uint64(16)
    first = np.searchsorted(piece.keys, tops | (np.asarray(since, np.uint64) << day))
    last = np.searchsorted(piece.keys, tops | (np.asarray(until, np.uint64) << day) | np.uint64(0xFFFF), "right")
    return first, last


def _slice(piece: _Piece, numbers: Numbers, since: Numbers, until: Numbers, most: int) -> tuple[Places, Numbers, Rows]:
    first, last = _ends(piece, numbers, since, until)
    lengths = last - first
    taken = np.minimum(lengths, most)
    asked = np.repeat(np.arange(len(numbers)), taken)
    place = np.arange(len(asked)) - np.repeat(np.cumsum(taken) - taken, taken)
    behind = place >= most // 2  # past the oldest half: counted from the end of a long list
    at = np.repeat(first, taken) + place + np.where(behind, np.repeat(lengths - taken, taken), 0)
    return asked, piece.keys[at], piece.rows[at]


def _both_ends(asked: Places, most: int) -> NDArray[np.bool_]:
    """Of sorted numbers, the first and the last `most // 2` of each."""
    if not len(asked):
        return np.zeros(0, np.bool_)
    fresh = np.concatenate((np.ones(1, np.bool_), asked[1:] != asked[:-1]))
    starts = np.flatnonzero(fresh)
    lengths = np.diff(np.append(starts, len(asked)))
    place = np.arange(len(asked)) - np.repeat(starts, lengths)
    from_end = np.repeat(lengths, lengths) - place
    return (place < most // 2) | (from_end <= most - most // 2)
