"""What the language packs know of origins: words that part voices or make them one, and the offices they speak from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ondit.attribution.kinds import voice_words
from ondit.packs.language import LanguagePack
from ondit.packs.loader import Rule
from ondit.provenance.outlets import Key, key_of, outlet_words

Does = Literal["other", "same", "apart", "saw", "held", "told", "nobody", "media"]
Place = tuple[int, int]

PAGE = "{page}"
LONGEST = 8  # words in a page's name that are looked at
WHOLE: frozenset[Does] = frozenset({"told", "nobody", "media"})  # what all the words must say
OPENING = 3  # words at the beginning of what names a voice that may say: another, the same
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginWords(Rule):
    """A rule of `origins.yaml`: phrases, and what they do. {page}: the page as it calls itself."""

    does: Does
    words: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stations:
    """`stations.yaml`: paths of offices, bodies and trades with their forms; see the English file."""

    cuts: tuple[str, ...]
    former: tuple[str, ...]
    endings: tuple[str, ...]
    stations: dict[str, tuple[str, ...]]


def page_names(name: str | None, pack: LanguagePack) -> frozenset[Key]:
    """How a page may call itself: this newspaper, us, its name, and that without what stands before or behind."""
    words, voices = outlet_words(pack), voice_words(pack)
    found: set[Key] = {(word.casefold(),) for word in voices.house}
    found |= {(close.casefold(), kind) for close in voices.close for kind in words.kinds}
    key = tuple(word for word in key_of(name or "") if word not in words.articles)
    shorter = {key, key[-1:], key[:2]} if key else set()
    named = {one for one in shorter if one and (len(one) > 1 or len(one[0]) > 3)}
    inflected = {(*one[:-1], one[-1] + ending) for one in named for ending in words.endings}
    articled = {(article, *one) for one in named | inflected for article in words.articles}
    return frozenset(found | named | inflected | articled)


def phrase_in(
    text: str, does: Does, pack: LanguagePack, page: frozenset[Key] = frozenset(), *, within: Place | None = None
) -> Place | None:
    """Where the first phrase that does this stands in a stretch of a text (start, end); None if there is none."""
    start, end = within or (0, len(text))
    words = [word.casefold() for word in _WORD.findall(text, start, end)]
    phrases = pack.made("origins-phrases", _phrases)
    own, whole = phrases.get((does, PAGE), ()), does in WHOLE
    opening = _first_words(page) if own else frozenset()
    for at, word in enumerate(words[: OPENING if does in ("other", "same") else 1 if whole else None]):
        for phrase, rule in (*phrases.get((does, word), ()), *(own if word in opening else ())):
            length = _matched(words, at, phrase, page)
            if length and (length == len(words) or not whole) and not any(word in rule.unless for word in words):
                places = [found.span() for found in _WORD.finditer(text, start, end)]
                return places[at][0], places[at + length - 1][1]
    return None


@lru_cache(maxsize=1024)
def _first_words(keys: frozenset[Key]) -> frozenset[str]:
    return frozenset(key[0] for key in keys)


def _phrases(pack: LanguagePack) -> dict[tuple[Does, str], list[tuple[Key, OriginWords]]]:
    """The phrases by what they do and their first word; those that begin with the page stand under PAGE."""
    found: dict[tuple[Does, str], list[tuple[Key, OriginWords]]] = {}
    for rule in pack.rules("origins.yaml", OriginWords):
        for words in rule.words:
            phrase = tuple(words.casefold().split())
            found.setdefault((rule.does, phrase[0]), []).append((phrase, rule))
    return found


def _matched(words: Sequence[str], at: int, phrase: Key, page: frozenset[Key]) -> int:
    """How many words from `at` on are the phrase; 0 if they are not."""
    here = at
    for part in phrase:
        if part != PAGE:
            if here >= len(words) or words[here] != part:
                return 0
            here += 1
            continue
        row = tuple(words[here : here + LONGEST])
        named = next((length for length in range(len(row), 0, -1) if row[:length] in page), 0)
        if not named:
            return 0
        here += named
    return here - at


def finds(pack: LanguagePack, rule: OriginWords, sentence: str) -> bool:
    """Whether a sentence of the pack holds a phrase of the rule; the page's name stands in [brackets]."""
    name = sentence[sentence.index("[") + 1 : sentence.index("]")] if "[" in sentence else None
    return phrase_in(sentence.replace("[", "").replace("]", ""), rule.does, pack, page_names(name, pack)) is not None


@lru_cache(maxsize=4096)
def stations_in(text: str, pack: LanguagePack) -> frozenset[str]:
    """The offices, bodies and trades that words for a voice name, the narrower where one holds the other.

    Empty for somebody who has left office.
    """
    table = pack.table("stations.yaml", Stations)
    words = [found.group().casefold() for found in _WORD.finditer(text)]
    cut = next((at for at, word in enumerate(words) if word in table.cuts and at > 0), len(words))
    words = words[:cut]
    if any(word in table.former for word in words):
        return frozenset()
    found = {path for at in range(len(words)) for path in _paths(words, at, pack)}
    return frozenset(path for path in found if not any(other.startswith(f"{path}/") for other in found))


def ends_in_station(name: str, pack: LanguagePack) -> bool:
    """Whether the last words of a name are those of an office (the Belgian Ministry of Defence)."""
    words = [found.group().casefold() for found in _WORD.finditer(name)]
    index = pack.made("stations-index", _station_index)
    return any(tuple(words[at:]) in index.forms for at in range(max(0, len(words) - index.longest), len(words)))


def _paths(words: Sequence[str], at: int, pack: LanguagePack) -> set[str]:
    """The stations whose form begins at a word."""
    index = pack.made("stations-index", _station_index)
    found: set[str] = set()
    for length in range(1, min(index.longest, len(words) - at) + 1):
        for last in _bare(words[at + length - 1], index.endings):
            found |= index.forms.get((*words[at : at + length - 1], last), set())
            if length == 1:
                found |= {path for ending, path in index.tails if last.endswith(ending)}
    return found


@dataclass(frozen=True, slots=True)
class _Index:
    forms: dict[Key, set[str]]
    tails: tuple[tuple[str, str], ...]
    endings: tuple[str, ...]
    longest: int


def _station_index(pack: LanguagePack) -> _Index:
    table = pack.table("stations.yaml", Stations)
    forms: dict[Key, set[str]] = {}
    tails: list[tuple[str, str]] = []
    for path, given in table.stations.items():
        for form in map(str.casefold, given):
            if form.startswith("*"):
                tails.append((form[1:], path))
            forms.setdefault(tuple(_WORD.findall(form)), set()).add(path)
    return _Index(forms, tuple(tails), table.endings, max(map(len, forms)))


def _bare(word: str, endings: Iterable[str]) -> set[str]:
    """A word with and without the endings that may hang on it."""
    return {
        word,
        *(word[: -len(ending)] for ending in endings if word.endswith(ending) and len(word) > len(ending) + 3),
    }


def clearly_different(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two voices speak from stations that part: all of the one from all of the other. False if one has none."""
    pairs = [(a, b) for a in one for b in other]
    return bool(pairs) and not any(same_or_wider(a, b) or same_or_wider(b, a) for a, b in pairs)


def same_or_wider(one: str, other: str) -> bool:
    """Whether a path is the other's beginning."""
    return one == other or other.startswith(f"{one}/")
