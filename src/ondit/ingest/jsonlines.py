"""JSON Lines of reports: one object a line, with `text` or `html` and what else is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from ondit.errors import InputError
from ondit.ingest.decode import decode
from ondit.ingest.report import Given, report_of, report_of_page
from ondit.records import Report
from ondit.settings import Settings

LARGEST = 20_000_000  # bytes of one report; the longest real pages stay under two million
_CHUNK = 1 << 16
_WAY_OUT = 'A line is one JSON object with "text" or "html".'


@dataclass(frozen=True, slots=True)
class TooLong:
    """A line that was skipped for its length."""


def reports_in(file: BinaryIO, where: str, settings: Settings, first: bytes = b"") -> Iterator[Report | InputError]:
    """The reports of a stream of JSON Lines, one at a time; an InputError for each line that is none.

    first: what was already read of the stream to see what it is, at most one line.
    """
    for number, raw in enumerate(_lines(file, first), 1):
        try:
            report = _report(raw, where, number, settings)
        except InputError as error:
            yield error
            continue
        if report is not None:
            yield report


def one_line(raw: bytes, where: str) -> bytes:
    """A JSON object that runs over several lines, as the one line that a stream of reports has.

    Raises InputError with the line at which it breaks off being JSON.
    """
    try:
        return json.dumps(json.loads(decode(raw, where))).encode()
    except json.JSONDecodeError as error:
        raise InputError(where, f"is no JSON ({error.msg})", _WAY_OUT, line=error.lineno) from error
    except RecursionError as error:
        raise InputError(where, "is no JSON (it nests too deep)", _WAY_OUT) from error


def _lines(file: BinaryIO, first: bytes) -> Iterator[bytes | TooLong]:
    """The lines of a stream; one that is too long is skipped without being held."""
    raw = first or file.readline(LARGEST + 1)
    while raw:
        if len(raw) > LARGEST and not raw.endswith(b"\n"):
            _skip(file)
            yield TooLong()
        else:
            yield raw
        raw = file.readline(LARGEST + 1)


def _skip(file: BinaryIO) -> None:
    """Read on to the end of the line."""
    chunk = file.readline(_CHUNK)
    while chunk and not chunk.endswith(b"\n"):
        chunk = file.readline(_CHUNK)


def _report(raw: bytes | TooLong, where: str, line: int, settings: Settings) -> Report | None:
    """The report of one line; None for an empty one. Raises InputError."""
    if isinstance(raw, TooLong):
        raise InputError(
            where, f"is longer than {LARGEST // 1_000_000} MB", "Split it into one report a line.", line=line
        )
    words = decode(raw, where, line=line).strip("\ufeff \t\r\n")
    if not words:
        return None
    record = _record(words, where, line)
    given = Given(
        id=_text(record, "id", where, line),
        url=_text(record, "url", where, line),
        outlet=_outlet(record, where, line),
        published=_text(record, "published", where, line),
        title=_text(record, "title", where, line),
        language=_text(record, "language", where, line),
    )
    text, html = _text(record, "text", where, line), _text(record, "html", where, line)
    if text:
        return report_of(text, where, settings, given=given, line=line)
    if html:
        return report_of_page(html, where, settings, given=given, line=line)
    raise InputError(where, 'has neither "text" nor "html"', _WAY_OUT, line=line)


def _record(words: str, where: str, line: int) -> dict[str, Any]:
    try:
        record = json.loads(words)
    except (ValueError, RecursionError) as error:
        what = error.msg if isinstance(error, json.JSONDecodeError) else "it nests too deep or holds an endless number"
        raise InputError(where, f"is no JSON ({what})", _WAY_OUT, line=line) from error
    if not isinstance(record, dict):
        raise InputError(where, "is no JSON object", _WAY_OUT, line=line)
    return record


def _text(record: dict[str, Any], key: str, where: str, line: int) -> str | None:
    value = record.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and key == "id":
        return str(value)
    if value is None or isinstance(value, str):
        return value.strip() or None if value and key not in ("text", "html") else value
    raise InputError(where, f'"{key}" is no text', _WAY_OUT, line=line)


def _outlet(record: dict[str, Any], where: str, line: int) -> str | None:
    """The outlet's name; a reading's own form of it ({"name": ...}) is taken too."""
    value = record.get("outlet")
    if isinstance(value, dict):
        return _text(value, "name", where, line)
    return _text(record, "outlet", where, line)
