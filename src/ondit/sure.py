"""A reading without the statements that are less sure than somebody asks for."""

from __future__ import annotations

from dataclasses import replace

from ondit.records import Reading, Statement


def only_sure(reading: Reading, least: float) -> tuple[Reading, int]:
    """The reading without statements of others whose confidence is below `least` (0 to 1), and how many they were.

    A statement whose confidence nobody has measured stays, and so do the page's own. What stood inside a statement
    that is left out hangs on the next one around it.
    """
    out = {one.id: one for one in reading.statements if one.confidence is not None and one.confidence < least}
    kept = tuple(replace(one, parent=_outer(one, out)) for one in reading.statements if one.id not in out)
    return replace(reading, statements=kept), len(reading.statements) - len(kept)


def _outer(statement: Statement, out: dict[str, Statement]) -> str | None:
    """The id of the nearest statement around this one that is kept; None: there is none."""
    parent, seen = statement.parent, set[str]()
    while parent in out and parent not in seen:
        seen.add(parent)
        parent = out[parent].parent
    return None if parent in out else parent
