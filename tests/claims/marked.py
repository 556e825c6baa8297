"""Sentences as documents, for the tests of this room."""

from __future__ import annotations

import functools

from ondit.annotate.document import Document
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
