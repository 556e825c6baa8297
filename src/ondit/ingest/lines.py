"""A text as paragraphs and sentences, and the small questions that one asks of a line."""

from __future__ import annotations

import re

CLOSING = "\"'“”’»«›‹)]*"
SENTENCE_END = re.compile(r"(?:(?<=[.!?…])(?<!\d\.)|(?<=\d{4}\.))[\"'“”’»«)\]]?\s+(?=\S)")
_SHORTENED = re.compile(r"(?:^|[\s.(])[^\W\d_]\.$")  # U.S. and the like at the end of a headline
_WRAP_LEAST, _WRAP_MOST = 40, 100  # characters of a full line in mail and plain text


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, white space at their edges left out, the words inside as they stand.

    Blank lines part paragraphs. Inside a block every line is a paragraph of its own, unless the block was
    wrapped at a column, or a line runs on in the next (no full stop, and the next begins small).
    """
    blocks: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    return tuple(paragraph for block in blocks for paragraph in _joined(block))


def _joined(block: list[str]) -> list[str]:
    if _is_wrapped(block):
        return ["\n".join(block)]
    paragraphs: list[list[str]] = []
    for line in block:
        if paragraphs and _goes_on(line) and _runs_on(paragraphs[-1][-1]):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return ["\n".join(paragraph) for paragraph in paragraphs]


def _goes_on(line: str) -> bool:
    """Does the line begin with a small word (no address: cnn.com)?"""
    return line[0].islower() and "." not in line.split(maxsplit=1)[0].rstrip(".,")


def _runs_on(line: str) -> bool:
    return word_count(line) >= 4 and not ends_sentence(line) and line[-1] not in ":|"


def _is_wrapped(block: list[str]) -> bool:
    """Were these lines cut at a column? All but the last are full, and some end inside a sentence."""
    full = block[:-1]
    if len(full) < 2 or not all(_WRAP_LEAST <= len(line) <= _WRAP_MOST for line in full):
        return False
    longest = max(len(line) for line in block)
    inside = sum(not ends_sentence(line) for line in full)
    small = any(line[0].islower() for line in block[1:])
    return small and inside * 2 >= len(full) and all(len(line) >= 0.7 * longest for line in full)


def ends_sentence(line: str) -> bool:
    """Does the line end as a sentence does? A question or exclamation mark counts, a colon does not."""
    bare = line.rstrip().rstrip(CLOSING).rstrip()
    return bare.endswith((".", "!", "?", "…")) and not _SHORTENED.search(bare)


def ends_flat(line: str) -> bool:
    """Does the line end with a full stop (not with ? or !, as headlines may)?"""
    bare = line.rstrip().rstrip(CLOSING).rstrip()
    return ends_sentence(line) and bare.endswith((".", "…"))


def word_count(line: str) -> int:
    """How many words a line has."""
    return len(line.split())


def sentences_of(line: str) -> tuple[tuple[int, int], ...]:
    """Rough sentences of a line as character ranges; good enough for credit and menu lines only."""
    ranges: list[tuple[int, int]] = []
    start = 0
    for gap in SENTENCE_END.finditer(line):
        end = gap.end() - len(gap.group()) + len(gap.group().rstrip())
        ranges.append((start, end))
        start = gap.end()
    if start < len(line):
        ranges.append((start, len(line)))
    return tuple(ranges)


def same_line(one: str, other: str) -> bool:
    """Do two lines say the same words? Case, blanks and marks at the edges do not count."""
    return _bare(one) == _bare(other) != ""


def _bare(line: str) -> str:
    return " ".join(line.split()).strip(" .:!?\"'„“”‚‘’»«*+-–—").casefold()
