"""Words for a kind of thing in a sentence, with the words before them that belong to its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ondit.annotate.document import Document
from ondit.claims.atoms import HYPHENS, Atom, joined_to, token_of
from ondit.claims.tables import Index, KindEntry
from ondit.claims.tree import SHORTEST, longest

FURTHEST = 12  # atoms before a kind that may belong to its name
MOST_WORDS = 3  # words of one modifier (remotely piloted, short-range)
TIMES = frozenset({"x", "×"})  # 6x6
TITLE = 3  # letters from which a headline's words have capitals
NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Thing:
    """Words for a kind: atoms start to end (not included), their modifiers included; head: the kind's first atom.

    of: the atom of the noun that they only describe (tank *deal*). part: the letters of the last atom that are the
    thing's, None: all (Panzerlieferung).
    """

    start: int
    head: int
    end: int
    entry: KindEntry
    kind: str
    weak: bool
    of: int | None = None
    part: int | None = None


def thing_at(index: Index, doc: Document, atoms: Sequence[Atom], at: int, floor: int) -> tuple[int, Thing | None]:
    """The thing whose words begin at an atom, and the atom to go on from; modifiers are looked for down to `floor`."""
    hit = longest(index.kinds, atoms, at)
    if hit is None:
        return at + 1, _dealing(index, atoms, at)
    entry = hit.values[0]
    if entry.rule.kind is None:
        return hit.end, None
    if hit.end < len(atoms) and atoms[hit.end].glued and atoms[hit.end].text[0].isalnum():
        return at + 1, None  # letters and digits go on
    start = _start(index, atoms, at, floor)
    if start is None:
        return hit.end, None
    thing = Thing(start, at, hit.end, entry, entry.rule.kind, entry.rule.weak)
    if index.words.names_by_capital and _is_name(atoms, thing):
        return hit.end, None
    thing = _taking(index, atoms, thing)
    return _described(index, doc, atoms, thing)


def _is_name(atoms: Sequence[Atom], thing: Thing) -> bool:
    """Whether capitals make the words part of a name (Hron Armaments); not where all words have them (headlines)."""
    last, before = atoms[thing.end - 1], thing.start - 1
    if before < 0 or not last.text[0].isupper() or not atoms[before].text[0].isupper():
        return False
    near = atoms[max(0, before - 2 * FURTHEST) : thing.end + 2 * FURTHEST]
    words = [atom for atom in near if atom.is_word and len(atom.text) > TITLE]
    return sum(atom.text[0].isupper() for atom in words) < 0.6 * len(words)


def _start(index: Index, atoms: Sequence[Atom], at: int, floor: int) -> int | None:
    """Where the name begins: at the first part of a hyphened word, or at the modifiers before; None: turned round."""
    start, floor = at, max(floor, at - FURTHEST)
    while start - 2 >= floor and atoms[start].glued and atoms[start - 1].text in HYPHENS and atoms[start - 1].glued:
        start -= 2
        while start - 1 >= floor and atoms[start].glued and atoms[start - 1].text[0].isalnum():
            start -= 1
    if start < at and atoms[start].lower in index.words.against:
        return None
    if start > 0 and atoms[start].glued and atoms[start - 1].text[0].isalnum():
        if atoms[start].lower not in index.measures or start - 1 < floor:
            return None
        start -= 1  # 155mm shells
    return modified_from(index, atoms, start, floor)


def modified_from(index: Index, atoms: Sequence[Atom], start: int, floor: int) -> int:
    """Where the modifiers before an atom begin: self-propelled, 155 mm, 48-metre, 6x6."""
    low = max(floor, start - FURTHEST)
    at = start
    while (before := _modifier(index, atoms, at, low)) is not None:
        at = before
    return at


def _modifier(index: Index, atoms: Sequence[Atom], end: int, low: int) -> int | None:
    """Where the modifier that ends before an atom begins; None if none does."""
    if end - 1 > low and atoms[end - 1].text in HYPHENS and atoms[end - 1].glued:
        end -= 1
    if end <= low:
        return None
    last = atoms[end - 1]
    if last.lower in index.measures:
        return _number_before(atoms, end - 1, low) if end - 1 > low else None
    if last.is_number and last.glued and end - 3 >= low and atoms[end - 2].lower in TIMES and atoms[end - 2].glued:
        return end - 3 if atoms[end - 3].is_number else None
    words, at = "", end
    for _ in range(MOST_WORDS):
        if at > low and words and atoms[at - 1].text in HYPHENS and atoms[at].glued:
            at -= 1
        if at <= low:
            break
        at -= 1
        words = f"{atoms[at].lower} {words}".strip()
        if words in index.modifiers:
            return at
    return None


def _number_before(atoms: Sequence[Atom], at: int, low: int) -> int | None:
    """Where the number before a unit begins: 155 mm, 155-mm, 5.56 mm."""
    number = at - 1
    if atoms[number].text in HYPHENS and atoms[at].glued:
        number -= 1
    if number < low or not atoms[number].is_number:
        return None
    if number - 2 >= low and atoms[number].glued and atoms[number - 1].text in ".," and atoms[number - 2].is_number:
        number -= 2
    return number


def _taking(index: Index, atoms: Sequence[Atom], thing: Thing) -> Thing:
    """Radar systems are radars: the kind of the word before, where the pack says that these words take it."""
    if not thing.entry.rule.takes:
        return thing
    word = atoms[thing.end - 1].lower
    form = max((form for form in thing.entry.wording.bases if word.endswith(form)), key=len, default="")
    found = _first_part(index, atoms[thing.end - 1], len(word) - len(form)) if form else None
    first = found[0] if found is not None else None
    if first is None and thing.head > thing.start and joined_to(atoms, thing.head - 1) == thing.head:
        hit = longest(index.kinds, atoms, thing.head - 2)
        first = hit.values[0] if hit is not None and hit.end == thing.head - 1 else None
    if first is None or first.rule.kind is None:
        return thing
    return Thing(thing.start, thing.head, thing.end, thing.entry, first.rule.kind, first.rule.weak)


def _first_part(index: Index, atom: Atom, length: int) -> tuple[KindEntry, int] | None:
    """The kind that the first letters of a compound name, and how many they are, a joining s left out."""
    if length < SHORTEST:
        return None
    joining = atom.lower[length - 1] == "s"
    for letters in (length - 1, length) if joining else (length,):
        part = atom._replace(text=atom.text[:letters], lower=atom.lower[:letters])
        hit = longest(index.kinds, [part], 0)
        if hit is not None:
            return hit.values[0], letters
    return None


def _dealing(index: Index, atoms: Sequence[Atom], at: int) -> Thing | None:
    """A compound whose last part is a dealing and whose first a thing: Panzerlieferung, Waffengeschäfte."""
    atom = atoms[at]
    if not atom.is_word or len(atom.lower) < 2 * SHORTEST:
        return None
    for length in range(min(index.longest_dealing, len(atom.lower) - SHORTEST), 1, -1):
        if atom.lower[-length:] in index.dealings:
            found = _first_part(index, atom, len(atom.lower) - length)
            entry, part = found or (None, None)
            if entry is not None and entry.rule.kind is not None and not entry.rule.weak:
                return Thing(at, at, at + 1, entry, entry.rule.kind, False, of=at, part=part)
    return None


def _described(index: Index, doc: Document, atoms: Sequence[Atom], thing: Thing) -> tuple[int, Thing | None]:
    """The thing, unless it only describes a noun in which nobody deals (missile strike, Raketen-Angriff)."""
    tied = joined_to(atoms, thing.end)
    if tied is not None:
        if atoms[tied].lower in index.dealings:
            return tied + 1, _of(thing, tied)
        return thing.end, None
    if not index.words.noun_before_noun or atoms[thing.end - 1].lower in thing.entry.wording.plurals:
        return thing.end, thing
    following = token_of(doc, atoms, thing.end)
    if following is None or following.pos not in NOUNS or not atoms[thing.end].is_word:
        return thing.end, thing
    if atoms[thing.end].lower in index.dealings:
        return thing.end, _of(thing, thing.end)
    further = longest(index.kinds, atoms, thing.end)
    if further is not None and further.values[0].rule.kind is not None:
        rule = further.values[0].rule
        weak = rule.weak and not rule.takes
        kind = thing.kind if rule.takes else rule.kind or thing.kind
        whole = Thing(thing.start, thing.head, further.end, further.values[0], kind, weak)
        return _described(index, doc, atoms, whole)
    if following.pos == "PROPN" and following.text[0].isupper():
        return thing.end, thing  # a name in apposition
    return thing.end, None


def _of(thing: Thing, at: int) -> Thing:
    return Thing(thing.start, thing.head, thing.end, thing.entry, thing.kind, thing.weak, of=at)
