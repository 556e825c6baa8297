"""Where the boxes of a source graph stand: layers from left to right, few crossings, boxes as tall as their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from ondit.provenance.sources import Point, SourceGraph, backward, layers

LETTERS = 26  # letters of a line in a box
LINES = 4  # lines of a name; what is longer ends with an ellipsis
WIDTH, LINE, PADDING = 212, 18, 10  # of a box, in units of the drawing
ACROSS, DOWN = 96, 18  # between layers, between boxes of one layer
MARGIN = 8
ROUND_TRIP = 46  # room below the boxes for an arrow that leads back
ROUNDS = 4  # of putting each layer in the order of its neighbours


@dataclass(frozen=True, slots=True)
class Box:
    """A point with its place: left upper corner and height; every box is as wide as WIDTH."""

    point: Point
    x: int
    y: int
    height: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The boxes by the id of their point, and the size of the whole."""

    boxes: Mapping[str, Box]
    width: int
    height: int


def lay_out(graph: SourceGraph) -> Layout:
    """Places for all points of a graph; the same graph always gives the same places."""
    columns = _ordered(graph, [list(layer) for layer in layers(graph)])
    tall = max((_height(column) for column in columns), default=0)
    boxes: dict[str, Box] = {}
    for number, column in enumerate(columns):
        y = MARGIN + (tall - _height(column)) // 2
        for point in column:
            lines = lines_of(point)
            height = _box_height(lines)
            boxes[point.id] = Box(point, MARGIN + number * (WIDTH + ACROSS), y, height, lines)
            y += height + DOWN
    width = len(columns) * (WIDTH + ACROSS) - ACROSS + 2 * MARGIN
    below = ROUND_TRIP if backward(graph) else 0
    return Layout(boxes, max(width, 2 * MARGIN), tall + 2 * MARGIN + below)


def lines_of(point: Point) -> tuple[str, ...]:
    """The lines that stand in a point's box: its name folded, then its note."""
    name = wrap(point.label, LETTERS, max_lines=LINES, placeholder=" …") or ["?"]
    note = wrap(point.note, LETTERS, max_lines=2, placeholder=" …")
    return tuple(name + note)


def _box_height(lines: Sequence[str]) -> int:
    return len(lines) * LINE + 2 * PADDING


def _height(column: Sequence[Point]) -> int:
    return sum(_box_height(lines_of(point)) + DOWN for point in column) - DOWN


def _ordered(graph: SourceGraph, columns: list[list[Point]]) -> list[list[Point]]:
    """Each layer sorted by the mean place of its neighbours, to and fro (the barycentre method)."""
    for number in range(ROUNDS):
        forth = number % 2 == 0
        for column in columns if forth else columns[::-1]:
            place = {point.id: at for points in columns for at, point in enumerate(points)}
            column.sort(key=lambda point: (_mean(graph, point, place, forth), place[point.id]))
    return columns


def _mean(graph: SourceGraph, point: Point, place: Mapping[str, int], forth: bool) -> float:
    beside = [a.start for a in graph.into(point.id)] if forth else [a.end for a in graph.out_of(point.id)]
    return sum(place[other] for other in beside) / len(beside) if beside else float(place[point.id])
