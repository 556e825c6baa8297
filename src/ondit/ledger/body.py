"""Records as they lie in a ledger: the public JSON on one line, packed."""

from __future__ import annotations

import json
import re
import zlib
from typing import Any

from ondit.records import Claim, Derivation, Reading, as_json
from ondit.schema import claim_from, derivation_from, readings_from

_WHERE = "the ledger"
_BROKEN = re.compile("[\0\ud800-\udfff]")  # what no database holds as text: nulls, and halves of surrogate pairs


def whole(text: str) -> str:
    """A text with a sign for unknown in place of what no database holds; it is as long as before."""
    return _BROKEN.sub("\ufffd", text)


def mended(reading: Reading) -> Reading:
    """A reading of whole texts."""
    report = reading.report
    said = (report.text, report.url, report.title, report.byline, report.outlet.name, report.outlet.domain)
    if not any(_BROKEN.search(text) for text in said if text):
        return reading
    return readings_from(_mended(as_json(reading)), where=_WHERE)[0]


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, list):
        return [_mended(one) for one in value]
    return {key: _mended(one) for key, one in value.items()} if isinstance(value, dict) else value


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
