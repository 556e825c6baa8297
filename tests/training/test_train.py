"""The whole course of training, on a corpus of a few sentences and for a few steps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

import corpora
from fit import load
from recipes import RECIPES, Net, Recipe, Run
from train import course

NET = Net(width=16, depth=1, hidden=8)
RECIPE = Recipe(
    language="de",
    train="train",
    dev="dev",
    teachers=(
        Run(seed=1, epochs=2, steps=4, dropout=0.1, net=NET),
        Run(seed=2, epochs=1, steps=4, dropout=0.1, net=NET, everything=True),
    ),
    student=Run(seed=3, epochs=2, steps=4, dropout=0.1, net=NET, everything=True),
    rare=1,
)
SENTENCES = (
    "Der DET ART 1 det der|Minister NOUN NN 2 nsubj Minister|schwieg VERB VVFIN 2 ROOT schweigen|. PUNCT $. 2 punct .",
    "Die DET ART 1 det der|Städte NOUN NN 2 nsubj Stadt|schwiegen VERB VVFIN 2 ROOT schweigen|. PUNCT $. 2 punct .",
    "Linz PROPN NE 1 nsubj Linz|schweigt VERB VVFIN 1 ROOT schweigen|. PUNCT $. 1 punct .",
)


def with_trees() -> Doc:
    """A document of the sentences above."""
    rows: list[list[str]] = []
    for sentence in SENTENCES:
        first = len(rows)
        for word in sentence.split("|"):
            fields = word.split(" ")
            rows.append([*fields[:3], str(first + int(fields[3])), *fields[4:]])
    words, pos, tags, heads, deps, lemmas = (list(column) for column in zip(*rows, strict=True))
    return Doc(
        spacy.blank("de").vocab, words=words, pos=pos, tags=tags, heads=[int(head) for head in heads], deps=deps,
        lemmas=lemmas, morphs=["Case=Nom" if one == "NOUN" else "" for one in pos], ents=["O"] * len(words),
    )  # fmt: skip


def with_entities() -> Doc:
    """A document that has entities and sentences, and no trees."""
    words = ["Linz", "dementiert", ".", "Der", "Minister", "Ott", "schweigt", "."]
    starts: list[bool | int | None] = [at in (0, 3) for at in range(len(words))]
    ents = ["B-LOC", "O", "O", "O", "O", "B-PER", "O", "O"]
    return Doc(spacy.blank("de").vocab, words=words, sent_starts=starts, ents=ents)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a whole course has worked in."""
    corpus, work = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("work")
    corpora.write([with_trees(), with_entities()] * 3, corpus / "train.spacy")
    corpora.write([with_trees()], corpus / "dev.spacy")
    assert course(RECIPE, corpus, work) == work / "de"
    return work


def test_what_comes_out_reads_text(made: Path) -> None:
    document = load(made / "de")("Der Minister schweigt.")
    assert [token.text for token in document] == ["Der", "Minister", "schweigt", "."]
    assert all(token.tag_ and token.dep_ for token in document)


def test_teachers_fill_in_what_is_missing_and_leave_the_rest(made: Path) -> None:
    taught = corpora.read(made / "taught.spacy", "de")
    assert all(corpora.has_tree(document) for document in taught)
    assert [len(document) for document in taught] == [*[11, 8] * 3, *[11] * 3]
    labelled = taught[1]
    assert [(span.text, span.label_) for span in labelled.ents] == [("Linz", "LOC"), ("Ott", "PER")]
    assert [span.start for span in labelled.sents] == [0, 3]
    assert [token.head.i for token in taught[0]] == [token.head.i for token in with_trees()]


def test_weights_are_rounded_and_words_of_the_corpus_left_out(made: Path) -> None:
    model = load(made / "de").get_pipe("tok2vec").model  # type: ignore[attr-defined]
    for node in model.walk():
        for name in node.param_names:
            weights = node.get_param(name)
            assert weights.dtype == np.float32
            assert (weights == weights.astype(np.float16)).all()
    assert "Minister" not in (made / "de" / "vocab" / "strings.json").read_text(encoding="utf-8")


def test_the_same_seed_makes_the_same_weights(made: Path, tmp_path: Path) -> None:
    again = replace(RECIPE, teachers=())
    corpora.write([with_trees()] * 2, tmp_path / "train.spacy")
    corpora.write([with_trees()], tmp_path / "dev.spacy")
    one, two = (course(again, tmp_path, tmp_path / name) for name in ("one", "two"))
    for file in ("tok2vec/model", "parser/model"):
        assert (one / file).read_bytes() == (two / file).read_bytes()


@pytest.mark.parametrize("language", sorted(RECIPES))
def test_nothing_that_is_scored_on_is_trained_on(language: str) -> None:
    recipe = RECIPES[language]
    assert recipe.train not in corpora.TESTS[language]
    assert recipe.language == language
