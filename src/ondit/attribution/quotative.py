"""A saying behind or inside what is said, where the subject stands before the verb: S, X said; S1, X said, S2.

Read from the commas alone, because a tree that takes the long first part for the main clause loses the
speaker: the words between the last border and the verb are the speaker, with an apposition or a relative
clause between commas passed over.
"""

from __future__ import annotations

from dataclasses import dataclass

from ondit.annotate.document import Sentence
from ondit.annotate.phrases import extend, find_phrases
from ondit.attribution.draft import Range
from ondit.attribution.scene import MARKS, Scene

ENDS = frozenset({",", ".", "!", "?"})  # before a closing mark they make even one word a saying
BORDERS = frozenset({",", "–", "—", "-"})


@dataclass(frozen=True, slots=True)
class Quotative:
    """start: the frame's first token; source: who says it; rest: where the content goes on behind it, or None."""

    start: int
    source: Range
    rest: int | None


def quotative_of(scene: Scene, verb: int) -> Quotative | None:
    """The frame around this verb, None if it does not stand behind or inside a content."""
    sentence = scene.sentence(verb)
    if scene.tokens[verb].tag in scene.grammar.tags.gerund:
        return None  # ..., noting the touches of the place
    found = _inverted(scene, verb, sentence) or _straight(scene, verb, sentence)
    if found is None:
        return None
    start, source = found
    if start > sentence.start and scene.tokens[start - 1].tag in scene.grammar.tags.coordinator:
        return None
    after = max(verb + 1, source[1])
    rest = _rest(scene, after, sentence)
    if not _has_content(scene, sentence.start, start, rest, sentence.end):
        return None
    return Quotative(start, source, rest)


def closes_sentence(scene: Scene, frame: Quotative, verb: int) -> bool:
    """Whether a saying behind a whole sentence has no object, so its verb can say nothing else: S, the judge ruled."""
    tags, after = scene.grammar.tags, max(verb + 1, frame.source[1])
    if frame.rest is not None or frame.source[0] > verb or scene.tokens[frame.source[0]].tag in tags.relative:
        return False
    begin = scene.word(scene.sentence(verb).start)
    if begin in scene.grammar.subordinators - scene.grammar.complementizers:
        return False  # When it ended, the judge ruled
    follows = scene.tokens[after] if after < scene.sentence(verb).end else None
    free = tags.preposition | tags.adverb
    return follows is None or not any(char.isalnum() for char in follows.text) or follows.tag in free


def _inverted(scene: Scene, verb: int, sentence: Sentence) -> tuple[int, Range] | None:
    """said X, behind a comma or a closing mark."""
    if verb <= sentence.start or not _is_border(scene, verb - 1) or _after_speaker(scene, verb, sentence):
        return None
    phrases = find_phrases(scene.tokens, verb + 1, sentence.end, scene.grammar)
    if not phrases or phrases[0].left != verb + 1 or phrases[0].preposition is not None:
        return None
    end = extend(scene.tokens, phrases[0], sentence.end, scene.grammar)
    if end < sentence.end and scene.tokens[end].tag in scene.grammar.tags.finite:
        return None  # , said he would come
    return verb, (phrases[0].start, end)


def _after_speaker(scene: Scene, verb: int, sentence: Sentence) -> bool:
    """Whether the comma before the verb closes an apposition to its subject: Ms Rao, who teaches there, told ..."""
    if scene.tokens[verb - 1].text != ",":
        return False
    start = _segment(scene, verb, sentence)
    if start is None or not _is_afterthought(scene, start, verb) or start <= sentence.start:
        return False
    earlier = _segment(scene, start - 1, sentence)
    return earlier is not None and _begins_phrase(scene, earlier, start - 1) and scene.tokens[start - 1].text == ","


def _straight(scene: Scene, verb: int, sentence: Sentence) -> tuple[int, Range] | None:
    """X (has) said: the words back to the border before X."""
    tags = scene.grammar.tags
    end = verb
    while (
        end > sentence.start
        and scene.tokens[end - 1].tag in tags.adverb | tags.finite
        and not _noun_like(scene, end - 1)
    ):
        end -= 1
    start = _segment(scene, end, sentence)
    if start is None or _in_relative(scene, start, end):
        return None
    if scene.word(start) in scene.lexicon.speech.as_words and start > sentence.start and _is_border(scene, start - 1):
        return (start, (start + 1, end)) if _begins_phrase(scene, start + 1, end) else None  # , as X wrote
    while _is_afterthought(scene, start, end):
        earlier = _segment(scene, start - 1, sentence)
        if earlier is None or not _belongs(scene, earlier, start - 1):
            break
        if earlier <= sentence.start:
            return None  # X, a teacher, said: the speaker opens the sentence
        start = earlier
    if start <= sentence.start or not _is_border(scene, start - 1) or not _begins_phrase(scene, start, end):
        return None
    if sentence.kind == "headline" and _takes_object(scene, verb, sentence):
        return None
    source_end = _source_end(scene, start, end)
    return (start, (start, source_end)) if source_end > start else None


def _in_relative(scene: Scene, start: int, end: int) -> bool:
    """two workers who asked (not to be named): the verb is that of a relative clause on the speaker."""
    tags = scene.grammar.tags
    opened = [at for at in range(start + 1, end) if scene.tokens[at].tag in tags.relative]
    return bool(opened) and not any(scene.tokens[at].tag in tags.finite for at in range(opened[-1], end))


def _belongs(scene: Scene, start: int, end: int) -> bool:
    """Whether a segment is the speaker himself, or a relative clause on him; not: , blocking both tracks, X said."""
    if scene.tokens[start].tag in scene.grammar.tags.gerund:
        return False
    return scene.tokens[start].tag in scene.grammar.tags.relative or _begins_phrase(scene, start, end)


def _noun_like(scene: Scene, at: int) -> bool:
    return scene.tokens[at].tag in scene.grammar.tags.noun


def _segment(scene: Scene, end: int, sentence: Sentence) -> int | None:
    """The first token behind the last border before `end`; the comma right before `end` does not count."""
    at = end - 1
    if at >= sentence.start and scene.tokens[at].text == ",":
        at -= 1
    while at >= sentence.start:
        if _is_border(scene, at):
            return at + 1
        at -= 1
    return sentence.start if end > sentence.start else None


def _is_border(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    if token.text in BORDERS:
        return not _inside_word(scene, at)
    if token.text in MARKS:
        quotation = scene.quotation_at(at)
        if quotation is None or quotation.end != at + 1:
            return False
        return quotation.end - quotation.start > 4 or scene.tokens[at - 1].text in ENDS
    return False


def _inside_word(scene: Scene, at: int) -> bool:
    """the Houthi-run channel, the ex-premier: a hyphen between two words without a blank."""
    tokens = scene.tokens
    if not 0 < at < len(tokens) - 1 or tokens[at].text == ",":
        return False
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _takes_object(scene: Scene, verb: int, sentence: Sentence) -> bool:
    """Israel strikes port, Houthis vow response: with an object of its own the verb says nothing of what is before."""
    if any(entry.cue.ditransitive for entry in scene.lexicon.verbs.get(scene.word(verb), ())):
        return False
    phrases = find_phrases(scene.tokens, verb + 1, sentence.end, scene.grammar)
    if not phrases or phrases[0].left != verb + 1 or phrases[0].preposition is not None or phrases[0].pronoun:
        return False
    return scene.word(phrases[0].head) not in scene.grammar.time_nouns


def _is_afterthought(scene: Scene, start: int, end: int) -> bool:
    """Whether the segment before the verb is an apposition or a relative clause on the speaker: it ends in a comma."""
    if end <= start or scene.tokens[end - 1].text != ",":
        return False
    first = scene.tokens[start]
    return first.tag in scene.grammar.tags.relative or _begins_phrase(scene, start, end - 1)


def _begins_phrase(scene: Scene, start: int, end: int) -> bool:
    """Whether the segment begins with a noun phrase and, but for a relative clause, holds no finite verb."""
    tags = scene.grammar.tags
    phrases = find_phrases(scene.tokens, start, end, scene.grammar)
    if not phrases or phrases[0].left != start or phrases[0].preposition is not None:
        return False
    listed = scene.word(start) in scene.lexicon.speech.participles
    behind = scene.tokens[start + 1].tag in tags.determiner | tags.pronoun
    if scene.tokens[start].tag in tags.gerund and (listed or behind):
        return False  # , saying their government had learned of it
    for at in range(start, end):
        if scene.tokens[at].tag in tags.relative or scene.tokens[at].text == ",":
            return True
        if scene.tokens[at].tag in tags.finite:
            return False
    return True


def _source_end(scene: Scene, start: int, end: int) -> int:
    """The speaker's words without a relative clause or a comma at their end."""
    for at in range(start + 1, end):
        if scene.tokens[at].tag in scene.grammar.tags.relative and scene.tokens[at - 1].text == ",":
            end = at - 1
            break
    while end > start and scene.tokens[end - 1].text == ",":
        end -= 1
    return end


def _rest(scene: Scene, after: int, sentence: Sentence) -> int | None:
    """Where the content goes on behind an inserted frame; None where only times and places follow it."""
    for at in range(after, min(sentence.end, after + 10)):
        token = scene.tokens[at]
        if token.text == "," and at + 1 < sentence.end:
            follows = scene.tokens[at + 1]
            if follows.tag in scene.grammar.tags.relative or follows.lower in scene.lexicon.speech.participles:
                return None
            if follows.lower in scene.lexicon.reliance or _opens_remark(scene, at + 1):
                return None
            if _ends_soon(scene, at + 1, sentence) and not _goes_on(scene, at + 1):
                return None
            return at + 1
        if token.text in {";", ":"} or token.tag in scene.grammar.tags.finite or token.text in MARKS:
            return None
    return None


def _opens_remark(scene: Scene, at: int) -> bool:
    """S, officials said, | in what appeared to be the worst attack in years: what the page thinks of it."""
    tags, behind = scene.grammar.tags, min(at + 1, len(scene.tokens) - 1)
    return scene.tokens[at].tag in tags.preposition and scene.tokens[behind].tag in tags.question


def _goes_on(scene: Scene, at: int) -> bool:
    """The man was found, X said, | and flown to hospital."""
    tags = scene.grammar.tags
    return scene.tokens[at].tag in tags.coordinator and scene.tokens[at + 1].tag in tags.participle


def _ends_soon(scene: Scene, at: int, sentence: Sentence) -> bool:
    """Whether nothing with a verb follows: , on Monday."""
    tags = scene.grammar.tags
    return not any(scene.tokens[n].tag in tags.finite for n in range(at, sentence.end))


def _has_content(scene: Scene, begin: int, start: int, rest: int | None, end: int) -> bool:
    """Whether there is a finite verb before the frame, or behind it where the frame is inserted."""
    tags = scene.grammar.tags
    if rest is None and _only_adverbial(scene, begin, start):
        return False  # Asked whether he would go, X said ...: what was asked is no content
    if any(scene.tokens[at].tag in tags.finite for at in range(begin, start)):
        return True
    if scene.sentence(begin).kind == "headline" and start - begin > 3:
        return True  # headlines go without a verb
    first = scene.tokens[begin]
    if (
        start - begin > 3
        and first.tag not in tags.preposition | tags.adverb | tags.gerund | tags.participle
        and start > 0
    ):
        commas = [at for at in range(begin, start) if scene.tokens[at].text == ","]
        if rest is None and commas == [start - 1] and not _has_verb_behind(scene, start, end):
            return True  # a verb that the tagger lost: Markets dislike surprises, the economist observed
    before = scene.quotation_at(start - 1) or scene.quotation_at(max(begin, start - 2))
    if before is not None:
        return True
    return rest is not None and any(scene.tokens[at].tag in tags.finite for at in range(rest, end))


def _only_adverbial(scene: Scene, begin: int, start: int) -> bool:
    """Whether nothing but one adverbial or participial clause stands before the frame."""
    tags, first = scene.grammar.tags, scene.tokens[begin]
    adverbial = first.tag in tags.participle | tags.gerund or (
        first.lower in scene.grammar.subordinators - scene.grammar.complementizers and first.tag not in tags.question
    )
    if not adverbial or first.dep.startswith(("csubj", "nsubj")):
        return False
    comma = next((at for at in range(begin, start - 1) if scene.tokens[at].text == ","), None)
    return comma is None or not any(scene.tokens[at].tag in tags.finite for at in range(comma, start))


def _has_verb_behind(scene: Scene, start: int, end: int) -> bool:
    """Whether the frame is followed by more than one finite verb's worth of words."""
    return sum(scene.tokens[at].tag in scene.grammar.tags.finite for at in range(start, end)) > 1
