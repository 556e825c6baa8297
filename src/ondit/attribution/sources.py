"""Who speaks at a cue, to whom, and on what the voice rests: the words in the text that say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ondit.annotate.document import Clause
from ondit.annotate.phrases import Phrase, extend, find_phrases
from ondit.attribution.complements import told_of
from ondit.attribution.cues import Hit
from ondit.attribution.draft import Range
from ondit.attribution.kinds import kind_of
from ondit.attribution.quotative import quotative_of
from ondit.attribution.scene import MARKS, SOFT, Scene, overlap

LONGEST_DAY = 4  # tokens: in early March, on Monday, on the same day


def source_of(scene: Scene, hit: Hit) -> Range | None:
    """The words naming who speaks at this cue; None: the sentence hides its speaker (es hieß)."""
    if hit.cue.speaker == "object":
        return _subject(scene, hit.clause) if hit.passive else _quoted_person(scene, hit) or _subject(scene, hit.clause)
    if hit.passive:
        return _agent(scene, hit) or _document(scene, hit)
    if hit.cue.speaker == "nobody":
        return _place(scene, hit)
    subject = _going_on(scene, hit) or _writer(scene, hit) or _named_beside(scene, hit)
    subject = subject or _own_subject(scene, hit) or _beside(scene, hit)
    if subject is None:
        return None
    subject = _before_object(scene, hit, _before_told(scene, _before_reliance(scene, subject)))
    if scene.word(subject[0]) in scene.lexicon.speech.impersonal and subject[1] == subject[0] + 1:
        return _place(scene, hit) if not _names_thing(scene, subject) else subject
    return subject


def _going_on(scene: Scene, hit: Hit) -> Range | None:
    """Two diplomats voiced anger, | saying that ...: behind a comma a participle has the subject of what is before."""
    if scene.tokens[hit.verb].tag not in scene.grammar.tags.gerund or scene.tokens[hit.verb - 1].text != ",":
        return None
    before = [c for c in scene.clauses(hit.clause.sentence) if c.start < hit.verb and c.kind == "main" and c.subject]
    subject = before[-1].subject if before else None
    return _clean(scene, subject) if subject is not None and subject[1] <= hit.verb else None


def _writer(scene: Scene, hit: Hit) -> Range | None:
    """one poster | writing "...", a message | stating "...": the noun phrase right before a gerund."""
    tags, at = scene.grammar.tags, hit.verb - 1
    if scene.tokens[hit.verb].tag not in tags.gerund or at < 0 or scene.tokens[at].tag not in tags.noun:
        return None
    phrases = find_phrases(scene.tokens, scene.sentence(at).start, hit.verb, scene.grammar)
    return (phrases[-1].start, phrases[-1].end) if phrases and phrases[-1].end == hit.verb else None


def _quoted_person(scene: Scene, hit: Hit) -> Range | None:
    """zitiert den Mann, quoted Colonel Verdier as saying: the first phrase behind the verb without a preposition."""
    end = scene.doc.sentences[hit.clause.sentence].end
    for phrase in find_phrases(scene.tokens, hit.verb + 1, end, scene.grammar):
        if phrase.preposition is not None:
            return None
        if hit.clause.subject is None or not overlap([(phrase.start, phrase.end)], [hit.clause.subject]):
            return phrase.start, extend(scene.tokens, phrase, end, scene.grammar)
    return None


def _before_object(scene: Scene, hit: Hit, source: Range) -> Range:
    """Polizei | geht von Brandstiftung aus: the verb's own preposition begins no part of the speaker."""
    for at in range(source[0] + 1, source[1]):
        if at > hit.verb and scene.word(at) in hit.cue.prepositions:
            return source[0], at
    return source


def _before_reliance(scene: Scene, source: Range) -> Range:
    """The Herald | , citing people briefed on it,: on whom a source rests is no part of it."""
    for at in range(source[0] + 1, source[1] - 1):
        if scene.tokens[at].text == "," and scene.word(at + 1) in scene.grammar.relying:
            return source[0], at
    return source


def _before_told(scene: Scene, source: Range) -> Range:
    """ein Sprecher der Bahn | der Deutschen Presse-Agentur: of two genitives, the outlet is the one it was told."""
    if not scene.grammar.verb_second:
        return source
    phrases = [p for p in find_phrases(scene.tokens, source[0], source[1], scene.grammar) if p.preposition is None]
    if (
        len(phrases) > 2
        and kind_of(scene, phrases[-1].head) in ("outlet", "agency")
        and phrases[-2].end == phrases[-1].start
    ):
        return source[0], phrases[-1].start
    return source


def _own_subject(scene: Scene, hit: Hit) -> Range | None:
    """The clause's subject; where a verb stands inside it, the tree ran two clauses together, and the words right
    before the cue are asked instead (The list had 96 names, but passengers said ...).
    """
    subject = _subject(scene, hit.clause)
    if subject is None or scene.grammar.verb_second:
        return subject
    if any(scene.tokens[at].tag in scene.grammar.tags.finite for at in range(*subject)) or subject[1] < hit.verb - 6:
        return _right_before(scene, hit.verb) or subject
    return subject


def _right_before(scene: Scene, verb: int) -> Range | None:
    """The noun phrase that ends right before a verb, behind a border, a coordinator or a subordinator."""
    tags, start = scene.grammar.tags, verb
    first = scene.sentence(verb).start
    while start > first and not (
        scene.tokens[start - 1].text in SOFT
        or scene.tokens[start - 1].tag in tags.coordinator
        or scene.tokens[start - 1].lower in scene.grammar.subordinators
    ):
        start -= 1
    phrases = find_phrases(scene.tokens, start, verb, scene.grammar)
    if not phrases or phrases[0].left != start or phrases[0].preposition is not None:
        return None
    end = extend(scene.tokens, phrases[0], verb, scene.grammar)
    light = all(scene.tokens[at].tag in _light(scene) for at in range(end, verb))
    return (phrases[0].start, end) if light else None


def _named_beside(scene: Scene, hit: Hit) -> Range | None:
    """The speaker of a saying that stands behind or inside what is said."""
    frame = None if scene.grammar.verb_second else quotative_of(scene, hit.verb)
    return None if frame is None else _clean(scene, frame.source)


def _beside(scene: Scene, hit: Hit) -> Range | None:
    """The words right before the verb, where the tree shows no subject: back to a comma, mark or border.

    Khaled Al-Maeena, editor at large, said: a name takes its apposition along.
    """
    if scene.grammar.verb_second:
        return None
    start = scene.doc.sentences[hit.clause.sentence].start
    for at in range(hit.verb - 1, start - 1, -1):
        quotation = scene.quotation_at(at)
        ends = quotation is not None and quotation.end == at + 1 and quotation.end - quotation.start > 4
        if ends or scene.tokens[at].text in {":", ";"}:
            start = at + 1
            break
    phrases = [p for p in find_phrases(scene.tokens, start, hit.verb, scene.grammar) if p.preposition is None]
    for phrase in phrases:
        end = extend(scene.tokens, phrase, hit.verb, scene.grammar)
        if all(scene.tokens[at].text in SOFT or scene.tokens[at].tag in _light(scene) for at in range(end, hit.verb)):
            return _clean(scene, (phrase.start, end))
    return None


def _light(scene: Scene) -> frozenset[str]:
    return scene.grammar.tags.adverb | scene.grammar.tags.finite


def _names_thing(scene: Scene, subject: Range) -> bool:
    """it, es: may stand for a company or ministry named before; for nobody where the clause has a place."""
    return not scene.grammar.verb_second


def _subject(scene: Scene, clause: Clause) -> Range | None:
    """The clause's subject; a relative pronoun's antecedent; for a participle, the subject above it."""
    seen: set[int] = set()
    at: Clause | None = clause
    while at is not None and at.number not in seen:
        seen.add(at.number)
        if at.subject is not None:
            if at.kind == "relative" and at.intro is not None and at.subject[0] <= at.intro < at.subject[1]:
                return antecedent(scene, at) or at.subject
            return _clean(scene, at.subject)
        if at.finite is not None and at.kind != "relative" and scene.grammar.verb_second:
            return None
        at = scene.doc.clauses[at.parent] if at.parent is not None else None
    return None


def antecedent(scene: Scene, clause: Clause) -> Range | None:
    """The noun phrase right before a relative clause, at full length."""
    sentence = scene.doc.sentences[clause.sentence]
    phrases = find_phrases(scene.tokens, sentence.start, clause.start, scene.grammar)
    if not phrases:
        return None
    for phrase in reversed(phrases):
        end = extend(scene.tokens, phrase, clause.start, scene.grammar)
        if _only_soft(scene, end, clause.start) and not _is_attached(scene, phrase, phrases):
            return phrase.start, end
    return phrases[-1].start, phrases[-1].end


def _is_attached(scene: Scene, phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    """A genitive or `von X` that continues the phrase before it."""
    before = [other for other in phrases if other.end == phrase.left]
    return bool(before) and extend(scene.tokens, before[0], phrase.end, scene.grammar) >= phrase.end


def _only_soft(scene: Scene, start: int, end: int) -> bool:
    return all(scene.tokens[at].text in SOFT for at in range(start, end))


def _clean(scene: Scene, source: Range) -> Range:
    """A source without punctuation at its edges and without a relative clause that runs on past a comma."""
    start, end = source
    start = _behind_hours(scene, start, end)
    end = _before_day(scene, start, _before_relative(scene, start, end))
    while end > start + 1 and (scene.tokens[end - 1].text in SOFT or _opening_mark(scene, end - 1)):
        end -= 1
    while start < end - 1 and (scene.tokens[start].text in SOFT or _foreign_mark(scene, start, end)):
        start += 1
    while end < len(scene.tokens) and _same_name(scene, end):
        end += 1
    return _balanced(scene, start, end)


def _behind_hours(scene: Scene, start: int, end: int) -> int:
    """hours after | the Ledger (reported ...): how much later it was is no part of who said it."""
    tokens, tags = scene.tokens, scene.grammar.tags
    if scene.grammar.verb_second or not tokens[start].dep.startswith("obl"):
        return start
    after = start + 1
    later = after + 1 < end and tokens[after].tag in tags.preposition
    return after + 1 if later and scene.word(after) in scene.grammar.subordinators else start


def _before_day(scene: Scene, start: int, end: int) -> int:
    """The ministry | late on Friday (said ...): the day on which it was said is no part of who said it."""
    tags = scene.grammar.tags
    if scene.grammar.verb_second or scene.word(end - 1) not in scene.grammar.time_nouns:
        return end
    before = next((at for at in range(end - 2, start, -1) if scene.tokens[at].tag in tags.preposition), start)
    if before <= start or end - before > LONGEST_DAY:
        return end
    while before > start + 1 and scene.tokens[before - 1].tag in tags.adverb:
        before -= 1
    return before


def _before_relative(scene: Scene, start: int, end: int) -> int:
    """Where a relative clause behind a comma begins inside the source; else its end."""
    for clause in scene.clauses(scene.doc.sentence_of[start]):
        if clause.kind == "relative" and start < clause.start < end:
            if scene.tokens[clause.start].text == "," or scene.tokens[clause.start - 1].text == ",":
                return clause.start
    return end


def _opening_mark(scene: Scene, at: int) -> bool:
    """A mark that opens a quotation behind the source."""
    quotation = scene.quotation_at(at)
    return scene.tokens[at].text in MARKS and quotation is not None and quotation.start == at


def _foreign_mark(scene: Scene, at: int, end: int) -> bool:
    """A quotation mark at the source's edge that does not belong to it."""
    quotation = scene.quotation_at(at)
    return scene.tokens[at].text in MARKS and (quotation is None or quotation.start < at or quotation.end > end + 1)


def _same_name(scene: Scene, at: int) -> bool:
    """Whether the name before goes on with this token."""
    tags, before, token = scene.grammar.tags, scene.tokens[at - 1], scene.tokens[at]
    if (
        scene.grammar.verb_second
        or token.tag not in tags.name
        or scene.doc.sentence_of[at] != scene.doc.sentence_of[at - 1]
    ):
        return False
    return before.tag in tags.noun


def _agent(scene: Scene, hit: Hit) -> Range | None:
    """von X, by X in the passive."""
    return _after_preposition(scene, hit.clause, scene.grammar.agent_prepositions, ())


def _document(scene: Scene, hit: Hit) -> Range | None:
    """In einem Bericht wurde vermutet: the document in which a passive says it."""
    prepositions = frozenset(scene.lexicon.speech.source_prepositions)
    for start, end in hit.clause.pieces:
        for phrase in find_phrases(scene.tokens, start, end, scene.grammar):
            if phrase.preposition is not None and scene.word(phrase.preposition) in prepositions:
                if kind_of(scene, phrase.head) == "document":
                    return phrase.start, extend(scene.tokens, phrase, end, scene.grammar)
    return None


def _place(scene: Scene, hit: Hit) -> Range | None:
    """aus Regierungskreisen, in einem Papier: where a saying without a speaker comes from."""
    taken = list(hit.ranges)
    prepositions = frozenset(scene.lexicon.speech.source_prepositions)
    own = frozenset(hit.cue.prepositions) or prepositions & scene.lexicon.speech.out_of
    return (
        _after_preposition(scene, hit.clause, prepositions, taken, wide=True)
        or _after_preposition(scene, hit.clause, own, taken)
        or (None if hit.cue.prepositions else _after_preposition(scene, hit.clause, prepositions, taken))
    )


def _after_preposition(
    scene: Scene, clause: Clause, prepositions: Iterable[str], taken: Sequence[Range], *, wide: bool = False
) -> Range | None:
    wanted = frozenset(prepositions)
    for start, end in clause.pieces:
        for phrase in find_phrases(scene.tokens, start, end, scene.grammar):
            if phrase.preposition is None or scene.word(phrase.preposition) not in wanted:
                continue
            if wide and (not voice_like(scene, phrase) or phrase.pronoun):
                continue
            if overlap([(phrase.start, phrase.end)], taken) or _never_speaks(scene, phrase):
                continue
            return phrase.start, extend(scene.tokens, phrase, end, scene.grammar)
    return None


def _never_speaks(scene: Scene, phrase: Phrase) -> bool:
    """A time, a way or a reason."""
    return scene.word(phrase.head) in {word.lower() for word in scene.lexicon.speech.no_voices}


def voice_like(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase names something that the pack's kinds know as a voice, or a proper name."""
    token = scene.tokens[phrase.head]
    return kind_of(scene, phrase.head) != "unknown" or (token.entity == "ORG" and token.tag in scene.grammar.tags.name)


def addressee_of(scene: Scene, hit: Hit, source: Range | None, content: Sequence[Range]) -> Range | None:
    """Whom the voice speaks to: gegenüber X, told X, sagte dem X, forderte X auf; nobody at a verdict."""
    if hit.cue.act == "judge" and not hit.cue.ditransitive:
        return None
    if not scene.grammar.verb_second:
        told = told_of(scene, hit, scene.doc.sentences[hit.clause.sentence].end)
        if told is not None and (source is None or not overlap([told], [source])):
            marked = (at for at in range(told[0] + 1, told[1]) if scene.word(at) in hit.cue.prepositions)
            return told[0], next(marked, _before_preposition(scene, told[0] + 1, told[1]))
    for start, end in hit.clause.pieces:
        for phrase in find_phrases(scene.tokens, start, end, scene.grammar):
            if phrase.pronoun and scene.word(phrase.start) in scene.lexicon.speech.reflexive:
                continue
            if not _addressed(scene, hit, phrase) or _never_speaks(scene, phrase):
                continue
            reach = extend(scene.tokens, phrase, end, scene.grammar)
            if not scene.grammar.verb_second:  # told staff in an email: what follows is no part of who was told
                reach = _before_preposition(scene, phrase.end, reach)
            whole = phrase.start, reach
            if (source is not None and overlap([whole], [source])) or overlap([whole], content):
                continue
            return whole
    return None


def _demanded(scene: Scene, hit: Hit, phrase: Phrase) -> bool:
    """bittet Zeugen, sich zu melden: of whom it is demanded."""
    free = phrase.preposition is None and phrase.start > hit.verb and not phrase.pronoun
    subject = hit.clause.subject
    return hit.cue.act == "demand" and free and (subject is None or not subject[0] <= phrase.start < subject[1])


def _before_preposition(scene: Scene, start: int, end: int) -> int:
    owners = set(scene.lexicon.speech.owners)
    for at in range(start, end):
        if scene.tokens[at].tag in scene.grammar.tags.preposition and scene.word(at) not in owners:
            return at
    return end


def _addressed(scene: Scene, hit: Hit, phrase: Phrase) -> bool:
    head = scene.tokens[phrase.head]
    if phrase.preposition is not None:
        word = scene.word(phrase.preposition)
        return word in scene.lexicon.speech.addressee_prepositions and (
            word not in hit.cue.prepositions
            and (scene.grammar.verb_second or _right_of(scene, hit, phrase.preposition))
        )
    if scene.grammar.verb_second:
        if phrase.start > hit.verb and kind_of(scene, phrase.head) in ("outlet", "agency"):
            return scene.tokens[phrase.start].tag in scene.grammar.tags.determiner
        dative = scene.tokens[phrase.start].case == "Dat" and head.case in ("Dat", "")
        return dative or _demanded(scene, hit, phrase)
    return (
        head.dep in ("iobj", "obj")
        and head.head == hit.verb
        and hit.verb < phrase.start
        and "object" not in hit.cue.takes
    )


def _right_of(scene: Scene, hit: Hit, at: int) -> bool:
    """Whether a word stands behind the verb and no comma parts them: , a rescuer said, and flown | to hospital."""
    return at > hit.verb and all(scene.tokens[n].text != "," for n in range(hit.verb, at))


def basis_of(scene: Scene, sentence: int, content: Sequence[Range]) -> tuple[Range | None, str | None]:
    """What the voice rests on, and the rule that says so: the phrase behind words of reliance in its sentence."""
    bounds = scene.doc.sentences[sentence]
    for at in range(bounds.start, bounds.end):
        for words, rule in scene.lexicon.reliance.get(scene.word(at), ()):
            end = at + len(words)
            if tuple(scene.word(n) for n in range(at, min(end, bounds.end))) != words:
                continue
            basis = phrase_at(scene, end, bounds.end)
            if basis is not None and not overlap([(at, end)], [c for c in content if scene.quotation_at(c[0])]):
                return basis, rule.name
    return relied_on(scene, sentence, content), None


def relied_on(scene: Scene, sentence: int, content: Sequence[Range]) -> Range | None:
    """..., die sich auf zwei Beamte beruft: what a relative clause says its antecedent rests on."""
    speech = scene.lexicon.speech
    for clause in scene.clauses(sentence):
        verb = clause.finite
        if verb is None or clause.kind != "relative" or scene.word(verb) not in speech.relying_verbs:
            continue
        phrases = find_phrases(scene.tokens, clause.start, clause.end, scene.grammar)
        for phrase in phrases:
            governed = phrase.preposition is not None and scene.word(phrase.preposition) in speech.relying_prepositions
            if governed and not overlap([(phrase.start, phrase.end)], content):
                return phrase.start, extend(scene.tokens, phrase, verb, scene.grammar)
    return None


def heard_from(scene: Scene, hit: Hit) -> Range | None:
    """Whom a voice has it from, behind a preposition of its verb: erfuhr aus Parteikreisen; None: it does not say."""
    for start, end in hit.clause.pieces if hit.cue.sources else ():
        for phrase in find_phrases(scene.tokens, start, end, scene.grammar):
            governed = phrase.preposition is not None and scene.word(phrase.preposition) in hit.cue.sources
            if governed and phrase.preposition == phrase.start - 1 and voice_like(scene, phrase):
                return phrase.start, extend(scene.tokens, phrase, end, scene.grammar)
    return None


def phrase_at(scene: Scene, start: int, end: int) -> Range | None:
    """The noun phrase that begins at `start`, at full length; a mark or an adverb may stand before it."""
    phrases = find_phrases(scene.tokens, start, end, scene.grammar)
    first = next((p for p in phrases if p.left >= start), None)
    if first is None or any(
        scene.tokens[at].tag not in scene.grammar.tags.adverb and scene.tokens[at].text not in MARKS
        for at in range(start, first.start)
    ):
        return None
    whole = extend(scene.tokens, first, end, scene.grammar)
    begin = start if first.start - start <= 3 and scene.word(start) not in scene.grammar.insertions else first.start
    return _balanced(scene, begin, _with_second(scene, whole, end))


def _with_second(scene: Scene, at: int, end: int) -> int:
    """Past `und WDR` behind a source, where a verb or a comma follows: Nach Informationen von NDR und WDR wurde ..."""
    if at >= end or scene.tokens[at].tag not in scene.grammar.tags.coordinator:
        return at
    second = next(iter(find_phrases(scene.tokens, at + 1, end, scene.grammar)), None)
    if second is None or second.left != at + 1 or second.pronoun or second.end >= end:
        return at
    follows = scene.tokens[second.end]
    return second.end if follows.tag in scene.grammar.tags.finite or follows.text == "," else at


def _balanced(scene: Scene, start: int, end: int) -> Range:
    """A phrase with both its quotation marks, or none."""
    if (
        end < len(scene.tokens)
        and scene.tokens[end].text in MARKS
        and any(scene.tokens[at].text in MARKS for at in range(start, end))
    ):
        quotation = scene.quotation_at(end)
        if quotation is not None and quotation.end == end + 1:
            return start, end + 1
    return start, end
