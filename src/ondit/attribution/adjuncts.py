"""Sources without a verb: laut X, nach Angaben von X, X zufolge, so X, according to X, demnach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ondit.annotate.document import Clause, Sentence
from ondit.annotate.phrases import Phrase, find_phrases
from ondit.attribution.contents import from_first_mark, manner_of
from ondit.attribution.draft import Draft, Range
from ondit.attribution.rules import PhraseCue
from ondit.attribution.scene import EDGES, MARKS, SOFT, Scene, subtract
from ondit.attribution.sources import phrase_at, relied_on, voice_like
from ondit.attribution.wording import holds_name


@dataclass(frozen=True, slots=True)
class Found:
    """A source phrase: the cue's own words, the source, and the whole stretch that is no content."""

    rule: PhraseCue
    cue: Range
    source: Range
    whole: Range


def find_adjuncts(scene: Scene, reports: Sequence[Draft]) -> Iterator[Draft]:
    """A draft for each source phrase of the document.

    reports: the statements made by verbs; a source phrase inside the content of one speaks for that content only.
    """
    contents = sorted(one for draft in reports if draft.manner != "reported" for one in draft.content)
    for number, sentence in enumerate(scene.doc.sentences):
        at = sentence.start
        while at < sentence.end:
            found = _at(scene, at, sentence)
            if found is None:
                at += 1
                continue
            at = max(at + 1, found.whole[1])
            draft = _draft(scene, found, number, _field(scene, found, sentence, contents))
            if draft is not None:
                yield draft
                yield from _afterthought(scene, found, draft, sentence)


def _afterthought(scene: Scene, found: Found, draft: Draft, sentence: Sentence) -> Iterator[Draft]:
    """What the same voice adds behind a dash: S, so der Beamte - alles Anzeichen dafür, dass ..."""
    if not found.rule.alone:
        return
    for at in range(found.whole[1], sentence.end):
        if scene.tokens[at].text in {"–", "—", "-"}:
            rest = scene.trim(at + 1, sentence.end)
            if rest is not None and rest[0] >= draft.end and rest[1] - rest[0] > 3:
                yield replace(draft, content=(rest,), manner=manner_of(scene, [rest]))
            return
        if scene.tokens[at].text not in EDGES and scene.tokens[at].tag in scene.grammar.tags.finite:
            return


def _at(scene: Scene, at: int, sentence: Sentence) -> Found | None:
    """The source phrase whose cue begins at this token."""
    for words, rule in scene.lexicon.phrases.get(scene.word(at), ()):
        end = at + len(words)
        if tuple(scene.word(n) for n in range(at, min(end, sentence.end))) != words:
            continue
        found = _shape(scene, rule, at, end, sentence)
        if found is not None:
            return found
    return None


def _shape(scene: Scene, rule: PhraseCue, at: int, end: int, sentence: Sentence) -> Found | None:
    if rule.place == "whole":
        return Found(rule, (at, end), (at, end), (at, end))
    if rule.place == "before":
        source = _phrase_before(scene, at, sentence)
        if source is None or not _head_fits(scene, rule, source):
            return None
        return Found(rule, (at, end), source, (source[0], end))
    if end >= sentence.end or _barred(scene, rule, end):
        return None
    source = phrase_at(scene, end, sentence.end)
    if source is None or source[0] - end > 1 or not _head_fits(scene, rule, source):
        return None
    if rule.alone and not _stands_alone(scene, at, source, sentence):
        return None
    return Found(rule, (at, end), source, (at, source[1]))


def _barred(scene: Scene, rule: PhraseCue, end: int) -> bool:
    after = scene.tokens[end].lower
    return any(after == bar.lower() for bar in rule.bars)


def _before_bracket(scene: Scene, at: int, sentence: Sentence) -> int:
    """Where a remark in brackets right before a token begins: Tom Roth | (SPD) zufolge; else the token itself."""
    if scene.tokens[at - 1].text != ")":
        return at
    return next((n for n in range(at - 1, sentence.start, -1) if scene.tokens[n].text == "("), at)


def _phrase_before(scene: Scene, at: int, sentence: Sentence) -> Range | None:
    """The noun phrase that ends right before a postposition, with what hangs on it."""
    end = _before_bracket(scene, at, sentence)
    phrases = [p for p in find_phrases(scene.tokens, sentence.start, end, scene.grammar) if not p.pronoun]
    if not phrases or end - phrases[-1].end > 1:
        return None
    first = len(phrases) - 1
    while first > 0 and phrases[first].left == phrases[first - 1].end and _continues(scene, phrases[first]):
        first -= 1
    return phrases[first].start, at


def _continues(scene: Scene, phrase: Phrase) -> bool:
    first = scene.tokens[phrase.start]
    if phrase.preposition is not None:
        return scene.word(phrase.preposition) in scene.grammar.noun_prepositions
    return first.lower in scene.grammar.genitive_determiners or first.tag in scene.grammar.tags.name


def _is_noun(scene: Scene, at: int) -> bool:
    return scene.tokens[at].tag in scene.grammar.tags.noun


def _attribute_end(scene: Scene, source: Range) -> int:
    """Where the head stands behind a long attribute (einer am Montag veröffentlichten | Studie); else the start."""
    start, tags = source[0], scene.grammar.tags
    if start + 1 >= source[1] or scene.tokens[start].tag not in tags.determiner:
        return start
    if scene.tokens[start + 1].tag not in tags.preposition | tags.adverb:
        return start
    first = next(iter(find_phrases(scene.tokens, start, source[1], scene.grammar)), None)
    return start if first is None else first.head


def _head_fits(scene: Scene, rule: PhraseCue, source: Range) -> bool:
    """Whether the source's nouns agree with the rule's heads; any source where the rule names none."""
    nouns = [at for at in range(_attribute_end(scene, source), source[1]) if _is_noun(scene, at)]
    if not nouns:
        return not rule.heads and scene.tokens[source[0]].tag in scene.grammar.tags.pronoun
    if source[1] - source[0] == 1 and scene.tokens[source[0]].text in scene.lexicon.speech.sayings:
        return False  # nach Angaben suchte er: nobody's
    if not rule.heads:
        return scene.word(nouns[0]) not in {w.lower() for w in scene.lexicon.speech.no_voices}
    return any(_is_head(scene.word(nouns[0]), head.lower()) for head in rule.heads)


def _is_head(word: str, head: str) -> bool:
    return word.endswith(head[1:]) if head.startswith("*") else word == head


def _stands_alone(scene: Scene, at: int, source: Range, sentence: Sentence) -> bool:
    """Between commas, dashes or marks on its left and an end or border on its right, without a finite verb."""
    if at == sentence.start or scene.tokens[at - 1].text not in SOFT | MARKS | {"(", "!", "?", "."}:
        return False
    marked = scene.quotation_at(at - 1) if scene.tokens[at - 1].text in MARKS else None
    if marked is not None and holds_name(scene, marked):
        return False  # das „Journal“ aus Regierungskreisen
    tags = scene.grammar.tags
    for n in range(source[1], sentence.end):
        token = scene.tokens[n]
        if token.text in EDGES or token.text in MARKS:
            return True
        if token.tag in tags.finite | tags.infinitive | tags.participle:
            return False
    return True


def _field(scene: Scene, found: Found, sentence: Sentence, contents: Sequence[Range]) -> Sentence:
    """The stretch that a source phrase may speak for: its sentence, the content of a verb around it, or the
    subordinate clause in which it stands.
    """
    start, end = sentence.start, sentence.end
    clause = scene.clause_at(found.cue[0])
    if clause is not None and clause.kind in ("relative", "subordinate") and not found.rule.alone:
        if clause.start < found.whole[0] and found.whole[1] < clause.end:
            start, end = clause.start, clause.end
    for left, right in contents:
        if left <= found.whole[0] and found.whole[1] <= right and not found.rule.alone:
            start, end = max(start, left), min(end, right)
    return replace(sentence, start=start, end=end)


def _draft(scene: Scene, found: Found, number: int, sentence: Sentence) -> Draft | None:
    content = _content(scene, found, number, sentence)
    if not content:
        return None
    source, cue = found.source, found.cue
    speaker = _by_itself(scene, found)
    if speaker is not None:
        content = [kept for one in content for left in subtract(one, [speaker]) if (kept := scene.trim(*left))]
        source, cue = speaker, (min(cue[0], found.source[0]), max(cue[1], found.source[1]))
    if not content:
        return None
    if _is_hearsay(scene, source):
        return Draft(
            manner_of(scene, content), tuple(content), (), (found.whole,), act=found.rule.act, sentence=number,
            rules=(scene.pack.rule_id(found.rule.name),),
        )  # fmt: skip
    source, basis = _had_from(scene, source)
    basis = basis or relied_on(scene, number, content)
    return Draft(
        manner_of(scene, content), tuple(content), (source,), (cue,), basis=() if basis is None else (basis,),
        act=found.rule.act, sentence=number, rules=(scene.pack.rule_id(found.rule.name),),
    )  # fmt: skip


def _is_hearsay(scene: Scene, source: Range) -> bool:
    """dem Vernehmen nach, by all accounts: a phrase that hides who says it."""
    return scene.word(source[1] - 1) in scene.lexicon.speech.hearsay_nouns


def _had_from(scene: Scene, source: Range) -> tuple[Range, Range | None]:
    """Informationen der Zeitung | aus Regierungskreisen: the source, and whom it has its words from."""
    for phrase in find_phrases(scene.tokens, source[0] + 1, source[1], scene.grammar):
        at = phrase.preposition
        if at is None or at <= source[0] or scene.word(at) not in scene.lexicon.speech.had_from:
            continue
        if at == source[0] + 1 and scene.tokens[source[0]].text in scene.lexicon.speech.sayings:
            return source, None  # Angaben aus Sicherheitskreisen: nobody but those has said it
        if scene.tokens[at - 1].tag in scene.grammar.tags.noun and voice_like(scene, phrase):
            return (source[0], at), (phrase.start, source[1])
    return source, None


def _by_itself(scene: Scene, found: Found) -> Range | None:
    """The clause's subject where it speaks of itself (nach eigenen Angaben, by its own account); else None."""
    if not any(scene.word(at) in scene.lexicon.speech.own_words for at in range(*found.source)):
        return None
    clause = scene.clause_at(found.cue[0])
    subject = None if clause is None else clause.subject
    if subject is None or (subject[0] < found.source[1] and found.source[0] < subject[1]):
        return None
    return subject


def _content(scene: Scene, found: Found, number: int, sentence: Sentence) -> list[Range]:
    """The sentence without the source phrase; of several main clauses, those from the phrase's own on."""
    whole = _frame(scene, found, sentence)
    quotation = scene.quotation_at(sentence.start)
    start = _region_start(scene, found, number, sentence)
    end = _region_end(scene, found, sentence)
    if (
        found.rule.alone
        and quotation is not None
        and quotation.end <= found.cue[0]
        and quotation.start <= sentence.start
    ):
        start = from_first_mark(scene, (quotation.start, quotation.end))[0]
    parts = [scene.trim(start, whole[0]), scene.trim(whole[1], end)]
    if found.rule.alone and parts[0] is not None and parts[1] is not None:
        after = scene.clause_at(parts[1][0])
        relative = after is not None and after.kind == "relative" and after.start == parts[1][0]
        if relative or not _goes_on(scene, whole, end):
            parts = parts[:1]
    kept = [_take_marks(scene, part) for part in parts if part is not None]
    return kept if any(hi - lo > 0 for lo, hi in kept) else []


def _take_marks(scene: Scene, part: Range) -> Range:
    start, end = part
    if end < len(scene.tokens) and scene.tokens[end].text in MARKS:
        quotation = scene.quotation_at(end)
        if quotation is not None and quotation.end == end + 1 and quotation.start >= start:
            end += 1
    return start, end


def _goes_on(scene: Scene, whole: Range, end: int) -> bool:
    """Whether the sentence goes on behind an inserted `so X`: with a comma, and not with a dash's afterthought."""
    return scene.tokens[whole[1]].text in {",", "“", "”", '"', "«"} if whole[1] < end else False


def _frame(scene: Scene, found: Found, sentence: Sentence) -> Range:
    """The source phrase with the words between it and the next comma, where it stands by itself."""
    start, end = found.whole
    if not found.rule.alone:
        return start, _past_relative(scene, found, end, sentence)
    while end < sentence.end and scene.tokens[end].text not in EDGES and scene.tokens[end].text not in MARKS:
        end += 1
    return start, end


def _past_relative(scene: Scene, found: Found, end: int, sentence: Sentence) -> int:
    """Past a relative clause on the source: Laut Bericht des Rechnungshofs, der am Montag erschien, fehlen ..."""
    for clause in scene.clauses(scene.doc.sentence_of[found.cue[0]]):
        if clause.kind == "relative" and end <= clause.start <= end + 1 and clause.end < sentence.end:
            return clause.end
    return end


def _region_start(scene: Scene, found: Found, number: int, sentence: Sentence) -> int:
    """Past earlier main clauses of the sentence, where the phrase's own clause begins with a coordinator."""
    own = scene.clause_at(found.cue[0])
    hard = [at + 1 for at in range(sentence.start, found.cue[0]) if scene.tokens[at].text == ";"]
    if hard:
        return hard[-1]
    if own is None or found.rule.alone:
        return sentence.start
    mains = [c for c in scene.clauses(number) if c.kind == "main" and c.finite is not None and c.start <= found.cue[0]]
    if not mains:
        return sentence.start
    last = mains[-1]
    if last.start > sentence.start and _breaks(scene, last) and last.start <= found.whole[0] < last.end:
        return last.start + (1 if scene.tokens[last.start].tag in scene.grammar.tags.coordinator else 0)
    return sentence.start


def _breaks(scene: Scene, clause: Clause) -> bool:
    starts = scene.tokens[clause.start].tag in scene.grammar.tags.coordinator
    return starts or scene.tokens[clause.start - 1].text == ";"


def _region_end(scene: Scene, found: Found, sentence: Sentence) -> int:
    """Up to a semicolon, if there is one behind the phrase."""
    for at in range(found.whole[1], sentence.end):
        if scene.tokens[at].text == ";":
            return at
    return sentence.end
