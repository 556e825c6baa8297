"""A trace drawn for people: the reports, then who has it from whom with the reason. Prints nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from ondit.cli.claims import drawn
from ondit.cli.plain import clean, heading, shorten
from ondit.provenance.editions import is_edition
from ondit.records import Derivation, Reading, Report, Trace, called

SHOWN = 160  # cells of a passage that are shown

KINDS = {
    "copy": "is a copy of",
    "trim": "is a shortened copy of",
    "translate": "is a translation of",
    "rewrite": "is a rewriting of",
    "cite": "cites",
}


def render(trace: Trace) -> RenderableType:
    """The whole trace: its reports, what they claim and on how many origins, then who has the whole from whom."""
    claims = Text("\nWhat they claim, and how many independent origins stand behind it\n", style="bold")
    whence = Text("\nWhich report comes from which", style="bold")
    return Group(*_reports(trace.reports), claims, *drawn(trace), whence, *derived(trace))


def _reports(readings: Sequence[Reading]) -> Iterator[RenderableType]:
    yield Text("1 report" if len(readings) == 1 else f"{len(readings)} reports", style="bold")
    for reading in readings:
        report = reading.report
        yield Padding(Text(f"{clean(report.id)}  {clean(report.title or '(no headline)')}"), (0, 0, 0, 2))
        yield Padding(Text(heading(report)), (0, 0, 0, 6))


def derived(trace: Trace) -> Iterator[RenderableType]:
    """One block for each derivation: which report, from which, and the words that say so."""
    reports = {reading.report.id: reading.report for reading in trace.reports}
    for derivation in trace.derivations:
        yield Padding(Text(_sentence(derivation, reports[derivation.report], reports[derivation.origin])), (0, 0, 0, 2))
        for reason in derivation.because:
            shown = "; ".join(f"“{shorten(clean(span.text), SHOWN)}”" for span in reason.evidence)
            yield Padding(Text(f"{reason.text}{': ' if shown else ''}{shown}"), (0, 0, 0, 6))
    if not trace.derivations:
        yield Padding(Text("no report credits or cites another one of these"), (0, 0, 0, 2))


def _sentence(derivation: Derivation, report: Report, origin: Report) -> str:
    if is_edition(derivation):
        return f"{_called(report)} ({report.id}) and {_called(origin)} ({origin.id}) are one text in two languages"
    return f"{_called(report)} {KINDS[derivation.kind]} {_called(origin)}"


def _called(report: Report) -> str:
    return clean(called(report))
