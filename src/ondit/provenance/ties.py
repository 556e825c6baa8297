"""Which nodes of a claim are one and which are apart, each with the words that show it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ondit.attribution.names import name_words
from ondit.provenance.desk import BODIES, Desk, Page, outlet_id
from ondit.provenance.graph import Block, top_of
from ondit.provenance.nodes import sentence_around
from ondit.provenance.persons import sounds
from ondit.provenance.relying import WHOLE, Reliance
from ondit.provenance.tellers import phrase_in
from ondit.provenance.telling import Teller
from ondit.provenance.voices import MENTIONS, Profile, Verdict, judge, may_part, parted
from ondit.records import Span, Tie

ALIKE = 8  # differing descriptions of one block that are compared with another's


@dataclass(frozen=True, slots=True)
class Shown:
    """That two nodes are one or apart: by which rule, and the words, which stand in the report of the first.

    outlet: through which both are heard, where that is the rule. by: who judged so, and when, where somebody did.
    """

    a: Profile
    b: Profile
    code: str
    evidence: tuple[Span, ...]
    outlet: str = ""
    by: str = ""


def judged(desk: Desk, profiles: Mapping[str, Profile], *, same: bool) -> tuple[Shown, ...]:
    """The nodes that people took for one, or for two."""
    code = "judged-same" if same else "judged-different"
    return tuple(
        Shown(profiles[one.a], profiles[one.b], code, profiles[one.a].node.evidence, by=f"{one.author}, {one.day}")
        for one in desk.judged
        if one.same == same and one.a in profiles and one.b in profiles
    )


def without(found: Iterable[Shown], others: Iterable[Shown]) -> tuple[Shown, ...]:
    """What is shown of pairs of which the others say nothing: a person's word goes before a rule's."""
    settled = {frozenset((one.a.id, one.b.id)) for one in others}
    return tuple(one for one in found if frozenset((one.a.id, one.b.id)) not in settled)


def taken_over(found: Iterable[Reliance], profiles: Mapping[str, Profile]) -> tuple[Shown, ...]:
    """Nodes that are one because all of the one was taken over from the other; who cites two joins nobody."""
    return tuple(
        Shown(profiles[node], profiles[several[0].others[0]], several[0].code, several[0].evidence)
        for node, several in _by_node(found).items()
        if len({other for reliance in several for other in reliance.others}) == 1
    )


def resting(claim: Mapping[str, Sequence[Profile]]) -> tuple[Shown, ...]:
    """A voice and the paper on which it rests for this claim, by a statement of its report that names both.

    What the voice says of the claim elsewhere it has from there too: they are one origin, told with and without it.
    """
    found: list[Shown] = []
    for profiles in claim.values():
        by_voice = {profile.node.voice.id: profile for profile in profiles}
        for paper in profiles:
            for statement in paper.node.statements:
                chain = statement.chain
                if len(chain) > 2 and chain[-1].link == "rests-on" and chain[-1].voice == paper.node.voice.id:
                    voice = by_voice.get(statement.voice)
                    if voice is not None and voice is not paper:
                        found.append(Shown(voice, paper, "rests-on-paper", statement.basis or paper.node.evidence))
    return tuple({(one.a.id, one.b.id): one for one in found}.values())


def taken_over_from_one(
    found: Iterable[Reliance], profiles: Mapping[str, Profile], known: Iterable[Shown]
) -> tuple[Shown, ...]:
    """Nodes taken over from several that are known to be one."""
    above = {id_: id_ for id_ in profiles}
    for shown in known:
        above[top_of(above, shown.a.id)] = top_of(above, shown.b.id)
    further: list[Shown] = []
    for node, several in _by_node(found).items():
        others = [other for reliance in several for other in reliance.others]
        if len(set(others)) > 1 and len({top_of(above, other) for other in others}) == 1:
            further.append(Shown(profiles[node], profiles[others[0]], several[0].code, several[0].evidence))
            above[top_of(above, node)] = top_of(above, others[0])
    return tuple(further)


def heard_through_one(desk: Desk, profiles: Mapping[str, Profile], derived: Container[str]) -> Iterator[Shown]:
    """Voices that several pages know through one outlet whose own report the claim does not hold.

    Only where each page knows but one voice from there, and nothing tells them apart.
    """
    known: dict[tuple[str, str], list[tuple[Profile, str]]] = {}
    for profile in profiles.values():
        through = None if profile.id in derived or profile.node.told else _last_outlet(desk, profile)
        if through is not None:
            known.setdefault((through[0], profile.node.report), []).append((profile, through[1]))
    heads: dict[str, list[Profile]] = {}
    for (key, _), several in known.items():
        profile, outlet = several[0]
        if len(several) > 1 or profile.other is not None:
            continue
        same = [head for head in heads.setdefault(key, []) if apart([profile], [head]) is None]
        if same:
            yield Shown(profile, same[0], "same-outlet", profile.node.evidence, outlet)
        else:
            heads[key].append(profile)


def quoted_elsewhere(desk: Desk, profiles: Mapping[str, Profile], derived: Container[str]) -> Iterator[Shown]:
    """Reports that name nobody for the claim, but quote, on whatever, the one whom another report has it from.

    Only where that is one voice: of two who may stand behind it the report does not say which.
    """
    named = [one for one in profiles.values() if one.node.sort == "voice" and one.named and one.name]
    heard: dict[str, Profile] = {}
    for one in named:
        heard.setdefault(_called(one.name or ""), one)
    for profile in profiles.values():
        if profile.node.sort != "silent" or profile.id in derived:
            continue
        page = desk.pages[profile.node.report]
        speaking = {statement.voice for statement in page.statements.values() if statement.manner != "own"}
        names = {
            _called(page.voices[id_].name or "") for id_ in speaking & page.voices.keys() if page.voices[id_].named
        }
        known = [heard[name] for name in sorted(names & heard.keys())]
        if len(known) == 1:
            yield Shown(known[0], profile, "same-name", known[0].node.evidence)


def _called(name: str) -> str:
    """A name as one hears it, to look it up by."""
    return " ".join(sounds(name))


def _last_outlet(desk: Desk, profile: Profile) -> tuple[str, str] | None:
    """The outlet that a voice is known through, nearest to the voice: one word for it, and its name."""
    page = desk.pages[profile.node.report]
    if profile.node.relays:
        name = profile.node.relays[-1].name or ""
        return (outlet_id(name, page), name) if page.voices[profile.node.relays[-1].voice].named else None
    origin, seen = profile.node.report, set[str]()
    while origin not in seen:
        seen.add(origin)
        origin = next((one.origin for one in desk.sources.get(origin, ()) if one.kind in WHOLE), origin)
    if origin == profile.node.report or origin not in desk.pages:
        return None
    source = desk.pages[origin]
    return outlet_id(source.name, source), source.name


def _by_node(found: Iterable[Reliance]) -> dict[str, list[Reliance]]:
    by_node: dict[str, list[Reliance]] = {}
    for reliance in found:
        by_node.setdefault(reliance.node, []).append(reliance)
    return by_node


def same_voices(profiles: Sequence[Profile], known: Iterable[Shown]) -> tuple[Shown, ...]:
    """Nodes that are one by their words, the surest first; none that would join two who cannot be one.

    Only voices with a word or an office in common are compared, and each with one of every group.
    """
    above = {profile.id: profile.id for profile in profiles}
    members = {profile.id: [profile] for profile in profiles}
    for shown in known:
        _join(above, members, shown.a.id, shown.b.id)
    found: list[Shown] = []
    for code in ("same-name", "same-office", "office-speaker"):
        for a, b in _pairs(profiles, code):
            one, other = top_of(above, a.id), top_of(above, b.id)
            if one == other or _parted(members[one], members[other], code):
                continue
            found.append(Shown(a, b, code, a.node.evidence))
            _join(above, members, a.id, b.id)
    return tuple(found)


def _join(above: dict[str, str], members: dict[str, list[Profile]], a: str, b: str) -> None:
    one, other = top_of(above, a), top_of(above, b)
    if one != other:
        above[one] = other
        members[other] += members.pop(one)


def _parted(ones: Sequence[Profile], others: Sequence[Profile], code: str) -> bool:
    """Whether a softer rule would join voices of which two cannot be one. One name is one name."""
    if code == "same-name":
        return False
    return apart(differing(ones), differing(others)) is not None


def _pairs(profiles: Sequence[Profile], code: str) -> Iterator[tuple[Profile, Profile]]:
    """Pairs that a rule makes one, each voice with the first of every group like it."""
    groups: dict[str, list[Profile]] = {}
    for profile in profiles:
        matched: list[Profile] = []
        for key in _keys(profile, code):
            heads = groups.setdefault(key, [])
            same = [head for head in heads if _is(judge(profile, head), code)]
            matched += same[:1]
            if not same:
                heads.append(profile)
        yield from ((profile, head) for head in dict.fromkeys(matched))


def _is(verdict: Verdict | None, code: str) -> bool:
    return verdict is not None and verdict.says == "one" and verdict.code == code


def _keys(profile: Profile, code: str) -> tuple[str, ...]:
    """What voices that a rule makes one have in common."""
    if code == "same-name":
        if profile.outlet is not None:
            return (profile.outlet,)
        heard = sounds(profile.name or "") if profile.named else ()
        return (heard[-1] if profile.person else heard[0],) if heard else ()
    if code == "same-office":
        state = (f"of {profile.country}",) if profile.kind == "government" and profile.country is not None else ()
        return (*sorted(profile.stations), *state)
    return _speaking_keys(profile)


def _speaking_keys(profile: Profile) -> tuple[str, ...]:
    """What a speaker and the office may have in common: the report, the station, a word of the name."""
    if profile.kind == "spokesperson":
        spans = profile.node.voice.mentions
        words = [word for span in spans[:MENTIONS] for word in name_words(span.text)]
    elif profile.kind in BODIES:
        words = list(name_words(profile.name or ""))[:1]
    else:
        return ()
    return tuple(dict.fromkeys((profile.node.report, *sorted(profile.stations), *words)))


def apart(ones: Iterable[Profile], others: Iterable[Profile]) -> tuple[Profile, Profile, str] | None:
    """Two voices of two groups that cannot be the same, with the rule; None: the groups may be one."""
    several = tuple(others)
    for a in ones:
        for b in several:
            verdict = parted(a, b)
            if verdict is not None:
                return a, b, verdict.code
    return None


def differing(profiles: Iterable[Profile]) -> list[Profile]:
    """One for each way in which a group is described."""
    found: dict[tuple[object, ...], Profile] = {}
    for one in profiles:
        found.setdefault((one.node.sort, one.name, one.kind, one.country, one.stations), one)
    return list(found.values())[:ALIKE]


def told_apart(desk: Desk, claim: Mapping[str, Sequence[Profile]]) -> Iterator[Shown]:
    """Voices that a report itself tells apart: a second official; separately confirmed."""
    for report, profiles in claim.items():
        page = desk.pages[report]
        for profile in profiles:
            before = [one for one in profiles if one.node.sort == "voice" and one.node.first < profile.node.first]
            if profile.other is not None:  # a second official may be one of the two named before
                single = (one for one in before if one.size == 1)
                yield from (Shown(profile, one, "another-voice", (profile.other,)) for one in single)
            words = _separately(page, profile)
            if words is not None:
                yield from (Shown(profile, one, "confirmed-apart", (words,)) for one in before)


def _separately(page: Page, profile: Profile) -> Span | None:
    """Words in a sentence of a voice that say that it spoke apart from the others."""
    if page.pack is None or profile.node.sort != "voice":
        return None
    for statement in profile.node.statements:
        spans = (*statement.cue, *statement.source, *statement.content)
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        sentence = sentence_around(page.text, start, end)
        place = phrase_in(page.text, "apart", page.pack, within=sentence)
        if place is not None:
            return Span(*place, page.text[slice(*place)])
    return None


def blocks_apart(blocks: Sequence[Block], profiles: Mapping[str, Profile]) -> Iterator[Shown]:
    """For each two origins that cannot be one, two voices that show it."""
    groups = [differing(profiles[node] for node in block.nodes) for block in blocks]
    if not any(one.node.sort == "seen" for group in groups for one in group):  # own eyes alone part from anybody
        groups = [[one for one in group if may_part(one)] for group in groups]
    for number, ones in enumerate(groups):
        for others in groups[:number]:
            found = apart(others, ones)
            if found is not None:
                a, b, code = found
                yield Shown(a, b, code, a.node.evidence)


def tie_of(shown: Shown, teller: Teller) -> Tie:
    """The record of what is shown, with its sentence."""
    return Tie(shown.a.id, shown.b.id, shown.code, sentence_of(shown, teller), shown.evidence)


def sentence_of(shown: Shown, teller: Teller) -> str:
    """What is shown, in words."""
    return teller.say(
        shown.code,
        a=teller.outlet(shown.a.node.report),
        b=teller.outlet(shown.b.node.report),
        voice=teller.voice(shown.a),
        other=teller.voice(shown.b),
        outlet=shown.outlet,
        by=shown.by,
        words=teller.quoted(" … ".join(span.text for span in shown.evidence)),
    )
