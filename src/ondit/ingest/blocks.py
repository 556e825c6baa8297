"""A page's tree as blocks: stretches of text that stand by themselves, with what the page says of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ondit.ingest.furniture import judge
from ondit.ingest.lines import ends_flat, ends_sentence, sentences_of, word_count
from ondit.ingest.marks import NOTHING, Marks, marks_of

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "svg",
        "math",
        "canvas",
        "iframe",
        "object",
        "embed",
        "applet",
        "video",
        "audio",
        "select",
        "textarea",
        "input",
        "button",
        "option",
        "datalist",
        "map",
        "progress",
        "meter",
        "frameset",
        "noframes",
        "amp-ad",
        "amp-embed",
        "amp-consent",
        "amp-sidebar",
        "amp-social-share",
        "amp-list",
        "amp-iframe",
    ]
)
_CONTROLS = frozenset({"button", "input", "form", "textarea", "select"})
_PICTURES = frozenset({"img", "picture", "amp-img"})
_BELOW = 20  # words of a paragraph with a picture in it that are about the picture
_NEAR = 3  # elements around a control or a picture that are its box
_OWN_LINES = frozenset({"headline", "standfirst", "kicker", "caption", "byline", "stamp", "source"})
_UNSEEN = str.maketrans(
    {"\u00ad": None, "\u200b": None, "\ufeff": None, "\u2060": None, "\u200e": None, "\u200f": None}
)
_END_MARK = re.compile(r"\s?[◼■▪●◆♦◾⬛∎]\s?$")  # magazines end an article so
_NOTE_MARK = re.compile(r"(?<=\w)\s?\[\d{1,3}\](?=[\s.,;:!?]|$)")  # in the text, of a note below it
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡a-z])[\])]?")
_HALF = 0.5  # of a page's told words: what holds so many is no furniture, whatever its name
_SAMPLE = 500  # characters of a text that show whether it is made of letters
_TOLD = 5  # words of the shortest text that tells something
_POINTER = 3  # words of the shortest link behind a paragraph's last sentence that is none of its own


@dataclass(slots=True)
class Block:
    """A stretch of text. path: the numbers of the elements it stands in, outermost first.

    box: the number of the element around its own. linked: share of its characters that are links.
    bold: whether all of it is. look: the names of its element and the one around it. family: the same, without what
    parts a first paragraph from its neighbours. tags: of the elements of `path`; names: with their first class.
    why: the page marks it as furniture, of this kind. says: what else the page says of it.
    controls, pictures: elements of the page that hold a button or a field, or a picture, and little else.
    """

    text: str
    tag: str
    path: tuple[int, ...]
    box: int
    linked: float
    bold: bool
    look: str
    family: str
    tags: tuple[str, ...]
    names: tuple[str, ...]
    why: str | None = None
    says: frozenset[str] = frozenset()
    controls: frozenset[int] = frozenset()
    pictures: frozenset[int] = frozenset()

    @property
    def is_heading(self) -> bool:
        """Is it a heading by its element?"""
        return self.tag in _HEADINGS

    @property
    def is_told(self) -> bool:
        """Does it tell something: a sentence that is no link?"""
        if self.linked >= 0.6 or self.is_heading or word_count(self.text) < _TOLD:
            return False
        return _has_end(self.text) and _has_letters(self.text[:_SAMPLE])

    @property
    def is_seen(self) -> bool:
        """Does a reader see it?"""
        return "hidden" not in self.says


def _has_letters(text: str) -> bool:
    return sum(map(str.isalpha, text)) * 2 > len(text)


def _has_end(text: str) -> bool:
    return ends_sentence(text) or len(sentences_of(text)) > 1 or text.endswith(":")


@dataclass(slots=True)
class _Open:
    """An element while its text is read."""

    number: int
    tag: str
    block: bool
    link: bool
    bold: bool
    marks: Marks
    skipped: bool = False
    look: str = ""
    name: str = ""


@dataclass(slots=True)
class _Walk:
    """The state of one pass over a tree."""

    stack: list[_Open] = field(default_factory=list)
    pieces: list[tuple[str, bool, bool]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    marks: dict[int, Marks] = field(default_factory=dict)
    tags: dict[int, str] = field(default_factory=dict)
    controls: set[int] = field(default_factory=set)
    pictures: set[int] = field(default_factory=set)
    skips: int = 0
    ended: bool = False  # an inline element has just ended
    count: int = 0


def blocks_of(tree: Any, most: int) -> list[Block]:
    """The blocks of a page in its order, those too that no reader sees; it stops where there are more than `most`."""
    from lxml import etree

    walk = _Walk()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if len(walk.blocks) > most:
            return walk.blocks
        if event == "start":
            _start(walk, element)
        else:
            _end(walk, element)
    _flush(walk)
    return _judged(walk)


def _start(walk: _Walk, element: Any) -> None:
    tag = element.tag.rpartition("}")[2].lower()
    walk.count += 1
    marks = (
        marks_of(tag, element.attrib) if element.attrib or tag in ("nav", "aside", "footer", "figcaption") else NOTHING
    )
    inside_p = any(open_.tag == "p" for open_ in walk.stack[-4:])
    own = (
        bool(marks.why or marks.says & _OWN_LINES or "hidden" in marks.says)
        and tag != "a"
        and not (inside_p and tag in ("b", "i", "em", "strong"))
    )
    parts = own and (not inside_p or bool(marks.why) or "hidden" in marks.says)
    block = tag in _BLOCKS or "-" in tag or parts or _closes_caption(walk, tag, element)
    skipped = tag in _SKIPPED or _is_note(tag, element)
    opened = _Open(
        walk.count, tag, block, tag == "a" and element.get("href") is not None, tag in ("b", "strong"), marks, skipped,
        f"{tag}.{' '.join(str(element.get('class') or '').split())[:80]}",
    )  # fmt: skip
    opened.name = opened.look.split(" ")[0]
    if block:
        _flush(walk)
    elif tag == "br":
        walk.pieces.append(("\n", False, False))
    elif walk.ended and not inside_p and tag in ("span", "a", "time", "small", "abbr"):
        walk.pieces.append((" ", False, False))
    walk.ended = False
    walk.stack.append(opened)
    walk.marks[opened.number] = marks
    walk.tags[opened.number] = tag
    walk.skips += skipped
    if tag in _CONTROLS:
        walk.controls.update(near.number for near in walk.stack[-_NEAR - 1 :])
    elif tag in _PICTURES:
        walk.pictures.update(near.number for near in walk.stack[-_NEAR - 1 :])
    _add(walk, element.text)


def _closes_caption(walk: _Walk, tag: str, element: Any) -> bool:
    """Is it what stands behind the last sentence of a caption: who took the picture?"""
    if tag not in ("span", "small", "cite") or not walk.stack or walk.stack[-1].tag != "figcaption":
        return False
    return element.getnext() is None and ends_sentence("".join(words for words, _, _ in walk.pieces).strip())


def _end(walk: _Walk, element: Any) -> None:
    opened = walk.stack[-1]
    if opened.block:
        _flush(walk)
    walk.stack.pop()
    walk.skips -= opened.skipped
    walk.ended = not opened.block and opened.tag not in ("br", "wbr", "img")
    _add(walk, element.tail)


def _add(walk: _Walk, words: str | None) -> None:
    if not words:
        return
    walk.ended = False
    if not walk.skips:
        near = walk.stack[-40:]
        walk.pieces.append((words.translate(_UNSEEN), any(o.link for o in near), any(o.bold for o in near)))


def _is_note(tag: str, element: Any) -> bool:
    """The number of a note at the end of a word."""
    if tag not in ("sup", "a") or len(element) > 1:
        return False
    if tag == "a" and not str(element.get("href") or "").startswith("#"):
        return False
    words = "".join(element.itertext()).strip() if len(element) == 0 or len(element[0]) == 0 else "-"
    return bool(_NOTE.fullmatch(words)) and (tag == "a" or len(element) == 1)


def _flush(walk: _Walk) -> None:
    """What was read so far as blocks: one, or several where two line breaks part them."""
    if not walk.pieces:
        return
    pieces, walk.pieces = walk.pieces, []
    if not any(words.strip() for words, _, _ in pieces) or not walk.stack:
        return
    path = tuple(opened.number for opened in walk.stack)
    deep = next((n for n in range(len(walk.stack) - 1, -1, -1) if walk.stack[n].block), 0)
    head = next((n for n in range(deep, -1, -1) if walk.stack[n].tag in _HEADINGS), None)
    holder, box = walk.stack[deep], walk.stack[max(0, (deep if head is None else head) - 1)].number
    tag = holder.tag if head is None or "kicker" in holder.marks.says else walk.stack[head].tag
    tags = tuple(o.tag for o in walk.stack)
    look = f"{walk.stack[max(0, deep - 1)].look} {holder.look}"
    names = tuple(o.name for o in walk.stack)
    family = f"{walk.stack[max(0, deep - 1)].name} {holder.tag}"
    for part in (end for piece in _parted(pieces) for end in _without_pointer(piece)):
        rows = map(_row, "".join(words for words, _, _ in part).split("\0"))
        text = "\n".join(row for row in rows if row)
        if text:
            size = sum(len(words.strip()) for words, _, _ in part) or 1
            linked = sum(len(words.strip()) for words, link, _ in part if link) / size
            bold = all(bold for words, _, bold in part if words.strip("\0 \n\t"))
            walk.blocks.append(Block(text, tag, path, box, linked, bold, look, family, tags, names))


def _row(words: str) -> str:
    """A line without the marks that stand for its end, or for a note below."""
    return _NOTE_MARK.sub("", _END_MARK.sub("", " ".join(words.split())))


def _without_pointer(part: list[tuple[str, bool, bool]]) -> Iterator[list[tuple[str, bool, bool]]]:
    """A paragraph, and apart from it the link behind its last sentence that points to another article."""
    at = len(part)
    while at and (part[at - 1][1] or not part[at - 1][0].strip()):
        at -= 1
    told, link = ("".join(words for words, _, _ in some).strip(" \0\n\t") for some in (part[:at], part[at:]))
    own = not told or word_count(link) < _POINTER or word_count(told) < _TOLD or not ends_sentence(told)
    if own or (ends_flat(link) and judge(link, edge=False, end=False) is None):
        yield part
    else:
        yield part[:at]
        yield part[at:]


def _parted(pieces: Sequence[tuple[str, bool, bool]]) -> Iterator[list[tuple[str, bool, bool]]]:
    """The pieces between double line breaks; a single break becomes a mark inside (NUL)."""
    part: list[tuple[str, bool, bool]] = []
    breaks = 0
    for piece in pieces:
        if piece[0] == "\n" and not piece[1] and not piece[2]:
            breaks += 1
            continue
        if not piece[0].strip():
            part.append(piece)
            continue
        if breaks > 1 and part:
            yield part
            part = []
        elif breaks == 1:
            part.append(("\0", False, False))
        breaks = 0
        part.append(piece)
    if part:
        yield part


def _judged(walk: _Walk) -> list[Block]:
    """The blocks with what the page says of them: names of an element that holds most of its text say nothing."""
    told: dict[int, int] = defaultdict(int)
    heads: set[int] = set()
    total = 0
    for block in walk.blocks:
        if block.tag == "h1":
            heads.update(block.path)
        if block.is_told:
            total += word_count(block.text)
            for number in block.path:
                told[number] += word_count(block.text)
    controls, pictures = frozenset(walk.controls), frozenset(walk.pictures)
    main = {number for number, words in told.items() if total and words >= _HALF * total}
    for block in walk.blocks:
        says: set[str] = set()
        for number in block.path:
            marks = walk.marks[number]
            if walk.tags[number] in ("html", "body"):
                continue
            spared = number in heads or (number in main and marks.why != "comments")
            if marks.why and not spared:
                block.why = block.why or marks.why
            says |= marks.says if number not in main else marks.says & {"hidden", "body"}
        if not says and _is_below_picture(block, walk.pictures):
            says = {"caption"}
        block.says = frozenset(says)
        block.controls, block.pictures = controls, pictures
    return walk.blocks


def _is_below_picture(block: Block, pictures: set[int]) -> bool:
    """A few words in one paragraph with a picture are about it."""
    at = block.path.index(block.box) + 1
    holder = block.path[at] if at < len(block.path) else 0
    words = sum(any(map(str.isalpha, word)) for word in block.text.split())
    return holder in pictures and block.tag in ("p", "div", "center", "td") and 2 <= words <= _BELOW
