from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.making import report

from ondit.provenance.index import MOST, WORDED, Index
from ondit.provenance.postings import Postings, Twice, moments_of
from ondit.provenance.prints import Entry, day_of, entries_of, entry_of
from ondit.provenance.words import hashed, words_of

TEXT = (
    "The ferry to Ancud sank in {} on its way to the island, and all forty passengers swam ashore near the mill at {}."
)
PLACES = ["Quellón", "Castro", "Dalcahue", "Chonchi", "Queilén", "Puqueldón"]


def entries(count: int, *, published: str | None = "2025-03-04") -> list[Entry]:
    pages = [
        report(TEXT.format(PLACES[n % 6], PLACES[n // 6 % 6]), id=f"r{n}", published=published) for n in range(count)
    ]
    return entries_of(pages)


def test_an_entry_is_plain_and_the_same_alone_and_among_others() -> None:
    for one, page in zip(entries(8), [TEXT.format(PLACES[n % 6], PLACES[n // 6 % 6]) for n in range(8)], strict=True):
        assert one == entry_of(report(page, id=one.id, published="2025-03-04"))
        assert json.dumps([one.id, one.language, one.day, one.words, one.grams.hex(), one.stems.hex()])


def test_hashes_stay_the_same_for_ever() -> None:
    assert hashed(["Ancud", "ancud", "ANCÚD"]) == [hashed(["ancud"])[0]] * 3
    assert hashed(["Ancud"]) == [2113410810100484220]


def test_a_stem_outlives_endings() -> None:
    one, other = words_of("chilenische"), words_of("Chilenen")
    assert one.stems.tolist() == other.stems.tolist()
    assert one.whole.tolist() != other.whole.tolist()


@settings(deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6))
def test_words_lie_where_they_say(texts: list[str]) -> None:
    for text in texts:
        words = words_of(text)
        for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True):
            assert 0 <= start < end <= len(text)
            assert " " not in text[start:end]


@settings(deadline=None, max_examples=30)
@given(st.permutations(range(30)), st.integers(1, 7))
def test_any_order_any_batches_and_twice(order: list[int], size: int) -> None:
    every = entries(30)
    whole, piecewise = Index(every), Index()
    mixed = [every[n] for n in order]
    for start in range(0, len(mixed), size):
        piecewise.add(*mixed[start : start + size])
        piecewise.add(*mixed[: start + size])
    assert len(piecewise) == len(whole) == 30
    assert piecewise.likes(every) == whole.likes(every)


def test_nobody_is_like_itself_and_nobody_younger_is_found() -> None:
    old, new = entries(3, published="2025-03-04"), entries(3, published="2025-03-05")
    young = [Entry(f"n{one.id}", one.language, one.day, one.words, one.grams, one.stems) for one in new]
    index = Index([*old, *young])
    for one in old:
        found = index.likes([one])[0]
        assert all(not name.startswith("n") and name != one.id for name, _ in (*found.worded, *found.named))
    assert any(name == "r0" for name, _ in index.likes(young)[0].worded)


def test_a_crowd_of_copies_costs_no_more_than_its_ends() -> None:
    index = Index(entries(1000))
    found = index.likes(entries(1))[0]
    assert 0 < len(found.worded) <= WORDED


def test_days() -> None:
    assert day_of("1970-01-01") == 1
    assert day_of("1970-01-02T10:00:00Z") == 2
    assert [day_of(date) for date in (None, "", "2024", "1969-12-31", "9999-01-01")] == [0] * 5


def test_an_entry_without_stems_is_found_by_wording_alone() -> None:
    pages = [report(TEXT.format(PLACES[n % 6], PLACES[n // 6]), id=f"r{n}") for n in range(30)]
    whole, bare = entries_of(pages), entries_of(pages, rare=False)
    assert [(one.id, one.grams) for one in bare] == [(one.id, one.grams) for one in whole]
    assert not any(one.stems for one in bare)
    found = Index(bare).likes(bare)
    assert [one.worded for one in found] == [one.worded for one in Index(whole).likes(whole)]
    assert any(one.worded for one in found)
    assert not any(one.named or one.foreign for one in found)


def test_a_report_that_was_never_added_finds_the_only_one_like_it() -> None:
    index = Index(entries(1))
    asked = [Entry("new", one.language, one.day, one.words, one.grams, one.stems) for one in entries(1)]
    assert [name for name, _ in index.likes(asked)[0].worded] == ["r0"]


@given(st.lists(st.lists(st.integers(0, 3) | st.integers(0, 2**32 - 1), max_size=9), max_size=9))
def test_no_number_passes_for_rarer_than_it_is(batches: list[list[int]]) -> None:
    import numpy as np

    seen = Twice()
    for batch in batches:
        seen.add(np.array(batch, np.uint64))
    every = sorted({number for batch in batches for number in batch})
    times = seen.times(np.array(every, np.uint64)).tolist()
    for number, counted in zip(every, times, strict=True):
        assert min(2, sum(batch.count(number) for batch in batches)) <= counted <= 2


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), max_size=60), st.integers(1, 5), st.data())
def test_postings_find_what_a_plain_search_finds(rows: list[tuple[int, int]], size: int, data: Any) -> None:
    import numpy as np

    postings = Postings()
    for start in range(0, len(rows), size):
        some = rows[start : start + size]
        number, day = (np.array(column, np.uint64) for column in zip(*some, strict=True))
        at = np.arange(len(some))
        postings.add(number, at, moments_of(day, (at + start).astype(np.uint64)), start)
    since, until = data.draw(st.integers(0, 9)), data.draw(st.integers(0, 9))
    asked = np.arange(4, dtype=np.uint64)
    found = postings.find(asked, np.full(4, since, np.uint64), np.full(4, until, np.uint64), MOST)
    for wanted in range(4):
        plain = sorted((day, row) for row, (own, day) in enumerate(rows) if own == wanted and since <= day <= until)
        expected = plain if len(plain) <= MOST else plain[: MOST // 2] + plain[-MOST // 2 :]
        assert sorted(found.rows[found.asked == wanted].tolist()) == sorted(row for _, row in expected)
