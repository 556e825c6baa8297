"""Which countries the words of a phrase name, and whose the one that it names is.

A pack's `countries.csv` gives each country's names, adjectives, demonyms and the seats that stand for its
government; `countries.yaml` says what may hang on such words and how they stand in a phrase. Both become
one index of words, so that a phrase costs a few look-ups. Names of outlets that hold such a word (Kyiv
Independent) name no country.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

from ondit import packs
from ondit.entities.parts import Key, Part, ended, key_of, parts_of
from ondit.errors import PackError
from ondit.packs.language import LanguagePack
from ondit.packs.loader import load_rows
from ondit.packs.outlets import known_outlets

COUNTRIES = Path(packs.__file__).parent / "countries.csv"

Kind = Literal["adjective", "name", "seat", "both"]  # both: an adjective where a word follows (US, Polen)
Form = Literal["adjective", "demonym", "name", "genitive", "seat"]

_SHOUT = 4  # letters from which capitals are a headline's, not an abbreviation's


@dataclass(frozen=True, slots=True)
class KnownCountry:
    """A row of the shared `countries.csv`; wikidata "": not known for sure. kind: state, former-state or alliance.

    The codes are those of ISO 3166 (also of its part 3, for what is no more), except for XK, EU, NATO, UN and
    territories that have none of their own, whose code begins with that of the state they are counted to (MD-PMR).
    """

    code: str
    wikidata: str
    kind: str


@dataclass(frozen=True, slots=True)
class Named:
    """Words start to end (not included) that name these countries, more than one if the words are those of several.

    forms: how they can name them. of: they say whose, as adjectives and genitives do. joined: a hyphen follows in
    the same word (Iran-Deal). against: a word before turns it round (anti-). tail: the word behind by which it is
    somebody else's (US-backed), "" if there is none.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    forms: frozenset[Form]
    of: bool
    joined: bool
    against: bool
    tail: str


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A row of a pack's `countries.csv`; every cell but code and name holds several words parted by `|`.

    adjectives: stems, to which the pack's endings are added; an abbreviation that stands before a noun
    (US-Beamter, EU diplomat) is among them. seats: capitals and offices that stand for the government.
    """

    code: str
    name: str
    forms: str
    adjectives: str
    demonyms: str
    seats: str


@dataclass(frozen=True, slots=True)
class CountryWords:
    """`countries.yaml`: how the words of `countries.csv` stand in a phrase.

    shared: words that several countries have on purpose; usual: of these countries, the one meant where a text names
    none of them otherwise. other_names: names that hold a country's word and name none (Washington Post).
    lone: words that are a country's only where no capitalised word stands beside.
    weak: prepositions; a bare name after one counts only where no other word says whose (in Moskau).
    about_name: a bare name after one never counts (to Russia); about: nor does an adjective (on Russian oil).
    about_nouns: nouns beside which a bare name never counts (Russia expert, expert for Russia).
    against: parts that turn round what follows their hyphen (anti-). tails: words that make what stands
    before them another's (US-backed); they take the endings of adjectives.
    """

    name_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    demonym_endings: tuple[str, ...]
    shared: tuple[str, ...]
    usual: frozenset[str]
    other_names: tuple[str, ...]
    lone: tuple[str, ...]
    articles: tuple[str, ...]
    joiners: tuple[str, ...]
    weak: tuple[str, ...]
    about_name: tuple[str, ...]
    about: tuple[str, ...]
    about_nouns: tuple[str, ...]
    against: tuple[str, ...]
    tails: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a word or several stand for; no codes: a name that is no country's."""

    codes: tuple[str, ...]
    kind: Kind
    forms: frozenset[Form] = frozenset()
    lone: bool = False


@dataclass(frozen=True, slots=True)
class _Hit:
    """Parts start to end (not included) name these countries; of: they say whose, as adjectives and genitives do."""

    start: int
    end: int
    codes: tuple[str, ...]
    kind: Kind
    of: bool
    forms: frozenset[Form]


@dataclass(frozen=True, slots=True)
class _Index:
    """A pack's country words: entries by their parts, and the most parts that a first part may lead."""

    entries: dict[Key, _Entry]
    longest: dict[str, int]
    words: CountryWords
    tails: frozenset[str]
    genitives: frozenset[str]
    plain: frozenset[str]  # articles, joiners and prepositions: no part of any name


def known_countries() -> tuple[KnownCountry, ...]:
    """Every country that a pack may name. Raises PackError if the file is broken."""
    return _known()


def countries_in(words: Sequence[str], pack: LanguagePack) -> tuple[str, ...]:
    """The countries that the words name in any way, each once, in the order in which they are named.

    words: the tokens of one phrase as the text has them. A word of several countries (koreanisch) gives
    the one that other words name too, else all. Raises PackError if the pack's tables contradict each other.
    """
    _, hits = _read(words, pack)
    return tuple(dict.fromkeys(code for hit in hits for code in hit.codes))


def country_of(words: Sequence[str], pack: LanguagePack) -> str | None:
    """The country whose official, office or citizen the phrase is: the first that it names as its own.

    None: no country is named, or only as a subject (Russland-Experte, ambassador to Russia, US-backed), or
    several stand side by side (US and Israeli officials), or the word is that of several countries.
    Raises PackError as `countries_in` does.
    """
    index = _index_of(pack)
    parts, hits = _read(words, pack)
    own = [hit for hit in hits if not _about(index, parts, hit)]
    if len({hit.codes for hit in own if hit.of}) > 1 or _coordinated(index, parts, own):
        return None
    strong = [hit for hit in own if hit.of or _before(index, parts, hit)[0] not in index.words.weak]
    first = next(iter(strong or own), None)
    return first.codes[0] if first and len(first.codes) == 1 else None


def named_in(words: Sequence[str], pack: LanguagePack) -> tuple[Named, ...]:
    """Where the words name countries, in order; nothing is narrowed. Raises PackError as `countries_in` does."""
    index = _index_of(pack)
    parts = [_lowered(index, part) for part in parts_of(words)]
    return tuple(
        Named(
            parts[hit.start].word, parts[hit.end - 1].word + 1, hit.codes, hit.forms, hit.of, parts[hit.end - 1].joined,
            _against(index, parts, hit), _tail(index, parts, hit),
        )
        for hit in _hits(index, parts)
    )  # fmt: skip


def open_countries(words: Sequence[str], pack: LanguagePack) -> tuple[str, ...]:
    """The countries of which a phrase's only country word can be one's; none: it has no such word, or several."""
    hits = [hit for hit in named_in(words, pack) if not hit.against and not hit.tail]
    return hits[0].codes if len(hits) == 1 and len(hits[0].codes) > 1 else ()


def country_row(code: str, pack: LanguagePack) -> CountryRow | None:
    """A country's words in a language; None for a code that no row has."""
    return _rows_of(pack).get(code)


def country_kind(code: str) -> str:
    """state, former-state or alliance. Raises KeyError for a code that `countries.csv` does not have."""
    return _kinds()[code]


@cache
def _kinds() -> dict[str, str]:
    return {country.code: country.kind for country in _known()}


def _rows_of(pack: LanguagePack) -> dict[str, CountryRow]:
    return pack.made("country rows", _make_rows)


def _make_rows(pack: LanguagePack) -> dict[str, CountryRow]:
    return {row.code: row for row in pack.rows("countries.csv", CountryRow)}


def _read(words: Sequence[str], pack: LanguagePack) -> tuple[list[Part], list[_Hit]]:
    index = _index_of(pack)
    parts = [_lowered(index, part) for part in parts_of(words)]
    return parts, _settled(list(_hits(index, parts)))


def _lowered(index: _Index, part: Part) -> Part:
    """A part in capitals as a name is written, unless it is known in capitals (NATO) or has stops (D.C.)."""
    shouted = len(part.text) >= _SHOUT and part.text.isupper() and part.text.isalpha()
    if not shouted or part.text in index.longest:
        return part
    return replace(part, text=part.text.capitalize())


def _hits(index: _Index, parts: list[Part]) -> Iterator[_Hit]:
    at = 0
    while at < len(parts):
        end = _longest(index, parts, at)
        if end is None:
            at += 1
            continue
        entry = index.entries[key_of(parts[at:end])]
        genitive = end < len(parts) and parts[end].text in index.genitives
        if entry.codes and (genitive or not entry.lone or _alone(index, parts, at, end)):
            of = genitive or _is_of(index, parts, end, entry.kind)
            forms: frozenset[Form] = frozenset({"genitive"}) if genitive else entry.forms
            yield _Hit(at, end, entry.codes, entry.kind, of, forms)
        at = end


def _longest(index: _Index, parts: list[Part], at: int) -> int | None:
    """Where the longest name that begins here ends; None: none does."""
    most = index.longest.get(parts[at].text, 0)
    for end in range(min(len(parts), at + most), at, -1):
        if key_of(parts[at:end]) in index.entries:
            return end
    return None


def _alone(index: _Index, parts: list[Part], start: int, end: int) -> bool:
    """Whether no capitalised word, and so no other part of a name, stands beside."""
    beside = parts[max(0, start - 1) : start] + parts[end : end + 1]
    return not any(part.text[0].isupper() and part.text not in index.plain for part in beside)


def _is_of(index: _Index, parts: list[Part], end: int, kind: Kind) -> bool:
    """Whether the words say whose something is, as adjectives do and genitives."""
    if kind != "both":
        return kind == "adjective"
    if parts[end - 1].joined:
        return True
    return end < len(parts) and parts[end].text not in index.plain


def _settled(hits: list[_Hit]) -> list[_Hit]:
    """The hits, those of several countries narrowed to the ones that other words name."""
    sure = {hit.codes[0] for hit in hits if len(hit.codes) == 1}
    return [replace(hit, codes=tuple(c for c in hit.codes if c in sure) or hit.codes) for hit in hits]


def _about(index: _Index, parts: list[Part], hit: _Hit) -> bool:
    """Whether the country is only what the phrase is about, or works from outside."""
    words = index.words
    after = parts[hit.end].text if hit.end < len(parts) else ""
    before, further = _before(index, parts, hit)
    if _against(index, parts, hit) or _tail(index, parts, hit) or before in words.about:
        return True
    if hit.of:
        return False
    compound = hit.kind == "name" and parts[hit.end - 1].joined
    asked = before in words.weak and further in words.about_nouns
    return compound or asked or before in words.about_name or after in words.about_nouns


def _against(index: _Index, parts: list[Part], hit: _Hit) -> bool:
    before = parts[hit.start - 1] if hit.start else None
    return before is not None and before.joined and before.text in index.words.against


def _tail(index: _Index, parts: list[Part], hit: _Hit) -> str:
    after = parts[hit.end].text if hit.end < len(parts) and parts[hit.end - 1].joined else ""
    return after if after in index.tails else ""


def _before(index: _Index, parts: list[Part], hit: _Hit) -> tuple[str, str]:
    """The word before the hit and its articles, and the one before that; "" where there is none."""
    at = hit.start - 1
    while at >= 0 and parts[at].text in index.words.articles:
        at -= 1
    return (parts[at].text if at >= 0 else ""), (parts[at - 1].text if at >= 1 else "")


def _coordinated(index: _Index, parts: list[Part], hits: list[_Hit]) -> bool:
    """Whether two different countries stand side by side: US and Israeli; Moscow, Beijing."""
    words = index.words
    for one, other in pairwise(hits):
        between = {part.text for part in parts[one.end : other.start]}
        only = between <= {*words.joiners, *words.articles} and not between.isdisjoint(words.joiners)
        if only and one.codes != other.codes:
            return True
    return False


@cache
def _known() -> tuple[KnownCountry, ...]:
    return load_rows(COUNTRIES, KnownCountry)


def _index_of(pack: LanguagePack) -> _Index:
    return pack.made("countries", _make)


def _make(pack: LanguagePack) -> _Index:
    words = pack.table("countries.yaml", CountryWords)
    known = {country.code for country in _known()}
    entries: dict[Key, _Entry] = {}
    for line, row in enumerate(pack.rows("countries.csv", CountryRow), 2):
        if row.code not in known:
            raise PackError(pack.folder / "countries.csv", line, f"'{row.code}' is no code of {COUNTRIES.name}")
        for word, key, entry in _forms(row, words):
            codes = _add(entries, key, entry).codes
            if len(codes) > 1 and word not in words.shared:
                what = f"'{word}' is a word of {' and '.join(codes)}, but is not among the shared ones"
                raise PackError(pack.folder / "countries.csv", line, what)
    entries.update({key_of(parts_of([name])): _Entry((), "name") for name in words.other_names})
    entries.update({key: _Entry((), "name") for key in _outlets() if not entries.keys().isdisjoint(_pieces(key))})
    longest: dict[str, int] = {}
    for key in entries:
        longest[key[0]] = max(len(key), longest.get(key[0], 0))
    return _Index(
        entries,
        longest,
        words,
        tails=frozenset(tail + end for tail in words.tails for end in words.adjective_endings),
        genitives=frozenset(words.name_endings),
        plain=frozenset(words.articles + words.joiners + words.weak + words.about_name + words.about),
    )


def _outlets() -> Iterator[Key]:
    """Names of outlets in several words, which may hold a country's (Kyiv Independent)."""
    for outlet in known_outlets():
        for name in (outlet.name, *_several(outlet.aliases)):
            key = key_of(parts_of([name]))
            if len(key) > 1:
                yield key


def _pieces(key: Key) -> set[Key]:
    """What a longer name is made of."""
    ends = range(1, len(key) + 1)
    return {key[start:end] for start in range(len(key)) for end in ends if 0 < end - start < len(key)}


def _forms(row: CountryRow, words: CountryWords) -> Iterator[tuple[str, Key, _Entry]]:
    """Every way to write a country's words: the word as listed, its parts with an ending, what they say."""
    of = _Entry((row.code,), "adjective", frozenset({"adjective"}))
    for stem in _several(row.adjectives):
        for written in dict.fromkeys((stem, stem[0].upper() + stem[1:])):
            yield from ((stem, key, of) for key in ended(written, words.adjective_endings))
    of = replace(of, forms=frozenset({"demonym"}))
    for demonym in _several(row.demonyms):
        keys = ended(demonym, words.demonym_endings)
        bare = key_of(parts_of([demonym]))
        yield from ((demonym, key, replace(of, lone=key == bare and demonym in words.lone)) for key in keys)
    of = replace(of, forms=frozenset({"genitive"}))
    kinds: tuple[tuple[Literal["name", "seat"], list[str]], ...] = (
        ("name", [row.name, *_several(row.forms)]),
        ("seat", _several(row.seats)),
    )
    for kind, nouns in kinds:
        for noun in nouns:
            yield noun, key_of(parts_of([noun])), _Entry((row.code,), kind, frozenset({kind}), noun in words.lone)
            yield from ((noun, key, of) for key in ended(noun, words.name_endings))


def _add(entries: dict[Key, _Entry], key: Key, entry: _Entry) -> _Entry:
    """The entry under a key, merged with what stands there already."""
    old = entries.get(key)
    if old is not None:
        codes = tuple(dict.fromkeys(old.codes + entry.codes))
        entry = _Entry(codes, _merged(old.kind, entry.kind), old.forms | entry.forms, old.lone or entry.lone)
    entries[key] = entry
    return entry


def _merged(one: Kind, other: Kind) -> Kind:
    kinds = {one, other}
    if len(kinds) == 1:
        return one
    return "name" if kinds == {"name", "seat"} else "both"


def _several(cell: str) -> list[str]:
    return [word for word in cell.split("|") if word]
