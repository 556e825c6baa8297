"""A sentence of a verb-second language cut into pieces: at commas, colons, dashes, brackets, quoted sentences, and at
coordinators between two finite verbs.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ondit.annotate.document import Quotation, Sentence, Token
from ondit.annotate.finites import coordinator, find_finites
from ondit.annotate.grammar import Grammar
from ondit.annotate.pieces import Piece

BORDERS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", "…"})
JOINED = "&"  # the border of a piece that a coordinator parts from the one before
LONGEST_QUOTE = 200  # tokens before a sentence in which a quotation that ends in it may have begun


def find_pieces(
    tokens: Sequence[Token], sentence: Sentence, quotations: Sequence[Quotation], grammar: Grammar
) -> list[Piece]:
    """The pieces of a sentence in text order, each with its finite verbs."""
    pieces = list(_pieces(tokens, sentence, quotations, grammar))
    closing = _closing(sentence, quotations)
    for piece in pieces:
        piece.quoted = any(at in closing for at in range(piece.end, min(piece.end + 2, len(tokens))))
    return pieces


def _closing(sentence: Sentence, quotations: Sequence[Quotation]) -> set[int]:
    """The closing marks of quotations that end in or near this sentence."""
    first = bisect.bisect_left(quotations, sentence.start - LONGEST_QUOTE, key=lambda q: q.start)
    found: set[int] = set()
    for quotation in quotations[first:]:
        if quotation.start >= sentence.end:
            break
        if quotation.closed:
            found.add(quotation.end - 1)
    return found


def _pieces(
    tokens: Sequence[Token], sentence: Sentence, quotations: Sequence[Quotation], grammar: Grammar
) -> Iterator[Piece]:
    """The sentence cut at its borders; marks and full stops at the edges are left out."""
    borders = _quote_borders(tokens, sentence, quotations, grammar)
    start, before = sentence.start, ""
    for at in range(sentence.start, sentence.end):
        if at in borders or _is_border(tokens, at, sentence, grammar):
            yield from _cut(tokens, start, at, before, grammar)
            start, before = at + 1, tokens[at].text if tokens[at].text in BORDERS else ":"
    yield from _cut(tokens, start, sentence.end, before, grammar)


def _is_border(tokens: Sequence[Token], at: int, sentence: Sentence, grammar: Grammar) -> bool:
    text = tokens[at].text
    if text not in BORDERS:
        return False
    if text == ",":
        return not _joins_adjectives(tokens, at, sentence, grammar)
    if text == "(":
        return _bracket_has_verb(tokens, at, sentence, grammar)
    if text == ")":
        return _bracket_has_verb(tokens, _bracket_start(tokens, at, sentence), sentence, grammar)
    return True


def _joins_adjectives(tokens: Sequence[Token], at: int, sentence: Sentence, grammar: Grammar) -> bool:
    modifier = grammar.tags.modifier
    inside = sentence.start < at < sentence.end - 1
    return inside and tokens[at - 1].tag in modifier and tokens[at + 1].tag in modifier


def _bracket_start(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    for start in range(at, max(sentence.start - 1, at - 60), -1):
        if tokens[start].text == "(":
            return start
    return at


def _bracket_has_verb(tokens: Sequence[Token], at: int, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the bracket that opens at `at` holds a finite verb; long ones count as holding one."""
    for stop in range(at + 1, min(sentence.end, at + 60)):
        if tokens[stop].text == ")":
            return False
        if tokens[stop].tag in grammar.tags.finite:
            return True
    return False


def _quote_borders(
    tokens: Sequence[Token], sentence: Sentence, quotations: Sequence[Quotation], grammar: Grammar
) -> set[int]:
    """Marks that part a quoted sentence from the words before and after it."""
    borders: set[int] = set()
    first = bisect.bisect_left(quotations, sentence.start, key=lambda q: q.start)
    for quotation in quotations[first:]:
        if quotation.start >= sentence.end:
            break
        inside = range(quotation.start, min(quotation.end, sentence.end))
        if len(inside) > 4 and any(tokens[at].tag in grammar.tags.finite for at in inside):
            outside = range(sentence.start, quotation.start)
            if any(tokens[at].tag in grammar.tags.finite for at in outside):
                borders |= {quotation.start, inside[-1]}
    return borders


def _cut(tokens: Sequence[Token], start: int, end: int, before: str, grammar: Grammar) -> Iterator[Piece]:
    """One stretch as a piece, cut further at coordinators between two finite verbs."""
    while start < end and not any(char.isalnum() for char in tokens[start].text):
        start += 1
    while end > start and not any(char.isalnum() for char in tokens[end - 1].text) and tokens[end - 1].text != ")":
        end -= 1
    if start >= end:
        return
    finites = find_finites(tokens, start, end, grammar)
    at, held = start, []
    for left, right in pairwise(finites):
        held.append(left)
        cut = coordinator(tokens, max(left, at), right, grammar)
        if cut is not None:
            yield Piece(at, cut, before, held)
            at, before, held = cut, JOINED, []
    yield Piece(at, end, before, [*held, *finites[-1:]])
