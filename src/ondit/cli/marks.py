"""Marks against gold drawn for people: rates, then tables of counts, then what is right of so many. Prints nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ondit.cli.plain import clean

RATES = {"p": "precision", "r": "recall", "f": "F1"}


@dataclass(frozen=True, slots=True)
class Row:
    """A mark: its name, and its cells."""

    name: str
    cells: tuple[str, ...]


def render(gold: str, marks: Mapping[str, Any]) -> RenderableType:
    """The marks of one gold; a list of every single case is left to the JSON."""
    parts: list[RenderableType] = [Text(clean(gold), style="bold")]
    rates = list(rates_of(marks))
    if rates:
        parts += ["", _table(rates, ("", *RATES.values()))]
    for name, value in marks.items():
        if _is_counts(value):
            columns = list(dict.fromkeys(key for row in value.values() for key in row))
            rows = [Row(key, tuple(str(int(row.get(column, 0))) for column in columns)) for key, row in value.items()]
            parts += ["", _table(rows, (name, *columns))]
    rest = list(others_of(marks))
    if rest:
        parts += ["", _table(rest, ())]
    parts += ["", Text("Precision, recall and F1 are in percent.")]
    return Group(*parts)


def _table(rows: Sequence[Row], columns: Sequence[str]) -> Table:
    """columns: the head of a table of numbers; none: a list of names and values."""
    table = Table(box=None, pad_edge=False, show_header=bool(columns), padding=(0, 1, 0, 0))
    table.add_column(columns[0] if columns else "", overflow="fold")
    for column in columns[1:] or ("",):
        table.add_column(column, justify="right" if columns else "left", overflow="fold")
    for row in rows:
        table.add_row(Text(row.name), *map(Text, row.cells))
    return table


def rates_of(marks: Mapping[str, Any], above: str = "") -> Iterator[Row]:
    """Every mark that has precision, recall and F1; one inside another is named behind it."""
    for key, value in marks.items():
        name = f"{above}, {key}" if above else str(key)
        if _is_rates(value):
            yield Row(name, tuple(f"{value[rate]:.1f}" for rate in RATES))
        elif isinstance(value, dict):
            yield from rates_of(value, name)


def others_of(marks: Mapping[str, Any], above: str = "") -> Iterator[Row]:
    """Every other mark in words; counts of nothing are left out."""
    for key, value in marks.items():
        name = f"{above}, {key}" if above else str(key)
        if _is_rates(value) or (not above and _is_counts(value)):
            continue
        if isinstance(value, dict) and not all(isinstance(one, int | float) for one in value.values()):
            yield from others_of(value, name)
        elif not isinstance(value, list) or not any(isinstance(one, dict) for one in value):
            told = _told(value)
            if told:
                yield Row(name, (told,))


def _told(value: Any) -> str:
    if isinstance(value, dict):
        if set(value) == {"right", "of"}:
            return f"{value['right']} of {value['of']}"
        return ", ".join(f"{key} {_told(one)}" for key, one in value.items() if one)
    if isinstance(value, list | tuple):
        return clean(", ".join(map(str, value)))
    return f"{value:.1f}" if isinstance(value, float) else clean(str(value or ""))


def _is_rates(value: Any) -> bool:
    return isinstance(value, dict) and RATES.keys() <= value.keys()


def _is_counts(value: Any) -> bool:
    """A table: a count for each row and column."""
    rows = value.values() if isinstance(value, dict) else ()
    return bool(rows) and all(
        isinstance(row, dict) and set(row) != {"right", "of"} and all(isinstance(n, int) for n in row.values())
        for row in rows
    )
