"""Where sentences end in running news text: some 300 sentences of our own a language, marked by hand.

`sentences/<code>.txt`: a sentence a line, a blank line between paragraphs. A quotation of several sentences has their
ends inside it; a dateline or the number of a list's item belongs to what it opens.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ondit.annotate.pipeline import annotate
from ondit.packs.language import language_pack
from ondit.records import Part

GOLD = Path(__file__).parent / "sentences"
FLOOR = 97.0  # F1 of whole sentences, both ends right


def paragraphs(code: str) -> list[list[str]]:
    """The sentences of each paragraph."""
    blocks = (GOLD / f"{code}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return [block.split("\n") for block in blocks]


def running(code: str) -> tuple[str, list[Part], set[tuple[int, int]]]:
    """The gold as running text: the text, its paragraphs, and where each sentence starts and ends."""
    text, parts, spans = "", [], set()
    for sentences in paragraphs(code):
        start = len(text)
        for sentence in sentences:
            spans.add((len(text), len(text) + len(sentence)))
            text += sentence + " "
        parts.append(Part("body", start, len(text) - 1))
        text += "\n"
    return text, parts, spans


@pytest.mark.parametrize("code", ["de", "en"])
def test_enough_sentences(code: str) -> None:
    assert sum(len(sentences) for sentences in paragraphs(code)) >= 300


@pytest.mark.parametrize("code", ["de", "en"])
def test_sentence_ends(code: str) -> None:
    text, parts, spans = running(code)
    document = annotate(text, parts, language_pack(code))
    found = {(document.tokens[s.start].start, document.tokens[s.end - 1].end) for s in document.sentences}
    f1 = 200 * len(found & spans) / (len(found) + len(spans))
    wrong = [text[start:end] for start, end in sorted(found - spans)]
    assert f1 >= FLOOR, f"F1 {f1:.1f}: {wrong}"
