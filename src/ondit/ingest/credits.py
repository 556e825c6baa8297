"""Where a page says it has its report from: credit lines, closing sentences, agency marks."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ondit.ingest.dates import split_marks
from ondit.ingest.lines import sentences_of, word_count
from ondit.ingest.rules import CreditRule, compiled, credit_rules
from ondit.packs.outlets import KnownOutlet, name_key, outlet_by_domain, outlet_by_name
from ondit.records import LinkKind

_LONGEST, _MOST_CHARS = 40, 400  # words, characters of a credit line
_ASIDE = 4  # words of a sentence beside the credit (Read the original article.)
_ENTRY = 16  # words of an entry in a list of sources
_NAME = 9  # words of an outlet's name
_DOMAIN = re.compile(r"(?:https?://)?(?P<host>(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24})(?:[/:?#]\S*)?", re.IGNORECASE)
_MARK = r"[^\W\d_][\w.-]{1,20}"
_MARKS = rf"{_MARK}(?:\s?[/,+]\s?{_MARK}){{0,5}}"
_DAY = r"(?:,?\s?\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2}))?"  # (APA, red, 30.1.2024)
_SHORT = r"(?:[a-zäöü]{2,4}(?:/[a-zäöü]{2,4}){0,3}\s)?"  # the authors' own marks before it: abc/de (AP, Reuters)
_MARK_LINE = re.compile(rf"(?:{_SHORT}[(\[])?(?P<marks>{_MARKS}){_DAY}[)\]]?\.?")
_RIGHTS = re.compile(rf"(?:©|\(c\)|Copyright)\s?(?:\d{{4}}\s)?(?P<marks>{_MARKS})\.?", re.IGNORECASE)
_OWNER = re.compile(
    r"(?:©|\(c\)|Copyright)[\s©]{0,3}(?:\d{4}\s)?(?:by\s)?(?P<owner>[^.,;|]{3,60})\b[.,;|]?", re.IGNORECASE
)
_QUOTED = re.compile(r"[„“\"»«‚‘'](?P<name>[^„“”\"»«‚‘’]{2,50})[“”\"«»‘’']")
_WRAPPING = " \t\n()[]"
_PARTS = re.compile(r"\s+[|–—-]\s+|[,;()/|]")
_EDGES = " \t\n.,;:()[]\"'„“”‚‘’»«"
_TAIL = 260  # characters at a paragraph's end in which a closing credit stands
_MARK_TAIL = re.compile(
    rf"(?:(?<=[.!?…\"“”«»])\s+(?P<bare>{_MARKS})|\s+(?P<whole>[(\[](?P<inner>{_MARKS}){_DAY}[)\]]))\.?$"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A credit in a line: its characters there, whom it names, how the page hangs on it."""

    start: int
    end: int
    outlet: str | None
    domain: str | None
    link: LinkKind
    rule: str


def credit_line(line: str, marks: frozenset[str] = frozenset()) -> tuple[Found, ...]:
    """The credits of a line that is nothing else; empty: it is no credit line.

    marks: agency marks (casefolded) seen in this page's datelines, which count at its end too.
    """
    if len(line) > _MOST_CHARS or word_count(line) > _LONGEST:
        return ()
    return _credits_of(line, marks)


@functools.lru_cache(maxsize=4096)  # a page's lines are asked about by its article, its metadata and its report
def _credits_of(line: str, marks: frozenset[str]) -> tuple[Found, ...]:
    start, end = _trim(line, 0, len(line), _WRAPPING)
    return _mark_line(line, marks) or _pieces(line, start, end)


def opens_list(line: str) -> LinkKind | None:
    """What the lines below this one are, if it is the heading of a list of sources. None: it is none."""
    bare = line.strip(_EDGES).casefold()
    return next((rule.link for rule in credit_rules() if bare in {head.casefold() for head in rule.heads}), None)


def listed_credit(line: str, link: LinkKind) -> tuple[Found, ...]:
    """The outlets that an entry of such a list names: those known, else its words."""
    if word_count(line) > _ENTRY or len(line) > _MOST_CHARS:
        return ()
    start, end = _trim(line, 0, len(line), " \t\n•*-–")
    words = [word for word in re.split(r"[\s,;:]+", line[start:end]) if _DOMAIN.fullmatch(word) or _is_agency(word)]
    words = words or [part for part in _PARTS.split(line[start:end]) if _is_known(part.strip(_EDGES))]
    return tuple(_named(name, start, end, link, "list") for name in words or [line[start:end]] if _is_name(name))


def agencies_in(line: str) -> tuple[str, ...]:
    """The agencies that a byline names (Reuters and AFP in Berlin; By Tom Hill - Associated Press)."""
    parts = [part.strip(_EDGES) for part in (*_PARTS.split(line), *line.split())]
    return tuple(dict.fromkeys(part for part in parts if not part.islower() and _is_agency(part)))


def credit_tail(line: str, marks: frozenset[str] = frozenset()) -> tuple[int, tuple[Found, ...]] | None:
    """Where the credit at a paragraph's end begins, and what it says. None: there is none."""
    match = _MARK_TAIL.search(line, max(0, len(line) - 80))
    if match:
        words = match["bare"] or match["inner"]
        found = _marks(words, *match.span("bare" if match["bare"] else "whole"), marks)
        if found:
            return found[0].start, found
    for start, end in sentences_of(line)[1:]:
        if end == len(line) and end - start <= _TAIL:
            found = credit_line(line[start:end], marks)
            if found:
                return start, tuple(replace(f, start=f.start + start, end=f.end + start) for f in found)
    return None


def mark_credits(words: str, start: int, end: int) -> tuple[Found, ...]:
    """The credits of the marks in a dateline: the agencies known, or all if none is."""
    names = split_marks(words)
    known = [name for name in names if outlet_by_name(name)]
    return tuple(_named(name, start, end, "credits", "dateline") for name in known or names)


def _mark_line(line: str, marks: frozenset[str]) -> tuple[Found, ...]:
    start, end = _trim(line, 0, len(line), " \t\n")
    match = _MARK_LINE.fullmatch(line[start:end]) or _RIGHTS.fullmatch(line[start:end])
    if match:
        return _marks(match["marks"], start, end, marks)
    owner = _OWNER.match(line[start:end])
    if owner and _is_agency(owner["owner"].strip()):
        return (_named(owner["owner"], start, end, "credits", "agency-mark"),)
    return ()


def _marks(words: str, start: int, end: int, marks: frozenset[str]) -> tuple[Found, ...]:
    """Only agencies that are known, or seen in a dateline: other marks are those of authors."""
    names = [name for name in split_marks(words) if _is_agency(name) or name_key(name) in marks]
    return tuple(_named(name, start, end, "credits", "agency-mark") for name in names)


def _is_agency(name: str) -> bool:
    known = outlet_by_name(name)
    return known is not None and known.kind == "agency"


def _pieces(line: str, start: int, end: int) -> tuple[Found, ...]:
    """A line whose sentences are all credits, or a word or two; or the whole of it one credit (St. Galler Bote)."""
    sentences = sentences_of(line[start:end])
    found: list[Found] = []
    for first, last in sentences:
        piece = _piece(line, start + first, start + last)
        if not piece and word_count(line[start + first : start + last]) > _ASIDE:
            return () if found else _piece(line, start, end)
        found.extend(piece)
    if any(item.link == "translates" for item in found):
        found = [replace(f, link="translates") for f in found if f.outlet] or found
    return tuple(found)


def _piece(line: str, start: int, end: int) -> tuple[Found, ...]:
    start, end = _trim(line, start, end, _WRAPPING + ".")
    words = line[start:end]
    for rule in credit_rules():
        for pattern in rule.patterns:
            match = compiled(pattern).fullmatch(words)
            if match:
                found = _outlets(match, start, end, rule)
                if found:
                    return found
    return ()


def _outlets(match: re.Match[str], start: int, end: int, rule: CreditRule) -> tuple[Found, ...]:
    if "outlet" not in match.groupdict():
        return (Found(start, end, None, None, rule.link, rule.name),)
    listed = tuple(_names(match["outlet"]))
    names = _without_address(tuple(filter(_is_name, listed)))
    known = any(map(_is_known, names))
    unsure = rule.known or len(names) < len(_without_address(listed))
    if not names or (unsure and not known):
        return ()
    return tuple(_named(name, start, end, rule.link, rule.name) for name in names)


def _names(words: str) -> Iterable[str]:
    """The names in a list of outlets; a name in quotation marks is all that counts."""
    if outlet_by_name(words):
        return [words]
    quoted = [match["name"] for match in _QUOTED.finditer(words)]
    if quoted:
        return quoted
    if _DOMAIN.fullmatch(words.strip(_EDGES)):
        return [words]
    parts = [part for part in re.split(r"\s*[,;|]\s*|\s+/\s+|/(?=[^\W\d_])(?!\S*/)", words) if part.strip(_EDGES)]
    return [name for part in parts for name in _unjoined(part)]


def _without_address(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names without a domain that only spells another of them (Hafenbote, hafenbote.example)."""
    spelt = {_letters(name) for name in names if not _DOMAIN.fullmatch(name.strip(_EDGES))}
    return tuple(name for name in names if not _spells(name, spelt))


def _spells(name: str, spelt: set[str]) -> bool:
    match = _DOMAIN.fullmatch(name.strip(_EDGES))
    return match is not None and any(_letters(part) in spelt for part in match["host"].split("."))


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _unjoined(part: str) -> list[str]:
    """Two known names with a small word between them (dpa und AFP), or a row with an agency in it (jwu/dpa/AFP)."""
    words = part.split()
    row = part.split("/")
    if len(row) > 1 and "." not in part and any(map(_is_agency, row)):
        return row
    if len(words) == 3 and words[1].islower() and outlet_by_name(words[0]) and outlet_by_name(words[2]):
        return [words[0], words[2]]
    return [part]


def _is_name(words: str) -> bool:
    bare = words.strip(_EDGES)
    if outlet_by_name(bare) or _DOMAIN.fullmatch(bare):
        return True
    if not bare or word_count(bare) > _NAME:
        return False
    return not bare[0].islower() or _is_possessive(bare)


def _is_known(words: str) -> bool:
    return outlet_by_name(words) is not None


def _is_possessive(words: str) -> bool:
    """A service named through its owner (agency's German service)."""
    return bool(re.match(r"[^\W\d_]{2,20}['’]s\s", words))


def _named(words: str, start: int, end: int, link: LinkKind, rule: str) -> Found:
    bare = words.strip(_EDGES)
    domain = _DOMAIN.fullmatch(bare)
    host = domain["host"].lower().removeprefix("www.") if domain else None
    known: KnownOutlet | None = outlet_by_name(bare) or (outlet_by_domain(host) if host else None)
    return Found(start, end, known.name if known else host or bare, host, link, rule)


def _trim(line: str, start: int, end: int, edges: str) -> tuple[int, int]:
    while start < end and line[start] in edges:
        start += 1
    while start < end and line[end - 1] in edges:
        end -= 1
    return start, end


@functools.cache
def initials(name: str) -> str:
    """The first letters of a name's words: an outlet's own mark is no credit to somebody else."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word).casefold()
