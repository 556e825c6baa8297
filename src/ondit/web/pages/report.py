"""A report: its text with every voice beside it, and one statement with its chain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from ondit.ledger.adding import current_reading
from ondit.ledger.asking import (
    ClaimRow,
    ReportRow,
    claims_in,
    judgements_on,
    origins_of_report,
    repeating_retracted,
    repeats_of_report,
    report_row,
    reports_by_id,
    versions_of,
)
from ondit.ledger.judged import Judgement, laid_over, standing
from ondit.ledger.store import Ledger
from ondit.records import Derivation, Reading, Statement
from ondit.web.rendering import show
from ondit.web.show.ladder import fragment, rungs
from ondit.web.show.marking import marked

router = APIRouter()
LISTED = 30  # claims and derivations that are shown beside a report


@dataclass(frozen=True)
class Related:
    """Another report that this one comes from, or that comes from it."""

    row: ReportRow
    derivation: Derivation


@dataclass(frozen=True)
class Kept:
    """All that a ledger knows of a report. retracted_origin: a report that was taken back and that it repeats."""

    row: ReportRow
    reading: Reading
    claims: list[ClaimRow]
    sources: list[Related]
    repeats: list[Related]
    judgements: list[Judgement]
    retracted_origin: str | None


@router.get("/reports/{id_}")
def report_page(request: Request, id_: str, s: Annotated[str, Query(max_length=40)] = "") -> Response:
    """The report; s: the statement in focus."""
    ledger: Ledger = request.app.state.ledger
    with ledger.reading() as connection:
        row = report_row(connection, id_)
        versions = versions_of(connection, row.id)
    if row.state == "forgotten":
        return show(request, "forgotten.html.j2", row=row)
    kept = kept_of(ledger, row)
    focus = next((one for one in kept.reading.statements if one.id == s), None)
    return show(
        request,
        "report.html.j2",
        kept=kept,
        row=row,
        report=kept.reading.report,
        voices={voice.id: voice for voice in kept.reading.voices},
        paragraphs=marked(kept.reading, focus.id if focus else None),
        focus=focus,
        rungs=rungs(focus, kept.reading) if focus else [],
        fragment=fragment(focus.content) if focus else "",
        inner=_inner(focus, kept.reading),
        versions=versions,
        judged=[one for one in kept.judgements if focus and one.target == f"{row.id}/{focus.id}"],
    )


def kept_of(ledger: Ledger, row: ReportRow) -> Kept:
    """A report with what people judged laid over it. Raises LedgerError."""
    with ledger.reading() as connection:
        reading = laid_over(current_reading(connection, row.id), standing(connection, [row.id]))
        origins, repeats = (
            origins_of_report(connection, row.id)[:LISTED],
            repeats_of_report(connection, row.id)[:LISTED],
        )
        rows = reports_by_id(connection, [*(one.origin for one in origins), *(one.report for one in repeats)])
        return Kept(
            row,
            reading,
            claims_in(connection, report=row.id, most=LISTED),
            [Related(rows[one.origin], one) for one in origins if one.origin in rows],
            [Related(rows[one.report], one) for one in repeats if one.report in rows],
            judgements_on(connection, report=row.id),
            repeating_retracted(connection, [row.id]).get(row.id),
        )


def _inner(focus: Statement | None, reading: Reading) -> list[Statement]:
    """The statements that stand in the one in focus, and the one that it stands in."""
    if focus is None:
        return []
    return [one for one in reading.statements if one.parent == focus.id or one.id == focus.parent]
