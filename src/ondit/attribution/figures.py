"""A voice while its mentions are gathered, and whether words can mean it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ondit.attribution.mentions import Mention
from ondit.attribution.names import HUMAN
from ondit.packs.outlets import outlet_by_name
from ondit.records import Span, VoiceKind

RELAYS: frozenset[VoiceKind] = frozenset({"outlet", "agency"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands in the text. weight: how much it stands out there (a subject, somebody who speaks)."""

    token: int
    weight: int


@dataclass(slots=True)
class Figure:
    """Somebody or something that the text names, whether it speaks or not.

    name: its proper name, else its description; None: nobody that the text names. gender: letters that are left
    (m, f, n), "" if nothing tells. roles: nouns that it was called by; words: what qualified them.
    apart: some of several spoke alone, so that a pronoun in the singular can mean it. group: the several voices
    of which it is one (one of the officials). owners: nouns beside what it was called by; age: "" if not told.
    speaks: something is said, or rests on it. number: its number as a voice of the report, None if it has none yet.
    """

    name: str | None
    kind: VoiceKind
    named: bool
    count: int | None = None
    country: str | None = None
    human: bool = False
    plural: bool = False
    gender: str = ""
    proper: bool = False
    apart: bool = False
    roles: list[str] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    places: list[Place] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    number: int | None = None
    speaks: bool = False
    group: Figure | None = None
    owners: set[str] = field(default_factory=set)
    age: str = ""

    @property
    def several(self) -> bool:
        """Whether it is more than one person."""
        return self.plural or (self.count or 1) > 1


def figure_from(mention: Mention) -> Figure:
    """A new figure by its first mention."""
    known = outlet_by_name(mention.name) if mention.name is not None and not mention.human else None
    offices = ("government", "organisation", "outlet", "agency", "military")
    named = mention.name is not None or (
        mention.kind in offices and not (mention.fresh or mention.plural or mention.human or mention.common)
    )
    if mention.kind == "military" and mention.name is None and mention.human:
        named = False
    figure = Figure(
        known.name if known is not None else mention.name or mention.label,
        mention.kind,
        named,
        mention.count,
        (known.country or None) if known is not None else mention.country,
        mention.human,
        mention.plural,
        mention.gender,
        mention.name is not None,
    )
    learn(figure, mention)
    return figure


def member_of(group: Figure, mention: Mention) -> Figure:
    """One out of several as a voice of its own: one of the officials, the other."""
    bare = not kind_known(mention)
    name = f"{mention.label} ({group.name})" if bare and group.name else mention.label
    kind = mention.kind if mention.kind != "unknown" else group.kind
    roles = list(dict.fromkeys([*([mention.role] if mention.role and not bare else []), *group.roles]))
    group.apart = True
    return Figure(
        name, kind, False, 1, mention.country or group.country, True, gender=mention.gender if mention.human else "",
        roles=roles, words=set(mention.words), group=group,
    )  # fmt: skip


def kind_known(mention: Mention) -> bool:
    """Whether the words have a noun that says what kind of voice it is."""
    return mention.kind != "unknown" or mention.human


def learn(figure: Figure, mention: Mention) -> None:
    """What a further mention adds: a longer name, a role, a kind, a country, a sex."""
    if mention.pronoun:
        letters = [letter for letter in mention.pronoun if letter in "mf"]
        if figure.human and not figure.gender and len(letters) == 1 and len(mention.pronoun) == 1:
            figure.gender = letters[0]
        return
    if mention.member:
        figure.apart = figure.apart or figure.several
        return
    _learn_name(figure, mention)
    for role in (mention.role, mention.report, *mention.titles):
        if role and role not in figure.roles:
            figure.roles.append(role)
    figure.words |= mention.words
    figure.owners |= mention.owners
    figure.age = figure.age or mention.age
    figure.country = figure.country or mention.country
    figure.human = figure.human or mention.human
    if figure.kind == "unknown" or (figure.kind == "person" and mention.kind in HUMAN and figure.proper):
        figure.kind = mention.kind if mention.kind != "unknown" else figure.kind
    if not figure.gender or (not figure.human and mention.gender and len(mention.gender) < len(figure.gender)):
        figure.gender = mention.gender


def _learn_name(figure: Figure, mention: Mention) -> None:
    """A fuller name takes the place of a shorter one; names of known outlets stay."""
    if mention.name is None or figure.name is None or outlet_by_name(figure.name) is not None:
        if mention.name is None and not figure.named and figure.roles and len(mention.role) > len(figure.roles[0]):
            if mention.role.endswith(figure.roles[0]) and not mention.definite:
                figure.name = mention.label
        return
    if not figure.proper:
        figure.name, figure.named, figure.proper = mention.name, True, True
    elif len(mention.name) > len(figure.name):
        figure.name = mention.name


def agrees(figure: Figure, letters: str, *, gendered: bool) -> bool:
    """Whether a pronoun of these letters can mean the figure.

    gendered: things have a grammatical gender; else a thing is `it`, or `they` as a body of people.
    """
    if "w" in letters:
        return True
    if figure.several:
        return "p" in letters or (figure.apart and figure.human and any(letter in letters for letter in "mf"))
    if figure.human:
        return ("m" in letters and figure.gender != "f") or ("f" in letters and figure.gender != "m")
    if not gendered:
        return (
            "n" in letters
            or "p" in letters
            or (figure.kind == "unknown" and figure.proper and any(x in letters for x in "mf"))
        )
    if not figure.gender:  # a country's name stands without an article and is neuter
        country = figure.proper and figure.country is not None and not figure.roles
        return any(letter in letters for letter in ("n" if country else "mfn"))
    return any(letter in letters for letter in figure.gender)
