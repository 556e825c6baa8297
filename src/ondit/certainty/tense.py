"""Done, under way or open, by the verbs of the main clause alone."""

from __future__ import annotations

from ondit.annotate.document import Document, Token
from ondit.certainty.rules import VerbWords
from ondit.certainty.scope import Scope
from ondit.records import Tense


def tense_of(scope: Scope, doc: Document, words: VerbWords) -> Tense:
    """done: past or perfect; ongoing: present; unclear: no finite verb, or none that says."""
    if scope.clause is None or scope.clause.finite is None:
        return "unclear"
    finite = doc.tokens[scope.clause.finite]
    others = [doc.tokens[i] for i in scope.verbs if i != finite.i]
    lemma, time = finite.lemma.lower(), time_of(finite, words)
    # what follows the auxiliary counts unless it is an infinitive: taggers often miss participles
    if lemma in words.perfect and any(token.form != "Inf" for token in others):
        return "ongoing" if lemma in words.passive and time != "Past" else "done"
    if time == "Past":
        return "unclear" if scope.clause.mood == "conditional" else "done"
    return "ongoing" if time == "Pres" else "unclear"


def time_of(finite: Token, words: VerbWords) -> str:
    """Past, Pres or "" of a finite verb: its form where that is clear, else what the tagger says."""
    if words.base_is_present and finite.number == "Plur" and finite.lower == finite.lemma.lower():
        return "Pres"
    if finite.number == "Sing" and finite.person == "3" and finite.lower.endswith(words.past_endings):
        return "Past"
    return finite.tense
