from __future__ import annotations

import dataclasses
import io

import pytest
from rich.cells import cell_len
from rich.console import Console
from tests.making import german, reading, report, statement, voice

from ondit.cli.explain import explain, overview
from ondit.cli.ladder import render as render_trace
from ondit.cli.table import render
from ondit.records import Reading
from ondit.tracing import join

WIDE = 100
NARROW = 60


def drawn(of: Reading, width: int, *, color: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=color, markup=False, highlight=False, emoji=False)
    console.print(render(of, width=width))
    return out.getvalue()


def test_a_table_where_there_is_room() -> None:
    lines = [line.rstrip() for line in drawn(german(), WIDE).splitlines()]
    assert lines[0] == "Chile steht vor Kauf von Radaren"
    assert lines[1] == (
        "outlet unknown · date unknown · language de · credits Meridian Post (Quelle: meridianpost.example)"
    )
    assert lines[3].split() == ["#", "On", "whose", "word", "Says", "How", "sure", "When"]
    assert lines[5].split()[:2] == ["1", "chilenischer"]
    assert any("└ chilenischer Beamter" in line for line in lines)
    assert lines[-3:] == [
        " Asked for comment: das Ministerium (by Meridian Post): no answer reported",
        " Not named: chilenischer Beamter (1, 2, 3); Papier (1)",
        " Left out: 1 line of the page (navigation)",
    ]


def test_blocks_where_there_is_none() -> None:
    text = drawn(german(), NARROW)
    assert "On whose word" not in text
    assert "   says: Chile scheint bereit zu sein, Radare zu kaufen" in text
    assert "   how sure: probable (scheint)" in text
    assert "   when: Im September (year unknown)" in text


@pytest.mark.parametrize("width", [20, 40, 79, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    text = "中国外交部发言人表示，双方没有签署任何合同。" * 6
    page = report(text, language="zh", outlet="新华社")
    said = statement(text, text[:40], voice="v1", manner="indirect")
    for made in (reading(page, said, voices=(voice("外交部发言人", "v1"),)), german()):
        assert max(map(cell_len, drawn(made, width).splitlines())) <= width


def test_markup_and_control_characters_in_a_report_are_only_text() -> None:
    text = "[bold]Fett[/bold] [/] :smile: \x1b[31mrot \u202eesrever [link=https://x.example]hier[/link]"
    shown = drawn(reading(report(text, title=text), statement(text, text)), WIDE)
    assert "[bold]Fett[/bold] [/] :smile: <U+001B>[31mrot <U+202E>esrever" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_no_color_leaves_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in drawn(german(), WIDE, color=True)


def test_a_report_without_statements_is_drawn() -> None:
    assert "(no headline)" in drawn(reading(report("x", title=None)), WIDE)


def explained(of: Reading, number: int) -> str:
    out = io.StringIO()
    Console(file=out, width=WIDE, markup=False).print(explain(of, of.statements[number]))
    return out.getvalue()


def test_why_shows_words_chain_stance_and_rules() -> None:
    text = explained(german(), 0)
    assert "Statement 1 of 4 · s-1111111111" in text
    assert "Chile scheint bereit zu sein, Radare zu kaufen [34–80]" in text
    assert "ein Papier [150–160]" in text
    assert "chilenischer Beamter, official, not named, country CL" in text
    assert "this page; publishes it" in text
    assert "probable (PR+)" in text
    assert "scheint [40–47], rule de/scheinen" in text
    assert "cues.yaml, line" in text
    assert "0.93: 9 in 10 statements made by this rule were right on the development gold" in text


def test_why_says_what_a_time_was_counted_from() -> None:
    made = german()
    time = dataclasses.replace(made.statements[2].times[0], value="2023-09", anchor="published")
    page = dataclasses.replace(made.report, published="2024-01-05")
    third = dataclasses.replace(made.statements[2], times=(time,))
    text = explained(dataclasses.replace(made, report=page, statements=(third,)), 0)
    assert "DATE 2023-09" in text
    assert "counted from the day of publication (2024-01-05)" in " ".join(text.split())


def test_the_overview_lists_ids() -> None:
    out = io.StringIO()
    Console(file=out, width=WIDE).print(overview(german()))
    assert [line.split()[:2] for line in out.getvalue().splitlines() if line[:1].isdigit()] == [
        ["1", "s-1111111111"], ["2", "s-2222222222"], ["3", "s-3333333333"], ["4", "s-4444444444"]
    ]  # fmt: skip


def test_a_trace_says_who_has_it_from_whom() -> None:
    post = report("Chile buys radars from Finland", id="r0", language="en", outlet="Meridian Post")
    out = io.StringIO()
    made = dataclasses.replace(
        german(), report=dataclasses.replace(german().report, outlet=report("x", outlet="Küstenbote").outlet)
    )
    Console(file=out, width=WIDE).print(render_trace(join((reading(post), made))))
    assert "Küstenbote is a translation of Meridian Post" in out.getvalue()
    assert "“Quelle: meridianpost.example”" in out.getvalue()
