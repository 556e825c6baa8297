"""Sentences as documents, for the tests of this room."""

from __future__ import annotations

import functools

from ondit.annotate.document import Document, Sentence, Token
from ondit.annotate.pipeline import annotate
from ondit.claims.items import FoundItem, find_items
from ondit.packs.domain import DOMAINS, DomainPack
from ondit.packs.language import language_pack
from ondit.records import Part

ARMS = DomainPack("arms-transfers", DOMAINS / "arms-transfers")


@functools.lru_cache(maxsize=512)
def doc_of(text: str, code: str) -> Document:
    return annotate(text, (Part("body", 0, len(text)),), language_pack(code))


def items_in(text: str, code: str, domain: DomainPack = ARMS) -> tuple[FoundItem, ...]:
    return find_items(doc_of(text, code), language_pack(code), domain)


NOTHING = ("", "", "", "", "", "", "")  # what a parser would say of a token


def counted(text: str) -> Document:
    """A sentence that counts things, every word a noun's, as no parser was asked."""
    words, tokens, at = text.split(" "), [], 0
    for i, word in enumerate(words):
        tokens.append(Token(i, at, at + len(word), word, word.lower(), word, "", "NOUN", "", i, *NOTHING, False))
        at += len(word) + 1
    return Document(text, "", tuple(tokens), (Sentence(0, len(tokens), 0, "body"),), (), (), (), ())
