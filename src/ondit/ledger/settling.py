"""Finding anew what the changed matters of a ledger claim: the views that `ondit claims` and `ondit why` answer from.

A matter is marked when a report or a judgement changes it, and settled once, however much changed: at the end of a
batch, or when somebody asks. Whoever settles looks whether the matter changed meanwhile; so two may, and a kill harms
nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from ondit.ledger.body import claim_in, packed, reading_in
from ondit.ledger.following import watch_claims
from ondit.ledger.judged import Judgement, laid_over, standing, voices_judged
from ondit.ledger.people import now
from ondit.ledger.placing import chunks
from ondit.ledger.store import Ledger
from ondit.ledger.tables import claim_statements, claims, derivations, former, matters, readings, reports
from ondit.records import Claim, Reading, Said, Trace
from ondit.tracing import join_matter


@dataclass(frozen=True, slots=True)
class Matter:
    """The current readings of one matter, with what people judged laid over them; stamp: of the state they are of."""

    id: int
    stamp: int
    readings: tuple[Reading, ...]
    judged: tuple[Judgement, ...]

    def joined(self, *, language: str = "en") -> Trace:
        """The matter as a trace. language: that of the sentences which say why."""
        return join_matter(self.readings, judged=voices_judged(self.judged), language=language)


def settle(ledger: Ledger, watch: Callable[[int], None] | None = None) -> int:
    """Find anew what every changed matter claims; how many it were comes back. watch: told how many are left."""
    done = 0
    while waiting := _waiting(ledger):
        for number, matter in enumerate(waiting):
            if watch is not None:
                watch(len(waiting) - number)
            done += settle_matter(ledger, matter)
    return done


def _waiting(ledger: Ledger) -> list[int]:
    with ledger.reading() as connection:
        asked = select(matters.c.id).where(matters.c.settled != matters.c.stamp).order_by(matters.c.id)
        return list(connection.execute(asked).scalars())


def settle_matter(ledger: Ledger, id_: int) -> bool:
    """Find anew what one matter claims; False: it changed again meanwhile, or is gone."""
    with ledger.reading() as connection:
        matter = matter_of(connection, id_)
    if matter is None:
        return False
    trace = matter.joined()
    with ledger.writing() as connection:
        asked = select(matters.c.stamp).where(matters.c.id == id_)
        if connection.execute(asked).scalar() != matter.stamp:
            return False
        _write(connection, matter, trace)
        connection.execute(update(matters).where(matters.c.id == id_).values(settled=matter.stamp))
    return True


def matter_of(connection: Connection, id_: int) -> Matter | None:
    """A matter as it stands; None: it is gone."""
    stamp = connection.execute(select(matters.c.stamp).where(matters.c.id == id_)).scalar()
    if stamp is None:
        return None
    asked = (
        select(readings.c.body)
        .join(reports, reports.c.id == readings.c.report)
        .where(reports.c.matter == id_, readings.c.current)
        .order_by(reports.c.published.nulls_first(), reports.c.id)
    )
    found = [reading_in(body) for body in connection.execute(asked).scalars()]
    judged = standing(connection, [reading.report.id for reading in found])
    return Matter(id_, stamp, tuple(laid_over(reading, judged) for reading in found), tuple(judged))


def _write(connection: Connection, matter: Matter, trace: Trace) -> None:
    """Put a matter's claims and derivations in the place of those that were found before."""
    before, moments = _claims(connection, matter.id), _moments(connection, matter.id)
    became = successors(before, trace.claims)
    _rename(connection, became)
    watch_claims(connection, before, trace.claims, became)
    connection.execute(delete(claims).where(claims.c.matter == matter.id))
    connection.execute(delete(derivations).where(derivations.c.matter == matter.id))
    for some in chunks([claim.id for claim in trace.claims]):
        connection.execute(delete(claims).where(claims.c.id.in_(some)))  # of a matter that this one was parted from
        connection.execute(delete(former).where(former.c.id.in_(some)))  # whoever bears an id again is meant by it
    by_id = {reading.report.id: reading for reading in trace.reports}
    rows = [
        _claim_row(matter.id, claim, by_id, moments.get(claim.id) if before.get(claim.id) == claim else None)
        for claim in trace.claims
    ]
    if rows:
        connection.execute(insert(claims), rows)
    said = [row for claim in trace.claims for row in _said_rows(claim)]
    if said:
        connection.execute(insert(claim_statements), said)
    for some in chunks([one.report for one in trace.derivations]):
        connection.execute(delete(derivations).where(derivations.c.report.in_(some)))
    derived = [
        {
            "report": one.report,
            "origin": one.origin,
            "matter": matter.id,
            "kind": one.kind,
            "explicit": one.explicit,
            "score": one.score,
            "body": packed(one),
        }
        for one in trace.derivations
    ]
    if derived:
        connection.execute(insert(derivations), derived)


def _claims(connection: Connection, matter: int) -> dict[str, Claim]:
    asked = select(claims.c.id, claims.c.body).where(claims.c.matter == matter)
    return {id_: claim_in(body) for id_, body in connection.execute(asked)}


def _moments(connection: Connection, matter: int) -> dict[str, str]:
    """When each claim got its form."""
    asked = select(claims.c.id, claims.c.changed_at).where(claims.c.matter == matter)
    return dict(connection.execute(asked).all())


def successors(before: dict[str, Claim], after: Sequence[Claim]) -> dict[str, str]:
    """For each earlier claim that is gone the one that it became: that with which it shares most statements."""
    homes: dict[tuple[str, str], list[str]] = {}
    for claim in after:
        for said in _all_said(claim):
            homes.setdefault((said.report, said.statement), []).append(claim.id)
    here = {claim.id for claim in after}
    found: dict[str, str] = {}
    for id_, claim in before.items():
        shared = Counter(home for said in _all_said(claim) for home in homes.get((said.report, said.statement), ()))
        if id_ not in here and shared:
            found[id_] = min(shared, key=lambda home: (-shared[home], home))
    return found


def _all_said(claim: Claim) -> tuple[Said, ...]:
    return (*claim.supporting, *claim.denying)


def _rename(connection: Connection, became: dict[str, str]) -> None:
    """Let earlier ids lead to the claims of today."""
    for old, new in became.items():
        connection.execute(update(former).where(former.c.now == old).values(now=new))
        connection.execute(delete(former).where(former.c.id.in_([old, new])))
        connection.execute(insert(former).values(id=old, now=new))


def _claim_row(matter: int, claim: Claim, by_id: dict[str, Reading], moment: str | None) -> dict[str, Any]:
    supporting = {said.report for said in claim.supporting}
    pages = [by_id[report].report for report in sorted(supporting or {said.report for said in claim.denying})]
    days = sorted(page.published[:10] for page in pages if page.published)
    origins = claim.origins
    stage = (claim.frame or {}).get("stage")
    return {
        "id": claim.id,
        "matter": matter,
        "text": claim.text,
        "pack": claim.pack,
        "stage": stage if isinstance(stage, str) else None,
        "at_least": origins.at_least if origins else 0,
        "at_most": origins.at_most if origins else 0,
        "assessable": bool(origins and origins.assessable),
        "channels": origins.channels if origins else 0,
        "bottleneck": _bottleneck(claim),
        "reports": len(supporting),
        "outlets": len({page.outlet.name or page.outlet.domain or page.id for page in pages}),
        "denied": bool(claim.denying),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "language": pages[0].language if pages else None,
        "changed_at": moment or now(),
        "body": packed(claim),
    }


def _bottleneck(claim: Claim) -> str | None:
    """The outlet through which all of a claim came; None where a report may have it from elsewhere too."""
    if claim.origins is None or not any(reason.code == "bottleneck" for reason in claim.origins.because):
        return None
    return claim.origins.bottleneck


def _said_rows(claim: Claim) -> list[dict[str, str]]:
    """A claim's statements, each once; what speaks for it goes before."""
    sides = {(said.report, said.statement): "against" for said in claim.denying}
    sides |= {(said.report, said.statement): "for" for said in claim.supporting}
    return [
        {"claim": claim.id, "report": report, "statement": statement, "side": side}
        for (report, statement), side in sides.items()
    ]
