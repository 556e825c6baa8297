"""A page's lines as a Report: what each is, what stays, what is removed and why.

The course of a page is the list of steps in `report_of`; each step judges and none touches the disk.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlsplit

from ondit.errors import InputError, NoArticleError
from ondit.ingest.article import Piece
from ondit.ingest.credits import Found, credit_line, credit_tail, initials, listed_credit, mark_credits, opens_list
from ondit.ingest.dates import Dateline, date_in, dateline_of, is_date_line, iso_date, split_marks
from ondit.ingest.furniture import Verdict, judge
from ondit.ingest.head import Origin
from ondit.ingest.language import language_of
from ondit.ingest.lines import ends_flat, ends_sentence, paragraphs_of, same_line, sentences_of, word_count
from ondit.ingest.page import Page, page_of
from ondit.ingest.rules import KindRule, kind_rules
from ondit.packs.outlets import name_key, outlet_by_domain, outlet_by_name
from ondit.records import Credit, Edition, LinkKind, Outlet, Part, PartKind, Removed, Report, ReportKind, short_hash
from ondit.settings import Settings

Published = Literal["given", "metadata", "dateline"] | None

_HEADLINE = 22  # words
_STANDFIRST = 45  # words
_ROUNDS = 4
_TEASER = 14  # words
_NOTES, _TOLD_BEFORE = 4, 2  # last lines among which a note on the author stands, and lines that stand before it
_NOTE = 60  # words of one
_PARAGRAPHS = 20_000  # a report has some dozens
_HEAD_LINES = 6  # the last paragraph of a page's head, whatever its lines look like


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the carrier says of a report (a JSON line's fields, a page's head). None: it does not say.

    shown: the day that a reader sees at the page's head. declared: the language that
    a page's head names, which is often that of its template.
    """

    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None
    shown: str | None = None
    modified: str | None = None
    kind: ReportKind | None = None
    declared: str | None = None
    fetched: str | None = None
    editions: tuple[Edition, ...] = ()


@dataclass(slots=True)
class Line:
    """A paragraph while it is being judged; why None: it stays, as `kind`; fixed: the page itself shows its kind.

    link: how the page hangs on whom the line credits, where its metadata say it.
    """

    text: str
    kind: PartKind = "body"
    why: str | None = None
    fixed: bool = False
    link: LinkKind | None = None
    verdict: Verdict | None = None
    dateline: Dateline | None = None
    credits: tuple[Found, ...] = ()
    tail: int | None = None


def report_of(
    text: str, where: str, settings: Settings, *, given: Given | None = None, line: int | None = None
) -> Report:
    """The cleaned report of a page's text. where and line name the input in errors.

    Raises InputError if nothing of it is an article, LanguageError if no pack knows its language.
    """
    given = given or Given()
    paragraphs = paragraphs_of(text)
    _refuse_endless(paragraphs, where, line)
    return _read([Line(_whole(paragraph)) for paragraph in paragraphs], where, settings, given, line)


def _refuse_endless(paragraphs: Sequence[object], where: str, line: int | None) -> None:
    if len(paragraphs) > _PARAGRAPHS:
        raise InputError(where, f"has more than {_PARAGRAPHS:,} paragraphs", "Give one report at a time.", line=line)


def _read(lines: list[Line], where: str, settings: Settings, given: Given, line: int | None) -> Report:
    """The steps of every page, whatever carrier its lines came in."""
    find_credits(lines)
    find_author_notes(lines, given.byline)
    find_frame(lines, given.title)
    find_datelines(lines)
    find_marks(lines)
    if not any(one.why is None and one.kind in ("body", "headline", "standfirst") for one in lines):
        raise NoArticleError(where, "holds no article", "Give a file with the text of a report.", line=line)
    return _report(lines, where, settings, given, line)


def report_of_page(
    html: str, where: str, settings: Settings, *, given: Given | None = None, line: int | None = None
) -> Report:
    """The cleaned report of an HTML page; what the carrier says wins over what the page's head says.

    Raises InputError for a page without an article, LanguageError if no pack knows its language.
    """
    given = given or Given()
    page = page_of(html, where, given.url, line=line)
    _refuse_endless(page.pieces, where, line)
    lines = [_page_line(piece) for piece in page.pieces]
    lines.extend(_origin_line(origin) for origin in page.origins)
    return _read(lines, where, settings, _filled(given, page), line)


def _page_line(piece: Piece) -> Line:
    """A piece of a page as a line: what the page shows it to be is not judged again."""
    line = Line(_whole(piece.text), why=piece.why, link=piece.link)
    if piece.kind and piece.why is None:
        line.kind, line.fixed = piece.kind, True
    if piece.source:
        line.credits = listed_credit(line.text, "credits")
    return line


def _origin_line(origin: Origin) -> Line:
    """A source that only the page's metadata name, in their words, as a credit line."""
    return Line(origin.words, kind="credit", fixed=True, credits=listed_credit(origin.words, origin.link))


def _filled(given: Given, page: Page) -> Given:
    return replace(
        given,
        url=given.url or page.url,
        outlet=given.outlet or page.site,
        published=given.published or page.published,
        title=given.title or page.title,
        byline=given.byline or page.author,
        shown=page.shown,
        modified=page.modified,
        kind=page.kind,
        declared=page.language,
        editions=page.editions,
    )


def _whole(text: str) -> str:
    """The text without halves of surrogate pairs, which JSON can bring and no file can hold."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def find_credits(lines: Sequence[Line]) -> None:
    """Lines that are credits and nothing else, and lists of sources below their heading."""
    marks = _dateline_marks(lines)
    link: LinkKind | None = None
    for line in lines:
        if line.why is not None or (line.fixed and line.kind != "credit"):
            continue
        line.credits = _linked(credit_line(line.text, marks) or line.credits, line.link)
        if link and not line.credits and not _is_told(line.text) and judge(line.text, edge=True, end=True) is None:
            line.credits = listed_credit(line.text, link)
        link = opens_list(line.text) or (link if line.credits else None)
        if line.credits or opens_list(line.text):
            line.kind = "credit"


def _linked(found: tuple[Found, ...], link: LinkKind | None) -> tuple[Found, ...]:
    return tuple(replace(one, link=link) for one in found) if link else found


def _dateline_marks(lines: Sequence[Line]) -> frozenset[str]:
    found: set[str] = set()
    for line in lines:
        dateline = dateline_of(line.text, first=True)
        if dateline and dateline.marks:
            found.update(name_key(mark) for mark in split_marks(line.text[slice(*dateline.marks)]))
    return frozenset(found)


def find_author_notes(lines: Sequence[Line], byline: str | None) -> None:
    """At the end: lines that begin with the author's name and are about nobody else (Ann Lowe covers the harbour)."""
    names = [name for name in (byline or "").split("; ") if word_count(name) > 1]
    told = [line for line in lines if line.why is None and line.kind == "body" and not line.fixed]
    for line in told[max(_TOLD_BEFORE, len(told) - _NOTES) :]:
        about = any(line.text.startswith(name) for name in names)
        elsewhere = any(name in other.text for name in names for other in told if other is not line)
        if about and not elsewhere and word_count(line.text) <= _NOTE:
            line.why = "about the author"


def find_frame(lines: Sequence[Line], title: str | None) -> None:
    """Furniture and headline, again as long as a line removed uncovers another (a headline repeated at the end)."""
    for _ in range(_ROUNDS):
        removed = _count_removed(lines)
        for line in lines:
            line.kind = "body" if line.kind in ("headline", "standfirst") and not line.fixed else line.kind
        find_furniture(lines)
        find_headline(lines, title)
        if _count_removed(lines) == removed:
            return


def _count_removed(lines: Sequence[Line]) -> int:
    return sum(line.why is not None for line in lines)


def find_furniture(lines: Sequence[Line]) -> None:
    """Menus and the like: first what follows the body, from the end upward, then the rest from the top down."""
    find_teasers(lines)
    for line in reversed(lines):
        if line.kind == "credit" or line.why is not None or (line.fixed and line.kind == "caption"):
            continue
        if line.fixed:
            break
        _judge(line, edge=True, end=True)
        if line.why is None:
            break
    kept = told = 0
    for line in lines:
        if line.kind == "body" and line.why is None and not line.fixed:
            _judge(line, edge=told <= 1 and kept <= _HEAD_LINES, end=False)
        if line.why is None:
            kept += 1
            told += ends_sentence(line.text)


def find_teasers(lines: Sequence[Line]) -> None:
    """After the body: short lines below a menu's heading (Most read) are other articles' headlines."""
    tail: list[Line] = []
    for line in reversed([line for line in lines if line.why is None]):
        if line.fixed and line.kind != "credit":
            break
        if line.kind != "credit" and _is_told(line.text) and judge(line.text, edge=True, end=True) is None:
            break
        tail.append(line)
    below = False
    for line in reversed(tail):
        verdict = judge(line.text, edge=True, end=True) if line.kind != "credit" else None
        below = below or (verdict is not None and verdict.why == "navigation")
        if below and line.kind != "credit" and verdict is None and word_count(line.text) <= _TEASER:
            line.why = "navigation"


def _is_told(text: str) -> bool:
    """Does the line tell something: a sentence with its full stop, or several?"""
    return ends_flat(text) or len(sentences_of(text)) > 1


def _judge(line: Line, *, edge: bool, end: bool) -> None:
    verdict = judge(line.text, edge=edge, end=end)
    if verdict is None:
        return
    line.verdict = verdict
    if verdict.keep == "caption":
        line.kind = "caption"
    elif verdict.keep is None:
        line.why = verdict.why


def find_headline(lines: Sequence[Line], title: str | None) -> None:
    """The headline, its repetitions, and the short lines between it and the body."""
    shown = next((line for line in lines if line.fixed and line.kind == "headline"), None)
    if shown is not None:
        _leave_repeated(lines, shown)
        return
    kept = [line for line in lines if line.why is None and line.kind == "body" and not is_date_line(line.text)]
    if len(kept) > 2 and _is_kicker(kept[0].text) and _is_headline(kept[1].text, title):
        kept[0].kind = "standfirst"
        kept = kept[1:]
    if len(kept) < 2 or not _is_headline(kept[0].text, title):
        return
    kept[0].kind = "headline"
    _leave_repeated(kept, kept[0])
    rest = [line for line in kept[1:] if line.why is None]
    if not rest:  # one line and its repetition: nothing that it could be the headline of
        kept[0].kind = "body"
    ends = [number for number, line in enumerate(rest) if _is_sentence(line.text)]
    for line in rest[: ends[0] if ends else 0]:
        if word_count(line.text) <= _STANDFIRST:
            line.kind = "standfirst"


def _leave_repeated(lines: Sequence[Line], headline: Line) -> None:
    for line in lines:
        if line is not headline and line.why is None and same_line(line.text, headline.text):
            line.why = "headline repeated"


def _is_kicker(text: str) -> bool:
    """A word or two in capitals above the headline (+++ EXCLUSIVE +++), or what the page is (Press release)."""
    bare = text.strip(" .:+*-–—|").casefold()
    if any(bare == word.casefold() for rule in kind_rules() for word in rule.opens):
        return True
    return text.isupper() and sum(word.isalpha() for word in text.split()) <= 2


def _is_sentence(text: str) -> bool:
    return ends_sentence(text) or len(sentences_of(text)) > 1 or dateline_of(text, first=False) is not None


def _is_headline(text: str, title: str | None) -> bool:
    if title and same_line(text, title):
        return True
    if word_count(text) > _HEADLINE or ends_flat(text) or text.endswith(":") or "\n" in text:
        return False
    return not is_date_line(text)


def find_datelines(lines: Sequence[Line]) -> None:
    """Dates on lines of their own, and the heads of paragraphs that say where and when."""
    first = True
    for line in lines:
        if line.why is not None or line.kind not in ("body", "standfirst"):
            continue
        if is_date_line(line.text) and first:
            line.kind = "dateline"
        elif line.kind == "body":
            line.dateline = dateline_of(line.text, first=first)
            first = first and not ends_sentence(line.text)


def find_marks(lines: Sequence[Line]) -> None:
    """Credits inside body paragraphs: the marks of datelines, and what closes a paragraph."""
    marks = _dateline_marks(lines)
    for line in lines:
        if line.why is not None or line.kind != "body":
            continue
        found: list[Found] = []
        if line.dateline and line.dateline.marks:
            start, end = line.dateline.marks
            found.extend(mark_credits(line.text[start:end], start, end))
        tail = credit_tail(line.text, marks)
        if tail and (not line.dateline or tail[0] > line.dateline.end):
            line.tail = tail[0]
            found.extend(tail[1])
        line.credits = tuple(found)


def _report(lines: Sequence[Line], where: str, settings: Settings, given: Given, at: int | None) -> Report:
    kept = [line for line in lines if line.why is None]
    text = "\n\n".join(line.text for line in kept)
    outlet = _outlet(given, settings)
    credited = tuple(credit for credit in _credits(kept) if not _is_own(credit, outlet))
    published, published_from = _published(lines, settings, given)
    language = language_of(text, where, settings.language or given.language, declared=given.declared, line=at)
    return Report(
        id=given.id or short_hash("r", text),
        url=given.url,
        language=language,
        title=given.title or next((line.text for line in kept if line.kind == "headline"), None),
        byline=given.byline or _byline(lines),
        kind=_kind(lines, given.kind),
        published=published,
        published_from=published_from,
        modified=_dated(lines, "modified") or given.modified,
        outlet=outlet,
        credit=next((credit for credit in credited if credit.outlet), credited[0] if credited else None),
        credits=credited,
        text=text,
        parts=_parts(kept),
        removed=tuple(Removed(line.text, line.why) for line in lines if line.why is not None),
        fetched=given.fetched,
        editions=tuple(edition for edition in given.editions if edition.language != language),
    )


def _parts(kept: Sequence[Line]) -> tuple[Part, ...]:
    parts: list[Part] = []
    at = 0
    for line in kept:
        parts.extend(Part(kind, at + start, at + end) for kind, start, end in _pieces(line) if start < end)
        at += len(line.text) + 2
    return tuple(parts)


def _pieces(line: Line) -> list[tuple[PartKind, int, int]]:
    """A line's parts as ranges in it, blanks between them left out."""
    if line.kind != "body":
        return [(line.kind, 0, len(line.text))]
    head = line.dateline.end if line.dateline else 0
    body_end = len(line.text) if line.tail is None else line.tail
    body_start = head + len(line.text[head:]) - len(line.text[head:].lstrip())
    pieces: list[tuple[PartKind, int, int]] = [("dateline", 0, head)]
    pieces.append(("body", body_start, len(line.text[:body_end].rstrip())))
    if line.tail is not None:
        pieces.append(("credit", line.tail, len(line.text)))
    return pieces


def _credits(kept: Sequence[Line]) -> tuple[Credit, ...]:
    """All credits of the page, credit lines first: they name the page's source more surely than marks."""
    found: list[tuple[bool, Credit]] = []
    at = 0
    for line in kept:
        for one in line.credits:
            words = line.text[one.start : one.end]
            credit = Credit(words, at + one.start, at + one.end, one.outlet, one.domain, one.link)
            found.append((line.kind != "credit", credit))
        at += len(line.text) + 2
    return _without_repeats([credit for _, credit in sorted(found, key=lambda pair: pair[0])])


def _without_repeats(found: Sequence[Credit]) -> tuple[Credit, ...]:
    seen: set[tuple[str, str]] = set()
    kept: list[Credit] = []
    for credit in found:
        key = (name_key(credit.outlet or credit.text), credit.link)
        if key not in seen:
            seen.add(key)
            kept.append(credit)
    return tuple(kept)


def _outlet(given: Given, settings: Settings) -> Outlet:
    domain = _host(given.url)
    known = outlet_by_domain(domain) if domain else None
    return Outlet(settings.outlet or given.outlet or (known.name if known else None), domain)


def _host(url: str | None) -> str | None:
    """The host of an address without its www; None for what is no address."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return (host or "").removeprefix("www.") or None


def _is_own(credit: Credit, outlet: Outlet) -> bool:
    """Does the credit name the page's own outlet?"""
    if credit.outlet is None:
        return False
    if outlet.domain and credit.domain and credit.domain.removeprefix("www.") == outlet.domain:
        return True
    if not outlet.name:
        return False
    known = outlet_by_name(outlet.name)
    names = {name_key(outlet.name), initials(outlet.name)} | ({name_key(known.name)} if known else set())
    return name_key(credit.outlet) in names


def _published(lines: Sequence[Line], settings: Settings, given: Given) -> tuple[str | None, Published]:
    date = iso_date(settings.published)
    if date:
        return date, "given"
    date = iso_date(given.published)
    if date:
        return date, "metadata"
    if given.shown:
        return given.shown, "dateline"
    for line in lines:
        date = _line_date(line)
        if date:
            return date, "dateline"
    date = _dated(lines, "published")
    return date, "dateline" if date else None


def _line_date(line: Line) -> str | None:
    if line.why is not None:
        return None
    if line.dateline:
        return line.dateline.date
    return date_in(line.text) if line.kind == "dateline" else None


def _dated(lines: Sequence[Line], name: str) -> str | None:
    """The full date of a time stamp that was removed (published, modified)."""
    for line in lines:
        words = line.verdict.found.get(name) if line.verdict else None
        if words and date_in(words):
            return date_in(words)
    return None


def _byline(lines: Sequence[Line]) -> str | None:
    names = [line.verdict.found["name"].strip(" .,") for line in lines if line.verdict and "name" in line.verdict.found]
    return "; ".join(dict.fromkeys(names)) or None


def _kind(lines: Sequence[Line], given: ReportKind | None) -> ReportKind:
    """What the page's head or first lines say it is, or the notice of its paywall; news where they say nothing."""
    if any(line.why == "paywall" for line in lines):
        return "stub"
    if given:
        return given
    for line in lines[:3]:
        for rule in kind_rules():
            if opens_as(line.text, rule):
                return rule.kind
    return "news"


def opens_as(line: str, rule: KindRule) -> bool:
    """Does the line say by its first words that the page is of this rule's kind?"""
    return any(_says(line, word) for word in rule.opens)


def _says(line: str, word: str) -> bool:
    if line[: len(word)].casefold() != word.casefold():
        return False
    return re.match(r"\s*$|\s*[:|]|\s+[-–—]\s", line[len(word) :]) is not None
