"""Names of types in a sentence: those that a pack lists, with the letters and figures of their variants (T-72B3,
S-300PMU-2, F-16C/D), and those that only look like one (two letters and a number, X-class).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ondit.claims.atoms import HYPHENS, Atom, joined_to, starts_word
from ondit.claims.tables import Index, ItemRow, NameEntry, name_key
from ondit.claims.tree import Hit, longest

ROMAN = frozenset({"I", "II", "III", "IV", "V", "VI"})
MARK = 4  # letters of a variant's mark (PMU, SEP); longer ones are words
CAPITALS = 4  # letters before the number of a type that no pack lists
DIGITS = 4
SHORT = 4  # letters and digits of a name that is a type's only with its hyphen


@dataclass(frozen=True, slots=True)
class Name:
    """A type's name: atoms start to end (not included). row None: no pack lists it. shy: it needs a kind beside it.

    others: further types of this name. tail: the word that a hyphen ties to it (T-72-Panzer, Pandur-Export), or None.
    """

    start: int
    end: int
    designation: str
    row: ItemRow | None
    shy: bool
    tail: int | None
    others: tuple[ItemRow, ...] = ()

    def of_kind(self, kind: str, index: Index) -> Name:
        """The name of the type that fits a kind, where several share it."""
        fits = [
            row
            for row in (self.row, *self.others)
            if row and (index.narrower(row.kind, kind) or index.narrower(kind, row.kind))
        ]
        if not self.others or not fits or self.row is None:
            return self
        same = self.designation == self.row.designation
        return replace(self, row=fits[0], designation=fits[0].designation if same else self.designation, others=())


def name_at(index: Index, atoms: Sequence[Atom], at: int) -> Name | None:
    """The name that begins at an atom."""
    if not starts_word(atoms, at):
        return None
    return (
        _whole(index, atoms, _listed(index, atoms, at)) or _in_class(index, atoms, at) or _looks_like(index, atoms, at)
    )


def _whole(index: Index, atoms: Sequence[Atom], name: Name | None) -> Name | None:
    """The name with another of the same type right behind it: M1A2 SEPv3 Abrams."""
    if name is None or name.tail is not None or name.end >= len(atoms):
        return name
    more = _listed(index, atoms, name.end)
    if more is None or more.row is not name.row or atoms[name.end].glued:
        return name
    return replace(name, end=more.end, tail=more.tail, shy=False)


def _listed(index: Index, atoms: Sequence[Atom], at: int) -> Name | None:
    hit = longest(index.names, atoms, at)
    if hit is None or (atoms[at].is_number and not all(atom.glued for atom in atoms[at + 1 : at + 2])):
        return None
    entry = hit.values[0]
    end = _variant_end(index, atoms, hit.end)
    if end is None:
        return None
    variant = _written(atoms, hit.end, end)
    designation = entry.name + variant if variant else entry.row.designation
    shy = (entry.shy or _loose(atoms, hit, entry)) and end == hit.end
    others = tuple(other.row for other in hit.values if other.row is not entry.row)
    name = Name(at, _past_ending(index, atoms, end), designation, entry.row, shy, None, others)
    return _with_tail(index, atoms, name)


def _loose(atoms: Sequence[Atom], hit: Hit[NameEntry], entry: NameEntry) -> bool:
    """Whether a short name lacks the hyphen with which it is listed: a C5 need be no C-5."""
    if sum(len(atom.text) for atom in atoms[hit.start : hit.end]) > SHORT or "-" not in entry.name:
        return False
    return not any(atom.text in HYPHENS for atom in atoms[hit.start : hit.end])


def _written(atoms: Sequence[Atom], start: int, end: int) -> str:
    """The variant as the text has it, blanks kept."""
    return "".join(("" if atom.glued else " ") + atom.text for atom in atoms[start:end])


def _variant_end(index: Index, atoms: Sequence[Atom], at: int) -> int | None:
    """Where a name with its variant ends; None: what is written up to it makes it no name."""
    while at < len(atoms):
        atom = atoms[at]
        if atom.glued and atom.text[0].isalnum():
            if atom.lower in index.words.name_endings:
                return at
            if atom.is_word and not _is_mark(atom):
                return None
            at += 1
        elif (step := _further(index, atoms, at)) is not None:
            at = step
        else:
            break
    return at


def _is_mark(atom: Atom) -> bool:
    return len(atom.text) <= MARK and (atom.text[0].isupper() or len(atom.text) == 1)


def _further(index: Index, atoms: Sequence[Atom], at: int) -> int | None:
    """Past a hyphen or stroke with more of a variant behind it, or past Mk 4 and Block 52."""
    atom = atoms[at]
    if at + 1 >= len(atoms):
        return None
    after = atoms[at + 1]
    tied = atom.glued and after.glued
    if tied and (atom.text in HYPHENS or atom.text == "/"):
        short = after.is_number or (after.text.isupper() and len(after.text) <= MARK)
        return at + 2 if short and not _longer_word(atoms, at + 1) else None
    if not atom.glued and atom.lower in index.variants:
        return at + 2 if after.is_number or after.text in ROMAN else at + 1
    return None


def _longer_word(atoms: Sequence[Atom], at: int) -> bool:
    """Whether what a hyphen ties on goes on as a short word: the mm of S-300-155-mm is no mark."""
    tail = joined_to(atoms, at + 1)
    return tail is not None and atoms[tail].is_word and len(atoms[tail].text) <= 2


def _past_ending(index: Index, atoms: Sequence[Atom], at: int) -> int:
    """Past the s of F-16s."""
    ended = at < len(atoms) and atoms[at].glued and atoms[at].lower in index.words.name_endings
    return at + 1 if ended else at


def _with_tail(index: Index, atoms: Sequence[Atom], name: Name) -> Name:
    tail = joined_to(atoms, name.end)
    if tail is None or atoms[tail].lower not in index.classes:
        return replace(name, tail=tail)
    return replace(name, end=tail + 1, shy=False, tail=joined_to(atoms, tail + 1))


def _in_class(index: Index, atoms: Sequence[Atom], at: int) -> Name | None:
    """A name that no pack lists, before a hyphen and a word like class."""
    end = at + 1
    while end < len(atoms) and atoms[end].glued and atoms[end].text[0].isalnum():
        end += 1
    tail = joined_to(atoms, end)
    if not atoms[at].text[0].isupper() or tail is None or atoms[tail].lower not in index.classes:
        return None
    return Name(at, tail + 1, _joined(atoms, at, end), None, True, joined_to(atoms, tail + 1))


def _looks_like(index: Index, atoms: Sequence[Atom], at: int) -> Name | None:
    """Capitals and a number, written as one word or with a hyphen: KP-48, WZ523."""
    letters, number = atoms[at], at + 1
    if not (letters.is_word and len(letters.text) <= CAPITALS and letters.text[0].isupper()):
        return None
    if len(letters.text) > 2 and not letters.text.isupper():
        return None
    if number < len(atoms) and atoms[number].text in HYPHENS and atoms[number].glued:
        number += 1
    if number >= len(atoms) or not (atoms[number].glued and atoms[number].is_number):
        return None
    if len(atoms[number].text) > DIGITS:
        return None
    end = _variant_end(index, atoms, number + 1)
    if end is None or name_key(_joined(atoms, at, end)) in index.not_types:
        return None
    name = Name(at, _past_ending(index, atoms, end), _joined(atoms, at, end), None, True, None)
    return _with_tail(index, atoms, name)


def free_name(atoms: Sequence[Atom], at: int) -> int | None:
    """Where a name ends that the words before it announce (of the type Kolibri 3, vom Typ Ground Master 400).

    Further words are its own only if a number closes them. None: no name stands here.
    """
    end, words = at, 0
    numbered = single = None
    while end < len(atoms) and words <= MARK:
        atom = atoms[end]
        tied = end > at and atom.glued
        if not (
            atom.text[0].isupper() or atom.is_number or (tied and (atom.text in HYPHENS or atom.text[0].isalnum()))
        ):
            break
        words += not tied
        end += 1
        if atom.is_number:
            numbered = end
        if words == 1 and atom.text[0].isalnum():
            single = end
    return numbered or single


def _joined(atoms: Sequence[Atom], start: int, end: int) -> str:
    return _written(atoms, start, end).strip()
