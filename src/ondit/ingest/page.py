"""An HTML page as lines of text and what its head says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ondit.errors import InputError
from ondit.ingest.credits import credit_line
from ondit.ingest.lines import same_line, word_count

_BLOCKS = ("p", "li", "small", "span", "cite", "div", "address", "footer", "em", "i")
_INLINE = frozenset({"a", "b", "strong", "em", "i", "span", "small", "br", "cite", "abbr", "time"})
_LONGEST_CREDIT = 15  # words
_LONGEST_CHARS = 300
_PROLOG = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")  # lxml takes no declared encoding in text already decoded
_DEEPEST = 2_000  # nested elements; real pages stay under a hundred
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]{0,20})")
# Elements without an end, or with one that pages leave out.
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_OPEN = frozenset({"p", "li", "td", "tr", "th", "dt", "dd", "option"})


@dataclass(frozen=True, slots=True)
class Page:
    """A page's article as text, one paragraph a line, its headline first; None: the page does not say."""

    text: str
    title: str | None
    author: str | None
    site: str | None
    url: str | None
    published: str | None


def page_of(html: str, where: str, url: str | None, *, line: int | None = None) -> Page:
    """The article of an HTML page. Raises InputError for a page without one, or one that nests without end."""
    html = _PROLOG.sub("", html)
    if _depth(html) > _DEEPEST:
        raise _no_article(where, line, "nests its elements too deep to be an article")
    found = _extract(html, url)
    if found is None or not (found.text or "").strip():
        raise _no_article(where, line, "holds no article")
    text = _with_title(found.text, found.title)
    lines = [text, *_footer_credits(html, text)]
    return Page(
        text="\n\n".join(lines),
        title=found.title or None,
        author=found.author or None,
        site=found.sitename or None,
        url=url or found.url or None,
        published=found.date or None,
    )


def _extract(html: str, url: str | None) -> Any:
    import trafilatura  # half a second; not every call brings a page

    try:
        return trafilatura.bare_extraction(
            html, url=url, with_metadata=True, include_comments=False, include_tables=False
        )
    except (ValueError, TypeError, AttributeError, RecursionError):  # its word for a page that it cannot take apart
        return None


def _with_title(text: str, title: str | None) -> str:
    """The text with its paragraphs apart and its headline first, where the article itself leaves it out."""
    lines = [line for line in text.splitlines() if line.strip()]
    if title and not any(same_line(line, title) for line in lines[:4]):
        lines.insert(0, title)
    return "\n\n".join(lines)


def _footer_credits(html: str, text: str) -> list[str]:
    """Credit lines of the page that the article leaves out."""
    from lxml import html as lxml_html
    from lxml.etree import LxmlError

    try:
        tree = lxml_html.fromstring(html)
    except (LxmlError, ValueError):
        return []
    found: list[str] = []
    for element in tree.iter(*_BLOCKS):
        words = _words(element)
        if words and words not in found and words not in text and _is_credit(words):
            found.append(words)
    return found


def _is_credit(words: str) -> bool:
    """A lone agency mark is none here: a menu may hold the same word."""
    return any(found.rule != "agency-mark" for found in credit_line(words))


def _words(element: Any) -> str:
    """An element's text, "" where it is too long for a credit or holds blocks of its own."""
    if any(child.tag not in _INLINE for child in element):
        return ""
    pieces: list[str] = []
    size = 0
    for piece in element.itertext():
        size += len(piece)
        if size > _LONGEST_CHARS:  # stop early: an outer element holds the whole page
            return ""
        pieces.append(piece)
    words = " ".join("".join(pieces).split())
    return words if 2 <= word_count(words) <= _LONGEST_CREDIT else ""


def _depth(html: str) -> int:
    """How deep the elements nest, as far as their tags tell."""
    deepest = depth = 0
    for match in _TAG.finditer(html):
        if match[2].lower() in _VOID | _OPEN:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _no_article(where: str, line: int | None, what: str) -> InputError:
    return InputError(where, what, "Save the article itself, or give its text as a .txt file.", line=line)
