"""Voices of several reports: whether two are one, cannot be one, or may be either.

Open is the answer wherever the texts do not settle it. That two are taken for one where they are two costs a
corroboration; that two are taken apart where they are one invents one, so the rules that part ask for more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ondit.attribution.kinds import is_firm, is_paper
from ondit.attribution.names import HUMAN, name_words, opens_name
from ondit.entities.countries import country_of
from ondit.packs.language import LanguagePack
from ondit.provenance.desk import BODIES, Page, outlet_id
from ondit.provenance.nodes import Node
from ondit.provenance.persons import other_person, same_person, sounds
from ondit.provenance.tellers import Stations, clearly_different, ends_in_station, phrase_in, same_or_wider, stations_in
from ondit.records import Span, VoiceKind

SPEAKING: frozenset[VoiceKind] = frozenset({"government", "spokesperson"})  # who speaks with an office's authority
PUBLIC: frozenset[VoiceKind] = frozenset({"official", "spokesperson", "military"})
MOST = 20  # a count beyond this is a crowd or a misread number, and counts as one voice
SPECIFIC = 4  # words of a description that hardly two voices share
LONGEST_NAME = 5  # words in a person's name
MENTIONS = 4  # mentions that are read for office and country


@dataclass(frozen=True, slots=True)
class Profile:
    """What the texts tell of a node's voice.

    person: it bears a person's name. country: whose official or office it is, as its own words say. stations: the
    offices it speaks from. size: how many people, 1 unless a number is told. other: it is told apart from
    somebody named before it in the same report. outlet: for an outlet, one word for it, whoever names it.
    """

    node: Node
    name: str | None
    kind: VoiceKind
    named: bool
    person: bool
    country: str | None
    stations: frozenset[str]
    size: int
    other: Span | None
    outlet: str | None

    @property
    def id(self) -> str:
        """The node's id."""
        return self.node.id


@dataclass(frozen=True, slots=True)
class Verdict:
    """That two voices are one, or apart, and by which rule."""

    says: Literal["one", "apart"]
    code: str


def profile_of(page: Page, node: Node) -> Profile:
    """What a report tells of a node's voice."""
    voice, words = node.voice, _words_for(page, node)
    pack = page.pack
    size = voice.count or 1
    counts = node.sort == "voice" and not voice.named and voice.kind in HUMAN and size <= MOST
    return Profile(
        node=node,
        name=voice.name,
        kind=voice.kind,
        named=voice.named,
        person=node.sort == "voice" and voice.named and voice.kind in HUMAN and _is_persons(voice.name, pack),
        country=_country(words, pack) if pack is not None else None,
        stations=frozenset().union(*(stations_in(text, pack) for text in words)) if pack is not None else frozenset(),
        size=size if counts else 1,
        other=_apart_words(page, node, pack) if pack is not None else None,
        outlet=outlet_id(voice.name, page) if node.sort == "outlet" and voice.name else None,
    )


def _words_for(page: Page, node: Node) -> tuple[str, ...]:
    """The words by which a report calls a voice, the fuller ones first."""
    if node.sort in ("seen", "held", "silent"):
        return ()
    mentions = [span.text for span in node.voice.mentions if len(span.text.split()) > 1 or node.voice.kind in BODIES]
    return tuple(dict.fromkeys([*([node.voice.name] if node.voice.name else []), *mentions]))[: MENTIONS + 1]


def _is_persons(name: str | None, pack: LanguagePack | None) -> bool:
    """Whether a name is no firm's, no paper's and no office's (the Air Force), and no more than a row of name words."""
    words = (name or "").split()
    if not words or len(words) > LONGEST_NAME or is_firm(words[-1]) or is_paper(words[-1]):
        return False
    return pack is None or not (ends_in_station(name or "", pack) or country_of(words[-1:], pack))


def _country(words: Iterable[str], pack: LanguagePack) -> str | None:
    """The one country that the words for a voice name as its own; None if they name none or several."""
    cuts = pack.table("stations.yaml", Stations).cuts
    found = {country_of(_cut(text, cuts), pack) for text in words} - {None}
    return found.pop() if len(found) == 1 else None


def _cut(text: str, cuts: Sequence[str]) -> list[str]:
    """The words up to those that are about something else (an admiral who met a Korean)."""
    words = text.split()
    end = next((at for at, word in enumerate(words) if at and word.strip(",").casefold() in cuts), len(words))
    return words[:end]


def _apart_words(page: Page, node: Node, pack: LanguagePack) -> Span | None:
    """Words at the beginning of a voice's first mention that tell it from those before: another, a second."""
    if node.sort != "voice" or node.voice.named:
        return None
    for span in (*node.voice.mentions[:1], *node.evidence[:1]):
        place = phrase_in(page.text, "other", pack, within=(span.start, span.end))
        if place is not None:
            return Span(*place, page.text[slice(*place)])
    return None


def judge(a: Profile, b: Profile) -> Verdict | None:
    """Whether two voices are one or apart; None: open. Order does not matter."""
    return _one(a, b) or _apart(a, b)


def parted(a: Profile, b: Profile) -> Verdict | None:
    """The same verdict where it is that they are apart, else None; what is looked for first is what is rarer."""
    verdict = _apart(a, b)
    return verdict if verdict is not None and _one(a, b) is None else None


def may_part(one: Profile) -> bool:
    """Whether anything of a voice can tell it from another who did not see it himself: a name or an office."""
    return one.person or _has_office(one)


def _one(a: Profile, b: Profile) -> Verdict | None:
    if a.outlet is not None and a.outlet == b.outlet:
        return Verdict("one", "same-name")
    if not {a.node.sort, b.node.sort} <= {"voice", "page"}:
        return None
    if a.person and b.person:
        same = same_person(a.name or "", b.name or "")
        return Verdict("one", "same-name") if same else None
    if a.person or b.person:
        return Verdict("one", "office-speaker") if _speaks_for(a, b) or _speaks_for(b, a) else None
    if a.named and b.named and a.name and b.name and _same_body(a, b):
        return Verdict("one", "same-name")
    if _same_office(a, b) or _acts_through(a, b) or _acts_through(b, a):
        return Verdict("one", "same-office")
    return Verdict("one", "office-speaker") if _speaks_for(a, b) or _speaks_for(b, a) else None


def _same_body(a: Profile, b: Profile) -> bool:
    """The same organisation, office or document by its name; offices of two countries are two."""
    if _countries_differ(a, b):
        return False
    return bool(name_words(a.name or "")) and (
        sounds(a.name or "") == sounds(b.name or "") or opens_name(a.name or "", b.name or "")
    )


def _same_office(a: Profile, b: Profile) -> bool:
    """Offices themselves, not people in them: the same station of the same country; or both the prosecution."""
    bodies = a.kind in (*BODIES, "document") and b.kind in (*BODIES, "document")
    if not bodies or not a.stations or a.stations != b.stations:
        return False
    if all(station.startswith("justice/prosecution") for station in a.stations):
        return not _countries_differ(a, b)
    return a.kind != "document" and b.kind != "document" and a.country is not None and a.country == b.country


def _acts_through(state: Profile, office: Profile) -> bool:
    """Whether one is a state by its mere name (Oslo said) and the other an office of it that speaks for it."""
    bare = state.kind == "government" and state.named and not state.stations
    speaks = office.kind == "government" and bool(office.stations)
    return bare and speaks and state.country is not None and state.country == office.country


def _speaks_for(speaker: Profile, office: Profile) -> bool:
    """Whether a voice is the speaker of an office: of its name, of its station and country, or of the same report."""
    if speaker.kind != "spokesperson" or office.kind not in BODIES or speaker.size > 1:
        return False
    if _countries_differ(speaker, office) or clearly_different(speaker.stations, office.stations):
        return False
    if speaker.node.report == office.node.report and office.kind == "government":
        return True
    alike = bool(speaker.stations) and speaker.stations == office.stations
    return (alike and speaker.country is not None and speaker.country == office.country) or _names(speaker, office)


def _names(speaker: Profile, office: Profile) -> bool:
    """Whether the words for a speaker hold the name of who is spoken for (a Nordwerk spokeswoman)."""
    if not (office.named and office.name):
        return False
    name = name_words(office.name)
    texts = [span.text for span in speaker.node.voice.mentions[:MENTIONS]]
    first = name[:1] if len(name[0]) > 3 else name
    words = [name_words(text) for text in texts if len(text.split()) > 1]
    return not office.stations and any(first[0] in text for text in words)


def _countries_differ(a: Profile, b: Profile) -> bool:
    return a.country is not None and b.country is not None and a.country != b.country


def _apart(a: Profile, b: Profile) -> Verdict | None:
    sorts = {a.node.sort, b.node.sort}
    if "seen" in sorts:
        other = b if a.node.sort == "seen" else a
        return Verdict("apart", "own-eyes") if other.node.sort in ("voice", "page", "held") else None
    if not sorts <= {"voice", "page"}:
        return None
    if a.person and b.person:
        return Verdict("apart", "two-people") if other_person(a.name or "", b.name or "") else None
    abroad = _countries_differ(a, b)
    if (abroad or clearly_different(a.stations, b.stations)) and _authority(a, b):
        return Verdict("apart", "two-countries" if abroad else "two-offices")
    return None


def _authority(a: Profile, b: Profile) -> bool:
    """Whether office or country can part two voices: a paper may be what an unnamed official has read."""
    for one, other in ((a, b), (b, a)):
        if one.kind == "document" and not (other.kind in SPEAKING or other.node.sort == "page"):
            return False
    return all(_has_office(one) for one in (a, b))


def _has_office(one: Profile) -> bool:
    """Whether a voice speaks from an office; a country's or capital's name alone may only be whom it is about."""
    return bool(one.stations) or one.kind in PUBLIC


def compatible(a: Profile, b: Profile) -> bool:
    """Whether a voice may be described by what another report tells of it, so that a citation settles it.

    The same words, if they are many; a paper or office of the same station; or somebody unnamed whose rank stands
    in the words for the other (an admiral; the retired admiral Ruiz).
    """
    if judge(a, b) is not None or a.other or b.other:
        return False
    if (
        not a.named
        and not b.named
        and len(sounds(a.name or "")) >= SPECIFIC
        and sounds(a.name or "") == sounds(b.name or "")
    ):
        return True
    if a.kind == "document" or b.kind == "document":
        return a.kind == b.kind and not _countries_differ(a, b) and _near(a.stations, b.stations)
    if a.kind in BODIES and b.kind in BODIES and a.named and b.named and not a.person and not b.person:
        return not _countries_differ(a, b) and _near(a.stations, b.stations)
    return a.kind in HUMAN and b.person and not a.named and a.size == 1 and _described(a, b)


def _near(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two stations are the same, or one is right above the other (the ministry, the defence ministry)."""
    pairs = [(x, y) for x in one for y in other]
    return any(
        same_or_wider(*sorted(pair, key=len)) and abs(pair[0].count("/") - pair[1].count("/")) < 2 for pair in pairs
    )


def _described(a: Profile, b: Profile) -> bool:
    words = {word for span in b.node.voice.mentions for word in sounds(span.text)}
    heard = sounds(a.name or "")
    return bool(heard) and all(word in words for word in heard)
