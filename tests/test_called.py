"""What reports are called for people."""

from __future__ import annotations

import pytest
from tests.making import report

from ondit.records import called, called_by_title, short_hash

HASH = short_hash("r", "a page")


@pytest.mark.parametrize(
    ("id_", "title", "said"),
    [
        ("kuestenbote", "Radare für Chile", "kuestenbote"),
        (HASH, "Radare  für\nChile", "“Radare für Chile”"),
        (HASH, None, HASH),
        (HASH, "word " * 20, "“" + "word " * 12 + "…”"),
    ],
)
def test_a_report_of_nobodys(id_: str, title: str | None, said: str) -> None:
    assert called_by_title(id_, title) == said
    assert called(report("Text", id=id_, title=title)) == said


def test_an_outlet_goes_before() -> None:
    assert called(report("Text", id=HASH, title="Radare", outlet="Harbour Post")) == "Harbour Post"
