"""What stands in a ledger, so that two can be compared: without moments, authors and row numbers."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from sqlalchemy import Table, select

from ondit.ledger import tables
from ondit.ledger.body import unpacked
from ondit.ledger.store import Ledger

_PASSING = {"added_at", "added_by", "seen_at", "seen_by", "made_at", "changed_at", "at", "since", "author", "row"}
# A claim's id of an earlier day depends on the days on which its matter was settled.
_LEFT_OUT = {"meta", "matters", "former"}


def dump(ledger: Ledger) -> dict[str, Any]:
    """Every table's rows in one order; reports of one matter as a set of sets."""
    with ledger.reading() as connection:
        found: dict[str, Any] = {}
        rows_of = {
            table.name: [row._asdict() for row in connection.execute(select(table))]
            for table in tables.metadata.sorted_tables
            if table.name not in _LEFT_OUT
        }
    names = {row["row"]: row["id"] for row in rows_of["reports"]}
    together: dict[int, set[str]] = defaultdict(set)
    for row in rows_of["reports"]:
        together[row["matter"]].add(row["id"])
    found["matters"] = {frozenset(some) for matter, some in together.items() if matter is not None}
    for table in tables.metadata.sorted_tables:
        if table.name in rows_of:
            rows = [_plain(table, row, names) for row in rows_of[table.name] if row.get("held") != 0]
            found[table.name] = sorted(rows)
    return found


def _plain(table: Table, row: dict[str, Any], names: dict[int, str]) -> str:
    kept = {name: value for name, value in row.items() if name not in _PASSING and name != "matter"}
    if table.name == "report_keys":
        kept["report"] = names[row["report"]]
    if "body" in kept:
        kept["body"] = unpacked(row["body"])
    return json.dumps(kept, sort_keys=True, ensure_ascii=False)
