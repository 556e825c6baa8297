"""Who gives and who takes: the parties in the places that the triggers name for each role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ondit.claims.events import above, clause_of
from ondit.claims.field import Field
from ondit.claims.found import Hit, Side, Thing
from ondit.claims.sites import ATTRIBUTE, GENITIVE, OBJECT, SUBJECT, places_of
from ondit.claims.times import is_passive
from ondit.records import Party

NEAR = 8  # tokens between a thing and the sides that stand beside it
COUNTED = 5  # tokens between a number and what it counts
DOER, PARTNER, BYSTANDER = "doer", "partner", "bystander"
UNSURE = "?"
BEFORE = (ATTRIBUTE, GENITIVE, SUBJECT, OBJECT)  # places that may stand before a noun


@dataclass
class Taken:
    """Roles as they are filled, with the tokens of each."""

    values: dict[str, Party] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)

    by_name: tuple[str, ...] = ()

    def put(self, role: str, side: Side, *, sure: bool = True) -> None:
        """Fill a role; one that wants a name is not sure of an adjective."""
        self.values[role] = side.party
        if role != BYSTANDER:
            self.spans[role] = (side.site.start, side.site.end)
        if not sure or (role in self.by_name and not side.named):
            self.unsure.add(role)

    def holds(self, side: Side) -> bool:
        """Whether a party fills a role already."""
        return any(side.party.name == party.name or same_party(side.party, party) for party in self.values.values())


def same_party(one: Party, other: Party) -> bool:
    """Whether two parties stand under one code."""
    return one.code is not None and one.code == other.code


def roles_of(field_: Field, group: Sequence[Hit], thing: Thing | None) -> Taken:
    """The sides of an event, as its sentence gives them."""
    taken = Taken(by_name=field_.file.by_name)
    doer = next((hit.trigger.doer for hit in group if hit.trigger.doer), "")
    named = {DOER: doer, PARTNER: _other(field_, doer)}
    open_ = False
    if thing is not None and group[0].trigger.works:
        _working(field_, group[0], thing, taken)
    for hit in sorted(group, key=lambda hit: not hit.trigger.lead):
        passive = is_passive(field_.doc, field_.grammar, field_.words, hit)
        for role, places in (hit.trigger.roles or {}).items():
            real = named.get(role, role)
            if real and real not in taken.values:
                side = _side(field_, hit, group, places, taken, thing, passive=passive)
                if side is None:
                    continue
                found, sure = side
                open_ = open_ or not sure
                taken.put(real, found, sure=sure and not (role in named and _is_open(group[0], hit)))
                other = _joined(field_, hit, found) if role == DOER else None
                if other is not None and named[PARTNER] not in taken.values:
                    taken.unsure.add(real)
                    taken.put(named[PARTNER], other, sure=False)
    if open_ and doer in taken.values and named[PARTNER] in taken.values:
        taken.unsure |= {doer, named[PARTNER]}  # a contract with somebody: who gives it does not say
    _speaking(field_, group, named, taken)
    if thing is not None:
        _beside(field_, group, thing, taken)
    return taken


def _is_open(event: Hit, hit: Hit) -> bool:
    """Whether who is named by a trigger may be either side of the event."""
    return event.trigger.mutual or (event.trigger.either and hit.trigger.mutual)


def _working(field_: Field, hit: Hit, thing: Thing, taken: Taken) -> None:
    """The maker of a thing that somebody else builds gives, who builds it takes."""
    sides = field_.sides.get(hit.sentence, ())
    maker = next((side for side in sides if made_by(field_, side, thing)), None)
    who = _side(field_, hit, (hit,), (SUBJECT,), taken, thing, passive=False)
    if maker is not None and who is not None and not same_party(maker.party, who[0].party):
        taken.put(field_.file.giver, maker)
        taken.put(field_.file.taker, who[0])


def _speaking(field_: Field, group: Sequence[Hit], named: dict[str, str], taken: Taken) -> None:
    """Who speaks, where the subject is a pronoun or left out: Japan denied that it had supplied missiles."""
    number = field_.owner[group[0].head]
    if number is None or any(BYSTANDER in (hit.trigger.roles or {}) for hit in group):
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
        clause = clause_of(field_.doc, side.site.start)
        elsewhere = int(clause is not None and hit.clause is not None and clause.number != hit.clause.number)
        if best is None or (elsewhere, rank, away) < best[0]:
            best = (elsewhere, rank, away), side
    return (best[1], not places[best[0][1]].endswith(UNSURE)) if best else None


def _joined(field_: Field, hit: Hit, side: Side) -> Side | None:
    """The party that `and` joins to one: France and Indonesia sign a contract."""
    for other in field_.sides.get(hit.sentence, ()):
        if other.site.start == side.site.end + 1 and other.named and not same_party(other.party, side.party):
            if field_.doc.tokens[side.site.end].tag in field_.grammar.tags.coordinator:
                return other
    return None


def _is_given(hit: Hit, side: Side) -> bool:
    """gave Ukraine tanks: a name right behind the verb is who is given, not whose the thing is."""
    given = any(OBJECT in places for places in (hit.trigger.roles or {}).values())
    return given and hit.trigger.part == "verb" and side.named and side.site.start == hit.tokens[-1] + 1


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
    if (
        mine is not None
        and mine not in field_.asked
        and any(start <= side.site.start < end for start, end in field_.drafts[mine].source)
    ):
        return False  # who says so
    clause = clause_of(field_.doc, side.site.start)
    if clause is None or hit.clause is None or clause.number == hit.clause.number:
        return True
    if clause.number in {other.clause.number for other in group if other.clause}:
        return True
    if clause.kind == "main" and hit.clause.kind == "main":
        return False
    return clause.number in above(field_.doc, hit.clause) or hit.clause.number in above(field_.doc, clause)


def _beside(field_: Field, group: Sequence[Hit], thing: Thing, taken: Taken) -> None:
    """Roles that stand beside the thing itself: Turkish boats, missiles from Iran, drones for Mali."""
    for role, places in field_.told.near.items():
        if role in taken.values:
            continue
        for side in field_.sides.get(group[0].sentence, ()):
            if taken.holds(side):
                continue
            attribute = next((place for place in places if place.rstrip(UNSURE) == ATTRIBUTE), None)
            if attribute is not None and made_by(field_, side, thing):
                taken.put(role, side, sure=not attribute.endswith(UNSURE))
                break
            near = 0 <= side.site.start - thing.site.end <= NEAR
            if near and any(preposition in places for preposition in side.site.prepositions):
                taken.put(role, side)
                break


def made_by(field_: Field, side: Side, thing: Thing) -> bool:
    """Whether a party is the thing's attribute, or that of a word for its origin beside it: of Austrian make."""
    before = side.site.before
    if _tail(field_, side) in field_.told.origin and 0 <= thing.site.start - side.site.end <= COUNTED:
        return True
    if thing.site.start <= side.site.start < thing.site.end:
        return True  # one word (EU-Sanktionen)
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
