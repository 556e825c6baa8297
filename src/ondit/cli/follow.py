"""The doors for watching: follow a claim, a voice, a query, and what is new about them."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from ondit.cli.kept import Form, Place, answer, opened


def follow(
    what: Annotated[
        str | None,
        typer.Argument(metavar="WHAT", help="A claim's id, a voice's name, a query; none: list.", show_default=False),
    ] = None,
    kind: Annotated[
        Literal["claim", "voice", "query"] | None,
        typer.Option("--as", help="What it is; without: a claim where it is an id, else a query."),
    ] = None,
    ledger: Place = None,
    form: Form = "table",
) -> None:
    """Watch a claim, a voice or a query from now on; without WHAT: list what is watched."""
    with opened(ledger, settled=True) as kept:
        from ondit.cli.rows import follow_lines
        from ondit.ledger import following

        if what is None:
            with kept.reading() as connection:
                found = following.followed(connection)
        else:
            found = [following.follow(kept, kind or ("claim" if what.startswith("c-") else "query"), what)]
        answer(found, form, follow_lines(found))


def unfollow(
    id_: Annotated[str, typer.Argument(metavar="ID", help="As 'ondit follow' lists it: f-…")], ledger: Place = None
) -> None:
    """Watch it no longer."""
    with opened(ledger) as kept:
        from ondit.ledger import following

        following.unfollow(kept, id_)


def news(
    all_: Annotated[bool, typer.Option("--all", help="What was seen, too.")] = False,
    seen: Annotated[bool, typer.Option("--seen", help="Mark all that is shown as seen.")] = False,
    ledger: Place = None,
    form: Form = "table",
) -> None:
    """Show what changed on what is watched: a new origin, a repeat, a denial, another stage or number, a retraction."""
    with opened(ledger, settled=True) as kept:
        from ondit.cli.rows import news_lines
        from ondit.ledger import following

        with kept.reading() as connection:
            found = following.news_of(connection, all_=all_)
        answer(found, form, news_lines(found))
        if seen:
            following.mark_seen(kept, [one.row for one in found])
