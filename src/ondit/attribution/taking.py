"""Which figure met before a voice's words take up: by a pronoun, by a name, by a role, or as one of several."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ondit.attribution.domains import is_domain_of
from ondit.attribution.draft import Range
from ondit.attribution.figures import RELAYS, Figure, Place, agrees, kind_known
from ondit.attribution.kinds import VoiceFile, is_firm, is_paper, kind_of_word, voice_words
from ondit.attribution.mentions import Mention
from ondit.attribution.names import is_mark, listed, opens_name, same_name
from ondit.attribution.scene import Scene
from ondit.entities.countries import country_of
from ondit.packs.language import LanguagePack
from ondit.packs.outlets import outlet_by_name
from ondit.records import VoiceKind

MOST = 200  # figures that are looked at
NEAR = 2  # sentences back from an office to the name of who holds it
ARTICLE = 3  # letters of an article before a name (The Chronicle)
REACH = 5  # sentences back over which a pronoun is understood; a noun for any voice of its kind reaches twice as far
BORDER = 1  # what a place in another paragraph takes from the claim to a pronoun
CLEAR = 2  # by how much whoever is taken up by a description must stand out from the next
THING = 5  # what a thing has less of a claim than a person to a pronoun that can mean either
THINGS: frozenset[VoiceKind] = frozenset({"government", "organisation", "outlet", "agency", "military"})


@dataclass(frozen=True, slots=True)
class Moment:
    """Where in the telling words stand. clock: sentence -> how many sentences of the page's own telling were before.

    headline: they stand before the text but were written after it. said: what is said by them, where nobody
    is looked for.
    """

    token: int
    clock: Sequence[int]
    headline: bool
    said: tuple[Range, ...] = ()


def take_up(scene: Scene, figures: Sequence[Figure], mention: Mention, moment: Moment) -> Figure | None:
    """The figure met before that the words mean, None if they bring a new one. figures[0] is the page itself.

    Of very many figures only the latest are looked at, so that a long page costs no more than its length.
    """
    figures = figures if len(figures) <= MOST else [figures[0], *figures[1 - MOST :]]
    words = voice_words(scene.pack)
    if _is_house(scene, words, mention):
        return figures[0]
    if mention.pronoun:
        return _by_pronoun(scene, figures[1:], mention, moment)
    if mention.name is not None:
        return _by_name(scene, figures, mention)
    if mention.member or mention.other:
        return _by_member(scene, figures[1:], mention, moment)
    return _by_role(scene, figures[1:], mention, moment) or by_surname(figures[1:], mention)


def is_page(page: Figure, name: str) -> bool:
    """Whether a name is the page's own: the Chronicle on the Thames Chronicle, dpa on its own page."""
    if page.name is None:
        return False
    own = page.name.partition("(")[0]
    bare = name.partition(" ")[2] if len(name.partition(" ")[0]) <= ARTICLE else ""
    return (
        same_name(own, name) or is_mark(name, own) or is_domain_of(own, name) or (bool(bare) and same_name(own, bare))
    )


def _is_house(scene: Scene, words: VoiceFile, mention: Mention) -> bool:
    first, spelt = scene.word(mention.where[0]), scene.tokens[mention.where[0]].text
    if scene.quotation_at(mention.where[0]) is not None:
        return False
    if len(spelt) > 1 and spelt.isupper():
        return False  # US confirms talks: a name that is spelt like a pronoun
    if mention.where[1] - mention.where[0] == 1 and first in words.house:
        return True
    return first in words.close and mention.kind in RELAYS and mention.name is None


def _by_name(scene: Scene, figures: Sequence[Figure], mention: Mention) -> Figure | None:
    """The figure of a name: the same words first, then a name that the other one is short for."""
    name = mention.name or ""
    known = outlet_by_name(name) if not mention.human else None
    proper = known.name if known is not None else name
    if not mention.human and is_page(figures[0], proper):
        return figures[0]
    fitting = [f for f in figures[1:] if f.proper and f.name is not None and _one_sort(f, mention)]
    for same in (_equal, same_name, is_domain_of, opens_name, is_mark):
        alike = [f for f in fitting if same(proper, f.name or "")]
        found = [f for f in alike if same is not opens_name or _is_short(scene, f, mention)]
        if found:
            return max(found, key=lambda f: f.places[-1].token if f.places else -1)
    return None


def _is_short(scene: Scene, figure: Figure, mention: Mention) -> bool:
    """Whether one name can be short for the other by its first words: not a place for its newspaper, no person."""
    if figure.human or mention.human:
        return False
    short = min(figure.name or "", mention.name or "", key=len)
    kinds = {figure.kind, mention.kind} - {"unknown"}
    return len(kinds - {"organisation"}) < 2 and country_of([short], scene.pack) is None


def by_surname(figures: Sequence[Figure], mention: Mention) -> Figure | None:
    """A single word that the tagger takes for a common noun, but that is the last one of a name met elsewhere."""
    if mention.where[1] - mention.where[0] != 1 or not mention.label[:1].isupper() or mention.kind != "unknown":
        return None
    found = [f for f in figures if f.number != 0 and f.proper and same_name(f.name or "", mention.label)]
    return found[-1] if found else None


def _equal(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _one_sort(figure: Figure, mention: Mention) -> bool:
    """Whether a name's two bearers can be one: not a person and a thing, not a man and a woman."""
    if mention.human and not figure.human and figure.kind in THINGS | {"document"}:
        return False
    if figure.human and not mention.human and mention.kind in THINGS - {"military"} and mention.role:
        return False
    return not (
        figure.human
        and figure.gender
        and mention.gender in ("m", "f")
        and mention.human
        and figure.gender != mention.gender
    )


def _by_pronoun(scene: Scene, figures: Sequence[Figure], mention: Mention, moment: Moment) -> Figure | None:
    """The figure that stands out most among those before that the pronoun fits."""
    gendered = bool(voice_words(scene.pack).genders)
    fitting = [f for f in figures if agrees(f, mention.pronoun, gendered=gendered)]
    thing = THING if any(letter in mention.pronoun for letter in "mf") else 0
    return _foremost(scene, fitting, moment, REACH, 3, thing, border=BORDER)


def _by_member(scene: Scene, figures: Sequence[Figure], mention: Mention, moment: Moment) -> Figure | None:
    """Whoever the words mean out of several; one alone is a voice of its own, to be made by `several_of`."""
    if mention.other:
        members = [f for f in figures if f.group is not None] if mention.definite else []
        same = [f for f in members if (f.name or "").startswith(mention.label)]
        return _foremost(scene, same, moment, 2 * REACH, 1)
    return None if mention.count == 1 else several_of(scene, figures, mention, moment)


def several_of(scene: Scene, figures: Sequence[Figure], mention: Mention, moment: Moment) -> Figure | None:
    """The voices of whom the words name one or some: one of the officials, the other."""
    several = [f for f in figures if (f.several and f.human) or (f.kind == "public" and f.group is None)]
    named = [f for f in several if mention.role and any(same_role(role, mention.role) for role in f.roles)]
    if mention.other and kind_known(mention):
        several = []
    return _foremost(scene, named or several, moment, 2 * REACH, 1)


def _foremost(
    scene: Scene, figures: Iterable[Figure], moment: Moment, reach: int, fade: int, thing: int = 0, border: int = 0
) -> Figure | None:
    """The figure with the greatest weight at this moment; each sentence back takes `fade` from it.

    thing: what a figure loses by being no person; border: what it loses by standing in another paragraph.
    """
    part = scene.sentence(moment.token).part
    best: tuple[int, int] | None = None
    found: Figure | None = None
    for figure in figures:
        for place, weight in _ranks(scene, figure, moment, reach, fade):
            lost = _handicap(figure, thing) + (border if border and scene.sentence(place.token).part != part else 0)
            rank = weight - lost, place.token
            if best is None or rank > best:
                best, found = rank, figure
    return found


def _handicap(figure: Figure, thing: int) -> int:
    """A name that may be a person's loses less than a thing does."""
    if figure.human:
        return 0
    return thing // 2 if figure.proper and figure.kind == "unknown" else thing


def _by_role(scene: Scene, figures: Sequence[Figure], mention: Mention, moment: Moment) -> Figure | None:
    """der Beamte -> ein US-Beamter: by the same noun, else by a noun for any voice of its kind (das Blatt).

    Words that bring a new voice (ein, two) take up none, save in a headline.
    """
    if not mention.role or (mention.fresh and not moment.headline):
        return None
    before = [
        f for f in figures if moment.headline or not f.places or any(place.token < moment.token for place in f.places)
    ]
    fitting = [f for f in before if _compatible(scene, f, mention)]
    stands = _stands_in(scene, mention)
    if stands and not moment.headline:
        return _by_stand_in(scene, fitting, mention, moment)
    same = [f for f in fitting if any(same_role(role, mention.role) for role in f.roles) and _qualified(f, mention)]
    if same:
        return max(same, key=lambda f: (len(f.owners & mention.owners), f.speaks, _last(f, moment)))
    if not mention.definite and not moment.headline:
        return None
    return (
        _by_trade(scene, fitting, mention, moment)
        or _by_kind(scene, fitting, mention, moment)
        or _by_office(scene, figures, mention, moment)
    )


def _stands_in(scene: Scene, mention: Mention) -> bool:
    """Whether the words stand for whoever was named last: der 54-Jährige, the Democrat, the Italian."""
    if not mention.definite or mention.plural:
        return False
    nation = mention.kind == "unknown" and mention.country is not None and not mention.words and mention.bare
    return nation or listed(mention.role, voice_words(scene.pack).stand_ins)


def _by_stand_in(scene: Scene, figures: Sequence[Figure], mention: Mention, moment: Moment) -> Figure | None:
    """The person of this age met before; else whoever stands out in this paragraph or the one before."""
    words = voice_words(scene.pack)
    people = [f for f in figures if f.human and not f.several and _sex_fits(scene, f, mention)]
    if mention.country is not None and mention.kind == "unknown":
        same = [f for f in people if f.country == mention.country]
        if same:
            return _latest(scene, same, moment)
    if listed(mention.role, words.ages):
        age = [f for f in people if f.age and f.age == mention.age]
        if age:
            return age[0] if len(age) == 1 else None
        people = [f for f in people if not f.age]
    called = [f for f in people if mention.role in f.roles]
    return _only(scene, people, moment, NEAR) or _only(scene, called, moment, REACH)


def _sex_fits(scene: Scene, figure: Figure, mention: Mention) -> bool:
    """The same, also for words that are not known to be a person's (der Italiener)."""
    words = voice_words(scene.pack)
    sex = mention.gender if mention.human else ""
    if not mention.human and words.genders:
        sex = "f" if listed(mention.role, words.feminine) else "m" if listed(mention.role, words.masculine) else ""
    return not (sex and figure.gender and sex != figure.gender)


def _by_trade(scene: Scene, figures: Sequence[Figure], mention: Mention, moment: Moment) -> Figure | None:
    """Verteidiger Rot ... sagte der Anwalt: whoever was called by another noun for the same trade."""
    if not mention.human or mention.plural or not mention.bare or moment.headline:
        return None
    families = [family for family in _families(scene) if mention.role in family]
    people = [f for f in figures if f.human and not f.several and any(set(f.roles) & family for family in families)]
    return _only(scene, people, moment, REACH)


def _families(scene: Scene) -> tuple[frozenset[str], ...]:
    def made(pack: LanguagePack) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(word.lower() for word in family) for family in voice_words(pack).families)

    return scene.pack.made("families of trades", made)


def _only(scene: Scene, figures: Sequence[Figure], moment: Moment, reach: int) -> Figure | None:
    """The figure that stands out most in this paragraph or the one before; None where two do alike."""
    part = scene.sentence(moment.token).part
    ranked: list[tuple[int, Figure]] = []
    for figure in figures:
        ranks = [
            rank for place, rank in _ranks(scene, figure, moment, reach, 3)
            if scene.sentence(place.token).part >= part - 1 and rank > 0
        ]  # fmt: skip
        if ranks:
            ranked.append((max(ranks), figure))
    ranked.sort(key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] < ranked[1][0] + CLEAR):
        return None
    return ranked[0][1]


def _ranks(scene: Scene, figure: Figure, moment: Moment, reach: int, fade: int) -> Iterator[tuple[Place, int]]:
    """The places at which a figure stands before this moment, and how much it stands out from there."""
    now = moment.clock[scene.doc.sentence_of[moment.token]]
    for place in figure.places[-8:]:
        if place.token >= moment.token or any(start <= place.token < end for start, end in moment.said):
            continue
        back = now - moment.clock[scene.doc.sentence_of[place.token]]
        if back <= reach:
            yield place, place.weight - fade * back


def _by_office(scene: Scene, figures: Sequence[Figure], mention: Mention, moment: Moment) -> Figure | None:
    """Rot hat genug. ... sagte die Trainerin: the only person named so far, if nothing yet says what she is."""
    if not mention.human or mention.plural or moment.headline:
        return None
    named = [f for f in figures if f.human and f.proper and any(place.token < moment.token for place in f.places)]
    if len(named) != 1 or named[0].roles or not _compatible(scene, named[0], mention):
        return None
    others = [f for f in figures if f.human and f not in named and f.number is not None]
    return _foremost(scene, named, moment, NEAR, 1) if not others else None


def _by_kind(scene: Scene, figures: Sequence[Figure], mention: Mention, moment: Moment) -> Figure | None:
    words = voice_words(scene.pack)
    if mention.role in {word.lower() for word in words.reports}:
        return _latest_relay(scene, figures, moment, "unknown")
    if mention.kind == "unknown" and mention.country is not None and not mention.words:  # the Korean
        people = [f for f in figures if f.human and f.country == mention.country]
        if people:
            return _latest(scene, people, moment)
    generic = {word.lower() for word in words.generic}
    if mention.role not in generic or (not mention.bare and mention.country is None):
        return None
    if mention.kind in RELAYS:
        return _latest_relay(scene, figures, moment, mention.kind)
    return _latest(scene, [f for f in figures if _one_kind(scene, f, mention)], moment)


def _one_kind(scene: Scene, figure: Figure, mention: Mention) -> bool:
    if mention.kind in ("person", "unknown"):
        return figure.human and not figure.several
    if mention.kind in ("organisation", "government"):
        country = figure.proper and figure.country is not None and not figure.roles
        body = figure.kind == "organisation" and not is_firm((figure.name or "").split(" ")[-1]) and figure.named
        if any(_rivals(scene, role, mention.role) for role in figure.roles):
            return False
        office = mention.role in voice_words(scene.pack).offices and mention.bare and mention.country is None
        fits = figure.kind == mention.kind or (office and body)
        return fits and not figure.human and not country
    kinds = {kind_of_word(scene.pack, role) for role in figure.roles} | {figure.kind}
    return figure.human and mention.kind in kinds and not figure.several


def _rivals(scene: Scene, one: str, other: str) -> bool:
    """Whether two nouns belong to different trades, so that nobody is both: a union is no company."""
    families = _families(scene)
    first, second = [f for f in families if one in f], [f for f in families if other in f]
    return bool(first and second) and not any(family in second for family in first)


def _latest_relay(scene: Scene, figures: Sequence[Figure], moment: Moment, kind: VoiceKind) -> Figure | None:
    """The outlet named last; else the one that the page credits, if it credits one. An agency is no newspaper."""
    relays = [f for f in figures if f.kind in RELAYS and _publishes_as(f, kind)]
    credited = [f for f in relays if not f.places]
    return _latest(scene, relays, moment) or (credited[0] if len(credited) == 1 else None)


def _publishes_as(figure: Figure, kind: VoiceKind) -> bool:
    if kind == "outlet":
        return figure.kind == "outlet"
    paper = figure.kind == "outlet" and is_paper((figure.name or "").split(" ")[-1])
    return kind != "agency" or not paper


def _latest(scene: Scene, figures: Sequence[Figure], moment: Moment) -> Figure | None:
    if moment.headline:
        return max(figures, key=lambda f: sum(place.weight for place in f.places), default=None)
    return _foremost(scene, figures, moment, 2 * REACH, 2)


def _last(figure: Figure, moment: Moment) -> int:
    return max((place.token for place in figure.places if place.token < moment.token), default=-1)


def _compatible(scene: Scene, figure: Figure, mention: Mention) -> bool:
    """Whether number, country and sex of a figure allow the words."""
    if mention.plural != figure.several and not (figure.several and mention.plural):
        if figure.human or mention.human or figure.several:
            return False
    if mention.country and figure.country and mention.country != figure.country:
        return False
    if mention.count and figure.count and mention.count != figure.count and mention.count > 1:
        return False
    return not (figure.human and figure.gender and mention.human and mention.gender and figure.gender != mention.gender)


def _qualified(figure: Figure, mention: Mention) -> bool:
    """Whether what qualifies the noun says nothing new of a thing: the foreign ministry is not the defence ministry."""
    if figure.human and mention.human:
        told, named = {_stem(word) for word in figure.owners}, {_stem(word) for word in mention.owners}
        return not told or not named or bool(told & named)
    told = {_stem(word) for word in figure.words} | {_stem(role) for role in figure.roles}
    named = {_stem(word) for word in (figure.name or "").lower().split()}
    return (not mention.country and all(_stem(word) in told | named for word in mention.words)) or (
        bool(mention.country) and mention.country == figure.country and len(mention.words - figure.words) <= 1
    )


def same_role(one: str, other: str) -> bool:
    """Whether one head noun is the other, or a compound of it (us-beamter, beamte)."""
    short, long = sorted((_stem(one), _stem(other)), key=len)
    return short == long or (len(short) > 3 and long.endswith(short))


@functools.lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    """A word without its case ending."""
    for ending in ("ern", "er", "en", "es", "em", "n", "e", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word[: -len(ending)]
    return word
