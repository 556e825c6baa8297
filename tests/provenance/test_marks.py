"""An agency's mark in one report, spelt out by the agency's own report beside it."""

from __future__ import annotations

from ondit.reading import read_text
from ondit.tracing import join

TEXT = "Chile buys radars\n\nSANTIAGO ({mark}) - Chile will buy six radars, an official said."


def names(mark: str, *outlets: str) -> set[str | None]:
    """What the agency of a mark is called on a page, read together with those of outlets."""
    page = read_text(TEXT.format(mark=mark), outlet="Coast Echo", language="en")
    others = [read_text(TEXT.format(mark="x"), outlet=outlet, language="en") for outlet in outlets]
    return {link.name for one in join([page, *others]).reports[0].statements for link in one.chain}


def test_a_mark_is_spelt_out_by_the_outlet_whose_it_is() -> None:
    assert "Trans Nordic Agency" in names("TNA", "Trans Nordic Agency")
    assert "TNA" in names("TNA", "Harbour Herald")


def test_a_mark_that_could_be_of_two_stays() -> None:
    assert "TNA" in names("TNA", "Trans Nordic Agency", "The Northern Argus")


def test_agencies_that_everybody_knows_keep_their_names() -> None:
    assert "Associated Press" in names("AP", "Alpine Post")
