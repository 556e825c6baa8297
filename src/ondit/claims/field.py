"""All that the search for frames looks at: a document with its statements, and the sides, things and amounts in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ondit.annotate.document import Document, Token
from ondit.annotate.grammar import Grammar
from ondit.attribution.draft import Draft
from ondit.attribution.lexicon import lexicon_of
from ondit.certainty.rules import VerbWords
from ondit.claims.found import Hit, Side, Site, Thing
from ondit.claims.items import FoundItem
from ondit.claims.money import find_money
from ondit.claims.patterns import matches
from ondit.claims.quantities import FoundQuantity, find_quantities
from ondit.claims.rules import DomainFile, DomainWords, EventWords
from ondit.claims.sites import sites_of
from ondit.entities.parties import FoundParty, find_parties
from ondit.packs.domain import DomainPack
from ondit.packs.language import LanguagePack
from ondit.records import Money, Party, Quantity, Statement

COUNTED = 5  # tokens between a number and what it counts


@dataclass
class Field:
    """All that the search looks at."""

    doc: Document
    grammar: Grammar
    words: EventWords
    verbs: VerbWords
    negations: frozenset[str]
    domain: DomainPack
    file: DomainFile
    told: DomainWords
    drafts: Sequence[Draft]
    statements: Sequence[Statement]
    owner: Sequence[int | None]
    asked: frozenset[int]
    sides: dict[int, list[Side]] = field(default_factory=lambda: defaultdict(list))
    things: dict[int, list[Thing]] = field(default_factory=lambda: defaultdict(list))
    money: dict[int, list[tuple[int, int, Money]]] = field(default_factory=lambda: defaultdict(list))


def make_field(
    doc: Document,
    pack: LanguagePack,
    domain: DomainPack,
    drafts: Sequence[Draft],
    statements: Sequence[Statement],
    grammar: Grammar,
    words: EventWords,
    hits: Sequence[Hit],
) -> Field:
    """The field of a document, its sentences not looked at yet."""
    named = [hit for hit in hits if hit.trigger.roles]  # confirmed names no side: it says that it is so
    own = {at for hit in named for at in hit.tokens}
    asked = frozenset(n for n, draft in enumerate(drafts) if _is_act(draft, own))
    return Field(
        doc=doc,
        grammar=grammar,
        words=words,
        verbs=pack.table("verb_words.yaml", VerbWords),
        negations=frozenset(lexicon_of(pack).speech.negations),
        domain=domain,
        file=domain.table("pack.yaml", DomainFile),
        told=domain.table(f"{doc.language}/words.yaml", DomainWords),
        drafts=drafts,
        statements=statements,
        owner=_owners(len(doc.tokens), drafts, asked),
        asked=asked,
    )


def _is_act(draft: Draft, triggers: set[int]) -> bool:
    """Whether what a voice does is the event itself: Croatia requested missiles. Nobody is heard there."""
    return draft.manner == "reported" and any(at in triggers for start, end in draft.cue for at in range(start, end))


def _owners(length: int, drafts: Sequence[Draft], acts: frozenset[int]) -> list[int | None]:
    """For each token the innermost statement in whose content it stands; of acts only where no other one speaks."""
    owner: list[int | None] = [None] * length
    size: list[int] = [length + 1] * length
    for number, draft in enumerate(drafts):
        if number not in acts:
            _cover(owner, size, number, draft.content)
    free = [n for n in range(length) if owner[n] is None]
    loose: list[int | None] = [None] * length
    for number in sorted(acts):
        _cover(loose, size, number, (*drafts[number].content, *drafts[number].cue, *drafts[number].source))
    for at in free:
        owner[at] = loose[at]
    return owner


def _cover(owner: list[int | None], size: list[int], number: int, ranges: Sequence[tuple[int, int]]) -> None:
    long = sum(end - start for start, end in ranges)
    for start, end in ranges:
        for at in range(start, end):
            if long < size[at]:
                owner[at], size[at] = number, long


def look(field_: Field, pack: LanguagePack, hits: Sequence[Hit], items: Sequence[FoundItem]) -> None:
    """Parties, things and amounts of the sentences with triggers, each with its site."""
    doc = field_.doc
    sentences = {hit.sentence for hit in hits} | {doc.sentence_of[item.start] for item in items}
    stops: dict[int, set[int]] = defaultdict(set)
    for hit in hits:
        stops[hit.sentence].update(hit.tokens)
    by_sentence: dict[int, list[FoundItem]] = defaultdict(list)
    for item in items:
        number = doc.sentence_of[item.start]
        if number in sentences:
            by_sentence[number].append(item)
            stops[number].update(range(item.start, item.end))
    parties = defaultdict(list)
    for party in find_parties(doc, pack):
        if doc.sentence_of[party.start] in sentences:
            parties[doc.sentence_of[party.start]].append(party)
    counts = defaultdict(list)
    names = [(item.start, item.end) for item in items]
    for count in find_quantities(doc, pack, taken=names, articles=True):
        counts[doc.sentence_of[count.start]].append(count)
    for amount in find_money(doc, pack):
        field_.money[doc.sentence_of[amount.start]].append((amount.start, amount.end, amount.money))
    for number in sorted(sentences):
        spans = [(found.start, found.end) for found in parties[number]]
        sites = sites_of(doc, field_.grammar, field_.words, number, spans, stops[number])
        field_.sides[number] = [
            Side(_party(party), site, party.role not in ("adjective", "compound"))
            for party, site in zip(parties[number], sites, strict=True)
            if not _is_between(field_, site)
        ]
        spans = [(found.start, found.end) for found in by_sentence[number]]
        sites = sites_of(doc, field_.grammar, field_.words, number, spans, set())
        for found, site in zip(by_sentence[number], sites, strict=True):
            quantity, where = _count(field_, found, counts[number])
            field_.things[number].append(Thing(found.item, site, quantity, where, found.weak, found.of))


def _is_between(field_: Field, site: Site) -> bool:
    """Whether a party is only where a go-between is at home: through a dealer in Florida."""
    start, end = site.outer
    return any(field_.doc.tokens[at].lower in field_.told.between for at in range(start, end))


def _party(found: FoundParty) -> Party:
    """A party as a frame holds it: a firm stands under its country's code, so that it meets its country."""
    party = found.party
    if party.kind == "company" and found.country is not None:
        return Party(party.name, found.country, party.kind)
    return party


def _count(
    field_: Field, item: FoundItem, counts: Iterable[FoundQuantity]
) -> tuple[Quantity | None, tuple[int, int] | None]:
    """The number that counts a thing: inside its words, or before them with nothing but its own words between."""
    tokens, tags = field_.doc.tokens, field_.grammar.tags
    best: FoundQuantity | None = None
    for count in counts:
        inside = item.start <= count.start < item.end
        before = count.end <= item.start <= count.end + COUNTED
        between = tokens[count.end : item.start]
        if not inside and not (before and all(_may_stand(token, field_) for token in between)):
            continue
        if count.article and any(token.tag in tags.preposition for token in between):
            continue  # a cargo of shells
        if best is not None and _part_of(field_, best, count):
            continue  # the first six of the 12
        if best is None or count.start > best.start or count.end - count.start > best.end - best.start:
            best = count
    if best is None:
        return None, None
    previous = tokens[best.start - 1].lower if best.start else ""
    if any(matches(word, previous) for word in field_.words.partial):
        return None, None
    if previous in field_.words.partitive and best.start > 1 and tokens[best.start - 2].tag in tags.number:
        return None, None  # one in six tanks: the number of the whole
    return best.quantity, (best.start, best.end)


def _part_of(field_: Field, part: FoundQuantity, whole: FoundQuantity) -> bool:
    """Whether a number only says of how many another one is a part: six of the 12."""
    between = field_.doc.tokens[part.end : whole.start]
    words = [token.lower for token in between]
    return 0 < len(words) <= COUNTED and words[0] in field_.words.partitive and part.end <= whole.start


def _may_stand(token: Token, field_: Field) -> bool:
    """Whether a token may stand between a number and what it counts."""
    tags = field_.grammar.tags
    if token.tag in tags.preposition:
        return token.lower in field_.words.partitive
    return token.tag in tags.modifier | tags.noun | tags.determiner | tags.adverb or token.text in {"-", "„", "“", '"'}
