"""What kind of voice a noun names, by the pack's word list."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

from ondit.attribution.scene import Scene
from ondit.packs.language import LanguagePack, known_languages, language_pack
from ondit.packs.outlets import outlet_by_name
from ondit.records import VoiceKind


@dataclass(frozen=True, slots=True)
class VoiceFile:
    """`voices.yaml`: how voices are called and taken up again.

    titles: words before a person's name that are no part of it; short: what a shortened one stands for.
    press: words that make an agency one for news. bodies: nouns for the military that are no single person.
    firms, papers: how the names of companies and outlets end. particles: small words inside a name.
    generic: nouns that take up any voice of their kind (the paper, der Mann). masculine, feminine: nouns, or
    endings after *, that tell the sex of a person. capitals: common nouns are written with one.
    genders: determiner -> the genders and numbers it leaves open (m, f, n, p); empty: the language has none.
    reports: what an outlet publishes (dem Bericht zufolge: the paper). possessives: determiner of a noun of
    saying -> letters as in `pronouns` (seinen Worten). own: adjectives by which the subject of the clause
    speaks (nach eigenen Angaben). members: words for some out of several, member_links: what joins them with
    the others (one of them). selves: words behind a name that are no part of it (Scholz selbst).
    house: words by which a page names itself; close: the same before a noun for an outlet (this newspaper).
    there: adverbs for a text or place named before (dort heißt es).
    others: words that bring another one beside those named before (another diplomat, the other). stand_ins: nouns,
    or endings after *, for whoever was named last (der 54-Jährige); ages: those that tell an age. families: nouns
    for one trade, by each of which the others can be taken up. letters: behind a name and no part of it (KC).
    offices: nouns for any public body, also one called a service or an institute (small letters).
    labels: what stands before a headline and says what it is (Analyse, Live; small letters).
    platforms: pages on which people write, never a voice. men, women: given names.
    adjectival: determiner and the ending of an adjective used as a noun -> sex. strong: gender or p -> how an
    adjective ends in the nominative without an article; weak: how it ends elsewhere, the longest first; fixed:
    of these, what belongs to a word with a capital (Berliner). noun_genders: gender -> endings of nouns, after *.
    name_prepositions: prepositions inside the name of a body that is made of common nouns (Ärzte ohne Grenzen).
    dative_plurals: ending of nouns that can only be a plural in the dative -> what it is in the nominative.
    adjectival_nouns: nouns inflected like adjectives; bare_plurals, e_plurals: endings of nouns
    whose plural adds nothing, or an -e.
    """

    titles: tuple[str, ...]
    short: dict[str, str]
    press: tuple[str, ...]
    bodies: tuple[str, ...]
    firms: tuple[str, ...]
    papers: tuple[str, ...]
    particles: tuple[str, ...]
    generic: tuple[str, ...]
    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    capitals: bool
    genders: dict[str, str]
    reports: tuple[str, ...]
    possessives: dict[str, str]
    own: tuple[str, ...]
    members: tuple[str, ...]
    member_links: tuple[str, ...]
    selves: tuple[str, ...]
    house: tuple[str, ...]
    close: tuple[str, ...]
    there: tuple[str, ...]
    others: frozenset[str]
    offices: frozenset[str]
    labels: frozenset[str]
    stand_ins: tuple[str, ...]
    ages: tuple[str, ...]
    families: tuple[tuple[str, ...], ...]
    letters: frozenset[str]
    platforms: frozenset[str]
    adjectival: dict[str, str]
    strong: dict[str, str]
    weak: tuple[str, ...]
    fixed: tuple[str, ...]
    name_prepositions: tuple[str, ...]
    dative_plurals: dict[str, str]
    noun_genders: dict[str, tuple[str, ...]]
    adjectival_nouns: tuple[str, ...]
    bare_plurals: tuple[str, ...]
    e_plurals: tuple[str, ...]
    men: frozenset[str]
    women: frozenset[str]


@dataclass(frozen=True, slots=True)
class Kinds:
    """Whole words, endings, and how long endings are, the longest first."""

    words: dict[str, VoiceKind]
    endings: dict[str, VoiceKind]
    lengths: tuple[int, ...]


def kinds_of(pack: LanguagePack) -> Kinds:
    """The pack's kinds of voices, indexed once."""
    return pack.made("voice kinds", _make)


def _make(pack: LanguagePack) -> Kinds:
    from ondit.attribution.rules import SpeechFile

    words: dict[str, VoiceKind] = {}
    endings: dict[str, VoiceKind] = {}
    for kind, nouns in pack.table("speech.yaml", SpeechFile).kinds.items():
        for noun in nouns:
            if noun.startswith("*"):
                endings.setdefault(noun[1:].lower(), kind)  # type: ignore[arg-type]
            else:
                words.setdefault(noun.lower(), kind)  # type: ignore[arg-type]
    return Kinds(words, endings, tuple(sorted({len(ending) for ending in endings}, reverse=True)))


def kind_of(scene: Scene, head: int) -> VoiceKind:
    """The kind of voice that the noun at `head` names; `unknown` if no list knows it."""
    return kind_of_word(scene.pack, scene.tokens[head].text, scene.tokens[head].lemma)


def kind_of_word(pack: LanguagePack, *words: str) -> VoiceKind:
    """The same for a word given in one or more forms."""
    kinds = kinds_of(pack)
    for word in words:
        lower = word.lower()
        if lower in kinds.words:
            return kinds.words[lower]
    for word in words:
        lower = word.lower()
        for length in kinds.lengths:
            if lower[-length:] in kinds.endings:
                return kinds.endings[lower[-length:]]
    return "unknown"


def outlet_kind(name: str) -> VoiceKind | None:
    """outlet or agency, where the name is one that the outlets table knows."""
    known = outlet_by_name(name)
    if known is None:
        return None
    return "agency" if known.kind == "agency" else "outlet"


def voice_words(pack: LanguagePack) -> VoiceFile:
    """The pack's words about how voices are called."""
    return pack.table("voices.yaml", VoiceFile)


def kind_at_word(pack: LanguagePack, name: str) -> VoiceKind:
    """The kind that the words of a name tell: its last word first, else the first (Kieler Blatt, Radio Nord)."""
    words = name.replace("-", " ").split()
    if words and is_firm(words[-1]):
        return "organisation"
    if words and is_paper(words[-1]):
        return "outlet"
    for word in (words[-1:] + words[:1]) if words else []:
        kind = kind_of_word(pack, word)
        if kind != "unknown":
            return kind
    return "unknown"


def sex_of_name(word: str) -> str:
    """m or f, where a word is a given name in any language that we know; "" if it is none, or both."""
    man, woman = word in _given().men, word in _given().women
    return "" if man == woman else "m" if man else "f"


def is_given(word: str) -> bool:
    """Whether a word is a given name in any language that we know."""
    return word in _given().men or word in _given().women


@dataclass(frozen=True, slots=True)
class Given:
    """The given names of all packs."""

    men: frozenset[str]
    women: frozenset[str]


@functools.cache
def _given() -> Given:
    files = _all_files()
    men = frozenset(name for file in files for name in file.men)
    return Given(men, frozenset(name for file in files for name in file.women))


@functools.lru_cache(maxsize=4096)
def is_firm(word: str) -> bool:
    """Whether a word ends the name of a company in any language that we know; its case counts."""
    return _ends(word, lambda file: file.firms)


@functools.lru_cache(maxsize=4096)
def is_paper(word: str) -> bool:
    """Whether a word ends the name of an outlet in any language that we know; its case counts."""
    return _ends(word, lambda file: file.papers)


def _ends(word: str, ends: Callable[[VoiceFile], tuple[str, ...]]) -> bool:
    """Whether a capitalised word is or ends like one of a list in any pack: names are the same in all languages."""
    return word[:1].isupper() and any(
        word == end or (end.startswith("*") and word.lower().endswith(end[1:]))
        for file in _all_files() for end in ends(file)
    )  # fmt: skip


@functools.cache
def _all_files() -> tuple[VoiceFile, ...]:
    return tuple(voice_words(language_pack(code)) for code in known_languages())
