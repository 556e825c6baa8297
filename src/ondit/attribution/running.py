"""Sayings without a cue of their own: quotations that go on, and the reported subjunctive that runs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ondit.annotate.document import Clause, Quotation
from ondit.annotate.phrases import extend, find_phrases
from ondit.attribution.contents import is_speech
from ondit.attribution.draft import Draft, Range
from ondit.attribution.kinds import kind_of
from ondit.attribution.names import HUMAN
from ondit.attribution.scene import SOFT, Scene, overlap, size
from ondit.attribution.wording import holds_name
from ondit.records import Manner

SPOKEN = frozenset({"standfirst", "body", "caption"})
MUTE = frozenset({"unknown", "document"})  # kinds whose words do not stand behind a colon
HEARSAY = "hearsay-modal"  # soll geliefert haben: the page passes on what it heard, from nobody it names


@dataclass(frozen=True, slots=True)
class Speaker:
    """Words that name somebody who speaks, and where: they may speak on behind this point."""

    at: int
    source: Range


def speakers_of(scene: Scene, drafts: Sequence[Draft], hits: Sequence[tuple[int, Range]]) -> list[Speaker]:
    """Who speaks where, in text order: the sources of statements, and subjects of saying verbs without a content."""
    outer = [draft for draft in drafts if not _quoted_within(draft, drafts)]
    found = [Speaker(draft.cue[0][0] if draft.cue else draft.start, draft.source[0]) for draft in outer if draft.source]
    found += [Speaker(at, source) for at, source in hits]
    return sorted({one for one in found if not _is_quoted(scene, one)}, key=lambda s: (s.at, s.source))


def _is_quoted(scene: Scene, speaker: Speaker) -> bool:
    """Whether the speaker is named by words inside a quotation: somebody else speaks there."""
    quotation = scene.quotation_at(speaker.source[0])
    return quotation is not None and is_speech(scene, quotation)


def _quoted_within(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a statement stands inside another's content: its speaker is quoted, and does not speak on."""
    return any(
        other is not draft and other.sentence == draft.sentence and size(other.content) > size(draft.content)
        and overlap(draft.cue, other.content) == size(draft.cue) > 0
        for other in drafts
    )  # fmt: skip


def find_loose_quotes(scene: Scene, drafts: Sequence[Draft], speakers: Sequence[Speaker]) -> Iterator[Draft]:
    """Quotations that are sentences of their own and that no cue has taken.

    The speaker is the one of the nearest statement before in this paragraph, else in the one before.
    """
    taken = [one for draft in drafts for one in draft.content]
    for quotation in scene.quotations:
        if not is_speech(scene, quotation) or overlap([(quotation.start, quotation.end)], taken):
            continue
        if not _fills(scene, quotation):
            continue
        number = scene.doc.sentence_of[quotation.start]
        source = _who_enters(scene, speakers, quotation) or _speaker_before(scene, speakers, quotation.start, 1)
        yield Draft(
            "direct", ((quotation.start, quotation.end),), source, sentence=number,
            rules=(scene.pack.rule_id("quotation-goes-on"),),
        )  # fmt: skip


def _who_enters(scene: Scene, speakers: Sequence[Speaker], quotation: Quotation) -> tuple[Range, ...]:
    """Die Opposition tobt. | Ana Rot schüttelt den Kopf. „Das ist zu wenig.“: the person of whom the sentence right
    before tells, where nobody speaks in it; () if there is none.
    """
    return _person_before(scene, speakers, scene.doc.sentence_of[quotation.start])


def _person_before(scene: Scene, speakers: Sequence[Speaker], number: int) -> tuple[Range, ...]:
    """The person whom the sentence before has for its subject, in one paragraph and where nobody speaks in it."""
    number -= 1
    if number < 0:
        return ()
    before, sentence = scene.doc.sentences[number], scene.doc.sentences[number + 1]
    if before.part != sentence.part or scene.quotation_at(before.end - 1) is not None:
        return ()
    if any(before.start <= one.at < before.end or before.start <= one.source[0] < before.end for one in speakers):
        return ()
    main = _main(scene, number, (before.start, before.end))
    subject = main.subject if main is not None else None
    return (subject,) if subject is not None and _is_person(scene, subject) else ()


def _is_person(scene: Scene, words: Range) -> bool:
    """Whether words name one or several people, by a proper name or by what they are."""
    names = scene.grammar.tags.name
    phrase = next(iter(find_phrases(scene.tokens, *words, scene.grammar)), None)
    if phrase is None:
        return False
    named = any(t.entity == "PER" and t.tag in names for t in scene.tokens[phrase.start : phrase.end])
    return named or kind_of(scene, phrase.head) in HUMAN


def find_behind_colons(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Quotations behind a colon that no cue has taken: Einer dämpfte die Erwartungen: „...“; Moll zu Rot: „...“.

    The speaker is the subject before the colon, or the phrase that opens the sentence where it has no verb.
    """
    taken = [one for draft in drafts for one in draft.content]
    for quotation in scene.quotations:
        at = quotation.start - 1
        if at < 1 or scene.tokens[at].text != ":" or not is_speech(scene, quotation):
            continue
        if overlap([(quotation.start, quotation.end)], taken):
            continue
        number = scene.doc.sentence_of[at]
        source = _before_colon(scene, number, at)
        if source is not None and scene.doc.sentences[number].kind in SPOKEN:
            yield Draft(
                "direct", ((quotation.start, quotation.end),), (source,), sentence=number,
                rules=(scene.pack.rule_id("quotation-behind-colon"),),
            )  # fmt: skip


def _before_colon(scene: Scene, number: int, colon: int) -> Range | None:
    """Who speaks behind a colon: a person or body that the words before it have for their subject, or begin with."""
    sentence = scene.doc.sentences[number]
    if sentence.start >= colon:
        return None
    verbs = [c for c in scene.clauses(number) if c.finite is not None and c.start < colon and c.kind == "main"]
    if any(scene.tokens[at].tag in scene.grammar.tags.finite for at in range(sentence.start, colon)):
        subjects = [clause.subject for clause in verbs if clause.subject is not None]
        subject = next((one for one in reversed(subjects) if speaks(scene, one)), None)
    else:
        first = next(iter(find_phrases(scene.tokens, sentence.start, colon, scene.grammar)), None)
        plain = first is not None and first.left == sentence.start and first.preposition is None
        whole = extend(scene.tokens, first, colon, scene.grammar) if first is not None else sentence.start
        subject = (first.start, whole) if first is not None and plain else None
    if subject is None or subject[1] > colon or scene.quotation_at(subject[0]) is not None:
        return None
    return subject if speaks(scene, subject) else None


def speaks(scene: Scene, subject: Range) -> bool:
    """Whether a subject is a person, a body that can speak, or a pronoun for one."""
    speech, tokens = scene.lexicon.speech, scene.tokens
    if subject[1] == subject[0] + 1 and tokens[subject[0]].tag in scene.grammar.tags.pronoun:
        word = scene.word(subject[0])
        return word not in speech.impersonal and word not in speech.first_person
    return any(tokens[at].entity in ("PER", "ORG") or kind_of(scene, at) not in MUTE for at in range(*subject))


def find_claimed(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Die Zeugin will den Mann gesehen haben: `wollen` with a perfect infinitive tells what its subject claims."""
    taken = [one for draft in drafts for one in (*draft.content, *draft.cue)]
    for clause in scene.doc.clauses:
        at, subject = clause.finite, clause.subject
        if at is None or subject is None or scene.word(at) not in scene.lexicon.speech.claim_modals:
            continue
        if clause.kind != "main" or not _perfect_infinitive(scene, clause) or not speaks(scene, subject):
            continue
        content = scene.trim(max(at + 1, subject[1] if subject[0] > at else 0), clause.end)
        if content is None or overlap([content], taken):
            continue
        yield Draft(
            "reported", (content,), (subject,), ((at, at + 1),), act="say", sentence=clause.sentence,
            rules=(scene.pack.rule_id("claiming-modal"),),
        )  # fmt: skip


def _fills(scene: Scene, quotation: Quotation) -> bool:
    """Whether the quotation begins its sentence and nothing but punctuation follows in its last one."""
    first = scene.sentence(quotation.start)
    last = scene.sentence(quotation.end - 1)
    before = range(first.start, quotation.start)
    after = range(quotation.end, last.end)
    return all(scene.tokens[at].text in SOFT for at in before) and all(
        not any(c.isalnum() for c in scene.tokens[at].text) for at in after
    )


def find_free(scene: Scene, drafts: Sequence[Draft], speakers: Sequence[Speaker]) -> Iterator[Draft]:
    """Sentences that no cue covers and that their verb marks as somebody's words: what the voice before goes on to say.

    The reported subjunctive does so by itself; the second subjunctive (hätten) and hearsay `sollen` only in
    the wake of a statement of others, in the same paragraph.
    """
    if not scene.grammar.reported:
        return
    taken = sorted(one for draft in drafts if not _speaks_within(scene, draft) for one in draft.content)
    said = {scene.doc.sentence_of[end - 1] for draft in drafts for _, end in draft.content}
    for number, sentence in enumerate(scene.doc.sentences):
        if sentence.kind not in ("body", "standfirst", "caption"):
            continue
        wake = number > 0 and number - 1 in said and scene.doc.sentences[number - 1].part == sentence.part
        for start, end in _split(scene, sentence.start, sentence.end):
            rule = None if overlap([(start, end)], taken) else _mark(scene, number, (start, end), wake)
            if rule is not None:
                said.add(number)
                manner: Manner = "mixed" if _has_quoted_words(scene, start, end) else "free-indirect"
                source = () if rule == HEARSAY else _speaking(scene, speakers, number, (start, end))  # nobody's word
                yield Draft(manner, ((start, end),), source, sentence=number, rules=(scene.pack.rule_id(rule),))
            wake = wake or bool(overlap([(start, end)], taken))


def _speaking(scene: Scene, speakers: Sequence[Speaker], number: int, piece: Range) -> tuple[Range, ...]:
    """Whose words a sentence without a cue is: behind a pronoun the person of whom the sentence before tells."""
    main = _main(scene, number, piece)
    subject = main.subject if main is not None else None
    if subject is not None and subject == (piece[0], piece[0] + 1) and scene.tokens[subject[0]].person == "3":
        if scene.tokens[subject[0]].tag in scene.grammar.tags.pronoun and scene.tokens[subject[0]].number == "Sing":
            entered = _person_before(scene, speakers, number)
            if entered:
                return entered
    return _speaker_before(scene, speakers, piece[0], 2)


def _has_quoted_words(scene: Scene, start: int, end: int) -> bool:
    """Whether the voice's very words stand in it: Das sei „ein dreister Versuch“."""
    return any(q.end <= end and not holds_name(scene, q) for q in scene.quotations_in(start, end))


def _mark(scene: Scene, number: int, piece: Range, wake: bool) -> str | None:
    """The rule by which a piece's main clause is somebody's words; None if it is the page's own."""
    quotation = scene.quotation_at(piece[0])
    if quotation is not None and is_speech(scene, quotation):
        return None
    main = _main(scene, number, piece)
    if main is None:
        return None
    if main.mood == "reported":
        return None if _set_phrase(scene, piece) else "reported-subjunctive"
    if not wake:
        return None
    if main.mood == "conditional" and _stands_in(scene, main) and not _has_condition(scene, number):
        return "second-subjunctive"
    return HEARSAY if _hearsay(scene, main) else None


def _stands_in(scene: Scene, main: Clause) -> bool:
    """Whether the second subjunctive stands for a first one without a form of its own: Sie hätten nichts gewusst.

    Das könnte dauern, die Aktie dürfte fallen: so the page itself supposes.
    """
    return main.finite is not None and scene.word(main.finite) in scene.grammar.stand_ins


def _set_phrase(scene: Scene, piece: Range) -> bool:
    """Gott sei Dank, es sei denn: words that look like reported speech and are none."""
    words = " ".join(scene.word(at) for at in range(*piece))
    return any(f" {phrase} " in f" {words} " for phrase in scene.lexicon.speech.set_phrases)


def _has_condition(scene: Scene, number: int) -> bool:
    """Whether the sentence holds an if-clause, which makes its second subjunctive a true conditional."""
    conditions = scene.lexicon.speech.conditions
    return any(c.intro is not None and scene.word(c.intro) in conditions for c in scene.clauses(number))


def _hearsay(scene: Scene, main: Clause) -> bool:
    """soll geliefert haben: the modal of hearsay with a perfect infinitive."""
    listed = main.finite is not None and scene.word(main.finite) in scene.lexicon.speech.hearsay_modals
    return listed and _perfect_infinitive(scene, main)


def _perfect_infinitive(scene: Scene, main: Clause) -> bool:
    """Whether a participle and the infinitive of an auxiliary stand beside the finite verb.

    By form, because haben and sein at the end of a clause are tagged as finite as often as not.
    """
    tokens, tags = scene.tokens, scene.grammar.tags
    rest = [at for at in main.verbs if at != main.finite]
    participle = any(tokens[at].tag in tags.participle for at in rest)
    return participle and any(
        scene.word(at) == tokens[at].lemma.lower() and scene.word(at) in scene.grammar.auxiliaries for at in rest
    )


def _speaks_within(scene: Scene, draft: Draft) -> bool:
    """Whether the cue itself is in the reported subjunctive: er halte das für möglich is what somebody else reports.

    A source phrase in such a clause is none (Nach Angaben der Polizei sei er frei): it says whose words they are.
    """
    clause = scene.clause_at(draft.cue[0][0]) if draft.cue else None
    if clause is None or clause.kind != "main" or clause.mood != "reported" or clause.finite is None:
        return False
    return any(start <= verb < end for verb in clause.verbs for start, end in draft.cue)


def _split(scene: Scene, start: int, end: int) -> Iterator[Range]:
    """The sentence cut at semicolons, each piece a saying of its own."""
    begin = start
    for at in range(start, end):
        if scene.tokens[at].text == ";" and scene.quotation_at(at) is None:
            yield begin, at
            begin = at + 1
    if begin < end:
        yield begin, end


def _main(scene: Scene, number: int, piece: Range) -> Clause | None:
    """The first main clause with a finite verb in a piece of a sentence."""
    found = [c for c in scene.clauses(number) if c.kind == "main" and piece[0] <= c.start < piece[1]]
    found = [c for c in found if c.finite is not None]
    condition = len(found) > 1 and scene.grammar.verb_second and found[0].finite == found[0].start
    return found[1 if condition else 0] if found else None  # Sollte das Gericht zustimmen, | werde gebaut


def _speaker_before(scene: Scene, speakers: Sequence[Speaker], token: int, reach: int) -> tuple[Range, ...]:
    """The words naming the nearest speaker before a token, at most `reach` paragraphs back; () if there is none."""
    part = scene.sentence(token).part
    for speaker in reversed(speakers):
        if speaker.at < token and part - scene.sentence(speaker.at).part <= reach:
            return (speaker.source,)
    return ()
