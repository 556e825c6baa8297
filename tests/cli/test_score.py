"""`ondit score`: what it takes, what it prints, how it ends."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import ondit.scoring
from ondit.cli import main
from ondit.cli.app import app
from ondit.cli.marks import others_of, rates_of
from ondit.errors import InputError

TEXT = "Der Hafen bleibe zu, sagte die Sprecherin."


def span(words: str) -> list[dict[str, Any]]:
    start = TEXT.index(words)
    return [{"start": start, "end": start + len(words), "text": words}]


QUOTE = {"id": "q", "manner": "indirect", "content": span("Der Hafen bleibe zu"), "source": span("die Sprecherin")}
GOLD = {"id": "a1", "language": "de", "text": TEXT, "quotes": [QUOTE]}
MADE = {"report": {"id": "a1", "text": TEXT}, "statements": [{**QUOTE, "cue": span("sagte")}]}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", "utf-8")
    return path


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "made.jsonl"
    path.write_text(json.dumps(MADE) + "\n", "utf-8")
    return path


def call(*args: object) -> Result:
    return CliRunner().invoke(app, ["score", *map(str, args)], catch_exceptions=False)


def test_predictions_are_marked(gold: Path, made: Path) -> None:
    done = call(gold, made, "--format", "json")
    assert done.exit_code == 0
    marks = json.loads(done.stdout)
    assert marks["triple"]["f"] == 100
    assert marks == json.loads(json.dumps(ondit.scoring.score_attribution([GOLD], [MADE])))


def test_the_table_names_gold_and_marks(gold: Path, made: Path) -> None:
    shown = call(gold, made).stdout.split("\n")
    rows = [line.split() for line in shown]
    assert ["triple", "100.0", "100.0", "100.0"] in rows
    assert ["precision", "recall", "F1"] in rows
    assert ["by", "manner", "gold", "found", "exact", "manner", "speaker", "cue", "predicted", "right"] in rows


def stub(monkeypatch: pytest.MonkeyPatch, results: list[Any]) -> None:
    def read_gold(_: Any) -> Iterator[Any]:
        yield from results

    monkeypatch.setattr(ondit.scoring, "read_gold", read_gold)


BROKEN = InputError("gold.jsonl", "holds no article", "Give a text.", line=2)


def test_without_predictions_the_gold_is_read(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stub(monkeypatch, [MADE])
    done = call(gold, "--format", "json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout)["triple"]["tp"] == 1


def test_a_document_that_cannot_be_read_is_told(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stub(monkeypatch, [BROKEN, MADE])
    done = call(gold, "--format", "json")
    assert done.exit_code == 1
    assert done.stderr == "ondit: gold.jsonl, line 2: holds no article. Give a text.\n"
    stub(monkeypatch, [BROKEN])
    done = call(gold)
    assert (done.exit_code, done.stdout) == (2, "")


def complaint(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *args: object
) -> tuple[object, str, str]:
    monkeypatch.setattr("sys.argv", ["ondit", "score", *map(str, args)])
    with pytest.raises(SystemExit) as end:
        main()
    told = capsys.readouterr()
    return end.value.code, told.out, told.err


def test_without_scipy_it_says_what_to_install_at_once(
    gold: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stub(monkeypatch, [pytest.fail])  # nothing may be read for nothing
    monkeypatch.setitem(sys.modules, "scipy", None)
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    told = complaint(monkeypatch, capsys, gold)
    assert told == (2, "", "ondit: Marks against gold need numpy and scipy: pip install 'ondit[score]'\n")


@pytest.mark.parametrize("text", ["", "{}", "Der Hafen.", '{"text": "a", "quotes": [1]}', "[1]"])
def test_what_is_no_gold_is_one_line(
    gold: Path, text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gold.write_text(text, "utf-8")
    code, out, err = complaint(monkeypatch, capsys, gold)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"ondit: {gold}")


def test_what_is_no_prediction_is_one_line(
    gold: Path, made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made.write_text('{"reports": []}', "utf-8")
    code, out, err = complaint(monkeypatch, capsys, gold, made)
    assert (code, out) == (2, "")
    assert err == f"ondit: {made}, object 1: is no reading (ondit read --format json)\n"


def test_rows_of_every_shape() -> None:
    rate = {"p": 50.0, "r": 100.0, "f": 66.7, "tp": 1}
    marks = {
        "triple": {"de": rate}, "stance": {"right": 3, "of": 4}, "by type": {"DATE": {"gold": 2}}, "missing": ["s1"],
        "claims": [{"a": 1}], "counts": {"gold": 3, "stray": 0}, "nothing": 0, "share": 12.34,
        "frames": {"found": {"right": 1, "of": 2}},
    }  # fmt: skip
    assert [(row.name, row.cells) for row in rates_of(marks)] == [("triple, de", ("50.0", "100.0", "66.7"))]
    assert {row.name: row.cells for row in others_of(marks)} == {
        "stance": ("3 of 4",), "missing": ("s1",), "counts": ("gold 3",), "share": ("12.3",),
        "frames, found": ("1 of 2",),
    }  # fmt: skip
