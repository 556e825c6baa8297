"""The pattern language, and that its work is linear in the text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondit.annotate.document import Document
from ondit.packs.language import language_pack
from ondit.temporal.find import find_times, finder_of
from ondit.temporal.lexemes import Vocabulary, lexemes_of
from ondit.temporal.matcher import PatternError, build, expand, scan
from ondit.temporal.rules import TimeRule, TimeWords

WORDS = TimeWords({"month": {"5": ("May",)}, "unit": {"day": ("days",)}}, ())
LONG, SOME = 1_000_000, 100_000
HOSTILE = {
    "digits": "1" * LONG,
    "im im im": "im " * (LONG // 3),
    "nach nach nach": "nach " * (LONG // 5),
    "vor drei Tagen nach": "vor drei Tagen nach three days after " * (SOME // 38),
    "quotes": '"' * LONG,
    "open quotes": '„"on Monday ' * (SOME // 12),
    "spaced digits": "1 " * (SOME // 2),
    "dotted digits": "1." * (SOME // 2),
    "days in a row": "3., " * (SOME // 4),
    "from to": "von 10 bis from 10 to " * (SOME // 22),
}


def matched(pattern: str, text: str) -> list[str]:
    """The texts that one pattern finds."""
    rule = TimeRule(name="rule", find=(pattern,), how="ref")
    vocabulary = Vocabulary(WORDS)
    lexemes = lexemes_of(text, vocabulary)
    return [
        text[lexemes[m.first].start : lexemes[m.last - 1].end]
        for m in scan(build([rule], vocabulary.slots), lexemes).matches
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("{day}. {month}", "on 3. May", ["3. May"]),
        ("{day}. {month}", "on 3 . May", []),
        ("{day}. {month}", "on 3. may", []),
        ("{number}( of) {unit}", "two: 3 days, 4 of days", ["3 days", "4 of days"]),
        ("in|on <{month}>", "in May, of May, on May", ["May", "May"]),
        ("<{day}>-{day:_} {month}", "3-4 May", ["3"]),
        ("{month}", "May-ness, May2, xMay", []),
        ("'{digits}", "the '90", ["'90"]),
    ],
)
def test_pattern(pattern: str, text: str, found: list[str]) -> None:
    assert matched(pattern, text) == found


@pytest.mark.parametrize("pattern", ["(a)", "<>", "a | b", "a? b? c? d? e? f? g? h? i? j?"])
def test_broken_pattern(pattern: str) -> None:
    with pytest.raises(PatternError, match="pattern"):
        list(expand(pattern))


def test_unknown_slot() -> None:
    with pytest.raises(PatternError, match="mnth"):
        matched("in {mnth}", "in May")


@pytest.mark.parametrize("code", ["de", "en"])
@pytest.mark.parametrize("kind", HOSTILE)
def test_linear(code: str, kind: str) -> None:
    """Steps a lexeme stay below a bound that depends on the pack alone, however long the text."""
    finder = finder_of(language_pack(code))
    lexemes = lexemes_of(HOSTILE[kind], finder.vocabulary)
    assert scan(finder.root, lexemes).steps <= 200 * len(lexemes) + 200


@pytest.mark.parametrize("code", ["de", "en"])
def test_twice_the_text_is_twice_the_work(code: str) -> None:
    finder = finder_of(language_pack(code))
    text = "Von 10 bis 12 Uhr am 3., 4. und 5. Mai im im im Jahr 2014, from 3 to 4 May 2014 in the last 3 years. "
    once, twice = (scan(finder.root, lexemes_of(text * n, finder.vocabulary)).steps for n in (50, 100))
    assert twice <= 2 * once + 200


HANDFUL = (
    "am im 3 . 03.09.2024 September Montag gestern drei Tage 2014 -2015 20.30 Uhr letzten vor nach dem "
    "May in last three days ago the 1990s : / – ( ) \n € ²² ٣ Mitte end of"
)
PIECES = st.sampled_from(HANDFUL.split(" "))
TEXTS = st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=80)
DATES = st.none() | st.dates().map(lambda day: day.isoformat())


@given(text=TEXTS, published=DATES, code=st.sampled_from(["de", "en"]))
def test_properties(text: str, published: str | None, code: str) -> None:
    """Spans equal their text, do not overlap, stand in order, and a second run says the same."""
    doc = Document(text, code, (), (), (), (), (), ())
    times = find_times(doc, language_pack(code), published)
    assert all(text[time.start : time.end] == time.text != "" for time in times)
    assert all(one.end <= other.start for one, other in itertools.pairwise(times))
    assert times == find_times(doc, language_pack(code), published)
