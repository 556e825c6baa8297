"""Verbs of saying in the text: which clause each stands in, and with which of the pack's cues it agrees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ondit.annotate.document import Clause
from ondit.attribution.draft import Act, Range
from ondit.attribution.lexicon import Entry
from ondit.attribution.rules import VerbCue
from ondit.attribution.scene import Scene

BORDERS = frozenset({",", ".", ":", ";", "–", "—", "!", "?", "“", "”", '"', "''"})
# What a negation turns round, so that it belongs to the cue.
TURNED: frozenset[Act] = frozenset({"deny", "doubt", "think"})
LONGEST_LABEL = 5  # tokens in quotation marks that are a name or a label rather than a sentence


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue verb in its clause. verb: its own token; words: all tokens of the cue, in text order."""

    cue: VerbCue
    clause: Clause
    verb: int
    words: tuple[int, ...]
    passive: bool
    negated: bool

    @property
    def ranges(self) -> tuple[Range, ...]:
        """The cue's words as ranges, neighbours joined."""
        found: list[Range] = []
        for at in self.words:
            if found and found[-1][1] == at:
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((at, at + 1))
        return tuple(found)


def find_cues(scene: Scene) -> list[Hit]:
    """The cue verbs of the whole document, in text order; of several cues on one verb the most specific first."""
    return [hit for clause in scene.doc.clauses for hit in _in_clause(scene, clause)]


def _in_clause(scene: Scene, clause: Clause) -> Iterator[Hit]:
    lexicon = scene.lexicon.verbs
    words: set[str] | None = None
    lost = {*_hidden(scene, clause), *_before_quotes(scene, clause)}
    for verb in sorted({*clause.verbs, *lost}):
        token = scene.tokens[verb]
        entries = lexicon.get(token.lower, ()) or lexicon.get(token.lemma.lower(), ())
        if not entries:
            continue
        words = _words(scene, clause) if words is None else words
        hidden = verb in lost
        if token.tag in scene.grammar.tags.participle and not hidden and _adjectival(scene, clause, verb):
            continue  # seen by X, gefragt nach Y: a participle without its auxiliary describes and does not say
        if verb > 0 and scene.word(verb - 1) in scene.lexicon.speech.neither:
            continue  # neither confirmed nor denied
        if _is_refused(scene, clause, verb):
            continue
        near = words if not hidden else words | _stretch(scene, verb)
        for entry in entries:
            if _fits(scene, clause, verb, entry, near):
                yield _hit(scene, clause, verb, entry)


def _adjectival(scene: Scene, clause: Clause, verb: int) -> bool:
    """A participle without an auxiliary: it describes and does not say (Asked whether, seen by, gefragt nach)."""
    if scene.grammar.verb_second or clause.finite == verb:
        return clause.finite is None and not _is_passive(scene, clause, verb)
    near = [scene.tokens[at] for at in range(max(scene.sentence(verb).start, verb - 5), verb)]
    return not any(other.lemma.lower() in scene.grammar.auxiliaries for other in near)


def _hidden(scene: Scene, clause: Clause) -> Iterator[int]:
    """Forms of cues that the tagger took for participles or nouns, where a verb must stand: Analysts caution that ...;
    ..., the lawyer rejoined. Right behind a noun phrase, in a stretch without another verb.
    """
    if scene.grammar.verb_second:
        return
    tokens, tags = scene.tokens, scene.grammar.tags
    for start, end in clause.pieces:
        for at in range(max(start, 1), end):
            token = tokens[at]
            if (
                token.lower not in scene.grammar.verb_forms
                or not token.text.islower()
                or token.tag in tags.finite | tags.infinitive
            ):
                continue
            before = tokens[at - 1]
            goes_on = token.tag in tags.gerund and token.lower in scene.lexicon.speech.participles
            if before.text == "," and goes_on:
                yield at  # left early, saying he was tired
                continue
            that = _behind(scene, at, {"."}) in scene.grammar.complementizers
            alone = (before.text == "," or before.lower in scene.lexicon.speech.alone) and that
            last = at + 1 < len(tokens) and tokens[at + 1].text == "." and before.tag in tags.modifier
            if (before.tag in tags.noun | tags.pronoun | tags.number or alone or last) and _lonely(scene, at):
                yield at


def _stretch(scene: Scene, verb: int) -> set[str]:
    """The words between the last border and a verb: its clause, where the tree gave the verb to another one."""
    start = verb
    while start > scene.sentence(verb).start and scene.tokens[start - 1].text not in BORDERS:
        start -= 1
    return {scene.word(at) for at in range(start, verb)}


def _before_quotes(scene: Scene, clause: Clause) -> Iterator[int]:
    """Gerunds that a quoted sentence follows: a message stating, "..."; one poster writing "..."."""
    tokens, tags = scene.tokens, scene.grammar.tags
    for start, end in clause.pieces:
        for at in range(start, end):
            if tokens[at].tag in tags.gerund and at + 1 < len(tokens):
                opens = at + 2 if tokens[at + 1].text in {",", ":"} else at + 1
                quotation = scene.quotation_at(opens) if opens < len(tokens) else None
                if quotation is not None and quotation.start == opens and quotation.end - opens > LONGEST_LABEL:
                    yield at


def _behind(scene: Scene, at: int, stops: set[str]) -> str:
    """The word behind a token, a particle passed over."""
    at += 1
    if at < len(scene.tokens) and scene.tokens[at].tag in scene.grammar.tags.particle:
        at += 1
    return scene.word(at) if at < len(scene.tokens) else "."


def _lonely(scene: Scene, at: int) -> bool:
    """Whether the stretch around a word, from border to border or complementizer, has no verb but this one, and
    what follows it may follow a verb of saying.
    """
    tokens, tags, grammar = scene.tokens, scene.grammar.tags, scene.grammar
    sentence = scene.sentence(at)
    for n in range(at - 1, sentence.start - 1, -1):
        if tokens[n].text in BORDERS:
            break
        if tokens[n].tag in tags.finite or tokens[n].lemma in grammar.auxiliaries or tokens[n].lower in grammar.relying:
            return False
    follows = tokens[at + 1] if at + 1 < sentence.end else None
    if follows is None or follows.text in BORDERS or _behind(scene, at, set()) in grammar.complementizers:
        return True
    if follows.tag in tags.preposition:
        return (
            follows.lower not in grammar.agent_prepositions
            and tokens[at].tag in tags.participle | tags.finite
            and _no_verb(scene, at + 1, sentence.end)
        )
    if follows.tag in tags.determiner | tags.noun | tags.pronoun | tags.infinitive_marker | tags.adverb:
        return _no_verb(scene, at + 1, sentence.end)
    return False


def _no_verb(scene: Scene, start: int, end: int) -> bool:
    """Whether no finite verb stands between here and the next border or complementizer."""
    for n in range(start, end):
        token = scene.tokens[n]
        if token.text in BORDERS or token.lower in scene.grammar.complementizers:
            return True
        if token.tag in scene.grammar.tags.finite:
            return False
    return True


def _words(scene: Scene, clause: Clause) -> set[str]:
    """Forms and lemmas of the clause's own words."""
    tokens = [scene.tokens[at] for start, end in clause.pieces for at in range(start, end)]
    return {token.lower for token in tokens} | {token.lemma.lower() for token in tokens}


def _fits(scene: Scene, clause: Clause, verb: int, entry: Entry, words: set[str]) -> bool:
    if entry.particle is not None and _particle(scene, clause, verb, entry.particle) is None:
        return False
    if entry.follows and not _followed(scene, verb, entry.follows):
        return False
    if entry.barred_endings and any(word.endswith(entry.barred_endings) for word in words):
        return False
    return all(need & words for need in entry.needs) and not (entry.bars & words)


def _followed(scene: Scene, verb: int, words: tuple[str, ...]) -> bool:
    """Whether the further words of a phrasal verb stand behind it, in order, with at most a short object between."""
    near = [scene.word(at) for at in range(verb + 1, min(verb + 5 + len(words), len(scene.tokens)))]
    at = 0
    for word in words:
        if word not in near[at:]:
            return False
        at = near.index(word, at) + 1
    return True


def _particle(scene: Scene, clause: Clause, verb: int, particle: str) -> int | None:
    """The separated particle: behind the verb, at the end of its clause or tagged as one."""
    for start, end in reversed(clause.pieces):
        for at in range(end - 1, max(start, verb) - 1, -1):
            token = scene.tokens[at]
            if token.lower == particle and at > verb and (token.tag in scene.grammar.tags.particle or at >= end - 1):
                return at
    return None


def _hit(scene: Scene, clause: Clause, verb: int, entry: Entry) -> Hit:
    words = {verb}
    if entry.particle is not None:
        at = _particle(scene, clause, verb, entry.particle)
        words |= set() if at is None else {at}
    for word in entry.follows:
        words |= {
            at for at in range(verb + 1, min(verb + 8, len(scene.tokens))) if scene.word(at) == word and at <= verb + 4
        }
    for need in entry.needs:
        words |= set(_needed(scene, clause, need)[:1])
    passive = _is_passive(scene, clause, verb)
    passive = passive or (entry.cue.speaker != "nobody" and _is_to_be_done(scene, clause, verb))
    if scene.lexicon.speech.cue_auxiliaries and clause.finite is not None and clause.finite != verb:
        words.add(clause.finite)
    own = any(need & set(scene.lexicon.speech.negations) for need in entry.needs)  # schließt nicht aus
    negated = scene.negated(clause) and not own
    if negated and entry.cue.act in TURNED:
        words.add(_negation(scene, clause, verb))
    return Hit(entry.cue, clause, verb, tuple(sorted(words)), passive, negated)


def _is_refused(scene: Scene, clause: Clause, verb: int) -> bool:
    """refused to confirm it; lehnte es ab, das zu bestätigen: an infinitive under a verb by which it is not done."""
    refusing, tags = scene.lexicon.speech.refusing, scene.grammar.tags
    if not scene.grammar.verb_second:
        marked = verb > 1 and scene.tokens[verb - 1].tag in tags.infinitive_marker
        return marked and scene.word(verb - 2) in refusing
    above = scene.doc.clauses[clause.parent] if clause.kind == "infinitive" and clause.parent is not None else None
    return above is not None and any(scene.word(at) in refusing for at in above.verbs)


def _negation(scene: Scene, clause: Clause, verb: int) -> int:
    """The negation that stands nearest to the verb among its clause's words: did not rule out."""
    negations = scene.lexicon.speech.negations
    places = [at for start, end in clause.pieces for at in range(start, end) if scene.word(at) in negations]
    return min(places, key=lambda at: abs(at - verb))


def _needed(scene: Scene, clause: Clause, need: frozenset[str]) -> list[int]:
    return [
        at
        for start, end in clause.pieces
        for at in range(start, end)
        if scene.tokens[at].lower in need or scene.tokens[at].lemma.lower() in need
    ]


def _is_passive(scene: Scene, clause: Clause, verb: int) -> bool:
    """Whether the verb is a participle beside the passive's auxiliary.

    Where a verb stands last, one that is tagged as finite beside another finite verb is a participle too.
    """
    tags, tag = scene.grammar.tags, scene.tokens[verb].tag
    second = scene.grammar.verb_second and clause.finite not in (None, verb) and tag in tags.finite
    if tag not in tags.participle and not second:
        return False
    start = max(clause.start, verb - 4)
    near = clause.verbs if scene.grammar.verb_second else range(_past_other(scene, start, verb), verb)
    lemmas = {scene.tokens[at].lemma.lower() for at in near if at != verb}
    return bool(lemmas & set(scene.lexicon.speech.passive_auxiliaries)) and not (
        lemmas & set(scene.lexicon.speech.active_auxiliaries)
    )


def _past_other(scene: Scene, start: int, verb: int) -> int:
    """Behind another participle before the verb, which took the auxiliary: who asked not to be named | said."""
    tags, auxiliaries = scene.grammar.tags, scene.grammar.auxiliaries
    others = [at for at in range(start, verb) if scene.tokens[at].tag in tags.participle]
    return max((at + 1 for at in others if scene.tokens[at].lemma.lower() not in auxiliaries), default=start)


def _is_to_be_done(scene: Scene, clause: Clause, verb: int) -> bool:
    """Das Lied ist als Aufruf anzusehen, bleibt zu klären: an infinitive with zu beside sein is a passive."""
    finite = clause.finite
    if finite is None or verb in (finite, 0):
        return False
    if scene.tokens[finite].lemma.lower() not in scene.lexicon.speech.passive_infinitives:
        return False
    tags, tokens = scene.grammar.tags, scene.tokens
    return tokens[verb].tag in tags.marked_infinitive or tokens[verb - 1].tag in tags.infinitive_marker
