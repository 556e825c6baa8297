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
SLOTS = 23  # bits of a number by which it is counted: with a hundred thousand reports three in four keep their own

Rows = NDArray[np.uint32]
_SHIFT = np.uint64(32 - SLOTS)
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

    def add(self, numbers: Numbers, owners: Places, moments: Numbers, first: int) -> None:
        """Add a batch of rows, counted from `first`: `owners[k]` is which of them has `numbers[k]`, in any order.

        moments: of each row the day and the tie-breaker, as `moments_of` gives them.
        """
        if not len(numbers):
            return
        order = np.argsort(moments, kind="stable")
        rank = np.empty(len(order), np.uint64)
        rank[order] = np.arange(len(order), dtype=np.uint64)
        packed = np.sort((numbers << _HALF) | rank[owners])  # numbers alone are sorted much faster than with their rows
        rows = order[packed & _LOW]
        self._pieces.append(_Piece((packed & ~_LOW) | moments[rows], (rows + first).astype(np.uint32)))
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
        order = _ascending(numbers)  # what is looked up in ascending order is found much faster
        first, last = _bounds(numbers[order], since[order], until[order])
        parts = [_slice(piece, first, last, most) for piece in self._pieces]
        if not parts:
            return Found(np.zeros(0, np.int64), np.zeros(0, np.uint32))
        asked = np.concatenate([part[0] for part in parts])
        keys = np.concatenate([part[1] for part in parts])
        rows = np.concatenate([part[2] for part in parts])
        kept = _both_ends(asked, keys, most, len(numbers))
        return Found(order[asked[kept]], rows[kept])


class Twice:
    """Which numbers of 32 bits came up how often, as far as 0, 1 and more matter; some pass for more than they are."""

    def __init__(self) -> None:
        self._times = np.zeros(1 << SLOTS, np.uint8)

    def add(self, numbers: Numbers) -> None:
        """Count a batch of numbers, in any order."""
        if not len(numbers):
            return
        slots = np.sort(numbers >> _SHIFT)
        starts = starts_of(slots)
        several = 1 + (np.diff(starts, append=len(slots)) > 1)
        slots = slots[starts]
        self._times[slots] = np.minimum(self._times[slots] + several, 2)

    def times(self, numbers: Numbers) -> Places:
        """How often each came up: 0, 1, or 2 for more."""
        return self._times.take((numbers >> _SHIFT).astype(np.int64)).astype(np.int64)


def moments_of(days: Numbers, ties: Numbers) -> Numbers:
    """Days and tie-breakers of 16 bits, each pair as one number."""
    return (days << _QUARTER) | ties


def starts_of(groups: Numbers | Places) -> Places:
    """Of ascending numbers the places at which another one begins."""
    if not len(groups):
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.concatenate((np.ones(1, np.bool_), groups[1:] != groups[:-1])))


def numbered(groups: Places) -> Places:
    """Of ascending numbers, for each its place among those that are like it."""
    starts = starts_of(groups)
    return np.arange(len(groups)) - np.repeat(starts, np.diff(np.append(starts, len(groups))))


def _ascending(numbers: Numbers) -> Places:
    """The places of numbers of 32 bits in ascending order of the numbers."""
    packed = np.sort((numbers << _HALF) | np.arange(len(numbers), dtype=np.uint64))
    return (packed & _LOW).astype(np.int64)


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
    packed = (asked[crowd].astype(np.uint64) << _HALF) | (keys[crowd] & _LOW)
    ordered = np.sort(packed)
    begins = starts_of(ordered >> _HALF)
    whose = (ordered[begins] >> _HALF).astype(np.int64)
    oldest, newest = np.zeros(numbers, np.uint64), np.zeros(numbers, np.uint64)
    oldest[whose] = ordered[begins + most // 2 - 1]
    newest[whose] = ordered[begins + lengths[whose] - (most - most // 2)]
    kept = crowd[(packed <= oldest[asked[crowd]]) | (packed >= newest[asked[crowd]])]
    return np.concatenate((np.flatnonzero(~full), kept))
