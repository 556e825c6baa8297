"""How many independent origins stand behind a claim: the range, what shows it, and why in plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ondit.provenance.channels import Channels, channels
from ondit.provenance.desk import Desk, desk_of, outlet_id
from ondit.provenance.graph import Block, Range, Web, blocks_of, range_of
from ondit.provenance.nodes import nodes_of
from ondit.provenance.reasons import Findings, reasons_of
from ondit.provenance.relying import Reliance, reliances
from ondit.provenance.telling import Teller
from ondit.provenance.ties import Shown, blocks_apart, same_voices, taken_over, taken_over_from_one, tie_of, told_apart
from ondit.provenance.voices import Profile, profile_of
from ondit.records import Claim, Derivation, Origins, Reading, Said

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
    claims: Iterable[Claim], readings: Sequence[Reading], derivations: Sequence[Derivation], *, language: str = "en"
) -> tuple[Claim, ...]:
    """The claims with their origins, as `origins_of` gives them; the readings are laid out once for all."""
    desk = desk_of(readings, derivations)
    return tuple(replace(claim, origins=_origins(desk, claim, language)) for claim in claims)


def _origins(desk: Desk, claim: Claim, language: str) -> Origins:
    found = find(desk, claim)
    teller = Teller(desk, language)
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
    relies, settled = _edges(relying, profiles)
    taken = taken_over(settled, profiles)
    same = same_voices(list(profiles.values()), taken)
    one = (*taken, *same, *taken_over_from_one(settled, profiles, (*taken, *same)))
    told = tuple(told_apart(desk, by_report))
    web = Web(
        nodes=tuple(profiles),
        relies=relies,
        one=tuple((shown.a.id, shown.b.id) for shown in one),
        silent=frozenset(id_ for id_, profile in profiles.items() if profile.node.sort in ("silent", "outlet")),
        sizes={id_: profile.size for id_, profile in profiles.items() if _counted(desk, by_report, profile)},
        perhaps={id_: profile.size for id_, profile in profiles.items()},
    )
    named = [block for block in blocks_of(web) if block.sort == "named"]
    apart = _between_blocks(named, (*told, *blocks_apart(named, profiles)))
    range_ = range_of(replace(web, apart=tuple((shown.a.id, shown.b.id) for shown in apart)))
    if len(named) > TIED:
        certified = _certified(range_)
        apart = tuple(shown for shown in apart if shown.a.id in certified and shown.b.id in certified)
    return Findings(profiles, relying, one, apart, range_, _channels(desk, profiles, relies, range_.blocks))


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
    for report, page in desk.pages.items():
        nodes = nodes_of(desk, page, supporting[report]) if report in supporting else ()
        if nodes:
            found[report] = tuple(profile_of(page, node) for node in nodes)
    return found


def _edges(
    relying: Sequence[Reliance], profiles: Mapping[str, Profile]
) -> tuple[tuple[tuple[str, str], ...], list[Reliance]]:
    """Who relies on whom, and the reliances by which two nodes are one.

    Where a report names a voice through another one that, as far as the claim goes, names nobody, the latter rests
    on that voice and not the other way: `CNN said, citing an official` tells who stands behind CNN's own words.
    """
    derived = {reliance.node for reliance in relying}
    edges: dict[tuple[str, str], None] = {}
    settled: list[Reliance] = []
    for reliance in relying:
        speaks = profiles[reliance.node].node.sort not in ("silent", "outlet")
        bare = all(profiles[other].node.sort == "silent" and other not in derived for other in reliance.others)
        if speaks and bare:
            edges.update(dict.fromkeys((other, reliance.node) for other in reliance.others))
        else:
            edges.update(dict.fromkeys((reliance.node, other) for other in reliance.others))
            settled.append(reliance)
    return tuple(edges), settled


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
    desk: Desk, profiles: Mapping[str, Profile], relies: Iterable[tuple[str, str]], blocks: Sequence[Block]
) -> Channels:
    """The ways from the claim through outlets to its origins; a page and an outlet of its name are one vertex."""
    names: dict[str, str] = {}

    def page_vertex(report: str) -> str:
        vertex = _vertex(desk.pages[report].name, report, desk)
        names.setdefault(vertex, desk.pages[report].name)
        return vertex

    starts = [page_vertex(profile.node.report) for profile in profiles.values()]
    steps = [(page_vertex(profiles[a].node.report), page_vertex(profiles[b].node.report)) for a, b in relies]
    derived = {a for a, _ in relies}
    origins: list[str] = []
    for number, block in enumerate(blocks):
        if block.sort not in ("named", "silent"):
            continue
        origins.append(f"origin {number}")
        for node in block.nodes:
            if node in derived:
                continue
            at = page_vertex(profiles[node].node.report)
            for link in profiles[node].node.relays:
                vertex = _vertex(link.name or "", profiles[node].node.report, desk)
                names.setdefault(vertex, link.name or "")
                steps.append((at, vertex))
                at = vertex
            steps.append((at, origins[-1]))
    found = channels(starts, [(a, b) for a, b in steps if a != b], origins)
    return replace(found, bottleneck=names.get(found.bottleneck) if found.bottleneck is not None else None)


def _vertex(name: str, report: str, desk: Desk) -> str:
    return f"outlet {outlet_id(name, desk.pages[report])}"
