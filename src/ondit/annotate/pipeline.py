"""A report's text through the language's spaCy pipeline, into a Document.

Each part of the page goes through on its own, so paragraphs are never run together. Sentence starts are
set by our rules before the parser runs; the parser keeps to them.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ondit.annotate.clauses import find_clauses
from ondit.annotate.document import Document, Quotation, Sentence, Token
from ondit.annotate.grammar import Grammar, grammar_of
from ondit.annotate.mend import mend, rehang
from ondit.annotate.moods import settle_moods
from ondit.annotate.quotes import find_all
from ondit.annotate.replant import replant
from ondit.annotate.sentences import sentence_starts
from ondit.packs.language import LanguagePack
from ondit.records import Part
from ondit.settings import one_thread

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = Path(__file__).parent / "models"
BATCH = 32  # paragraphs a batch: measured best between 16 and 64
LONGEST = 100_000  # characters that go through the parser at once; its memory grows with them


@functools.cache
def load_pipeline(code: str) -> Language:
    """The spaCy pipeline of a language, loaded once a process.

    thinc's OpenBLAS kernels with one thread: twice as fast here as its default, with the same output.
    """
    one_thread()
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    import spacy

    return spacy.load(MODELS / code, exclude=["senter"])


def model_version(code: str) -> str:
    """Name and version of a language's pipeline, from its meta file; needs no spaCy."""
    import json

    meta = json.loads((MODELS / code / "meta.json").read_text(encoding="utf-8"))
    return f"{meta['lang']}-{meta['name']}-{meta['version']}"


def annotate(text: str, parts: Sequence[Part], pack: LanguagePack) -> Document:
    """Tokens, sentences, quotations and clauses of one report; `parts` must be in text order."""
    return next(annotate_all([(text, parts)], pack))


def annotate_all(pages: Iterable[tuple[str, Sequence[Part]]], pack: LanguagePack) -> Iterator[Document]:
    """The same for many reports of one language, whose paragraphs share batches."""
    nlp, grammar = load_pipeline(pack.code), grammar_of(pack)
    for text, parts in pages:
        pieces = [piece for part in parts for piece in _pieces(text, part)]
        docs = nlp.pipe((_prepared(nlp, text[p.start : p.end], grammar) for p in pieces), batch_size=BATCH)
        yield _document(text, pieces, list(docs), pack)


def _pieces(text: str, part: Part) -> Iterator[Part]:
    """A part, cut at white space where it is longer than the parser should take at once."""
    start = part.start
    while part.end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = start + LONGEST if cut <= start else cut
        yield Part(part.kind, start, cut)
        start = cut
    yield Part(part.kind, start, part.end)


def _prepared(nlp: Language, text: str, grammar: Grammar) -> Any:
    """One paragraph, tokenised and with its sentence starts set; white space between words starts none."""
    doc = nlp.make_doc(text)
    kept = _kept(doc)
    gaps = [after - before > 1 or bool(doc[before].whitespace_) for before, after in pairwise(kept)]
    starts = sentence_starts([doc[i].text for i in kept], [*gaps, False], grammar)
    first = {i for i, start in zip(kept, starts, strict=True) if start} | set(_line_starts(doc, kept))
    for token in doc:
        token.is_sent_start = token.i in first
    return doc


def _line_starts(doc: Any, kept: Sequence[int]) -> Iterator[int]:
    """A line that ends with a stop or colon ends its sentence, whatever stands on the next."""
    for before, after in pairwise(kept):
        if after - before > 1 and "\n" in doc[before + 1].text and doc[before].text[-1] in '.!?:”“"':
            yield after


def _document(text: str, parts: Sequence[Part], docs: Sequence[Any], pack: LanguagePack) -> Document:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    features: dict[int, tuple[str, ...]] = {}
    for number, (part, doc) in enumerate(zip(parts, docs, strict=True)):
        offset, base = part.start, len(tokens)
        kept = _kept(doc)
        if not kept:
            continue
        new = {i: base + n for n, i in enumerate(kept)}
        tokens.extend(_token(doc[i], new, offset, features) for i in kept)
        begins = [new[i] for n, i in enumerate(kept) if n == 0 or doc[i].is_sent_start]
        for start, end in zip(begins, [*begins[1:], len(tokens)], strict=True):
            sentences.append(Sentence(start, end, number, part.kind))
    return _assemble(text, tokens, sentences, parts, pack)


def _kept(doc: Any) -> list[int]:
    """Tokens that are not white space."""
    return [token.i for token in doc if not token.is_space]


def _token(token: Any, new: dict[int, int], offset: int, features: dict[int, tuple[str, ...]]) -> Token:
    key = token.morph.key
    if key not in features:
        morph = token.morph
        features[key] = tuple(
            (morph.get(name) or [""])[0] for name in ("Mood", "Tense", "Person", "Number", "Case", "VerbForm")
        )
    mood, tense, person, number, case, form = features[key]
    i = new[token.i]
    return Token(
        i, offset + token.idx, offset + token.idx + len(token), token.text, token.lower_, token.lemma_, token.tag_,
        token.pos_, token.dep_, new.get(token.head.i, i), mood, tense, person, number, case, form,
        token.ent_type_, token.ent_iob_ == "B",
    )  # fmt: skip


def _assemble(
    text: str, tokens: list[Token], sentences: list[Sentence], parts: Sequence[Part], pack: LanguagePack
) -> Document:
    grammar = grammar_of(pack)
    tokens = replant(rehang(mend(tokens, sentences, grammar), sentences, grammar), sentences, grammar)
    tokens = settle_moods(tokens, sentences, grammar)
    sentence_of = tuple(n for n, sentence in enumerate(sentences) for _ in range(sentence.start, sentence.end))
    quotations = tuple(_quotations(text, tokens, parts))
    clauses = find_clauses(tokens, sentences, quotations, grammar)
    of: list[list[int]] = [[] for _ in sentences]
    for clause in clauses:
        of[clause.sentence].append(clause.number)
    return Document(
        text, pack.code, tuple(tokens), tuple(sentences), quotations, clauses, sentence_of,
        tuple(tuple(numbers) for numbers in of),
    )  # fmt: skip


def _quotations(text: str, tokens: Sequence[Token], parts: Sequence[Part]) -> Iterator[Quotation]:
    """The quotations as token ranges; a mark glued to a word takes that word's token.

    They may run on through neighbouring parts of one kind.
    """
    starts = [token.start for token in tokens]
    for _, alike in groupby(parts, key=lambda part: part.kind):
        for marks in find_all(text, [(part.start, part.end) for part in alike]):
            at = bisect.bisect_right(starts, marks.start) - 1
            end = bisect.bisect_left(starts, marks.end)
            if 0 <= at < end:
                yield Quotation(at, end, marks.closed, marks.depth)
