"""What takes long to count and changes slowly, as it was a moment ago: one thread counts, readers are told at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

QUICK = 0.03  # seconds of counting up to which it is counted for everybody who asks
SECONDS = 20.0
LONGEST = 600.0  # seconds after which an answer is too old to be told
MOST = 200  # answers that are kept


@dataclass(frozen=True, slots=True)
class _Answer:
    moment: float
    cost: float  # seconds
    value: Any

    @property
    def age(self) -> float:
        return time.monotonic() - self.moment


class Lately:
    """Answers by what was asked. One older than SECONDS is told once more, and counted anew behind it."""

    def __init__(self) -> None:
        self._answers: dict[Hashable, _Answer] = {}
        self._being_counted: set[Hashable] = set()
        self._lock = threading.Lock()
        self._one_counts = threading.Lock()

    def of(self, asked: Hashable, count: Callable[[], Any]) -> Any:
        """The answer of a moment ago; a new one where there is none, or where it is quick to make."""
        known = self._answers.get(asked)
        if known is not None and known.cost <= QUICK:
            return self._counted(asked, count).value
        if known is None or known.age >= LONGEST:
            with self._one_counts:  # whoever had the lock before may have counted it
                known = self._answers.get(asked)
                if known is None or known.age >= LONGEST:
                    known = self._counted(asked, count)
                return known.value
        if known.age >= SECONDS and self._begin(asked):
            threading.Thread(target=self._anew, args=(asked, count), daemon=True).start()
        return known.value

    def _counted(self, asked: Hashable, count: Callable[[], Any]) -> _Answer:
        start = time.monotonic()
        value = count()
        answer = _Answer(time.monotonic(), time.monotonic() - start, value)
        with self._lock:
            if len(self._answers) >= MOST:
                self._answers.clear()
            self._answers[asked] = answer
        return answer

    def _begin(self, asked: Hashable) -> bool:
        with self._lock:
            begun = asked not in self._being_counted
            self._being_counted.add(asked)
            return begun

    def _anew(self, asked: Hashable, count: Callable[[], Any]) -> None:
        try:
            with self._one_counts:
                self._counted(asked, count)
        finally:
            with self._lock:
                self._being_counted.discard(asked)
