"""A report's text with its statements marked: in paragraphs, in runs of sentences that have the same voices.

A run is what stands beside one margin: whoever speaks in it, or nobody but the page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ondit.annotate.grammar import grammar_of
from ondit.annotate.sentences import sentence_starts
from ondit.errors import PackError
from ondit.packs.language import language_pack
from ondit.records import PartKind, Reading, Span, Statement

_TOKEN = re.compile(r"[\"“”„»«‘’'()\[\]]|[^\s\"“”„»«‘’'()\[\]]+?(?=[.!?…,;:]*(?:[\"“”„»«‘’'()\[\]]|\s|$))|[.!?…,;:]")
CONTENT, SOURCE, HEDGE, CUE, FOCUS = 1, 2, 4, 8, 16


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are marked alike. statement: the innermost in whose content they stand, None: the page's own."""

    text: str
    content: bool
    source: bool
    hedge: bool
    cue: bool
    focus: bool
    statement: str | None


@dataclass(frozen=True, slots=True)
class Run:
    """Sentences with the same voices. said: the statements of others in them, one for each voice; () the page's own."""

    said: tuple[Statement, ...]
    pieces: tuple[Piece, ...]
    focus: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, and what it is on the page."""

    kind: PartKind
    runs: tuple[Run, ...]


def marked(reading: Reading, focus: str | None = None) -> list[Paragraph]:
    """The text in paragraphs. focus: the id of the statement that somebody looks at."""
    text = reading.report.text
    sheet = _Sheet(reading, focus)
    starts = _sentences(reading)
    found: list[Paragraph] = []
    for kind, start, end in _lines(reading):
        inside = [at for at in starts if start < at < end]
        bounds = [start, *inside, end]
        runs = list(_runs(sheet, list(pairwise(bounds)), text))
        found.append(Paragraph(kind, tuple(runs)))
    return found


def _lines(reading: Reading) -> Iterator[tuple[PartKind, int, int]]:
    text = reading.report.text
    parts = reading.report.parts
    begins = [part.start for part in parts]
    for found in re.finditer(r"[^\n]+", text):
        if found.group().strip():
            at = bisect_right(begins, found.start()) - 1
            kind: PartKind = parts[at].kind if at >= 0 and found.start() < parts[at].end else "body"
            yield kind, found.start(), found.end()


def _sentences(reading: Reading) -> list[int]:
    """Where sentences begin, by the rules of the language; only lines where its pack is gone."""
    try:
        grammar = grammar_of(language_pack(reading.report.language))
    except PackError:
        return []
    starts: list[int] = []
    text = reading.report.text
    for line in re.finditer(r"[^\n]+", text):
        tokens = [(found.start(), found.end()) for found in _TOKEN.finditer(text, line.start(), line.end())]
        words = [text[start:end] for start, end in tokens]
        spaces = [end >= len(text) or text[end].isspace() for _, end in tokens]
        begins = sentence_starts(words, spaces, grammar)
        starts.extend(start for (start, _), begin in zip(tokens, begins, strict=True) if begin)
    return starts


class _Sheet:
    """For every character of a text what it is marked as, and whose content it is."""

    def __init__(self, reading: Reading, focus: str | None) -> None:
        self.size = len(reading.report.text)
        self.marks = bytearray(self.size)
        self.owner = [0] * self.size
        self.said = [one for one in reading.statements if one.manner != "own"]
        self.bounds = {0, self.size}
        order = sorted(range(len(self.said)), key=lambda at: -sum(s.end - s.start for s in self.said[at].content))
        for at in order:
            one = self.said[at]
            for span in self._mark(one.content, CONTENT):
                self.owner[span.start : span.end] = [at + 1] * (span.end - span.start)
            list(self._mark(one.source, SOURCE))
            list(self._mark(one.cue, CUE))
        for one in reading.statements:
            list(self._mark([Span(m.start, m.end, m.text) for m in one.stance.because], HEDGE))
            if one.id == focus:
                list(self._mark((*one.content, *one.source, *one.cue), FOCUS))
        self.order = sorted(self.bounds)

    def _mark(self, spans: Sequence[Span], bit: int) -> Iterator[Span]:
        for span in spans:
            start, end = max(0, span.start), min(span.end, self.size)
            if start < end:
                self.marks[start:end] = bytes(mark | bit for mark in self.marks[start:end])
                self.bounds |= {start, end}
                yield span

    def speakers(self, start: int, end: int) -> tuple[Statement, ...]:
        """The statements of others that a stretch belongs to, the first of each voice."""
        held = {number: None for number in self.owner[start:end] if number}
        found: dict[str, Statement] = {}
        for number in held:
            found.setdefault(self.said[number - 1].voice, self.said[number - 1])
        return tuple(sorted(found.values(), key=lambda one: one.content[0].start if one.content else 0))

    def pieces(self, start: int, end: int, text: str) -> Iterator[Piece]:
        inner = self.order[bisect_right(self.order, start) : bisect_right(self.order, end - 1)]
        cuts = [start, *inner, end]
        for a, b in pairwise(cuts):
            mark, owner = self.marks[a], self.owner[a]
            yield Piece(
                text[a:b],
                content=bool(mark & CONTENT),
                source=bool(mark & SOURCE),
                hedge=bool(mark & HEDGE),
                cue=bool(mark & CUE),
                focus=bool(mark & FOCUS),
                statement=self.said[owner - 1].id if owner else None,
            )


def _runs(sheet: _Sheet, sentences: Sequence[tuple[int, int]], text: str) -> Iterator[Run]:
    """Neighbouring sentences of the same voices are one run."""
    waiting: list[tuple[int, int, tuple[Statement, ...]]] = []
    for start, end in sentences:
        said = sheet.speakers(start, end)
        if waiting and [one.voice for one in waiting[-1][2]] == [one.voice for one in said]:
            first, _, known = waiting[-1]
            waiting[-1] = (first, end, known)
        else:
            waiting.append((start, end, said))
    for start, end, said in waiting:
        pieces = tuple(sheet.pieces(start, end, text))
        yield Run(said, pieces, any(piece.focus for piece in pieces))
