"""Marks of one pipeline on one test set: gold and predicted documents in, percentages out.

Near to, but not those of, the CoNLL protocol: words are the gold's, features are reduced and subtypes folded as in the
corpora, and attachment counts punctuation.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from spacy.tokens import Doc, Token

T = TypeVar("T")
Pair = tuple[Doc, Doc]  # gold and predicted, word by word the same


def tree_marks(pairs: Sequence[Pair]) -> Iterator[tuple[str, float]]:
    """Tags, features, lemmas, attachment and sentences; what the gold lacks is left out."""
    yield "UPOS", share(pairs, lambda gold, word: gold.pos_ == word.pos_)
    if any(gold.tag_ for gold in _words(pairs)):
        yield "XPOS", share(pairs, lambda gold, word: gold.tag_ == word.tag_, asked=lambda gold: gold.tag_)
    yield "UFeats", share(pairs, lambda gold, word: str(gold.morph) == str(word.morph))
    yield "lemma", share(pairs, lambda gold, word: gold.lemma_ == word.lemma_, asked=lambda gold: gold.lemma_)
    yield "UAS", share(pairs, lambda gold, word: gold.head.i == word.head.i)
    yield "LAS", share(pairs, attached)
    yield "sentences F1", f1(pairs, sentences)


def attached(gold: Token, word: Token) -> bool:
    """Whether a word hangs on the right head by the right relation."""
    return gold.head.i == word.head.i and gold.dep_ == word.dep_


def share(
    pairs: Sequence[Pair], right: Callable[[Token, Token], bool], asked: Callable[[Token], object] = bool
) -> float:
    """Of the words that are asked for (all: each has at least a letter), the percentage that is right."""
    answers = [right(*words) for pair in pairs for words in zip(*pair, strict=True) if asked(words[0])]
    return 100 * sum(answers) / len(answers) if answers else 0.0


def f1(pairs: Sequence[tuple[T, T]], found: Callable[[T], Iterable[Hashable]]) -> float:
    """F1, in percent, of what is found in each document; the gold's is found the same way."""
    right = given = wanted = 0
    for gold, document in pairs:
        expected, got = set(found(gold)), set(found(document))
        right, given, wanted = right + len(expected & got), given + len(got), wanted + len(expected)
    return 200 * right / (given + wanted) if given + wanted else 0.0


def sentences(document: Doc) -> Iterator[tuple[int, int]]:
    """The sentences, by first word and the word behind the last."""
    return ((span.start, span.end) for span in document.sents)


def entities(document: Doc) -> Iterator[tuple[int, int, str]]:
    """The entities, by words and label."""
    return ((span.start, span.end, span.label_) for span in document.ents)


def _words(pairs: Sequence[Pair]) -> Iterator[Token]:
    return (word for gold, _ in pairs for word in gold)
