"""Who has a claim from whom, as points and arrows: what the ladder and the drawing show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ondit.provenance.graph import knots_of
from ondit.records import Span

PointKind = Literal["origin", "outlet", "report"]


@dataclass(frozen=True, slots=True)
class Point:
    """An origin, an outlet that is known only through others, or a report of the trace.

    note: what there is to say beside the name (not named, the day); "" if nothing. named: whether an origin is
    named; reports and outlets are.
    """

    id: str
    kind: PointKind
    label: str
    note: str = ""
    named: bool = True


@dataclass(frozen=True, slots=True)
class Arrow:
    """`end` has it from `start`; how: the words for it (quotes, cites, is a copy of).

    report: in whose text the evidence stands, None without evidence.
    """

    start: str
    end: str
    how: str
    report: str | None = None
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceGraph:
    """The points of one claim, origins first, and the arrows between them, each with ends among the points."""

    points: tuple[Point, ...]
    arrows: tuple[Arrow, ...]

    def into(self, point: str) -> Iterator[Arrow]:
        """The arrows that end at a point."""
        return (arrow for arrow in self.arrows if arrow.end == point)

    def out_of(self, point: str) -> Iterator[Arrow]:
        """The arrows that start at a point."""
        return (arrow for arrow in self.arrows if arrow.start == point)


def layers(graph: SourceGraph) -> tuple[tuple[Point, ...], ...]:
    """The points in layers: every point stands right of all that it has it from.

    In a closed circle the arrows that lead back, from a later point of `points` to an earlier one, do not count.
    """
    back = {(arrow.start, arrow.end) for arrow in backward(graph)}
    before: dict[str, list[str]] = {point.id: [] for point in graph.points}
    for arrow in graph.arrows:
        if (arrow.start, arrow.end) not in back:
            before[arrow.end].append(arrow.start)
    depth: dict[str, int] = {}
    waiting = [point.id for point in reversed(graph.points)]
    while waiting:  # without recursion, however long the chain
        point = waiting[-1]
        unknown = [other for other in before[point] if other not in depth]
        waiting += unknown
        if not unknown:
            waiting.pop()
            depth[point] = max((depth[other] + 1 for other in before[point]), default=0)
    found: list[list[Point]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for one in graph.points:
        found[depth[one.id]].append(one)
    return tuple(tuple(layer) for layer in found)


def backward(graph: SourceGraph) -> tuple[Arrow, ...]:
    """The arrows that lead back inside a closed circle."""
    order = {point.id: at for at, point in enumerate(graph.points)}
    edges = [(arrow.start, arrow.end) for arrow in graph.arrows]
    knot = {name: number for number, names in enumerate(knots_of(tuple(order), edges)) for name in names}
    return tuple(a for a in graph.arrows if knot[a.start] == knot[a.end] and order[a.start] >= order[a.end])
