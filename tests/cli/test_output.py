from __future__ import annotations

import io

import pytest
from tests.making import german

from ondit.cli.output import NOTHING, SOME, Tally
from ondit.errors import InputError

BROKEN = InputError("b\x1b[31m.txt", "is empty", "Give a file with text.")


class Terminal(io.StringIO):
    """A stream that a person watches."""

    def isatty(self) -> bool:
        return True


def test_a_tally_counts_and_passes_on() -> None:
    tally = Tally()
    assert tally.code == NOTHING
    assert list(tally.take([BROKEN, german(), german()])) == [german(), german()]
    assert (tally.read, tally.failed, tally.code) == (2, 1, SOME)


def test_progress_is_shown_to_a_person_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    watched = Terminal()
    monkeypatch.setattr("sys.stderr", watched)
    monkeypatch.setattr("sys.stdout", io.StringIO())
    list(Tally().take([german(), german()]))
    assert "\r1 read" in watched.getvalue()
    assert watched.getvalue().endswith("\r\x1b[K")


def test_progress_is_silent_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.StringIO()
    monkeypatch.setattr("sys.stderr", piped)
    list(Tally().take([german()]))
    assert piped.getvalue() == ""


def test_a_name_of_a_file_steers_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    watched = io.StringIO()
    monkeypatch.setattr("sys.stderr", watched)
    list(Tally().take([BROKEN]))
    assert watched.getvalue() == "ondit: b<U+001B>[31m.txt: is empty. Give a file with text.\n"
