"""`ondit demo`: the three invented reports of the package, read and shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from ondit.cli.output import Tally, console
from ondit.cli.read import draw
from ondit.errors import InputError
from ondit.records import Reading
from ondit.samples import SAMPLES, Sample

LABEL = "These reports are invented: outlets, people, firms and events are made up to show Ondit at work."


def demo(
    only: Annotated[
        int | None, typer.Option(metavar="N", min=1, max=len(SAMPLES), help="Show this report only (1 to 3).")
    ] = None,
    trace: Annotated[
        bool, typer.Option("--trace", help="Show only what the three have in common, and who has it from whom.")
    ] = False,
) -> None:
    """Read three invented reports that come with Ondit; needs no network and no file."""
    chosen = SAMPLES if only is None else SAMPLES[only - 1 : only]
    typer.echo(f"{LABEL}\n")
    tally = Tally()
    readings = tuple(tally.take(_read(chosen)))
    if not trace:
        draw(readings)
    if len(readings) > 1:
        _relate(readings, apart=not trace)
    raise typer.Exit(tally.code)


def _read(samples: tuple[Sample, ...]) -> Iterator[Reading | InputError]:
    from ondit.reading import read_pages

    for sample in samples:
        yield from read_pages([str(sample.path)], sample.settings)


def _relate(readings: tuple[Reading, ...], *, apart: bool) -> None:
    from ondit.cli.ladder import render
    from ondit.tracing import join

    out = console()
    if apart:
        out.print()
    out.print(render(join(readings)))
