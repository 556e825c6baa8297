from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ondit.drawing.dot import dot
from ondit.provenance.sources import Arrow, Point, SourceGraph

STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')


def bare(text: str) -> str:
    """A Graphviz file without its strings: what Graphviz takes for code."""
    return STRING.sub("S", text)


def test_a_cluster_for_each_claim_and_an_edge_for_each_arrow(plain_graph: SourceGraph, circle: SourceGraph) -> None:
    made = dot([("c-1", "The ferry was sold", plain_graph), ("c-2", "The ferry sank", circle)])
    assert 'label="c-1: The ferry was sold"' in made
    assert made.count("subgraph cluster_") == 2
    assert made.count(" -> ") == len(plain_graph.arrows) + len(circle.arrows)
    assert '"0/origin 1" [label="port official\\nnot named", shape=ellipse, style=dashed];' in made
    assert '"0/r1" -> "0/r2" [label="copies"];' in made


def test_no_claims_are_an_empty_graph() -> None:
    assert bare(dot([])) == "digraph ondit {\n  rankdir=LR;\n  node [fontname=S];\n}\n"


@given(st.text(), st.text())
def test_whatever_the_words_the_code_stays_the_same(label: str, other: str) -> None:
    def made(label: str, other: str) -> str:
        points = (Point("a", "origin", f"x{label}", f"y{other}"), Point("b", "report", f"x{other}"))
        return dot([("c-1", label, SourceGraph(points, (Arrow("a", "b", label),)))])

    assert bare(made(label, other)) == bare(made("plain", "words"))


def test_hostile_words_leave_no_control_characters(hostile_graph: SourceGraph) -> None:
    made = dot([("c-1", "x", hostile_graph)])
    assert "\u202e" not in made
    assert "\u0007" not in made
    assert "rm" not in bare(made)
