"""Rules are counted by what the scorer holds right, and by nothing that it holds against nobody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import confidence
import measure

TEXT = "Der Hafen bleibt zu, sagte die Sprecherin. Niemand weiß es, so der Wirt am Montag."


def at(words: str) -> list[dict[str, Any]]:
    start = TEXT.index(words)
    return [{"start": start, "end": start + len(words), "text": words}]


def said(name: str, content: str, source: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "manner": "indirect", "parent": None, "content": at(content), "source": at(source), **more}


def judged(quotes: list[dict[str, Any]], statements: list[dict[str, Any]], **doc: Any) -> list[tuple[str, bool]]:
    gold = {"id": "d", "text": TEXT, "quotes": quotes, **doc}
    made = {"report": {"id": "d", "text": TEXT, "language": "de"}, "statements": statements}
    measured = measure.Measured(confidence.SETS[0], [gold], [made], {})
    return [(one.rules[0], one.right) for one in confidence.attribution(measured)]


HARBOUR = said("a", "Der Hafen bleibt zu", "die Sprecherin")
NOBODY = said("b", "Niemand weiß es", "der Wirt")


def test_right_needs_words_and_speaker() -> None:
    found = [
        said("1", "Hafen bleibt zu", "Sprecherin", rules=["de/sagen", "de/unter-berufung"]),
        said("2", "Niemand weiß es", "die Sprecherin", rules=["de/so-x"]),
    ]
    assert judged([HARBOUR, NOBODY], found) == [("de/sagen", True), ("de/so-x", False)]


def test_what_is_held_against_nobody_is_not_counted() -> None:
    found = [
        said("1", "Der Hafen bleibt zu", "die Sprecherin", rules=["de/sagen"]),
        said("2", "Niemand weiß es", "der Wirt", rules=["de/so-x"], manner="reported"),
        said("3", "am Montag", "der Wirt", rules=["own"], manner="own"),
    ]
    assert judged([{**HARBOUR, "ignore": True}], found, covers=["indirect"]) == []


def test_a_mixed_statement_counts_once() -> None:
    text = "„Der Hafen bleibt zu“"
    found = said("1", "Der Hafen bleibt zu, sagte", "die Sprecherin", rules=["de/sagen"], manner="mixed")
    assert text not in TEXT
    assert len(judged([{**HARBOUR, "manner": "direct"}], [found])) == 1


def test_counts_are_written_as_numbers_only(tmp_path: Path) -> None:
    rows = confidence.count(
        [
            confidence.Judged("de", ("de/sagen", "de/x"), "direct", right=True),
            confidence.Judged("de", ("de/sagen",), "direct", right=False),
            confidence.Judged("de", ("de/laut",), "indirect", right=True),
            confidence.Judged("en", ("en/say",), "direct", right=True),
        ]
    )
    assert rows == {
        "de": [("de/laut", "indirect", 1, 1), ("de/sagen", "direct", 1, 2)],
        "en": [("en/say", "direct", 1, 1)],
    }
    confidence.write(rows["de"], tmp_path / "c.csv")
    written = "rule,manner,right,made\nde/laut,indirect,1,1\nde/sagen,direct,1,2\n"
    assert (tmp_path / "c.csv").read_text("utf-8") == written


def test_without_gold_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ONDIT_GOLD", str(tmp_path))
    monkeypatch.setattr(confidence, "LANGUAGES", tmp_path)
    assert confidence.main([]) == 1
    assert "ONDIT_GOLD" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_broken_document_stops_the_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure.GoldSet, "paths", property(lambda _: ()))
    monkeypatch.setattr(confidence, "LANGUAGES", tmp_path)
    monkeypatch.setattr(confidence, "measure", lambda _: ([], ["a: ValueError: x"]))
    assert confidence.main([]) == 1
    assert list(tmp_path.iterdir()) == []
