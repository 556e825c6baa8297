"""A statement's chain as a ladder: from what it rests on, over the voice and the outlets, down to this page."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from ondit.records import Link, Reading, Span, Statement, Voice

WORDS = 6  # at each end of a passage that an address points to


@dataclass(frozen=True, slots=True)
class Rung:
    """One step. words: that prove it; () for the page itself, and where a credit line stands for all of it."""

    link: Link
    voice: Voice | None
    words: tuple[str, ...]


def rungs(statement: Statement, reading: Reading) -> list[Rung]:
    """The chain from the top: what lies deepest first, the page last."""
    voices = {voice.id: voice for voice in reading.voices}
    return [Rung(link, voices.get(link.voice), _words(link.evidence)) for link in reversed(statement.chain)]


def _words(spans: tuple[Span, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(span.text.split()) for span in spans))


def fragment(spans: tuple[Span, ...]) -> str:
    """The part of an address by which a browser scrolls to these words on their page; "" without words."""
    if not spans:
        return ""
    words = spans[0].text.split()
    if not words:
        return ""
    if len(words) <= 2 * WORDS:
        return f"#:~:text={_quoted(words)}"
    return f"#:~:text={_quoted(words[:WORDS])},{_quoted(words[-WORDS:])}"


def _quoted(words: list[str]) -> str:
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")
