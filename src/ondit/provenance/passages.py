"""The passages that two texts of one language share word for word, and how much of each text they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ondit.provenance.words import GRAM, Numbers, Places, Words, grams_of


@dataclass(frozen=True, slots=True)
class Passage:
    """Words `first` to `last` (not included) of one text stand in the other from word `at` on."""

    first: int
    last: int
    at: int


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts have in common: the passages, in the order of the one, and each word of either in them."""

    passages: tuple[Passage, ...]
    of_one: NDArray[np.bool_]
    of_other: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Shingles:
    """A text's shingles, and the same in ascending order with the place of each."""

    words: int
    grams: Numbers
    ordered: Numbers
    places: Places


def shingles_of(words: Words) -> Shingles:
    """The shingles of a text, made ready to be compared many times."""
    grams = grams_of(words)
    places = np.argsort(grams, kind="stable")
    return Shingles(len(words), grams, grams[places], places)


def shared_passages(one: Shingles, other: Shingles) -> Shared:
    """The runs of at least GRAM words that both texts have; work grows with their lengths only."""
    places = _places(one, other)
    back = _places(other, one)
    return Shared(
        _runs(places),
        _covered(np.flatnonzero(places >= 0), one.words),
        _covered(np.flatnonzero(back >= 0), other.words),
    )


def _places(one: Shingles, other: Shingles) -> Places:
    """For each shingle of the one where the other has it first, -1: nowhere."""
    if not len(other.grams):
        return np.full(len(one.grams), -1)
    at = np.minimum(np.searchsorted(other.ordered, one.grams), len(other.grams) - 1)
    return np.where(other.ordered[at] == one.grams, other.places[at], -1)


def _covered(grams: Places, words: int) -> NDArray[np.bool_]:
    """The words that lie in these shingles."""
    change = np.zeros(words + 1, np.int64)
    np.add.at(change, grams, 1)
    np.add.at(change, grams + GRAM, -1)
    return np.cumsum(change)[:words] > 0


def _runs(place: Places) -> tuple[Passage, ...]:
    """Shingles that follow one another in both texts, as one passage each."""
    known = np.flatnonzero(place >= 0)
    if not len(known):
        return ()
    step = (np.diff(known) == 1) & (np.diff(place[known]) == 1)
    starts = np.concatenate((np.zeros(1, np.int64), np.flatnonzero(~step) + 1))
    ends = np.append(starts[1:], len(known)) - 1
    firsts, lasts, at = known[starts], known[ends] + GRAM, place[known[starts]]
    return tuple(Passage(*run) for run in zip(firsts.tolist(), lasts.tolist(), at.tolist(), strict=True))
