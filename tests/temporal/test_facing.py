"""Which way the verbs point, and that each sentence is read once however many times it names."""

from __future__ import annotations

import pytest

from ondit.annotate.document import Document, Sentence, Token
from ondit.annotate.pipeline import annotate
from ondit.packs.language import language_pack
from ondit.records import Part, PartKind
from ondit.temporal.facing import Compass
from ondit.temporal.find import find_times, finder_of


def facing(code: str, text: str, word: str, kind: PartKind = "body") -> str | None:
    """What the verbs around a word speak of."""
    pack = language_pack(code)
    doc = annotate(text, [Part(kind, 0, len(text))], pack)
    return Compass(doc, finder_of(pack).words).facing_at(text.index(word))


@pytest.mark.parametrize(
    ("code", "text", "word", "said"),
    [
        ("de", "Das Treffen wird am Montag beginnen.", "Montag", "future"),
        ("de", "Das Treffen begann am Montag.", "Montag", "past"),
        ("de", "Das Treffen hat am Montag begonnen.", "Montag", "past"),
        ("de", "Das Treffen beginnt am Montag.", "Montag", "present"),
        ("de", "Das Treffen am Montag.", "Montag", None),
        ("en", "The meeting will begin on Monday.", "Monday", "future"),
        ("en", "The meeting began on Monday.", "Monday", "past"),
        ("en", "The meeting has begun on Monday.", "Monday", "past"),
        ("en", "The meeting begins on Monday.", "Monday", "present"),
        ("en", "The meeting on Monday.", "Monday", None),
        ("en", "He said Monday the deal would be signed.", "Monday", "past"),
    ],
)
def test_facing(code: str, text: str, word: str, said: str | None) -> None:
    assert facing(code, text, word) == said


@pytest.mark.parametrize(
    ("code", "text"), [("de", "Regierung kommt am Montag zusammen"), ("en", "Cabinet resigns on Monday")]
)
def test_a_headline_in_the_present_does_not_point_ahead(code: str, text: str) -> None:
    assert facing(code, text, "Mon", kind="headline") is None


def monday(i: int) -> Token:
    """One token of a text that is nothing but weekdays."""
    return Token(
        i, 7 * i, 7 * i + 6, "Montag", "montag", "Montag", "NN", "NOUN", "", i, "", "", "", "", "", "", "", False
    )


@pytest.mark.parametrize("words", [2_000, 20_000])
def test_a_sentence_is_read_once(words: int) -> None:
    """Every word of this sentence is a time that asks for the verb."""
    tokens = tuple(monday(i) for i in range(words))
    doc = Document("Montag " * words, "de", tokens, (Sentence(0, words, 0, "body"),), (), (), (0,) * words, ((),))
    compass = Compass(doc, finder_of(language_pack("de")).words)
    times = find_times(doc, language_pack("de"), "2024-05-16")
    for time in times:
        compass.facing_at(time.start)
    assert len(times) == words
    assert compass.steps == words
