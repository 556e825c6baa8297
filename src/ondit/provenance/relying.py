"""From which node of a claim a node is taken over: by the outlets in its chain, or by where its report comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ondit.provenance.dates import not_younger
from ondit.provenance.desk import Desk, Page
from ondit.provenance.editions import CODE, is_edition
from ondit.provenance.nodes import Node
from ondit.provenance.persons import sound
from ondit.provenance.tellers import phrase_in
from ondit.provenance.voices import Profile, compatible, judge, parted
from ondit.records import Derivation, Link, Span

WHOLE = ("copy", "trim", "translate")  # derivations that take over all that a report says
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Reliance:
    """A node has it from others of one report; from which of them is open where there are several.

    code: how it is shown (cites, or the kind of the derivation); evidence stands in the node's own report.
    """

    node: str
    report: str
    others: tuple[str, ...]
    code: str
    evidence: tuple[Span, ...]


def reliances(desk: Desk, claim: dict[str, tuple[Profile, ...]]) -> tuple[Reliance, ...]:
    """For each node of a claim the nodes that it is taken over from. claim: report -> its nodes' profiles."""
    return tuple(
        found
        for report, profiles in claim.items()
        for profile in profiles
        for found in _of(desk, claim, report, profile)
    )


def _of(desk: Desk, claim: dict[str, tuple[Profile, ...]], report: str, profile: Profile) -> list[Reliance]:
    page = desk.pages[report]
    said = None if _whole_source(desk, claim, report) else _through_outlets(desk, claim, page, profile.node)
    if said is not None:
        reports, code, evidence = said
        return list(_reliances(profile, [(other, claim[other], False) for other in reports], code, evidence))
    found: list[Reliance] = []
    for other, derivation in _sources(desk, claim, report):
        if _takes_over(desk, page, profile, claim[other], desk.pages[other], derivation):
            evidence = derivation.because[0].evidence if derivation.because else ()
            whole = derivation.kind in WHOLE
            shown = evidence or profile.node.evidence
            code = CODE if is_edition(derivation) else derivation.kind
            found += _reliances(profile, [(other, claim[other], whole)], code, shown)
    return found or list(_through_media(desk, claim, page, profile))


def _through_media(
    desk: Desk, claim: dict[str, tuple[Profile, ...]], page: Page, profile: Profile
) -> Iterator[Reliance]:
    """What a node has from media that its page does not name: from those that were not later with it.

    The claim may hold other media's reports than the page has read; it has it from one of their kind all the same.
    """
    node = profile.node
    through = [link for said in node.statements for link in said.chain[1:] if _is_media(page, link)]
    if not through or node.told or profile.named or profile.other is not None:
        return
    mine = page.reading.report
    before = [name for name in claim if name != mine.id and not_younger(desk.pages[name].reading.report, mine)]
    shown = through[0].evidence or node.evidence
    yield from _reliances(profile, [(name, claim[name], False) for name in before], "cite", shown)


def _is_media(page: Page, link: Link) -> bool:
    """Whether a link of a chain stands for media at large (media, reports)."""
    if link.name is None or page.pack is None:
        return False
    return phrase_in(link.name, "media", page.pack) is not None


def _whole_source(desk: Desk, claim: dict[str, tuple[Profile, ...]], report: str) -> bool:
    """Whether a report is another one's text, so that whom that one cites is cited at second hand."""
    return any(found.kind in WHOLE and found.origin in claim for found in desk.sources.get(report, ()))


def _through_outlets(
    desk: Desk, claim: dict[str, tuple[Profile, ...]], page: Page, node: Node
) -> tuple[list[str], str, tuple[Span, ...]] | None:
    """The reports of the outlet nearest to the page that its chain goes through, if the claim has nodes there."""
    for link in node.relays:
        named = desk.of_outlet(page, link.name or "")
        reports = [report for report in named if report in claim]
        if reports:
            known = {derivation.origin for derivation in desk.sources.get(page.id, ())}
            return [one for one in reports if one in known] or reports, "cite", link.evidence or node.evidence
    return None


def _sources(desk: Desk, claim: dict[str, tuple[Profile, ...]], report: str) -> list[tuple[str, Derivation]]:
    """The reports that a report comes from and that the claim has nodes of.

    Also through a report that it has none of, if all of that was taken over: who only cites one cites it for
    something else.
    """
    found: dict[str, Derivation] = {}
    seen = {report}
    queue: list[tuple[str, Derivation | None]] = [(report, None)]
    for here, first in queue:
        for derivation in desk.sources.get(here, ()):
            if derivation.origin in seen or derivation.origin not in desk.pages:
                continue
            seen.add(derivation.origin)
            if derivation.origin in claim:
                found[derivation.origin] = first or derivation
            elif derivation.kind in WHOLE:
                queue.append((derivation.origin, first or derivation))
    return list(found.items())


def _takes_over(
    desk: Desk, page: Page, profile: Profile, others: Sequence[Profile], origin: Page, derivation: Derivation
) -> bool:
    """Whether a report's derivation covers this node of it."""
    node = profile.node
    if node.told or profile.other is not None:
        return False
    if derivation.kind in WHOLE:
        return True
    if node.sort in ("seen", "held", "page"):
        return any(_is_it(profile, other) for other in others)
    if node.sort == "silent" or _through_nobody(page, node):
        return True
    if derivation.kind == "rewrite" or not derivation.explicit:
        return not profile.named or _mentioned(profile.name or "", origin) or any(_is_it(profile, o) for o in others)
    return any(_is_it(profile, other) for other in others)


def _is_it(profile: Profile, other: Profile) -> bool:
    verdict = judge(profile, other)
    return (verdict is not None and verdict.says == "one") or compatible(profile, other)


def _through_nobody(page: Page, node: Node) -> bool:
    """Whether a node is heard through outlets that the page does not name (several media)."""
    return any(not page.voices[link.voice].named for link in node.relays if link.voice in page.voices)


def _mentioned(name: str, page: Page) -> bool:
    """Whether a report holds the last word of a name, as it sounds; its endings may differ."""
    words = name.split()
    last = sound(words[-1]) if words else ""
    return bool(last) and any(sound(word).startswith(last) for word in _WORD.findall(page.text))


def _reliances(
    profile: Profile, given: Iterable[tuple[str, Sequence[Profile], bool]], code: str, evidence: tuple[Span, ...]
) -> Iterator[Reliance]:
    """What a node has from the nodes of each report; nothing where all of them are others, unless all is taken over."""
    for report, others, whole in given:
        ids = tuple(other.id for other in (_which(profile, others) or (others if whole else ())))
        if ids:
            yield Reliance(profile.id, report, ids, code, evidence)


def _which(profile: Profile, others: Sequence[Profile]) -> Sequence[Profile]:
    """The nodes that a node may be, the surest alone; all if it names nobody, none but those that are not apart."""
    if profile.node.sort != "voice":
        return others
    same = [other for other in others if _is_it(profile, other)]
    open_ = [other for other in others if not _parted(profile, other)]
    return same[:1] or open_


def _parted(profile: Profile, other: Profile) -> bool:
    return parted(profile, other) is not None
