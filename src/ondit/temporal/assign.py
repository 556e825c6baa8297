"""Which times belong to a statement, and whether they date what is said or the saying of it."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from ondit.annotate.document import Document
from ondit.packs.language import LanguagePack
from ondit.records import Dated, Time
from ondit.temporal.rules import TimeRule

Range = tuple[int, int]
Chars = tuple[int, int]

ABOUT = frozenset({"dateline", "byline", "credit"})  # lines that speak of the report itself
NOTHING: Mapping[str, int] = {}
VERBS = frozenset({"VERB", "AUX"})
BORDERS = VERBS | {"PUNCT"}


class Framed(Protocol):
    """What is asked of a statement here: token ranges, end not included."""

    @property
    def manner(self) -> str:
        """How it is told: direct, indirect, ..."""

    @property
    def content(self) -> tuple[Range, ...]:
        """What is said."""

    @property
    def source(self) -> tuple[Range, ...]:
        """The words that name who says it."""

    @property
    def cue(self) -> tuple[Range, ...]:
        """The words that say that it is said."""


def assign_times(
    times: Sequence[Time], draft: Framed, doc: Document, spoken: Mapping[str, int] = NOTHING
) -> tuple[Time, ...]:
    """The times of one statement, in text order; times: those of the whole report, in text order.

    Those inside the content date the event; those in the frame (the cue's clause and the source, outside the
    content) date the saying. A statement without a cue has no frame. What only tells who the source is (the
    president elected in 2019, an officer who fled in March) dates neither.
    spoken: the rules of words like tomorrow, with their days: quoted, they count from the day of the saying, if told.
    """
    behind = _behind_cue(draft, doc)
    placed = {
        at: replace(times[at], of="saying" if times[at].start == behind and _is_bare(times[at], doc) else "event")
        for at in _within(times, chars(doc, draft.content))
    }
    for at in _saying(times, draft, doc):
        placed.setdefault(at, replace(times[at], of="saying"))
    if draft.manner == "direct":
        _count_from_saying(placed, spoken)
    return tuple(placed[at] for at in sorted(placed))


def _count_from_saying(placed: dict[int, Time], spoken: Mapping[str, int]) -> None:
    """Let tomorrow in quoted words be the day after they were said, where one day is told for that."""
    days = {day for time in placed.values() if time.of == "saying" and (day := _day(time)) is not None}
    if len(days) != 1:
        return
    (said,) = days
    for at, time in placed.items():
        if time.of == "event" and time.rule in spoken and time.value is not None:
            day = said + dt.timedelta(days=spoken[time.rule])
            placed[at] = replace(time, value=day.isoformat() + time.value[len("2024-05-16") :], anchor="previous")


def _day(time: Time) -> dt.date | None:
    """The day that a date or a time of day names."""
    try:
        return dt.date.fromisoformat((time.value or "")[:10]) if time.type in ("DATE", "TIME") else None
    except ValueError:
        return None


def spoken_rules(pack: LanguagePack) -> Mapping[str, int]:
    """The rules of a pack whose times count in days from when they are spoken: today 0, tomorrow 1."""
    return pack.made("temporal.spoken", _spoken)


def _spoken(pack: LanguagePack) -> Mapping[str, int]:
    rules = [rule for rule in pack.rules("times.yaml", TimeRule) if rule.how == "shift"]
    fixed = [rule for rule in rules if rule.sets.get("unit") == "day" and "offset" in rule.sets]
    return {pack.rule_id(rule.name): int(rule.sets["offset"]) for rule in fixed}


def report_times(times: Sequence[Time], given: Iterable[Time], doc: Document) -> tuple[Time, ...]:
    """Every time that the report names, once, in text order, each with what it dates.

    given: the times of its statements. The date of a saying dates a saying here, too, even where an outer statement
    has it as part of what is said, and tomorrow is the day that its speaker meant; what stands in a line about the
    report itself (its dateline) dates the report.
    """
    told: dict[Chars, Time] = {}
    for time in given:
        place = (time.start, time.end)
        if time.of == "saying" or time.anchor == "previous" or place not in told:
            told[place] = time
    return tuple(told.get((time.start, time.end)) or replace(time, of=_of(time, doc)) for time in times)


def _of(time: Time, doc: Document) -> Dated:
    at = doc.token_at(time.start)
    known = at < len(doc.tokens) and bool(doc.sentence_of)
    return "report" if known and doc.sentences[doc.sentence_of[at]].kind in ABOUT else "event"


def _within(times: Sequence[Time], places: Iterable[Chars]) -> Iterator[int]:
    """The numbers of the times that stand wholly in one of these stretches of characters."""
    for start, end in places:
        at = bisect.bisect_left(times, start, key=lambda time: time.start)
        while at < len(times) and times[at].end <= end:
            yield at
            at += 1


def _behind_cue(draft: Framed, doc: Document) -> int | None:
    """The character at which the content begins right behind the cue, without a mark between (said Monday the deal)."""
    if not draft.cue or not draft.content or draft.content[0][0] != draft.cue[-1][1]:
        return None
    return doc.tokens[draft.content[0][0]].start


def _is_bare(time: Time, doc: Document) -> bool:
    """Whether a time stands there by itself: not owner of what follows (Monday's attack), nor its subject."""
    at = doc.token_at(time.end - 1) + 1
    if time.type not in ("DATE", "TIME") or at >= len(doc.tokens):
        return False
    return doc.tokens[at].start > time.end and doc.tokens[at].pos not in VERBS | {"NOUN", "PROPN"}


def _saying(times: Sequence[Time], draft: Framed, doc: Document) -> set[int]:
    """The numbers of the times in the frame that date the saying."""
    if not draft.cue:
        return set()
    phrase = set(_within(times, chars(doc, noun_phrase(draft, doc))))
    around = phrase or set(_within(times, chars(doc, frame_of(draft, doc))))
    source = set(_within(times, chars(doc, draft.source)))
    return {at for at in around | source if at not in source or _dates(times[at], draft, doc)}


def _dates(time: Time, draft: Framed, doc: Document) -> bool:
    """Whether a time among the words that name the source can date its saying.

    That is a day, a week or a month which is not told in a clause about the source.
    """
    if time.type not in ("DATE", "TIME") or time.value is None or len(time.value) < len("2024-05") or "_" in time.value:
        return False
    at = doc.token_at(time.start)
    told = [doc.clauses[number] for number in _around(draft, doc)]
    own = [clause for clause in told if any(start <= at < end for start, end in clause.pieces)]
    return not any(clause.kind == "relative" and not _holds(clause.pieces, draft) for clause in own)


def noun_phrase(draft: Framed, doc: Document) -> tuple[Range, ...]:
    """Where the cue is a noun (the warning of Monday): the words from it up to the next verb or mark; else nothing."""
    words = [token for start, end in draft.cue for token in doc.tokens[start:end]]
    if not any(token.pos == "NOUN" for token in words) or any(token.pos in VERBS for token in words):
        return ()
    start = end = draft.cue[-1][1]
    while end < len(doc.tokens) and doc.tokens[end].pos not in BORDERS:
        end += 1
    return ((start, end),)


def chars(doc: Document, ranges: Iterable[Range]) -> list[Chars]:
    """Token ranges as stretches of characters."""
    return [(doc.tokens[start].start, doc.tokens[end - 1].end) for start, end in ranges if end > start]


def frame_of(draft: Framed, doc: Document) -> tuple[Range, ...]:
    """Where the saying is told: the clauses that hold the cue, else the cue's whole sentence."""
    if not draft.cue:
        return ()
    clauses = [doc.clauses[number] for number in _around(draft, doc) if _holds(doc.clauses[number].pieces, draft)]
    if clauses:
        return tuple(piece for clause in clauses for piece in clause.pieces)
    sentence = doc.sentences[doc.sentence_of[draft.cue[0][0]]] if doc.sentence_of else None
    return draft.cue if sentence is None else ((sentence.start, sentence.end),)


def _around(draft: Framed, doc: Document) -> tuple[int, ...]:
    return doc.clauses_of[doc.sentence_of[draft.cue[0][0]]] if doc.clauses and doc.sentence_of else ()


def _holds(pieces: Sequence[Range], draft: Framed) -> bool:
    return any(start <= cue[0] < end for cue in draft.cue for start, end in pieces)
