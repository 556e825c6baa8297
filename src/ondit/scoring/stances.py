"""Marks for how sure: single sentences, each with one statement whose stances and tense are known.

The found statement is the one whose content shares the most words with the gold's (F1 of 0.5 or more). Marks, for
each half of the gold (odd numbers `dev`, even numbers `test`): macro-F1 over CT+, CT-, PR and PS together, and Uu, for
the voice and for the page; beside it the mark of whoever answers CT+ always; how many tenses are right. A statement
that is not found is missed once, in its own group, and false in none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import yaml

from ondit.errors import GoldError
from ondit.scoring.align import Alignment, pair_documents, text_of
from ondit.scoring.marks import Json, mean, overlap, part, rates
from ondit.scoring.spans import spans_of
from ondit.scoring.tokens import Tokens

FOUND = 0.5
GROUPS = {"CT+": "CT+", "CT-": "CT-", "PR+": "PR/PS", "PR-": "PR/PS", "PS+": "PR/PS", "PS-": "PR/PS", "Uu": "Uu"}
NEEDED = ("id", "text", "voice", "outlet", "tense")


def load_stances(path: Path) -> list[Json]:
    """The sentences of a YAML list; `content` is the whole text where none is given.

    Raises GoldError naming the file.
    """
    try:
        found = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise GoldError(f"{path}: cannot be read ({error})") from error
    if not isinstance(found, list):
        raise GoldError(f"{path}: expected a list of sentences")
    return [_sentence(path, item) for item in found]


def _sentence(path: Path, item: Json) -> Json:
    missing = [key for key in NEEDED if not item.get(key)]
    if missing:
        raise GoldError(f"{path}: {item.get('id')} lacks {', '.join(missing)}")
    content = item.get("content", item["text"])
    if content not in item["text"] or item["voice"] not in GROUPS or item["outlet"] not in GROUPS:
        raise GoldError(f"{path}: {item['id']} has a stance that is none, or a content that is not in its text")
    return {**item, "content": content}


def half_of(sentence: Json) -> str:
    """Which half of the gold a sentence belongs to, by the number at the end of its id."""
    return "dev" if int(sentence["id"].rpartition("-")[2]) % 2 else "test"


def statement_of(gold: Json, reading: Json | None) -> Json | None:
    """The found statement that has the gold's content; None: there is none."""
    if reading is None:
        return None
    tokens, alignment = Tokens(gold["text"]), Alignment(text_of(reading, gold["text"]), gold["text"])
    start = gold["text"].index(gold["content"])
    wanted = tokens.spoken(tokens.of_spans([(start, start + len(gold["content"]))]))
    likeness = {}
    for number, statement in enumerate(reading.get("statements") or []):
        chars, _ = alignment.carry(spans_of(statement.get("content")))
        likeness[number] = overlap(wanted, tokens.spoken(tokens.of_chars(chars)))
    best = max(likeness, key=lambda number: (likeness[number], number), default=None)
    if best is None or likeness[best] < FOUND:
        return None
    found: Json = reading["statements"][best]
    return found


def score_stance(gold_docs: Sequence[Json], readings: Sequence[Json]) -> Json:
    """Every mark of readings against sentences from `load_stances`, for each half."""
    pairs, _ = pair_documents(gold_docs, readings)
    found = [(gold, statement_of(gold, reading)) for gold, reading in pairs]
    return {half: _half([pair for pair in found if half_of(pair[0]) == half]) for half in ("dev", "test")}


def _half(pairs: Sequence[tuple[Json, Json | None]]) -> Json:
    voice, outlet = (_groups(pairs, whose) for whose in ("voice", "outlet"))
    return {
        "macro F1": _macro(voice),
        "outlet macro F1": _macro(outlet),
        "all CT+ macro F1": _macro(_counted([(gold["voice"], "CT+") for gold, _ in pairs])),
        "groups": voice,
        "outlet groups": outlet,
        "exact": part(sum(_stance(found, "voice") == gold["voice"] for gold, found in pairs), len(pairs)),
        "tense": part(sum(found is not None and found["tense"] == gold["tense"] for gold, found in pairs), len(pairs)),
        "found": part(sum(found is not None for _, found in pairs), len(pairs)),
    }


def _stance(found: Json | None, whose: str) -> str | None:
    return None if found is None else (found.get("stance") or {}).get(whose)


def _groups(pairs: Sequence[tuple[Json, Json | None]], whose: str) -> Json:
    return _counted([(gold[whose], _stance(found, whose)) for gold, found in pairs])


def _counted(pairs: Sequence[tuple[str, str | None]]) -> Json:
    """Precision, recall and F1 of each group from pairs of what is right and what was answered."""
    right, asked, answered = Counter[str](), Counter[str](), Counter[str]()
    for gold, found in pairs:
        ours, theirs = GROUPS[gold], GROUPS.get(found or "")
        asked[ours] += 1
        if theirs is not None:
            answered[theirs] += 1
            right[ours] += ours == theirs
    return {g: rates(right[g], answered[g] - right[g], asked[g] - right[g]) for g in ("CT+", "CT-", "PR/PS", "Uu")}


def _macro(groups: Json) -> float:
    return mean([row["f"] for row in groups.values()])
