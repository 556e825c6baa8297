"""Requests for comment: who asked whom, and what came of it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ondit.annotate.document import Clause
from ondit.attribution.draft import Draft, Range
from ondit.attribution.kinds import kind_of
from ondit.attribution.parties import BACK, around, head_of, is_pronoun, may_speak, parties, row_from
from ondit.attribution.rules import Request
from ondit.attribution.scene import Scene, overlap
from ondit.packs.language import LanguagePack
from ondit.records import Answer, Manner

END = "$"  # a word of its own behind a field, so that patterns can ask for its end
SPOKEN_OF: frozenset[Manner] = frozenset({"indirect", "free-indirect", "mixed"})  # whoever such contents name
STRENGTH: dict[Answer, int] = {"none-reported": 0, "pending": 1, "answered": 2, "declined": 3, "denied": 4}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as token ranges. by: the words naming who asked, None: the page itself.

    says: its clause is also a statement of the party asked. speaking: it is one even amid what that party says.
    """

    rule: str
    by: Range | None
    asked: tuple[Range, ...]
    answer: Answer
    clause: Clause
    says: bool = False
    speaking: bool = True


@dataclass(frozen=True, slots=True)
class Shape:
    """A rule with its words as patterns over a field's text; bars None: there are none."""

    rule: Request
    words: tuple[re.Pattern[str], ...]
    near: tuple[re.Pattern[str], ...]
    bars: re.Pattern[str] | None
    never_by: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Shapes:
    """The rules of a pack by what they do. any: matches wherever the first words of some request do."""

    requests: tuple[Shape, ...]
    askers: tuple[Shape, ...]
    page: re.Pattern[str] | None
    pairs: frozenset[str]
    any: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Field:
    """Tokens as one text in small letters, each between blanks, so that patterns can run over them."""

    tokens: tuple[int, ...]
    starts: tuple[int, ...]
    text: str

    def hits(self, pattern: re.Pattern[str]) -> Iterator[Range]:
        """The token ranges that a pattern matches."""
        for match in pattern.finditer(self.text):
            first = self.tokens[bisect.bisect_right(self.starts, match.start()) - 1]
            yield first, self.tokens[bisect.bisect_right(self.starts, match.end() - 1) - 1] + 1


def find_requests(scene: Scene, drafts: Sequence[Draft] = ()) -> list[Asked]:
    """The requests for comment of a document in text order; several about one party are one, with the answer.

    drafts: its statements, which show who leaves something unsaid in what they say themselves.
    """
    shapes = shapes_of(scene.pack)
    found: list[Asked] = []
    for number, sentence in enumerate(scene.doc.sentences):
        if sentence.kind not in ("body", "standfirst", "caption") or shapes.any is None:
            continue
        whole = _field(scene, range(sentence.start, sentence.end))
        if shapes.any.search(whole.text):
            for clause in scene.clauses(number):
                found += _in_clause(scene, shapes, clause, whole)
    return _merge(scene, [one for one in found if one.speaking or not _goes_on(scene, one, drafts)])


def of_speakers(scene: Scene, requests: Sequence[Asked], drafts: Sequence[Draft]) -> list[Asked]:
    """The requests, with whoever speaks where a pronoun was taken for a party that is only spoken of.

    drafts: all statements: Man habe ein Gerät gezeigt, sagte die Sprecherin. Das müsse Santiago entscheiden. Zum Preis
    wollte sie sich nicht äußern.
    """
    return [_of_speaker(scene, one, drafts) for one in requests]


def _of_speaker(scene: Scene, one: Asked, drafts: Sequence[Draft]) -> Asked:
    subject = one.clause.subject
    if subject is None or not is_pronoun(scene, subject):
        return one
    for draft in drafts:
        within = draft.sentence < one.clause.sentence and overlap(draft.content, one.asked)
        if within and draft.manner in SPOKEN_OF and draft.source and not overlap(draft.source, one.asked):
            return replace(one, asked=draft.source[-1:])
    return one


def _goes_on(scene: Scene, one: Asked, drafts: Sequence[Draft]) -> bool:
    """Whether a pronoun stands there for somebody whose statement stands in the sentences right before."""
    subject, number = one.clause.subject, one.clause.sentence
    if subject is None or not is_pronoun(scene, subject):
        return False
    return any(number - BACK <= draft.sentence < number and overlap(draft.source, one.asked) for draft in drafts)


def shapes_of(pack: LanguagePack) -> Shapes:
    """The pack's rules of requests, made ready once."""
    return pack.made("requests", _make)


def _make(pack: LanguagePack) -> Shapes:
    rules = pack.rules("requests.yaml", Request)
    requests = tuple(_shape(rule) for rule in rules if rule.does == "request")
    pairs = frozenset(word.lower() for rule in rules if rule.does == "pair" for word in rule.words)
    page = [word for rule in rules if rule.does == "page" for word in rule.words]
    return Shapes(
        requests,
        tuple(_shape(rule) for rule in rules if rule.does == "asker"),
        _pattern(page),
        pairs,
        _pattern([word for shape in requests for word in shape.rule.words[:1]]),
    )


def _shape(rule: Request) -> Shape:
    return Shape(rule, _each(rule.words), _each(rule.near), _pattern(rule.bars), _pattern(rule.never_by))


def _each(words: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(pattern for pattern in (_pattern([word]) for word in words) if pattern is not None)


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for all alternatives; every one stands on whole tokens. None: no words."""
    sequences = [sequence.strip().lower() for word in words for sequence in word.split("|") if sequence.strip()]
    if not sequences:
        return None
    made = (re.escape(sequence).replace(r"\*", r"\S*").replace(r"\ ", " ") for sequence in sequences)
    return re.compile(rf"(?<= )(?:{'|'.join(made)})(?= )")


def _field(scene: Scene, tokens: Iterable[int]) -> Field:
    kept, starts, words = [], [], []
    place = 1
    for at in tokens:
        kept.append(at)
        starts.append(place)
        words.append(scene.word(at))
        place += len(words[-1]) + 1
    return Field(tuple(kept), tuple(starts), f" {' '.join(words)} {END} ")


def _in_clause(scene: Scene, shapes: Shapes, clause: Clause, whole: Field) -> Iterator[Asked]:
    """The request of one clause: that of the first rule which finds a party asked."""
    if clause.kind == "infinitive":
        return
    field = _field(scene, _group(scene, clause))
    for shape in shapes.requests:
        hits = _matches(scene, shape, clause, field, whole)
        if hits is None:
            continue
        places = _asked(scene, shapes, shape, clause, field, hits)
        if places is None:
            continue
        asked, by = places
        if by is not None and _not_news(scene, shape, by):
            continue
        if by is None:
            by = _asker(scene, shapes, whole, asked)
            if by is not None and _barred(scene, shape, by):
                continue
        by = None if by is None or _is_page(scene, shapes, by) else by
        rule = shape.rule
        yield Asked(scene.pack.rule_id(rule.name), by, tuple(asked), rule.answer, clause, rule.says, rule.speaking)
        return


def _group(scene: Scene, clause: Clause) -> list[int]:
    """The tokens of a clause, of the infinitives that hang on it (declined | to comment) and of pieces cut from it."""
    pieces = list(clause.pieces)
    inside = {clause.number}
    for other in scene.clauses(clause.sentence):
        hangs = other.kind == "infinitive" or (other.kind == "fragment" and other.finite is None)
        if hangs and other.parent in inside:
            inside.add(other.number)
            pieces += other.pieces
    return [at for start, end in sorted(pieces) for at in range(start, end)]


def _matches(scene: Scene, shape: Shape, clause: Clause, field: Field, whole: Field) -> list[Range] | None:
    """Where the rule's words stand in the clause; None if it does not fit."""
    hits: list[Range] = []
    for pattern in shape.words:
        found = list(field.hits(pattern))
        if not found:
            return None
        hits += found
    for pattern in shape.near:
        found = list(whole.hits(pattern))
        if not found:
            return None
        hits += found
    if _is_barred(scene, shape, field, whole):
        return None
    return None if shape.rule.says and not _says(scene, clause) else hits


def _is_barred(scene: Scene, shape: Shape, field: Field, whole: Field) -> bool:
    """Whether the sentence holds words that the rule bars; in a statement only a negated saying counts as negated."""
    if shape.bars is None:
        return False
    negations = scene.lexicon.speech.negations if shape.rule.says else ()
    own = {match.group() for match in shape.bars.finditer(field.text)}
    return any(match.group() not in negations or match.group() in own for match in shape.bars.finditer(whole.text))


def _says(scene: Scene, clause: Clause) -> bool:
    """Whether a verb of saying is among the clause's verbs."""
    tokens, verbs = scene.tokens, scene.lexicon.verbs
    return any(tokens[at].lemma.lower() in verbs or tokens[at].lower in verbs for at in clause.verbs)


def _asked(
    scene: Scene, shapes: Shapes, shape: Shape, clause: Clause, field: Field, hits: Sequence[Range]
) -> tuple[list[Range], Range | None] | None:
    """The parties asked, and the subject where it is somebody else: who asked them; None: nobody is named."""
    for place in shape.rule.asked:
        by: Range | None = None
        if place == "object" and not _passive(scene, clause):
            found, by = _objects(scene, clause, field, hits), _by_subject(scene, shapes, clause, hits)
            found, by = _turned(scene, shape, found, by)
        elif place in ("subject", "object"):
            found = around(scene, clause, hits, shapes.pairs)
        else:
            found = _behind(scene, shape, clause, field, hits, owner=place == "owner")
            by = _by_subject(scene, shapes, clause, hits)
        found = [party for party in found if _can_answer(scene, shapes, party)]
        if found:
            return found, None if by is None or overlap([by], found) else by
    return None


def _turned(scene: Scene, shape: Shape, found: list[Range], by: Range | None) -> tuple[list[Range], Range | None]:
    """The two parties the other way round, where only the one taken for the object can be a newsroom.

    Subject and object look alike in names and neuters: Reuters hat das Ministerium um Auskunft gebeten.
    """
    if by is None or len(found) != 1 or found[0][0] > by[0]:
        return found, by
    return ([by], found[0]) if _not_news(scene, shape, by) and not _not_news(scene, shape, found[0]) else (found, by)


def _can_answer(scene: Scene, shapes: Shapes, party: Range) -> bool:
    """Whether words name a party: not the page itself, no paper, and no word of asking (eine Anfrage)."""
    head = head_of(scene, party)
    if head is None or not may_speak(scene, party) or _is_page(scene, shapes, party):
        return False
    return shapes.any is None or shapes.any.search(f" {scene.word(head)} ") is None


def _by_subject(scene: Scene, shapes: Shapes, clause: Clause, hits: Sequence[Range]) -> Range | None:
    """The subject as who asked, unless it is a word of the rule, nobody, or a pronoun for nothing (es, there)."""
    subject, speech = clause.subject, scene.lexicon.speech
    nobody = shapes.pairs | set(speech.negations)
    if subject is None or any(scene.word(at) in nobody for at in range(*subject)):
        return None
    head = head_of(scene, subject)
    if head is None:
        last = scene.word(subject[1] - 1)
        return subject if last in speech.pronouns and last not in speech.impersonal else None
    return None if overlap([(head, head + 1)], hits) else subject


def _passive(scene: Scene, clause: Clause) -> bool:
    tokens, speech = scene.tokens, scene.lexicon.speech
    auxiliary = any(tokens[at].lemma.lower() in speech.passive_auxiliaries for at in clause.verbs)
    return auxiliary and any(tokens[at].tag in scene.grammar.tags.participle for at in clause.verbs)


def _objects(scene: Scene, clause: Clause, field: Field, hits: Sequence[Range]) -> list[Range]:
    """The noun phrases without a preposition that are neither the subject nor words of the rule."""
    barred = list(hits) + ([clause.subject] if clause.subject is not None else [])
    for start, end in _runs(field, clause):
        for row in row_from(scene, start, end, barred, frozenset()):
            return row
    return []


def _behind(
    scene: Scene, shape: Shape, clause: Clause, field: Field, hits: Sequence[Range], *, owner: bool
) -> list[Range]:
    """The party behind one of the rule's prepositions, or in the genitive right behind the rule's first words."""
    prepositions = frozenset(word.lower() for word in shape.rule.prepositions)
    ends = {end for _, end in field.hits(shape.words[0])}
    beyond = scene.doc.sentences[clause.sentence].end if clause.finite is None else 0
    for start, end in _runs(field, clause):
        for row in row_from(scene, start, max(end, beyond), hits, prepositions, owners=ends if owner else frozenset()):
            return row
    return []


def _runs(field: Field, clause: Clause) -> Iterator[Range]:
    """The field's tokens as ranges, cut at verbs: a participle before an object is none of its adjectives."""
    run: list[int] = []
    for at in field.tokens:
        if run and (at != run[-1] + 1 or at in clause.verbs):
            yield run[0], run[-1] + 1
            run = []
        if at not in clause.verbs:
            run.append(at)
    if run:
        yield run[0], run[-1] + 1


def _asker(scene: Scene, shapes: Shapes, whole: Field, asked: Sequence[Range]) -> Range | None:
    """The words beside a phrase of asking that name who asked (auf Anfrage von X; asked by X; X's request)."""
    for shape in shapes.askers:
        for pattern in shape.words:
            for start, end in whole.hits(pattern):
                found = _beside(scene, shape, (start, end), whole)
                if found is not None and not overlap([found], asked):
                    return found
    return None


def _beside(scene: Scene, shape: Shape, words: Range, whole: Field) -> Range | None:
    if shape.rule.place == "before":
        owner = words[0] - 1
        if owner < whole.tokens[0] or scene.tokens[owner].tag not in scene.grammar.tags.possessive:
            return None
        found = parties(scene, (_start_of(scene, owner, whole.tokens[0]), owner), frozenset())
        return found[-1] if found else None
    rows = row_from(scene, words[1], whole.tokens[-1] + 1, (), frozenset())
    first = next(iter(rows), None)
    if first is None or first[0][0] != words[1]:
        return None
    grammar, last = scene.grammar, scene.tokens[words[1] - 1]
    genitive = scene.word(first[0][0]) in grammar.genitive_determiners
    return first[0] if genitive or last.tag in grammar.tags.preposition else None  # auf Anfrage | die Zahlen


def _start_of(scene: Scene, end: int, floor: int) -> int:
    """Where the noun phrase that ends before `end` begins."""
    tags = scene.grammar.tags
    at = end
    while at > floor and scene.tokens[at - 1].tag in tags.noun | tags.modifier | tags.determiner:
        at -= 1
    return at


def _is_page(scene: Scene, shapes: Shapes, where: Range) -> bool:
    """Whether words mean the page itself: this newspaper, we."""
    field = _field(scene, range(*where))
    return shapes.page is not None and shapes.page.search(field.text) is not None


def _not_news(scene: Scene, shape: Shape, by: Range) -> bool:
    """Whether the one who asked is no newsroom: a court, a committee, a person."""
    if _barred(scene, shape, by):
        return True
    nouns = [at for at in range(*by) if scene.tokens[at].tag in scene.grammar.tags.noun]
    kinds = {kind_of(scene, at) for at in nouns}
    known = bool(kinds & {"outlet", "agency"}) or any(scene.tokens[at].entity not in ("", "PER") for at in nouns)
    return not known and bool(kinds - {"unknown"})


def _barred(scene: Scene, shape: Shape, by: Range) -> bool:
    """Whether the rule names the asker as one whose requests are not a newsroom's."""
    return shape.never_by is not None and shape.never_by.search(_field(scene, range(*by)).text) is not None


def _merge(scene: Scene, found: Sequence[Asked]) -> list[Asked]:
    """One request for each party: the strongest answer, and who asked where only another mention says so."""
    kept: list[Asked] = []
    for one in found:
        twin = next((n for n, other in enumerate(kept) if _same(scene, one, other)), None)
        if twin is None:
            kept.append(one)
            continue
        other = kept[twin]
        better, worse = (one, other) if STRENGTH[one.answer] > STRENGTH[other.answer] else (other, one)
        if len(worse.asked) > len(better.asked):  # of two asked one has answered: both records stay
            kept.append(one)
        else:
            kept[twin] = replace(better, by=better.by if better.by is not None else worse.by)
    return kept


def _same(scene: Scene, one: Asked, other: Asked) -> bool:
    return any(_alike(scene, a, b) for a in one.asked for b in other.asked)


def _alike(scene: Scene, one: Range, other: Range) -> bool:
    """Whether two mentions can be one party: the same head, and no word that tells them apart."""
    heads = [head_of(scene, party) for party in (one, other)]
    if heads[0] is None or heads[1] is None or scene.word(heads[0]) != scene.word(heads[1]):
        return False
    first, second = (_marks(scene, party) for party in (one, other))
    return first <= second or second <= first


def _marks(scene: Scene, party: Range) -> set[str]:
    tags = scene.grammar.tags
    return {scene.word(at) for at in range(*party) if scene.tokens[at].tag in tags.noun | tags.modifier}


def without_requests(scene: Scene, drafts: Sequence[Draft], requests: Sequence[Asked]) -> list[Draft]:
    """The drafts without those that only repeat a request (bat um eine Stellungnahme)."""
    pieces = [piece for request in requests if not request.says for piece in request.clause.pieces]
    return [
        draft
        for draft in drafts
        if draft.manner == "direct" or not any(overlap([cue], pieces) for cue in draft.cue[:1])
    ]
