"""The chain by which a statement came to this page: page, outlets relayed, voice, what the voice rests on."""

from __future__ import annotations

from collections.abc import Sequence

from ondit.attribution.draft import Draft
from ondit.attribution.scene import Scene
from ondit.attribution.voices import Cast
from ondit.records import Credit, Link, LinkKind, Report, Span

RELAYS = frozenset({"outlet", "agency"})


def chain_of(scene: Scene, report: Report, cast: Cast, drafts: Sequence[Draft], number: int) -> tuple[Link, ...]:
    """The chain of one statement, from the page outward; chain[0] is always the page itself.

    A credit line lengthens the chain of every statement; an outer statement's voice stands before an inner's.
    """
    links = [_link(cast, 0, "publishes", ())]
    main = main_credit(report)
    if main is not None and main.outlet is not None:
        _add(links, cast, _credited(cast, main), main.link, (Span(main.start, main.end, main.text),))
    for outer in _outward(drafts, number):
        _add_draft(links, scene, cast, drafts[outer], outer)
    return tuple(links)


def main_credit(report: Report) -> Credit | None:
    """The credit that the page as a whole stands under: the report's first one."""
    return report.credit


def _credited(cast: Cast, credit: Credit) -> int:
    for number, figure in enumerate(cast.figures):
        if any((m.start, m.end) == (credit.start, credit.end) for m in figure.mentions):
            return number
    return 0


def _outward(drafts: Sequence[Draft], number: int) -> list[int]:
    """The statement with those around it, the outermost first."""
    found, at = [number], drafts[number].parent
    while at is not None and at not in found:
        found.append(at)
        at = drafts[at].parent
    return found[::-1]


def _add_draft(links: list[Link], scene: Scene, cast: Cast, draft: Draft, number: int) -> None:
    voice = cast.of.get(number, 0)
    if voice == 0:
        return
    evidence = scene.doc.spans((*draft.source, *draft.cue))
    relay = cast.via.get(number)
    if relay is not None and relay not in (0, voice):
        _add(links, cast, relay, "cites", scene.doc.spans(draft.via))
    told = cast.addressees.get(number)
    if told is not None and told != 0 and cast.figures[voice].kind not in RELAYS:
        _add(links, cast, told, "cites", scene.doc.spans(draft.addressee))
    _add(links, cast, voice, _kind_of_link(scene, cast, draft, voice), evidence)
    basis = cast.bases.get(number)
    if basis is not None:
        _add(links, cast, basis, "rests-on", scene.doc.spans(draft.basis))


def _kind_of_link(scene: Scene, cast: Cast, draft: Draft, voice: int) -> LinkKind:
    if cast.figures[voice].kind not in RELAYS:
        return "quotes"
    firsts = scene.lexicon.speech.firsts
    for start, end in draft.cue:
        near = [scene.word(at) for at in range(max(0, start - 4), min(len(scene.tokens), end + 4))]
        if any(first in " ".join(near).split() or (" " in first and first in " ".join(near)) for first in firsts):
            return "first-reported"
    return "cites"


def _add(links: list[Link], cast: Cast, voice: int, kind: LinkKind, evidence: tuple[Span, ...]) -> None:
    """Add a link, unless the voice is in the chain already."""
    if all(link.voice != f"v{voice}" for link in links):
        links.append(_link(cast, voice, kind, evidence))


def _link(cast: Cast, voice: int, kind: LinkKind, evidence: tuple[Span, ...]) -> Link:
    figure = cast.figures[voice]
    return Link(f"v{voice}", figure.name, figure.kind, kind, evidence)
