"""Paths in, reports out: files, folders, globs, standard input. The one place of this room that reads the disk."""

from __future__ import annotations

import glob
import io
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from ondit.errors import InputError, NoArticleError
from ondit.ingest import mhtml, warc
from ondit.ingest.dates import iso_date
from ondit.ingest.decode import decode
from ondit.ingest.jsonlines import LARGEST, one_line, reports_in
from ondit.ingest.markdown import plain
from ondit.ingest.report import Given, report_of, report_of_page
from ondit.records import Report
from ondit.settings import Settings

STDIN = "standard input"

_PAGES = (".html", ".htm", ".xhtml")
_SAVED = (".mhtml", ".mht")
_MARKED = (".md", ".markdown")
_TEXTS = (".txt", ".text", *_MARKED)
_STREAMS = (".jsonl", ".ndjson")
_ARCHIVES = (".warc", ".warc.gz")
_KNOWN = _PAGES + _SAVED + _TEXTS + _STREAMS + _ARCHIVES
# How browsers call the folder beside a saved page that holds its pictures and frames, in the languages they speak.
_BESIDE = re.compile(
    r"(?:_files|-Dateien|_Dateien|_fichiers|-filer|_archivos|_ficheros|_file|_bestanden|_pliki|_arquivos|_soubory"
    r"|_tiedostot|_dosyalar|-f\u00e1jlok|_fitxers|_fails|_failid|_datoteke|_elemei|\.files|_data)$"
)
_SAVED_STARTS = (b"from: <saved by", b"mime-version:", b"snapshot-content")
_PAGE_STARTS = ("<!doctype html", "<html", "<head", "<body", "<?xml", "<!--")


def reports(
    paths: Sequence[str], settings: Settings, *, stdin: BinaryIO | None = None
) -> Iterator[Report | InputError]:
    """The reports of files, folders, globs and `-` (standard input), one at a time, in the order given.

    Yields an InputError for each input that cannot be read and goes on with the rest.
    Raises InputError only for a setting that cannot be meant: a date that is none.
    """
    if settings.published is not None and iso_date(settings.published) is None:
        raise InputError("--published", f"'{settings.published}' is no date", "Give it as 2024-01-31.")
    seen: Counter[str] = Counter()
    for item in _all_of(paths, settings, stdin or sys.stdin.buffer if "-" in paths else None):
        yield item if isinstance(item, InputError) else _numbered(item, seen)


def _numbered(report: Report, seen: Counter[str]) -> Report:
    """The report; its id is made another where this call has used it: two outlets may print the same text."""
    seen[report.id] += 1
    return report if seen[report.id] == 1 else replace(report, id=f"{report.id}-{seen[report.id]}")


def _all_of(paths: Sequence[str], settings: Settings, stdin: BinaryIO | None) -> Iterator[Report | InputError]:
    for path in paths:
        if path == "-" and stdin is not None:
            yield from _guarded(STDIN, _stream(stdin, STDIN, settings))
        else:
            yield from _path(path, settings)


def _path(path: str, settings: Settings) -> Iterator[Report | InputError]:
    for file in files_of(path):
        if isinstance(file, InputError):
            yield file
        else:
            yield from _guarded(str(file), _file(file, settings))


def files_of(path: str) -> Iterator[Path | InputError]:
    """The files that a path means: itself, what a folder holds at any depth, what a glob finds; sorted."""
    if Path(path).is_dir():
        yield from _folder(path)
    elif Path(path).exists():
        yield Path(path)
    elif glob.has_magic(path):
        yield from _glob(path)
    else:
        yield InputError(path, "does not exist", "Check the path; '-' reads standard input.")


def _glob(pattern: str) -> Iterator[Path | InputError]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (a pathlib glob wants its root apart)
    if not found:
        yield InputError(pattern, "matches no file", "Check the pattern, and whether the shell changed it.")
    for path in found:
        if not Path(path).is_dir():
            if not _is_beside(Path(path)):
                yield Path(path)
        elif "**" not in pattern:  # with ** the glob names the files inside by itself
            yield from _folder(path)


def _folder(path: str) -> Iterator[Path | InputError]:
    found = False
    for folder, inner, names in os.walk(path):
        pages = {Path(name).stem for name in names if name.lower().endswith(_PAGES)}
        inner[:] = sorted(name for name in inner if not name.startswith(".") and not _belongs(name, pages))
        for name in sorted(names):
            if name.lower().endswith(_KNOWN) and not name.startswith("."):
                found = True
                yield Path(folder, name)
    if not found:
        yield InputError(path, "holds no report", f"Files are read that end in {', '.join(_KNOWN)}.")


def _belongs(folder: str, pages: set[str]) -> bool:
    """Is it the folder of a saved page (page_files of page.html)? What it holds are no reports."""
    match = _BESIDE.search(folder)
    return match is not None and folder[: match.start()] in pages


def _is_beside(path: Path) -> bool:
    """Does the file lie in the folder of a saved page?"""
    for folder in path.parents:
        match = _BESIDE.search(folder.name)
        stem = folder.name[: match.start()] if match else ""
        if stem and any(Path(folder.parent, stem + ending).exists() for ending in _PAGES):
            return True
    return False


def _guarded(where: str, found: Iterator[Report | InputError]) -> Iterator[Report | InputError]:
    """The same, with an error of one input handed on instead of ending the call."""
    try:
        yield from found
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(where, f"cannot be read ({error.strerror or error})", "Check the file and its permissions.")


def _file(path: Path, settings: Settings) -> Iterator[Report | InputError]:
    where, ending = str(path), path.suffix.lower()
    with path.open("rb") as file:
        if ending in _STREAMS:
            yield from _some(reports_in(file, where, settings), where)
        elif ending in _PAGES:
            yield report_of_page(decode(_all(file, where), where, page=True), where, settings)
        elif path.name.lower().endswith(_ARCHIVES):
            yield from _some(_archive(warc.pages_in(file, where, LARGEST), where, settings), where)
        elif ending in _SAVED:
            yield _saved(_all(file, where, largest=mhtml.LARGEST), where, settings)
        elif ending in _TEXTS:
            text = decode(_all(file, where), where)
            yield report_of(plain(text) if ending in _MARKED else text, where, settings)
        else:
            yield from _stream(file, where, settings)


def _saved(raw: bytes, where: str, settings: Settings) -> Report:
    """The report of a page that a browser saved as one file."""
    page = mhtml.saved_page(raw, where)
    if len(page.html) > LARGEST:
        raise _too_large(where, LARGEST)
    return report_of_page(page.html, where, settings, given=Given(url=page.url))


def _archive(
    pages: Iterator[warc.FetchedPage | InputError], where: str, settings: Settings
) -> Iterator[Report | InputError]:
    """The reports of an archive's pages. Those without an article (lists, empty frames) are told together."""
    without: list[str] = []
    for page in pages:
        if isinstance(page, InputError):
            yield page
            continue
        place = f"{where} ({page.url})" if page.url else where
        try:
            yield report_of_page(page.html, place, settings, given=Given(url=page.url, fetched=page.fetched))
        except NoArticleError:
            without.append(place)
        except InputError as error:
            yield error
    if without:
        what = "holds no article" if len(without) == 1 else f"is one of {len(without)} pages that hold no article"
        yield NoArticleError(without[0], what, "They are left out.")


def _stream(file: BinaryIO, where: str, settings: Settings) -> Iterator[Report | InputError]:
    """What comes without saying what it is: JSON (Lines), a page or a text, told by how it begins."""
    first = file.readline(LARGEST + 1)
    start = first.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower()
    if first.startswith(b"WARC/"):
        yield from _some(_archive(warc.pages_in(file, where, LARGEST, first=first), where, settings), where)
        return
    if start.startswith(_SAVED_STARTS):
        yield _saved(_all(file, where, first, largest=mhtml.LARGEST), where, settings)
        return
    if start.startswith(b"{") and not first.rstrip().endswith(b"}"):
        yield from reports_in(io.BytesIO(one_line(_all(file, where, first), where)), where, settings)
        return
    if start.startswith(b"{"):
        yield from _some(reports_in(file, where, settings, first), where)
        return
    raw = _all(file, where, first)
    text = decode(raw, where, page=start.startswith(b"<"))
    if text.lstrip("\ufeff \t\r\n")[:20].lower().startswith(_PAGE_STARTS):
        yield report_of_page(text, where, settings)
    else:
        yield report_of(text, where, settings)


def _some(found: Iterator[Report | InputError], where: str) -> Iterator[Report | InputError]:
    """The same; a stream without a single line is an error of its own."""
    empty = True
    for item in found:
        empty = False
        yield item
    if empty:
        raise _empty(where)


def _all(file: BinaryIO, where: str, first: bytes = b"", *, largest: int | None = None) -> bytes:
    """All bytes of one report. Raises InputError for an empty one and for one beyond the cap."""
    largest = LARGEST if largest is None else largest
    raw = first + file.read(max(0, largest + 1 - len(first)))
    if len(raw) > largest:
        raise _too_large(where, largest)
    if not raw.strip():
        raise _empty(where)
    return raw


def _too_large(where: str, largest: int) -> InputError:
    return InputError(
        where, f"is larger than {largest // 1_000_000} MB", "One report a file; many go into JSON Lines (.jsonl)."
    )


def _empty(where: str) -> InputError:
    return InputError(where, "is empty", "Give a file with the text of a report.")
