"""The claims of a trace drawn for people: range, reasons, and the ladder of who has it from whom. Prints nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from ondit.cli.plain import clean, shorten
from ondit.cli.register import line
from ondit.drawing.page import adds_nothing, chosen, rests_on_nobody
from ondit.drawing.words import range_in_words, said_by, through
from ondit.provenance.picture import source_graphs
from ondit.provenance.sources import Arrow, Point, SourceGraph
from ondit.records import Claim, Reading, Relation, Said, Statement, Tie, Trace, called

SHOWN = 120  # cells of words that are shown as evidence


def drawn(trace: Trace) -> Iterator[RenderableType]:
    """One block for each claim, those of most reports first."""
    graphs = source_graphs(trace.claims, trace.reports, trace.derivations)
    readings = {reading.report.id: reading for reading in trace.reports}
    texts = {claim.id: claim.text for claim in trace.claims}
    claims = [claim for claim in chosen(trace.claims) if not rests_on_nobody(claim)]
    for number, claim in enumerate(claims, start=1):
        yield Text.assemble(("\n" if number > 1 else "", ""), (f"{number}  {clean(claim.text)}", "bold"))
        yield Padding(Group(*_body(claim, graphs[claim.id], readings, texts)), (0, 0, 0, 3))
    if not claims:
        yield Padding(Text("no two of these reports make the same claim on somebody's word"), (0, 0, 0, 2))
    others = [claim for claim in trace.claims if rests_on_nobody(claim)]
    if others:
        yield Text("\nSaid by several of them in their own words, on nobody's word", style="bold")
        for claim in others:
            yield Padding(Text(f"{clean(claim.text)}  {claim.id}"), (0, 0, 0, 3))


def _body(
    claim: Claim, graph: SourceGraph, readings: Mapping[str, Reading], texts: Mapping[str, str]
) -> Iterator[RenderableType]:
    if claim.frame is not None:
        yield Text(f"{clean(claim.pack or '')}: {line(claim)}")
    yield Text(_range(claim), style="bold")
    for reason in claim.origins.because if claim.origins is not None and claim.supporting else ():
        yield Text(f"- {clean(reason.text)}")
    yield from ladders(graph)
    nothing = [clean(said) for said in adds_nothing(graph)]
    if nothing:
        yield Text(f"Add nothing: {'; '.join(nothing)}")
    if claim.denying:
        yield Text(f"Denied by: {'; '.join(_speakers(claim.denying, readings))}")
    for label, relations in (("Updates", claim.updates), ("Contradicts", claim.contradicts)):
        for relation in relations:
            yield Text(f"{label}: {_related(relation, texts)}")
    yield Text(claim.id, style="dim")


def _range(claim: Claim) -> str:
    more = through(claim)
    said = range_in_words(claim)
    return clean(f"{said}; {more}" if more else said)


def _related(relation: Relation, texts: Mapping[str, str]) -> str:
    reasons = ", ".join(clean(reason.text) for reason in relation.because)
    return f"{clean(texts.get(relation.claim, relation.claim))} ({reasons})"


def _speakers(said: Sequence[Said], readings: Mapping[str, Reading]) -> list[str]:
    found = [
        f"{clean(said_by(*_statement(one, readings)))} ({clean(called(readings[one.report].report))})" for one in said
    ]
    return list(dict.fromkeys(found))


def _statement(said: Said, readings: Mapping[str, Reading]) -> tuple[Statement, Reading]:
    reading = readings[said.report]
    return next(one for one in reading.statements if one.id == said.statement), reading


def ladders(graph: SourceGraph) -> Iterator[Tree]:
    """A tree from each origin down; a report with two sources stands below the first and is pointed to by the other."""
    seen: set[str] = set()
    for point in _roots(graph):
        tree = Tree(_label(point, None))
        _grow(tree, graph, point, seen)
        yield tree


def _roots(graph: SourceGraph) -> Iterator[Point]:
    """The points without a source; in a closed circle the first of it."""
    reached: set[str] = set()
    ordered = sorted(graph.points, key=lambda point: any(True for _ in graph.into(point.id)))
    for point in ordered:
        if point.id not in reached:
            yield point
            waiting = [point.id]
            while waiting:
                here = waiting.pop()
                if here not in reached:
                    reached.add(here)
                    waiting += [arrow.end for arrow in graph.out_of(here)]


def _grow(tree: Tree, graph: SourceGraph, root: Point, seen: set[str]) -> None:
    """Hang everything below a point on its tree, depth first; without recursion, however long the chain."""
    points = {one.id: one for one in graph.points}
    seen.add(root.id)
    open_branches = [(tree, graph.out_of(root.id))]
    while open_branches:
        branch, arrows = open_branches[-1]
        arrow = next(arrows, None)
        if arrow is None:
            open_branches.pop()
            continue
        below = points[arrow.end]
        if below.id in seen:
            branch.add(Text(f"{_told(below, arrow)} (see above)"))
            continue
        seen.add(below.id)
        open_branches.append((branch.add(_label(below, arrow)), graph.out_of(below.id)))


def _called(point: Point) -> str:
    return clean(f"{point.label}, {point.note}" if point.note and point.kind == "report" else point.label)


def _label(point: Point, arrow: Arrow | None) -> Text:
    note = f" ({clean(point.note)})" if point.note and point.kind != "report" else ""
    if arrow is None:
        return Text(f"{_called(point)}{note}", style="bold")
    return Text(_told(point, arrow, note))


def _told(point: Point, arrow: Arrow, note: str = "") -> str:
    """Who has it, how, and the words that show it."""
    words = " … ".join(dict.fromkeys(clean(span.text) for span in arrow.evidence))
    shown = f" “{shorten(words, SHOWN)}”" if words else ""
    return f"{_called(point)}{note}: {clean(arrow.how)}{shown}"


def explained(trace: Trace, claim: Claim) -> RenderableType:
    """A claim's range step by step: who says it, what is one, what is apart, what follows."""
    readings = {reading.report.id: reading for reading in trace.reports}
    graph = source_graphs((claim,), trace.reports, trace.derivations)[claim.id]
    supporting, denying = ([_saying(one, readings) for one in some] for some in (claim.supporting, claim.denying))
    return stepwise(claim, supporting, denying, graph)


def stepwise(
    claim: Claim, supporting: Sequence[str], denying: Sequence[str], graph: SourceGraph | None
) -> RenderableType:
    """A range step by step, from lines that say who says it and who denies it; graph None: it is not drawn."""
    blocks: list[RenderableType] = [Text(f"{clean(claim.text)}  {claim.id}", style="bold"), Text(_range(claim))]
    blocks += _part("1. Who says so", supporting)
    blocks += _part("Who denies it", denying)
    if claim.origins is not None:
        blocks += _part("2. What is one voice, or has it from another", [_tie(tie) for tie in claim.origins.must_link])
        blocks += _part("3. What cannot be one voice", [_tie(tie) for tie in claim.origins.cannot_link])
        certificate = [f"no two of these can be one origin: {', '.join(claim.origins.certificate)}"]
        blocks += _part("4. What is proven", certificate if len(claim.origins.certificate) > 1 else [])
        blocks += _part("5. So", [clean(reason.text) for reason in claim.origins.because])
    if graph is not None:
        blocks.append(Text("\nWho has it from whom", style="bold"))
        blocks += (Padding(tree, (0, 0, 0, 2)) for tree in ladders(graph))
    return Group(*blocks)


def _part(title: str, lines: Sequence[str]) -> list[RenderableType]:
    if not lines:
        return []
    return [Text(f"\n{title}", style="bold"), *(Padding(Text(line), (0, 0, 0, 2)) for line in lines)]


def _saying(said: Said, readings: Mapping[str, Reading]) -> str:
    statement, reading = _statement(said, readings)
    words = " … ".join(clean(span.text) for span in statement.content)
    rules = ", ".join(dict.fromkeys(clean(mark.rule) for mark in said.because))
    how = f" [{rules}]" if rules else " [by its wording]"
    return (
        f"{clean(said.report)}:{statement.voice}  {clean(said_by(statement, reading))}: “{shorten(words, SHOWN)}”{how}"
    )


def _tie(tie: Tie) -> str:
    shown = " … ".join(dict.fromkeys(clean(span.text) for span in tie.evidence))
    words = f": “{shorten(shown, SHOWN)}”" if shown else ""
    return f"{clean(tie.a)} and {clean(tie.b)}, {clean(tie.code)}: {clean(tie.text)}{words}"
