"""The clause gold read in and compared with a document: finite verb, subject and border of one clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ondit.annotate.document import Clause, Document

FOLDER = Path(__file__).parent
GAP = " … "


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence of the gold. verb, subject and clause are the words marked there; subject None: it has none."""

    kind: str
    text: str
    verb: str
    subject: str | None
    clause: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was made of a case. wrong: "verb", "border", "subject"; got: the clause found, for people."""

    case: Case
    wrong: tuple[str, ...]
    got: str


def read_gold(name: str) -> tuple[float, tuple[Case, ...]]:
    """The floor in percent of `clauses-<name>.yaml`, and its cases."""
    file: dict[str, Any] = yaml.safe_load((FOLDER / f"clauses-{name}.yaml").read_text(encoding="utf-8"))
    groups = file["constructions"]
    return float(file["floor"]), tuple(Case(group["kind"], **row) for group in groups for row in group["sentences"])


def judge(case: Case, document: Document) -> Verdict:
    """Compare the clause around the gold's finite verb with the gold."""
    places = list(_places(case.text, case.clause.split(GAP)))
    verb = next(at for start, end in places for at in _find(case.text, case.verb, start, end))
    clause = next((c for c in document.clauses if c.finite is not None and _start(document, c.finite) == verb), None)
    if clause is None:
        return Verdict(case, ("verb",), _shown(document))
    wrong = []
    if _words(document, clause.pieces) != [at for start, end in places for at in _starts(document, start, end)]:
        wrong.append("border")
    if _subject(document, clause) != _expected(case, document):
        wrong.append("subject")
    return Verdict(case, tuple(wrong), _shown(document, clause))


def _find(text: str, words: str, start: int, end: int) -> Iterator[int]:
    """Where words begin in text[start:end], as whole words."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return (match.start() for match in pattern.finditer(text, start, end))


def _places(text: str, pieces: list[str]) -> Iterator[tuple[int, int]]:
    """The characters of each piece, one after the other."""
    at = 0
    for piece in pieces:
        start = next(_find(text, piece, at, len(text)))
        at = start + len(piece)
        yield start, at


def _expected(case: Case, document: Document) -> list[int]:
    if case.subject is None:
        return []
    start = next(_find(case.text, case.subject, 0, len(case.text)))
    return _starts(document, start, start + len(case.subject))


def _subject(document: Document, clause: Clause) -> list[int]:
    """The words of a clause's subject, without clauses embedded in it. It may stand in another clause (shared)."""
    if clause.subject is None:
        return []
    first, end = clause.subject
    owner = next((c for c in document.clauses if any(a <= first < b for a, b in c.pieces)), clause)
    own = set(_words(document, owner.pieces))
    return [start for start in _words(document, ((first, end),)) if start in own]


def _start(document: Document, token: int) -> int:
    return document.tokens[token].start


def _words(document: Document, ranges: tuple[tuple[int, int], ...]) -> list[int]:
    """The first characters of the words in token ranges, punctuation left out."""
    tokens = [document.tokens[at] for start, end in ranges for at in range(start, end)]
    return [token.start for token in tokens if any(char.isalnum() for char in token.text)]


def _starts(document: Document, start: int, end: int) -> list[int]:
    """The same for characters start to end."""
    tokens = [token for token in document.tokens if start <= token.start < end]
    return [token.start for token in tokens if any(char.isalnum() for char in token.text)]


def _shown(document: Document, clause: Clause | None = None) -> str:
    """A clause, or all of them, for the list of wrong ones."""
    if clause is None:
        return " | ".join(_shown(document, each) for each in document.clauses)
    text = GAP.join(span.text for span in document.spans(clause.pieces))
    verb = document.tokens[clause.finite].text if clause.finite is not None else "-"
    subject = document.span(*clause.subject).text if clause.subject else "-"
    return f"[{text}] {clause.kind} verb={verb} subject={subject}"
