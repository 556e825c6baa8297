"""A ledger of any number of reports in minutes: the rows that adding and settling a few hundred made, again and again.

Each time they bear other ids, and the invented names in them other letters, as new stories have; a name keeps its
length, so spans still equal their text. Keys are not reckoned anew from the names: they are other numbers, too.
"""

from __future__ import annotations

import dataclasses
import re
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Table, insert, select
from tests.ledger.news import CONSONANTS, ENDS, VOWELS, news

from ondit.ledger import tables
from ondit.ledger.adding import add_reading
from ondit.ledger.settling import settle
from ondit.ledger.store import Ledger, open_ledger
from ondit.provenance.matters import kind_of
from ondit.records import Reading, Span

PATTERN = 400  # readings whose rows are taken
SHARED = 10  # reports of the pattern that have a key from which it is no story's own
_NAMES = re.compile(rf"\b[A-Za-z][a-z]{{4}}(?={'|'.join(ENDS)}\b)")
_HALF = re.compile(r"\w.*?(?= were seen near|\.|$)")
_IDS = re.compile(r'"([rcn][-0-9][0-9a-f-]*)"')
_COUNTED = (("reports", "row"), ("matters", "id"), ("statements", "row"))
_TABLES = (
    "matters", "reports", "identities", "versions", "readings", "statements", "voices", "links", "report_keys",
    "claims", "claim_statements", "derivations",
)  # fmt: skip
Rows = dict[str, list[dict[str, Any]]]


def fill(ledger: Ledger, many: int) -> None:
    """Fill an empty ledger with so many reports, rounded down to whole patterns."""
    rows = pattern(min(PATTERN, many))
    ids = {row["id"] for name in ("reports", "claims") for row in rows[name]}
    common = {key for key, held in Counter(row["key"] for row in rows["report_keys"]).items() if held > SHARED}
    size = len(rows["reports"])
    held: Counter[int] = Counter()
    for turn in range(many // size):
        again = _Again(turn, size, frozenset(ids), frozenset(common))
        with ledger.writing() as connection:
            for name in _TABLES:
                made = [again.row(name, row) for row in rows[name]]
                if name == "report_keys":
                    held.update(row["key"] for row in made)
                connection.execute(insert(tables.metadata.tables[name]), made)
    with ledger.writing() as connection:
        connection.execute(insert(tables.keys), [{"key": key, "held": count} for key, count in held.items()])
        if not ledger.is_sqlite:
            for name, column in _COUNTED:
                asked = f"SELECT setval(pg_get_serial_sequence('{name}', '{column}'), max({column})) FROM {name}"  # noqa: S608 our own names
                connection.exec_driver_sql(asked)
    with ledger.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def pattern(size: int) -> Rows:
    """The rows that some reports make."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = open_ledger(str(Path(folder) / "pattern.db"))
        for reading in news(size, seed=3):
            add_reading(ledger, longer(reading))
        settle(ledger)
        with ledger.reading() as connection:
            found = {name: _rows(connection.execute(select(tables.metadata.tables[name]))) for name in _TABLES}
        ledger.close()
    return found


def _rows(found: Any) -> list[dict[str, Any]]:
    return [row._asdict() for row in found]


def longer(reading: Reading) -> Reading:
    """A reading in which every half sentence of the page's own is a statement of its own: ten in all."""
    first, *rest = reading.statements
    text = reading.report.text
    more = [
        dataclasses.replace(one, id=f"{one.id}{start:03}", content=(Span(start, end, text[start:end]),))
        for one in rest
        for start, end in _halves(one.content[0])
    ]
    return dataclasses.replace(reading, statements=(first, *more))


def _halves(content: Span) -> Iterator[tuple[int, int]]:
    for half in _HALF.finditer(content.text):
        yield content.start + half.start(), content.start + half.end()


class _Again:
    """One more turn of the pattern's rows."""

    def __init__(self, turn: int, size: int, ids: frozenset[str], common: frozenset[int]) -> None:
        self._turn, self._size, self._ids, self._common = turn, size, ids, common
        dice = Random(turn)  # noqa: S311 made up
        letters: dict[str, str] = {}
        for some in (CONSONANTS, VOWELS):
            mixed = "".join(dice.sample(some, len(some)))
            letters |= dict(zip(some + some.upper(), mixed + mixed.upper(), strict=True))
        self._letters = str.maketrans(letters)

    def row(self, name: str, row: dict[str, Any]) -> dict[str, Any]:
        """A row once more."""
        table = tables.metadata.tables[name]
        made = {column: self._value(table, column, value) for column, value in row.items()}
        if name in ("statements", "claims"):
            del made["row"]
        return made

    def _value(self, table: Table, column: str, value: Any) -> Any:
        if value is None:
            return None
        if (table.name, column) in _NUMBERED:
            return self._turn * self._size + value
        if (table.name, column) == ("report_keys", "key"):
            return self._key(value)
        if column == "body":
            return zlib.compress(self._text(zlib.decompress(value).decode()).encode(), 1)
        if (table.name, column) == ("identities", "key") or (table.name, column) == ("readings", "id"):
            return f"{value}-{self._turn}"
        if isinstance(value, str):
            return self._id(value) if value in self._ids else self._named(value)
        return value

    def _text(self, text: str) -> str:
        return self._named(_IDS.sub(lambda found: f'"{self._id(found[1])}"', text))

    def _id(self, value: str) -> str:
        return f"{value}-{self._turn}" if value in self._ids else value

    def _named(self, text: str) -> str:
        return _NAMES.sub(lambda found: found[0].translate(self._letters), text)

    def _key(self, key: int) -> int:
        if key in self._common:
            return key
        return ((key ^ (self._turn * 0x9E3779B97F4A7C15 & (1 << 61) - 1) << 2) | kind_of(key)) & (1 << 63) - 1


_NUMBERED = frozenset(
    {
        ("reports", "row"), ("reports", "matter"), ("matters", "id"), ("report_keys", "report"), ("claims", "matter"),
        ("derivations", "matter"),
    }
)  # fmt: skip
