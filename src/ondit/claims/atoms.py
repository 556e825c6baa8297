"""A sentence as atoms: runs of letters, runs of digits, single marks. Tokens part *T-72B3* and *155mm* differently in
each language; atoms part them the same everywhere, so that one spelling of a name in a pack fits all of a text's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ondit.annotate.document import Document, Token

SHAPE = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
HYPHENS = frozenset("-‐‑–")


class Atom(NamedTuple):
    """start and end are characters of the text; glued: no blank before it."""

    start: int
    end: int
    text: str
    lower: str
    glued: bool

    @property
    def is_word(self) -> bool:
        """Letters only."""
        return self.text[0].isalpha()

    @property
    def is_number(self) -> bool:
        """Plain digits only."""
        return self.text[0].isdecimal() and self.text.isascii()


def atoms_of(text: str, start: int = 0, end: int | None = None) -> list[Atom]:
    """The atoms of text[start:end]; the first is never glued."""
    found: list[Atom] = []
    before = -1
    for match in SHAPE.finditer(text, start, len(text) if end is None else end):
        form = match.group()
        found.append(Atom(match.start(), match.end(), form, form.lower(), match.start() == before))
        before = match.end()
    return found


def sentences_of(doc: Document) -> Iterator[list[Atom]]:
    """The atoms of each sentence: nothing that is found reaches beyond one."""
    for sentence in doc.sentences:
        if sentence.end > sentence.start:
            yield atoms_of(doc.text, doc.tokens[sentence.start].start, doc.tokens[sentence.end - 1].end)


def token_range(doc: Document, atoms: Sequence[Atom], start: int, end: int) -> tuple[int, int]:
    """The tokens that atoms start to end (not included) lie in, end not included."""
    return doc.token_at(atoms[start].start), doc.token_at(atoms[end - 1].end - 1) + 1


def token_of(doc: Document, atoms: Sequence[Atom], at: int) -> Token | None:
    """The token that holds an atom; None past the sentence's last."""
    return doc.tokens[doc.token_at(atoms[at].start)] if at < len(atoms) else None


def starts_word(atoms: Sequence[Atom], at: int) -> bool:
    """Whether no letter, digit or hyphen is written up to the atom: the 72 of T-72 and the 3 of 17:3 start nothing."""
    if at == 0 or not atoms[at].glued:
        return True
    before = atoms[at - 1]
    inner = before.text in HYPHENS or before.text in ".,:/"
    return not before.text[0].isalnum() and not (inner and at >= 2 and before.glued and atoms[at - 2].text[0].isalnum())


def joined_to(atoms: Sequence[Atom], at: int) -> int | None:
    """The word or number that a hyphen ties to what ends before `at`; None if there is none."""
    tied = at + 1 < len(atoms) and atoms[at].text in HYPHENS and atoms[at].glued and atoms[at + 1].glued
    return at + 1 if tied and atoms[at + 1].text[0].isalnum() else None
