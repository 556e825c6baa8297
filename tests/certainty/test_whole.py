"""Stances of whole readings, where attribution and certainty meet: neg-raising, chains, hearsay."""

from __future__ import annotations

import pytest

from ondit.reading import read_text
from ondit.records import Statement


def innermost(code: str, text: str) -> Statement:
    """The statement that stands deepest: the last one with a parent, else the only one."""
    statements = read_text(text, language=code).statements
    return next((one for one in reversed(statements) if one.parent is not None), statements[0])


@pytest.mark.parametrize(
    ("code", "text", "source", "voice", "outlet"),
    [
        ("de", "Der Minister glaubt nicht, dass der Vertrag hält.", "Der Minister", "PR-", "Uu"),
        (
            "de",
            "Der Sender berichtete, ein Beamter habe bestritten, dass die Firma liefert.",
            "ein Beamter",
            "CT-",
            "Uu",
        ),
        ("de", "Der Sprecher sagte, er bezweifle, dass der Vertrag halte.", "er", "PR-", "Uu"),
        ("de", "Der Minister wusste, dass die Firma liefert.", "Der Minister", "CT+", "CT+"),
        ("de", "Das Amt bestätigte, dass der Zug entgleist ist.", "Das Amt", "CT+", "PR+"),
        ("en", "The minister does not believe that the treaty holds.", "The minister", "PR-", "Uu"),
        ("en", "The paper reported that an official denied that the firm delivers.", "an official", "CT-", "Uu"),
        ("en", "The spokesman said he doubted that the treaty would hold.", "he", "PR-", "Uu"),
        ("en", "The minister knew that the firm delivers.", "The minister", "CT+", "CT+"),
        ("en", "The office confirmed that the train had derailed.", "The office", "CT+", "PR+"),
    ],
)
def test_of_what_others_say(code: str, text: str, source: str, voice: str, outlet: str) -> None:
    found = innermost(code, text)
    assert [span.text for span in found.source] == [source]
    assert (found.stance.voice, found.stance.outlet) == (voice, outlet)


def test_what_nobody_thinks_is_no_voice() -> None:
    found = innermost("en", "It is not certain who will win.")
    assert (found.manner, found.stance.voice) == ("own", "PS-")
