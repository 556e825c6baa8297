"""Who works with a ledger, and when: every change bears both."""

from __future__ import annotations

import getpass
import os
from datetime import UTC, datetime


def author() -> str:
    """Who is at work: ONDIT_AUTHOR, else the system's user."""
    given = os.environ.get("ONDIT_AUTHOR", "").strip()
    if given:
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def now() -> str:
    """This moment, in UTC, to the microsecond, so that what follows upon another sorts behind it."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
