"""Where the content of a cue verb stands: behind it, before it, around it, or inside its own clause.

The cue's clause is the frame; the content is what the frame governs in its sentence. A quotation that the
content begins or ends in is taken whole, however many sentences it spans.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ondit.annotate.document import Clause, Quotation, Sentence
from ondit.annotate.phrases import Phrase, extend, find_phrases
from ondit.attribution.complements import complement_of
from ondit.attribution.cues import Hit
from ondit.attribution.draft import Range
from ondit.attribution.kinds import kind_of
from ondit.attribution.quotative import closes_sentence, quotative_of
from ondit.attribution.scene import MARKS, SOFT, Scene, overlap
from ondit.attribution.sources import antecedent
from ondit.attribution.wording import holds_name
from ondit.records import Manner

LONGEST_TAIL = 12  # tokens by which a span is drawn out so that it does not end inside a quotation


@dataclass(frozen=True, slots=True)
class Content:
    """Content ranges and how they are said. way: after, before, around, inserted, object, back."""

    ranges: tuple[Range, ...]
    manner: Manner
    way: str


def find_content(scene: Scene, hit: Hit, hits: Sequence[Hit]) -> Content | None:
    """What is said at this cue; None: the cue governs nothing here, so nobody says anything.

    A cue inside a quotation governs nothing outside of it, and never the quotation itself.
    """
    found = _find(scene, hit, hits)
    around = scene.quotation_at(hit.verb)
    if found is None or around is None:
        return found
    inside = [(max(start, around.start + 1), min(end, around.end - 1)) for start, end in found.ranges]
    kept = [one for one in inside if one[1] > one[0] and not one[0] <= hit.verb < one[1]]
    if not kept or len(kept) < len(found.ranges):
        return None
    return Content(tuple(kept), "reported" if found.way == "object" else "indirect", found.way)


def _find(scene: Scene, hit: Hit, hits: Sequence[Hit]) -> Content | None:
    clause = hit.clause
    if _inserted(scene, clause):
        return _host(scene, hit)
    after = _after(scene, hit, hits)
    if after is not None and _quoted_only(scene, after) and _claimed(scene, hit, after, hits):
        after = None
    if after is None or _quoted_only(scene, after):
        before = _before(scene, hit, after)
        if before is not None and after is not None:
            before = before if manner_of(scene, before) == "direct" else None  # Auf Nachfrage antwortete sie: „Nein.“
        if before is not None:
            return _said(
                scene, (*before, *(() if after is None else (after,))), "before" if after is None else "around"
            )
    if after is not None:
        return _as_act(scene, _said(scene, (after,), "after"))
    if hit.cue.weight == "weak" and not _marks_behind(scene, hit) and not _shows(scene, hit):
        return _backward(scene, hit) if hit.cue.act == "hear" else None  # Das erfuhr die Zeitung aus der Partei
    inside = _object(scene, hit)
    if inside is not None:
        inside = _with_marks(scene, inside) if scene.quotation_at(inside[0]) is None else _whole(scene, inside)
        verdict = _verdict(scene, hit, inside)
        while verdict and inside[1] - inside[0] > 1 and scene.tokens[inside[1] - 1].tag in scene.grammar.tags.adverb:
            inside = (inside[0], inside[1] - 1)  # halten die Zahl | denn auch für „bemerkenswert“
        ranges = (inside, *verdict)
        return Content(ranges, _object_manner(scene, ranges), "object")
    return _backward(scene, hit)


def _verdict(scene: Scene, hit: Hit, taken: Range) -> tuple[Range, ...]:
    """als „Wortbruch“: what the object is called, behind the word that says so; () where the object holds it."""
    words = [at for at in hit.words if scene.word(at) in scene.lexicon.speech.report_words]
    if "as" not in hit.cue.takes or not words:
        return ()
    piece = next((piece for piece in hit.clause.pieces if piece[0] <= words[-1] < piece[1]), None)
    if piece is None:
        return ()
    end = piece[1]
    while end - 1 in {*hit.clause.verbs, *hit.words} and scene.quotation_at(end - 1) is None and end - 2 > words[-1]:
        end -= 1
    end = _before_predicate(scene, words[-1] + 1, end)
    while end < len(scene.tokens) and scene.tokens[end].text in MARKS and _opened_in(scene, words[-1], end):
        end += 1
    one = scene.trim(words[-1] + 1, end)
    return () if one is None or overlap([one], [taken]) else (one,)


def _opened_in(scene: Scene, start: int, at: int) -> bool:
    """Whether the mark at `at` closes a quotation that opens behind `start`."""
    quotation = scene.quotation_at(at)
    return quotation is not None and quotation.end == at + 1 and quotation.start > start


def _claimed(scene: Scene, hit: Hit, after: Range, hits: Sequence[Hit]) -> bool:
    """Whether a later verb takes the quotation: sagte Kim und ergänzte: „...“."""
    between = range(max(hit.words) + 1, after[0])
    return any(o.verb in between and scene.tokens[o.verb].tag in scene.grammar.tags.finite for o in hits)


def _shows(scene: Scene, hit: Hit) -> bool:
    """Whether a document or a picture is the subject: what it shows is what it says."""
    subject = hit.clause.subject
    if subject is None or "object" not in hit.cue.takes:
        return False
    return any(
        kind_of(scene, at) == "document" for at in range(*subject) if scene.tokens[at].tag in scene.grammar.tags.noun
    )


def _marks_behind(scene: Scene, hit: Hit) -> bool:
    """Whether words in quotation marks stand behind the verb in its clause, or before a verb that stands last:
    nannte den Plan „absurd“; der den Plan als „absurd“ bezeichnete.
    """
    last = scene.grammar.verb_second and (hit.clause.kind != "main" or hit.verb != hit.clause.finite)
    return any(last or q.start > hit.verb for q in scene.quotations_in(hit.clause.start, hit.clause.end))


def _as_act(scene: Scene, content: Content | None) -> Content | None:
    """An infinitive without a finite verb is what is asked or planned, reported rather than quoted."""
    if content is None or content.manner != "indirect":
        return content
    first = scene.clause_at(content.ranges[0][0])
    infinitive = first is not None and first.kind == "infinitive" and scene.grammar.verb_second
    if not infinitive and any(_holds_finite(scene, one) for one in content.ranges):
        return content
    return Content(content.ranges, "reported", content.way)


def _holds_finite(scene: Scene, one: Range) -> bool:
    """Whether a finite verb stands in the range, by its tag or because a clause rests on it."""
    if any(scene.tokens[at].tag in scene.grammar.tags.finite for at in range(*one)):
        return True
    clauses = scene.clauses(scene.doc.sentence_of[one[0]])
    return any(c.finite is not None and one[0] <= c.finite < one[1] for c in clauses)


def frame_of(scene: Scene, clause: Clause) -> Range:
    """The stretch of the clause around its verb and subject, which content never enters."""
    points = [*clause.verbs]
    if clause.subject is not None:
        points += [clause.subject[0], clause.subject[1] - 1]
    if clause.intro is not None:
        points.append(clause.intro)
    pieces = [piece for piece in clause.pieces if any(piece[0] <= at < piece[1] for at in points)] or list(
        clause.pieces
    )
    return pieces[0][0], pieces[-1][1]


def _said(scene: Scene, ranges: Sequence[Range], way: str) -> Content | None:
    kept = [trimmed for one in ranges if (trimmed := scene.trim(*one)) is not None]
    if not kept:
        return None
    kept = [_with_marks(scene, one) for one in kept]
    if way == "before" and manner_of(scene, kept) == "direct":
        kept[0] = from_first_mark(scene, kept[0])
    return Content(tuple(kept), manner_of(scene, kept), way)


def from_first_mark(scene: Scene, one: Range) -> Range:
    """„Wir sind müde.“ „Wir gehen heim“, sagte sie: quotations with nothing between them are one speech."""
    start, part = one[0], scene.sentence(one[0]).part
    while start > 0:
        before = scene.quotation_at(start - 1)
        if before is None or before.end != start or scene.sentence(before.start).part != part:
            break
        if not is_speech(scene, before) or scene.sentence(before.start).start < before.start:
            break
        start = before.start
    return start, one[1]


def manner_of(scene: Scene, ranges: Sequence[Range]) -> Manner:
    """direct: all words stand in quotation marks; mixed: some do, and they are no mere names; indirect: none."""
    outside = quoted = False
    for start, end in ranges:
        names: dict[int, bool] = {}
        for at in range(start, end):
            quotation = scene.quotation_at(at)
            if not _is_wordy(scene, at):
                continue
            if quotation is None:
                outside = True
            elif not names.setdefault(quotation.start, holds_name(scene, quotation)):
                quoted = True
    if not outside:
        return "direct"
    return "mixed" if quoted else "indirect"


def _with_marks(scene: Scene, one: Range) -> Range:
    """A range that begins or ends inside a quotation takes in its mark, and the quotation's other sentences."""
    start, end = one
    first, last = scene.quotation_at(start), scene.quotation_at(end - 1)
    if first is not None and first is last:
        return first.start, first.end
    if last is not None and start <= last.start and (last.end == end + 1 or last.end - end < LONGEST_TAIL):
        end = max(end, last.end)
    return start, end


# ------------------------------------------------------------------ behind the cue


def _whole(scene: Scene, one: Range) -> Range:
    """All that stands in quotation marks, with them, where but the marks are missing."""
    quotation = scene.quotation_at(one[0])
    if quotation is not None and (quotation.start, quotation.end) == (one[0] - 1, one[1] + 1):
        return quotation.start, quotation.end
    return one


def _after(scene: Scene, hit: Hit, hits: Sequence[Hit]) -> Range | None:
    clause, sentence = hit.clause, scene.doc.sentences[hit.clause.sentence]
    frame = frame_of(scene, clause)
    if not scene.grammar.verb_second:
        return _follows(scene, hit, frame, sentence, hits)
    quoted = _quote_after(scene, hit, frame, sentence)
    if quoted is not None:
        return quoted
    first = _complement(scene, hit, frame)
    if first is None:
        return _after_colon(scene, hit, frame, sentence)
    start = _start_of(scene, first, hit)
    quotation = scene.quotation_at(start)
    if quotation is not None and quotation.start >= start - 1 and not _leaves_quote(first, quotation):
        return quotation.start, quotation.end
    return start, _end_of(scene, hit, first, sentence, hits)


def _follows(scene: Scene, hit: Hit, frame: Range, sentence: Sentence, hits: Sequence[Hit]) -> Range | None:
    """Content behind the verb where the verb comes first and its complement after it."""
    found = complement_of(scene, hit, sentence.end)
    quoted = _quote_after(scene, hit, frame, sentence)
    if quoted is not None and (found is None or found.start >= quoted[0]):
        return quoted
    if found is None:
        return _after_colon(scene, hit, frame, sentence)
    if hit.cue.weight == "weak" and found.kind not in ("that", "question"):
        return None
    if found.kind != "that" and (quotative_of(scene, hit.verb) is not None or (hit.passive and found.kind == "clause")):
        return None  # S, X said: what stands behind is no content
    if found.kind == "infinitive" and hit.clause.kind == "relative" and hit.cue.act in ("ask", "demand"):
        return None  # who asked not to be named
    end = _stop(scene, hit, found.start, sentence, hits)
    if quoted is not None and quoted[0] < end < quoted[1]:
        end = quoted[1]
    return found.start, end


def _stop(scene: Scene, hit: Hit, start: int, sentence: Sentence, hits: Sequence[Hit]) -> int:
    """Where content that begins at `start` ends: the sentence's end, or where the frame goes on."""
    for clause in scene.clauses(hit.clause.sentence):
        if clause.start <= start or scene.quotation_at(clause.start) is not None:
            continue
        if _inserted(scene, clause) or _resumes(scene, hit, clause, start, hits) or _contrasts(scene, clause, hits):
            return clause.start
        if _is_denied(clause, hits):
            return clause.start
    end = min([sentence.end, *_later_frames(scene, hit, start, hits), *_after_relative(scene, hit, start)])
    for at in range(start, end):
        outside = scene.quotation_at(at) is None
        if outside and (scene.tokens[at].text == ";" or _is_aside(scene, at)):
            return at
    return end


def _later_frames(scene: Scene, hit: Hit, start: int, hits: Sequence[Hit]) -> list[int]:
    """Where a saying behind the content begins: X hoped S, Y told reporters."""
    found = []
    for other in hits:
        if other.clause.sentence == hit.clause.sentence and other.verb > start:
            frame = quotative_of(scene, other.verb)
            if frame is not None and frame.start > start and frame.rest is None:
                found.append(frame.start)
    return found


def _after_relative(scene: Scene, hit: Hit, start: int) -> list[int]:
    """The comma behind a relative clause's content, where the clause above goes on with its verb."""
    above = scene.doc.clauses[hit.clause.parent] if hit.clause.parent is not None else None
    if hit.clause.kind != "relative" or above is None or above.finite is None or above.finite <= start:
        return []
    return [at for at in range(start, above.finite) if scene.tokens[at].text == ","][-1:]


def _is_aside(scene: Scene, at: int) -> bool:
    """, speaking on condition of anonymity"""
    behind = at + 1 < len(scene.tokens) and scene.word(at + 1) in scene.lexicon.speech.asides
    return scene.tokens[at].text == "," and behind


def _resumes(scene: Scene, hit: Hit, clause: Clause, start: int, hits: Sequence[Hit]) -> bool:
    """A later clause that shares the cue's subject (and warned that ...; adding that ...)."""
    if _next_saying(scene, clause):
        return any(scene.tokens[at].text == "," for at in (clause.start - 1, clause.start) if at >= start)
    joined = any(scene.tokens[at].tag in scene.grammar.tags.coordinator for at in (clause.start - 1, clause.start))
    if not joined or clause.finite is None:
        return False
    if clause.subject is None or clause.subject[0] < start:
        says = any(other.clause.number == clause.number and other.cue.weight == "strong" for other in hits)
        comma = any(scene.tokens[at].text == "," for at in (clause.start - 2, clause.start - 1) if at >= start)
        return says or (comma and clause.parent == hit.clause.number)
    return clause.parent == hit.clause.number and scene.tokens[clause.start - 1].text in {",", ";"}


def _is_denied(clause: Clause, hits: Sequence[Hit]) -> bool:
    """accused the police of using force, | which they deny"""
    if clause.kind != "relative" or clause.intro is None or clause.subject is None:
        return False
    apart = not clause.subject[0] <= clause.intro < clause.subject[1]
    return apart and any(hit.clause.number == clause.number and hit.cue.act == "deny" for hit in hits)


def _contrasts(scene: Scene, clause: Clause, hits: Sequence[Hit]) -> bool:
    """, while Y claimed ...: what somebody else says is set against it."""
    if clause.intro is None or scene.word(clause.intro) not in scene.lexicon.speech.contrasts:
        return False
    return any(hit.clause.number == clause.number and hit.cue.weight == "strong" for hit in hits)


def _next_saying(scene: Scene, clause: Clause) -> bool:
    """, adding that ...: a participle by which the voice goes on."""
    first = next((at for at in range(clause.start, clause.end) if _is_wordy(scene, at)), clause.start)
    return scene.word(first) in scene.lexicon.speech.participles


def _quote_after(scene: Scene, hit: Hit, frame: Range, sentence: Sentence) -> Range | None:
    """A quotation right behind the frame, behind a colon inside it, or as the next paragraph."""
    if "quote" not in hit.cue.takes:
        return None
    tokens, at = scene.tokens, max(hit.words) + 1
    for quotation in scene.quotations_in(hit.verb + 1, sentence.end):
        if quotation.start >= frame[1] - 1 and _only_soft(scene, frame[1], quotation.start):
            return _whole_quote(scene, quotation, sentence)
        before = tokens[quotation.start - 1].text
        if quotation.start >= at and before == ":" and is_speech(scene, quotation):
            return _whole_quote(scene, quotation, sentence)
        if quotation.start >= at and before == "," and is_speech(scene, quotation) and quotation.start >= frame[0]:
            return _whole_quote(scene, quotation, sentence)
        if hit.clause.start <= quotation.start < frame[1] and is_speech(scene, quotation):
            return _whole_quote(scene, quotation, sentence)
        break
    if tokens[sentence.end - 1].text == ":" and sentence.end < len(tokens):
        following = scene.quotation_at(sentence.end)
        if following is not None and following.start == sentence.end and frame[1] >= sentence.end - 8:
            return following.start, following.end
    return None


def _whole_quote(scene: Scene, quotation: Quotation, sentence: Sentence) -> Range | None:
    """The quotation, unless the words after it go on with its sentence (nannte „X“ einen Erfolg)."""
    following = quotation.end
    if following < sentence.end and scene.tokens[following].text not in SOFT and _is_wordy(scene, following):
        if not is_speech(scene, quotation):
            return None
    return quotation.start, quotation.end


def _is_wordy(scene: Scene, at: int) -> bool:
    return any(char.isalnum() for char in scene.tokens[at].text)


def is_speech(scene: Scene, quotation: Quotation) -> bool:
    """Whether marks hold a sentence rather than a title or a single word: a finite verb, or six words."""
    inside = range(quotation.start, quotation.end)
    if any(scene.tokens[at].tag in scene.grammar.tags.finite for at in inside) and len(inside) > 4:
        return True
    return sum(_is_wordy(scene, at) for at in inside) >= 7


def _only_soft(scene: Scene, start: int, end: int) -> bool:
    return all(scene.tokens[at].text in SOFT for at in range(start, end))


def _complement(scene: Scene, hit: Hit, frame: Range) -> Clause | None:
    """The first clause behind the cue that it governs."""
    for clause in scene.clauses(hit.clause.sentence):
        if clause.start <= hit.verb or clause.number == hit.clause.number:
            continue
        if _governs(scene, hit, clause):
            return clause
        if clause.kind == "main" and not _skippable(scene, clause, hit):
            return None
    return None


def _skippable(scene: Scene, clause: Clause, hit: Hit) -> bool:
    return clause.finite is None


def _governs(scene: Scene, hit: Hit, clause: Clause) -> bool:
    takes, cue = hit.cue.takes, hit.cue
    tokens, grammar = scene.tokens, scene.grammar
    intro = tokens[clause.intro].lower if clause.intro is not None else ""
    if intro in grammar.complementizers:
        if clause.intro != clause.start and tokens[clause.start].tag not in grammar.tags.coordinator:
            return False  # so dass, ohne dass
        return "that" in takes and clause.kind in ("subordinate", "main")
    if intro in scene.lexicon.speech.asking:
        return "question" in takes or "that" in takes
    if clause.kind == "infinitive":
        return "infinitive" in takes and clause.parent == hit.clause.number and not _is_adjunct(scene, clause)
    if clause.kind == "subordinate":
        question = clause.intro is not None and (
            tokens[clause.intro].tag in grammar.tags.question or intro in scene.lexicon.speech.question_words
        )
        return "question" in takes and question and not _inserted(scene, clause)
    if clause.kind != "main" or not ("clause" in takes or "quote" in takes):
        return False
    return _bare_clause(scene, hit, clause, cue.weight)


def _is_adjunct(scene: Scene, clause: Clause) -> bool:
    """um ... zu, ohne ... zu: an infinitive with a subordinator of its own."""
    return clause.intro is not None


def _bare_clause(scene: Scene, hit: Hit, clause: Clause, weight: str) -> bool:
    """A clause without a subordinator: reported by its mood, by quotation marks, or right behind the cue's clause."""
    tokens = scene.tokens
    if tokens[clause.start].tag in scene.grammar.tags.coordinator:
        return False
    if clause.mood in ("reported", "conditional") or scene.quotation_at(clause.start) is not None:
        return True
    if weight == "weak":
        return False
    if not scene.grammar.verb_second:
        return clause.parent == hit.clause.number and clause.finite is not None
    begins = tokens[clause.start].tag not in scene.grammar.tags.finite
    return begins and clause.parent is not None and tokens[clause.start - 1].text in (",", ":")


def _start_of(scene: Scene, clause: Clause, hit: Hit) -> int:
    """Where the content begins: behind the complementizer, with the mark that opens right before it.

    Adverbial clauses that stand before a bare complement and hang on it are taken along.
    """
    start = clause.start
    if clause.intro is not None and scene.word(clause.intro) in scene.grammar.complementizers:
        if clause.intro == start:
            start += 1
    while start > 0 and scene.tokens[start - 1].text in MARKS and scene.quotation_at(start - 1) is not None:
        quotation = scene.quotation_at(start - 1)
        if quotation is None or quotation.start != start - 1:
            break
        start -= 1
    return start


def _leaves_quote(clause: Clause, quotation: Quotation) -> bool:
    return clause.finite is not None and not quotation.start <= clause.finite < quotation.end


def _end_of(scene: Scene, hit: Hit, first: Clause, sentence: Sentence, hits: Sequence[Hit]) -> int:
    """Where the content that begins with `first` ends: at the sentence's end, or before a clause that goes on
    with the frame.
    """
    for clause in scene.clauses(hit.clause.sentence):
        if clause.start <= first.start:
            continue
        if scene.quotation_at(clause.start) is not None:
            continue  # words in marks go on with the content that they stand in
        if _ends_content(scene, hit, first, clause) or _contrasts(scene, clause, hits):
            return clause.start
    return sentence.end


def _ends_content(scene: Scene, hit: Hit, first: Clause, clause: Clause) -> bool:
    """Whether a later clause leaves the content: it goes on with the frame, or says in whose words all this was."""
    if _inserted(scene, clause):
        return True
    if clause.kind == "fragment":
        return scene.word(clause.start) in scene.grammar.insertions
    if not scene.grammar.verb_second:
        participle = scene.word(clause.verbs[0]) in scene.lexicon.speech.participles if clause.verbs else False
        return (clause.parent == hit.clause.number and clause.kind == "main") or participle
    if clause.kind != "main":
        return False
    if clause.mood in ("reported", "conditional"):
        return scene.tokens[clause.start].tag in scene.grammar.tags.finite and clause.mood == "conditional"
    if first.kind != "main" or first.mood in ("reported", "conditional"):
        return True
    return scene.tokens[clause.start].tag in scene.grammar.tags.finite  # , sagte ...


def _after_colon(scene: Scene, hit: Hit, frame: Range, sentence: Sentence) -> Range | None:
    """X sagte: S. The sentence behind a colon, where the cue takes one."""
    if not ({"colon", "quote", "clause"} & set(hit.cue.takes)) or hit.cue.weight == "weak":
        return None
    for at in range(max(hit.words) + 1, sentence.end - 1):
        if scene.tokens[at].text == ":":
            return at + 1, sentence.end
        if scene.tokens[at].text in {",", ";"} and at >= frame[1]:
            return None
    return None


# ------------------------------------------------------------------ before and around the cue


def _before(scene: Scene, hit: Hit, after: Range | None) -> tuple[Range, ...] | None:
    """Content before a frame that stands behind it or inside it: S, sagte X; S, X said."""
    clause, sentence = hit.clause, scene.doc.sentences[hit.clause.sentence]
    if not ({"quote", "clause", "question"} & set(hit.cue.takes)):
        return None
    if not scene.grammar.verb_second:
        return _around(scene, hit, sentence, after)
    if clause.kind not in ("main", "fragment"):
        return None
    start = _frame_start(scene, hit)
    if start <= sentence.start:
        return _previous_quote(scene, hit, start)
    if scene.tokens[start - 1].tag in scene.grammar.tags.coordinator:
        return None  # sprach von „Betrug“ und forderte ...
    if start == clause.finite != hit.verb and clause.mood == "reported":
        return None  # Sollte das Gericht zustimmen, werde X klagen: before it stands a condition
    if not _parted(scene, start) or (clause.start < start - 1 and not _quote_ends(scene, start)):
        return None
    if scene.grammar.verb_second and not _quotative(scene, hit, start):
        return None
    begin = _region_start(scene, hit, sentence, start)
    if begin is None:
        return None
    if scene.word(start - 1) in scene.grammar.insertions:
        start -= 1  # , so steht es in der Anklage
    region = scene.trim(begin, start)
    if region is None:
        return None
    rest = _rest(scene, hit, sentence) if after is None else None
    return (region,) if rest is None else (region, rest)


def _around(scene: Scene, hit: Hit, sentence: Sentence, after: Range | None) -> tuple[Range, ...] | None:
    """The same where the subject stands before the verb."""
    frame = quotative_of(scene, hit.verb)
    if frame is None:
        start = _frame_start(scene, hit)
        return _previous_quote(scene, hit, start) if start <= sentence.start else None
    quoted = scene.quotation_at(frame.start - 1) is not None or scene.quotation_at(max(0, frame.start - 2)) is not None
    if hit.cue.weight == "weak" and not quoted and not closes_sentence(scene, frame, hit.verb):
        return None
    inside = scene.quotation_at(frame.start - 1) or scene.quotation_at(max(sentence.start, frame.start - 2))
    begin = sentence.start
    if inside is not None and inside.end >= frame.start - 1 and inside.start <= sentence.start:
        begin = inside.start
    begin = max(begin, _bounds(scene, hit.clause, sentence)[0]) if inside is None else begin
    region = scene.trim(begin, frame.start)
    if region is None:
        return None
    rest = None if after is not None or frame.rest is None else scene.trim(frame.rest, sentence.end)
    return (region,) if rest is None else (region, rest)


def _quotative(scene: Scene, hit: Hit, start: int) -> bool:
    """sagte X, hieß es: verb first and its subject behind it; without a subject it only goes on (kam, sagte zu)."""
    if start != hit.clause.finite and not _quote_ends(scene, start):
        return False
    subject = hit.clause.subject
    return hit.passive or (subject is not None and subject[0] > start - 1)


def _frame_start(scene: Scene, hit: Hit) -> int:
    """The first word of the frame: the verb (sagte X) or the subject before it (X said)."""
    frame = frame_of(scene, hit.clause)
    piece = next((piece for piece in hit.clause.pieces if piece[0] <= hit.verb < piece[1]), frame)
    start = piece[0]
    if hit.clause.subject is not None and hit.clause.subject[0] < start:
        start = hit.clause.subject[0]
    while start < hit.verb and not (_is_wordy(scene, start) and scene.word(start) not in scene.grammar.insertions):
        start += 1  # so schätzen die Forscher
    return start


def _parted(scene: Scene, start: int) -> bool:
    """Whether a comma, a dash or a closing mark stands before the frame."""
    before = scene.tokens[start - 1].text
    if scene.word(start - 1) in scene.grammar.insertions and start > 1:
        before = scene.tokens[start - 2].text
    return before in {",", "–", "—", "-"} or before in MARKS or before in "?!"


def _quote_ends(scene: Scene, start: int) -> bool:
    at = start - 1
    while at >= 0 and scene.tokens[at].text in SOFT:
        at -= 1
    quotation = scene.quotation_at(at) if at >= 0 else None
    return quotation is not None and quotation.end == at + 1


def _previous_quote(scene: Scene, hit: Hit, start: int) -> tuple[Range, ...] | None:
    """„Nein!“ Das sagte X / "No!" Smith said: the quotation that ended the sentence before."""
    if start == 0 or "quote" not in hit.cue.takes or hit.cue.weight == "weak":
        return None
    if scene.grammar.verb_second and start != hit.clause.finite:
        return None  # Sie entschuldigte sich: what was quoted before is no part of it
    if not scene.grammar.verb_second and not hit.cue.ditransitive and _has_object(scene, hit):
        return None  # "No." She rejected the plan: what was quoted before is no part of it
    quotation = scene.quotation_at(start - 1)
    if quotation is None or quotation.end != start or scene.sentence(start - 1).part != scene.sentence(start).part:
        return None
    return ((quotation.start, quotation.end),) if is_speech(scene, quotation) else None


def _has_object(scene: Scene, hit: Hit) -> bool:
    """Whether a noun phrase stands right behind the verb."""
    phrase = next(iter(find_phrases(scene.tokens, hit.verb + 1, scene.sentence(hit.verb).end, scene.grammar)), None)
    if phrase is None or phrase.left != hit.verb + 1 or phrase.preposition is not None:
        return False
    return not _is_time(scene, phrase)


def _region_start(scene: Scene, hit: Hit, sentence: Sentence, end: int) -> int | None:
    """Where the content before the frame begins; None where only adverbial clauses stand there.

    `Als er kam, sagte er, ...`: the clause before the verb is no content.
    """
    inside = scene.quotation_at(end - 1) or scene.quotation_at(max(sentence.start, end - 2))
    if inside is not None and inside.end >= end - 1 and inside.start <= sentence.start:
        return inside.start
    hosts = [c for c in scene.clauses(hit.clause.sentence) if c.start < end and c.number != hit.clause.number]
    begin = sentence.start
    reported = False
    main = False
    for clause in reversed(hosts):
        if clause.kind == "main" and clause.finite is not None:
            if (
                reported
                and clause.mood == "indicative"
                and scene.grammar.verb_second
                and scene.quotation_at(clause.start) is None
            ):
                return begin
            begin = clause.start
            reported = reported or clause.mood == "reported"
            main = True
    if main:
        return sentence.start
    if any(scene.quotation_at(c.start) is not None for c in hosts) or _complement_first(scene, hosts):
        return sentence.start
    return sentence.start if hosts and all(c.kind == "fragment" for c in hosts) and inside is not None else None


def _complement_first(scene: Scene, hosts: Sequence[Clause]) -> bool:
    """Dass er krank sei, sagte er: the content is a clause with a complementizer."""
    first = hosts[0] if hosts else None
    if first is None:
        return False
    if first.intro is None:
        return not scene.grammar.verb_second and first.finite is not None
    return scene.word(first.intro) in scene.grammar.complementizers | set(scene.lexicon.speech.asking)


def _rest(scene: Scene, hit: Hit, sentence: Sentence) -> Range | None:
    """What goes on behind an inserted frame: S1, sagte X, S2. A relative clause on the source does not."""
    frame = frame_of(scene, hit.clause)
    for clause in scene.clauses(hit.clause.sentence):
        if clause.start < frame[0] and clause.pieces[-1][0] >= frame[1] and clause.kind == "main":
            later = next(piece[0] for piece in clause.pieces if piece[0] >= frame[1])
            return later, sentence.end  # Der Vertrag, sagte sie, sei noch nicht unterschrieben
        if clause.start < frame[1] or clause.kind in ("relative", "fragment"):
            continue
        if clause.kind == "main" and clause.finite is not None and scene.grammar.verb_second:
            joined = scene.tokens[clause.start].tag in scene.grammar.tags.coordinator
            return (clause.start, sentence.end) if clause.mood == "reported" or not joined else None
        if clause.kind == "subordinate" and not _inserted(scene, clause) and scene.tokens[clause.start - 1].text == ",":
            return clause.start, sentence.end
        return None
    return None


def _quoted_only(scene: Scene, one: Range) -> bool:
    """Whether content behind the frame is the second half of a split quotation."""
    quotation = scene.quotation_at(one[0])
    return quotation is not None and quotation.start == one[0]


def _inserted(scene: Scene, clause: Clause) -> bool:
    """wie X mitteilte, as X said: a saying inserted into what it reports; not `wie er das sagen konnte`."""
    if clause.intro is None or clause.kind != "subordinate" or clause.finite is None:
        return False
    if scene.word(clause.intro) not in scene.lexicon.speech.as_words:
        return False
    modal = len(clause.verbs) > 1 and scene.tokens[clause.finite].tag in scene.grammar.tags.modal
    says = any(
        scene.word(at) in scene.lexicon.verbs or scene.tokens[at].lemma.lower() in scene.lexicon.verbs
        for at in clause.verbs
    )
    return says and not modal


def _host(scene: Scene, hit: Hit) -> Content | None:
    """The sentence around an inserted saying, up to a colon or semicolon on either side."""
    clause, sentence = hit.clause, scene.doc.sentences[hit.clause.sentence]
    if not ({"quote", "clause", "that", "object"} & set(hit.cue.takes)):
        return None
    start, end = _bounds(scene, clause, sentence)
    before = scene.trim(start, clause.start)
    after = scene.trim(_past_relatives(scene, clause), end)
    if before is None and after is None:
        return None
    if before is not None and after is not None:
        joined = scene.tokens[after[0]].tag in scene.grammar.tags.coordinator
        parts = (before,) if joined else (before, after)
    else:
        parts = (before,) if before is not None else (after,)  # type: ignore[assignment]
    return _said(scene, parts, "inserted")


def _past_relatives(scene: Scene, clause: Clause) -> int:
    """Behind the relative clauses that hang on an inserted saying: Wie aus einem Brief hervorgeht, der vorliegt, |"""
    end = clause.end
    for other in scene.clauses(clause.sentence):
        if other.kind == "relative" and 0 <= other.start - end <= 1 and other.end < scene.sentence(other.start).end - 1:
            end = other.end
    return end


def _bounds(scene: Scene, clause: Clause, sentence: Sentence) -> tuple[int, int]:
    """The stretch around a clause that no colon or semicolon outside quotation marks parts from it."""
    hard = [
        at
        for at in range(sentence.start, sentence.end)
        if scene.tokens[at].text in {":", ";"} and scene.quotation_at(at) is None
    ]
    start = max([sentence.start, *(at + 1 for at in hard if at < clause.start)])
    return start, min([sentence.end, *(at for at in hard if at >= clause.end)])


# ------------------------------------------------------------------ inside the cue's clause


def _object(scene: Scene, hit: Hit) -> Range | None:
    """The noun phrase that the verb takes as what is said: kritisierte den Plan, verwies auf ein Treffen."""
    takes = set(hit.cue.takes)
    if (hit.negated and hit.cue.act == "say") or _bracketed(scene, hit):
        return None
    phrases = [p for start, end in hit.clause.pieces for p in find_phrases(scene.tokens, start, end, scene.grammar)]
    for phrase in _candidates(scene, hit, phrases):
        preposition = scene.word(phrase.preposition) if phrase.preposition is not None else None
        if preposition is not None and preposition in hit.cue.prepositions and hit.cue.speaker != "nobody":
            return _widened(scene, hit, phrase)
        if preposition is None and {"object", "as"} & takes:
            return _widened(scene, hit, phrase)
    if "pronoun" in takes and scene.word(hit.clause.start) not in scene.lexicon.speech.backward:
        return _taken_up(scene, hit, phrases)
    return _taken_up(scene, hit, phrases) if hit.cue.act in ("deny", "doubt") and "object" in takes else None


def _taken_up(scene: Scene, hit: Hit, phrases: Sequence[Phrase]) -> Range | None:
    """Die Regierung dementierte das, two officials confirmed this: a pronoun for what was said before."""
    subject, intro = hit.clause.subject, hit.clause.intro
    if hit.clause.kind == "relative" and hit.cue.act == "deny" and intro is not None and subject is not None:
        return None if subject[0] <= intro < subject[1] else _denied(scene, hit.clause)  # charges, which he denies
    for phrase in phrases:
        free = phrase.preposition is None and (
            subject is None or phrase.end <= subject[0] or phrase.start >= subject[1]
        )
        if free and phrase.end == phrase.start + 1 and scene.word(phrase.start) in scene.lexicon.speech.taken_up:
            return phrase.start, phrase.end
    return None


def _denied(scene: Scene, clause: Clause) -> Range | None:
    """What a relative clause denies: the words right before it, from a gerund on (accused of | bowing to pressure)."""
    found, tags = antecedent(scene, clause), scene.grammar.tags
    if found is None:
        return None
    start = scene.sentence(clause.start).start
    for at in range(clause.start - 1, start, -1):
        if scene.tokens[at].tag in tags.gerund and scene.tokens[at - 1].tag in tags.preposition:
            return scene.trim(at, clause.start)
        if scene.tokens[at].tag in tags.finite:
            break
    return found


def _bracketed(scene: Scene, hit: Hit) -> bool:
    """(CNN berichtete): a remark in brackets takes no object from outside."""
    return hit.clause.start > 0 and scene.tokens[hit.clause.start - 1].text == "("


def _candidates(scene: Scene, hit: Hit, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The clause's phrases but its subject, those that a preposition of the cue marks first, then behind the verb."""
    subject = hit.clause.subject
    source = range(*subject) if subject is not None else range(0)
    free = [p for p in phrases if p.start not in source and p.end - 1 not in source and not _is_dative(scene, p)]
    marked = [p for p in free if p.preposition is not None and scene.word(p.preposition) in hit.cue.prepositions]
    if "as" in hit.cue.takes and not marked and _marks_behind(scene, hit):
        objects = scene.grammar.object_pronouns - set(scene.lexicon.speech.reflexive)
        marked = [p for p in free if p.pronoun and p.preposition is None and scene.word(p.start) in objects]
    plain = [p for p in free if p.preposition is None and not p.pronoun and not _is_time(scene, p)]
    plain = [p for p in plain if scene.word(p.start) not in scene.grammar.never_objects]
    behind = [p for p in plain if p.start > hit.verb or (hit.clause.finite is not None and p.start > hit.clause.finite)]
    return marked or behind or (plain if scene.grammar.verb_second else [])


def _is_dative(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase is whom it is said to: by its determiner, or where both its cases say so and none denies it.

    A bare noun in the singular (versprach Entlastung) shows no case, so that the tree is believed if it sees an object.
    """
    tokens, grammar = scene.tokens, scene.grammar
    first = tokens[phrase.start]
    bare = phrase.end == phrase.start + 1 and first.tag in grammar.tags.noun - grammar.tags.name
    if bare and first.number == "Sing" and first.dep == "obj":
        return False
    if phrase.preposition is not None or first.lower in grammar.oblique_determiners - grammar.dative_determiners:
        return False
    return first.lower in grammar.dative_determiners or (first.case == "Dat" and tokens[phrase.head].case == "Dat")


def _is_time(scene: Scene, phrase: Phrase) -> bool:
    return scene.tokens[phrase.head].dep in ("obl:tmod", "obl:tmod", "nmod:tmod")


def _widened(scene: Scene, hit: Hit, phrase: Phrase) -> Range | None:
    """The phrase to the end of its field, with the clauses that hang on it."""
    clause = hit.clause
    piece = next(piece for piece in clause.pieces if piece[0] <= phrase.start < piece[1])
    if (
        clause.finite is not None
        and phrase.start < clause.finite
        and scene.grammar.verb_second
        and clause.kind == "main"
    ):
        end = clause.finite
    else:
        end = piece[1]
        verbs = [v for v in (*clause.verbs, *hit.words) if v > phrase.start]
        end = min([end, *verbs]) if verbs else end
        while end > phrase.end and scene.tokens[end - 1].tag in scene.grammar.tags.infinitive_marker:
            end -= 1  # die Vorwürfe | zu bestreiten
        end = _before_predicate(scene, phrase.end, end)
        if end == piece[1] or not verbs:
            end = max(end, _hanging(scene, hit, end))
    end = max(end, min(extend(scene.tokens, phrase, end, scene.grammar), end))
    return scene.trim(phrase.start, end)


def _before_predicate(scene: Scene, start: int, end: int) -> int:
    """Where the voice's next act begins: described the plan as reckless | and threatened to strike; | , saying ..."""
    tags = scene.grammar.tags
    for at in range(start, end - 1):
        if scene.tokens[at].text == "," and scene.word(at + 1) in scene.lexicon.speech.participles:
            return at
        if scene.tokens[at].tag in tags.coordinator and scene.tokens[at + 1].tag in tags.finite:
            return at
    return end


def _hanging(scene: Scene, hit: Hit, end: int) -> int:
    """Past the relative and subordinate clauses right behind the phrase."""
    for clause in scene.clauses(hit.clause.sentence):
        if clause.start < end:
            continue
        if _next_saying(scene, clause):
            break
        if clause.kind in ("relative", "infinitive") or (clause.kind == "subordinate" and not _inserted(scene, clause)):
            end = max(end, clause.end)
        else:
            break
    return end


def _object_manner(scene: Scene, ranges: Sequence[Range]) -> Manner:
    """reported, or direct or mixed where words stand in quotation marks."""
    manner = manner_of(scene, ranges)
    return "reported" if manner == "indirect" else manner


def _backward(scene: Scene, hit: Hit) -> Content | None:
    """Das teilte die Polizei mit: the content is the sentence before."""
    clause, number = hit.clause, hit.clause.sentence
    if clause.kind != "main" or number == 0 or hit.negated:
        return None
    first = scene.tokens[clause.start]
    earlier = scene.doc.sentences[number - 1]
    if first.lower not in scene.lexicon.speech.backward or earlier.kind == "headline":
        return None
    if clause.start + 1 != clause.finite or clause.mood != "indicative":
        return None
    return _said(scene, ((earlier.start, earlier.end),), "back")
