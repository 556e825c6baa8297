"""Who has it from whom: what reports say of themselves, and what their texts show, as one list.

The order of steps: explicit credits and citations; candidates from the index; copies, cuts and rewordings in
one language; translations; then one parent for each text, and no citation that a copy only took over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ondit.provenance.citations import citations_of
from ondit.provenance.copies import LEAST, Edge, Pair, pairs_of
from ondit.provenance.dates import not_younger
from ondit.provenance.editions import editions_of
from ondit.provenance.index import Index, Likes
from ondit.provenance.likeness import Text, chain_spans, likeness, passage_spans, text_of
from ondit.provenance.outlets import same_outlet
from ondit.provenance.prints import entries_of
from ondit.provenance.translations import Rendering, Renderings, may_render
from ondit.records import Derivation, DerivationKind, Reading, Reason, Report, Span, Statement, called

# How often a first parent was right on the development families of the copied news, and for translations on the
# development stories, smoothed by one right and one wrong.
SCORES: dict[DerivationKind, float] = {"copy": 0.95, "trim": 0.95, "rewrite": 0.94, "translate": 0.92}
BATCH = 256  # reports whose entries are made together
SHOWN = 5  # passages or anchors that a reason shows
NEAR = 0.7  # of the best translation's score: within it a credited parent goes before
TAKEN_OVER: frozenset[DerivationKind] = frozenset({"copy", "trim", "translate"})  # with all that the parent cites
CREDITS = frozenset({"credit-line", "translation-credit"})
CLOSE = 0.2  # how far a report must follow one that it cites to be a rewriting of it


def derivations_of(readings: Sequence[Reading]) -> tuple[Derivation, ...]:
    """Who has it from whom; at most one derivation a pair, in the order of the readings.

    A report derives only from one that is not younger, where both dates are known. The ids of the reports
    must be different.
    """
    return _derivations([reading.report for reading in readings], {r.report.id: r.statements for r in readings})


def derivations_between(reports: Sequence[Report]) -> tuple[Derivation, ...]:
    """The same of reports that nobody has read: credits and the texts alone."""
    return _derivations(reports, {})


def _derivations(reports: Sequence[Report], statements: Mapping[str, Sequence[Statement]]) -> tuple[Derivation, ...]:
    said = {(one.report, one.origin): one for one in citations_of(reports, statements)}
    likes, index = _likes(reports)
    texts = {report.id: text_of(report, index) for report in reports}
    cited = {edge: _sort(texts, edge, one) for edge, one in said.items()}
    credited = frozenset(edge for edge, one in cited.items() if one.because[0].code in CREDITS)
    pairs = {pair.child: pair for pair in pairs_of(texts, likes, credited)}
    renderings = _renderings(texts, likes, frozenset(cited), credited)
    shown = [_shown(texts, name, pairs.get(name), renderings.get(name)) for name in texts]
    made = _without_circles([one for one in shown if one is not None])
    found = _with_editions(_merged(cited, {(one.report, one.origin): one for one in made}), reports)
    place = {report.id: number for number, report in enumerate(reports)}
    return tuple(sorted(_own_citations(found, made), key=lambda one: (place[one.report], place[one.origin])))


def _sort(texts: Mapping[str, Text], edge: Edge, one: Derivation) -> Derivation:
    """A citation of a report that the whole text follows is a rewriting of it."""
    child, parent = texts[edge[0]], texts[edge[1]]
    if one.kind != "cite" or child.report.language != parent.report.language:
        return one
    like = likeness(child, parent)
    close = like.in_order >= CLOSE and like.copied >= CLOSE and like.copied * len(child.words) >= LEAST
    return replace(one, kind="rewrite") if close else one


def _likes(reports: Sequence[Report]) -> tuple[dict[str, Likes], Index]:
    entries = [entry for start in range(0, len(reports), BATCH) for entry in entries_of(reports[start : start + BATCH])]
    index = Index(entries)
    found: dict[str, Likes] = {}
    for start in range(0, len(entries), BATCH):
        some = entries[start : start + BATCH]
        found.update((entry.id, likes) for entry, likes in zip(some, index.likes(some), strict=True))
    return found, index


def _renderings(
    texts: Mapping[str, Text], likes: Mapping[str, Likes], cited: frozenset[Edge], credited: frozenset[Edge]
) -> dict[str, Rendering]:
    """For each report that is a translation the one it is made from."""
    pairs = sorted(_foreign(texts, likes, cited))
    compared = Renderings(texts[name].report for name in dict.fromkeys(name for pair in pairs for name in pair))
    proven: dict[str, list[Rendering]] = {}
    for pair in pairs:
        one = compared.compare(*(texts[name].report for name in _turned(texts, pair)))
        if one.proven or (one.likely and _says_translated(texts[one.child].report)):
            proven.setdefault(one.child, []).append(one)
    return {child: _nearest(some, credited) for child, some in proven.items()}


def _says_translated(report: Report) -> bool:
    return any(credit.link == "translates" for credit in report.credits)


def _foreign(texts: Mapping[str, Text], likes: Mapping[str, Likes], cited: frozenset[Edge]) -> set[Edge]:
    """Pairs of two languages and outlets that dates allow, each once: the smaller id first."""
    pairs = {(name, other) for name, like in likes.items() for other, _ in like.foreign} | cited
    return {
        (min(pair), max(pair))
        for pair in pairs
        for one, other in [(texts[pair[0]].report, texts[pair[1]].report)]
        if may_render(one, other) and not same_outlet(one, other)
    }


def _turned(texts: Mapping[str, Text], pair: Edge) -> Edge:
    """Child and parent of a pair: by date, else the shorter from the longer."""
    one, other = texts[pair[0]], texts[pair[1]]
    first, second = not_younger(other.report, one.report), not_younger(one.report, other.report)
    if first != second:
        return pair if first else pair[::-1]
    return pair if len(one.words) < len(other.words) else pair[::-1]


def _nearest(some: Sequence[Rendering], credited: frozenset[Edge]) -> Rendering:
    best = max(one.score for one in some)
    near = [one for one in some if one.score >= NEAR * best and (one.child, one.parent) in credited]
    return max(near or some, key=lambda one: (one.score, one.parent))


def _shown(texts: Mapping[str, Text], name: str, pair: Pair | None, rendering: Rendering | None) -> Derivation | None:
    """The parent that a text shows: copied wording goes before a translation, that before a rewording."""
    if pair is not None and (rendering is None or pair.shown_by == "passages"):
        return _from_pair(texts, pair)
    return None if rendering is None else _from_rendering(texts, rendering)


def _from_pair(texts: Mapping[str, Text], pair: Pair) -> Derivation:
    child, parent = texts[pair.child], texts[pair.parent]
    names = called(child.report), called(parent.report)
    if pair.shown_by == "passages":
        share = round(100 * pair.like.copied)
        text = f"{share} percent of the words of {names[0]} stand in passages that {names[1]} has too"
        reason = Reason("shared-passage", text, passage_spans(child, pair.like.passages, most=SHOWN))
    else:
        text = f"{names[0]} has {len(pair.like.chain.pairs)} of its rarer words in the order of {names[1]}"
        reason = Reason("shared-anchors", text, chain_spans(child, pair.like.chain, most=SHOWN))
    return Derivation(pair.child, pair.parent, pair.kind, False, SCORES[pair.kind], (reason,))


def _from_rendering(texts: Mapping[str, Text], one: Rendering) -> Derivation:
    child, parent = texts[one.child].report, texts[one.parent].report
    text = (
        f"{called(child)} has {len(one.anchors)} names, numbers and quotations in the order of {called(parent)}, "
        f"which is in another language"
    )
    spans = tuple(anchor.span(child.text) for anchor in one.anchors[:SHOWN])
    reasons = [Reason("shared-anchors", text, spans)]
    for credit in child.credits:
        if credit.link == "translates":
            said = f"{called(child)} says that it is translated"
            reasons.append(Reason("translation-credit", said, (Span(credit.start, credit.end, credit.text),)))
            break
    return Derivation(
        one.child, one.parent, "translate", len(reasons) > 1, SCORES["translate"], _credits_first(reasons)
    )


def _without_circles(made: Sequence[Derivation]) -> list[Derivation]:
    """Each report has one parent here; where that leads back to the report, the last step in order of ids goes."""
    parent = {one.report: one.origin for one in made}
    for start in sorted(parent):
        seen = [start]
        while (above := parent.get(seen[-1])) is not None and above not in seen:
            seen.append(above)
        if above == start:
            del parent[max(seen)]
    return [one for one in made if one.report in parent]


def _merged(cited: Mapping[Edge, Derivation], made: Mapping[Edge, Derivation]) -> dict[Edge, Derivation]:
    """What is both said and shown is one derivation: of the kind that the texts show, and explicit."""
    found = dict(cited)
    for edge, shown in made.items():
        said = cited.get(edge)
        if said is not None:
            codes = {reason.code for reason in shown.because}
            more = tuple(reason for reason in said.because if reason.code not in codes)
            found[edge] = replace(shown, explicit=True, because=_credits_first(shown.because + more))
        else:
            found[edge] = shown
    return found


def _with_editions(found: Mapping[Edge, Derivation], reports: Sequence[Report]) -> dict[Edge, Derivation]:
    """The same, and what publishers call one text in two languages; what texts or credits show goes before it."""
    known = dict(found)
    for one in editions_of(reports):
        shown = known.get((one.report, one.origin)) or known.get((one.origin, one.report))
        if shown is None:
            known[one.report, one.origin] = one
        elif shown.kind == "translate":
            edge = shown.report, shown.origin
            known[edge] = replace(shown, explicit=True, because=_credits_first((*shown.because, *one.because)))
        else:
            known.pop((shown.report, shown.origin))
            known[one.report, one.origin] = replace(one, because=_credits_first((*one.because, *shown.because)))
    return known


def _credits_first(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """What a page says of itself as a whole comes before what one finds out."""
    return tuple(sorted(reasons, key=lambda reason: reason.code not in CREDITS))


def _own_citations(found: Mapping[Edge, Derivation], made: Iterable[Derivation]) -> list[Derivation]:
    """Without the citations that a report took over with the text that holds them."""
    parents = {one.report: one.origin for one in made if one.kind in TAKEN_OVER}
    return [one for edge, one in found.items() if not _taken_over(edge, one, parents, found)]


def _taken_over(edge: Edge, one: Derivation, parents: Mapping[str, str], found: Mapping[Edge, Derivation]) -> bool:
    parent = parents.get(edge[0])
    if parent is None or parent == edge[1] or one.because[0].code not in {"cited-voice", "cited-in-text"}:
        return False
    return (parent, edge[1]) in found
