"""Which blocks of a page are its article, and what each of them is. Judges only: plain blocks in, plain pieces out."""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ondit.ingest.blocks import Block
from ondit.ingest.credits import agencies_in, credit_line, listed_credit, opens_list
from ondit.ingest.dates import date_in, dateline_of, is_date_line
from ondit.ingest.furniture import judge
from ondit.ingest.insets import mark_insets, mark_quotes, points_of, spine_of
from ondit.ingest.lines import ends_flat, ends_sentence, paragraphs_of, sentences_of, word_count
from ondit.ingest.threads import mark_answers
from ondit.packs.outlets import outlet_by_name
from ondit.records import LinkKind, PartKind

_MOST = 0.66  # of the told words: what holds so many is where the article stands
_HALF = 0.5
_HEADLINE = 30  # words
_ALIKE = 0.55  # of the words of headline and title in common
_LONGEST = 500  # words for which a block counts; no paragraph is longer
_MOST_PARTS = 8  # of a title
_STANDFIRST = 70  # words
_HEAD = 14  # blocks at an article's head in which a byline stands
_CREDIT = 15  # words of a credit outside the article
_LABEL = 8  # words of what stands over a headline
_SOURCE = 6  # words of an element that names a source and nothing else
_TITLE_PARTS = re.compile(r"\s+[|–—-]\s+|\s?\|\s?|:\s+|\s+[·•]\s+")
_DATELINE = re.compile(r"[^\W\d_][^()\n]{1,40}\([^()\n]{2,40}\)\s?[-–—:.]?")
_ROW = re.compile(r"[(\[]?[^\W\d_][\w.-]{0,20}(?:\s?[/,]\s?[^\W\d_][\w.-]{0,20}){1,6}[)\]]?\.?")  # abc/dpa/AFP
_ELSEWHERE = frozenset({
    "comments", "navigation", "advertisement", "newsletter", "player", "embedded post", "share bar", "cookie notice",
})  # fmt: skip
_NAME = re.compile(r"[^\W\d_a-z][\w.’'-]{1,30}(?: (?:[a-z]{1,4} )?[^\W\d_a-z][\w.’'-]{0,30}){0,3}")
_FLOW = frozenset({"p", "blockquote", "li", "pre", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the article. kind: what the page shows it to be; None: its words decide. why: it is left out.

    source: the page marks it as naming a source. link: how the page hangs on that source, where metadata say it.
    """

    text: str
    kind: PartKind | None = None
    why: str | None = None
    source: bool = False
    link: LinkKind | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """The pieces of a page's article in its order, and what stands around them.

    shown: the dates that a reader sees at its head. names: its authors as the page shows them.
    labels: what stands over the headline (Opinion). told: its words. conversation: others answer it on the same page.
    """

    pieces: tuple[Piece, ...]
    shown: tuple[str, ...]
    names: tuple[str, ...]
    labels: tuple[str, ...]
    told: int
    conversation: bool = False


def article_of(blocks: Sequence[Block], titles: Sequence[str], votes: frozenset[str], *, live: bool) -> Article:
    """The article among a page's blocks.

    titles: what its metadata call it, the surest first. votes: paragraphs (bare) that another method holds for it.
    live: it is a live blog, whose entries are articles of their own.
    """
    seen = [block for block in blocks if block.is_seen]
    conversation = False
    if not live:
        _mark_teasers(seen, titles)
        conversation = mark_answers(seen, titles)
    weights = [_weight(block, votes) for block in seen]
    region = _region(seen, weights)
    first, last = _ends(seen, weights, region)
    top = _headline(seen, titles, first)
    frame = _frame(seen, region, top)
    first, last = _widened(seen, weights, frame, first, last, top)
    first = _laid_out(seen, weights, first, last, top)
    return replace(_judged(seen, titles, top, first, last, frame, weights), conversation=conversation)


def bare(text: str) -> str:
    """A text as it is compared: its letters and digits alone, small."""
    return "".join(filter(str.isalnum, text.casefold()))


def _weight(block: Block, votes: frozenset[str]) -> int:
    """How much a block speaks for the element it stands in: its words, double where another method keeps it."""
    if block.why or not block.is_told or block.says & {"caption", "correction"}:
        return 0
    if block.says & {"standfirst", "byline", "stamp"} and word_count(block.text) <= _STANDFIRST:
        return 0
    return min(word_count(block.text), _LONGEST) * (2 if bare(block.text) in votes else 1)


def _mark_teasers(blocks: Sequence[Block], titles: Sequence[str]) -> None:
    """Headings that are links open other articles: what stands beside them in their box is theirs."""
    told: Counter[int] = Counter()
    total = 0
    for block in blocks:
        if block.is_told and not block.why:
            total += word_count(block.text)
            told.update({number: word_count(block.text) for number in block.path})
    boxes: set[int] = set()
    for block in blocks:
        if not block.is_heading or block.linked < 0.9 or any(_alike(block.text, title) > _ALIKE for title in titles):
            continue
        box = next((inner for inner in reversed(block.path[3:]) if told[inner]), None)
        if box is not None and told[box] < _HALF * total:
            boxes.add(box)
        block.why = block.why or "navigation"
    kept = {number for block in blocks if block.tag == "h1" and block.linked < 0.9 for number in block.path}
    for block in blocks:
        if boxes.difference(kept).intersection(block.path):
            block.why = block.why or "navigation"


def _region(blocks: Sequence[Block], weights: Sequence[int]) -> int:
    """The deepest element that holds most of what is told. 0: there is none."""
    held: dict[int, int] = defaultdict(int)
    depth: dict[int, int] = {}
    total = sum(weights)
    for block, weight in zip(blocks, weights, strict=True):
        if weight:
            for deep, number in enumerate(block.path):
                held[number] += weight
                depth[number] = deep
    most = [number for number, weight in held.items() if weight >= _MOST * total]
    return max(most, key=lambda number: depth[number], default=0)


def _ends(blocks: Sequence[Block], weights: Sequence[int], region: int) -> tuple[int, int]:
    """The first and last told block of the region."""
    inside = [
        n for n, (block, weight) in enumerate(zip(blocks, weights, strict=True)) if weight and region in block.path
    ]
    body = [n for n in inside if "body" in blocks[n].says]
    if sum(weights[n] for n in body) >= _HALF * sum(weights[n] for n in inside):
        inside = body
    if not inside:
        return 0, -1
    first = inside[0]
    while first and blocks[first].tag != "li" and _opens(blocks[first - 1], region):
        first -= 1
    return first, inside[-1]


def _widened(
    blocks: Sequence[Block], weights: Sequence[int], frame: int, first: int, last: int, top: int | None
) -> tuple[int, int]:
    """The same two, as far as blocks that look like those between them go on in the frame: a body in two boxes."""
    looks = {blocks[n].look for n in range(first, last + 1) if weights[n]}
    alike = [n for n, block in enumerate(blocks) if weights[n] and block.look in looks and frame in block.path]
    alike = [n for n in alike if top is None or n > top or first < top]
    return min([first, *alike]), max([last, *alike])


def _laid_out(blocks: Sequence[Block], weights: Sequence[int], first: int, last: int, top: int | None) -> int:
    """The first told block that does not stand in the headline's box; what stands beside the text is marked."""
    spine = spine_of(blocks, weights, first, last)
    if spine is None:
        return first
    head = spine.box(blocks[top]) if top is not None else None
    mark_insets(blocks, weights, spine, first, last, head)
    mark_quotes(blocks, weights, spine)
    if blocks[first].why:
        first = next((n for n in range(first, spine.first) if weights[n] and not blocks[n].why), spine.first)
    if top is None or top > first or head not in blocks[first].path:
        return first
    return next((n for n in range(first, spine.first) if weights[n] and head not in blocks[n].path), spine.first)


def _opens(block: Block, region: int) -> bool:
    """Does the line before the first told block open it: its heading, or a dateline on a line of its own?"""
    if region not in block.path or block.why:
        return False
    return (block.tag in ("h3", "h4") and "headline" not in block.says) or bool(_DATELINE.fullmatch(block.text))


def _headline(blocks: Sequence[Block], titles: Sequence[str], first: int) -> int | None:
    """The block that is the headline; None: the page shows none."""
    best: tuple[float, int] | None = None
    for number, block in enumerate(blocks):
        if word_count(block.text) > _HEADLINE or (block.why and block.tag != "h1"):
            continue
        score = _headline_score(block, titles) - (0.3 if number > first else 0)
        if score > 0.5 and (best is None or score >= best[0] - (0.01 if number <= first else 0)):
            best = (score, number)
    return best[1] if best else None


def _headline_score(block: Block, titles: Sequence[str]) -> float:
    likeness = max((_alike(block.text, title) for title in titles), default=0.0)
    shape = {"h1": 0.6, "h2": 0.3, "h3": 0.2}.get(block.tag, 0.0) + (0.3 if "headline" in block.says else 0)
    if not shape and likeness < 0.9:
        return 0.0
    if titles and likeness < 0.3 and block.tag != "h1":
        return 0.0
    return shape + likeness - (0.7 if block.linked > 0.9 else 0) - (0.4 if block.why else 0)


def _alike(text: str, title: str) -> float:
    """How far a line says what a title says, with or without what the outlet adds to it: 0 to 1."""
    words = _bag(text)
    return max((len(words & other) / len(words | other) for other in _wordings(title)), default=0.0) if words else 0.0


@functools.lru_cache(maxsize=256)
def _wordings(title: str) -> tuple[frozenset[str], ...]:
    """The words of a title, whole and in the parts that bars and dashes make of it."""
    marks = list(_TITLE_PARTS.finditer(title))[:_MOST_PARTS]
    parts = [title, *(title[: mark.start()] for mark in marks), *(title[mark.end() :] for mark in marks)]
    parts += [title[one.end() : other.start()] for one, other in itertools.pairwise(marks)]
    return tuple(bag for bag in map(_bag, parts) if bag)


def _bag(text: str) -> frozenset[str]:
    return frozenset(word for word in re.split(r"\W+", text.casefold()) if word)


def _frame(blocks: Sequence[Block], region: int, top: int | None) -> int:
    """The smallest element that holds region and headline, if it is less than the page; else the region."""
    if top is None or region in blocks[top].path:
        return region
    path = next((block.path for block in blocks if region in block.path), ())
    shared = [number for number in path if number in blocks[top].path]
    return shared[-1] if len(shared) > 2 else region


def _judged(
    blocks: Sequence[Block],
    titles: Sequence[str],
    top: int | None,
    first: int,
    last: int,
    frame: int,
    weights: Sequence[int],
) -> Article:
    looks = {block.look for number, block in enumerate(blocks) if first <= number <= last and weights[number]}
    ending = last
    pieces: list[Piece] = []
    start = min(first, top) if top is not None else first
    around = blocks[max(0, start - 6) : first]
    listing: int | None = None
    points, standing = points_of(blocks, top, first) if top is not None else (frozenset(), frozenset())
    for number, block in enumerate(blocks):
        listing = _listing(block, listing) if number > first else None
        if number == top:
            pieces.append(Piece(_without_kicker(" ".join(block.text.split()), titles), "headline"))
        elif number in points or (listing is not None and block.why not in _ELSEWHERE):
            pieces.append(Piece(" ".join(block.text.split())))
        elif number in standing:
            pieces.append(Piece(" ".join(block.text.split()), "standfirst"))
        elif number + 1 in points and block.tag != "li":
            pieces.append(Piece(" ".join(block.text.split()), why="page head"))
        elif number < first:
            found = _before(block, top is not None and number > top, frame)
            stood = any(piece.kind == "standfirst" for piece in pieces)
            plain = "standfirst" not in block.says
            pieces.extend(
                replace(one, kind=None, why="page head") if stood and plain and one.kind == "standfirst" else one
                for one in found
            )
        elif number <= last:
            pieces.extend(_inside(block, opens=number == first))
        elif number == ending + 1 and _goes_on(block, blocks[last]):
            ending = number
            pieces.append(Piece(" ".join(block.text.split())))
        else:
            pieces.extend(_after(block, frame, looks, weights[number]))
    pieces = _without_repeats(pieces)
    return Article(
        pieces=tuple(pieces),
        shown=tuple(date for block in sorted(around, key=_is_no_date) if (date := _date_of(block))),
        names=_names(blocks, start),
        labels=tuple(block.text for block in blocks[max(0, start - 8) : first] if _is_label(block, frame)),
        told=sum(word_count(piece.text) for piece in pieces if piece.why is None and piece.kind in (None, "body")),
    )


def _listing(block: Block, listing: int | None) -> int | None:
    """The element that holds a list of sources, at its heading and at its entries; None: it is neither."""
    if block.why in _ELSEWHERE:
        return listing if listing in block.path else None
    if opens_list(block.text):
        return block.box
    entry = block.tag in ("li", "dd", "td") or (word_count(block.text) <= _CREDIT and not block.is_heading)
    return listing if entry and listing in block.path else None


def _is_label(block: Block, frame: int) -> bool:
    """Does it stand over the article and say in a word or two what it is?"""
    return word_count(block.text) <= _LABEL and block.why is None and ("kicker" in block.says or frame in block.path)


def _without_kicker(text: str, titles: Sequence[str]) -> str:
    """A headline without the word that stands over it, where the title parts the two with a colon."""
    for title in titles:
        kicker, mark, rest = title.partition(": ")
        if mark and rest and text == f"{kicker} {rest}":
            return rest
    return text


def _is_no_date(block: Block) -> bool:
    """Does the line say more than a date (printed on ...)? The first of those that do not is the article's."""
    return not is_date_line(" ".join(block.text.split()))


def _date_of(block: Block) -> str | None:
    """The date of a line that is short or marked as one."""
    return date_in(block.text) if word_count(block.text) <= 16 or "stamp" in block.says else None


def _names(blocks: Sequence[Block], start: int) -> tuple[str, ...]:
    """The authors as bylines at the article's head show them, or those behind it."""
    near = [block for number, block in enumerate(blocks) if start <= number < start + _HEAD or "byline" in block.says]
    for block in near:
        if block.why in _ELSEWHERE or not block.is_seen or word_count(block.text) > 16:
            continue
        for line in (*block.text.splitlines(), " ".join(block.text.split())):
            name = _name_in(line, block)
            if name:
                return (name,)
    return ()


def _name_in(line: str, block: Block) -> str | None:
    for words in (line, *re.split(r"\s?[|·•]\s?|,\s(?=\d)|\s[–—-]\s", line)):
        verdict = judge(words.strip(), edge=True, end=False)
        if verdict is not None and "name" in verdict.found:
            return _person(verdict.found["name"])
    alone = "byline" in block.says and block.linked > 0.9
    return line if alone and _NAME.fullmatch(line) and not outlet_by_name(line) else None


def _person(words: str) -> str:
    """A name without the place or office behind it (Anna Muster, Berlin)."""
    first, _, rest = words.strip(" .,").partition(", ")
    return first if rest and len(rest.split()) == 1 else words.strip(" .,")


def _before(block: Block, below: bool, frame: int) -> list[Piece]:
    """What stands before the body: standfirst, caption, byline, date; the rest is the page's head.

    below: the headline stands over it.
    """
    inside = frame in block.path
    if "caption" in block.says and inside and block.why in (None, "box"):
        return _captions(block)
    credit = _credit(block)
    if credit:
        return [credit]
    text = " ".join(block.text.split())
    if "correction" in block.says and inside and block.is_told:
        return [Piece(text, "body")]
    if "standfirst" in block.says and inside and block.why in (None, "navigation") and _can_stand_first(block, below):
        return [Piece(text, "standfirst")]
    if block.why or not (below or inside):
        return []
    verdict = judge(text, edge=True, end=False)
    if verdict is not None and not verdict.keep:
        return [Piece(text, why=verdict.why)]
    if _date_of(block) and not (block.is_told and word_count(text) > 16):
        return [Piece(text, why="time stamp")]
    if below and block.tag == "li" and block.is_told and block.linked < _HALF:
        return [Piece(text)]
    if below and _is_standfirst(block):
        return [Piece(text, "standfirst")]
    return [Piece(text, why="page head")] if below else []


def _can_stand_first(block: Block, below: bool) -> bool:
    if block.says & {"kicker", "byline", "stamp"} and not block.is_told:
        return False
    return word_count(block.text) <= _STANDFIRST and block.linked < _HALF and (below or ends_flat(block.text))


def _is_standfirst(block: Block) -> bool:
    """A line below the headline that tells something, or a heading of several words."""
    if block.says & {"byline", "stamp", "kicker"} or block.linked > _HALF or word_count(block.text) > _STANDFIRST:
        return False
    return block.is_told or (block.is_heading and word_count(block.text) >= 4)


def _inside(block: Block, *, opens: bool) -> list[Piece]:
    """What stands between the first told block and the last one. opens: it is the first."""
    if "caption" in block.says and block.why in (None, "box"):
        return _captions(block)
    credit = _credit(block) if block.why not in _ELSEWHERE else None
    if credit:
        return [credit]
    if opens and _DATELINE.fullmatch(block.text):
        return [Piece(" ".join(block.text.split()), "dateline")]
    why = block.why or _why_not(block)
    if why:
        return [Piece(" ".join(block.text.split()), why=why)]
    if "correction" in block.says:
        return [Piece(" ".join(block.text.split()), "body")]
    if opens and _is_lead(block):
        return [Piece(" ".join(block.text.split()), "standfirst")]
    if _is_labelled(block):
        return [Piece(" ".join(block.text.split()), why="advertisement")]
    if "pullquote" in block.says:
        return [Piece(" ".join(block.text.split()), why="pulled quote")]
    return [Piece(line) for line in _lines(block)]


def _is_labelled(block: Block) -> bool:
    """Does its first line say that it was paid for?"""
    label, mark, rest = block.text.partition("\n")
    if not mark or word_count(rest) > _STANDFIRST:
        return False
    verdict = judge(label, edge=False, end=False)
    return verdict is not None and verdict.why == "advertisement"


def _is_lead(block: Block) -> bool:
    """Is the first paragraph a standfirst by its bold letters? A dateline opens the body, bold or not."""
    if not block.bold or block.tag in ("li", "h3", "h4") or word_count(block.text) > _STANDFIRST:
        return False
    return dateline_of(block.text, first=True) is None and not block.text.rstrip().endswith("?")


def _why_not(block: Block) -> str | None:
    """Why a block that no name marks is no part of the body; None: it is."""
    words = word_count(block.text)
    if block.linked > (0.85 if block.is_told or (block.tag == "p" and words > 12) else 0.6) and not block.is_heading:
        return "navigation"
    if block.is_told or block.is_heading:
        return None
    if block.says & {"byline", "stamp", "kicker"} and words <= _CREDIT:
        return "byline" if "byline" in block.says else "time stamp"
    if block.tag in ("time", "small", "td", "th", "span", "figure", "label") and words <= _CREDIT:
        return "box"
    if block.tag not in _FLOW and words < 8 and not block.bold:
        return "box"
    return None


def _goes_on(block: Block, last: Block) -> bool:
    """Is it one more sentence in the box of the last paragraph and like it, if a short one (The trial continues.)?"""
    alike = block.box == last.box and block.look == last.look
    return alike and block.why is None and block.linked < _HALF and ends_flat(block.text) and not _credit(block)


def _after(block: Block, frame: int, looks: set[str], weight: int) -> list[Piece]:
    """What follows the last told block of the region: more of the same, corrections, credits."""
    credit = _credit(block) if block.why not in _ELSEWHERE else None
    if credit:
        return [credit]
    if block.why or frame not in block.path:
        tail = "correction" in block.says and block.is_told and frame in block.path
        return [Piece(" ".join(block.text.split()), "body")] if tail else []
    if "caption" in block.says:
        return _captions(block)
    if opens_list(block.text):
        return [Piece(block.text)]
    if "correction" in block.says and block.is_told:
        return [Piece(" ".join(block.text.split()), "body")]
    if "source" in block.says and listed_credit(block.text, "credits"):
        return [Piece(block.text)]
    if weight and block.look in looks:
        return [Piece(line) for line in _lines(block)]
    return [Piece(" ".join(block.text.split()), why="after the article")] if word_count(block.text) > 2 else []


def _captions(block: Block) -> list[Piece]:
    text = " ".join(block.text.split())
    verdict = judge(text, edge=False, end=False)
    if (
        word_count(text) < 4
        or "source" in block.says
        or (verdict is not None and not verdict.keep and len(sentences_of(text)) < 2)
    ):
        return [Piece(text, why="photo credit")]
    return [Piece(text, "caption")]


def _credit(block: Block) -> Piece | None:
    """The block as a credit, where it is one and no picture's; an agency's name alone only where it is marked."""
    text = " ".join(block.text.split())
    if "caption" in block.says or "figure" in block.tags or word_count(text) > 40:
        return None
    found = credit_line(text)
    if found and (any(one.rule != "agency-mark" for one in found) or "source" in block.says):
        return Piece(text, "credit")
    marked = block.tag == "p" or "kicker" in block.says or _ROW.fullmatch(text) is not None
    if found and block.linked < _HALF and marked and (not block.why or _closes(block)):
        return Piece(text, "credit")
    if "source" in block.says and word_count(text) <= _SOURCE and _names_outlet(text):
        return Piece(text, "credit", source=True)
    if ("byline" in block.says or "address" in block.tags) and word_count(text) <= _CREDIT and agencies_in(text):
        return Piece(text, "credit", source=True)
    return None


def _closes(block: Block) -> bool:
    """Does it stand in the foot of an article, which is not the page's own?"""
    return block.why == "page foot" and "footer" in block.tags and bool({"article", "main"}.intersection(block.tags))


def _names_outlet(text: str) -> bool:
    return any(outlet_by_name(part.strip()) for part in re.split(r"[/,|;]", text))


def _lines(block: Block) -> list[str]:
    """A block's lines: single breaks part them where a sentence ends."""
    parts: list[list[str]] = []
    for line in (" ".join(line.split()) for line in paragraphs_of(block.text)):
        before = parts[-1][-1] if parts else ""
        goes_on = before and not ends_sentence(before) and not before.endswith(":")
        if goes_on and not _stands_alone(line) and not _stands_alone(before):
            parts[-1].append(line)
        else:
            parts.append([line])
    return [" ".join(part) for part in parts]


def _stands_alone(line: str) -> bool:
    return bool(credit_line(line)) or judge(line, edge=False, end=False) is not None


def _without_repeats(pieces: Sequence[Piece]) -> list[Piece]:
    """Each text once: standfirsts that open the body again, quotes pulled out of it."""
    seen: set[str] = set()
    kept: list[Piece] = []
    for piece in pieces:
        words = bare(piece.text)
        if piece.why is None and words in seen and (word_count(piece.text) >= 4 or piece.kind == "credit"):
            kept.append(Piece(piece.text, why="repeated"))
            continue
        if piece.why is None:
            seen.add(words)
        kept.append(piece)
    return kept
