"""Names compared by their head word, so that *US-Beamter* and *der Beamte* are one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from ondit.scoring.tokens import TOKEN
from ondit.scoring.words import cut_words, trim, words

LONG = 5  # letters above which an ending can be told from the word
Edge = tuple[str, str]


def last_key(name: str | None) -> str:
    """A name by its last word, casefolded, endings off; empty: no name."""
    found = re.findall(r"\w+", (name or "").casefold())
    return _stem(found[-1]) if found else ""


def head_key(name: str | None) -> str:
    """A name by its head word (before a comma, preposition or genitive), casefolded, endings off; empty: no name."""
    kept = ""
    for word in TOKEN.findall(name or ""):
        if kept and (word == ";" or word.lower() in cut_words()):
            break
        if re.search(r"\w", word):
            kept = word
    return _stem(re.sub(r"['’]s$", "", kept.casefold()).split("-")[-1])


def _stem(word: str) -> str:
    return trim(word, words().name_endings) if len(word) > LONG else word


def names_of(chain: Any) -> list[str | None]:
    """The names of a chain's links, given as links or as plain names."""
    return [link.get("name") if isinstance(link, dict) else link for link in chain or []]


def edges(keys: Iterable[str]) -> list[Edge]:
    """The neighbours in a chain of name keys, the page itself first; names that are not known are stepped over."""
    known = [key for key in keys if key]
    return list(zip(["", *known], known, strict=False))


def common(a: Sequence[Edge], b: Sequence[Edge]) -> int:
    """How many edges two chains share, each used once."""
    return sum((Counter(a) & Counter(b)).values())
