"""Marks for stances: each half apart, a statement that is not found missed once and false in none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ondit.errors import GoldError
from ondit.scoring.stances import half_of, load_stances, score_stance, statement_of

TEXT = "Der Wirt sagte, der Hafen sei zu."


def sentence(number: int, **more: Any) -> dict[str, Any]:
    content = "der Hafen sei zu"
    gold = {"voice": "CT+", "outlet": "Uu", "tense": "ongoing"}
    return {"id": f"de-{number:03}", "text": TEXT, "content": content, **gold, **more}


def read(number: int, *statements: tuple[str, str, str, str]) -> dict[str, Any]:
    """A reading with statements given as words, the voice's stance, the page's and the tense."""
    made = []
    for words, voice, outlet, tense in statements:
        start = TEXT.index(words)
        span = {"start": start, "end": start + len(words), "text": words}
        made.append({"content": [span], "stance": {"voice": voice, "outlet": outlet, "because": []}, "tense": tense})
    return {"report": {"id": f"de-{number:03}", "text": TEXT, "language": "de"}, "statements": made}


def test_all_right() -> None:
    marks = score_stance([sentence(1)], [read(1, ("der Hafen sei zu", "CT+", "Uu", "ongoing"))])["dev"]
    assert marks["groups"]["CT+"]["f"] == 100
    assert marks["outlet groups"]["Uu"]["f"] == 100
    assert (marks["tense"], marks["found"], marks["exact"]) == ({"right": 1, "of": 1},) * 3


def test_possible_and_probable_are_one_group_but_not_exact() -> None:
    marks = score_stance([sentence(1, voice="PR+")], [read(1, ("der Hafen sei zu", "PS+", "Uu", "ongoing"))])["dev"]
    assert marks["groups"]["PR/PS"]["f"] == 100
    assert marks["exact"]["right"] == 0


def test_not_found_is_missed_once_and_false_in_none() -> None:
    marks = score_stance([sentence(1)], [read(1, ("Der Wirt", "Uu", "Uu", "done"))])["dev"]
    assert [(row["tp"], row["fp"], row["fn"]) for row in marks["groups"].values()] == [(0, 0, 1), *[(0, 0, 0)] * 3]
    assert marks["found"]["right"] == 0


def test_the_statement_with_most_words_in_common_is_judged() -> None:
    reading = read(1, (TEXT, "Uu", "Uu", "done"), ("der Hafen sei zu", "CT+", "Uu", "ongoing"))
    found = statement_of(sentence(1), reading)
    assert found is not None
    assert found["tense"] == "ongoing"


def test_halves_by_number_and_the_mark_of_always_certain() -> None:
    assert [half_of(sentence(number)) for number in (1, 2, 13, 300)] == ["dev", "test", "dev", "test"]
    gold = [sentence(2), sentence(4, voice="Uu")]
    marks = score_stance(gold, [read(n, ("der Hafen sei zu", "CT+", "Uu", "ongoing")) for n in (2, 4)])
    assert marks["dev"]["found"]["of"] == 0
    assert marks["test"]["macro F1"] == marks["test"]["all CT+ macro F1"] == pytest.approx(100 * 2 / 3 / 4)


def test_a_sentence_without_a_reading_is_not_found() -> None:
    assert score_stance([sentence(1)], [])["dev"]["found"] == {"right": 0, "of": 1}


@pytest.mark.parametrize(
    "text",
    [
        "- {id: de-001, text: Es regnet., voice: CT+, outlet: CT+}",
        "- {id: de-001, text: Es regnet., voice: sure, outlet: CT+, tense: done}",
        "- {id: de-001, text: Es regnet., content: Es schneit., voice: CT+, outlet: CT+, tense: done}",
        "a: b",
        "- [",
    ],
)
def test_broken_gold_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "gold.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(GoldError, match=r"gold\.yaml"):
        load_stances(path)


def test_content_is_the_text_where_none_is_given(tmp_path: Path) -> None:
    path = tmp_path / "gold.yaml"
    path.write_text("- {id: de-001, text: Es regnet., voice: CT+, outlet: CT+, tense: ongoing}", "utf-8")
    assert load_stances(path)[0]["content"] == "Es regnet."


HOME = Path(__file__).resolve().parents[2] / "evaluation" / "gold"


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_gold_has_enough_of_each_group_in_both_halves(language: str) -> None:
    gold = load_stances(HOME / f"stance-{language}.yaml")
    assert len(gold) == 300
    assert len({one["id"] for one in gold}) == len({one["text"] for one in gold}) == 300
    for stances in (("CT+",), ("CT-",), ("PR+", "PR-", "PS+", "PS-"), ("Uu",)):
        assert sum(one["voice"] in stances for one in gold) >= 25
        assert all(any(one["voice"] in stances for one in gold if half_of(one) == half) for half in ("dev", "test"))
