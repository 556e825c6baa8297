"""Readings and traces that stand in a file already: what `ondit read` and `ondit trace` wrote as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ondit.errors import InputError
from ondit.records import Reading, Trace
from ondit.schema import is_ours, readings_from, trace_from
from ondit.settings import Settings

_NESTED = "is nested too deeply"


def saved_readings(path: str) -> tuple[Reading, ...] | None:
    """The readings of a JSON or JSON Lines file. None: the file is something else, such as a report.

    Raises InputError if it says it holds readings and does not.
    """
    text = _text(path)
    if text is None:
        return None
    try:
        data = json.loads(text)
    except json.JSONDecodeError:
        return _lines(path, text)
    except RecursionError:
        raise InputError(path, _NESTED, "Make the reading anew with 'ondit read'.") from None
    first = data[0] if isinstance(data, list) and data else data
    return readings_from(data, where=path) if is_ours(first) else None


def saved_trace(path: str) -> Trace | None:
    """The trace of a JSON file that `ondit trace --format json` wrote; None: the file is something else.

    Raises InputError if it says it is one and is not whole.
    """
    text = _text(path)
    try:
        data = json.loads(text or "null")
    except (json.JSONDecodeError, RecursionError):
        return None
    return trace_from(data, where=path)


def readings_in(paths: Sequence[str], settings: Settings) -> Iterator[Reading | InputError]:
    """The readings that files hold already, and those of the reports in all other paths; streams."""
    for path in paths:
        try:
            saved = saved_readings(path)
        except InputError as error:
            yield error
            continue
        if saved is not None:
            yield from saved
            continue
        from ondit.reading import read_pages  # brings the parser: whoever only joins should not wait for it

        yield from read_pages([path], settings)


def _lines(path: str, text: str) -> tuple[Reading, ...] | None:
    readings: list[Reading] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        data = _parsed(line)
        if not is_ours(data) and not readings:
            return None
        readings.extend(readings_from(data, where=path, line=number))
    return tuple(readings) or None


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        return None


def _text(path: str) -> str | None:
    """A file that begins as JSON does; None for any other, and for standard input, which is read once."""
    try:
        data = Path(path).read_bytes() if path != "-" else b""
    except OSError:
        return None  # whoever reads reports says what is wrong with it
    if data.lstrip()[:1] not in (b"{", b"["):
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None
