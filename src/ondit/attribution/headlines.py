"""Headlines that name their source with a colon or a dash: Moll: „Es reicht“; Minister to resign: paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ondit.annotate.document import Sentence
from ondit.annotate.phrases import find_phrases
from ondit.attribution.contents import manner_of
from ondit.attribution.draft import Draft, Range
from ondit.attribution.kinds import kind_of, outlet_kind, voice_words
from ondit.attribution.names import is_human
from ondit.attribution.scene import Scene, overlap

LONGEST = 7  # tokens of a source beside its colon; longer ones are sentences of their own


def find_headlines(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A draft for each headline that names a source before or behind a colon or dash, unless a cue made one of it."""
    taken = [one for draft in drafts for one in (*draft.content, *draft.source)]
    for number, sentence in enumerate(scene.doc.sentences):
        if sentence.kind != "headline" or overlap([(sentence.start, sentence.end)], taken):
            continue
        found = _parts(scene, sentence)
        if found is not None:
            source, content = found
            yield Draft(
                manner_of(scene, [content]), (content,), (source,), sentence=number,
                rules=(scene.pack.rule_id("headline-source"),),
            )  # fmt: skip


def _parts(scene: Scene, sentence: Sentence) -> tuple[Range, Range] | None:
    """(source, content) of a headline, None if neither side of its border names a voice."""
    for at in range(sentence.start + 1, sentence.end - 1):
        text = scene.tokens[at].text
        if text not in {":", "–", "—", "-"} or scene.quotation_at(at) is not None:
            continue
        left, right = (sentence.start, at), (at + 1, sentence.end)
        if text == ":" and _names_voice(scene, left, right):
            content = scene.trim(*right)
            return (_source(scene, left), content) if content is not None else None
        if _is_voice(scene, right):
            content = scene.trim(*left)
            tail = scene.trim(*right)
            return (tail, content) if content is not None and tail is not None else None
        return None
    return None


def _names_voice(scene: Scene, left: Range, right: Range) -> bool:
    """Whether the words before a colon speak: any name before a quotation, else only what is a voice by itself."""
    quotation = scene.quotation_at(right[0])
    quoted = quotation is not None and quotation.start == right[0]
    if left[1] - left[0] > LONGEST or _has_verb(scene, left):
        return False
    first = find_phrases(scene.tokens, left[0], left[1], scene.grammar)
    if not first or first[0].left != left[0] or first[0].preposition is not None:
        return False
    if not _is_bare(scene, left, quoted=quoted):
        return False
    return _is_voice(scene, left) or (quoted and scene.tokens[first[0].head].tag in scene.grammar.tags.name)


def _is_bare(scene: Scene, left: Range, *, quoted: bool) -> bool:
    """Whether the words are one noun phrase to their end; before a quotation it may say what about (Moll zu Rot).

    Elsewhere what hangs on behind makes them a topic: Ministerin unter Druck: ..., Prozess um Betrug: ...
    """
    phrases = find_phrases(scene.tokens, left[0], left[1], scene.grammar)
    if quoted:
        return True
    if scene.doc.span(*left).text.lower() in voice_words(scene.pack).labels:
        return False
    infinitive = scene.grammar.tags.infinitive | scene.grammar.tags.infinitive_marker
    if any(scene.tokens[at].tag in infinitive for at in range(*left)):
        return False
    head = phrases[0].head
    person = is_human(scene, head) or scene.tokens[head].entity == "PER"
    if kind_of(scene, head) == "unknown" and not any(
        scene.tokens[at].entity for at in range(phrases[0].start, phrases[0].end)
    ):
        return False  # Tod von Richter Klein
    inside = scene.lexicon.speech.owners if person else scene.grammar.noun_prepositions
    return all(scene.word(phrase.preposition) in inside for phrase in phrases[1:] if phrase.preposition is not None)


def _is_voice(scene: Scene, one: Range) -> bool:
    """A person's name, an outlet we know, or a noun that the pack knows as a voice; a country alone is a topic."""
    if one[1] - one[0] > LONGEST or _has_verb(scene, one):
        return False
    words = scene.trim(*one)
    if words is None:
        return False
    if any(_names_person(scene, words, at) for at in range(*words)):
        return True
    if outlet_kind(scene.doc.span(*words).text) is not None:
        return True
    phrases = find_phrases(scene.tokens, words[0], words[1], scene.grammar)
    return bool(phrases) and phrases[0].left == words[0] and kind_of(scene, phrases[0].head) != "unknown"


def _names_person(scene: Scene, words: Range, at: int) -> bool:
    """Whether a name there is a person's, and nothing in small letters stands behind it (Storm Edwin batters coast)."""
    token = scene.tokens[at]
    if token.entity != "PER":
        return False
    tags = scene.grammar.tags
    rest = [scene.tokens[n] for n in range(at + 1, words[1])]
    loose = tags.noun | tags.finite | tags.participle | tags.infinitive
    return voice_words(scene.pack).capitals or not any(t.tag in loose and t.text[:1].islower() for t in rest)


def _has_verb(scene: Scene, one: Range) -> bool:
    """Whether a verb stands there; at the end of the words a participle is one: Zwei Arbeiter verletzt."""
    tags, words = scene.grammar.tags, scene.trim(*one)
    last = words is not None and scene.grammar.verb_second and scene.tokens[words[1] - 1].tag in tags.participle
    return last or any(scene.tokens[at].tag in tags.finite for at in range(*one))


def _source(scene: Scene, left: Range) -> Range:
    """The speaker without what he speaks about: Moll zu Saravedo."""
    phrases = find_phrases(scene.tokens, left[0], left[1], scene.grammar)
    return phrases[0].start, phrases[0].end
