"""A source graph as SVG: boxes and arrows, told apart by shape as well as by colour. Holds no script and no link."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from ondit.drawing.layout import ACROSS, LINE, PADDING, WIDTH, Box, lay_out
from ondit.provenance.sources import Arrow, SourceGraph

HEAD, SIDE = 9, 30  # length of an arrow's head; how far an arrow back to the same layer steps aside
ROUND = {"origin": 14, "outlet": 0, "report": 4}  # how round the corners of a box are


def draw(graph: SourceGraph, *, title: str) -> str:
    """The drawing as an `<svg>` element; classes name what a style sheet may colour."""
    layout = lay_out(graph)
    size = {"width": str(layout.width), "height": str(layout.height), "viewBox": f"0 0 {layout.width} {layout.height}"}
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", **size})
    SubElement(svg, "title").text = plain(title)
    for arrow in graph.arrows:
        _arrow(svg, arrow, layout.boxes[arrow.start], layout.boxes[arrow.end], layout.height)
    for box in layout.boxes.values():
        _box(svg, box)
    return tostring(svg, encoding="unicode")


def _box(svg: Element, box: Box) -> None:
    named = "named" if box.point.named else "unnamed"
    group = SubElement(svg, "g", {"class": f"point {box.point.kind} {named}"})
    SubElement(group, "title").text = plain(" · ".join(part for part in (box.point.label, box.point.note) if part))
    shape = {"x": str(box.x), "y": str(box.y), "width": str(WIDTH), "height": str(box.height)}
    SubElement(group, "rect", {**shape, "rx": str(ROUND[box.point.kind])})
    for number, line in enumerate(box.lines):
        y = box.y + PADDING + (number + 1) * LINE - 5
        SubElement(group, "text", {"x": str(box.x + PADDING), "y": str(y)}).text = plain(line)


def _arrow(svg: Element, arrow: Arrow, start: Box, end: Box, floor: int) -> None:
    group = SubElement(svg, "g", {"class": "arrow"})
    SubElement(group, "title").text = plain(arrow.how)
    path, head = _forth(start, end) if end.x > start.x else _back(start, end, floor)
    SubElement(group, "path", {"d": path, "fill": "none"})
    SubElement(group, "polygon", {"points": head})


def _forth(start: Box, end: Box) -> tuple[str, str]:
    """From the right side of one box to the left side of a later one: the line and its head."""
    x1, y1 = start.x + WIDTH, start.y + start.height // 2
    x2, y2 = end.x, end.y + end.height // 2
    bend = ACROSS // 2
    line = f"M{x1},{y1} C{x1 + bend},{y1} {x2 - bend},{y2} {x2 - HEAD},{y2}"
    return line, f"{x2 - HEAD},{y2 - 4} {x2},{y2} {x2 - HEAD},{y2 + 4}"


def _back(start: Box, end: Box, floor: int) -> tuple[str, str]:
    """From below one box round to below one that is not later."""
    x1, y1 = start.x + WIDTH // 2, start.y + start.height
    x2, y2 = end.x + WIDTH // 2 + (SIDE if end.x == start.x else 0), end.y + end.height
    line = f"M{x1},{y1} C{x1},{floor} {x2},{floor} {x2},{y2 + HEAD}"
    return line, f"{x2 - 4},{y2 + HEAD} {x2},{y2} {x2 + 4},{y2 + HEAD}"


def plain(text: str) -> str:
    """Text without what XML cannot hold and what turns the direction of reading: a blank stands for each."""
    return "".join(char if char.isprintable() else " " for char in text)
