"""An HTML page as the pieces of its article and what its head says of it.

Two methods look at the same page: our own, which reads what the page says of each of its elements, and trafilatura,
whose paragraphs count double where the two must be weighed, and which stands in where ours finds next to nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from ondit.errors import InputError, NoArticleError
from ondit.ingest.article import Article, Piece, article_of, bare
from ondit.ingest.blocks import Block, blocks_of
from ondit.ingest.credits import credit_line
from ondit.ingest.head import Head, Origin, head_of
from ondit.ingest.lines import same_line, word_count
from ondit.ingest.markup import depth, taken_apart, tree_of
from ondit.ingest.rules import kind_rules
from ondit.packs.outlets import name_key, outlet_by_domain, outlet_by_name
from ondit.records import Edition, ReportKind

_DEEPEST = 300  # nested elements; real pages stay under a hundred
_ELEMENTS = 600_000  # marks of a page; the largest real ones stay under fifty thousand
_BLOCKS = 40_000
_WEIGHED = 1_000_000  # characters of a page that trafilatura is asked about; it takes seconds for more
_WEIGHED_MARKS = 30_000  # its elements, begun and ended
_ENOUGH = 25  # words of an article that needs no help
_STUB = 60  # words: a page behind a wall that shows no more is a stub
_HELP = "Save the article itself, or give its text as a .txt file."
_NUMBER = re.compile(r"(?:\s\w{1,4}\.?)?\s[\W\d]{0,3}\d.{0,40}$")
_ADDRESS_DATE = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's article in pieces, and what the page says of itself; None: it does not say.

    published: the day that its metadata name; shown: the one that a reader sees at its head.
    origins: the sources that only its metadata name, as words and how the page hangs on them.
    """

    pieces: tuple[Piece, ...]
    title: str | None
    author: str | None
    site: str | None
    url: str | None
    published: str | None
    shown: str | None
    modified: str | None
    kind: ReportKind | None
    language: str | None
    origins: tuple[Origin, ...]
    editions: tuple[Edition, ...]


def page_of(html: str, where: str, url: str | None, *, line: int | None = None) -> Page:
    """The article of an HTML page. Raises InputError for a page without one, or one that is too much of a page."""
    markup = taken_apart(html)
    _refuse_endless(markup.html, where, line)
    tree = tree_of(markup.html)
    if tree is None:
        raise NoArticleError(where, "holds no article", _HELP, line=line)
    head = head_of(tree, markup.data, markup.saved_from, url)
    blocks = blocks_of(tree, _BLOCKS)
    if len(blocks) > _BLOCKS:
        raise _too_much(where, line, f"has more than {_BLOCKS:,} pieces of text")
    article = _article(markup.html, blocks, head)
    if article is None:
        raise NoArticleError(where, "holds no article", _HELP, line=line)
    return _page(article, head)


def _refuse_endless(html: str, where: str, line: int | None) -> None:
    if html.count("<") > _ELEMENTS:
        raise _too_much(where, line, f"has more than {_ELEMENTS:,} elements")
    if depth(html) > _DEEPEST:
        raise _too_much(where, line, "nests its elements too deep to be an article")


def _article(html: str, blocks: Sequence[Block], head: Head) -> Article | None:
    """The article by both methods; None: neither finds one."""
    small = len(html) <= _WEIGHED and html.count("<") <= _WEIGHED_MARKS
    other = _paragraphs(html) if small else ()
    votes = frozenset(bare(line) for line in other)
    article = article_of(blocks, head.titles, votes, live=head.kind == "live" or _says_live(head))
    theirs = sum(map(word_count, other))
    held = word_count(head.body or "")
    if article.told < _ENOUGH and held > 2 * article.told and held >= theirs:
        return replace(article, pieces=_with_headline((head.body or "").splitlines(), head.titles), told=held)
    if article.told < _ENOUGH and theirs > 2 * article.told and not article.conversation:
        return replace(article, pieces=_with_headline(other, head.titles), told=theirs)
    return article if any(piece.why is None and piece.kind in (None, "body") for piece in article.pieces) else None


def _says_live(head: Head) -> bool:
    """Does a title begin with the word for a live blog?"""
    words = tuple(word.casefold() for rule in kind_rules() if rule.kind == "live" for word in rule.opens)
    return any(title.casefold().startswith(words) for title in head.titles)


def _with_headline(lines: Sequence[str], titles: Sequence[str]) -> tuple[Piece, ...]:
    pieces = [Piece(line.strip()) for line in lines if line.strip()]
    if titles and not any(same_line(piece.text, titles[0]) for piece in pieces[:4]):
        pieces.insert(0, Piece(titles[0], "headline"))
    return tuple(pieces)


def _paragraphs(html: str) -> tuple[str, ...]:
    """What trafilatura holds for the article, a paragraph each; empty: nothing, or it cannot take the page apart."""
    import trafilatura  # half a second; not every call brings a page

    try:
        found: Any = trafilatura.bare_extraction(
            html, with_metadata=False, include_comments=False, include_tables=False
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return ()
    text = (found.text or "") if found is not None else ""
    return tuple(line.strip(" -") for line in text.splitlines() if line.strip())


def _page(article: Article, head: Head) -> Page:
    pieces = [_linked(piece, head) for piece in article.pieces]
    shown = next((piece.text for piece in pieces if piece.kind == "headline"), None)
    return Page(
        pieces=tuple(pieces),
        title=shown or _plain_title(head),
        author=_author(head) or "; ".join(article.names) or None,
        site=head.site,
        url=_url(head),
        published=_published(article, head),
        shown=article.shown[0] if article.shown else None,
        modified=_modified(head),
        kind=_kind(article, head),
        language=head.language,
        origins=_origins(head, pieces),
        editions=head.editions,
    )


def _linked(piece: Piece, head: Head) -> Piece:
    """A credit with the link that metadata give its outlet: a page may say "first published in" of a translation."""
    if piece.kind != "credit" and piece.kind is not None:
        return piece
    translated = {_outlet_name(origin.words) for origin in head.origins if origin.link == "translates"}
    if translated and any(one.outlet and name_key(one.outlet) in translated for one in credit_line(piece.text)):
        return replace(piece, link="translates")
    return piece


def _plain_title(head: Head) -> str | None:
    """The title without the outlet's name at its end."""
    title = head.titles[0] if head.titles else None
    if title and head.site:
        for mark in (" | ", " - ", " – ", " — "):
            title = title.removesuffix(f"{mark}{head.site}")
    return title


def _author(head: Head) -> str | None:
    """The authors, without the outlet itself, agencies (they are sources), and "by" before a name."""
    own = {name_key(head.site)} if head.site else set()
    names = [_name(name) for name in head.authors]
    return (
        "; ".join(
            dict.fromkeys(name for name in names if name and name_key(name) not in own and not outlet_by_name(name))
        )
        or None
    )


def _name(words: str) -> str:
    """A name out of a byline (By TOM HILL - Associated Press)."""
    bare_words = re.sub(r"(?i)^(?:by|von)\s+", "", words.strip())
    first, mark, rest = bare_words.partition(" - ")
    return first if mark and outlet_by_name(rest.strip()) else bare_words


def _url(head: Head) -> str | None:
    """The page's own address: the canonical one, unless that is the address of the page it was taken from."""
    return head.own_url if _is_elsewhere(head.url, head.own_url) else head.url or head.own_url


def _is_elsewhere(one: str | None, other: str | None) -> bool:
    """Are these addresses of two different outlets?"""
    a, b = _site(one), _site(other)
    return bool(a and b and a != b)


def _site(url: str | None) -> str | None:
    """The last two parts of an address's host: amp, m and www do not matter. None: no address, or a mirror's."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    if host.endswith(
        (".ampproject.org", "webcache.googleusercontent.com", "web.archive.org", "archive.ph", "archive.is")
    ):
        return None
    parts = host.split(".")
    size = 3 if len(parts) > 2 and len(parts[-2]) <= 3 and len(parts[-1]) == 2 else 2
    return ".".join(parts[-size:]) or None


def _published(article: Article, head: Head) -> str | None:
    """The day it was published: as metadata say, but as its reader sees it where that is the next day of its clock."""
    stamp = head.published
    if stamp is None:
        return None if article.shown else _address_date(head.url or head.own_url)
    if stamp.date in article.shown:
        return stamp.date
    for shown in article.shown:
        apart = abs((_day(shown) - _day(stamp.date)).days)
        if stamp.utc and apart == 1:
            return shown
    return stamp.date


def _day(words: str) -> dt.date:
    return dt.date.fromisoformat(words)


def _address_date(url: str | None) -> str | None:
    match = _ADDRESS_DATE.search(url or "")
    try:
        return dt.date(*map(int, match.groups())).isoformat() if match else None
    except ValueError:
        return None


def _modified(head: Head) -> str | None:
    """The day it was changed; None where that is said to be before it was published."""
    if head.modified is None or (head.published and head.modified.date < head.published.date):
        return None
    return head.modified.date if head.published is None or head.modified.date != head.published.date else None


def _kind(article: Article, head: Head) -> ReportKind | None:
    """What kind of text the page shows or says it is; None: it says nothing of it."""
    if any(piece.why == "paywall" for piece in article.pieces):
        return "stub"
    if head.free is False and (article.told < _STUB or _breaks_off(article)):
        return "stub"
    if head.kind:
        return head.kind
    path = (
        [part for part in re.split(r"[/._-]", urlsplit(head.url or "").path) if part][:2] if _is_web(head.url) else []
    )
    for words in (*article.labels, *head.sections, *path):
        for rule in kind_rules():
            if _label(words) in {word.casefold() for word in (*rule.opens, *rule.sections)}:
                return rule.kind
    return "post" if article.conversation else None


def _label(words: str) -> str:
    """What a label says, without the number and day that stand behind it (Pressemitteilung Nr. 58 vom 3. Mai 2024)."""
    return _NUMBER.sub("", words).strip(" :|*+").casefold()


def _breaks_off(article: Article) -> bool:
    told = [piece.text for piece in article.pieces if piece.why is None and piece.kind in (None, "body")]
    return bool(told) and told[-1].rstrip().endswith(("…", "..."))


def _is_web(url: str | None) -> bool:
    return _site(url) is not None


def _origins(head: Head, pieces: Sequence[Piece]) -> tuple[Origin, ...]:
    """The sources that metadata name and no line of the page does; the address of another outlet's page is one."""
    found = list(head.origins)
    if _is_elsewhere(head.url, head.own_url) and head.url:
        found.append(Origin(head.url, "republishes"))
    named = {
        name_key(one.outlet) for piece in pieces if piece.why is None for one in credit_line(piece.text) if one.outlet
    }
    kept: list[Origin] = []
    for origin in found:
        name = _outlet_name(origin.words)
        if name and name not in named and not _spells(origin.words, named) and name != name_key(head.site or ""):
            named.add(name)
            kept.append(origin)
    return tuple(kept)


def _spells(address: str, names: set[str]) -> bool:
    """Is an address that of an outlet already named (coastalobserver.example, Coastal Observer)?"""
    host = _site(address) if "://" in address else None
    return bool(host) and bare(str(host).split(".")[0]) in {bare(name) for name in names}


def _outlet_name(words: str) -> str | None:
    """The key of the outlet that words or an address name."""
    host = _site(words) if "://" in words else None
    known = outlet_by_domain(host) if host else outlet_by_name(words)
    return name_key(known.name if known else host or words) or None


def _too_much(where: str, line: int | None, what: str) -> InputError:
    return InputError(where, what, _HELP, line=line)
