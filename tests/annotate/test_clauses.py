"""The clauses of cue sentences against those marked by hand in clauses-de.yaml and clauses-en.yaml."""

from __future__ import annotations

import pytest
from tests.annotate.clauses import Verdict, judge, read_gold

from ondit.annotate.pipeline import annotate_all
from ondit.packs.language import language_pack
from ondit.records import Part


def verdicts(name: str) -> list[Verdict]:
    """What the program makes of each sentence of `clauses-<name>.yaml`."""
    _, cases = read_gold(name)
    pages = [(case.text, (Part("body", 0, len(case.text)),)) for case in cases]
    documents = annotate_all(pages, language_pack(name[-2:]))
    return [judge(case, document) for case, document in zip(cases, documents, strict=True)]


def shown(verdict: Verdict) -> str:
    case = verdict.case
    wanted = f"[{case.clause}] verb={case.verb} subject={case.subject or '-'}"
    return f"{case.kind}: {'+'.join(verdict.wrong)}\n  {case.text}\n  gold {wanted}\n  got  {verdict.got}"


NAMES = ("de", "en", "unseen-de", "unseen-en", "unseen-second-de", "unseen-second-en")
LEAST = {"unseen": 60, "unseen-second": 40}  # sentences that a file kept apart must have


@pytest.mark.parametrize("name", NAMES)
def test_clauses(name: str) -> None:
    floor, cases = read_gold(name)
    wrong = [verdict for verdict in verdicts(name) if verdict.wrong]
    share = 100 * (1 - len(wrong) / len(cases))
    print(f"\n{name}: {share:.1f} % of {len(cases)} right in finite verb, border and subject; floor {floor}\n")
    if not name.startswith("unseen"):  # those are not to be looked at
        print("\n".join(shown(verdict) for verdict in wrong))
    assert share >= floor


@pytest.mark.parametrize("name", NAMES)
def test_enough(name: str) -> None:
    assert len(read_gold(name)[1]) >= LEAST.get(name[:-3], 150)


def test_no_doubles() -> None:
    """No sentence stands in two files, or twice in one."""
    texts = [case.text for name in NAMES for case in read_gold(name)[1]]
    assert len(texts) == len(set(texts))
