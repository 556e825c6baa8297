"""What the README shows is what the program prints."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def refresh() -> ModuleType:
    """docs/refresh.py as a module."""
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["refresh"] = module
    spec.loader.exec_module(module)
    return module


def test_every_block_is_the_true_output() -> None:
    script = refresh()
    found = script.blocks(README)
    assert found, "the README shows no output"
    for arguments, shown in found:
        assert shown == script.block_of(arguments), f"ondit {arguments}: run python docs/refresh.py"


def test_the_first_screen_shows_the_first_command() -> None:
    first = README.splitlines()[:16]
    assert any("ondit demo" in line for line in first)
    assert any(line.startswith("<!-- output: ondit demo") for line in first)


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
