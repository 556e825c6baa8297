"""The doors of the command line: each parses a request, calls one function and shows the answer."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run `ondit`. Ends the process with the exit codes that `ondit.cli.output` names."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the parser wants it: read once, when numpy is loaded
    from ondit.cli.app import app
    from ondit.cli.output import NOTHING, complain
    from ondit.errors import OnditError

    try:
        app()
    except OnditError as error:
        complain(error)
        sys.exit(NOTHING)
