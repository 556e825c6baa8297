"""The source graph of a claim, on three invented reports that are read."""

from __future__ import annotations

import pytest

from ondit.ingest.carriers import reports
from ondit.provenance.picture import source_graphs
from ondit.provenance.sources import SourceGraph
from ondit.records import Report, Trace
from ondit.samples import SAMPLES
from ondit.tracing import trace


@pytest.fixture(scope="module")
def samples() -> Trace:
    found = [report for sample in SAMPLES for report in reports([str(sample.path)], sample.settings)]
    return trace(report for report in found if isinstance(report, Report))


@pytest.fixture(scope="module")
def graphs(samples: Trace) -> dict[str, SourceGraph]:
    return source_graphs(samples.claims, samples.reports, samples.derivations)


def test_every_claim_has_a_graph_with_all_its_reports(samples: Trace, graphs: dict[str, SourceGraph]) -> None:
    for claim in samples.claims:
        drawn = {point.id for point in graphs[claim.id].points if point.kind == "report"}
        assert drawn == {said.report for said in claim.supporting}


def test_arrows_begin_and_end_at_points(graphs: dict[str, SourceGraph]) -> None:
    for graph in graphs.values():
        names = {point.id for point in graph.points}
        assert all(arrow.start in names and arrow.end in names for arrow in graph.arrows)


def test_evidence_stands_in_the_report_it_is_said_to(samples: Trace, graphs: dict[str, SourceGraph]) -> None:
    texts = {reading.report.id: reading.report.text for reading in samples.reports}
    arrows = [arrow for graph in graphs.values() for arrow in graph.arrows if arrow.evidence]
    assert arrows
    for arrow in arrows:
        assert arrow.report is not None
        assert all(texts[arrow.report][span.start : span.end] == span.text for span in arrow.evidence)


def test_a_translation_has_it_from_its_original(samples: Trace, graphs: dict[str, SourceGraph]) -> None:
    outlets = {reading.report.id: reading.report.outlet.name for reading in samples.reports}
    pairs = {(outlets.get(a.start), outlets.get(a.end)) for graph in graphs.values() for a in graph.arrows}
    assert ("Meridian Post", "Küstenbote") in pairs
    assert ("Küstenbote", "Meridian Post") not in pairs


def test_words_come_in_the_language_that_is_asked_for(samples: Trace) -> None:
    german = source_graphs(samples.claims, samples.reports, samples.derivations, language="de")
    assert "übersetzt" in {arrow.how for graph in german.values() for arrow in graph.arrows}
