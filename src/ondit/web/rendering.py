"""Templates filled: every word of a report escaped, without what turns the direction of reading."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from ondit.ledger.following import unseen_count
from ondit.ledger.people import author
from ondit.ledger.store import Ledger
from ondit.web.language import COOKIE, LANGUAGES, Reader, catalogue, chosen
from ondit.web.show import words

TEMPLATES = Path(__file__).parent / "templates"
# Marks that turn or hide the direction of reading, and control characters; half a surrogate pair cannot be sent.
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BROKEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def harmless(text: str) -> str:
    """Text as it may stand on a page: what turns the direction of reading is gone, a mark stands for what is broken."""
    if text.isprintable():  # as nearly every text is; what turns or breaks is not
        return text
    return _BROKEN.sub("\ufffd", _TURNS.sub("", text))


def _shown(value: Any) -> Any:
    return harmless(value) if type(value) is str else value


@functools.cache
def environment(language: str) -> Environment:
    """The templates in one language."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    reader = Reader(language)
    made.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]
    made.filters |= {"day": reader.day, "moment": reader.moment, "number": reader.number, "address": address}
    made.globals |= {"reader": reader, "languages": LANGUAGES, "say": words.Words(reader)}
    return made


def address(url: str | None) -> str | None:
    """An address that may be followed; None for what is none of the web, such as javascript:."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return quote(url, safe="%/:?#[]@!$&'()*+,;=~-._") if parts.scheme in ("http", "https") and parts.hostname else None


def reader_of(request: Request) -> Reader:
    """The reader of a request."""
    return Reader(chosen(request.cookies.get(COOKIE), request.headers.get("accept-language", "")))


def show(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page. values: what its template names."""
    ledger: Ledger = request.app.state.ledger
    with ledger.reading() as connection:
        unseen = unseen_count(connection)
    text = fill(request, template, unseen=unseen, kept_at=ledger.where, **values)
    return HTMLResponse(text, status)


def fill(request: Request, template: str, **values: Any) -> str:
    """A template's text."""
    reader = reader_of(request)
    given = {
        "request": request,
        "path": request.url.path,
        "here": _here(request),
        "csrf": request.state.door.token(request.state.session),
        "language": reader.language,
        "reader_name": author(),
    }
    return environment(reader.language).get_template(template).render(given | values)


def _here(request: Request) -> str:
    """This page with its question, to come back to."""
    query = request.url.query
    return f"{request.url.path}?{query}" if query and request.method == "GET" else request.url.path


def local(path: str) -> str:
    """A path of ours to go back to; the front page for anything that leads elsewhere."""
    safe = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and "\\" not in path
    return quote(path, safe="/?&=%#:.,;+-_~!*'()@$") if safe else "/"
