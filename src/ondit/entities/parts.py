"""Words of a phrase cut at hyphens, blanks and commas, so that names are looked up in pieces (US-Beamter)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

Key = tuple[str, ...]

_MARKS = '"„“”‚‘»«()[]!?;:'
_APOSTROPHES = str.maketrans("’ʼʻ", "'''")
_JOINS = ("-", "‐", "‑")
_HYPHENS = str.maketrans("‐‑–", "---")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a word between hyphens; joined: a hyphen follows. word: the number of the word that holds it."""

    text: str
    joined: bool
    word: int


def parts_of(words: Iterable[str]) -> list[Part]:
    """The pieces of some words, in order, without marks; a hyphen that is a word of its own joins what is beside it."""
    parts: list[Part] = []
    for number, word in enumerate(words):
        if word in _JOINS and parts:
            parts[-1] = replace(parts[-1], joined=True)
        parts.extend(_pieces(word, number))
    return parts


def _pieces(word: str, number: int) -> Iterator[Part]:
    for piece in word.translate(_APOSTROPHES).translate(_HYPHENS).replace(",", " , ").split():
        texts = [text.strip(_MARKS) for text in piece.split("-")]
        for count, text in enumerate(texts, 1):
            if text:
                yield Part(text, count < len(texts), number)


def key_of(parts: Iterable[Part]) -> Key:
    """What names are looked up by."""
    return tuple(part.text for part in parts)


def ended(word: str, endings: Iterable[str]) -> list[Key]:
    """A name's key with each ending on the last of its parts."""
    *first, last = key_of(parts_of([word]))
    return [(*first, last + ending) for ending in endings]
