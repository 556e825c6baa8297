"""The doors for looking after a ledger: reread, forget, check, merge, backup."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ondit.cli.kept import Form, Place, bring_up_to_date, opened
from ondit.cli.output import ALL, SOME, Progress, console, note, put_json


def reread(ledger: Place = None, form: Form = "table") -> None:
    """Read again what older rules or models read; the new readings stand beside the old, and judgements stay."""
    with opened(ledger) as kept:
        from ondit.ledger import keeping

        progress = Progress("read anew")
        done = []
        for one in keeping.reread(kept):
            done.append(one)
            progress.show(len(done))
        progress.clear()
        bring_up_to_date(kept)
        if form == "json":
            put_json(done)
        else:
            console().print(f"{len(done)} read anew" if done else "all is as today's rules read it")


def forget(
    what: Annotated[str, typer.Argument(metavar="WHAT", help="A report's id (r-…), or with --voice a name.")],
    voice: Annotated[bool, typer.Option("--voice", help="WHAT is a voice: black its name out everywhere.")] = False,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="Why; kept with the tombstone.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask; there is no way back.")] = False,
    ledger: Place = None,
) -> None:
    """Forget a report or a voice for good. A tombstone stays, and the report is not taken in again."""
    if not yes:
        typer.confirm(f"Forget {what} for good?", abort=True, err=True)
    with opened(ledger) as kept:
        from ondit.ledger.forgetting import forget_report, forget_voice

        if voice:
            found = forget_voice(kept, what, why=why)
            console().print(f"blacked out in {len(found)} report{'s' if len(found) != 1 else ''}")
        else:
            console().print(f"{forget_report(kept, what, why=why)} is forgotten")
        bring_up_to_date(kept)


def check(
    deep: Annotated[bool, typer.Option("--deep", help="Find every claim anew and compare; takes long.")] = False,
    ledger: Place = None,
    form: Form = "table",
) -> None:
    """Check whether a ledger is whole; says what is wrong and where."""
    with opened(ledger) as kept:
        from ondit.cli.plain import clean
        from ondit.ledger.asking import counts
        from ondit.ledger.checking import check as find

        problems = list(find(kept, deep=deep))
        with kept.reading() as connection:
            numbers = counts(connection)
        if form == "json":
            put_json({"problems": problems, "counts": numbers})
        else:
            for one in problems:
                console().print(f"{clean(one.where)}: {clean(one.what)}")
            told = ", ".join(f"{number} {name}" for name, number in numbers.items())
            console().print(f"{told}; {len(problems) or 'no'} problem{'s' if len(problems) != 1 else ''}")
        raise typer.Exit(SOME if problems else ALL)


def merge(
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Another ledger: a file, or postgresql://...")],
    ledger: Place = None,
    form: Form = "table",
) -> None:
    """Take in all that another ledger holds; that one stays as it is."""
    with opened(ledger, make=True) as kept, opened(other) as there:
        from ondit.ledger import merging

        progress = Progress("reports merged")
        done = merging.merge(kept, there, progress.show)
        progress.clear()
        bring_up_to_date(kept)
        if form == "json":
            put_json(done)
        else:
            console().print(f"{done.reports} new reports, {done.versions} new versions, {done.judgements} judgements")
        if done.forgotten:
            note(f"the other ledger was to forget what this one has: {', '.join(done.forgotten)}.")


def backup(
    file: Annotated[Path, typer.Argument(help="A file that is not there yet.")], ledger: Place = None
) -> None:
    """Copy the ledger into one SQLite file, while others go on using it."""
    with opened(ledger) as kept:
        from ondit.ledger import merging

        merging.backup(kept, file)
        console().print(f"copied to {file}")
