"""Names brought to a common skeleton of sounds, whatever script and spelling they come in: Schoigu, Shoygu, Шойгу.

A table for each script says how German, English and scientific use write its letters (`packs/scripts`), and one
for the Latin script how such spellings sound. A letter that stands for several sounds gives several skeletons, and
two words are spelt alike if they have one in common. Sounds are small letters: c as in church, x as in loch,
j as in jet, $ for sh and zh, s also for z, v also for w, i also for y. The tables were written by hand after common
use: German newspapers, English ones, and ISO 9, ISO 843 and DIN 31635 with their neighbours.
"""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ondit import packs
from ondit.packs.loader import load_rows

SCRIPTS = Path(packs.__file__).parent / "scripts"

Convention = Literal["german", "english", "scientific"]

_LONGEST = 40  # letters of a word that are looked at
_MOST = 256  # skeletons of one word that are looked at
_SHORT = 4  # sounds of a name that loses nothing
_VOWELS = frozenset("aeiou")
_UNWRITTEN = ("ARABIC", "HEBREW")  # scripts that leave vowels out
_SILENT = "'’ʼʻ`´-‐‑ʾʿ.\u200c\u200d\u200e\u200f"
_FOLDED = str.maketrans({"ł": "l", "đ": "d", "ð": "d", "þ": "th", "ø": "o", "œ": "oe", "æ": "ae", "ß": "ss", "ı": "i"})


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A row of a script's table; every cell but the letter may hold several spellings, parted by `|`, or none."""

    letter: str
    german: str
    english: str
    scientific: str


@dataclass(frozen=True, slots=True)
class SpellingRow:
    """A row of `latin.csv`: letters in small, and the sounds that they may stand for."""

    letters: str
    sounds: str


def folded(word: str) -> str:
    """A word in small letters without marks: Čapek as capek, Müller as muller."""
    plain = "".join(char for char in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(char))
    return "".join(char for char in plain.translate(_FOLDED) if char.isalnum())


def romanised(word: str, convention: Convention) -> str:
    """A word in Latin letters as a convention writes it, its first spelling where it knows several."""
    return "".join(_options(piece, convention)[0] for piece in _cut(_written(word, _letters()), _letters()))


@functools.lru_cache(maxsize=4096)
def skeletons(word: str) -> frozenset[str]:
    """The ways to sound a word; none if a letter is of a script that no table knows."""
    found = [""]
    for piece in _cut(_written(word[:_LONGEST], _sounds()), _sounds()):
        sounds = _sounds().get(piece)
        if sounds is None:
            return frozenset()
        found = [start + sound for start in found for sound in (sounds if len(found) < _MOST else sounds[:1])]
    return frozenset(_smooth(one) for one in found)


def consonants(word: str) -> frozenset[str]:
    """The skeletons without what is or may be a vowel."""
    return frozenset("".join(sound for sound in one if sound not in _VOWELS) for one in skeletons(word))


def leaves_vowels_out(word: str) -> bool:
    """Whether the script writes no short vowels."""
    return any(unicodedata.name(char, "").startswith(_UNWRITTEN) for char in word)


def _written(word: str, table: dict[str, tuple[str, ...]]) -> str:
    """A word in small letters, those that a table lacks without their accents."""
    chars = unicodedata.normalize("NFC", word.casefold())
    return "".join(char if char in table or char.isascii() else _bare(char) for char in chars)


def _bare(char: str) -> str:
    """A letter without its accents."""
    return "".join(part for part in unicodedata.normalize("NFD", char) if not unicodedata.combining(part))


def _smooth(sounds: str) -> str:
    """Doubled sounds as one, no glide before an e (Medwedjew, Jelena), no h behind the last vowel (Haniyeh)."""
    single = "".join(sound for at, sound in enumerate(sounds) if sounds[at - 1 : at] != sound)
    kept = "".join(sound for at, sound in enumerate(single) if not _is_glide(single, at))
    return kept[:-1] if len(kept) > _SHORT and kept[-1] == "h" and kept[-2] in _VOWELS else kept


def _is_glide(sounds: str, at: int) -> bool:
    """Whether an i stands between a consonant, or the beginning, and an e."""
    return sounds[at] == "i" and sounds[at + 1 : at + 2] == "e" and sounds[max(0, at - 1) : at] not in _VOWELS


def _cut(word: str, table: dict[str, tuple[str, ...]]) -> list[str]:
    """A word in the pieces of a table, the longest first; letters that it lacks stay as they are."""
    longest = max(map(len, table))
    pieces: list[str] = []
    at = 0
    while at < len(word):
        end = next((e for e in range(min(len(word), at + longest), at, -1) if word[at:e] in table), at + 1)
        pieces.append(word[at:end])
        at = end
    return pieces


def _options(piece: str, convention: Convention) -> tuple[str, ...]:
    row = _rows().get(piece)
    return tuple(getattr(row, convention).split("|")) if row is not None else (piece,)


@functools.cache
def _rows() -> dict[str, LetterRow]:
    files = sorted(path for path in SCRIPTS.glob("*.csv") if path.stem != "latin")
    return {row.letter: row for path in files for row in load_rows(path, LetterRow)}


@functools.cache
def _letters() -> dict[str, tuple[str, ...]]:
    """Letters of other scripts, with their German and English spellings: the scientific ones sound no other way."""
    spelt = {letter: _options(letter, "german") + _options(letter, "english") for letter in _rows()}
    return {letter: tuple(dict.fromkeys(options)) for letter, options in spelt.items()}


@functools.cache
def _sounds() -> dict[str, tuple[str, ...]]:
    """Letters of every script with the sounds that they may stand for."""
    latin = {row.letters: tuple(row.sounds.split("|")) for row in load_rows(SCRIPTS / "latin.csv", SpellingRow)}
    for char in "abcdefghijklmnopqrstuvwxyz":
        latin.setdefault(char, (char,))
    for code in range(0xC0, 0x250):
        plain = folded(chr(code).casefold())
        if plain and plain.isascii() and plain.isalpha():
            latin.setdefault(chr(code), _spelt(plain, latin))
    found = {letter: _all_spelt(options, latin) for letter, options in _letters().items()}
    return latin | found | dict.fromkeys(_SILENT, ("",))


def _all_spelt(options: tuple[str, ...], latin: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sounds for option in options for sounds in _spelt(option, latin)))


def _spelt(option: str, latin: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The sounds of one spelling; a mark that the Latin table does not know is left out."""
    found = [""]
    for piece in _cut(unicodedata.normalize("NFC", option), latin):
        sounds = latin.get(piece) or latin.get(folded(piece)) or ("",)
        found = [start + sound for start in found for sound in sounds]
    return tuple(found)
