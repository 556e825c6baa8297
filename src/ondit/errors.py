"""Everything that can go wrong, as one family.

OnditError                 caught by the doors: one line for people, no traceback
├── InputError             a file or line that cannot be read as a report
│   ├── NoArticleError     a page without an article
│   └── LanguageError      its language has no pack
├── LedgerError            a ledger that cannot be opened, read or written, or a request it cannot honour
├── PackError              a pack file that breaks the rules of packs
└── GoldError              gold or predictions that cannot be scored
"""

from __future__ import annotations

from pathlib import Path


class OnditError(Exception):
    """Base of every error that Ondit raises on purpose; its text is one line for people."""


class InputError(OnditError):
    """One input cannot be read; the rest of the batch goes on.

    where: the file, address or "standard input" it is about; line counts from 1, None if it is the whole file.
    way_out: what the user can do, as a sentence.
    """

    def __init__(self, where: str, what: str, way_out: str, *, line: int | None = None) -> None:
        self.where, self.what, self.way_out, self.line = where, what, way_out, line
        place = where if line is None else f"{where}, line {line}"
        super().__init__(f"{place}: {what}. {way_out}")


class NoArticleError(InputError):
    """A page was read and holds no article: a list of links, an empty frame."""


class LanguageError(InputError):
    """The report is in a language that no pack knows; language is its code."""

    def __init__(self, where: str, language: str, known: tuple[str, ...], *, line: int | None = None) -> None:
        self.language = language
        super().__init__(
            where,
            f"the text reads as '{language}', and there is no language pack for it",
            f"Packs: {', '.join(known)}; if the guess is wrong, name the language with --lang.",
            line=line,
        )


class LedgerError(OnditError):
    """A ledger cannot do what was asked; what stands in it is as it was.

    where: its file or address. way_out: what the user can do, as a sentence.
    """

    def __init__(self, where: str, what: str, way_out: str) -> None:
        self.where, self.what, self.way_out = where, what, way_out
        super().__init__(f"{where}: {what}. {way_out}")


class PackError(OnditError):
    """A pack file breaks a rule; names file and line (counted from 1, None: the whole file)."""

    def __init__(self, path: Path, line: int | None, what: str) -> None:
        self.path, self.line, self.what = path, line, what
        super().__init__(f"{path}{'' if line is None else f':{line}'}: {what}")


class GoldError(OnditError):
    """Gold or predictions that cannot be scored; the text names the file."""
