"""Claims across reports: what several statements of a trace have in common.

Statements whose event a domain pack knows are joined by their frames; the others, and what else is said of such an
event, by the likeness of their wording, across languages too. A statement that denies stands in a claim's `denying`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ondit.claims.compare import stage_of
from ondit.claims.cores import plainest
from ondit.claims.features import acts_in, denied_in, features_of, is_negative
from ondit.claims.folding import fold
from ondit.claims.grouping import Group, group
from ondit.claims.notions import ACT, OUTCOME
from ondit.claims.parting import Part, parted
from ondit.claims.rules import DomainFile
from ondit.claims.scale import Saying, Scale
from ondit.claims.sentences import sentence_of
from ondit.claims.uniting import United, relations, unite
from ondit.packs.language import LanguagePack, language_pack
from ondit.records import Claim, Derivation, Mark, Reading, Said, Statement, short_hash

OUTLETS = ("outlet", "agency")
SHORT = 3  # features of what only points at what is spoken of
TOLD = frozenset({"~report", "~accus", "~rumour", "~assertion"})  # notions of what was said before: rejected the report

Found = tuple[Reading, Statement]
Key = tuple[str, str]


def link_claims(readings: Sequence[Reading], derivations: Sequence[Derivation] = ()) -> tuple[Claim, ...]:
    """The claims of several reports: those with a frame, then the others that two or more reports have in common.

    derivations: who has it from whom among them. In which order the readings come changes nothing but the order of
    what is given back.
    """
    place = {reading.report.id: at for at, reading in enumerate(readings)}
    claims = _linked(sorted(readings, key=lambda reading: reading.report.id), derivations)
    return tuple(_in_order(claim, place) for claim in claims)


def _in_order(claim: Claim, place: Mapping[str, int]) -> Claim:
    """A claim with its statements in the order of the readings; within one report they keep their own."""

    def order(said: Said) -> int:
        return place[said.report]

    supporting, denying = sorted(claim.supporting, key=order), sorted(claim.denying, key=order)
    return replace(claim, supporting=tuple(supporting), denying=tuple(denying))


def _linked(readings: Sequence[Reading], derivations: Sequence[Derivation]) -> tuple[Claim, ...]:
    derived = {(one.report, one.origin) for one in derivations}
    sources = _sources(derivations)
    found = [(reading, statement) for reading in readings for statement in reading.statements]
    number = {(reading.report.id, statement.id): at for at, (reading, statement) in enumerate(found)}
    sayings = [saying for reading in readings for saying in sayings_of(reading)]
    united = unite(readings, derived)
    texts = _sources([one for one in derivations if one.kind != "cite"])
    groups = group(sayings, [_seed(one, number) for one in united], sources, texts, [_acts(one) for one in united])
    names = [_name(found, members, *_seeds(one)) for one, members in zip(united, groups.seeded, strict=True)]
    framed = (_framed(found, sayings, united, names, at, members) for at, members in enumerate(groups.seeded))
    scale = Scale(sayings)
    free = [part for members in groups.free for part in parted(sayings, members)]
    return (*framed, *(_worded(found, scale, part) for part in free))


def _sources(derivations: Sequence[Derivation]) -> dict[str, set[str]]:
    """For each report those that it has something from."""
    found: dict[str, set[str]] = {}
    for one in derivations:
        found.setdefault(one.report, set()).add(one.origin)
    return found


def sayings_of(reading: Reading) -> list[Saying]:
    """The statements of a reading as what grouping compares, in their order."""
    report = reading.report
    pack = language_pack(report.language)
    lead = _lead(reading)
    head = max((part.end for part in report.parts if part.kind == "headline"), default=0)
    asked = [(span.start, span.end) for request in reading.comment_requests for span in request.evidence]
    names = {voice.id: fold(voice.name) for voice in reading.voices if voice.named and voice.name}
    outlets = {voice.id for voice in reading.voices if voice.kind in OUTLETS}
    features = [frozenset() if _asks(one, asked) else _features(one, pack) for one in reading.statements]
    return [
        Saying(
            report=report.id,
            language=report.language,
            at=at,
            voice=None if statement.voice == "v0" else statement.voice,
            leads=statement.content[0].start <= lead,
            features=features[at],
            denies=statement.stance.voice == "CT-" or is_negative(wording(statement), pack),
            head=statement.content[0].start < head,
            who=names.get(statement.voice) if statement.voice != "v0" else None,
            points=_points(statement, features[at], pack),
            negates=denied_in(wording(statement), pack) if statement.stance.voice != "CT-" else frozenset(),
            relayed=statement.voice in outlets,
        )
        for at, statement in enumerate(reading.statements)
    ]


def _points(statement: Statement, features: frozenset[str], pack: LanguagePack) -> bool:
    """Whether a statement is but a word for what is spoken of: confirmed the talks, dementierte das, wies den
    Bericht zurück.
    """
    if statement.manner != "reported" or len(features) > SHORT:
        return False
    if statement.stance.voice == "CT-" and not features.isdisjoint(TOLD):
        return True
    cue = features_of(" ".join(span.text for span in statement.cue), pack)
    return not cue.isdisjoint({"~confirm", "~deny"})


def _asks(statement: Statement, asked: Sequence[tuple[int, int]]) -> bool:
    """Whether a page only tells that it asked somebody, which is no word on any matter."""
    first = statement.content[0].start
    return statement.voice == "v0" and any(start <= first < end for start, end in asked)


def _features(statement: Statement, pack: LanguagePack) -> frozenset[str]:
    """A wording's features, and its times, which are the same in every language.

    None where somebody does not say that it is so: a wish is no word on the matter. A page's own question tells it.
    """
    if statement.stance.voice == "Uu" and statement.voice != "v0":
        return frozenset()
    values = (time.value for time in statement.times if time.of == "event")
    dated = {f"={value}" for value in values if value is not None and value[:1].isdigit()}  # not `now`
    words = features_of(wording(statement), pack)
    return words | dated if words else words  # a day alone is no matter


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


def _acts(united: United) -> frozenset[str]:
    """The notions that tell the stage of a claim."""
    file = united.pack.table("pack.yaml", DomainFile)
    stage = file.stages.get(stage_of(united.frame, united.pack))
    return (
        frozenset(f"{mark}{act}" for act in stage.acts for mark in (ACT, OUTCOME)) if stage is not None else frozenset()
    )


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
    """A claim with a frame: what holds the frame says or denies it, what likeness added is judged by its wording."""
    one = united[at]
    because = {(said.report, said.statement): said.because for said in _all_said(one)}
    yes = {(said.report, said.statement) for _, claim in one.members for said in claim.supporting}
    keys = {n: (found[n][0].report.id, found[n][1].id) for n in members}
    holding = [n for n in members if keys[n] in because]
    claiming = [n for n in holding if keys[n] in yes]
    rest = [n for n in members if n not in holding]
    sided = _sides(found, sayings, rest, acts=_acts(one), telling={_speaker(found, n) for n in claiming})
    for_it = claiming + sided.for_it if claiming else []  # what is only denied has no likeness that speaks for it
    against = [n for n in holding if keys[n] not in yes] + sided.against
    updates, contradicts = relations(united, names, at)
    return Claim(
        id=names[at],
        text=sentence_of(one.frame, one.pack, one.language),
        pack=one.pack.code,
        frame=one.frame,
        supporting=tuple(Said(*keys[n], because.get(keys[n], ())) for n in _heard(found, for_it, because)),
        denying=tuple(Said(*keys[n], because.get(keys[n], ())) for n in _others(found, against, for_it)),
        updates=tuple(updates),
        contradicts=tuple(contradicts),
        origins=None,
    )


def _worded(found: Sequence[Found], scale: Scale, part: Part) -> Claim:
    """A claim that only its wording makes. What most put in the negative is not denied by them.

    Most of those who tell it: whoever only points at it (rejected the report) has put nothing in words.
    """
    members = part.members
    sided = _sides(found, scale.sayings, members)
    telling = [n for n in members if not scale.sayings[n].points]
    if len(set(sided.against).intersection(telling)) >= len(set(sided.for_it).intersection(telling)):
        sided = Sided(list(members), [])
    for_it = _heard(found, sided.for_it)
    return Claim(
        id=_name(found, members),
        text=wording(found[plainest(scale, _first_told(found, [n for n in for_it if n in part.pure] or for_it))][1]),
        pack=None,
        frame=None,
        supporting=tuple(_said(*found[number]) for number in for_it),
        denying=tuple(_said(*found[number]) for number in _others(found, sided.against, sided.for_it)),
        updates=(),
        contradicts=(),
        origins=None,
    )


def _first_told(found: Sequence[Found], members: Sequence[int]) -> list[int]:
    """Those sayings that are in the language in which it was said first, as far as dates tell."""
    pages = {number: found[number][0].report for number in members}
    first = min(pages.values(), key=lambda page: (page.published or "9999", page.id))
    return [number for number, page in pages.items() if page.language == first.language]


@dataclass(frozen=True, slots=True)
class Sided:
    """Sayings for and against a claim; those that only hold a negative word stand on neither side."""

    for_it: list[int]
    against: list[int]


def _sides(
    found: Sequence[Found],
    sayings: Sequence[Saying],
    members: Sequence[int],
    *,
    acts: frozenset[str] = frozenset(),
    telling: Collection[Key] = (),
) -> Sided:
    """Who says it and who denies it: by stance, or by saying of the very act that it is not, and then whatever else
    they put in the negative.

    A negative word alone makes nobody deny (eleven minutes is nothing): it may be about something else. acts: what
    the claim is known to tell; telling: who is known to tell it.
    """
    denied = [n for n in members if found[n][1].stance.voice == "CT-"]
    deniers = {_speaker(found, number) for number in denied if sayings[number].voice is not None}
    negative = [n for n in members if n not in denied and sayings[n].denies]
    plain = [n for n in members if n not in denied and n not in negative]
    told = acts.union(*(acts_in(sayings[n].features) for n in plain))
    deniers |= {_speaker(found, n) for n in negative if sayings[n].negates & told and sayings[n].voice is not None}
    against = denied + [n for n in negative if _speaker(found, n) in deniers]
    speaking = {_speaker(found, number) for number in plain if sayings[number].voice is not None}.union(
        telling
    ) - deniers
    return Sided(sorted(plain + [n for n in negative if _speaker(found, n) in speaking]), sorted(against))


def _others(found: Sequence[Found], against: Sequence[int], for_it: Sequence[int]) -> list[int]:
    """Those against a claim that do not speak for it in the same report (not for money, but for peace)."""
    speaking = {_speaker(found, number) for number in for_it}
    return sorted(n for n in against if found[n][1].stance.voice == "CT-" or _speaker(found, n) not in speaking)


def _speaker(found: Sequence[Found], number: int) -> Key:
    reading, statement = found[number]
    return reading.report.id, statement.voice


def _heard(
    found: Sequence[Found], members: Sequence[int], because: Mapping[Key, Sequence[Mark]] | None = None
) -> list[int]:
    """The sayings in which somebody is heard, without acts that another one tells (the mayor offered to go, he said).

    An act inside the words of somebody who is no outlet is his word; inside an outlet's it is heard through it.
    """
    ids = {(found[number][0].report.id, found[number][1].id): number for number in members}
    return sorted(number for number in members if not _told_act(found, number, ids, because or {}))


def _told_act(
    found: Sequence[Found], number: int, ids: Mapping[Key, int], because: Mapping[Key, Sequence[Mark]]
) -> bool:
    reading, statement = found[number]
    outer = ids.get((reading.report.id, statement.parent or ""))
    if outer is None or statement.manner != "reported":
        return False
    voice = found[outer][1].voice
    kind = next((one.kind for one in reading.voices if one.id == voice), None)
    return kind not in OUTLETS or _is_trigger(statement, because)


def _is_trigger(statement: Statement, because: Mapping[Key, Sequence[Mark]]) -> bool:
    """Whether a statement's cue is what the event is known by: ordered, in `Nairobi ordered four boats`."""
    cues = {(span.start, span.end) for span in statement.cue}
    return any((mark.start, mark.end) in cues for marks in because.values() for mark in marks)


def _name(found: Sequence[Found], members: Group, *more: str) -> str:
    return short_hash("c", [(found[number][0].report.id, found[number][1].id) for number in members], *more)


def _seeds(united: United) -> list[str]:
    """The claims within reports that a claim is made of: two of them may stand in the same statements."""
    return sorted(claim.id for _, claim in united.members)


def _said(reading: Reading, statement: Statement) -> Said:
    return Said(reading.report.id, statement.id, ())
