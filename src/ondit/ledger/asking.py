"""What a ledger answers: claims, reports, voices, who repeats whom. Plain rows out; nothing here changes a ledger."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select

from ondit.claims.folding import fold
from ondit.errors import LedgerError
from ondit.ledger.body import claim_in, derivation_in
from ondit.ledger.facets import holds
from ondit.ledger.following import claim_now
from ondit.ledger.judged import Judgement, judgement_of
from ondit.ledger.placing import chunks
from ondit.ledger.search import beginnings
from ondit.ledger.settling import Matter, matter_of
from ondit.ledger.tables import (
    claim_statements,
    claims,
    derivations,
    former,
    judgements,
    matters,
    readings,
    reports,
    statements,
    tombstones,
    versions,
    voices,
)
from ondit.ledger.versions import Change
from ondit.records import Claim, Derivation, called_by_title

PAGE = 50  # rows of one page


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in a list. first, last: the days of its first and last report, None if none is dated.

    reports: how many support it, of how many outlets. retracted: how many of them were taken back.
    """

    id: str
    matter: int
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
    changed_at: str
    retracted: int


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in a list. version: of its text, counted from 1. statements: how many its reading has."""

    id: str
    matter: int | None
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


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a report's text. changes: against the version before; notice: the page's own words for it."""

    number: int
    seen_at: str
    seen_by: str
    changes: tuple[Change, ...]
    notice: str | None


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A voice as the reports call it: name, or description. reports, outlets, statements: where it is heard."""

    name: str
    kind: str
    named: bool
    country: str | None
    wikidata: str | None
    reports: int
    outlets: int
    statements: int


@dataclass(frozen=True, slots=True)
class Repeats:
    """How many reports of one outlet come from reports of another; explicit: how many of them say so."""

    outlet: str
    origin: str
    reports: int
    explicit: int


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A statement on which a claim rests; side: for or against it."""

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
    title: str | None

    @property
    def called(self) -> str:
        """What its report is called for people."""
        return self.outlet or self.domain or called_by_title(self.report, self.title)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A statement that somebody should look at; confidence: how often its rule was right (0 to 1)."""

    report: str
    statement: str
    who: str | None
    content: str
    confidence: float


def claims_in(
    connection: Connection,
    *,
    words: str | None = None,
    report: str | None = None,
    framed: bool | None = None,
    at_least: int | None = None,
    stage: str | None = None,
    denied: bool | None = None,
    most: int = PAGE,
    offset: int = 0,
) -> list[ClaimRow]:
    """Claims, those last reported on first.

    words: in the claim's own sentence, as `search` takes them, but each may go on. report: that it makes.
    framed: of a domain pack, or of none. at_least: with so many independent origins.
    """
    asked = select(claims.c.id)
    if words:
        asked = asked.where(beginnings(connection, words, "claims"))
    if report is not None:
        made = select(claim_statements.c.claim).where(claim_statements.c.report == report)
        asked = asked.where(claims.c.id.in_(made))
    if framed is not None:
        asked = asked.where(claims.c.pack.is_not(None) if framed else claims.c.pack.is_(None))
    if at_least is not None:
        asked = asked.where(claims.c.at_least >= at_least)
    if stage is not None:
        asked = asked.where(claims.c.stage == stage)
    if denied is not None:
        asked = asked.where(claims.c.denied.is_(denied))
    asked = asked.order_by(claims.c.last.desc().nulls_last(), claims.c.reports.desc(), claims.c.id)
    chosen = list(connection.execute(asked.limit(most).offset(offset)).scalars())  # what counting costs, these few cost
    rows = {row.id: row for row in connection.execute(_claim_columns().where(claims.c.id.in_(chosen)))}
    return [ClaimRow(**rows[id_]._asdict()) for id_ in chosen]


def _claim_columns() -> Any:
    gone = (
        select(func.count(func.distinct(claim_statements.c.report)))
        .join(reports, reports.c.id == claim_statements.c.report)
        .where(claim_statements.c.claim == claims.c.id, claim_statements.c.side == "for")
        .where(reports.c.state == "retracted")
        .scalar_subquery()
        .label("retracted")
    )
    return select(*(column for column in claims.c if column.name not in ("row", "body")), gone)


def claim_row(connection: Connection, id_: str) -> ClaimRow:
    """A claim by its id, or one that it had before, or the beginning of one. Raises LedgerError."""
    id_ = resolved(connection, id_)
    return ClaimRow(**connection.execute(_claim_columns().where(claims.c.id == id_)).one()._asdict())


def claim_of(connection: Connection, id_: str) -> Claim:
    """A claim with its frame, its origins and their reasons. Raises LedgerError if there is none."""
    id_ = resolved(connection, id_)
    return claim_in(connection.execute(select(claims.c.body).where(claims.c.id == id_)).scalar_one())


def resolved(connection: Connection, id_: str) -> str:
    """The id of a claim by any id that it ever had, or by the beginning of its id. Raises LedgerError."""
    now = claim_now(connection, id_)
    if connection.execute(select(claims.c.id).where(claims.c.id == now)).scalar() is not None:
        return now
    like = f"{_plain(id_)}%"
    begun = select(claims.c.id).where(claims.c.id.like(like)).union(select(former.c.now).where(former.c.id.like(like)))
    found = list(connection.execute(begun.limit(2)).scalars())
    if len(found) == 1:
        return str(found[0])
    what = f"several claims begin with {id_}" if found else f"there is no claim {id_}"
    raise LedgerError("the ledger", what, "List them with 'ondit claims'.")


def _plain(text: str) -> str:
    return text.replace("%", "").replace("_", "")


def said_for(connection: Connection, claim: str) -> list[SaidRow]:
    """The statements on which a claim rests, the oldest report first."""
    asked = (
        select(
            statements.c.report,
            statements.c.id.label("statement"),
            claim_statements.c.side,
            statements.c.who,
            statements.c.named,
            statements.c.content,
            statements.c.stance,
            statements.c.said,
            statements.c.happened,
            reports.c.outlet,
            reports.c.domain,
            reports.c.published,
            reports.c.state,
            reports.c.title,
        )
        .join(
            claim_statements,
            (claim_statements.c.report == statements.c.report) & (claim_statements.c.statement == statements.c.id),
        )
        .join(reports, reports.c.id == statements.c.report)
        .where(claim_statements.c.claim == claim)
        .order_by(reports.c.published.nulls_first(), reports.c.id, statements.c.start)
    )
    return [SaidRow(**row._asdict()) for row in connection.execute(asked)]


def statement_place(connection: Connection, target: str) -> tuple[str, str]:
    """The report and id of a statement, named as report/statement or by its id alone, or the beginning of it.

    Raises LedgerError: there is none, or several.
    """
    report, _, id_ = target.rpartition("/")
    asked = select(statements.c.report, statements.c.id)
    if report:
        asked = asked.where(statements.c.report == report)
    found = connection.execute(asked.where(statements.c.id == id_).limit(2)).all()
    if not found:
        found = connection.execute(asked.where(statements.c.id.like(f"{_plain(id_)}%")).limit(2)).all()
    if len(found) == 1:
        return found[0]
    what = f"several statements are called {target}" if found else f"there is no statement {target}"
    raise LedgerError("the ledger", what, "Name it as report/statement; 'ondit reports ID' lists them.")


def matter_with(connection: Connection, claim: str) -> Matter:
    """The matter that a claim is of, to draw it or to tell it in another language. Raises LedgerError."""
    matter = matter_of(connection, claim_row(connection, claim).matter)
    if matter is None:
        raise LedgerError("the ledger", f"there is no claim {claim}", "List them with 'ondit claims'.")
    return matter


def claims_of_matter(connection: Connection, matter: int) -> list[Claim]:
    """All that the reports of a matter claim, with frames, origins and reasons."""
    asked = select(claims.c.body).where(claims.c.matter == matter).order_by(claims.c.id)
    return [claim_in(body) for body in connection.execute(asked).scalars()]


def derivations_of_matter(connection: Connection, matter: int) -> list[Derivation]:
    """Who has it from whom in a matter."""
    asked = select(derivations.c.body).where(derivations.c.matter == matter)
    return [derivation_in(body) for body in connection.execute(asked).scalars()]


def state_of(connection: Connection, matter: int) -> tuple[int, int]:
    """The state that a matter is in, as a number that goes up with every change, and that for which its claims stand.

    Zeros: it is gone.
    """
    row = connection.execute(select(matters.c.stamp, matters.c.settled).where(matters.c.id == matter)).first()
    return (row.stamp, row.settled) if row is not None else (0, 0)


def doubtful(connection: Connection, *, report: str | None = None, most: int = PAGE, offset: int = 0) -> list[Doubt]:
    """Statements of others that nobody judged yet, those first that are least sure. report: only of this one."""
    target = statements.c.report + "/" + statements.c.id
    judged = select(judgements.c.id).where(judgements.c.target == target, judgements.c.withdrawn_at.is_(None)).exists()
    columns = (statements.c.report, statements.c.id, statements.c.who, statements.c.content, statements.c.confidence)
    asked = select(*columns).where(statements.c.confidence.is_not(None), statements.c.manner != "own", ~judged)
    if report is not None:
        asked = asked.where(statements.c.report == report)
    asked = asked.order_by(statements.c.confidence, statements.c.row).limit(most).offset(offset)
    return [Doubt(*row) for row in connection.execute(asked)]


def hashes_of(connection: Connection, found: Sequence[str]) -> dict[str, str]:
    """The hash of the current text of each of some reports, as the ledger keeps it."""
    asked = (
        select(versions.c.report, versions.c.text_hash)
        .join(reports, (reports.c.id == versions.c.report) & (reports.c.version == versions.c.number))
        .where(reports.c.id.in_(found))
    )
    return {row.report: row.text_hash for row in connection.execute(asked)}


def reports_by_id(connection: Connection, found: Sequence[str]) -> dict[str, ReportRow]:
    """Some reports by their whole ids; one that is not there is left out."""
    rows = connection.execute(_report_columns().where(reports.c.id.in_(found)))
    return {row.id: _report_row(row) for row in rows}


def reports_in(
    connection: Connection,
    *,
    words: str | None = None,
    outlet: str | None = None,
    matter: int | None = None,
    most: int = PAGE,
    offset: int = 0,
) -> list[ReportRow]:
    """Reports, the newest first. words: in title and outlet, each may go on. outlet: a part of its name or domain."""
    asked = select(reports.c.id)
    if words:
        asked = asked.where(beginnings(connection, words, "reports"))
    if outlet:
        names = (reports.c.outlet, reports.c.domain)
        asked = asked.where(or_(*(holds(connection, name, outlet) for name in names)))
    if matter is not None:
        asked = asked.where(reports.c.matter == matter)
    asked = asked.order_by(reports.c.published.desc().nulls_last(), reports.c.row.desc()).limit(most).offset(offset)
    chosen = list(connection.execute(asked).scalars())
    rows = {row.id: row for row in connection.execute(_report_columns().where(reports.c.id.in_(chosen)))}
    return [_report_row(rows[id_]) for id_ in chosen]


def _report_columns() -> Any:
    counted = select(func.count()).where(statements.c.report == reports.c.id).scalar_subquery().label("statements")
    return select(*(column for column in reports.c if column.name != "row"), counted)


def _report_row(row: Row[Any]) -> ReportRow:
    return ReportRow(**row._asdict())


def report_row(connection: Connection, id_: str) -> ReportRow:
    """A report by its id or the beginning of it. Raises LedgerError."""
    asked = _report_columns()
    found = connection.execute(asked.where(reports.c.id == id_)).all()
    if not found:
        found = connection.execute(asked.where(reports.c.id.like(f"{_plain(id_)}%")).limit(2)).all()
    if len(found) == 1:
        return _report_row(found[0])
    what = f"several reports begin with {id_}" if found else f"there is no report {id_}"
    raise LedgerError("the ledger", what, "List them with 'ondit reports'.")


def versions_of(connection: Connection, report: str) -> list[Version]:
    """The versions of a report's text, the oldest first."""
    rows = connection.execute(select(versions).where(versions.c.report == report).order_by(versions.c.seen_at))
    return [
        Version(
            row.number,
            row.seen_at,
            row.seen_by,
            tuple(Change(**change) for change in json.loads(row.changes)),
            row.notice,
        )
        for row in rows
    ]


def readings_of(connection: Connection, report: str) -> list[tuple[int, str, str, bool]]:
    """The readings of a report: version, what made it (JSON), when, and whether it is the current one."""
    columns = (readings.c.version, readings.c.made_by, readings.c.made_at, readings.c.current)
    asked = select(*columns).where(readings.c.report == report).order_by(readings.c.made_at)
    return list(connection.execute(asked))


def origins_of_report(connection: Connection, report: str) -> list[Derivation]:
    """The reports that a report comes from."""
    asked = select(derivations.c.body).where(derivations.c.report == report)
    return [derivation_in(body) for body in connection.execute(asked).scalars()]


def repeats_of_report(connection: Connection, report: str) -> list[Derivation]:
    """The reports that come from a report."""
    asked = select(derivations.c.body).where(derivations.c.origin == report)
    return [derivation_in(body) for body in connection.execute(asked).scalars()]


def repeating_retracted(connection: Connection, found: Sequence[str]) -> dict[str, str]:
    """Of some reports those that come, over however many steps, from one that was taken back, and from which."""
    above = _above(connection, found)
    gone = {origin for some in above.values() for origin, state in some if state == "retracted"}
    return {report: origin for report in found if (origin := _reached(report, above, gone)) is not None}


def _above(connection: Connection, found: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Whence each of some reports has it, with the state of the origin; and each of those, up to the first."""
    above: dict[str, list[tuple[str, str]]] = {}
    asked = select(derivations.c.report, derivations.c.origin, reports.c.state).join(
        reports, reports.c.id == derivations.c.origin
    )
    waiting = sorted(set(found))
    while waiting:
        above |= {report: [] for report in waiting}
        for some in chunks(waiting):
            here = asked.where(derivations.c.report.in_(some)).order_by(derivations.c.report, derivations.c.origin)
            for report, origin, state in connection.execute(here):
                above[report].append((origin, state))
        waiting = sorted({origin for report in waiting for origin, _ in above[report]} - above.keys())
    return above


def _reached(report: str, above: dict[str, list[tuple[str, str]]], gone: set[str]) -> str | None:
    """The nearest of the reports that are gone from which a report comes."""
    seen, queue = {report}, [report]
    for here in queue:
        for origin, _ in above[here]:
            if origin in gone:
                return origin
            if origin not in seen:
                seen.add(origin)
                queue.append(origin)
    return None


def voices_in(
    connection: Connection,
    *,
    name: str | None = None,
    named: bool | None = None,
    most: int = PAGE,
    offset: int = 0,
) -> list[VoiceRow]:
    """Voices by name or description, those heard in most reports first; pages themselves are left out."""
    asked = (
        select(
            func.min(voices.c.name),
            func.min(voices.c.kind),
            voices.c.named,
            func.max(voices.c.country),
            func.max(voices.c.wikidata),
            func.count(func.distinct(voices.c.report)),
            func.count(func.distinct(reports.c.outlet)),
            func.sum(voices.c.statements),
        )
        .join(reports, reports.c.id == voices.c.report)
        .where(voices.c.id != "v0", voices.c.folded.is_not(None))
        .group_by(voices.c.folded, voices.c.named)
        .order_by(func.count(func.distinct(voices.c.report)).desc(), func.min(voices.c.name))
        .limit(most)
        .offset(offset)
    )
    if name:
        asked = asked.where(voices.c.folded.like(f"%{fold(_plain(name))}%"))
    if named is not None:
        asked = asked.where(voices.c.named.is_(named))
    return [VoiceRow(*row) for row in connection.execute(asked)]


def repeats_in(connection: Connection, *, most: int = PAGE) -> list[Repeats]:
    """Which outlets have reports from which others, the most first."""
    source = reports.alias()
    asked = (
        select(
            reports.c.outlet,
            source.c.outlet,
            func.count(),
            func.count().filter(derivations.c.explicit),
        )
        .select_from(derivations)
        .join(reports, reports.c.id == derivations.c.report)
        .join(source, source.c.id == derivations.c.origin)
        .where(reports.c.outlet.is_not(None), source.c.outlet.is_not(None))
        .group_by(reports.c.outlet, source.c.outlet)
        .order_by(func.count().desc(), reports.c.outlet, source.c.outlet)
        .limit(most)
    )
    return [Repeats(*row) for row in connection.execute(asked)]


def judgements_on(
    connection: Connection, *, target: str | None = None, report: str | None = None, kind: str | None = None
) -> list[Judgement]:
    """What people judged, withdrawn and orphaned judgements too, the oldest first. target: exactly this."""
    asked = select(judgements).order_by(judgements.c.made_at, judgements.c.id)
    if target is not None:
        asked = asked.where(judgements.c.target == target)
    if report is not None:
        asked = asked.where(judgements.c.report == report)
    if kind is not None:
        asked = asked.where(judgements.c.kind == kind)
    return [judgement_of(row) for row in connection.execute(asked)]


def counts(connection: Connection) -> dict[str, int]:
    """How much stands in the ledger."""
    tables = {"reports": reports, "statements": statements, "claims": claims, "judgements": judgements}
    tables |= {"forgotten": tombstones}
    return {
        name: connection.execute(select(func.count()).select_from(table)).scalar_one() for name, table in tables.items()
    }
