"""Matters kept up to date report by report are those that all reports together make, however it came about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select
from tests.ledger.likeness import dump

from ondit.ledger.adding import add_reading
from ondit.ledger.placing import place, replace, sizes, unplace
from ondit.ledger.store import Ledger, open_ledger
from ondit.ledger.tables import keys, matters, report_keys, reports
from ondit.provenance.matters import MOST, Key, Kind, keys_of, matters_of
from ondit.records import Reading

REPORTS = 9
CAPS = {Kind.GIVEN: 3, Kind.NAMES: 2, Kind.EVENT: 3, Kind.WORDING: 4}  # small, so that they are crossed both ways

STEPS = st.lists(
    st.tuples(
        st.integers(1, REPORTS),
        st.frozensets(
            st.tuples(st.integers(0, 3), st.integers(0, 3)).map(lambda key: key[1] << 2 | key[0]), max_size=5
        ),
    ),
    max_size=25,
)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind, most in CAPS.items():
        monkeypatch.setitem(MOST, kind, most)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def board(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with reports that have no place yet."""
    path = str(tmp_path_factory.mktemp("board") / "ondit.db")
    ledger = open_ledger(path if request.param == "sqlite" else request.getfixturevalue("databases")())
    with ledger.writing() as connection:
        row = {"version": 1, "state": "kept", "added_at": "", "added_by": ""}
        connection.execute(insert(reports), [row | {"row": n, "id": str(n)} for n in range(1, REPORTS + 1)])
    yield ledger
    ledger.close()


def together(connection: Connection) -> set[frozenset[str]]:
    found: dict[int, set[str]] = {}
    for id_, matter in connection.execute(select(reports.c.id, reports.c.matter)):
        if matter is not None:
            found.setdefault(matter, set()).add(id_)
    return {frozenset(some) for some in found.values()}


def counted(connection: Connection) -> dict[Key, int]:
    return {key: held for key, held in connection.execute(select(keys.c.key, keys.c.held)) if held}


@pytest.mark.usefixtures("small")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_after_any_steps_the_matters_are_those_of_what_is_there(
    board: Ledger, steps: Sequence[tuple[int, frozenset[Key]]]
) -> None:
    there: dict[str, frozenset[Key]] = {}
    with board.engine.connect() as connection, connection.begin() as undone:
        for row, wanted in steps:
            if str(row) not in there:
                place(connection, row, wanted)
                there[str(row)] = wanted
            elif wanted & {0, 1, 4}:
                replace(connection, row, wanted)
                there[str(row)] = wanted
            else:
                unplace(connection, row)
                del there[str(row)]
            assert together(connection) == {frozenset(some) for some in matters_of(there)}
        held = counted(connection)
        assert held == {key: n for key in held if (n := sum(key in some for some in there.values()))}
        assert {key for some in there.values() for key in some} == set(held)
        empty = select(matters.c.id).where(matters.c.id.not_in(select(reports.c.matter).where(reports.c.matter > 0)))
        assert not connection.execute(empty).all()
        undone.rollback()


def test_the_matters_of_many_reports(ledger: Ledger, made: Sequence[Reading]) -> None:
    """Beyond sixty reports, being together in one ledger binds no longer."""
    wanted = {}
    for reading in made[:75]:
        added = add_reading(ledger, reading)
        wanted[added.report] = keys_of(reading)
    assert dump(ledger)["matters"] == {frozenset(some) for some in matters_of(wanted)}
    with ledger.reading() as connection:
        assert sizes(connection)[0] < 75
        assert sum(sizes(connection)) == 75


def test_a_report_keeps_its_matter_while_its_text_changes(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        row = {"version": 1, "state": "kept", "added_at": "", "added_by": ""}
        connection.execute(insert(reports), [row | {"row": 1, "id": "1"}])
        home = place(connection, 1, {4, 8})
        assert replace(connection, 1, {12}) == home
        assert set(connection.execute(select(report_keys.c.key)).scalars()) == {12}
