"""The shapes of a domain pack's files: `pack.yaml`, and in each language's folder `words.yaml` and `triggers.yaml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ondit.packs.loader import Rule

Shape = Literal["party", "thing", "quantity", "money", "stage", "mode", "dates"]
Time = Literal["done", "ongoing", "coming", "planned", "hypothetical"]


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of an event. planned: the stage that is reached where this one is only planned, "": none.

    joins: stages of which this one says less: a frame at this stage may be the same event at one of those.
    follows: stages that it comes after: a claim at this stage updates a claim at one of those.
    opposes: stages that cannot hold at once with it. both: a frame at this stage needs both sides to be an event.
    within: what it comes to where words over its own say another stage (considers lifting), "": none.
    acts: notions of `concepts.yaml` that tell it even where no thing is named (yes, we have signed).
    """

    planned: str = ""
    joins: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    opposes: tuple[str, ...] = ()
    both: bool = False
    within: dict[str, str] = field(default_factory=dict)
    acts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DomainFile:
    """`pack.yaml`: roles in the order of the frame with what fills them, stages in their order, modes.

    giver and taker: the side from which the thing comes and the one on which it ends; a frame needs its thing and one
    of the two. by_name: sides that an adjective alone (Belarusian banks) leaves uncertain. modes: sorts of event, none
    where the domain parts none; default_mode: that of an event of which nothing more is said.
    """

    name: str
    version: str
    roles: dict[str, Shape]
    giver: str
    taker: str
    stages: dict[str, Stage]
    by_name: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    default_mode: str = ""

    def role(self, shape: Shape) -> str:
        """The first role that a shape fills, "" if none does."""
        return next((role for role, filled in self.roles.items() if filled == shape), "")


@dataclass(frozen=True, slots=True)
class DomainWords:
    """`words.yaml`: how the domain is spoken of in one language.

    roles, stages, modes: what they are called. templates: the sentence of a claim by stage, with {role} for
    what fills it, {role:case} for a name in another case, and [one|many] for the words after a singular and a plural
    first side; unknown: what stands for a role that is not known. spelt: names that a sentence writes otherwise (the
    United States, den USA), by case; what stands under `subject` holds for every case that is not there but `bare`.
    typed: a thing with its type's name. near: for a role the places beside the thing that fill it where no trigger
    does. far: places beside which a thing is not the one that goes from hand to hand. between: words for go-betweens.
    origin: words before which a party is the thing's maker. plural: names that are plural.
    """

    roles: dict[str, str]
    stages: dict[str, str]
    templates: dict[str, str]
    unknown: dict[str, str]
    near: dict[str, tuple[str, ...]]
    modes: dict[str, str] = field(default_factory=dict)
    far: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    typed: str = "{name} {designation}"
    spelt: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EventWords:
    """`events.yaml` of a language: verbs and small words that say whether an event has come to pass.

    future: auxiliaries and modals before an infinitive; not_yet: passive auxiliaries of the present that look
    ahead; would and could: conditional ones; passive: forms that build a passive; perfect: infinitives that make a
    modal one of hearsay (soll geliefert haben). begun: words that say that what hangs on them
    is under way. planning: words that say that what hangs on them is a plan;
    refusing: that it will not be. one: articles that count. pronouns: subjects that stand for who speaks.
    condition: words that open a condition. places: prepositions of place and belonging. partial: words before a
    number that is only part of the whole; partitive: between a number and what it counts. capital_nouns: nouns are
    written with a capital.
    """

    future: tuple[str, ...]
    not_yet: tuple[str, ...]
    would: tuple[str, ...]
    could: tuple[str, ...]
    passive: tuple[str, ...]
    perfect: tuple[str, ...]
    begun: tuple[str, ...]
    planning: tuple[str, ...]
    refusing: tuple[str, ...]
    one: tuple[str, ...]
    pronouns: tuple[str, ...]
    condition: tuple[str, ...]
    places: tuple[str, ...]
    partial: tuple[str, ...]
    partitive: tuple[str, ...]
    capital_nouns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger(Rule):
    """Words that speak of an event.

    words: patterns in small letters: `*` at an end stands for any letters; several words for a phrase; `a ~ b`: b
    stands later in the clause. part: what kind of word it is; `guard`: no event where these words stand, with `over`
    none in their clause, with `whole` none in their sentence.
    stage: the stage that is reached; stages: others by the time of the verb ("": none), `counted` for a present with
    a number; `coming`: a present passive that may look ahead (wird geliefert). doer: the side that acts.
    roles: for a role, for `doer` and `partner`, or for a `bystander` (no side: who only asks for it), the places
    where it may stand, the likeliest first: subject, object, genitive, attribute (before the noun), or a preposition;
    `?` behind a place: it does not tell for sure.
    over: it says at which stage an event is that other words of its clause name. alone: it is an event even without
    such words. mutual: which side gives it does not say. either: nor does it where its sides only talk of it (in talks
    with X on the delivery of). lead: its roles go before those of the event. finite: a
    bare participle is none (corvettes built in Kiel). confirms: it says that the event took place. works: who does
    it takes, where the thing is another one's make (Kazakhstan assembles Turkish drones).
    thing: what it is about where nothing is named; whole: that is what its own word names (Drohnenfabrik).
    needs: one of these words must stand in its clause; bars: none may.
    reads: a sentence, and the frame it must give: `supplier=IR recipient=RU stage=delivered`.
    """

    words: tuple[str, ...]
    part: Literal["verb", "noun", "phrase", "guard"]
    stage: str = ""
    stages: dict[str, str] | None = None
    mode: str = ""
    doer: str = ""
    roles: dict[str, tuple[str, ...]] | None = None
    over: bool = False
    mutual: bool = False
    either: bool = False
    lead: bool = False
    finite: bool = False
    confirms: bool = False
    works: bool = False
    alone: bool = True
    thing: str = ""
    whole: bool = False
    needs: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    reads: dict[str, str] | None = None
