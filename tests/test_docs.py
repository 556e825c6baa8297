"""Whatever a user can type, set or receive is documented."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from ondit.checking import checked_files
from ondit.cli.app import app
from ondit.packs.language import known_languages
from ondit.schema import schema_of

ROOT = Path(__file__).parents[1]
DOCS = {path.name: path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md")}
OTHERS = ("NO_COLOR", "COLUMNS")  # what rich reads for us


def commands(command: Any, name: str = "ondit") -> Iterator[tuple[str, Any]]:
    """Every command with its whole name."""
    inner = getattr(command, "commands", {})
    if not inner:
        yield name, command
    for word, below in inner.items():
        yield from commands(below, f"{name} {word}")


COMMANDS = dict(commands(typer.main.get_command(app)))


def variables() -> set[str]:
    """The environment variables that the source names."""
    found = set(OTHERS)
    for path in (ROOT / "src").rglob("*.py"):
        text = path.read_text("utf-8")
        found.update(re.findall(r"(?:environ(?:\.\w+\(|\[)|getenv\()\s*[\"'](\w+)", text))
    return found


def fields(node: Any) -> Iterator[str]:
    """Every property name of a schema."""
    if isinstance(node, dict):
        yield from node.get("properties", {}) if isinstance(node.get("properties"), dict) else ()
        for below in node.values():
            yield from fields(below)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert f"`{name}" in DOCS["first-use.md"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented(name: str) -> None:
    rows = [line for line in DOCS["first-use.md"].splitlines() if line.startswith("| `--")]
    word = name.removeprefix("ondit ")
    for option in COMMANDS[name].params:
        for flag in (flag for flag in option.opts if flag.startswith("--") and flag != "--help"):
            assert any(f"`{flag}" in row and f"`{word}`" in row for row in rows), f"{name} {flag}"


def test_every_value_of_a_format_is_documented() -> None:
    rows = [line for line in DOCS["first-use.md"].splitlines() if line.startswith("| `--format")]
    assert any("table\\|json\\|jsonl" in row for row in rows)


@pytest.mark.parametrize("name", sorted(variables()))
def test_every_environment_variable_is_documented(name: str) -> None:
    assert f"`{name}`" in DOCS["errors-and-exit-codes.md"]


@pytest.mark.parametrize("name", sorted(set(fields(schema_of("reading"))) | set(fields(schema_of("trace")))))
def test_every_field_is_documented(name: str) -> None:
    assert f"`{name}`" in DOCS["reading-a-result.md"]


@pytest.mark.parametrize("code", [0, 1, 2])
def test_every_exit_code_is_documented(code: int) -> None:
    assert f"| {code} |" in DOCS["errors-and-exit-codes.md"]


@pytest.mark.parametrize("name", sorted({path.name for code in known_languages() for path in checked_files(code)}))
def test_every_pack_file_is_documented(name: str) -> None:
    assert f"`{name}`" in DOCS["add-a-language.md"]


def test_python_in_the_docs_is_python() -> None:
    for block in re.findall(r"```python\n(.*?)```", DOCS["api.md"], re.DOTALL):
        ast.parse(block)


@pytest.mark.parametrize("name", sorted(DOCS))
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", DOCS[name]):
        assert (ROOT / "docs" / target).exists(), f"{name}: {target}"
