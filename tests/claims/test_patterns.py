from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondit.claims.patterns import Index, Pattern, matches, parse

WORD = st.text(alphabet="abcdeflrt", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("pattern", "word", "fits"),
    [
        ("liefer*", "lieferte", True),
        ("liefer*", "beliefert", False),
        ("*lieferung", "panzerlieferung", True),
        ("*lieferung", "lieferung", True),
        ("*lieferung", "lieferungen", False),
        ("*vertrag*", "kaufvertrags", True),
        ("ship", "ships", False),
    ],
)
def test_a_star_stands_for_any_letters(pattern: str, word: str, fits: bool) -> None:
    assert matches(pattern, word) is fits


def test_a_written_pattern_has_words_and_a_later_one() -> None:
    assert parse("Stellt ~ bereit") == Pattern(("stellt",), "bereit")
    assert parse("grünes Licht") == Pattern(("grünes", "licht"), "")


@given(st.lists(WORD, max_size=6), WORD)
def test_a_pattern_without_a_star_fits_its_own_word_alone(words: list[str], pattern: str) -> None:
    index = Index([(parse(pattern), pattern)])
    found = [at for at in range(len(words)) if any(index.at(words, at))]
    assert found == [at for at, word in enumerate(words) if word == pattern]


@given(WORD, WORD)
def test_the_index_finds_what_the_pattern_fits(start: str, rest: str) -> None:
    for pattern in (f"{start}*", f"*{rest}", f"*{rest}*"):
        found = [value for _, value in Index([(parse(pattern), 1)]).at([start + rest], 0)]
        assert found == [1], pattern
