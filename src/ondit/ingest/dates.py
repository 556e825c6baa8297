"""Dates as pages write them, and the datelines in which they stand."""

from __future__ import annotations

import datetime as dt
import email.utils
import functools
import re
from dataclasses import dataclass

from ondit.ingest.rules import calendars, not_places
from ondit.packs.outlets import outlet_by_name

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"  # re knows no class of capitals
_WORD = rf"{_UPPER}[\w’']{{0,30}}"
_PLACE = rf"{_WORD}(?:[ /-]{_WORD}){{0,3}}"
_REGION = rf"{_WORD}(?:\.? {_WORD})?\.?"
_FULL_PLACE = rf"{_WORD}(?:(?:\. |[ /-]){_WORD}){{0,4}}(?: \({_WORD}\))?(?:, {_REGION}){{0,2}}"
_MARKS = r"\((?P<marks>[^()\n]{2,40})\)"
_NEXT = rf"\s{{1,3}}(?={_UPPER}|\d|[\"“”„»«‘‚(])"
_BARE = re.compile(rf"(?P<head>(?P<place>{_PLACE})(?P<gap>\.| [-–—])){_NEXT}")
_SHORT_NAME = 2  # letters of a day of the week (Mo, Di)
_HEAD = 140  # characters in which a dateline must end
_LONGEST_BARE = 30  # characters of a dateline that is a place alone


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of a paragraph that says where and when it was written.

    end: one past its last character. marks: range of the agencies in brackets (dpa/AFP), None without.
    date: an ISO date; None without one, or without its year.
    """

    end: int
    marks: tuple[int, int] | None
    date: str | None


def iso_date(words: str | None) -> str | None:
    """A date or date-time in ISO form, out of ISO, mail or page style; None: no full date."""
    words = (words or "").strip()
    if not words:
        return None
    return _iso(words) or _mail(words) or date_in(words)


def _iso(words: str) -> str | None:
    try:
        dt.datetime.fromisoformat(words)
    except ValueError:
        return None
    return words if re.match(r"\d{4}-\d{2}-\d{2}", words) else f"{words[:4]}-{words[4:6]}-{words[6:8]}"


def _mail(words: str) -> str | None:
    try:
        return email.utils.parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def date_in(words: str) -> str | None:
    """The first full date (with its year) in these words, as an ISO date."""
    for match in _date().finditer(words[:200]):
        found = _value(match)
        if found:
            return found
    return None


def is_date_line(line: str) -> bool:
    """Is this line nothing but a date, perhaps with a place before and a time of day after it?"""
    return len(line) <= _HEAD and bool(_date_line().fullmatch(line)) and date_in(line) is not None


def is_day_word(word: str) -> bool:
    """Is it the name of a month or of a day of the week, whole or its first letters?"""
    small = word.casefold()
    return len(small) >= _SHORT_NAME and small in _day_names()


def dateline_of(line: str, *, first: bool) -> Dateline | None:
    """The dateline at the head of a paragraph. first: it opens the body, where a bare place is enough."""
    head = line[:_HEAD]
    match = _marked().match(head)
    if match and _is_marked(match, first):
        marks = None if _is_shorthand(match) else match.span("marks")
        return Dateline(match.end("head"), marks, date_in(match["date"] or ""))
    match = _dated().match(head)
    if match and (first or match["gap"] != ".") and match["place"].casefold() not in not_places():
        return Dateline(match.end("head"), None, date_in(match["date"]))
    match = _BARE.match(head) if first else None
    if match and _bare_place(match["place"], match["gap"]):
        return Dateline(match.end("head"), None, None)
    return None


def _is_marked(match: re.Match[str], first: bool) -> bool:
    known = any(outlet_by_name(mark) for mark in split_marks(match["marks"]))
    return known or bool(match["gap"] and first and match["place"] and _looks_like_mark(match["marks"]))


def _is_shorthand(match: re.Match[str]) -> bool:
    """Initials of an author: small letters of no known agency before a full stop; agencies put a dash."""
    marks = match["marks"]
    known = any(outlet_by_name(mark) for mark in split_marks(marks))
    return not known and marks.islower() and len(marks) <= 4 and match["gap"] not in ("-", "–", "—")


def _looks_like_mark(words: str) -> bool:
    """One word, or a name of two or three (Meridian Wire)."""
    parts = words.split()
    return len(parts) == 1 or (len(parts) <= 3 and all(part[:1].isupper() for part in parts))


def _bare_place(place: str, gap: str) -> bool:
    words = re.split(r"[ /-]", place)
    if not 3 <= len(place) <= _LONGEST_BARE or any(word.casefold() in not_places() for word in words):
        return False
    return gap != "." or len(words) <= 3


def split_marks(marks: str) -> list[str]:
    """The agencies of a mark: dpa/AFP."""
    return [mark.strip() for mark in re.split(r"[/,;+]", marks) if mark.strip()]


@functools.cache
def _date() -> re.Pattern[str]:
    return re.compile(_date_words(names=True), re.IGNORECASE)


@functools.cache
def _marked() -> re.Pattern[str]:
    """PLACE, DATE (MARKS) -"""
    date = rf"(?:,?\s{{1,2}})?(?P<date>(?i:{_date_words(names=False)}))"
    return re.compile(
        rf"(?P<head>(?P<place>{_FULL_PLACE})?(?:{date})?[,\s]{{0,2}}{_MARKS}\s{{0,2}}(?P<gap>[-–—:.]?)){_NEXT}"
    )


@functools.cache
def _dated() -> re.Pattern[str]:
    """PLACE, DATE -"""
    date = rf",?\s{{1,2}}(?P<date>(?i:{_date_words(names=False)}))"
    return re.compile(rf"(?P<head>(?P<place>{_FULL_PLACE}){date}\s{{0,2}}(?P<gap>[-–—:.])){_NEXT}")


@functools.cache
def _date_line() -> re.Pattern[str]:
    clock = _choice([word for calendar in calendars() for word in calendar.clock])
    time = rf"(?:[,|/–-]?\s{{0,2}}(?:\d{{1,2}}[:.]\d{{2}}(?::\d\d)?)(?:\s?(?i:{clock}))?(?:\s?\(?(?i:{clock})\)?)?)"
    return re.compile(rf"[(]?(?:{_FULL_PLACE},?\s{{1,2}})?(?i:{_date_words(names=False)})\s?{time}?[)]?[.]?")


def _date_words(*, names: bool) -> str:
    """The pattern of a date; with names its groups are called d, m, y for _value."""
    months = _choice([name for calendar in calendars() for name in calendar.months])
    ordinals = _choice([word for calendar in calendars() for word in calendar.ordinals])
    days = _choice([day for calendar in calendars() for day in calendar.weekdays])

    def group(name: str, inner: str) -> str:
        return f"(?P<{name}>{inner})" if names else f"(?:{inner})"

    day, year, this_age = r"\d{1,2}(?!\d)", r"\d{4}(?!\d)", r"(?:20|19)\d{2}(?!\d)"
    return (
        rf"(?:\b(?:{days})\b\.?,?\s{{1,2}})?(?:"
        rf"\b{group('d1', day)}(?:\.|{ordinals})?\s{{0,2}}{group('m1', months)}\b\.?(?:,?\s{{1,2}}{group('y1', year)})?"
        rf"|\b{group('m2', months)}\b\.?\s{{1,2}}{group('d2', day)}(?:{ordinals})?(?:,?\s{{1,2}}{group('y2', year)})?"
        rf"|\b{group('d3', day)}\.\s?{group('m3', day)}\.\s?{group('y3', this_age)}"
        rf"|\b{group('y4', year)}-{group('m4', day)}-{group('d4', day)})"
    )


def _choice(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def _value(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    for n in "1234":
        if groups[f"d{n}"]:
            return _day(groups[f"y{n}"], groups[f"m{n}"], groups[f"d{n}"])
    return None


def _day(year: str | None, month: str, day: str) -> str | None:
    if year is None:
        return None
    try:
        return dt.date(int(year), int(month) if month.isdigit() else _months()[month.casefold()], int(day)).isoformat()
    except ValueError:
        return None


@functools.cache
def _months() -> dict[str, int]:
    return {name.casefold(): number for calendar in calendars() for name, number in calendar.months.items()}


@functools.cache
def _day_names() -> frozenset[str]:
    names = [name for calendar in calendars() for name in (*calendar.months, *calendar.weekdays)]
    return frozenset(part for name in map(str.casefold, names) for part in (name, name[:2], name[:3]))
