"""Numbers as a language writes them, in digits and in words: the shape of `numbers.yaml`, and how a number is read.

A number is exact (a Fraction): one and a half million is 1500000, and half a ton is no whole number of things.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ondit.claims.atoms import HYPHENS, Atom, atoms_of, joined_to
from ondit.claims.tree import Node, Step, longest, plant
from ondit.packs.language import LanguagePack

FILE = "numbers.yaml"
SIZES = 2  # words of size behind an open number (several hundred thousand)
MILLION = 1_000_000
LONGEST = 15  # digits of a number that counts something

Bound = Literal["least", "most", "about", "between"]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """`numbers.yaml`. Keys that are numbers say what their words stand for.

    words: one to nineteen, and the tens. phrases: exact numbers of several words (half a dozen). scales: hundred,
    thousand, million, which multiply what stands before. short_scales: letters written up to digits (162m). joined: the
    syllable between unit and ten in one word (einundzwanzig); None: numbers are several words. links: words inside a
    number (two hundred *and* five). packs: what is counted by (a dozen). of: words between an open number and what it
    counts by (hundreds of millions). several: an open number, also of these (several hundred). open: words and
    phrases for an open number, and the least that it can be.
    least, most, about: words before (after_least: behind) a number that make it a bound or a rough one.
    swayed: a bound that a word shortly before turns into a preposition (a *contract* über vier Boote), by its parts.
    between: words before the first of two numbers, second: words between those two; to: the same with no word before.
    articles: one of a thing, said by no number. shy: numbers only where what they count comes next.
    decimal, thousands: marks inside digits. ordinal: the mark behind digits that makes them a rank, None if none.
    named: words before which a number is a name (Artikel 5).
    measures: words behind a number of something that is no thing. abbreviations: capitals that are no name's part.
    """

    words: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[str, ...]]
    scales: dict[str, tuple[str, ...]]
    short_scales: dict[str, tuple[str, ...]]
    joined: str | None
    links: tuple[str, ...]
    packs: dict[str, tuple[str, ...]]
    of: tuple[str, ...]
    several: tuple[str, ...]
    open: dict[str, tuple[str, ...]]
    least: tuple[str, ...]
    after_least: tuple[str, ...]
    most: tuple[str, ...]
    about: tuple[str, ...]
    swayed: dict[str, tuple[str, ...]]
    between: tuple[str, ...]
    second: tuple[str, ...]
    to: tuple[str, ...]
    articles: tuple[str, ...]
    shy: tuple[str, ...]
    decimal: str
    thousands: tuple[str, ...]
    ordinal: str | None
    named: tuple[str, ...]
    measures: tuple[str, ...]
    abbreviations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plain:
    """A number without what makes it a bound: it ends before atom `end`. scaled: with a word like million.

    open: it is only the least that it can be (hundreds). digits: the first atom is digits.
    """

    end: int
    value: Fraction
    scaled: bool = False
    open: bool = False
    digits: bool = False


@dataclass(frozen=True, slots=True)
class Numerals:
    """What `numbers.yaml` comes to: words by their value, phrases as trees."""

    words: NumberWords
    small: Mapping[str, int]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    packs: Mapping[str, int]
    phrases: Node[int]
    open: Node[int]
    several: Node[bool]
    bounds: Node[Bound]
    after_least: Node[bool]
    firsts: frozenset[str]
    named: frozenset[str]
    measures: frozenset[str]

    def may_begin(self, atom: Atom) -> bool:
        """Whether a number can begin with this atom; most words are done with here."""
        if atom.is_number or atom.lower in self.firsts:
            return True
        return self.words.joined is not None and any(word in atom.lower for word in self.words.scales["1000"])


def numerals_of(pack: LanguagePack) -> Numerals:
    """The pack's numbers, made ready once. Raises PackError."""
    return pack.made("claims.numerals", _of_pack)


def _of_pack(pack: LanguagePack) -> Numerals:
    return _make(pack.table(FILE, NumberWords))


def phrase(words: str) -> list[Step]:
    """A phrase as the pack has it, word by word."""
    return [Step((atom.text,)) for atom in atoms_of(words) if atom.text not in HYPHENS]


def _make(words: NumberWords) -> Numerals:
    bounds: Node[Bound] = Node()
    kinds: tuple[tuple[Bound, Sequence[str]], ...] = (
        ("least", words.least), ("most", words.most), ("about", words.about), ("between", words.between),
    )  # fmt: skip
    for bound, phrases in kinds:
        for each in phrases:
            plant(bounds, phrase(each), bound)
    open_, exact = _phrases(words.open), _phrases(words.phrases)
    small = _small(words)
    scales = _by_word(words.scales)
    several, after = _flags(words.several), _flags(words.after_least)
    firsts = {*words.articles} | {word.lower() for table in (small, scales, _by_word(words.packs)) for word in table}
    for node in (open_, exact, several):
        firsts |= {*node.free, *node.capital}
    return Numerals(
        words, small, scales, _by_word(words.short_scales), _by_word(words.packs), exact, open_, several, bounds, after,
        frozenset(firsts), frozenset(word.lower() for word in words.named),
        frozenset(word.lower() for word in words.measures),
    )  # fmt: skip


def _phrases(table: Mapping[str, Sequence[str]]) -> Node[int]:
    root: Node[int] = Node()
    for value, phrases in table.items():
        for each in phrases:
            plant(root, phrase(each), int(value))
    return root


def _flags(phrases: Sequence[str]) -> Node[bool]:
    root: Node[bool] = Node()
    for each in phrases:
        plant(root, phrase(each), True)
    return root


def _by_word(table: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Words with what they stand for; one with a capital must have it in the text (Paar, and not paar)."""
    return {word: int(value) for value, words in table.items() for word in words}


def value_in(table: Mapping[str, int], atom: Atom) -> int | None:
    """What a table says of a word."""
    value = table.get(atom.lower)
    return table.get(atom.text) if value is None else value


def _small(words: NumberWords) -> dict[str, int]:
    """Every number word below thousand that is one word; with `joined`, also einundzwanzig and hundertfünfzig."""
    base = _by_word(words.words)
    if words.joined is None:
        return base
    units = {word: value for word, value in base.items() if 0 < value < 10}
    tens = {word: value for word, value in base.items() if value >= 20}
    below = dict(base)
    below |= {u + words.joined + t: v + w for u, v in units.items() for t, w in tens.items()}
    found = dict(below)
    for hundred in words.scales["100"]:
        for unit, value in ("", 1), *units.items():
            found[unit + hundred] = 100 * value
            for rest, more in below.items():
                if more:
                    found[unit + hundred + rest] = found[unit + hundred + words.joined + rest] = 100 * value + more
    return found


def plain_number(numerals: Numerals, atoms: Sequence[Atom], at: int) -> Plain | None:
    """The number that begins at an atom, as far as it reaches; None if there is none, or one that is malformed."""
    exact = longest(numerals.phrases, atoms, at)
    if exact is not None:
        return Plain(exact.end, Fraction(exact.values[0]))
    open_ = longest(numerals.open, atoms, at)
    if open_ is not None:
        return _open(numerals, atoms, open_.end, open_.values[0])
    several = longest(numerals.several, atoms, at)
    if several is not None:
        return _open(numerals, atoms, several.end, 2)
    if atoms[at].is_number:
        return _digits(numerals, atoms, at)
    return _in_words(numerals, atoms, at)


def _open(numerals: Numerals, atoms: Sequence[Atom], at: int, value: int) -> Plain:
    """An open number, alone or with what it counts by: several hundred, hundreds of millions, mehrere Dutzend."""
    end, scaled = at, False
    for _ in range(SIZES):
        linked = end < len(atoms) and atoms[end].lower in numerals.words.of
        scale = _size(numerals, atoms, end + linked)
        if scale is None:
            break
        value, end, scaled = value * scale, end + linked + 1, True
    return Plain(end, Fraction(value), scaled=scaled, open=True)


def _size(numerals: Numerals, atoms: Sequence[Atom], at: int) -> int | None:
    if at >= len(atoms):
        return None
    return value_in(numerals.scales, atoms[at]) or value_in(numerals.packs, atoms[at])


def _digits(numerals: Numerals, atoms: Sequence[Atom], at: int) -> Plain | None:
    end, groups = at + 1, [atoms[at].text]
    while (after := _group(numerals, atoms, end, first=len(groups[0]))) is not None:
        groups.append(atoms[after].text)
        end = after + 1
    fraction = ""
    if _mark(atoms, end, numerals.words.decimal):
        fraction, end = atoms[end + 1].text, end + 2
    if any(_mark(atoms, end, mark) for mark in (*numerals.words.thousands, numerals.words.decimal) if mark.strip()):
        return None  # 10.12.20.14, 17.42
    whole = "".join(groups)
    if len(whole) + len(fraction) > LONGEST:
        return None
    value = Fraction(int(whole + fraction), 10 ** len(fraction))
    return _scaled(numerals, atoms, end, value, digits=True)


def _group(numerals: Numerals, atoms: Sequence[Atom], at: int, *, first: int) -> int | None:
    """Where the next three digits stand: behind a mark, or behind a blank that parts no two numbers."""
    if first > 3:
        return None
    for mark in numerals.words.thousands:
        if mark.strip() and _mark(atoms, at, mark) and len(atoms[at + 1].text) == 3:
            return at + 1
    blank = (
        at < len(atoms) and atoms[at].is_number and len(atoms[at].text) == 3 and " " in numerals.words.thousands
        and atoms[at].start - atoms[at - 1].end == 1 and not _measured(numerals, atoms, at + 1)
    )  # fmt: skip
    return at if blank else None


def _mark(atoms: Sequence[Atom], at: int, mark: str) -> bool:
    """Whether the mark stands here, with digits written up to it on both sides."""
    return (
        at + 1 < len(atoms) and atoms[at].text == mark and atoms[at].glued
        and atoms[at + 1].glued and atoms[at + 1].is_number
    )  # fmt: skip


def _measured(numerals: Numerals, atoms: Sequence[Atom], at: int) -> bool:
    while at < len(atoms) and atoms[at].text in HYPHENS and atoms[at].glued:
        at += 1
    return at < len(atoms) and atoms[at].lower in numerals.measures


def _scaled(numerals: Numerals, atoms: Sequence[Atom], at: int, value: Fraction, *, digits: bool) -> Plain:
    """The number with the million that may stand behind it; the full stop of an abbreviation belongs to it."""
    scale = _size(numerals, atoms, at) if at < len(atoms) and not atoms[at].glued else None
    tied = joined_to(atoms, at)
    if tied is not None and value_in(numerals.scales, atoms[tied]) is not None:
        at, scale = tied, value_in(numerals.scales, atoms[tied])  # a 31-million deal
    if scale is None and at < len(atoms) and atoms[at].glued:
        scale = value_in(numerals.short_scales, atoms[at]) or value_in(numerals.scales, atoms[at])
    if scale is None:
        return Plain(at, value, digits=digits)
    return Plain(at + 1, value * scale, scaled=True, digits=digits)


def _in_words(numerals: Numerals, atoms: Sequence[Atom], at: int) -> Plain | None:
    """Words that add up: two hundred and fifty thousand; eine Million zweihunderttausend."""
    total, current, last, end = 0, 0, 0, at
    here, least = at, 0  # least: the smallest of thousand, million and so on that has been said
    while here < len(atoms):
        value = _word_value(numerals, atoms[here].lower, first=here == at)
        scale = _size(numerals, atoms, here)
        if value is not None and _adds(last, value):
            current, last = current + value, value
        elif scale is not None and _multiplies(scale, last, least, first=end == at):
            factor = max(current, 1)
            if scale == 100:
                current, last = factor * 100, 100
            else:
                total, current, last, least = total + factor * scale, 0, scale, scale
        else:
            break
        here += 1
        end = here
        if here < len(atoms) and (atoms[here].lower in numerals.words.links or atoms[here].text in HYPHENS):
            tied = atoms[here].text not in HYPHENS or atoms[here].glued
            nearer = _word_value(numerals, atoms[here + 1].lower) if here + 1 < len(atoms) else None
            here += 1 if tied and nearer and _adds(last, nearer) else 0
    if end == at or (end == at + 1 and atoms[at].lower in numerals.words.articles):
        return None
    if end == at + 1 and current == 0 and total >= MILLION:
        return None  # of a number that is written otherwise: 1,4 billion
    return Plain(end, Fraction(total + current), scaled=total > 0)


def _multiplies(scale: int, last: int, least: int, *, first: bool) -> bool:
    """Whether a scale may follow: a hundred behind a smaller number, others from the greatest down."""
    if not first and last == least:
        return False  # a million million
    return last < scale if scale == 100 else not least or scale < least


def _adds(last: int, value: int) -> bool:
    """Whether a number may follow one: units behind tens, anything smaller behind hundred, thousand and so on."""
    if last == 0:
        return True
    return value < 10 if 20 <= last < 100 else last >= 100 and value < last


def _word_value(numerals: Numerals, word: str, *, first: bool = False) -> int | None:
    """A single word's number; with `joined`, thousands are part of it (zwölftausendfünfhundert).

    An article is one where it comes first: a hundred, eine Million.
    """
    if word in numerals.words.articles:
        return 1 if first else None
    value = numerals.small.get(word)
    if value is not None or numerals.words.joined is None or len(word) > 80:
        return value
    for thousand in numerals.words.scales["1000"]:
        left, found, right = word.partition(thousand)
        if found and (left or right):
            high = numerals.small.get(left) if left else 1
            low = numerals.small.get(right.removeprefix(numerals.words.joined)) if right else 0
            return high * 1000 + low if high and low is not None else None
    return None
