"""Source graphs made by hand."""

from __future__ import annotations

import pytest

from ondit.provenance.sources import Arrow, Point, SourceGraph
from ondit.records import Span

HOSTILE = '<script>alert(1)</script> "]; rm \\" & \u202eevil\u0007'


@pytest.fixture
def plain_graph() -> SourceGraph:
    """An official whom one report quotes and another one copies from there; a second paper cites an outlet outside."""
    points = (
        Point("origin 1", "origin", "port official", "not named", named=False),
        Point("outlet kelp", "outlet", "Kelp Post", "not among these reports"),
        Point("r1", "report", "Fjord Courier", "2025-02-03"),
        Point("r2", "report", "Delta Herald", "2025-02-04"),
        Point("r3", "report", "Oasis Tribune", "2025-02-05"),
    )
    said = Span(4, 17, "port official")
    arrows = (
        Arrow("origin 1", "r1", "quotes", "r1", (said, said)),
        Arrow("r1", "r2", "copies"),
        Arrow("outlet kelp", "r3", "has it through"),
        Arrow("r1", "r3", "cites"),
    )
    return SourceGraph(points, arrows)


@pytest.fixture
def circle() -> SourceGraph:
    """Two reports that cite one another, and a third that cites the second."""
    points = tuple(Point(name, "report", f"Paper {name}") for name in ("r1", "r2", "r3"))
    return SourceGraph(points, (Arrow("r1", "r2", "cites"), Arrow("r2", "r1", "cites"), Arrow("r2", "r3", "cites")))


@pytest.fixture
def hostile_graph() -> SourceGraph:
    """Names and words that would be markup, code or a change of direction wherever they are not escaped."""
    points = (Point(HOSTILE, "origin", HOSTILE, HOSTILE, named=False), Point("r1", "report", HOSTILE, HOSTILE))
    return SourceGraph(points, (Arrow(HOSTILE, "r1", HOSTILE, "r1", (Span(0, len(HOSTILE), HOSTILE),)),))
