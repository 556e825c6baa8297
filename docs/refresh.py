"""Puts the true output of commands into README.md: `python docs/refresh.py`; with --check it only compares.

A block to fill stands between `<!-- output: ondit ... -->` and `<!-- end -->`.
"""  # noqa: INP001 (a script, no package)

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
COLUMNS = 100

_BLOCK = re.compile(r"(<!-- output: ondit ([^>\n]*?) ?-->\n)(.*?)(<!-- end -->)", re.DOTALL)


def blocks(text: str) -> list[tuple[str, str]]:
    """The blocks of a text: the arguments of the command, and what stands there now."""
    return [(found[2], found[3]) for found in _BLOCK.finditer(text)]


def block_of(arguments: str) -> str:
    """What should stand in a block: the output of the command, as wide as a README shows it, without colour."""
    env = os.environ | {"COLUMNS": str(COLUMNS), "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    call = [sys.executable, "-m", "ondit", *shlex.split(arguments)]
    done = subprocess.run(call, check=True, capture_output=True, encoding="utf-8", env=env, timeout=300)  # noqa: S603
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    return "```text\n" + "\n".join(lines).strip("\n") + "\n```\n"


def refreshed(text: str) -> str:
    """The text with every block filled anew."""
    return _BLOCK.sub(lambda found: found[1] + block_of(found[2]) + found[4], text)


def main() -> None:
    """Refresh the README, or end with 1 if --check finds it stale."""
    old = README.read_text("utf-8")
    new = refreshed(old)
    if "--check" in sys.argv:
        sys.exit(0 if new == old else f"{README.name} is stale: run python docs/refresh.py")
    README.write_text(new, "utf-8")


if __name__ == "__main__":
    main()
