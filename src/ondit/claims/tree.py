"""Phrases of a pack as one tree that is walked word by word: nothing is looked at where no first word fits, and a
walk is bounded by the pack's longest phrase.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ondit.claims.atoms import HYPHENS, Atom

T = TypeVar("T")

TIES = HYPHENS | frozenset("./'’&+")  # marks inside a name
SHORTEST = 2  # letters of a compound before its last part


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a phrase in all its forms; a form with a capital must have one in the text.

    exact: as it is written and no other way (SAM is no Sam). tail: the word may also be the last part of a longer one
    (Radhaubitze). any_word: any word stands here.
    """

    forms: tuple[str, ...]
    tail: bool = False
    exact: bool = False
    any_word: bool = False


@dataclass(slots=True)
class Node(Generic[T]):
    """A place in the tree. Forms with a capital stand apart from those that any spelling fits."""

    free: dict[str, Node[T]] = field(default_factory=dict)
    capital: dict[str, Node[T]] = field(default_factory=dict)
    exact: dict[str, Node[T]] = field(default_factory=dict)
    tails: dict[str, tuple[bool, Node[T]]] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)
    other: Node[T] | None = None
    values: list[T] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase found: atoms start to end (not included), and what its pack says of it."""

    start: int
    end: int
    values: tuple[T, ...]


def plant(root: Node[T], steps: Sequence[Step], value: T) -> None:
    """Add a phrase. Phrases of the same words keep their values in the order in which they came."""
    nodes = [root]
    for step in steps:
        nodes = list({id(child): child for node in nodes for child in _children(node, step)}.values())
    for node in nodes:
        if value not in node.values:
            node.values.append(value)


def _children(node: Node[T], step: Step) -> list[Node[T]]:
    if step.any_word:
        node.other = node.other or Node()
        return [node.other]
    fresh: Node[T] = Node()  # shared by all forms that lead nowhere yet
    found = []
    for form in step.forms:
        if step.exact:
            found.append(node.exact.setdefault(form, fresh))
            continue
        words = node.capital if form[0].isupper() else node.free
        found.append(words.setdefault(form.lower(), fresh))
        if step.tail:
            found.append(node.tails.setdefault(form.lower(), (form[0].isupper(), fresh))[1])
            if len(form) not in node.lengths:
                node.lengths.append(len(form))
                node.lengths.sort(reverse=True)
    return found


def longest(root: Node[T], atoms: Sequence[Atom], at: int) -> Hit[T] | None:
    """The longest phrase that begins at an atom; marks written between its words (-, /, 1.1) count for nothing."""
    best: Hit[T] | None = None
    places = [(root, at)]
    while places:
        node, here = places.pop(0)
        if here > at and node.values and (best is None or here > best.end):
            best = Hit(at, here, tuple(node.values))
        here = _past_mark(atoms, here) if here > at else here
        if here < len(atoms):
            places += [(child, here + 1) for child in _after(node, atoms[here])]
    return best


def _past_mark(atoms: Sequence[Atom], at: int) -> int:
    tied = at + 1 < len(atoms) and atoms[at].text in TIES and atoms[at].glued and atoms[at + 1].glued
    return at + 1 if tied else at


def _after(node: Node[T], atom: Atom) -> Iterable[Node[T]]:
    """Where a word leads; its own form before that of its last part."""
    if atom.lower in node.free:
        yield node.free[atom.lower]
    if node.capital and atom.text[0].isupper() and atom.lower in node.capital:
        yield node.capital[atom.lower]
    if atom.text in node.exact:
        yield node.exact[atom.text]
    if node.tails and atom.is_word:
        yield from _by_tail(node, atom)
    if node.other is not None and atom.is_word:
        yield node.other


def _by_tail(node: Node[T], atom: Atom) -> Iterable[Node[T]]:
    for length in node.lengths:
        if len(atom.lower) >= length + SHORTEST and atom.lower[-length:] in node.tails:
            cased, child = node.tails[atom.lower[-length:]]
            if not cased or atom.text[0].isupper():
                yield child
                return
