"""What all doors to the ledger share: which ledger, in which form the answer comes, and how its rows are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from ondit.cli.output import Progress, console, note, put_json
from ondit.errors import LedgerError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from ondit.ledger.store import Ledger

Place = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="PLACE",
        help="A file, or postgresql://...; else ONDIT_LEDGER, else ondit.db in your data folder.",
        show_default=False,
    ),
]
Form = Annotated[Literal["table", "json"], typer.Option("--format", help="Lines for people, or JSON.")]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why, for whoever reads it later.")]
Most = Annotated[int, typer.Option("--most", min=1, help="How many at most.")]
Offset = Annotated[int, typer.Option("--offset", min=0, help="How many to pass over.")]


@contextmanager
def opened(place: str | None, *, make: bool = False, settled: bool = False) -> Iterator[Ledger]:
    """The ledger of a call; make: it may be new. settled: what changed is found anew before anybody asks."""
    from ondit.ledger.store import open_ledger

    ledger = open_ledger(place, make=make)
    try:
        if settled:
            bring_up_to_date(ledger)
        yield ledger
    finally:
        ledger.close()


def bring_up_to_date(ledger: Ledger) -> None:
    """Find anew what changed matters claim; a ledger that nobody may write is answered from as it is."""
    from ondit.ledger.settling import settle

    progress = Progress("matters to settle")
    try:
        settle(ledger, progress.show)
    except LedgerError as error:
        note(f"{error} What is shown may lack what was added last.")
    finally:
        progress.clear()


def answer(record: Any, form: str, blocks: Sequence[RenderableType]) -> None:
    """Show an answer: the record as JSON, or the blocks for people."""
    if form == "json":
        put_json(record)
        return
    out = console()
    for block in blocks:
        out.print(block)
