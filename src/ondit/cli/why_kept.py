"""`ondit why` of what stands in the ledger: one claim step by step, or how one statement was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondit.cli.kept import answer, opened

if TYPE_CHECKING:
    from ondit.ledger.asking import SaidRow
    from ondit.ledger.store import Ledger
    from ondit.provenance.sources import SourceGraph
    from ondit.records import Claim

DRAWN = 40  # reports of a claim up to which its ladder is drawn: beyond, nobody could read it


def why_kept(place: str | None, wanted: str, form: str) -> None:
    """Explain a claim (c-…) or a statement (s-…, or report/statement). Raises LedgerError if it is not there."""
    with opened(place, settled=wanted.startswith("c-")) as kept:
        if wanted.startswith("c-"):
            _claim(kept, wanted, form)
        else:
            _statement(kept, wanted, form)


def _claim(kept: Ledger, wanted: str, form: str) -> None:
    from ondit.cli.rows import claim_page
    from ondit.ledger.asking import claim_of, judgements_on, repeating_retracted, said_for

    with kept.reading() as connection:
        claim = claim_of(connection, wanted)
        said = said_for(connection, claim.id)
        reports = list(dict.fromkeys(one.report for one in said))
        judged = judgements_on(connection, target=claim.id)
        spoilt = repeating_retracted(connection, reports)
    graph = _graph(kept, claim, said) if form == "table" and len(reports) <= DRAWN else None
    page = claim_page(claim, said, judged, spoilt, graph)
    answer({"claim": claim, "statements": said, "judgements": judged}, form, page)


def _graph(kept: Ledger, claim: Claim, said: list[SaidRow]) -> SourceGraph | None:
    """Who has it from whom, from the readings of the claim's reports alone."""
    from ondit.ledger.adding import current_reading
    from ondit.ledger.asking import origins_of_report
    from ondit.ledger.judged import laid_over, standing, voices_judged
    from ondit.provenance.picture import source_graphs

    reports = list(dict.fromkeys(one.report for one in said if one.side == "for"))
    if not reports:
        return None
    with kept.reading() as connection:
        judged = standing(connection, reports)
        readings = [laid_over(current_reading(connection, report), judged) for report in reports]
        derived = [one for report in reports for one in origins_of_report(connection, report) if one.origin in reports]
    return source_graphs((claim,), readings, derived, judged=voices_judged(judged))[claim.id]


def _statement(kept: Ledger, wanted: str, form: str) -> None:
    from ondit.cli.explain import explain
    from ondit.ledger.adding import current_reading
    from ondit.ledger.asking import statement_place

    with kept.reading() as connection:
        report, id_ = statement_place(connection, wanted)
        reading = current_reading(connection, report)
    statement = next(one for one in reading.statements if one.id == id_)
    answer(statement, form, [explain(reading, statement)])
