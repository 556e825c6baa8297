"""A claim: on how many origins it stands and why, its days, who has it from whom, who denies it, what people think."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from ondit.drawing.page import adds_nothing, rows
from ondit.drawing.svg import draw
from ondit.drawing.timeline import Dot, Track, days_to_write, draw_days
from ondit.drawing.words import through
from ondit.ledger.asking import ClaimRow, SaidRow, claim_of, claim_row, judgements_on, repeating_retracted, said_for
from ondit.ledger.dossiers import dossiers_in
from ondit.ledger.following import follow, followed, unfollow
from ondit.ledger.judging import credibilities, judge_claim, withdraw
from ondit.ledger.store import Ledger
from ondit.provenance.sources import SourceGraph
from ondit.records import Claim
from ondit.web.language import Reader
from ondit.web.pictures import Picture
from ondit.web.rendering import harmless, local, reader_of, show
from ondit.web.show.days import Lane, lanes, lines

router = APIRouter()
SHOWN = 200  # statements of a claim on one page
Text = Annotated[str, Form(max_length=2000)]


@router.get("/claims/{id_}")
def claim_page(request: Request, id_: str, all_: Annotated[bool, Query(alias="all")] = False) -> Response:
    """The claim; all: every statement for it, however many."""
    ledger: Ledger = request.app.state.ledger
    reader = reader_of(request)
    with ledger.reading() as connection:
        row = claim_row(connection, id_)
        kept = claim_of(connection, row.id)
        said = said_for(connection, row.id)
        around: dict[str, Any] = {
            "judgements": judgements_on(connection, target=row.id),
            "follow": next((one for one in followed(connection) if one.kind == "claim" and one.what == row.id), None),
            "dossiers": dossiers_in(connection),
            "tainted": repeating_retracted(connection, list({one.report for one in said})[:SHOWN]),
        }
    picture: Picture = request.app.state.pictures.of(row.id, row.matter)
    told = picture.told(kept, reader.language)
    claim, graph = told.claim, told.graph
    supporting = [one for one in said if one.side == "for"]
    return show(
        request,
        "claim.html.j2",
        row=row,
        claim=claim,
        supporting=supporting if all_ else supporting[:SHOWN],
        hidden=0 if all_ else max(0, len(supporting) - SHOWN),
        denying=[one for one in said if one.side == "against"],
        graph=_drawn(graph, reader.say("Who has it from whom")),
        rows=list(rows(graph)) if graph else [],
        nothing=list(adds_nothing(graph)) if graph else [],
        timeline=_timeline(graph, said, reader),
        lines=lines(graph, said)[:SHOWN],
        credibilities=credibilities(row.at_least),
        through=through(claim) if reader.language == "en" else "",
        relations=_relations(claim, picture),
        languages_of={id_: reading.report.language for id_, reading in picture.readings.items()},
        **around,
    )


def _drawn(graph: SourceGraph | None, title: str) -> Markup:
    if graph is None or not graph.points:
        return Markup()
    return Markup(harmless(draw(graph, title=title)))  # noqa: S704 (built as XML, escaped)


def _timeline(graph: SourceGraph | None, said: list[SaidRow], reader: Reader) -> Markup:
    if graph is None:
        return Markup()
    tracks = [_track(lane, reader) for lane in lanes(graph, said, reader.say("nobody who is named"))]
    ticks: list[tuple[date, str]] = [(day, reader.day(day.isoformat())) for day in days_to_write(tracks)]
    drawn = draw_days(tracks, title=reader.say("When it was said, and when it is said to have happened"), ticks=ticks)
    return Markup(harmless(drawn))  # noqa: S704 (built as XML, escaped)


def _track(lane: Lane, reader: Reader) -> Track:
    dots = []
    for mark in lane.marks:
        days = reader.day(mark.start.isoformat())
        if mark.end != mark.start:
            days = f"{days} – {reader.day(mark.end.isoformat())}"
        kind = reader.say("said") if mark.kind == "published" else reader.say("happened")
        dots.append(Dot(mark.kind, mark.start, mark.end, f"{mark.label}: {kind} {days}"))
    return Track(lane.label, lane.named, tuple(dots))


def _relations(claim: Claim, picture: Picture) -> dict[str, list[tuple[Claim, list[str]]]]:
    """What this claim updates, what updates it, and what it contradicts, each with the reasons."""

    def others(found: Any) -> list[tuple[Claim, list[str]]]:
        by_id = picture.claims
        return [(by_id[r.claim], [why.text for why in r.because]) for r in found if r.claim in by_id]

    later = [
        (one, [why.text for why in relation.because])
        for one in picture.claims.values()
        for relation in one.updates
        if relation.claim == claim.id
    ]
    return {"updates": others(claim.updates), "later": later, "contradicts": others(claim.contradicts)}


@router.post("/claims/{id_}/judge")
def judge(request: Request, id_: str, credibility: Annotated[str, Form()], note: Text = "") -> Response:
    """Keep what somebody thinks of a claim."""
    made = judge_claim(request.app.state.ledger, id_, credibility, note=note.strip() or None)
    return RedirectResponse(f"/claims/{made.target}#judgement", 303)


@router.post("/claims/{id_}/follow")
def follow_claim(request: Request, id_: str) -> Response:
    """Watch a claim."""
    made = follow(request.app.state.ledger, "claim", _whole(request, id_).id)
    return RedirectResponse(f"/claims/{made.what}", 303)


@router.post("/follows/{id_}/end")
def unfollow_one(request: Request, id_: str, back: Annotated[str, Form()] = "/") -> Response:
    """Watch it no longer."""
    unfollow(request.app.state.ledger, id_)
    return RedirectResponse(local(back), 303)


@router.post("/judgements/{id_}/withdraw")
def withdraw_one(request: Request, id_: str, back: Annotated[str, Form()] = "/") -> Response:
    """Take a judgement back."""
    from ondit.web.settled import settle_report

    ledger: Ledger = request.app.state.ledger
    made = withdraw(ledger, id_)
    settle_report(ledger, made.report)
    return RedirectResponse(local(back), 303)


def _whole(request: Request, id_: str) -> ClaimRow:
    with request.app.state.ledger.reading() as connection:
        return claim_row(connection, id_)
