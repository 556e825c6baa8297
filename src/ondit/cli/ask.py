"""The doors by which a ledger is asked: claims, claim, reports, voices, search."""

from __future__ import annotations

from typing import Annotated

import typer

from ondit.cli.kept import Form, Most, Offset, Place, answer, opened


def claims(
    words: Annotated[
        str | None, typer.Argument(help="Words in the claim's sentence, or their beginnings.", show_default=False)
    ] = None,
    report: Annotated[str | None, typer.Option("--report", metavar="ID", help="Made by this report.")] = None,
    stage: Annotated[str | None, typer.Option("--stage", metavar="STAGE", help="At this stage: talks.")] = None,
    at_least: Annotated[
        int | None, typer.Option("--at-least", metavar="N", min=0, help="With N proven independent origins or more.")
    ] = None,
    events: Annotated[bool, typer.Option("--events", help="Only events that a domain pack knows.")] = False,
    denied: Annotated[bool, typer.Option("--denied", help="Only what somebody denies.")] = False,
    most: Most = 50,
    offset: Offset = 0,
    ledger: Place = None,
    form: Form = "table",
) -> None:
    """List the claims of the ledger, each with the range of its independent origins; the last reported first."""
    with opened(ledger, settled=True) as kept, kept.reading() as connection:
        from ondit.cli.rows import claim_lines
        from ondit.ledger.asking import claims_in

        found = claims_in(
            connection,
            words=words,
            report=report,
            stage=stage,
            at_least=at_least,
            framed=True if events else None,
            denied=True if denied else None,
            most=most,
            offset=offset,
        )
        answer(found, form, claim_lines(found))


def claim(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A claim's id, one it had before, or the beginning of one.")],
    ledger: Place = None,
    form: Form = "table",
) -> None:
    """Show one claim: its range and why, who says it and who denies it, what people judged of it."""
    with opened(ledger, settled=True) as kept, kept.reading() as connection:
        from ondit.cli.rows import claim_page
        from ondit.ledger.asking import claim_of, judgements_on, repeating_retracted, said_for

        found = claim_of(connection, id_)
        said = said_for(connection, found.id)
        judged = judgements_on(connection, target=found.id)
        spoilt = repeating_retracted(connection, list(dict.fromkeys(one.report for one in said)))
        record = {"claim": found, "statements": said, "judgements": judged, "repeating_retracted": spoilt}
        answer(record, form, claim_page(found, said, judged, spoilt))


def reports(
    id_: Annotated[
        str | None, typer.Argument(metavar="ID", help="A report's id: show it with its statements.", show_default=False)
    ] = None,
    words: Annotated[
        str | None, typer.Option("--title", metavar="WORDS", help="Words in headline and outlet, or their beginnings.")
    ] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="A part of its name.")] = None,
    most: Most = 50,
    offset: Offset = 0,
    ledger: Place = None,
    form: Form = "table",
) -> None:
    """List the reports of the ledger, or show one: statements and voices with their ids, versions, whence it comes."""
    with opened(ledger, settled=True) as kept, kept.reading() as connection:
        from ondit.cli.rows import report_lines, report_page
        from ondit.ledger import asking
        from ondit.ledger.adding import current_reading

        if id_ is None:
            found = asking.reports_in(connection, words=words, outlet=outlet, most=most, offset=offset)
            answer(found, form, report_lines(found))
            return
        row = asking.report_row(connection, id_)
        record = {
            "report": row,
            "versions": asking.versions_of(connection, row.id),
            "comes_from": asking.origins_of_report(connection, row.id),
            "repeated_by": asking.repeats_of_report(connection, row.id),
            "judgements": asking.judgements_on(connection, report=row.id),
            "reading": current_reading(connection, row.id) if row.state != "forgotten" else None,
        }
        answer(record, form, report_page(record))


def voices(
    name: Annotated[str | None, typer.Argument(help="A part of the name or description.", show_default=False)] = None,
    unnamed: Annotated[bool, typer.Option("--unnamed", help="Only those that no report names.")] = False,
    repeats: Annotated[bool, typer.Option("--repeats", help="Which outlets have it from which others.")] = False,
    most: Most = 50,
    offset: Offset = 0,
    ledger: Place = None,
    form: Form = "table",
) -> None:
    """List who is heard in the ledger, named and unnamed, and in how many reports of how many outlets."""
    with opened(ledger, settled=True) as kept, kept.reading() as connection:
        from ondit.cli.rows import repeat_lines, voice_lines
        from ondit.ledger.asking import repeats_in, voices_in

        if repeats:
            pairs = repeats_in(connection, most=most)
            answer(pairs, form, repeat_lines(pairs))
            return
        named = False if unnamed else None
        found = voices_in(connection, name=name, named=named, most=most, offset=offset)
        answer(found, form, voice_lines(found))


def search(
    query: Annotated[
        str, typer.Argument(help='Words; "a phrase", begin* and -without narrow it down.', show_default=False)
    ] = "",
    where: Annotated[str, typer.Option("--in", metavar="WHAT", help="statements, or reports.")] = "statements",
    voice: Annotated[str | None, typer.Option("--voice", metavar="NAME", help="Said by this voice.")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="In this outlet.")] = None,
    stage: Annotated[str | None, typer.Option("--stage", metavar="STAGE", help="Of a claim at this stage.")] = None,
    stance: Annotated[str | None, typer.Option("--stance", metavar="CT+", help="As sure as this: CT+ to Uu.")] = None,
    unnamed: Annotated[bool, typer.Option("--unnamed", help="Only unnamed voices.")] = False,
    denied: Annotated[bool, typer.Option("--denied", help="Of a claim that somebody denies.")] = False,
    said: Annotated[str | None, typer.Option("--said", metavar="FROM..TO", help="Said between two dates.")] = None,
    happened: Annotated[
        str | None, typer.Option("--happened", metavar="FROM..TO", help="Of something between two dates.")
    ] = None,
    most: Most = 50,
    offset: Offset = 0,
    ledger: Place = None,
    form: Form = "table",
) -> None:
    """Search all statements, or the headlines of the reports, the newest first."""
    if where not in ("statements", "reports"):
        raise typer.BadParameter("write statements or reports", param_hint="--in")
    with opened(ledger, settled=True) as kept, kept.reading() as connection:
        from ondit.cli.rows import hit_lines
        from ondit.ledger.facets import Facets
        from ondit.ledger.search import search as find

        since, until = _ends(said, "--said")
        first, last = _ends(happened, "--happened")
        facets = Facets(
            voice=voice,
            outlet=outlet,
            stage=stage,
            stance=stance,
            unnamed=unnamed,
            denied=denied,
            said_from=since,
            said_to=until,
            happened_from=first,
            happened_to=last,
        )
        place = "reports" if where == "reports" else "statements"
        hits = find(connection, query, where=place, facets=facets, most=most, offset=offset)  # type: ignore[arg-type]
        answer(hits, form, hit_lines(hits))


def _ends(dates: str | None, option: str) -> tuple[str | None, str | None]:
    """Both ends of FROM..TO; a single date is both."""
    if dates is None:
        return None, None
    first, dots, last = dates.partition("..")
    if not first.replace("-", "").isdecimal() and not last.replace("-", "").isdecimal():
        raise typer.BadParameter(f"'{dates}' holds no date; write 2024-01-05..2024-02", param_hint=option)
    return first or None, (last or None) if dots else first
