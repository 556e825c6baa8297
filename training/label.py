"""Documents that have entities only, with the trees and tags that the teachers vote for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from votes import Reading, vote


def label(documents: Sequence[Doc], teachers: Sequence[Language]) -> Iterator[Doc]:
    """The documents with the layers of trees, tags, features and lemmas; words, sentences and entities stay theirs."""
    read = [teacher.pipe(_bare(document, teacher) for document in documents) for teacher in teachers]
    for document, *readings in zip(documents, *read, strict=True):
        yield _labelled(document, readings)


def _bare(document: Doc, nlp: Language) -> Doc:
    """Words and sentence starts alone; the parser keeps to these."""
    starts: list[bool | int | None] = [bool(token.is_sent_start) for token in document]
    return Doc(nlp.vocab, words=words(document), spaces=spaces(document), sent_starts=starts)


def words(document: Doc) -> list[str]:
    """The words of a document."""
    return [token.text for token in document]


def spaces(document: Doc) -> list[bool]:
    """Whether a blank follows each word."""
    return [bool(token.whitespace_) for token in document]


def _labelled(document: Doc, readings: Sequence[Doc]) -> Doc:
    sentences = [(span.start, vote([reading_of(read[span.start : span.end]) for read in readings]))
                 for span in readings[0].sents]  # fmt: skip
    return Doc(
        document.vocab,
        words=words(document),
        spaces=spaces(document),
        heads=[start + head for start, sentence in sentences for head in sentence.heads],
        deps=[name for _, sentence in sentences for name in sentence.relations],
        tags=[name for _, sentence in sentences for name in sentence.tags],
        pos=[name for _, sentence in sentences for name in sentence.parts_of_speech],
        morphs=[name for _, sentence in sentences for name in sentence.features],
        lemmas=[name for _, sentence in sentences for name in sentence.lemmas],
        ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in document],
    )


def reading_of(sentence: Span) -> Reading:
    """What a pipeline said of one sentence."""
    return Reading(
        heads=tuple(token.head.i - sentence.start for token in sentence),
        relations=tuple(token.dep_ for token in sentence),
        tags=tuple(token.tag_ for token in sentence),
        parts_of_speech=tuple(token.pos_ for token in sentence),
        features=tuple(str(token.morph) for token in sentence),
        lemmas=tuple(token.lemma_ for token in sentence),
    )
