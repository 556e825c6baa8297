"""Whether words in a report name the outlet of another report.

A name is compared as its words without case, marks, leading article and words of kind: *the Adriatic
Monitor newspaper*, *„Adriatic Monitor“* and *Adriatic Monitor's* are one. Articles, kinds and endings come
from the language packs, abbreviations and domains from the table of known outlets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from ondit.packs.language import LanguagePack, known_languages, language_pack
from ondit.packs.outlets import outlet_by_domain, outlet_by_name
from ondit.records import Report

Key = tuple[str, ...]

WORD = re.compile(r"\w+")
WORDS = 8  # of a name whose parts are looked at
PART = 5  # letters of a word that can stand for a whole name


@dataclass(frozen=True, slots=True)
class OutletWords:
    """`outlet-names.yaml`: what may stand before a name, beside it, and at its end."""

    articles: tuple[str, ...]
    kinds: tuple[str, ...]
    endings: tuple[str, ...]


def outlet_words(pack: LanguagePack) -> OutletWords:
    """What a language pack says, in lower case."""
    return pack.made("outlet-words", _lowered)


def _lowered(pack: LanguagePack) -> OutletWords:
    given = pack.table("outlet-names.yaml", OutletWords)
    return OutletWords(_low(given.articles), _low(given.kinds), _low(given.endings))


def _low(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)


def pack_of(report: Report) -> LanguagePack | None:
    """The pack of a report's language; None if there is none (a reading that was made elsewhere)."""
    return pack_of_language(report.language)


@cache
def pack_of_language(code: str) -> LanguagePack | None:
    """The pack of a language; None if there is none."""
    return language_pack(code) if code in known_languages() else None


def key_of(name: str) -> Key:
    """A name as its words, without case and marks."""
    return tuple(word.casefold() for word in WORD.findall(name))


def keys_of(name: str, pack: LanguagePack | None, *, inflected: bool = True) -> frozenset[Key]:
    """All the ways to compare a name by; empty for a name without a letter.

    inflected: the words come from running text, so that their last may bear an ending (*des Kuriers*).
    """
    keys = {key_of(name)}
    known = outlet_by_name(name)
    if known is not None:
        keys.add(key_of(known.name))
    if pack is not None:
        words = outlet_words(pack)
        keys |= {_bare(key, words) for key in tuple(keys)}
        keys |= {ended for key in tuple(keys) for ended in _endless(key, words) if inflected}
    return frozenset(key for key in keys if key)


def _bare(key: Key, words: OutletWords) -> Key:
    """A key without leading articles and words of kind; whole if nothing else would be left."""
    start, end = 0, len(key)
    while start < end and (key[start] in words.articles or key[start] in words.kinds):
        start += 1
    while end > start and key[end - 1] in words.kinds:
        end -= 1
    return key[start:end] or key


def _endless(key: Key, words: OutletWords) -> Iterator[Key]:
    for ending in words.endings:
        if key and key[-1] == ending:  # *Monitor's*: the mark has parted it already
            yield key[:-1]
        elif key and key[-1].endswith(ending) and len(key[-1]) > len(ending) + 3:
            yield (*key[:-1], key[-1][: -len(ending)])


def outlet_keys(report: Report) -> frozenset[Key]:
    """What the outlet of a report may be called; empty if the report does not say whose it is."""
    name = report.outlet.name
    keys = set(keys_of(name, pack_of(report), inflected=False)) if name else set()
    if name:
        keys |= {("".join(key),) for key in tuple(keys)}  # as in a host: meridianpost
        keys |= {initials for initials in (_initials(name),) if initials}
    domain = host_of(report)
    known = outlet_by_domain(domain) if domain else None
    if known is not None:
        keys.add(key_of(known.name))
    if domain and not name:
        keys |= {key for key in (host_key(domain),) if key}
    return frozenset(keys)


def part_keys(report: Report) -> frozenset[Key]:
    """By what parts of its name an outlet may be called once readers know whom one means: *the Argus*.

    One word or several in a row, of which not all only say the kind. Those that `ends_name` count most freely.
    """
    pack = pack_of(report)
    if not report.outlet.name or pack is None:
        return frozenset()
    key, words = key_of(report.outlet.name)[:WORDS], outlet_words(pack)
    dull = frozenset(words.kinds + words.articles)
    rows = {key[a:b] for a in range(len(key)) for b in range(a + 1, len(key) + 1)} - {key}
    return frozenset(row for row in rows if max(map(len, row)) >= PART and not dull.issuperset(row))


def ends_name(part: Key, report: Report) -> bool:
    """Whether a part is the end of an outlet's name, its noun: *Argus* of the Port Hallam Argus, not *Port Hallam*."""
    key = key_of(report.outlet.name or "")
    return key[len(key) - len(part) :] == part


def _initials(name: str) -> Key:
    """*TNA* for *Transpacific News Agency*; empty for fewer than three words."""
    words = [word for word in WORD.findall(name) if word[0].isupper()]
    return ("".join(word[0] for word in words).casefold(),) if len(words) >= 3 else ()


def host_of(report: Report) -> str | None:
    """The host a report stands on, from its outlet or its address; None if neither is known."""
    host = report.outlet.domain or (urlsplit(report.url).hostname if report.url else None)
    return host.casefold().removeprefix("www.") if host else None


_REGISTRIES = ("ac", "co", "com", "gov", "net", "org")  # as in bbc.co.uk


def host_key(host: str) -> Key:
    """The words of a host that are most likely its owner's name: *edition.cnn.com* is *cnn*; empty if none."""
    labels = host.casefold().split(".")[:-1]
    while len(labels) > 1 and labels[-1] in _REGISTRIES:
        labels.pop()
    return key_of(labels[-1]) if labels else ()


def same_host(one: str | None, other: str | None) -> bool:
    """Whether two hosts are one, or one lies below the other."""
    if not one or not other:
        return False
    one, other = one.casefold().removeprefix("www."), other.casefold().removeprefix("www.")
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def same_outlet(one: Report, other: Report) -> bool:
    """Whether two reports are of one outlet, as far as they say whose they are."""
    return bool(outlet_keys(one) & outlet_keys(other)) or same_host(host_of(one), host_of(other))
