"""What a verb form is: mood, and which tokens of a clause belong to its verb."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ondit.annotate.document import Mood, Token
from ondit.annotate.grammar import Grammar


def mood_of(token: Token | None, grammar: Grammar) -> Mood:
    """The mood of a finite verb; "" without one.

    By form first, because forms of the reported subjunctive are nothing else in the third person
    (measured on German: F1 89 by form on top of the tagger against 83 by the tagger alone).
    """
    if token is None:
        return ""
    if token.lower in grammar.conditional:
        return "conditional"
    if token.lower in grammar.reported:
        return "reported"
    if grammar.subjunctive_endings and _regular_subjunctive(token, grammar):
        return "reported"
    return "indicative"


def _regular_subjunctive(token: Token, grammar: Grammar) -> bool:
    """gebe from geben, handle from handeln: what the pack's endings make of the infinitive."""
    lemma = token.lemma.lower()
    if token.lower in grammar.never_reported or (grammar.weak_past_form and grammar.weak_past_form.search(token.lower)):
        return False
    for ending, infinitive in grammar.past_endings.items():  # kritisierte: a weak past tense under a wrong lemma
        if token.lower.endswith(ending) and token.lower[: -len(ending)] + infinitive in grammar.verb_forms:
            return False
    return any(
        lemma.endswith(ending) and token.lower == lemma[: -len(ending)] + new
        for ending, new in grammar.subjunctive_endings.items()
    )


def verb_tokens(tokens: Sequence[Token], pieces: Iterable[tuple[int, int]], grammar: Grammar) -> tuple[int, ...]:
    """The verbal tokens of a clause's own pieces: finite, infinite, particle; in text order."""
    tags = grammar.tags
    verbal = tags.finite | tags.participle | tags.infinitive | tags.marked_infinitive | tags.particle
    return tuple(at for start, end in pieces for at in range(start, end) if tokens[at].tag in verbal)
