"""Doubtful statements, one after the other: right, wrong, other words, another voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from ondit.errors import InputError, LedgerError
from ondit.ledger.adding import current_reading
from ondit.ledger.asking import doubtful, judgements_on, report_row
from ondit.ledger.judged import laid_over, standing
from ondit.ledger.judging import confirm, correct, reject
from ondit.ledger.store import Ledger
from ondit.records import Reading, Span, Statement
from ondit.web.rendering import show
from ondit.web.settled import settle_report
from ondit.web.show.ladder import rungs
from ondit.web.show.marking import Paragraph, marked

router = APIRouter()
QUEUE = 20  # statements that are listed as next
Offset = Annotated[int, Query(ge=0, le=1_000_000)]


@dataclass(frozen=True)
class Card:
    """One statement with the paragraphs that it stands in."""

    report: str
    statement: Statement
    reading: Reading
    paragraphs: list[Paragraph]


@router.get("/review")
def review_page(
    request: Request, at: Offset = 0, target: Annotated[str, Query(max_length=200)] = "", fix: str = ""
) -> Response:
    """The statement that is least sure; at: how many are passed over. target: this statement, `report/statement`."""
    ledger: Ledger = request.app.state.ledger
    with ledger.reading() as connection:
        queue = doubtful(connection, most=QUEUE + 1, offset=at)
        if not target and queue:
            target = f"{queue[0].report}/{queue[0].statement}"
        judged = judgements_on(connection, target=target) if target else []
    card = card_of(ledger, target) if target else None
    return show(
        request, "review.html.j2", card=card, at=at, queue=queue[:QUEUE], target=target, fix=fix, judged=judged,
        rungs=rungs(card.statement, card.reading) if card else [],
        voices={voice.id: voice for voice in card.reading.voices} if card else {},
    )  # fmt: skip


def card_of(ledger: Ledger, target: str) -> Card:
    """A statement with what people judged laid over it; one that was rejected as it was read. Raises LedgerError."""
    report, _, id_ = target.rpartition("/")
    with ledger.reading() as connection:
        row = report_row(connection, report)
        if row.state == "forgotten":
            raise LedgerError("the ledger", f"there is no report {report}", "It was to be forgotten.")
        read = current_reading(connection, row.id)
        reading = laid_over(read, standing(connection, [row.id]))
    for found in (reading, read):
        statement = next((one for one in found.statements if one.id == id_), None)
        if statement is not None:
            paragraphs = [one for one in marked(found, id_) if any(run.focus for run in one.runs)]
            return Card(row.id, statement, found, paragraphs)
    raise LedgerError("the ledger", f"there is no statement {id_}", "Its report was read anew.")


@router.post("/review")
def judge(
    request: Request,
    target: Annotated[str, Form(max_length=200)],
    verdict: Annotated[str, Form(max_length=10)],
    at: Annotated[int, Form(ge=0)] = 0,
    content: Annotated[str, Form(max_length=20_000)] = "",
    source: Annotated[str, Form(max_length=5000)] = "",
    voice: Annotated[str, Form(max_length=20)] = "",
    name: Annotated[str, Form(max_length=300)] = "",
    note: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Keep the verdict, find anew what the matter claims, and go on to the next."""
    ledger: Ledger = request.app.state.ledger
    said = note.strip() or None
    if verdict == "right":
        made = confirm(ledger, target, note=said)
    elif verdict == "wrong":
        made = reject(ledger, target, note=said)
    elif verdict == "words":
        card = card_of(ledger, target)
        new = {"content": content, "source": source}
        old = {"content": card.statement.content, "source": card.statement.source}
        places = {part: _places(card.reading, words, old[part]) for part, words in new.items()}
        made = correct(ledger, target, content=places["content"], source=places["source"], note=said)
    else:
        made = correct(ledger, target, voice=None if name.strip() else voice, name=name.strip() or None, note=said)
    settle_report(ledger, made.report)
    return RedirectResponse(f"/review?at={at}", 303)


def _places(reading: Reading, words: str, before: tuple[Span, ...]) -> list[tuple[int, int]] | None:
    """Where words stand in the text, nearest to where they stood before; None: they are as they were, or none.

    Pieces that do not follow one another stand on lines of their own. Raises InputError for words that are not there.
    """
    pieces = [" ".join(piece.split()) for piece in words.splitlines() if piece.strip()]
    if not pieces or pieces == [" ".join(span.text.split()) for span in before]:
        return None
    near = before[0].start if before else 0
    return [_place(reading.report.text, piece, near) for piece in pieces]


def _place(text: str, piece: str, near: int) -> tuple[int, int]:
    found: list[int] = []
    at = text.find(piece)
    while at >= 0:
        found.append(at)
        at = text.find(piece, at + 1)
    if not found:
        raise InputError(
            "the report", f"does not have the words “{piece[:80]}”", "Copy them as they stand in the text."
        )
    start = min(found, key=lambda place: abs(place - near))
    return start, start + len(piece)
