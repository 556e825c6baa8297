"""Whom a voice accuses, or of whom it demands something, is no outlet through which the voice is heard."""

from __future__ import annotations

import pytest

from ondit import read_text

ACCUSED = [
    ("de", "Die Gewerkschaft warf dem Sender RTL vor, Gewinne über Sicherheit zu stellen."),
    ("de", "Der Minister forderte die BILD auf, den Bericht zu löschen."),
    ("en", "The union accused Halden of putting profits before lives."),
]


@pytest.mark.parametrize(("code", "text"), ACCUSED)
def test_the_accused_is_no_channel(code: str, text: str) -> None:
    said = [one for one in read_text(text, language=code).statements if one.manner != "own"]
    assert [[link.link for link in one.chain] for one in said] == [["publishes", "quotes"]]


def test_the_outlet_that_was_told_is_one() -> None:
    said = read_text("The minister told Reuters that the plan was dead.", language="en").statements
    assert [link.link for link in said[-1].chain] == ["publishes", "cites", "quotes"]
