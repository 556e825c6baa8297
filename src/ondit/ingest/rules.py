"""The shapes of the pack files that say what a page's lines are, and all packs' rules together.

Every pack is tried on every page, whatever its language: a German page carries English menus.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal

from ondit.packs.language import LanguagePack, known_languages, language_pack
from ondit.packs.loader import Rule
from ondit.records import LinkKind, PartKind, ReportKind

Place = Literal["any", "edge", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureRule(Rule):
    """Lines of one kind that are no part of a report (`furniture.yaml`).

    why: the reason that is shown. lines: whole lines, or all items of a line. starts: how a line begins; with
    `colon` a colon must follow it. patterns: whole lines; groups `name`, `published`, `modified` are taken over.
    longest: the most words that a line found by starts or patterns has.
    place: end: no body follows; edge: near the head, or no body follows. keep: the line stays, as this part.
    """

    why: str
    lines: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    longest: int = 16
    colon: bool = False
    place: Place = "any"
    keep: PartKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditRule(Rule):
    """Words that say where a page has its report from (`credits.yaml`); group `outlet` names from whom.

    heads: lines below which a list of outlets stands.
    known: only where an outlet that we know is named; the same words are used of reporters.
    """

    link: LinkKind
    patterns: tuple[str, ...]
    heads: tuple[str, ...] = ()
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRule(Rule):
    """How a page says itself what kind of text it is (`kinds.yaml`).

    opens: first words of a headline, or a line beside it. sections: parts of an outlet, as its metadata call them.
    """

    kind: ReportKind
    opens: tuple[str, ...]
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """The names that dates are made of (`months.yaml`).

    ordinals: what follows the number of a day. clock: what stands beside a time of day.
    """

    months: dict[str, int]
    weekdays: tuple[str, ...]
    ordinals: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotPlaces:
    """Words that look like the place of a dateline and are none (`datelines.yaml`)."""

    not_places: tuple[str, ...]


def packs() -> tuple[LanguagePack, ...]:
    """Every language pack."""
    return tuple(language_pack(code) for code in known_languages())


@functools.cache
def furniture_rules() -> tuple[FurnitureRule, ...]:
    """All packs' furniture rules. Raises PackError."""
    return tuple(rule for pack in packs() for rule in pack.rules("furniture.yaml", FurnitureRule))


@functools.cache
def credit_rules() -> tuple[CreditRule, ...]:
    """All packs' credit rules. Raises PackError."""
    return tuple(rule for pack in packs() for rule in pack.rules("credits.yaml", CreditRule))


@functools.cache
def kind_rules() -> tuple[KindRule, ...]:
    """All packs' rules for kinds of text. Raises PackError."""
    return tuple(rule for pack in packs() for rule in pack.rules("kinds.yaml", KindRule))


@functools.cache
def calendars() -> tuple[Calendar, ...]:
    """All packs' names of months and days. Raises PackError."""
    return tuple(pack.table("months.yaml", Calendar) for pack in packs())


@functools.cache
def not_places() -> frozenset[str]:
    """All packs' words that open a sentence without being a place. Raises PackError."""
    return frozenset(word.casefold() for pack in packs() for word in pack.table("datelines.yaml", NotPlaces).not_places)


@functools.cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A rule's pattern, compiled once."""
    return re.compile(pattern)
