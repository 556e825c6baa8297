"""One box over all statements and reports, with facets."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from ondit.errors import LedgerError
from ondit.ledger.facets import Facets
from ondit.ledger.search import MOST, Where, search
from ondit.packs.language import known_languages
from ondit.web.pages.claims import Offset, stages
from ondit.web.rendering import show
from ondit.web.show.words import STANCES

router = APIRouter()
Short = Annotated[str, Query(max_length=200)]
Day = Annotated[str, Query(max_length=10, pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")]


@router.get("/search")
def search_page(
    request: Request,
    q: Short = "",
    where: Short = "statements",
    voice: Short = "",
    outlet: Short = "",
    stage: Short = "",
    stance: Short = "",
    unnamed: bool = False,
    denied: bool = False,
    said_from: Day = "",
    said_to: Day = "",
    happened_from: Day = "",
    happened_to: Day = "",
    code: Short = "",
    offset: Offset = 0,
) -> Response:
    """The hits, or the empty form."""
    asked: dict[str, Any] = {
        "voice": voice.strip(), "outlet": outlet.strip(), "stage": stage, "stance": stance, "unnamed": unnamed,
        "denied": denied, "said_from": said_from, "said_to": said_to, "happened_from": happened_from,
        "happened_to": happened_to,
    }  # fmt: skip
    given: dict[str, Any] = {name: value or None if isinstance(value, str) else value for name, value in asked.items()}
    facets = Facets(**given, language=code or None)
    place: Where = "reports" if where == "reports" else "statements"
    hits = None
    if q.strip() or facets != Facets():
        with request.app.state.ledger.reading() as connection:
            try:
                hits = search(connection, q, where=place, facets=facets, most=MOST + 1, offset=offset)
            except LedgerError as error:
                if error.where != "the search":
                    raise
    return show(
        request, "search.html.j2", q=q, asked=asked | {"code": code}, where=place,
        hits=None if hits is None else hits[:MOST], more=hits is not None and len(hits) > MOST, offset=offset,
        page=MOST,
        stages=stages(), stances=list(STANCES), codes=known_languages(), narrowed=facets != Facets(),
    )  # fmt: skip
