"""Who publishes news: outlets and agencies with their domains, other names and country, as `outlets.csv` has them.

The rows were written by hand and copy no database; Wikidata ids, where given, are CC0. A name that is a word of every
day, or another outlet's too, has its country in brackets: only its domain and its longer names stand for it.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from ondit.errors import PackError
from ondit.packs.loader import load_rows

OUTLETS = Path(__file__).parent / "outlets.csv"

_SHORT = 4  # letters of a name that needs its article
_KINDS = ("outlet", "agency")
_EDGES = " \t\n\"'„“”‚‘’«»()[].,;:"


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """A row of `outlets.csv`. domains and aliases: several, parted by `|`; wikidata "": not known for sure."""

    name: str
    domains: str
    kind: str
    country: str
    wikidata: str
    aliases: str


def outlet_by_domain(domain: str) -> KnownOutlet | None:
    """Who publishes under a host name, found by walking up it: edition.cnn.com, then cnn.com. None: not known."""
    labels = domain.lower().strip(". ").split(".")
    for first in range(max(0, len(labels) - 1)):
        known = _domains().get(".".join(labels[first:]))
        if known:
            return known
    return None


def outlet_by_name(words: str) -> KnownOutlet | None:
    """Who is called so; marks and case do not count, except in names of two letters. None: not known."""
    key = name_key(words)
    if len(key) <= 2 and words.strip(_EDGES) != words.strip(_EDGES).upper():
        return None
    found = _names().get(key)
    return found or (_names().get(f"the {key}") if len(key) > _SHORT else None)  # Guardian, not Sun or Hill


def name_key(words: str) -> str:
    """A name as it is compared: without marks at its edges, case and doubled blanks."""
    return re.sub(r"\s+", " ", words.strip(_EDGES)).casefold()


def known_outlets() -> tuple[KnownOutlet, ...]:
    """Every row. Raises PackError for a kind that is none, or a domain or name that stands twice."""
    return _rows()


@functools.cache
def _rows() -> tuple[KnownOutlet, ...]:
    rows = load_rows(OUTLETS, KnownOutlet)
    for number, row in enumerate(rows, 2):
        if row.kind not in _KINDS:
            raise PackError(OUTLETS, number, f"'kind' is one of {', '.join(_KINDS)}, not '{row.kind}'")
    return rows


@functools.cache
def _domains() -> dict[str, KnownOutlet]:
    return _index([(domain.lower(), row) for row in _rows() for domain in _several(row.domains)])


@functools.cache
def _names() -> dict[str, KnownOutlet]:
    return _index([(name_key(name), row) for row in _rows() for name in (row.name, *_several(row.aliases))])


def _several(cell: str) -> list[str]:
    return [item.strip() for item in cell.split("|") if item.strip()]


def _index(pairs: list[tuple[str, KnownOutlet]]) -> dict[str, KnownOutlet]:
    index: dict[str, KnownOutlet] = {}
    for key, row in pairs:
        if key in index and index[key] is not row:
            raise PackError(OUTLETS, None, f"'{key}' stands at both {index[key].name} and {row.name}")
        index[key] = row
    return index
