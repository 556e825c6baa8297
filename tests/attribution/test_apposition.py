"""A name behind a comma: whose it is."""

from __future__ import annotations

import pytest

from ondit.reading import read_text


@pytest.mark.parametrize(
    ("sentence", "language", "name"),
    [
        ("The mayor of Kessin, Jane Mills, said the road was gone.", "en", "Jane Mills"),
        ("The company's chief executive, Tom Ray, said it would grow.", "en", "Tom Ray"),
        ("A spokeswoman for the operator, CalWest, said the road was gone.", "en", "spokeswoman for the operator"),
        ("Der Bürgermeister von Kessin, Jürgen Schmidt, sagte, die Brücke bleibe zu.", "de", "Jürgen Schmidt"),
    ],
)
def test_the_name_belongs_to_whoever_has_none_yet(sentence: str, language: str, name: str) -> None:
    assert name in [voice.name for voice in read_text(f"Road closed\n\n{sentence}", language=language).voices]
