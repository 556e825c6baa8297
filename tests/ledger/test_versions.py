"""What became of a text, and what a page says of its own changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import reading, report, statement

from ondit.ledger.adding import add_reading
from ondit.ledger.asking import report_row, versions_of
from ondit.ledger.store import Ledger
from ondit.ledger.versions import Change, changes_between, notice_in
from ondit.packs.language import language_pack

ONE = "Boats\n\nKenya has ordered four boats. They come in May. The price is not known."


def test_a_number_corrected() -> None:
    assert changes_between(ONE, ONE.replace("four", "six")) == (
        Change("corrected", "Kenya has ordered four boats.", "Kenya has ordered six boats."),
    )


def test_added_and_dropped() -> None:
    after = ONE.replace(" They come in May.", "") + " A spokeswoman declined to comment."
    assert changes_between(ONE, after) == (
        Change("dropped", "They come in May.", None),
        Change("added", None, "A spokeswoman declined to comment."),
    )


def test_white_space_is_no_change() -> None:
    assert changes_between(ONE, ONE.replace(" ", "  ").replace("\n\n", "\n\n\n")) == ()


@given(st.text("ab. \n", max_size=60), st.text("ab. \n", max_size=60))
def test_changes_are_about_sentences_of_the_two(before: str, after: str) -> None:
    for change in changes_between(before, after):
        assert (change.before is None) == (change.kind == "added")
        assert (change.after is None) == (change.kind == "dropped")
    assert changes_between(before, before) == ()


@pytest.mark.parametrize("size", [3_000])
def test_long_texts_are_compared_in_good_time(size: int) -> None:
    text = "\n".join(f"Line {number} says something of its own." for number in range(size))
    assert len(changes_between(text, text.replace("Line 7 ", "Line seven "))) == 1


NOTICES = {
    "en": ("Correction: An earlier version of this article misstated the number of boats.", False),
    "de": ("Korrektur: In einer früheren Version dieses Artikels stand eine falsche Zahl.", False),
}
WITHDRAWN = {
    "en": "This article has been retracted.",
    "de": "Dieser Artikel wurde von der Redaktion zurückgezogen.",
}


@pytest.mark.parametrize("language", NOTICES)
def test_a_page_says_that_it_was_corrected(language: str) -> None:
    words, withdrawn = NOTICES[language]
    found = notice_in(f"Boats\n\nFour boats.\n\n{words}", language_pack(language))
    assert found is not None
    assert found[0].text in words
    assert found[1] is withdrawn


@pytest.mark.parametrize("language", WITHDRAWN)
def test_a_page_says_that_it_takes_its_words_back(language: str) -> None:
    found = notice_in(f"Boats\n\nFour boats.\n\n{WITHDRAWN[language]}", language_pack(language))
    assert found is not None
    assert found[1] is True


def test_a_plain_page_says_nothing_of_the_kind() -> None:
    assert notice_in(ONE, language_pack("en")) is None
    assert notice_in(ONE, None) is None


def test_a_version_that_withdraws_marks_its_report(ledger: Ledger) -> None:
    for text in (ONE, f"{ONE}\n\n{WITHDRAWN['en']}"):
        page = report(text, language="en", url="https://example.org/a")
        added = add_reading(ledger, reading(page, statement(text, "Kenya has ordered four boats")))
    with ledger.reading() as connection:
        assert report_row(connection, added.report).state == "retracted"
        assert versions_of(connection, added.report)[1].notice is not None
