"""Our marks are those of the scorer that measures us from outside, to a tenth and better, whatever the reading."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ondit.scoring import (
    load_objects,
    score_attribution,
    score_derivation,
    score_reading,
    score_stories,
    score_time,
)

CLOSE = 1e-6


def differences(ours: Any, theirs: Any, where: str = "") -> list[str]:
    """Where two results differ; a count of nothing may be missing."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return [d for k in {*ours, *theirs} for d in differences(ours.get(k), theirs.get(k), f"{where}/{k}")]
    if isinstance(ours, list | tuple) and isinstance(theirs, list | tuple) and len(ours) == len(theirs):
        return [d for n, (a, b) in enumerate(zip(ours, theirs, strict=True)) for d in differences(a, b, f"{where}/{n}")]
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        return [] if abs(ours - theirs) <= CLOSE else [f"{where}: ours {ours}, theirs {theirs}"]
    same = ours == theirs or (not ours and not theirs)
    return [] if same else [f"{where}: ours {ours}, theirs {theirs}"]


@pytest.mark.parametrize("name", ["attribution-de/dev", "attribution-en/dev", "attribution-en/interviews"])
@pytest.mark.parametrize("cut", [False, True], ids=["whole text", "first paragraph cut, no ids"])
def test_attribution(name: str, cut: bool, gold: Path, outside: ModuleType, guess: Any) -> None:
    docs = load_objects(gold / f"{name}.jsonl.gz")
    heads = [doc["text"].find("\n\n") + 2 if cut and "\n\n" in doc["text"] else 0 for doc in docs]
    readings = [guess.reading(doc, cut=head) for doc, head in zip(docs, heads, strict=True) if guess.often(0.95)]
    ours = score_attribution(docs, readings)
    assert 0 < ours["joint"]["f"] < 100
    assert differences(ours, outside.score_attribution(docs, readings)) == []


@pytest.mark.parametrize("name", ["time-de/dolomiten-100", "time-de/die-zeit", "time-en/dev"])
def test_time(name: str, gold: Path, outside: ModuleType, guess: Any) -> None:
    docs = load_objects(gold / f"{name}.jsonl.gz")
    readings = [guess.times(doc) for doc in docs]
    ours = score_time(docs, readings)
    assert 0 < ours["value"]["f"] < 100
    assert differences(ours, outside.score_time(docs, readings)) == []


@pytest.mark.parametrize("published", [None, "2024-01-05"])
def test_whole_report(published: str | None, gold: Path, outside: ModuleType, guess: Any) -> None:
    data = json.loads((gold / "report-de-iran-russia.gold.json").read_text("utf-8"))
    text = (gold / data["report"]["file"]).read_text("utf-8")
    for _ in range(20):
        reading = _reading(data, text, published, guess)
        assert differences(score_reading(data, text, reading), outside.score_reading(data, text, reading)) == []


def test_no_reading(gold: Path, outside: ModuleType) -> None:
    data = json.loads((gold / "report-de-iran-russia.gold.json").read_text("utf-8"))
    text = (gold / data["report"]["file"]).read_text("utf-8")
    assert differences(score_reading(data, text, None), outside.score_reading(data, text, None)) == []


def _reading(data: Any, text: str, published: str | None, guess: Any) -> Any:
    """The gold of a whole report as a reading, spoiled."""
    statements = []
    for item in data["statements"]:
        if guess.often(0.1):
            continue
        parts = {name: guess.moved(item.get(name), text) for name in ("content", "source", "cue", "basis", "addressee")}
        chain = [{"name": name} for name in item.get("chain") or [] if guess.often(0.9)]
        stance = {"voice": guess.dice.choice(("CT+", "PR+", "Uu")), "outlet": "Uu"}
        statements.append({"id": item["id"], "manner": item["manner"], "chain": chain, "stance": stance, **parts})
    times = [
        {"start": text.find(time["text"]), "end": text.find(time["text"]) + len(time["text"]), "value": time["value"]}
        for time in data.get("times") or []
        if guess.often(0.8)
    ]
    requests = [{"asked": r["asked"], "answer": r["answer"]} for r in data.get("requests_for_comment") or []]
    claims = [
        {
            "frame": {
                "supplier": {"code": transfer.get("supplier")},
                "recipient": transfer.get("recipient"),
                "stage": transfer.get("stage"),
                "quantity": transfer.get("quantity"),
            },
            "statements": transfer.get("statements"),
            "origins": transfer.get("origins"),
        }
        for transfer in data.get("transfers") or []
        if guess.often(0.8)
    ]
    report = {"id": "x", "text": text, "credit": data["report"]["credit"], "published": published}
    return {
        "report": report,
        "statements": statements,
        "times": times,
        "claims": claims,
        "comment_requests": [request for request in requests if guess.often(0.8)],
    }


@pytest.mark.parametrize("rate", [0, 0.15, 0.4])
def test_stories(rate: float, gold: Path, outside_stories: ModuleType, guess: Any) -> None:
    stories = outside_stories.load_stories(str(gold / "stories"))
    traces = [guess.trace(copy.deepcopy(outside_stories.trace_of_gold(story)), rate) for story in stories]
    for trace in traces:
        if guess.often(rate):
            trace.pop("story")  # found by its texts
    traces = [trace for trace in traces if not guess.often(rate / 8)]
    ours = score_stories(gold / "stories", traces)
    assert (ours["triple"]["all"]["f"] == 100) == (rate == 0)
    assert differences(ours, outside_stories.score_stories(stories, traces)) == []


def test_copies(gold: Path, outside_stories: ModuleType, guess: Any) -> None:
    table = str(gold / "derivation-vast" / "dev.tsv")
    rows, outlets = outside_stories.read_rows(table), outside_stories.outlets_beside(table)
    names = sorted(outlets)
    guesses = [(row["article_id"], row["parent_id"]) for row in rows if row["parent_id"] and guess.often(0.7)]
    guesses += [(guess.dice.choice(names), guess.dice.choice(names)) for _ in range(200)]
    trace = {"derivations": [{"report": a, "from": b, "score": guess.dice.random()} for a, b in guesses]}
    ours = score_derivation(rows, [trace], outlets)
    assert differences(ours, outside_stories.score_derivation(rows, [trace], outlets)) == []
