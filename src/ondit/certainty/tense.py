"""Done, under way or open, by the verbs of the main clause alone."""

from __future__ import annotations

from collections.abc import Sequence

from ondit.annotate.document import Document, Token
from ondit.attribution.draft import Act, Draft
from ondit.certainty.rules import VerbWords
from ondit.certainty.scope import Scope
from ondit.records import Tense

VERBAL = ("Fin", "Inf", "Part", "Ger")
BY_ACT: dict[Act, Tense] = {"plan": "planned", "demand": "hypothetical", "ask": "unclear"}


def tense_of(draft: Draft, scope: Scope, doc: Document, words: VerbWords) -> Tense:
    """done: past or perfect; ongoing: present; unclear: no verb that says.

    What is announced is planned, what is demanded hypothetical, whatever its verb.
    """
    if draft.manner != "own" and draft.act in BY_ACT:
        return BY_ACT[draft.act]
    verbs = [doc.tokens[i] for i in scope.verbs or scope.main if doc.tokens[i].form in VERBAL]
    if scope.clause is None or scope.clause.finite is None:
        return _without_finite(verbs, words)
    finite = doc.tokens[scope.clause.finite]
    others = [verb for verb in verbs if verb.i != finite.i]
    if finite.form != "Fin" and (_is_perfect(verbs, words) or (words.base_is_present and not others)):
        return "done" if others else "ongoing"  # taken for finite: verkauft (zu haben); and deckt, taken for none
    lemma, time = finite.lemma.lower(), time_of(finite, words)
    # what follows the auxiliary counts unless it is an infinitive: taggers often miss participles
    if lemma in words.perfect and any(token.form != "Inf" for token in others):
        return "ongoing" if lemma in words.passive and time != "Past" else "done"
    if scope.clause.mood == "reported" and time and draft.manner != "own":
        return "ongoing"  # the reported subjunctive is a present, and what stands for it too
    if time == "Past":
        return "unclear" if scope.clause.mood == "conditional" else "done"
    return "ongoing" if time == "Pres" else "unclear"


def _without_finite(verbs: Sequence[Token], words: VerbWords) -> Tense:
    """The tense of an infinitive or a gerund: to have sold, having sold, selling, to be ill."""
    if _is_perfect(verbs, words) or (words.gerund_is_past and verbs and verbs[0].form == "Ger"):
        return "done"
    if verbs and verbs[0].form == "Inf" and verbs[0].lemma.lower() in words.states:
        return "ongoing"
    return "unclear"


def _is_perfect(verbs: Sequence[Token], words: VerbWords) -> bool:
    """Whether an auxiliary of the perfect stands beside another verb, however the two were tagged."""
    builds = set(words.perfect) - set(words.passive)
    return len(verbs) > 1 and any(verb.lemma.lower() in builds for verb in verbs)


def time_of(finite: Token, words: VerbWords) -> str:
    """Past, Pres or "" of a finite verb: its form where that is clear, else what the tagger says."""
    if finite.lower in words.modals:
        return "Pres"
    if (
        words.base_is_present
        and finite.lower == finite.lemma.lower()
        and (finite.number == "Plur" or finite.form == "Inf")
    ):
        return "Pres"  # a finite verb, so what the tagger takes for an infinitive is the plural
    if finite.number == "Sing" and finite.person == "3" and finite.lower.endswith(words.past_endings):
        return "Past"
    return finite.tense
