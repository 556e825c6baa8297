"""What is heavy loads when it is first needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("spacy", "thinc", "trafilatura", "lxml", "py3langid", "numpy", "scipy", "pydantic")

CALLS = {
    "import ondit": "import ondit",
    "ondit --help": "from ondit.cli import main; sys.argv = ['ondit', '--help']; main()",
    "import ondit.scoring": "import ondit.scoring",
}
READING = {"numpy", "spacy", "thinc", "trafilatura"}


def loaded(call: str) -> set[str]:
    """The libraries that a fresh Python has loaded after a call."""
    code = (
        "import sys\n"
        f"try:\n    {call}\n"
        "except SystemExit as end:\n    assert not end.code, end.code\n"
        "print('\\nloaded:', *{name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.splitlines()[-1].split()[1:])


def test_numpy_waits_for_the_parser() -> None:
    """Its threads are counted when it is loaded: before the parser says that one is enough, they would be many."""
    assert not loaded("import ondit.reading, ondit.ingest.carriers").intersection(READING)


@pytest.mark.parametrize("name", CALLS)
def test_loads_nothing_heavy(name: str) -> None:
    heavy = loaded(CALLS[name]).intersection(HEAVY)
    assert not heavy, f"{name} loads {', '.join(sorted(heavy))}"
