"""A pack is a folder: its files are read once, when a room first asks for them, and kept.

The rooms say what shape a file has (a frozen dataclass), so this class knows no language, no domain and no room.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self, TypeVar

from ondit.packs.loader import R, load_rows, load_rules, load_table

T = TypeVar("T")


@dataclass(frozen=True)
class Pack:
    """One folder of knowledge; code: the folder's name. Files are named relative to it (`en/triggers.yaml`)."""

    code: str
    folder: Path
    _kept: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def rules(self, file: str, kind: type[R]) -> tuple[R, ...]:
        """The named rules of a YAML list. Raises PackError with file and line."""
        return self._once(file, kind, lambda: load_rules(self.folder / file, kind))

    def table(self, file: str, kind: type[T]) -> T:
        """The settings of a YAML mapping. Raises PackError with file and line."""
        return self._once(file, kind, lambda: load_table(self.folder / file, kind))

    def rows(self, file: str, kind: type[T]) -> tuple[T, ...]:
        """The rows of a CSV file. Raises PackError with file and line."""
        return self._once(file, kind, lambda: load_rows(self.folder / file, kind))

    def made(self, key: str, make: Callable[[Self], T]) -> T:
        """Something a room builds from this pack once (an index, a compiled pattern) and keeps here."""
        return self._once(key, None, lambda: make(self))  # by its name: a lambda is another one in every call

    def rule_id(self, name: str) -> str:
        """A rule's public name: `de/sagen`, `arms-transfers/deliver`."""
        return f"{self.code}/{name}"

    def fingerprint(self) -> str:
        """A short hash of all files, so that an edited pack shows."""
        digest = hashlib.sha256()
        for path in sorted(self.folder.rglob("*.*")):
            digest.update(path.name.encode() + path.read_bytes())
        return digest.hexdigest()[:8]

    def _once(self, file: str, kind: Any, load: Callable[[], T]) -> T:
        key = (file, kind)
        if key not in self._kept:
            self._kept[key] = load()
        kept: T = self._kept[key]
        return kept
