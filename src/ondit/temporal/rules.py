r"""The shapes of a language pack's time files: `times.yaml` (TimeRule) and `time_words.yaml` (TimeWords).

A pattern is a row of pieces, each one token of the text:

    word             that word; written with a capital, it must have one in the text. a|b: either word
    {slot}           a word of that table in time_words.yaml, or a number of that kind (day, month_no, year,
                     year2, hour, minute, clock4, number, digits), or {word}: any word; {low_word}, {cap_word}:
                     any word in small letters, with a capital
    {slot:name}      the same, kept under another name
    . - : / ...      that mark; \( and its like for the marks that mean something here
    a piece?         may be missing;  ( several pieces )  may be missing together
    < ... >          the time itself; what stands outside is only looked at. Without them: everything

Pieces written without a blank between them must touch in the text as well.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ondit.packs.loader import Rule
from ondit.records import TimeType

How = Literal[
    "guard",  # no time at all: it only keeps other rules away
    "calendar",  # year, month, day, season, quarter, half as far as given
    "weekday",  # a day of the week, nearest to the anchor in the direction of the verb
    "shift",  # `offset` units from the anchor: yesterday, next year, three days ago
    "follow",  # `offset` units from the date named before: the next day
    "length",  # a duration
    "every",  # a set
    "ref",  # past, present or future, no closer
    "decade",
    "century",
    "clock",  # an hour of the date named before in its sentence, else of the anchor
    "part",  # a part of the day, likewise
    "weekend",
    "feast",  # a day counted from Easter
    "nth",  # the nth weekday of a month
    "event",  # a distance from something that happened: kept, not resolved
]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule(Rule):
    """Patterns of one kind of time, and how their slots become a value.

    sets: values of slots that no word of the pattern gives (offset, unit, ref, ...).
    """

    find: tuple[str, ...]
    how: How
    type: TimeType = "DATE"
    sets: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Word tables: slot -> value -> forms. A form with a capital must have one in the text.

    joins: slots whose forms are also written as one word (Montag + abend: `weekday+part`).
    beside: words that may stand between an hour and its day (20 Uhr am Montag).
    perfect: lemmas of verbs that build the past with a participle; future: words that turn a sentence to
    what is to come; hearsay: those of them that tell what was, with a participle and one of `perfect` behind it
    (soll gewusst haben).
    """

    slots: dict[str, dict[str, tuple[str, ...]]]
    joins: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    perfect: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    hearsay: tuple[str, ...] = ()
