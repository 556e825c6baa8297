"""Reports that are one text in two languages by their publisher's own word: each page names the other's address.

Which of them was written first, such a page does not say. The day does where they appeared on two; else it is unknown,
and the shorter text stands for the translation, so that what both say is counted once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ondit.provenance.addresses import canonical
from ondit.provenance.dates import not_younger
from ondit.provenance.outlets import same_outlet
from ondit.records import Derivation, Reason, Report, called

CODE = "edition"
SCORE, UNKNOWN = 0.88, 0.5  # as other credits, not yet measured; where the first of two is not known, either may be it


def editions_of(reports: Sequence[Report]) -> tuple[Derivation, ...]:
    """For each report that another is the first edition of, that one. The ids must be different."""
    at: dict[str, Report] = {}
    for report in reports:
        address = canonical(report.url or "")
        if address:
            at.setdefault(address, report)
    groups = {report.id: {report.id} for report in reports}
    for one, other in _named(reports, at):
        joined = groups[one.id] | groups[other.id]
        groups.update(dict.fromkeys(joined, joined))
    known = {report.id: report for report in reports}
    found: list[Derivation] = []
    for group in {id(group): group for group in groups.values()}.values():
        first = _first([known[name] for name in sorted(group)])
        found += [_derivation(known[name], first) for name in sorted(group) if name != first.id]
    return tuple(found)


def is_edition(derivation: Derivation) -> bool:
    """Whether nothing but the publisher's word shows that the two are one text: which was first may be unknown."""
    return all(reason.code == CODE for reason in derivation.because)


def _named(reports: Sequence[Report], at: dict[str, Report]) -> Iterator[tuple[Report, Report]]:
    """Pairs of which one names the other; of two publishers both must do so."""
    names = {report.id: _others(report, at) for report in reports}
    for report in reports:
        for other in names[report.id].values():
            if same_outlet(report, other) or report.id in names[other.id]:
                yield report, other


def _others(report: Report, at: dict[str, Report]) -> dict[str, Report]:
    found = [at.get(canonical(edition.url) or "") for edition in report.editions]
    return {other.id: other for other in found if other is not None and other.language != report.language}


def _first(group: Sequence[Report]) -> Report:
    """The one that no other is known to be older than; of several the longest."""
    oldest = [one for one in group if all(not_younger(one, other) for other in group)]
    return max(oldest or group, key=lambda report: (len(report.text), report.id))


def _derivation(report: Report, first: Report) -> Derivation:
    known = not not_younger(report, first)
    when = f"{called(first)} had it first" if known else "which of them was written first is unknown"
    text = f"{called(report)} ({report.language}) and {called(first)} ({first.language}) are named as one text; {when}"
    return Derivation(
        report.id, first.id, "translate", True, SCORE if known else UNKNOWN, (Reason(CODE, text, ()),)
    )
