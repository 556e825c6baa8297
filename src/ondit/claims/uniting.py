"""Claims of several reports that are about one event: their frames agree, so they are one claim.

What decides is `compatible`. A number that went wrong in copying does not part two claims: where everything else
agrees and one report has it from the other, both numbers stand in one claim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ondit.claims.compare import Match, compatible, stage_of, unsure
from ondit.claims.folding import fold
from ondit.claims.joining import merge
from ondit.claims.rules import DomainFile
from ondit.entities.countries import country_row
from ondit.packs.domain import DomainPack, domain_pack
from ondit.packs.language import language_pack
from ondit.records import Claim, Frame, Party, Quantity, Reading, Reason, Relation, Slot

LINKED = frozenset({"quantity", "money"})  # what fills the roles in which a copy may slip
SETTLED = 32  # members from which on one more hardly changes the frame, so that not every one is counted anew
STAGED = frozenset({"stage", "quantity", "mode"})  # the same where a later claim on the same event may differ

Made = tuple[Reading, Claim]
Place = tuple[str, str, str]  # a pack, a role and who stands in it
Pairs = Collection[tuple[str, str]]


@dataclass(slots=True)
class United:
    """Claims of one event, and the frame that they make together."""

    pack: DomainPack
    frame: Frame
    members: list[Made] = field(default_factory=list)

    @property
    def language(self) -> str:
        """The language of the report that was first to make the claim, as far as dates say."""
        first = min(self.members, key=lambda made: (made[0].report.published or "9999", made[0].report.id))
        return first[0].report.language

    def reports(self) -> frozenset[str]:
        """The reports that make the claim."""
        return frozenset(reading.report.id for reading, _ in self.members)


def unite(readings: Sequence[Reading], derived: Pairs) -> list[United]:
    """The claims of the readings' frames, those that say most first; derived: (report, from) of the trace."""
    made = [(reading, claim) for reading in readings for claim in reading.claims if claim.frame is not None]
    made.sort(key=lambda one: -_known(one[1].frame or {}))
    kin = _kin(derived)
    groups: list[United] = []
    places: dict[Place, list[int]] = {}
    for reading, claim in made:
        pack = domain_pack(claim.pack or "")
        near = {at for place in _places(pack, claim.frame or {}) for at in places.get(place, ())}
        at = _place(reading, claim, {at: groups[at] for at in sorted(near)}, kin)
        if at is None:
            at = len(groups)
            groups.append(United(pack, claim.frame or {}))
        group = groups[at]
        group.members.append((reading, claim))
        if len(group.members) < SETTLED or len(group.members) % SETTLED == 0:
            group.frame = _together(group)
        _note(places, at, group)
    whole = _without_slips(groups, kin)
    for group in whole:
        group.frame = _together(group)
    return whole


def _kin(derived: Pairs) -> dict[str, str]:
    """For each report one that stands for all with which it shares a text, near or far."""
    beside: dict[str, list[str]] = {}
    for one, other in derived:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    found: dict[str, str] = {}
    for report in sorted(beside):
        waiting = [report] if report not in found else []
        for here in waiting:
            if here not in found:
                found[here] = report
                waiting += beside[here]
    return found


def _places(pack: DomainPack, frame: Frame) -> Iterator[Place]:
    """Under which sides a frame is looked for; a frame that is unsure of both also under those of the other role."""
    file = pack.table("pack.yaml", DomainFile)
    for role in (file.giver, file.taker):
        party = frame.get(role)
        if not isinstance(party, Party):
            continue
        for name in {party.code, party.name.casefold()} - {None}:
            yield pack.code, role, str(name)
            if _is_open(frame, file):
                yield pack.code, file.taker if role == file.giver else file.giver, str(name)


def _is_open(frame: Frame, file: DomainFile) -> bool:
    """Whether nobody knows which side gives (two countries are in talks)."""
    return {file.giver, file.taker} <= set(unsure(frame))


def _note(places: dict[Place, list[int]], at: int, group: United) -> None:
    """Note under which sides a group is found from now on."""
    for place in _places(group.pack, group.frame):
        known = places.setdefault(place, [])
        if at not in known:
            known.append(at)


def _without_slips(groups: Sequence[United], kin: Mapping[str, str]) -> list[United]:
    """The groups, one where two differ in nothing but a number that went wrong in copying."""
    whole: list[United] = []
    places: dict[Place, list[int]] = {}
    for group in groups:
        near = sorted({at for place in _places(group.pack, group.frame) for at in places.get(place, ())})
        at = next((at for at in near if _slipped(group, whole[at], kin)), len(whole))
        if at == len(whole):
            whole.append(group)
        else:
            whole[at].members += group.members
            whole[at].frame = _together(whole[at])
        _note(places, at, whole[at])
    return whole


def _slipped(one: United, other: United, kin: Mapping[str, str]) -> bool:
    return any(_agreed(reading, claim, other, kin) for reading, claim in one.members if _is_copied(reading, other, kin))


def _known(frame: Frame) -> int:
    """How many roles a frame fills; a quantity without a number fills none."""
    unsure = frame.get("uncertain")
    filled = sum(value not in (None, (), {}, Quantity(None, None, None, False)) for value in frame.values())
    return 2 * filled - len(unsure if isinstance(unsure, tuple) else ())


def _place(reading: Reading, claim: Claim, groups: Mapping[int, United], kin: Mapping[str, str]) -> int | None:
    """The group that a claim is of, by its number: the one with which most is the same."""
    fits = [(agreed, -at) for at, group in groups.items() if (agreed := _agreed(reading, claim, group, kin))]
    return -max(fits)[1] if fits else None


def _agreed(reading: Reading, claim: Claim, group: United, kin: Mapping[str, str]) -> int:
    """In how much a claim and a group are the same; 0: they are not of one event.

    Both sides, or one and a thing and stage that may be the same, make one event. A frame that is unsure of both
    sides may have them the other way round.
    """
    file = group.pack.table("pack.yaml", DomainFile)
    frame = claim.frame or {}
    frames = [frame, _turned(frame, file)] if _is_open(frame, file) else [frame]
    return max(_same_event(reading, claim, one, group, kin) for one in frames)


def _turned(frame: Frame, file: DomainFile) -> Frame:
    """A frame with its sides the other way round."""
    return frame | {file.giver: frame.get(file.taker), file.taker: frame.get(file.giver)}


def _same_event(reading: Reading, claim: Claim, frame: Frame, group: United, kin: Mapping[str, str]) -> int:
    match = compatible(frame, group.frame, group.pack)
    file = group.pack.table("pack.yaml", DomainFile)
    against = {file.roles[reason.role] for reason in match.against()}
    if against and not (against <= LINKED and _slip(reading, claim, group, kin)):
        return 0
    verdicts = {reason.role: reason.verdict for reason in match.reasons}
    same = {role for role, verdict in verdicts.items() if verdict == "same"}
    sides = len(same & {file.giver, file.taker})
    sure = {role for role, shape in file.roles.items() if shape in ("thing", "stage")} & same
    if not sides or (sides == 1 and not sure):
        return 0
    counted = sum(_alike(frame.get(role), group.frame.get(role)) for role in file.roles)
    return len(same) + sides + 2 * counted


def _alike(one: Slot, other: Slot) -> bool:
    """Whether two numbers are known and the same."""
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    return (one.min, one.max) == (other.min, other.max) != (None, None)


def _slip(reading: Reading, claim: Claim, group: United, kin: Mapping[str, str]) -> bool:
    """Whether another number may come from a slip: one has it from the other, or both from one named voice."""
    if _is_copied(reading, group, kin):
        return True
    named = {name for other, said in group.members for name in _names(other, said)}
    return bool(named & set(_names(reading, claim)))


def _names(reading: Reading, claim: Claim) -> Iterator[str]:
    """The names of those on whose word a report makes a claim."""
    statements = {statement.id: statement for statement in reading.statements}
    known = {voice.id for voice in reading.voices if voice.named}
    for said in (*claim.supporting, *claim.denying):
        for link in statements[said.statement].chain[1:]:
            if link.name and link.voice in known:
                yield fold(link.name)


def _is_copied(reading: Reading, group: United, kin: Mapping[str, str]) -> bool:
    """Whether one of a report and a group's reports has its text from another, near or far."""
    mine = kin.get(reading.report.id, reading.report.id)
    return any(kin.get(report, report) == mine for report in group.reports())


def _together(group: United) -> Frame:
    """The frame of all members, in the words of the claim's language, and with numbers that hold every member's."""
    file = group.pack.table("pack.yaml", DomainFile)
    told = sorted(group.members, key=lambda made: made[0].report.language != group.language)
    frames = [claim.frame or {} for _, claim in told]
    merged = {role: _spelt(value, group.language) for role, value in merge(frames, file).items()}
    for role, shape in file.roles.items():
        if shape == "quantity":
            merged[role] = _spanning([_counted(made, role, group.language) for made in told])
    return merged


def _counted(made: Made, role: str, language: str) -> Quantity:
    """A claim's number, in figures where its report is in another language than the united claim."""
    value = (made[1].frame or {}).get(role)
    if not isinstance(value, Quantity):
        return Quantity(None, None, None, False)
    if made[0].report.language == language or value.min is None or value.min != value.max:
        return value
    return replace(value, text=str(value.min))


def _spelt(value: Slot, language: str) -> Slot:
    """A country by its name in a language; anything else as it is."""
    if not isinstance(value, Party) or value.code is None or value.kind != "state":
        return value
    row = country_row(value.code, language_pack(language))
    return value if row is None else Party(row.name, value.code, value.kind)


def _spanning(counts: Sequence[Quantity]) -> Quantity:
    """A quantity that holds all the given ones; of those that agree the most exact."""
    known = list(dict.fromkeys(count for count in counts if (count.min, count.max) != (None, None)))
    if not known:
        return Quantity(None, None, None, False)
    exact = [count for count in known if count.min == count.max and not count.approximate]
    if len({(count.min, count.max) for count in exact}) == 1 and all(_holds(count, exact[0]) for count in known):
        return exact[0]
    lows, highs = [count.min for count in known], [count.max for count in known]
    low = None if None in lows else min(low for low in lows if low is not None)
    high = None if None in highs else max(high for high in highs if high is not None)
    text = " / ".join(dict.fromkeys(count.text for count in known if count.text))
    return Quantity(text or None, low, high, any(count.approximate for count in known))


def _holds(wide: Quantity, exact: Quantity) -> bool:
    number = exact.min or 0
    return wide.approximate or ((wide.min or 0) <= number and (wide.max is None or number <= wide.max))


def relations(groups: Sequence[United], names: Sequence[str], number: int) -> tuple[list[Relation], list[Relation]]:
    """What a claim updates, and what it contradicts: claims on the same sides and thing at another stage or number."""
    updates: list[Relation] = []
    contradicts: list[Relation] = []
    one = groups[number]
    file = one.pack.table("pack.yaml", DomainFile)
    places = set(_places(one.pack, one.frame))
    for name, other in zip(names, groups, strict=True):
        if other is one or places.isdisjoint(_places(other.pack, other.frame)):
            continue
        match = compatible(one.frame, other.frame, one.pack)
        against = {file.roles[reason.role] for reason in match.against()}
        if not against or not against <= STAGED or not _sides(match, file):
            continue
        mine, its = stage_of(one.frame, one.pack), stage_of(other.frame, one.pack)
        reasons = tuple(_reasons(match))
        if mine == its or its in file.stages[mine].opposes or mine in file.stages[its].opposes:
            contradicts.append(Relation(name, reasons))
        elif its in file.stages[mine].follows:
            updates.append(Relation(name, reasons))
    return updates, contradicts


def _sides(match: Match, file: DomainFile) -> bool:
    """Whether both sides are the same, or one is and the other is open."""
    verdicts = [reason.verdict for reason in match.reasons if reason.role in (file.giver, file.taker)]
    return "same" in verdicts and "different" not in verdicts


def _reasons(match: Match) -> Iterator[Reason]:
    for reason in match.against():
        yield Reason(reason.role, reason.text, ())
