"""The gold of stories: several reports each, the hidden truth known. A story is a folder with story.json and texts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from ondit.errors import GoldError
from ondit.scoring.marks import Json
from ondit.scoring.names import head_key
from ondit.scoring.spans import Pair
from ondit.scoring.words import words


def load_stories(folder: Path) -> list[Json]:
    """Every story of a folder, texts read in and quotations turned into spans. Raises GoldError naming the file."""
    stories = [_story(path) for path in sorted(folder.glob("*/story.json"))]
    if not stories:
        raise GoldError(f"{folder}: holds no story (a folder with story.json)")
    return stories


def _story(path: Path) -> Json:
    try:
        story: Json = json.loads(path.read_text("utf-8"))
        story["id"] = path.parent.name
        for report in story["reports"]:
            with (path.parent / report["file"]).open(encoding="utf-8", newline="") as file:
                report["text"] = file.read()
            for statement in report["statements"]:
                _locate(report["text"], statement)
    except (OSError, ValueError, KeyError) as error:
        raise GoldError(f"{path}: cannot be read as a story ({error})") from error
    return story


def given(story: Json) -> list[Json]:
    """The reports of a story as the program is given them: no title, no language."""
    return [
        {
            **{key: report[key] for key in ("id", "text", "url", "outlet", "published")},
            "title": None,
            "language": None,
        }
        for report in story["reports"]
    ]


def pieces(field: Any) -> list[str]:
    """A field that is nothing, one quotation or several, as a list."""
    if not field:
        return []
    return [field] if isinstance(field, str) else list(field)


def _locate(text: str, statement: Json) -> None:
    """Find a gold statement's spans: the content after the headline if it stands there, source nearest to it."""
    body = len(text.split("\n", 1)[0])
    parts = pieces(statement["content"])
    spans = _in_order(text, parts, body) or _in_order(text, parts, 0)
    if not spans:
        spans = [span for one in parts for span in _in_order(text, [one], 0)]
    middle = spans[0][0] if spans else 0
    statement["spans"] = spans
    for key in ("source", "basis"):
        statement[key + " spans"] = [
            span for words_ in pieces(statement.get(key)) for span in _nearest(text, words_, middle)
        ]


def _in_order(text: str, parts: list[str], at: int) -> list[Pair]:
    """The parts one after the other; none if one is missing."""
    found: list[Pair] = []
    for words_ in parts:
        start = text.find(words_, at)
        if start < 0:
            return []
        at = start + len(words_)
        found.append((start, at))
    return found


def _nearest(text: str, quotation: str, middle: int) -> list[Pair]:
    literal = re.escape(quotation)
    starts = [m.start() for m in re.finditer(rf"(?<!\w){literal}(?!\w)", text)]
    starts = starts or [m.start() for m in re.finditer(literal, text)]
    if not starts:
        return []
    start = min(starts, key=lambda place: abs(place - middle))
    return [(start, start + len(quotation))]


def voice_keys(story: Json) -> dict[str, set[str]]:
    """Voice id to the head words it answers to anywhere in its story."""
    keys = {voice["id"]: {head_key(voice["label"])} for voice in story["voices"]}
    for report in story["reports"]:
        for statement in report["statements"]:
            if statement["voice"] in keys:
                sources = pieces(statement["source"])
                keys[statement["voice"]] |= {head_key(s) for s in sources if s.casefold() not in words().pronouns}
    return {voice: found - {""} for voice, found in keys.items()}


def chain_keys(story: Json, statement: Json, keys: dict[str, set[str]]) -> list[set[str]]:
    """A gold chain as the sets of head words that each link answers to."""
    voice_of = {voice["label"]: voice["id"] for voice in story["voices"]}
    chain: list[str] = statement["chain"]
    plain = [head_key(name) for name in chain]
    found: list[set[str]] = []
    for i, name in enumerate(chain):
        last = i == len(chain) - 1 and i > 0
        voice = voice_of.get(name) or (statement["voice"] if last else None)
        others = set(plain[:i] + plain[i + 1 :])
        found.append(({plain[i]} | keys.get(voice or "", set()) - others) - {""})
    return found
