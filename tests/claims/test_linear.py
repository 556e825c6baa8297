"""Hostile text costs the finders work in proportion to its length. Steps are counted, not seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from tests.claims.marked import ARMS, counted

from ondit.annotate.document import Document
from ondit.claims.items import find_items
from ondit.claims.money import find_money
from ondit.claims.quantities import find_quantities
from ondit.packs.language import language_pack

UNITS = (
    "tank", "Panzer", "T-72", "T-72 tanks", "a-tank", "anti-", "Leopard", "hundred", "hundreds of", "million", "$",
    "1,", "1.000", "-", "10 to", "155 mm", "long-range", "self-propelled howitzer", "(", "of the type", "Tanks",
    "between 1 and",
)  # fmt: skip
PACK = language_pack("en")
FINDERS: dict[str, Callable[[Document], object]] = {
    "items": lambda doc: find_items(doc, PACK, ARMS),
    "quantities": lambda doc: find_quantities(doc, PACK, times=()),
    "money": lambda doc: find_money(doc, PACK),
}


def steps(work: Callable[[], Any]) -> int:
    """Lines of the claims room that are run, each turn of a loop counted."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if "claims" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("finder", FINDERS)
@pytest.mark.parametrize("joint", [" ", ""])
@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_the_text(unit: str, joint: str, finder: str) -> None:
    find = FINDERS[finder]
    few, many = (counted(joint.join([unit] * size)) for size in (150, 300))
    find(few)
    assert steps(lambda: find(many)) <= 2.4 * steps(lambda: find(few)) + 200
