"""The doors to the ledger, from an empty one to a merged one, as a user goes through them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from ondit.cli.app import app
from ondit.records import as_json
from ondit.samples import SAMPLES

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three sample reports, read once and saved as a user would save them."""
    from ondit.reading import read_pages

    path = tmp_path_factory.mktemp("readings") / "readings.jsonl"
    lines = [
        json.dumps(as_json(reading))
        for sample in SAMPLES
        for reading in read_pages([str(sample.path)], sample.settings)
    ]
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `ondit` on a new ledger; what it printed comes back, as JSON where it was asked for."""
    monkeypatch.setenv("ONDIT_LEDGER", str(tmp_path / "ledger.db"))
    monkeypatch.setenv("ONDIT_AUTHOR", "Mira Holt")
    monkeypatch.setenv("COLUMNS", "100")

    def call(*words: str, code: int = 0) -> Any:
        done = CliRunner().invoke(app, list(words), catch_exceptions=True)
        if code == 0:
            assert done.exit_code == 0, (done.output, done.exception)
        else:
            assert done.exit_code != 0
            return str(done.exception or done.output)
        return json.loads(done.stdout) if "json" in words else done.stdout

    return call


@pytest.fixture
def kept(run: Run, readings: Path) -> Run:
    """The same, on a ledger that holds the samples."""
    run("add", str(readings))
    return run


def talks(kept: Run) -> str:
    claim: str = kept("claims", "talks", "--format", "json")[0]["id"]
    return claim


def test_adding_twice_changes_nothing(run: Run, readings: Path) -> None:
    assert run("add", str(readings)).strip() == "3 added"
    before = run("claims", "--format", "json")
    assert run("add", str(readings)).strip() == "3 there already"
    assert run("claims", "--format", "json") == before


def test_a_claim_and_why(kept: Run) -> None:
    id_ = talks(kept)
    page = kept("why", id_)
    assert "2 independent origins in 3 reports" in page
    assert "Küstenbote, 2024-03-07: translates" in page
    whole = kept("claim", id_, "--format", "json")
    assert whole["claim"]["origins"]["at_least"] == 2
    assert {one["outlet"] for one in whole["statements"]} == {"Meridian Post", "Küstenbote", "Hafenblatt"}


def test_the_beginning_of_an_id_is_enough(kept: Run) -> None:
    assert kept("claim", talks(kept)[:6], "--format", "json")["claim"]["id"] == talks(kept)
    assert "there is no claim c-0000000000" in kept("claim", "c-0000000000", code=2)


def test_a_statement_can_be_asked_why(kept: Run) -> None:
    hit = kept("search", "Punta Arenas", "--format", "json")[0]
    assert "Punta Arenas" in kept("why", hit["statement"])


def test_search_and_facets(kept: Run) -> None:
    hits = kept("search", '"coastal radars"', "--unnamed", "--format", "json")
    assert hits
    assert all("coastal radars" in hit["text"] for hit in hits)
    there = kept("search", "radar*", "--outlet", "Hafen", "--format", "json")
    assert {hit["outlet"] for hit in there} == {"Hafenblatt"}
    assert "asks for nothing" in kept("search", code=2)


def test_voices_named_and_not(kept: Run) -> None:
    assert all(not row["named"] for row in kept("voices", "--unnamed", "--format", "json"))
    assert "Küstenbote ← Meridian Post" in kept("voices", "--repeats")


def test_a_rejected_statement_carries_no_claim(kept: Run) -> None:
    one = kept("claim", talks(kept), "--format", "json")["statements"][0]
    target = f"{one['report']}/{one['statement']}"
    judged = kept("reject", target, "--note", "a headline", "--format", "json")
    assert (judged["author"], judged["note"]) == ("Mira Holt", "a headline")
    after = kept("claim", talks(kept), "--format", "json")["statements"]
    assert target not in {f"{said['report']}/{said['statement']}" for said in after}
    kept("withdraw", judged["id"])
    again = kept("claim", talks(kept), "--format", "json")["statements"]
    assert target in {f"{said['report']}/{said['statement']}" for said in again}
    assert "withdrawn" in kept("judgements")


def test_a_corrected_statement_reads_as_corrected(kept: Run) -> None:
    hit = kept("search", "delegation", "--format", "json")[0]
    kept("correct", f"{hit['report']}/{hit['statement']}", "--name", "Aino Berg", "--kind", "person")
    assert "does not hold the words" in kept("correct", hit["statement"], "--content", "never written", code=2)
    assert "nothing is corrected" in kept("correct", hit["statement"], code=2)


def test_only_what_others_confirm_is_confirmed(kept: Run) -> None:
    kept("judge", talks(kept), "--credibility", "1")
    single = next(row for row in kept("claims", "--format", "json") if row["at_least"] == 1)
    assert "other sources do not confirm it" in kept("judge", single["id"], "--credibility", "1", code=2)


def test_following_a_claim(run: Run, readings: Path, tmp_path: Path) -> None:
    first, *rest = readings.read_text("utf-8").splitlines()
    one, more = tmp_path / "one.jsonl", tmp_path / "more.jsonl"
    one.write_text(first, "utf-8")
    more.write_text("\n".join(rest), "utf-8")
    run("add", str(one))
    run("follow", talks(run))
    run("add", str(more))
    told = run("news", "--seen")
    assert "2 independent origins, before 1 independent origin" in told
    assert run("news").strip() == "nothing new"
    assert "origin" in run("news", "--all")


def test_forgetting_is_for_good(kept: Run, readings: Path) -> None:
    report = kept("reports", "--outlet", "Hafenblatt", "--format", "json")[0]["id"]
    kept("forget", report, "--yes")
    assert "1 forgotten, and not taken in again" in kept("add", str(readings))
    assert not kept("search", "radar*", "--outlet", "Hafenblatt", "--format", "json")
    assert "no problems" in kept("check", "--deep")


def test_a_forgotten_voice_is_black_everywhere(kept: Run, tmp_path: Path) -> None:
    name = next(row["name"] for row in kept("voices", "--format", "json") if row["named"])
    kept("forget", name, "--voice", "--yes")
    assert name.encode() not in (tmp_path / "ledger.db").read_bytes()
    assert "no problems" in kept("check")


def test_merging_and_copying(kept: Run, tmp_path: Path) -> None:
    copy, other = str(tmp_path / "copy.db"), str(tmp_path / "other.db")
    kept("backup", copy)
    assert "is there already" in kept("backup", copy, code=2)
    assert "3 new reports" in kept("merge", copy, "--ledger", other)
    assert "0 new reports" in kept("merge", copy, "--ledger", other)
    mine, theirs = kept("claims", "--format", "json"), kept("claims", "--format", "json", "--ledger", other)
    own = ("matter", "changed_at")  # of each ledger
    assert [{k: v for k, v in row.items() if k not in own} for row in mine] == [
        {k: v for k, v in row.items() if k not in own} for row in theirs
    ]


def test_no_ledger_is_one_clear_line(run: Run) -> None:
    assert "there is no ledger" in run("claims", code=2)
