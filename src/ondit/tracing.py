"""The whole course of many reports, as one visible list of steps: read each, then find who has it from whom.

Claims, and the range of origins that stands behind each, come into this list when they are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ondit.claims.linking import link_claims
from ondit.provenance.derivations import derivations_of
from ondit.provenance.marks import spell_marks
from ondit.records import FORMAT, Reading, Report, Trace


def trace(reports: Iterable[Report]) -> Trace:
    """Read reports and join their readings. Raises LanguageError for a report whose language has no pack."""
    from ondit.reading import read_report  # brings the parser: nobody who only joins should wait for it

    return join(tuple(read_report(report) for report in reports))


def join(readings: Sequence[Reading]) -> Trace:
    """Readings as one trace; ids of reports are taken to be different."""
    spelt = spell_marks(readings)
    derivations = derivations_of(spelt)
    return Trace(
        format=FORMAT,
        reports=spelt,
        derivations=derivations,
        claims=link_claims(spelt, {(d.report, d.origin) for d in derivations}),
    )
