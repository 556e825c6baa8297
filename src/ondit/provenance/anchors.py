"""What a text keeps when it is translated: names, numbers, dates, countries and quotations, in their order.

A name is compared by its beginning, without the spelling habits of a language, so that endings and ways to
transliterate do not part it; numbers and months are the same whether written in figures or in the words that
a language pack knows, countries whether by name, adjective or capital. No word is translated.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ondit.entities.countries import countries_in
from ondit.packs.language import LanguagePack
from ondit.provenance.outlets import pack_of
from ondit.records import Report, Span
from ondit.temporal.lexemes import Vocabulary
from ondit.temporal.rules import TimeWords

STEM = 5
LONGEST = 64  # letters of a word that any language has
Kind = Literal["number", "month", "country", "name", "word", "quote"]
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|[\"„“”«»]")
_MARKS = frozenset('"„“”«»')
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_SPELT = (("ph", "f"), ("sch", "sh"), ("tsch", "ch"), ("kh", "ch"), ("c", "k"), ("y", "i"), ("j", "i"), ("w", "v"))
_DOUBLE = re.compile(r"(.)\1")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word that survives translation: what it is compared by, and where it stands."""

    key: str
    kind: Kind
    start: int
    end: int

    def span(self, text: str) -> Span:
        """Its words in the report."""
        return Span(self.start, self.end, text[self.start : self.end])


def anchors_of(report: Report) -> tuple[Anchor, ...]:
    """The anchors of a report without its byline and credits, in order."""
    pack = pack_of(report)
    aside = [part for part in report.parts if part.kind in {"byline", "credit", "caption"}]
    return tuple(
        anchor
        for anchor in _anchors(report.text, pack)
        if not any(part.start <= anchor.start < part.end for part in aside)
    )


def _anchors(text: str, pack: LanguagePack | None) -> Iterator[Anchor]:
    opened: int | None = None
    for found in _TOKEN.finditer(text):
        word = found.group()
        if word in _MARKS:
            if opened is None or found.end() - opened > 1500:
                opened = found.start()
            else:
                yield Anchor("q", "quote", opened, found.end())
                opened = None
            continue
        if len(word) <= LONGEST and (key := _key(word, pack)) is not None:
            yield Anchor(*key, found.start(), found.end())


@lru_cache(maxsize=65536)
def _key(word: str, pack: LanguagePack | None) -> tuple[str, Kind] | None:
    if word[0].isdecimal():
        return _number(word), "number"
    known = _vocabulary(pack).slots_of(word) if pack is not None else {}
    if known.get("number", "1") != "1":
        return known["number"], "number"
    if "month" in known:
        return f"month {known['month']}", "month"
    if pack is not None and word[0].isupper() and (codes := countries_in((word,), pack)):
        return f"country {codes[0]}", "country"
    if len(word) < STEM - 1:
        return None
    return stem(word), "name" if word[0].isupper() else "word"


def _number(word: str) -> str:
    """A number without the marks between its thousands, a comma of decimals as a point."""
    if _THOUSANDS.fullmatch(word):
        return re.sub(r"\D", "", word)
    return word.replace(",", ".").replace(":", ".")


def stem(word: str) -> str:
    """The beginning of a word without accents and the spelling habits of a language."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", word.casefold()) if letter.isalpha())
    for spelt, plain in _SPELT:
        bare = bare.replace(spelt, plain)
    return _DOUBLE.sub(r"\1", bare)[:STEM]


@lru_cache(maxsize=16)
def _vocabulary(pack: LanguagePack) -> Vocabulary:
    return Vocabulary(pack.table("time_words.yaml", TimeWords))
