"""The unhappy paths of `ondit trace` and `ondit why`, and that nothing of a report steers what shows it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from tests.making import reading, report, span, statement, voice
from typer.testing import CliRunner, Result

from ondit.cli.app import app
from ondit.errors import InputError
from ondit.records import Link, Reading, as_json

Reads = Callable[[Iterable[Any]], list[Any]]

EVIL = '<script>alert(1)</script> "]; rm \u202eevil'
SOLD = "the ferry Aurora was sold to Kelp Lines for 40 million dollars"
BROKEN = InputError("b.txt", "is empty", "Give a file with the text of a report.")


def call(*args: str, **env: str) -> Result:
    return CliRunner().invoke(app, list(args), env=env, catch_exceptions=False)


def paper(id_: str, outlet: str, said: str = SOLD, source: str = "a port official") -> Reading:
    text = f"Ferry\n\n{said}, {source} said."
    place, cue = span(text, source), span(text, "said", after=len(said))
    chain = (Link("v0", outlet, "outlet", "publishes", ()), Link("v1", source, "official", "quotes", (place,)))
    one = statement(
        text, said, id=f"s-{id_}", manner="indirect", voice="v1", source=(place,), cue=(cue,), chain=chain
    )  # fmt: skip
    voices = (voice(None, "v0", kind="outlet"), voice(source, "v1", mentions=(place,)))
    page = report(text, id=id_, outlet=outlet, language="en", title=outlet, published="2025-02-03")
    return reading(page, one, voices=voices)


def traced(*args: str, **env: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(call("trace", *args, "--format", "json", **env).stdout)
    return document


def test_one_report_has_nothing_in_common(reads: Reads) -> None:
    reads([paper("r1", "Fjord Courier")])
    done = call("trace", "x")
    assert done.exit_code == 0
    assert "1 report\n" in done.stdout
    assert "no two of these reports make the same claim" in done.stdout


def test_two_reports_that_agree_make_a_claim(reads: Reads) -> None:
    reads([paper("r1", "Fjord Courier"), paper("r2", "Delta Herald")])
    shown = call("trace", "x").stdout
    assert "1 independent origin in 2 reports" in shown
    assert "Add nothing: Delta Herald: copies Fjord Courier" in shown


@pytest.mark.parametrize("form", ["table", "json", "html", "dot"])
def test_reports_with_nothing_in_common_are_no_failure(reads: Reads, form: str) -> None:
    reads([paper("r1", "Fjord Courier"), paper("r2", "Delta Herald", "the museum opens its doors in Oslo on Friday")])
    done = call("trace", "x", "--format", form)
    assert done.exit_code == 0
    assert done.stdout


@pytest.mark.parametrize("form", ["table", "json", "html", "dot"])
def test_what_cannot_be_read_is_named_and_the_rest_goes_on(reads: Reads, form: str) -> None:
    reads([BROKEN, paper("r1", "Fjord Courier"), paper("r2", "Delta Herald")])
    done = call("trace", "x", "--format", form)
    assert done.exit_code == 1
    assert "b.txt: is empty" in done.stderr
    assert "Delta Herald" in done.stdout


def test_nothing_to_read_is_a_failure_and_shows_nothing(reads: Reads) -> None:
    reads([BROKEN])
    done = call("trace", "x", "--format", "html")
    assert (done.exit_code, done.stdout) == (2, "")


def test_saved_readings_and_reports_go_together(reads: Reads, tmp_path: Path) -> None:
    saved = tmp_path / "saved.json"
    saved.write_text(json.dumps(as_json(paper("r1", "Fjord Courier"))), "utf-8")
    reads([paper("r2", "Delta Herald")])
    assert [one["report"]["id"] for one in traced(str(saved), "x")["reports"]] == ["r1", "r2"]


def test_a_report_given_twice_counts_once(reads: Reads) -> None:
    reads([paper("r1", "Fjord Courier"), paper("r1", "Fjord Courier")])
    assert len(traced("x")["reports"]) == 1


def test_two_reports_of_one_id_stay_two(reads: Reads) -> None:
    reads([paper("r1", "Fjord Courier"), paper("r1", "Delta Herald", source="a harbour clerk")])
    document = traced("x")
    assert [one["report"]["id"] for one in document["reports"]] == ["r1", "r1-2"]
    assert [one["report"] for one in document["claims"][0]["supporting"]] == ["r1", "r1-2"]


@pytest.mark.parametrize("width", ["20", "60", "200"])
def test_no_line_is_wider_than_the_terminal(reads: Reads, width: str) -> None:
    reads([paper("r1", "Fjord Courier"), paper("r2", "Delta Herald")])
    lines = call("trace", "x", COLUMNS=width).stdout.splitlines()
    assert lines
    assert max(len(line) for line in lines) <= int(width)


def test_no_colour_where_none_is_wanted(reads: Reads) -> None:
    reads([paper("r1", "Fjord Courier"), paper("r2", "Delta Herald")])
    assert "\x1b" not in call("trace", "x", NO_COLOR="1", FORCE_COLOR="").stdout


@pytest.mark.parametrize("form", ["table", "html", "dot"])
def test_nothing_of_a_report_turns_the_direction_of_reading(reads: Reads, form: str) -> None:
    reads([paper(f"r1{EVIL}", EVIL), paper("r2", EVIL)])
    done = call("trace", "x", "--format", form)
    assert "\u202e" not in done.stdout
    assert "rm" in done.stdout


def test_nothing_of_a_report_is_markup(reads: Reads) -> None:
    reads([paper(f"r1{EVIL}", EVIL), paper("r2", EVIL)])
    document = call("trace", "x", "--format", "html").stdout
    assert "<script" not in document
    drawing = document[document.index("<svg") : document.index("</svg>") + len("</svg>")]
    assert fromstring(drawing).tag.endswith("svg")  # noqa: S314 (our own drawing)


def test_why_explains_a_claim_by_the_beginning_of_its_id(reads: Reads) -> None:
    reads([paper("r1", "Fjord Courier"), paper("r2", "Delta Herald")])
    name = traced("x")["claims"][0]["id"]
    done = call("why", "x", name[:6])
    assert done.exit_code == 0
    assert name in done.stdout
    assert "1. Who says so" in done.stdout
    assert "r2:v1  a port official" in done.stdout


def test_why_says_which_claim_it_does_not_know(reads: Reads) -> None:
    reads([paper("r1", "Fjord Courier")])
    done = CliRunner().invoke(app, ["why", "x", "c-0123"])
    assert done.exit_code != 0
    assert "there is no claim 'c-0123'" in str(done.exception)


LINKS = "".join(
    f'<link rel="alternate" hreflang="{code}" href="https://review.example/{code}/frigates">' for code in ("en", "de")
)
ENGLISH = """<p>Kenya wants to buy two frigates from Turkey, a senior official in the defence ministry said.</p>
<p>The official, who spoke on condition of anonymity, said that a contract could be signed in June of this year.</p>"""
GERMAN = """<p>Kenia will zwei Fregatten von der Türkei kaufen. Das sagte ein hoher Beamter des Ministeriums.</p>
<p>Ein Vertrag könne im Juni unterzeichnet werden, sagte der Beamte, der nicht genannt werden wollte.</p>"""


def test_two_editions_of_a_page_are_one_origin(tmp_path: Path) -> None:
    for code, title, told in (("en", "Kenya seeks frigates", ENGLISH), ("de", "Kenia will Fregatten", GERMAN)):
        head = f'<title>{title}</title><link rel="canonical" href="https://review.example/{code}/frigates">{LINKS}'
        body = f"<article><h1>{title}</h1>{told}</article>"
        (tmp_path / f"{code}.html").write_text(f'<html lang="{code}"><head>{head}</head><body>{body}</body></html>')
    found = json.loads(call("trace", "--format", "json", str(tmp_path)).stdout)
    assert [(one["kind"], one["because"][0]["code"]) for one in found["derivations"]] == [("translate", "edition")]
    assert "which of them was written first is unknown" in found["derivations"][0]["because"][0]["text"]
    shared = [claim for claim in found["claims"] if len({one["report"] for one in claim["supporting"]}) == 2]
    assert [(one["origins"]["at_least"], one["origins"]["at_most"]) for one in shared] == [(1, 1)]
    assert "are one text in two languages" in " ".join(call("trace", str(tmp_path)).stdout.split())
