"""Whether one more saying belongs to a group: by what it says, who says it, and where it stands.

A group is known by its core (what its reports have in common), by its acts (what it says to be done or to happen), by
who speaks in it, and by the reports that open with it. Less is asked of a saying that can bring no new voice into the
claim: who speaks there already may go on in other words. Who is new must tell the act or much of the core, for he may
count as an origin; a number, a day or a country that the group does not know may make it another act of the kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ondit.claims.cores import Core, core_of, fit
from ondit.claims.features import acts_in
from ondit.claims.scale import REACH, Saying, Scale

NEAR = 0.15  # share of a lone saying's weight that a group must hold to take it in
ASIDE = 0.35  # the same for a page's own words where the group is not what the page is about
ANEW = 0.45  # the same for a voice that does not speak in the group yet
BESIDE = 0.3  # what counts for it that the same voice says it next to what the group holds already
SAME_ACT = 0.3  # what counts for it that a saying tells what the group does
NEW_ACT = 0.15  # the same where somebody new says it, who would be an origin
OTHER_ACT = 0.05  # what counts against it that it tells something else
COMMON = 0.4  # part of a group's reports that must tell an act for it to be the group's
SURE = "#@="  # numbers, countries and days stand for one thing only

Speaker = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Held:
    """A group as lone sayings see it. at: for each speaker the places at which it speaks; who: names that speak."""

    core: Core
    reports: frozenset[str]
    at: Mapping[Speaker, frozenset[int]]
    who: frozenset[str]
    acts: frozenset[str]
    opened: frozenset[str]


def held_of(scale: Scale, members: Sequence[int], acts: frozenset[str] = frozenset()) -> Held:
    """A group as lone sayings see it. acts: what it says to be done or to happen.

    Who denies the matter is none of those who tell it.
    """
    at: dict[Speaker, set[int]] = {}
    sayings = [scale.sayings[number] for number in members]
    for number, saying in zip(members, sayings, strict=True):
        if not saying.denies or saying.voice is None:
            at.setdefault(speaker_of(scale, number), set()).add(saying.at)
    return Held(
        core_of(scale, members),
        frozenset(saying.report for saying in sayings),
        {speaker: frozenset(places) for speaker, places in at.items()},
        frozenset(saying.who for saying in sayings if saying.who is not None and not saying.denies),
        acts,
        frozenset(saying.report for saying in sayings if saying.leads),
    )


def acts_of(scale: Scale, members: Sequence[int]) -> frozenset[str]:
    """What a group says to be done or to happen: the acts that COMMON of its reports tell."""
    told: dict[str, set[str]] = {}
    for number in members:
        told.setdefault(scale.sayings[number].report, set()).update(acts_in(scale.sayings[number].features))
    counts = Counter(act for acts in told.values() for act in acts)
    return frozenset(act for act, held in counts.items() if held >= max(2, COMMON * len(told)))


def near_to(held: Sequence[Held]) -> dict[str, list[int]]:
    """The groups by the features and the reports that they hold."""
    found: dict[str, list[int]] = {}
    for at, one in enumerate(held):
        for key in (*one.core.holders, *(f"report {report}" for report in one.reports)):
            found.setdefault(key, []).append(at)
    return found


def candidates(scale: Scale, number: int, near: Mapping[str, list[int]]) -> set[int]:
    """The groups that a saying may belong to: they hold two of its rarer features, or something of its report."""
    met = Counter(at for feature in scale.rarest(number) for at in near.get(feature, ())[:REACH])
    least = 1 if scale.few(number) else 2
    here = near.get(f"report {scale.sayings[number].report}", ())
    return {at for at, shared in met.items() if shared >= least}.union(here)


def belonging(scale: Scale, number: int, held: Held, sources: Mapping[str, Collection[str]]) -> float:
    """How well a lone saying fits a group, in units of what is enough."""
    saying = scale.sayings[number]
    shared, share = fit(scale, number, held.core)
    if _goes_on(saying, held):
        shared, share = shared + scale.least, share + BESIDE
    known, acts = is_known(saying, held, sources), acts_in(saying.features)
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


def _goes_on(saying: Saying, held: Held) -> bool:
    """Whether a voice says it right before or behind what it says of the matter."""
    beside = held.at.get((saying.report, saying.voice), frozenset())
    return saying.voice is not None and (saying.at - 1 in beside or saying.at + 1 in beside)


def _is_strange(saying: Saying, held: Held) -> bool:
    """Whether a saying has a number, a day or a country that the group has not: it may be of another one's act."""
    return any(feature[0] in SURE and feature not in held.core.holders for feature in saying.features)


def is_known(saying: Saying, held: Held, sources: Mapping[str, Collection[str]]) -> bool:
    """Whether a saying brings nobody new into a group.

    Its voice speaks there already, here or by the same name in another report; or it is the page's own where the page
    has something there, or took its text over from one that has; or an outlet's, where its report has.
    """
    if (saying.report, saying.voice) in held.at or (saying.who is not None and saying.who in held.who):
        return True
    before = not held.reports.isdisjoint(sources.get(saying.report, ()))
    return (saying.relayed and before) or (saying.voice is None and (before or saying.report in held.reports))


def speaker_of(scale: Scale, number: int) -> Speaker:
    """Who says it: a voice within its report, None for the page itself."""
    return scale.sayings[number].report, scale.sayings[number].voice
