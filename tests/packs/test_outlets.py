from __future__ import annotations

import re

import pytest

from ondit.packs.outlets import known_outlets, name_key, outlet_by_domain, outlet_by_name


def test_there_are_many_each_with_a_name_of_its_own() -> None:
    assert len(known_outlets()) >= 300
    assert len({row.name for row in known_outlets()}) == len(known_outlets())


@pytest.mark.parametrize(
    ("domain", "name"),
    [("edition.cnn.com", "CNN"), ("cnn.com", "CNN"), ("www.BBC.co.uk", "BBC"), ("abcnews.go.com", "ABC News"),
     ("economictimes.indiatimes.com", "The Economic Times"), ("timesofindia.indiatimes.com", "The Times of India"),
     ("g1.globo.com", "G1"), ("www1.folha.uol.com.br", "Folha de S.Paulo"), ("en.defence-ua.com", "Defense Express"),
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


def test_no_domain_and_no_name_stands_for_two() -> None:
    """A table that says so twice is refused on loading; this says which."""
    taken: dict[str, str] = {}
    for row in known_outlets():
        domains = [f"domain {domain.lower()}" for domain in row.domains.split("|") if domain]
        names = [f"name {name_key(name)}" for name in (row.name, *row.aliases.split("|")) if name]
        for key in dict.fromkeys(domains + names):
            assert taken.setdefault(key, row.name) == row.name, key


def test_domains_are_bare_hosts_and_countries_are_codes() -> None:
    for row in known_outlets():
        for domain in filter(None, row.domains.split("|")):
            assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain), domain
            assert not domain.startswith("www."), domain
        assert re.fullmatch(r"([A-Z]{2})?", row.country), row.name


def test_common_words_are_no_outlets() -> None:
    """Nouns and names of every day that a new row might take for its own."""
    for word in (
        "Mia",
        "Petra",
        "Abi",
        "Map",
        "heute",
        "Trend",
        "Nation",
        "Insider",
        "Index",
        "Tempo",
        "Report",
        "Punch",
        "Herald",
        "Prawda",
        "Beta",
        "Delo",
        "Bund",
    ):
        assert outlet_by_name(word) is None, word
