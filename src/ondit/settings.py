"""What a call may set, as one plain object."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Options of a reading. None: not given; the report itself is asked.

    published: an ISO date or date-time that overrides what the report says of itself.
    outlet: the name of who publishes. language: a pack's code, instead of guessing the language.
    """

    published: str | None = None
    outlet: str | None = None
    language: str | None = None


def one_thread() -> None:
    """Let numpy reckon with one thread, as the parser wants it. Read once, when numpy is loaded: so ask before that."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
