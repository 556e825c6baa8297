"""Watching a claim, a voice or a query: what is new about it, one line for each thing that happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, func, insert, select, update

from ondit.claims.folding import fold
from ondit.errors import LedgerError
from ondit.ledger.people import author, now
from ondit.ledger.search import rows_with, terms_of
from ondit.ledger.store import Ledger
from ondit.ledger.tables import claim_statements, claims, follows, former, news, reports, statements, voices
from ondit.records import Claim, Quantity, short_hash

Kind = Literal["claim", "voice", "query"]
SHOWN = 200  # characters of a statement in a line of news


@dataclass(frozen=True, slots=True)
class Follow:
    """What somebody follows; unseen: how much is new about it."""

    id: str
    kind: Kind
    what: str
    author: str
    since: str
    unseen: int


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened. claim, report: what it is about, None if nothing of the kind. seen_at None: unseen.

    kind: origin, repeat, denial, stage, number, statement, retracted.
    """

    row: int
    follow: str
    kind: str
    claim: str | None
    report: str | None
    text: str
    at: str
    seen_at: str | None


def follow(ledger: Ledger, kind: Kind, what: str) -> Follow:
    """Watch a claim (its id), a voice (its name) or a query from now on; twice is once.

    Raises LedgerError for a claim that is not there, or a query that asks for nothing.
    """
    with ledger.writing() as connection:
        if kind == "claim":
            what = claim_now(connection, what)
            if connection.execute(select(claims.c.id).where(claims.c.id == what)).scalar() is None:
                raise LedgerError(ledger.where, f"there is no claim {what}", "List them with 'ondit claims'.")
        if kind == "query" and not any(not term.without for term in terms_of(what)):
            raise LedgerError(ledger.where, "the query asks for nothing", "Give a word to look for.")
        id_ = short_hash("f", kind, what, author())
        if connection.execute(select(follows.c.id).where(follows.c.id == id_)).scalar() is None:
            values = {"id": id_, "kind": kind, "what": what, "author": author(), "since": now()}
            connection.execute(insert(follows).values(**values, ended_at=None))
        connection.execute(update(follows).where(follows.c.id == id_).values(ended_at=None))
        return _follows(connection, follows.c.id == id_)[0]


def unfollow(ledger: Ledger, id_: str) -> None:
    """Watch it no longer; its news stay. Raises LedgerError if nobody follows it."""
    with ledger.writing() as connection:
        done = update(follows).where(follows.c.id == id_, follows.c.ended_at.is_(None)).values(ended_at=now())
        if connection.execute(done).rowcount == 0:
            raise LedgerError(ledger.where, f"nobody follows {id_}", "List what is followed with 'ondit follow'.")


def followed(connection: Connection) -> list[Follow]:
    """All that is followed, the oldest first."""
    return _follows(connection, follows.c.ended_at.is_(None))


def _follows(connection: Connection, condition: Any) -> list[Follow]:
    unseen = select(func.count()).where(news.c.follow == follows.c.id, news.c.seen_at.is_(None)).scalar_subquery()
    columns = (follows.c.id, follows.c.kind, follows.c.what, follows.c.author, follows.c.since, unseen)
    rows = connection.execute(select(*columns).where(condition).order_by(follows.c.since, follows.c.id))
    return [Follow(*row) for row in rows]


def news_of(connection: Connection, *, all_: bool = False, most: int = 500) -> list[News]:
    """What is new, the newest first; all_: also what was seen."""
    asked = select(news).order_by(news.c.row.desc()).limit(most)
    rows = connection.execute(asked if all_ else asked.where(news.c.seen_at.is_(None)))
    return [News(**row._asdict()) for row in rows]


def unseen_count(connection: Connection) -> int:
    """How much is new that nobody has seen."""
    return connection.execute(select(func.count()).select_from(news).where(news.c.seen_at.is_(None))).scalar_one()


def mark_seen(ledger: Ledger, rows: Sequence[int] | None = None) -> int:
    """Mark news as seen: those given, or all; how many it were comes back."""
    with ledger.writing() as connection:
        done = update(news).where(news.c.seen_at.is_(None)).values(seen_at=now())
        return connection.execute(done if rows is None else done.where(news.c.row.in_(rows))).rowcount


def claim_now(connection: Connection, id_: str) -> str:
    """The id that a claim bears today; the given one if it never changed."""
    return connection.execute(select(former.c.now).where(former.c.id == id_)).scalar() or id_


def watch_statements(connection: Connection, report: str) -> None:
    """Tell those who follow a voice or a query of what a report that was just read has for them."""
    for one in followed(connection):
        if one.kind == "voice":
            _note(connection, one, report, _said_by(connection, one.what, report))
        elif one.kind == "query":
            _note(connection, one, report, rows_with(connection, one.what, report))


def _said_by(connection: Connection, name: str, report: str) -> list[Any]:
    asked = (
        select(statements.c.id, statements.c.who, statements.c.content)
        .join(voices, (voices.c.report == statements.c.report) & (voices.c.id == statements.c.voice))
        .where(statements.c.report == report, voices.c.folded == fold(name))
        .order_by(statements.c.start)
    )
    return list(connection.execute(asked))


def _note(connection: Connection, one: Follow, report: str, rows: Sequence[Any]) -> None:
    """One line a report: who follows a name wants to know of the report, not of each sentence in it."""
    if not rows:
        return
    known = select(news.c.row).where(news.c.follow == one.id, news.c.report == report, news.c.kind == "statement")
    if connection.execute(known).first() is None:
        more = f" (and {len(rows) - 1} more)" if len(rows) > 1 else ""
        text = f"{rows[0].who or 'The page'}: {rows[0].content[:SHOWN]}{more}"
        _tell(connection, one.id, "statement", None, report, text)


def _tell(connection: Connection, follow_id: str, kind: str, claim: str | None, report: str | None, text: str) -> None:
    values = {"follow": follow_id, "kind": kind, "claim": claim, "report": report, "text": text, "at": now()}
    connection.execute(insert(news).values(**values, seen_at=None))


def watch_claims(
    connection: Connection, before: dict[str, Claim], after: Sequence[Claim], became: dict[str, str]
) -> None:
    """Tell those who follow a claim what changed about it. became: the id that each earlier claim has now."""
    here = {claim.id: claim for claim in after}
    for one in followed(connection):
        if one.kind != "claim":
            continue
        known, now_id = before.get(one.what), became.get(one.what, one.what)
        if known is None or now_id not in here:
            continue
        outlets = _outlets(connection, here[now_id])
        for kind, report, text in changes_in(known, here[now_id], after, outlets):
            _tell(connection, one.id, kind, now_id, report, text)
        if now_id != one.what:
            connection.execute(update(follows).where(follows.c.id == one.id).values(what=now_id))


def _outlets(connection: Connection, claim: Claim) -> dict[str, str]:
    """What the outlets of a claim's reports are called; a report of nobody's by its id."""
    wanted = {said.report for said in (*claim.supporting, *claim.denying)}
    asked = select(reports.c.id, reports.c.outlet, reports.c.domain).where(reports.c.id.in_(wanted))
    return {id_: outlet or domain or id_ for id_, outlet, domain in connection.execute(asked)}


def changes_in(
    before: Claim, after: Claim, others: Sequence[Claim], outlets: dict[str, str]
) -> Iterator[tuple[str, str | None, str]]:
    """What is new in a claim: the kind, the report that brings it, a sentence."""
    old, new = before.origins, after.origins
    fresh = _fresh(before.supporting, after.supporting)
    names = ", ".join(dict.fromkeys(outlets.get(report, report) for report in fresh))
    if old and new and (old.at_least, old.at_most) != (new.at_least, new.at_most):
        grown = new.at_most > old.at_most or new.at_least > old.at_least
        text = f"{_range(new.at_least, new.at_most)}, before {_range(old.at_least, old.at_most)}"
        yield "origin", fresh[0] if fresh and grown else None, f"{text}{': ' + names if names else ''}"
    elif fresh:
        yield "repeat", fresh[0], f"{names} {'repeat' if len(fresh) > 1 else 'repeats'} it; no new origin"
    for report in _fresh(before.denying, after.denying):
        yield "denial", report, f"denied in {outlets.get(report, report)}"
    if _number(before) != _number(after):
        yield "number", fresh[0] if fresh else None, f"number: {_number(after)}, before {_number(before)}"
    known = {relation.claim for relation in before.updates}
    for other in others:
        for relation in other.updates:
            if relation.claim == after.id and other.id not in known and not _was_there(other, before):
                yield "stage", other.supporting[0].report if other.supporting else None, other.text


def _was_there(other: Claim, before: Claim) -> bool:
    """Whether every report of another claim was among those of this one before: then its stage is no news."""
    had = {said.report for said in (*before.supporting, *before.denying)}
    return {said.report for said in (*other.supporting, *other.denying)} <= had


def _fresh(before: Sequence[Any], after: Sequence[Any]) -> list[str]:
    had = {said.report for said in before}
    return list(dict.fromkeys(said.report for said in after if said.report not in had))


def _range(low: int, high: int) -> str:
    number = str(high) if low == high else f"{low}-{high}"
    return f"{number} independent {'origin' if number == '1' else 'origins'}"


def _number(claim: Claim) -> str | None:
    value = next((value for value in (claim.frame or {}).values() if isinstance(value, Quantity)), None)
    return value.text if value is not None else None


def watch_retraction(connection: Connection, report: str) -> None:
    """Tell those who follow a claim that a report which says so was taken back."""
    said = select(claim_statements.c.claim).where(claim_statements.c.report == report)
    watched = select(follows).where(follows.c.ended_at.is_(None), follows.c.kind == "claim", follows.c.what.in_(said))
    outlet = connection.execute(select(reports.c.outlet).where(reports.c.id == report)).scalar() or report
    for row in connection.execute(watched).all():
        _tell(connection, row.id, "retracted", row.what, report, f"{outlet} took its report back")
