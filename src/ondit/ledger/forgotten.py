"""Blacking out a voice: its name in every text, character for character, so that all places stay where they are."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, select

from ondit.claims.folding import fold
from ondit.ledger.tables import tombstones
from ondit.records import Reading, as_json, short_hash
from ondit.schema import readings_from

BLACK = "█"
PART = 3  # letters of a part of a name that is blacked out by itself


def voice_id(name: str) -> str:
    """Under what a forgotten voice is remembered: nobody can read its name from it."""
    return short_hash("x", fold(name))


def pattern_of(name: str) -> re.Pattern[str]:
    """What is blacked out: the name, and each of its words that has a capital."""
    parts = [part for part in re.findall(r"[\w'’-]+", name) if len(part) >= PART and part[0].isupper()]
    wanted = sorted({name.strip(), *parts}, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(part)}(?!\w)" for part in wanted))


def blacked(value: Any, pattern: re.Pattern[str]) -> Any:
    """JSON in which every word that the pattern finds is black, in as many characters."""
    if isinstance(value, str):
        return pattern.sub(lambda found: BLACK * len(found.group()), value)
    if isinstance(value, list):
        return [blacked(item, pattern) for item in value]
    if isinstance(value, dict):
        return {key: blacked(item, pattern) for key, item in value.items()}
    return value


def without_forgotten(connection: Connection, reading: Reading) -> Reading:
    """A reading in which the voices that were to be forgotten are blacked out."""
    gone = set(connection.execute(select(tombstones.c.id).where(tombstones.c.kind == "voice")).scalars())
    names = [voice.name for voice in reading.voices if voice.name and gone and voice_id(voice.name) in gone]
    for name in names:
        reading = readings_from(blacked(as_json(reading), pattern_of(name)), where="the ledger")[0]
    return reading
