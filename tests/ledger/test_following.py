"""What is new about what somebody follows: one line for each thing that happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.ledger.news import news
from tests.making import reading, report, span, statement, voice

from ondit.errors import LedgerError
from ondit.ledger.adding import add_reading
from ondit.ledger.asking import claims_in
from ondit.ledger.following import changes_in, follow, followed, mark_seen, news_of, unfollow
from ondit.ledger.judging import retract
from ondit.ledger.settling import settle
from ondit.ledger.store import Ledger
from ondit.provenance.matters import MOST, Kind
from ondit.records import Claim, Frame, Origins, Quantity, Reading, Relation, Said


def heard(ledger: Ledger) -> list[tuple[str, str]]:
    with ledger.reading() as connection:
        return [(one.kind, one.text) for one in reversed(news_of(connection))]


def claim_id(ledger: Ledger) -> str:
    settle(ledger)
    with ledger.reading() as connection:
        return claims_in(connection, framed=True)[0].id


def test_a_repeat_and_a_denial(ledger: Ledger, made: Sequence[Reading]) -> None:
    add_reading(ledger, made[0])
    add_reading(ledger, made[1])
    one = follow(ledger, "claim", claim_id(ledger))
    for later in made[2:4]:
        add_reading(ledger, later)
        settle(ledger)
    kinds = [kind for kind, _ in heard(ledger)]
    assert kinds.count("repeat") + kinds.count("origin") >= 1
    assert kinds.count("denial") == 1
    with ledger.reading() as connection:
        (now,) = followed(connection)
    assert (now.id, now.unseen) == (one.id, len(kinds))
    assert now.what == claim_id(ledger) != one.what


def test_a_followed_claim_is_not_lost_when_its_matter_falls_apart(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The report that is one too many lets being together bind nobody, and each story is a matter of its own."""
    monkeypatch.setitem(MOST, Kind.GIVEN, 12)
    some = list(news(15, seed=5))
    for one in some[:12]:
        add_reading(ledger, one)
    settle(ledger)
    with ledger.reading() as connection:
        wanted = [row.id for row in claims_in(connection, framed=True)]
    for id_ in wanted:
        follow(ledger, "claim", id_)
    for one in some[12:]:
        add_reading(ledger, one)
    settle(ledger)
    with ledger.reading() as connection:
        here = {row.id for row in claims_in(connection, framed=True)}
        assert {one.what for one in followed(connection)} <= here
        assert len(here) == 3


def test_a_claim_is_not_lost_when_its_only_report_changes(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MOST, Kind.GIVEN, 0)
    (one,) = news(1, seed=6)
    add_reading(ledger, one)
    follow(ledger, "claim", claim_id(ledger))
    text = one.report.text + "\n\nThe minister of Zanzibar, Quentin Oddbody, denied all of it in Harare on Tuesday."
    add_reading(ledger, replace(one, report=replace(one.report, text=text)))
    here = claim_id(ledger)
    with ledger.reading() as connection:
        assert [one.what for one in followed(connection)] == [here]


def test_a_voice_and_a_query(ledger: Ledger) -> None:
    follow(ledger, "voice", "Tilda Quarrem")
    follow(ledger, "query", '"patrol boats" -drones')
    text = "Boats\n\nPatrol boats are dear, Tilda Quarrem said. Boats are wet, she said."
    page = report(text, language="en")
    who = voice("Tilda Quarrem", "v1", kind="person", named=True, mentions=(span(text, "Tilda Quarrem"),))
    said = (statement(text, "Patrol boats are dear", voice="v1"), statement(text, "Boats are wet", voice="v1"))
    one = reading(page, *said, voices=(who,))
    add_reading(ledger, one)
    add_reading(ledger, one)
    assert sorted(heard(ledger)) == [
        ("statement", "Tilda Quarrem: Patrol boats are dear"),
        ("statement", "Tilda Quarrem: Patrol boats are dear (and 1 more)"),
    ]


def test_a_retraction(ledger: Ledger, made: Sequence[Reading]) -> None:
    ids = [add_reading(ledger, one).report for one in made[:2]]
    follow(ledger, "claim", claim_id(ledger))
    retract(ledger, ids[0])
    assert heard(ledger) == [("retracted", f"{made[0].report.outlet.name} took its report back")]


def test_following_twice_is_once_and_ends(ledger: Ledger, made: Sequence[Reading]) -> None:
    one = follow(ledger, "voice", "Ada")
    assert follow(ledger, "voice", "Ada").id == one.id
    unfollow(ledger, one.id)
    with ledger.reading() as connection:
        assert followed(connection) == []
    with pytest.raises(LedgerError, match="nobody follows"):
        unfollow(ledger, one.id)
    assert follow(ledger, "voice", "Ada").id == one.id


def test_what_cannot_be_followed(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="no claim"):
        follow(ledger, "claim", "c-none")
    for query in ("", "-boats", "!!"):
        with pytest.raises(LedgerError, match="asks for nothing"):
            follow(ledger, "query", query)


def test_news_are_seen_once(ledger: Ledger, made: Sequence[Reading]) -> None:
    follow(ledger, "query", "ordered")
    for one in made[:3]:
        add_reading(ledger, one)
    with ledger.reading() as connection:
        rows = [one.row for one in news_of(connection)]
    assert mark_seen(ledger, rows[:1]) == 1
    assert mark_seen(ledger) == 2
    assert mark_seen(ledger) == 0
    with ledger.reading() as connection:
        assert news_of(connection) == []
        assert len(news_of(connection, all_=True)) == 3


def claim(
    *reports: str, denying: Sequence[str] = (), number: str = "four", low: int = 1, high: int = 1, id_: str = "c-1",
    updates: Sequence[Relation] = (),
) -> Claim:  # fmt: skip
    origins = Origins(low, high, 1, None, True, (), (), (), ())
    frame: Frame = {"quantity": Quantity(number, None, None, False), "stage": "contracted"}
    said = tuple(Said(one, "s", ()) for one in reports)
    against = tuple(Said(one, "s", ()) for one in denying)
    return Claim(id_, "Boats", "arms-transfers", frame, said, against, tuple(updates), (), origins)


OUTLETS = {"a": "Post", "b": "Wire", "c": "Star"}


def told(before: Claim, after: Claim, others: Sequence[Claim]) -> list[tuple[str, str | None, str]]:
    return [(one.kind, one.report, one.text) for one in changes_in(before, after, others, OUTLETS)]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (claim("a"), []),
        (claim("a", "b"), [("repeat", "b", "Wire repeats it; no new origin")]),
        (claim("a", "b", "c"), [("repeat", "b", "Wire, Star repeat it; no new origin")]),
        (claim("a", "b", high=2), [("origin", "b", "1-2 independent origins, before 1 independent origin: Wire")]),
        (claim("a", denying="c"), [("denial", "c", "denied in Star")]),
        (
            claim("a", "b", number="six"),
            [("repeat", "b", "Wire repeats it; no new origin"), ("number", "b", "number: six, before four")],
        ),
    ],
)  # fmt: skip
def test_what_changed_in_a_claim(after: Claim, expected: list[tuple[str, str | None, str]]) -> None:
    assert told(claim("a"), after, (after,)) == expected


def test_a_stage_that_moved() -> None:
    other = claim("b", id_="c-2", updates=[Relation("c-1", ())])
    assert told(claim("a"), claim("a"), (claim("a"), other)) == [("stage", "b", "Boats")]
    assert told(claim("a", "b"), claim("a", "b"), (other,)) == []
    denied = claim(denying="b", id_="c-2", updates=[Relation("c-1", ())])
    assert told(claim("a"), claim("a"), (claim("a"), denied)) == []
