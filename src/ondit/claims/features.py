"""What a wording is about, in features that survive other words and another language.

Numbers count by their value, countries by their code, words that a pack knows by their notion (Rücktritt, resign), all
others by their first letters without accents: names and words of one root (Kallisto, Orlanda; Regatta, regatta) meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from ondit.claims.folding import fold
from ondit.claims.notions import ACT, NOTHING, OUTCOME, notions_of
from ondit.entities.countries import countries_in
from ondit.packs.language import LanguagePack
from ondit.temporal.rules import TimeWords

HEAD = 5  # letters of a longer word that are compared: Bildungssenatorin is bildu
SHORTEST = 3
FAR, NEXT = 6, 2  # words that a negative word reaches: no offer has been made, has not been signed
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[,;:.!?–\"“”„«»]")
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Likeness:
    """`likeness.yaml`: words that say nothing of what a text is about, words that put it in the negative, endings.

    none and never: of the negative words those that reach far, and those that reach a word or two (see `denied_in`).
    """

    empty: tuple[str, ...]
    negative: tuple[str, ...]
    none: tuple[str, ...]
    never: tuple[str, ...]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    empty: frozenset[str]
    negative: frozenset[str]
    reach: dict[str, int]
    endings: tuple[str, ...]
    numbers: dict[str, str]


def features_of(text: str, pack: LanguagePack) -> frozenset[str]:
    """The features of a wording: `#4` a number, `@TR` a country, `!resign` an act, `~ship` another notion.

    Any other word, and every name, is the head of the folded word.
    """
    words = pack.made("likeness", _make)
    notions = notions_of(pack)
    found = {f"@{code}" for code in countries_in(text.split(), pack)}
    plain: list[str] = []
    for word in _WORD.findall(text):
        plain.append(fold(word))
        feature = _feature(word, words)
        if feature is None:
            continue
        meant = notions.of(plain[-1]) if feature[0] != "#" else NOTHING
        found.update(meant.notions)
        if not meant.notions or (len(plain) > 1 and notions.is_name(word)):
            found.add(feature)
        elif len(meant.rest) >= SHORTEST:
            found.add(_head(meant.rest, words.endings))
    found.update(notions.phrases(plain))
    return frozenset(found)


def is_negative(text: str, pack: LanguagePack) -> bool:
    """Whether a word of the text puts it in the negative, or says that it is denied."""
    words = pack.made("likeness", _make)
    return any(word.lower() in words.negative for word in _WORD.findall(text))


def acts_in(features: Iterable[str]) -> frozenset[str]:
    """Those features that say what is done or happens."""
    return frozenset(feature for feature in features if feature[0] in (ACT, OUTCOME))


def denied_in(text: str, pack: LanguagePack) -> frozenset[str]:
    """The acts that a wording says not to be: `no offer has been made`, `has not been signed`.

    A negative word reaches forward to the next mark, at most FAR words or NEXT, and one word back (received nothing).
    """
    words, notions = pack.made("likeness", _make), notions_of(pack)
    tokens = _TOKEN.findall(text)
    found: set[str] = set()
    for at, token in enumerate(tokens):
        reach = words.reach.get(token.lower(), 0)
        following = takewhile(lambda word: word[0].isalnum(), tokens[at + 1 : at + 1 + reach])
        for word in (*following, *(tokens[at - 1 : at] if reach == FAR else ())):
            found |= acts_in(notions.of(fold(word)).notions)
    return frozenset(found)


def is_number(feature: str) -> bool:
    """Whether a feature is a number's value."""
    return feature[0] == "#"


def _feature(word: str, words: _Words) -> str | None:
    if word[0].isdecimal():
        return "#" + _THOUSANDS.sub("", word)
    small = word.lower()
    if small in words.empty:
        return None
    if small in words.numbers:
        return "#" + words.numbers[small]
    return _head(fold(word), words.endings) if len(word) >= SHORTEST else None


def _head(word: str, endings: tuple[str, ...]) -> str:
    if len(word) > HEAD:
        return word[:HEAD]
    if len(word) < HEAD:
        return word
    return next((word[: -len(end)] for end in endings if word.endswith(end)), word)


def _make(pack: LanguagePack) -> _Words:
    table = pack.table("likeness.yaml", Likeness)
    endings = tuple(sorted(table.endings, key=len, reverse=True))
    empty = frozenset(table.empty)
    numbers = pack.table("time_words.yaml", TimeWords).slots["number"]
    return _Words(
        empty,
        frozenset(table.negative),
        dict.fromkeys(table.never, NEXT) | dict.fromkeys(table.none, FAR),
        endings,
        {form: value for value, forms in numbers.items() for form in forms},
    )
