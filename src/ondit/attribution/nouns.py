"""Nouns of saying: die Behauptung, er habe gelogen; the claim that ...; Berichte, wonach ...

The content is the clause that hangs on the noun. Its source is the genitive or `von X` behind the noun, the
possessor before it, or, where the noun is the object of a verb (erhob den Vorwurf), that verb's subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ondit.annotate.document import Clause
from ondit.annotate.phrases import find_phrases
from ondit.attribution.contents import manner_of
from ondit.attribution.draft import Draft, Range
from ondit.attribution.kinds import kind_of
from ondit.attribution.rules import NounCue
from ondit.attribution.scene import Scene, overlap


def find_nouns(scene: Scene, reports: Sequence[Draft]) -> Iterator[Draft]:
    """A draft for each noun of saying with a clause as its content that no verb's statement covers already."""
    taken = [one for draft in reports for one in draft.content]
    for token in scene.tokens:
        rule = scene.lexicon.nouns.get(token.lower)
        if rule is None or token.tag not in scene.grammar.tags.noun:
            continue
        clause = _content_clause(scene, token.i, rule)
        if clause is None:
            continue
        draft = _draft(scene, token.i, rule, clause)
        if draft is not None and not _covered(draft, reports, taken):
            yield draft


def _covered(draft: Draft, reports: Sequence[Draft], taken: Sequence[Range]) -> bool:
    """Whether a verb's statement in the same sentence has this very content."""
    return any(
        other.sentence == draft.sentence and overlap(other.content, draft.content) > 0.8 * (draft.end - draft.start)
        and other.start >= draft.cue[0][1] - 1
        for other in reports
    )  # fmt: skip


def _content_clause(scene: Scene, noun: int, rule: NounCue) -> Clause | None:
    """The clause right behind the noun or its genitive."""
    sentence = scene.doc.sentence_of[noun]
    for clause in scene.clauses(sentence):
        if clause.start <= noun:
            continue
        gap = range(noun + 1, clause.start)
        if len(gap) > 9 or any(scene.tokens[at].tag in scene.grammar.tags.finite for at in gap):
            return None
        if _fits(scene, clause, rule):
            return clause
        if clause.kind != "fragment":
            return None
    return None


def _fits(scene: Scene, clause: Clause, rule: NounCue) -> bool:
    intro = scene.word(clause.intro) if clause.intro is not None else ""
    if intro in scene.grammar.complementizers | set(scene.lexicon.speech.whereby):
        relative = clause.kind == "relative" or clause.subject is None or clause.subject[0] == clause.intro
        return "that" in rule.takes and not relative
    if clause.kind == "infinitive":
        return "infinitive" in rule.takes and clause.intro is None and scene.grammar.verb_second
    return clause.kind == "main" and "clause" in rule.takes and clause.mood == "reported" and scene.grammar.verb_second


def _draft(scene: Scene, noun: int, rule: NounCue, clause: Clause) -> Draft | None:
    start = clause.start
    if clause.intro == start and scene.word(start) in scene.grammar.complementizers | set(scene.lexicon.speech.whereby):
        start += 1
    content = scene.trim(start, _end(scene, clause))
    if content is None:
        return None
    source = _source(scene, noun, clause)
    manner = "reported" if clause.kind == "infinitive" else manner_of(scene, [content])
    return Draft(
        manner, (content,), () if source is None else (source,), ((noun, noun + 1),), act=rule.act,
        sentence=clause.sentence, rules=(scene.pack.rule_id(rule.name),),
    )  # fmt: skip


def _end(scene: Scene, clause: Clause) -> int:
    """The clause's end with what hangs on it."""
    end = clause.end
    for other in scene.clauses(clause.sentence):
        if other.start >= end and other.parent is not None and other.kind in ("relative", "infinitive", "subordinate"):
            if scene.doc.clauses[other.parent].start >= clause.start:
                end = max(end, other.end)
    return end


def _rejects(scene: Scene, clause: Clause) -> bool:
    """Whether the clause's verb denies or doubts what its object says."""
    for at in clause.verbs:
        token = scene.tokens[at]
        entries = (*scene.lexicon.verbs.get(token.lower, ()), *scene.lexicon.verbs.get(token.lemma.lower(), ()))
        if any(entry.cue.act in ("deny", "doubt") for entry in entries):
            return True
    return False


def _possessor(scene: Scene, noun: int) -> Range | None:
    """the companies' argument that ...: whose noun it is; None: nobody's."""
    tags, at = scene.grammar.tags, noun - 1
    while at > 0 and scene.tokens[at].tag in tags.modifier:
        at -= 1
    if at < 1 or scene.tokens[at].tag not in tags.possessive:
        return None
    phrases = find_phrases(scene.tokens, scene.sentence(at).start, at, scene.grammar)
    return (phrases[-1].start, phrases[-1].end) if phrases and phrases[-1].end == at else None


def _source(scene: Scene, noun: int, content: Clause) -> Range | None:
    tokens, grammar = scene.tokens, scene.grammar
    behind = find_phrases(tokens, noun + 1, content.start, grammar)
    if behind:
        first = behind[0]
        genitive = first.preposition is None and first.start == noun + 1
        agent = first.preposition is not None and scene.word(first.preposition) in scene.lexicon.speech.owners
        if genitive or agent:
            return first.start, first.end
    owner = _possessor(scene, noun)
    if owner is not None:
        return owner
    own = scene.clause_at(noun)
    if own is not None and _rejects(scene, own):
        return None  # Den Vorwurf, sie habe gelogen, wies sie zurück: whoever made it is not named
    if own is not None and own.subject is not None and not own.subject[0] <= noun < own.subject[1]:
        head = own.subject[1] - 1
        names = any(tokens[at].tag in grammar.tags.name | grammar.tags.pronoun for at in range(*own.subject))
        if names or kind_of(scene, head) != "unknown":
            return own.subject
    return None
