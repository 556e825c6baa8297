"""A language pack: a folder of knowledge about one language, read file by file as rooms ask for it."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeVar

from ondit.errors import PackError
from ondit.packs.loader import R, load_rows, load_rules, load_table

T = TypeVar("T")

LANGUAGES = Path(__file__).parent / "languages"

Completeness = Literal["full", "partial", "sketch", "none"]


@dataclass(frozen=True, slots=True)
class About:
    """`pack.yaml`: the language's own name, how complete each file is, and how its sentences are built."""

    code: str
    name: str
    version: str
    verb_second: bool
    complete: dict[str, str]


@dataclass(frozen=True)
class LanguagePack:
    """One language's folder. Each file is read once, when a room first asks for it, and kept.

    The rooms say what shape a file has (a frozen dataclass), so this class knows no language and no room.
    """

    code: str
    folder: Path
    _kept: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def about(self) -> About:
        """What `pack.yaml` says."""
        return self.table("pack.yaml", About)

    def rules(self, file: str, kind: type[R]) -> tuple[R, ...]:
        """The named rules of a YAML list. Raises PackError with file and line."""
        return self._once(file, kind, lambda: load_rules(self.folder / file, kind))

    def table(self, file: str, kind: type[T]) -> T:
        """The settings of a YAML mapping. Raises PackError with file and line."""
        return self._once(file, kind, lambda: load_table(self.folder / file, kind))

    def rows(self, file: str, kind: type[T]) -> tuple[T, ...]:
        """The rows of a CSV file. Raises PackError with file and line."""
        return self._once(file, kind, lambda: load_rows(self.folder / file, kind))

    def made(self, key: str, make: Callable[[LanguagePack], T]) -> T:
        """Something a room builds from this pack once (an index, a compiled pattern) and keeps here."""
        return self._once(key, make, lambda: make(self))

    def rule_id(self, name: str) -> str:
        """A rule's public name: `de/sagen`."""
        return f"{self.code}/{name}"

    @functools.cached_property
    def version(self) -> str:
        """The pack's version and a fingerprint of its files, so that an edited pack shows."""
        digest = hashlib.sha256()
        for path in sorted(self.folder.glob("*.*")):
            digest.update(path.name.encode() + path.read_bytes())
        return f"{self.about.version}+{digest.hexdigest()[:8]}"

    def _once(self, file: str, kind: Any, load: Callable[[], T]) -> T:
        key = (file, kind)
        if key not in self._kept:
            self._kept[key] = load()
        kept: T = self._kept[key]
        return kept


def known_languages() -> tuple[str, ...]:
    """Codes of the languages that have a pack, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in LANGUAGES.glob("*/pack.yaml")))


@functools.cache
def language_pack(code: str) -> LanguagePack:
    """The pack of a language. Raises PackError if there is none."""
    folder = LANGUAGES / code
    if not (folder / "pack.yaml").is_file():
        raise PackError(folder, None, f"there is no pack for '{code}'; packs: {', '.join(known_languages())}")
    return LanguagePack(code, folder)
