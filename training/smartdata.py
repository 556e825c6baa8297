"""The DFKI SmartData corpus: news, feeds and posts with entities, as documents without trees."""

from __future__ import annotations

import gzip
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from entities import mended

KINDS = {
    "person": "PER",
    "organization": "ORG",
    "organization-company": "ORG",
    "location": "LOC",
    "location-city": "LOC",
    "location-street": "LOC",
    "location-stop": "LOC",
}
STOPS = frozenset(".!?…")
QUOTES = frozenset('"“”„«')
Span = tuple[int, int]


def read(path: Path, vocab: Vocab, leave_out: Collection[str] = ()) -> Iterator[tuple[str, Doc]]:
    """The documents of a file with their ids, without those to be left out."""
    for record in _records(path):
        if record["id"] not in leave_out and (document := _document(record, vocab)) is not None:
            yield record["id"], document


def _records(path: Path) -> Iterator[Mapping[str, Any]]:
    """JSON values one after another, in a list or not: both are found among the versions."""
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    decoder, at = json.JSONDecoder(), 0
    while True:
        while at < len(text) and text[at] in " \r\n\t,[]":
            at += 1
        if at >= len(text):
            return
        record, at = decoder.raw_decode(text, at)
        yield record


def _plain(value: Any, kind: str) -> Any:
    """A value of Avro's JSON, which names the kind of what may be null: {"array": [...]}."""
    return value.get(kind, value) if isinstance(value, dict) else value


def _document(record: Mapping[str, Any], vocab: Vocab) -> Doc | None:
    text = _plain(record["text"], "string")
    tokens = [(one["span"]["start"], one["span"]["end"]) for one in _plain(record.get("tokens"), "array") or ()]
    spans = [span for span in tokens or _tokens(text) if text[span[0] : span[1]].strip()]
    if not spans:
        return None
    mentions = _plain(record.get("conceptMentions"), "array") or ()
    words = [text[start:end] for start, end in spans]
    return Doc(
        vocab,
        words=words,
        spaces=[one[1] < other[0] for one, other in zip(spans, [*spans[1:], spans[-1]], strict=True)],
        ents=mended(_tags(spans, mentions)),
        sent_starts=sentence_starts(words),
    )


def _tokens(text: str) -> list[Span]:
    """The words of a text whose record names none (the first version)."""
    return [(token.idx, token.idx + len(token)) for token in spacy.blank("de").make_doc(text)]


def _tags(spans: Sequence[Span], mentions: Sequence[Mapping[str, Any]]) -> list[str]:
    """An IOB tag a word."""
    tags = ["O"] * len(spans)
    for mention in mentions:
        label = KINDS.get(mention["type"].lower().replace("_", "-"))
        start, end = mention["span"]["start"], mention["span"]["end"]
        inside = [at for at, span in enumerate(spans) if start < span[1] and span[0] < end]
        for at in inside if label else ():
            tags[at] = ("B-" if at == inside[0] else "I-") + str(label)
    return tags


def sentence_starts(words: Sequence[str]) -> list[bool | int | None]:
    """Sentence starts by rule. Where they were left open, the pipeline would learn that none begins there."""
    starts: list[bool | int | None] = [at == 0 for at in range(len(words))]
    for at in range(1, len(words)):
        word, before = words[at], words[at - 1]
        quoted = before in QUOTES and at > 1 and words[at - 2] in STOPS and word[0].isupper()
        starts[at] = starts[at] or quoted or (before in STOPS and (word[0].isupper() or word[0] in '"„«'))
    return starts
