"""What the names of elements say: every rule finds its own examples and leaves the others."""

from __future__ import annotations

import pytest

from ondit.ingest.marks import MarkRule, finds_name, mark_rules, marks_of


@pytest.mark.parametrize("rule", mark_rules(), ids=lambda rule: rule.name)
def test_rules(rule: MarkRule) -> None:
    assert rule.finds
    assert rule.leaves
    assert (rule.why != "") == (rule.says == "furniture")
    assert [name for name in rule.finds if not finds_name(rule, name)] == []
    assert [name for name in rule.leaves if finds_name(rule, name)] == []


@pytest.mark.parametrize(
    "attributes",
    [
        {"hidden": ""},
        {"style": "color: red; Display : none"},
        {"style": "visibility:hidden"},
        {"class": "sr-only"},
        {"class": "d-none"},
        {"layout": "nodisplay"},
    ],
)
def test_hidden_in_many_ways(attributes: dict[str, str]) -> None:
    assert "hidden" in marks_of("div", attributes).says


@pytest.mark.parametrize("names", ["hidden lg:block", "d-none d-md-block", "text hidden-gems"])
def test_hidden_on_some_screens_only_is_seen(names: str) -> None:
    assert "hidden" not in marks_of("div", {"class": names}).says


def test_the_id_of_a_heading_is_a_place_to_jump_to() -> None:
    assert marks_of("h3", {"id": "nav_1"}).why is None
    assert marks_of("div", {"id": "nav_1"}).why == "navigation"
