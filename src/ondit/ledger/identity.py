"""By what an article is known again: its address, else outlet, title and day, else its text. Only hashes are kept."""

from __future__ import annotations

import hashlib

from ondit.claims.folding import fold
from ondit.provenance.addresses import canonical
from ondit.records import Report, short_hash


def text_hash(text: str) -> str:
    """A text's hash; white space does not count."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def identities_of(report: Report) -> tuple[str, ...]:
    """The keys by which a report is known again, the surest first; the last stands for its text.

    Two outlets that print one text are two reports, so the text's key holds the outlet.
    """
    outlet = report.outlet.name or report.outlet.domain
    found = []
    address = canonical(report.url) if report.url else None
    if address is not None:
        found.append(f"address {text_hash(address)}")
    day = (report.published or "")[:10]
    if outlet and report.title and len(day) == 10:
        found.append(f"title {text_hash(' '.join((fold(outlet), day, fold(report.title))))}")
    found.append(f"{nobodys_text(report)}{text_hash(fold(outlet)) if outlet else ''}")
    return tuple(found)


def nobodys_text(report: Report) -> str:
    """The key of a report with this text whose outlet nobody told."""
    return f"text {text_hash(report.text)} "


def anybodys_text(report: Report) -> str:
    """The key of the first report with this text, whosever it is."""
    return f"same {text_hash(report.text)}"


def id_of(report: Report) -> str:
    """The id that a report gets in a ledger, which is the same in every ledger that met it in this form first."""
    return short_hash("r", identities_of(report)[0])
