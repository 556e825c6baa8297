"""A reading drawn for people: a table, or stacked blocks where the terminal is narrow. Prints nothing.

Everything that comes out of a report goes through `plain.clean`, and into Text objects, so that neither
rich's markup nor a terminal's control characters in it do anything. Colour and weight only decorate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ondit.cli.plain import (
    asked,
    clean,
    credited,
    heading,
    how_sure,
    in_order,
    left_out,
    not_named,
    on_whose_word,
    shorten,
    when,
    words,
)
from ondit.cli.register import registers
from ondit.records import Reading, Statement, Voice

NARROW = 80  # below this many columns a table of four columns is no longer readable
DEEPEST = 4  # steps of nesting that are drawn; deeper ones would leave no room for words
SHOWN = 240  # cells of a content that are shown; `ondit why` shows it whole


def render(reading: Reading, *, width: int) -> RenderableType:
    """A reading as header, statements and what stands below them, for a terminal of so many columns."""
    voices = {voice.id: voice for voice in reading.voices}
    body = _table(reading, voices) if width >= NARROW else _blocks(reading, voices)
    claimed = [part for register in registers(reading, width=width) for part in ("", register)]
    below = [Padding(note, (0, 0, 0, 1)) for note in _below(reading, voices)]
    return Group(*_header(reading), "", body, *claimed, *([""] if width >= NARROW and below else []), *below)


def _header(reading: Reading) -> list[RenderableType]:
    title = clean(reading.report.title or "") or "(no headline)"
    return [Text(title, style="bold"), Text(heading(reading.report))]


def _table(reading: Reading, voices: Mapping[str, Voice]) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, expand=True, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), leading=1)
    table.add_column("#", justify="right", min_width=2)
    table.add_column("On whose word", ratio=5, min_width=20, overflow="fold")
    table.add_column("Says", ratio=8, overflow="fold")
    table.add_column("How sure", ratio=3, min_width=12, overflow="fold")
    table.add_column("When", ratio=3, min_width=12, overflow="fold")
    for number, (steps, statement) in enumerate(in_order(reading), start=1):
        depth = min(steps, DEEPEST)
        table.add_row(
            str(number),
            _indented("  " * (depth - 1) + "└ " if depth else "", on_whose_word(statement, voices)),
            _indented("  " * depth, says(statement)),
            Text(how_sure(statement)),
            Text(when(statement)),
        )
    return table


def _indented(nest: str, text: str) -> RenderableType:
    """Text with its nesting before its first line, the other lines under its first word."""
    if not nest:
        return Text(text)
    grid = Table.grid()
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(nest), Text(text))
    return grid


def says(statement: Statement) -> str:
    """The content, its middle left out where it is long; behind its verb where it only names what is spoken of.

    *(bestreitet) alle Vorwürfe*: without the verb it would read as if the voice said so.
    """
    said = shorten(words(statement.content), SHOWN)
    return f"({words(statement.cue)}) {said}" if statement.manner == "reported" and statement.cue else said


def _blocks(reading: Reading, voices: Mapping[str, Voice]) -> RenderableType:
    blocks: list[RenderableType] = []
    for number, (depth, statement) in enumerate(in_order(reading), start=1):
        block = Group(
            Text(f"{number}  {on_whose_word(statement, voices)}", style="bold"),
            *(Padding(Text(line), (0, 0, 0, 3)) for line in _lines(statement)),
            "",
        )
        blocks.append(Padding(block, (0, 0, 0, 2 * min(depth, DEEPEST))))
    return Group(*blocks)


def _lines(statement: Statement) -> Iterator[str]:
    yield f"says: {says(statement)}"
    yield f"how sure: {how_sure(statement)}"
    dated = when(statement)
    if dated:
        yield f"when: {dated}"


def _below(reading: Reading, voices: Mapping[str, Voice]) -> Iterator[Text]:
    further = [credited(credit) for credit in reading.report.credits if credit != reading.report.credit]
    if further:
        yield _note("Also credited", "; ".join(dict.fromkeys(further)))
    for request in reading.comment_requests:
        yield _note("Asked for comment", asked(request, voices))
    hidden = not_named(reading)
    if hidden:
        yield _note("Not named", "; ".join(hidden))
    removed = left_out(reading.report)
    if removed:
        yield _note("Left out", removed)


def _note(label: str, text: str) -> Text:
    return Text.assemble((f"{label}: ", "bold"), text)
