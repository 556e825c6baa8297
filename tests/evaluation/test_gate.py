"""The gate opens only when every floor is held by a mark, and every mark has one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import gate
import measure

TIME = measure.GoldSet("time-en", "time", ("time-en/dev.jsonl.gz",))


def marks(value: float) -> dict[str, Any]:
    one = {"p": value, "r": value, "f": value}
    return dict.fromkeys(("value", "strict value", "relaxed", "type"), one)


def floors(value: float) -> dict[str, dict[str, float]]:
    return {"time-en": dict.fromkeys(gate.MARKS["time"], value)}


@pytest.mark.parametrize(
    ("measured", "floor", "holds"), [(70.0, 69.9, True), (70.0, 70, True), (69.96, 70, True), (69.9, 70, False)]
)
def test_a_floor_holds_to_a_tenth(measured: float, floor: float, holds: bool) -> None:
    rows = gate.rows_of(TIME, marks(measured), floors(floor))
    assert len(rows) == 4
    assert {row.holds for row in rows} == {holds}
    assert all(("ok" in gate.show(row)) == holds for row in rows)


def test_a_mark_without_a_floor_does_not_hold() -> None:
    assert not any(row.holds for row in gate.rows_of(TIME, marks(70), {}))


def test_every_mark_has_a_floor_and_every_floor_a_mark() -> None:
    kept = yaml.safe_load(gate.FLOORS.read_text("utf-8"))
    assert gate.unknown(kept) == []
    for gold_set in measure.SETS:
        assert kept[gold_set.name].keys() == gate.MARKS[gold_set.kind].keys(), gold_set.name


def test_a_floor_that_holds_nothing_is_seen() -> None:
    found = gate.unknown({"time-en": {"valeu F1": 3.0}, "stroies": {"value F1": 1.0}})
    assert found == ["time-en: valeu F1", "stroies: value F1"]


@pytest.mark.parametrize(("ci", "reasons"), [("true", ["time-en: no gold"]), ("", [])])
def test_a_missing_set_is_said_aloud(
    ci: str, reasons: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ONDIT_GOLD", str(tmp_path))
    monkeypatch.setenv("CI", ci)
    nobody: Any = None
    assert gate.run(nobody, TIME, {}, None) == reasons
    assert "time-en: NOT MEASURED" in capsys.readouterr().out


class Stub:
    """Stands for the readers: one reading, and one document that could not be read."""

    def __init__(self, failed: list[str]) -> None:
        self.failed = failed

    def measure(self, gold_set: Any, _: Any) -> Any:
        return measure.Measured(gold_set, [], [{"report": {"id": "a", "text": "ä"}}], marks(70), self.failed)


def test_the_gate_says_why_it_stays_shut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "gold" / "time-en" / "dev.jsonl.gz"
    path.parent.mkdir(parents=True)
    path.touch()
    monkeypatch.setenv("ONDIT_GOLD", str(tmp_path / "gold"))
    good: Any = Stub([])
    broken: Any = Stub(["b: ValueError: x"])
    assert gate.run(good, TIME, floors(60), None) == []
    assert len(gate.run(good, TIME, floors(80), None)) == 4
    assert gate.run(broken, TIME, floors(60), None) == ["time-en: not read: b: ValueError: x"]
    gate.run(good, TIME, floors(60), tmp_path / "out")
    kept = (tmp_path / "out" / "time-en.predictions.jsonl").read_text("utf-8")
    assert kept == '{"report": {"id": "a", "text": "ä"}}\n'
