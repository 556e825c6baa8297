"""The one loader of pack files: YAML and CSV in, frozen rules out, every mistake with file and line.

A YAML file is either a list of rules (`load_rules`) or one table of settings (`load_table`); a CSV
file is a list of rows (`load_rows`). The shape of each is a frozen dataclass that the room which uses
it defines, so an unknown key, a missing one or a value of the wrong kind is refused here, once.
"""

from __future__ import annotations

import csv
import dataclasses
import functools
import types
import typing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml

from ondit.errors import PackError

T = TypeVar("T")

try:
    _Loader: Any = yaml.CSafeLoader  # seven times faster than the plain one, same result
except AttributeError:  # a PyYAML built without libyaml
    _Loader = yaml.SafeLoader


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What every rule has: a name, sentences it must find and sentences it must leave.

    The tests and `ondit packs check` run the sentences; `note` says why, where that is not plain.
    """

    name: str
    finds: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    note: str = ""


R = TypeVar("R", bound=Rule)


def load_rules(path: Path, kind: type[R]) -> tuple[R, ...]:
    """The rules of a YAML list, in the file's order; an empty file holds none.

    Raises PackError for an unknown or missing key, a value of the wrong kind, or a name used twice.
    """
    node = compose(path)
    if node is None:
        return ()
    if not isinstance(node, yaml.SequenceNode):
        raise PackError(path, _line(node), "expected a list of rules")
    rules: list[R] = []
    seen: dict[str, int] = {}
    for item in node.value:
        rule: R = _record(path, item, kind)
        if rule.name in seen:
            raise PackError(path, _line(item), f"the name '{rule.name}' is taken on line {seen[rule.name]}")
        seen[rule.name] = _line(item)
        rules.append(rule)
    return tuple(rules)


def load_table(path: Path, kind: type[T]) -> T:
    """The settings of a YAML mapping. Raises PackError as `load_rules` does."""
    node = compose(path)
    if node is None:
        raise PackError(path, None, "the file is empty")
    record: T = _record(path, node, kind)
    return record


def load_rows(path: Path, kind: type[T]) -> tuple[T, ...]:
    """The rows of a CSV file with a header line; every column is text, an empty cell is None or "".

    Raises PackError for a header that does not name exactly the fields, or a row of another length.
    """
    names = [field.name for field in dataclasses.fields(typing.cast(Any, kind))]
    rows: list[T] = []
    with _open(path) as file:
        reader = csv.reader(file)
        header = next(reader, None)
        if header != names:
            raise PackError(path, 1, f"expected the columns {', '.join(names)}")
        for row in reader:
            if len(row) != len(names):
                raise PackError(path, reader.line_num, f"expected {len(names)} cells, found {len(row)}")
            rows.append(kind(*row))
    return tuple(rows)


def _open(path: Path) -> Any:
    try:
        return path.open(encoding="utf-8", newline="")
    except OSError as error:
        raise PackError(path, None, f"cannot be read ({error.strerror})") from error


def compose(path: Path) -> yaml.Node | None:
    """A YAML file as nodes that know their lines; None if it is empty. Raises PackError if it is no YAML."""
    with _open(path) as file:
        try:
            return yaml.compose(file, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else None
            raise PackError(path, line, f"is not YAML: {error.problem}") from error


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


@functools.cache
def _hints(kind: Any) -> dict[str, Any]:
    """The type hints of a shape: reading them is the slowest part of loading a pack."""
    return typing.get_type_hints(kind)


def _record(path: Path, node: yaml.Node, kind: type[T]) -> T:
    if not isinstance(node, yaml.MappingNode):
        raise PackError(path, _line(node), "expected 'key: value' lines")
    hints = _hints(typing.cast(Any, kind))
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key not in hints:
            raise PackError(path, _line(key_node), f"unknown key '{key}'; known: {', '.join(sorted(hints))}")
        if key in values:
            raise PackError(path, _line(key_node), f"the key '{key}' stands twice")
        values[key] = _value(path, value_node, hints[key], key)
    for field in dataclasses.fields(typing.cast(Any, kind)):
        if field.name not in values and _required(field):
            raise PackError(path, _line(node), f"the key '{field.name}' is missing")
    return kind(**values)


def _required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _value(path: Path, node: yaml.Node, hint: Any, key: str) -> Any:
    """A node as the value that a type hint asks for."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        kept = [arg for arg in args if arg is not type(None)]
        if _is_null(node):
            return None
        return _value(path, node, kept[0], key)
    if origin is tuple:
        if not isinstance(node, yaml.SequenceNode):
            raise PackError(path, _line(node), f"'{key}' wants a list")
        return tuple(_value(path, item, args[0], key) for item in node.value)
    if origin is frozenset:
        if not isinstance(node, yaml.SequenceNode):
            raise PackError(path, _line(node), f"'{key}' wants a list")
        return frozenset(_value(path, item, args[0], key) for item in node.value)
    if origin is dict:
        if not isinstance(node, yaml.MappingNode):
            raise PackError(path, _line(node), f"'{key}' wants 'key: value' lines")
        return {str(k.value): _value(path, v, args[1], key) for k, v in node.value}
    if dataclasses.is_dataclass(hint):
        return _record(path, node, typing.cast(Any, hint))
    return _scalar(path, node, hint, key)


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _scalar(path: Path, node: yaml.Node, hint: Any, key: str) -> Any:
    """A single value. Words stay words: `no`, `on` and `1` are text where text is asked for."""
    if not isinstance(node, yaml.ScalarNode):
        raise PackError(path, _line(node), f"'{key}' wants a single value")
    text = str(node.value)
    if typing.get_origin(hint) is typing.Literal:
        allowed = typing.get_args(hint)
        if text not in allowed:
            raise PackError(path, _line(node), f"'{key}' is one of {', '.join(map(str, allowed))}, not '{text}'")
        return text
    if hint is str:
        return text
    if hint is bool:
        if text not in ("true", "false"):
            raise PackError(path, _line(node), f"'{key}' is true or false, not '{text}'")
        return text == "true"
    try:
        return hint(text)  # int, float
    except ValueError:
        raise PackError(path, _line(node), f"'{key}' wants a number, not '{text}'") from None
