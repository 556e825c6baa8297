"""Source graphs as one Graphviz file: a cluster for each claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ondit.provenance.sources import SourceGraph

SHAPES = {"origin": "ellipse", "outlet": "box", "report": "note"}


def dot(graphs: Iterable[tuple[str, str, SourceGraph]]) -> str:
    """A `digraph` of (claim id, its sentence, its graph); arrows point from the source to who has it from there."""
    lines = ["digraph ondit {", "  rankdir=LR;", '  node [fontname="sans-serif"];']
    for number, (name, sentence, graph) in enumerate(graphs):
        lines += [f"  subgraph cluster_{number} {{", f"    label={_quoted(f'{name}: {sentence}')};"]
        lines += _body(f"{number}/", graph)
        lines.append("  }")
    return "\n".join([*lines, "}", ""])


def _body(prefix: str, graph: SourceGraph) -> Iterator[str]:
    for point in graph.points:
        label = "\n".join(part for part in (point.label, point.note) if part)
        style = "" if point.named else ", style=dashed"
        yield f"    {_quoted(prefix + point.id)} [label={_quoted(label)}, shape={SHAPES[point.kind]}{style}];"
    for arrow in graph.arrows:
        ends = f"{_quoted(prefix + arrow.start)} -> {_quoted(prefix + arrow.end)}"
        yield f"    {ends} [label={_quoted(arrow.how)}];"


def _quoted(text: str) -> str:
    kept = "".join(char if char.isprintable() or char == "\n" else " " for char in text)
    return '"' + kept.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
