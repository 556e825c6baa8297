"""Statements of one report that speak of one event join one claim; those that cannot stand apart, and say why.

The frames that say most come first; one that says little joins the only event that it may belong to, and lends
what it knows. What a claim rests on gives it its id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ondit.claims.compare import Match, compatible, is_vague, stage_of, unsure
from ondit.claims.found import FoundFrame
from ondit.claims.rules import DomainFile
from ondit.claims.sentences import sentence_of
from ondit.packs.domain import DomainPack
from ondit.records import (
    Claim,
    Frame,
    Item,
    Mark,
    Money,
    Party,
    Quantity,
    Reason,
    Relation,
    Report,
    Said,
    Span,
    Statement,
    short_hash,
)


@dataclass
class Group:
    """Frames of one event, and what they say together."""

    frame: Frame
    members: list[FoundFrame] = field(default_factory=list)


def join_frames(
    found: Sequence[FoundFrame], report: Report, statements: Sequence[Statement], domain: DomainPack
) -> tuple[Claim, ...]:
    """The claims that the frames of one report make, in text order."""
    file = domain.table("pack.yaml", DomainFile)
    groups: list[Group] = []
    for frame in sorted(found, key=lambda one: (-_known(one.frame, file), one.at)):
        group = _place(frame, groups, domain, file)
        if group is None:
            groups.append(group := Group(frame.frame))
        group.members.append(frame)
        group.frame = merge([one.frame for one in group.members], file)
    strong = [g for g in groups if _is_event(g.frame, file) and not all(one.weak for one in g.members)]
    kept = [g for g in groups if g in strong or (_is_event(g.frame, file) and _is_beside(g, strong, domain, file))]
    kept.sort(key=lambda group: min(one.at for one in group.members))
    ids = [_identify(group, report, statements, domain) for group in kept]
    return tuple(_claim(number, kept, ids, report, statements, domain, file) for number in range(len(kept)))


def _known(frame: Frame, file: DomainFile) -> int:
    """How much a frame says: its sides count most, then its thing's own name, then the number."""
    sides = sum(4 for role in (file.giver, file.taker) if frame.get(role) is not None)
    thing = next((value for value in frame.values() if isinstance(value, Item)), None)
    count = next((value for value in frame.values() if isinstance(value, Quantity)), None)
    named = thing is not None and thing.designation is not None
    return sides + 2 * named + (count is not None and count.min is not None) - len(unsure(frame))


def _place(frame: FoundFrame, groups: Sequence[Group], domain: DomainPack, file: DomainFile) -> Group | None:
    """The one event that a frame may belong to; None: there is none, or the frame cannot tell between several."""
    fitting = [(group, match) for group in groups if (match := _fits(frame.frame, group.frame, domain, file))]
    if not fitting:
        return None
    shared = [(_shared(match, file), group) for group, match in fitting]
    most = max(count for count, _ in shared)
    return next(group for count, group in shared if count == most)


def _fits(one: Frame, other: Frame, domain: DomainPack, file: DomainFile) -> Match | None:
    """The match of a frame with an event, if it may be that event."""
    match = compatible(one, other, domain)
    if match.against() or (_is_echo(one) and not _same_stage(match, file)):
        return None
    certain = not (unsure(one) or unsure(other))
    crossed = certain and any(
        _same(one.get(a), other.get(b)) for a, b in ((file.giver, file.taker), (file.taker, file.giver))
    )
    return None if crossed else match


def _is_echo(frame: Frame) -> bool:
    """Whether a frame names no thing, so that it can only take up what is told elsewhere."""
    return not any(isinstance(value, Item) for value in frame.values())


def _same_stage(match: Match, file: DomainFile) -> bool:
    return any(reason.verdict == "same" for reason in match.reasons if file.roles[reason.role] == "stage")


def _same(one: object, other: object) -> bool:
    return isinstance(one, Party) and isinstance(other, Party) and one.code is not None and one.code == other.code


def _shared(match: Match, file: DomainFile) -> int:
    weights = {file.giver: 4, file.taker: 4, "thing": 2}
    return sum(weights.get(reason.role, 2) for reason in match.reasons if reason.verdict == "same")


def merge(frames: Sequence[Frame], file: DomainFile) -> Frame:
    """What several frames of one event say together; a role is uncertain if all that know it are unsure of it."""
    merged: Frame = {}
    open_: list[str] = []
    for role, shape in file.roles.items():
        if shape == "party":
            merged[role] = _party(frames, role)
            sure = any(frame.get(role) is not None and role not in unsure(frame) for frame in frames)
            if merged[role] is not None and not sure:
                open_.append(role)
        elif shape == "thing":
            merged[role] = _thing([v for frame in frames if isinstance(v := frame.get(role), Item)])
        elif shape == "quantity":
            merged[role] = _quantity([v for frame in frames if isinstance(v := frame.get(role), Quantity)])
        elif shape == "money":
            merged[role] = next((v for frame in frames if isinstance(v := frame.get(role), Money)), None)
        elif shape == "dates":
            merged[role] = {
                k: v for frame in reversed(frames) if isinstance(d := frame.get(role), dict) for k, v in d.items()
            }
        elif shape == "stage":
            merged[role] = _stage([v for frame in frames if isinstance(v := frame.get(role), str)], file)
        elif shape == "mode":
            modes = [v for frame in frames if isinstance(v := frame.get(role), str) and v != file.default_mode]
            merged[role] = modes[0] if modes else file.default_mode
    if _same(merged.get(file.giver), merged.get(file.taker)):
        merged[file.giver] = None
    merged["uncertain"] = tuple(role for role in open_ if merged.get(role) is not None)
    return merged


def _party(frames: Sequence[Frame], role: str) -> Party | None:
    """The side that most frames name; the sure ones before the unsure, those with a code before those without."""
    votes: Counter[str] = Counter()
    first: dict[str, Party] = {}
    for frame in frames:
        value = frame.get(role)
        if isinstance(value, Party):
            key = value.code or value.name
            votes[key] += (10 if value.code else 0) + (3 if role not in unsure(frame) else 1)
            first.setdefault(key, value)
    return first[max(votes, key=lambda key: votes[key])] if votes else None


def _thing(things: Sequence[Item]) -> Item | None:
    """The thing as it is named most exactly: the type's name from one frame, the word for its kind from another."""
    if not things:
        return None
    best = max(things, key=lambda item: (item.designation is not None, item.category is not None))
    if best.name != best.designation:
        return best
    word = next((item.name for item in things if item.name != item.designation), best.name)
    return replace(best, name=word)


def _quantity(counts: Sequence[Quantity]) -> Quantity:
    known = [count for count in counts if (count.min, count.max) != (None, None)]
    return known[0] if known else Quantity(None, None, None, False)


def _stage(stages: Sequence[str], file: DomainFile) -> str:
    """The stage that says most: one that others only point to."""
    counts = Counter(stages)
    exact = [one for one in counts if not any(other in file.stages[one].joins for other in counts)]
    order = list(file.stages)
    return max(exact or counts, key=lambda one: (counts[one], order.index(one)))


def _is_event(frame: Frame, file: DomainFile) -> bool:
    """Whether a claim can be made of it: one side at least, both at some stages and where the thing is vague (arms)."""
    giver, taker = frame.get(file.giver), frame.get(file.taker)
    stage = frame.get(file.role("stage"))
    thing = next((value for value in frame.values() if isinstance(value, Item)), None)
    both = is_vague(thing) or (isinstance(stage, str) and file.stages[stage].both)
    return (giver is not None and taker is not None) if both else (giver is not None or taker is not None)


def _is_beside(group: Group, strong: Sequence[Group], domain: DomainPack, file: DomainFile) -> bool:
    """Whether weak words (218 vehicles) may mean the thing of another claim that has a side in common."""
    for other in strong:
        reasons = compatible(group.frame, other.frame, domain).reasons
        against = {file.roles[reason.role] for reason in reasons if reason.verdict == "different"}
        sides = [reason for reason in reasons if reason.role in (file.giver, file.taker)]
        if not against & {"party", "thing"} and any(reason.verdict == "same" for reason in sides):
            return True
    return False


def _identify(group: Group, report: Report, statements: Sequence[Statement], domain: DomainPack) -> str:
    rests = sorted({(statements[one.statement].id, one.marks[0].start) for one in group.members})
    return short_hash("c", domain.code, report.id, stage_of(group.frame, domain), rests)


def _claim(
    number: int,
    groups: Sequence[Group],
    ids: Sequence[str],
    report: Report,
    statements: Sequence[Statement],
    domain: DomainPack,
    file: DomainFile,
) -> Claim:
    group = groups[number]
    yes = [one for one in group.members if not one.denied]
    no = [one for one in group.members if one.denied]
    others = [(ids[n], other) for n, other in enumerate(groups) if n != number]
    updates, contradicts = _relations(group, others, domain, file)
    return Claim(
        id=ids[number],
        text=sentence_of(group.frame, domain, report.language),
        pack=domain.code,
        frame=group.frame,
        supporting=_said(yes, report, statements),
        denying=_said(no, report, statements),
        updates=updates,
        contradicts=contradicts,
        origins=None,
    )


def _said(frames: Iterable[FoundFrame], report: Report, statements: Sequence[Statement]) -> tuple[Said, ...]:
    """Each statement once, with all its marks."""
    marks: dict[int, set[Mark]] = {}
    for one in frames:
        marks.setdefault(one.statement, set()).update(one.marks)
    return tuple(
        Said(report.id, statements[n].id, tuple(sorted(found, key=lambda m: (m.start, m.end, m.rule))))
        for n, found in sorted(marks.items())
    )


def _relations(
    group: Group, others: Sequence[tuple[str, Group]], domain: DomainPack, file: DomainFile
) -> tuple[tuple[Relation, ...], tuple[Relation, ...]]:
    """Claims on the same sides and thing: those whose stage this one follows, and those that it cannot stand beside."""
    updates: list[Relation] = []
    contradicts: list[Relation] = []
    for name, other in others:
        match = compatible(group.frame, other.frame, domain)
        sides = [r for r in match.reasons if r.role in (file.giver, file.taker)]
        against = {file.roles[reason.role] for reason in match.against()}
        if not any(reason.verdict == "same" for reason in sides) or not against <= {"stage", "quantity", "mode"}:
            continue
        mine, its = stage_of(group.frame, domain), stage_of(other.frame, domain)
        if mine == its and "quantity" in against:
            contradicts.append(_relation(name, file.role("quantity"), group, other, match))
        elif its in file.stages[mine].opposes or mine in file.stages[its].opposes:
            contradicts.append(_relation(name, file.role("stage"), group, other, match))
        elif its in file.stages[mine].follows:
            updates.append(_relation(name, file.role("stage"), group, other, match))
    return tuple(updates), tuple(contradicts)


def _relation(name: str, role: str, group: Group, other: Group, match: Match) -> Relation:
    text = next((reason.text for reason in match.against() if reason.role == role), role)
    evidence = tuple(Span(mark.start, mark.end, mark.text) for one in (group, other) for mark in one.members[0].marks)
    return Relation(name, (Reason(role, text, tuple(sorted(set(evidence)))),))
