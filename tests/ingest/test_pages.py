"""The layouts: pages of our own making after real ones, each beside what a reader sees of it (tests/ingest/pages)."""

from __future__ import annotations

from typing import Any

import pytest

from layouts import PAGES, by_ondit, by_trafilatura, layouts, marks_of
from ondit.ingest.carriers import reports
from ondit.ingest.report import report_of
from ondit.reading import read_report
from ondit.records import Report
from ondit.settings import Settings

ALL = layouts()
LAYOUTS = [page for page in ALL if not page.apart]
APART = [page for page in ALL if page.apart]
MARKS = {page.name: marks_of(page, by_ondit(page)) for page in LAYOUTS}
# Pages on which what else a reader sees changes how the same sentences are read.
OTHERWISE = {
    "59-wordpress-many-plugins": "a caption between two paragraphs moves whom a noun in the second is taken for",
    "67-search-cache-drupal": "the page shows its standfirst, so that the place behind it is a dateline",
}
CREDITS = frozenset({"credits", "republishes", "translates", "first-reported", "cites"})


def test_there_are_enough_and_each_has_both_files() -> None:
    assert len(LAYOUTS) >= 40
    assert {path.stem for path in PAGES.rglob("*.html")} == {page.name for page in ALL}


def test_the_words_of_the_bodies() -> None:
    assert sum(one.f1 for one in MARKS.values()) / len(MARKS) >= 0.99


def test_pages_that_nobody_looked_at() -> None:
    """What is wrong on them is not told, or it would be mended."""
    marks = [marks_of(page, by_ondit(page)) for page in APART]
    dated = [one.published for one in marks if one.published is not None]
    assert sum(one.f1 for one in marks) / len(marks) >= 0.985
    assert sum(bool(one.furniture) for one in marks) <= 5
    assert not any(one.missed or one.extra for one in marks)
    assert sum(dated) >= 0.94 * len(dated)


@pytest.mark.parametrize("page", LAYOUTS, ids=lambda page: page.name)
def test_a_layout(page: Any) -> None:
    marks = MARKS[page.name]
    assert marks.f1 >= 0.97
    assert marks.furniture == ()
    assert marks.missed == ()
    assert marks.extra == ()
    assert marks.headline
    assert marks.kind
    assert marks.published in (True, None)


def test_most_dates_authors_and_outlets_are_found() -> None:
    for name in ("published", "author", "outlet", "standfirst", "captions"):
        known = [getattr(one, name) for one in MARKS.values() if getattr(one, name) is not None]
        assert sum(known) >= 0.95 * len(known), name


def test_better_than_trafilatura_alone() -> None:
    plain = [marks_of(page, by_trafilatura(page)) for page in LAYOUTS]
    assert sum(one.f1 for one in plain) + 2 < sum(one.f1 for one in MARKS.values())
    assert sum(bool(one.missed) for one in plain) > sum(bool(one.missed) for one in MARKS.values())
    assert sum(bool(one.furniture) for one in plain) > 10


@pytest.mark.parametrize(
    "page", [page for page in LAYOUTS if page.name not in OTHERWISE], ids=lambda page: page.name
)
def test_a_page_says_what_its_clean_text_says(page: Any) -> None:
    """The statements of the body are those of the text that a reader would have typed off."""
    want = page.expected
    settings = Settings(published=str(want["published"]), outlet=want["outlet"], language=want["language"])
    lines = [want["headline"], want["standfirst"], *page.body, *want["credit_lines"]]
    clean = report_of("\n\n".join(line for line in lines if line), page.name, settings)
    found = next(reports([str(page.path.with_suffix(".html"))], settings))
    assert isinstance(found, Report)
    body = " ".join(page.body)
    ours, theirs = said_in(found, body), said_in(clean, body)
    assert ours
    assert [one for one in ours if one not in theirs] == []
    assert [one for one in theirs if one not in ours] == []


def said_in(report: Report, body: str) -> list[tuple[object, ...]]:
    """What is said in the body, by whom, how surely. Credits lengthen chains and may stand in metadata alone."""
    return [
        (
            one.manner,
            tuple(span.text for span in one.content),
            tuple(span.text for span in one.source),
            tuple(span.text for span in one.cue),
            one.stance.voice,
            one.stance.outlet,
            one.tense,
            tuple((link.name, link.link) for link in one.chain if link.link in ("quotes", "rests-on")),
        )
        for one in read_report(report).statements
        if all(span.text in body for span in one.content)
    ]
