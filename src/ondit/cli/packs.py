"""`ondit packs`: the language packs."""

from __future__ import annotations

from typing import Annotated

import typer

from ondit.cli.options import known
from ondit.cli.output import ALL, SOME

app = typer.Typer(name="packs", help="Work with language packs.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def packs() -> None:
    """Work with language packs."""


@app.command("check")
def check(
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="CODE", help="Check this pack only.", callback=known)
    ] = None,
) -> None:
    """Check every pack file: its keys and values, and the sentences that its rules find and leave.

    Problems go to standard output, one a line, as FILE:LINE: what is wrong. Exit code 1 if there are any.
    """
    from ondit.checking import check_packs, checked_files

    problems = check_packs(lang)
    for problem in problems:
        typer.echo(str(problem))
    if not problems:
        typer.echo(f"{len(checked_files(lang))} pack files, no problem.")
    raise typer.Exit(SOME if problems else ALL)
