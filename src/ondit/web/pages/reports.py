"""The list of reports."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from ondit.ledger.asking import PAGE, reports_in
from ondit.web.pages.claims import Offset
from ondit.web.rendering import show

router = APIRouter()


@router.get("/reports")
def reports_page(
    request: Request,
    words: Annotated[str, Query(max_length=200)] = "",
    outlet: Annotated[str, Query(max_length=200)] = "",
    offset: Offset = 0,
) -> Response:
    """Reports, the newest first."""
    with request.app.state.ledger.reading() as connection:
        found = reports_in(
            connection, words=words.strip() or None, outlet=outlet.strip() or None, most=PAGE + 1, offset=offset
        )
    asked = {"words": words, "outlet": outlet}
    return show(
        request, "reports.html.j2", found=found[:PAGE], more=len(found) > PAGE, offset=offset, page=PAGE, asked=asked
    )
