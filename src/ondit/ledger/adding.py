"""Taking a report in: one report, one transaction. What is new about it is decided first, then all of it is written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import Connection, delete, func, insert, select, update

from ondit.claims.folding import fold
from ondit.ledger import placing
from ondit.ledger.body import mended, packed, reading_in
from ondit.ledger.following import watch_retraction, watch_statements
from ondit.ledger.forgotten import without_forgotten
from ondit.ledger.identity import anybodys_text, id_of, identities_of, nobodys_text, text_hash
from ondit.ledger.judged import carry_over
from ondit.ledger.people import author, now
from ondit.ledger.placing import touch
from ondit.ledger.store import Ledger
from ondit.ledger.tables import identities, links, readings, report_keys, reports, statements, versions, voices
from ondit.ledger.versions import Change, changes_between, notice_in
from ondit.provenance.matters import keys_of
from ondit.provenance.outlets import pack_of
from ondit.records import MadeBy, Reading, Report, Statement, Time, Voice, as_json, short_hash
from ondit.tracing import renamed

# known: nothing changed. reading: the same text, read by newer rules. forgotten: it was to be forgotten, and stays so.
What = Literal["new", "version", "reading", "known", "forgotten"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report: its id in the ledger, and the number of its version, counted from 1."""

    report: str
    what: What
    version: int


@dataclass(frozen=True, slots=True)
class _Known:
    """What a ledger has of a report already."""

    row: int
    id: str
    state: str
    version: int


def is_known(ledger: Ledger, report: Report, made_by: MadeBy) -> Added | None:
    """What the ledger has of a report, if there is nothing to add: so nobody needs to read it again. None: there is."""
    with ledger.reading() as connection:
        known = _known(connection, report)
        if known is None:
            return None
        if known.state == "forgotten":
            return Added(known.id, "forgotten", known.version)
        number = _version_with(connection, known, report)
        same = number is not None and _has_reading(connection, known, number, made_by)
        return Added(known.id, "known", number or known.version) if same else None


def id_for(ledger: Ledger, report: Report) -> str:
    """The id that a report has in the ledger, or would get."""
    with ledger.reading() as connection:
        known = _known(connection, report)
    return known.id if known is not None else id_of(report)


def add_reading(ledger: Ledger, reading: Reading) -> Added:
    """Take a reading in, under the id that its report has in the ledger. What is there already stays as it is.

    Raises LedgerError; then nothing of the reading is there.
    """
    with ledger.writing() as connection:
        return take_in(connection, reading)


def take_in(connection: Connection, reading: Reading, *, seen_at: str | None = None) -> Added:
    """The same inside a transaction. seen_at: when somebody else met this text, where it comes from their ledger.

    An older text of a report, or an older reading, is kept beside the current one.
    """
    reading = without_forgotten(connection, mended(reading))
    report = reading.report
    known = _known(connection, report)
    if known is not None and known.state == "forgotten":
        return Added(known.id, "forgotten", known.version)
    id_ = known.id if known is not None else id_of(report)
    reading = reading if report.id == id_ else renamed(reading, id_)
    if known is None:
        _insert_report(connection, reading, seen_at)
        _keep(connection, reading, 1, current=True)
        _lay_out(connection, reading)
        return Added(id_, "new", 1)
    _remember(connection, reading)
    number = _version_with(connection, known, report)
    if number is None:
        reading = _first_published(connection, known, reading)
        number = _insert_version(connection, reading, known, seen_at)
        _write(connection, reading, number, current=_is_latest(connection, known, number))
        return Added(id_, "version", number)
    if _has_reading(connection, known, number, reading.made_by):
        return Added(id_, "known", number)
    _write(connection, reading, number, current=number == known.version)
    return Added(id_, "reading", number)


def _known(connection: Connection, report: Report) -> _Known | None:
    """The report in the ledger that this one is, by the surest sign that the ledger knows."""
    *sure, text = identities_of(report)
    asked = select(identities.c.key, identities.c.report).where(identities.c.key.in_(sure))
    found = dict(connection.execute(asked).all()) if sure else {}
    id_ = next((found[key] for key in sure if key in found), None) or _by_text(connection, report, text)
    if id_ is None:
        return None
    columns = (reports.c.row, reports.c.id, reports.c.state, reports.c.version)
    return _Known(*connection.execute(select(*columns).where(reports.c.id == id_)).one())


def _by_text(connection: Connection, report: Report, text: str) -> str | None:
    """The report with the same text, of the same outlet; of any, where one of the two does not say whose it is."""
    whose, anybodys = nobodys_text(report), anybodys_text(report)
    asked = (
        select(identities.c.key, identities.c.report, reports.c.outlet, reports.c.domain)
        .join(reports, reports.c.id == identities.c.report)
        .where(identities.c.key.in_([text, whose, anybodys]))
    )
    found = {row.key: row for row in connection.execute(asked)}
    if text in found:
        return str(found[text].report)
    if text == whose:
        return str(found[anybodys].report) if anybodys in found else None
    owner = found.get(whose)
    return str(owner.report) if owner is not None and not (owner.outlet or owner.domain) else None


def _first_published(connection: Connection, known: _Known, reading: Reading) -> Reading:
    """A reading of a later text, dated as the report was first: who copied the first text is not its source."""
    report = reading.report
    first = connection.execute(select(reports.c.published).where(reports.c.id == known.id)).scalar()
    if first is None or report.published is None or first >= report.published:
        return reading
    return replace(reading, report=replace(report, published=first, modified=report.modified or report.published))


def _version_with(connection: Connection, known: _Known, report: Report) -> int | None:
    """The version that has this text; None: none has."""
    asked = select(versions.c.number).where(versions.c.report == known.id)
    asked = asked.where(versions.c.text_hash == text_hash(report.text)).order_by(versions.c.number.desc())
    return connection.execute(asked).scalar()


def _is_latest(connection: Connection, known: _Known, number: int) -> bool:
    """Whether a version was seen last, so that it is how the report stands."""
    last = select(versions.c.number).where(versions.c.report == known.id).order_by(versions.c.seen_at.desc()).limit(1)
    return connection.execute(last).scalar() == number


def _has_reading(connection: Connection, known: _Known, number: int, made_by: MadeBy) -> bool:
    asked = select(readings.c.id).where(readings.c.id == _reading_id(known.id, number, made_by))
    return connection.execute(asked).scalar() is not None


def _reading_id(report: str, version: int, made_by: MadeBy) -> str:
    return short_hash("g", report, version, _made(made_by))


def _made(made_by: MadeBy) -> str:
    return json.dumps(as_json(made_by), sort_keys=True)


def _insert_report(connection: Connection, reading: Reading, seen_at: str | None) -> None:
    report, moment = reading.report, now()
    values = {"id": report.id, "matter": None, "version": 1, "state": "kept", "added_at": moment, "added_by": author()}
    connection.execute(insert(reports).values(**values, **_described(report)))
    _remember(connection, reading)
    _insert(connection, reading, 1, (), seen_at)


def _insert_version(connection: Connection, reading: Reading, known: _Known, seen_at: str | None) -> int:
    """Note another text of a report; the number of its version comes back."""
    before = current_reading(connection, known.id).report
    most = select(func.max(versions.c.number)).where(versions.c.report == known.id)
    number = int(connection.execute(most).scalar_one()) + 1
    _insert(connection, reading, number, changes_between(before.text, reading.report.text), seen_at)
    if _is_latest(connection, known, number):
        values = {name: value for name, value in _described(reading.report).items() if value is not None}
        connection.execute(update(reports).where(reports.c.id == known.id).values(version=number, **values))
    return number


def _insert(
    connection: Connection, reading: Reading, number: int, changes: Sequence[Change], seen_at: str | None
) -> None:
    report = reading.report
    notice = notice_in(report.text, pack_of(report))
    connection.execute(
        insert(versions).values(
            report=report.id,
            number=number,
            text_hash=text_hash(report.text),
            seen_at=seen_at or now(),
            seen_by=author(),
            changes=json.dumps(as_json(list(changes)), ensure_ascii=False),
            notice=notice[0].text if notice else None,
        )
    )
    if notice is not None and notice[1]:
        connection.execute(update(reports).where(reports.c.id == report.id).values(state="retracted"))
        watch_retraction(connection, report.id)


def _described(report: Report) -> dict[str, str | None]:
    return {
        "url": report.url,
        "outlet": report.outlet.name,
        "domain": report.outlet.domain,
        "title": report.title,
        "language": report.language,
        "kind": report.kind,
        "published": report.published,
    }


def _remember(connection: Connection, reading: Reading) -> None:
    """Note by what the report is known again; a sign that another report has stays its own."""
    wanted = (*identities_of(reading.report), anybodys_text(reading.report))
    taken = set(connection.execute(select(identities.c.key).where(identities.c.key.in_(wanted))).scalars())
    fresh = [{"key": key, "report": reading.report.id} for key in wanted if key not in taken]
    if fresh:
        connection.execute(insert(identities), fresh)


def _write(connection: Connection, reading: Reading, version: int, *, current: bool) -> None:
    """Keep another reading of a report; the current one with all that can be asked of it."""
    if current:
        connection.execute(update(readings).where(readings.c.report == reading.report.id).values(current=False))
    _keep(connection, reading, version, current=current)
    if current:
        carry_over(connection, reading)
        show(connection, reading)


def _keep(connection: Connection, reading: Reading, version: int, *, current: bool) -> None:
    id_ = reading.report.id
    connection.execute(
        insert(readings).values(
            id=_reading_id(id_, version, reading.made_by),
            report=id_,
            version=version,
            made_by=_made(reading.made_by),
            made_at=now(),
            current=current,
            body=packed(reading),
        )
    )


def show(connection: Connection, reading: Reading) -> None:
    """Lay out what can be asked of a reading, in place of what was laid out of its report before."""
    for table in (links, voices, statements):
        connection.execute(delete(table).where(table.c.report == reading.report.id))
    _lay_out(connection, reading)


def _lay_out(connection: Connection, reading: Reading) -> None:
    rows = [_statement_row(reading, statement) for statement in reading.statements]
    if rows:
        connection.execute(insert(statements), rows)
    chains = list(_chain_rows(reading))
    if chains:
        connection.execute(insert(links), chains)
    if reading.voices:
        connection.execute(insert(voices), [_voice_row(reading, voice) for voice in reading.voices])
    _place(connection, reading)
    watch_statements(connection, reading.report.id)


def _place(connection: Connection, reading: Reading) -> None:
    row, matter = connection.execute(
        select(reports.c.row, reports.c.matter).where(reports.c.id == reading.report.id)
    ).one()
    wanted = keys_of(reading)
    if matter is not None:
        had = frozenset(connection.execute(select(report_keys.c.key).where(report_keys.c.report == row)).scalars())
        if had == wanted:
            touch(connection, matter)
        else:
            placing.replace(connection, row, wanted)
        return
    placing.place(connection, row, wanted)


def _statement_row(reading: Reading, statement: Statement) -> dict[str, Any]:
    voice = next((voice for voice in reading.voices if voice.id == statement.voice), None)
    return {
        "report": reading.report.id,
        "id": statement.id,
        "start": statement.content[0].start if statement.content else 0,
        "manner": statement.manner,
        "voice": statement.voice,
        "who": voice.name if voice else None,
        "named": bool(voice and voice.named),
        "content": _words(statement.content),
        "source": _words(statement.source) or None,
        "stance": statement.stance.voice,
        "page_stance": statement.stance.outlet,
        "tense": statement.tense,
        "said": _when(statement.times, "saying"),
        "happened": _when(statement.times, "event"),
        "confidence": statement.confidence,
    }


def _words(spans: Any) -> str:
    return " … ".join(" ".join(span.text.split()) for span in spans)


def _when(times: tuple[Time, ...], of: str) -> str | None:
    return next((time.value for time in times if time.of == of and time.value), None)


def _chain_rows(reading: Reading) -> Iterator[dict[str, Any]]:
    for statement in reading.statements:
        for at, link in enumerate(statement.chain):
            yield {
                "report": reading.report.id,
                "statement": statement.id,
                "place": at,
                "voice": link.voice,
                "name": link.name,
                "kind": link.kind,
                "link": link.link,
            }


def _voice_row(reading: Reading, voice: Voice) -> dict[str, Any]:
    return {
        "report": reading.report.id,
        "id": voice.id,
        "name": voice.name,
        "folded": fold(voice.name) if voice.name else None,
        "kind": voice.kind,
        "named": voice.named,
        "count": voice.count,
        "country": voice.country,
        "wikidata": voice.wikidata,
        "statements": sum(statement.voice == voice.id for statement in reading.statements),
    }


def current_reading(connection: Connection, report: str) -> Reading:
    """The current reading of a report, as it was read: judgements are not laid over it."""
    asked = select(readings.c.body).where(readings.c.report == report, readings.c.current)
    return reading_in(connection.execute(asked).scalar_one())


def with_id(report: Report, id_: str) -> Report:
    """A report under the id that it has in a ledger."""
    return replace(report, id=id_)
