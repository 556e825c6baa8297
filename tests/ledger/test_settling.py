"""What a ledger claims is what a fresh trace of its readings claims, in whatever order they came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from tests.ledger.likeness import dump
from tests.ledger.news import news
from tests.making import reading, report, statement

from ondit.ledger.adding import add_reading, current_reading
from ondit.ledger.asking import claim_of, claim_row, claims_in, resolved, said_for
from ondit.ledger.judging import reject, same, withdraw
from ondit.ledger.settling import settle, settle_matter
from ondit.ledger.store import Ledger, open_ledger
from ondit.ledger.tables import former, matters, metadata, reports
from ondit.provenance.matters import MOST, Kind
from ondit.records import MadeBy, Reading, as_json
from ondit.tracing import join


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def again(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger that is emptied for each example."""
    path = str(tmp_path_factory.mktemp("again") / "ondit.db")
    ledger = open_ledger(path if request.param == "sqlite" else request.getfixturevalue("databases")())
    yield ledger
    ledger.close()


def emptied(ledger: Ledger) -> Ledger:
    with ledger.writing() as connection:
        for table in reversed(metadata.sorted_tables):
            if table.name != "meta":
                connection.execute(table.delete())
    return ledger


def fresh(ledger: Ledger) -> dict[str, Any]:
    """What a trace of the current readings gives: claims and derivations."""
    with ledger.reading() as connection:
        ids = list(connection.execute(select(reports.c.id).order_by(reports.c.published, reports.c.id)).scalars())
        trace = join([current_reading(connection, id_) for id_ in ids])
    return {
        "claims": {claim.id: as_json(claim) for claim in trace.claims},
        "derivations": {(one.report, one.origin): as_json(one) for one in trace.derivations},
    }


def kept(ledger: Ledger) -> dict[str, Any]:
    """The same as it stands in the ledger."""
    import json

    found = dump(ledger)
    rows = [json.loads(row) for row in found["derivations"]]
    return {
        "claims": {row["id"]: row["body"] for row in map(json.loads, found["claims"])},
        "derivations": {(row["report"], row["origin"]): row["body"] for row in rows},
    }


def test_claims_of_real_stories_in_any_order(again: Ledger, stories: Sequence[Reading]) -> None:
    first = None
    for seed in range(2):
        shuffled = list(stories)
        Random(seed).shuffle(shuffled)
        ledger = emptied(again)
        for number, one in enumerate(shuffled):
            add_reading(ledger, one)
            if number % (7 + seed) == 0:
                settle(ledger)
        settle(ledger)
        assert kept(ledger) == fresh(ledger)
        first = first or dump(ledger)
        assert dump(ledger) == first
    assert first is not None
    assert len(first["claims"]) > 10


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 29), min_size=1, max_size=14, unique=True), st.sets(st.integers(0, 13)), st.booleans())
def test_claims_of_any_reports_in_any_order(
    again: Ledger, made: Sequence[Reading], numbers: Sequence[int], pauses: set[int], parted: bool
) -> None:
    """parted: so that being together binds nobody, and there are many matters."""
    ledger = emptied(again)
    with pytest.MonkeyPatch.context() as patch:
        if parted:
            patch.setitem(MOST, Kind.GIVEN, 3)
        for place, number in enumerate(numbers):
            add_reading(ledger, made[number])
            if place in pauses:
                settle(ledger)
        settle(ledger)
        assert kept(ledger) == fresh(ledger)


def test_beyond_sixty_reports(ledger: Ledger) -> None:
    for one in news(66, seed=3):
        add_reading(ledger, one)
    assert settle(ledger) > 1
    assert kept(ledger) == fresh(ledger)
    assert settle(ledger) == 0


def test_only_what_changed_is_settled(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MOST, Kind.GIVEN, 1)
    some = list(news(15))
    for one in some[:14]:
        add_reading(ledger, one)
    left: list[int] = []
    assert settle(ledger, left.append) == 3
    assert left == [3, 2, 1]
    add_reading(ledger, some[14])
    assert settle(ledger) == 1


def test_a_matter_that_changed_meanwhile_waits(ledger: Ledger, made: Sequence[Reading]) -> None:
    add_reading(ledger, made[0])
    with ledger.reading() as connection:
        (id_,) = connection.execute(select(matters.c.id)).scalars()
    from ondit.ledger import settling

    with pytest.MonkeyPatch.context() as patch:
        joined = settling.Matter.joined

        def slow(self: settling.Matter) -> Any:
            add_reading(ledger, made[1])  # somebody else is quicker
            return joined(self)

        patch.setattr(settling.Matter, "joined", slow)
        assert settle_matter(ledger, id_) is False
    assert settle_matter(ledger, id_) is True
    assert settle_matter(ledger, id_ + 100) is False
    assert kept(ledger) == fresh(ledger)


def test_a_claim_is_found_by_the_ids_it_had(ledger: Ledger, made: Sequence[Reading]) -> None:
    ids = []
    for one in made[:4]:
        add_reading(ledger, one)
        settle(ledger)
        with ledger.reading() as connection:
            ids.append(next(row.id for row in claims_in(connection, framed=True)))
    assert len(set(ids)) > 2
    with ledger.reading() as connection:
        assert {resolved(connection, id_) for id_ in ids} == {ids[-1]}
        assert resolved(connection, ids[-1][:8]) == ids[-1]
        assert len(said_for(connection, ids[-1])) >= 4


def test_an_id_that_comes_back_means_its_claim(ledger: Ledger, made: Sequence[Reading]) -> None:
    added = [add_reading(ledger, one) for one in made[:2]]
    settle(ledger)
    with ledger.reading() as connection:
        first = next(row.id for row in claims_in(connection, framed=True))
    judged = reject(ledger, f"{added[1].report}/{made[1].statements[0].id}")
    settle(ledger)
    with ledger.reading() as connection:
        second = resolved(connection, first)
    withdraw(ledger, judged.id)
    settle(ledger)
    with ledger.reading() as connection:
        assert first != second
        assert resolved(connection, first) == first == resolved(connection, second)
        assert first not in connection.execute(select(former.c.id)).scalars().all()


def test_when_a_claim_got_its_form(ledger: Ledger, made: Sequence[Reading]) -> None:
    """A claim that stays as it is keeps its moment; one that changes under the same id does not."""
    added = [add_reading(ledger, one) for one in made[:3]]
    settle(ledger)
    with ledger.reading() as connection:
        before = next(iter(claims_in(connection, framed=True)))
    add_reading(ledger, made[10])
    settle(ledger)
    with ledger.reading() as connection:
        assert claim_row(connection, before.id).changed_at == before.changed_at
    same(ledger, f"{added[0].report}:v1", f"{added[1].report}:v1")
    settle(ledger)
    with ledger.reading() as connection:
        assert claim_row(connection, before.id).changed_at > before.changed_at
        assert any(reason.code == "judged-same" for reason in claim_of(connection, before.id).origins.because)  # type: ignore[union-attr]


def test_reports_without_a_date_come_in_one_order(ledger: Ledger) -> None:
    texts = {
        f"n{n}": f"Boat {n}\n\nThe Halvorsen yard has sold boat number {n} to Lunden, Tilda Quarrem said."
        for n in range(4)
    }
    for n, (id_, text) in enumerate(texts.items()):
        page = report(text, id=id_, language="en", published=f"2025-01-0{n}" if n % 2 else None)
        add_reading(ledger, reading(page, statement(text, text.split("\n\n")[1])))
    from ondit.ledger.settling import matter_of

    with ledger.reading() as connection:
        matter = matter_of(connection, connection.execute(select(matters.c.id)).scalar_one())
    assert matter is not None
    assert [one.report.published for one in matter.readings] == [None, None, "2025-01-01", "2025-01-03"]


def test_a_newer_reading_is_the_one_that_claims(ledger: Ledger, made: Sequence[Reading]) -> None:
    for one in made[:3]:
        add_reading(ledger, one)
    settle(ledger)
    newer = replace(
        made[1], made_by=MadeBy("9.0", {"en": "9"}, {"en": "9"}), claims=(), statements=made[1].statements[1:]
    )
    assert add_reading(ledger, newer).what == "reading"
    settle(ledger)
    assert kept(ledger) == fresh(ledger)
    with ledger.reading() as connection:
        said = [row.report for claim in claims_in(connection, framed=True) for row in said_for(connection, claim.id)]
    assert len(set(said)) == 2
