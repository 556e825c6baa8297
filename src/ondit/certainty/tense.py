"""Done, under way or open, by the verbs of the main clause alone."""

from __future__ import annotations

from ondit.annotate.document import Document, Token
from ondit.attribution.draft import Act, Draft
from ondit.certainty.rules import VerbWords
from ondit.certainty.scope import Scope
from ondit.records import Tense

BY_ACT: dict[Act, Tense] = {"plan": "planned", "demand": "hypothetical", "ask": "unclear"}


def tense_of(draft: Draft, scope: Scope, doc: Document, words: VerbWords) -> Tense:
    """done: past or perfect; ongoing: present; unclear: no verb that says.

    What is announced is planned, what is demanded hypothetical, whatever its verb.
    """
    if draft.manner != "own" and draft.act in BY_ACT:
        return BY_ACT[draft.act]
    if scope.clause is None or scope.clause.finite is None:
        return _without_finite(scope, doc, words)
    finite = doc.tokens[scope.clause.finite]
    others = [doc.tokens[i] for i in scope.verbs if i != finite.i]
    lemma, time = finite.lemma.lower(), time_of(finite, words)
    # what follows the auxiliary counts unless it is an infinitive: taggers often miss participles
    if lemma in words.perfect and any(token.form != "Inf" for token in others):
        return "ongoing" if lemma in words.passive and time != "Past" else "done"
    if scope.clause.mood == "reported" and time and draft.manner != "own":
        return "ongoing"  # the reported subjunctive is a present, and what stands for it too
    if time == "Past":
        return "unclear" if scope.clause.mood == "conditional" else "done"
    return "ongoing" if time == "Pres" else "unclear"


def _without_finite(scope: Scope, doc: Document, words: VerbWords) -> Tense:
    """The tense of an infinitive or a gerund: to have sold, having sold, selling, to be ill."""
    verbs = [doc.tokens[i] for i in scope.main if doc.tokens[i].form in ("Inf", "Part", "Ger")]
    if any(verb.lemma.lower() in words.perfect and len(verbs) > 1 for verb in verbs) and any(
        verb.form == "Part" and verb.tense != "Pres" for verb in verbs
    ):
        return "done"
    if words.gerund_is_past and verbs and verbs[0].form == "Ger":
        return "done"
    if verbs and verbs[0].form == "Inf" and verbs[0].lemma.lower() in words.states:
        return "ongoing"
    return "unclear"


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
