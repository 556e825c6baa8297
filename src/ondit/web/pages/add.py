"""Taking reports in: text that somebody pastes, files that somebody chooses."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.responses import Response

from ondit.errors import InputError, OnditError
from ondit.ledger.adding import Added
from ondit.ledger.asking import reports_by_id
from ondit.ledger.keeping import keep
from ondit.ledger.settling import settle
from ondit.ledger.store import Ledger
from ondit.packs.language import known_languages
from ondit.records import Report
from ondit.settings import Settings
from ondit.web.rendering import reader_of, show

router = APIRouter()
KNOWN = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson")
PASTED = "text.txt"
EMPTY = {"text": "", "outlet": "", "published": "", "code": ""}
Short = Annotated[str, Form(max_length=300)]


@dataclass(frozen=True)
class Outcome:
    """What became of one report, or of one file that could not be read (added None)."""

    name: str
    added: Added | None
    trouble: str | None


@router.get("/add")
def add_page(request: Request) -> Response:
    """The form."""
    return show(request, "add.html.j2", outcomes=[], titles={}, codes=known_languages(), given=EMPTY, trouble=None)


@router.post("/add")
def add(
    request: Request,
    text: Annotated[str, Form()] = "",
    outlet: Short = "",
    published: Short = "",
    code: Short = "",
    files: Annotated[list[UploadFile] | None, File()] = None,
) -> Response:
    """Read what was given and keep it; the same page says what became of each."""
    ledger: Ledger = request.app.state.ledger
    language = code if code in known_languages() else None
    settings = Settings(published=published.strip() or None, outlet=outlet.strip() or None, language=language)
    chosen = [one for one in files or [] if one.filename]
    trouble = None
    outcomes: list[Outcome] = []
    try:
        outcomes = list(_kept(ledger, text, chosen, settings))
        settle(ledger)
    except OnditError as error:
        trouble = str(error)
    if not outcomes and trouble is None:
        trouble = reader_of(request).say("Paste a text, or choose a file.")
    with ledger.reading() as connection:
        titles = reports_by_id(connection, [one.added.report for one in outcomes if one.added])
    given = {"text": text, "outlet": outlet, "published": published, "code": code} if trouble else EMPTY
    status = 400 if trouble else 200
    values = {"outcomes": outcomes, "titles": titles, "given": given, "trouble": trouble}
    return show(request, "add.html.j2", status=status, codes=known_languages(), **values)


def _kept(ledger: Ledger, text: str, files: list[UploadFile], settings: Settings) -> Iterator[Outcome]:
    with tempfile.TemporaryDirectory(prefix="ondit-") as folder:
        if text.strip():
            path = Path(folder) / PASTED
            path.write_text(text, "utf-8", "replace")
            yield from _read(ledger, path, "", settings)
        for number, file in enumerate(files):
            yield from _file(ledger, Path(folder) / str(number), file, settings)


def _file(ledger: Ledger, stem: Path, file: UploadFile, settings: Settings) -> Iterator[Outcome]:
    """An upload under a name of ours: of the given one only the ending is used."""
    name = PureWindowsPath(PurePosixPath(file.filename or "").name).name
    ending = PurePosixPath(name).suffix.lower()
    if ending not in KNOWN:
        yield Outcome(name, None, f"{name}: {', '.join(KNOWN)}")
        return
    path = stem.with_suffix(ending)
    path.write_bytes(file.file.read())
    yield from _read(ledger, path, name, settings)


def _read(ledger: Ledger, path: Path, name: str, settings: Settings) -> Iterator[Outcome]:
    from ondit.ingest.carriers import reports  # brings the parsers of pages

    for one in reports([str(path)], settings):
        if isinstance(one, InputError):
            yield Outcome(name, None, str(one).replace(str(path), name or "text"))
        else:
            yield from _taken(ledger, one, name)


def _taken(ledger: Ledger, report: Report, name: str) -> Iterator[Outcome]:
    for added in keep(ledger, [report]):
        yield Outcome(name, None, str(added)) if isinstance(added, InputError) else Outcome(name, added, None)
