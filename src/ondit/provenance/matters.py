"""Which reports are of one matter, so that only those are held against each other.

A report has keys, made from nothing but itself: its wording, the names that it is about, the sides of its events, an
outlet that it has something from together with a name. Who share a key are of one matter, and so on from
report to report. A key binds only while few enough reports have it: what many have in common says little. So the
matters of a set of reports depend on the set alone, not on the order in which it grew, and a new report is placed by
looking up its keys, however many reports there are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from hashlib import blake2b
from itertools import combinations, pairwise

import numpy as np

from ondit.claims.folding import fold
from ondit.claims.notions import ACT, OUTCOME, notions_of
from ondit.packs.language import LanguagePack, known_languages, language_pack
from ondit.provenance.addresses import canonical
from ondit.provenance.anchors import anchors_of, stem
from ondit.provenance.outlets import pack_of
from ondit.provenance.words import grams_of, words_of
from ondit.records import Party, Reading, Report

CENTRAL = 10  # names that a report is about, at most
ENOUGH = 4  # in sum, of what a key's names weigh: two rare names, or a rare one and two common ones
AKIN = 2  # the same where the reports were collected: one rare name, or two common ones
BESIDE = 3  # the same beside an outlet that both have something from
RARE, COMMON = 2, 1  # what a name weighs
OPENING = 200  # characters behind the headline in which a name counts double
EPISODES = 5  # names, and acts, of which an episode is made
SPELL = 8  # days
_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 8  # one shingle in so many; two neighbours of them make a key: a passage of some dozen words

Key = int  # 63 bits, the kind in the lowest two


class Kind(IntEnum):
    """What a key is made of."""

    GIVEN = 0  # that they were collected
    NAMES = 1
    EVENT = 2
    WORDING = 3


# How many reports a key binds. A few dozen reports in all are together because somebody collected them.
MOST: Mapping[Kind, int] = {Kind.GIVEN: 60, Kind.NAMES: 200, Kind.EVENT: 400, Kind.WORDING: 400}


@dataclass(frozen=True, slots=True)
class CommonWord:
    """A row of `common.csv`: a word that any report may have; kind: `name`, or `word` for all others."""

    word: str
    kind: str


def kind_of(key: Key) -> Kind:
    """What a key is made of."""
    return Kind(key & 3)


def binds(key: Key, held: int) -> bool:
    """Whether a key that so many reports have puts them into one matter."""
    return held <= MOST[kind_of(key)]


def keys_of(reading: Reading) -> frozenset[Key]:
    """The keys of a reading; the same for the same reading, always."""
    return frozenset({_key(Kind.GIVEN), *_signs(reading, _names_of(reading, own=True), ENOUGH)})


def _signs(reading: Reading, central: Mapping[str, int], enough: int) -> set[Key]:
    """The keys that a reading's own words make; enough: what the names in one weigh together."""
    return {
        *_names(central, enough),
        *_events(reading),
        *_outlets(reading, central),
        *_episodes(reading, central),
        *_editions(reading.report),
        *_wording(reading.report.text),
    }


def akin(readings: Sequence[Reading]) -> tuple[tuple[str, ...], ...]:
    """The reports of one matter that have anything in common, by id; those collected together need not.

    Less is asked than for a matter: that somebody collected them says that they may well belong together.
    """
    keys = {reading.report.id: _signs(reading, _names_of(reading, own=False), AKIN) for reading in readings}
    theirs: dict[str, list[str]] = {}
    for reading in readings:
        outlet = reading.report.outlet
        for name in {outlet.name, outlet.domain} - {None}:
            theirs.setdefault(fold(str(name)), []).append(reading.report.id)
    for reading in readings:  # whoever names another one's outlet as a source is held against that one
        for source in (id_ for outlet in _sources(reading) for id_ in theirs.get(outlet, ())):
            keys[source].add(_key(Kind.GIVEN, source))
            keys[reading.report.id].add(_key(Kind.GIVEN, source))
    return joined(keys)


def matters_of(keys: Mapping[str, frozenset[Key]]) -> tuple[tuple[str, ...], ...]:
    """The reports (by id, with their keys) in matters; matters, and the reports in them, stand as in the mapping."""
    held = Counter(key for some in keys.values() for key in some)
    return joined({report: [key for key in some if binds(key, held[key])] for report, some in keys.items()})


def joined(keys: Mapping[str, Iterable[Key]]) -> tuple[tuple[str, ...], ...]:
    """Reports in matters by keys that all bind."""
    above: dict[str, str] = {report: report for report in keys}
    first: dict[Key, str] = {}
    for report, some in keys.items():
        for key in some:
            one, other = _top(above, report), _top(above, first.setdefault(key, report))
            above[one] = other
    found: dict[str, list[str]] = {}
    for report in keys:
        found.setdefault(_top(above, report), []).append(report)
    return tuple(tuple(reports) for reports in found.values())


def _top(above: dict[str, str], report: str) -> str:
    while above[report] != report:
        above[report] = above[above[report]]
        report = above[report]
    return report


def _names_of(reading: Reading, *, own: bool) -> dict[str, int]:
    """The names that a report is about, each with its weight.

    own: a name is common if it is so in the report's language; else only if it is so in all that we know.
    """
    known = [_common(language_pack(code)) for code in known_languages()]
    tables = [_common(pack_of(reading.report))] if own else known
    return {
        name: COMMON if " " in name or all(name in table for table in tables) else RARE for name in _central(reading)
    }


def _central(reading: Reading) -> list[str]:
    """The names that a report has most often, and early."""
    report = reading.report
    common = _common(pack_of(report))
    head = max((part.end for part in report.parts if part.kind in ("headline", "standfirst")), default=0)
    counts: Counter[str] = Counter()
    for anchor in anchors_of(report):
        if anchor.kind == "country" or (anchor.kind == "name" and common.get(anchor.key) != "word"):
            counts[anchor.key] += 1 + (anchor.start < head + OPENING)
    return sorted(counts, key=lambda name: -counts[name])[:CENTRAL]  # of equals the first in the text


def _common(pack: LanguagePack | None) -> dict[str, str]:
    return pack.made("common", _stems) if pack is not None else {}


def _stems(pack: LanguagePack) -> dict[str, str]:
    """The stems of common words, each with its kind; a word goes before a name of the same stem."""
    rows = sorted(pack.rows("common.csv", CommonWord), key=lambda row: row.kind == "word")
    return {stem(row.word): row.kind for row in rows}


def _names(central: Mapping[str, int], enough: int, *beside: str) -> Iterator[Key]:
    """The smallest sets of names that together weigh enough, each as a key with what stands beside it."""
    for size in range(1, enough + 1):
        for names in combinations(sorted(central), size):
            weights = [central[name] for name in names]
            if sum(weights) >= enough > sum(weights) - min(weights):
                yield _key(Kind.NAMES, *beside, *names)


def _events(reading: Reading) -> Iterator[Key]:
    """The two sides of each event, whichever gives."""
    for claim in reading.claims:
        sides = [value for value in (claim.frame or {}).values() if isinstance(value, Party)]
        if len(sides) == 2:
            yield _key(Kind.EVENT, str(claim.pack), *sorted(side.code or fold(side.name) for side in sides))


def _episodes(reading: Reading, central: Mapping[str, int]) -> Iterator[Key]:
    """A rare name with what happens in the headline or behind it, in the days in which the report appeared."""
    report = reading.report
    days = _spells(report.published)
    if not days:
        return
    acts = _acts(reading)
    for name in [name for name, weight in central.items() if weight == RARE][:EPISODES]:
        for act in acts:
            for spell in days:
                yield _key(Kind.NAMES, name, act, spell)


def _spells(published: str | None) -> tuple[str, ...]:
    """The two spells of SPELL days that a day lies in; two days that are half of it apart share one."""
    try:
        day = date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return ()
    return f"a{day // SPELL}", f"b{(day + SPELL // 2) // SPELL}"


def _acts(reading: Reading) -> list[str]:
    """The acts and outcomes that a report begins with, by their notions, which languages share."""
    report = reading.report
    pack = pack_of(report)
    if pack is None:
        return []
    notions = notions_of(pack)
    head = max((part.end for part in report.parts if part.kind in ("headline", "standfirst")), default=0)
    words = [fold(word) for word in _WORD.findall(report.text[: head + OPENING])]
    found = [*notions.phrases(words), *(notion for word in words for notion in notions.of(word).notions)]
    return [notion for notion in dict.fromkeys(found) if notion[0] in (ACT, OUTCOME)][:EPISODES]


def _outlets(reading: Reading, central: Mapping[str, int]) -> Iterator[Key]:
    """An outlet that the report has something from, with names that it is about."""
    for outlet in _sources(reading):
        yield from _names(central, BESIDE, outlet)


def _editions(report: Report) -> Iterator[Key]:
    """The addresses at which the report stands in several languages."""
    if report.editions:
        for url in (report.url or "", *(edition.url for edition in report.editions)):
            address = canonical(url)
            if address:
                yield _key(Kind.GIVEN, "edition", address)


def _sources(reading: Reading) -> list[str]:
    """The outlets that a report has something from, by its own word: names and domains, folded."""
    credited = {name for credit in reading.report.credits for name in (credit.outlet, credit.domain)}
    relayed = {
        link.name
        for statement in reading.statements
        for link in statement.chain[1:]
        if link.kind in ("outlet", "agency")
    }
    return sorted({fold(name) for name in {*credited, *relayed} if name})


def _wording(text: str) -> Iterator[Key]:
    grams = grams_of(words_of(text))
    kept = grams[grams % np.uint64(SAMPLE) == 0].tolist()
    for one, other in pairwise(kept):
        yield _key(Kind.WORDING, str(one), str(other))


def _key(kind: Kind, *parts: str) -> Key:
    digest = blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> 3 << 2) | kind
