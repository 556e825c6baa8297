from __future__ import annotations

from typing import Any

from tests.making import reading, report, statement

from ondit.claims.uniting import United, relations, unite
from ondit.records import Claim, Item, Party, Quantity, Reading, Said

NORWAY, CHAD, PERU = Party("Norway", "NO", "state"), Party("Chad", "TD", "state"), Party("Peru", "PE", "state")
LORRIES = Item("lorries", None, "lorries")
UNKNOWN = Quantity(None, None, None, False)


def count(number: int) -> Quantity:
    return Quantity(str(number), number, number, False)


def made(name: str, **changes: Any) -> Reading:
    """A reading of one statement, which makes a claim of a frame: Norway has delivered lorries to Chad."""
    text = f"Lorries for Chad ({name})."
    said = statement(text, text)
    frame: Any = {
        "supplier": NORWAY, "recipient": CHAD, "item": LORRIES, "quantity": UNKNOWN,
        "stage": "delivered", "mode": "sale", "uncertain": (),
    } | changes  # fmt: skip
    claim = Claim(
        id=f"c-{name}", text=text, pack="arms-transfers", frame=frame, supporting=(Said(name, said.id, ()),),
        denying=(), updates=(), contradicts=(), origins=None,
    )  # fmt: skip
    return reading(report(text, id=name, language="en"), said, claims=(claim,))


def together(groups: list[United]) -> list[list[str]]:
    return sorted(sorted(group.reports()) for group in groups)


def test_frames_of_one_event_are_one_claim_and_lend_each_other_what_they_know() -> None:
    (group,) = unite([made("r1", quantity=count(8)), made("r2", supplier=None)], set())
    assert group.reports() == {"r1", "r2"}
    assert (group.frame["supplier"], group.frame["quantity"]) == (NORWAY, count(8))


def test_another_recipient_is_another_event() -> None:
    assert together(unite([made("r1"), made("r2", recipient=PERU)], set())) == [["r1"], ["r2"]]


def test_another_number_is_another_event_unless_it_was_copied() -> None:
    readings = [made("r1", quantity=count(12)), made("r2", quantity=count(2))]
    assert together(unite(readings, set())) == [["r1"], ["r2"]]
    (group,) = unite(readings, {("r2", "r1")})
    quantity = group.frame["quantity"]
    assert isinstance(quantity, Quantity)
    assert (quantity.min, quantity.max) == (2, 12)


def test_a_copy_joins_two_groups_that_stood_before_it_was_read() -> None:
    readings = [
        made("r1", quantity=count(12)),
        made("r2", quantity=count(12)),
        made("r3", quantity=count(2)),
        made("r4", quantity=count(2)),
    ]
    assert together(unite(readings, {("r4", "r2")})) == [["r1", "r2", "r3", "r4"]]


def test_sides_that_nobody_is_sure_of_may_be_the_other_way_round() -> None:
    talks = {"stage": "talks"}
    open_ = talks | {"supplier": CHAD, "recipient": NORWAY, "uncertain": ("supplier", "recipient")}
    assert together(unite([made("r1", **talks), made("r2", **open_)], set())) == [["r1", "r2"]]
    sure = talks | {"supplier": CHAD, "recipient": NORWAY}
    assert together(unite([made("r1", **talks), made("r2", **sure)], set())) == [["r1"], ["r2"]]


def test_a_later_stage_updates_and_another_number_contradicts() -> None:
    groups = unite([made("r1", stage="contracted"), made("r2"), made("r3", quantity=count(3))], set())
    names = [min(group.reports()) for group in groups]
    delivered = next(at for at, group in enumerate(groups) if group.frame["stage"] == "delivered")
    updates, _ = relations(groups, names, delivered)
    assert [relation.claim for relation in updates] == ["r1"]


def test_every_claim_stands_in_one_group() -> None:
    readings = [made(f"r{n}", recipient=(CHAD, PERU)[n % 2], quantity=count(n % 3 + 1)) for n in range(12)]
    members = [reading.report.id for group in unite(readings, set()) for reading, _ in group.members]
    assert sorted(members) == sorted(reading.report.id for reading in readings)
