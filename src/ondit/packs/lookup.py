"""Where a rule stands: its file and line, its note and its first example, by its public name."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from ondit.packs.language import known_languages, language_pack
from ondit.packs.loader import _Loader, compose


@dataclass(frozen=True, slots=True)
class RulePlace:
    """A rule as its file has it; note and example are "" where the file gives none."""

    name: str
    file: Path
    line: int
    note: str
    example: str


def find_rule(public: str) -> RulePlace | None:
    """The rule of a public name such as `de/sagen`; None if no pack file holds it (the program made it)."""
    code, _, name = public.partition("/")
    return rules_of(code).get(name) if code in known_languages() else None


@functools.cache
def rules_of(code: str) -> dict[str, RulePlace]:
    """All rules of a language's YAML files by name, whatever their shape."""
    places: dict[str, RulePlace] = {}
    for file in sorted(language_pack(code).folder.glob("*.yaml")):
        for place in places_in(file):
            places.setdefault(place.name, place)
    return places


def places_in(file: Path) -> tuple[RulePlace, ...]:
    """The rules of one YAML list, in order; a file of another shape, or none at all, holds none."""
    try:
        with file.open(encoding="utf-8") as opened:
            node = yaml.compose(opened, Loader=_Loader)
    except (OSError, yaml.YAMLError):
        return ()  # the loader says what is wrong with it
    if not isinstance(node, yaml.SequenceNode):
        return ()
    found = (_place(file, item) for item in node.value if isinstance(item, yaml.MappingNode))
    return tuple(place for place in found if place is not None)


def line_in(file: Path, keys: Sequence[str]) -> int | None:
    """The line of a table's key, keys from the top down; that of the last which is there, None without any."""
    line: int | None = None
    node = compose(file)
    for key in keys:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        found = next((pair for pair in pairs if pair[0].value == key), None)
        if found is None:
            break
        line, node = int(found[0].start_mark.line) + 1, found[1]
    return line


def _place(file: Path, node: yaml.MappingNode) -> RulePlace | None:
    values = {key.value: value for key, value in node.value}
    if "name" not in values:
        return None
    line = node.start_mark.line + 1
    return RulePlace(_word(values["name"]), file, line, _word(values.get("note")), _first(values.get("finds")))


def _word(node: yaml.Node | None) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _first(node: yaml.Node | None) -> str:
    return _word(node.value[0]) if isinstance(node, yaml.SequenceNode) and node.value else ""
