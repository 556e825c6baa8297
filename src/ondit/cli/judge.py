"""The doors by which people correct what was read and say what they think of it; each judgement bears their name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from ondit.cli.kept import Form, Note, Place, answer, opened
from ondit.errors import OnditError

if TYPE_CHECKING:
    from ondit.ledger.judged import Judgement
    from ondit.ledger.store import Ledger

Target = Annotated[str, typer.Argument(metavar="STATEMENT", help="A statement's id, or report/statement.")]
VoiceId = Annotated[str, typer.Argument(metavar="VOICE", help="A voice in a report: report:voice (r-…:v2).")]
_PLACE = re.compile(r"(\d+)-(\d+)")


def confirm(statement: Target, note: Note = None, ledger: Place = None, form: Form = "table") -> None:
    """Say that a statement was read right."""
    with opened(ledger) as kept:
        from ondit.ledger import judging

        _show(judging.confirm(kept, statement, note=note), form)


def reject(statement: Target, note: Note = None, ledger: Place = None, form: Form = "table") -> None:
    """Say that a statement is none: no claim rests on it any more."""
    with opened(ledger) as kept:
        from ondit.ledger import judging

        _show(judging.reject(kept, statement, note=note), form)


def correct(
    statement: Target,
    content: Annotated[
        str | None, typer.Option("--content", metavar="WORDS", help="What is said: words of the report, or START-END.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="WORDS", help="The words that name who says it, or START-END.")
    ] = None,
    voice: Annotated[
        str | None, typer.Option("--voice", metavar="ID", help="Who says it: a voice of the report; v0 is the page.")
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help="Who says it, where the reading missed the voice.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="What that voice is: official, person, outlet.")] = None,
    note: Note = None,
    ledger: Place = None,
    form: Form = "table",
) -> None:
    """Say what a statement's words or its voice really are; the reading itself stays as it was."""
    with opened(ledger) as kept:
        from ondit.ledger import judging

        text = _text_of(kept, statement)
        done = judging.correct(
            kept,
            statement,
            content=_places(content, text),
            source=_places(source, text),
            voice=voice,
            name=name,
            kind=kind,
            note=note,
        )
        _show(done, form)


def same(one: VoiceId, other: VoiceId, note: Note = None, ledger: Place = None, form: Form = "table") -> None:
    """Say that two voices are one: then they are one origin."""
    with opened(ledger) as kept:
        from ondit.ledger import judging

        _show(judging.same(kept, one, other, note=note), form)


def different(one: VoiceId, other: VoiceId, note: Note = None, ledger: Place = None, form: Form = "table") -> None:
    """Say that two voices are two."""
    with opened(ledger) as kept:
        from ondit.ledger import judging

        _show(judging.different(kept, one, other, note=note), form)


def judge(
    target: Annotated[str, typer.Argument(metavar="TARGET", help="A claim's id, a report's id, or a voice's name.")],
    credibility: Annotated[
        str | None,
        typer.Option("--credibility", metavar="1-6", help="Of a claim: 1 confirmed, 5 improbable, 6 unknown."),
    ] = None,
    reliability: Annotated[
        str | None,
        typer.Option("--reliability", metavar="A-F", help="Of a voice: A completely reliable, E not, F unknown."),
    ] = None,
    topic: Annotated[str | None, typer.Option("--topic", help="The topic on which the voice is that reliable.")] = None,
    retracted: Annotated[bool, typer.Option("--retracted", help="Of a report: its outlet took it back.")] = False,
    note: Note = None,
    ledger: Place = None,
    form: Form = "table",
) -> None:
    """Judge a claim or a voice on the Admiralty scale, or say that a report was taken back.

    That other sources confirm a claim can only be said where two independent origins are proven.
    """
    given = [one for one in (credibility, reliability, retracted or None) if one is not None]
    if len(given) != 1:
        raise typer.BadParameter("give one of --credibility, --reliability, --retracted")
    with opened(ledger, settled=credibility is not None) as kept:
        from ondit.ledger import judging

        if credibility is not None:
            done = judging.judge_claim(kept, target, credibility, note=note)
        elif reliability is not None:
            done = judging.judge_voice(kept, target, reliability.upper(), topic=topic, note=note)
        else:
            done = judging.retract(kept, target, note=note)
        _show(done, form)


def judgements(
    target: Annotated[
        str | None, typer.Argument(metavar="TARGET", help="Only on this, as it was judged.", show_default=False)
    ] = None,
    ledger: Place = None,
    form: Form = "table",
) -> None:
    """List what people judged, with what was withdrawn and what lost its words."""
    with opened(ledger) as kept, kept.reading() as connection:
        from ondit.cli.rows import judgement_lines
        from ondit.ledger.asking import judgements_on

        found = judgements_on(connection, target=target)
        answer(found, form, judgement_lines(found))


def withdraw(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A judgement's id.")],
    ledger: Place = None,
    form: Form = "table",
) -> None:
    """Take a judgement back; it stays in the ledger as withdrawn."""
    with opened(ledger) as kept:
        from ondit.ledger import judging

        _show(judging.withdraw(kept, id_), form)


def _show(one: Judgement, form: str) -> None:
    from ondit.cli.rows import judgement_lines

    answer(one, form, judgement_lines([one]))


def _text_of(kept: Ledger, target: str) -> tuple[str, int]:
    """The text of a statement's report, and where the statement begins in it."""
    from ondit.ledger.adding import current_reading
    from ondit.ledger.asking import statement_place

    with kept.reading() as connection:
        report, id_ = statement_place(connection, target)
        reading = current_reading(connection, report)
    starts = [one.content[0].start for one in reading.statements if one.id == id_ and one.content]
    return reading.report.text, starts[0] if starts else 0


def _places(words: str | None, text: tuple[str, int]) -> list[tuple[int, int]] | None:
    """Where words stand in a text: the place nearest to the statement. Raises OnditError if nowhere."""
    if words is None:
        return None
    place = _PLACE.fullmatch(words)
    if place is not None:
        return [(int(place[1]), int(place[2]))]
    whole, near = text
    starts = [found.start() for found in re.finditer(re.escape(words), whole)]
    if not starts:
        raise OnditError(f"the report does not hold the words “{words}”; copy them from it as they stand.")
    start = min(starts, key=lambda at: abs(at - near))
    return [(start, start + len(words))]
