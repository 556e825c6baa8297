"""How far two reports are one text: what they share word for word, and what stands in the same order in both.

Likeness says nothing about who has it from whom: `direction.py` does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from ondit.provenance.chains import Chain, heaviest_chain
from ondit.provenance.index import Index
from ondit.provenance.passages import Passage, Shingles, shared_passages, shingles_of
from ondit.provenance.words import Words, words_of
from ondit.records import Report, Span

LETTERS = 4  # of a word that may stand in a chain; numbers from two digits
LITTLE = 0.2  # of both texts' weight; less in common is no likeness in any order
ASIDE = ("byline", "dateline", "credit", "caption")  # parts of a page that are not its report
_QUOTED = re.compile(r'["„“”«»][^"„“”«»]{1,2000}["„“”«»]')


@dataclass(frozen=True, slots=True)
class Text:
    """A report's words: all that count, and those that may stand in a chain, each with its weight.

    quoted: for each word whether it stands in quotation marks: what somebody said in public, two may quote.
    known: the stems, once each; weight: of all stems.
    """

    report: Report
    words: Words
    quoted: NDArray[np.bool_]
    chained: Words
    shingles: Shingles
    stems: tuple[int, ...]
    known: frozenset[int]
    weights: tuple[float, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """What one text shares with another.

    copied: share of the one's words that stand in shared passages; copied_of_other: of the other's.
    own, own_of_other: the same, of the words outside quotation marks. chain: words in the same order; followed:
    their share of the one's weight, followed_of_other: of the other's.
    """

    copied: float
    copied_of_other: float
    own: float
    own_of_other: float
    passages: tuple[Passage, ...]
    chain: Chain
    followed: float
    followed_of_other: float

    @property
    def in_order(self) -> float:
        """How far the two follow one another, 0 to 1."""
        return sqrt(self.followed * self.followed_of_other)

    @property
    def longest(self) -> int:
        """Words of the longest passage."""
        return max((passage.last - passage.first for passage in self.passages), default=0)


def text_of(report: Report, index: Index) -> Text:
    """A report as it is compared; the index knows which words are rare."""
    words = _reported(report, words_of(report.text))
    lengths = words.ends - words.starts
    chained = words.only((lengths >= LETTERS) | ((words.sign == 2) & (lengths > 1)))
    weights = tuple(index.weights(chained.stems))
    stems = tuple(chained.stems.tolist())
    quoted = _quoted(report.text, words)
    return Text(report, words, quoted, chained, shingles_of(words), stems, frozenset(stems), weights, sum(weights))


def _reported(report: Report, words: Words) -> Words:
    """The words that are not in a byline, a dateline or a credit."""
    kept = np.ones(len(words), np.bool_)
    for part in report.parts:
        if part.kind in ASIDE:
            kept &= (words.starts < part.start) | (words.starts >= part.end)
    return words.only(kept)


def _quoted(text: str, words: Words) -> NDArray[np.bool_]:
    inside = np.zeros(len(words), np.bool_)
    for found in _QUOTED.finditer(text):
        first, last = np.searchsorted(words.starts, found.span())
        inside[first:last] = True
    return inside


def likeness(one: Text, other: Text) -> Likeness:
    """What one text shares with another of its language."""
    shared = shared_passages(one.shingles, other.shingles)
    chain = _chain(one, other)
    return Likeness(
        _share(shared.of_one),
        _share(shared.of_other),
        _share(shared.of_one[~one.quoted]),
        _share(shared.of_other[~other.quoted]),
        shared.passages,
        chain,
        chain.weight / max(one.weight, 1e-9),
        chain.weight / max(other.weight, 1e-9),
    )


def turned(like: Likeness) -> Likeness:
    """The shares as seen from the other text; passages and chain stay those of the one."""
    return replace(
        like,
        copied=like.copied_of_other,
        copied_of_other=like.copied,
        own=like.own_of_other,
        own_of_other=like.own,
        followed=like.followed_of_other,
        followed_of_other=like.followed,
    )


def _chain(one: Text, other: Text) -> Chain:
    """The heaviest chain; an empty one where all that both have, in whatever order, is too little to matter."""
    common = sum(weight for stem, weight in zip(one.stems, one.weights, strict=True) if stem in other.known)
    if common < LITTLE * sqrt(one.weight * other.weight):
        return Chain((), 0.0)
    return heaviest_chain(one.stems, other.stems, one.weights)


def _share(marked: NDArray[np.bool_]) -> float:
    return float(marked.mean()) if len(marked) else 0.0


def passage_spans(text: Text, passages: Sequence[Passage], *, most: int) -> tuple[Span, ...]:
    """The longest passages as they stand in the report, in its order."""
    longest = sorted(passages, key=lambda passage: (passage.first - passage.last, passage.first))[:most]
    return tuple(_span(text, text.words, p.first, p.last - 1) for p in sorted(longest, key=lambda p: p.first))


def chain_spans(text: Text, chain: Chain, *, most: int) -> tuple[Span, ...]:
    """The weightiest words of a chain as they stand in the report, in its order."""
    places = sorted((one for one, _ in chain.pairs), key=lambda at: (-text.weights[at], at))[:most]
    return tuple(_span(text, text.chained, at, at) for at in sorted(places))


def _span(text: Text, words: Words, first: int, last: int) -> Span:
    start, end = int(words.starts[first]), int(words.ends[last])
    return Span(start, end, text.report.text[start:end])
