from __future__ import annotations

import jsonschema
import pytest

from ondit.errors import InputError
from ondit.ingest.carriers import reports
from ondit.ingest.report import report_of
from ondit.records import Report, Trace, as_json
from ondit.samples import SAMPLES
from ondit.schema import schema_of
from ondit.settings import Settings
from ondit.tracing import trace


@pytest.fixture(scope="module")
def samples() -> Trace:
    found = [report for sample in SAMPLES for report in reports([str(sample.path)], sample.settings)]
    assert not [error for error in found if isinstance(error, InputError)]
    return trace(report for report in found if isinstance(report, Report))


def test_the_translation_is_known_by_its_credit(samples: Trace) -> None:
    outlets = {reading.report.id: reading.report.outlet.name for reading in samples.reports}
    derived = [(outlets[d.report], outlets[d.origin], d.kind, d.explicit) for d in samples.derivations]
    assert derived == [("Küstenbote", "Meridian Post", "translate", True)]
    assert samples.derivations[0].because[0].evidence[0].text == "Quelle: Meridian Post"


def test_evidence_stands_in_the_report(samples: Trace) -> None:
    texts = {reading.report.id: reading.report.text for reading in samples.reports}
    for derivation in samples.derivations:
        for reason in derivation.because:
            for span in reason.evidence:
                assert texts[derivation.report][span.start : span.end] == span.text


def test_a_trace_fits_its_schema(samples: Trace) -> None:
    jsonschema.validate(as_json(samples), schema_of("trace"))


def test_a_report_that_is_rejected_is_denied_however_many_reject_it() -> None:
    first = (
        "Nordland plans to buy tanks from Sernia, the Herald reported on Monday.\n\nThe defence minister rejected the "
        "report. A ministry spokesman denied it."
    )
    second = (
        "Nordland wants to buy tanks from Sernia, the Post wrote on Tuesday, citing two officials.\n\nA government "
        "spokesman dismissed the report as speculation."
    )
    told = [first, second]
    claims = trace(report_of(text, f"page {n}", Settings(language="en")) for n, text in enumerate(told)).claims
    assert [(len(claim.supporting), len(claim.denying)) for claim in claims] == [(2, 3)]
