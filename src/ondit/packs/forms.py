"""Verb forms that a language pack lists with its cues (`cues.yaml`: `verb`, `forms`).

The parser's own tags take rare verbs for adjectives or nouns (unterstrich, recalled); the clause structure
asks this list before it believes them.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from ondit.packs.language import LanguagePack
from ondit.packs.loader import compose


def verb_forms(pack: LanguagePack) -> frozenset[str]:
    """All listed forms in small letters, without particles. Raises PackError if the file is no YAML."""
    return pack.made("verb forms", lambda pack: _forms(pack.folder / "cues.yaml"))


def _forms(path: Path) -> frozenset[str]:
    node = compose(path)
    found: set[str] = set()
    for rule in node.value if isinstance(node, yaml.SequenceNode) else ():
        for key, value in rule.value:
            if key.value == "forms":
                found |= {str(item.value).lower() for item in value.value}
            elif key.value == "verb":
                found.add(str(value.value).rpartition("|")[2].split()[0].lower())
    return frozenset(found)
