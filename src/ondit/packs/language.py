"""A language pack: a folder of knowledge about one language, read file by file as rooms ask for it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ondit.errors import PackError
from ondit.packs.folder import Pack

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
class LanguagePack(Pack):
    """One language's folder."""

    @property
    def about(self) -> About:
        """What `pack.yaml` says."""
        return self.table("pack.yaml", About)

    @functools.cached_property
    def version(self) -> str:
        """The pack's version and a fingerprint of its files."""
        return f"{self.about.version}+{self.fingerprint()}"


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
