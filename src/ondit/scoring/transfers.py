"""Marks for the transfers of arms that one report tells of; one whose note begins with "optional" is not asked for."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ondit.scoring.marks import Json, part
from ondit.scoring.pairing import met_pairs
from ondit.scoring.spans import code_of
from ondit.scoring.words import words

PARTNER = 0.5  # likeness from which a claim counts as a gold transfer's


def score_transfers(data: Json, reading: Json, gold_of: dict[Any, Any]) -> Json:
    """Marks of a reading's claims against the transfers of a whole report's gold.

    gold_of: the id of a found statement to that of its gold one.
    """
    gold: list[Json] = data.get("transfers") or []
    found = [claim for claim in reading.get("claims") or [] if claim.get("frame")]
    weights = [[_likeness(g, f, gold_of) for f in found] for g in gold]
    pairs = {i: j for i, j in met_pairs(weights).items() if weights[i][j] >= PARTNER}
    needed = [i for i, transfer in enumerate(gold) if not str(transfer.get("note", "")).startswith("optional")]
    hits: Counter[str] = Counter()
    for i in needed:
        hits.update(_slots(gold[i], found[pairs[i]] if i in pairs else None))
    slots = ("supplier", "recipient", "stage", "quantity")
    return {
        "transfers found": part(hits["found"], len(needed)),
        **{name: part(hits[name], len(needed)) for name in slots},
        "origins": part(hits["origins"], hits["of origins"]),
        "transfers predicted beyond gold": len(found) - len(pairs),
    }


def _stage(name: Any) -> Any:
    return words().stages.get(name, name)


def _likeness(gold: Json, found: Json, gold_of: dict[Any, Any]) -> float:
    frame = found["frame"]
    ours = set(gold.get("statements") or [])
    theirs = {gold_of.get(statement) for statement in found.get("statements") or []} - {None}
    shared = len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0
    parties = sum(bool(gold.get(key) == code_of(frame.get(key))) for key in ("supplier", "recipient"))
    stage = _stage(gold.get("stage")) == frame.get("stage")
    return 0.25 * parties + 0.2 * float(stage) + 0.3 * shared


def _slots(gold: Json, found: Json | None) -> Counter[str]:
    frame = (found or {}).get("frame") or {}
    hits = Counter({"of origins": int(bool(gold.get("origins")))})
    if found is None:
        return hits
    ours, theirs = gold.get("quantity") or {}, frame.get("quantity") or {}
    hits["found"] = 1
    for key in ("supplier", "recipient"):
        hits[key] = gold.get(key) == code_of(frame.get(key))
    hits["stage"] = _stage(gold.get("stage")) == frame.get("stage")
    hits["quantity"] = (ours.get("min"), ours.get("max")) == (theirs.get("min"), theirs.get("max"))
    if gold.get("origins"):
        range_, given = gold["origins"], found.get("origins") or {}
        same = (range_["at_least"], range_["at_most"]) == (given.get("at_least"), given.get("at_most"))
        hits["origins"] = same
    return hits
