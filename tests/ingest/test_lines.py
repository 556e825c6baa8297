from __future__ import annotations

import pytest

from ondit.ingest.lines import ends_flat, ends_sentence, paragraphs_of, same_line, sentences_of


def test_blank_lines_part_paragraphs_and_so_does_every_line() -> None:
    assert paragraphs_of("Eins.\n\n\nZwei.\n  Drei. \n") == ("Eins.", "Zwei.", "Drei.")


def test_a_line_that_runs_on_stays_one_paragraph() -> None:
    assert paragraphs_of("The ferry left the harbour and\nnever came back.\nNobody waited.") == (
        "The ferry left the harbour and\nnever came back.",
        "Nobody waited.",
    )


def test_a_block_wrapped_at_a_column_is_one_paragraph() -> None:
    block = (
        "The Ministry said on Monday that it had ordered the\n"
        "crews to look for the lost ferry. Captain Lowe of\n"
        "Harbour Street had left it in fog."
    )
    assert paragraphs_of(block) == (block,)


def test_menus_are_not_joined() -> None:
    assert paragraphs_of("Home\nnews\nsport") == ("Home", "news", "sport")


@pytest.mark.parametrize("line", ["Er ging.", "„Er ging.“", "Warum?", 'She left."', "Schluss…", "(Er ging.)"])
def test_sentence_ends(line: str) -> None:
    assert ends_sentence(line)


@pytest.mark.parametrize("line", ["Fähre fährt wieder", "Trade with the U.S.", "„Wir fahren wieder“", "Meier:"])
def test_no_sentence_ends(line: str) -> None:
    assert not ends_sentence(line)


def test_headlines_may_ask() -> None:
    assert not ends_flat("Wo bleibt die Fähre?")


def test_the_same_words() -> None:
    assert same_line("Die Fähre  fährt", "„Die Fähre fährt.“")
    assert not same_line("", "–")


def test_rough_sentences() -> None:
    line = "Quelle: Bote. Übersetzung: Anna"
    assert [line[start:end] for start, end in sentences_of(line)] == ["Quelle: Bote.", "Übersetzung: Anna"]
