"""A trace as one page that stands alone: no script, nothing fetched, every word of a report escaped."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ondit.drawing.svg import draw, plain
from ondit.drawing.words import day, range_in_words, said_by, through
from ondit.provenance.sources import SourceGraph
from ondit.records import Claim, Reading, Said, Trace, called

TEMPLATE = Path(__file__).with_name("trace.html.j2")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table that says the same as the drawing."""

    who: str
    note: str
    whence: str
    shown: str


def page(trace: Trace, graphs: Mapping[str, SourceGraph], *, lines: Mapping[str, str]) -> str:
    """The page of a trace; graphs and lines (a claim's frame in one line) by the claim's id."""
    readings = {reading.report.id: reading for reading in trace.reports}
    claims = [_claim(claim, graphs[claim.id], lines.get(claim.id, ""), readings) for claim in chosen(trace.claims)]
    reports = [_report(reading) for reading in trace.reports]
    heading = f"{_counted(len(reports), 'report')}, {_counted(len(claims), 'claim')}"
    filled: str = _template().render(heading=heading, claims=claims, reports=reports)
    return filled


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number != 1 else ''}"


@functools.cache
def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_shown
    )
    return environment.from_string(TEMPLATE.read_text("utf-8"))


def _shown(value: Any) -> Any:
    """Text as it may stand on the page: without what turns the direction of reading. The drawing is clean already."""
    return plain(value) if type(value) is str else value


def _claim(claim: Claim, graph: SourceGraph, line: str, readings: Mapping[str, Reading]) -> dict[str, Any]:
    from markupsafe import Markup

    counted = range_in_words(claim)
    more = through(claim)
    return {
        "id": claim.id,
        "text": claim.text,
        "line": line,
        "range": f"{counted}; {more}" if more else counted,
        "because": [reason.text for reason in claim.origins.because] if claim.origins and claim.supporting else [],
        "drawing": Markup(draw(graph, title=f"Who has it from whom: {claim.text}")),  # noqa: S704 (built as XML, escaped)
        "rows": list(rows(graph)),
        "nothing": list(adds_nothing(graph)),
        "supporting": [_said(said, readings) for said in claim.supporting],
        "denying": [_said(said, readings) for said in claim.denying],
    }


def rows(graph: SourceGraph) -> Iterator[Row]:
    """For every report and relayed outlet whom it has it from, with the words for that."""
    labels = {point.id: point.label for point in graph.points}
    for point in graph.points:
        for arrow in graph.into(point.id):
            shown = " … ".join(dict.fromkeys(f"“{' '.join(span.text.split())}”" for span in arrow.evidence))
            yield Row(point.label, point.note, f"{arrow.how} {labels[arrow.start]}", shown)


def adds_nothing(graph: SourceGraph) -> Iterator[str]:
    """The reports that have the claim from others of these reports alone, each with the reason."""
    points = {point.id: point for point in graph.points}
    for point in graph.points:
        arrows = list(graph.into(point.id))
        if point.kind == "report" and arrows and all(points[arrow.start].kind == "report" for arrow in arrows):
            yield f"{point.label}: {', '.join(f'{arrow.how} {points[arrow.start].label}' for arrow in arrows)}"


def _said(said: Said, readings: Mapping[str, Reading]) -> dict[str, str]:
    reading = readings[said.report]
    statement = next(one for one in reading.statements if one.id == said.statement)
    return {
        "language": reading.report.language,
        "text": " … ".join(" ".join(span.text.split()) for span in statement.content),
        "voice": said_by(statement, reading),
        "where": ", ".join(part for part in (called(reading.report), day(reading.report)) if part),
    }


def _report(reading: Reading) -> dict[str, str]:
    report = reading.report
    return {
        "id": report.id,
        "outlet": called(report),
        "date": day(report) or "unknown",
        "language": report.language,
        "title": report.title or "",
    }


def chosen(claims: Sequence[Claim]) -> list[Claim]:
    """Claims as people want to see them: first those that somebody speaks for, and of these those of most reports."""
    return sorted(claims, key=lambda claim: (rests_on_nobody(claim), -len({said.report for said in claim.supporting})))


def rests_on_nobody(claim: Claim) -> bool:
    """Whether a claim is only what several pages say themselves, and no event that a domain knows."""
    return claim.frame is None and claim.origins is not None and not claim.origins.assessable
