"""Which wordings are of one matter: groups of sayings by the rare features that they share.

Sayings are joined best pair first; a group takes in another only where a third of all pairs between them are alike,
so a chain of half-likenesses does not join what has nothing in common. What remains is then held against each
group's common features, which by now hold the words of all its languages. Less is asked of a saying that can bring
no new voice into the claim: who speaks there already may go on in other words.

Figures were set on the development stories; they are few and round on purpose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

from ondit.claims.aligning import aligned
from ondit.claims.cores import Core, core_of, fit
from ondit.claims.features import acts_in
from ondit.claims.scale import REACH, Pair, Saying, Scale

NEAR = 0.15  # share of a lone saying's weight that a group must hold to take it in
ASIDE = 0.35  # the same for a page's own words where the group is not what the page is about
ANEW = 0.45  # the same for a voice that does not speak in the group yet
FREE = 0.45  # the part of it that is enough where no frame says what the claim is
SPOKEN = 0.8  # the same for what somebody says, as he may count as an origin
LIKE = 0.12  # share of a group's weight that another must hold to take it in where nobody new comes with it
OWN = 0.5  # the same for the page's own words, which bring nobody in
BESIDE = 0.3  # what counts for it that the same voice says it next to what the group holds already
SAME_ACT = 0.3  # what counts for it that a saying tells what the group does
NEW_ACT = 0.15  # the same where somebody new says it, who would be an origin
OTHER_ACT = 0.05  # what counts against it that it tells something else
COMMON = 0.4  # part of a group's reports that must tell an act for it to be the group's
SURE = "#@="  # numbers, countries and days stand for one thing only
MOST = 0.5  # part of a group that must be said by the voices of another
SAMPLE = 12  # members of a group that are compared with another group

Group = tuple[int, ...]
Speaker = tuple[str, str | None]


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
    one another. sources: for a report those whose text it took over, so that its voices are theirs.
    """
    scale, sources = Scale(sayings), sources or {}
    fixed = [list(seed) for seed in seeds]
    same, links = aligned(scale, texts or {}), _links(scale)
    matters = _gathered(scale, fixed, links, same, {n for n, saying in enumerate(sayings) if saying.leads})
    matters = [_kept(scale, members, seeds[at] if at < len(fixed) else ()) for at, members in enumerate(matters)]
    _take_openings(scale, matters)
    told = [*acts, *(_acts(scale, members) for members in matters[len(acts) :])]
    _take_in(scale, matters, sources, told)
    _take_pointing(scale, matters)
    taken = {number for members in matters for number in members}
    rest = _gathered(scale, [], links, same, set(range(len(sayings))) - taken)
    rest = [members for members in (_kept(scale, members, ()) for members in rest) if _several(scale, members)]
    told += [_acts(scale, members) for members in rest]
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
        known = {_speaker(scale, number) for number in leading}
        for report in dict.fromkeys(scale.sayings[number].report for number in leading):
            more = [n for n in opening.get(report, ()) if scale.sayings[n].voice is None or _speaker(scale, n) in known]
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
    held = [_held(scale, members, told) for members, told in zip(groups, acts, strict=True)]
    near = _near(held)
    gone: set[int] = set()
    for at in sorted(range(fixed, len(groups)), key=lambda at: (len(groups[at]), at)):
        others = {other for number in groups[at] for other in _candidates(scale, number, near)} - gone - {at}
        told = {other: _told_with(scale, groups[at], held[at], held[other], sources) for other in others}
        fits = [(_mean(scale, known, held[other]), -other) for other, known in told.items() if known]
        best, other = max(fits, default=(0.0, 0))
        if best >= LIKE:
            groups[-other] += told[-other]
            held[-other] = _held(scale, groups[-other], acts[-other])
            gone.add(at)
    return [members for at, members in enumerate(groups) if at not in gone]


def _told_with(
    scale: Scale, members: list[int], mine: _Held, held: _Held, sources: Mapping[str, Collection[str]]
) -> list[int]:
    """Those sayings of a group that may go over into another; none where most would bring somebody new."""
    if not mine.opened <= held.opened:
        return []
    known = [number for number in members if _is_known(scale.sayings[number], held, sources)]
    return known if len(known) > MOST * len(members) else []


def _mean(scale: Scale, members: Sequence[int], held: _Held) -> float:
    """The mean share of the sayings' weight that a group holds."""
    return sum(fit(scale, number, held.core)[1] for number in members) / len(members) if members else 0.0


def _kept(scale: Scale, members: list[int], seed: Sequence[int]) -> list[int]:
    """The members whose voice says in its report what the other reports have in common; the rest only came near.

    A voice that stays keeps all it says there; what is known to belong stays, whoever says it.
    """
    if len(members) == 1:
        return members
    core = core_of(scale, members)
    known = {_speaker(scale, number) for number in seed}
    for number in members:
        saying = scale.sayings[number]
        _, share = fit(scale, number, core)
        enough, ease = (ANEW, SPOKEN) if saying.voice is not None else (OWN, FREE)
        ease = 1 if seed else ease
        if share >= enough * ease or (saying.leads and share >= NEAR * ease):
            known.add(_speaker(scale, number))
    return [number for number in members if _speaker(scale, number) in known]


def _speaker(scale: Scale, number: int) -> Speaker:
    return scale.sayings[number].report, scale.sayings[number].voice


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


@dataclass(frozen=True, slots=True)
class _Held:
    """A group as lone sayings see it. at: for each speaker the places at which it speaks; who: names that speak."""

    core: Core
    reports: frozenset[str]
    at: Mapping[Speaker, frozenset[int]]
    who: frozenset[str]
    acts: frozenset[str]
    opened: frozenset[str]


def _acts(scale: Scale, members: Sequence[int]) -> frozenset[str]:
    """What a group says to be done or to happen: the acts that COMMON of its reports tell."""
    told: dict[str, set[str]] = {}
    for number in members:
        told.setdefault(scale.sayings[number].report, set()).update(acts_in(scale.sayings[number].features))
    counts = Counter(act for acts in told.values() for act in acts)
    return frozenset(act for act, held in counts.items() if held >= max(2, COMMON * len(told)))


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


def _held(scale: Scale, members: Sequence[int], acts: frozenset[str] = frozenset()) -> _Held:
    at: dict[Speaker, set[int]] = {}
    sayings = [scale.sayings[number] for number in members]
    for number, saying in zip(members, sayings, strict=True):
        if not saying.denies or saying.voice is None:  # who denies a matter is none of those who tell it
            at.setdefault(_speaker(scale, number), set()).add(saying.at)
    return _Held(
        core_of(scale, members),
        frozenset(saying.report for saying in sayings),
        {speaker: frozenset(places) for speaker, places in at.items()},
        frozenset(saying.who for saying in sayings if saying.who is not None and not saying.denies),
        acts,
        frozenset(saying.report for saying in sayings if saying.leads),
    )


def _take_in(
    scale: Scale, groups: list[list[int]], sources: Mapping[str, Collection[str]], acts: Sequence[frozenset[str]]
) -> None:
    """Give every lone saying to the group whose common features it shares most, if any does enough."""
    held = [_held(scale, members, told) for members, told in zip(groups, acts, strict=True)]
    near = _near(held)
    taken = {number for members in groups for number in members}
    grown: list[list[int]] = [[] for _ in groups]
    for number in range(len(scale.sayings)):
        if number in taken or not scale.features[number]:
            continue
        fits = [(_lone(scale, number, held[at], sources), -at) for at in _candidates(scale, number, near)]
        best, at = max(fits, default=(0.0, 0))
        if best >= 1:
            grown[-at].append(number)
    for members, more in zip(groups, grown, strict=True):
        members.extend(more)


def _near(held: Sequence[_Held]) -> dict[str, list[int]]:
    """The groups by the features and the reports that they hold."""
    found: dict[str, list[int]] = {}
    for at, one in enumerate(held):
        for key in (*one.core.holders, *(f"report {report}" for report in one.reports)):
            found.setdefault(key, []).append(at)
    return found


def _candidates(scale: Scale, number: int, near: Mapping[str, list[int]]) -> set[int]:
    """The groups that a saying may belong to: they hold two of its rarer features, or something of its report."""
    met = Counter(at for feature in scale.rarest(number) for at in near.get(feature, ())[:REACH])
    least = 1 if scale.few(number) else 2
    here = near.get(f"report {scale.sayings[number].report}", ())
    return {at for at, shared in met.items() if shared >= least}.union(here)


def _lone(scale: Scale, number: int, held: _Held, sources: Mapping[str, Collection[str]]) -> float:
    """How well a lone saying fits a group, in units of what is enough."""
    saying = scale.sayings[number]
    shared, share = fit(scale, number, held.core)
    if _goes_on(saying, held):
        shared, share = shared + scale.least, share + BESIDE
    known, acts = _is_known(saying, held, sources), acts_in(saying.features)
    tells = bool(acts & held.acts) and (known or not _is_strange(saying, held))
    before = not held.reports.isdisjoint(sources.get(saying.report, ()))
    near = known or before or saying.report in held.reports
    if tells and near and saying.negates & held.acts:
        return max(1.0, share / NEAR)  # there is no offer: as plain a word on the matter as any
    if tells:
        shared, share = shared + (scale.least if near else 0.0), share + (SAME_ACT if known else NEW_ACT)
    elif acts and held.acts:
        share -= OTHER_ACT
    if shared < scale.least:
        return 0.0
    if known:
        return share / (NEAR if saying.voice is not None or before or saying.report in held.opened else ASIDE)
    met = sum(feature in held.core.holders for feature in saying.features)
    return share / ANEW if met > 1 else 0.0


def _goes_on(saying: Saying, held: _Held) -> bool:
    """Whether a voice says it right before or behind what it says of the matter."""
    beside = held.at.get((saying.report, saying.voice), frozenset())
    return saying.voice is not None and (saying.at - 1 in beside or saying.at + 1 in beside)


def _is_strange(saying: Saying, held: _Held) -> bool:
    """Whether a saying has a number, a day or a country that the group has not: it may be of another one's act."""
    return any(feature[0] in SURE and feature not in held.core.holders for feature in saying.features)


def _is_known(saying: Saying, held: _Held, sources: Mapping[str, Collection[str]]) -> bool:
    """Whether a saying brings nobody new into a group.

    Its voice speaks there already, here or by the same name in another report; or it is the page's own where the page
    has something there, or took its text over from one that has; or an outlet's, where its report has.
    """
    if (saying.report, saying.voice) in held.at or (saying.who is not None and saying.who in held.who):
        return True
    before = not held.reports.isdisjoint(sources.get(saying.report, ()))
    return (saying.relayed and before) or (saying.voice is None and (before or saying.report in held.reports))
