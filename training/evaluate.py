"""The marks of pipelines on every test set, side by side: `python training/evaluate.py de`, `make evaluate-de`.

Compares what ships with what `train.py` made last; `--pipeline NAME=FOLDER` compares others.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

import corpora
import marks
from fit import load
from label import spaces, words
from ondit.annotate.document import Sentence
from ondit.annotate.document import Token as Word
from ondit.annotate.grammar import grammar_of
from ondit.annotate.moods import settle_moods
from ondit.packs.language import language_pack

SHIPPED = corpora.HOME / "src/ondit/annotate/models"
MADE = corpora.HOME / "build/training"


def evaluate(nlp: Language, gold: Sequence[Doc], language: str) -> Iterator[tuple[str, float]]:
    """The marks that a test set allows: of trees, of entities, of mood."""
    predicted = list(nlp.pipe(_bare(nlp, document) for document in gold))
    pairs = list(zip(gold, predicted, strict=True))
    if corpora.has_tree(gold[0]):
        yield from marks.tree_marks(pairs)
        given = list(nlp.pipe(_bare(nlp, document, with_sentences=True) for document in gold))
        yield "LAS, gold sentences", marks.share(list(zip(gold, given, strict=True)), marks.attached)
        if any(_subjunctives(gold)):
            yield (
                "subjunctive F1",
                marks.f1(list(zip(_subjunctives(gold), _subjunctives(predicted), strict=True)), iter),
            )
            settled = [_settled(document, language) for document in predicted]
            yield "subjunctive F1, by form", marks.f1(list(zip(_subjunctives(gold), settled, strict=True)), iter)
    if any(document.ents for document in gold):
        yield "entities F1", marks.f1(pairs, marks.entities)


def _subjunctives(documents: Sequence[Doc]) -> list[list[int]]:
    """The words of each document that are tagged as subjunctives, where indicatives are, too (English has neither)."""
    return [[word.i for word in document if "Mood=Sub" in str(word.morph)] for document in documents]


def _settled(document: Doc, language: str) -> list[int]:
    """The same as Ondit reads it: with what the form of a verb says on top."""
    tokens = [_word(token) for token in document]
    sentences = [Sentence(span.start, span.end, 0, "body") for span in document.sents]
    read = settle_moods(tokens, sentences, grammar_of(language_pack(language)))
    return [token.i for token in read if token.mood == "Sub"]


def _word(token: Any) -> Word:
    one = {
        name: (token.morph.get(name) or [""])[0] for name in ("Mood", "Tense", "Person", "Number", "Case", "VerbForm")
    }
    return Word(
        token.i, token.idx, token.idx + len(token), token.text, token.lower_, token.lemma_, token.tag_, token.pos_,
        token.dep_, token.head.i, one["Mood"], one["Tense"], one["Person"], one["Number"], one["Case"], one["VerbForm"],
        token.ent_type_, token.ent_iob_ == "B",
    )  # fmt: skip


def _bare(nlp: Language, document: Doc, *, with_sentences: bool = False) -> Doc:
    """The words of a document alone, with its sentences if asked for."""
    starts: list[bool | int | None] | None = None
    if with_sentences:
        starts = [token.is_sent_start for token in document]
    return Doc(nlp.vocab, words=words(document), spaces=spaces(document), sent_starts=starts)


def table(language: str, pipelines: dict[str, Language], corpus: Path) -> Iterator[str]:
    """The marks of every test set as lines of a Markdown table, a column a pipeline."""
    yield "| test set | mark | " + " | ".join(pipelines) + " |"
    yield "|---" * (2 + len(pipelines)) + "|"
    for name in corpora.TESTS[language]:
        gold = corpora.read(corpus / f"{name}.spacy", language)
        columns = [dict(evaluate(nlp, gold, language)) for nlp in pipelines.values()]
        for mark in columns[0]:
            yield f"| {name} | {mark} | " + " | ".join(f"{column[mark]:.1f}" for column in columns) + " |"


def main() -> None:
    """Read the language from the command line, and print the table."""
    parser = argparse.ArgumentParser(description="The marks of pipelines, side by side.")
    parser.add_argument("language", choices=sorted(corpora.TESTS))
    parser.add_argument("--pipeline", action="append", default=[], metavar="NAME=FOLDER", help="a pipeline to compare")
    given = parser.parse_args()
    chosen = dict(pair.split("=", 1) for pair in given.pipeline) or {
        "shipped": str(SHIPPED / given.language),
        "made": str(MADE / given.language / given.language),
    }
    pipelines = {name: load(Path(folder)) for name, folder in chosen.items() if Path(folder).exists()}
    for line in table(given.language, pipelines, corpora.folder()):
        print(line, flush=True)


if __name__ == "__main__":
    main()
