"""The reader's choice of a language, and the name by which he judges."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from ondit.web.guard import NAME, name_in
from ondit.web.language import COOKIE, LANGUAGES
from ondit.web.rendering import local

router = APIRouter()
YEAR = 365 * 24 * 3600  # seconds


@router.post("/name")
def call(name: Annotated[str, Form(max_length=200)] = "", back: Annotated[str, Form()] = "/") -> Response:
    """Let what this reader judges bear a name; an empty one is that of the program's user."""
    answer = RedirectResponse(local(back), 303)
    kept = quote(" ".join(name.split()))
    if name_in(kept) is None:
        answer.delete_cookie(NAME, samesite="strict", httponly=True)
    else:
        answer.set_cookie(NAME, kept, max_age=YEAR, samesite="strict", httponly=True)
    return answer


@router.get("/language/{code}")
def choose(request: Request, code: str, back: Annotated[str, Query(max_length=2000)] = "/") -> Response:
    """Remember the language, and go back to where the reader was."""
    answer = RedirectResponse(local(back), 303)
    if code in LANGUAGES:
        answer.set_cookie(COOKIE, code, max_age=YEAR, samesite="strict", httponly=True)
    return answer
