"""`ondit trace`: several reports in, their readings and who has it from whom out."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from ondit.cli.options import Language, Paths, settings_of
from ondit.cli.output import Tally, console, put_json

Format = Literal["table", "json"]


def trace(
    paths: Paths,
    form: Annotated[Format, typer.Option("--format", help="A table for people, or one JSON document.")] = "table",
    lang: Language = None,
) -> None:
    """Read several reports and show which comes from which, by credit lines and citations.

    Claims and the range of their origins are not part of it yet.
    """
    settings = settings_of(None, None, lang)
    from ondit.reading import read_pages
    from ondit.tracing import join

    tally = Tally()
    joined = join(tuple(tally.take(read_pages(paths, settings))))
    if tally.read and form == "json":
        put_json(joined)
    elif tally.read:
        from ondit.cli.ladder import render

        console().print(render(joined))
    raise typer.Exit(tally.code)
