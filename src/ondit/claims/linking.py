"""Claims across reports: what several statements of a trace have in common.

Statements whose event a domain pack knows are joined by their frames; the others, and what else is said of such an
event, by the likeness of their wording, across languages too. A statement that denies stands in a claim's `denying`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from ondit.claims.features import features_of
from ondit.claims.grouping import Group, Saying, group
from ondit.claims.sentences import sentence_of
from ondit.claims.uniting import United, relations, unite
from ondit.packs.language import language_pack
from ondit.records import Claim, Mark, Reading, Said, Statement, short_hash

Found = tuple[Reading, Statement]
Key = tuple[str, str]


def link_claims(readings: Sequence[Reading], derived: Collection[Key] = ()) -> tuple[Claim, ...]:
    """The claims of several reports: those with a frame, then the others that two or more reports have in common.

    derived: (report, from) for every pair of reports of which one has it from the other.
    """
    found = [(reading, statement) for reading in readings for statement in reading.statements]
    number = {(reading.report.id, statement.id): at for at, (reading, statement) in enumerate(found)}
    sayings = [saying for reading in readings for saying in sayings_of(reading)]
    united = unite(readings, derived)
    groups = group(sayings, seeds=[_seed(one, number) for one in united])
    names = [_name(found, members) for members in groups.seeded]
    framed = (_framed(found, united, names, at, members) for at, members in enumerate(groups.seeded))
    return (*framed, *(_plain(found, members) for members in groups.free))


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


def _seed(united: United, number: Mapping[Key, int]) -> list[int]:
    """The statements that hold a frame of the claim, each once."""
    said = (said for _, claim in united.members for said in (*claim.supporting, *claim.denying))
    return sorted({number[one.report, one.statement] for one in said})


def _framed(found: Sequence[Found], united: Sequence[United], names: Sequence[str], at: int, members: Group) -> Claim:
    one = united[at]
    because = dict(_because(one))
    denied = {(s.report, s.statement) for _, claim in one.members for s in claim.denying} - {
        (s.report, s.statement) for _, claim in one.members for s in claim.supporting
    }
    keys = {n: (found[n][0].report.id, found[n][1].id) for n in members}
    against = [n for n in members if keys[n] in denied or (keys[n] not in because and _denies(found[n][1]))]
    said = {n: Said(*keys[n], because.get(keys[n], ())) for n in members}
    updates, contradicts = relations(united, names, at)
    first = min(one.members, key=lambda made: (made[0].report.published or "9999", made[0].report.id))[0]
    return Claim(
        id=names[at],
        text=sentence_of(one.frame, one.pack, first.report.language),
        pack=one.pack.code,
        frame=one.frame,
        supporting=tuple(said[n] for n in members if n not in against),
        denying=tuple(said[n] for n in against),
        updates=tuple(updates),
        contradicts=tuple(contradicts),
        origins=None,
    )


def _because(united: United) -> Iterator[tuple[Key, tuple[Mark, ...]]]:
    for _, claim in united.members:
        for said in (*claim.supporting, *claim.denying):
            yield (said.report, said.statement), said.because


def _plain(found: Sequence[Found], members: Group) -> Claim:
    against = [number for number in members if _denies(found[number][1])]
    if 2 * len(against) > len(members):  # a matter that is put in the negative by most is not denied by them
        against = []
    supporting = [number for number in members if number not in against]
    return Claim(
        id=_name(found, members),
        text=wording(found[_plainest(found, supporting)][1]),
        pack=None,
        frame=None,
        supporting=tuple(_said(*found[number]) for number in supporting),
        denying=tuple(_said(*found[number]) for number in against),
        updates=(),
        contradicts=(),
        origins=None,
    )


def _name(found: Sequence[Found], members: Group) -> str:
    return short_hash("c", [(found[number][0].report.id, found[number][1].id) for number in members])


def _denies(statement: Statement) -> bool:
    return statement.stance.voice == "CT-"


def _said(reading: Reading, statement: Statement) -> Said:
    return Said(reading.report.id, statement.id, ())


def _plainest(found: Sequence[Found], members: Sequence[int]) -> int:
    """The saying that stands for the claim: in indirect words and in the body, and nearest to a line's length."""

    def rank(number: int) -> tuple[bool, bool, int]:
        reading, statement = found[number]
        headline = any(p.kind == "headline" and p.end >= statement.content[0].end for p in reading.report.parts)
        return (statement.manner == "direct", headline, abs(len(wording(statement)) - LINE))

    return min(members, key=rank)


LINE = 110  # letters
