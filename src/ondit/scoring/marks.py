"""Numbers that judge: F1 of two sets, precision and recall from counts, so many right of so many."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

Json = dict[str, Any]
Mark = dict[str, float]


def overlap(a: AbstractSet[Any], b: AbstractSet[Any]) -> float:
    """F1 of two sets, 0 to 1; 0 if either is empty."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def harmonic(p: float, r: float) -> float:
    """F1 of a precision and a recall, in their unit."""
    return 2 * p * r / (p + r) if p + r else 0.0


def rates(tp: int, fp: int, fn: int) -> Mark:
    """Precision, recall and F1 in percent, with the counts they come from."""
    p = tp / (tp + fp) if tp + fp else 0.0
    r = tp / (tp + fn) if tp + fn else 0.0
    return {"p": 100 * p, "r": 100 * r, "f": 100 * harmonic(p, r), "tp": tp, "fp": fp, "fn": fn}


def part(right: int, of: int) -> Json:
    """So many right of so many."""
    return {"right": right, "of": of}


def share(rows: Collection[Json], key: str) -> Json:
    """How many rows say yes to a key."""
    return part(sum(bool(row[key]) for row in rows), len(rows))


def mean(values: Sequence[float]) -> float:
    """The mean; 0 of none."""
    return sum(values) / len(values) if values else 0.0
