"""`ondit read`: reports in, readings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

import typer

from ondit.cli.options import Language, OutletName, Paths, Published, settings_of
from ondit.cli.output import Tally, console, note, put_json
from ondit.records import Reading

Format = Literal["table", "json", "jsonl"]


def read(
    paths: Paths,
    form: Annotated[
        Format,
        typer.Option("--format", help="A table for people; json: one reading, or a list; jsonl: one a line."),
    ] = "table",
    published: Published = None,
    outlet: OutletName = None,
    lang: Language = None,
    sure: Annotated[
        float | None,
        typer.Option(
            metavar="P", min=0, max=1, help="Leave out statements of others whose confidence is below P (0 to 1)."
        ),
    ] = None,
) -> None:
    """Read reports: each statement with its voice, its chain, how sure it is, and when.

    Results go to standard output, complaints and progress to standard error.
    """
    settings = settings_of(published, outlet, lang)
    from ondit.reading import read_pages

    tally = Tally()
    readings = tally.take(read_pages(paths, settings))
    show(readings if sure is None else surer(readings, sure), form)
    raise typer.Exit(tally.code)


def surer(readings: Iterable[Reading], least: float) -> Iterator[Reading]:
    """The readings without statements below a confidence; says on standard error how many were left out in all."""
    from ondit.sure import only_sure

    left = 0
    for reading in readings:
        kept, fewer = only_sure(reading, least)
        left += fewer
        yield kept
    note(f"{left} {'statement' if left == 1 else 'statements'} below {least:g} left out")


def show(readings: Iterable[Reading], form: Format) -> None:
    """Write readings as they come; `json` waits for the last, for it is one document."""
    if form == "jsonl":
        for reading in readings:
            put_json(reading, indent=None)
    elif form == "json":
        whole = list(readings)
        if whole:
            put_json(whole[0] if len(whole) == 1 else whole)
    else:
        draw(readings)


def draw(readings: Iterable[Reading]) -> None:
    """Print readings as tables, one below the other."""
    from ondit.cli.table import render

    out = console()
    for number, reading in enumerate(readings):
        if number:
            out.print()
        out.print(render(reading, width=out.width))
