"""Which way a sentence points: to what was, or to what is to come. Reads the verbs, by morphology."""

from __future__ import annotations

from collections.abc import Iterable

from ondit.annotate.document import Document, Token
from ondit.temporal.rules import TimeWords
from ondit.temporal.values import Facing


def facing_at(doc: Document, char: int, words: TimeWords) -> Facing:
    """What the verbs around this character speak of: past, present or future; None: no verb says.

    The clause that holds the character decides, else its whole sentence.
    """
    if not doc.tokens:
        return None
    at = min(doc.token_at(char), len(doc.tokens) - 1)
    said = _direction((doc.tokens[i] for i in _clause(doc, at)), words)
    if said is not None:
        return said
    sentence = doc.sentences[doc.sentence_of[at]] if doc.sentence_of else None
    return None if sentence is None else _direction(doc.tokens[sentence.start : sentence.end], words)


def _clause(doc: Document, at: int) -> list[int]:
    """The tokens of the smallest clause with a finite verb around a token."""
    if not doc.clauses or not doc.sentence_of:
        return []
    found = [
        clause
        for number in doc.clauses_of[doc.sentence_of[at]]
        if (clause := doc.clauses[number]).finite is not None and clause.start <= at < clause.end
    ]
    if not found:
        return []
    clause = min(found, key=lambda clause: clause.end - clause.start)
    return sorted({i for start, end in clause.pieces for i in range(start, end)} | set(clause.verbs))


def _direction(tokens: Iterable[Token], words: TimeWords) -> Facing:
    kept = list(tokens)
    finite = [token for token in kept if token.form == "Fin"]
    if any(token.lower in words.future for token in kept):
        return "future"
    if any(token.tense == "Past" for token in finite):
        return "past"
    perfect = any(token.lemma.lower() in words.perfect for token in finite)
    if perfect and any(token.form == "Part" for token in kept):
        return "past"
    return "present" if finite else None
