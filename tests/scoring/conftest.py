"""Gold and the outside scorer, where this machine has them, and made-up readings to score."""

from __future__ import annotations

import importlib
import os
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BESIDE = Path(__file__).parents[3] / "shared"
Json = dict[str, Any]
MANNERS = ("direct", "indirect", "mixed", "reported", "free-indirect", "own")


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of gold with terms of its own, which the repository does not hold."""
    folder = Path(os.environ.get("ONDIT_GOLD") or BESIDE / "gold")
    if not folder.is_dir():
        pytest.skip(f"no gold at {folder}; name it with ONDIT_GOLD")
    return folder


@pytest.fixture(scope="session")
def outside() -> ModuleType:
    """The scorer that ours has to agree with."""
    return _tool("score")


@pytest.fixture(scope="session")
def outside_stories() -> ModuleType:
    """Its part for stories."""
    return _tool("score_stories")


def _tool(name: str) -> ModuleType:
    folder = BESIDE / "tools"
    if not (folder / f"{name}.py").is_file():
        pytest.skip(f"no scorer to compare with at {folder / name}.py")
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
    return importlib.import_module(name)


class Guess:
    """Readings made from gold by spoiling it: edges moved, parts dropped, manners changed, things invented."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def often(self, chance: float) -> bool:
        return self.dice.random() < chance

    def moved(self, spans: Any, text: str) -> list[Json]:
        found: list[Json] = []
        for span in spans if isinstance(spans, list) else [spans] if spans else []:
            start, end = span["start"], span["end"]
            if self.often(0.3):
                start = max(0, start + self.dice.randint(-9, 9))
            if self.often(0.3):
                end = min(len(text), end + self.dice.randint(-20, 20))
            if end > start:
                found.append({"start": start, "end": end})
        return found

    def reading(self, doc: Json, *, cut: int = 0) -> Json:
        """A document's quotations as a reading; cut: characters left out at the head of its text, and then no id."""
        statements: list[Json] = []
        for quote in doc["quotes"]:
            if self.often(0.15):
                continue
            statements.append(self.statement(quote, doc["text"]))
            if self.often(0.2):
                statements.append({**self.statement(quote, doc["text"]), "id": None, "parent": quote["id"]})
        for statement in statements:
            for name in ("content", "source", "cue", "addressee"):
                shifted = [{k: n - cut for k, n in span.items()} for span in statement[name]]
                statement[name] = [span for span in shifted if span["start"] >= 0]
        report = {"text": doc["text"][cut:]} if cut else {"id": doc["id"], "text": doc["text"]}
        return {"report": report, "statements": statements}

    def statement(self, quote: Json, text: str) -> Json:
        manner = quote["manner"] if self.often(0.7) else self.dice.choice(MANNERS)
        parts = {name: self.moved(quote.get(name), text) for name in ("content", "source", "cue", "addressee")}
        if self.often(0.1):
            parts[self.dice.choice(("source", "cue", "addressee"))] = []
        return {"id": quote.get("id"), "manner": manner, "parent": quote.get("parent"), **parts}

    def times(self, doc: Json) -> Json:
        found: list[Json] = []
        for time in doc["times"]:
            if self.often(0.8):
                place = (self.moved(time, doc["text"]) or [{}])[0]
                found.append({**time, **place, **({"value": "2000"} if self.often(0.2) else {})})
        found += [{"start": 0, "end": 4, "text": "", "value": "P1D", "type": "DURATION"}] * self.often(0.3)
        return {"report": {"id": doc["id"], "text": doc["text"]}, "statements": [], "times": found}

    def trace(self, trace: Json, rate: float) -> Json:
        """A trace with a share of it spoiled."""
        for reading in trace["reports"]:
            text = reading["report"]["text"]
            reading["statements"] = [s for s in reading["statements"] if not self.often(rate)]
            for statement in reading["statements"]:
                self._spoil(statement, text, rate)
            again = [s for s in reading["statements"] if self.often(rate / 3)]
            reading["statements"] += [{**s, "id": s["id"] + "x", "parent": s["id"]} for s in again]
            reading["comment_requests"] = [r for r in reading["comment_requests"] if not self.often(rate)]
        trace["derivations"] = [d for d in trace["derivations"] if not self.often(rate)]
        if self.often(rate):
            trace["derivations"].append({"report": "r1", "from": "r2", "kind": "cite", "explicit": True, "score": 0.3})
        trace["claims"] = [c for c in trace["claims"] if not self.often(rate / 2)]
        for claim in trace["claims"]:
            claim["supporting"] = [m for m in claim["supporting"] if not self.often(rate)]
            if self.often(rate):
                claim["origins"] = {"at_least": self.dice.randint(0, 3), "at_most": self.dice.randint(1, 4)}
        return trace

    def _spoil(self, statement: Json, text: str, rate: float) -> None:
        if not self.often(rate):
            return
        statement["content"] = self.moved(statement["content"], text)
        statement["source"] = self.moved(statement["source"], text)
        if self.often(0.3):
            statement["manner"] = self.dice.choice(MANNERS)
        if self.often(0.3):
            statement["chain"] = statement["chain"][::-1]


@pytest.fixture
def guess() -> Guess:
    return Guess(seed=7)
