"""/api/v1: everything that the pages ask, as JSON. It only reads."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request

from ondit.ledger import asking, dossiers, following, search
from ondit.ledger.facets import Facets
from ondit.ledger.store import Ledger
from ondit.records import as_json
from ondit.web.api import models
from ondit.web.pages.report import kept_of

_TROUBLES: dict[int | str, dict[str, Any]] = {
    400: {"model": models.Trouble}, 403: {"model": models.Trouble}, 404: {"model": models.Trouble},
    422: {"model": models.Trouble}, 503: {"model": models.Trouble},
}  # fmt: skip
router = APIRouter(prefix="/api/v1", tags=["ledger"], responses=_TROUBLES)

Most = Annotated[int, Query(ge=1, le=500, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="How many to pass over.")]
Words = Annotated[str | None, Query(max_length=200)]
Day = Annotated[str | None, Query(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="2024, 2024-01 or 2024-01-05.")]
Id = Annotated[str, Path(min_length=1, max_length=200, description="An id, or the beginning of one.")]


def _ledger(request: Request) -> Ledger:
    ledger: Ledger = request.app.state.ledger
    return ledger


@router.get("/counts", response_model=models.Counts)
def counts(request: Request) -> Any:
    """How much stands in the ledger."""
    with _ledger(request).reading() as connection:
        return asking.counts(connection)


@router.get("/claims", response_model=list[models.ClaimLine])
def claims(
    request: Request,
    words: Words = None,
    report: Words = None,
    framed: bool | None = None,
    at_least: Annotated[int | None, Query(ge=0, le=1_000_000)] = None,
    stage: Words = None,
    denied: bool | None = None,
    most: Most = asking.PAGE,
    offset: Offset = 0,
) -> Any:
    """Claims, those last reported on first."""
    with _ledger(request).reading() as connection:
        return asking.claims_in(
            connection, words=words, report=report, framed=framed, at_least=at_least, stage=stage, denied=denied,
            most=most, offset=offset,
        )  # fmt: skip


@router.get("/claims/{id_}", response_model=models.ClaimAnswer)
def claim(request: Request, id_: Id) -> Any:
    """A claim with its origins and their reasons, its statements, and what people judged."""
    with _ledger(request).reading() as connection:
        row = asking.claim_row(connection, id_)
        return models.ClaimAnswer(
            row=models.ClaimLine.model_validate(row),
            claim=as_json(asking.claim_of(connection, row.id)),
            said=[models.SaidLine.model_validate(one) for one in asking.said_for(connection, row.id)],
            judgements=_judged(asking.judgements_on(connection, target=row.id)),
        )


def _judged(found: list[Any]) -> list[models.JudgementLine]:
    return [models.JudgementLine.model_validate(one) for one in found]


@router.get("/reports", response_model=list[models.ReportLine])
def reports(
    request: Request, words: Words = None, outlet: Words = None, most: Most = asking.PAGE, offset: Offset = 0
) -> Any:
    """Reports, the newest first."""
    with _ledger(request).reading() as connection:
        return asking.reports_in(connection, words=words, outlet=outlet, most=most, offset=offset)


@router.get("/reports/{id_}", response_model=models.ReportAnswer)
def report(request: Request, id_: Id) -> Any:
    """A report with its reading, its versions, and who has it from whom."""
    ledger = _ledger(request)
    with ledger.reading() as connection:
        row = asking.report_row(connection, id_)
        versions = asking.versions_of(connection, row.id)
    kept = kept_of(ledger, row) if row.state != "forgotten" else None
    return models.ReportAnswer(
        row=models.ReportLine.model_validate(row),
        reading=as_json(kept.reading) if kept else None,
        versions=[models.VersionLine.model_validate(one) for one in versions],
        sources=[as_json(one.derivation) for one in kept.sources] if kept else [],
        repeats=[as_json(one.derivation) for one in kept.repeats] if kept else [],
        claims=[models.ClaimLine.model_validate(one) for one in kept.claims] if kept else [],
        judgements=_judged(kept.judgements) if kept else [],
    )


@router.get("/voices", response_model=list[models.VoiceLine])
def voices(
    request: Request, name: Words = None, named: bool | None = None, most: Most = asking.PAGE, offset: Offset = 0
) -> Any:
    """Voices, those heard in most reports first."""
    with _ledger(request).reading() as connection:
        return asking.voices_in(connection, name=name, named=named, most=most, offset=offset)


@router.get("/repeats", response_model=list[models.RepeatsLine])
def repeats(request: Request, most: Most = asking.PAGE) -> Any:
    """Which outlets have reports from which others."""
    with _ledger(request).reading() as connection:
        return asking.repeats_in(connection, most=most)


@router.get("/search", response_model=list[models.HitLine])
def find(
    request: Request,
    q: Annotated[str, Query(max_length=200, description='Words, "phrases", begin*, -without.')] = "",
    where: Literal["statements", "reports"] = "statements",
    voice: Words = None,
    outlet: Words = None,
    stage: Words = None,
    stance: Words = None,
    unnamed: bool = False,
    denied: bool = False,
    said_from: Day = None,
    said_to: Day = None,
    happened_from: Day = None,
    happened_to: Day = None,
    language: Words = None,
    most: Most = search.MOST,
    offset: Offset = 0,
) -> Any:
    """Statements, or reports, that have what is asked for."""
    facets = Facets(
        voice=voice, outlet=outlet, stage=stage, stance=stance, unnamed=unnamed, denied=denied, said_from=said_from,
        said_to=said_to, happened_from=happened_from, happened_to=happened_to, language=language,
    )  # fmt: skip
    with _ledger(request).reading() as connection:
        return search.search(connection, q, where=where, facets=facets, most=most, offset=offset)


@router.get("/news", response_model=list[models.NewsLine])
def news(request: Request, all_: Annotated[bool, Query(alias="all")] = False, most: Most = 100) -> Any:
    """What is new about what is followed; all: what was seen too."""
    with _ledger(request).reading() as connection:
        return following.news_of(connection, all_=all_, most=most)


@router.get("/doubtful", response_model=list[models.DoubtLine])
def doubtful(request: Request, report: Words = None, most: Most = asking.PAGE, offset: Offset = 0) -> Any:
    """Statements that nobody judged yet, the least sure first."""
    with _ledger(request).reading() as connection:
        return asking.doubtful(connection, report=report, most=most, offset=offset)


@router.get("/dossiers", response_model=list[models.DossierLine])
def all_dossiers(request: Request) -> Any:
    """The dossiers."""
    with _ledger(request).reading() as connection:
        return dossiers.dossiers_in(connection)


@router.get("/dossiers/{id_}", response_model=models.DossierAnswer)
def dossier(request: Request, id_: Id) -> Any:
    """A dossier with its claims."""
    with _ledger(request).reading() as connection:
        return dossiers.dossier_of(connection, id_)
