"""Marks for the range of origins that a claim is said to have.

For inside, exact and channels the partner must hold at least half of the gold claim's supporting reports, otherwise
the claim counts as split and as wrong. False corroboration: the partner says at_least >= 2 where gold says <= 1,
over gold claims with at_least <= 1; "anywhere" takes in every found claim of which most statements belong to the
gold claim. Missed corroboration: gold >= 2, partner < 2 or no partner. Unassessable: assessable false (where not
given: at_least 0). Baselines count over the gold claims' own supporting reports.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterable
from typing import Any, TypeVar

from ondit.scoring.marks import Json, mean, share
from ondit.scoring.spans import shingles

Node = TypeVar("Node", bound=Hashable)


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def judge(story: Json, gold: Json, partner: Json | None, *, held: Collection[str], others: Iterable[Json]) -> Json:
    """All that is judged of one gold claim of a story.

    partner: the found claim that is taken for it, None if there is none; held: the gold claim's supporting reports
    that it holds too. others: the found claims of which most statements belong to the gold claim.
    """
    range_, told = gold["origins"], (partner or {}).get("origins")
    told = told if isinstance(told, dict) else {}
    low, high = _whole(told.get("at_least")), _whole(told.get("at_most"))
    whole = partner is not None and 2 * len(held) >= len(gold["supporting"])
    sized = whole and low is not None and high is not None and low <= high
    said, most = (low or 0) if partner is not None else 0, _elsewhere(others)
    reports = [report for report in story["reports"] if report["id"] in gold["supporting"]]
    return {
        "story": story["id"],
        "claim": gold["id"],
        "true": range_["true"],
        "gold": (range_["at_least"], range_["at_most"]),
        "range": (low, high) if partner is not None else None,
        "partner": partner is not None,
        "split": partner is not None and not whole,
        "inside": sized and (low or 0) <= range_["true"] <= (high or 0),
        "exact": sized and (low, high) == (range_["at_least"], range_["at_most"]),
        "width": (high or 0) - (low or 0) if sized else None,
        "error": abs(((low or 0) + (high or 0)) / 2 - range_["true"]) if sized else None,
        "false corroboration": range_["at_least"] <= 1 and said >= 2,
        "false anywhere": range_["at_least"] <= 1 and max(most, said) >= 2,
        "missed corroboration": range_["at_least"] >= 2 and said < 2,
        "channels": whole and told.get("channels") == range_["channels"],
        "unassessable": partner is not None and _open(told, low),
        "reports": len(gold["supporting"]),
        "outlets": len({report["outlet"] for report in reports}),
        "near copies": near_copies([report["text"] for report in reports]),
    }


def _open(told: Json, low: int | None) -> bool:
    return told["assessable"] is False if isinstance(told.get("assessable"), bool) else low == 0


def _elsewhere(claims: Iterable[Json]) -> int:
    """The most origins that any of the claims says there are at least."""
    ranges = [told for claim in claims if isinstance(told := claim.get("origins"), dict)]
    return max((_whole(told.get("at_least")) or 0 for told in ranges), default=0)


def components(nodes: Iterable[Node], pairs: Iterable[tuple[Node, Node]]) -> dict[Node, Node]:
    """Node to the one that stands for all it is connected with."""
    up = {node: node for node in nodes}

    def root(node: Node) -> Node:
        while up[node] != node:
            up[node] = up[up[node]]
            node = up[node]
        return node

    for a, b in pairs:
        up[root(a)] = root(b)
    return {node: root(node) for node in up}


def near_copies(texts: list[str]) -> int:
    """How many groups remain when texts of which the sets of five words overlap by half are one."""
    runs = [shingles(" ".join(re.findall(r"\w+", text.casefold())), 5) for text in texts]
    alike = [
        (i, j) for i in range(len(texts)) for j in range(i) if 2 * len(runs[i] & runs[j]) >= len(runs[i] | runs[j])
    ]
    return len(set(components(range(len(texts)), alike).values()))


def origins(rows: list[Json]) -> Json:
    """The marks of all judged claims together."""
    low = [row for row in rows if row["gold"][0] <= 1]
    high = [row for row in rows if row["gold"][0] >= 2]
    nobody = [row for row in rows if row["gold"][0] == 0]
    somebody = [row for row in rows if row["gold"][0] > 0]
    sized = [row for row in rows if row["width"] is not None]
    return {
        "inside": share(rows, "inside"),
        "exact": share(rows, "exact"),
        "width beyond gold": mean([row["width"] for row in sized]) - mean([_width(row) for row in sized]),
        "mean absolute error of the middle": mean([row["error"] for row in sized]),
        "claims with a range": len(sized),
        "false corroboration": share(low, "false corroboration"),
        "false corroboration anywhere": share(low, "false anywhere"),
        "missed corroboration": share(high, "missed corroboration"),
        "channels": share(rows, "channels"),
        "unassessable found": share(nobody, "unassessable"),
        "unassessable said wrongly": share(somebody, "unassessable"),
    }


def _width(row: Json) -> int:
    return int(row["gold"][1] - row["gold"][0])


def baselines(rows: list[Json]) -> Json:
    """What counting would say: reports, outlets, near copies, or anything between one and the number of reports."""
    low = [row for row in rows if row["gold"][0] <= 1]
    counted = {"count of reports": "reports", "count of outlets": "outlets", "near-copy clusters": "near copies"}
    found: Json = {
        name: {
            "mean absolute error": mean([abs(row[key] - row["true"]) for row in rows]),
            "right": sum(row[key] == row["true"] for row in rows),
            "of": len(rows),
            "false corroboration": sum(row[key] >= 2 for row in low),
            "of low": len(low),
        }
        for name, key in counted.items()
    }
    found["range 1 to number of reports"] = {
        "mean absolute error": mean([abs((1 + row["reports"]) / 2 - row["true"]) for row in rows]),
        "right": sum(1 <= row["true"] <= row["reports"] for row in rows),
        "of": len(rows),
        "false corroboration": 0,
        "of low": len(low),
        "width beyond gold": mean([row["reports"] - 1 - _width(row) for row in rows]),
    }
    return found
