"""Stands in for the reading, so that the doors are tested apart from it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from types import ModuleType

import pytest

from ondit.errors import InputError
from ondit.records import Reading
from ondit.settings import Settings

Results = Iterable[Reading | InputError]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Callable[[Results], list[tuple[list[str], Settings]]]:
    """Let `read_pages` yield these results; returns the list of the calls it got."""

    def stand_in(results: Results) -> list[tuple[list[str], Settings]]:
        calls: list[tuple[list[str], Settings]] = []

        def read_pages(paths: Iterable[str], settings: Settings) -> Iterator[Reading | InputError]:
            calls.append((list(paths), settings))
            yield from results

        module = ModuleType("ondit.reading")
        module.read_pages = read_pages  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "ondit.reading", module)
        return calls

    return stand_in
