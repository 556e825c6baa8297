"""Find the times of a report and resolve each: one pass over the text, then one over what was found."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ondit.annotate.document import Document
from ondit.errors import PackError
from ondit.packs.language import LanguagePack
from ondit.records import Time, TimeType
from ondit.temporal.events import event_of
from ondit.temporal.facing import Compass
from ondit.temporal.lexemes import Lexeme, Vocabulary, lexemes_of
from ondit.temporal.matcher import Match, Node, PatternError, build, scan
from ondit.temporal.rules import TimeRule, TimeWords
from ondit.temporal.values import Anchor, Around, Facing, Named, value_of

DIRECTED = frozenset({"calendar", "weekday", "weekend"})
HOURS = frozenset({"clock", "part"})
DAYS = frozenset({"calendar", "weekday", "shift"})
CLOSES = 4  # words between a day of a row and the full date that ends it
BESIDE = 2  # words between an hour and the day it is told of
SENTENCE_END = re.compile(r"(?<!\d)[.!?][\"”“«»')\]]?\s+(?=[^\W\d_a-zäöü])|\n")
WRITTEN = 1  # days by which a dateline may lie after the day of publication: clocks differ around the world


@dataclass(frozen=True, slots=True)
class Finder:
    """What the time files of one pack come to."""

    words: TimeWords
    vocabulary: Vocabulary
    root: Node


def finder_of(pack: LanguagePack) -> Finder:
    """The pack's rules and words, made ready once. Raises PackError."""
    return pack.made("temporal.finder", _make)


def _make(pack: LanguagePack) -> Finder:
    words = pack.table("time_words.yaml", TimeWords)
    vocabulary = Vocabulary(words)
    try:
        return Finder(words, vocabulary, build(pack.rules("times.yaml", TimeRule), vocabulary.slots))
    except PatternError as error:
        raise PackError(pack.folder / "times.yaml", None, str(error)) from error


def find_times(doc: Document, pack: LanguagePack, published: str | None) -> tuple[Time, ...]:
    """The times that a report names, in text order and without overlap, each of="event" for now.

    published: the report's date (ISO, a time of day may follow); None, or less than a day: unknown, and
    what hangs on it stays open, unless a dateline names the day. Works on the bare text; tokens and
    clauses, where there are any, tell whether a verb points ahead. Raises PackError if the pack's rules
    cannot be read.
    """
    finder = finder_of(pack)
    lexemes = lexemes_of(doc.text, finder.vocabulary)
    found = scan(finder.root, lexemes).matches
    matches = [match for match in found if match.rule.how != "guard" and not _is_name(doc, finder, lexemes, match)]
    return _resolve(doc, pack, finder, lexemes, matches, day_of(published))


def _is_name(doc: Document, finder: Finder, lexemes: Sequence[Lexeme], match: Match) -> bool:
    """Whether a single word of time is the end of a name: the portal Nistru Heute, USA Today; not in a headline.

    It has a capital that its form in the pack has not, and stands right behind a name.
    """
    one = lexemes[match.first]
    if match.last - match.first > 1 or not match.first or not one.text[:1].isupper():
        return False
    if any(cased for _, _, cased in finder.vocabulary.forms.get(one.lower, ())):
        return False
    at, before = doc.token_at(one.start), lexemes[match.first - 1]
    if at >= len(doc.tokens) or before.end + 1 != one.start or not before.text[:1].isupper():
        return False
    return doc.sentences[doc.sentence_of[at]].kind != "headline" and doc.tokens[at - 1].pos == "PROPN"


def day_of(published: str | None) -> dt.date | None:
    """The day of an ISO date or date-time; None if there is none or it is coarser than a day."""
    try:
        return dt.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _resolve(
    doc: Document, pack: LanguagePack, finder: Finder, lexemes: Sequence[Lexeme], matches: Sequence[Match],
    published: dt.date | None,
) -> tuple[Time, ...]:  # fmt: skip
    ends, compass = sentence_ends(doc), Compass(doc, finder.words)
    by: Anchor
    line = _dateline(doc, ends, lexemes, matches, published)
    now, by = (published, "published") if line is None else (line[1], "dateline")
    times: list[Time] = []
    named: Named | None = None
    named_in = -2
    days = Days()
    for match, follower in zip(matches, [*matches[1:], None], strict=False):
        start, end = lexemes[match.first].start, lexemes[match.last - 1].end
        sentence = bisect.bisect_right(ends, start)
        facing = compass.facing_at(start) if match.rule.how in DIRECTED else None
        near = named if sentence - named_in <= 1 else None
        around = Around(now, near, facing, by)
        if line is not None and match is line[0]:
            around = Around(published, None, "past")
        if follower is not None and match.rule.how in HOURS and _beside(lexemes[match.last : follower.first], finder):
            around = _on_day(follower, around, compass.facing_at(lexemes[follower.first].start))
        elif days.several_in == sentence:
            around = replace(around, each=True)
        value = value_of(match.rule.how, match.slots, around)
        kind = value.type or match.rule.type
        if value.value is not None and kind == "DATE" and value.value[:1].isdigit():
            named, named_in = Named(value.value, value.anchor in (None, "previous")), sentence
        days.note(match, kind, value.value, sentence)
        event = event_of(doc, lexemes, match) if match.rule.how == "event" else None
        times.append(
            Time(start, end, doc.text[start:end], value.value, kind, match.slots.get("mod"), "event",
                 value.anchor, event, pack.rule_id(match.rule.name))
        )  # fmt: skip
    return tuple(times)


class Days:
    """Whether the last day that a sentence named was one of several: then an hour behind it is of no one day."""

    def __init__(self) -> None:
        self.several_in = -1  # the sentence's number
        self._row = 0  # where the row of days has come to

    def note(self, match: Match, kind: TimeType, value: str | None, sentence: int) -> None:
        """Take in the next time of the text."""
        if "row" in match.slots:
            self.several_in, self._row = sentence, match.last
        elif kind == "SET":
            self.several_in = sentence if (value or "").startswith(("P1D", "XXXX-WXX-")) else self.several_in
        elif kind == "DATE" and len(value or "") >= len("2024-05-16") and match.first - self._row > CLOSES:
            self.several_in = -1


def _beside(between: Sequence[Lexeme], finder: Finder) -> bool:
    """Whether nothing but a word or two (on, am) stands between an hour and the day it is told of."""
    return len(between) <= BESIDE and all(lexeme.lower in finder.words.beside for lexeme in between)


def _on_day(match: Match, around: Around, facing: Facing) -> Around:
    """Where an hour stands just before its day (at noon on Monday): that day is its date."""
    value = value_of(match.rule.how, match.slots, replace(around, facing=facing)) if match.rule.how in DAYS else None
    named = Named(value.value, True) if value is not None and value.value is not None else None
    return around if named is None or named.day is None else replace(around, near=named)


def _dateline(
    doc: Document, ends: Sequence[int], lexemes: Sequence[Lexeme], matches: Sequence[Match], published: dt.date | None
) -> tuple[Match, dt.date] | None:
    """The day that the report's dateline names, and where; None: it has none, or one that is not yet."""
    for match in matches:
        sentence = bisect.bisect_right(ends, lexemes[match.first].start)
        if doc.sentences and sentence < len(doc.sentences) and doc.sentences[sentence].kind == "dateline":
            value = value_of(match.rule.how, match.slots, Around(published, None, "past"))
            day = Named(value.value, True).day if value.value and match.rule.type == "DATE" else None
            if day is not None and (published is None or (day - published).days <= WRITTEN):
                return match, day
    return None


def sentence_ends(doc: Document) -> list[int]:
    """The characters at which sentences end: the document's own, else by mark and capital."""
    if doc.sentences:
        return [doc.tokens[sentence.end - 1].end for sentence in doc.sentences if sentence.end > sentence.start]
    return [match.end() for match in SENTENCE_END.finditer(doc.text)]
