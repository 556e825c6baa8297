from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ondit.drawing.layout import LETTERS, LINES, WIDTH, Layout, lay_out, lines_of
from ondit.provenance.sources import Arrow, Point, SourceGraph


@st.composite
def graphs(draw: st.DrawFn) -> SourceGraph:
    names = [f"p{number}" for number in range(draw(st.integers(0, 7)))]
    points = tuple(Point(name, "report", draw(st.text(max_size=90)), draw(st.text(max_size=30))) for name in names)
    pairs = (
        draw(st.sets(st.sampled_from([(a, b) for a in names for b in names if a != b]))) if len(names) > 1 else set()
    )
    return SourceGraph(points, tuple(Arrow(a, b, "cites") for a, b in sorted(pairs)))


def apart(layout: Layout) -> bool:
    """Whether no two boxes lie on one another."""
    return all(
        a.x + WIDTH <= b.x or b.x + WIDTH <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y
        for a, b in combinations(layout.boxes.values(), 2)
    )


@given(graphs())
def test_boxes_lie_beside_one_another_and_on_the_sheet(graph: SourceGraph) -> None:
    layout = lay_out(graph)
    assert set(layout.boxes) == {point.id for point in graph.points}
    assert apart(layout)
    for box in layout.boxes.values():
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + WIDTH <= layout.width
        assert box.y + box.height <= layout.height


@given(graphs())
def test_the_same_graph_is_laid_out_the_same(graph: SourceGraph) -> None:
    assert lay_out(graph) == lay_out(graph)


def test_who_has_it_from_another_stands_right_of_him(plain_graph: SourceGraph) -> None:
    boxes = lay_out(plain_graph).boxes
    assert all(boxes[arrow.start].x < boxes[arrow.end].x for arrow in plain_graph.arrows)


def test_in_a_circle_one_arrow_leads_back_and_has_room_below(circle: SourceGraph) -> None:
    layout = lay_out(circle)
    back = [arrow for arrow in circle.arrows if layout.boxes[arrow.start].x >= layout.boxes[arrow.end].x]
    assert [(arrow.start, arrow.end) for arrow in back] == [("r2", "r1")]
    assert max(box.y + box.height for box in layout.boxes.values()) + 20 < layout.height


def test_an_empty_graph_has_no_boxes() -> None:
    assert not lay_out(SourceGraph((), ())).boxes


def test_a_long_name_is_folded_and_cut_with_an_ellipsis() -> None:
    lines = lines_of(Point("r1", "report", "the ministry of the northern harbours " * 9, "2025-02-03"))
    assert len(lines) == LINES + 1
    assert all(len(line) <= LETTERS for line in lines)
    assert lines[LINES - 1].endswith("…")
    assert lines[-1] == "2025-02-03"
