"""The figures of docs/limits.md: which construction a statement is of, and shares in words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import limits
import measure
from ondit.packs.language import language_pack
from ondit.scoring.items import ROLES, Item
from ondit.scoring.tokens import Tokens

CASES = [
    ("de", "indirect", "{Laut} Polizei [ist der Hafen zu].", "phrase"),
    ("de", "indirect", "[Der Hafen sei zu], {so} der Wirt.", "phrase"),
    ("de", "direct", "[„Der Hafen ist zu“], {sagte} sie.", "quotation"),
    ("de", "direct", "[„Der Hafen ist zu.“]", "quotation-alone"),
    ("de", "indirect", "Sie {sagte}, dass [der Hafen zu sei].", "that"),
    ("de", "indirect", "Sie {sagte}, [dass der Hafen zu sei].", "that"),
    ("de", "indirect", "Sie {sagte}, [der Hafen sei zu].", "clause"),
    ("de", "indirect", "[Der Hafen sei zu], {sagte} sie.", "content-first"),
    ("de", "free-indirect", "[Der Hafen sei zu.]", "running"),
    ("de", "reported", "Sie {kritisierte} [den Plan].", "reported"),
    ("en", "indirect", "[The port is shut], {according to} police.", "phrase"),
    ("en", "mixed", "She {said} that [the port is “shut”].", "that"),
]


def marked(text: str) -> tuple[Tokens, dict[str, frozenset[int]]]:
    """A text with its content in [] and its cue in {}."""
    spans: dict[str, tuple[int, int]] = {}
    for role, pattern in (("quote", r"\[(.*)\]"), ("cue", r"\{(.*)\}")):
        found = re.search(pattern, text)
        if found:
            start, end = (len(re.sub(r"[\[\]{}]", "", text[:n])) for n in found.span())
            spans[role] = (start, end)
    tokens = Tokens(re.sub(r"[\[\]{}]", "", text))
    return tokens, {role: tokens.of_spans([spans[role]] if role in spans else []) for role in ROLES}


@pytest.mark.parametrize(("code", "manner", "text", "expected"), CASES)
def test_constructions(code: str, manner: str, text: str, expected: str) -> None:
    tokens, roles = marked(text)
    item = Item("s", manner, None, None, roles)
    assert limits.construction(tokens, item, language_pack(code)) == expected


def test_every_construction_has_a_row() -> None:
    rows = yaml.safe_load(limits.ROWS.read_text("utf-8"))
    assert {case[3] for case in CASES} == {row["name"] for row in rows}


@pytest.mark.parametrize(
    ("right", "of", "words"),
    [
        (0, 0, "none there"),
        (2, 8, "2 of 8"),
        (8, 10, "8 in 10 (8 of 10)"),
        (97, 100, "more than 9 in 10 (97 of 100)"),
        (20, 20, "10 in 10 (20 of 20)"),
    ],
)
def test_often(right: int, of: int, words: str) -> None:
    assert limits.often(right, of) == words


TEXT = "Der Hafen bleibt zu, sagte die Sprecherin. Niemand weiß es, so der Wirt am Montag."


def said(content: str, cue: str, source: str) -> dict[str, Any]:
    parts = {"content": content, "cue": cue, "source": source}
    spans = {key: [{"start": TEXT.index(v), "end": TEXT.index(v) + len(v)}] for key, v in parts.items()}
    return {"id": content, "manner": "indirect", "parent": None, **spans}


def test_a_tally_tells_words_from_speakers() -> None:
    gold = [said("Der Hafen bleibt zu", "sagte", "die Sprecherin"), said("Niemand weiß es", "so", "der Wirt")]
    found = [
        said("Der Hafen bleibt zu", "sagte", "die Sprecherin"),
        said("Niemand weiß es", "so", "die Sprecherin"),
        said("am Montag", "sagte", "die Sprecherin"),
    ]
    doc, made = {"id": "d", "text": TEXT, "quotes": gold}, {"report": {"id": "d", "text": TEXT}, "statements": found}
    tally = limits.tally_of(measure.Measured(measure.SETS[0], [doc], [made], {}), language_pack("de"))
    assert (tally.made.total(), tally.worded.total(), tally.right.total()) == (3, 2, 1)
    assert (tally.gold, tally.found["phrase"]) == ({"content-first": 1, "phrase": 1}, 0)
    assert tally.wrong == {"speaker": 1, "nothing": 1}
    table = list(limits.constructions(tally, "de"))
    assert "| all | 2 of 3 | 1 of 3 | 1 of 2 |" in table
    assert table[-2].startswith("Of the 2 that count as wrong 1 have the right words")


def test_the_page_has_every_block_and_no_other() -> None:
    page = limits.PAGE.read_text("utf-8")
    names = [found[2] for found in limits._BLOCK.finditer(page)]
    assert len(names) == len(set(names)) == page.count("<!-- figures:") == page.count("<!-- end -->")
    new = limits.filled(page, {name: ["0 of 0"] for name in names})
    assert new.count("\n0 of 0\n") == len(names)
    assert {"measured", "attribution-de", "attribution-en", "stories-de", "stance", "chains"} <= set(names)
    with pytest.raises(KeyError):
        limits.filled(page, {})


def test_without_gold_the_page_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONDIT_GOLD", str(tmp_path))
    before = limits.PAGE.read_bytes()
    assert limits.main([]) == 1
    assert limits.PAGE.read_bytes() == before
