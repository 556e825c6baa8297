"""Which organisation, state or outlet a name is that some table knows, and whether two names are one's."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from ondit.entities.bodies import body_called
from ondit.entities.countries import country_kind, known_countries, named_in
from ondit.entities.people import Likeness, name_words
from ondit.entities.scripts import folded
from ondit.packs.bodies import several
from ondit.packs.language import LanguagePack, known_languages, language_pack
from ondit.packs.outlets import outlet_by_name

_SHORT = 2  # letters that an abbreviation has at least


@dataclass(frozen=True, slots=True)
class Known:
    """What a name is in our tables. id: theirs. kind: as the table has it (outlet, agency, forces, state).

    homes: the countries of which it can be, ISO 3166, the likeliest first. wikidata None: not known for sure.
    """

    id: str
    kind: str
    homes: tuple[str, ...]
    wikidata: str | None


def known_as(name: str, pack: LanguagePack) -> Known | None:
    """What a whole name of a language is; None: not known, or a name of several."""
    outlet = outlet_by_name(name)
    if outlet is not None:
        return Known(f"outlet/{outlet.name}", outlet.kind, tuple(several(outlet.country)), outlet.wikidata or None)
    body = body_called(name, pack)
    if body is not None:
        return Known(f"body/{body.id}", body.kind, tuple(several(body.country)), body.wikidata or None)
    return _state(name, pack)


def same_organisation(one: str, other: str) -> Likeness:
    """Whether two names are one organisation's, in whatever languages they are.

    undecided: nothing is known of one of them, and they are not written alike; also an abbreviation that fits.
    """
    ours, theirs = _everywhere(one), _everywhere(other)
    if ours is not None and theirs is not None:
        return Likeness("same" if ours.id == theirs.id else "different", "id")
    a, b = _words(one), _words(other)
    if not a or not b:
        return Likeness("undecided", "no-name")
    if a == b:
        return Likeness("same", "equal" if one == other else "spelling")
    short, long = sorted((a, b), key=len)
    if _abbreviates(one, b) or _abbreviates(other, a):
        return Likeness("undecided", "abbreviation")
    return Likeness("undecided", "part-of-name" if long[: len(short)] == short else "unknown")


@functools.lru_cache(maxsize=2048)
def _everywhere(name: str) -> Known | None:
    """What a name is in the first language that knows it."""
    found = (known_as(name, language_pack(code)) for code in known_languages())
    return next((known for known in found if known is not None), None)


def _state(name: str, pack: LanguagePack) -> Known | None:
    """A state by its own name, not by its adjective or its seat."""
    words = name.split()
    hits = named_in(words, pack)
    if len(hits) != 1 or (hits[0].start, hits[0].end) != (0, len(words)) or len(hits[0].codes) > 1:
        return None
    if hits[0].joined or "name" not in hits[0].forms:
        return None
    code = hits[0].codes[0]
    return Known(f"country/{code}", country_kind(code), (code,), _ids()[code] or None)


@functools.cache
def _ids() -> dict[str, str]:
    return {country.code: country.wikidata for country in known_countries()}


def _words(name: str) -> tuple[str, ...]:
    """A name's words without marks and without what only tells the legal form."""
    words = [folded(word) for word in name.replace("-", " ").split()]
    kept = [word for word in words if word and word not in name_words().legal_forms]
    return tuple(kept or [word for word in words if word])


def _abbreviates(short: str, words: tuple[str, ...]) -> bool:
    """Whether capitals are the first letters of a name's words, small words left out or not."""
    letters = "".join(char for char in short if char.isalnum())
    if len(letters) < _SHORT or not letters.isupper() or len(words) < _SHORT:
        return False
    large = [word for word in words if len(word) > 3]
    return letters.casefold() in ("".join(word[0] for word in words), "".join(word[0] for word in large))
