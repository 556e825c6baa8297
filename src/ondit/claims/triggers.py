"""Where the trigger words of a domain stand in a document, and what keeps them from being an event."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ondit.annotate.document import Clause, Document
from ondit.annotate.grammar import Grammar
from ondit.claims.found import Hit
from ondit.claims.patterns import Index, Pattern, matches, parse
from ondit.claims.rules import EventWords, Trigger
from ondit.packs.domain import DomainPack

FURTHEST = 16  # tokens between the parts of a verb (liefert ... aus)
BORDERS = frozenset({";", ":", ".", "!", "?", "“", "”", "„"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The triggers of one domain in one language."""

    index: Index[Trigger]


def lexicon_of(domain: DomainPack, language: str) -> Lexicon:
    """The lexicon, built once. Raises PackError where the file breaks a rule."""
    return domain.made(f"triggers {language}", _maker(language))


@functools.cache
def _maker(language: str) -> Callable[[DomainPack], Lexicon]:
    """What builds the lexicon of a language: one function for each, by which the pack knows what it keeps."""

    def make(domain: DomainPack) -> Lexicon:
        rules = domain.rules(f"{language}/triggers.yaml", Trigger)
        return Lexicon(Index((parse(word), rule) for rule in rules for word in rule.words))

    return make


def find_hits(doc: Document, domain: DomainPack, grammar: Grammar, words: EventWords) -> list[Hit]:
    """The triggers of a document in text order; where several share words, the one with the most words stays."""
    index = lexicon_of(domain, doc.language).index
    lower = [token.lower for token in doc.tokens]
    found = [hit for at in range(len(lower)) for hit in _at(doc, index, lower, at, grammar, words)]
    taken: set[int] = set()
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda hit: (hit.trigger.part != "guard", -len(hit.tokens), hit.head)):
        if taken.isdisjoint(hit.tokens):
            taken.update(hit.tokens)
            kept.append(hit)
    barred = {_clause_of(hit) for hit in kept if hit.trigger.part == "guard" and hit.trigger.over}
    shut = {hit.sentence for hit in kept if hit.trigger.part == "guard" and hit.trigger.whole}
    events = [
        hit
        for hit in kept
        if hit.trigger.part != "guard" and _clause_of(hit) not in barred and hit.sentence not in shut
    ]
    return sorted(events, key=lambda hit: hit.head)


def _clause_of(hit: Hit) -> tuple[int, int | None]:
    return hit.sentence, hit.clause.number if hit.clause is not None else None


def _at(
    doc: Document, index: Index[Trigger], lower: Sequence[str], at: int, grammar: Grammar, words: EventWords
) -> Iterator[Hit]:
    for pattern, rule in index.at(lower, at):
        tokens = _tokens(doc, pattern, lower, at, grammar, particle=rule.part == "verb")
        if tokens is None or not _is_part(doc, rule, at, len(pattern.words), grammar, words):
            continue
        clause = clause_at(doc, at)
        if _holds(rule, lower, around(doc, clause, at)):
            yield Hit(rule, tokens, at, clause, doc.sentence_of[at])


def _tokens(
    doc: Document, pattern: Pattern, lower: Sequence[str], at: int, grammar: Grammar, *, particle: bool
) -> tuple[int, ...] | None:
    """The tokens of a pattern that begins here; None where its later word is missing.

    particle: the later word belongs to a verb, so it is tagged so or closes its clause: no preposition.
    """
    own = tuple(range(at, at + len(pattern.words)))
    if not pattern.later:
        return own
    stop = min(doc.sentences[doc.sentence_of[at]].end, own[-1] + FURTHEST)
    for later in range(own[-1] + 1, stop):
        if lower[later] in BORDERS:
            return None
        if matches(pattern.later, lower[later]) and (not particle or _closes(doc, later, stop, grammar)):
            return (*own, later)
    return None


def _closes(doc: Document, at: int, stop: int, grammar: Grammar) -> bool:
    tags = grammar.tags
    if doc.tokens[at].tag in tags.particle or at + 1 >= stop:
        return True
    following = doc.tokens[at + 1]
    return following.pos == "PUNCT" or following.tag in tags.coordinator | tags.preposition


def _is_part(doc: Document, rule: Trigger, at: int, length: int, grammar: Grammar, words: EventWords) -> bool:
    """Whether the word is of the kind that the rule asks for, as far as tag and capital tell."""
    token = doc.tokens[at]
    if rule.part not in ("verb", "noun") or length > 1:
        return True
    noun = token.tag in grammar.tags.noun
    if words.capital_nouns:
        opens = at == doc.sentences[doc.sentence_of[at]].start
        return token.text[0].isupper() == (rule.part == "noun") or (opens and noun == (rule.part == "noun"))
    helped = at > 0 and doc.tokens[at - 1].lemma in grammar.auxiliaries  # has lent: a participle under another tag
    return noun != (rule.part == "verb") or (helped and rule.part == "verb")


def _holds(rule: Trigger, lower: Sequence[str], near: Sequence[int]) -> bool:
    if not rule.needs and not rule.bars:
        return True
    words = [lower[at] for at in near]
    if rule.needs and not any(matches(need, word) for need in rule.needs for word in words):
        return False
    return not any(matches(bar, word) for bar in rule.bars for word in words)


def around(doc: Document, clause: Clause | None, at: int) -> list[int]:
    """The tokens of a clause, of the whole sentence where there is none."""
    if clause is not None:
        return [n for start, end in clause.pieces for n in range(start, end)]
    sentence = doc.sentences[doc.sentence_of[at]]
    return list(range(sentence.start, sentence.end))


def clause_at(doc: Document, at: int) -> Clause | None:
    """The clause to which a token belongs."""
    for number in doc.clauses_of[doc.sentence_of[at]]:
        if any(start <= at < end for start, end in doc.clauses[number].pieces):
            return doc.clauses[number]
    return None
