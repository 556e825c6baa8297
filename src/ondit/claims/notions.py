"""Which notions the words of a wording stand for: names that are the same in every language.

So *will ihr Amt niederlegen* and *intends to resign* meet, though they have no word in common.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ondit.claims.folding import fold
from ondit.packs.language import LanguagePack, known_languages, language_pack

PART = 4  # letters of a stem that is looked for as the last part of a compound
FIRST = 5  # the same for its first part, where nothing is known of the last
JOINED = 3  # letters that the other part of a compound has at least
ACT, OUTCOME, THING = "!", "&", "~"  # stand before the name of a notion
KNOWN = 65536  # words whose notions are kept


@dataclass(frozen=True, slots=True)
class Concepts:
    """`concepts.yaml`: stems by notion, the endings and beginnings that they may have.

    compounds: words are joined to one (Speicherdamm); capital_nouns: every noun has a capital, not only a name. acts:
    what is done or happens; outcomes: what comes of that, and is a matter of its own; things: all else. A stem of
    several words stands for its notion where a wording has them all in that order.
    """

    compounds: bool
    capital_nouns: bool
    endings: tuple[str, ...]
    before: tuple[str, ...]
    acts: dict[str, tuple[str, ...]]
    outcomes: dict[str, tuple[str, ...]]
    things: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Meant:
    """The notions of one word, and the part of it that is of none (`speicher` in Speicherdamm, else empty)."""

    notions: tuple[str, ...]
    rest: str


NOTHING = Meant((), "")


class Notions:
    """The notions of a language, ready to be asked word by word."""

    def __init__(self, table: Concepts) -> None:
        self._endings = tuple(sorted(table.endings, key=len))
        self._before = table.before
        self._compounds = table.compounds
        self._capital_nouns = table.capital_nouns
        self._stems: dict[str, list[str]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._known: dict[str, Meant] = {}
        named = [(f"{ACT}{name}", stems) for name, stems in table.acts.items()]
        named += [(f"{OUTCOME}{name}", stems) for name, stems in table.outcomes.items()]
        named += [(f"{THING}{name}", stems) for name, stems in table.things.items()]
        for notion, stems in named:
            for stem in stems:
                words = tuple(fold(word) for word in stem.split())
                if len(words) > 1:
                    self._phrases.setdefault(words[0], []).append((words, notion))
                else:
                    self._stems.setdefault(words[0], []).append(notion)

    def of(self, word: str) -> Meant:
        """What a folded word stands for."""
        found = self._known.get(word)
        if found is None:
            found = self._of(word)
            if len(self._known) < KNOWN:
                self._known[word] = found
        return found

    def is_name(self, word: str) -> bool:
        """Whether a word behind the first one may be a name, which stands for itself (Sinéad Gallery)."""
        return word[0].isupper() and not self._capital_nouns

    def phrases(self, words: Sequence[str]) -> Iterator[str]:
        """The notions that several of these folded words stand for together."""
        places: dict[str, list[int]] = {}
        for at, word in enumerate(words):
            places.setdefault(word, []).append(at)
        for word in places:
            for phrase, notion in self._phrases.get(word, ()):
                if _in_order(phrase, places):
                    yield notion

    def _of(self, word: str) -> Meant:
        whole = self._whole(word)
        if whole:
            return Meant(whole, "")
        return self._compound(word) if self._compounds else NOTHING

    def _whole(self, word: str) -> tuple[str, ...]:
        """The notions of a word that is a stem with an ending; the longest stem that fits decides."""
        for end in self._endings:
            if word.endswith(end) and (found := self._stems.get(word[: len(word) - len(end)])):
                return tuple(found)
        for begin in self._before:
            if word.startswith(begin) and len(word) > len(begin) + JOINED:
                return self._whole(word.removeprefix(begin))
        return ()

    def _compound(self, word: str) -> Meant:
        """The notions of a compound's two parts, else those of its last part, else those of its first."""
        last: Meant | None = None
        first: Meant | None = None
        for at in range(JOINED, len(word) - JOINED + 1):
            left = self._whole(word[:at])
            right = self._whole(word[at:]) if len(word) - at >= PART else ()
            if left and right:
                return Meant(tuple(dict.fromkeys((*left, *right))), "")
            if right and last is None:
                last = Meant(right, word[:at])
            if left and at >= FIRST:
                first = Meant(left, word[at:])
        return last or first or NOTHING


def _in_order(phrase: Sequence[str], places: Mapping[str, Sequence[int]]) -> bool:
    at = -1
    for word in phrase:
        following = next((place for place in places.get(word, ()) if place > at), None)
        if following is None:
            return False
        at = following
    return True


def notions_of(pack: LanguagePack) -> Notions:
    """The notions of a language, made once."""
    return pack.made("notions", _make)


@functools.cache
def known_acts() -> frozenset[str]:
    """The names of all acts and outcomes that a language pack knows words for."""
    tables = [language_pack(code).table("concepts.yaml", Concepts) for code in known_languages()]
    return frozenset(name for table in tables for name in (*table.acts, *table.outcomes))


def _make(pack: LanguagePack) -> Notions:
    return Notions(pack.table("concepts.yaml", Concepts))
