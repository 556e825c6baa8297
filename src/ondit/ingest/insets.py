"""What stands between an article's paragraphs and is no part of it, told by its place in the page and not by its names.

An article's paragraphs look alike and stand in the same elements: its spine. A box beside the spine that brings a
heading, a field or links of its own is an inset (a letter to subscribe to, another story, a notice of embedded posts).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ondit.ingest.blocks import Block
from ondit.ingest.lines import word_count

_CLEAR = 0.5  # of what is told: the share of the paragraphs that look alike
_WORDS = 150  # of the longest inset
_SHORT = 60  # words of an inset whose heading looks like those of the article
_CALL, _WHOLE = 80, 0.9  # words of a box with a link that stands alone, and of that link the share that is one
_PART = 0.25  # of what is told, that an inset tells at most
_HALF = 0.5
_CAPTION = 45  # words
_QUOTE = (4, 40)  # words of a quotation pulled out of the text
_QUOTES = 200  # blocks that are looked at for one
_POINTS = 5  # words of a summary's point, in the mean
_LABEL = 8  # words of what stands over one
_PLAIN = frozenset({
    "ul", "ol", "dl", "li", "dd", "dt", "blockquote", "p", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "table",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spine:
    """Where an article's paragraphs stand: the elements that hold them, and how they look."""

    elements: frozenset[int]
    family: str
    first: int
    last: int

    def box(self, block: Block) -> int | None:
        """The outermost element beside the spine that holds the block, if it is one that can hold paragraphs."""
        for number, tag in zip(block.path, block.tags, strict=True):
            if number not in self.elements:
                return number if tag not in _PLAIN else None
        return None


def spine_of(blocks: Sequence[Block], weights: Sequence[int], first: int, last: int) -> Spine | None:
    """The spine of what stands from the first told block to the last. None: its paragraphs do not look alike."""
    told: Counter[str] = Counter()
    for number in range(first, last + 1):
        told[blocks[number].family] += weights[number]
    family, most = max(told.items(), key=lambda item: item[1], default=("", 0))
    if not most or most < _CLEAR * sum(told.values()):
        return None
    own = [n for n in range(first, last + 1) if weights[n] and blocks[n].family == family]
    elements = {number for n in own for number in blocks[n].path[: blocks[n].path.index(blocks[n].box) + 1]}
    return Spine(frozenset(elements), family, own[0], own[-1])


def mark_insets(
    blocks: Sequence[Block], weights: Sequence[int], spine: Spine, first: int, last: int, head: int | None
) -> None:
    """Say of the blocks of each inset that they are in a box, and of words below a picture that they are a caption.

    first, last: the told blocks between which the article stands; its summary may stand before its paragraphs.
    head: the box that the headline stands in, if it is beside the spine.
    """
    boxes: dict[int, list[int]] = defaultdict(list)
    for number in range(first, last + 1):
        box = spine.box(blocks[number])
        if box is not None and box != head:
            boxes[box].append(number)
    own = range(spine.first, spine.last + 1)
    crossheads = {blocks[n].tag for n in own if blocks[n].is_heading and spine.box(blocks[n]) is None}
    total = sum(weights[n] for n in own)
    looks = Counter(_name(box, blocks[numbers[0]]) for box, numbers in boxes.items())
    for box, numbers in boxes.items():
        inside = [blocks[n] for n in numbers]
        alone = len(inside) == 1 and box not in inside[0].path[: inside[0].path.index(inside[0].box) + 1]
        if alone or sum(weights[n] for n in numbers) > _PART * total:
            continue
        told = any(weights[n] for n in numbers)
        if not told and looks[_name(box, inside[0])] > 1 and any(_is_head(block) for block in inside):
            continue  # the heads of a live blog's entries
        if _is_inset(box, inside, crossheads, before=numbers[-1] < spine.first):
            for block in inside:
                block.why = block.why or "box"
        elif _is_below_picture(box, inside):
            for block in inside:
                block.says |= {"caption"}


def _name(box: int, block: Block) -> str:
    return block.names[block.path.index(box)]


def _is_head(block: Block) -> bool:
    return block.is_heading and block.linked < _HALF


def _is_inset(number: int, inside: Sequence[Block], crossheads: set[str], *, before: bool) -> bool:
    """Has the box a field or links of its own, or a heading that is none of the article's?

    before: it stands before the paragraphs, where a heading may be a summary's.
    """
    words = sum(word_count(block.text) for block in inside)
    if words > _WORDS or all(_is_head(block) for block in inside):
        return False
    size = sum(len(block.text) for block in inside)
    linked = sum(len(block.text) * block.linked for block in inside)
    calls = words <= _CALL and len(inside) > 1 and any(block.linked >= _WHOLE for block in inside)
    if number in inside[0].controls or linked >= _HALF * size or calls:
        return True
    heads = {block.tag for block in inside if block.is_heading}
    return not before and bool(heads - crossheads or (heads and words <= _SHORT))


def _is_below_picture(number: int, inside: Sequence[Block]) -> bool:
    return number in inside[0].pictures and sum(word_count(block.text) for block in inside) <= _CAPTION


def mark_quotes(blocks: Sequence[Block], weights: Sequence[int], spine: Spine) -> None:
    """Say of quotations that repeat words of the article's paragraphs that they are pulled out of it."""
    own = range(spine.first, spine.last + 1)
    some = [
        block
        for block in blocks[spine.first : spine.last + 1]
        if block.family != spine.family
        and not block.is_heading
        and block.tag != "li"
        and _QUOTE[0] <= word_count(block.text) <= _QUOTE[1]
    ]
    if not some:
        return
    whole = "\0".join(_bare(blocks[n].text) for n in own if weights[n] and blocks[n].family == spine.family)
    for block in some[:_QUOTES]:
        if _bare(block.text) in whole:
            block.why = block.why or "pulled quote"


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def points_of(blocks: Sequence[Block], top: int, first: int) -> tuple[frozenset[int], frozenset[int]]:
    """The points of summaries between headline and body, by their places: those below a label, and those without one.

    A list below a label (Key points) opens the report; one that follows the headline stands for its standfirst.
    """
    lists: dict[int, list[int]] = defaultdict(list)
    for number in range(top + 1, first):
        block = blocks[number]
        if block.tag == "li" and "ul" in block.tags and block.why in (None, "box"):
            lists[block.box].append(number)
    labelled: set[int] = set()
    plain: set[int] = set()
    for items in lists.values():
        words = sum(word_count(blocks[n].text) for n in items)
        if len(items) < 2 or words < _POINTS * len(items) or any(blocks[n].linked > _HALF for n in items):
            continue
        (labelled if _is_label(blocks[items[0] - 1], items[0] - 1 > top) else plain).update(items)
    return frozenset(labelled), frozenset(plain)


def _is_label(block: Block, below: bool) -> bool:
    short = word_count(block.text) <= _LABEL and block.linked < _HALF and not block.is_told
    return below and short and not block.says & {"byline", "stamp"}
