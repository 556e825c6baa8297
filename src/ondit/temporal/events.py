"""The words that name the event from which a time is counted: months after *the invasion*."""

from __future__ import annotations

from collections.abc import Sequence

from ondit.annotate.document import Document, Token
from ondit.temporal.lexemes import Lexeme
from ondit.temporal.matcher import Match

ENDS = frozenset({"PUNCT", "SCONJ", "CCONJ"})
VERBS = frozenset({"VERB", "AUX"})
MOST = 12  # words of an event's name
BACK = 40  # words before a time in which its sentence's verb is looked for


def event_of(doc: Document, lexemes: Sequence[Lexeme], match: Match) -> str | None:
    """The words from the pattern's last word on: a noun phrase up to the next verb or mark, or a clause.

    It is a clause where the rule says so (`sets: {clause: "yes"}`), where its first word is a pronoun or a verb, and
    where a finite verb follows the noun phrase though the sentence did not open with the time (three days after the
    government fell).
    """
    first = match.whole - 1
    whole = "clause" in match.slots
    last = first
    while last < len(lexemes) and last - first < MOST and lexemes[last].text[0].isalnum():
        token = _token(doc, lexemes[last])
        if token is not None and (token.pos in ENDS or (token.pos == "PRON" and last > first and not whole)):
            break
        if token is not None and token.pos in VERBS and not whole and last > first:
            whole = _goes_on(doc, lexemes, match, token)
            if not whole:
                break
        whole = whole or (last == first and token is not None and token.pos in VERBS | {"PRON"})
        last += 1
    return doc.text[lexemes[first].start : lexemes[last - 1].end] if last > first else None


def _goes_on(doc: Document, lexemes: Sequence[Lexeme], match: Match, verb: Token) -> bool:
    """Whether a verb behind the noun phrase is the event's own: the sentence has had its verb before the time."""
    at = doc.token_at(lexemes[match.first].start)
    sentence = doc.sentences[doc.sentence_of[at]]
    before = doc.tokens[max(sentence.start, at - BACK) : at]
    return verb.form == "Fin" and not _helped(doc, verb) and any(token.form == "Fin" for token in before)


def _helped(doc: Document, verb: Token) -> bool:
    """Whether a verb belongs to an auxiliary, and so is a participle that was tagged as finite."""
    own = doc.token_at(verb.start)
    mine = (clause for clause in doc.clauses if own in clause.verbs and clause.finite not in (None, own))
    return any(doc.tokens[clause.finite].pos == "AUX" for clause in mine if clause.finite is not None)


def _token(doc: Document, lexeme: Lexeme) -> Token | None:
    at = doc.token_at(lexeme.start)
    return doc.tokens[at] if at < len(doc.tokens) else None
