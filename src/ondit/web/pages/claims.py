"""The front page: what is claimed, the newest first."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from ondit.claims.rules import DomainFile
from ondit.ledger.asking import PAGE, claims_in, counts
from ondit.packs.domain import domain_pack, known_domains
from ondit.web.rendering import show

router = APIRouter()
Offset = Annotated[int, Query(alias="from", ge=0, le=10_000_000)]


@router.get("/")
def claims_page(
    request: Request,
    words: Annotated[str, Query(max_length=200)] = "",
    kind: Annotated[str, Query(max_length=20)] = "",
    stage: Annotated[str, Query(max_length=40)] = "",
    denied: bool = False,
    several: bool = False,
    offset: Offset = 0,
) -> Response:
    """Claims with the range of their origins. several: only those with two origins or more."""
    with request.app.state.ledger.reading() as connection:
        found = claims_in(
            connection,
            words=words.strip() or None,
            framed={"events": True, "sentences": False}.get(kind),
            at_least=2 if several else None,
            stage=stage or None,
            denied=True if denied else None,
            most=PAGE + 1,
            offset=offset,
        )
        held = counts(connection) if not found and not offset else {}
    asked = {"words": words, "kind": kind, "stage": stage, "denied": denied, "several": several}
    return show(
        request, "claims.html.j2", found=found[:PAGE], more=len(found) > PAGE, offset=offset, page=PAGE, asked=asked,
        empty=bool(held) and not held["reports"], stages=stages(),
    )  # fmt: skip


def stages() -> list[tuple[str, str]]:
    """The stages of all domains, each with the domain that it is told by."""
    found: dict[str, str] = {}
    for name in known_domains():
        for stage in domain_pack(name).table("pack.yaml", DomainFile).stages:
            found.setdefault(stage, name)
    return list(found.items())
