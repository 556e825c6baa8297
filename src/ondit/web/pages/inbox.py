"""News of what is followed: one row for each thing that happened, whatever number of articles brought it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from ondit.errors import LedgerError
from ondit.ledger.asking import ClaimRow, claim_row
from ondit.ledger.following import Follow, News, follow, followed, mark_seen, news_of
from ondit.ledger.store import Ledger
from ondit.web.rendering import local, show

router = APIRouter()
SHOWN = 200  # groups


@dataclass(frozen=True)
class Group:
    """News of one kind about one thing. claim None: it is of no claim, or the claim is gone."""

    kind: str
    follow: Follow | None
    claim: ClaimRow | None
    news: tuple[News, ...]

    @property
    def rows(self) -> str:
        """Its numbers, as a form sends them."""
        return ",".join(str(one.row) for one in self.news if one.seen_at is None)


@router.get("/inbox")
def inbox_page(request: Request, all_: Annotated[bool, Query(alias="all")] = False) -> Response:
    """What nobody has seen yet; all: what was seen too."""
    ledger: Ledger = request.app.state.ledger
    with ledger.reading() as connection:
        follows = followed(connection)
        news = news_of(connection, all_=all_)
        claims: dict[str, ClaimRow] = {}
        for one in news:
            if one.claim is not None and one.claim not in claims:
                try:
                    claims[one.claim] = claim_row(connection, one.claim)
                except LedgerError:
                    continue  # its last report was forgotten, or rejected
        watched = {one.what: _claim_or_none(claims, one, connection) for one in follows if one.kind == "claim"}
    groups = grouped(news, {one.id: one for one in follows}, claims)[:SHOWN]
    return show(request, "inbox.html.j2", groups=groups, follows=follows, watched=watched, all_=all_)


def _claim_or_none(claims: dict[str, ClaimRow], one: Follow, connection: object) -> ClaimRow | None:
    if one.what in claims:
        return claims[one.what]
    try:
        return claim_row(connection, one.what)  # type: ignore[arg-type]
    except LedgerError:
        return None


def grouped(news: list[News], follows: dict[str, Follow], claims: dict[str, ClaimRow]) -> list[Group]:
    """News of one kind about one thing that is followed, and seen or not seen alike, make one group."""
    found: dict[tuple[str, str, str | None, bool], list[News]] = {}
    for one in news:
        found.setdefault((one.follow, one.kind, one.claim, one.seen_at is None), []).append(one)
    return [
        Group(kind, follows.get(who), claims.get(claim or ""), tuple(members))
        for (who, kind, claim, _), members in found.items()
    ]


@router.post("/inbox/seen")
def seen(
    request: Request, rows: Annotated[str, Form(max_length=20_000)], back: Annotated[str, Form()] = "/inbox"
) -> Response:
    """Mark a group as seen; it stays in the list of all."""
    numbers = [int(row) for row in rows.split(",") if row.isdigit() and len(row) < 18]
    if numbers:
        mark_seen(request.app.state.ledger, numbers)
    return RedirectResponse(local(back), 303)


@router.post("/follow")
def follow_words(
    request: Request, what: Annotated[str, Form(max_length=300)], kind: Annotated[str, Form()] = "query"
) -> Response:
    """Watch a voice, or what a search finds."""
    follow(request.app.state.ledger, "voice" if kind == "voice" else "query", what.strip())
    return RedirectResponse("/inbox#follows", 303)
