"""Which wordings are of one matter: groups of sayings.

First the matters: what reports open with is joined, best pair first, to the frames that are known and to one another.
A group takes in another only where a third of all pairs between them are alike, so that a chain of half-likenesses
joins nothing that has nothing in common. Each matter then takes in what belongs to it (belonging.py), and only what is
left makes groups of its own: details that several reports tell. What a copy or a translation says is one with what its
source says in the same place (aligning.py).

Figures were set on the development stories; they are few and round on purpose.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

from ondit.claims.aligning import aligned
from ondit.claims.belonging import (
    ANEW,
    NEAR,
    Held,
    acts_of,
    belonging,
    candidates,
    held_of,
    is_known,
    near_to,
    speaker_of,
)
from ondit.claims.cores import core_of, fit
from ondit.claims.scale import Pair, Saying, Scale

FREE = 0.45  # the part of it that is enough where no frame says what the claim is
SPOKEN = 0.8  # the same for what somebody says, as he may count as an origin
LIKE = 0.12  # share of a group's weight that another must hold to take it in where nobody new comes with it
OWN = 0.5  # the same for the page's own words, which bring nobody in
MOST = 0.5  # part of a group that must be said by the voices of another
SAMPLE = 12  # members of a group that are compared with another group

Group = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """What was found: seeded stand in the order of the seeds, free hold two or more reports each."""

    seeded: tuple[Group, ...]
    free: tuple[Group, ...]


def group(
    sayings: Sequence[Saying],
    seeds: Sequence[Sequence[int]] = (),
    sources: Mapping[str, Collection[str]] | None = None,
    texts: Mapping[str, Collection[str]] | None = None,
    acts: Sequence[frozenset[str]] = (),
) -> Groups:
    """Groups of sayings, each the numbers of its sayings in order.

    seeds: sayings that are known to be of one matter; no two seeds are ever joined. The rest is joined to them, or to
    one another. sources: for a report those that it has something from; texts: those of them whose text it took over.
    acts: for each seed the acts that its claim tells.
    """
    scale, sources = Scale(sayings), sources or {}
    fixed = [list(seed) for seed in seeds]
    same, links = aligned(scale, texts or {}), _links(scale)
    matters = _gathered(scale, fixed, links, same, {n for n, saying in enumerate(sayings) if saying.leads})
    matters = [_kept(scale, members, seeds[at] if at < len(fixed) else ()) for at, members in enumerate(matters)]
    _take_openings(scale, matters)
    told = [*acts, *(acts_of(scale, members) for members in matters[len(acts) :])]
    _take_in(scale, matters, sources, told)
    _take_pointing(scale, matters)
    taken = {number for members in matters for number in members}
    rest = _gathered(scale, [], links, same, set(range(len(sayings))) - taken)
    rest = [members for members in (_kept(scale, members, ()) for members in rest) if _several(scale, members)]
    told += [acts_of(scale, members) for members in rest]
    several = matters + rest
    _take_in(scale, several, sources, told)
    several = _merged(scale, several, len(fixed), sources, told)
    _take_same(several, same)
    done = [tuple(sorted(members)) for members in several]
    return Groups(tuple(done[: len(fixed)]), tuple(sorted(done[len(fixed) :])))


def _gathered(
    scale: Scale, fixed: list[list[int]], links: Sequence[Pair], same: Sequence[Pair], among: Collection[int]
) -> list[list[int]]:
    """The fixed groups with what is like them among some sayings, then the groups of two and more reports of these."""
    held = {number for members in fixed for number in members}.union(among)
    groups = _joined(
        scale,
        [pair for pair in links if pair[0] in held and pair[1] in held],
        fixed,
        [pair for pair in same if pair[0] in held and pair[1] in held],
    )
    return fixed + [members for members in groups if _several(scale, members) and members[0] in held]


def _several(scale: Scale, members: Sequence[int]) -> bool:
    """Whether sayings are of two or more reports."""
    return len({scale.sayings[number].report for number in members}) > 1


def _take_same(groups: list[list[int]], same: Sequence[Pair]) -> None:
    """Give a saying that is the same as one of a group to it, and so on from copy to copy."""
    of = {number: at for at, members in enumerate(groups) for number in members}
    more = True
    while more:
        more = False
        for one, other in same:
            for here, there in ((one, other), (other, one)):
                if here in of and there not in of:
                    of[there] = of[here]
                    groups[of[here]].append(there)
                    more = True


def _take_openings(scale: Scale, groups: list[list[int]]) -> None:
    """Give what a report opens with to the group that holds its headline or its first sentence already.

    A report's headline and its first sentence are its matter, whatever their words; only the page's own words and
    those of a voice that speaks there come with it.
    """
    taken = {number for members in groups for number in members}
    opening: dict[str, list[int]] = {}
    for number, saying in enumerate(scale.sayings):
        if saying.leads and number not in taken:
            opening.setdefault(saying.report, []).append(number)
    for members in groups:
        leading = [number for number in members if scale.sayings[number].leads]
        known = {speaker_of(scale, number) for number in leading}
        for report in dict.fromkeys(scale.sayings[number].report for number in leading):
            more = [
                n for n in opening.get(report, ()) if scale.sayings[n].voice is None or speaker_of(scale, n) in known
            ]
            members.extend(number for number in more if number not in taken)
            taken.update(more)


def _merged(
    scale: Scale,
    groups: list[list[int]],
    fixed: int,
    sources: Mapping[str, Collection[str]],
    acts: Sequence[frozenset[str]],
) -> list[list[int]]:
    """The groups, without those that are only the rest of what another one's voices told.

    Such a group has no frame, and most of it is said by voices that speak in the other. These go over, so that no
    origin comes with them; anybody else's words are left out. All of it goes over where it tells the same act.
    """
    held = [held_of(scale, members, told) for members, told in zip(groups, acts, strict=True)]
    near = near_to(held)
    gone: set[int] = set()
    for at in sorted(range(fixed, len(groups)), key=lambda at: (len(groups[at]), at)):
        others = {other for number in groups[at] for other in candidates(scale, number, near)} - gone - {at}
        told = {other: _told_with(scale, groups[at], held[at], held[other], sources) for other in others}
        fits = [(_mean(scale, known, held[other]), -other) for other, known in told.items() if known]
        best, other = max(fits, default=(0.0, 0))
        if best >= LIKE:
            groups[-other] += told[-other]
            held[-other] = held_of(scale, groups[-other], acts[-other])
            gone.add(at)
    return [members for at, members in enumerate(groups) if at not in gone]


def _told_with(
    scale: Scale, members: list[int], mine: Held, held: Held, sources: Mapping[str, Collection[str]]
) -> list[int]:
    """Those sayings of a group that may go over into another; none where most would bring somebody new."""
    if not mine.opened <= held.opened:
        return []
    known = [number for number in members if is_known(scale.sayings[number], held, sources)]
    return known if len(known) > MOST * len(members) else []


def _mean(scale: Scale, members: Sequence[int], held: Held) -> float:
    """The mean share of the sayings' weight that a group holds."""
    return sum(fit(scale, number, held.core)[1] for number in members) / len(members) if members else 0.0


def _kept(scale: Scale, members: list[int], seed: Sequence[int]) -> list[int]:
    """The members whose voice says in its report what the other reports have in common; the rest only came near.

    A voice that stays keeps all it says there; what is known to belong stays, whoever says it.
    """
    if len(members) == 1:
        return members
    core = core_of(scale, members)
    known = {speaker_of(scale, number) for number in seed}
    for number in members:
        saying = scale.sayings[number]
        _, share = fit(scale, number, core)
        enough, ease = (ANEW, SPOKEN) if saying.voice is not None else (OWN, FREE)
        ease = 1 if seed else ease
        if share >= enough * ease or (saying.leads and share >= NEAR * ease):
            known.add(speaker_of(scale, number))
    return [number for number in members if speaker_of(scale, number) in known]


def _links(scale: Scale) -> list[Pair]:
    """The pairs that are alike, the surest first."""
    found = {pair: value for pair in scale.pairs() if (value := scale.likeness(*pair)) >= 1}
    return sorted(found, key=lambda pair: (-found[pair], pair))


def _joined(scale: Scale, waiting: Sequence[Pair], fixed: list[list[int]], same: Sequence[Pair]) -> list[list[int]]:
    """Join what is alike, best pair first; the fixed groups grow in place, the others are given back."""
    groups = dict(enumerate(fixed, start=-len(fixed)))  # fixed ones have numbers below 0, so that they come first
    of = {number: name for name, members in groups.items() for number in members}
    for number in range(len(scale.sayings)):
        if number not in of:
            groups[number] = [number]
            of[number] = number
    for one, other in same:
        here, there = sorted((of[one], of[other]))
        if here != there and there >= 0:
            moved = groups.pop(there)
            groups[here] += moved
            of.update(dict.fromkeys(moved, here))
    tried: dict[Pair, tuple[int, int]] = {}  # two groups that were too unlike, and their sizes then
    joined = True
    while joined:
        joined = False
        for one, other in waiting:
            here, there = sorted((of[one], of[other]))
            if here == there or there < 0:
                continue
            sizes = len(groups[here]), len(groups[there])
            if tried.get((here, there)) == sizes:
                continue
            if _alike(scale, groups[here], groups[there]) < 1:
                tried[here, there] = sizes
                continue
            moved = groups.pop(there)
            groups[here] += moved
            of.update(dict.fromkeys(moved, here))
            joined = True
    return [members for name, members in groups.items() if name >= 0]


def _alike(scale: Scale, one: Sequence[int], other: Sequence[int]) -> float:
    """The mean likeness of the best third of all pairs between two groups."""
    pairs = product(islice(one, SAMPLE), islice(other, SAMPLE))
    values = sorted((scale.likeness(a, b) for a, b in pairs), reverse=True)
    best = values[: max(1, len(values) // 3)]
    return sum(best) / len(best)


def _take_pointing(scale: Scale, groups: list[list[int]]) -> None:
    """Give what only points at the matter (confirmed the talks) to the group that holds its report's opening."""
    taken = {number for members in groups for number in members}
    opened: dict[str, list[int]] = {}
    for at, members in enumerate(groups):
        for report in dict.fromkeys(scale.sayings[n].report for n in members if scale.sayings[n].leads):
            opened.setdefault(report, []).append(at)
    for number, saying in enumerate(scale.sayings):
        if saying.points and number not in taken and saying.report in opened:
            groups[opened[saying.report][0]].append(number)


def _take_in(
    scale: Scale, groups: list[list[int]], sources: Mapping[str, Collection[str]], acts: Sequence[frozenset[str]]
) -> None:
    """Give every lone saying to the group whose common features it shares most, if any does enough."""
    held = [held_of(scale, members, told) for members, told in zip(groups, acts, strict=True)]
    near = near_to(held)
    taken = {number for members in groups for number in members}
    grown: list[list[int]] = [[] for _ in groups]
    for number in range(len(scale.sayings)):
        if number in taken or not scale.features[number]:
            continue
        fits = [(belonging(scale, number, held[at], sources), -at) for at in candidates(scale, number, near)]
        best, at = max(fits, default=(0.0, 0))
        if best >= 1:
            grown[-at].append(number)
    for members, more in zip(groups, grown, strict=True):
        members.extend(more)
