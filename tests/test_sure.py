"""Readings without the statements that are less sure than asked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import german

from ondit.records import Reading
from ondit.sure import only_sure


def nested(*confidences: float | None) -> Reading:
    """Statements with these confidences, each inside the one before it."""
    made = german()
    first = made.statements[0]
    ids = [f"s-{number}" for number in range(len(confidences))]
    parents = [None, *ids]
    rows = zip(ids, parents, confidences, strict=False)
    return replace(made, statements=tuple(replace(first, id=i, parent=p, confidence=c) for i, p, c in rows))


def test_what_is_left_out() -> None:
    kept, left = only_sure(nested(0.9, 0.3, None, 0.7), 0.7)
    assert [(one.id, one.parent) for one in kept.statements] == [("s-0", None), ("s-2", "s-0"), ("s-3", "s-2")]
    assert left == 1


def test_without_any_outer_one() -> None:
    kept, _ = only_sure(nested(0.1, 0.2, 0.9), 0.5)
    assert [(one.id, one.parent) for one in kept.statements] == [("s-2", None)]


@pytest.mark.parametrize("reading", [nested(0.9, 0.3), nested(), nested(None)])
def test_nothing_asked(reading: Reading) -> None:
    assert only_sure(reading, 0) == (reading, 0)


@given(st.lists(st.none() | st.floats(0, 1), max_size=8), st.floats(0, 1))
def test_laws(confidences: list[float | None], least: float) -> None:
    """Nothing is lost uncounted, nothing kept is below, no parent is missing, and once is as good as twice."""
    reading = nested(*confidences)
    kept, left = only_sure(reading, least)
    ids = {one.id for one in kept.statements}
    assert len(ids) + left == len(reading.statements)
    assert all(one.confidence is None or one.confidence >= least for one in kept.statements)
    assert all(one.parent is None or one.parent in ids for one in kept.statements)
    assert only_sure(kept, least) == (kept, 0)
