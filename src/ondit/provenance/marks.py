"""Agencies that one report names by a mark alone (ktx), called as the report of theirs in the same trace calls them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from ondit.attribution.names import has_marks_form, is_mark, same_name
from ondit.packs.outlets import outlet_by_name
from ondit.records import Reading, Statement, VoiceKind

PUBLISHERS: frozenset[VoiceKind] = frozenset({"outlet", "agency"})


def spell_marks(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings, with a voice that is but a mark called by the one outlet among them whose mark it is.

    Marks of agencies that everybody knows stay, as do those that could be of two outlets.
    """
    names = sorted({reading.report.outlet.name for reading in readings if reading.report.outlet.name})
    whose = cache(lambda mark: outlet_of(mark, names))  # a thousand reports name the same few agencies
    return tuple(_spelt(reading, whose) for reading in readings)


def _spelt(reading: Reading, whose: Callable[[str], str | None]) -> Reading:
    new = {
        voice.id: name
        for voice in reading.voices[1:]
        if voice.kind in PUBLISHERS and voice.name is not None
        for name in [whose(voice.name)]
        if name is not None
    }
    if not new:
        return reading
    voices = tuple(replace(voice, name=new.get(voice.id, voice.name)) for voice in reading.voices)
    return replace(reading, voices=voices, statements=tuple(_renamed(one, new) for one in reading.statements))


def outlet_of(mark: str, names: Sequence[str]) -> str | None:
    """The one outlet among these whose mark this is, None for none, several, or a mark that is a name already."""
    if not has_marks_form(mark) or outlet_by_name(mark) is not None or any(same_name(mark, name) for name in names):
        return None
    found = [name for name in names if is_mark(mark, name)]
    return found[0] if len(found) == 1 else None


def _renamed(statement: Statement, new: Mapping[str, str]) -> Statement:
    if all(link.voice not in new for link in statement.chain):
        return statement
    chain = tuple(replace(link, name=new.get(link.voice, link.name)) for link in statement.chain)
    return replace(statement, chain=chain)
