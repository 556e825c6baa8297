"""Dossiers: claims in an order, with notes; printed, each quotation has its footnote."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from ondit.drawing.frames import cell, columns
from ondit.ledger.asking import (
    ClaimRow,
    ReportRow,
    SaidRow,
    claim_of,
    hashes_of,
    judgements_on,
    reports_by_id,
    said_for,
)
from ondit.ledger.dossiers import (
    Dossier,
    add_claim,
    describe,
    dossier_of,
    dossiers_in,
    drop_claim,
    make_dossier,
    move_claim,
    note_claim,
    put_away,
)
from ondit.ledger.judged import Judgement
from ondit.ledger.store import Ledger
from ondit.records import Claim
from ondit.web.pictures import Pictures
from ondit.web.rendering import harmless, reader_of, show

router = APIRouter()
QUOTED = 300  # characters of a quotation in print
EACH = 12  # quotations of one claim
RUNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # how a cell begins that a spreadsheet would run

Title = Annotated[str, Form(max_length=300)]
Words = Annotated[str, Form(max_length=300)]
Note = Annotated[str, Form(max_length=20_000)]


@dataclass(frozen=True)
class Footnote:
    """Where a quotation stands: number from 1, the report, and the hash of its text."""

    number: int
    report: ReportRow
    hash: str


@dataclass(frozen=True)
class Quotation:
    """A statement of a claim with the number of its footnote."""

    said: SaidRow
    words: str
    footnote: int


@dataclass(frozen=True)
class Chapter:
    """One claim of a dossier. claim None: no report makes it any more."""

    kept: str
    note: str | None
    row: ClaimRow | None
    claim: Claim | None
    quotations: tuple[Quotation, ...]
    more: int
    judgements: tuple[Judgement, ...]


@router.get("/dossiers")
def dossiers_page(request: Request) -> Response:
    """All dossiers."""
    with request.app.state.ledger.reading() as connection:
        found = dossiers_in(connection)
    return show(request, "dossiers.html.j2", found=found)


@router.post("/dossiers")
def begin(request: Request, title: Title, query: Words = "", claim: Words = "") -> Response:
    """Begin a dossier, with a first claim if one is given."""
    id_ = make_dossier(request.app.state.ledger, title, query=query.strip() or None)
    if claim:
        add_claim(request.app.state.ledger, id_, claim)
    return RedirectResponse(f"/dossiers/{id_}", 303)


@router.get("/dossiers/{id_}")
def dossier_page(request: Request, id_: str) -> Response:
    """The dossier, as it is edited and as it is printed."""
    ledger: Ledger = request.app.state.ledger
    with ledger.reading() as connection:
        dossier = dossier_of(connection, id_)
    language = reader_of(request).language
    chapters, footnotes = chapters_of(ledger, dossier, request.app.state.pictures, language)
    table = tables_of([chapter.claim for chapter in chapters if chapter.claim is not None], language)
    return show(request, "dossier.html.j2", dossier=dossier, chapters=chapters, footnotes=footnotes, tables=table)


def chapters_of(
    ledger: Ledger, dossier: Dossier, pictures: Pictures, language: str
) -> tuple[list[Chapter], list[Footnote]]:
    """The claims with their quotations, and the footnotes that all of them share."""
    with ledger.reading() as connection:
        said = {entry.kept: said_for(connection, entry.claim.id) for entry in dossier.entries if entry.claim}
        shown = {kept: sorted(rows, key=lambda one: one.side != "for")[:EACH] for kept, rows in said.items()}
        ids = list(dict.fromkeys(one.report for rows in shown.values() for one in rows))
        rows, hashes = reports_by_id(connection, ids), hashes_of(connection, ids)
        judged = {e.kept: judgements_on(connection, target=e.claim.id) for e in dossier.entries if e.claim}
        bodies = {entry.kept: claim_of(connection, entry.claim.id) for entry in dossier.entries if entry.claim}
    footnotes = {id_: Footnote(at, rows[id_], hashes.get(id_, "")) for at, id_ in enumerate(ids, 1) if id_ in rows}
    chapters = []
    for entry in dossier.entries:
        claim = None
        if entry.claim is not None:
            picture = pictures.of(entry.claim.id, entry.claim.matter)
            claim = picture.told(bodies[entry.kept], language).claim
        quotations = tuple(
            Quotation(one, _short(one.content), footnotes[one.report].number)
            for one in shown.get(entry.kept, ())
            if one.report in footnotes
        )
        more = len(said.get(entry.kept, ())) - len(shown.get(entry.kept, ()))
        standing = tuple(one for one in judged.get(entry.kept, ()) if one.withdrawn_at is None)
        chapters.append(Chapter(entry.kept, entry.note, entry.claim, claim, quotations, more, standing))
    return chapters, list(footnotes.values())


def _short(text: str) -> str:
    return text if len(text) <= QUOTED else text[:QUOTED].rpartition(" ")[0] + " …"


@dataclass(frozen=True)
class Register:
    """The claims of one domain as a table; a column in which nothing stands is left out."""

    pack: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Claim, tuple[str, ...]], ...]


def tables_of(claims: Sequence[Claim], language: str) -> list[Register]:
    """A table for each domain that the claims are of."""
    made = []
    for pack in dict.fromkeys(claim.pack for claim in claims if claim.pack and claim.frame is not None):
        mine = [claim for claim in claims if claim.pack == pack and claim.frame is not None]
        heads = {
            role: head for role, head in columns(pack, language).items() if any(cell(c, role, language) for c in mine)
        }
        rows = tuple((claim, tuple(cell(claim, role, language) for role in heads)) for claim in mine)
        made.append(Register(pack, tuple(heads.values()), rows))
    return made


@router.get("/dossiers/{id_}/table.csv")
def table(request: Request, id_: str) -> Response:
    """The tables of a dossier for a spreadsheet, which runs nothing that stands in them."""
    ledger: Ledger = request.app.state.ledger
    language = reader_of(request).language
    with ledger.reading() as connection:
        dossier = dossier_of(connection, id_)
        rows = {entry.claim.id: entry.claim for entry in dossier.entries if entry.claim}
        claims = [claim_of(connection, found) for found in rows]
    reader = reader_of(request)
    made = io.StringIO()
    writer = csv.writer(made)
    for register in tables_of(claims, language):
        writer.writerow(
            [
                calm(head)
                for head in (*register.heads, reader.say("Claim"), reader.say("Origins"), reader.say("Reports"), "id")
            ]
        )
        for claim, cells in register.rows:
            row = rows[claim.id]
            origins = f"{row.at_least} to {row.at_most}" if row.assessable else ""
            writer.writerow([calm(text) for text in (*cells, claim.text, origins, str(row.reports), claim.id)])
    headers = {"Content-Disposition": 'attachment; filename="dossier.csv"'}
    return Response(
        harmless(made.getvalue()).encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=headers
    )


def calm(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; line breaks and marks of direction are gone."""
    text = harmless(" ".join(text.split()))
    return f"'{text}" if text.lstrip().startswith(RUNS) else text


@router.post("/dossiers/{id_}")
def change(request: Request, id_: str, title: Title, query: Words = "", note: Note = "") -> Response:
    """Another title, question or note."""
    describe(request.app.state.ledger, id_, title, query=query.strip() or None, note=note.strip() or None)
    return RedirectResponse(f"/dossiers/{id_}", 303)


@router.post("/dossiers/{id_}/away")
def away(request: Request, id_: str) -> Response:
    """List it no longer."""
    put_away(request.app.state.ledger, id_)
    return RedirectResponse("/dossiers", 303)


@router.post("/dossiers/{id_}/claims")
def take(request: Request, id_: str, claim: Words) -> Response:
    """Take a claim in."""
    add_claim(request.app.state.ledger, id_, claim)
    return RedirectResponse(f"/dossiers/{id_}", 303)


@router.post("/take")
def take_into(request: Request, dossier: Words, claim: Words) -> Response:
    """Take a claim into the dossier that is chosen on the claim's page."""
    return take(request, dossier, claim)


@router.post("/dossiers/{id_}/claims/{kept}")
def edit(request: Request, id_: str, kept: str, act: Annotated[str, Form(max_length=10)], note: Note = "") -> Response:
    """Move a claim up or down, take it out, or write a note on it."""
    ledger: Ledger = request.app.state.ledger
    if act in ("up", "down"):
        move_claim(ledger, id_, kept, -1 if act == "up" else 1)
    elif act == "drop":
        drop_claim(ledger, id_, kept)
    else:
        note_claim(ledger, id_, kept, note)
    return RedirectResponse(f"/dossiers/{id_}#{kept}", 303)
