"""Every rule of furniture, credits and kinds finds its own examples and leaves the others."""

from __future__ import annotations

import pytest

from ondit.ingest.credits import credit_line
from ondit.ingest.furniture import by_rules
from ondit.ingest.report import opens_as
from ondit.ingest.rules import (
    CreditRule,
    FurnitureRule,
    KindRule,
    calendars,
    compiled,
    credit_rules,
    furniture_rules,
    kind_rules,
)


@pytest.mark.parametrize("rule", furniture_rules(), ids=lambda rule: rule.name)
def test_furniture(rule: FurnitureRule) -> None:
    assert rule.finds
    assert rule.leaves
    assert [line for line in rule.finds if by_rules(line, (rule,)) is None] == []
    assert [line for line in rule.leaves if by_rules(line, (rule,)) is not None] == []


@pytest.mark.parametrize("rule", credit_rules(), ids=lambda rule: rule.name)
def test_credits(rule: CreditRule) -> None:
    assert rule.finds
    assert rule.leaves
    assert [line for line in rule.finds if not _named(line, rule)] == []
    assert [line for line in rule.leaves if _named(line, rule)] == []


def _named(line: str, rule: CreditRule) -> bool:
    return any(found.rule == rule.name and found.link == rule.link for found in credit_line(line))


@pytest.mark.parametrize("rule", kind_rules(), ids=lambda rule: rule.name)
def test_kinds(rule: KindRule) -> None:
    assert [line for line in rule.finds if not opens_as(line, rule)] == []
    assert [line for line in rule.leaves if opens_as(line, rule)] == []


def test_patterns_take_over_known_groups_only() -> None:
    for rule in furniture_rules():
        for pattern in rule.patterns:
            assert set(compiled(pattern).groupindex) <= {"name", "published", "modified"}
    for credit in credit_rules():
        for pattern in credit.patterns:
            assert set(compiled(pattern).groupindex) <= {"outlet"}


def test_every_calendar_has_twelve_months() -> None:
    for calendar in calendars():
        assert set(calendar.months.values()) == set(range(1, 13))
        assert len(calendar.weekdays) >= 7
