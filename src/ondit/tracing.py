"""The whole course of many reports, as one visible list of steps: read each, find who has it from whom, what several
of them claim, and how many independent origins stand behind each claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ondit.claims.linking import link_claims
from ondit.provenance.derivations import derivations_of
from ondit.provenance.marks import spell_marks
from ondit.provenance.origins import with_origins
from ondit.records import FORMAT, Reading, Report, Trace


def trace(reports: Iterable[Report]) -> Trace:
    """Read reports and join their readings. Raises LanguageError for a report whose language has no pack."""
    from ondit.reading import read_report  # brings the parser: nobody who only joins should wait for it

    return join(tuple(read_report(report) for report in reports))


def join(readings: Sequence[Reading], *, language: str = "en") -> Trace:
    """Readings as one trace; ids of reports are taken to be different.

    language: that of the sentences which say why (a pack's code).
    """
    spelt = spell_marks(readings)
    derivations = derivations_of(spelt)
    claims = link_claims(spelt, {(derivation.report, derivation.origin) for derivation in derivations})
    counted = with_origins(claims, spelt, derivations, language=language)
    return Trace(format=FORMAT, reports=spelt, derivations=derivations, claims=counted)
