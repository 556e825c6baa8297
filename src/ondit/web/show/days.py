"""Days of a claim: for each report when it was published, when it says it was said, and when it says it happened."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ondit.ledger.asking import SaidRow
from ondit.provenance.sources import SourceGraph

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_YEAR = re.compile(r"(\d{4})$")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a lane. start, end: days, both count; one day where they are the same."""

    kind: str  # published, happened
    start: date
    end: date
    label: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One origin, with the days of the reports that have the claim from there. label "": of nobody who is named."""

    label: str
    named: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table that says the same."""

    said: SaidRow
    outlet: str
    lanes: tuple[str, ...]


def stretch(value: str | None) -> tuple[date, date] | None:
    """The first and the last day of a date as far as it is known; None where no calendar has it."""
    if not value:
        return None
    try:
        if found := _DAY.match(value):
            day = date(*(int(part) for part in found.groups()))
            return day, day
        if found := _WEEK.match(value):
            first = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return first, first + timedelta(days=6)
        if found := _MONTH.match(value):
            year, month = int(found[1]), int(found[2])
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        if found := _YEAR.match(value):
            return date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)
    except ValueError:
        return None
    return None


def lanes_of(graph: SourceGraph) -> dict[str, tuple[str, ...]]:
    """For each report the origins that it has the claim from, as points of the graph."""
    reached: dict[str, list[str]] = {}
    for point in graph.points:
        if point.kind != "origin":
            continue
        seen, waiting = {point.id}, [point.id]
        for here in waiting:
            for arrow in graph.out_of(here):
                if arrow.end not in seen:
                    seen.add(arrow.end)
                    waiting.append(arrow.end)
        for other in seen - {point.id}:
            reached.setdefault(other, []).append(point.id)
    return {report: tuple(found) for report, found in reached.items()}


def lanes(graph: SourceGraph, said: Sequence[SaidRow], nobody: str) -> list[Lane]:
    """A lane for each origin, the graph's order; then one for the reports that rest on nobody who is named."""
    homes = lanes_of(graph)
    labels = {point.id: point for point in graph.points if point.kind == "origin"}
    supporting = [one for one in said if one.side == "for"]
    found = [
        Lane(point.label, point.named, tuple(_marks(one for one in supporting if id_ in homes.get(one.report, ()))))
        for id_, point in labels.items()
    ]
    silent = tuple(_marks(one for one in supporting if not homes.get(one.report)))
    return [*found, *([Lane(nobody, named=False, marks=silent)] if silent else [])]


def _marks(said: Iterator[SaidRow]) -> Iterator[Mark]:
    seen: set[tuple[object, ...]] = set()
    for one in said:
        name = one.called
        for kind, value in (("published", one.said or one.published), ("happened", one.happened)):
            days = stretch(value)
            if days is not None and (kind, days, name) not in seen:
                seen.add((kind, days, name))
                yield Mark(kind, *days, name)


def lines(graph: SourceGraph | None, said: Sequence[SaidRow]) -> list[Line]:
    """The table: each statement for the claim, with the origins behind its report."""
    homes: Mapping[str, tuple[str, ...]] = lanes_of(graph) if graph is not None else {}
    labels = {point.id: point.label for point in graph.points} if graph is not None else {}
    return [
        Line(one, one.called, tuple(labels[id_] for id_ in homes.get(one.report, ())))
        for one in said
        if one.side == "for"
    ]
