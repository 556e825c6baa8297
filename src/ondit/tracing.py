"""The whole course of many reports, as one visible list of steps: read each, tell the matters apart, and in each matter
find who has it from whom, what several of them claim, and how many independent origins stand behind each claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ondit.claims.linking import link_claims
from ondit.provenance.derivations import derivations_of
from ondit.provenance.desk import Judged
from ondit.provenance.marks import spell_marks
from ondit.provenance.matters import akin, keys_of, matters_of
from ondit.provenance.origins import with_origins
from ondit.records import FORMAT, Reading, Report, Trace


def trace(reports: Iterable[Report]) -> Trace:
    """Read reports and join their readings. Raises LanguageError for a report whose language has no pack."""
    from ondit.reading import read_report  # brings the parser: nobody who only joins should wait for it

    return join(tuple(read_report(report) for report in reports))


def join(readings: Sequence[Reading], *, language: str = "en") -> Trace:
    """Readings as one trace. A reading given twice counts once; another report of the same id gets a number behind it.

    Reports are held against those of their own matter only, so what is found for one matter does not change with what
    else is given. language: that of the sentences which say why (a pack's code).
    """
    distinct = _distinct(readings)
    by_id = {reading.report.id: reading for reading in distinct}
    matters = matters_of({id_: keys_of(reading) for id_, reading in by_id.items()})
    traces = [join_matter([by_id[id_] for id_ in matter], language=language) for matter in matters]
    return _together(by_id, traces)


def join_matter(readings: Sequence[Reading], *, judged: Iterable[Judged] = (), language: str = "en") -> Trace:
    """The same for readings of one matter, whose ids are distinct. judged: what people said of their voices.

    Reports that were only collected together, and have nothing in common, are not held against each other.
    """
    by_id = {reading.report.id: reading for reading in spell_marks(readings)}
    judged = tuple(judged)
    traces = [_joined(tuple(by_id[id_] for id_ in some), judged, language) for some in akin(tuple(by_id.values()))]
    return _together(by_id, traces)


def _joined(spelt: tuple[Reading, ...], judged: Sequence[Judged], language: str) -> Trace:
    derivations = derivations_of(spelt)
    claims = link_claims(spelt, derivations)
    counted = with_origins(claims, spelt, derivations, judged=judged, language=language)
    return Trace(format=FORMAT, reports=spelt, derivations=derivations, claims=counted)


def _together(order: Iterable[str], traces: Sequence[Trace]) -> Trace:
    """Several traces as one, the reports in an order of ids."""
    spelt = {reading.report.id: reading for trace in traces for reading in trace.reports}
    return Trace(
        format=FORMAT,
        reports=tuple(spelt[id_] for id_ in order),
        derivations=tuple(one for trace in traces for one in trace.derivations),
        claims=tuple(claim for trace in traces for claim in trace.claims),
    )


def _distinct(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with an id each: ids that users give hold only in their file, and copies may share theirs."""
    known: dict[str, Report] = {}
    found: list[Reading] = []
    for reading in readings:
        name, number = reading.report.id, 1
        while name in known and known[name] != reading.report:
            number += 1
            name = f"{reading.report.id}-{number}"
        if name not in known:
            known[name] = reading.report
            found.append(reading if number == 1 else renamed(reading, name))
    return tuple(found)


def renamed(reading: Reading, name: str) -> Reading:
    """A reading whose report bears another id; its statements and claims keep theirs."""
    claims = tuple(
        replace(
            claim,
            supporting=tuple(replace(said, report=name) for said in claim.supporting),
            denying=tuple(replace(said, report=name) for said in claim.denying),
        )
        for claim in reading.claims
    )
    return replace(reading, report=replace(reading.report, id=name), claims=claims)
