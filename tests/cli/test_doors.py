from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.making import german
from typer.testing import CliRunner, Result

from ondit import __version__
from ondit.checking import Problem
from ondit.cli import main
from ondit.cli.app import app
from ondit.errors import InputError, PackError
from ondit.records import as_json
from ondit.settings import Settings

Reads = Callable[[Iterable[Any]], list[tuple[list[str], Settings]]]

BROKEN = InputError("b.txt", "is empty", "Give a file with text.")


def call(*args: str, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(app, list(args), env=env, catch_exceptions=False)


def other() -> Any:
    made = german()
    return dataclasses.replace(made, report=dataclasses.replace(made.report, id="r2"))


def test_version() -> None:
    assert call("--version").stdout == f"ondit {__version__}\n"


def test_one_reading_is_one_object(reads: Reads) -> None:
    calls = reads([german()])
    done = call("read", "a.txt", "--format", "json")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == as_json(german())
    assert calls == [(["a.txt"], Settings())]


def test_sure_leaves_out_and_says_so(reads: Reads) -> None:
    made = german()
    first, *others = made.statements
    made = dataclasses.replace(made, statements=(dataclasses.replace(first, confidence=0.2, parent=None), *others))
    reads([made])
    done = call("read", "a.txt", "--format", "json", "--sure", "0.5")
    assert first.id not in [one["id"] for one in json.loads(done.stdout)["statements"]]
    assert "below 0.5 left out" in done.stderr


@pytest.mark.parametrize("least", ["1.5", "-1", "much"])
def test_sure_must_be_a_share(reads: Reads, least: str) -> None:
    reads([german()])
    assert call("read", "a.txt", "--sure", least).exit_code == 2


def test_several_readings_are_a_list(reads: Reads) -> None:
    reads([german(), other()])
    assert [one["report"]["id"] for one in json.loads(call("read", "a", "b", "--format", "json").stdout)] == [
        "r1",
        "r2",
    ]


def test_jsonl_is_a_reading_a_line(reads: Reads) -> None:
    reads([german(), other()])
    lines = call("read", "a", "b", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["report"]["id"] for line in lines] == ["r1", "r2"]


def test_the_rest_of_a_batch_goes_on(reads: Reads) -> None:
    reads([german(), BROKEN, other()])
    done = call("read", "a.txt", "b.txt", "c.txt", "--format", "jsonl")
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr == "ondit: b.txt: is empty. Give a file with text.\n"


@pytest.mark.parametrize("form", ["table", "json", "jsonl"])
def test_nothing_read(reads: Reads, form: str) -> None:
    reads([BROKEN])
    done = call("read", "b.txt", "--format", form)
    assert (done.exit_code, done.stdout) == (2, "")


def test_the_table_is_the_default(reads: Reads) -> None:
    reads([german()])
    done = call("read", "a.txt", env={"COLUMNS": "100"})
    assert "On whose word" in done.stdout
    assert done.stderr == ""


def test_settings_reach_the_reading(reads: Reads) -> None:
    calls = reads([german()])
    call("read", "-", "--published", "2024-01-05", "--outlet", "Küstenbote", "--lang", "de")
    assert calls == [(["-"], Settings(published="2024-01-05", outlet="Küstenbote", language="de"))]


@pytest.mark.parametrize("date", ["2024", "2024-01", "2024-01-05", "2024-01-05T10:30", "2024-01-05T10:30:00+01:00"])
def test_dates_that_are_taken(reads: Reads, date: str) -> None:
    reads([german()])
    assert call("read", "a.txt", "--published", date).exit_code == 0


@pytest.mark.parametrize(
    "wrong",
    [
        ["--published", "gestern"],
        ["--published", "2024-13"],
        ["--published", "2024-02-30"],
        ["--lang", "xx"],
        ["--format", "xml"],
        ["--nonsense"],
    ],
)
def test_wrong_use_is_refused(reads: Reads, wrong: list[str]) -> None:
    calls = reads([german()])
    done = call("read", "a.txt", *wrong)
    assert (done.exit_code, done.stdout, calls) == (2, "", [])
    assert wrong[-1] in done.stderr


def test_no_path_is_wrong_use() -> None:
    assert call("read").exit_code == 2


def test_half_a_surrogate_pair_is_still_json(reads: Reads) -> None:
    made = german()
    reads([dataclasses.replace(made, report=dataclasses.replace(made.report, title="\ud800"))])
    assert json.loads(call("read", "a", "--format", "json").stdout)["report"]["title"] == "\ud800"
    reads([dataclasses.replace(made, report=dataclasses.replace(made.report, title="\ud800"))])
    assert "<U+D800>" in call("read", "a").stdout


def test_a_terminal_without_umlauts(tmp_path: Path) -> None:
    path = tmp_path / "reading.json"
    path.write_text(json.dumps(as_json(german())), "utf-8")
    call = [sys.executable, "-c", "from ondit.cli import main; main()", "why", str(path), "2"]
    done = subprocess.run(
        call, capture_output=True, timeout=60, check=True, env=os.environ | {"PYTHONIOENCODING": "ascii"}
    )
    assert done.stdout.isascii()
    assert b"Radare zu kaufen" in done.stdout


def test_an_error_of_ours_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(_: str | None) -> tuple[Problem, ...]:
        raise PackError(Path("de/cues.yaml"), 3, "unknown key")

    monkeypatch.setattr("ondit.checking.check_packs", broken)
    monkeypatch.setattr("sys.argv", ["ondit", "packs", "check"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2
    assert capsys.readouterr().err == "ondit: de/cues.yaml:3: unknown key\n"


def test_packs_check_says_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = Problem(Path("de/cues.yaml"), 3, "unknown key")
    monkeypatch.setattr("ondit.checking.check_packs", lambda lang: (problem,) if lang == "de" else ())
    assert (call("packs", "check", "--lang", "de").exit_code, call("packs", "check").exit_code) == (1, 0)
    assert call("packs", "check", "--lang", "de").stdout == "de/cues.yaml:3: unknown key\n"
    assert call("packs", "check", "--lang", "xx").exit_code == 2


def test_schema_describes_what_is_written(reads: Reads) -> None:
    reads([german()])
    for document, command in (("reading", "read"), ("trace", "trace")):
        schema = json.loads(call("schema", document).stdout)
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(json.loads(call(command, "a.txt", "--format", "json").stdout), schema)


def test_trace_joins_what_was_read(reads: Reads) -> None:
    reads([german(), BROKEN, other()])
    done = call("trace", "x", "--format", "json")
    assert done.exit_code == 1
    assert [one["report"]["id"] for one in json.loads(done.stdout)["reports"]] == ["r1", "r2"]
    assert "2 reports" in call("trace", "x").stdout


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "reading.json"
    path.write_text(json.dumps(as_json(german())), "utf-8")
    return path


@pytest.mark.parametrize("wanted", ["s-3333333333", "s-33", "3"])
def test_why_takes_an_id_its_beginning_or_a_number(saved: Path, wanted: str) -> None:
    done = call("why", str(saved), wanted)
    assert done.exit_code == 0
    assert done.stdout.startswith("Statement 3 of 4 · s-3333333333\n")


def test_why_without_a_statement_lists_them(saved: Path) -> None:
    assert "s-4444444444" in call("why", str(saved)).stdout


@pytest.mark.parametrize("wanted", ["s-9", "s-", "5", "0"])
def test_why_says_which_statement_is_not_there(
    saved: Path, wanted: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["ondit", "why", str(saved), wanted])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2
    assert wanted in capsys.readouterr().err


@pytest.mark.parametrize("shape", ["list", "lines", "trace"])
def test_why_reads_every_shape_that_is_written(saved: Path, shape: str, reads: Reads) -> None:
    reads([german()])
    one = json.dumps(as_json(german()))
    trace = call("trace", "x", "--format", "json").stdout
    saved.write_text({"list": f"[{one}]", "lines": f"{one}\n", "trace": trace}[shape], "utf-8")
    assert call("why", str(saved), "s-1").exit_code == 0


def test_why_reads_a_report(tmp_path: Path, reads: Reads) -> None:
    calls = reads([german()])
    path = tmp_path / "report.txt"
    path.write_text("{ein Bericht}", "utf-8")
    assert call("why", str(path), "1", "--published", "2024").exit_code == 0
    assert calls == [([str(path)], Settings(published="2024"))]


@pytest.mark.parametrize("data", ['{"format": "ondit/1"}', '{"format": "ondit/1", "reports": [{}]}'])
def test_why_refuses_half_a_reading(
    tmp_path: Path, data: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "half.json"
    path.write_text(data, "utf-8")
    monkeypatch.setattr("sys.argv", ["ondit", "why", str(path)])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2
    assert capsys.readouterr().err.startswith(f"ondit: {path}: is no ")
