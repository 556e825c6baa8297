"""Dossiers: claims that somebody put in an order, with a question that finds more of them, and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from ondit.errors import LedgerError
from ondit.ledger.asking import ClaimRow, claim_row, claims_in, resolved
from ondit.ledger.following import claim_now
from ondit.ledger.people import author, now
from ondit.ledger.store import Ledger
from ondit.ledger.tables import dossier_claims, dossiers
from ondit.records import short_hash


@dataclass(frozen=True, slots=True)
class DossierRow:
    """A dossier in a list; claims: how many it holds. query None: its claims are chosen one by one."""

    id: str
    title: str
    query: str | None
    note: str | None
    author: str
    made_at: str
    claims: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim in a dossier. kept: the id that it was taken in by. claim None: no report makes it any more."""

    kept: str
    claim: ClaimRow | None
    note: str | None
    author: str
    added_at: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier with its claims in their order; waiting: what its question finds besides, the newest first."""

    row: DossierRow
    entries: tuple[Entry, ...]
    waiting: tuple[ClaimRow, ...]


def make_dossier(ledger: Ledger, title: str, *, query: str | None = None, note: str | None = None) -> str:
    """Begin a dossier; its id comes back. Raises LedgerError if it has no title."""
    title = _titled(ledger, title)
    with ledger.writing() as connection:
        moment = now()
        id_ = short_hash("d", title, author(), moment)
        values = {"id": id_, "title": title, "query": query or None, "note": note or None}
        connection.execute(insert(dossiers).values(**values, author=author(), made_at=moment, ended_at=None))
    return id_


def describe(ledger: Ledger, id_: str, title: str, *, query: str | None, note: str | None) -> None:
    """Give a dossier another title, question and note. Raises LedgerError if there is none, or no title."""
    title = _titled(ledger, title)
    with ledger.writing() as connection:
        _there(connection, id_)
        changed = {"title": title, "query": query or None, "note": note or None}
        connection.execute(update(dossiers).where(dossiers.c.id == id_).values(**changed))


def _titled(ledger: Ledger, title: str) -> str:
    if not title.strip():
        raise LedgerError(ledger.where, "the dossier has no title", "Give it one.")
    return " ".join(title.split())


def put_away(ledger: Ledger, id_: str) -> None:
    """List a dossier no longer; it stays in the ledger. Raises LedgerError if there is none."""
    with ledger.writing() as connection:
        _there(connection, id_)
        connection.execute(update(dossiers).where(dossiers.c.id == id_).values(ended_at=now()))


def add_claim(ledger: Ledger, id_: str, claim: str) -> None:
    """Put a claim at the end of a dossier; twice is once. Raises LedgerError if one of the two is not there."""
    with ledger.writing() as connection:
        _there(connection, id_)
        claim = resolved(connection, claim)
        if claim in {claim_now(connection, kept) for kept in _order(connection, id_)}:
            return
        last = select(func.max(dossier_claims.c.place)).where(dossier_claims.c.dossier == id_)
        place = (connection.execute(last).scalar() or 0) + 1
        values = {"dossier": id_, "claim": claim, "place": place, "note": None}
        connection.execute(insert(dossier_claims).values(**values, author=author(), added_at=now()))


def drop_claim(ledger: Ledger, id_: str, kept: str) -> None:
    """Take a claim out of a dossier; the claim itself stays where it is."""
    with ledger.writing() as connection:
        connection.execute(delete(dossier_claims).where(_one(id_, kept)))


def move_claim(ledger: Ledger, id_: str, kept: str, step: int) -> None:
    """Move a claim up (-1) or down (+1) by one; beyond the ends nothing moves."""
    with ledger.writing() as connection:
        order = _order(connection, id_)
        if kept not in order:
            return
        at = order.index(kept)
        to = min(max(at + step, 0), len(order) - 1)
        order.insert(to, order.pop(at))
        _number(connection, id_, order)


def note_claim(ledger: Ledger, id_: str, kept: str, note: str) -> None:
    """Write what there is to say about a claim in a dossier; "" takes the note away."""
    with ledger.writing() as connection:
        connection.execute(update(dossier_claims).where(_one(id_, kept)).values(note=note.strip() or None))


def _one(id_: str, kept: str) -> Any:
    return (dossier_claims.c.dossier == id_) & (dossier_claims.c.claim == kept)


def _order(connection: Connection, id_: str) -> list[str]:
    asked = select(dossier_claims.c.claim).where(dossier_claims.c.dossier == id_)
    return list(connection.execute(asked.order_by(dossier_claims.c.place, dossier_claims.c.claim)).scalars())


def _number(connection: Connection, id_: str, order: Sequence[str]) -> None:
    for place, claim in enumerate(order, start=1):
        connection.execute(update(dossier_claims).where(_one(id_, claim)).values(place=place))


def _there(connection: Connection, id_: str) -> DossierRow:
    found = connection.execute(_rows().where(dossiers.c.id == id_)).first()
    if found is None:
        raise LedgerError("the ledger", f"there is no dossier {id_}", "Begin one on the page 'Dossiers'.")
    return DossierRow(*found)


def _rows() -> Any:
    held = select(func.count()).where(dossier_claims.c.dossier == dossiers.c.id).scalar_subquery()
    listed = (dossiers.c.id, dossiers.c.title, dossiers.c.query, dossiers.c.note, dossiers.c.author, dossiers.c.made_at)
    return select(*listed, held)


def dossiers_in(connection: Connection) -> list[DossierRow]:
    """The dossiers that were not put away, the newest first."""
    asked = _rows().where(dossiers.c.ended_at.is_(None)).order_by(dossiers.c.made_at.desc())
    return [DossierRow(*row) for row in connection.execute(asked)]


def dossier_of(connection: Connection, id_: str) -> Dossier:
    """A dossier with its claims and what its question finds besides. Raises LedgerError if there is none."""
    row = _there(connection, id_)
    asked = select(dossier_claims).where(dossier_claims.c.dossier == id_)
    found = connection.execute(asked.order_by(dossier_claims.c.place, dossier_claims.c.claim)).all()
    entries = tuple(
        Entry(one.claim, _claim(connection, one.claim), one.note, one.author, one.added_at) for one in found
    )
    held = {entry.claim.id for entry in entries if entry.claim is not None}
    waiting = claims_in(connection, words=row.query) if row.query else []
    return Dossier(row, entries, tuple(claim for claim in waiting if claim.id not in held))


def _claim(connection: Connection, id_: str) -> ClaimRow | None:
    try:
        return claim_row(connection, id_)
    except LedgerError:
        return None
