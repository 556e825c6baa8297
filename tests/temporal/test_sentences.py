"""Prose of our own in both languages, each sentence with every time it names (`sentences.<code>.yaml`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ondit.annotate.pipeline import annotate
from ondit.packs.language import known_languages, language_pack
from ondit.records import Part, Time
from ondit.temporal.find import find_times

PUBLISHED = "2024-05-16"
CASES = [
    (code, case)
    for code in known_languages()
    for case in yaml.safe_load(Path(__file__).with_name(f"sentences.{code}.yaml").read_text("utf-8"))
]


def read(code: str, case: dict[str, Any]) -> tuple[Time, ...]:
    """The times of a case's text, annotated as a report's body."""
    text, pack = case["text"], language_pack(code)
    doc = annotate(text, [Part("body", 0, len(text))], pack)
    return find_times(doc, pack, case.get("published", PUBLISHED))


@pytest.mark.parametrize(("code", "case"), CASES, ids=lambda value: value["text"] if isinstance(value, dict) else value)
def test_sentence(code: str, case: dict[str, Any]) -> None:
    found = read(code, case)
    assert [[time.text, time.type, time.value, time.mod] for time in found] == [
        [*time, None][:4] for time in case["times"]
    ]
    assert [time.relative_to for time in found if time.relative_to] == [
        case[key] for key in ("relative_to",) if key in case
    ]


def test_both_languages_cover_the_same_list() -> None:
    """At least sixty sentences a language, of every type of time and every mod that the other has."""
    counts = {code: [case for language, case in CASES if language == code] for code in known_languages()}
    assert min(map(len, counts.values())) >= 60
    kinds = {code: {(time[1], *time[3:]) for case in cases for time in case["times"]} for code, cases in counts.items()}
    assert len(set(map(frozenset, kinds.values()))) == 1
