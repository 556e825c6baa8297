"""The passages that two texts of one language share word for word, and how much of each text they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ondit.provenance.words import GRAM, Places, Words, grams_of


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


def shared_passages(one: Words, other: Words) -> Shared:
    """The runs of at least GRAM words that both texts have; work grows with their lengths only."""
    grams, others = grams_of(one), grams_of(other)
    order = np.argsort(others, kind="stable")
    at = np.searchsorted(others[order], grams)
    known = at < len(order)
    place = np.full(len(grams), -1)
    place[known] = order[at[known]]
    known[known] = others[place[known]] == grams[known]
    place[~known] = -1
    passages = _runs(place)
    of_other = _covered(np.flatnonzero(np.isin(others, grams)), len(other))
    return Shared(passages, _covered(np.flatnonzero(known), len(one)), of_other)


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
