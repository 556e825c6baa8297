from __future__ import annotations

import pytest

from ondit.ingest.credits import credit_line, credit_tail, mark_credits


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Quelle: edition.cnn.com", [("CNN", "edition.cnn.com", "credits")]),
        ("Quelle: CNN", [("CNN", None, "credits")]),
        ("Quellen: dpa, Reuters", [("dpa", None, "credits"), ("Reuters", None, "credits")]),
        ("Source: https://www.hafenbote.example/a?b=1", [("hafenbote.example", "hafenbote.example", "credits")]),
        ("Source: Harbour Herald", [("Harbour Herald", None, "credits")]),
        ("Quelle: Harbour Herald. Übersetzung: Redaktion Bote", [("Harbour Herald", None, "translates")]),
        ("(dpa)", [("dpa", None, "credits")]),
        ("dpa/AFP", [("dpa", None, "credits"), ("AFP", None, "credits")]),
        ("jma/dpa", [("dpa", None, "credits")]),
        ("© AFP", [("AFP", None, "credits")]),
        ("Mit Material von dpa", [("dpa", None, "credits")]),
        ("With reporting by Reuters", [("Reuters", None, "credits")]),
        ("Reuters contributed to this report.", [("Reuters", None, "credits")]),
        ("This article first appeared in the Harbour Herald.", [("Harbour Herald", None, "republishes")]),
        ("Dieser Artikel erschien zuerst bei Hafenbote", [("Hafenbote", None, "republishes")]),
        ("(Gekürzt. Zuerst erschienen im Hafenboten.)", [("Hafenboten", None, "republishes")]),
        ("Translated from the Alpenpost", [("Alpenpost", None, "translates")]),
        ("Übersetzt aus dem Englischen", [(None, None, "translates")]),
        ("Translated from Russian. Original: Baltic Post, balticpost.example", [("Baltic Post", None, "translates")]),
        ("Original: Alpenbote", [("Alpenbote", None, "republishes")]),
    ],
)
def test_credit_lines(line: str, found: list[tuple[str | None, str | None, str]]) -> None:
    assert [(one.outlet, one.domain, one.link) for one in credit_line(line)] == found


@pytest.mark.parametrize(
    "line",
    [
        "Die Quelle der Elbe liegt im Riesengebirge.",
        "Quelle: ein Beamter, der nicht genannt werden will",
        "Germany contributed",
        "Reporting by Ann Lowe; editing by Bob Reed",
        "(hil/aef)",
        "By Ann Lowe",
        "",
    ],
)
def test_no_credit_lines(line: str) -> None:
    assert credit_line(line) == ()


def test_a_mark_of_the_dateline_counts_at_the_end() -> None:
    assert credit_line("(kst)") == ()
    assert [one.outlet for one in credit_line("(kst)", frozenset({"kst"}))] == ["kst"]


@pytest.mark.parametrize(
    ("line", "tail"),
    [
        ("Der Zug steht. (dpa)", "(dpa)"),
        ("The train is late. Translated from the Alpenpost.", "Translated from the Alpenpost."),
        ("„Er steht.“ dpa/AFP", "dpa/AFP"),
        ("Der Zug steht. (mit dpa)", "(mit dpa)"),
    ],
)
def test_what_closes_a_paragraph(line: str, tail: str) -> None:
    found = credit_tail(line)
    assert found is not None
    assert line[found[0] :] == tail


@pytest.mark.parametrize("line", ["Der Zug steht.", "He told the AP.", "Das sagte er der dpa", "Er war im Rat (EU)."])
def test_nothing_closes_a_paragraph(line: str) -> None:
    assert credit_tail(line) is None


def test_known_agencies_of_a_dateline_win_over_shorthand() -> None:
    assert [one.outlet for one in mark_credits("jma/dpa", 0, 7)] == ["dpa"]
    assert [one.outlet for one in mark_credits("kst", 0, 3)] == ["kst"]
