"""The text as lexemes: words, numbers and marks, each with the slots that its form can fill."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ondit.temporal.rules import TimeWords

SHAPE = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
NOTHING: Mapping[str, str] = {}


class Lexeme(NamedTuple):
    """A word, a number or a mark. start and end are characters; glued: no blank before it.

    A named tuple, because a report makes hundreds and they are made three times as fast.
    """

    start: int
    end: int
    text: str
    lower: str
    glued: bool
    slots: Mapping[str, str]


class Vocabulary:
    """The words of a pack's tables, by their form in small letters; slots: all that a pattern may ask for."""

    def __init__(self, words: TimeWords) -> None:
        self.slots = NUMBERS | set(words.slots) | set(words.joins)
        self.forms: dict[str, list[tuple[str, str, bool]]] = {}
        for slot, values in words.slots.items():
            for value, forms in values.items():
                for form in forms:
                    self._add(slot, value, form)
        for join in words.joins:
            self._join(join, words)

    def _add(self, slot: str, value: str, form: str) -> None:
        self.forms.setdefault(form.lower(), []).append((slot, value, form[0].isupper()))

    def _join(self, join: str, words: TimeWords) -> None:
        left, right = join.split("+")
        for value, forms in words.slots[left].items():
            for other, tails in words.slots[right].items():
                for form in forms:
                    for tail in tails:
                        self._add(join, f"{value}+{other}", form + tail.lower())

    def slots_of(self, text: str) -> Mapping[str, str]:
        """Every slot that this word or number fills, with its value there."""
        if text[0].isdigit():
            return number_slots(text)
        known = self.forms.get(text.lower())
        if known is None:
            return NOTHING
        return {slot: value for slot, value, cased in known if not cased or text[0].isupper()}


def number_slots(text: str) -> Mapping[str, str]:
    """The slots that a row of digits can fill; a row of more than six fills none."""
    if len(text) > 6 or not text.isascii():
        return NOTHING
    value = int(text)
    slots = {"digits": text}
    if len(text) != 4 or not 1900 <= value <= 2100:  # 2018 Tage are fewer than years 2018
        slots["number"] = str(value)
    if len(text) <= 2:
        slots.update({name: str(value) for name, low, high in SMALL if low <= value <= high})
        if len(text) == 2:
            slots["year2"] = text
            if value < 60:
                slots["minute"] = text
    if len(text) == 4 and value < 2400 and value % 100 < 60:
        slots["clock4"] = f"{text[:2]}:{text[2:]}"
    if len(text) == 4 and 1000 <= value <= 2100:
        slots["anyyear"] = text
        if value >= 1900:
            slots["year"] = text
    return slots


NUMBERS = frozenset(
    {
        "digits",
        "number",
        "day",
        "month_no",
        "year",
        "year2",
        "anyyear",
        "hour",
        "hour12",
        "minute",
        "clock4",
        "word",
        "low_word",
        "cap_word",
    }
)  # the slots that need no table
SMALL = (("day", 1, 31), ("month_no", 1, 12), ("hour", 0, 24), ("hour12", 1, 12))


def lexemes_of(text: str, vocabulary: Vocabulary) -> list[Lexeme]:
    """The lexemes of a text, in order; blanks fall away."""
    found: list[Lexeme] = []
    end = -1
    seen: dict[str, tuple[str, Mapping[str, str]]] = {}
    for match in SHAPE.finditer(text):
        form = match.group()
        if form not in seen:
            seen[form] = (form.lower(), vocabulary.slots_of(form))
        lower, slots = seen[form]
        found.append(Lexeme(match.start(), match.end(), form, lower, match.start() == end, slots))
        end = match.end()
    return found
