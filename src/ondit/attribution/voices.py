"""Who the voices of a report are: which words name the same one, what it is called, what kind it is.

The body is gone through before the headline, because a headline's `ein Beamter` takes its name from the
`US-Beamter` below it. Within a report a role with the definite article takes up the voice that bore it
(der Beamte: ein US-Beamter), a surname the full name, a pronoun the nearest voice that fits it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ondit.annotate.phrases import find_phrases
from ondit.attribution.draft import Draft, Range
from ondit.attribution.kinds import kind_of, kind_of_word, outlet_kind
from ondit.attribution.names import description, name_in, same_name
from ondit.attribution.scene import Scene
from ondit.entities.countries import country_of
from ondit.packs.outlets import outlet_by_name
from ondit.records import Report, Span, Voice, VoiceKind

HUMAN = frozenset({"person", "official", "spokesperson", "military", "expert", "witness"})
THINGS = frozenset({"organisation", "government", "outlet", "agency", "document", "military", "unknown"})


@dataclass(slots=True)
class Figure:
    """A voice while its mentions are gathered. head: the noun of its role, lower case; at: its last token."""

    name: str | None
    kind: VoiceKind
    named: bool
    head: str
    count: int | None
    country: str | None
    mentions: list[Span] = field(default_factory=list)
    at: int = -1
    plural: bool = False
    feminine: bool = False


@dataclass(slots=True)
class Cast:
    """The voices of a report. of, bases, addressees, via: draft number -> voice number; seen: words -> voice number."""

    figures: list[Figure]
    of: dict[int, int]
    bases: dict[int, int]
    addressees: dict[int, int]
    via: dict[int, int] = field(default_factory=dict)
    seen: dict[Range, int] = field(default_factory=dict)

    def voices(self) -> tuple[Voice, ...]:
        """The finished records, numbered v0 (the page itself), v1, ..."""
        return tuple(
            Voice(f"v{n}", f.name, f.kind, f.named, f.count, f.country, None, tuple(sorted(set(f.mentions))))
            for n, f in enumerate(self.figures)
        )


def cast_of(scene: Scene, report: Report, drafts: Sequence[Draft]) -> Cast:
    """The voices behind the drafts of a report. Voice 0 is the page itself, then come the credited outlets."""
    cast = Cast([_page(report)], {}, {}, {})
    for credit in report.credits:
        if credit.outlet is not None:
            figure = _outlet(cast, credit.outlet)
            cast.figures[figure].mentions.append(Span(credit.start, credit.end, credit.text))
    headlines = [n for n, d in enumerate(drafts) if scene.doc.sentences[d.sentence].kind == "headline"]
    body = [n for n in range(len(drafts)) if n not in set(headlines)]
    for number in _by_source(drafts, body):
        _cast_one(scene, cast, drafts, number, headline=False)
    for number in headlines:
        _cast_one(scene, cast, drafts, number, headline=True)
    return cast


def _by_source(drafts: Sequence[Draft], numbers: Sequence[int]) -> list[int]:
    """Drafts in the order in which their sources stand in the text; those without one after their speaker."""
    key = lambda n: (drafts[n].source[0][0] if drafts[n].source else drafts[n].start, n)  # noqa: E731
    return sorted(numbers, key=key)


def _page(report: Report) -> Figure:
    return Figure(report.outlet.name, "outlet", report.outlet.name is not None, "", None, None)


def _outlet(cast: Cast, name: str) -> int:
    """The figure of an outlet by its name, made if it is new."""
    known = outlet_by_name(name)
    proper = known.name if known is not None else name
    for number, figure in enumerate(cast.figures):
        if figure.named and figure.name is not None and same_name(figure.name, proper):
            return number
    kind: VoiceKind = "agency" if known is not None and known.kind == "agency" else "outlet"
    country = known.country or None if known is not None else None
    cast.figures.append(Figure(proper, kind, True, "", None, country))
    return len(cast.figures) - 1


def _cast_one(scene: Scene, cast: Cast, drafts: Sequence[Draft], number: int, *, headline: bool) -> None:
    draft = drafts[number]
    if draft.manner == "own":
        cast.of[number] = 0
        return
    if draft.source:
        cast.of[number] = figure_of(scene, cast, draft.source[0], headline=headline)
    else:
        cast.of[number] = _nobody(cast)
    if draft.via:
        cast.via[number] = figure_of(scene, cast, draft.via[0], headline=headline)
    if draft.basis:
        cast.bases[number] = figure_of(scene, cast, draft.basis[0], headline=headline)
    if draft.addressee:
        addressee = _addressed_outlet(scene, cast, draft.addressee[0])
        if addressee is not None:
            cast.addressees[number] = addressee


def _nobody(cast: Cast) -> int:
    """The voice of sayings that hide their speaker."""
    for number, figure in enumerate(cast.figures):
        if figure.kind == "unknown" and figure.name is None:
            return number
    cast.figures.append(Figure(None, "unknown", False, "", None, None))
    return len(cast.figures) - 1


def _addressed_outlet(scene: Scene, cast: Cast, where: Range) -> int | None:
    """The outlet that was told: gegenüber CNN; the page itself, if it is called so."""
    text = scene.doc.span(*where).text
    name = name_in(scene, where) or text
    kind = outlet_kind(name)
    page = cast.figures[0]
    if page.name is not None and (same_name(page.name, name) or same_name(name, page.name)):
        return 0
    if kind is None and kind_of(scene, _head(scene, where)) not in ("outlet", "agency"):
        return None
    return _outlet(cast, name) if name_in(scene, where) else None


def figure_of(scene: Scene, cast: Cast, where: Range, *, headline: bool) -> int:
    """The voice that these words name, made if they bring a new one."""
    if where in cast.seen:
        return cast.seen[where]
    number = _figure_of(scene, cast, _behind_saying(scene, where), headline=headline)
    cast.seen[where] = number
    return number


def _behind_saying(scene: Scene, where: Range) -> Range:
    """Angaben der Polizei -> der Polizei; the words themselves where nobody stands behind them."""
    sayings = {word.lower() for word in scene.lexicon.speech.sayings}
    phrases = find_phrases(scene.tokens, where[0], where[1], scene.grammar)
    if len(phrases) < 2 or scene.word(phrases[0].head) not in sayings or phrases[1].start - phrases[0].end > 1:
        return where
    return phrases[1].start, where[1]


def _figure_of(scene: Scene, cast: Cast, where: Range, *, headline: bool) -> int:
    tokens = scene.tokens
    mention = scene.doc.span(*where)
    number = _known(scene, cast, where, headline=headline)
    if number is None:
        cast.figures.append(_new(scene, where))
        number = len(cast.figures) - 1
    figure = cast.figures[number]
    figure.mentions.append(mention)
    figure.at = max(figure.at, where[1] - 1)
    _learn(scene, figure, where)
    if tokens[where[0]].lower in scene.lexicon.speech.pronouns and where[1] == where[0] + 1:
        figure.feminine = figure.feminine or scene.lexicon.speech.pronouns[tokens[where[0]].lower] == "f"
    return number


def _known(scene: Scene, cast: Cast, where: Range, *, headline: bool) -> int | None:
    """The voice met before that the words take up, None if they bring a new one."""
    first = scene.word(where[0])
    if where[1] == where[0] + 1 and (first in scene.lexicon.speech.pronouns or _is_backward(scene, where)):
        return _by_pronoun(scene, cast, where)
    name = name_in(scene, where)
    if name is not None:
        known = outlet_by_name(name)
        proper = known.name if known is not None else name
        for number, figure in enumerate(cast.figures):
            if figure.named and figure.name is not None and same_name(figure.name, proper):
                return number
        if _is_human_name(scene, where):
            return None
    return _by_role(scene, cast, where, headline=headline)


def _is_human_name(scene: Scene, where: Range) -> bool:
    return any(scene.tokens[at].entity == "PER" for at in range(*where))


def _is_backward(scene: Scene, where: Range) -> bool:
    """demnach: whoever was speaking before."""
    return scene.tokens[where[0]].tag not in scene.grammar.tags.noun | scene.grammar.tags.name | scene.grammar.tags.number


def _by_pronoun(scene: Scene, cast: Cast, where: Range) -> int | None:
    """The nearest voice before that fits the pronoun's number and gender; else the nearest person in the text."""
    gender = _narrowed(scene, where, scene.lexicon.speech.pronouns.get(scene.word(where[0]), ""))
    best: int | None = None
    for number, figure in enumerate(cast.figures):
        if number == 0 or figure.at < 0 or figure.at >= where[0]:
            continue
        if not _agrees(figure, gender):
            continue
        if best is None or figure.at > cast.figures[best].at:
            best = number
    subject = _person_before(scene, where, gender)
    if subject is not None and (best is None or subject[1] > cast.figures[best].at + 1):
        return figure_of(scene, cast, subject, headline=False)
    return best


def _narrowed(scene: Scene, where: Range, gender: str) -> str:
    """sie is she or they: the verb's number tells which."""
    if gender != "fp":
        return gender
    clause = scene.clause_at(where[0])
    number = scene.tokens[clause.finite].number if clause is not None and clause.finite is not None else ""
    return {"Sing": "f", "Plur": "p"}.get(number, gender)


def _agrees(figure: Figure, gender: str) -> bool:
    if not gender:
        return True
    plural = figure.plural or (figure.count or 1) > 1
    if gender == "p":
        return plural or figure.kind in THINGS
    if plural:
        return "p" in gender
    if gender in ("m", "w"):
        return figure.kind in HUMAN | {"unknown"} and not figure.feminine
    if gender == "f":
        return figure.kind in HUMAN | {"unknown"}
    if gender == "n":
        return figure.kind in THINGS
    return figure.kind in HUMAN | {"unknown"} | (THINGS if "p" in gender else frozenset())


def _person_before(scene: Scene, where: Range, gender: str) -> Range | None:
    """The last subject before a personal pronoun that names a person, in this sentence or the two before it."""
    if gender not in ("m", "f", "fp"):
        return None
    number = scene.doc.sentence_of[where[0]]
    part = scene.doc.sentences[number].part
    for earlier in range(number, max(-1, number - 3), -1):
        if scene.doc.sentences[earlier].part < part - 1:
            break
        for clause in reversed(scene.clauses(earlier)):
            subject = clause.subject
            if subject is None or subject[1] > where[0] or subject[1] - subject[0] > 12:
                continue
            if _names_person(scene, subject):
                return subject
    return None


def _names_person(scene: Scene, subject: Range) -> bool:
    tokens = scene.tokens
    if any(tokens[at].entity == "PER" for at in range(*subject)):
        return True
    return kind_of(scene, _head(scene, subject)) in HUMAN and not any(tokens[at].number == "Plur" for at in range(*subject))


def _by_role(scene: Scene, cast: Cast, where: Range, *, headline: bool) -> int | None:
    """der Beamte -> ein US-Beamter: the latest voice whose role has the same head noun.

    Words that bring a new voice (ein, two) take up none, save in a headline, which stands before the text
    but is written after it.
    """
    first = scene.word(where[0])
    definite = first in scene.lexicon.speech.anaphora
    head = _role(scene, where)
    if not head or (not definite and not headline and not _bare(scene, where)):
        return None
    country = _country(scene, where)
    for number in range(len(cast.figures) - 1, 0, -1):
        figure = cast.figures[number]
        if not figure.head or (country and figure.country and country != figure.country):
            continue
        if same_role(figure.head, head):
            return number
    return None


def _bare(scene: Scene, where: Range) -> bool:
    """A source without an article: police, Kritiker."""
    tags = scene.grammar.tags
    return scene.tokens[where[0]].tag not in tags.determiner | tags.number


def same_role(one: str, other: str) -> bool:
    """Whether one head noun is the other, or a compound of it (us-beamter, beamte)."""
    short, long = sorted((_stem(one), _stem(other)), key=len)
    return short == long or (len(short) > 4 and long.endswith(short))


def _stem(word: str) -> str:
    """A role without its case ending."""
    for ending in ("ern", "er", "en", "es", "em", "n", "e", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word[: -len(ending)]
    return word


def _head(scene: Scene, where: Range) -> int:
    phrases = find_phrases(scene.tokens, where[0], where[1], scene.grammar)
    return phrases[0].head if phrases else where[1] - 1


def _role(scene: Scene, where: Range) -> str:
    """The head noun of a description, in small letters; "" for a proper name."""
    head = scene.tokens[_head(scene, where)]
    if head.tag in scene.grammar.tags.name and kind_of_word(scene.pack, head.text) == "unknown":
        return ""
    return head.lower if head.tag in scene.grammar.tags.noun else ""


def _country(scene: Scene, where: Range) -> str | None:
    return country_of([scene.tokens[at].text for at in range(*where)], scene.pack)


def _new(scene: Scene, where: Range) -> Figure:
    name = name_in(scene, where)
    known = outlet_by_name(name) if name else None
    head = _head(scene, where)
    kind = kind_of(scene, head)
    count, plural = _count(scene, where, head)
    country = _country(scene, where)
    if known is not None:
        proper: VoiceKind = "agency" if known.kind == "agency" else "outlet"
        return Figure(known.name, proper, True, "", None, known.country or None)
    if name is not None and _is_human_name(scene, where):
        kind = "person" if kind in ("unknown", "organisation", "government", "outlet", "document") else kind
        return Figure(name, kind, True, _role(scene, where), None, country)
    label = name or description(scene, where)
    named = name is not None or (kind in ("government", "organisation", "outlet", "agency") and _is_definite(scene, where))
    if kind == "unknown" and scene.tokens[head].entity == "ORG":
        kind = "organisation"
    return Figure(label, kind, named, _role(scene, where), count, country, plural=plural)


def _is_definite(scene: Scene, where: Range) -> bool:
    return scene.word(where[0]) not in scene.lexicon.speech.indefinite


def _count(scene: Scene, where: Range, head: int) -> tuple[int | None, bool]:
    """(how many the words name, whether they are a plural)."""
    numbers = scene.lexicon.speech.numbers
    for at in range(where[0], min(where[1], head)):
        word = scene.word(at)
        if word in numbers or word.isdigit():
            count = numbers.get(word) or int(word[:6] or "0")
            return (count, True) if count > 1 else (1, False)
    plural = scene.tokens[head].number == "Plur"
    return (None, True) if plural else (1, False) if scene.word(where[0]) in scene.lexicon.speech.indefinite else (None, False)


def _learn(scene: Scene, figure: Figure, where: Range) -> None:
    """What a further mention adds: a longer name, a role, a country."""
    name = name_in(scene, where)
    if figure.named and name is not None and figure.name is not None and len(name) > len(figure.name):
        if same_name(figure.name, name) and outlet_by_name(figure.name) is None and _is_human_name(scene, where):
            figure.name = name
    role = _role(scene, where)
    figure.head = figure.head or role
    if not figure.named and role and len(role) > len(figure.head) and role.endswith(_stem(figure.head)):
        figure.name, figure.head = description(scene, where), role
    figure.country = figure.country or _country(scene, where)
