"""Where the words of a rule stand in a statement, if what they ask for stands with them."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from itertools import islice

from ondit.annotate.document import Document
from ondit.attribution.draft import Draft
from ondit.certainty.rules import Trigger, VerbWords, Where
from ondit.certainty.scope import Scope
from ondit.certainty.tense import time_of

Hit = tuple[int, int]  # token range

LOOKED_AT = 12  # places of one rule in one part; each costs a look at the whole part
EDGES = ("start", "first", "end")  # parts too small to hold what must stand with the words


def find_trigger(rule: Trigger, scope: Scope, draft: Draft, doc: Document, words: VerbWords) -> Hit | None:
    """The first place where a rule holds; None if it holds nowhere."""
    if scope.words.isdisjoint(_firsts(rule.words)) or not _meant(rule, draft):
        return None
    for where in rule.where:
        for start, end in islice(_places(rule, _part(where, scope, doc), scope, doc), LOOKED_AT):
            if _holds(rule, where, start, end, scope, doc, words):
                return start, end
    return None


@functools.cache
def _firsts(phrases: tuple[str, ...]) -> frozenset[str]:
    """The first word of each phrase: where none of them stands, the rule need not be looked at."""
    return frozenset(phrase.partition(" ")[0] for phrase in phrases)


def _meant(rule: Trigger, draft: Draft) -> bool:
    if rule.acts and draft.act not in rule.acts:
        return False
    own = draft.manner == "own"
    if rule.whose == "own":
        return own
    if rule.whose == "nobody":
        return own or (not draft.source and draft.manner != "direct")
    if rule.whose == "told":
        return not own and draft.manner != "direct"
    if rule.whose == "direct":
        return draft.manner == "direct"
    return rule.whose == "any" or own or draft.manner == "direct"


def _places(rule: Trigger, part: Sequence[int], scope: Scope, doc: Document) -> Iterator[Hit]:
    """Where the rule's words stand: their first word in the part asked for, the others right behind it."""
    for phrase in rule.words:
        if phrase.partition(" ")[0] not in scope.words:
            continue
        forms = phrase.split(" ")
        for i in part:
            if _is(doc, i, forms[0], rule) and (len(forms) == 1 or _goes_on(doc, i + 1, forms[1:], rule)):
                yield i, i + len(forms)


def _goes_on(doc: Document, at: int, forms: Sequence[str], rule: Trigger) -> bool:
    rest = range(at, min(at + len(forms), len(doc.tokens)))
    return len(rest) == len(forms) and all(_is(doc, i, form, rule) for i, form in zip(rest, forms, strict=True))


def _part(where: Where, scope: Scope, doc: Document) -> Sequence[int]:
    """The tokens of a part."""
    parts: dict[Where, Sequence[int]] = {
        "main": scope.main, "beside": scope.beside, "before": scope.before, "cue": scope.cue,
        "start": scope.content[:3], "end": scope.last,
    }  # fmt: skip
    if where == "intro":
        return _intro(scope)
    if where == "first":
        return [i for i in scope.content[:3] if doc.tokens[i].pos != "PUNCT"][:1]
    return parts[where]


def _intro(scope: Scope) -> Sequence[int]:
    """The word that opens the main clause; it may stand just before the content or be its first."""
    if scope.clause is not None and scope.clause.intro is not None:
        return (scope.clause.intro,)
    return scope.content[:1]


def _is(doc: Document, i: int, form: str, rule: Trigger) -> bool:
    token = doc.tokens[i]
    if rule.pos and token.pos not in rule.pos:
        return False
    return token.lower == form or (rule.by == "lemma" and token.lemma.lower() == form)


def _holds(rule: Trigger, where: Where, start: int, end: int, scope: Scope, doc: Document, words: VerbWords) -> bool:
    if rule.cue == "past" and not any(doc.tokens[i].tense == "Past" for i in scope.verbs_of_cue):
        return False
    if rule.mood != "any" and (scope.clause is None or scope.clause.mood != rule.mood):
        return False
    after = {doc.tokens[i].lower for i in scope.content if i >= end}
    if rule.needs and not after.intersection(rule.needs):
        return False
    part = scope.content if where in EDGES else _part(where, scope, doc)
    beside = {doc.tokens[i].lower for i in part} if rule.has or rule.bars else set()
    if (rule.has and not beside.intersection(rule.has)) or beside.intersection(rule.bars):
        return False
    return _finite(rule, start, scope, doc, words) and _along(rule, range(start, end), scope, doc, words)


def _finite(rule: Trigger, start: int, scope: Scope, doc: Document, words: VerbWords) -> bool:
    if rule.finite == "any" and not rule.verb:
        return True
    finite = scope.clause.finite if scope.clause else None
    if finite is None or (rule.verb and doc.tokens[finite].lower not in rule.verb):
        return False
    if rule.finite == "any":
        return True
    return finite == start if rule.finite == "self" else time_of(doc.tokens[finite], words) == "Pres"


def _along(rule: Trigger, own: Sequence[int], scope: Scope, doc: Document, words: VerbWords) -> bool:
    if rule.along == "any":
        return True
    others = [doc.tokens[i] for i in scope.verbs if i not in own]
    participle = any(token.form == "Part" for token in others)
    past = any(token.form == "Part" and token.tense != "Pres" for token in others)
    builds = set(words.perfect) - set(words.passive)
    perfect = participle and any(token.lemma.lower() in builds for token in others)
    return {
        "verb": bool(others),
        "perfect": perfect,
        "no-perfect": bool(others) and not perfect,
        "participle": participle,
        "no-participle": bool(others) and not participle,
        "no-past-participle": not past,
    }[rule.along]
