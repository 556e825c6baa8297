from __future__ import annotations

import pytest

from ondit.packs.outlets import known_outlets, outlet_by_domain, outlet_by_name


def test_there_are_many_each_with_a_name_of_its_own() -> None:
    assert len(known_outlets()) >= 150
    assert len({row.name for row in known_outlets()}) == len(known_outlets())


@pytest.mark.parametrize(
    ("domain", "name"),
    [("edition.cnn.com", "CNN"), ("cnn.com", "CNN"), ("www.BBC.co.uk", "BBC"), ("abcnews.go.com", "ABC News"),
     ("com", None), ("notcnn.com", None), ("", None)],
)  # fmt: skip
def test_by_domain(domain: str, name: str | None) -> None:
    found = outlet_by_domain(domain)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [("dpa", "dpa"), ("(DPA)", "dpa"), ("„FAZ“", "Frankfurter Allgemeine Zeitung"),
     ("guardian", "The Guardian"),
     ("New York Times", "The New York Times"), ("sun", None), ("Hafenbote", None), ("", None), ("ap", None),
     ("AP", "Associated Press")],
)  # fmt: skip
def test_by_name(words: str, name: str | None) -> None:
    found = outlet_by_name(words)
    assert (found.name if found else None) == name


def test_domains_walk_up_to_their_owner() -> None:
    for row in known_outlets():
        for domain in filter(None, row.domains.split("|")):
            assert outlet_by_domain(f"www.{domain}") == row
