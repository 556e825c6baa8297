"""Entity layers of UNER (IOB beside a treebank), GermEval 2014 and GUM (brackets): persons, organisations, places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from conllu import Row

KEPT = ("PER", "ORG", "LOC")
TITLES = frozenset({
    "president", "mr.", "mrs.", "ms.", "mr", "mrs", "ms", "dr.", "dr", "prof.", "professor", "sen.", "senator", "gov.",
    "judge", "sir", "king", "queen", "prince", "princess", "general", "gen.", "minister", "secretary", "rep.",
    "captain", "justice", "chief", "director", "chairman", "lord", "lady",
})  # fmt: skip
GUM_KINDS = {"person": "PER", "place": "LOC", "organization": "ORG"}
JOINED_BEFORE = frozenset({"of", "&", "-", "and", "the"})
JOINED_BEHIND = frozenset({"of", "&", "-", "for", "'s"})
Tagged = tuple[list[str], list[str]]  # words and their IOB tags


def mended(tags: Sequence[str]) -> list[str]:
    """The tags, with B where an entity begins with I."""
    out, before = [], "O"
    for tag in tags:
        begins = tag.startswith("I-") and (before == "O" or before[2:] != tag[2:])
        out.append("B-" + tag[2:] if begins else tag)
        before = tag
    return out


def read_uner(path: Path) -> dict[str, Tagged]:
    """The sentences of a UNER file by their id."""
    found: dict[str, Tagged] = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        name = re.search(r"^# sent_id\s*=\s*(.+)$", block, re.MULTILINE)
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        rows = [row for row in rows if len(row) > 2 and row[0].isdigit()]
        if name and rows:
            found[name[1].strip()] = ([row[1] for row in rows], [_kept(row[2]) for row in rows])
    return found


def read_germeval(path: Path) -> Iterator[Tagged]:
    """The sentences of a GermEval file: outer entities, without the parts and derivations of names."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line.strip() and not line.startswith("#")]
        rows = [row for row in rows if len(row) > 2]
        if rows:
            yield [row[1] for row in rows], mended([_kept(row[2]) for row in rows])


def _kept(tag: str) -> str:
    return tag if tag[2:] in KEPT else "O"


def read_gum(rows: Sequence[Row]) -> list[str]:
    """IOB tags from GUM's brackets: of each mention whose head is a proper noun, the run of names around that head.

    The outermost mention wins; titles before persons are left out.
    """
    words = [row for row in rows if row[0].isdigit()]
    tags, taken = ["O"] * len(words), [False] * len(words)
    mentions = _mentions(words)
    for first, last, kind in sorted(mentions, key=lambda mention: mention[0] - mention[1]):
        label, head = GUM_KINDS.get(kind), _head(words, first, last)
        if head is None or not _is_name(words[head]) or words[head][3] != "PROPN":
            continue
        if label == "PER" and words[head][4] == "NNPS":
            continue
        inner = _inside(mentions, first, last) if label == "PER" else set()
        start, end = _run(words, first, last, head, organisation=label == "ORG", closed=taken, inner=inner)
        while label == "PER" and start < end and words[start][1].lower() in TITLES:
            start += 1
        if not any(taken[start : end + 1]):
            for at in range(start, end + 1):
                taken[at] = True
                if label:
                    tags[at] = ("B-" if at == start else "I-") + label
    return tags


def _mentions(words: Sequence[Row]) -> list[tuple[int, int, str]]:
    """First and last word and kind of each mention; the last is included."""
    open_: list[tuple[str, str, int]] = []
    found: list[tuple[int, int, str]] = []
    for at, row in enumerate(words):
        brackets = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for mark in re.findall(r"\([^()]+\)?|[^()]+\)", brackets[1]) if brackets else ():
            number, *rest = mark.strip("()").split("-")
            if mark.startswith("(") and mark.endswith(")"):
                found.append((at, at, rest[0]))
            elif mark.startswith("("):
                open_.append((number, rest[0], at))
            else:
                opened = next((one for one in reversed(open_) if one[0] == number), None)
                if opened:
                    open_.remove(opened)
                    found.append((opened[2], at, opened[1]))
    return found


def _head(words: Sequence[Row], first: int, last: int) -> int | None:
    """The first word of a mention that hangs on one outside."""
    place = {row[0]: at for at, row in enumerate(words)}
    for at in range(first, last + 1):
        if not first <= place.get(words[at][6], -1) <= last:
            return at
    return None


def _is_name(row: Row) -> bool:
    return row[4] in ("NNP", "NNPS") and row[3] in ("PROPN", "ADJ", "NOUN", "VERB")


def _inside(mentions: Sequence[tuple[int, int, str]], first: int, last: int) -> set[int]:
    """Words of mentions inside a person's that are no persons: (Ford) chairman X."""
    inner = [(b, e) for b, e, kind in mentions if first <= b and e < last and kind != "person"]
    return {at for begin, end in inner for at in range(begin, end + 1)}


def _run(
    words: Sequence[Row], first: int, last: int, head: int, *, organisation: bool, closed: list[bool], inner: set[int]
) -> tuple[int, int]:
    """First and last word of the run of names around a head; organisations may have `of` and the like inside."""
    start = end = head
    while start > first:
        if _is_name(words[start - 1]) and not closed[start - 1] and start - 1 not in inner:
            start -= 1
        elif organisation and start - 2 >= first and words[start - 1][1] in JOINED_BEFORE:
            if not _is_name(words[start - 2]) or closed[start - 2]:
                break
            start -= 2
        else:
            break
    while end < last:
        if _is_name(words[end + 1]) and not closed[end + 1]:
            end += 1
        elif organisation and end + 2 <= last and words[end + 1][1] in JOINED_BEHIND:
            if not _is_name(words[end + 2]) or closed[end + 2]:
                break
            end += 2
        else:
            break
    return start, end
