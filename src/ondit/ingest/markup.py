"""A page's markup taken apart: what no reader sees goes, what its programs say of it is kept, the rest is a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_START = re.compile(r"<!--|<(script|style)\b", re.IGNORECASE)
_ENDS = {
    "script": re.compile(r"</script[^>]{0,200}>", re.IGNORECASE),
    "style": re.compile(r"</style[^>]{0,200}>", re.IGNORECASE),
}
_LD = re.compile(r"type\s{0,5}=\s{0,5}[\"']?application/(?:ld\+)?json(?![\w+])", re.IGNORECASE)
_SAVED = re.compile(r"(?:saved from url=\(\d{1,6}\)|^\s{0,20}url:\s{0,5})(https?://[^\s<>\"]{4,2000})", re.MULTILINE)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]{0,20})")
_PROLOG = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_DATA = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=]{200,}")  # pictures inside a page: most of a saved one
# Elements without an end, or with one that pages leave out.
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_OPEN = frozenset({"p", "li", "td", "tr", "th", "dt", "dd", "option"})
_MOST_DATA = 50  # pieces of JSON
_LONGEST_DATA = 2_000_000  # characters of JSON about a page


@dataclass(frozen=True, slots=True)
class Markup:
    """A page without its programs, styles and comments.

    data: what it says of itself as JSON. saved_from: the address a browser noted when it saved the page.
    """

    html: str
    data: tuple[str, ...]
    saved_from: str | None


def taken_apart(html: str) -> Markup:
    """The page without programs, styles and comments, in one pass; what is never closed runs to the end."""
    kept: list[str] = []
    data: list[str] = []
    saved: str | None = None
    at = 0
    html = _DATA.sub("data:", _PROLOG.sub("", html))
    while match := _START.search(html, at):
        kept.append(html[at : match.start()])
        name = (match[1] or "").lower()
        inner, at = _inside(html, match, name)
        if name == "script" and _LD.search(inner[:500]) and len(inner) <= _LONGEST_DATA and len(data) < _MOST_DATA:
            data.append(inner[inner.find(">") + 1 :])
        elif not name and saved is None:
            found = _SAVED.search(inner[:5_000])
            saved = found[1] if found else None
    kept.append(html[at:])
    return Markup("".join(kept), tuple(data), saved)


def _inside(html: str, start: re.Match[str], name: str) -> tuple[str, int]:
    """What stands between a start and its end, and where the page goes on."""
    if not name:
        end = html.find("-->", start.start() + 2)
        return (html[start.end() : end], end + 3) if end >= 0 else (html[start.end() :], len(html))
    match = _ENDS[name].search(html, start.end())
    return (html[start.end() : match.start()], match.end()) if match else (html[start.end() :], len(html))


def depth(html: str) -> int:
    """How deep the elements nest, as far as their tags tell."""
    deepest = depth = 0
    for match in _TAG.finditer(html):
        if match[2].lower() in _VOID or match[2].lower() in _OPEN:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def tree_of(html: str) -> Any:
    """The page as a tree of elements; None: it holds none."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
