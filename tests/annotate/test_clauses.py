"""The clauses of cue sentences against those marked by hand in clauses-de.yaml and clauses-en.yaml."""

from __future__ import annotations

import pytest
from tests.annotate.clauses import Verdict, judge, read_gold

from ondit.annotate.pipeline import annotate_all
from ondit.packs.language import language_pack
from ondit.records import Part


def verdicts(code: str) -> list[Verdict]:
    """What the program makes of each sentence of a language's gold."""
    _, cases = read_gold(code)
    pages = [(case.text, (Part("body", 0, len(case.text)),)) for case in cases]
    documents = annotate_all(pages, language_pack(code))
    return [judge(case, document) for case, document in zip(cases, documents, strict=True)]


def shown(verdict: Verdict) -> str:
    case = verdict.case
    wanted = f"[{case.clause}] verb={case.verb} subject={case.subject or '-'}"
    return f"{case.kind}: {'+'.join(verdict.wrong)}\n  {case.text}\n  gold {wanted}\n  got  {verdict.got}"


@pytest.mark.parametrize("code", ["de", "en"])
def test_clauses(code: str) -> None:
    floor, cases = read_gold(code)
    wrong = [verdict for verdict in verdicts(code) if verdict.wrong]
    share = 100 * (1 - len(wrong) / len(cases))
    print(f"\n{code}: {share:.1f} % of {len(cases)} right in finite verb, border and subject; floor {floor}\n")
    print("\n".join(shown(verdict) for verdict in wrong))
    assert share >= floor


@pytest.mark.parametrize("code", ["de", "en"])
def test_enough(code: str) -> None:
    assert len(read_gold(code)[1]) >= 150
