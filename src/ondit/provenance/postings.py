"""Which reports have a number in common: lists of reports by number, kept sorted, in pieces that grow.

A new batch becomes a small piece; pieces of one size are joined once there are a few of them. So each
entry is moved a few times in all, and a question costs a binary search a piece, however many there are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ondit.provenance.words import Numbers, Places

FEW = 4  # pieces of one size that are joined into one

Rows = NDArray[np.uint32]
_HALF, _QUARTER, _LOW = np.uint64(32), np.uint64(16), np.uint64(0xFFFFFFFF)


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
        if not len(keys):
            return
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

    def find(self, numbers: Numbers, since: Numbers, until: Numbers, most: int) -> Found:
        """The rows that have each number on a day from `since` to `until`, both included; in no order.

        Of a longer list only `most` count: the oldest half, where copies come from, and the newest half.
        """
        order = np.argsort(numbers)  # what is looked up in ascending order is found much faster
        first, last = _bounds(numbers[order], since[order], until[order])
        parts = [_slice(piece, first, last, most) for piece in self._pieces]
        if not parts:
            return Found(np.zeros(0, np.int64), np.zeros(0, np.uint32))
        asked = np.concatenate([part[0] for part in parts])
        keys = np.concatenate([part[1] for part in parts])
        rows = np.concatenate([part[2] for part in parts])
        kept = _both_ends(asked, keys, most, len(numbers))
        return Found(order[asked[kept]], rows[kept])


def keys_of(numbers: Numbers, days: Numbers, ties: Numbers) -> Numbers:
    """The keys of numbers of 32 bits with days and tie-breakers of 16."""
    return (numbers << _HALF) | (days << _QUARTER) | ties


def numbered(groups: Places) -> Places:
    """Of ascending numbers, for each its place among those that are like it."""
    if not len(groups):
        return groups
    starts = np.flatnonzero(np.concatenate((np.ones(1, np.bool_), groups[1:] != groups[:-1])))
    return np.arange(len(groups)) - np.repeat(starts, np.diff(np.append(starts, len(groups))))


def _joined(pieces: list[_Piece]) -> _Piece:
    keys = np.concatenate([piece.keys for piece in pieces])
    rows = np.concatenate([piece.rows for piece in pieces])
    order = np.argsort(keys, kind="stable")  # sorted runs are only merged
    return _Piece(keys[order], rows[order])


def _bounds(numbers: Numbers, since: Numbers, until: Numbers) -> tuple[Numbers, Numbers]:
    """The least and the greatest key of each number within its days."""
    tops = numbers << _HALF
    return tops | (since << _QUARTER), tops | (until << _QUARTER) | np.uint64(0xFFFF)


def _slice(piece: _Piece, least: Numbers, greatest: Numbers, most: int) -> tuple[Places, Numbers, Rows]:
    first = np.searchsorted(piece.keys, least)
    known = np.flatnonzero(
        piece.keys[np.minimum(first, len(piece.keys) - 1)] <= greatest
    )  # few: the end is theirs alone
    first = first[known]
    lengths = np.maximum(np.searchsorted(piece.keys, greatest[known], "right") - first, 0)
    taken = np.minimum(lengths, most)
    at_piece = np.repeat(np.arange(len(known)), taken)
    place = np.arange(len(at_piece)) - (np.cumsum(taken) - taken)[at_piece]
    behind = place >= most // 2  # past the oldest half: counted from the end of a long list
    at = first[at_piece] + place + np.where(behind, (lengths - taken)[at_piece], 0)
    return known[at_piece], piece.keys[at], piece.rows[at]


def _both_ends(asked: Places, keys: Numbers, most: int, numbers: int) -> Places:
    """Which of the rows found stay: of each number the first and the last, `most` in all, by their keys."""
    lengths = np.bincount(asked, minlength=numbers)
    full = lengths[asked] > most
    if not full.any():
        return np.arange(len(asked))
    crowd = np.flatnonzero(full)
    crowd = crowd[np.argsort((asked[crowd].astype(np.uint64) << _HALF) | (keys[crowd] & _LOW))]
    place, length = numbered(asked[crowd]), lengths[asked[crowd]]
    kept = crowd[(place < most // 2) | (place >= length - (most - most // 2))]
    return np.concatenate((np.flatnonzero(~full), kept))
