"""`ondit score`: marks against gold, so that whoever writes a pack can measure it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ondit.cli.output import ALL, NOTHING, SOME, Progress, complain, console, put_json
from ondit.errors import InputError

if TYPE_CHECKING:
    from ondit.scoring import Gold
    from ondit.scoring.marks import Json

Format = Literal["table", "json"]


def score(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD",
            help="JSON Lines of quotes or times (.gz too), a *.gold.json, or a folder of stories.",
            show_default=False,
        ),
    ],
    predictions: Annotated[
        Path | None,
        typer.Argument(
            metavar="[PREDICTIONS]",
            help="Readings, for stories traces (JSON, JSON Lines); without it the gold's documents are read first.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="A table for people, or every number as one JSON object.")
    ] = "table",
) -> None:
    """Mark readings against gold: who says what, when, a whole report, or stories of several reports.

    Needs numpy and scipy: pip install 'ondit[score]'.
    """
    from ondit.scoring import load_gold, load_predictions, need_solver, score_gold

    need_solver()
    asked = load_gold(gold)
    if predictions is None:
        made, failed = read(asked)
        if failed and not made:
            raise typer.Exit(NOTHING)
    else:
        made, failed = load_predictions(predictions, asked.kind), 0
    marks = score_gold(asked, made)
    if form == "json":
        put_json(marks)
    else:
        from ondit.cli.marks import render

        console().print(render(str(gold), marks))
    raise typer.Exit(SOME if failed else ALL)


def read(gold: Gold) -> tuple[list[Json], int]:
    """What the program makes of the gold's documents, and how many it could not read; each is complained about."""
    from ondit.scoring import read_gold

    made: list[Json] = []
    failed = 0
    progress = Progress()
    for one in read_gold(gold):
        progress.clear()
        if isinstance(one, InputError):
            failed += 1
            complain(one)
        else:
            made.append(one)
        progress.show(len(made))
    progress.clear()
    return made, failed
