"""Which of two reports was out first, as far as their dates say."""

from __future__ import annotations

from datetime import date
from math import inf

from ondit.records import Report


def not_younger(origin: Report, report: Report) -> bool:
    """Whether `origin` was out when `report` appeared, as far as both dates say; unknown dates forbid nothing."""
    if origin.published is None or report.published is None:
        return True
    # Times of day are compared only where both have one, in one and the same zone.
    days = origin.published[:10], report.published[:10]
    shortest = min(map(len, days))
    if days[0][:shortest] != days[1][:shortest]:
        return days[0][:shortest] < days[1][:shortest]
    if len(origin.published) != len(report.published) or origin.published[19:] != report.published[19:]:
        return True
    return origin.published <= report.published


def days_apart(report: Report, other: Report) -> float:
    """Days between two reports; infinite where a day is not known."""
    try:
        days = [date.fromisoformat((one.published or "")[:10]) for one in (report, other)]
    except ValueError:
        return inf
    return abs((days[0] - days[1]).days)
