"""What all doors share: results to standard output, complaints and progress to standard error, exit codes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TextIO

from ondit.errors import InputError, OnditError
from ondit.records import Reading, as_json

if TYPE_CHECKING:
    from rich.console import Console

ALL = 0  # everything that was asked for was read
SOME = 1  # something could not be read, or a check found something
NOTHING = 2  # wrong use, or nothing could be read


class Tally:
    """Counts what a batch yields: `read` readings, `failed` inputs."""

    def __init__(self) -> None:
        self.read, self.failed = 0, 0

    def take(self, results: Iterable[Reading | InputError]) -> Iterator[Reading]:
        """Pass the readings on as they come; complain about each input that could not be read."""
        progress = Progress()
        for result in results:
            progress.clear()
            if isinstance(result, InputError):
                self.failed += 1
                complain(result)
            else:
                self.read += 1
                yield result
            progress.show(self.read)
        progress.clear()

    @property
    def code(self) -> int:
        """The exit code of the call."""
        if self.read == 0:
            return NOTHING
        return SOME if self.failed else ALL


class Progress:
    """One line on standard error that says how far a batch is (12 read); silent unless a person watches."""

    def __init__(self, what: str = "read") -> None:
        self.what = what
        # Where results go to the same terminal they are progress enough.
        self.watched = sys.stderr.isatty() and not sys.stdout.isatty()

    def show(self, number: int) -> None:
        """Write how many it are."""
        if self.watched:
            sys.stderr.write(f"\r{number} {self.what}\x1b[K")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away again."""
        if self.watched:
            sys.stderr.write("\r\x1b[K")


def complain(error: OnditError) -> None:
    """Write one line about an error, with nothing in it that steers a terminal."""
    note(str(error))


def note(text: str) -> None:
    """Write one line for people to standard error, with nothing in it that steers a terminal."""
    from ondit.cli.plain import clean

    _tolerant(sys.stderr)
    sys.stderr.write(f"ondit: {clean(text)}\n")
    sys.stderr.flush()


def put_json(record: Any, *, indent: int | None = 2) -> None:
    """Write a record, or a list of them, as UTF-8 JSON; indent None: on one line."""
    text = json.dumps(as_json(record), ensure_ascii=False, indent=indent)
    if not _writable(text):
        text = json.dumps(as_json(record), indent=indent)
    _utf8(sys.stdout)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def put_text(text: str) -> None:
    """Write a document of text as UTF-8."""
    _utf8(sys.stdout)
    sys.stdout.write(text if _writable(text) else text.encode("utf-8", "replace").decode("utf-8"))
    sys.stdout.flush()


def console() -> Console:
    """Standard output for people: folds at the terminal's width, honours NO_COLOR and COLUMNS."""
    from rich.console import Console

    _tolerant(sys.stdout)
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=False)


def _writable(text: str) -> bool:
    """Whether UTF-8 can carry it: half of a surrogate pair, which JSON Lines can smuggle in, it cannot."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _utf8(stream: TextIO) -> None:
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8")


def _tolerant(stream: TextIO) -> None:
    """Let a terminal that lacks a character show a question mark instead of ending the call."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
