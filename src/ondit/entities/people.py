"""Whether two names are one person's, across languages and scripts: Sergej Schoigu, Shoigu, Шойгу.

Names are compared part by part by their skeletons of sounds (`scripts.py`), titles left off. Nothing here knows
any bearer: what two spellings cannot settle stays undecided, with the reason, and whoever asks may know more
(that a text has only one bearer of a surname).
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ondit import packs
from ondit.entities.scripts import consonants, folded, leaves_vowels_out, skeletons
from ondit.packs.loader import load_table

NAMES = Path(packs.__file__).parent / "names.yaml"

Verdict = Literal["same", "different", "undecided"]
Reason = Literal[
    "equal", "spelling", "order", "middle-name", "surname-only", "given-only", "initial", "surname", "given-name",
    "generation", "part-of-surname", "short-form", "script", "no-name", "id", "abbreviation", "part-of-name", "unknown",
]  # fmt: skip

_LONGEST = 120  # characters of a name that are looked at
_FULL = 4  # consonants from which a given name is known without its vowels
_BOTH = 5  # consonants of a whole name in a script without vowels
_TRIED = 16  # skeletons of a word that are looked at for near spellings
_NEAR = 4  # sounds from which one that differs may be a spelling


@dataclass(frozen=True, slots=True)
class Likeness:
    """Whether two names are one bearer's, and by what."""

    verdict: Verdict
    reason: Reason


@dataclass(frozen=True, slots=True)
class NameWords:
    """`names.yaml`: words in small letters that are no part of a name, or may be left out of one.

    both_ways: given names that are family names too, so that their order tells two people apart. short_forms: given
    names with what they are shortened to, where that is not how they begin. legal_forms: of firms.
    """

    titles: tuple[str, ...]
    particles: frozenset[str]
    articles: frozenset[str]
    generations: frozenset[str]
    both_ways: frozenset[str]
    short_forms: tuple[frozenset[str], ...]
    legal_forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Name:
    """A name's parts, without titles and particles; whole: with the particles, as one word.

    generation: jr, iii, "" if it has none. arabic: it has an Arabic article.
    """

    parts: tuple[str, ...]
    whole: str
    generation: str
    arabic: bool


def same_person(one: str, other: str) -> Likeness:
    """Whether two names are one person's.

    undecided: a surname alone, an initial, a spelling that may be another name, a script that no table knows.
    """
    a, b = _name_of(one[:_LONGEST]), _name_of(other[:_LONGEST])
    if not a.parts or not b.parts:
        return Likeness("undecided", "no-name")
    if not all(skeletons(part) for part in (*a.parts, *b.parts)):
        return Likeness("same", "equal") if a == b and len(a.parts) > 1 else Likeness("undecided", "script")
    if a.generation and b.generation and a.generation != b.generation:
        return Likeness("different", "generation")
    likeness = _compared(a, b)
    if likeness.verdict == "same" and a.generation != b.generation:
        return Likeness("undecided", "generation")
    return likeness


@functools.lru_cache(maxsize=4096)
def _name_of(name: str) -> _Name:
    words = _words(name)
    while len(words) > 1 and _is_title(words[0]):
        words = words[1:]
    generations = [
        word.strip(".").casefold() for word in words[1:] if word.strip(".").casefold() in name_words().generations
    ]
    words = [
        word for at, word in enumerate(words) if not at or word.strip(".").casefold() not in name_words().generations
    ]
    parts = [_without_article(word) for word in words]
    kept = tuple(part for at, part in enumerate(parts) if not _is_small(part, at, len(parts)))
    arabic = parts != words or any(part.casefold() in name_words().articles for part in parts[:-1])
    return _Name(kept, "".join(words), generations[0] if generations else "", arabic)


def _words(name: str) -> list[str]:
    """The words of a name, the family name last where a comma puts it first."""
    plain = "".join(char if char.isalnum() or char in "-'’ʼ.," or _joins(char) else " " for char in name)
    family, comma, given = plain.partition(",")
    if comma and given.strip() and given.strip().strip(".").casefold() not in name_words().generations:
        plain = f"{given} {family}"
    spaced = "".join(char + " " if char == "." else char for char in plain.replace(",", " "))
    return [word for word in (word.strip("-'’ʼ") for word in spaced.split()) if word.strip(".")]


def _joins(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Mc", "Cf")


def _is_title(word: str) -> bool:
    plain = word.strip(".").casefold()
    last = plain.rpartition("-")[2]
    return any(
        title in (plain, last) or (title.startswith("*") and plain.endswith(title[1:])) for title in name_words().titles
    )


def _without_article(word: str) -> str:
    """An Arabic name without the article in front of it: al-Assad, الأسد."""
    if word.startswith("ال") and len(word) > _NEAR:
        return word[2:]
    article, joined, rest = word.partition("-")
    return rest if joined and article.casefold() in name_words().articles and rest else word


def _is_small(part: str, at: int, count: int) -> bool:
    """Whether a part is left out of names as often as not; the last one is the name itself."""
    return at + 1 < count and part.casefold() in name_words().articles | name_words().particles


def _compared(a: _Name, b: _Name) -> Likeness:
    short, long = (a, b) if len(a.parts) <= len(b.parts) else (b, a)
    if len(short.parts) == 1 and len(long.parts) > 1:
        return _one_part(short.parts[0], long.parts)
    if len(short.parts) == 1:
        alike = _alike(short.parts[0], long.parts[0])
        return (
            Likeness("undecided", "surname-only")
            if alike or _near(short.parts[0], long.parts[0])
            else _other("surname")
        )
    if _alike("".join(a.parts), "".join(b.parts)) or _alike(a.whole, b.whole):
        return Likeness("same", "equal" if a.parts == b.parts else "spelling")
    if _loosely(a, b):
        return _loose(a, b)
    straight = _in_order(short.parts, long.parts)
    if straight.verdict != "different":
        return straight
    return _turned(short.parts, long.parts) or straight


def _other(reason: Reason) -> Likeness:
    return Likeness("different", reason)


def _one_part(part: str, parts: Sequence[str]) -> Likeness:
    """A name in one part beside a full one."""
    if _alike(part, parts[-1]) or _near(part, parts[-1]) or _within(part, parts[-1]):
        return Likeness("undecided", "surname-only")
    if _alike(part, "".join(parts)):
        return Likeness("same", "spelling")
    if any(_alike(part, given) for given in parts[:-1]):
        return Likeness("undecided", "given-only")
    return _other("surname")


def _in_order(short: Sequence[str], long: Sequence[str]) -> Likeness:
    """Two names of two parts or more, the family name last in both."""
    if not _alike(short[-1], long[-1]):
        return _other_surname(short, long)
    given = _given(short[0], long[0])
    if given.verdict != "same":
        return given
    return _middle(short[1:-1], long[1:-1], given)


def _other_surname(short: Sequence[str], long: Sequence[str]) -> Likeness:
    """Surnames that do not sound alike, but may be one: a half of the other, or one that differs in little."""
    if _given(short[0], long[0]).verdict == "different":
        return _other("surname")
    if _within(short[-1], long[-1]) or _within(long[-1], short[-1]):
        return Likeness("undecided", "part-of-surname")
    if len(short) < len(long) and any(_alike(short[-1], part) for part in long[1:-1]):
        return Likeness("undecided", "part-of-surname")
    if _near(short[-1], long[-1]) or _shared(consonants(short[-1]), consonants(long[-1]), 2):
        return Likeness("undecided", "spelling")
    return _other("surname")


def _given(one: str, other: str) -> Likeness:
    """Two given names before one surname."""
    if _alike(one, other):
        return Likeness("same", "equal" if one == other else "spelling")
    initial = min(one.strip("."), other.strip("."), key=len)
    if len(initial) == 1:
        may = any(a[:1] == b[:1] for a in skeletons(one) for b in skeletons(other))
        return Likeness("undecided", "initial") if may else _other("given-name")
    if _shared(consonants(one), consonants(other), _FULL):
        return Likeness("same", "spelling")
    if _near(one, other) or _shared(consonants(one), consonants(other), 2):
        return Likeness("undecided", "spelling")
    return Likeness("undecided", "short-form") if _shortened(one, other) else _other("given-name")


def _shortened(one: str, other: str) -> bool:
    """Whether one given name is short for the other: Alex, Alexander; Joe, Joseph."""
    short, long = sorted((folded(one), folded(other)), key=len)
    return (len(short) > 2 and long.startswith(short)) or any(
        {short, long} <= forms for forms in name_words().short_forms
    )


def _middle(short: Sequence[str], long: Sequence[str], likeness: Likeness) -> Likeness:
    """What stands between given name and surname: left out, an initial, or another name."""
    if not short:
        return Likeness("same", "middle-name") if long else likeness
    if len(short) == len(long):
        found = [_given(one, other) for one, other in zip(short, long, strict=True)]
        if any(one.verdict == "different" for one in found):
            return _other("given-name")
        return likeness
    return Likeness("undecided", "middle-name")


def _turned(short: Sequence[str], long: Sequence[str]) -> Likeness | None:
    """The same two parts in another order, as in Chinese and Hungarian names; None: they are not the same."""
    if len(short) != 2 or len(long) != 2 or not (_alike(short[0], long[1]) and _alike(short[1], long[0])):
        return None
    both = all(folded(part) in name_words().both_ways for part in short)
    return Likeness("undecided" if both else "same", "order")


def _loosely(a: _Name, b: _Name) -> bool:
    """Whether vowels tell nothing: Arabic names, and scripts that do not write them."""
    unwritten = any(leaves_vowels_out(part) for part in (*a.parts, *b.parts))
    return unwritten or (a.arabic and b.arabic)


def _loose(a: _Name, b: _Name) -> Likeness:
    if len(a.parts) != len(b.parts):
        last = _shared(consonants(a.parts[-1]), consonants(b.parts[-1]), 2)
        return (
            Likeness("undecided", "spelling" if last else "script") if last or not _written(a, b) else _other("surname")
        )
    shared = [_longest(consonants(one) & consonants(other)) for one, other in zip(a.parts, b.parts, strict=True)]
    if all(shared) and sum(map(len, shared)) >= _BOTH:
        return Likeness("same", "spelling")
    if all(shared):
        return Likeness("undecided", "spelling")
    if not _written(a, b):
        return Likeness("undecided", "script")
    return _other("given-name" if shared[-1] else "surname")


def _written(a: _Name, b: _Name) -> bool:
    return not any(leaves_vowels_out(part) for part in (*a.parts, *b.parts))


def _longest(found: frozenset[str]) -> str:
    return max(found, key=lambda one: (len(one), one), default="")


def _alike(one: str, other: str) -> bool:
    """Whether two words can be one name: by their letters without marks, or by their sounds."""
    return (folded(one) or one) == (folded(other) or other) or not skeletons(one).isdisjoint(skeletons(other))


def _shared(ones: frozenset[str], others: frozenset[str], least: int) -> bool:
    return any(len(one) >= least for one in ones & others)


def _near(one: str, other: str) -> bool:
    """Whether one sound more, less or other makes the words alike."""
    ones, others = sorted(skeletons(one))[:_TRIED], sorted(skeletons(other))[:_TRIED]
    return any(_one_off(a, b) for a in ones for b in others if min(len(a), len(b)) >= _NEAR)


def _one_off(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[start + (len(short) == len(long)) :] == long[start + 1 :]


def _within(one: str, other: str) -> bool:
    """Whether a surname is one half of another: Lüdenscheid, Müller-Lüdenscheid."""
    return "-" in other and any(_alike(one, half) for half in other.split("-") if len(half) > 1)


@functools.cache
def name_words() -> NameWords:
    """What `names.yaml` says. Raises PackError if the file is broken."""
    return load_table(NAMES, NameWords)
