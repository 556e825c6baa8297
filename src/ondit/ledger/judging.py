"""What people say of what was read: each judgement has an author, a moment and the words it was made by.

A judgement is withdrawn, never erased. What it changes in the claims shows once their matter is settled.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from sqlalchemy import Connection, insert, select, update

from ondit.errors import LedgerError
from ondit.ledger.adding import current_reading
from ondit.ledger.asking import claim_row, statement_place
from ondit.ledger.following import watch_retraction
from ondit.ledger.judged import Judgement, judgement_of, laid_over, standing, voice_words, words_of, words_said
from ondit.ledger.people import author, now
from ondit.ledger.placing import touch
from ondit.ledger.store import Ledger
from ondit.ledger.tables import judgements, reports
from ondit.ledger.versions import notice_in
from ondit.provenance.outlets import pack_of
from ondit.records import Reading, Statement, Voice, VoiceKind, short_hash

RELIABILITY = "ABCDEF"  # of a voice: A completely reliable to E unreliable, F cannot be judged
CREDIBILITY = "123456"  # of a claim: 1 confirmed by other sources to 5 improbable, 6 cannot be judged
CONFIRMED = "1"
Places = Sequence[tuple[int, int]]


def confirm(ledger: Ledger, target: str, *, note: str | None = None) -> Judgement:
    """Say that a statement (`report/statement`, or its id) was read right. Raises LedgerError."""
    return _on_statement(ledger, "confirm", target, {}, note)


def reject(ledger: Ledger, target: str, *, note: str | None = None) -> Judgement:
    """Say that a statement is none: no claim rests on it any more. Raises LedgerError."""
    return _on_statement(ledger, "reject", target, {}, note)


def correct(
    ledger: Ledger,
    target: str,
    *,
    content: Places | None = None,
    source: Places | None = None,
    voice: str | None = None,
    name: str | None = None,
    kind: str | None = None,
    note: str | None = None,
) -> Judgement:
    """Say what a statement's content, source or voice really is.

    content, source: places in the report's text, end exclusive. voice: one that the report has (`v2`; v0 is the page
    itself). name: of a voice that the reading missed, and its kind. Raises LedgerError where nothing is corrected, a
    place is outside the text, or the report has no such voice.
    """
    given = {"content": content, "source": source, "voice": voice, "name": name, "kind": kind}
    value = {part: what for part, what in given.items() if what}
    if not value or set(value) == {"kind"}:
        raise LedgerError(ledger.where, "nothing is corrected", "Give other words, or another voice.")
    if kind is not None and kind not in get_args(VoiceKind):
        kinds = ", ".join(get_args(VoiceKind))
        raise LedgerError(ledger.where, f"there is no kind of voice '{kind}'", f"Kinds: {kinds}.")
    return _on_statement(ledger, "correct", target, value, note)


def same(ledger: Ledger, one: str, other: str, *, note: str | None = None) -> Judgement:
    """Say that two voices (`report:voice`) are one. Raises LedgerError."""
    return _on_voices(ledger, "same", one, other, note)


def different(ledger: Ledger, one: str, other: str, *, note: str | None = None) -> Judgement:
    """Say that two voices (`report:voice`) are two. Raises LedgerError."""
    return _on_voices(ledger, "different", one, other, note)


def judge_voice(
    ledger: Ledger, name: str, reliability: str, *, topic: str | None = None, note: str | None = None
) -> Judgement:
    """How reliable a voice is, on a topic or on all (Admiralty scale, A to F). Raises LedgerError for other letters."""
    if reliability not in RELIABILITY or len(reliability) != 1:
        raise LedgerError(ledger.where, f"'{reliability}' is no reliability", "Give a letter from A to F.")
    with ledger.writing() as connection:
        return _keep(connection, "reliability", name, None, {"reliability": reliability, "topic": topic}, {}, note)


def credibilities(at_least: int) -> str:
    """The credibilities that a claim with so many proven origins may be given: 1 says that others confirm it."""
    return CREDIBILITY if at_least >= 2 else CREDIBILITY.replace(CONFIRMED, "")


def judge_claim(ledger: Ledger, id_: str, credibility: str, *, note: str | None = None) -> Judgement:
    """How credible a claim is (Admiralty scale, 1 to 6).

    Raises LedgerError for another number, and for 1 (confirmed by other sources) where fewer than two independent
    origins are proven.
    """
    with ledger.writing() as connection:
        row = claim_row(connection, id_)
        if credibility not in CREDIBILITY or len(credibility) != 1:
            raise LedgerError(ledger.where, f"'{credibility}' is no credibility", "Give a number from 1 to 6.")
        if credibility not in credibilities(row.at_least):
            what = f"{row.id} has at least {row.at_least} independent origins, so other sources do not confirm it"
            raise LedgerError(ledger.where, what, "Give a number from 2 to 6.")
        words = {"claim": row.text, "origins": f"{row.at_least}-{row.at_most}"}
        return _keep(connection, "credibility", row.id, None, {"credibility": credibility}, words, note)


def retract(ledger: Ledger, report: str, *, note: str | None = None) -> Judgement:
    """Say that a report was taken back by who published it; whoever repeats it is marked. Raises LedgerError."""
    with ledger.writing() as connection:
        _report_there(ledger, connection, report)
        connection.execute(update(reports).where(reports.c.id == report).values(state="retracted"))
        watch_retraction(connection, report)
        return _keep(connection, "retracted", report, report, {}, {}, note)


def withdraw(ledger: Ledger, id_: str) -> Judgement:
    """Take a judgement back: it stands in the ledger as withdrawn. Raises LedgerError if it does not stand."""
    with ledger.writing() as connection:
        row = connection.execute(select(judgements).where(judgements.c.id == id_)).first()
        if row is None or row.withdrawn_at is not None:
            what = f"there is no standing judgement {id_}"
            raise LedgerError(ledger.where, what, "List them with 'ondit judgements'.")
        done = update(judgements).where(judgements.c.id == id_).values(withdrawn_at=now(), withdrawn_by=author())
        connection.execute(done)
        if row.kind == "retracted":
            _stand_again(connection, row.target)
        _touch_of(connection, judgement_of(row))
        return judgement_of(connection.execute(select(judgements).where(judgements.c.id == id_)).one())


def _stand_again(connection: Connection, report: str) -> None:
    """Let a report stand that nobody says any more was taken back: neither a person nor its own page."""
    said = select(judgements.c.id).where(judgements.c.kind == "retracted", judgements.c.target == report)
    if connection.execute(said.where(judgements.c.withdrawn_at.is_(None))).first() is not None:
        return
    state = connection.execute(select(reports.c.state).where(reports.c.id == report)).scalar()
    if state != "retracted":
        return
    page = current_reading(connection, report).report
    notice = notice_in(page.text, pack_of(page))
    if notice is None or not notice[1]:
        connection.execute(update(reports).where(reports.c.id == report).values(state="kept"))


def _on_statement(ledger: Ledger, kind: str, target: str, value: Mapping[str, Any], note: str | None) -> Judgement:
    with ledger.writing() as connection:
        report, id_ = statement_place(connection, target)
        target = f"{report}/{id_}"
        reading = _reading(ledger, connection, report)
        statement = _statement(ledger, reading, id_)
        _check(ledger, reading, value)
        words = words_of(statement) | words_said(reading.report.text, value)
        made = _keep(connection, kind, target, report, value, words, note)
        _touch_of(connection, made)
        return made


def _reading(ledger: Ledger, connection: Connection, report: str) -> Reading:
    _report_there(ledger, connection, report)
    return current_reading(connection, report)


def _report_there(ledger: Ledger, connection: Connection, report: str) -> None:
    state = connection.execute(select(reports.c.state).where(reports.c.id == report)).scalar()
    if state in (None, "forgotten"):
        raise LedgerError(ledger.where, f"there is no report {report}", "List them with 'ondit reports'.")


def _statement(ledger: Ledger, reading: Reading, id_: str) -> Statement:
    for statement in reading.statements:
        if statement.id == id_:
            return statement
    what = f"report {reading.report.id} has no statement {id_}"
    raise LedgerError(ledger.where, what, "Its statements are listed by 'ondit reports ID'.")


def _check(ledger: Ledger, reading: Reading, value: Mapping[str, Any]) -> None:
    length = len(reading.report.text)
    for start, end in (*value.get("content", ()), *value.get("source", ())):
        if not 0 <= start < end <= length:
            what = f"the place {start}-{end} is not in the text, which has {length} characters"
            raise LedgerError(ledger.where, what, "Count characters from 0; the end is not included.")
    voice = value.get("voice")
    if voice is not None and voice not in {known.id for known in reading.voices}:
        known = ", ".join(f"{one.id} {one.name or 'the page'}" for one in reading.voices)
        raise LedgerError(ledger.where, f"the report has no voice {voice}", f"It has: {known}.")


def _on_voices(ledger: Ledger, kind: str, one: str, other: str, note: str | None) -> Judgement:
    with ledger.writing() as connection:
        if one == other:
            raise LedgerError(ledger.where, "that is one voice already", "Name two: report:voice report:voice.")
        here, there = (_voice(ledger, connection, target) for target in (one, other))
        words = voice_words(here) | {f"other {part}": text for part, text in voice_words(there).items()}
        made = _keep(connection, kind, one, one.rpartition(":")[0], {"other": other}, words, note)
        _touch_of(connection, made)
        return made


def _voice(ledger: Ledger, connection: Connection, target: str) -> Voice:
    report, _, id_ = target.rpartition(":")
    reading = laid_over(_reading(ledger, connection, report), standing(connection, [report]))
    for voice in reading.voices:
        if voice.id == id_:
            return voice
    what = f"report {report} has no voice {id_}"
    raise LedgerError(ledger.where, what, "Its voices are listed by 'ondit reports ID'.")


def _keep(
    connection: Connection,
    kind: str,
    target: str,
    report: str | None,
    value: Mapping[str, Any],
    words: Mapping[str, str],
    note: str | None,
) -> Judgement:
    moment, who = now(), author()
    id_ = short_hash("j", kind, target, json.dumps(value, sort_keys=True), who, moment)
    row = {
        "id": id_,
        "kind": kind,
        "target": target,
        "report": report,
        "value": json.dumps(value, ensure_ascii=False),
        "rests_on": json.dumps(words, ensure_ascii=False),
        "author": who,
        "made_at": moment,
        "note": note,
        "orphaned": False,
    }
    connection.execute(insert(judgements).values(**row))
    return judgement_of(connection.execute(select(judgements).where(judgements.c.id == id_)).one())


def _touch_of(connection: Connection, one: Judgement) -> None:
    """Mark the matters that a judgement bears on."""
    found = {one.report, str(one.value.get("other", "")).rpartition(":")[0]}
    asked = select(reports.c.matter).where(reports.c.id.in_([report for report in found if report]))
    for matter in set(connection.execute(asked).scalars()):
        if matter is not None:
            touch(connection, matter)


