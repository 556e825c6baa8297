"""What a ledger answers, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ondit.errors import LedgerError
from ondit.ledger.adding import add_reading
from ondit.ledger.asking import (
    claim_of,
    claim_row,
    claims_in,
    counts,
    origins_of_report,
    repeating_retracted,
    repeats_in,
    repeats_of_report,
    report_row,
    reports_in,
    said_for,
    voices_in,
)
from ondit.ledger.judging import retract
from ondit.ledger.settling import settle
from ondit.ledger.store import Ledger
from ondit.records import Reading


@pytest.fixture
def ids(ledger: Ledger, made: Sequence[Reading]) -> list[str]:
    """The reports of two stories, settled."""
    found = [add_reading(ledger, one).report for one in made[:10]]
    settle(ledger)
    return found


def test_claims_by_what_they_are(ledger: Ledger, ids: list[str], made: Sequence[Reading]) -> None:
    with ledger.reading() as connection:
        framed = claims_in(connection, framed=True)
        assert len(framed) == 2
        assert [row.last for row in framed] == sorted((row.last for row in framed), key=str, reverse=True)
        assert all(row.denied and row.reports >= 3 for row in framed)
        assert claims_in(connection, framed=True, denied=False) == []
        assert claims_in(connection, stage="contracted") == framed
        assert claims_in(connection, at_least=99) == []
        assert [row.id for row in claims_in(connection, report=ids[0], framed=True)] == [
            row.id for row in framed if ids[0] in {said.report for said in claim_of(connection, row.id).supporting}
        ]
        thing = framed[0].text.split()[-3].upper()
        assert framed[0] in claims_in(connection, words=thing)
        assert claims_in(connection, words="%") == claims_in(connection, words="_") == []
        assert claims_in(connection, most=1, offset=1, framed=True) == framed[1:]


def test_a_claim_with_all_that_is_said(ledger: Ledger, ids: list[str]) -> None:
    with ledger.reading() as connection:
        row = claims_in(connection, framed=True)[0]
        claim, said = claim_of(connection, row.id), said_for(connection, row.id)
        assert claim_row(connection, row.id[:6]) == row
    assert {(one.report, one.statement) for one in said} == {
        (one.report, one.statement) for one in (*claim.supporting, *claim.denying)
    }
    assert {one.side for one in said} == {"for", "against"}
    assert [one.published for one in said] == sorted((one.published for one in said), key=str)
    assert claim.origins is not None
    assert (row.at_least, row.at_most) == (claim.origins.at_least, claim.origins.at_most)


def test_reports(ledger: Ledger, ids: list[str], made: Sequence[Reading]) -> None:
    with ledger.reading() as connection:
        rows = reports_in(connection)
        assert {row.id for row in rows} == set(ids)
        assert [row.published for row in rows] == sorted((row.published for row in rows), key=str, reverse=True)
        name = made[0].report.outlet.name or ""
        assert ids[0] in {row.id for row in reports_in(connection, outlet=name.upper())}
        assert reports_in(connection, outlet="%") == []
        assert [row.statements for row in reports_in(connection, words=(made[0].report.title or "").lower())]
        assert report_row(connection, ids[0][:7]).id == ids[0]
        with pytest.raises(LedgerError, match="several reports"):
            report_row(connection, "r-")
        with pytest.raises(LedgerError, match="no report"):
            report_row(connection, "r-none")


def test_voices(ledger: Ledger, ids: list[str], made: Sequence[Reading]) -> None:
    name = made[0].voices[1].name or ""
    with ledger.reading() as connection:
        rows = voices_in(connection)
        assert [row.reports for row in rows] == sorted((row.reports for row in rows), reverse=True)
        (one,) = voices_in(connection, name=name.upper())
        assert (one.name, one.named, one.reports, one.statements) == (name, True, 5, 5)
        assert voices_in(connection, named=False) == []


def test_who_repeats_whom_and_what_was_taken_back(ledger: Ledger, ids: list[str], made: Sequence[Reading]) -> None:
    with ledger.reading() as connection:
        derived = origins_of_report(connection, ids[2])
        assert [one.origin for one in derived] == [ids[0]]
        assert derived[0] in repeats_of_report(connection, ids[0])
        pairs = {(one.outlet, one.origin) for one in repeats_in(connection)}
        assert (made[2].report.outlet.name, made[0].report.outlet.name) in pairs
        assert repeating_retracted(connection, ids) == {}
    retract(ledger, ids[0])
    with ledger.reading() as connection:
        assert repeating_retracted(connection, ids[1:3]) == dict.fromkeys(ids[1:3], ids[0])
        assert claims_in(connection, report=ids[0], framed=True)[0].retracted == 1


def test_counts(ledger: Ledger, ids: list[str], made: Sequence[Reading]) -> None:
    with ledger.reading() as connection:
        found = counts(connection)
    assert found["reports"] == 10
    assert found["statements"] == sum(len(one.statements) for one in made[:10])
    assert found["judgements"] == found["forgotten"] == 0
