"""The application: its pages in one visible list, behind one guard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import StaticFiles

from ondit import __version__
from ondit.errors import LedgerError, OnditError
from ondit.ledger.store import Ledger
from ondit.web.api import v1
from ondit.web.guard import Door, Guard, only_ours
from ondit.web.lately import Lately
from ondit.web.pages import add, claim, claims, dossier, inbox, report, reports, review, search, settings, voices
from ondit.web.pictures import Pictures
from ondit.web.rendering import show

STATIC = Path(__file__).parent / "static"
PAGES = (claims, reports, report, claim, add, inbox, search, voices, review, dossier, settings)
API = "/api/"
THREADS = 6  # pages made at once: more would only take the processor from one another
ABOUT = "What the pages of `ondit serve` show, as JSON. Everything here only reads."


class _Kept(StaticFiles):
    """Files that a browser may keep: their addresses change with the version."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        answer = super().file_response(*args, **kwargs)
        answer.headers["Cache-Control"] = "public, max-age=86400"
        return answer


def make_app(ledger: Ledger, door: Door | None = None) -> Any:
    """The pages and the API of a ledger, to be served; door: to what the server is bound."""
    app = FastAPI(
        title="Ondit",
        version=__version__,
        description=ABOUT,
        docs_url=None,  # that page loads scripts from elsewhere
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        dependencies=[Depends(only_ours)],
        lifespan=_few_at_once,
    )
    app.state.ledger, app.state.pictures, app.state.lately = ledger, Pictures(ledger), Lately()
    for page in PAGES:
        app.include_router(page.router, include_in_schema=False)
    app.include_router(v1.router)
    app.mount("/static", _Kept(directory=STATIC), name="static")
    app.add_exception_handler(StarletteHTTPException, _refused)
    app.add_exception_handler(OnditError, _troubled)
    app.add_exception_handler(RequestValidationError, _malformed)
    return Guard(app, door or Door())


@asynccontextmanager
async def _few_at_once(app: FastAPI) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = THREADS
    yield


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException | StarletteHTTPException)
    return _answer(request, error.status_code, str(error.detail))


def _troubled(request: Request, error: Exception) -> Response:
    """What the ledger cannot do, in its own words: there is no such thing, or the request cannot be meant."""
    status = 400
    if isinstance(error, LedgerError):
        lost = "there is no " in error.what or "begin with" in error.what
        status = 404 if lost else 503 if error.where == request.app.state.ledger.where and _is_read(request) else 400
    return _answer(request, status, str(error))


def _is_read(request: Request) -> bool:
    return request.method in ("GET", "HEAD")


def _malformed(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    return _answer(request, 422, f"{'.'.join(str(step) for step in first['loc'])}: {first['msg']}")


def _answer(request: Request, status: int, detail: str) -> Response:
    if request.url.path.startswith(API):
        return JSONResponse({"detail": detail}, status)
    return show(request, "error.html.j2", status=status, code=status, detail=detail)
