"""The chain by which a statement came to this page: page, outlets relayed, voice, what the voice rests on.

A voice that this report knows only through an outlet stays behind it: once `the Herald quoted an official`,
`the official added` is heard through the Herald too, unless the official also speaks to the page itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from ondit.attribution.draft import Draft, Range
from ondit.attribution.figures import RELAYS
from ondit.attribution.names import HUMAN
from ondit.attribution.scene import Scene
from ondit.attribution.voices import Cast
from ondit.records import Credit, Link, LinkKind, Report, Span

Heard = tuple[int, tuple[Range, ...]]  # an outlet's number and the words that say that it was told or quotes

NEAR = 4  # words around a cue in which it may say that somebody was first


def chain_of(scene: Scene, report: Report, cast: Cast, drafts: Sequence[Draft], number: int) -> tuple[Link, ...]:
    """The chain of one statement, from the page outward; chain[0] is always the page itself.

    A credit line lengthens the chain of every statement but the page's own headline; an outer statement's voice
    stands before an inner's.
    """
    links = [_link(cast, 0, "publishes", ())]
    main = main_credit(report)
    if main is not None and main.outlet is not None and not _is_own_headline(scene, drafts[number]):
        _add(links, cast, _credited(cast, main), main.link, (Span(main.start, main.end, main.text),))
    for outer in _outward(drafts, number):
        _add_draft(links, scene, cast, drafts, outer)
    return tuple(links)


def main_credit(report: Report) -> Credit | None:
    """The credit that the page as a whole stands under: the report's first one."""
    return report.credit


def _is_own_headline(scene: Scene, draft: Draft) -> bool:
    """A headline in the page's own voice: written by the page, whatever it took over below."""
    return draft.manner == "own" and scene.doc.sentences[draft.sentence].kind == "headline"


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


def _add_draft(links: list[Link], scene: Scene, cast: Cast, drafts: Sequence[Draft], number: int) -> None:
    draft = drafts[number]
    voice = cast.of.get(number, 0)
    if voice == 0:
        return
    for relay, where in _relays(cast, drafts, number):
        _add(links, cast, relay, "cites", scene.doc.spans(where))
    _add(links, cast, voice, _kind_of_link(scene, cast, draft, voice), scene.doc.spans((*draft.source, *draft.cue)))
    basis = cast.bases.get(number)
    if basis is not None:
        _add(links, cast, basis, _kind_of_basis(cast, basis), scene.doc.spans(draft.basis))


def _relays(cast: Cast, drafts: Sequence[Draft], number: int) -> list[Heard]:
    """The outlets through which the voice of a draft is heard, from the page outward, with the words that say so."""
    voice = cast.of[number]
    said = _said_relays(cast, drafts[number], number)
    if said or cast.addressees.get(number) == 0 or cast.figures[voice].kind in RELAYS:
        return said
    return [(relay, ()) for relay in _brought_by(cast, drafts, voice, number, frozenset())]


def _said_relays(cast: Cast, draft: Draft, number: int) -> list[Heard]:
    """The outlets that the statement's own words name: quoted by X, told X."""
    voice, relay, told = cast.of[number], cast.via.get(number), cast.addressees.get(number)
    found: list[Heard] = []
    if relay is not None and relay not in (0, voice):
        found.append((relay, draft.via))
    if told is not None and told not in (0, voice, relay) and cast.figures[voice].kind not in RELAYS:
        found.append((told, draft.addressee))
    return found


def _brought_by(cast: Cast, drafts: Sequence[Draft], voice: int, asks: int, past: frozenset[int]) -> tuple[int, ...]:
    """The outlets through which an earlier statement brought a voice in; none if it also speaks to the page.

    One out of several is heard through the outlets that brought those in, unless its own words name some.
    asks: the statement that wants to know; past: voices asked for on the way here. A headline's voice is brought
    in by the text below it.
    """
    first = cast.entrances.get(voice)
    if first is None or voice in cast.direct or voice in past:
        return ()
    if asks in cast.order and cast.order[first] > cast.order[asks]:
        return ()
    if cast.of[first] == voice:
        own = _bringing(cast, drafts, voice, first)
        group = cast.figures[voice].group
        if own or group is None or group.number is None:
            return own
        return _brought_by(cast, drafts, group.number, asks, past | {voice})
    return _behind(cast, drafts, first, past | {voice})


def _bringing(cast: Cast, drafts: Sequence[Draft], voice: int, number: int) -> tuple[int, ...]:
    """The outlets by which a voice's own statement brings it in: those around it, then those that it names."""
    around = [cast.of[outer] for outer in _outward(drafts, number)[:-1] if outer in cast.of]
    outlets = tuple(other for other in around if other not in (0, voice) and cast.figures[other].kind in RELAYS)
    return outlets + tuple(relay for relay, _ in _said_relays(cast, drafts[number], number))


def _behind(cast: Cast, drafts: Sequence[Draft], number: int, past: frozenset[int]) -> tuple[int, ...]:
    """The outlets through which a statement's basis is known: the outlet that cites it, or its voice's outlets."""
    speaker = cast.of[number]
    if speaker == 0 or cast.figures[speaker].kind in RELAYS:
        return (speaker,) if speaker != 0 else ()
    said = tuple(relay for relay, _ in _said_relays(cast, drafts[number], number))
    return said or _brought_by(cast, drafts, speaker, number, past)


def _kind_of_basis(cast: Cast, basis: int) -> LinkKind:
    """Somebody whom an outlet cites is quoted; a document is rested on."""
    figure = cast.figures[basis]
    if figure.kind in RELAYS:
        return "cites"
    return "quotes" if figure.human or figure.kind in HUMAN else "rests-on"


def _kind_of_link(scene: Scene, cast: Cast, draft: Draft, voice: int) -> LinkKind:
    if cast.figures[voice].kind not in RELAYS:
        return "quotes"
    firsts = scene.lexicon.speech.firsts
    for start, end in draft.cue:
        near = [scene.word(at) for at in range(max(0, start - NEAR), min(len(scene.tokens), end + NEAR))]
        if any(first in near or (" " in first and first in " ".join(near)) for first in firsts):
            return "first-reported"
    return "cites"


def _add(links: list[Link], cast: Cast, voice: int, kind: LinkKind, evidence: tuple[Span, ...]) -> None:
    """Add a link, unless the voice is in the chain already."""
    if all(link.voice != f"v{voice}" for link in links):
        links.append(_link(cast, voice, kind, evidence))


def _link(cast: Cast, voice: int, kind: LinkKind, evidence: tuple[Span, ...]) -> Link:
    figure = cast.figures[voice]
    return Link(f"v{voice}", figure.name, figure.kind, kind, evidence)
