"""Claims across reports: what several statements of a trace have in common.

Statements whose event a domain pack knows are joined by their frames; the rest by the likeness of their wording,
across languages too. A statement that denies stands in a claim's `denying`.
"""

from __future__ import annotations

from collections.abc import Sequence

from ondit.claims.features import features_of
from ondit.claims.grouping import Group, Saying, group
from ondit.packs.language import language_pack
from ondit.records import Claim, Reading, Said, Statement, short_hash

Found = tuple[Reading, Statement]


def link_claims(readings: Sequence[Reading]) -> tuple[Claim, ...]:
    """The claims that two or more of these reports make or deny; in the order in which they come up."""
    found = [(reading, statement) for reading in readings for statement in reading.statements]
    sayings = [saying for reading in readings for saying in sayings_of(reading)]
    return tuple(_claim(found, members) for members in group(sayings))


def sayings_of(reading: Reading) -> list[Saying]:
    """The statements of a reading as what grouping compares, in their order."""
    report = reading.report
    pack = language_pack(report.language)
    lead = _lead(reading)
    return [
        Saying(
            report=report.id,
            language=report.language,
            at=at,
            voice=None if statement.voice == "v0" else statement.voice,
            leads=statement.content[0].start <= lead,
            features=features_of(wording(statement), pack),
        )
        for at, statement in enumerate(reading.statements)
    ]


def wording(statement: Statement) -> str:
    """A statement's content as one line."""
    return " ".join(" ".join(span.text.split()) for span in statement.content)


def _lead(reading: Reading) -> int:
    """Where the first statement of the body begins: up to there a report says what it is about."""
    body = next((part.start for part in reading.report.parts if part.kind in ("standfirst", "body")), 0)
    starts = [statement.content[0].start for statement in reading.statements]
    return min((start for start in starts if start >= body), default=body)


def _claim(found: Sequence[Found], members: Group) -> Claim:
    against = [number for number in members if _denies(found[number][1])]
    if 2 * len(against) > len(members):  # a matter that is put in the negative by most is not denied by them
        against = []
    supporting = tuple(_said(*found[number]) for number in members if number not in against)
    text = wording(found[_plainest(found, [n for n in members if n not in against])][1])
    places = [(found[number][0].report.id, found[number][1].id) for number in members]
    return Claim(
        id=short_hash("c", places),
        text=text,
        pack=None,
        frame=None,
        supporting=supporting,
        denying=tuple(_said(*found[number]) for number in against),
        updates=(),
        contradicts=(),
        origins=None,
    )


def _denies(statement: Statement) -> bool:
    return statement.stance.voice == "CT-"


def _said(reading: Reading, statement: Statement) -> Said:
    return Said(reading.report.id, statement.id, ())


def _plainest(found: Sequence[Found], members: Sequence[int]) -> int:
    """The saying that stands for the claim: of those in the body and in indirect words the longest up to a line."""

    def rank(number: int) -> tuple[bool, bool, int]:
        reading, statement = found[number]
        headline = any(
            part.kind == "headline" and part.end >= statement.content[0].end for part in reading.report.parts
        )
        length = len(wording(statement))
        return (statement.manner == "direct", headline, abs(length - 110))

    return min(members, key=rank)
