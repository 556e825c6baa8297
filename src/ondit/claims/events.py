"""Which triggers are events, and which of them say the stage of another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ondit.annotate.document import Clause, Document
from ondit.annotate.grammar import Grammar
from ondit.claims.field import Field
from ondit.claims.found import Hit
from ondit.claims.items import FoundItem
from ondit.claims.rules import EventWords
from ondit.claims.times import is_passive


def events(
    doc: Document, grammar: Grammar, words: EventWords, hits: Sequence[Hit], items: Sequence[FoundItem]
) -> list[Hit]:
    """The triggers that are events: no part of a thing's name, no participle that only describes."""
    hits = [hit for hit in hits if not _inside(hit, items)]
    per: dict[int, int] = defaultdict(int)
    for hit in hits:
        per[hit.sentence] += 1
    kept: list[Hit] = []
    for hit in hits:
        if hit.clause is not None and hit.head == hit.clause.finite:
            kept.append(hit)
            continue
        tag = doc.tokens[hit.head].tag
        participle = tag in grammar.tags.participle | grammar.tags.modifier and hit.trigger.part == "verb"
        adjective = participle and grammar.verb_second and tag not in grammar.tags.participle
        bare = participle and not _helped(doc, grammar, words, hit)
        if (adjective and per[hit.sentence] > 1) or (bare and hit.trigger.finite):
            continue
        kept.append(hit)
    return kept


def _helped(doc: Document, grammar: Grammar, words: EventWords, hit: Hit) -> bool:
    """Whether an auxiliary stands with a participle."""
    verbs = [] if hit.clause is None else [at for at in hit.clause.verbs if at != hit.head]
    helping = grammar.auxiliaries | set(words.passive)
    return any(doc.tokens[at].lemma.lower() in helping or doc.tokens[at].lower in helping for at in verbs)


def _inside(hit: Hit, items: Sequence[FoundItem]) -> bool:
    """Whether a trigger is only part of a thing's name (armed drones)."""
    return any(item.start <= hit.head < item.end and item.of not in hit.tokens for item in items)


def groups(field_: Field, hits: Sequence[Hit]) -> Iterator[list[Hit]]:
    """Each event with the triggers that say its stage: the event first, the outermost last."""
    by_place: dict[tuple[int, int | None], list[Hit]] = defaultdict(list)
    for hit in hits:
        by_place[hit.sentence, field_.owner[hit.head]].append(hit)
    for together in by_place.values():
        for hit in together:
            below = [other for other in together if _governs(field_, hit, other)]
            if below:
                continue
            over = [other for other in together if _governs(field_, other, hit)]
            depths = [sum(_governs(field_, one, other) for one in over) for other in over]
            ordered = [over[n] for n in sorted(range(len(over)), key=lambda n: -depths[n])]
            if hit.trigger.alone or any(one.trigger.alone for one in over):
                yield [hit, *ordered]


def _governs(field_: Field, one: Hit, other: Hit) -> bool:
    """Whether a trigger says the stage of the event that another one names."""
    if one is other or not one.trigger.over or not _reaches(field_.doc, one, other):
        return False
    if other.head < one.head and not _looks_back(field_, one, other):
        return False
    if not other.trigger.over:
        return True
    return _rank(one) < _rank(other)


def _looks_back(field_: Field, one: Hit, other: Hit) -> bool:
    """Whether a trigger can speak of what stands before it: at a clause's end, in the passive, of its subject."""
    if field_.grammar.verb_second or one.trigger.part != "verb" or one.clause is None:
        return True
    subject = one.clause.subject
    inside = subject is not None and subject[0] <= other.head < subject[1]
    return inside or is_passive(field_.doc, field_.grammar, field_.words, one)


def _rank(hit: Hit) -> tuple[int, int]:
    return ({"verb": 0, "phrase": 0}.get(hit.trigger.part, 1), hit.head)


def _reaches(doc: Document, one: Hit, other: Hit) -> bool:
    """Whether the other one stands in the same clause or in one that hangs on it."""
    if one.clause is None or other.clause is None or one.clause.number == other.clause.number:
        return True
    if other.clause.kind == "main":
        return False
    return one.clause.number in above(doc, other.clause)


def above(doc: Document, clause: Clause) -> set[int]:
    """The clauses on which one hangs, up to a main clause."""
    seen: set[int] = set()
    while clause.parent is not None and clause.parent not in seen:
        seen.add(clause.parent)
        clause = doc.clauses[clause.parent]
        if clause.kind == "main":
            break
    return seen


def clause_of(doc: Document, at: int) -> Clause | None:
    """The clause to which a token belongs."""
    for number in doc.clauses_of[doc.sentence_of[at]]:
        if any(start <= at < end for start, end in doc.clauses[number].pieces):
            return doc.clauses[number]
    return None
