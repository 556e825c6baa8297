"""The doors of the command line: each parses a request, calls one function and shows the answer."""

from __future__ import annotations

import sys


def main() -> None:
    """Run `ondit`. Ends the process with the exit codes that `ondit.cli.output` names."""
    from ondit.cli.app import app
    from ondit.cli.output import NOTHING, complain
    from ondit.errors import OnditError
    from ondit.settings import one_thread

    one_thread()
    try:
        app()
    except OnditError as error:
        complain(error)
        sys.exit(NOTHING)
