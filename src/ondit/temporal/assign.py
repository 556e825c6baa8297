"""Which times belong to a statement, and whether they date what is said or the saying of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from ondit.annotate.document import Document
from ondit.records import Time

Range = tuple[int, int]
Chars = tuple[int, int]


class Framed(Protocol):
    """What is asked of a statement here: token ranges, end not included."""

    @property
    def content(self) -> tuple[Range, ...]:
        """What is said."""

    @property
    def source(self) -> tuple[Range, ...]:
        """The words that name who says it."""

    @property
    def cue(self) -> tuple[Range, ...]:
        """The words that say that it is said."""


def assign_times(times: Sequence[Time], draft: Framed, doc: Document) -> tuple[Time, ...]:
    """The times of one statement, in text order.

    Those inside the content date the event; those in the frame (the cue's clause and the source,
    outside the content) date the saying. A statement without a cue has no frame.
    """
    content = chars(doc, draft.content)
    frame = chars(doc, frame_of(draft, doc))
    return tuple(placed for time in times if (placed := _placed(time, content, frame)) is not None)


def _placed(time: Time, content: Sequence[Chars], frame: Sequence[Chars]) -> Time | None:
    if inside(time, content):
        return replace(time, of="event")
    return replace(time, of="saying") if inside(time, frame) else None


def inside(time: Time, places: Sequence[Chars]) -> bool:
    """Whether a time stands wholly in one of these stretches of characters."""
    return any(start <= time.start and time.end <= end for start, end in places)


def chars(doc: Document, ranges: Sequence[Range]) -> list[Chars]:
    """Token ranges as stretches of characters."""
    return [(doc.tokens[start].start, doc.tokens[end - 1].end) for start, end in ranges if end > start]


def frame_of(draft: Framed, doc: Document) -> tuple[Range, ...]:
    """Where the saying is told: the clauses that hold the cue, else the cue's whole sentence."""
    if not draft.cue:
        return ()
    clauses = [doc.clauses[number] for number in _around(draft, doc) if _holds(doc.clauses[number].pieces, draft)]
    if clauses:
        return tuple(piece for clause in clauses for piece in clause.pieces) + draft.source
    sentence = doc.sentences[doc.sentence_of[draft.cue[0][0]]] if doc.sentence_of else None
    return draft.cue + draft.source if sentence is None else ((sentence.start, sentence.end),)


def _around(draft: Framed, doc: Document) -> tuple[int, ...]:
    return doc.clauses_of[doc.sentence_of[draft.cue[0][0]]] if doc.clauses and doc.sentence_of else ()


def _holds(pieces: Sequence[Range], draft: Framed) -> bool:
    return any(start <= cue[0] < end for cue in draft.cue for start, end in pieces)
