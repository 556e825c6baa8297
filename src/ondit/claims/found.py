"""What stands in a text before anything is made of it: sides, things, numbers and amounts, each with its tokens."""

from __future__ import annotations

from dataclasses import dataclass

from ondit.annotate.document import Clause
from ondit.claims.rules import Trigger
from ondit.records import Frame, Item, Mark, Party, Quantity


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger in the text: its rule, its tokens in order, the one that carries it, its clause."""

    trigger: Trigger
    tokens: tuple[int, ...]
    head: int
    clause: Clause | None
    sentence: int


@dataclass(frozen=True, slots=True)
class Site:
    """Where tokens start to end stand.

    before: the head of the noun phrase in which they stand as an attribute, None if they carry it themselves.
    of: the head of the noun whose genitive they are. prepositions: those that govern them, the nearest first.
    outer: the phrase that stands in the clause; bare: it has no preposition; second: it follows another bare one
    (China Turkmenistan ein System geliefert hat).
    """

    start: int
    end: int
    before: int | None
    of: int | None
    prepositions: tuple[str, ...]
    outer: tuple[int, int]
    bare: bool
    second: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """A party of the text with its site; named: by a noun, not by an adjective."""

    party: Party
    site: Site
    named: bool


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the text with its site, the tokens of its number and the number.

    weak: its words name other things too. of: the noun that it only describes (Panzerlieferung), None: it is meant.
    """

    item: Item
    site: Site
    quantity: Quantity | None
    counted: tuple[int, int] | None
    weak: bool
    of: int | None


@dataclass(frozen=True, slots=True)
class FoundFrame:
    """A frame as one place of the report gives it. statement: its number; at: the token that carries its trigger.

    denied: the place says that it is not so; weak: the words for its thing name others too, so that it makes no
    claim by itself.
    """

    frame: Frame
    statement: int
    at: int
    denied: bool
    weak: bool
    marks: tuple[Mark, ...]
