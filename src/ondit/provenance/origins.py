"""How many independent origins stand behind a claim: the range, what shows it, and why in plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ondit.provenance.channels import Channels, channels
from ondit.provenance.desk import Desk, Judged, desk_of, outlet_id
from ondit.provenance.graph import Block, Range, Web, blocks_of, range_of
from ondit.provenance.nodes import nodes_of
from ondit.provenance.reasons import Findings, reasons_of
from ondit.provenance.relying import Reliance, reliances
from ondit.provenance.telling import Teller
from ondit.provenance.ties import (
    Shown,
    blocks_apart,
    heard_through_one,
    judged,
    quoted_elsewhere,
    resting,
    same_voices,
    taken_over,
    taken_over_from_one,
    tie_of,
    told_apart,
    without,
)
from ondit.provenance.voices import Profile, profile_of
from ondit.records import Claim, Derivation, Origins, Reading, Said

NAMELESS = ("silent", "outlet")  # sorts of nodes that name nobody
TIED = 60  # origins beyond which only those of the certificate are listed as apart: pairs grow with the square


def origins_of(
    claim: Claim, readings: Sequence[Reading], derivations: Sequence[Derivation], *, language: str = "en"
) -> Origins:
    """The range of origins behind a claim's supporting statements.

    language: that of the sentences, a pack's code; PackError if there is none. Statements that no reading holds
    are passed over; without any the claim is not assessable and both ends are 0. The same input gives the same range.
    """
    return _origins(desk_of(readings, derivations), claim, language)


def with_origins(
    claims: Iterable[Claim],
    readings: Sequence[Reading],
    derivations: Sequence[Derivation],
    *,
    judged: Iterable[Judged] = (),
    language: str = "en",
) -> tuple[Claim, ...]:
    """The claims with their origins, as `origins_of` gives them; the readings are laid out once for all.

    judged: what people said of their voices, which goes before what the rules say of the same two.
    """
    desk = desk_of(readings, derivations, judged)
    return tuple(replace(claim, origins=_origins(desk, claim, language)) for claim in claims)


def _origins(desk: Desk, claim: Claim, language: str) -> Origins:
    return told(find(desk, claim), Teller(desk, language))


def told(found: Findings, teller: Teller) -> Origins:
    """What was found of a claim's origins, in the words of a language."""
    return Origins(
        at_least=found.range.at_least,
        at_most=found.range.at_most,
        channels=found.channels.number,
        bottleneck=found.channels.bottleneck,
        assessable=found.range.at_least > 0,
        certificate=found.range.certificate,
        must_link=tuple(tie_of(shown, teller) for shown in found.one),
        cannot_link=tuple(tie_of(shown, teller) for shown in found.apart),
        because=reasons_of(found, teller),
    )


def find(desk: Desk, claim: Claim) -> Findings:
    """What the readings show of a claim's origins, before it is told."""
    by_report = _profiles(desk, claim)
    profiles = {profile.id: profile for several in by_report.values() for profile in several}
    relying = reliances(desk, by_report)
    edges = _edges(relying, profiles)
    derived = {a for a, _ in edges.relies}
    taken = (
        *taken_over(edges.settled, profiles),
        *heard_through_one(desk, profiles, derived),
        *quoted_elsewhere(desk, profiles, derived),
        *resting(by_report),
    )
    same = same_voices(list(profiles.values()), taken)
    one = (*taken, *same, *taken_over_from_one(edges.settled, profiles, (*taken, *same)))
    joined, parted = judged(desk, profiles, same=True), judged(desk, profiles, same=False)
    one = (*without(one, parted), *joined)
    told = (*parted, *without(told_apart(desk, by_report), joined))
    web = Web(
        nodes=tuple(profiles),
        relies=edges.relies,
        one=tuple((shown.a.id, shown.b.id) for shown in one),
        silent=frozenset(id_ for id_, profile in profiles.items() if profile.node.sort in NAMELESS),
        sizes={id_: profile.size for id_, profile in profiles.items() if _counted(desk, by_report, profile)},
        perhaps={id_: profile.size for id_, profile in profiles.items()},
    )
    named = [block for block in blocks_of(web) if block.sort == "named"]
    apart = _between_blocks(named, (*told, *blocks_apart(named, profiles)))
    range_ = range_of(replace(web, apart=tuple((shown.a.id, shown.b.id) for shown in apart)))
    if len(named) > TIED:
        certified = _certified(range_)
        apart = tuple(shown for shown in apart if shown.a.id in certified and shown.b.id in certified)
    return Findings(
        profiles, relying, one, apart, range_, _channels(desk, profiles, relying, edges.behind, range_.blocks)
    )


def _counted(desk: Desk, claim: Mapping[str, object], profile: Profile) -> bool:
    """Whether a plural is proven to be several: three sources of a page that cites three others may be those."""
    if profile.size == 1:
        return False
    cites = any(found.origin in claim for found in desk.sources.get(profile.node.report, ()))
    return profile.node.told or not cites


def _profiles(desk: Desk, claim: Claim) -> dict[str, tuple[Profile, ...]]:
    """The nodes' profiles by report, in the order of the readings."""
    supporting: dict[str, list[Said]] = {}
    for said in claim.supporting:
        supporting.setdefault(said.report, []).append(said)
    found: dict[str, tuple[Profile, ...]] = {}
    for report in sorted(supporting.keys() & desk.pages.keys(), key=desk.places.__getitem__):
        page = desk.pages[report]
        nodes = nodes_of(desk, page, supporting[report])
        if nodes:
            found[report] = tuple(profile_of(page, node) for node in nodes)
    return found


@dataclass(frozen=True, slots=True)
class _Edges:
    """Who relies on whom; settled: the reliances by which two nodes are one.

    behind: voices with the silent nodes that rest on them. Where a report names a voice through others that, as far as
    the claim goes, name nobody to the end, the last of those rests on that voice and not the other way:
    `CNN said, citing an official` tells who stands behind CNN's own words.
    """

    relies: tuple[tuple[str, str], ...]
    settled: tuple[Reliance, ...]
    behind: dict[str, tuple[str, ...]]


def _edges(relying: Sequence[Reliance], profiles: Mapping[str, Profile]) -> _Edges:
    ahead: dict[str, list[str]] = {}
    for reliance in relying:
        ahead.setdefault(reliance.node, []).extend(reliance.others)
    speaking = [node for node in ahead if profiles[node].node.sort not in NAMELESS]
    behind = {node: ends for node in speaking for ends in [_mute_ends(node, ahead, profiles)] if ends}
    settled = tuple(reliance for reliance in relying if reliance.node not in behind)
    forth = [(reliance.node, other) for reliance in settled for other in reliance.others]
    back = [(end, node) for node, ends in behind.items() for end in ends]
    return _Edges(tuple(dict.fromkeys([*forth, *back])), settled, behind)


def _mute_ends(node: str, ahead: Mapping[str, Sequence[str]], profiles: Mapping[str, Profile]) -> tuple[str, ...]:
    """The silent nodes at which all ways from a node end; none if somebody is named on the way, or it is a circle."""
    seen, queue = {node}, list(dict.fromkeys(ahead.get(node, ())))
    ends: list[str] = []
    for here in queue:
        if profiles[here].node.sort not in NAMELESS:
            return ()
        seen.add(here)
        beyond = ahead.get(here, ())
        if not beyond:
            ends.append(here)
        queue.extend(other for other in dict.fromkeys(beyond) if other not in seen and other not in queue)
    return tuple(ends)


def _between_blocks(blocks: Sequence[Block], shown: Iterable[Shown]) -> tuple[Shown, ...]:
    """What parts two origins, the first reason for each pair."""
    block_of = {node: number for number, block in enumerate(blocks) for node in block.nodes}
    found: dict[tuple[int, int], Shown] = {}
    for one in shown:
        a, b = block_of.get(one.a.id), block_of.get(one.b.id)
        if a is not None and b is not None and a != b:
            found.setdefault((min(a, b), max(a, b)), one)
    return tuple(found.values())


def _certified(range_: Range) -> set[str]:
    return {node for block in range_.blocks if set(block.nodes) & set(range_.certificate) for node in block.nodes}


def _channels(
    desk: Desk,
    profiles: Mapping[str, Profile],
    relying: Sequence[Reliance],
    behind: Mapping[str, Sequence[str]],
    blocks: Sequence[Block],
) -> Channels:
    """The ways from the claim through outlets to its origins; a page and an outlet of its name are one vertex."""
    names: dict[str, str] = {}

    def outlet(name: str, report: str) -> str:
        vertex = f"outlet {outlet_id(name, desk.pages[report])}"
        names.setdefault(vertex, name)
        return vertex

    @cache
    def at(node: str) -> str:
        report = profiles[node].node.report
        return outlet(desk.pages[report].name, report)

    starts = [at(node) for node in profiles]
    steps = [(at(reliance.node), at(other)) for reliance in relying for other in reliance.others]
    derived = {reliance.node for reliance in relying}
    origins = {f"origin {n}": block for n, block in enumerate(blocks) if block.sort in ("named", "silent")}
    for origin, block in origins.items():
        for node in block.nodes:
            if node in behind:
                steps += [(at(end), origin) for end in behind[node]]
            elif node not in derived:
                way = [outlet(link.name or "", profiles[node].node.report) for link in profiles[node].node.relays]
                steps += pairwise([at(node), *way, origin])
    found = channels(starts, [(a, b) for a, b in steps if a != b], origins)
    return replace(found, bottleneck=names.get(found.bottleneck) if found.bottleneck is not None else None)
