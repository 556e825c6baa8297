"""What is told as it was a moment ago."""

from __future__ import annotations

import pytest

from ondit.web import lately
from ondit.web.lately import Lately


def test_it_is_counted_once_in_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, counted = Lately(), iter(range(9))
    assert [kept.of("voices", lambda: next(counted)) for _ in range(3)] == [0, 0, 0]
    assert kept.of("others", lambda: next(counted)) == 1
    monkeypatch.setattr(lately, "SECONDS", 0.0)
    assert kept.of("voices", lambda: next(counted)) == 2


def test_not_everything_is_kept_for_ever() -> None:
    kept = Lately()
    for number in range(lately.MOST * 2):
        kept.of(number, lambda: None)
    assert len(kept._answers) <= lately.MOST
