"""Find the times of a report and resolve each: one pass over the text, then one over what was found."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ondit.annotate.document import Document
from ondit.errors import PackError
from ondit.packs.language import LanguagePack
from ondit.records import Time
from ondit.temporal.facing import facing_at
from ondit.temporal.lexemes import Lexeme, Vocabulary, lexemes_of
from ondit.temporal.matcher import Match, Node, PatternError, build, scan
from ondit.temporal.rules import TimeRule, TimeWords
from ondit.temporal.values import Around, Named, value_of

DIRECTED = frozenset({"calendar", "weekday", "weekend"})
SENTENCE_END = re.compile(r"(?<!\d)[.!?][\"”“«»')\]]?\s+(?=[^\W\d_a-zäöü])|\n")
EVENT_ENDS = frozenset({"VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"})
EVENT_WORDS = 12  # an event's name is no longer than this


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
    what hangs on it stays open. Works on the bare text; tokens and clauses, where there are any, tell
    whether a verb points ahead. Raises PackError if the pack's rules cannot be read.
    """
    finder = finder_of(pack)
    lexemes = lexemes_of(doc.text, finder.vocabulary)
    matches = [match for match in scan(finder.root, lexemes).matches if match.rule.how != "guard"]
    return _resolve(doc, pack, finder, lexemes, matches, day_of(published))


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
    ends = sentence_ends(doc)
    times: list[Time] = []
    named: Named | None = None
    named_in = -2
    for match in matches:
        start, end = lexemes[match.first].start, lexemes[match.last - 1].end
        sentence = bisect.bisect_right(ends, start)
        facing = facing_at(doc, start, finder.words) if match.rule.how in DIRECTED else None
        near = named if sentence - named_in <= 1 else None
        around = Around(published, near, facing)
        value = value_of(match.rule.how, match.slots, around)
        if value.value is not None and match.rule.type == "DATE" and value.value[:1].isdigit():
            named, named_in = Named(value.value, value.anchor is None), sentence
        event = _event(doc, lexemes, match) if match.rule.how == "event" else None
        times.append(
            Time(start, end, doc.text[start:end], value.value, match.rule.type, match.slots.get("mod"), "event",
                 value.anchor, event, pack.rule_id(match.rule.name))
        )  # fmt: skip
    return tuple(times)


def sentence_ends(doc: Document) -> list[int]:
    """The characters at which sentences end: the document's own, else by mark and capital."""
    if doc.sentences:
        return [doc.tokens[sentence.end - 1].end for sentence in doc.sentences if sentence.end > sentence.start]
    return [match.end() for match in SENTENCE_END.finditer(doc.text)]


def _event(doc: Document, lexemes: Sequence[Lexeme], match: Match) -> str | None:
    """The words that name what a time hangs on: from the pattern's end up to the next verb or mark."""
    first = match.whole - 1
    last = first
    while last < len(lexemes) and last - first < EVENT_WORDS and _names(doc, lexemes[last]):
        last += 1
    return doc.text[lexemes[first].start : lexemes[last - 1].end] if last > first else None


def _names(doc: Document, lexeme: Lexeme) -> bool:
    if not lexeme.text[0].isalnum():
        return False
    if not doc.tokens:
        return True
    at = doc.token_at(lexeme.start)
    return at < len(doc.tokens) and doc.tokens[at].pos not in EVENT_ENDS
