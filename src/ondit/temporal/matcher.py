"""All patterns of a pack as one tree that is walked from each lexeme: work linear in the text.

A pattern has a bounded number of pieces and each piece takes one lexeme, so a walk is bounded by the
pack and never by the text. `Scan.steps` counts the lexemes looked at.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field

from ondit.temporal.lexemes import Lexeme
from ondit.temporal.rules import TimeRule

ATOM = r"(?:[^\W\d_]+|[^\w\s(){}<>?|\\])"
PIECE = re.compile(
    r"\{([a-z_0-9+]+)(?::([a-z_0-9+]+))?\}" + rf"|({ATOM}(?:\|{ATOM})*)" + r"|(\d+)|(\s+)|\\(.)|([(){}<>?|])"
)
KINDS = frozenset({"word", "low_word", "cap_word"})
MOST = 256  # ways to leave out what may be missing, for one pattern

# Marks that tie a number or a word to what stands beside it: MiG-29, 3:1, 5.000, Montag-Ausgabe.
TIES_WORD = frozenset("-@_#/&'’")
TIES_NUMBER = frozenset("-@_#/&'’.,:+$€£=%*")


class PatternError(ValueError):
    """A pattern that cannot be read; the text says which and why. Finders turn it into a PackError."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One lexeme asked for: a word (slot None) or a slot, kept under `name`. glued: it touches the one before."""

    glued: bool
    slot: str | None
    name: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class End:
    """A pattern's end in the tree: its rule, the pieces that are the time itself, and what fills which slot."""

    rule: TimeRule
    order: int
    low: int
    high: int
    keeps: tuple[tuple[int, str, str], ...]


@dataclass(slots=True)
class Node:
    """A place in the tree."""

    words: dict[str, list[tuple[bool, bool, Node]]] = field(default_factory=dict)
    slots: dict[str, dict[bool, Node]] = field(default_factory=dict)
    kinds: dict[str, dict[bool, Node]] = field(default_factory=dict)  # slots that any word fills
    ends: list[End] = field(default_factory=list)


NO_NODES: dict[bool, Node] = {}


@dataclass(frozen=True, slots=True)
class Match:
    """A rule found: lexemes first to last + 1 are the time, `whole` is one past all that was looked at."""

    rule: TimeRule
    first: int
    last: int
    whole: int
    slots: dict[str, str]


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan found, in text order and without overlap, and how many lexemes it looked at."""

    matches: tuple[Match, ...]
    steps: int


def build(rules: Sequence[TimeRule], known: Container[str]) -> Node:
    """The tree of all patterns; known: the slots that there are. Raises PatternError."""
    root = Node()
    for order, rule in enumerate(rules):
        for pattern in rule.find:
            for pieces, low, high in expand(pattern):
                for piece in pieces:
                    if piece.slot is not None and piece.slot not in known:
                        raise PatternError(f"no slot is called '{piece.slot}' (rule '{rule.name}', '{pattern}')")
                _plant(root, pieces, End(rule, order, low, high, _keeps(pieces)))
    return root


def _keeps(pieces: Sequence[Piece]) -> tuple[tuple[int, str, str], ...]:
    return tuple((i, piece.slot, piece.name) for i, piece in enumerate(pieces) if piece.slot is not None)


def _plant(root: Node, pieces: Sequence[Piece], end: End) -> None:
    nodes = [root]
    for piece in pieces:
        nodes = [child for node in nodes for child in _children(node, piece)]
    for node in nodes:
        node.ends.append(end)


def _children(node: Node, piece: Piece) -> list[Node]:
    if piece.slot is not None:
        table = node.kinds if piece.slot in KINDS else node.slots
        return [table.setdefault(piece.slot, {}).setdefault(piece.glued, Node())]
    return [_word_child(node, word, piece.glued) for word in piece.words]


def _word_child(node: Node, word: str, glued: bool) -> Node:
    known = node.words.setdefault(word.lower(), [])
    cased = word[0].isupper()
    for was_glued, was_cased, child in known:
        if (was_glued, was_cased) == (glued, cased):
            return child
    known.append((glued, cased, Node()))
    return known[-1][2]


def expand(pattern: str) -> Iterator[tuple[list[Piece], int, int]]:
    """Every way to read a pattern, each with the pieces where the time begins and ends. Raises PatternError."""
    items = _items(pattern)
    groups = sorted({group for _, group in items if group})
    if 2 ** len(groups) > MOST:
        raise PatternError(f"the pattern '{pattern}' has too many parts that may be missing")
    for choice in itertools.product((True, False), repeat=len(groups)):
        taken = {group for group, keep in zip(groups, choice, strict=True) if keep} | {0}
        yield _read(pattern, [item for item, group in items if group in taken])


def _read(pattern: str, items: Sequence[Piece | str]) -> tuple[list[Piece], int, int]:
    pieces = [item for item in items if isinstance(item, Piece)]
    low, high, count = 0, len(pieces), 0
    for item in items:
        if item == "<":
            low = count
        elif item == ">":
            high = count
        else:
            count += 1
    if low >= high:
        raise PatternError(f"the pattern '{pattern}' can be empty")
    return pieces, low, high


def _items(pattern: str) -> list[tuple[Piece | str, int]]:
    """Pieces and the marks < and >, each with the group that may be missing (0: never missing)."""
    items: list[tuple[Piece | str, int]] = []
    group, groups, glued = 0, 0, False
    for match in PIECE.finditer(pattern):
        slot, name, word, digits, blank, escaped, mark = match.groups()
        if blank:
            glued = False
        elif mark == "(":
            groups += 1
            group = groups
        elif mark == ")":
            group = 0
        elif mark == "?":
            if items[-1][1] == 0:
                groups += 1
                items[-1] = (items[-1][0], groups)
        elif mark in ("<", ">"):
            items.append((mark, 0))
        elif mark:
            raise PatternError(f"the pattern '{pattern}' holds a '{mark}' that means nothing there")
        else:
            words = tuple(word.split("|")) if word else (digits or escaped or "",)
            items.append((Piece(glued, slot, name or slot or "", words), group))
            glued = True
    return items


def scan(root: Node, lexemes: Sequence[Lexeme]) -> Scan:
    """The times of a text: from left to right, the longest pattern first, the earlier rule among equals."""
    matches: list[Match] = []
    steps, i, free = 0, 0, 0
    while i < len(lexemes):
        steps += 1
        lexeme = lexemes[i]
        if not lexeme.slots and lexeme.lower not in root.words:
            i += 1
            continue
        found, walked = _found(root, lexemes, i, free) if _may_start(lexemes, i, free) else ((), 0)
        steps += walked
        matches.extend(found)
        if found:
            i = free = found[-1].last
        else:
            i += 1
    return Scan(tuple(matches), steps)


def _found(root: Node, lexemes: Sequence[Lexeme], i: int, free: int) -> tuple[tuple[Match, ...], int]:
    """What is found from here on: the longest match, and where it stands on words before it, theirs as well."""
    match, steps = _longest(root, lexemes, i, free)
    if match is None or match.first == i:
        return (() if match is None else (match,)), steps
    later, walked = _found(root, lexemes, match.first, free)  # by itself it may say more
    steps += walked
    more = later and later[0].first == match.first and (later[-1].last, later[-1].whole) > (match.last, match.whole)
    if not more:
        later = (match,)
    before, walked = _longest(root, lexemes, i, free, to=match.first)
    steps += walked
    if before is not None and before.first > i:
        own, walked = _longest(root, lexemes, before.first, free)
        steps += walked
        if own is not None and own.rule.how == "guard":
            return ((own,) if own.last > match.first else (own, *later)), steps
    return (later if before is None else (before, *later)), steps


def _longest(
    root: Node, lexemes: Sequence[Lexeme], i: int, free: int, to: int | None = None
) -> tuple[Match | None, int]:
    """The best match whose walk starts here; to: its time must end there at the latest, and is no guard."""
    best: tuple[int, int, int, End] | None = None
    steps, stack = 0, [(root, i)]
    while stack:
        node, at = stack.pop()
        steps += 1
        for end in node.ends:
            rank = (at, -end.order, -end.low, end)
            if (best is None or rank[:3] > best[:3]) and _fits(end, lexemes, i, at, free, to):
                best = rank
        if at < len(lexemes):
            stack.extend((child, at + 1) for child in _next(node, lexemes[at], at > i))
    if best is None:
        return None, steps
    whole, _, _, end = best
    return Match(end.rule, i + end.low, i + end.high, whole, _filled(end, lexemes, i)), steps


def _fits(end: End, lexemes: Sequence[Lexeme], i: int, at: int, free: int, to: int | None) -> bool:
    if i + end.low < free or not _may_end(lexemes, at):
        return False
    return to is None or (i + end.high <= to and end.rule.how != "guard")


def _next(node: Node, lexeme: Lexeme, inside: bool) -> list[Node]:
    """Where a walk may go on with this lexeme; inside: it is not the first."""
    loose = lexeme.glued or not inside
    found = []
    if node.words:
        for glued, cased, child in node.words.get(lexeme.lower, ()):
            if (loose or not glued) and (not cased or lexeme.text[0].isupper()):
                found.append(child)
    if node.slots:
        for slot in lexeme.slots:
            for glued, child in node.slots.get(slot, NO_NODES).items():
                if loose or not glued:
                    found.append(child)
    for slot, children in node.kinds.items():
        if _is_kind(slot, lexeme.text[0]):
            found += [child for glued, child in children.items() if loose or not glued]
    return found


def _is_kind(slot: str, first: str) -> bool:
    """Whether a slot that asks for any word, or one in small or capital letters, takes a word that starts so."""
    if slot == "word":
        return first.isalpha()
    if slot == "low_word":
        return first.islower()
    return slot == "cap_word" and first.isupper()


def _filled(end: End, lexemes: Sequence[Lexeme], i: int) -> dict[str, str]:
    slots = dict(end.rule.sets)
    for place, slot, name in end.keeps:
        value = lexemes[i + place].slots.get(slot, lexemes[i + place].text)
        slots.update(zip(name.split("+"), value.split("+"), strict=True) if "+" in slot else ((name, value),))
    return slots


def _may_start(lexemes: Sequence[Lexeme], i: int, free: int) -> bool:
    """No time starts in the middle of something: MiG-29, 3:1, 0471/16 05; but 1990-1995 goes on after its hyphen."""
    lexeme = lexemes[i]
    if i == 0 or not lexeme.glued:
        return True
    before = lexemes[i - 1].text
    if free and free >= i - 1 and before in "-–/":
        return True
    if before.isalnum():
        return False
    return before not in (TIES_NUMBER if lexeme.text[0].isdigit() else TIES_WORD)


def _may_end(lexemes: Sequence[Lexeme], at: int) -> bool:
    """No time ends in the middle of something either: 2014er, 5.000, 30%, Montag-Ausgabe."""
    if at >= len(lexemes) or not lexemes[at].glued:
        return True
    after, number = lexemes[at].text, lexemes[at - 1].text[0].isdigit()
    if after.isalnum() or after in "%€$@_":
        return False
    goes_on = at + 1 < len(lexemes) and lexemes[at + 1].glued and lexemes[at + 1].text[0].isalnum()
    if not goes_on:
        return True
    if after == "-":
        return lexemes[at + 1].text[0].isdigit()
    return not (number and after in ".,:'’" and lexemes[at + 1].text[0].isdigit())
