"""The parties that a clause names: its subject behind pronouns and coordination, cut into one phrase each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from ondit.annotate.document import Clause
from ondit.annotate.phrases import Phrase, find_phrases
from ondit.attribution.draft import Range
from ondit.attribution.kinds import kind_of, voice_words
from ondit.attribution.scene import EDGES, MARKS, Scene, overlap
from ondit.entities.countries import country_of

BACK = 2  # sentences that a pronoun may reach back


def around(scene: Scene, clause: Clause, hits: Sequence[Range], pairs: AbstractSet[str]) -> list[Range]:
    """The parties that a clause's subject stands for; [] if the text names none.

    hits: words of the rule, which are no subject. pairs: words that open an enumeration (weder, both).
    """
    subject = clause.subject
    if subject is None or _is_hit(scene, subject, hits) or _empty(scene, subject) or _shares(scene, clause):
        own = _topic(scene, clause, hits) or _behind_verb(scene, clause, hits) or _before_verb(scene, clause, hits)
        return (parties(scene, own, pairs) if own is not None else []) or _before(scene, clause, hits, pairs)
    subject = _rightwards(scene, _leftwards(scene, clause, subject, pairs), pairs)
    if is_pronoun(scene, subject):
        return _antecedent(scene, clause, subject, hits, pairs)
    if _quoted(scene, clause):  # what somebody says of a third party
        return []
    return parties(scene, subject, pairs)


def _empty(scene: Scene, where: Range) -> bool:
    """Whether nothing but marks stands there."""
    return all(scene.tokens[at].text in EDGES | MARKS for at in range(*where))


def _behind_verb(scene: Scene, clause: Clause, hits: Sequence[Range]) -> Range | None:
    """The noun phrase right behind the finite verb, where others stand first: eine Anfrage ließ | das Amt | offen."""
    at = clause.finite
    if at is None or at == clause.start or _shares(scene, clause):
        return None
    if not scene.grammar.verb_second and scene.tokens[at - 1].text not in MARKS:  # "No comment," said the minister
        return None
    found = _first_phrase(scene, at + 1, _piece_end(clause, at))
    return None if found is None or found[0] != at + 1 or _is_hit(scene, found, hits) else found


def _before_verb(scene: Scene, clause: Clause, hits: Sequence[Range]) -> Range | None:
    """The noun phrase that begins the clause, where the clause structure saw no subject."""
    at = clause.finite
    if at is None or clause.subject is not None or _shares(scene, clause):
        return None
    found = _first_phrase(scene, clause.start, at)
    return None if found is None or _is_hit(scene, found, hits) else found


def _piece_end(clause: Clause, at: int) -> int:
    return next((stop for start, stop in clause.pieces if start <= at < stop), at + 1)


def _first_phrase(scene: Scene, start: int, end: int) -> Range | None:
    """The first noun phrase of tokens[start:end] with what hangs on it, if no preposition stands before it."""
    phrases = find_phrases(scene.tokens, start, end, scene.grammar)
    if not phrases or phrases[0].preposition is not None or phrases[0].pronoun:
        return None
    where = phrases[0].start, phrases[0].end
    for phrase in phrases[1:]:
        if phrase.left != where[1] or not _continues(scene, phrase):
            break
        where = where[0], phrase.end
    return where


def _rightwards(scene: Scene, subject: Range, pairs: AbstractSet[str]) -> Range:
    """The subject with the second half of an enumeration behind the verb: reagierten weder A | noch B."""
    end = scene.sentence(subject[0]).end
    at, before = subject[1], max(subject[0] - 1, 0)
    paired = scene.word(before) in pairs or scene.word(subject[0]) in pairs
    if not paired or at + 1 >= end or scene.word(at) not in pairs:
        return subject
    found = _first_phrase(scene, at + 1, end)
    return (subject[0], found[1]) if found is not None and found[0] == at + 1 else subject


def _is_hit(scene: Scene, where: Range, hits: Sequence[Range]) -> bool:
    """Whether the noun that governs is one of the rule's own words (eine Anfrage)."""
    head = head_of(scene, where)
    return head is not None and overlap([(head, head + 1)], hits) > 0


def _topic(scene: Scene, clause: Clause, hits: Sequence[Range]) -> Range | None:
    """A noun phrase alone in a piece of its clause: cut from its verb by a relative clause, or a fragment."""
    for start, end in clause.pieces:
        if any(start <= at < end for at in clause.verbs):
            continue
        phrases = find_phrases(scene.tokens, start, end, scene.grammar)
        if not phrases or phrases[0].preposition is not None:
            continue
        if scene.tokens[phrases[0].head].tag not in scene.grammar.tags.noun:
            continue
        if all(scene.tokens[at].text in EDGES | MARKS for at in range(start, phrases[0].start)):
            return None if _is_hit(scene, (phrases[0].start, end), hits) else (phrases[0].start, end)
    return None


def _shares(scene: Scene, clause: Clause) -> bool:
    """Whether the clause takes its subject from the one before: und ließ die Frage offen."""
    tags, tokens = scene.grammar.tags, scene.tokens
    return tokens[clause.start].tag in tags.coordinator and clause.finite == clause.start + 1


def _leftwards(scene: Scene, clause: Clause, subject: Range, pairs: AbstractSet[str]) -> Range:
    """The subject with what is coordinated before it, where the clause structure has cut there (neither A nor B)."""
    start, floor = subject[0], scene.sentence(subject[0]).start
    tags, tokens = scene.grammar.tags, scene.tokens
    while start > floor:
        joint = start if _joins(scene, start, pairs) else start - 1
        if joint <= floor or not _joins(scene, joint, pairs):
            break
        before = [p for p in find_phrases(tokens, floor, joint, scene.grammar) if p.end == joint]
        if not before or before[-1].preposition is not None:
            break
        if any(tokens[at].tag in tags.finite for at in range(floor, joint)):
            break
        start = before[-1].start
    return start, subject[1]


def _joins(scene: Scene, at: int, pairs: AbstractSet[str]) -> bool:
    """Whether a token coordinates: und, nor; and noch, which taggers take for an adverb."""
    token, tags = scene.tokens[at], scene.grammar.tags
    return token.tag in tags.coordinator or (token.lower in pairs and token.tag in tags.adverb)


def is_pronoun(scene: Scene, where: Range) -> bool:
    """Whether only a pronoun stands there."""
    tags, words = scene.grammar.tags, scene.lexicon.speech
    left = [at for at in range(*where) if scene.tokens[at].text not in EDGES and scene.tokens[at].text not in MARKS]
    if len(left) != 1:
        return False
    lower = scene.word(left[0])
    known = lower in words.pronouns or lower in words.impersonal or lower in words.first_person
    return known or scene.tokens[left[0]].tag in tags.pronoun | tags.relative


def _antecedent(
    scene: Scene, clause: Clause, subject: Range, hits: Sequence[Range], pairs: AbstractSet[str]
) -> list[Range]:
    """Whom a pronoun stands for: a relative the words before it, man and we who is speaking, others who came before."""
    tags, speech = scene.grammar.tags, scene.lexicon.speech
    if clause.kind == "relative" or scene.tokens[subject[0]].tag in tags.relative:
        return _just_before(scene, clause, pairs)
    lower = scene.word(subject[0])
    if lower in speech.negations or lower in pairs:  # nobody
        return []
    speaking = lower in speech.first_person or (lower in speech.impersonal and lower not in speech.pronouns)
    page = lower in speech.first_person and lower not in speech.impersonal and clause.parent is None
    if page and not _quoted(scene, clause):
        return []
    return _before(scene, clause, hits, pairs, speaking=speaking)


def _just_before(scene: Scene, clause: Clause, pairs: AbstractSet[str]) -> list[Range]:
    floor = scene.doc.sentences[clause.sentence].start
    phrases = find_phrases(scene.tokens, floor, clause.start, scene.grammar)
    if not phrases:
        return []
    first = len(phrases) - 1
    while first > 0 and phrases[first].left == phrases[first - 1].end and _continues(scene, phrases[first]):
        first -= 1
    return parties(scene, (phrases[first].start, phrases[-1].end), pairs)


def _before(
    scene: Scene, clause: Clause, hits: Sequence[Range], pairs: AbstractSet[str], *, speaking: bool = False
) -> list[Range]:
    """The nearest named subject before the clause, in its sentence or the BACK ones before.

    speaking: whoever says the clause, and so in its own sentence only, also behind it; as in any quotation.
    """
    quoted = _quoted(scene, clause)
    own = scene.clauses(clause.sentence)
    earlier = sorted((c for c in reversed(own) if c.start < clause.start), key=lambda c: c.kind == "subordinate")
    later = [c for c in own if c.start > clause.start] if quoted or speaking else []
    for other in earlier + later:
        found = _named(scene, other, hits, pairs)
        if found:
            return found
    part = scene.doc.sentences[clause.sentence].part
    for number in range(clause.sentence - 1, max(-1, clause.sentence - 1 - (0 if speaking else BACK)), -1):
        if scene.doc.sentences[number].part < part - 1 or scene.doc.sentences[number].kind == "headline":
            return []
        for other in scene.clauses(number):
            found = _named(scene, other, hits, pairs)
            if found:
                return found
    return []


def _named(scene: Scene, clause: Clause, hits: Sequence[Range], pairs: AbstractSet[str]) -> list[Range]:
    """A clause's subject as parties, unless it is a pronoun, in a relative clause or said by somebody."""
    where = _topic(scene, clause, hits) or clause.subject
    if where is None or clause.kind == "relative" or _quoted(scene, clause):
        return []
    if is_pronoun(scene, where) or _is_hit(scene, where, hits):
        return []
    return [party for party in parties(scene, where, pairs) if may_speak(scene, party)]


def may_speak(scene: Scene, party: Range) -> bool:
    """Whether a party can be asked: it has a noun that names neither a paper nor a thing without a voice."""
    head = head_of(scene, party)
    if head is None or kind_of(scene, head) == "document":
        return False
    return scene.word(head) not in {word.lower() for word in scene.lexicon.speech.no_voices}


def _quoted(scene: Scene, clause: Clause) -> bool:
    at = clause.finite if clause.finite is not None else clause.start
    return scene.quotation_at(at) is not None


def head_of(scene: Scene, party: Range) -> int | None:
    """The noun that governs a party's words, None if there is no noun in them."""
    for phrase in find_phrases(scene.tokens, party[0], party[1], scene.grammar):
        if scene.tokens[phrase.head].tag in scene.grammar.tags.noun:
            return phrase.head
    return None


def parties(scene: Scene, where: Range, pairs: AbstractSet[str]) -> list[Range]:
    """The words of a subject cut into one range for each party, relative clauses and descriptions left out."""
    start, end = where
    tokens = scene.tokens
    while start < end and _opens(scene, start, pairs):
        start += 1
    end = _stop(scene, start, end)
    cuts = [at for at in range(start, end) if _parts(scene, start, at, end, pairs)]
    if cuts:  # A, B and C: with a coordinator the commas part as well
        cuts = sorted(cuts + [at for at in range(start, cuts[-1]) if tokens[at].text == "," and at + 1 not in cuts])
    found: list[Range] = []
    for left, right in zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True):
        piece = _clean(scene, left, right, pairs)
        if piece is not None:
            found.append(piece)
    return found


def _opens(scene: Scene, at: int, pairs: AbstractSet[str]) -> bool:
    """Whether a word only leads to the parties: punctuation, coordinators, weder, none of; not that of both banks."""
    token, tags = scene.tokens[at], scene.grammar.tags
    if token.text in EDGES or token.text in MARKS or token.tag in tags.coordinator:
        return True
    if token.lower in scene.grammar.noun_prepositions:  # none of the banks
        return at > 0 and scene.word(at - 1) in pairs | set(scene.lexicon.speech.negations)
    if token.lower not in pairs or at + 1 >= len(scene.tokens):
        return False
    after = scene.tokens[at + 1]
    return after.tag in tags.determiner | tags.name or after.lower in scene.grammar.noun_prepositions


def _stop(scene: Scene, start: int, end: int) -> int:
    """Where a relative clause begins behind a comma, or a description of a named party."""
    tags, tokens = scene.grammar.tags, scene.tokens
    for at in range(start + 1, end - 1):
        if tokens[at].text not in {",", "–", "—", "("}:
            continue
        after = tokens[at + 1]
        behind = tokens[at + 2] if at + 2 < end else after
        if after.tag in tags.relative or (after.tag in tags.preposition and behind.tag in tags.relative):
            return at
        if after.tag in tags.preposition and tokens[at].text == ",":  # Mr. Hale, through his lawyer,
            return at
        named = any(tokens[n].tag in tags.name for n in range(start, at))
        listed = any(tokens[n].tag in tags.coordinator for n in range(at + 1, end))
        if named and after.tag in tags.determiner and not listed:
            return at
    return end


def _parts(scene: Scene, start: int, at: int, end: int, pairs: AbstractSet[str]) -> bool:
    """Whether a coordinator parts two parties, and not two words of one (Handels- und Handwerkskammer)."""
    tags, tokens = scene.grammar.tags, scene.tokens
    if not _joins(scene, at, pairs) or tokens[at].text == "&" or at + 1 >= end or at == start:
        return False
    if tokens[at - 1].text.endswith("-") or not any(tokens[n].tag in tags.noun for n in range(start, at)):
        return False
    if not any(tokens[n].tag in tags.noun for n in range(at + 1, end)):
        return False
    left = find_phrases(tokens, start, at, scene.grammar)
    bare = tokens[at + 1].tag not in tags.determiner
    inside = left and left[-1].preposition is not None and left[-1].preposition > start
    return not (bare and inside)  # the Ministry of Trade and Industry


def _clean(scene: Scene, start: int, end: int, pairs: AbstractSet[str]) -> Range | None:
    tokens = scene.tokens
    while start < end and _opens(scene, start, pairs):
        start += 1
    while end > start and (tokens[end - 1].text in EDGES - {")"} or scene.word(end - 1) in pairs):
        end -= 1
    return (start, end) if start < end else None


def row_from(
    scene: Scene,
    start: int,
    end: int,
    barred: Sequence[Range],
    prepositions: AbstractSet[str],
    *,
    owners: AbstractSet[int] = frozenset(),
) -> Iterator[list[Range]]:
    """Rows of coordinated parties in tokens[start:end], each party with what hangs on it.

    prepositions: only parties behind one of them; empty: only parties without any. owners: only genitives
    that begin at one of these tokens (and those behind a preposition). barred: words that are no party.
    """
    phrases = find_phrases(scene.tokens, start, end, scene.grammar)
    first = 0
    while first < len(phrases):
        phrase = phrases[first]
        first += 1
        if phrase.pronoun or overlap([(phrase.start, phrase.end)], barred):
            continue
        if not _fits(scene, phrase, prepositions, owners):
            continue
        yield _row(scene, phrases, first - 1, barred)


def _fits(scene: Scene, phrase: Phrase, prepositions: AbstractSet[str], owners: AbstractSet[int]) -> bool:
    if phrase.preposition is not None:
        return scene.word(phrase.preposition) in prepositions
    if owners:
        return phrase.start in owners and scene.word(phrase.start) in scene.grammar.genitive_determiners
    return not prepositions and scene.tokens[phrase.head].tag in scene.grammar.tags.noun


def _row(scene: Scene, phrases: Sequence[Phrase], first: int, barred: Sequence[Range]) -> list[Range]:
    """The party that begins with a phrase, and those coordinated with it."""
    tags, tokens = scene.grammar.tags, scene.tokens
    found: list[Range] = [(phrases[first].start, phrases[first].end)]
    for at in range(first + 1, len(phrases)):
        phrase, end = phrases[at], found[-1][1]
        if overlap([(phrase.start, phrase.end)], barred) or phrase.pronoun:
            break
        if phrase.left == end and _continues(scene, phrase):
            found[-1] = (found[-1][0], phrase.end)
            continue
        joint = [tokens[n] for n in range(end, phrase.left)]
        if not joint or not all(token.text == "," or token.tag in tags.coordinator for token in joint):
            break
        same = phrase.preposition is None or phrases[first].preposition is not None
        if not same or not _listed(scene, phrases, at):
            break
        found.append((phrase.start, phrase.end))
    return found


def _listed(scene: Scene, phrases: Sequence[Phrase], at: int) -> bool:
    """Whether a phrase goes on with a list: a coordinator before it, or a comma and a coordinator further on."""
    tags, tokens = scene.grammar.tags, scene.tokens
    if tokens[phrases[at].left - 1].tag in tags.coordinator:
        return True
    behind = phrases[at].end
    return behind < len(tokens) and (tokens[behind].tag in tags.coordinator or tokens[behind].text == ",")


def _is_nation(scene: Scene, at: int) -> bool:
    """Whether a word is a nation's adjective that the tagger takes for a noun: the Azerbaijani | foreign ministry."""
    token = scene.tokens[at]
    common = token.tag in scene.grammar.tags.noun - scene.grammar.tags.name
    return common and not voice_words(scene.pack).capitals and country_of([token.text], scene.pack) is not None


def _continues(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase hangs on the noun before it: a genitive, an owner, a place, or a bare noun (für Verkehr)."""
    tags, token = scene.grammar.tags, scene.tokens[phrase.head]
    if phrase.preposition is None:
        first = scene.tokens[phrase.start]
        if _is_nation(scene, phrase.start - 1) and first.tag not in tags.determiner:
            return True
        return first.lower in scene.grammar.genitive_determiners and first.tag in tags.determiner
    word = scene.word(phrase.preposition)
    if word in scene.lexicon.speech.owners or token.entity != "":
        return True
    bare = phrase.start == phrase.head and token.tag not in tags.name and token.text[:1].isupper()
    return bare and word in scene.grammar.noun_prepositions
