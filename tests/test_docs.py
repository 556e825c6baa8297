"""Whatever a user can type, set or receive is documented."""

from __future__ import annotations

import ast
import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml
from typer.testing import CliRunner

from ondit.checking import checked_files, domain_files
from ondit.claims.rules import DomainFile, DomainWords, Stage, Trigger
from ondit.claims.tables import ItemRow, ItemWords, KindRow, KindWords
from ondit.cli.app import app
from ondit.packs.domain import domain_pack, known_domains
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


@pytest.mark.parametrize("name", sorted({path.name for name in known_domains() for path in domain_files(name)}))
def test_every_file_of_a_domain_pack_is_documented(name: str) -> None:
    assert f"`{name}`" in DOCS["add-a-domain.md"] or f"`<language>/{name}`" in DOCS["add-a-domain.md"]


SHAPES = (DomainFile, DomainWords, Stage, Trigger, ItemRow, ItemWords, KindRow, KindWords)


@pytest.mark.parametrize(("shape", "key"), [(s, f.name) for s in SHAPES for f in dataclasses.fields(s)])
def test_every_key_of_a_domain_pack_is_documented(shape: type, key: str) -> None:
    assert re.search(rf"`[^`\n]*\b{key}\b[^`\n]*`", DOCS["add-a-domain.md"]), f"{shape.__name__}.{key}"


def test_the_walk_through_a_domain_shows_true_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = DOCS["add-a-domain.md"]
    quoted = [line[1:].strip() for line in page.splitlines() if line.startswith(">")]
    report = tmp_path / "report.txt"
    report.write_text("\n".join(quoted) + "\n", "utf-8")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    done = CliRunner().invoke(app, ["read", str(report)])
    shown = next(block for block in re.findall(r"```text\n(.*?)```", page, re.DOTALL) if "Claims:" in block)
    assert shown.strip() in "\n".join(line.rstrip() for line in done.output.splitlines())


def test_rules_shown_in_the_walk_are_rules_of_a_pack() -> None:
    rules = {rule.name: rule for rule in domain_pack("sanctions").rules("de/triggers.yaml", Trigger)}
    shown = [
        block for block in re.findall(r"```yaml\n(.*?)```", DOCS["add-a-domain.md"], re.DOTALL) if "part:" in block
    ]
    for rule in (rule for block in shown for rule in yaml.safe_load(block)):
        known = rules[rule["name"]]
        assert set(rule["words"]) <= set(known.words)
        assert (rule["stage"], rule["doer"], tuple(rule["finds"])) == (known.stage, known.doer, known.finds)
    assert shown


def test_python_in_the_docs_is_python() -> None:
    for block in re.findall(r"```python\n(.*?)```", DOCS["api.md"], re.DOTALL):
        ast.parse(block)


@pytest.mark.parametrize("name", sorted(DOCS))
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", DOCS[name]):
        assert (ROOT / "docs" / target).exists(), f"{name}: {target}"
