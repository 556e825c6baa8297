from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ondit.claims.compare import compatible
from ondit.packs.domain import domain_pack
from ondit.records import Frame, Item, Party, Quantity

ARMS = domain_pack("arms-transfers")
STAGES = ["considered", "talks", "offered", "announced", "contracted", "delivered", "suspended"]

PARTIES = st.one_of(st.none(), st.sampled_from([Party("Iran", "IR", "state"), Party("Mali", "ML", "state")]))
ITEMS = st.sampled_from([Item("drones", None, "drones"), Item("Haubitzen", None, "III"), Item("tank", "T-72", "I")])
COUNTS = st.sampled_from([Quantity(None, None, None, False), Quantity("12", 12, 12, False), Quantity("2", 2, 2, False)])


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    unsure = draw(st.sampled_from([(), ("supplier",), ("supplier", "recipient")]))
    return {
        "supplier": draw(PARTIES),
        "recipient": draw(PARTIES),
        "item": draw(ITEMS),
        "quantity": draw(COUNTS),
        "stage": draw(st.sampled_from(STAGES)),
        "mode": "sale",
        "uncertain": unsure,
    }


def frame(**changes: object) -> Frame:
    base: dict[str, object] = {
        "supplier": Party("Iran", "IR", "state"),
        "recipient": Party("Russia", "RU", "state"),
        "item": Item("drones", None, "drones"),
        "quantity": Quantity(None, None, None, False),
        "stage": "delivered",
        "mode": "sale",
        "uncertain": (),
    }
    return {**base, **changes}  # type: ignore[dict-item]


@given(frames(), frames())
def test_the_order_of_two_frames_does_not_matter(one: Frame, other: Frame) -> None:
    there, back = compatible(one, other, ARMS), compatible(other, one, ARMS)
    assert there.verdict == back.verdict
    assert [(r.role, r.verdict) for r in there.reasons] == [(r.role, r.verdict) for r in back.reasons]


@given(frames())
def test_nothing_speaks_against_a_frame_and_itself(one: Frame) -> None:
    assert compatible(one, one, ARMS).against() == ()


def test_other_sides_are_another_event() -> None:
    match = compatible(frame(), frame(recipient=Party("Mali", "ML", "state")), ARMS)
    assert match.verdict == "different"
    assert [reason.code for reason in match.against()] == ["recipient"]


def test_a_side_that_is_uncertain_proves_nothing() -> None:
    other = frame(recipient=Party("Mali", "ML", "state"), uncertain=("recipient",))
    assert compatible(frame(), other, ARMS).verdict == "possible"


def test_two_words_for_one_kind_agree_across_languages() -> None:
    other = frame(item=Item("Drohnen", None, "drones"), supplier=Party("Iran", "IR", "state"))
    assert compatible(frame(), other, ARMS).verdict == "same"


def test_numbers_without_a_common_one_differ() -> None:
    twelve, two = (frame(quantity=Quantity(str(n), n, n, False)) for n in (12, 2))
    assert [r.code for r in compatible(twelve, two, ARMS).against()] == ["quantity"]
    hundreds = frame(quantity=Quantity("hundreds", 200, None, False))
    assert compatible(hundreds, frame(quantity=Quantity("300", 300, 300, False)), ARMS).against() == ()


def test_a_stage_that_says_less_may_be_the_same_event() -> None:
    assert compatible(frame(stage="announced"), frame(stage="contracted"), ARMS).verdict == "possible"
    assert compatible(frame(stage="talks"), frame(stage="contracted"), ARMS).verdict == "different"


def test_vague_words_may_mean_any_thing() -> None:
    assert compatible(frame(), frame(item=Item("systems", None, None)), ARMS).verdict == "possible"
