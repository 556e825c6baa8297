"""Why a range is what it is, in plain sentences: who rests on whom, who names nobody, what is open, what is proven."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from ondit.provenance.channels import Channels
from ondit.provenance.graph import Block, Range
from ondit.provenance.relying import Reliance
from ondit.provenance.telling import Teller
from ondit.provenance.ties import Shown, sentence_of
from ondit.provenance.voices import Profile
from ondit.records import Reason, Span

TOLD = 12  # origins that get a sentence of their own
OPEN = 5  # open pairs that get one


@dataclass(frozen=True, slots=True)
class Findings:
    """What is known of a claim's origins, before it is told."""

    profiles: Mapping[str, Profile]
    reliances: tuple[Reliance, ...]
    one: tuple[Shown, ...]
    apart: tuple[Shown, ...]
    range: Range
    channels: Channels


def reasons_of(found: Findings, teller: Teller) -> tuple[Reason, ...]:
    """The sentences, from what the reports rest on to what remains open; each once."""
    told = (
        *_roots(found, teller),
        *_adding_nothing(found, teller),
        *_unnamed(found, teller),
        *_members(found, teller),
        *_judged(found, teller),
        *_proven(found, teller),
        *_open(found, teller),
        *_whole(found, teller),
    )
    return tuple({reason.text: reason for reason in reversed(told)}.values())[::-1]


def _named(found: Findings) -> list[Block]:
    return [block for block in found.range.blocks if block.sort == "named"]


def head_of(block: Block, found: Findings) -> Profile:
    """The node that shows best whom a block stands for: one that has it from nobody, and bears a name."""
    derived = {reliance.node for reliance in found.reliances}
    profiles = [found.profiles[node] for node in block.nodes]
    return min(profiles, key=lambda one: (one.id in derived, one.node.sort == "silent", not one.named))


def _reports(nodes: Iterable[str], found: Findings) -> list[str]:
    return list(dict.fromkeys(found.profiles[node].node.report for node in nodes))


def _roots(found: Findings, teller: Teller) -> Iterator[Reason]:
    for block in _named(found)[:TOLD]:
        head = head_of(block, found)
        reports = _reports(block.nodes, found)
        code = "rest-on" if len({teller.outlet(report) for report in reports}) > 1 else "rests-on"
        text = teller.say(
            code, reports=teller.outlets(reports), voice=teller.voice(head), outlet=teller.outlet(head.node.report)
        )
        yield Reason(code, text, _evidence(head))


def _evidence(profile: Profile) -> tuple[Span, ...]:
    return profile.node.evidence


def _adding_nothing(found: Findings, teller: Teller) -> Iterator[Reason]:
    """Reports that only take over, and are no part of any one origin."""
    for block in found.range.blocks:
        if block.sort != "derived":
            continue
        reports = _reports(block.nodes, found)
        sources = [one.report for one in found.reliances if one.node in block.nodes and one.report not in reports]
        if sources:
            others = teller.outlets(sources)
            yield Reason("adds-nothing", teller.say("adds-nothing", reports=teller.outlets(reports), others=others), ())


def _unnamed(found: Findings, teller: Teller) -> Iterator[Reason]:
    derived = {reliance.node for reliance in found.reliances}
    silent = [node for block in found.range.blocks if block.sort == "silent" for node in block.nodes]
    naming = set(_reports((node for block in _named(found) for node in block.nodes), found))
    for also in (False, True):
        own = [n for n in silent if n not in derived and (found.profiles[n].node.report in naming) is also]
        if own:
            reports = _reports(own, found)
            code = "name-nobody" if len({teller.outlet(report) for report in reports}) > 1 else "names-nobody"
            said = teller.say(f"{code}-there" if also else code, reports=teller.outlets(reports))
            yield Reason(code, said, _evidence(found.profiles[own[0]]))
    for block in found.range.blocks:
        if block.sort == "circle":
            outlets = teller.outlets(_reports(block.nodes, found))
            yield Reason("circle", teller.say("circle", reports=outlets), _evidence(found.profiles[block.nodes[0]]))


def _members(found: Findings, teller: Teller) -> Iterator[Reason]:
    for block in _named(found)[:TOLD]:
        if block.size > 1:
            head = max((found.profiles[node] for node in block.nodes), key=lambda one: one.size)
            text = teller.say("members", voice=teller.voice(head), number=block.size)
            yield Reason("members", text, _evidence(head))


def _judged(found: Findings, teller: Teller) -> Iterator[Reason]:
    """Voices that a person took for one."""
    for shown in found.one:
        if shown.by:
            yield Reason(shown.code, teller.say("judged", sentence=sentence_of(shown, teller)), shown.evidence)


def _proven(found: Findings, teller: Teller) -> Iterator[Reason]:
    """What parts the voices of the certificate, and where being two is not being independent."""
    certified = [block for block in _named(found) if set(block.nodes) & set(found.range.certificate)]
    block_of = {node: number for number, block in enumerate(certified) for node in block.nodes}
    for shown in found.apart[: TOLD * TOLD]:
        if shown.a.id not in block_of or shown.b.id not in block_of:
            continue
        text = teller.say("cannot-be-one", sentence=sentence_of(shown, teller))
        yield Reason(shown.code, text, shown.evidence)
        if shown.a.stations and shown.a.stations == shown.b.stations and shown.a.country == shown.b.country:
            text = teller.say("one-office", **_both(shown.a, shown.b, teller))
            yield Reason("one-office", text, ())


def _both(a: Profile, b: Profile, teller: Teller) -> dict[str, str]:
    """Two voices to name in one sentence; where both are called the same, with who heard them."""
    names = [teller.voice(a), teller.voice(b)]
    if names[0] == names[1]:
        names = [f"{teller.voice(one)} ({teller.outlet(one.node.report)})" for one in (a, b)]
    return {"voice": names[0], "other": names[1]}


def _open(found: Findings, teller: Teller) -> Iterator[Reason]:
    """The origins that may be one with another."""
    named = _named(found)[:TOLD]
    block_of = {node: number for number, block in enumerate(named) for node in block.nodes}
    parted = {
        frozenset((block_of[shown.a.id], block_of[shown.b.id]))
        for shown in found.apart
        if shown.a.id in block_of and shown.b.id in block_of
    }
    pairs = [pair for pair in combinations(range(len(named)), 2) if frozenset(pair) not in parted]
    for one, other in pairs[:OPEN]:
        a, b = head_of(named[one], found), head_of(named[other], found)
        text = teller.say("may-be-one", **_both(a, b, teller))
        yield Reason("may-be-one", text, _evidence(a))
    if len(pairs) > OPEN:
        yield Reason("may-be-one", teller.say("more-may-be-one", number=len(pairs) - OPEN), ())


def _whole(found: Findings, teller: Teller) -> Iterator[Reason]:
    """What holds of the claim as a whole."""
    range_ = found.range
    several = len(_reports(found.profiles, found)) > 1
    apart = any(block.sort in ("silent", "circle") for block in range_.blocks)  # told, and not by way of an origin
    if found.channels.bottleneck is not None and several and not apart:
        yield Reason("bottleneck", teller.say("bottleneck", outlet=found.channels.bottleneck), ())
    if range_.at_least == 0:
        yield Reason("not-assessable", teller.say("not-assessable"), ())
    if not range_.exact:
        yield Reason("bound", teller.say("bound", number=range_.at_least), ())
    elif len(range_.certificate) < range_.at_least:
        yield Reason("no-clique", teller.say("no-clique", number=range_.at_least), ())
