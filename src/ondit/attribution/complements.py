"""Where a complement begins in a language whose clauses follow the verb: said (on Monday) (that) S.

The words behind the cue are walked one phrase at a time: adverbs, the one who is told, times and places are
passed over; the first complementizer, question word, `to` with a verb, or subject of a further finite verb
begins the content. The tree is not asked where a comma or a long name would mislead it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ondit.annotate.document import Clause
from ondit.annotate.phrases import extend, find_phrases
from ondit.attribution.cues import BORDERS, Hit
from ondit.attribution.scene import MARKS, Scene

Kind = Literal["that", "question", "infinitive", "clause"]


@dataclass(frozen=True, slots=True)
class Complement:
    """start: the content's first token, behind a complementizer; kind: what introduced it."""

    start: int
    kind: Kind


def complement_of(scene: Scene, hit: Hit, end: int) -> Complement | None:
    """The complement behind a cue verb before token `end`; None if the verb has none."""
    at = max(word for word in hit.words if word >= hit.verb) + 1 if hit.words else hit.verb + 1
    marked = _marked_gerund(scene, hit, at, end)
    if marked is not None:
        return Complement(marked, "infinitive")
    told = False
    for _ in range(8):  # phrases between a verb and its complement: more than a few is another construction
        if at >= end:
            return None
        token = scene.tokens[at]
        found = _opener(scene, hit, at, end)
        if found is not None:
            return found
        if token.lower in scene.lexicon.speech.report_words and at + 1 < end and _says(scene, at + 1):
            at += 2  # as saying
        elif token.tag in scene.grammar.tags.adverb:
            at += 1
        elif token.text == ",":
            at = _past_insertion(scene, at, end)
        elif token.tag in scene.grammar.tags.preposition:
            at = _past_phrase(scene, at, end)
        elif not told and _is_told(scene, hit, at, end):
            at, told = _past_phrase(scene, at, end), True
        else:
            return _bare(scene, hit, at, end)
        if at < 0:
            return None
    return None


def _says(scene: Scene, at: int) -> bool:
    return scene.word(at) in scene.lexicon.speech.participles


def _marked_gerund(scene: Scene, hit: Hit, at: int, end: int) -> int | None:
    """accused him of | hiding it: the gerund behind the cue's own preposition, before any border or further verb."""
    tags = scene.grammar.tags
    for n in range(at, end - 1 if hit.cue.prepositions else at):
        token = scene.tokens[n]
        if token.lower in hit.cue.prepositions:
            behind = n + 2 if scene.tokens[n + 1].text in MARKS and n + 2 < end else n + 1
            if scene.tokens[behind].tag in tags.gerund:
                return n + 1
        if token.tag in tags.finite or token.text in BORDERS:
            return None
    return None


def told_of(scene: Scene, hit: Hit, end: int) -> tuple[int, int] | None:
    """The phrase right behind the verb that names whom it is told, where a complement or quotation opens behind it."""
    at = max(word for word in hit.words if word >= hit.verb) + 1
    while at < end and scene.tokens[at].tag in scene.grammar.tags.adverb:
        at += 1
    if at >= end or _opener(scene, hit, at, end) is not None or not _is_told(scene, hit, at, end):
        return None
    if scene.tokens[at].tag in scene.grammar.tags.preposition or hit.cue.speaker == "object":
        return None
    return at, _past_phrase(scene, at, end)


def _opener(scene: Scene, hit: Hit, at: int, end: int) -> Complement | None:
    """The complement that opens at this very word."""
    word, tags, takes = scene.tokens[at], scene.grammar.tags, hit.cue.takes
    if word.lower in scene.grammar.complementizers and (
        word.tag in tags.subordinator or _clause_follows(scene, at + 1, end)
    ):
        return Complement(at + 1, "that") if {"that", "clause"} & set(takes) else None
    if word.tag in tags.gerund and {"infinitive", "object"} & set(takes):
        if all(scene.tokens[n].tag in tags.adverb for n in range(_after_cue(hit), at)):
            return Complement(at, "infinitive")  # proposed raising the levy, denied ever offering it
    if word.lower in scene.lexicon.speech.negations and at + 1 < end:
        follows = _opener(scene, hit, at + 1, end)  # warned them | not to sail
        return follows and (Complement(at, "infinitive") if follows.kind == "infinitive" else None)
    if word.lower in scene.lexicon.speech.asking or word.tag in tags.question - {"IN"}:
        return Complement(at, "question") if {"question", "that"} & set(takes) else None
    if word.tag in tags.infinitive_marker and at + 1 < end and _is_infinitive(scene, at + 1, end):
        return Complement(at, "infinitive") if "infinitive" in takes else None
    return None


def _after_cue(hit: Hit) -> int:
    return max(word for word in hit.words if word >= hit.verb) + 1


def _clause_follows(scene: Scene, at: int, end: int) -> bool:
    """Whether a noun phrase with a finite verb of its own begins here: `that` is no determiner then."""
    after = _past_phrase(scene, at, end)
    return after > at and _finite_follows(scene, at - 1, after, end)


def _is_infinitive(scene: Scene, at: int, end: int) -> bool:
    while at < end and scene.tokens[at].tag in scene.grammar.tags.adverb:
        at += 1
    return at < end and scene.tokens[at].tag in scene.grammar.tags.infinitive


def _past_phrase(scene: Scene, at: int, end: int) -> int:
    """Past the phrase that begins here, -1 if none does."""
    phrases = find_phrases(scene.tokens, at, end, scene.grammar)
    if not phrases or phrases[0].left > at + 1:
        return at + 1 if scene.tokens[at].tag in scene.grammar.tags.preposition else -1
    return extend(scene.tokens, phrases[0], end, scene.grammar)


def _past_insertion(scene: Scene, at: int, end: int) -> int:
    """Past `, citing two officials,` to the word behind its second comma; -1 if there is none soon."""
    for stop in range(at + 1, min(end, at + 16)):
        if scene.tokens[stop].text == ",":
            return stop + 1
        if scene.tokens[stop].tag in scene.grammar.tags.finite or scene.tokens[stop].text in MARKS:
            return -1
    return -1


def _is_told(scene: Scene, hit: Hit, at: int, end: int) -> bool:
    """Whether a phrase right behind the verb names whom it is told: a complement opens behind it."""
    after = _past_phrase(scene, at, end)
    if after < 0 or after >= end or after <= at:
        return False
    token = scene.tokens[after]
    if hit.cue.speaker == "object" or scene.word(at) in scene.grammar.object_pronouns:
        return True
    if _opener(scene, hit, after, end) is not None or token.text == ":":
        return True
    if token.tag in scene.grammar.tags.preposition:
        further = _past_phrase(scene, after, end)  # told Reuters by phone | that they had seen it
        found = _opener(scene, hit, further, end) if after < further < end else None
        if found is not None and found.kind == "that":
            return True
    if token.tag in scene.grammar.tags.preposition or token.text == ",":
        return "object" not in hit.cue.takes and not _finite_follows(scene, at, after, end)
    return hit.cue.ditransitive and _bare(scene, hit, after, end) is not None


def _bare(scene: Scene, hit: Hit, at: int, end: int) -> Complement | None:
    """A clause without a complementizer: a subject here, and its finite verb further on."""
    if not {"that", "clause"} & set(hit.cue.takes):
        return None
    after = _past_phrase(scene, at, end)
    if after <= at:
        return None
    if _finite_follows(scene, at, after, end) or _must_be_clause(scene, hit, after, end):
        return Complement(at, "clause")
    return None


def _must_be_clause(scene: Scene, hit: Hit, after: int, end: int) -> bool:
    """said its troops shot down twelve: a verb without objects, a noun phrase and more words are a clause whose verb
    the tagger missed.
    """
    if hit.cue.weight != "strong" or "object" in hit.cue.takes:
        return False
    more = [scene.tokens[at] for at in range(after, min(after + 3, end))]
    return len(more) == 3 and not any(token.text in BORDERS for token in more)


def _tells_when(scene: Scene, clause: Clause) -> bool:
    """Whether a clause has a subordinator of its own that brings no content."""
    return (
        clause.kind == "subordinate"
        and clause.intro is not None
        and (scene.word(clause.intro) not in scene.grammar.complementizers)
    )


def _finite_follows(scene: Scene, start: int, after: int, end: int) -> bool:
    """Whether the phrase from start to `after` gets a finite verb of its own: not one of a relative clause.

    Nor one of a clause behind `after`, `when` and the like (confirmed the sale days after the firm had denied it).
    """
    for at in range(after, min(end, after + 40)):
        token = scene.tokens[at]
        if token.text in {";", ":"}:
            return False
        if token.tag not in scene.grammar.tags.finite:
            continue
        if scene.tokens[at - 1].tag in scene.grammar.tags.coordinator:
            return False  # confirmed the talks but would not say more
        clause = scene.clause_at(at)
        aside = clause is not None and (clause.kind == "relative" or _tells_when(scene, clause))
        if clause is None or not aside or clause.start <= start:
            return clause is None or clause.start >= start - 1 or clause.kind == "main"
    return False
