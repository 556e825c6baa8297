"""The command `ondit` and the list of its doors. Nothing that reads a report loads before a door is opened."""

from __future__ import annotations

from typing import Annotated

import typer

from ondit import __version__
from ondit.cli import add, ask, care, demo, follow, judge, packs, read, schema, score, serve, trace, why

EPILOG = "Exit codes: 0 all was read; 1 something could not be read; 2 wrong use, or nothing could be read."

app = typer.Typer(
    name="ondit",
    help="Who says what, on whose word, how sure, and when: read news reports statement by statement.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # rich takes as long to load as everything else of --help
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"ondit {__version__}")
        raise typer.Exit


@app.callback()
def ondit(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Take the options that stand before a command."""


app.command("read")(read.read)
app.command("why")(why.why)
app.command("trace")(trace.trace)
app.command("add")(add.add)
app.command("claims")(ask.claims)
app.command("claim")(ask.claim)
app.command("reports")(ask.reports)
app.command("voices")(ask.voices)
app.command("search")(ask.search)
app.command("confirm")(judge.confirm)
app.command("reject")(judge.reject)
app.command("correct")(judge.correct)
app.command("same")(judge.same)
app.command("different")(judge.different)
app.command("judge")(judge.judge)
app.command("judgements")(judge.judgements)
app.command("withdraw")(judge.withdraw)
app.command("follow")(follow.follow)
app.command("unfollow")(follow.unfollow)
app.command("news")(follow.news)
app.command("reread")(care.reread)
app.command("forget")(care.forget)
app.command("check")(care.check)
app.command("merge")(care.merge)
app.command("backup")(care.backup)
app.command("serve")(serve.serve)
app.command("score")(score.score)
app.command("schema")(schema.schema)
app.add_typer(packs.app, name="packs")
app.command("demo")(demo.demo)
