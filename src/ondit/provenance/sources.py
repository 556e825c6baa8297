"""Who has a claim from whom, as points and arrows: what the ladder and the drawing show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

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
    before = {point.id: [arrow.start for arrow in graph.arrows if arrow.end == point.id] for point in graph.points}
    back = {(arrow.start, arrow.end) for arrow in backward(graph)}
    depth: dict[str, int] = {}
    waiting = [point.id for point in reversed(graph.points)]
    while waiting:  # without recursion, however long the chain
        point = waiting[-1]
        sources = [other for other in before[point] if (other, point) not in back]
        unknown = [other for other in sources if other not in depth]
        waiting += unknown
        if not unknown:
            waiting.pop()
            depth[point] = max((depth[other] + 1 for other in sources), default=0)
    deepest = max(depth.values(), default=-1)
    return tuple(tuple(point for point in graph.points if depth[point.id] == layer) for layer in range(deepest + 1))


def backward(graph: SourceGraph) -> tuple[Arrow, ...]:
    """The arrows that lead back inside a closed circle."""
    order = {point.id: at for at, point in enumerate(graph.points)}
    back = (arrow for arrow in graph.arrows if order[arrow.start] >= order[arrow.end])
    return tuple(arrow for arrow in back if arrow.start in _after(graph, arrow.end))


def _after(graph: SourceGraph, point: str) -> frozenset[str]:
    """A point and all that have it from there, near or far."""
    found, waiting = {point}, [point]
    while waiting:
        further = {arrow.end for arrow in graph.out_of(waiting.pop())} - found
        found |= further
        waiting += further
    return frozenset(found)
