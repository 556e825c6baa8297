"""`ondit why`: how one statement of a reading was made."""

from __future__ import annotations

from typing import Annotated

import typer

from ondit.cli.options import Language, OutletName, Published, settings_of
from ondit.cli.output import ALL, NOTHING, Tally, console
from ondit.errors import OnditError
from ondit.records import Reading, Statement


def why(
    path: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A reading (JSON, JSON Lines) or a report; - is standard input."),
    ],
    statement: Annotated[
        str | None,
        typer.Argument(metavar="[STATEMENT]", help="Its id, the beginning of it, or its number in the table."),
    ] = None,
    published: Published = None,
    outlet: OutletName = None,
    lang: Language = None,
) -> None:
    """Explain one statement: its words, the rules that made it, its chain, how sure, when.

    Without STATEMENT: list the statements with their ids.
    """
    from ondit.cli.saved import saved_readings

    settings = settings_of(published, outlet, lang)
    readings = saved_readings(path)
    if readings is None:
        from ondit.reading import read_pages

        tally = Tally()
        readings = tuple(tally.take(read_pages([path], settings)))
    if not readings:
        raise typer.Exit(NOTHING)
    _answer(readings, statement)
    raise typer.Exit(ALL)


def _answer(readings: tuple[Reading, ...], wanted: str | None) -> None:
    from ondit.cli.explain import explain, overview

    out = console()
    if wanted is None:
        for reading in readings:
            out.print(overview(reading))
        return
    reading, statement = _pick(readings, wanted)
    out.print(explain(reading, statement))


def _pick(readings: tuple[Reading, ...], wanted: str) -> tuple[Reading, Statement]:
    """The statement that is wanted. Raises OnditError if there is none, or if several fit."""
    from ondit.cli.plain import in_order

    if wanted.isdecimal() and len(readings) == 1:
        ordered = [statement for _, statement in in_order(readings[0])]
        if 1 <= int(wanted) <= len(ordered):
            return readings[0], ordered[int(wanted) - 1]
        raise OnditError(f"there is no statement {wanted}; there are {len(ordered)}.")
    found = [(reading, s) for reading in readings for s in reading.statements if s.id.startswith(wanted)]
    exact = [pair for pair in found if pair[1].id == wanted]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if found:
        raise OnditError(f"'{wanted}' fits {len(found)} statements; write more of the id.")
    raise OnditError(f"there is no statement '{wanted}'; 'ondit why FILE' lists them.")
