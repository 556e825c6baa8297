"""A domain pack: a folder of knowledge about one kind of event, in every language that it speaks.

What is true in every language (roles, stages, tables of things) stands in the folder itself, what belongs to
one language in a folder of that language's code below it.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from ondit.errors import PackError
from ondit.packs.folder import Pack

DOMAINS = Path(__file__).parent / "domains"


@dataclass(frozen=True)
class DomainPack(Pack):
    """One domain's folder."""

    def speaks(self, language: str) -> bool:
        """Whether the pack has words of a language."""
        return (self.folder / language).is_dir()


def known_domains() -> tuple[str, ...]:
    """Names of the domains that have a pack, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in DOMAINS.glob("*/pack.yaml")))


@functools.cache
def domain_pack(name: str) -> DomainPack:
    """The pack of a domain. Raises PackError if there is none."""
    folder = DOMAINS / name
    if not (folder / "pack.yaml").is_file():
        raise PackError(folder, None, f"there is no pack for '{name}'; packs: {', '.join(known_domains())}")
    return DomainPack(name, folder)
