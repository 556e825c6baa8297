"""The nodes of a claim: for each report that supports it, the deepest voices that its statements name.

A node is written `report:voice`, or `report:-` for a report that names nobody. An outlet that merely relays is no node
but a step on the way. A report that names a voice has no `-` for its headline or lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from ondit.attribution.kinds import kind_at_word
from ondit.provenance.desk import BODIES, Desk, Page
from ondit.provenance.tellers import phrase_in
from ondit.records import Link, Said, Span, Statement, Voice

# voice: somebody the report names. outlet: an outlet that names nobody deeper. page: the report is its publisher's own
# word (a press release). seen: the reporter was there. held: a paper that the page has. silent: nobody is named.
Sort = Literal["voice", "outlet", "page", "seen", "held", "silent"]

NEAR = 400  # characters on either side of a page's own words in which it may say that its reporter was there
_END = re.compile(r"[.!?][\"”“»«’')]*\s|\n")


@dataclass(frozen=True, slots=True)
class Node:
    """A voice within a report. relays: the outlets through which it is heard, the page's nearest first.

    evidence: the words that name it, in the report. told: it spoke to the page itself. first: where it comes in.
    """

    id: str
    sort: Sort
    voice: Voice
    relays: tuple[Link, ...]
    statements: tuple[Statement, ...]
    evidence: tuple[Span, ...]
    told: bool
    first: int

    @property
    def report(self) -> str:
        """The id of its report."""
        return self.id.rpartition(":")[0]


def nodes_of(desk: Desk, page: Page, supporting: Iterable[Said]) -> tuple[Node, ...]:
    """The nodes of one report, in the order of its text. Statements that the reading does not hold are passed over.

    Words of which nobody knows whom they mean (page seven says) bring no node beside voices that are known.
    """
    statements = _of_the_body(
        page, [page.statements[s.statement] for s in supporting if s.statement in page.statements]
    )
    found: dict[str, Node] = {}
    for statement in statements:
        node = _node(desk, page, statement)
        old = found.get(node.id)
        found[node.id] = node if old is None else _merged(old, node)
    named = [node for node in found.values() if node.sort != "silent"]
    known = [node for node in named if node.sort != "voice" or node.voice.named or node.voice.kind != "unknown"]
    return tuple(known or named or found.values())


def _of_the_body(page: Page, statements: list[Statement]) -> list[Statement]:
    """The statements in text order, without the headline's if the text below it says the same."""
    statements = sorted(statements, key=lambda statement: (_start(statement), statement.id))
    heads = [part for part in page.reading.report.parts if part.kind == "headline"]
    body = [one for one in statements if not any(part.start <= _start(one) < part.end for part in heads)]
    return body or statements


def _start(statement: Statement) -> int:
    return statement.content[0].start if statement.content else 0


def _merged(old: Node, new: Node) -> Node:
    """One voice in two statements: it is heard through outlets only if it is never heard without."""
    relays = old.relays if old.relays and new.relays else ()
    return replace(old, relays=relays, statements=(*old.statements, *new.statements), told=old.told or new.told)


def _node(desk: Desk, page: Page, statement: Statement) -> Node:
    links = statement.chain[1:]
    at = next((n for n in reversed(range(len(links))) if _names_somebody(page, links[n])), None)
    if at is None:
        return _of_the_page(page, statement, tuple(link for link in links if desk.relays(page, link)))
    voice = page.voices.get(links[at].voice) or _voice_of(links[at])
    outlets = [link for link in links[:at] if desk.relays(page, link)]
    sort: Sort = "voice"
    if desk.relays(page, links[at]):
        sort = "outlet"
        outlets.append(links[at])
    evidence = links[at].evidence or voice.mentions[:1] or statement.source or statement.cue
    first = min((span.start for span in voice.mentions), default=_start(statement))
    told = _told_page(page, statement)
    return Node(f"{page.id}:{voice.id}", sort, voice, tuple(outlets), (statement,), evidence, told, first)


def _voice_of(link: Link) -> Voice:
    """A voice that the reading does not list, as far as the chain tells."""
    return Voice(link.voice, link.name, link.kind, False, None, None, None, ())


def _names_somebody(page: Page, link: Link) -> bool:
    if link.name is None or link.voice == "v0":
        return False
    return page.pack is None or phrase_in(link.name, "nobody", page.pack) is None


def _told_page(page: Page, statement: Statement) -> bool:
    if page.pack is None:
        return False
    return any(phrase_in(span.text, "told", page.pack, page.names) is not None for span in statement.addressee)


def _of_the_page(page: Page, statement: Statement, relays: tuple[Link, ...]) -> Node:
    """What nobody else is made responsible for: the publisher's own word, its reporter's eyes, its paper, or nobody."""
    sort, evidence = _own_ground(page, statement)
    report = page.reading.report
    own = page.voices.get("v0")
    name = report.outlet.name or report.outlet.domain
    kind = kind_at_word(page.pack, name) if page.pack is not None and name else "unknown"
    voice = Voice("v0", name, kind if sort == "page" else "outlet", name is not None, None, None, None, ())
    if own is not None and sort != "page":
        voice = replace(own, name=own.name or name)
    if sort == "page" and kind not in BODIES:
        voice = replace(voice, kind="organisation")
    id_ = f"{page.id}:-" if sort == "silent" else f"{page.id}:v0"
    shown = evidence or statement.content[:1]
    return Node(id_, sort, voice, relays, (statement,), shown, False, _start(statement))


def _own_ground(page: Page, statement: Statement) -> tuple[Sort, tuple[Span, ...]]:
    """On what the page's own words rest, with the words that show it."""
    report = page.reading.report
    if page.publisher:
        return "page", ()
    if page.pack is None or not statement.content or report.kind == "opinion" or statement.manner != "own":
        return "silent", ()
    start, end = statement.content[0].start, statement.content[-1].end
    sentence = sentence_around(page.text, start, end)
    held = phrase_in(page.text, "held", page.pack, page.names, within=sentence)
    if held is not None:
        return "held", (Span(*held, page.text[slice(*held)]),)
    around = max(0, start - NEAR), min(len(page.text), end + NEAR)
    seen = _outside_quotations(page, phrase_in(page.text, "saw", page.pack, page.names, within=around))
    if seen is not None and statement.stance.voice == "CT+":
        return "seen", (Span(*seen, page.text[slice(*seen)]),)
    return "silent", ()


def _outside_quotations(page: Page, place: tuple[int, int] | None) -> tuple[int, int] | None:
    """A place in the page's own words; None if somebody else says it there."""
    if place is None:
        return None
    others = (span for one in page.statements.values() if one.manner != "own" for span in one.content)
    return None if any(span.start <= place[0] < span.end for span in others) else place


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentences that a stretch of text touches, roughly: full stops, question marks and line ends part them."""
    first = max(
        (found.end() for found in _END.finditer(text, max(0, start - 1000), start)), default=max(0, start - 1000)
    )
    last = _END.search(text, max(start, end - 1))
    return first, last.end() if last is not None else len(text)
