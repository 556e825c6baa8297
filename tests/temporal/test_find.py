"""Words of time that are none, because they end a name."""

from __future__ import annotations

import pytest

from ondit.reading import read_text


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Brücke zu\n\nDas sagte sie dem Portal »Nistru Heute«. Heute ist sie dort.", ["Heute"]),
        ("en", "Bridge shut\n\nHe told USA Today that it was shut. The bridge opened today.", ["today"]),
    ],
)
def test_a_word_of_time_that_ends_a_name_is_none(language: str, text: str, expected: list[str]) -> None:
    found = read_text(text, language=language, published="2025-06-04").times
    assert [time.text for time in found] == expected
    assert all(text.index(time.text, time.start) == time.start for time in found)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Pläne\n\nDer Minister soll schon im März von den Plänen gewusst haben.", "2025-03"),
        ("Pläne\n\nDer Minister soll im März zurücktreten.", "2026-03"),
    ],
)
def test_hearsay_tells_what_was(text: str, value: str) -> None:
    found = read_text(text, language="de", published="2025-06-04").times
    assert [time.value for time in found] == [value]
