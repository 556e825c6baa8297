"""The shapes of the API's answers. They mirror the ledger's rows, which stay plain dataclasses everywhere else."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict


class _Row(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class ClaimLine(_Row):
    """A claim in a list."""

    id: str
    text: str
    pack: str | None
    stage: str | None
    at_least: int
    at_most: int
    assessable: bool
    channels: int
    bottleneck: str | None
    reports: int
    outlets: int
    denied: bool
    first: str | None
    last: str | None
    language: str | None
    retracted: int
    changed_at: str


class SaidLine(_Row):
    """A statement on which a claim rests; side: for, against."""

    report: str
    statement: str
    side: str
    who: str | None
    named: bool
    content: str
    stance: str
    said: str | None
    happened: str | None
    outlet: str | None
    domain: str | None
    published: str | None
    state: str


class JudgementLine(_Row):
    """What somebody judged."""

    id: str
    kind: str
    target: str
    value: dict[str, Any]
    author: str
    made_at: str
    note: str | None
    withdrawn_at: str | None
    orphaned: bool


class ClaimAnswer(BaseModel):
    """A claim: its row, its record as in a trace, its statements, and what people judged."""

    row: ClaimLine
    claim: dict[str, Any]
    said: list[SaidLine]
    judgements: list[JudgementLine]


class ReportLine(_Row):
    """A report in a list."""

    id: str
    version: int
    state: str
    url: str | None
    outlet: str | None
    domain: str | None
    title: str | None
    language: str | None
    kind: str | None
    published: str | None
    added_at: str
    added_by: str
    statements: int


class ChangeLine(_Row):
    """A difference between two versions."""

    kind: str
    before: str | None
    after: str | None


class VersionLine(_Row):
    """A version of a report's text."""

    number: int
    seen_at: str
    seen_by: str
    changes: list[ChangeLine]
    notice: str | None


class ReportAnswer(BaseModel):
    """A report: its row, its reading with judgements laid over (None: forgotten), versions, who has it from whom."""

    row: ReportLine
    reading: dict[str, Any] | None
    versions: list[VersionLine]
    sources: list[dict[str, Any]]
    repeats: list[dict[str, Any]]
    claims: list[ClaimLine]
    judgements: list[JudgementLine]


class VoiceLine(_Row):
    """A voice, by its name or description."""

    name: str
    kind: str
    named: bool
    country: str | None
    wikidata: str | None
    reports: int
    outlets: int
    statements: int


class RepeatsLine(_Row):
    """How many reports of one outlet come from reports of another; explicit: how many say so."""

    outlet: str
    origin: str
    reports: int
    explicit: int


class HitLine(_Row):
    """A statement, or a report (statement null), that has what was looked for."""

    report: str
    statement: str | None
    text: str
    who: str | None
    outlet: str | None
    title: str | None
    published: str | None
    language: str | None
    stance: str | None


class NewsLine(_Row):
    """One thing that happened to something that is followed."""

    row: int
    follow: str
    kind: str
    claim: str | None
    report: str | None
    text: str
    at: str
    seen_at: str | None


class DoubtLine(_Row):
    """A statement that nobody judged yet, with its confidence."""

    report: str
    statement: str
    who: str | None
    content: str
    confidence: float


class DossierLine(_Row):
    """A dossier in a list."""

    id: str
    title: str
    query: str | None
    note: str | None
    author: str
    made_at: str
    claims: int


class EntryLine(_Row):
    """A claim in a dossier; claim null: no report makes it any more."""

    kept: str
    claim: ClaimLine | None
    note: str | None
    author: str
    added_at: str


class DossierAnswer(_Row):
    """A dossier with its claims in their order, and what its question finds besides."""

    row: DossierLine
    entries: list[EntryLine]
    waiting: list[ClaimLine]


class Counts(BaseModel):
    """How much stands in the ledger."""

    reports: int
    statements: int
    claims: int
    judgements: int
    forgotten: int


class Trouble(BaseModel):
    """Why there is no answer."""

    detail: str
