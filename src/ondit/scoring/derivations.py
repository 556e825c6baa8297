"""Marks for derivations: who copied whom, in stories and in a corpus of copies.

Stories: directed pairs (report, from) of any kind; recall by kind over gold pairs. Corpus: rows of article_id,
outlet, relation, parent_id, origin_cluster; only pairs of different outlets and children of the corpus count. The
first parent of a child is the one with the highest score (the first listed, if equal).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ondit.scoring.marks import Json, harmonic, part, rates
from ondit.scoring.spans import dicts
from ondit.scoring.story_origins import components
from ondit.scoring.story_pages import Story

KINDS = ("copy", "trim", "translate", "rewrite", "cite", "uncredited translate", "uncredited")
Edge = tuple[str, str]


@dataclass(slots=True)
class DerivationTally:
    """Adds up the derivations of stories."""

    counts: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    def add(self, story: Story) -> None:
        """Count every derivation of a story."""
        gold = {(report["id"], d["report"]): d for report in story.gold["reports"] for d in report["derived_from"]}
        found = _found(story)
        either = {frozenset(edge) for edge in gold} & {frozenset(edge) for edge in found}
        self.counts.update(
            tp=len(gold.keys() & found.keys()),
            fp=len(found.keys() - gold.keys()),
            fn=len(gold.keys() - found.keys()),
            either=len(either),
        )
        for edge, derivation in gold.items():
            for kind in _kinds(derivation):
                self.asked[kind] += 1
                self.met[kind] += edge in found
            if edge in found:
                self.counts["kind"] += found[edge].get("kind") == derivation["kind"]
                self.counts["explicit"] += found[edge].get("explicit") == derivation["explicit"]

    def result(self) -> Json:
        """The marks, in percent or as right of so many."""
        counts = self.counts
        return {
            "derivations": rates(counts["tp"], counts["fp"], counts["fn"]),
            "pairs found in either direction": counts["either"],
            "derivation kind": part(counts["kind"], counts["tp"]),
            "derivation explicit": part(counts["explicit"], counts["tp"]),
            "derivation recall": {kind: part(self.met[kind], self.asked[kind]) for kind in KINDS},
        }


def _found(story: Story) -> dict[Edge, Json]:
    """The trace's pairs in the gold's report names, each with its best score."""
    found: dict[Edge, Json] = {}
    for derivation in dicts(story.trace.get("derivations")):
        child, parent = story.name.get(derivation.get("report")), story.name.get(derivation.get("from"))
        if child and parent and child != parent:
            edge = (child, parent)
            if edge not in found or (derivation.get("score") or 0) > (found[edge].get("score") or 0):
                found[edge] = derivation
    return found


def _kinds(derivation: Json) -> set[str]:
    kinds = {str(derivation["kind"])}
    if not derivation["explicit"]:
        kinds.add("uncredited")
        if derivation["kind"] == "translate":
            kinds.add("uncredited translate")
    return kinds


def score_derivation(
    rows: Sequence[Mapping[str, str]], traces: Sequence[Json], outlets: Mapping[str, str] | None = None
) -> Json:
    """Marks of traces, or of plain derivations, against a corpus of copies.

    outlets: report id to outlet, for reports that the rows do not hold.
    """
    gold = {row["article_id"]: row for row in rows}
    dropped: Counter[str] = Counter()
    edges = _edges(gold, traces, dict(outlets or {}), dropped)
    cluster = {name: row["origin_cluster"] for name, row in gold.items()}
    want = {(name, row["parent_id"]) for name, row in gold.items() if row["parent_id"]}
    got = {edge for edge in edges if edge[0] in gold}
    first = _first(edges, gold)
    inside = sum(a in cluster and b in cluster and cluster[a] == cluster[b] for a, b in got)
    return {
        **_parents(gold, first, cluster),
        "pairs": rates(len(got & want), len(got - want), len(want - got)),
        "pairs inside one cluster": part(inside, len(got)),
        "false pairs by relation of the child": dict(Counter(_relation(gold[a]) for a, _ in got - want)),
        **_clusters(cluster, edges),
        "counts": {"reports": len(gold), "pairs predicted": len(got), **dropped},
    }


def _edges(
    gold: Mapping[str, Mapping[str, str]], traces: Sequence[Json], outlet: dict[str, str], dropped: Counter[str]
) -> dict[Edge, list[float]]:
    """Pairs of different outlets with the scores they were given, in the order they were listed."""
    given: list[Json] = []
    for trace in traces:
        for name, publisher in _publishers(trace):
            outlet.setdefault(name, publisher)
        given += dicts(trace.get("derivations")) or ([trace] if "from" in trace else [])
    outlet.update({name: row["outlet"] for name, row in gold.items()})
    edges: dict[Edge, list[float]] = {}
    for derivation in given:
        child, parent = str(derivation.get("report")), str(derivation.get("from"))
        if child == parent or (outlet.get(child) is not None and outlet.get(child) == outlet.get(parent)):
            dropped["same outlet"] += 1
            continue
        score = derivation.get("score")
        edges.setdefault((child, parent), []).append(score if isinstance(score, int | float) else 0.0)
        dropped["child not in gold"] += child not in gold
    return edges


def _publishers(trace: Json) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for reading in dicts(trace.get("reports")):
        report = reading.get("report") or {}
        outlet = report.get("outlet")
        name = outlet.get("name") if isinstance(outlet, dict) else outlet
        if name and report.get("id") is not None:
            found.append((str(report["id"]), name))
    return found


def _first(edges: Mapping[Edge, list[float]], gold: Mapping[str, Any]) -> dict[str, str]:
    """Child to its best parent."""
    best: dict[str, tuple[float, str]] = {}
    for (child, parent), scores in edges.items():
        if child in gold and (child not in best or max(scores) > best[child][0]):
            best[child] = (max(scores), parent)
    return {child: parent for child, (_, parent) in best.items()}


def _relation(row: Mapping[str, str]) -> str:
    return {"aggregator": "aggregator/trim"}.get(row["relation"], row["relation"])


def _parents(
    gold: Mapping[str, Mapping[str, str]], first: Mapping[str, str], cluster: Mapping[str, str]
) -> dict[str, Json]:
    right: defaultdict[str, Counter[str]] = defaultdict(Counter)
    near: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, row in gold.items():
        if not row["parent_id"]:
            continue
        same = name in first and cluster.get(first[name]) == row["origin_cluster"]
        for relation in (_relation(row), "all"):
            right[relation].update(right=first.get(name) == row["parent_id"], of=1)
            near[relation].update(right=same, of=1)
    return {
        "first parent right": {k: dict(v) for k, v in right.items()},
        "first parent in the right cluster": {k: dict(v) for k, v in near.items()},
    }


def _clusters(cluster: Mapping[str, str], edges: Mapping[Edge, Any]) -> Json:
    """B-cubed of the groups that the pairs make, and how many origins that leaves."""
    nodes = set(cluster) | {name for edge in edges for name in edge}
    group = components(sorted(nodes), sorted(edges))
    found: defaultdict[str, set[str]] = defaultdict(set)
    true: defaultdict[str, set[str]] = defaultdict(set)
    for name, origin in cluster.items():
        found[group[name]].add(name)
        true[origin].add(name)
    common = {name: len(found[group[name]] & true[cluster[name]]) for name in cluster}
    size = max(1, len(cluster))
    p = 100 * sum(common[name] / len(found[group[name]]) for name in cluster) / size
    r = 100 * sum(common[name] / len(true[cluster[name]]) for name in cluster) / size
    return {
        "clusters": {"p": p, "r": r, "f": harmonic(p, r)},
        "origins": {"predicted": len(found), "true": len(true)},
    }
