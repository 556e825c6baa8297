"""Web domains beside the names of outlets: one outlet, or two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondit.attribution.domains import is_domain_of, label_of, without_domain
from ondit.reading import read_text


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("eschfelder-rundschau.de", "Eschfelder Rundschau"),
        ("www.haldenpost.co.uk", "Halden Post"),
        ("zeit.de", "Die Zeit"),
        ("suedkurier.de", "Südkurier"),
        ("sudkurier.de", "Südkurier"),
        ("foerde24.de", "Förde 24"),
    ],
)
def test_one_outlet(domain: str, name: str) -> None:
    assert is_domain_of(domain, name)
    assert is_domain_of(name, domain)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rundschau.de", "Eschfelder Rundschau"),
        ("eschfelder-bote.de", "Eschfelder Rundschau"),
        ("Eschfelder Rundschau", "Eschfelder Rundschau"),
        ("halden.de", "halden.at"),
        ("", "Halden"),
    ],
)
def test_two_outlets(one: str, other: str) -> None:
    assert not is_domain_of(one, other)


WORDS = st.text(max_size=40) | st.from_regex(r"[A-Za-z0-9-]{1,9}(\.[A-Za-z]{1,6}){1,3}", fullmatch=True)


@given(WORDS, WORDS)
def test_any_words(one: str, other: str) -> None:
    """Either way round it is the same; nothing is the domain of itself; a label is the same in small letters."""
    assert is_domain_of(one, other) == is_domain_of(other, one)
    assert not is_domain_of(one, one)
    assert label_of(one) == label_of(one.casefold())


def test_without_domain() -> None:
    assert without_domain("Eschfelder Rundschau (eschfelder-rundschau.de)") == "Eschfelder Rundschau"
    assert without_domain("Ashgabat Herald (state media)") == "Ashgabat Herald (state media)"


@pytest.mark.parametrize(
    "credit",
    [
        "Quelle: Eschfelder Rundschau (eschfelder-rundschau.de)",
        "Quelle: Eschfelder Rundschau\nQuelle: eschfelder-rundschau.de",
        "Quelle: eschfelder-rundschau.de\nQuelle: Eschfelder Rundschau",
    ],
)
def test_one_link(credit: str) -> None:
    """An outlet's name and its domain in the credit lines are one voice."""
    text = (
        f"Neuer Kran in Halden\n\nDer Kran sei bezahlt, sagte ein Sprecher am Montag. Er wiege acht Tonnen.\n\n{credit}"
    )
    read = read_text(text, language="de")
    names = [voice.name for voice in read.voices if voice.kind in ("outlet", "agency")]
    assert names == [None, "Eschfelder Rundschau"]
