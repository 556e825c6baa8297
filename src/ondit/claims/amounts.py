"""A number with the words that bound it: at least two, zehn bis zwanzig, rund 40."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ondit.claims.atoms import HYPHENS, Atom, starts_word
from ondit.claims.numerals import Numerals, Plain, plain_number
from ondit.claims.tree import longest

REACH = 5  # atoms before a bound that may take it as their preposition


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what bounds it: atoms start to end (not included); at: where the number itself begins."""

    start: int
    end: int
    at: int
    low: Fraction | None
    high: Fraction | None
    approximate: bool
    bounded: bool
    plain: Plain


def amount_at(numerals: Numerals, atoms: Sequence[Atom], at: int) -> Amount | None:
    """The number that begins at an atom, with the words that bound it; None if none does."""
    if not starts_word(atoms, at):
        return None
    bound = longest(numerals.bounds, atoms, at)
    if bound is not None and _swayed(numerals, atoms, at):
        return None
    start = bound.end if bound else at
    if start >= len(atoms) or not numerals.may_begin(atoms[start]):
        return None
    first = plain_number(numerals, atoms, start) if starts_word(atoms, start) else None
    if first is None:
        return None
    kinds = bound.values if bound else ()
    second = _second(numerals, atoms, first, joins=numerals.words.second if "between" in kinds else numerals.words.to)
    low, high, end = first.value, None if first.open else first.value, first.end
    if second is not None:
        low, high, end = _shared(first, second), None if second.open else second.value, second.end
        if high is not None and high < low:
            low, high, end, second = first.value, first.value, first.end, None
    elif "between" in kinds:
        return None
    rough = "about" in kinds
    ends: tuple[Fraction | None, Fraction | None] = (low, high)
    if "least" in kinds:
        ends = (low, None)
    elif "most" in kinds:
        ends = (None, high)
    behind = longest(numerals.after_least, atoms, end) if end < len(atoms) and not kinds else None
    if behind is not None:
        ends, end = (low, None), behind.end
    return Amount(at, end, start, *ends, rough, bool(kinds) or second is not None, first)


def _swayed(numerals: Numerals, atoms: Sequence[Atom], at: int) -> bool:
    """Whether a word before makes the bound a preposition: a contract for (über) four boats, talks about two."""
    parts = numerals.words.swayed.get(atoms[at].lower, ())
    before = [atom.lower for atom in atoms[max(0, at - REACH) : at]]
    return any(part in word for part in parts for word in before)


def _second(numerals: Numerals, atoms: Sequence[Atom], first: Plain, *, joins: Sequence[str]) -> Plain | None:
    """The upper end of a range: 10-20, zehn bis zwanzig."""
    at = first.end
    if at + 1 >= len(atoms):
        return None
    dash = atoms[at].text in HYPHENS and atoms[at + 1].glued == atoms[at].glued
    if not (dash or atoms[at].lower in joins) or not numerals.may_begin(atoms[at + 1]):
        return None
    return plain_number(numerals, atoms, at + 1)


def _shared(first: Plain, second: Plain) -> Fraction:
    """The lower end of a range; in *2 bis 3 Millionen* the million counts for both."""
    if second.scaled and not first.scaled and first.value < 1000:
        for scale in (10**12, 10**9, 10**6, 1000, 100, 12):
            if second.value >= scale and second.value / scale < 1000 and first.value < second.value / scale:
                return first.value * scale
    return first.value
