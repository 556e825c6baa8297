"""Which way a sentence points: to what was, or to what is to come. Reads the verbs, by morphology."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from ondit.annotate.document import Document, Token
from ondit.temporal.rules import TimeWords
from ondit.temporal.values import Facing

DEPTH = 8  # clauses around a clause that are asked for their verb
Facings = dict[int | None, Facing]  # the number of a clause to what it speaks of; None: the whole sentence


class Compass:
    """What the verbs of a document speak of: past, present or future.

    Each sentence is read once, however many times stand in it; `steps` counts the tokens looked at.
    """

    def __init__(self, doc: Document, words: TimeWords) -> None:
        self.steps = 0
        self._doc, self._words = doc, words
        self._read: dict[int, tuple[Facings, dict[int, int]]] = {}

    def facing_at(self, char: int) -> Facing:
        """What the verbs around this character speak of; None: no verb says.

        The clause that holds the character decides, else its whole sentence where all its clauses agree.
        Headlines tell in the present what was, so there the present says nothing.
        """
        doc = self._doc
        if not doc.tokens or not doc.sentence_of:
            return None
        at = min(doc.token_at(char), len(doc.tokens) - 1)
        if at and doc.tokens[at - 1].form == "Fin" and doc.tokens[at - 1].tense == "Past":  # said Monday
            return "past"
        number = doc.sentence_of[at]
        if number not in self._read:
            self._read[number] = self._sentence(number)
        facings, clause_of = self._read[number]
        said = facings.get(clause_of.get(at)) or facings[None]
        return None if said == "present" and doc.sentences[number].kind == "headline" else said

    def _sentence(self, number: int) -> tuple[Facings, dict[int, int]]:
        """The facing of a sentence and of each of its clauses, and the clause of each token."""
        doc, sentence = self._doc, self._doc.sentences[number]
        facings: Facings = {}
        clause_of: dict[int, int] = {}
        for at in doc.clauses_of[number] if doc.clauses else ():
            clause, holder = doc.clauses[at], self._finite(at)
            own = {i for start, end in clause.pieces for i in range(start, end)} | set(clause.verbs)
            if clause.finite is not None:
                facings[at] = self._direction(doc.tokens[i] for i in sorted(own))
            if holder is not None:
                clause_of.update(dict.fromkeys(own, holder))
        said = {facing for facing in facings.values() if facing is not None}
        alone = self._direction(doc.tokens[sentence.start : sentence.end]) if not said else None
        facings[None] = said.pop() if len(said) == 1 else alone
        return facings, clause_of

    def _finite(self, number: int) -> int | None:
        """The clause itself, else the nearest around it, that has a finite verb."""
        clauses = self._doc.clauses
        for _ in range(DEPTH):
            clause = clauses[number]
            if clause.finite is not None or clause.parent is None:
                break
            number = clause.parent
        return number if clauses[number].finite is not None else None

    def _direction(self, tokens: Iterable[Token]) -> Facing:
        kept, words = list(tokens), self._words
        self.steps += len(kept)
        finite = [token for token in kept if token.form == "Fin"]
        if any(token.lower in words.future for token in kept):
            told = any(token.lower in words.hearsay for token in kept)
            return "past" if told and self._is_perfect(kept) else "future"
        if any(token.tense == "Past" for token in finite):
            return "past"
        perfect = any(token.lemma.lower() in words.perfect for token in finite)
        if perfect and any(token.form == "Part" for token in kept):
            return "past"
        return "present" if finite else None

    def _is_perfect(self, tokens: Iterable[Token]) -> bool:
        """Whether a participle stands right before an auxiliary of the perfect: gewusst haben."""
        forms = [(token.form == "Part", token.lemma.lower() in self._words.perfect) for token in tokens]
        return any(part and builds for (part, _), (_, builds) in pairwise(forms))
