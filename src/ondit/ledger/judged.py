"""What people judged, laid over what was read: statements rejected or corrected, voices joined or told apart.

A judgement never changes a reading. It names its author and moment, can be withdrawn, and holds the words that it was
made by: in a newer reading it stands where these words stand unchanged, and is an orphan where they do not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import Connection, Row, select, update

from ondit.ledger.placing import chunks
from ondit.ledger.tables import judgements
from ondit.provenance.desk import Judged
from ondit.records import Link, Reading, Span, Statement, Voice, VoiceKind

OF_STATEMENTS = ("confirm", "reject", "correct")
OF_VOICES = ("same", "different")
Kind = Literal["confirm", "reject", "correct", "same", "different", "reliability", "credibility", "retracted"]
_GAP = "\x1f"  # between the pieces of words that stand apart
_NEW = "j1"  # the id of a voice that a correction brings in


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement as it stands. report None: it is about no single report. value: what was judged."""

    id: str
    kind: Kind
    target: str
    report: str | None
    value: Mapping[str, Any]
    rests_on: Mapping[str, str]
    author: str
    made_at: str
    note: str | None
    withdrawn_at: str | None
    withdrawn_by: str | None
    orphaned: bool


def judgement_of(row: Row[Any]) -> Judgement:
    """A row of the table."""
    values = row._asdict()
    return Judgement(**values | {"value": json.loads(values["value"]), "rests_on": json.loads(values["rests_on"])})


def standing(connection: Connection, reports: Sequence[str]) -> list[Judgement]:
    """The judgements that hold on statements and voices of some reports, the oldest first."""
    found: list[Judgement] = []
    for some in chunks(reports):
        asked = select(judgements).where(judgements.c.report.in_(some))
        asked = asked.where(judgements.c.withdrawn_at.is_(None), judgements.c.orphaned.is_(False))
        found.extend(judgement_of(row) for row in connection.execute(asked))
    return sorted(found, key=lambda one: (one.made_at, one.id))


def laid_over(reading: Reading, judged: Iterable[Judgement]) -> Reading:
    """A reading as people corrected it: what they rejected is gone, what they corrected reads as they say."""
    mine = [one for one in judged if one.report == reading.report.id]
    for one in mine:
        if one.kind == "correct":
            reading = _corrected(reading, one)
    rejected: set[str | None] = {statement_in(one.target) for one in mine if one.kind == "reject"}
    if not rejected:
        return reading
    kept = tuple(_freed(one, rejected) for one in reading.statements if one.id not in rejected)
    claims = tuple(
        replace(
            claim,
            supporting=tuple(said for said in claim.supporting if said.statement not in rejected),
            denying=tuple(said for said in claim.denying if said.statement not in rejected),
        )
        for claim in reading.claims
    )
    return replace(
        reading, statements=kept, claims=tuple(claim for claim in claims if claim.supporting or claim.denying)
    )


def _freed(statement: Statement, rejected: Container[str | None]) -> Statement:
    return replace(statement, parent=None) if statement.parent in rejected else statement


def statement_in(target: str) -> str:
    """The statement's id in a target `report/statement`."""
    return target.rpartition("/")[2]


def _corrected(reading: Reading, one: Judgement) -> Reading:
    """A reading with one statement as it was corrected: other words for content or source, another voice."""
    id_, value, text = statement_in(one.target), one.value, reading.report.text
    voices = reading.voices
    voice = value.get("voice")
    if "name" in value:
        voice = f"{_NEW}{sum(known.id.startswith(_NEW) for known in voices) or ''}"
        kind: VoiceKind = value.get("kind") or "unknown"
        voices = (*voices, Voice(voice, value["name"], kind, True, None, None, None, _spans(text, value, "source")))
    statements = tuple(
        _said_anew(statement, value, text, voice, voices) if statement.id == id_ else statement
        for statement in reading.statements
    )
    return replace(reading, statements=statements, voices=voices)


def _said_anew(
    statement: Statement, value: Mapping[str, Any], text: str, voice: str | None, voices: Sequence[Voice]
) -> Statement:
    content = _spans(text, value, "content") or statement.content
    source = _spans(text, value, "source") or statement.source
    statement = replace(statement, content=content, source=source)
    if voice is None:
        return statement
    if voice == "v0":
        return replace(statement, voice=voice, manner="own", chain=statement.chain[:1], source=(), cue=())
    speaker = next(known for known in voices if known.id == voice)
    ahead = [link for link in statement.chain if link.link not in ("quotes", "rests-on")]
    link = Link(voice, speaker.name, speaker.kind, "quotes", source)
    return replace(statement, voice=voice, chain=(*ahead, link))


def _spans(text: str, value: Mapping[str, Any], part: str) -> tuple[Span, ...]:
    return tuple(Span(start, end, text[start:end]) for start, end in value.get(part, ()))


def voices_judged(judged: Iterable[Judgement]) -> tuple[Judged, ...]:
    """The voices that people took for one, or told apart; where they disagree the latest word holds."""
    found: dict[frozenset[str], Judged] = {}
    for one in judged:
        if one.kind in OF_VOICES:
            pair = (one.target, str(one.value["other"]))
            found[frozenset(pair)] = Judged(*pair, same=one.kind == "same", author=one.author, day=one.made_at[:10])
    return tuple(found.values())


def words_of(statement: Statement) -> dict[str, str]:
    """The words that a judgement on a statement is made by."""
    parts = {"content": statement.content, "source": statement.source, "cue": statement.cue}
    return {part: " … ".join(span.text for span in spans) for part, spans in parts.items()}


def voice_words(voice: Voice) -> dict[str, str]:
    """The words that a judgement on a voice is made by."""
    return {"name": voice.name or "", "mention": voice.mentions[0].text if voice.mentions else ""}


def carry_over(connection: Connection, reading: Reading) -> None:
    """Let the judgements on a report stand on a new reading of it, by their words.

    Those on statements come first: a correction may bring in a voice that another judgement is about.
    """
    report = reading.report.id
    for row in connection.execute(select(judgements).where(judgements.c.report == report)).all():
        one = judgement_of(row)
        if one.kind in OF_STATEMENTS:
            _move(connection, one, _statement_target(reading, one), _places_moved(reading, one))
    corrected = laid_over(reading, standing(connection, [report]))
    pairs = (judgements.c.report == report) | judgements.c.value.contains(f'"{report}:', autoescape=True)
    for row in connection.execute(select(judgements).where(judgements.c.kind.in_(OF_VOICES), pairs)).all():
        one = judgement_of(row)
        other = str(one.value.get("other", ""))
        target = _voice_target(corrected, one, one.target, "")
        moved = _voice_target(corrected, one, other, "other ")
        _move(connection, one, target, {**one.value, "other": moved} if moved is not None else None)


def _move(connection: Connection, one: Judgement, target: str | None, value: Mapping[str, Any] | None) -> None:
    """Let a judgement be about something in another reading; None: its words are gone, and it is an orphan."""
    values: dict[str, Any] = {"orphaned": target is None or value is None}
    if target is not None and value is not None:
        values |= {"target": target, "value": json.dumps(value, ensure_ascii=False)}
    connection.execute(update(judgements).where(judgements.c.id == one.id).values(values))


def _statement_target(reading: Reading, one: Judgement) -> str | None:
    """The statement with the words that a judgement was made by."""
    alike = [known.id for known in reading.statements if _parts(words_of(known)) == _parts(one.rests_on)]
    same = statement_in(one.target)
    return f"{reading.report.id}/{same if same in alike else alike[0]}" if alike else None


def _parts(words: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(words.get(part, "") for part in ("content", "source", "cue"))


def _places_moved(reading: Reading, one: Judgement) -> Mapping[str, Any] | None:
    """What a correction says, with its places where their words stand in another text; None: they are gone."""
    moved: dict[str, Any] = dict(one.value)
    for part in ("content", "source"):
        if part not in one.value:
            continue
        words = one.rests_on.get(f"says {part}", "").split(_GAP)
        if len(words) != len(one.value[part]):
            return None
        found = [_nearest(reading.report.text, text, at[0]) for text, at in zip(words, one.value[part], strict=True)]
        if any(place is None for place in found):
            return None
        moved[part] = found
    return moved


def _nearest(text: str, words: str, start: int) -> list[int] | None:
    """Where words stand in a text, nearest to where they stood before; None: nowhere."""
    places = [found.start() for found in re.finditer(re.escape(words), text)]
    if not places:
        return None
    nearest = min(places, key=lambda place: abs(place - start))
    return [nearest, nearest + len(words)]


def words_said(text: str, value: Mapping[str, Any]) -> dict[str, str]:
    """The words at the places that a correction names, by which it is carried over."""
    return {
        f"says {part}": _GAP.join(text[start:end] for start, end in value[part])
        for part in ("content", "source")
        if part in value
    }


def _voice_target(reading: Reading, one: Judgement, target: str, which: str) -> str | None:
    """A voice of a judgement in another reading, by its words; one of another report stays. None: it is gone."""
    report = target.rpartition(":")[0]
    if report != reading.report.id:
        return target
    here = {part: one.rests_on.get(f"{which}{part}", "") for part in ("name", "mention")}
    alike = [voice.id for voice in reading.voices if voice_words(voice) == here]
    same = target.rpartition(":")[2]
    return f"{report}:{same if same in alike else alike[0]}" if alike else None
