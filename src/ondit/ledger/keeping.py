"""The whole course of reports into a ledger: each is known again or read, and taken in. `settle` does the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import select

from ondit.errors import InputError, PackError
from ondit.ledger.adding import Added, add_reading, current_reading, id_for, is_known, with_id
from ondit.ledger.store import Ledger
from ondit.ledger.tables import reports
from ondit.packs.language import language_pack
from ondit.reading import made_by, read_report
from ondit.records import Reading, Report

Found = Report | Reading | InputError


def keep(ledger: Ledger, found: Iterable[Found]) -> Iterator[Added | InputError]:
    """Take in reports, and readings that were made already; what became of each comes back, errors as they are.

    A report whose text the ledger has as today's rules read it is not read again, so a batch that was cut short goes
    on where it was. What it all changes in the claims is settled later. Raises LedgerError.
    """
    for one in found:
        if isinstance(one, InputError):
            yield one
        elif isinstance(one, Reading):
            yield add_reading(ledger, one)
        else:
            yield _kept(ledger, one)


def _kept(ledger: Ledger, report: Report) -> Added | InputError:
    known = is_known(ledger, report, made_by(language_pack(report.language)))
    if known is not None:
        return known
    return add_reading(ledger, read_report(with_id(report, id_for(ledger, report))))


def reread(ledger: Ledger) -> Iterator[Added]:
    """Read every report again that older rules or models read; the new reading stands beside the old one."""
    with ledger.reading() as connection:
        asked = select(reports.c.id).where(reports.c.state != "forgotten").order_by(reports.c.row)
        waiting = list(connection.execute(asked).scalars())
    for id_ in waiting:
        with ledger.reading() as connection:
            reading = current_reading(connection, id_)
        try:
            today = made_by(language_pack(reading.report.language))
        except PackError:
            continue  # of a language whose pack is gone: the old reading is the best there is
        if reading.made_by != today:
            yield add_reading(ledger, read_report(reading.report))
