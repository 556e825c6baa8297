"""Finding anew what one report's matter claims, right after somebody judged something about it."""

from __future__ import annotations

from ondit.ledger.asking import report_row
from ondit.ledger.settling import settle_matter
from ondit.ledger.store import Ledger

ROUNDS = 3  # it may change again while it is settled


def settle_report(ledger: Ledger, report: str | None) -> None:
    """Settle the matter of a report; None: the judgement was about no report, and nothing changes."""
    if report is None:
        return
    for _ in range(ROUNDS):
        with ledger.reading() as connection:
            matter = report_row(connection, report).matter
        if matter is None or settle_matter(ledger, matter):
            return
