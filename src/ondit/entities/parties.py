"""Who can take part in an event: countries, their seats, forces and offices, alliances, armed groups, firms.

Everything is found by the words alone, sentence by sentence: country words (`countries.csv`), names of bodies
(`bodies.csv`), and nouns for forces and offices (`parties.yaml`) beside a country (the Tunisian navy, die Marine
Chiles, the government in Tunis). Words of several countries are settled by what else the text names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ondit.annotate.document import Document, Token
from ondit.entities.bodies import NamedBody, bodies_in, body_name
from ondit.entities.countries import CountryWords, Named, country_kind, country_row, named_in
from ondit.packs.bodies import several
from ondit.packs.language import LanguagePack
from ondit.records import Party

Role = Literal["adjective", "compound", "demonym", "genitive", "name", "seat", "place", "body", "forces", "office"]

REACH = 4  # tokens between a country's word and the noun for its forces or office
_LONGEST = 3  # words of such a noun
_OUTSIDE = ("byline", "credit", "dateline")
_NOMINAL = ("ADJ", "NOUN", "NUM", "PROPN")
_PUBLIC = ("armed-group", "forces", "office")
_MODIFIERS = ("ADJ", "ADV", "NOUN", "PROPN", "PART")


@dataclass(frozen=True, slots=True)
class FoundParty:
    """Tokens start to end (not included) that name a party.

    role: how they do: a country's adjective (Iranian missiles), the first part of a compound (Iran-Raketen), its
    people (die Iraner), genitive, name or seat (Moscow), or either behind a preposition of place (in Moscow);
    a body by its name (Hezbollah); forces or an office by a noun and a country (the Tunisian navy).
    country: whose the party is, ISO 3166, also for firms and groups; None: nobody's, or the text does not settle it.
    """

    start: int
    end: int
    party: Party
    role: Role
    country: str | None


@dataclass(frozen=True, slots=True)
class PartyWords:
    """`parties.yaml`: nouns for forces and offices, with the ending of an adjective before them in the nominative.

    abroad: who stands in countries that are not their own. fields, field_links: what a ministry is for, and what joins
    it. owners, sites: what joins the noun with a country behind it, and an office with its seat. places:
    prepositions behind which a name is only a place; place_cases: the cases in which its article must be then, if the
    language tells direction by them. makes: tails by which a country is the maker (Turkish-made).
    nouns_apart: a noun behind one makes it part of that (navy chief). joins: between an abbreviation and a noun.
    case_endings: what may hang on a noun.
    """

    forces: dict[str, str]
    offices: dict[str, str]
    abroad: tuple[str, ...]
    fields: frozenset[str]
    field_links: tuple[str, ...]
    owners: tuple[str, ...]
    sites: tuple[str, ...]
    places: frozenset[str]
    place_cases: tuple[str, ...]
    makes: tuple[str, ...]
    nouns_apart: bool
    joins: str
    case_endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Noun:
    """A noun for forces or an office; ending: of an adjective before it; abroad: where it stands tells nothing."""

    kind: Literal["forces", "office"]
    ending: str
    abroad: bool


@dataclass(frozen=True, slots=True)
class _Index:
    """The pack's nouns by their words in small letters, and those that end compounds, the longest first."""

    words: PartyWords
    nouns: dict[str, _Noun]
    tails: tuple[tuple[str, _Noun], ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A country's words in a sentence, as tokens of the document."""

    start: int
    end: int
    named: Named
    code: str | None


def find_parties(doc: Document, pack: LanguagePack) -> tuple[FoundParty, ...]:
    """Every party that the document names, in text order, none inside another.

    A country that only qualifies somebody else (US-backed, anti-Russian) is none. Raises PackError if the pack's
    tables contradict each other.
    """
    sentences = [s for s in doc.sentences if s.kind not in _OUTSIDE]
    words = {s.start: _words(doc.tokens[s.start : s.end]) for s in sentences}
    countries = {start: named_in(found, pack) for start, found in words.items()}
    bodies = {start: bodies_in(found, pack) for start, found in words.items()}
    known = _named(countries, bodies)
    sure = _sure(bodies, known)
    usual = pack.table("countries.yaml", CountryWords).usual
    found: list[FoundParty] = []
    for sentence in sentences:
        at, end = sentence.start, sentence.end
        places = [_place(at, named, known, usual) for named in countries[at]]
        owners = {place.end: place.code for place in places}
        named_bodies = [body for body in bodies[at] if not body.weak or body.body.id in sure]
        kept = [_body(pack, at, body, known, owners.get(at + body.start)) for body in named_bodies]
        taken = {number for party in kept for number in range(party.start, party.end)}
        places = [place for place in places if taken.isdisjoint(range(place.start, place.end))]
        found += _merged(kept, _of_nouns(doc, pack, at, end, places, taken), _bare(doc, pack, places))
    return tuple(found)


def stands_abroad(words: Sequence[str], pack: LanguagePack) -> bool:
    """Whether a phrase names only where somebody is who is there for another country: the embassy in Tehran."""
    party_words = _index_of(pack).words
    own = min((hit.end for hit in named_in(words, pack)), default=len(words))
    return any(
        word in party_words.abroad and link.lower() in party_words.sites and at < own
        for at, (word, link) in enumerate(pairwise(words))
    )


def _words(tokens: Sequence[Token]) -> list[str]:
    """The tokens' texts, a dash between blanks as a mark: it joins nothing."""
    dashes = {"-", "–", "‐", "‑"}
    return [";" if token.text in dashes and not _glued(tokens, at) else token.text for at, token in enumerate(tokens)]


def _glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token touches the one before it."""
    return at > 0 and tokens[at - 1].end == tokens[at].start


def _named(countries: dict[int, tuple[Named, ...]], bodies: dict[int, tuple[NamedBody, ...]]) -> frozenset[str]:
    """The countries that the text names for sure, by words of no other country."""
    hits = [hit for found in countries.values() for hit in found if len(hit.codes) == 1]
    public = [hit for found in bodies.values() for hit in found if not hit.weak and hit.body.kind in _PUBLIC]
    homes = [several(hit.body.country) for hit in public]
    return frozenset([hit.codes[0] for hit in hits] + [home[0] for home in homes if len(home) == 1])


def _sure(bodies: dict[int, tuple[NamedBody, ...]], countries: frozenset[str]) -> frozenset[str]:
    """Bodies whose weak names count, because the text has a strong one, or their country."""
    hits = [hit for found in bodies.values() for hit in found]
    return frozenset(hit.body.id for hit in hits if not hit.weak or hit.body.country in countries)


def _settled(codes: Sequence[str], known: frozenset[str]) -> str | None:
    """The one of several countries that the text names; None: none of them, or more than one."""
    left = [code for code in codes if code in known] if len(codes) > 1 else codes
    return left[0] if len(left) == 1 else None


def _body(pack: LanguagePack, at: int, hit: NamedBody, known: frozenset[str], owner: str | None) -> FoundParty:
    """A body by its name; owner: the country named right before it (die österreichische Bundesregierung)."""
    body = hit.body
    homes = several(body.country)
    country = owner if owner in homes else _settled(homes, known)
    if country is None and homes and known.isdisjoint(homes):
        country = homes[0]
    code = (country if body.kind in ("forces", "office") else body.code) or None
    party = Party(body_name(body, pack), code, body.kind)
    return FoundParty(at + hit.start, at + hit.end, party, "compound" if hit.joined else "body", country)


def _place(at: int, named: Named, known: frozenset[str], usual: frozenset[str]) -> _Place:
    code = _settled(named.codes, known)
    if code is None and known.isdisjoint(named.codes):
        code = _settled(named.codes, usual)
    return _Place(at + named.start, at + named.end, named, code)


def _merged(*found: Sequence[FoundParty]) -> list[FoundParty]:
    """All in text order; of two that overlap the one given first."""
    taken: set[int] = set()
    kept: list[FoundParty] = []
    for party in (party for several_found in found for party in several_found):
        if taken.isdisjoint(range(party.start, party.end)):
            taken.update(range(party.start, party.end))
            kept.append(party)
    return sorted(kept, key=lambda party: party.start)


def _bare(doc: Document, pack: LanguagePack, places: Sequence[_Place]) -> list[FoundParty]:
    """Countries by their own words."""
    makes = _index_of(pack).words.makes
    starts = {place.start: place for place in places}
    found = []
    for place in places:
        if place.named.against or (place.named.tail and not place.named.tail.startswith(makes)):
            continue
        role = _role(doc, pack, place, starts)
        if role is not None:
            found.append(FoundParty(place.start, place.end, _country(doc, pack, place), role, place.code))
    return found


def _role(doc: Document, pack: LanguagePack, place: _Place, starts: dict[int, _Place]) -> Role | None:
    """How a country's words stand; None: they name its language (in English, auf Deutsch)."""
    named = place.named
    if "genitive" in named.forms and named.of and not named.joined:
        return "genitive"
    if named.tail:
        return "adjective"
    if named.joined:
        return "compound" if named.forms & {"name", "seat"} else "adjective"
    noun = _qualifies(doc, pack, place.end, starts)
    if "adjective" in named.forms and noun:
        return "adjective"
    if named.forms == {"adjective"}:
        return None if _is_language(doc, place) else "adjective"
    if "demonym" in named.forms and not named.forms & {"name", "seat"}:
        return "demonym"
    if _is_place(doc, _index_of(pack).words, place.start):
        return "place"
    return "seat" if named.forms == {"seat"} else "name"


def _qualifies(doc: Document, pack: LanguagePack, at: int, starts: dict[int, _Place]) -> bool:
    """Whether a noun or its adjective follows, maybe behind other countries: Turkish, Russian and Iranian drones."""
    joiners = pack.table("countries.yaml", CountryWords).joiners
    end = doc.sentences[doc.sentence_of[at - 1]].end
    while at + 1 < end and doc.tokens[at].text in joiners and at + 1 in starts:
        at = starts[at + 1].end
    return at < end and doc.tokens[at].pos in _NOMINAL


def _is_language(doc: Document, place: _Place) -> bool:
    """Whether an adjective with a capital stands for itself, inside a sentence and without an article."""
    first = place.start == doc.sentences[doc.sentence_of[place.start]].start
    capital = doc.tokens[place.start].text[:1].isupper()
    return capital and not first and doc.tokens[place.start - 1].pos != "DET"


def _is_place(doc: Document, words: PartyWords, at: int) -> bool:
    """Whether a preposition of place stands before a name and its article, and tells no direction (in die Türkei)."""
    at -= 1
    if at > 0 and doc.tokens[at].pos == "DET":
        if words.place_cases and doc.tokens[at].case not in words.place_cases:
            return False
        at -= 1
    return at >= 0 and doc.tokens[at].pos == "ADP" and doc.tokens[at].lower in words.places


def _country(doc: Document, pack: LanguagePack, place: _Place) -> Party:
    row = country_row(place.code, pack) if place.code is not None else None
    name = row.name if row is not None else doc.span(place.start, place.end).text
    return Party(name, place.code, country_kind(place.code) if place.code is not None else "state")


def _of_nouns(
    doc: Document, pack: LanguagePack, at: int, end: int, places: Sequence[_Place], taken: set[int]
) -> list[FoundParty]:
    """Forces and offices by a noun beside a country."""
    index = _index_of(pack)
    found: list[FoundParty] = []
    before = {place.end: place for place in places}
    after = {place.start: place for place in places}
    number = at
    while number < end:
        match = None if number in taken else _noun_at(index, doc.tokens, number, end)
        if match is None:
            number += 1
            continue
        noun, stop = match
        apart = index.words.nouns_apart and stop < end and doc.tokens[stop].pos in ("NOUN", "PROPN")
        party = None if apart else _with_country(doc, pack, number, stop, noun, before, after, end)
        found += [party] if party else []
        number = max(stop, party.end if party else stop)
    return found


def _noun_at(index: _Index, tokens: Sequence[Token], at: int, end: int) -> tuple[_Noun, int] | None:
    """The noun for forces or an office that begins at a token, and where it ends; the longest."""
    for stop in range(min(end, at + _LONGEST), at, -1):
        noun = index.nouns.get(" ".join(token.lower for token in tokens[at:stop]))
        if noun is not None:
            return noun, stop
    lower = tokens[at].lower
    found = next((noun for tail, noun in index.tails if lower.endswith(tail) and len(lower) > len(tail)), None)
    return (found, at + 1) if found is not None and "-" not in lower else None


def _with_country(
    doc: Document, pack: LanguagePack, at: int, stop: int, noun: _Noun,
    before: dict[int, _Place], after: dict[int, _Place], end: int,
) -> FoundParty | None:  # fmt: skip
    """The noun with whose it is; None: no country stands where it would say that."""
    index = _index_of(pack)
    owner = _owner_before(doc, at, before)
    stop = _past_field(doc, index, stop, end)
    if owner is not None:
        return _body_of(doc, pack, owner, noun, (owner.start, stop), (owner.end, stop))
    behind = _owner_behind(doc, index, stop, noun, after, end)
    if behind is not None:
        return _body_of(doc, pack, behind, noun, (at, behind.end), (at, stop))
    return None


def _owner_before(doc: Document, at: int, before: dict[int, _Place]) -> _Place | None:
    """The country's word before a noun, with nothing between them but what qualifies the noun."""
    for number in range(at, max(at - REACH, 0), -1):
        place = before.get(number)
        if place is not None and number <= at:
            usable = not place.named.against and not place.named.tail and "seat" not in place.named.forms
            return place if usable and not _elsewhere(doc, place) else None
        if doc.tokens[number - 1].pos not in _MODIFIERS and doc.tokens[number - 1].text != "-":
            return None
    return None


def _elsewhere(doc: Document, place: _Place) -> bool:
    """Whether it is a name behind a preposition (in Libya forces ...), which says nothing of the noun behind it."""
    return "name" in place.named.forms and not place.named.of and doc.tokens[place.start - 1].pos == "ADP"


def _past_field(doc: Document, index: _Index, at: int, end: int) -> int:
    """Past what a ministry is for: of Defence, for Foreign Affairs."""
    words, tokens = index.words, doc.tokens
    if at >= end or tokens[at].lower not in words.field_links:
        return at
    stop = at + 1
    while stop < end and tokens[stop].lower in words.fields:
        stop += 1
    while stop > at + 1 and tokens[stop - 1].pos == "CCONJ":
        stop -= 1
    return stop if stop > at + 1 else at


def _owner_behind(
    doc: Document, index: _Index, at: int, noun: _Noun, after: dict[int, _Place], end: int
) -> _Place | None:
    """The country behind a noun: in the genitive, behind of or von, or as the seat of an office."""
    place = after.get(at)
    if place is not None and "genitive" in place.named.forms:
        return place
    link = doc.tokens[at].lower if at < end else ""
    stop = at + 1
    if link in index.words.owners or link in index.words.sites:
        stop += stop < end and doc.tokens[stop].pos == "DET"
    place = after.get(stop)
    if place is None or place.named.joined or place.named.tail or not place.named.forms & {"name", "seat"}:
        return None
    if link in index.words.owners and "name" in place.named.forms:
        return place
    sited = link in index.words.sites and noun.kind == "office" and not noun.abroad
    return place if sited else None


def _body_of(
    doc: Document, pack: LanguagePack, place: _Place, noun: _Noun, where: tuple[int, int], words: tuple[int, int]
) -> FoundParty:
    name = _named_body(doc, pack, place, noun, words)
    return FoundParty(*where, Party(name, place.code, noun.kind), noun.kind, place.code)


def _named_body(doc: Document, pack: LanguagePack, place: _Place, noun: _Noun, words: tuple[int, int]) -> str:
    """Forces and offices as they are called in the nominative: tunesische Marine, Tunisian navy."""
    index = _index_of(pack)
    start = words[0] + (doc.tokens[words[0]].pos == "PART")
    text = doc.span(start, words[1]).text
    if words[1] - start == 1:
        text = _nominative(index, text)
    row = country_row(place.code, pack) if place.code is not None else None
    if row is None:
        return doc.span(min(place.start, words[0]), max(place.end, words[1])).text
    adjective = next(iter(several(row.adjectives)), "")
    if not adjective:
        return f"{text} ({row.name})"
    if adjective.isupper():
        return adjective + index.words.joins + text
    return f"{adjective}{noun.ending if adjective[0].islower() else ''} {text}"


def _nominative(index: _Index, word: str) -> str:
    """A noun without the ending of its case."""
    lower = word.lower()
    listed = [*index.nouns, *(tail for tail, _ in index.tails)]
    for ending in sorted(index.words.case_endings, key=len, reverse=True):
        if ending and lower.endswith(ending) and any(lower[: -len(ending)].endswith(noun) for noun in listed):
            return word[: -len(ending)]
    return word


def _index_of(pack: LanguagePack) -> _Index:
    return pack.made("parties", _make)


def _make(pack: LanguagePack) -> _Index:
    words = pack.table("parties.yaml", PartyWords)
    nouns: dict[str, _Noun] = {}
    tails: dict[str, _Noun] = {}
    for listed, noun in _nouns(words):
        for form in dict.fromkeys((listed, *(listed + ending for ending in words.case_endings))):
            if form.startswith("*"):
                tails.setdefault(form[1:].lower(), noun)
            else:
                nouns.setdefault(form.lower(), noun)
    return _Index(words, nouns, tuple(sorted(tails.items(), key=lambda item: -len(item[0]))))


def _nouns(words: PartyWords) -> Iterator[tuple[str, _Noun]]:
    kinds: tuple[tuple[Literal["forces", "office"], dict[str, str]], ...] = (
        ("forces", words.forces),
        ("office", words.offices),
    )
    for kind, listed in kinds:
        for noun, ending in listed.items():
            yield noun, _Noun(kind, ending, noun in words.abroad)
