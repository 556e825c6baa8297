"""Records as they lie in a ledger: the public JSON on one line, packed."""

from __future__ import annotations

import json
import zlib
from typing import Any

from ondit.records import Claim, Derivation, Reading, as_json
from ondit.schema import claim_from, derivation_from, readings_from

_WHERE = "the ledger"


def packed(record: Any) -> bytes:
    """A record as bytes."""
    return zlib.compress(json.dumps(as_json(record), ensure_ascii=False).encode("utf-8", "surrogatepass"))


def unpacked(body: bytes) -> Any:
    """The JSON in bytes."""
    return json.loads(zlib.decompress(body).decode("utf-8", "surrogatepass"))


def reading_in(body: bytes) -> Reading:
    """The reading in bytes."""
    return readings_from(unpacked(body), where=_WHERE)[0]


def claim_in(body: bytes) -> Claim:
    """The claim in bytes."""
    return claim_from(unpacked(body), where=_WHERE)


def derivation_in(body: bytes) -> Derivation:
    """The derivation in bytes."""
    return derivation_from(unpacked(body), where=_WHERE)
