"""Taking reports in: all of a reading or nothing, twice is once, nothing is overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select
from tests.ledger.likeness import dump
from tests.making import german, reading, report, statement

from ondit.errors import LedgerError
from ondit.ledger.adding import add_reading, current_reading
from ondit.ledger.asking import counts, readings_of, report_row, versions_of
from ondit.ledger.search import search
from ondit.ledger.settling import settle
from ondit.ledger.store import Ledger
from ondit.ledger.tables import links, readings, reports, statements, voices
from ondit.records import MadeBy, Reading, as_json
from ondit.tracing import renamed

TEXT = "Kenya orders four boats\n\nKenya has ordered four boats, the ministry said. They come in May."


def read(text: str = TEXT, *, by: str = "1", **fields: Any) -> Reading:
    page = report(text, url="https://example.org/a", language="en", **fields)
    made_by = MadeBy(by, {"en": by}, {"en": by})
    made = reading(page, *(statement(text, line) for line in text.split("\n\n")[1:]))
    return replace(made, made_by=made_by)


def test_a_reading_comes_back_as_it_was(ledger: Ledger, stories: Sequence[Reading]) -> None:
    for one in (*stories[:5], german()):
        added = add_reading(ledger, one)
        with ledger.reading() as connection:
            assert as_json(current_reading(connection, added.report)) == as_json(renamed(one, added.report))


def test_all_of_it_can_be_asked_for(ledger: Ledger) -> None:
    one = german()
    add_reading(ledger, one)
    with ledger.reading() as connection:
        assert counts(connection)["statements"] == len(one.statements)
        rows = {row.id: row for row in connection.execute(select(statements))}
        row = rows["s-3333333333"]
        assert (row.who, row.named, row.stance, row.happened) == ("chilenischer Beamter", False, "CT+", "XXXX-09")
        assert row.content == "„Im September war alles fertig“"
        assert connection.execute(select(func.count()).select_from(voices)).scalar() == len(one.voices)
        steps = connection.execute(select(links.c.link).where(links.c.statement == "s-1111111111")).scalars().all()
        assert set(steps) == {"publishes", "credits", "quotes", "rests-on"}


def test_adding_twice_changes_nothing(ledger: Ledger, stories: Sequence[Reading], made: Sequence[Reading]) -> None:
    some = [*stories[:6], *made[:6]]
    for one in some:
        assert add_reading(ledger, one).what == "new"
    settle(ledger)
    before = dump(ledger)
    for one in some:
        assert add_reading(ledger, one).what == "known"
    settle(ledger)
    assert dump(ledger) == before


def test_a_changed_article_is_a_new_version(ledger: Ledger) -> None:
    first = add_reading(ledger, read())
    second = add_reading(ledger, read(TEXT.replace("four", "six")))
    assert (second.report, second.what, second.version) == (first.report, "version", 2)
    with ledger.reading() as connection:
        one, other = versions_of(connection, first.report)
        assert (one.number, one.changes, other.number) == (1, (), 2)
        assert {change.kind for change in other.changes} == {"corrected"}
        assert report_row(connection, first.report).title == "Kenya orders six boats"
        assert [row[3] for row in readings_of(connection, first.report)] == [False, True]
        assert search(connection, "six") != []
        assert search(connection, "four") == []


def test_adding_old_and_new_version_again_changes_nothing(ledger: Ledger) -> None:
    both = [read(), read(TEXT + " More is said.")]
    for one in both:
        add_reading(ledger, one)
    before = dump(ledger)
    for one in both * 2:
        assert add_reading(ledger, one).what == "known"
    assert dump(ledger) == before


def test_a_newer_reading_stands_beside_the_old(ledger: Ledger) -> None:
    add_reading(ledger, read())
    again = add_reading(ledger, read(by="2"))
    assert (again.what, again.version) == ("reading", 1)
    with ledger.reading() as connection:
        assert len(readings_of(connection, again.report)) == 2
        assert current_reading(connection, again.report).made_by.ondit == "2"
    assert add_reading(ledger, read()).what == "known"
    with ledger.reading() as connection:
        assert current_reading(connection, again.report).made_by.ondit == "2"


def test_a_poorer_carrier_erases_nothing(ledger: Ledger) -> None:
    added = add_reading(ledger, read(outlet="Post", published="2025-03-04"))
    add_reading(ledger, read(TEXT + " More."))
    with ledger.reading() as connection:
        row = report_row(connection, added.report)
        assert (row.outlet, row.published, row.version) == ("Post", "2025-03-04", 2)


def test_nothing_of_a_reading_that_breaks_is_there(ledger: Ledger, made: Sequence[Reading]) -> None:
    add_reading(ledger, made[0])
    before = dump(ledger)
    twice = replace(made[1], statements=(*made[1].statements, made[1].statements[0]))  # two of one id
    with pytest.raises(LedgerError):
        add_reading(ledger, twice)
    assert dump(ledger) == before
    assert add_reading(ledger, made[1]).what == "new"


def test_a_report_that_says_nothing(ledger: Ledger) -> None:
    page = report("Stub", id="r", language="en")
    empty = reading(page)
    assert add_reading(ledger, empty).what == "new"
    settle(ledger)
    assert add_reading(ledger, empty).what == "known"


def test_letters_that_break_databases(ledger: Ledger) -> None:
    """A null, half of a pair, text against the line, quotes: taken in, or refused in one clear line."""
    for number, odd in enumerate(("\0", "\ud800", "'; DROP TABLE reports; --", "\u202e", "\U0001f6a2", "\\", "%_")):
        text = f"Boats {number} {odd}\n\nFour boats {odd} come, it was said."
        page = report(text, id=f"r{number}", language="en", outlet=f"Post {odd}", url=f"https://example.org/{number}")
        add_reading(ledger, reading(page, statement(text, text.split("\n\n")[1])))
    settle(ledger)
    with ledger.reading() as connection:
        assert connection.execute(select(func.count()).select_from(readings)).scalar() == 7
        assert connection.execute(select(func.count()).select_from(reports)).scalar() == 7


def test_a_statement_of_a_megabyte(ledger: Ledger) -> None:
    """A server finds it by its first 200,000 characters."""
    text = "Long\n\n" + " ".join(f"word{number} {number:0120}" for number in range(9_000))
    page = report(text, language="en")
    assert add_reading(ledger, reading(page, statement(text, text[6:]))).what == "new"
    with ledger.reading() as connection:
        assert len(search(connection, "word17")) == 1
