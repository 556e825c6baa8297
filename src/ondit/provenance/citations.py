"""Derivations that the reports say themselves: by a credit line, or by citing another report's outlet.

Nothing is concluded from likeness here. Likeness only chooses among several reports of the cited outlet,
and keeps a citation of the same outlet about another matter out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import inf

from ondit.provenance.citing import Names, citations_in, names_of
from ondit.provenance.dates import days_apart, not_younger
from ondit.provenance.marks import outlet_of
from ondit.provenance.outlets import (
    Key,
    ends_name,
    host_key,
    host_of,
    keys_of,
    outlet_keys,
    pack_of,
    part_keys,
    same_host,
)
from ondit.provenance.updates import DAYS as UPDATED_DAYS
from ondit.provenance.updates import update_in
from ondit.records import Credit, Derivation, DerivationKind, Reason, Report, Span, Statement, called

# How often each kind of evidence was right on the development stories, smoothed by one right and one wrong:
# credits 6 of 6, cited voices 16 of 16, names beside citing words 16 of 21 (four of those five stand in a copy
# that took the citation over from another page). In the order in which they are preferred: what a page says of
# itself as a whole comes before what it says in a sentence, though seldom seen and so not yet measured as higher.
SCORES = {"translation-credit": 0.88, "credit-line": 0.88, "cited-voice": 0.94, "cited-in-text": 0.74}
ORDER = tuple(SCORES)

STEM = 5  # letters of a name that are compared: Chile, Chilean and chilenisch are one
SAME_DAYS = 3  # within so many days two reports of two languages are taken to be of one time
LONG_AGO = 400  # days after which a citation means something else of the outlet
RECENT = 64  # reports of an outlet that a citation is looked up among
MEANT = 4  # reports that one citation can mean at most
# Kinds of voices that may be an outlet: of one that no table knows the reading often cannot tell.
RELAYS = ("outlet", "agency", "organisation", "unknown")
Statements = Mapping[str, Sequence[Statement]]
_ANCHOR = re.compile(r"\d{2,}|[^\W\d_]\w{3,}")


@dataclass(frozen=True, slots=True)
class _Known:
    """A report with its statements and what it is recognised by: its outlet's keys, names and numbers in its text.

    changed: it says that it was changed after it was published.
    """

    report: Report
    statements: tuple[Statement, ...]
    keys: frozenset[Key]
    parts: frozenset[Key]
    anchors: frozenset[str]
    changed: bool


Index = dict[Key | str, list[_Known]]  # keys are tuples, hosts strings: neither is taken for the other


@dataclass(frozen=True, slots=True)
class _Outlets:
    """Whose reports there are: by keys and hosts of their outlets, and by parts of names that are one outlet's alone.

    names, parts, ends: the same made ready to be looked for in texts; ends are parts that end a name. called: the
    names as the reports have them.
    """

    whole: Index
    pieces: Index
    names: Names
    parts: Names
    ends: Names
    called: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Words in a report that name an outlet as where it has something from; part: by a part of its name."""

    code: str
    keys: frozenset[Key]
    host: str | None
    kind: DerivationKind
    text: str
    spans: tuple[Span, ...]
    part: bool = False


def citations_of(reports: Sequence[Report], statements: Statements) -> tuple[Derivation, ...]:
    """Who has it from whom, by their own words: at most one derivation a pair, the best shown one.

    statements: of each report by its id, as far as it was read. A report derives only from one that is not
    younger, where both dates are known. The ids of the reports must be different. In the order of the reports.
    """
    known = [_known(one, statements.get(one.id, ())) for one in reports]
    outlets = _outlets(known)
    best: dict[tuple[str, str], Derivation] = {}
    for one in known:
        for evidence in _evidence(one, outlets):
            for origin in _origins(one, evidence, outlets.pieces if evidence.part else outlets.whole):
                _keep(best, _derivation(one, origin, evidence))
    return tuple(best.values())


def _known(report: Report, statements: Sequence[Statement]) -> _Known:
    pack = pack_of(report)
    changed = pack is not None and update_in(report.text, pack) is not None
    return _Known(report, tuple(statements), outlet_keys(report), part_keys(report), _anchors(report), changed)


def _outlets(known: Sequence[_Known]) -> _Outlets:
    whole, pieces = _by_date(_index(known)), _by_date(_pieces(known))
    keys = [key for key in whole if isinstance(key, tuple)]
    parts = [part for part in pieces if isinstance(part, tuple) and part not in whole]
    ends = [part for part in parts if ends_name(part, pieces[part][0].report)]
    called = {one.report.outlet.name for one in known if one.report.outlet.name}
    return _Outlets(whole, pieces, names_of(keys), names_of(parts), names_of(ends), tuple(sorted(called)))


def _index(known: Sequence[_Known]) -> Index:
    """The readings by the keys of their outlets, and by their hosts."""
    index: Index = {}
    for one in known:
        host = host_of(one.report)
        for key in (*one.keys, *(_above(host) if host else ())):
            index.setdefault(key, []).append(one)
    return index


def _pieces(known: Sequence[_Known]) -> Index:
    having: Index = {}
    for one in known:
        for part in one.parts | one.keys:
            having.setdefault(part, []).append(one)
    return {part: some for part, some in having.items() if all(part in o.parts for o in some) and _one_outlet(some)}


def _one_outlet(some: Sequence[_Known]) -> bool:
    return all(one.keys & some[0].keys for one in some)


def _by_date(index: Index) -> Index:
    return {key: sorted(some, key=lambda one: (_published(one), one.report.id)) for key, some in index.items()}


def _above(host: str) -> Iterator[str]:
    """A host and those it lies below, without the last label alone."""
    labels = host.split(".")
    for first in range(max(1, len(labels) - 1)):
        yield ".".join(labels[first:])


def _evidence(one: _Known, outlets: _Outlets) -> Iterator[_Evidence]:
    for credit in one.report.credits:
        yield _credited(one.report, credit, outlets.called)
    yield from _voices(one.report, one.statements)
    yield from _mentions(one.report, outlets)


def _credited(report: Report, credit: Credit, names: Sequence[str]) -> _Evidence:
    """What a credit shows; a mark alone (ktx) is the one outlet's among the names given whose mark it is."""
    called = (outlet_of(credit.outlet, names) or credit.outlet) if credit.outlet else None
    keys = keys_of(called, pack_of(report)) if called else frozenset()
    if credit.domain and (key := host_key(credit.domain)):
        keys |= {key}
    named = credit.outlet or credit.domain or credit.text
    spans = (Span(credit.start, credit.end, credit.text),)
    if credit.link == "translates":
        text = f"says it is translated from {named}"
        return _Evidence("translation-credit", keys, credit.domain, "translate", text, spans)
    return _Evidence("credit-line", keys, credit.domain, "cite", f"credits {named}", spans)


def _voices(report: Report, statements: Iterable[Statement]) -> Iterator[_Evidence]:
    """The outlets that the chains of a report's statements go through, or end in."""
    pack = pack_of(report)
    own = {credit.text for credit in report.credits}  # credits lengthen chains; they count for themselves
    for statement in statements:
        for link in statement.chain[1:]:
            if link.kind in RELAYS and link.name and link.link != "publishes":
                spans = tuple(span for span in link.evidence if span.text not in own)
                if link.evidence and not spans:
                    continue
                shown = spans or statement.source or statement.cue
                yield _Evidence("cited-voice", keys_of(link.name, pack), None, "cite", f"cites {link.name}", shown)


def _mentions(report: Report, outlets: _Outlets) -> Iterator[_Evidence]:
    pack = pack_of(report)
    if pack is None:
        return
    for mention in citations_in(report.text, outlets.names, pack, outlets.parts, outlets.ends):
        text, part = f"names {mention.name.text} as who says so", mention.key not in outlets.whole
        yield _Evidence("cited-in-text", frozenset({mention.key}), None, "cite", text, (mention.evidence,), part)


def _origins(one: _Known, evidence: _Evidence, index: Index) -> list[_Known]:
    """The reports that a piece of evidence can mean: of the named outlet, not younger, on the same matter."""
    named: dict[str, _Known] = {}
    for key in (*evidence.keys, *(_above(evidence.host) if evidence.host else ())):
        for other in _recent(index.get(key, ()), one.report):
            named[other.report.id] = other
    fitting = [other for other in named.values() if _may_be(one, other, evidence)]
    shared = {other.report.id: len(_shared(one, other)) for other in fitting}
    enough = max(shared.values(), default=0) / 2
    meant = [other for other in fitting if shared[other.report.id] >= max(enough, _least(one.report, other.report))]
    meant.sort(key=lambda o: (-shared[o.report.id], days_apart(one.report, o.report), o.report.id))
    return meant[:MEANT]


def _recent(some: Sequence[_Known], report: Report) -> Sequence[_Known]:
    """Of an outlet's reports, by date, the last RECENT that the report can cite, and as many without a date.

    So a citation costs the same however much the outlet has written.
    """
    dated = bisect_left(some, "0", key=_published)
    if not report.published:
        return some[-RECENT:]
    last = bisect_right(some, _later(report.published), key=_published)
    return (*some[: min(dated, RECENT)], *some[max(dated, last - RECENT) : last])


def _published(one: _Known) -> str:
    return (one.report.published or "")[:10]


def _later(published: str) -> str:
    """The last day that a page of this date can cite, once it is changed."""
    try:
        return (date.fromisoformat(published[:10]) + timedelta(UPDATED_DAYS)).isoformat()
    except (ValueError, OverflowError):
        return published[:10] + "~"


def _shared(one: _Known, other: _Known) -> frozenset[str]:
    """Names and numbers of both, without the words of the outlets' own names: a citation brings those anyway."""
    outlets = {word[:STEM] for key in one.keys | other.keys for word in key}
    return (one.anchors & other.anchors) - outlets


def _least(report: Report, other: Report) -> int:
    """Names and numbers that two reports on one matter have in common at the least.

    Few survive translation: of two languages one is enough, and none if the reports are of the same days.
    """
    if report.language == other.language:
        return 3
    return 0 if days_apart(report, other) <= SAME_DAYS else 1


def _may_be(one: _Known, other: _Known, evidence: _Evidence) -> bool:
    host = host_of(other.report)
    apart = days_apart(one.report, other.report)
    if (
        other.report.id == one.report.id
        or LONG_AGO < apart < inf
        or one.keys & other.keys
        or same_host(host_of(one.report), host)
    ):
        return False
    named = evidence.part or bool(evidence.keys & other.keys) or same_host(evidence.host, host)
    return named and (not_younger(other.report, one.report) or _added(one, other.report, evidence))


def _added(one: _Known, origin: Report, evidence: _Evidence) -> bool:
    """Whether a page that says it was changed may have cited this younger report then."""
    in_text = evidence.code in {"cited-voice", "cited-in-text"}
    return in_text and one.changed and days_apart(one.report, origin) <= UPDATED_DAYS


def _anchors(report: Report) -> frozenset[str]:
    """Names and numbers of a text, roughly: words with a capital, and figures."""
    found = {word.casefold() for word in _ANCHOR.findall(report.text) if word[0].isupper() or word[0].isdecimal()}
    return frozenset(word[:STEM] for word in found)


def _derivation(one: _Known, origin: _Known, evidence: _Evidence) -> Derivation:
    kind = evidence.kind
    credit = one.report.credit
    main = evidence.code == "credit-line" and credit is not None and evidence.spans[0].text == credit.text
    if main and one.report.language != origin.report.language:
        kind = "translate"
    reason = Reason(evidence.code, f"{called(one.report)} {evidence.text}", evidence.spans)
    return Derivation(one.report.id, origin.report.id, kind, True, SCORES[evidence.code], (reason,))


def _rank(derivation: Derivation) -> int:
    return ORDER.index(derivation.because[0].code)


def _keep(best: dict[tuple[str, str], Derivation], new: Derivation) -> None:
    """Keep the stronger derivation of a pair; a weaker one adds its reason where it is of another kind."""
    pair = (new.report, new.origin)
    old = best.get(pair)
    if old is None:
        best[pair] = new
        return
    strong, weak = (new, old) if _rank(new) < _rank(old) else (old, new)
    codes = {reason.code for reason in strong.because}
    further = tuple(reason for reason in weak.because if reason.code not in codes)
    best[pair] = replace(strong, because=strong.because + further)
