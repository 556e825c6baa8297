"""What the steps of attribution look at: the document, the lexicon and a few questions about both."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ondit.annotate.document import Clause, Document, Quotation, Sentence, Token
from ondit.annotate.grammar import Grammar, grammar_of
from ondit.attribution.draft import Range
from ondit.attribution.lexicon import Lexicon, lexicon_of
from ondit.packs.language import LanguagePack

EDGES = frozenset({",", ";", ":", ".", "–", "-", "—", "…", "!", "?", "(", ")"})
SOFT = frozenset({",", ";", ":", "–", "-", "—"})
MARKS = frozenset("„“”\"»«‚‘’›‹'") | {"''", "``"}


@dataclass(frozen=True)
class Scene:
    """A document, its pack's lexicon and grammar."""

    doc: Document
    pack: LanguagePack
    lexicon: Lexicon
    grammar: Grammar

    @property
    def tokens(self) -> Sequence[Token]:
        """The document's tokens."""
        return self.doc.tokens

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Outer quotations that may be speech, by their start; titles and single marked words are not."""
        return tuple(q for q in self.doc.quotations if q.depth == 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [q.start for q in self.quotations]

    def quotation_at(self, token: int) -> Quotation | None:
        """The outer quotation that holds a token, its marks included."""
        at = bisect.bisect_right(self._starts, token) - 1
        if at < 0:
            return None
        quotation = self.quotations[at]
        return quotation if quotation.start <= token < quotation.end else None

    def quotations_in(self, start: int, end: int) -> Iterator[Quotation]:
        """Outer quotations that begin inside tokens[start:end]."""
        for at in range(bisect.bisect_left(self._starts, start), len(self.quotations)):
            if self.quotations[at].start >= end:
                return
            yield self.quotations[at]

    def sentence(self, token: int) -> Sentence:
        """The sentence of a token."""
        return self.doc.sentences[self.doc.sentence_of[token]]

    def clauses(self, sentence: int) -> list[Clause]:
        """The clauses of a sentence, in text order."""
        return [self.doc.clauses[n] for n in self.doc.clauses_of[sentence]]

    def clause_at(self, token: int) -> Clause | None:
        """The clause to which a token belongs."""
        for clause in self.clauses(self.doc.sentence_of[token]):
            if any(start <= token < end for start, end in clause.pieces):
                return clause
        return None

    def trim(self, start: int, end: int) -> Range | None:
        """A range without punctuation at its edges, quotation marks kept; None if nothing is left."""
        tokens = self.tokens
        while start < end and tokens[start].text in EDGES:
            start += 1
        while end > start and tokens[end - 1].text in EDGES and not self._closes_bracket(start, end):
            end -= 1
        return (start, end) if any(_is_word(tokens[at]) for at in range(start, end)) else None

    def _closes_bracket(self, start: int, end: int) -> bool:
        return self.tokens[end - 1].text == ")" and any(self.tokens[at].text == "(" for at in range(start, end))

    def word(self, token: int) -> str:
        """A token's text in small letters."""
        return self.tokens[token].lower

    def negated(self, clause: Clause) -> bool:
        """Whether a negation stands among the clause's own words."""
        negations = self.lexicon.speech.negations
        return any(self.tokens[at].lower in negations for start, end in clause.pieces for at in range(start, end))


def scene_of(doc: Document, pack: LanguagePack) -> Scene:
    """The scene of a document."""
    return Scene(doc, pack, lexicon_of(pack), grammar_of(pack))


def subtract(whole: Range, holes: Iterable[Range]) -> list[Range]:
    """A range without the tokens of the holes, as the ranges that are left."""
    left: list[Range] = []
    start, end = whole
    for hole_start, hole_end in sorted(holes):
        if hole_end <= start or hole_start >= end:
            continue
        if hole_start > start:
            left.append((start, hole_start))
        start = max(start, hole_end)
    if start < end:
        left.append((start, end))
    return left


def overlap(one: Iterable[Range], other: Iterable[Range]) -> int:
    """How many tokens two lists of ranges share."""
    others = list(other)
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in others)


def size(ranges: Iterable[Range]) -> int:
    """How many tokens a list of ranges holds."""
    return sum(end - start for start, end in ranges)


def _is_word(token: Token) -> bool:
    return any(char.isalnum() for char in token.text)
