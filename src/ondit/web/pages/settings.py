"""The reader's choice of a language."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from ondit.web.language import COOKIE, LANGUAGES
from ondit.web.rendering import local

router = APIRouter()
YEAR = 365 * 24 * 3600  # seconds


@router.get("/language/{code}")
def choose(request: Request, code: str, back: Annotated[str, Query(max_length=2000)] = "/") -> Response:
    """Remember the language, and go back to where the reader was."""
    answer = RedirectResponse(local(back), 303)
    if code in LANGUAGES:
        answer.set_cookie(COOKIE, code, max_age=YEAR, samesite="strict", httponly=True)
    return answer
