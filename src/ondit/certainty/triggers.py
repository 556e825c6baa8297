"""Where the words of a rule stand in a statement, if what they ask for stands with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ondit.annotate.document import Document
from ondit.attribution.draft import Draft
from ondit.certainty.rules import Trigger, VerbWords
from ondit.certainty.scope import Scope

Hit = tuple[int, int]  # token range


def find_trigger(rule: Trigger, scope: Scope, draft: Draft, doc: Document, words: VerbWords) -> Hit | None:
    """The first place where a rule holds; None if it holds nowhere."""
    if not _meant(rule, draft):
        return None
    for start, end in _places(rule, scope, doc):
        if _holds(rule, start, end, scope, doc, words):
            return start, end
    return None


def _meant(rule: Trigger, draft: Draft) -> bool:
    if rule.acts and draft.act not in rule.acts:
        return False
    own = draft.manner == "own"
    if rule.whose == "own":
        return own
    if rule.whose == "told":
        return not own and draft.manner != "direct"
    return rule.whose == "any" or own or draft.manner == "direct"


def _places(rule: Trigger, scope: Scope, doc: Document) -> Iterator[Hit]:
    """Where the rule's words stand: their first word in the part asked for, the others right behind it."""
    for phrase in rule.words:
        forms = phrase.split(" ")
        if forms[0] not in scope.words:
            continue
        for i in _where(rule, scope):
            run = range(i, min(i + len(forms), len(doc.tokens)))
            if len(run) == len(forms) and all(_is(doc, j, form, rule) for j, form in zip(run, forms, strict=True)):
                yield i, i + len(forms)


def _where(rule: Trigger, scope: Scope) -> Sequence[int]:
    if rule.where == "beside":
        return scope.beside
    if rule.where == "cue":
        return scope.cue
    if rule.where == "before":
        return scope.before
    if rule.where == "start":
        return scope.content[:3]
    if rule.where == "end":
        return scope.last
    if rule.where == "intro":
        return _intro(scope)
    return scope.main


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


def _holds(rule: Trigger, start: int, end: int, scope: Scope, doc: Document, words: VerbWords) -> bool:
    if rule.mood != "any" and (scope.clause is None or scope.clause.mood != rule.mood):
        return False
    after = {doc.tokens[i].lower for i in scope.content if i >= end}
    if rule.needs and not after.intersection(rule.needs):
        return False
    beside = {doc.tokens[i].lower for i in _where(rule, scope)} if rule.has or rule.bars else set()
    if (rule.has and not beside.intersection(rule.has)) or beside.intersection(rule.bars):
        return False
    return _along(rule, range(start, end), scope, doc, words)


def _along(rule: Trigger, own: Sequence[int], scope: Scope, doc: Document, words: VerbWords) -> bool:
    if rule.along == "any":
        return True
    others = [doc.tokens[i] for i in scope.verbs if i not in own]
    participle = any(token.form == "Part" for token in others)
    perfect = participle and any(token.lemma.lower() in words.perfect for token in others)
    return {
        "verb": bool(others),
        "perfect": perfect,
        "no-perfect": bool(others) and not perfect,
        "participle": participle,
        "no-participle": bool(others) and not participle,
    }[rule.along]
