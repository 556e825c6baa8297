"""The finite verbs of a stretch of text, where tags alone mislead: participles taken for them, and verbs missed.

What opens a subordinate clause is told here too, because it says where the verb must stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from ondit.annotate.document import Token
from ondit.annotate.grammar import Grammar
from ondit.annotate.phrases import find_phrases

QUOTE_ENDS = frozenset({"“", "”", '"', "«"})


def find_finites(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> list[int]:
    """Finite verbs of a stretch, mistagged participles and infinitives left out."""
    tags = grammar.tags
    found = [at for at in range(start, end) if tokens[at].tag in tags.finite]
    found = [at for at in found if not (at > start and tokens[at - 1].tag in tags.infinitive_marker)]
    found = [at for at in found if not (at == end - 1 and is_zu_form(tokens[at], grammar))]
    if not found and opens(tokens, start, end, grammar) is not None:
        found = _verb_last(tokens, end, grammar)
    elif not found and _plural_first(tokens, start, end, grammar):
        found = [start]
    elif opens(tokens, start, end, grammar) is None:
        found = _verb_second(tokens, start, end, found, grammar)
    if not found:
        found = _listed(tokens, start, end, grammar) or _single(tokens, start, end, grammar)
    if len(found) > 1 and tokens[found[0]].lemma in grammar.auxiliaries and not opens(tokens, start, end, grammar):
        found = [found[0], *(at for at in found[1:] if not _is_participle(tokens, at, end, grammar))]
    return found


def _verb_last(tokens: Sequence[Token], end: int, grammar: Grammar) -> list[int]:
    """The last verb of a subordinate clause that the tagger took for a participle or infinitive (wie CNN berichtet)."""
    last = tokens[end - 1]
    if last.tag not in grammar.tags.participle | grammar.tags.infinitive or end < 2:
        return []
    return [] if tokens[end - 2].tag in grammar.tags.infinitive_marker else [end - 1]


def _listed(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> list[int]:
    """A verb that the tagger took for something else but whose form the pack lists: first, second, or at the end
    of a subordinate clause. Only where the stretch has no verb at all.
    """
    tags = grammar.tags
    if any(tokens[at].tag in tags.participle | tags.infinitive | tags.marked_infinitive for at in range(start, end)):
        return _bare_infinitive(tokens, start, end, grammar)
    subordinate = opens(tokens, start, end, grammar) is not None
    places = [end - 1] if subordinate else [start, *_behind_first(tokens, start, end, grammar)]
    if end - start > 1 and tokens[start].tag in tags.pronoun and tokens[start].lower in grammar.subject_pronouns:
        if tokens[start + 1].tag in tags.modifier - tags.number:
            return [start + 1]  # man prüfe rechtliche Schritte: no adjective stands behind a pronoun in the nominative
    for at in places:
        if start <= at < end and tokens[at].text.islower() and tokens[at].lower in grammar.verb_forms:
            if at > start or (start > 0 and tokens[start - 1].text in QUOTE_ENDS | {","}):
                return [at]
    return []


def _single(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> list[int]:
    """Der Betreiber, die Werke AG, | erklärte | , ...: a listed form alone between commas."""
    alone = end - start == 1 and start > 0 and tokens[start - 1].text == ","
    return [start] if alone and tokens[start].text.islower() and tokens[start].lower in grammar.verb_forms else []


def _behind_first(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> list[int]:
    """The place right behind the stretch's first phrase."""
    phrases = find_phrases(tokens, start, end, grammar)
    if not phrases or phrases[0].left != start:
        return []
    first = phrases[0]
    inside = [
        at
        for at in range(first.start + 1, first.end)
        if tokens[at].lower in grammar.verb_forms and tokens[at].text.islower()
    ]
    return [*inside[:1], first.end]


def _bare_infinitive(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> list[int]:
    """Meteorologen warnen: an infinitive right behind the one phrase before it is a finite plural."""
    at = end - 1
    tags = grammar.tags
    if (
        at == start
        or tokens[at].tag not in tags.infinitive | tags.participle
        or tokens[at - 1].tag in tags.infinitive_marker
    ):
        return []
    before = find_phrases(tokens, start, at, grammar)
    sentence_start = start == 0 or tokens[start - 1].text in {".", "!", "?", ":", "“", "”"}
    whole = len(before) == 1 and before[0].start == start and before[0].end == at and before[0].preposition is None
    listed = tokens[at].lower in grammar.verb_forms
    return [at] if whole and (listed or (sentence_start and tokens[at].tag in tags.infinitive)) else []


def _plural_first(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> bool:
    """klagen Fischer: an infinitive before a noun phrase behind a comma is a finite plural."""
    if (
        tokens[start].tag not in grammar.tags.infinitive
        or start == 0
        or tokens[start - 1].text not in QUOTE_ENDS | {","}
    ):
        return False
    following = find_phrases(tokens, start + 1, end, grammar)
    return bool(following) and following[0].left == start + 1 and following[0].preposition is None


def _verb_second(tokens: Sequence[Token], start: int, end: int, found: list[int], grammar: Grammar) -> list[int]:
    """A main clause's verb that the tagger took for a participle: Russland erwartet ... und gab bekannt.

    It stands right behind a phrase that no preposition governs, and no auxiliary explains it.
    """
    stop = found[0] if found else end
    if found and coordinator(tokens, start, found[0], grammar) is None:
        return found
    for at in range(start + 1, stop):
        if tokens[at].tag not in grammar.tags.participle:
            continue
        before = find_phrases(tokens, start, at, grammar)
        if len(before) == 1 and before[0].preposition is None and before[0].end == at and at + 1 < stop:
            return [at, *found]
        return found
    return found


def is_zu_form(token: Token, grammar: Grammar) -> bool:
    """voranzutreiben, tagged as finite: a form that the pack's pattern knows as an infinitive with its mark inside."""
    pattern = grammar.marked_infinitive_form
    return pattern is not None and pattern.match(token.lower) is not None


def _is_participle(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> bool:
    """A `finite` verb behind an auxiliary at the end of its stretch, or before a coordinator: a participle."""
    if tokens[at].lemma in grammar.auxiliaries:
        return False
    if tokens[at - 1].tag in grammar.tags.coordinator:
        return at == end - 1
    return at == end - 1 or tokens[at + 1].tag in grammar.tags.coordinator


def opens(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> int | None:
    """The subordinating word at the head of a piece, None if it has none.

    It may stand behind a coordinator, an adverb (nur weil) or a preposition (bei dem, in deren).
    """
    tags = grammar.tags
    first, last = tokens[start], tokens[end - 1]
    if (
        first.lower in grammar.subordinators
        and end - start > 2
        and last.tag in tags.finite
        and first.tag not in tags.relative
    ):
        return start  # wie, wem and the like under another tag, with the verb last
    for at in range(start, min(end, start + 3)):
        token = tokens[at]
        if token.tag in tags.relative or token.tag in tags.subordinator:
            return at
        if token.tag in tags.question or (token.lower in grammar.complementizers and at == start):
            return at
        if token.tag not in tags.coordinator | tags.preposition | tags.adverb:
            return None
    return None


def coordinator(tokens: Sequence[Token], left: int, right: int, grammar: Grammar) -> int | None:
    """The last coordinator between two finite verbs."""
    for at in range(right - 1, left, -1):
        if tokens[at].tag in grammar.tags.coordinator:
            return at
    return None
