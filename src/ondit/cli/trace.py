"""`ondit trace`: several reports in; what they claim, on how many independent origins, and who has it from whom out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ondit.cli.options import Language, Paths, settings_of
from ondit.cli.output import Tally, console, put_json, put_text

if TYPE_CHECKING:
    from ondit.records import Trace

Format = Literal["table", "json", "html", "dot"]


def trace(
    paths: Paths,
    form: Annotated[
        Format,
        typer.Option("--format", help="A table for people, one JSON document, a web page, or a Graphviz file."),
    ] = "table",
    lang: Language = None,
) -> None:
    """Read several reports and say how many independent origins stand behind what they claim.

    Reads reports, and readings that 'ondit read --format json' wrote. A report that adds nothing is named, with the
    words that show where it has it from.
    """
    settings = settings_of(None, None, lang)
    from ondit.cli.saved import readings_in
    from ondit.tracing import join

    tally = Tally()
    joined = join(tuple(tally.take(readings_in(paths, settings))))
    if tally.read:
        _show(joined, form)
    raise typer.Exit(tally.code)


def _show(joined: Trace, form: Format) -> None:
    if form == "json":
        put_json(joined)
        return
    if form == "table":
        from ondit.cli.ladder import render

        console().print(render(joined))
        return
    from ondit.provenance.picture import source_graphs

    graphs = source_graphs(joined.claims, joined.reports, joined.derivations)
    if form == "dot":
        from ondit.drawing.dot import dot

        put_text(dot((claim.id, claim.text, graphs[claim.id]) for claim in joined.claims))
        return
    from ondit.cli.register import line
    from ondit.drawing.page import page

    lines = {claim.id: line(claim) for claim in joined.claims if claim.frame is not None}
    put_text(page(joined, graphs, lines=lines))
