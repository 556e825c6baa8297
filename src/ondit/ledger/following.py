"""Watching a claim, a voice or a query: what is new about it, one line for each thing that happened."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypedDict

from sqlalchemy import Connection, func, insert, select, update

from ondit.claims.folding import fold
from ondit.errors import LedgerError
from ondit.ledger.people import author, now
from ondit.ledger.search import rows_with, terms_of
from ondit.ledger.store import Ledger
from ondit.ledger.tables import claim_statements, claims, follows, former, news, reports, statements, voices
from ondit.records import Claim, Quantity, called_by_title, short_hash

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


class Facts(TypedDict, total=False):
    """What a line of news says, as far as its kind says it.

    range, before: ends of the range of origins, now and then. outlets: whose reports did it. number, number_before: of
    the claim. who: said it, None for the page itself. words: what was said, more: in how many statements besides.
    """

    range: tuple[int, int]
    before: tuple[int, int]
    outlets: list[str]
    number: str | None
    number_before: str | None
    who: str | None
    words: str
    more: int


@dataclass(frozen=True, slots=True)
class Happened:
    """What is new in a claim, and the report that brought it."""

    kind: str
    report: str | None
    facts: Facts

    @property
    def text(self) -> str:
        """It in a line."""
        return _text_of(self.kind, self.facts)


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
    facts: Facts | None = None


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
    return [News(**row._asdict() | {"facts": json.loads(row.facts) if row.facts else None}) for row in rows]


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
        facts = Facts(who=rows[0].who, words=rows[0].content[:SHOWN], more=len(rows) - 1)
        _tell(connection, one.id, Happened("statement", report, facts), None)


def _tell(connection: Connection, follow_id: str, one: Happened, claim: str | None) -> None:
    values = {"follow": follow_id, "kind": one.kind, "claim": claim, "report": one.report, "text": one.text}
    facts = json.dumps(one.facts, ensure_ascii=False)
    connection.execute(insert(news).values(**values, facts=facts, at=now(), seen_at=None))


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
        for happened in changes_in(known, here[now_id], after, outlets):
            _tell(connection, one.id, happened, now_id)
        if now_id != one.what:
            connection.execute(update(follows).where(follows.c.id == one.id).values(what=now_id))


def _outlets(connection: Connection, claim: Claim) -> dict[str, str]:
    """What the outlets of a claim's reports are called; a report of nobody's by its headline."""
    wanted = {said.report for said in (*claim.supporting, *claim.denying)}
    columns = (reports.c.id, reports.c.outlet, reports.c.domain, reports.c.title)
    asked = select(*columns).where(reports.c.id.in_(wanted))
    rows = connection.execute(asked)
    return {id_: outlet or domain or called_by_title(id_, title) for id_, outlet, domain, title in rows}


def changes_in(before: Claim, after: Claim, others: Sequence[Claim], outlets: dict[str, str]) -> Iterator[Happened]:
    """What is new in a claim. outlets: what those of its reports are called."""
    old, new = before.origins, after.origins
    fresh = _fresh(before.supporting, after.supporting)
    names = list(dict.fromkeys(outlets.get(report, report) for report in fresh))
    if old and new and (old.at_least, old.at_most) != (new.at_least, new.at_most):
        grown = new.at_most > old.at_most or new.at_least > old.at_least
        ranges = Facts(range=(new.at_least, new.at_most), before=(old.at_least, old.at_most), outlets=names)
        yield Happened("origin", fresh[0] if fresh and grown else None, ranges)
    elif fresh:
        yield Happened("repeat", fresh[0], Facts(outlets=names))
    for report in _fresh(before.denying, after.denying):
        yield Happened("denial", report, Facts(outlets=[outlets.get(report, report)]))
    if _number(before) != _number(after):
        numbers = Facts(number=_number(after), number_before=_number(before))
        yield Happened("number", fresh[0] if fresh else None, numbers)
    known = {relation.claim for relation in before.updates}
    for other in others:
        if not other.supporting or other.id in known or _was_there(other, before):
            continue  # what is only denied is no stage that was reached
        if any(relation.claim == after.id for relation in other.updates):
            yield Happened("stage", other.supporting[0].report, Facts(words=other.text))


def _text_of(kind: str, facts: Facts) -> str:
    names = ", ".join(facts.get("outlets", ()))
    if kind == "origin":
        return f"{_range(*facts['range'])}, before {_range(*facts['before'])}{': ' + names if names else ''}"
    if kind == "repeat":
        return f"{names} {'repeat' if len(facts['outlets']) > 1 else 'repeats'} it; no new origin"
    if kind == "denial":
        return f"denied in {names}"
    if kind == "number":
        return f"number: {facts['number'] or 'not said'}, before {facts['number_before'] or 'not said'}"
    if kind == "retracted":
        return f"{names} took its report back"
    if kind == "statement":
        more = f" (and {facts['more']} more)" if facts["more"] else ""
        return f"{facts['who'] or 'The page'}: {facts['words']}{more}"
    return facts["words"]


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
        _tell(connection, row.id, Happened("retracted", report, Facts(outlets=[outlet])), row.what)
