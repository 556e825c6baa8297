"""Statements made by verbs of saying: cue, source, content and addressee put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ondit.annotate.phrases import find_phrases
from ondit.attribution.contents import Content, find_content
from ondit.attribution.cues import Hit, find_cues
from ondit.attribution.draft import Draft, Range
from ondit.attribution.kinds import kind_of
from ondit.attribution.scene import Scene, overlap, size, subtract
from ondit.attribution.sources import addressee_of, basis_of, heard_from, source_of

HEARSAY = frozenset(
    {"say", "think", "hear", "know", "judge", "doubt"}
)  # acts that a passive without an agent still reports


def find_reports(scene: Scene) -> tuple[list[Draft], list[tuple[int, Range]]]:
    """A draft for each cue verb that governs a content; and for each that governs none but has a speaker, its
    place and the speaker's words (Skeptisch äußerte sich das Institut: what follows may be the institute's).
    """
    hits = find_cues(scene)
    drafts: dict[int, Draft] = {}
    bare: dict[int, Range] = {}
    for hit in hits:
        draft = _draft(scene, hit, hits) if hit.verb not in drafts else None
        if draft is not None:
            drafts[hit.verb] = draft
        elif hit.cue.weight == "strong" and hit.clause.kind == "main" and not hit.passive:
            source = source_of(scene, hit)
            if source is not None and _may_speak(scene, source) and _is_voice(scene, source):
                bare.setdefault(hit.verb, source)
    kinds = {hit.verb: hit.clause.kind for hit in hits}
    meant = [verb for verb in drafts if kinds[verb] == "infinitive" and _is_act(drafts, verb)]
    for verb in meant:
        del drafts[verb]
    return list(drafts.values()), [(verb, source) for verb, source in bare.items() if verb not in drafts]


def _is_act(drafts: Mapping[int, Draft], verb: int) -> bool:
    """kündigte an, Schadenersatz zu fordern: what a voice says of its own saying to come is said, and not yet done."""
    own = drafts[verb]
    return any(
        other.source == own.source and any(start <= verb < end for start, end in other.content)
        for at, other in drafts.items()
        if at != verb and other.source
    )


def _is_voice(scene: Scene, source: Range) -> bool:
    """Whether words name a person, an office or something else that the pack knows as a voice."""
    names = scene.grammar.tags.name
    return any(scene.tokens[at].tag in names or kind_of(scene, at) != "unknown" for at in range(*source))


def _draft(scene: Scene, hit: Hit, hits: Sequence[Hit]) -> Draft | None:
    if hit.negated and not _meant(scene, hit) and not _quoted(scene, hit):
        return None
    content = find_content(scene, hit, hits)
    if content is None:
        return None
    source = source_of(scene, hit)
    if source is None and (hit.cue.speaker == "object" or (content.way == "object" and not _said_of(hit))):
        return None
    if content.manner == "reported" and hit.clause.kind == "relative" and hit.cue.act in ("demand", "ask"):
        return None  # der bat, nicht genannt zu werden: about the voice, not what it says
    if source is not None and not _may_speak(scene, source):
        return None
    if source is None and hit.passive and content.manner == "reported" and not _said_of(hit):
        return None  # was required to, wurde verhaftet: an act done, not a thing said
    if source is None and hit.passive and content.way == "object" and content.manner == "reported":
        if scene.grammar.verb_second and not hit.cue.accuses:
            return None  # mit Regen wird gerechnet: nobody's word, and no sentence
    if _is_about_voices(scene, hit, content):
        return None
    ranges = _without(scene, content, source, hit)
    if not ranges:
        return None
    if source is None and hit.passive and content.manner == "reported" and hit.clause.subject is not None:
        ranges = _raised(scene, hit, ranges)
    basis, reliance = basis_of(scene, hit.clause.sentence, ranges)
    act = hit.cue.act
    heard = heard_from(scene, hit)
    outlet = _newsroom(scene, hit, source, heard) if content.way == "back" else None
    if outlet is not None and heard is not None:
        source, act, basis = heard, "say", basis if basis != heard else None  # erfuhr die Zeitung aus der Partei
    elif heard is not None and source is not None:
        basis = basis or heard
        source = (source[0], heard[0] - 1) if source[0] < heard[0] - 1 < source[1] else source
    ranges = _without_basis(scene, ranges, basis)
    if not ranges:
        return None
    addressee = addressee_of(scene, hit, source, ranges)
    via = hit.clause.subject if hit.cue.speaker == "object" and not hit.passive else outlet
    rules = [hit.cue.name, *([reliance] if reliance else [])]
    return Draft(
        content.manner, tuple(ranges), () if source is None else (source,), hit.ranges,
        () if addressee is None else (addressee,), () if basis is None else (basis,),
        via=() if via is None or via == source else (via,), act=act, sentence=hit.clause.sentence,
        rules=tuple(scene.pack.rule_id(name) for name in rules),
    )  # fmt: skip


def _newsroom(scene: Scene, hit: Hit, source: Range | None, heard: Range | None) -> Range | None:
    """Das erfuhr | die Zeitung | aus der Partei: who passes on what those say from whom it is had.

    None: a person, something that the pack knows as another voice, or nobody who hears it from within.
    """
    if hit.cue.act != "hear" or source is None or heard is None:
        return None
    if scene.word(heard[0] - 1) not in scene.lexicon.speech.had_from:
        return None
    words = (source[0], heard[0] - 1) if source[0] < heard[0] - 1 < source[1] else source
    kinds = {kind_of(scene, at) for at in range(*words)} - {"unknown", "organisation"}
    person = any(scene.tokens[at].entity == "PER" for at in range(*words))
    return words if kinds <= {"outlet", "agency"} and not person else None


def _is_about_voices(scene: Scene, hit: Hit, content: Content) -> bool:
    """kritisierte den Minister, praised the company: of whom a judgement is, but nothing that is said."""
    if hit.cue.act != "judge" or "as" in hit.cue.takes or content.way != "object" or content.manner != "reported":
        return False
    start, end = content.ranges[0]
    phrases = find_phrases(scene.tokens, start, end, scene.grammar)
    if not phrases or phrases[0].end < end or phrases[0].preposition is not None:
        return False
    head = scene.tokens[phrases[0].head]
    person = head.entity in ("PER", "ORG") and head.tag in scene.grammar.tags.name
    return person or kind_of(scene, phrases[0].head) not in ("unknown", "document")


def _raised(scene: Scene, hit: Hit, ranges: list[Range]) -> list[Range]:
    """Dozens are believed to be missing: who is said to be so belongs to what is said."""
    subject = hit.clause.subject
    infinitive = scene.tokens[ranges[0][0]].tag in scene.grammar.tags.infinitive_marker
    if subject is None or not infinitive or subject[1] > ranges[0][0]:
        return ranges
    return [subject, *ranges]


def _said_of(hit: Hit) -> bool:
    """Whether a passive without an agent still reports (wird vorgeworfen): its cue may, and is no demand."""
    return hit.passive and hit.cue.passive and hit.cue.act in HEARSAY


def _quoted(scene: Scene, hit: Hit) -> bool:
    return any(True for _ in scene.quotations_in(hit.clause.start, hit.clause.end + 2))


def _meant(scene: Scene, hit: Hit) -> bool:
    """Whether a negated cue still says something: glaubt nicht, dass; not where nobody thinks (it is not certain)."""
    subject = hit.clause.subject
    nobody = subject is None or scene.word(subject[0]) in scene.lexicon.speech.impersonal
    return hit.cue.act in ("deny", "doubt") or (hit.cue.act == "think" and not nobody)


def _may_speak(scene: Scene, source: Range) -> bool:
    """Whether the words can name a voice at all: not a noun that never speaks, nor the `I` of a quoted voice."""
    speech = scene.lexicon.speech
    if source[1] == source[0] + 1 and scene.word(source[0]) in speech.first_person:
        return False
    phrases = find_phrases(scene.tokens, source[0], source[1], scene.grammar)
    head = phrases[0].head if phrases else source[1] - 1
    return scene.word(head) not in {word.lower() for word in speech.no_voices}


def _without(scene: Scene, content: Content, source: Range | None, hit: Hit) -> list[Range]:
    """The content without the frame's own words."""
    if content.manner == "direct":
        return list(content.ranges)
    determiner = scene.grammar.tags.determiner
    cue = [(start - 1 if scene.tokens[start - 1].tag in determiner else start, end) for start, end in hit.ranges]
    holes = [*cue, *([source] if source is not None else [])]
    return [trimmed for one in content.ranges for left in subtract(one, holes) if (trimmed := scene.trim(*left))]


def _without_basis(scene: Scene, ranges: Sequence[Range], basis: Range | None) -> list[Range]:
    """Content that is nothing but the basis is none."""
    if basis is None or overlap(ranges, [basis]) < size(ranges):
        return list(ranges)
    return []
