"""The border of the public JSON: its JSON Schema, and readings read back from it.

Both are made from the records themselves by pydantic, which loads only when one of them is asked for.
"""

from __future__ import annotations

import functools
from typing import Any, Literal

from ondit.errors import InputError
from ondit.records import FORMAT, RENAMED, Claim, Derivation, Reading, Trace

Document = Literal["reading", "trace"]

TITLES: dict[Document, str] = {
    "reading": "Ondit reading: who says what, on whose word, how sure, when, in one report",
    "trace": "Ondit trace: several readings together, with who has it from whom",
}

_RECORDS: dict[str, type] = {"reading": Reading, "trace": Trace, "claim": Claim, "derivation": Derivation}
_RENAMING = ("trace", "derivation")  # documents with a field that has another name in JSON
_FROM_JSON = {there: here for here, there in RENAMED.items()}


def schema_of(document: Document) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a reading or a trace, as Ondit writes them."""
    made = _adapter(document).json_schema(mode="serialization")
    made = _rename(made)
    made.pop("title", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT.replace('/', ':')}:{document}",
        "title": TITLES[document],
        **made,
    }


def readings_from(data: Any, *, where: str, line: int | None = None) -> tuple[Reading, ...]:
    """The readings in parsed JSON: of one reading, of a list of them, or of a trace.

    Raises InputError, naming where and line, if it is none of these or of another format.
    """
    if isinstance(data, list):
        return tuple(reading for item in data for reading in readings_from(item, where=where, line=line))
    if not is_ours(data):
        raise InputError(where, f"is no reading of the format {FORMAT}", "Make one with 'ondit read'.", line=line)
    if "reports" in data:
        return readings_from(list(data["reports"]), where=where, line=line)
    return (_reading(data, where, line),)


def trace_from(data: Any, *, where: str) -> Trace | None:
    """The trace in parsed JSON; None if it is no trace.

    Raises InputError, naming where, if it says that it is one and is not whole.
    """
    if not is_ours(data) or "reports" not in data:
        return None
    trace: Trace = _whole("trace", data, where, None)
    return trace


def claim_from(data: Any, *, where: str) -> Claim:
    """The claim in parsed JSON. Raises InputError, naming where, if it is not whole."""
    claim: Claim = _whole("claim", data, where, None)
    return claim


def derivation_from(data: Any, *, where: str) -> Derivation:
    """The derivation in parsed JSON. Raises InputError, naming where, if it is not whole."""
    derivation: Derivation = _whole("derivation", data, where, None)
    return derivation


def is_ours(data: Any) -> bool:
    """Whether parsed JSON says of itself that it is a reading or a trace of this format."""
    return isinstance(data, dict) and data.get("format") == FORMAT


def _reading(data: dict[str, Any], where: str, line: int | None) -> Reading:
    reading: Reading = _whole("reading", data, where, line)
    return reading


def _whole(document: str, data: dict[str, Any], where: str, line: int | None) -> Any:
    from pydantic import ValidationError

    try:
        return _adapter(document).validate_python(_renamed_back(data) if document in _RENAMING else data)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(step) for step in first["loc"])
        door = "trace" if document == "trace" else "read"
        way_out = f"Make it anew with 'ondit {door}', or check it with 'ondit schema'."
        raise InputError(where, f"is no whole {document}: {field}: {first['msg']}", way_out, line=line) from error


@functools.cache
def _adapter(document: str) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(_RECORDS[document])


def _rename(node: Any) -> Any:
    """A schema in which the properties bear their JSON names; a record leaves none of them out."""
    if isinstance(node, list):
        return [_rename(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _rename(value) for key, value in node.items()}
    if isinstance(made.get("properties"), dict):
        made["properties"] = {RENAMED.get(name, name): value for name, value in made["properties"].items()}
        made["required"] = list(made["properties"])
    return made


def _renamed_back(node: Any) -> Any:
    if isinstance(node, list):
        return [_renamed_back(item) for item in node]
    if isinstance(node, dict):
        return {_FROM_JSON.get(key, key): _renamed_back(value) for key, value in node.items()}
    return node
