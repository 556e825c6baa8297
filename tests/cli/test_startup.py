from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("args", [["--help"], ["read", "--help"], ["--version"]])
def test_help_loads_no_rich(args: list[str]) -> None:
    code = (
        f"import sys; sys.argv = ['ondit', *{args!r}]\n"
        "from ondit.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "assert not {'rich', 'yaml', 'spacy', 'trafilatura'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, timeout=60)
