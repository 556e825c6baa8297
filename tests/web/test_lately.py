"""What is told as it was a moment ago."""

from __future__ import annotations

from threading import Event

import pytest

from ondit.web import lately
from ondit.web.lately import Lately


@pytest.fixture(autouse=True)
def _all_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lately, "QUICK", -1.0)


def test_it_is_counted_once_in_a_while() -> None:
    kept, counted = Lately(), iter(range(9))
    assert [kept.of("voices", lambda: next(counted)) for _ in range(3)] == [0, 0, 0]
    assert kept.of("others", lambda: next(counted)) == 1


def test_an_old_answer_is_told_while_a_new_one_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, go, done = Lately(), Event(), Event()
    assert kept.of("voices", lambda: "old") == "old"
    monkeypatch.setattr(lately, "SECONDS", 0.0)

    def count() -> str:
        go.wait(10)
        done.set()
        return "new"

    assert kept.of("voices", count) == "old"
    go.set()
    assert done.wait(10)
    while kept.of("voices", count) != "new":
        pass


def test_nobody_is_told_what_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, counted = Lately(), iter(range(9))
    monkeypatch.setattr(lately, "LONGEST", 0.0)
    assert [kept.of("voices", lambda: next(counted)) for _ in range(3)] == [0, 1, 2]


def test_what_is_quick_is_counted_for_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, counted = Lately(), iter(range(9))
    monkeypatch.setattr(lately, "QUICK", 60.0)
    assert [kept.of("voices", lambda: next(counted)) for _ in range(3)] == [0, 1, 2]


def test_a_count_that_fails_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Lately()
    with pytest.raises(ZeroDivisionError):
        kept.of("voices", lambda: 1 // 0)
    assert kept.of("voices", lambda: 1) == 1


def test_not_everything_is_kept_for_ever() -> None:
    kept = Lately()
    for number in range(lately.MOST * 2):
        kept.of(number, lambda: None)
    assert len(kept._answers) <= lately.MOST
