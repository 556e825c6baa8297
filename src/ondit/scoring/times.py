"""Marks for time expressions, as in TempEval-3.

Strict and relaxed extent F1, value F1 and type F1 over relaxed matches; micro over documents. A gold value of None
is scored by extent only; a found time of a type that the gold does not cover is not held against anyone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from ondit.scoring.align import Alignment, pair_documents, text_of
from ondit.scoring.marks import Json, rates
from ondit.scoring.pairing import met_pairs

ALIGNED = 0.5
_SPELLINGS = (
    (re.compile(r"T(\d\d)\.(\d\d)"), r"T\1:\2"),
    (re.compile(r"^(\d{4}|XXXX)-W(\d\d|XX)-0([1-7])"), r"\1-W\2-\3"),
    (re.compile(r"(T\d\d:\d\d):00$"), r"\1"),
    (re.compile(r"(T\d\d)Z?$"), r"\1"),
)


def time_value(value: object) -> str | None:
    """A TIMEX3 value in one spelling; None: none is given."""
    if value is None:
        return None
    text = str(value).strip().upper()
    for pattern, to in _SPELLINGS:
        text = pattern.sub(to, text)
    return text


def times_of(reading: Json) -> list[Json]:
    """All time expressions of a reading once, in the order of its text."""
    found: dict[tuple[int, int], Json] = {}
    for holder in [*(reading.get("statements") or []), reading]:
        for time in holder.get("times") or []:
            start, end = time.get("start"), time.get("end")
            if isinstance(start, int) and isinstance(end, int) and end > start:
                found.setdefault((start, end), time)
    return [found[key] for key in sorted(found)]


def score_time(gold_docs: Sequence[Json], readings: Sequence[Json]) -> Json:
    """Every mark of readings against gold of times, in percent."""
    pairs, stray = pair_documents(gold_docs, readings)
    counts = Counter({"predictions without gold": stray})
    hits: Counter[str] = Counter()
    types: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for doc, reading in pairs:
        counts["documents"] += 1
        counts["no prediction"] += reading is None
        _document(doc, _carried(doc, reading, counts), hits, types, counts)
    return _result(hits, types, counts)


def _carried(doc: Json, reading: Json | None, counts: Counter[str]) -> list[Json]:
    """A reading's times with their positions in the gold's text."""
    if reading is None:
        return []
    alignment = Alignment(text_of(reading, doc["text"]), doc["text"])
    kept: list[Json] = []
    for time in times_of(reading):
        chars, share = alignment.carry([(time["start"], time["end"])])
        if share < ALIGNED:
            counts["unaligned"] += 1
        else:
            kept.append({**time, "start": min(chars), "end": max(chars) + 1})
    return kept


def _document(
    doc: Json, found: list[Json], hits: Counter[str], types: defaultdict[str, Counter[str]], counts: Counter[str]
) -> None:
    gold = sorted(doc["times"], key=lambda time: (time["start"], time["end"]))
    match = {j: i for i, j in met_pairs([[_overlap(g, f) for f in found] for g in gold]).items()}
    covers = doc.get("covers_types")
    kept = [j for j, time in enumerate(found) if j in match or covers is None or time.get("type") in covers]
    counts["type not covered"] += len(found) - len(kept)
    hits["gold"] += len(gold)
    hits["pred"] += len(kept)
    hits["gold value"] += sum(time.get("value") is not None for time in gold)
    hits["pred value"] += sum(not (j in match and gold[match[j]].get("value") is None) for j in kept)
    for time in gold:
        types[time["type"]]["gold"] += 1
    for j, i in match.items():
        _hit(gold[i], found[j], hits, types)


def _overlap(gold: Json, found: Json) -> float:
    common: int = min(gold["end"], found["end"]) - max(gold["start"], found["start"])
    whole: int = max(gold["end"], found["end"]) - min(gold["start"], found["start"])
    return 1 + common / whole if common > 0 else 0.0


def _hit(gold: Json, found: Json, hits: Counter[str], types: defaultdict[str, Counter[str]]) -> None:
    strict = (gold["start"], gold["end"]) == (found["start"], found["end"])
    right = gold.get("value") is not None and time_value(gold["value"]) == time_value(found.get("value"))
    hits["relaxed"] += 1
    hits["strict"] += strict
    hits["type"] += gold.get("type") == found.get("type")
    hits["value"] += right
    hits["strict value"] += right and strict
    types[gold["type"]].update(found=1, value=int(right))


def _result(hits: Counter[str], types: defaultdict[str, Counter[str]], counts: Counter[str]) -> Json:
    extent, valued = ("gold", "pred"), ("gold value", "pred value")
    over = {"strict": extent, "relaxed": extent, "type": extent, "value": valued, "strict value": valued}
    return {
        **{k: rates(hits[k], hits[found] - hits[k], hits[gold] - hits[k]) for k, (gold, found) in over.items()},
        "value accuracy": 100 * hits["value"] / max(1, hits["relaxed"]),
        "by type": {k: dict(v) for k, v in types.items()},
        "counts": {"gold": hits["gold"], "predicted": hits["pred"], **counts},
    }
