"""Claims across reports: what several statements of a trace have in common.

Statements whose event a domain pack knows are joined by their frames; the others, and what else is said of such an
event, by the likeness of their wording, across languages too. A statement that denies stands in a claim's `denying`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from ondit.claims.features import features_of, is_negative
from ondit.claims.grouping import Group, Saying, group, plainest
from ondit.claims.sentences import sentence_of
from ondit.claims.uniting import United, relations, unite
from ondit.packs.language import language_pack
from ondit.records import Claim, Reading, Said, Statement, short_hash

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
    framed = (_framed(found, sayings, united, names, at, members) for at, members in enumerate(groups.seeded))
    return (*framed, *(_worded(found, sayings, members) for members in groups.free))


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
            denies=statement.stance.voice == "CT-" or is_negative(wording(statement), pack),
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
    return sorted({number[one.report, one.statement] for one in _all_said(united)})


def _all_said(united: United) -> Iterator[Said]:
    for _, claim in united.members:
        yield from (*claim.supporting, *claim.denying)


def _framed(
    found: Sequence[Found],
    sayings: Sequence[Saying],
    united: Sequence[United],
    names: Sequence[str],
    at: int,
    members: Group,
) -> Claim:
    """A claim with a frame. What likeness added and is put in the negative denies it, if it is somebody's word."""
    one = united[at]
    because = {(said.report, said.statement): said.because for said in _all_said(one)}
    yes = {(said.report, said.statement) for _, claim in one.members for said in claim.supporting}
    keys = {n: (found[n][0].report.id, found[n][1].id) for n in members}
    added = [n for n in members if keys[n] not in because]
    against = [n for n in members if n not in added and keys[n] not in yes]
    against += [n for n in added if sayings[n].denies and sayings[n].voice is not None]
    for_it = [n for n in members if keys[n] in yes or (n in added and not sayings[n].denies)]
    updates, contradicts = relations(united, names, at)
    return Claim(
        id=names[at],
        text=sentence_of(one.frame, one.pack, one.language),
        pack=one.pack.code,
        frame=one.frame,
        supporting=tuple(Said(*keys[n], because.get(keys[n], ())) for n in for_it),
        denying=tuple(Said(*keys[n], because.get(keys[n], ())) for n in sorted(against)),
        updates=tuple(updates),
        contradicts=tuple(contradicts),
        origins=None,
    )


def _worded(found: Sequence[Found], sayings: Sequence[Saying], members: Group) -> Claim:
    """A claim that only its wording makes. What most put in the negative is not denied by them."""
    against = [number for number in members if sayings[number].denies]
    if 2 * len(against) > len(members):
        against = []
    supporting = [number for number in members if number not in against]
    return Claim(
        id=_name(found, members),
        text=wording(found[plainest(sayings, supporting)][1]),
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


def _said(reading: Reading, statement: Statement) -> Said:
    return Said(reading.report.id, statement.id, ())
