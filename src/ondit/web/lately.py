"""What takes long to count and changes slowly, as it was a moment ago: one reader counts, the others are told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from typing import Any

SECONDS = 20.0
MOST = 200  # answers that are kept


class Lately:
    """Answers by what was asked, each for SECONDS."""

    def __init__(self) -> None:
        self._answers: dict[Hashable, tuple[float, Any]] = {}
        self._one_counts = threading.Lock()

    def of(self, asked: Hashable, count: Callable[[], Any]) -> Any:
        """The answer of a moment ago, or a new one."""
        known = self._answers.get(asked)
        if known is not None and time.monotonic() - known[0] < SECONDS:
            return known[1]
        with self._one_counts:
            known = self._answers.get(asked)  # whoever had the lock before may have counted it
            if known is None or time.monotonic() - known[0] >= SECONDS:
                if len(self._answers) >= MOST:
                    self._answers.clear()
                known = self._answers[asked] = (time.monotonic(), count())
            return known[1]
