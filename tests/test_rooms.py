"""The direction of the rooms, as docs/rooms.md draws it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "src" / "ondit"
PICTURE = ROOT / "docs" / "rooms.md"
OUTSIDE = {  # heavy or delicate libraries, and the rooms that may load each
    "spacy": ("annotate",),
    "thinc": ("annotate",),
    "trafilatura": ("ingest",),
    "py3langid": ("ingest",),
    "charset_normalizer": ("ingest",),
    "numpy": ("scoring", "provenance"),
    "scipy": ("scoring",),
    "typer": ("cli",),
    "rich": ("cli",),
    "pydantic": ("schema", "web"),
    "fastapi": ("web",),
    "starlette": ("web",),
    "uvicorn": ("web",),
    "babel": ("web",),
    "sqlalchemy": ("ledger",),
}


def drawn() -> dict[str, int]:
    """Room to the line it stands on in the picture, counted from the top."""
    block = re.search(r"```rooms\n(.*?)```", PICTURE.read_text("utf-8"), re.DOTALL)
    assert block, f"{PICTURE} has no block of rooms"
    lines = [re.split(r" {2,}", line)[0].split() for line in block[1].splitlines()]
    return {name.removesuffix("/").removesuffix(".py"): n for n, names in enumerate(lines) for name in names}


ROOMS = drawn()


def room(module: str) -> str:
    """The room of a dotted name inside the house: `ondit.packs.loader` is in `packs`."""
    return module.split(".")[1] if "." in module else ""


def module_of(path: Path) -> str:
    """The dotted name of a file."""
    parts = path.relative_to(HOUSE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(source: str, module: str, *, package: bool) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything imported anywhere in a file, relative imports resolved."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = module.split(".") if package else module.split(".")[:-1]
            stem = ".".join([*base[: len(base) - node.level + 1], node.module or ""]) if node.level else node.module
            names = [f"ondit.{alias.name}" for alias in node.names] if stem == "ondit" else [stem or ""]
            yield from ((node.lineno, name) for name in names)


def breaches(source: str, module: str, where: str, *, package: bool = False) -> list[str]:
    """Every import of a file that looks the wrong way, with file and line."""
    own = room(module)
    found: list[str] = []
    for line, name in imports(source, module, package=package):
        other = room(name) if name.split(".")[0] == "ondit" else None
        library = name.split(".")[0]
        if other in ROOMS and other != own and ROOMS[other] >= ROOMS.get(own, len(ROOMS)):
            found.append(f"{where}:{line}: {own} imports {name}, which does not stand above it")
        if library in OUTSIDE and own not in OUTSIDE[library]:
            found.append(f"{where}:{line}: {own} loads {library}, which is for {' and '.join(OUTSIDE[library])}")
    return found


FILES = sorted(path for path in HOUSE.rglob("*.py") if path != HOUSE / "__init__.py")


def test_every_module_has_a_line_in_the_picture() -> None:
    homeless = {room(module_of(path)) for path in FILES} - ROOMS.keys()
    assert not homeless, f"docs/rooms.md does not draw {', '.join(sorted(homeless))}"


def test_every_line_of_the_picture_stands() -> None:
    empty = ROOMS.keys() - {room(module_of(path)) for path in FILES}
    assert not empty, f"docs/rooms.md draws {', '.join(sorted(empty))}, where no code is"


def test_no_room_looks_down() -> None:
    found = [
        breach
        for path in FILES
        for breach in breaches(
            path.read_text("utf-8"),
            module_of(path),
            str(path.relative_to(ROOT)),
            package=path.name == "__init__.py",
        )
    ]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("ondit.packs.loader", "from ondit.cli import main"),
        ("ondit.packs.loader", "def late():\n    import ondit.annotate.pipeline"),
        ("ondit.packs.loader", "from ..attribution import rules"),
        ("ondit.errors", "from ondit.records import Span"),
        ("ondit.temporal.find", "import spacy.tokens"),
        ("ondit.records", "from ondit import reading"),
    ],
)
def test_a_breach_is_seen_and_named(module: str, line: str) -> None:
    found = breaches(line, module, "x.py")
    assert len(found) == 1
    assert found[0].startswith(f"x.py:{line.count(chr(10)) + 1}: ")


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("ondit.cli.read", "from ondit.reading import read_report"),
        ("ondit.temporal.find", "from ondit.temporal.rules import Rule"),
        ("ondit.temporal.find", "from . import rules"),
        ("ondit.cli.app", "from ondit import __version__"),
        ("ondit.annotate.pipeline", "import spacy"),
    ],
)
def test_what_is_allowed_stays_allowed(module: str, line: str) -> None:
    assert breaches(line, module, "x.py") == []
