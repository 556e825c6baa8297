"""Quotation marks: what opens, what closes, what is no mark. In the tables: each quotation with its marks."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondit.annotate import quotes
from ondit.annotate.quotes import MARKS, find_all, find_marks

Shown = list[str]

PLAIN = [
    # each kind of mark
    ("Er sagte: „Ja.“ Dann ging er.", ["„Ja.“"]),
    ("Er sagte: ‚Ja.‘ Dann ging er.", ["‚Ja.‘"]),
    ("Er sagte: »Ja.« Dann ging er.", ["»Ja.«"]),
    ("Er sagte: «Ja.» Dann ging er.", ["«Ja.»"]),
    ("Er sagte: ›Ja.‹ Dann ging er.", ["›Ja.‹"]),
    ("Er sagte: ‹Ja.› Dann ging er.", ["‹Ja.›"]),
    ('He said: "Yes." Then he left.', ['"Yes."']),
    ("He said: “Yes.” Then he left.", ["“Yes.”"]),
    ("He said: ‘Yes.’ Then he left.", ["‘Yes.’"]),
    ("He said: 'Yes.' Then he left.", ["'Yes.'"]),
    ('Er sagte: „Ja." Dann ging er.', ['„Ja."']),
    ("Er sagte: „Ja.” Dann ging er.", ["„Ja.”"]),
    ('He said: “Yes." Then he left.', ['“Yes."']),
    # several
    ("„Ja“, sagte er, „aber nicht heute.“", ["„Ja“", "„aber nicht heute.“"]),
    ('"Yes," he said, "but not today."', ['"Yes,"', '"but not today."']),
    ("“Yes,” he said, “but not today.”", ["“Yes,”", "“but not today.”"]),
    ("»Ja«, sagte er, »aber nicht heute.«", ["»Ja«", "»aber nicht heute.«"]),
    ("«Ja», sagte er, «aber nicht heute.»", ["«Ja»", "«aber nicht heute.»"]),
    ('"A" "B" "C"', ['"A"', '"B"', '"C"']),
    # beside brackets and dashes
    ("(„Ja“)", ["„Ja“"]),
    ('("yes")', ['"yes"']),
    ("Er – „der Boss“ – ging.", ["„der Boss“"]),
    ('Er—"the boss"—left.', ['"the boss"']),
    # scare quotes and titles
    ("Die „Experten“ schwiegen.", ["„Experten“"]),
    ("Das Blatt ‚Der Morgen‘ schrieb.", ["‚Der Morgen‘"]),
    ("The so-called “experts” left.", ["“experts”"]),
]

APOSTROPHES = [
    "It's the company's plan, isn't it?",
    "It’s the company’s plan, isn’t it?",
    "The ministers' plan and the workers’ reply.",
    "Das war’s. Ich hab’ genug von Hans’ Auto.",
    "Rock 'n' roll",
    "Rock ’n’ roll in the ’90s and the '80s",
    "O'Neill and O’Brien met in Coeur d'Alene.",
    "Five o'clock",
]

INCHES = [
    'A 15" screen',
    "He is 6'2\" tall.",
    'Ein 15"-Monitor',
    "5′ 10″",
]


def shown(text: str) -> Shown:
    return [text[m.start : m.end] for m in find_marks(text, 0, len(text)) if m.closed]


@pytest.mark.parametrize(("text", "wanted"), PLAIN)
def test_plain(text: str, wanted: Shown) -> None:
    assert shown(text) == wanted
    assert all(m.closed for m in find_marks(text, 0, len(text)))


@pytest.mark.parametrize("text", APOSTROPHES)
def test_apostrophes(text: str) -> None:
    assert find_marks(text, 0, len(text)) == []


@pytest.mark.parametrize("text", INCHES)
def test_inches(text: str) -> None:
    assert find_marks(text, 0, len(text)) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('„Der 15"-Monitor ist kaputt“, sagte er.', ['„Der 15"-Monitor ist kaputt“']),
        ("“It’s the workers’ plan,” he said.", ["“It’s the workers’ plan,”"]),
        ("'It's the plan,' he said.", ["'It's the plan,'"]),
        ("‘It’s the plan,’ he said.", ["‘It’s the plan,’"]),
        ("\"It's the plan,\" he said.", ["\"It's the plan,\""]),
        ("‚Das war’s‘, sagte er.", ["‚Das war’s‘"]),
        ("»Das war’s«, sagte er.", ["»Das war’s«"]),
    ],
)  # fmt: skip
def test_apostrophe_inside(text: str, wanted: Shown) -> None:
    assert shown(text) == wanted


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("„Er rief ‚Halt!‘ und floh“, sagte sie.", "„Er rief ‚Halt!‘ und floh“", "‚Halt!‘"),
        ("„Er rief ‚Halt!‘“, sagte sie.", "„Er rief ‚Halt!‘“", "‚Halt!‘"),
        ("»Er rief ›Halt!‹ und floh«, sagte sie.", "»Er rief ›Halt!‹ und floh«", "›Halt!‹"),
        ("«Er rief ‹Halt!› und floh», sagte sie.", "«Er rief ‹Halt!› und floh»", "‹Halt!›"),
        ("“He cried ‘Stop!’ and fled,” she said.", "“He cried ‘Stop!’ and fled,”", "‘Stop!’"),
        ("‘He cried “Stop!” and fled,’ she said.", "‘He cried “Stop!” and fled,’", "“Stop!”"),
        ("\"He cried 'Stop!' and fled,\" she said.", "\"He cried 'Stop!' and fled,\"", "'Stop!'"),
        ("'He cried \"Stop!\" and fled,' she said.", "'He cried \"Stop!\" and fled,'", '"Stop!"'),
        ("„Er rief »Halt!« und floh“, sagte sie.", "„Er rief »Halt!« und floh“", "»Halt!«"),
    ],
)
def test_nested(text: str, outer: str, inner: str) -> None:
    found = [(text[m.start : m.end], m.depth) for m in find_marks(text, 0, len(text))]
    assert found == [(outer, 1), (inner, 2)]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Er sagte: „Ja. Und dann ging er.", "„Ja."),
        ("He said: “Yes. And then he left.", "“Yes."),
        ('He said: "Yes. And then he left.', '"Yes.'),
        ("Er sagte: »Ja. Und dann ging er.", "»Ja."),
        ("Er sagte: «Ja. Und dann ging er.", "«Ja."),
    ],
)
def test_unclosed(text: str, begins: str) -> None:
    """A mark that never closes runs to the paragraph's end and says so."""
    (marks,) = find_marks(text, 0, len(text))
    assert not marks.closed
    assert text[marks.start :].startswith(begins)
    assert marks.end == len(text)


def test_unclosed_inside() -> None:
    """An open mark inside a closed quotation spoils nothing."""
    text = "„Er rief ‚Halt und floh“, sagte sie. „Ja.“"
    assert shown(text) == ["„Er rief ‚Halt und floh“", "„Ja.“"]


def test_closing_alone() -> None:
    """A closing mark without an opening one is no quotation."""
    for text in ("Ja.“ Dann ging er.", "Ja.« Dann ging er.", "Yes.” Then he left.", 'Yes." Then he left.'):
        assert [m for m in find_marks(text, 0, len(text)) if m.closed] == []


def test_paragraphs() -> None:
    """Speech over paragraphs: each opens anew, only the last closes; a mark never reaches into the next one."""
    first, second = "“We left at dawn.", "“We came back at night,” she said."
    text = f"{first}\n\n{second}"
    cut = len(first)
    opened = find_marks(text, 0, cut)
    assert [(m.start, m.end, m.closed) for m in opened] == [(0, cut, False)]
    assert [text[m.start : m.end] for m in find_marks(text, cut + 2, len(text))] == ["“We came back at night,”"]


def test_stays_inside() -> None:
    """Characters outside start and end are never looked at."""
    text = "„a“ „b“ „c“"
    assert [text[m.start : m.end] for m in find_marks(text, 4, 7)] == ["„b“"]
    assert find_marks(text, 3, 4) == []
    assert find_marks("", 0, 0) == []


marked = st.text(alphabet=st.sampled_from([*sorted(MARKS), " ", "a", "B", "1", ".", ",", "\n", "s"]), max_size=120)


@given(st.one_of(marked, st.text(max_size=200)))
def test_properties(text: str) -> None:
    """Never an exception; in order, inside the paragraph, properly nested; unclosed ones end with it."""
    found = find_marks(text, 0, len(text))
    assert [m.start for m in found] == sorted(m.start for m in found)
    for marks in found:
        assert 0 <= marks.start < marks.end <= len(text)
        assert text[marks.start] in MARKS
        assert marks.depth >= 1
        assert text[marks.end - 1] in MARKS if marks.closed else marks.end == len(text)
    closed = [m for m in found if m.closed]
    for one, other in itertools.pairwise(closed):
        assert other.start >= one.end or other.end <= one.end


@given(marked)
def test_depth(text: str) -> None:
    """A closed quotation's depth is at least one more than that of each closed one around it."""
    closed = [m for m in find_marks(text, 0, len(text)) if m.closed]
    for inner in closed:
        for outer in closed:
            if outer.start < inner.start and inner.end < outer.end:
                assert inner.depth > outer.depth


class Counted(str):  # noqa: SLOT000 -- it counts
    """A text that counts how often a character of it is asked for."""

    asked = 0

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        self.asked += 1
        return super().__getitem__(at)


def steps(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Characters asked for plus open marks looked through."""
    looked = 0

    def counted(*bounds: int) -> Iterator[int]:
        nonlocal looked
        for at in range(*bounds):
            looked += 1
            yield at

    monkeypatch.setattr(quotes, "range", counted, raising=False)
    asked = Counted(text)
    quotes.find_marks(asked, 0, len(asked))
    return looked + asked.asked


NOISE = ["„", "“", '"', ' "', "»", "«", "‚", " ‘", " '", "„‚", "»›", "„a", '"a', '" ', "“ ”", "’"]


@pytest.mark.parametrize("noise", NOISE)
def test_linear(noise: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the marks, at most twice the steps."""
    few, many = (steps(noise * (size // len(noise)), monkeypatch) for size in (20_000, 40_000))
    assert many <= 2.01 * few


def test_megabyte(monkeypatch: pytest.MonkeyPatch) -> None:
    """A megabyte of open quotes costs a fixed number of steps a character."""
    assert steps("„" * 1_000_000, monkeypatch) <= 7 * 1_000_000


OVER_PARAGRAPHS = [
    (["She said: “We lost.", "We will be back.” Then she left."], ["“We lost.|We will be back.”"]),
    (['He said, "It felt good.', 'We won." Then she said, "No."'], ['"It felt good.|We won."', '"No."']),
    (["Er sagte: „Wir gehen.", "Morgen ist Schluss.“"], ["„Wir gehen.|Morgen ist Schluss.“"]),
    (["Er sagte: „Wir gehen.", "Kein Wort.", "Es ist Schluss.“"], ["„Wir gehen.|Kein Wort.|Es ist Schluss.“"]),
    # the next paragraph opens a quotation of its own
    (["Er sagte: „Wir gehen.", "„Morgen ist Schluss.“"], ["„Wir gehen.", "„Morgen ist Schluss.“"]),
    (['He said, "We go.', '"It is over," he said.'], ['"We go.', '"It is over,"']),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "wanted"), OVER_PARAGRAPHS)
def test_over_paragraphs(paragraphs: list[str], wanted: list[str]) -> None:
    """A quotation left open goes on to the mark that closes it in a later paragraph."""
    text = "|".join(paragraphs)
    parts: list[tuple[int, int]] = []
    for paragraph in paragraphs:
        start = parts[-1][1] + 1 if parts else 0
        parts.append((start, start + len(paragraph)))
    assert [text[marks.start : marks.end] for marks in find_all(text, parts)] == wanted
