"""Quotation marks: which opens, which closes, in one pass over a paragraph.

One mark may open in one language and close in another (“ closes „ and opens an English quotation; » and «
do both), so a mark is read by what is open when it comes, and the straight ones by the white space beside
them. Apostrophes and inch signs are no marks. A mark that never closes runs to the end of its paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

OPENS = {"„": '“”"‟', "‚": "‘’", "“": '”"', "‘": "’"}  # a mark that opens -> the marks that may close it
TWO_WAY = {"»": "«", "«": "»", "›": "‹", "‹": "›"}  # opens where the other is not open, else closes it
STRAIGHT = '"'
SINGLE = "'"
CLOSERS = frozenset("“”’‘\"'‟")
MARKS = frozenset("„“”‟\"»«‚‘’›‹'")
APOSTROPHES = frozenset("'’‘")
BETWEEN = 2  # paragraphs without a mark of their own that a quotation may run through


@dataclass(frozen=True, slots=True)
class Marks:
    """One quotation as characters: the opening mark's position, and one past the closing mark's."""

    start: int
    end: int
    closed: bool
    depth: int


def find_all(text: str, parts: Sequence[tuple[int, int]]) -> list[Marks]:
    """The quotations of all paragraphs, in the order in which they open.

    One left open at a paragraph's end goes on to where the next paragraph closes it, if that comes before
    any mark that opens there.
    """
    found: list[Marks] = []
    left: int | None = None  # the place in `found` of the quotation that is still open
    waited = 0
    for start, end in parts:
        first = next((at for at in range(start, end) if text[at] in MARKS - APOSTROPHES), None)
        if left is not None and first is not None and _closes_earlier(text, first, start, end, found[left]):
            found[left] = replace(found[left], end=first + 1, closed=True)
            new = find_marks(text, first + 1, end)
        else:
            new = find_marks(text, start, end)
        waited = waited + 1 if first is None else 0
        if first is not None or waited > BETWEEN:
            left = next((len(found) + n for n, marks in enumerate(new) if not marks.closed), None)
        found += new
    return found


def _closes_earlier(text: str, at: int, start: int, end: int, open_: Marks) -> bool:
    """Whether a paragraph's first mark closes what an earlier one left open, and opens nothing itself."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    closes = _closes(text[at], before, after, [(open_.start, text[open_.start])]) is not None
    return closes and not before.isspace() and not after.isalnum()


def find_marks(text: str, start: int, end: int) -> list[Marks]:
    """The quotations of text[start:end] (one paragraph), in the order in which they open."""
    found: list[Marks] = []
    open_: list[tuple[int, str]] = []
    for at in range(start, end):
        mark = text[at]
        if mark not in MARKS:
            continue
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        level = _closes(mark, before, after, open_)
        if level is not None:
            del open_[level + 1 :]  # marks left open inside a closed one were none
            begin, _ = open_.pop()
            found.append(Marks(begin, at + 1, True, level + 1))
        elif _opens(mark, before, after):
            open_.append((at, mark))
    found = [marks for marks in found if marks.end - marks.start > 3 or text[marks.start] != SINGLE]  # rock 'n' roll
    found.extend(_unclosed(open_, end))
    return sorted(found, key=lambda marks: (marks.start, -marks.end))


def _unclosed(open_: list[tuple[int, str]], end: int) -> list[Marks]:
    """The outermost double mark still open at the paragraph's end; single ones were apostrophes."""
    left = [(begin, mark) for begin, mark in open_ if mark not in "'‘’‚"]
    return [Marks(left[0][0], end, False, 1)] if left else []


def _closes(mark: str, before: str, after: str, open_: list[tuple[int, str]]) -> int | None:
    """The level in `open_` that this mark closes, None if it closes nothing."""
    if mark in "’'" and (after.isalnum() or before.isspace()):
        return None  # an apostrophe inside a word, or a mark that opens
    if mark in "“‘" and before.isspace() and after.isalnum():
        return None
    if mark == STRAIGHT and before.isdigit() and (after.isalnum() or after == "-"):
        return None  # an inch sign: 15"-Monitor
    for level in range(len(open_) - 1, max(-1, len(open_) - 4), -1):  # nesting deeper than this is noise
        opener = open_[level][1]
        if mark == opener and mark in (STRAIGHT, SINGLE):
            return level
        if mark in OPENS.get(opener, "") or TWO_WAY.get(opener) == mark:
            return level
    return None


def _opens(mark: str, before: str, after: str) -> bool:
    if after.isspace():
        return False
    if mark in (STRAIGHT, SINGLE, "‘"):
        return not before.isalnum() and not (mark == SINGLE and before == "\\")
    return mark in OPENS or mark in TWO_WAY or (mark == "”" and before.isspace())
