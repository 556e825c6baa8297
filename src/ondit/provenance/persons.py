"""Whether two names of people are of one person, also where two languages spell them differently.

Words are compared by sound as letters show it: *Hakobjan* and *Hakobyan*, *Lovrinčić* and *Lovrincic* are one.
"""

from __future__ import annotations

import functools
import unicodedata

from ondit.attribution.names import name_words

# Spellings of one sound, the longer first; what transliteration does to a name is the same in every language here.
_SOUNDS = (
    ("schtsch", "shch"), ("tsch", "ch"), ("dsch", "j"), ("sch", "sh"), ("tz", "z"), ("ph", "f"), ("ck", "k"),
    ("th", "t"), ("dh", "d"), ("kh", "h"), ("ch", "h"), ("ou", "u"), ("oe", "o"), ("ue", "u"), ("ae", "a"),
    ("ij", "y"), ("w", "v"), ("j", "y"), ("q", "k"), ("c", "k"), ("x", "ks"), ("z", "s"), ("i", "y"),
)  # fmt: skip
_LETTERS = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "t", "ı": "i", "æ": "a", "œ": "o"})
_VOWELS = frozenset("aeiouy")


@functools.lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """A name's word as it sounds, roughly: no accents, one letter for each sound, no letter twice in a row."""
    letters = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    heard = "".join(letter for letter in letters if letter.isalnum())
    for written, spoken in _SOUNDS:
        heard = heard.replace(written, spoken)
    return "".join(letter for at, letter in enumerate(heard) if at == 0 or heard[at - 1] != letter)


@functools.lru_cache(maxsize=4096)
def sounds(name: str) -> tuple[str, ...]:
    """The words of a name as they sound, without initials' dots."""
    return tuple(heard for heard in map(sound, name_words(name)) if heard)


def same_person(one: str, other: str) -> bool:
    """Whether two names can only be one person's within one matter: equal, or the surname alone, or initials."""
    a, b = sounds(one), sounds(other)
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    if len(short) == 1:
        return len(short[0]) > 2 and short[0] == long[-1]
    if long[-len(short) :] == short:
        return True
    return short[-1] == long[-1] and _given_fits(short[0], long[0])


def _given_fits(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def other_person(one: str, other: str) -> bool:
    """Whether two full names share no word, not even one that a slip or another spelling could have made."""
    a, b = sounds(one), sounds(other)
    if len(a) < 2 or len(b) < 2:
        return False
    return not any(_alike(x, y) for x in a for y in b)


def _alike(one: str, other: str) -> bool:
    """Whether words of a name differ by so little that they may be one misspelt: one consonant, or vowels alone."""
    a, b = _skeleton(one), _skeleton(other)
    return one == other or (a[:1] == b[:1] and min(len(a), len(b)) > 1 and _one_letter_off(a, b))


@functools.lru_cache(maxsize=4096)
def _skeleton(word: str) -> str:
    return word[:1] + "".join(letter for letter in word[1:] if letter not in _VOWELS)


def _one_letter_off(a: str, b: str) -> bool:
    """Whether two words are equal but for one letter put in, left out or changed."""
    if abs(len(a) - len(b)) > 1:
        return False
    same = 0
    while same < min(len(a), len(b)) and a[same] == b[same]:
        same += 1
    short, long = sorted((a[same:], b[same:]), key=len)
    return short[1:] == long[1:] if len(short) == len(long) else short == long[1:]
