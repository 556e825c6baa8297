"""`ondit why`: how one statement of a reading was made, or what one claim of a trace rests on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from ondit.cli.kept import Form, Place
from ondit.cli.options import Language, OutletName, Published, settings_of
from ondit.cli.output import ALL, NOTHING, Tally, console
from ondit.errors import OnditError
from ondit.records import Reading, Statement, Trace
from ondit.settings import Settings


def why(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="[FILE...] [WHICH]",
            help="A reading or a trace (JSON, JSON Lines), or reports; - is standard input; none: the ledger. WHICH: a "
            "statement's or a claim's id, the beginning of it, or a statement's number in the table.",
        ),
    ],
    published: Published = None,
    outlet: OutletName = None,
    lang: Language = None,
    ledger: Place = None,
    form: Form = "table",
) -> None:
    """Explain one statement (its words, rules, chain, how sure, when), or one claim and the range of its origins.

    Without WHICH: list the statements with their ids. Without a file: what stands in the ledger.
    """
    settings = settings_of(published, outlet, lang)
    files, wanted = _split(paths)
    if not files and wanted is not None:
        from ondit.cli.why_kept import why_kept

        why_kept(ledger, wanted, form)
        raise typer.Exit(ALL)
    if wanted is not None and wanted.startswith(CLAIM):
        _explain_claim(files, wanted, settings)
        raise typer.Exit(ALL)
    from ondit.cli.saved import readings_in

    tally = Tally()
    readings = tuple(tally.take(readings_in(files, settings)))
    if not readings:
        raise typer.Exit(NOTHING)
    _answer(readings, wanted)
    raise typer.Exit(ALL)


CLAIM = "c-"
WHICH = re.compile(r"[sc]-[0-9a-f]*|\d+")


def _split(paths: list[str]) -> tuple[list[str], str | None]:
    """The files, and what is wanted of them: a last word that is an id or a number and no file."""
    last = paths[-1]
    if WHICH.fullmatch(last) and not Path(last).exists() and (len(paths) > 1 or not last.isdecimal()):
        return paths[:-1], last
    return paths, None


def _explain_claim(files: list[str], wanted: str, settings: Settings) -> None:
    from ondit.cli.claims import explained

    trace = _trace_of(files, settings)
    found = [claim for claim in trace.claims if claim.id.startswith(wanted)]
    if len(found) != 1:
        raise OnditError(
            f"'{wanted}' fits {len(found)} claims; write more of the id."
            if found
            else f"there is no claim '{wanted}'; 'ondit trace' lists them."
        )
    console().print(explained(trace, found[0]))


def _trace_of(files: list[str], settings: Settings) -> Trace:
    from ondit.cli.saved import readings_in, saved_trace

    saved = saved_trace(files[0]) if len(files) == 1 else None
    if saved is not None:
        return saved
    from ondit.tracing import join

    return join(tuple(Tally().take(readings_in(files, settings))))


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
