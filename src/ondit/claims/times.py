"""Whether what a trigger says has come to pass, is under way, is planned or only imagined; and whether it is denied."""

from __future__ import annotations

from collections.abc import Sequence

from ondit.annotate.document import Clause, Document
from ondit.annotate.grammar import Grammar
from ondit.certainty.rules import VerbWords
from ondit.certainty.tense import time_of
from ondit.claims.found import Hit
from ondit.claims.patterns import matches
from ondit.claims.rules import EventWords, Time

JUST_BEFORE = 4  # tokens before a noun in which a negation counts for it


def time_at(doc: Document, grammar: Grammar, words: EventWords, verbs: VerbWords, hit: Hit, *, told: bool) -> Time:
    """The time of a trigger. told: it stands in somebody's reported words, where `would` looks ahead."""
    clause = hit.clause
    if clause is None:
        return "done"
    if any(matches(word, doc.tokens[at].lower) for at in _beside(doc, clause, hit) for word in words.condition):
        return "hypothetical"
    if hit.trigger.part == "noun" and _planned_by(doc, clause, words) == "hypothetical":
        return "hypothetical"  # untersagte die Ausfuhr: there is none
    if hit.trigger.part == "noun" and not _carries(doc, clause, hit):
        return "done"
    while clause.finite is None and clause.kind == "infinitive" and clause.parent is not None:
        own = _infinitive(doc, clause, words)
        if own is not None:
            return own
        clause = doc.clauses[clause.parent]
        return _planned_by(doc, clause, words)
    return _finite(doc, grammar, words, verbs, clause, hit, told=told)


def _beside(doc: Document, clause: Clause, hit: Hit) -> Sequence[int]:
    """The word that opens the clause, and its first."""
    opening = [clause.intro] if clause.intro is not None else []
    return [*opening, clause.start]


def _carries(doc: Document, clause: Clause, hit: Hit) -> bool:
    """Whether a noun stands in the subject of its clause, or is all that the verb is about."""
    if clause.subject is None:
        return True
    return clause.subject[0] <= hit.head < clause.subject[1]


def _infinitive(doc: Document, clause: Clause, words: EventWords) -> Time | None:
    lower = [doc.tokens[at].lower for start, end in clause.pieces for at in range(start, end)]
    return "done" if any(matches(word, one) for one in lower for word in words.perfect) else None


def _planned_by(doc: Document, clause: Clause, words: EventWords) -> Time:
    lower = [doc.tokens[at].lower for start, end in clause.pieces for at in range(start, end)]
    if any(matches(word, one) for one in lower for word in words.refusing):
        return "hypothetical"
    return "done" if any(matches(word, one) for one in lower for word in words.begun) else "planned"


def _finite(
    doc: Document, grammar: Grammar, words: EventWords, verbs: VerbWords, clause: Clause, hit: Hit, *, told: bool
) -> Time:
    if clause.finite is None:
        token = doc.tokens[hit.head]
        return "planned" if hit.trigger.part == "verb" and token.tag in grammar.tags.infinitive else "done"
    finite = doc.tokens[clause.finite]
    others = [doc.tokens[at] for at in clause.verbs if at > finite.i or (grammar.verb_second and at != finite.i)]
    hearsay = any(matches(word, token.lower) for token in others for word in words.perfect)
    participle = any(token.tag in grammar.tags.participle for token in others)
    infinite = any(token.tag in grammar.tags.infinitive | grammar.tags.marked_infinitive for token in others)
    if finite.lower in words.could:
        return "done" if hearsay else "hypothetical"
    if finite.lower in words.would:
        return "planned" if told else "hypothetical"
    if finite.lower in words.not_yet:
        if infinite:
            return "planned"
        return "coming" if participle or hit.head in (token.i for token in others) else "ongoing"
    if finite.i < hit.head and doc.tokens[hit.head - 1].tag in grammar.tags.infinitive_marker:
        return "planned"  # is to receive
    if finite.lower in words.future:
        return "done" if hearsay else "planned"
    if any(matches(word, doc.tokens[at].lower) for at in clause.verbs for word in words.planning):
        if doc.tokens[hit.head].lower != doc.tokens[clause.finite].lower:
            return "planned"
    lemma = finite.lemma.lower()
    if lemma in verbs.perfect and (participle or hit.head in (token.i for token in others)):
        return "ongoing" if doc.tokens[hit.head].tag in grammar.tags.gerund else "done"
    return "done" if time_of(finite, verbs) == "Past" else "ongoing"


def is_denied(doc: Document, negations: frozenset[str], hit: Hit) -> bool:
    """Whether a negation stands beside the trigger: in its clause for a verb, right before a noun.

    One behind a comma and the trigger is of what follows it (suspended, not cancelled).
    """
    clause = hit.clause
    if hit.trigger.part == "noun" or clause is None:
        first = doc.sentences[hit.sentence].start
        return any(doc.tokens[at].lower in negations for at in range(max(first, hit.head - JUST_BEFORE), hit.head))
    own = [at for start, end in clause.pieces for at in range(start, end)]
    own = [at for at in own if at < hit.head or doc.tokens[at - 1].text != ","]
    return any(doc.tokens[at].lower in negations for at in own)


def is_passive(doc: Document, grammar: Grammar, words: EventWords, hit: Hit) -> bool:
    """Whether a verb stands in the passive."""
    if hit.trigger.part == "noun" or hit.clause is None:
        return False
    verbal = [doc.tokens[at].lower for at in hit.clause.verbs if at != hit.head]
    active = doc.tokens[hit.head].tag in grammar.tags.gerund | grammar.tags.infinitive
    participle = any(doc.tokens[at].tag in grammar.tags.participle for at in (*hit.clause.verbs, hit.head))
    return participle and not active and any(word in words.passive for word in verbal)
