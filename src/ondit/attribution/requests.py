"""Requests for comment: who asked whom, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ondit.annotate.document import Clause
from ondit.annotate.phrases import extend, find_phrases
from ondit.attribution.draft import Draft, Range
from ondit.attribution.rules import Request
from ondit.attribution.scene import Scene, overlap
from ondit.records import Answer


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as token ranges. by: the words naming who asked, None: the page itself."""

    rule: str
    by: Range | None
    asked: tuple[Range, ...]
    answer: Answer
    clause: Clause


def find_requests(scene: Scene) -> list[Asked]:
    """The requests for comment of a document; of two about one party the one with the answer stays."""
    found = [asked for clause in scene.doc.clauses for asked in _in_clause(scene, clause)]
    return [a for a in found if not any(_answered_by(scene, a, other) for other in found if other is not a)]


def _answered_by(scene: Scene, one: Asked, other: Asked) -> bool:
    if one.answer != "none-reported" or other.answer == "none-reported":
        return False
    heads = lambda asked: {scene.word(end - 1) for _, end in asked.asked}  # noqa: E731
    return bool(heads(one) & heads(other))


def _in_clause(scene: Scene, clause: Clause) -> Iterator[Asked]:
    if scene.doc.sentences[clause.sentence].kind == "headline":
        return
    for rule in scene.lexicon.requests:
        verb = _verb(scene, clause, rule)
        if verb is None or not _needs(scene, clause, rule):
            continue
        asked = _asked(scene, clause, rule)
        if asked:
            by = clause.subject if rule.asked == "object" else None
            yield Asked(scene.pack.rule_id(rule.name), by, tuple(asked), rule.answer, clause)
            return


def _verb(scene: Scene, clause: Clause, rule: Request) -> int | None:
    for at in clause.verbs:
        token = scene.tokens[at]
        if token.lemma.lower() in rule.verbs or token.lower in rule.verbs:
            return at
    return None


def _needs(scene: Scene, clause: Clause, rule: Request) -> bool:
    """Each needed word in the clause or in the infinitives that hang on it (declined to comment)."""
    pieces = list(clause.pieces)
    for other in scene.clauses(clause.sentence):
        if other.parent == clause.number and other.kind == "infinitive":
            pieces += other.pieces
    words = {scene.word(at) for start, end in pieces for at in range(start, end)}
    return all(words & {word.lower() for word in need.split("|")} for need in rule.needs)


def _asked(scene: Scene, clause: Clause, rule: Request) -> list[Range]:
    if rule.asked == "subject":
        return [_plain(scene, clause.subject)] if clause.subject is not None and _may_be_asked(scene, clause.subject) else []
    found = []
    needed = {word.lower() for need in rule.needs for word in need.split("|")}
    subject = [clause.subject] if clause.subject is not None else []
    passive = clause.subject is not None and not scene.grammar.verb_second and any(
        scene.tokens[at].dep.startswith("nsubj:pass") for at in range(*clause.subject)
    )
    if passive and clause.subject is not None:
        return [_plain(scene, clause.subject)]
    for start, end in clause.pieces:
        for phrase in find_phrases(scene.tokens, start, end, scene.grammar):
            whole = phrase.start, _extent(scene, phrase.start, phrase.end, end)
            if phrase.preposition is not None or phrase.pronoun or overlap([whole], subject):
                continue
            if any(scene.word(at) in needed for at in range(phrase.start, phrase.end)):
                continue
            if found and phrase.start < found[-1][1]:
                continue
            found.append(whole)
    return found


def _may_be_asked(scene: Scene, subject: Range) -> bool:
    return subject[1] - subject[0] > 1 or scene.tokens[subject[0]].tag not in scene.grammar.tags.relative


def _plain(scene: Scene, one: Range) -> Range:
    """A party without a relative clause behind a comma."""
    return one


def _extent(scene: Scene, start: int, stop: int, end: int) -> int:
    """How far a party's words reach: genitives and `von X`, but not `und Y`, which is a party of its own."""
    phrases = find_phrases(scene.tokens, start, end, scene.grammar)
    if not phrases:
        return stop
    reach = extend(scene.tokens, phrases[0], end, scene.grammar)
    for at in range(stop, reach):
        if scene.tokens[at].tag in scene.grammar.tags.coordinator and at + 1 < reach:
            if scene.tokens[at + 1].tag in scene.grammar.tags.determiner:
                return at
    return reach


def without_requests(scene: Scene, drafts: Sequence[Draft], requests: Sequence[Asked]) -> list[Draft]:
    """The drafts without those that only repeat a request (bat um eine Stellungnahme)."""
    clauses = {(request.clause.start, request.clause.end) for request in requests}
    return [
        draft
        for draft in drafts
        if draft.manner == "direct" or not any(start <= cue[0] < end for cue in draft.cue for start, end in clauses)
    ]
