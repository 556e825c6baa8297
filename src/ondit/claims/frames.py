"""The frames of a report: for each trigger, or a trigger with those that say its stage, who, what, how many, when.

A trigger's words say in which place which role stands; what the sentence leaves open is left open here, and filled
from the rest of the report where statements are joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ondit.annotate.document import Clause, Document, Token
from ondit.annotate.grammar import Grammar, grammar_of
from ondit.attribution.draft import Draft
from ondit.attribution.lexicon import lexicon_of
from ondit.certainty.rules import VerbWords
from ondit.claims.found import Hit
from ondit.claims.items import FoundItem, find_items
from ondit.claims.money import find_money
from ondit.claims.patterns import matches
from ondit.claims.quantities import FoundQuantity, find_quantities
from ondit.claims.rules import DomainFile, DomainWords, EventWords
from ondit.claims.sites import ATTRIBUTE, GENITIVE, OBJECT, SUBJECT, Site, places_of, sites_of
from ondit.claims.times import is_denied, is_passive, time_at
from ondit.claims.triggers import find_hits
from ondit.entities.parties import FoundParty, find_parties
from ondit.packs.domain import DomainPack
from ondit.packs.language import LanguagePack
from ondit.records import Frame, Item, Mark, Money, Party, Quantity, Statement, When

NEAR = 8  # tokens between a thing and the sides that stand beside it
COUNTED = 5  # tokens between a number and what it counts
DOER, PARTNER = "doer", "partner"
UNSURE = "?"
BEFORE = (ATTRIBUTE, GENITIVE, SUBJECT, OBJECT)  # places that may stand before a noun


@dataclass(frozen=True, slots=True)
class FoundFrame:
    """A frame as one place of the report gives it. statement: its number; at: the token that carries its trigger.

    denied: the place says that it is not so; weak: the words for its thing name others too, or name none, so that it
    makes no claim by itself.
    """

    frame: Frame
    statement: int
    at: int
    denied: bool
    weak: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A party of the text with its site; named: by a noun, not by an adjective."""

    party: Party
    site: Site
    named: bool


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the text with its site, the tokens of its number and the number.

    weak: its words name other things too. of: the noun that it only describes (Panzerlieferung), None: it is meant.
    """

    item: Item
    site: Site
    quantity: Quantity | None
    counted: tuple[int, int] | None
    weak: bool
    of: int | None


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


def find_frames(
    doc: Document, pack: LanguagePack, domain: DomainPack, drafts: Sequence[Draft], statements: Sequence[Statement]
) -> list[FoundFrame]:
    """The frames of one domain in text order; none, at the cost of one look-up a word, without its triggers."""
    grammar, words = grammar_of(pack), pack.table("events.yaml", EventWords)
    hits = find_hits(doc, domain, grammar, words)
    if not hits:
        return []
    items = find_items(doc, pack, domain)
    hits = _events(doc, grammar, words, [hit for hit in hits if not _inside(hit, items)])
    if not any(hit.trigger.thing for hit in hits) and all(item.weak for item in items):
        return []
    field_ = _field(doc, pack, domain, drafts, statements, grammar, words, hits)
    _look(field_, pack, hits, items)
    return [frame for group in _groups(field_, hits) for frame in _frames(field_, group)]


def _events(doc: Document, grammar: Grammar, words: EventWords, hits: Sequence[Hit]) -> list[Hit]:
    """The triggers without participles that only describe: those beside another trigger, and of rules that say so."""
    per: dict[int, int] = defaultdict(int)
    for hit in hits:
        per[hit.sentence] += 1
    kept: list[Hit] = []
    for hit in hits:
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


def _field(
    doc: Document,
    pack: LanguagePack,
    domain: DomainPack,
    drafts: Sequence[Draft],
    statements: Sequence[Statement],
    grammar: Grammar,
    words: EventWords,
    hits: Sequence[Hit],
) -> Field:
    own = {at for hit in hits for at in hit.tokens}
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


def _look(field_: Field, pack: LanguagePack, hits: Sequence[Hit], items: Sequence[FoundItem]) -> None:
    """Parties, things and amounts of the sentences with triggers, each with its site."""
    doc = field_.doc
    sentences = {hit.sentence for hit in hits}
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
        if best is None or count.start > best.start or count.end - count.start > best.end - best.start:
            best = count
    if best is None:
        return None, None
    previous = tokens[best.start - 1].lower if best.start else ""
    if any(matches(word, previous) for word in field_.words.partial):
        return None, None
    return best.quantity, (best.start, best.end)


def _may_stand(token: Token, field_: Field) -> bool:
    """Whether a token may stand between a number and what it counts."""
    tags = field_.grammar.tags
    if token.tag in tags.preposition:
        return token.lower in field_.words.partitive
    return token.tag in tags.modifier | tags.noun | tags.determiner | tags.adverb or token.text in {"-", "„", "“", '"'}


# --- which triggers belong together -------------------------------------------------------------------------------


def _groups(field_: Field, hits: Sequence[Hit]) -> Iterator[list[Hit]]:
    """Each event with the triggers that say its stage: the event first, the outermost last."""
    by_place: dict[tuple[int, int | None], list[Hit]] = defaultdict(list)
    for hit in hits:
        by_place[hit.sentence, field_.owner[hit.head]].append(hit)
    for together in by_place.values():
        for hit in together:
            below = [other for other in together if _governs(field_, hit, other)]
            if below:
                continue
            above = [other for other in together if _governs(field_, other, hit)]
            above.sort(key=lambda other: sum(_governs(field_, one, other) for one in above), reverse=True)
            if hit.trigger.alone or any(one.trigger.alone for one in above):
                yield [hit, *above]


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
    return one.clause.number in _above(doc, other.clause)


def _above(doc: Document, clause: Clause) -> set[int]:
    seen: set[int] = set()
    while clause.parent is not None and clause.parent not in seen:
        seen.add(clause.parent)
        clause = doc.clauses[clause.parent]
        if clause.kind == "main":
            break
    return seen


# --- one event ----------------------------------------------------------------------------------------------------


@dataclass
class Taken:
    """Roles as they are filled, with the tokens of each."""

    values: dict[str, Party] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)

    def put(self, role: str, side: Side, *, sure: bool = True) -> None:
        self.values[role] = side.party
        self.spans[role] = (side.site.start, side.site.end)
        if not sure:
            self.unsure.add(role)

    def holds(self, side: Side) -> bool:
        return any(side.party.name == party.name or _same(side.party, party) for party in self.values.values())


def _same(one: Party, other: Party) -> bool:
    return one.code is not None and one.code == other.code


def _frames(field_: Field, group: Sequence[Hit]) -> Iterator[FoundFrame]:
    base, top = group[0], group[-1]
    number = field_.owner[base.head]
    if number is None:
        number = field_.owner[top.head]
    if number is None or (field_.statements[number].stance.voice == "Uu" and number not in field_.asked):
        return
    thing = _thing(field_, group)
    counted = thing is not None and thing.quantity is not None
    stage, reached = _stage(field_, group, number, counted=counted)
    if not stage:
        return
    taken = _roles(field_, group, thing)
    item = _named(field_, group) or (thing.item if thing else _implied(group))
    echo = item is None
    if echo and not taken.values and not any(_takes_up(field_, hit) for hit in group):
        return
    roles = field_.file.roles
    values: dict[str, object] = {}
    for role, shape in roles.items():
        if shape == "party":
            values[role] = taken.values.get(role)
        elif shape == "thing":
            values[role] = item
        elif shape == "quantity":
            values[role] = _number(thing, group)
        elif shape == "money":
            values[role] = next((money for _, _, money in field_.money.get(base.sentence, ())), None)
        elif shape == "dates":
            values[role] = _dates(field_, group, number, reached)
        elif shape == "stage":
            values[role] = stage
        elif shape == "mode":
            values[role] = next((h.trigger.mode for h in group if h.trigger.mode), field_.file.default_mode)
    values["uncertain"] = tuple(role for role in roles if role in taken.unsure)
    denied = field_.statements[number].stance.voice.endswith("-") or any(
        is_denied(field_.doc, field_.negations, hit) for hit in group
    )
    weak = echo or (thing is not None and thing.weak)
    yield FoundFrame(values, number, base.head, denied, weak, _marks(field_, group, thing, taken))  # type: ignore[arg-type]


def _number(thing: Thing | None, group: Sequence[Hit]) -> Quantity:
    """How many; a word that belongs to the trigger is no bound of the number (verfügt über zwölf Drohnen)."""
    count = thing.quantity if thing is not None else None
    if thing is None or count is None or thing.counted is None:
        return Quantity(None, None, None, False)
    first = thing.counted[0]
    if any(first in hit.tokens for hit in group) and count.text is not None and count.min is not None:
        return Quantity(
            count.text.partition(" ")[2] or count.text, count.min, count.max or count.min, count.approximate
        )
    return count


def _named(field_: Field, group: Sequence[Hit]) -> Item | None:
    """The thing that a trigger's own words name."""
    hit = next((hit for hit in group if hit.trigger.whole), None)
    if hit is None:
        return None
    span = field_.doc.span(hit.tokens[0], hit.tokens[-1] + 1)
    return Item(span.text, None, None)


def _takes_up(field_: Field, hit: Hit) -> bool:
    """Whether a noun speaks of what the report has told already: the contract, this delivery."""
    before = field_.doc.tokens[max(0, hit.tokens[0] - 2) : hit.tokens[0]]
    return hit.trigger.part == "noun" and any(token.lower in field_.words.taking_up for token in before)


def _implied(group: Sequence[Hit]) -> Item | None:
    name = next((hit.trigger.thing for hit in group if hit.trigger.thing), "")
    return Item(name, None, None) if name else None


def _stage(field_: Field, group: Sequence[Hit], number: int, *, counted: bool) -> tuple[str, str]:
    """The stage that is said, and the one that its date belongs to; ("", "") where nothing has come to pass.

    The outermost trigger that has a stage decides; one that is only imagined takes all with it.
    """
    told = field_.drafts[number].manner != "own"
    said = ""
    for hit in reversed(group):
        time = time_at(field_.doc, field_.grammar, field_.words, field_.verbs, hit, told=told)
        stage = hit.trigger.stage
        if time == "hypothetical":
            return "", ""
        if said or not stage:
            continue
        stages = hit.trigger.stages or {}
        own = stages.get("counted") if counted and time == "ongoing" else None
        own = stages.get(time) if own is None else own
        if own is not None:
            said, date = own, stage
        elif time in ("planned", "coming"):
            said, date = field_.file.stages[stage].planned, stage
        else:
            said, date = stage, stage
        if not said:
            return "", ""
    return (said, date) if said else ("", "")


def _thing(field_: Field, group: Sequence[Hit]) -> Thing | None:
    """The thing that goes from hand to hand: of the same clause and near, and not beside a word that says otherwise."""
    base = group[0]
    number = field_.owner[base.head]
    clauses = {hit.clause.number for hit in group if hit.clause is not None}
    best: tuple[float, Thing] | None = None
    for thing in field_.things.get(base.sentence, ()):
        if field_.owner[thing.site.start] not in (number, None):
            continue
        if any(preposition in field_.told.far for preposition in thing.site.prepositions[:1]):
            continue
        if thing.of is not None and not any(thing.of in hit.tokens for hit in group):
            continue
        cost = _distance(field_, base, thing, clauses)
        if best is None or cost < best[0]:
            best = cost, thing
    return best[1] if best else None


def _distance(field_: Field, base: Hit, thing: Thing, clauses: set[int]) -> float:
    at = thing.site.start
    away = float(abs(at - base.head))
    clause = _clause(field_.doc, at)
    if clause is None or clause.number not in clauses:
        away += 20
    if base.clause is not None and base.clause.kind == "relative" and at < base.clause.start:
        away -= 30  # what the relative clause hangs on
    if base.trigger.part == "noun" and at < base.head:
        away += 6
    if thing.quantity is not None:
        away -= 3
    return away - (2 if thing.item.designation else 0)


def _roles(field_: Field, group: Sequence[Hit], thing: Thing | None) -> Taken:
    taken = Taken()
    doer = next((hit.trigger.doer for hit in group if hit.trigger.doer), "")
    named = {DOER: doer, PARTNER: _other(field_, doer)}
    for hit in sorted(group, key=lambda hit: not hit.trigger.lead):
        passive = is_passive(field_.doc, field_.grammar, field_.words, hit)
        for role, places in (hit.trigger.roles or {}).items():
            real = named.get(role, role)
            if real and real not in taken.values:
                side = _side(field_, hit, group, places, taken, thing, passive=passive)
                if side is None:
                    continue
                found, sure = side
                taken.put(real, found, sure=sure and not (group[0].trigger.mutual and role in named))
                other = _joined(field_, hit, found) if role == DOER else None
                if other is not None and named[PARTNER] not in taken.values:
                    taken.unsure.add(real)
                    taken.put(named[PARTNER], other, sure=False)
    _speaking(field_, group, named, taken)
    if thing is not None:
        _beside(field_, group, thing, taken)
    return taken


def _speaking(field_: Field, group: Sequence[Hit], named: dict[str, str], taken: Taken) -> None:
    """Who speaks, where the subject is a pronoun or left out: Japan denied that it had supplied missiles."""
    number = field_.owner[group[0].head]
    if number is None:
        return
    for hit in group:
        if not _stands_for_speaker(field_, hit):
            continue
        for role, places in (hit.trigger.roles or {}).items():
            real = named.get(role, role)
            if places[:1] == (SUBJECT,) and real and real not in taken.values:
                side = _speaker(field_, number, hit.sentence)
                if side is not None and not taken.holds(side):
                    taken.put(real, side)


def _stands_for_speaker(field_: Field, hit: Hit) -> bool:
    clause = hit.clause
    if clause is None or is_passive(field_.doc, field_.grammar, field_.words, hit):
        return False
    if clause.subject is None or clause.kind == "infinitive":
        return clause.kind == "infinitive"
    start, end = clause.subject
    return end == start + 1 and field_.doc.tokens[start].lower in field_.words.pronouns


def _speaker(field_: Field, number: int, sentence: int) -> Side | None:
    """The party in the words for a statement's source."""
    source = field_.drafts[number].source
    for side in field_.sides.get(sentence, ()):
        if any(start <= side.site.start < end for start, end in source):
            return side
    return None


def _other(field_: Field, role: str) -> str:
    file = field_.file
    return {file.giver: file.taker, file.taker: file.giver}.get(role, "")


def _side(
    field_: Field,
    hit: Hit,
    group: Sequence[Hit],
    places: Sequence[str],
    taken: Taken,
    thing: Thing | None,
    *,
    passive: bool,
) -> tuple[Side, bool] | None:
    """The nearest party that stands in one of the places, the first place first, and whether that is sure."""
    best: tuple[tuple[int, int, int], Side] | None = None
    plain = [place.rstrip(UNSURE) for place in places]
    for side in field_.sides.get(hit.sentence, ()):
        if taken.holds(side) or not _meant(field_, hit, group, side, thing):
            continue
        found = places_of(side.site, hit, field_.doc, field_.grammar, passive=passive)
        if _is_given(hit, side):
            found = [OBJECT]
        rank = min((plain.index(place) for place in found if place in plain), default=None)
        if rank is None:
            continue
        away = side.site.start if plain[rank] == SUBJECT else abs(side.site.start - hit.head)
        if hit.trigger.part == "noun" and side.site.start < hit.head and plain[rank] not in BEFORE:
            away += 10
        clause = _clause(field_.doc, side.site.start)
        elsewhere = int(clause is not None and hit.clause is not None and clause.number != hit.clause.number)
        if best is None or (elsewhere, rank, away) < best[0]:
            best = (elsewhere, rank, away), side
    return (best[1], not places[best[0][1]].endswith(UNSURE)) if best else None


def _joined(field_: Field, hit: Hit, side: Side) -> Side | None:
    """The party that `and` joins to one: France and Indonesia sign a contract."""
    for other in field_.sides.get(hit.sentence, ()):
        if other.site.start == side.site.end + 1 and other.named and not _same(other.party, side.party):
            if field_.doc.tokens[side.site.end].tag in field_.grammar.tags.coordinator:
                return other
    return None


def _is_given(hit: Hit, side: Side) -> bool:
    """gave Ukraine tanks: a name right behind the verb is who is given, not whose the thing is."""
    return hit.trigger.part == "verb" and side.named and side.site.start == hit.tokens[-1] + 1


def _meant(field_: Field, hit: Hit, group: Sequence[Hit], side: Side, thing: Thing | None) -> bool:
    """Whether a party may belong to the event: of the same statement, and of a clause that the event reaches."""
    if _tail(field_, side) in field_.told.origin:
        return False
    if thing is not None and side.site.before is not None and thing.site.start <= side.site.before < thing.site.end:
        if not _is_given(hit, side):
            return False  # the maker of the thing, asked last
    mine = field_.owner[hit.head]
    own = field_.owner[side.site.start]
    if own != mine and own is not None and mine is not None:
        return False
    clause = _clause(field_.doc, side.site.start)
    if clause is None or hit.clause is None or clause.number == hit.clause.number:
        return True
    if clause.number in {other.clause.number for other in group if other.clause}:
        return True
    if clause.kind == "main" and hit.clause.kind == "main":
        return False
    return clause.number in _above(field_.doc, hit.clause) or hit.clause.number in _above(field_.doc, clause)


def _clause(doc: Document, at: int) -> Clause | None:
    for number in doc.clauses_of[doc.sentence_of[at]]:
        if any(start <= at < end for start, end in doc.clauses[number].pieces):
            return doc.clauses[number]
    return None


def _beside(field_: Field, group: Sequence[Hit], thing: Thing, taken: Taken) -> None:
    """Roles that stand beside the thing itself: Turkish boats, missiles from Iran, drones for Mali."""
    for role, places in field_.told.near.items():
        if role in taken.values:
            continue
        for side in field_.sides.get(group[0].sentence, ()):
            if taken.holds(side):
                continue
            if ATTRIBUTE in places and _made(field_, side, thing):
                taken.put(role, side, sure=False)
                break
            near = 0 <= side.site.start - thing.site.end <= NEAR
            if near and any(preposition in places for preposition in side.site.prepositions):
                taken.put(role, side)
                break


def _made(field_: Field, side: Side, thing: Thing) -> bool:
    """Whether a party is the thing's attribute, or that of a word for its origin beside it: of Austrian make."""
    before = side.site.before
    if _tail(field_, side) in field_.told.origin and 0 <= thing.site.start - side.site.end <= COUNTED:
        return True
    if before is None:
        built = side.site.start - 2
        near = 0 <= side.site.start - thing.site.end <= NEAR and not side.site.bare
        return near and built >= 0 and field_.doc.tokens[built].lower in field_.told.origin
    if thing.site.start <= before < thing.site.end:
        return True
    return 0 <= before - thing.site.end <= NEAR and field_.doc.tokens[before].lower in field_.told.origin


def _tail(field_: Field, side: Side) -> str:
    """What a hyphen ties to a party's words: Bulgarian-made."""
    at = side.site.end
    tokens = field_.doc.tokens
    return tokens[at + 1].lower if at + 1 < len(tokens) and tokens[at].text == "-" else ""


def _dates(field_: Field, group: Sequence[Hit], number: int, stage: str) -> dict[str, When]:
    """The time of the event, where the sentence of its trigger gives exactly one."""
    sentence = field_.doc.sentences[group[0].sentence]
    first, last = field_.doc.tokens[sentence.start].start, field_.doc.tokens[sentence.end - 1].end
    times = [
        time
        for time in field_.statements[number].times
        if time.of == "event" and time.value and time.type == "DATE" and first <= time.start < last
    ]
    values = {time.value: time for time in times}
    if len(values) != 1:
        return {}
    value, time = values.popitem()
    return {stage: When(value or "", time.text)}


def _marks(field_: Field, group: Sequence[Hit], thing: Thing | None, taken: Taken) -> tuple[Mark, ...]:
    """The words that make the frame: each trigger's own, and those of its roles under the event's trigger."""
    marks: list[Mark] = []
    for hit in group:
        name = field_.domain.rule_id(hit.trigger.name)
        marks += [_mark(field_.doc, name, at, at + 1) for at in hit.tokens]
    name = field_.domain.rule_id(group[0].trigger.name)
    spans = [*taken.spans.values()]
    if thing is not None:
        spans.append((thing.site.start, thing.site.end))
        if thing.counted is not None:
            spans.append(thing.counted)
    marks += [_mark(field_.doc, name, start, end) for start, end in spans]
    return tuple(sorted(set(marks), key=lambda mark: (mark.start, mark.end, mark.rule)))


def _mark(doc: Document, rule: str, start: int, end: int) -> Mark:
    span = doc.span(start, end)
    return Mark(rule, span.start, span.end, span.text)
