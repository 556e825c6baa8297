"""A report's text as tokens, sentences, quotations and clauses: plain data for the rooms below.

Token numbers are positions in `Document.tokens`. Ranges of tokens are (first, last + 1), as Python's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ondit.records import PartKind, Span, span_of

ClauseKind = Literal["main", "subordinate", "relative", "infinitive", "fragment"]
Mood = Literal["indicative", "reported", "conditional", ""]


@dataclass(frozen=True, slots=True)
class Token:
    """One token. start and end are characters of the report's text; tag is the language's own tag set
    (STTS, Penn), pos the universal one, head the number of its tree parent (itself: a root).
    mood, tense, person, number, case and form are Universal Dependencies values, "" where unset
    (form is VerbForm: Fin, Inf, Part, Ger).
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    mood: str
    tense: str
    person: str
    number: str
    case: str
    form: str
    entity: str
    entity_start: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens start to end (not included), inside one part of the page (its kind), in paragraph `part`."""

    start: int
    end: int
    part: int
    kind: PartKind


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: `start` is the opening mark's token, `end` one past the closing mark.

    closed False: the mark never closes, and `end` is its paragraph's end. A closed one may run over paragraphs.
    depth 1 is an outer quotation, 2 one inside another.
    """

    start: int
    end: int
    closed: bool
    depth: int


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. `pieces` are its own token ranges (without embedded clauses, which have their own).

    verbs: finite verb, auxiliaries, participles, infinitives and particle, in text order.
    finite: the finite verb, None in infinitives and fragments. subject: its token range, None if unseen.
    intro: the subordinating word (dass, wie, die, that), None in main clauses.
    mood: 'reported' is the German Konjunktiv of indirect speech, 'conditional' würde / would.
    parent: number of the clause that it hangs on (in Document.clauses), None for the sentence's top ones.
    """

    number: int
    sentence: int
    kind: ClauseKind
    pieces: tuple[tuple[int, int], ...]
    finite: int | None
    verbs: tuple[int, ...]
    subject: tuple[int, int] | None
    intro: int | None
    mood: Mood
    parent: int | None

    @property
    def start(self) -> int:
        """Its first token."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """One past its last token."""
        return self.pieces[-1][1]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report, annotated."""

    text: str
    language: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    clauses: tuple[Clause, ...]
    sentence_of: tuple[int, ...]  # token number -> sentence number
    clauses_of: tuple[tuple[int, ...], ...]  # sentence number -> its clauses, in text order

    def span(self, start: int, end: int) -> Span:
        """The text of tokens start to end (not included)."""
        return span_of(self.text, self.tokens[start].start, self.tokens[end - 1].end)

    def spans(self, ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        """The text of several token ranges."""
        return tuple(self.span(start, end) for start, end in ranges if end > start)

    def token_at(self, char: int) -> int:
        """The token that holds a character, or the first one after it (len(tokens) past the last)."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= char:
                low = middle + 1
            else:
                high = middle
        return low
