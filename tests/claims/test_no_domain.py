"""No code knows what a domain is about: roles, stages and modes are words of packs."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import get_args

import pytest

import ondit
from ondit.claims.rules import DomainFile, Shape
from ondit.packs.domain import domain_pack, known_domains

SOURCE = Path(ondit.__file__).parent
# Where the words live; the protocol of a gold that has them; and those who judge a target, whatever a pack calls one.
FREE = ("packs", "scoring", "ledger", "web", "cli")


def names_of(domain: str) -> set[str]:
    """The words that a pack gives its domain, without those that the program has for what fills a role."""
    file = domain_pack(domain).table("pack.yaml", DomainFile)
    return {domain, *file.roles, *file.stages, *file.modes} - set(get_args(Shape))


def words_in(path: Path) -> list[tuple[int, str]]:
    """The strings of a file by line, those that only explain left out."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in told)
    return [(node.lineno, node.value) for node in constants if isinstance(node.value, str)]


@pytest.mark.parametrize("domain", known_domains())
def test_no_code_names_what_a_pack_names(domain: str) -> None:
    names = names_of(domain)
    rooms = [path for path in SOURCE.rglob("*.py") if path.relative_to(SOURCE).parts[0] not in FREE]
    found = [
        f"{path.relative_to(SOURCE)}:{line}: {text}" for path in rooms for line, text in words_in(path) if text in names
    ]
    assert rooms
    assert found == []
