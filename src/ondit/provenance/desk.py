"""The readings of a trace, laid out once so that every claim's nodes can be found quickly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ondit.attribution.kinds import is_paper, kind_of_word, voice_words
from ondit.packs.language import LanguagePack
from ondit.packs.outlets import outlet_by_name
from ondit.provenance.outlets import Key, host_key, keys_of, outlet_keys, outlet_words, pack_of, pack_of_language
from ondit.provenance.tellers import ends_in_station, page_names
from ondit.records import Derivation, Link, Reading, Statement, Voice, VoiceKind, called

RELAYS: frozenset[VoiceKind] = frozenset({"outlet", "agency"})
BODIES: frozenset[VoiceKind] = frozenset({"government", "military", "organisation"})


@dataclass(frozen=True, slots=True)
class Page:
    """A reading with its language's pack and its outlet's keys.

    publisher: it is its publisher's own word, as a press release or the page of an office or a firm.
    """

    reading: Reading
    pack: LanguagePack | None
    keys: frozenset[Key]
    publisher: bool
    voices: dict[str, Voice]
    statements: dict[str, Statement]

    @property
    def id(self) -> str:
        """The report's id."""
        return self.reading.report.id

    @property
    def names(self) -> frozenset[Key]:
        """How the page may call itself."""
        return _names(self.reading.report.outlet.name, self.reading.report.language)

    @property
    def text(self) -> str:
        """The report's text."""
        return self.reading.report.text

    @property
    def name(self) -> str:
        """What the report is called for people."""
        return called(self.reading.report)


@dataclass(frozen=True, slots=True)
class Judged:
    """That somebody took two voices (`report:voice`) for one, or for two; day: an ISO date."""

    a: str
    b: str
    same: bool
    author: str
    day: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The readings by what they are looked up by.

    pages: by the report's id. places: their order in the readings. outlets: key -> the reports of that outlet.
    sources: report -> where it comes from. judged: what people said of voices.
    """

    pages: dict[str, Page]
    places: dict[str, int]
    outlets: dict[Key, tuple[str, ...]]
    sources: dict[str, tuple[Derivation, ...]]
    judged: tuple[Judged, ...] = ()

    def relays(self, page: Page, link: Link) -> bool:
        """Whether a link is an outlet other than the page: by its kind, or because a report here is of that name."""
        if link.voice == "v0" or link.name is None:
            return False
        return link.kind in RELAYS or bool(self.of_outlet(page, link.name))

    def of_outlet(self, page: Page, name: str) -> tuple[str, ...]:
        """The other reports whose outlet bears a name that a page uses, in the order of the readings.

        Of an outlet that the page says it has it from, a part of the name will do (the Kurier, of Kurier am Hafen).

        None of them is a press release: who publishes those speaks for himself and relays nobody.
        """
        keys = relay_keys(name, page)
        found = {report for key in keys for report in self.outlets.get(key, ())} or set(self._cited(page, keys))
        return tuple(sorted(found - {page.id}, key=self.places.__getitem__))

    def _cited(self, page: Page, keys: frozenset[Key]) -> Iterator[str]:
        """The reports that a page has it from by its own word, whose outlet's name begins or ends with a key."""
        for derivation in self.sources.get(page.id, ()):
            source = self.pages[derivation.origin]
            if derivation.explicit and not source.publisher and _are_parts(keys, source.keys):
                yield source.id


def _are_parts(keys: frozenset[Key], names: frozenset[Key]) -> bool:
    return any(key in (name[: len(key)], name[-len(key) :]) for key in keys for name in names)


def desk_of(
    readings: Sequence[Reading], derivations: Iterable[Derivation], judged: Iterable[Judged] = ()
) -> Desk:
    """Lay out readings and what is known of who has it from whom, and of their voices."""
    pages = {reading.report.id: _page(reading) for reading in readings}
    outlets: dict[Key, list[str]] = {}
    for page in pages.values():
        for key in page.keys if not page.publisher else ():
            outlets.setdefault(key, []).append(page.id)
    sources: dict[str, list[Derivation]] = {}
    for derivation in derivations:
        sources.setdefault(derivation.report, []).append(derivation)
    return Desk(
        pages,
        {id_: place for place, id_ in enumerate(pages)},
        {key: tuple(reports) for key, reports in outlets.items()},
        {report: tuple(found) for report, found in sources.items()},
        tuple(judged),
    )


def _page(reading: Reading) -> Page:
    report = reading.report
    pack = pack_of(report)
    return Page(
        reading,
        pack,
        outlet_keys(report),
        _is_publisher(reading, pack),
        {voice.id: voice for voice in reading.voices},
        {statement.id: statement for statement in reading.statements},
    )


@lru_cache(maxsize=1024)
def _names(outlet: str | None, language: str) -> frozenset[Key]:
    pack = pack_of_language(language)
    return page_names(outlet, pack) if pack is not None else frozenset()


def _is_publisher(reading: Reading, pack: LanguagePack | None) -> bool:
    report = reading.report
    if report.kind == "press-release":
        return True
    return report.outlet.name is not None and pack is not None and _is_body(report.outlet.name, pack)


def _is_body(name: str, pack: LanguagePack) -> bool:
    """Whether a publisher's name is that of an office or a firm (Ministry of Health, Nordwerk AG) and no paper's.

    An office must stand at the end of the name or open it with *of*: Army Review is a paper.
    """
    words = name.split()
    if not words or outlet_by_name(name) is not None or is_paper(words[-1]):
        return False
    kinds = (*outlet_words(pack).kinds, *voice_words(pack).press)
    if any(word.casefold() in kinds for word in words):
        return False
    if words[-1] in voice_words(pack).firms or ends_in_station(name, pack):
        return True
    opens = len(words) > 2 and words[1] in (*voice_words(pack).particles, *voice_words(pack).member_links)
    return opens and kind_of_word(pack, words[0]) in BODIES


def relay_keys(name: str, page: Page) -> frozenset[Key]:
    """The keys by which an outlet that a page names may be recognised; a name and its domain share one."""
    keys = set(keys_of(name, page.pack))
    if "." in name and " " not in name:
        keys |= {key for key in (host_key(name),) if key}
    return frozenset(keys | set(_run_together(keys)))


def _run_together(keys: Iterable[Key]) -> Iterator[Key]:
    return (("".join(key),) for key in tuple(keys))


def outlet_id(name: str, page: Page) -> str:
    """One word for an outlet that a page names, the same for its name and its domain."""
    return min(("".join(key) for key in relay_keys(name, page)), key=lambda word: (len(word), word), default=name)
