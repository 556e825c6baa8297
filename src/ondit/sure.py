"""A reading without the statements that are less sure than somebody asks for."""

from __future__ import annotations

from dataclasses import replace

from ondit.records import Claim, Reading, Statement


def only_sure(reading: Reading, least: float) -> tuple[Reading, int]:
    """The reading without statements of others whose confidence is below `least` (0 to 1), and how many they were.

    A statement whose confidence nobody has measured stays, and so do the page's own. What stood inside a statement
    that is left out hangs on the next one around it; a claim that nothing is left of is left out too, and one that lost
    a statement has its origins no longer counted.
    """
    out = {one.id: one for one in reading.statements if one.confidence is not None and one.confidence < least}
    kept = tuple(replace(one, parent=_outer(one, out)) for one in reading.statements if one.id not in out)
    claims = tuple(one for claim in reading.claims if (one := _claim(claim, out)).supporting or one.denying)
    return replace(reading, statements=kept, claims=claims), len(reading.statements) - len(kept)


def _claim(claim: Claim, out: dict[str, Statement]) -> Claim:
    supporting = tuple(said for said in claim.supporting if said.statement not in out)
    denying = tuple(said for said in claim.denying if said.statement not in out)
    if len(supporting) + len(denying) == len(claim.supporting) + len(claim.denying):
        return claim
    return replace(claim, supporting=supporting, denying=denying, origins=None)


def _outer(statement: Statement, out: dict[str, Statement]) -> str | None:
    """The id of the nearest statement around this one that is kept; None: there is none."""
    parent, seen = statement.parent, set[str]()
    while parent in out and parent not in seen:
        seen.add(parent)
        parent = out[parent].parent
    return None if parent in out else parent
