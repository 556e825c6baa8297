"""From text to Document: positions, parts, long and empty ones."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ondit.annotate import pipeline
from ondit.annotate.document import Document
from ondit.annotate.pipeline import annotate, annotate_all, model_version
from ondit.packs.language import language_pack
from ondit.records import Part

CODES = ("de", "en")


def parts_of(*texts: str, between: str = "\n\n") -> tuple[str, list[Part]]:
    """Texts put together as body parts."""
    parts: list[Part] = []
    at = 0
    for text in texts:
        parts.append(Part("body", at, at + len(text)))
        at += len(text) + len(between)
    return between.join(texts), parts


def read(*texts: str, code: str = "de") -> Document:
    text, parts = parts_of(*texts)
    return annotate(text, parts, language_pack(code))


def check(document: Document, parts: list[Part]) -> None:
    """What holds for every document."""
    tokens, text = document.tokens, document.text
    assert [token.i for token in tokens] == list(range(len(tokens)))
    for token in tokens:
        assert text[token.start : token.end] == token.text
        assert token.text.strip()
        assert 0 <= token.head < len(tokens)
    assert all(one.end <= other.start for one, other in itertools.pairwise(tokens))
    between = [text[one.end : other.start] for one, other in itertools.pairwise(tokens)]
    inside = [
        gap
        for gap, token in zip(between, tokens, strict=False)
        if part_of(token.end - 1, parts) == part_of(token.end, parts)
    ]
    assert all(not gap.strip() for gap in inside)
    bounds = [at for sentence in document.sentences for at in (sentence.start, sentence.end)]
    assert bounds == sorted(bounds)
    assert bounds[:1] in ([], [0])
    assert bounds[-1:] in ([], [len(tokens)])
    for number, sentence in enumerate(document.sentences):
        assert sentence.start < sentence.end
        assert {document.sentence_of[at] for at in range(sentence.start, sentence.end)} == {number}
        assert len({part_of(tokens[at].start, parts) for at in range(sentence.start, sentence.end)}) == 1
        assert all(sentence.start <= tokens[at].head < sentence.end for at in range(sentence.start, sentence.end))
    for clause in document.clauses:
        sentence = document.sentences[clause.sentence]
        assert sentence.start <= clause.start < clause.end <= sentence.end
        assert clause.number in document.clauses_of[clause.sentence]
    for quotation in document.quotations:
        assert 0 <= quotation.start < quotation.end <= len(tokens)
        within = {part_of(tokens[at].start, parts) for at in range(quotation.start, quotation.end)}
        assert quotation.closed or len(within) == 1


def part_of(char: int, parts: list[Part]) -> int:
    return next((n for n, part in enumerate(parts) if part.start <= char < part.end), -1)


PIECES = st.sampled_from(
    [
        "Der Minister sagte: „Wir gehen.“", "Die Lage sei ernst, so der Sprecher.", 'He said "we go" and left.',
        "Am 3. Mai", "U.S.", "z. B.", "…", "„", "“", '"', "»", "(", ")", " – ", "\n", "\n\n", " ", "\t", "\u00a0",
        "\u200b", "\u2028", "😀", "e\u0301",
        "https://a.example/b?c=d", "12.000", "3,5%", "a" * 70, "\ufeff", "\u202e", "’s", "--", "x.y", "É", "中文",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.lists(PIECES, max_size=8).map("".join), st.text(max_size=30)), max_size=4)


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=60, deadline=None)
@given(texts=TEXTS)
def test_properties(code: str, texts: list[str]) -> None:
    """Any text: a token's text is the slice at its place, only white space is left out, nothing crosses a part."""
    text, parts = parts_of(*texts)
    check(annotate(text, parts, language_pack(code)), parts)


@pytest.mark.parametrize("code", CODES)
def test_paragraphs(code: str) -> None:
    """Paragraphs are never run together, with a full stop or without."""
    texts = ("Ein Haus brennt", "in Linz", "Two men", "left town", "„Offen", "bis hier“", "klein weiter")
    document = read(*texts, code=code)
    assert [document.span(s.start, s.end).text for s in document.sentences] == list(texts)
    assert [s.part for s in document.sentences] == list(range(len(texts)))


def test_open_quote_ends_with_paragraph() -> None:
    document = read("Er sagte: „Wir gehen.", "Sie blieb.")
    (quotation,) = document.quotations
    assert not quotation.closed
    assert document.span(quotation.start, quotation.end).text == "„Wir gehen."


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "quote",
    [
        "„Wir gehen.“",
        "‚Wir gehen.‘",
        "»Wir gehen.«",
        "«Wir gehen.»",
        '"We leave."',
        "“We leave.”",
        "‘We leave.’",
        "'We leave.'",
    ],
)
def test_quotation(quote: str, code: str) -> None:
    """A quotation's tokens are its words with both marks, whatever the marks; depth 2 inside another."""
    document = read(f"X: {quote} Y.", code=code)
    assert [document.span(q.start, q.end).text for q in document.quotations] == [quote]
    document = (
        read(f"X (»A {quote} B«) Y.", code=code) if "»" not in quote else read(f"X („A {quote} B“) Y.", code=code)
    )
    assert [(q.depth, q.closed) for q in document.quotations] == [(1, True), (2, True)]
    assert document.span(document.quotations[1].start, document.quotations[1].end).text == quote


@pytest.mark.parametrize("blank", ["", " ", "\n", " \n\t ", "\u00a0", "\u2003\u2028"])
@pytest.mark.parametrize("code", CODES)
def test_blank_part(blank: str, code: str) -> None:
    """A part of nothing but white space yields nothing, and its neighbours stay as they are."""
    assert read(blank, code=code).tokens == ()
    text, parts = parts_of("Ja.", blank, "Nein.")
    document = annotate(text, parts, language_pack(code))
    check(document, parts)
    assert [document.span(s.start, s.end).text for s in document.sentences] == ["Ja.", "Nein."]


@pytest.mark.parametrize("code", CODES)
def test_no_parts(code: str) -> None:
    document = annotate("Nothing here is a part.", [], language_pack(code))
    assert (document.tokens, document.sentences, document.quotations, document.clauses) == ((), (), (), ())


def test_text_outside_parts() -> None:
    """Only the parts are read; positions count in the whole text."""
    text = "Menü Suche\nEr ging."
    document = annotate(text, [Part("body", 11, len(text))], language_pack("de"))
    assert [t.text for t in document.tokens] == ["Er", "ging", "."]
    check(document, [Part("body", 11, len(text))])


@pytest.mark.parametrize("text", ["Das ist gut. " * 30, "wort" * 200, "Satz ohne Ende " * 40, "„Ja.“ " * 60])
def test_long_part(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part longer than the parser takes at once is cut at white space; nothing is lost or doubled."""
    monkeypatch.setattr(pipeline, "LONGEST", 100)
    document = annotate(text, [Part("body", 0, len(text))], language_pack("de"))
    assert "".join(t.text for t in document.tokens) == "".join(text.split())
    assert all(text[t.start : t.end] == t.text for t in document.tokens)
    if " " in text:
        assert [t.text for t in document.tokens if t.text.isalpha()] == re.findall(r"\w+", text)


def test_very_long_part() -> None:
    """A quarter of a megabyte in one part goes through in pieces."""
    text = "x" * 250_000
    document = annotate(text, [Part("body", 0, len(text))], language_pack("de"))
    assert sum(t.end - t.start for t in document.tokens) == len(text)


def test_many_pages() -> None:
    """Reports that go through together come out as alone, in order."""
    pages = [parts_of("Er ging.", "Sie „blieb“."), parts_of(" "), parts_of("Am 3. Mai kam er. Dann nicht mehr.")]
    pack = language_pack("de")
    assert list(annotate_all(pages, pack)) == [annotate(text, parts, pack) for text, parts in pages]


def test_kinds() -> None:
    text = "Kopf\nRumpf."
    document = annotate(text, [Part("headline", 0, 4), Part("body", 5, 11)], language_pack("de"))
    assert [s.kind for s in document.sentences] == ["headline", "body"]


def test_lines() -> None:
    """A line that ends with a stop, colon or closing mark ends its sentence, also before a small letter."""
    document = read("Es gilt:\nwer kommt, zahlt.\nund geht\nwieder.")
    assert [document.span(s.start, s.end).text for s in document.sentences] == [
        "Es gilt:", "wer kommt, zahlt.", "und geht\nwieder."
    ]  # fmt: skip


def test_lines_keep_their_trees() -> None:
    """The parser sees a line that ends its sentence as a sentence: no tree runs across."""
    document = read("Der Minister sagte: „Wir gehen.“\nDer Minister sagte: „Wir gehen.“")
    assert len({document.sentence_of[token.i] for token in document.tokens}) > 1
    assert all(document.sentence_of[token.i] == document.sentence_of[token.head] for token in document.tokens)


def test_token_at() -> None:
    document = read("Er ging heim.")
    assert [document.token_at(char) for char in (0, 1, 2, 3, 7, 8, 12, 13, 99)] == [0, 0, 1, 1, 2, 2, 3, 4, 4]


@pytest.mark.parametrize("code", CODES)
def test_model_version(code: str) -> None:
    name, _, version = model_version(code).rpartition("-")
    assert name.startswith(code)
    assert version.split(".")[0].isdigit()
