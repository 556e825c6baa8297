"""By what a report is known again, and by what it is not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import reading, report, statement

from ondit.ledger.adding import add_reading, id_for, is_known
from ondit.ledger.identity import id_of, identities_of, text_hash
from ondit.ledger.store import Ledger
from ondit.provenance.addresses import canonical
from ondit.records import Reading

TEXT = "Kenya orders four boats\n\nKenya has ordered four boats, the ministry said."


def read(text: str = TEXT, **fields: Any) -> Reading:
    page = report(text, language="en", **fields)
    return reading(page, statement(text, text.rsplit("\n\n", maxsplit=1)[-1]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "http://www.example.org/a"),
        ("https://example.org/a", "https://m.example.org/a?utm_source=x&fbclid=1#top"),
        ("https://example.org/a?id=1&b=2", "https://EXAMPLE.org/a?b=2&id=1"),
        ("https://example.org/a", "https://amp.example.org/a/amp"),
        ("https://example.org/a/", "https://example.org/a/index.html"),
        ("https://example.org./a", "https://example.org:443/a"),
    ],
)
def test_addresses_of_one_page(one: str, other: str) -> None:
    left, right = canonical(one), canonical(other)
    assert left is not None
    assert right is not None
    assert left.rstrip("/") == right.rstrip("/")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/b"),
        ("https://example.org/a?id=1", "https://example.org/a?id=2"),
        ("https://example.org/a", "https://example.com/a"),
        ("https://example.org/A", "https://example.org/a"),
    ],
)
def test_addresses_of_two_pages(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize("url", ["", "example.org/a", "file:///a", "https://", "https://example.org/", "http://[", "x"])
def test_what_names_no_page(url: str) -> None:
    assert canonical(url) is None


@given(st.text(max_size=60))
def test_any_address_is_bearable(url: str) -> None:
    canonical(url)
    canonical("https://" + url)


@given(st.text(max_size=40))
def test_white_space_does_not_count(text: str) -> None:
    assert text_hash(f"  {text}\n") == text_hash(text.replace(" ", " \n "))


def test_the_surest_sign_comes_first() -> None:
    page = report(TEXT, url="https://example.org/a", outlet="Post", published="2025-03-04T10:00:00Z")
    assert [key.split()[0] for key in identities_of(page)] == ["address", "title", "text"]
    assert [key.split()[0] for key in identities_of(report(TEXT, published="2025-03"))] == ["text"]


def test_the_same_article_by_its_address(ledger: Ledger) -> None:
    first = add_reading(ledger, read(url="https://www.example.org/a?utm_source=feed"))
    again = add_reading(ledger, read(TEXT + " It is said.", url="http://example.org/a", outlet="Other"))
    assert (again.report, again.what, again.version) == (first.report, "version", 2)


def test_the_same_article_by_outlet_title_and_day(ledger: Ledger) -> None:
    first = add_reading(ledger, read(outlet="Post", published="2025-03-04T10:00:00Z"))
    again = add_reading(ledger, read(TEXT + " It is said.", outlet="POST", published="2025-03-04"))
    assert (again.report, again.what) == (first.report, "version")
    later = add_reading(ledger, read(TEXT + " So.", outlet="Post", published="2025-03-05"))
    assert later.report != first.report


def test_the_same_article_by_its_text(ledger: Ledger) -> None:
    first = add_reading(ledger, read())
    assert add_reading(ledger, read(TEXT.replace("\n\n", "\n \n"))).report == first.report
    assert add_reading(ledger, read(url="https://example.org/a", outlet="Post")).report == first.report


def test_two_outlets_with_one_text_are_two_reports(ledger: Ledger) -> None:
    first = add_reading(ledger, read(outlet="Post", url="https://post.example/a"))
    other = add_reading(ledger, read(outlet="Courier", url="https://courier.example/b"))
    assert (first.what, other.what) == ("new", "new")
    assert first.report != other.report


def test_a_given_id_holds_only_within_its_call(ledger: Ledger) -> None:
    first = add_reading(ledger, read(id="r1"))
    other = add_reading(ledger, read("Else\n\nSomething else was said.", id="r1"))
    assert first.report != other.report
    assert add_reading(ledger, read(id="another")).what == "known"


def test_an_id_is_the_same_in_every_ledger(ledger: Ledger) -> None:
    page = report(TEXT, url="https://example.org/a")
    assert add_reading(ledger, read(url="https://example.org/a")).report == id_of(page)
    assert id_for(ledger, page) == id_of(page)


def test_texts_that_begin_alike_are_told_apart(ledger: Ledger) -> None:
    """One hash is no beginning of another, in whatever order a database sorts letters and blanks."""
    ids = {add_reading(ledger, read(f"{TEXT} {number}", outlet="P-o s.t")).report for number in range(30)}
    assert len(ids) == 30
    assert {add_reading(ledger, read(f"{TEXT} {number}")).report for number in range(30)} == ids


def test_what_is_known_need_not_be_read_again(ledger: Ledger) -> None:
    some = read(url="https://example.org/a")
    assert is_known(ledger, some.report, some.made_by) is None
    added = add_reading(ledger, some)
    known = is_known(ledger, some.report, some.made_by)
    assert known is not None
    assert (known.report, known.what) == (added.report, "known")
    changed = report(TEXT + " More.", url="https://example.org/a")
    assert is_known(ledger, changed, some.made_by) is None
