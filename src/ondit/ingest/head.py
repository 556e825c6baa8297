"""What a page says of itself where no reader looks: JSON-LD, OpenGraph and other metadata, microdata, links."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from ondit.ingest.dates import date_in, iso_date
from ondit.packs.outlets import outlet_by_name
from ondit.records import Edition, LinkKind, ReportKind

_DEEPEST = 12  # of nested JSON
_MOST = 5_000  # nodes of JSON
_MOST_ITEMS = 2_000  # elements of a page that microdata mark
_MOST_TITLES = 8
_MOST_EDITIONS = 20
_LONGEST = 500  # characters of an item's words
_COMMA = re.compile(r",(\s{0,200}[}\]])")
_ARTICLE = re.compile(r"(?:Article|Posting|Report|PressRelease)$")
_KINDS: dict[str, ReportKind] = {
    "OpinionNewsArticle": "opinion",
    "AnalysisNewsArticle": "analysis",
    "BackgroundNewsArticle": "analysis",
    "LiveBlogPosting": "live",
    "SocialMediaPosting": "post",
    "DiscussionForumPosting": "post",
    "PressRelease": "press-release",
    "PressReleaseArticle": "press-release",
}
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "publish-date", "publish_date", "publishdate",
    "publication_date", "pubdate", "date", "displaydate", "article_date_original", "vr:published_time",
    "bt:pubdate", "citation_publication_date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "article:modified", "datemodified", "last-modified",
    "dcterms.modified", "dc.date.modified", "lastmod",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "title", "parsely-title", "sailthru.title", "headline")
_AUTHORS = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    "article:author_name", "citation_author",
)  # fmt: skip
_SITES = (
    "og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher",
    "apple-mobile-web-app-title", "copyright-holder",
)  # fmt: skip
_SECTIONS = ("article:section", "section", "parsely-section", "cxenseparse:category", "articlesection", "genre")
_SOURCES = (
    "dc.source", "dcterms.source", "original-source", "syndication-source", "news:source", "source", "article:source",
    "agency", "newsagency",
)  # fmt: skip
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T ]?\d{4,6})?")
_AUTHOR_CLASSES = frozenset({"p-author", "author-name", "author__name", "byline-name", "byline__name", "creator-name"})
_HOST = re.compile(r"(?:[\w-]{1,40}\.){1,3}[a-z]{2,10}", re.IGNORECASE)
_AGES = range(1990, 2100)  # years in which a page can have been published


@dataclass(frozen=True, slots=True)
class Origin:
    """Whom the page's metadata name as its source, in their own words."""

    words: str
    link: LinkKind


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date of the metadata. utc: its clock was set to UTC, so that the reader's day may be the next one."""

    date: str
    utc: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says of itself. None or empty: it does not say.

    titles: its headline in several words, the surest first. url: its canonical address; own_url: where it was found.
    sections: the parts of the outlet that it stands in. free: whether anybody may read it. body: its text as metadata.
    editions: its addresses in other languages.
    """

    titles: tuple[str, ...] = ()
    description: str | None = None
    authors: tuple[str, ...] = ()
    site: str | None = None
    url: str | None = None
    own_url: str | None = None
    published: Stamp | None = None
    modified: Stamp | None = None
    sections: tuple[str, ...] = ()
    kind: ReportKind | None = None
    free: bool | None = None
    origins: tuple[Origin, ...] = ()
    language: str | None = None
    editions: tuple[Edition, ...] = ()
    body: str | None = None


def head_of(tree: Any, data: Sequence[str], saved_from: str | None, url: str | None) -> Head:
    """What the page says of itself. url: the address the carrier knows."""
    meta = _meta(tree)
    found = list(_nodes(data))
    ids = {str(node["@id"]): node for node in found if "@id" in node and len(node) > 1}
    canonical = _canonical(tree, meta)
    article = _article(found, canonical, _first(meta, _TITLES))
    props = _microdata(tree)
    own = url or saved_from or _first(meta, ("og:url",))
    return Head(
        titles=_titles(tree, meta, article, props),
        description=_word(article.get("description")) or _first(meta, ("og:description", "description")),
        authors=_authors(article, ids, meta, props),
        site=_site(article, ids, meta, props, found),
        url=canonical or _address(_word(article.get("url"))) or own,
        own_url=own,
        published=_stamp(article.get("datePublished"), meta, _PUBLISHED, props.get("datepublished", [])),
        modified=_stamp(article.get("dateModified"), meta, _MODIFIED, props.get("datemodified", [])),
        sections=(*_words(article.get("articleSection"))[:8], *_all(meta, _SECTIONS), *props.get("articlesection", [])),
        kind=next((_KINDS[name] for name in _types(article) if name in _KINDS), None),
        free=_free(article),
        origins=_origins(article, ids, meta),
        language=_language(tree, article),
        editions=_editions(tree, article),
        body=_word(article.get("articleBody")),
    )


def _meta(tree: Any) -> dict[str, list[str]]:
    """The page's meta elements by their small name."""
    found: dict[str, list[str]] = {}
    for element in itertools.islice(tree.iter("meta"), _MOST_ITEMS):
        content = " ".join(str(element.get("content") or "").split())
        if not content or _in_item(element):
            continue
        for key in ("property", "name", "itemprop"):
            name = str(element.get(key) or "").strip().lower()
            if name:
                found.setdefault(name, []).append(content[:2_000])
    return found


def _in_item(element: Any) -> bool:
    """Does it tell something of a thing inside the page (its publisher, a picture)?"""
    if not element.get("itemprop"):
        return False
    item = next((above for above in element.iterancestors() if above.get("itemscope") is not None), None)
    return item is not None and not _is_article_item(item) and "WebPage" not in str(item.get("itemtype"))


def _is_article_item(item: Any) -> bool:
    return bool(_ARTICLE.search(str(item.get("itemtype") or "").rstrip("/ ")))


def _first(meta: dict[str, list[str]], names: Sequence[str]) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _all(meta: dict[str, list[str]], names: Sequence[str]) -> list[str]:
    return [value for name in names for value in meta.get(name, ())]


def _nodes(data: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The things that the page's JSON tells of: those on top, in a graph, or that the page is mainly about."""
    for words in data:
        queue: list[tuple[Any, int]] = [(_json(words), 0)]
        count = 0
        while queue and count < _MOST:
            thing, deep = queue.pop(0)
            count += 1
            if deep > _DEEPEST:
                continue
            if isinstance(thing, list):
                queue.extend((inner, deep + 1) for inner in thing[:500])
            elif isinstance(thing, dict):
                yield thing
                queue.extend(
                    (thing[key], deep + 1) for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in thing
                )


def _json(words: str) -> Any:
    """JSON as pages write it, with marks around it and commas too many; None: it is none."""
    words = words.strip().removeprefix("<!--").removesuffix("-->").strip()
    words = (
        words.removeprefix("//<![CDATA[")
        .removeprefix("<![CDATA[")
        .removesuffix("//]]>")
        .removesuffix("]]>")
        .strip(" ;\n\r\t")
    )
    for form in (words, _COMMA.sub(r"\1", words)):
        try:
            return json.loads(form, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type") or node.get("type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return [str(name).rstrip("/").rpartition("/")[2] for name in names if isinstance(name, str)]


def _article(nodes: Sequence[dict[str, Any]], url: str | None, title: str | None) -> dict[str, Any]:
    """The node that tells of the page's article: the one with its address or headline, else the first."""
    articles = [node for node in nodes if any(_ARTICLE.search(name) for name in _types(node))]
    for node in articles:
        addresses = [_address(_word(node.get(key))) for key in ("url", "mainEntityOfPage", "@id")]
        if url and any(address and address.rstrip("/") == url.rstrip("/") for address in addresses):
            return node
    for node in articles:
        if title and (_word(node.get("headline")) or "\0") in title:
            return node
    return articles[0] if articles else {}


def _word(value: Any) -> str | None:
    """A value as words: a text, the first of a list, the name or address of a thing."""
    return next(iter(_words(value)), None)


def _words(value: Any, deep: int = 0) -> list[str]:
    if isinstance(value, str):
        bare = " ".join(_plain(value).split()) if len(value) < 2_000 else value.strip()
        return [bare] if bare else []
    if isinstance(value, list) and deep < 4:
        return [word for inner in value[:50] for word in _words(inner, deep + 1)]
    if isinstance(value, dict) and deep < 4:
        return next(
            (found for key in ("name", "@value", "url", "@id") if (found := _words(value.get(key), deep + 1))), []
        )
    return []


def _plain(words: str) -> str:
    """Words without the marks that some pages leave in their metadata."""
    import html

    words = html.unescape(words) if "&" in words else words
    return re.sub(r"</?[a-zA-Z][^<>]{0,100}>", "", words)


def _titles(
    tree: Any, meta: dict[str, list[str]], article: dict[str, Any], props: dict[str, list[str]]
) -> tuple[str, ...]:
    shown = [" ".join(_beginning(element).split()) for element in itertools.islice(tree.iter("title"), 1)]
    titles = [*_words(article.get("headline"))[:1], *props.get("headline", [])[:1], *_all(meta, _TITLES), *shown]
    return tuple(dict.fromkeys(title[:_LONGEST] for title in titles if title))[:_MOST_TITLES]


def _authors(
    article: dict[str, Any], ids: dict[str, dict[str, Any]], meta: dict[str, list[str]], props: dict[str, list[str]]
) -> tuple[str, ...]:
    for names in (
        _persons(article.get("author"), ids),
        props.get("author", []),
        *(meta.get(name, []) for name in _AUTHORS),
    ):
        kept = [name for name in names if _is_person(name)]
        if kept:
            return tuple(dict.fromkeys(kept))
    return ()


def _people(value: Any, ids: dict[str, dict[str, Any]]) -> list[str]:
    """The names of a thing or several, looked up where only their mark is given."""
    things = value if isinstance(value, list) else [value]
    return [name for thing in things[:30] for name in _words(_whole(thing, ids))]


def _persons(value: Any, ids: dict[str, dict[str, Any]]) -> list[str]:
    """The same, without organisations: "staff and agencies" wrote nothing."""
    things = [_whole(thing, ids) for thing in (value if isinstance(value, list) else [value])[:30]]
    return [name for thing in things if not (isinstance(thing, dict) and _is_body(thing)) for name in _words(thing)]


def _is_body(thing: dict[str, Any]) -> bool:
    return any(kind.endswith("Organization") for kind in _types(thing))


def _whole(thing: Any, ids: dict[str, dict[str, Any]]) -> Any:
    if isinstance(thing, dict) and "@id" in thing and "name" not in thing:
        return ids.get(str(thing["@id"]), thing)
    return thing


def _is_person(name: str) -> bool:
    """Is it a name, and not the address of a profile, or the mark of a program?"""
    return 2 < len(name) <= 200 and "://" not in name and "@" not in name and not name.isdigit()


def _site(
    article: dict[str, Any], ids: dict[str, dict[str, Any]], meta: dict[str, list[str]], props: dict[str, list[str]],
    nodes: Sequence[dict[str, Any]],
) -> str | None:  # fmt: skip
    """The outlet: as OpenGraph has it, else the publisher (the first of a list), else who owns the page."""
    publisher = _people(article.get("publisher"), ids)
    owners = [
        name
        for node in nodes
        for kind in _types(node)
        if kind.endswith(("Organization", "WebSite"))
        for name in _words(node.get("name"))[:1]
    ]
    names = [*meta.get("og:site_name", []), *publisher, *props.get("publisher", []), *owners, *_all(meta, _SITES)]
    named = [name for name in names if _is_person(name)]
    return next((name for name in named if not _HOST.fullmatch(name)), next(iter(named), None))


def _stamp(value: Any, meta: dict[str, list[str]], names: Sequence[str], props: Sequence[str]) -> Stamp | None:
    for words in (*_words(value)[:1], *_all(meta, names), *props):
        stamp = stamp_of(words)
        if stamp:
            return stamp
    return None


def stamp_of(words: str) -> Stamp | None:
    """A date as metadata write it: ISO, mail style, seconds since 1970, 20240105, or as a reader sees it."""
    words = words.strip()[:80]
    if _EPOCH.fullmatch(words):
        return Stamp(dt.datetime.fromtimestamp(int(words[:10]), dt.UTC).date().isoformat(), True)
    compact = _COMPACT.fullmatch(words)
    found = "-".join(compact.groups()) if compact else iso_date(words) or date_in(words)
    if not found or not _is_day(found[:10]):
        return None
    return Stamp(found[:10], words.endswith(("Z", "+00:00", "+0000", "GMT", "UTC")))


def _is_day(words: str) -> bool:
    try:
        return dt.date.fromisoformat(words).year in _AGES
    except ValueError:
        return False


def _free(article: dict[str, Any]) -> bool | None:
    value = article.get("isAccessibleForFree")
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(str(value).lower().rpartition("/")[2])


def _origins(article: dict[str, Any], ids: dict[str, dict[str, Any]], meta: dict[str, list[str]]) -> tuple[Origin, ...]:
    """Works that this one is made from, whom the page names as source, and agencies that it names as author."""
    found: list[Origin] = []
    for key, link in (
        ("translationOfWork", "translates"),
        ("isBasedOn", "republishes"),
        ("isBasedOnUrl", "republishes"),
    ):
        found.extend(Origin(words, link) for words in _works(article.get(key), ids))  # type: ignore[arg-type]
    for key in ("creditText", "sourceOrganization", "provider"):
        found.extend(Origin(words, "credits") for words in _people(article.get(key), ids))
    found.extend(Origin(words, "credits") for words in _all(meta, _SOURCES))
    found.extend(
        Origin(name, "credits")
        for name in (*_people(article.get("author"), ids), *_all(meta, _AUTHORS))
        if _is_agency(name)
    )
    return tuple(dict.fromkeys(found))


def _works(value: Any, ids: dict[str, dict[str, Any]]) -> list[str]:
    """Who published a work, else its address."""
    works = value if isinstance(value, list) else [value]
    names: list[str] = []
    for work in works[:10]:
        whole = _whole(work, ids)
        if isinstance(whole, dict):
            publisher = _people(whole.get("publisher") or whole.get("sourceOrganization"), ids)
            names.extend(publisher[:1] or _words(whole.get("url") or whole.get("@id"))[:1])
        else:
            names.extend(_words(whole)[:1])
    return names


def _is_agency(name: str) -> bool:
    known = outlet_by_name(name)
    return known is not None and known.kind == "agency"


def _canonical(tree: Any, meta: dict[str, list[str]]) -> str | None:
    for element in itertools.islice(tree.iter("link"), _MOST_ITEMS):
        if "canonical" in str(element.get("rel") or "").lower().split():
            found = _address(str(element.get("href") or ""), _first(meta, ("og:url",)))
            if found:
                return found
    return _address(_first(meta, ("og:url", "parsely-link")))


def _address(words: str | None, base: str | None = None) -> str | None:
    """An address of the web, made whole by the page's own where it is short; None: it is none."""
    if not words:
        return None
    try:
        whole = urljoin(base, words.strip()) if base else words.strip()
        parts = urlsplit(whole)
    except ValueError:
        return None
    return (
        whole if parts.scheme in ("http", "https") and parts.hostname and not any(c.isspace() for c in whole) else None
    )


def _language(tree: Any, article: dict[str, Any]) -> str | None:
    words = _word(article.get("inLanguage")) or str(tree.get("lang") or tree.get("xml:lang") or "")
    code = re.match(r"[a-zA-Z]{2,3}(?![a-zA-Z])", words)
    return code[0].lower() if code else None


def _editions(tree: Any, article: dict[str, Any]) -> tuple[Edition, ...]:
    """Where the page is said to stand in other languages; another country's page in its own language is none."""
    own = _language(tree, article)
    found: dict[str, Edition] = {}
    for element in itertools.islice(tree.iter("link"), _MOST_ITEMS):
        code = re.match(r"([a-z]{2,3})(?![a-z])(?!-default)", str(element.get("hreflang") or "").strip().lower())
        address = _address(str(element.get("href") or ""))
        if code and address and code[1] != own and "alternate" in str(element.get("rel") or "").lower():
            found.setdefault(code[1], Edition(code[1], address))
    return tuple(found.values())[:_MOST_EDITIONS]


def _microdata(tree: Any) -> dict[str, list[str]]:
    """What microdata say of the article: the names of its authors and publisher, dates, headline, section."""
    found: dict[str, list[str]] = {}
    marked = (
        one for one in tree.iter() if one.get("itemprop") or one.get("rel") or one.get("class") in _AUTHOR_CLASSES
    )
    for element in itertools.islice(marked, _MOST_ITEMS):
        named = (
            element.get("itemprop")
            or element.get("rel")
            or ("author" if element.get("class") in _AUTHOR_CLASSES else "")
        )
        for name in str(named).lower().split():
            if name in (
                "author",
                "publisher",
                "datepublished",
                "datemodified",
                "headline",
                "articlesection",
            ) and not _in_other(element):
                words = _item_words(element)
                if words:
                    found.setdefault(name, []).append(words)
    return found


def _in_other(element: Any) -> bool:
    """Does it belong to another thing than the article: a comment, a teaser?"""
    if not element.get("itemprop"):
        return False
    item = next((above for above in element.iterancestors() if above.get("itemscope") is not None), None)
    return item is not None and not _is_article_item(item) and "WebPage" not in str(item.get("itemtype"))


def _item_words(element: Any) -> str | None:
    """The words of an item: its name where it has one, else what it holds or shows."""
    for inner in itertools.islice(element.iter(), 1, 50):
        if "name" in str(inner.get("itemprop") or "").split():
            element = inner
            break
    held = element.get("content") or element.get("datetime")
    words = " ".join((str(held) if held else _beginning(element)).split())
    return words[:_LONGEST] or None


def _beginning(element: Any) -> str:
    """The first words of an element: it may hold the whole page."""
    pieces: list[str] = []
    size = 0
    for piece in element.itertext():
        pieces.append(piece)
        size += len(piece)
        if size > _LONGEST:
            break
    return "".join(pieces)
