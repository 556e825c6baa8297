"""Quotation marks: which opens, which closes, in one pass over a paragraph.

One mark may open in one language and close in another (“ closes „ and opens an English quotation; » and «
do both), so a mark is read by what is open when it comes, and the straight ones by the white space beside
them. Apostrophes and inch signs are no marks. A mark that never closes runs to the end of its paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass

OPENS = {"„": '“”"‟', "‚": "‘’", "“": '”"', "‘": "’"}  # a mark that opens -> the marks that may close it
TWO_WAY = {"»": "«", "«": "»", "›": "‹", "‹": "›"}  # opens where the other is not open, else closes it
STRAIGHT = '"'
SINGLE = "'"
CLOSERS = frozenset("“”’‘\"'‟")
MARKS = frozenset("„“”‟\"»«‚‘’›‹'")


@dataclass(frozen=True, slots=True)
class Marks:
    """One quotation as characters: the opening mark's position, and one past the closing mark's."""

    start: int
    end: int
    closed: bool
    depth: int


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
