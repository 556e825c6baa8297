"""The pipelines that ship: their size, their papers, and marks on sentences of our own, pinned.

The sentences are those of `clauses-*.yaml`, where one verb and its subject are marked by hand: a pipeline by itself,
without the rules on top, should call that verb finite and hang the subject on it.
"""

from __future__ import annotations

import json

import pytest
from tests.annotate.clauses import Case, read_gold

from ondit.annotate.grammar import grammar_of
from ondit.annotate.pipeline import MODELS, load_pipeline, model_version
from ondit.packs.language import language_pack

CODES = ("de", "en")
LARGEST = 15_000_000  # bytes
# Shares in percent, as measured when the weights shipped; they rise with better weights and fall with none.
FLOORS = {"de": {"finite": 97.0, "subject": 89.5}, "en": {"finite": 87.0, "subject": 79.0}}


def cases(code: str) -> list[Case]:
    """The marked sentences of a language, of all files."""
    return [case for name in (code, f"unseen-{code}", f"unseen-second-{code}") for case in read_gold(name)[1]]


@pytest.fixture(scope="module")
def marks() -> dict[str, dict[str, float]]:
    return {code: measured(code) for code in CODES}


def measured(code: str) -> dict[str, float]:
    nlp, finite = load_pipeline(code), grammar_of(language_pack(code)).tags.finite
    gold = [case for case in cases(code) if case.verb]
    right = {"finite": 0, "subject": 0}
    asked = 0
    for case, document in zip(gold, nlp.pipe([case.text for case in gold]), strict=True):
        verbs = [token for token in document if token.text == case.verb and token.tag_ in finite]
        right["finite"] += bool(verbs)
        if case.subject:
            asked += 1
            above = {token for verb in verbs for token in (verb, verb.head)}  # an auxiliary hangs on the verb
            subjects = [t for t in document if t.head in above and t.dep_.startswith(("nsubj", "csubj"))]
            right["subject"] += any(token.text in case.subject.split() for token in subjects)
    return {"finite": 100 * right["finite"] / len(gold), "subject": 100 * right["subject"] / asked}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("mark", ["finite", "subject"])
def test_marks(code: str, mark: str, marks: dict[str, dict[str, float]]) -> None:
    print(f"\n{code} {mark}: {marks[code][mark]:.1f}")
    assert marks[code][mark] >= FLOORS[code][mark]


@pytest.mark.parametrize("code", CODES)
def test_small(code: str) -> None:
    assert sum(path.stat().st_size for path in (MODELS / code).rglob("*") if path.is_file()) <= LARGEST


@pytest.mark.parametrize("code", CODES)
def test_papers(code: str) -> None:
    """A card that says what the weights are made of, and a licence that is not the code's."""
    card = (MODELS / code / "README.md").read_text(encoding="utf-8")
    meta = json.loads((MODELS / code / "meta.json").read_text(encoding="utf-8"))
    assert model_version(code).endswith(meta["version"])
    assert meta["version"] in card
    assert "CC BY-SA 4.0" in meta["license"]
    for heading in ("## Data and licences", "## How it was made", "## Scores", "## Limits"):
        assert heading in card


def test_the_german_card_names_the_terms_of_hdt() -> None:
    card = (MODELS / "de" / "README.md").read_text(encoding="utf-8")
    assert "can be distributed for academic use" in card
    assert "1,612 sentences" in card
