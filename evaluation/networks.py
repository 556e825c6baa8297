"""Invented reporting networks whose origins are known, to see whether the truth always lies in the range.

    python evaluation/networks.py [--networks 2000] [--seed 0]

A network begins with who really knows something: people, offices, papers, reporters who were there. Some outlets hear
them, others take over from those, with and without saying so; some name nobody, some cite one another in a circle, some
reports are missing. What comes out is what a reader of the pages has: readings, the derivations that can be shown, a
claim with its statements, and the number of origins that really stand behind its voices.

The words are few and always right: this tests the counting and the rules for voices, not the reading of sentences.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ondit.provenance.origins import origins_of
from ondit.records import (
    FORMAT,
    Claim,
    Derivation,
    DerivationKind,
    Link,
    MadeBy,
    Manner,
    Outlet,
    Part,
    Reading,
    Report,
    Said,
    Span,
    Stance,
    Statement,
    Voice,
    VoiceKind,
)

GIVEN = ("Ana", "Boris", "Clara", "Denis", "Elena", "Farid", "Gustav", "Helga", "Ivan", "Judith", "Karim", "Lotte")
FAMILY = ("Abramow", "Benedetti", "Cervantes", "Dimitriou", "Eriksen", "Falkenrath", "Gutierrez", "Hovhannisyan",
          "Ishikawa", "Jankovic", "Kowalczyk", "Lindqvist", "Moreau", "Nkemelu", "Osterhagen", "Petrosyan")  # fmt: skip
PLACES = {
    "CL": ("Chilean", "chilenischer", "chilenische"),
    "FI": ("Finnish", "finnischer", "finnische"),
    "KE": ("Kenyan", "kenianischer", "kenianische"),
}
PAPERS = ("contract", "memo", "email")
GERMAN_PAPERS = {"contract": "Vertrag", "memo": "Vermerk", "email": "E-Mail"}


@dataclass(frozen=True)
class Origin:
    """Who knows something: real names the people or things behind it, several for a plural."""

    kind: VoiceKind
    name: str
    country: str
    real: frozenset[str]
    named: bool = False
    count: int | None = 1


@dataclass
class Page:
    """A report while it is written. heard: what the text can be shown to rest on, for whoever takes it over."""

    number: int
    language: str
    text: str = "What is known.\n\n"
    voices: list[Voice] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    heard: list[Origin] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Its id as a report."""
        return f"r{self.number}"

    @property
    def outlet(self) -> str:
        """Who publishes it: a name that is like no other."""
        return f"Outlet{'abcdefghijklmnopqrstuvwxyz'[self.number % 26]}{self.number} Courier"


@dataclass(frozen=True)
class Network:
    """What a reader has, and how many origins really stand behind the claim's voices."""

    readings: tuple[Reading, ...]
    derivations: tuple[Derivation, ...]
    claim: Claim
    truth: int


class Author:
    """Writes a network; the same seed gives the same one."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 (a seed is to give the same network, nothing is secret)
        self.pages: list[Page] = []
        self.derivations: list[Derivation] = []
        self.real: dict[str, frozenset[str]] = {}  # statement -> who is really behind it

    def network(self) -> Network:
        """Origins, those who hear them, those who take over, circles; then some reports go missing."""
        origins = self._origins()
        if self.chance.random() < 0.05:
            self._circle()
        for _ in range(self.chance.randint(0 if self.pages else 1, 4)):
            self._hears(self.chance.sample(origins, min(len(origins), self.chance.choice((1, 1, 2)))))
        for _ in range(self.chance.randint(0, 6)):
            self._takes_over(self.chance.choice(self.pages))
        if self.chance.random() < 0.3:
            self._circle()
        if self.chance.random() < 0.3:
            self._names_nobody(self.chance.choice(origins))
        missing = {page.id for page in self.pages[1:] if self.chance.random() < 0.2}
        kept = [page for page in self.pages if page.id not in missing]
        self.chance.shuffle(kept)
        said = tuple(Said(page.id, one.id, ()) for page in kept for one in page.statements)
        truth = frozenset[str]().union(*(self.real[f"{one.report}/{one.statement}"] for one in said))
        return Network(
            tuple(map(_reading, kept)),
            tuple(one for one in self.derivations if not {one.report, one.origin} & missing),
            Claim("c", "What is known", None, None, said, (), (), (), None),
            len(truth),
        )

    def _origins(self) -> list[Origin]:
        people = self.chance.sample(FAMILY, 5)
        found = []
        for number, family in enumerate(people[: self.chance.randint(1, 5)]):
            country = self.chance.choice(tuple(PLACES))
            make = self.chance.choice((self._person, self._person, self._official, self._several, self._paper))
            found.append(make(number, family, country))
        return found

    def _person(self, _number: int, family: str, country: str) -> Origin:
        kind: VoiceKind = self.chance.choice(("person", "official", "spokesperson"))
        return Origin(kind, f"{self.chance.choice(GIVEN)} {family}", country, frozenset({family}), named=True)

    def _official(self, _number: int, family: str, country: str) -> Origin:
        return Origin("official", "official", country, frozenset({family}))

    def _several(self, number: int, family: str, country: str) -> Origin:
        """Several officials; one of them may be known otherwise, too."""
        count = self.chance.choice((2, 3))
        others = {f"{family} {n}" for n in range(count - 1)}
        return Origin(
            "official",
            "officials",
            country,
            frozenset({family if number % 2 else f"shared {country}", *others}),
            count=count,
        )

    def _paper(self, _number: int, family: str, country: str) -> Origin:
        return Origin("document", self.chance.choice(PAPERS), country, frozenset({f"paper of {family}"}))

    def _page(self) -> Page:
        page = Page(len(self.pages) + 1, self.chance.choice(("en", "de")))
        page.voices.append(Voice("v0", page.outlet, "outlet", True, None, None, None, ()))
        self.pages.append(page)
        return page

    def _hears(self, origins: Iterable[Origin]) -> None:
        page = self._page()
        for origin in origins:
            self._states(page, origin, ())
        if self.chance.random() < 0.15:
            self._saw(page)

    def _saw(self, page: Page) -> None:
        page.text += "I watched it. " if page.language == "en" else "Ich stand dabei. "
        self._own(page, frozenset({f"eyes of {page.id}"}))

    def _takes_over(self, source: Page) -> None:
        """A page that takes over from another: a copy, a citation with or without the voice, without a word of it."""
        page = self._page()
        how = self.chance.choice(("copy", "cite", "cite", "name", "bare", "silent"))
        if how in ("copy", "bare", "silent"):
            page.language = source.language if how == "copy" else page.language
            kind: DerivationKind = "copy" if page.language == source.language else "translate"
            if how != "silent":
                self.derivations.append(Derivation(page.id, source.id, kind, False, 0.9, ()))
        else:
            self.derivations.append(Derivation(page.id, source.id, "cite", True, 0.9, ()))
        if how in ("bare", "silent") or not source.heard:
            self._own(page, _real_of(source))
        elif how == "name":
            self._relays(page, source)
        else:
            for origin in source.heard:
                self._states(page, origin, () if how == "copy" else (source,))

    def _circle(self) -> None:
        """Two or three pages that name each other and nobody else."""
        pages = [self._page() for _ in range(self.chance.choice((2, 3)))]
        for page, other in zip(pages, pages[1:] + pages[:1], strict=True):
            self._relays(page, other)
            self.derivations.append(Derivation(page.id, other.id, "cite", True, 0.9, ()))

    def _names_nobody(self, origin: Origin) -> None:
        """A page that knows it from one of those who know, and does not say so."""
        self._own(self._page(), frozenset({min(origin.real)}))

    def _own(self, page: Page, real: frozenset[str]) -> None:
        content = self._write(page, f"The radar was sold, item {len(page.statements)}.")
        first = Link("v0", page.outlet, "outlet", "publishes", ())
        self._keep(page, "own", content, (first,), "v0", real)

    def _relays(self, page: Page, other: Page) -> None:
        number = self._voice(page, Voice("", other.outlet, "outlet", True, None, None, None, ()), other.outlet)
        content = self._write(page, f" says that the radar was sold, item {len(page.statements)}.")
        chain = (Link("v0", page.outlet, "outlet", "publishes", ()), Link(number, other.outlet, "outlet", "cites", ()))
        self._keep(page, "indirect", content, chain, number, _real_of(other))

    def _states(self, page: Page, origin: Origin, through: tuple[Page, ...]) -> None:
        """A sentence in which an origin speaks, in the page's language, perhaps through an outlet."""
        links = [Link("v0", page.outlet, "outlet", "publishes", ())]
        for other in through:
            relay = self._voice(page, Voice("", other.outlet, "outlet", True, None, None, None, ()), other.outlet)
            links.append(Link(relay, other.outlet, "outlet", "cites", ()))
        words, name = self._called(page, origin)
        voice = Voice("", name, origin.kind, origin.named, origin.count, None, None, ())
        number = self._voice(page, voice, words)
        links.append(Link(number, name, origin.kind, "quotes", ()))
        content = self._write(page, f" says that the radar was sold, item {len(page.statements)}.")
        self._keep(page, "indirect", content, tuple(links), number, origin.real)
        page.heard.append(origin)

    def _called(self, page: Page, origin: Origin) -> tuple[str, str]:
        """The words for an origin on a page, and the name that a reading gives it."""
        if origin.named:
            name = origin.name if self.chance.random() < 0.8 else origin.name.split()[-1]
            return name, name
        words = _words(origin, page.language)
        before = [
            one for one in page.heard if (one.kind, one.country, one.named) == ("official", origin.country, False)
        ]
        if before and origin.kind == "official" and origin.count == 1:
            if all(not origin.real & one.real for one in before):
                words = words.replace("a ", "another ", 1).replace("ein ", "ein weiterer ", 1)
        return words, words.removeprefix("a ").removeprefix("ein ")

    def _write(self, page: Page, words: str) -> Span:
        start = len(page.text)
        page.text += words + " "
        return Span(start, start + len(words), words)

    def _voice(self, page: Page, voice: Voice, words: str) -> str:
        """A new voice of a page, named by these words."""
        span = self._write(page, words)
        number = f"v{len(page.voices)}"
        kept = Voice(number, voice.name, voice.kind, voice.named, voice.count, voice.country, None, (span,))
        page.voices.append(kept)
        return number

    def _keep(
        self, page: Page, manner: Manner, content: Span, chain: tuple[Link, ...], voice: str, real: frozenset[str]
    ) -> None:
        sure = Stance("CT+", "Uu", ())
        id_ = f"s{len(page.statements)}"
        page.statements.append(
            Statement(id_, manner, None, (content,), (), (), (), (), voice, chain, sure, "done", (), "rules", (), None)
        )
        self.real[f"{page.id}/{id_}"] = real


def _real_of(page: Page) -> frozenset[str]:
    """Whom words that name only a page may really come from: one of those whom it heard, if there is any."""
    return frozenset({min(page.heard[0].real)}) if page.heard else frozenset()


def _words(origin: Origin, language: str) -> str:
    adjective, male, plural = PLACES[origin.country]
    if origin.named:
        return origin.name
    if origin.kind == "document":
        return f"a {origin.name}" if language == "en" else f"ein {GERMAN_PAPERS[origin.name]}"
    if origin.count == 1:
        return f"a {adjective} official" if language == "en" else f"ein {male} Beamter"
    return f"{origin.count} {adjective} officials" if language == "en" else f"{origin.count} {plural} Beamte"


def _reading(page: Page) -> Reading:
    report = Report(
        page.id, None, page.language, None, None, "news", None, None, None, Outlet(page.outlet, None), None, (),
        page.text, (Part("headline", 0, 14), Part("body", 16, len(page.text))), (),
    )  # fmt: skip
    return Reading(FORMAT, MadeBy("0", {}, {}), report, tuple(page.statements), tuple(page.voices), (), ())


def network(seed: int) -> Network:
    """The network of a seed."""
    return Author(seed).network()


def main() -> None:
    """Print how often the truth lies in the range, and how wide that is."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--networks", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    seen: Counter[str] = Counter()
    for seed in range(chosen.seed, chosen.seed + chosen.networks):
        made = network(seed)
        found = origins_of(made.claim, made.readings, made.derivations)
        seen["inside"] += found.at_least <= made.truth <= found.at_most
        seen["exactly one number"] += found.at_least == found.at_most
        seen["width"] += found.at_most - found.at_least
        seen["not assessable"] += not found.assessable
    for what in ("inside", "exactly one number", "not assessable"):
        print(f"{what}: {seen[what]} of {chosen.networks}")
    print(f"mean width: {seen['width'] / chosen.networks:.2f}")


if __name__ == "__main__":
    main()
