"""The parts that clauses of a verb-second language are put together from: pieces of a sentence, clauses being built."""

from __future__ import annotations

from dataclasses import dataclass, field

from ondit.annotate.document import ClauseKind


@dataclass(slots=True)
class Piece:
    """A stretch between two borders. before: the border on its left, "" at the sentence's start.

    quoted: it stands in quotation marks that close right behind it. followed: the next piece begins with its verb.
    """

    start: int
    end: int
    before: str
    finites: list[int] = field(default_factory=list)
    quoted: bool = False
    followed: bool = False


@dataclass(slots=True)
class Draft:
    """A clause being built. waits: its finite verb is still to come."""

    kind: ClauseKind
    pieces: list[tuple[int, int]]
    finite: int | None
    intro: int | None
    parent: int | None
    waits: bool = False
