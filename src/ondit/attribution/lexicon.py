"""A pack's cues, indexed by the words under which a text may show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from ondit.attribution.rules import NounCue, PhraseCue, Reliance, Request, SpeechFile, VerbCue
from ondit.packs.language import LanguagePack

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """One verb cue as it is looked up: its stem, the particle or further words that must stand beside it.

    follows: the further words of a phrasal verb, right behind it. needs: for each word that must stand in
    the clause its alternatives, lower case. bars: words that must not, barred_endings: endings of such words.
    """

    cue: VerbCue
    particle: str | None
    follows: tuple[str, ...]
    needs: tuple[frozenset[str], ...]
    bars: frozenset[str]
    barred_endings: tuple[str, ...] = ()

    @property
    def rank(self) -> int:
        """More specific entries first."""
        return 2 * len(self.needs) + 2 * len(self.follows) + (self.particle is not None)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that attribution asks of a pack. verbs: lemma or form, lower case -> entries, specific ones first."""

    verbs: dict[str, tuple[Entry, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], PhraseCue], ...]]
    nouns: dict[str, NounCue]
    reliance: dict[str, tuple[tuple[tuple[str, ...], Reliance], ...]]
    requests: tuple[Request, ...]
    speech: SpeechFile


def lexicon_of(pack: LanguagePack) -> Lexicon:
    """The pack's lexicon, built once. Raises PackError where one of its files breaks a rule."""
    return pack.made("lexicon", _make)


def _make(pack: LanguagePack) -> Lexicon:
    phrases = pack.rules("phrases.yaml", PhraseCue)
    reliance = pack.rules("reliance.yaml", Reliance)
    nouns = pack.rules("nouns.yaml", NounCue)
    return Lexicon(
        verbs=_verbs(pack.rules("cues.yaml", VerbCue)),
        phrases=_by_first((tuple(rule.words.lower().split()), rule) for rule in phrases),
        nouns={noun.lower(): rule for rule in nouns for noun in rule.nouns},
        reliance=_by_first((tuple(rule.words.lower().split()), rule) for rule in reliance),
        requests=pack.rules("requests.yaml", Request),
        speech=pack.table("speech.yaml", SpeechFile),
    )


def _by_first(pairs: Iterable[tuple[tuple[str, ...], T]]) -> dict[str, tuple[tuple[tuple[str, ...], T], ...]]:
    """Word sequences by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
    for words, rule in pairs:
        found[words[0]].append((words, rule))
    return {first: tuple(sorted(rules, key=lambda pair: -len(pair[0]))) for first, rules in found.items()}


def _verbs(cues: Iterable[VerbCue]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for cue in cues:
        for key, entry in _entries(cue):
            found[key].append(entry)
    return {key: tuple(sorted(entries, key=lambda e: -e.rank)) for key, entries in found.items()}


def _entries(cue: VerbCue) -> Iterable[tuple[str, Entry]]:
    """The keys of a cue: joined and parted, for a separable verb; by its first word, for a phrasal one."""
    needs = tuple(frozenset(word.lower().split("|")) for word in cue.needs)
    bars = frozenset(word.lower() for word in cue.bars if not word.startswith("*"))
    endings = tuple(word[1:].lower() for word in cue.bars if word.startswith("*"))
    particle, _, stem = cue.verb.rpartition("|")
    first, *more = stem.split()
    follows = tuple(word.lower() for word in more)
    joined = Entry(cue, None, follows, needs, bars, endings)
    keys = {(particle + first).lower(): joined}
    parted = Entry(cue, particle.lower(), follows, needs, bars, endings) if particle else joined
    if particle:
        keys[first.lower()] = parted
    for form in cue.forms:
        keys[form.lower()] = parted if particle and not form.lower().startswith(particle.lower()) else joined
    return keys.items()
