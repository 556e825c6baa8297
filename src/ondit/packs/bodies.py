"""Bodies that news name: alliances, armed groups, forces, offices, makers of arms and big organisations.

`bodies.csv` says for all languages who they are, and the names that every language uses; a pack's `bodies.csv`
adds its own names. A name with `*` behind an adjective stands for all its endings (Islamisch* Revolutionsgarden).
The rows were written by hand and copy no database; Wikidata ids, where given, are CC0.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from ondit.errors import PackError
from ondit.packs.loader import load_rows

BODIES = Path(__file__).parent / "bodies.csv"

BodyKind = Literal["alliance", "armed-group", "forces", "office", "company", "organisation"]


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A row of the shared `bodies.csv`; names, weak and country may hold several, parted by `|`.

    weak: names that mean it only where the text also has another of its names, or its country.
    code: its own code, "" where its country's is its own. country: ISO 3166, the likeliest first, "": none.
    wikidata "": not known for sure.
    """

    id: str
    name: str
    names: str
    weak: str
    code: str
    country: str
    kind: str
    wikidata: str


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row of a pack's `bodies.csv`: what the body is called in the language, and its other names there."""

    id: str
    name: str
    names: str


def known_bodies() -> dict[str, KnownBody]:
    """Every body by its id. Raises PackError for an id that stands twice or a kind that is none."""
    return _known()


def several(cell: str) -> list[str]:
    """The items of a cell that `|` parts."""
    return [item.strip() for item in cell.split("|") if item.strip()]


@functools.cache
def _known() -> dict[str, KnownBody]:
    found: dict[str, KnownBody] = {}
    for line, row in enumerate(load_rows(BODIES, KnownBody), 2):
        if row.kind not in get_args(BodyKind):
            raise PackError(BODIES, line, f"'kind' is one of {', '.join(get_args(BodyKind))}, not '{row.kind}'")
        if row.id in found:
            raise PackError(BODIES, line, f"the id '{row.id}' stands twice")
        found[row.id] = row
    return found
