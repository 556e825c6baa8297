"""Gold and predictions from files: JSON or JSON Lines, plain or gzipped."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from ondit.errors import GoldError
from ondit.scoring.marks import Json


def load_objects(path: Path) -> list[Json]:
    """The objects of a JSON or JSON Lines file. Raises GoldError naming file and line."""
    raw = _text(path)
    try:
        whole = json.loads(raw)
    except json.JSONDecodeError:
        return [_object(path, n, line) for n, line in enumerate(raw.splitlines(), 1) if line.strip()]
    return whole if isinstance(whole, list) else [whole]


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
        return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    except (OSError, UnicodeDecodeError, EOFError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise GoldError(f"{path}: cannot be read ({reason})") from error


def _object(path: Path, number: int, line: str) -> Json:
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        raise GoldError(f"{path}, line {number}: is not JSON ({error.msg})") from error
    if not isinstance(found, dict):
        raise GoldError(f"{path}, line {number}: is no JSON object")
    return found
