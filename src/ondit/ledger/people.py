"""Who works with a ledger, and when: every change bears both."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_AT_WORK: ContextVar[str | None] = ContextVar("at_work", default=None)


@contextmanager
def at_work(name: str | None) -> Iterator[None]:
    """What is done inside bears this name; None: that of the program's user."""
    before = _AT_WORK.set(name)
    try:
        yield
    finally:
        _AT_WORK.reset(before)


def author() -> str:
    """Who is at work: whoever `at_work` names, else ONDIT_AUTHOR, else the system's user."""
    given = _AT_WORK.get() or os.environ.get("ONDIT_AUTHOR", "").strip()
    if given:
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def now() -> str:
    """This moment, in UTC, to the microsecond, so that what follows upon another sorts behind it."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
