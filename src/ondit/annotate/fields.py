"""Clauses of a verb-second language by topological fields.

A sentence is cut at commas, colons, dashes, brackets and at coordinators between two finite verbs. Each
piece is then a clause of its own or part of one: a piece that begins with a subordinator or a relative
pronoun opens a subordinate clause; one with `zu` and an infinitive is an infinitive clause; one without a
verb waits for its verb (Der Minister, | ein Bayer, | sagte) or ends the clause before it.
The tree is asked only for a hint on the subject.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ondit.annotate.document import Clause, ClauseKind, Mood, Quotation, Sentence, Token
from ondit.annotate.grammar import Grammar
from ondit.annotate.phrases import Phrase, extend, find_phrases
from ondit.annotate.verbs import mood_of, verb_tokens

BORDERS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", "…"})
FRESH = frozenset({":", ";", "–", "—", "-"})  # after these a new main clause may begin
MARKS = frozenset('„“”"»«‚‘’›‹')


@dataclass(slots=True)
class Piece:
    """A stretch between two borders. before: the border on its left, "" at the sentence's start.

    quoted: it stands in quotation marks that close right behind it.
    """

    start: int
    end: int
    before: str
    finites: list[int] = field(default_factory=list)
    quoted: bool = False


@dataclass(slots=True)
class Draft:
    """A clause being built. waits: its finite verb is still to come."""

    kind: ClauseKind
    pieces: list[tuple[int, int]]
    finite: int | None
    intro: int | None
    parent: int | None
    waits: bool = False


def find_clauses(
    tokens: Sequence[Token],
    sentence: Sentence,
    number: int,
    first: int,
    quotations: Sequence[Quotation],
    grammar: Grammar,
) -> Iterator[Clause]:
    """The clauses of one sentence, numbered from `first`."""
    pieces = list(_pieces(tokens, sentence, quotations, grammar))
    closing = {q.end - 1 for q in quotations[bisect.bisect_left(quotations, sentence.start - 200, key=lambda q: q.start) :]
               if q.closed and q.start < sentence.end} if quotations else set()  # fmt: skip
    for piece in pieces:
        piece.quoted = any(at in closing for at in range(piece.end, min(piece.end + 2, len(tokens))))
    drafts = _build(tokens, pieces, grammar)
    order = sorted(range(len(drafts)), key=lambda n: drafts[n].pieces[0])
    place = {old: first + new for new, old in enumerate(order)}
    shared: tuple[int, int] | None = None
    for old in order:
        draft = drafts[old]
        verbs = verb_tokens(tokens, draft.pieces, grammar)
        if draft.finite is not None and draft.finite not in verbs:  # a verb that the tagger missed
            verbs = tuple(sorted((*verbs, draft.finite)))
        limit = _limit(drafts, draft, sentence.end)
        subject = find_subject(tokens, draft, verbs, limit, grammar) if draft.finite is not None else None
        finite = tokens[draft.finite] if draft.finite is not None else None
        if draft.kind == "main" and finite is not None:
            subject = subject or (shared if _shares(tokens, draft, grammar) else None)
            shared = subject or shared
        parent = None if draft.parent is None else place[draft.parent]
        yield Clause(
            place[old], number, draft.kind, tuple(draft.pieces), draft.finite, verbs, subject, draft.intro,
            _mood(tokens, finite, subject, draft, grammar), parent,
        )  # fmt: skip


def _mood(
    tokens: Sequence[Token], finite: Token | None, subject: tuple[int, int] | None, draft: Draft, grammar: Grammar
) -> Mood:
    """The verb's mood; `ich höre` is no reported subjunctive, whatever its form."""
    mood = mood_of(finite, grammar)
    if mood != "reported" or subject is None or subject[1] != subject[0] + 1:
        return mood
    return "indicative" if tokens[subject[0]].person == "1" else mood


def _limit(drafts: Sequence[Draft], draft: Draft, end: int) -> int:
    """How far an apposition may run on behind this clause: to the next clause that has a verb."""
    after = draft.pieces[-1][1]
    starts = [d.pieces[0][0] for d in drafts if d.pieces[0][0] >= after and d.kind != "fragment"]
    return min([end, *starts])


def _shares(tokens: Sequence[Token], draft: Draft, grammar: Grammar) -> bool:
    """Whether the clause goes on with `und` and so may share the subject before it."""
    return tokens[draft.pieces[0][0]].tag in grammar.tags.coordinator


# ------------------------------------------------------------------ cutting


def _pieces(
    tokens: Sequence[Token], sentence: Sentence, quotations: Sequence[Quotation], grammar: Grammar
) -> Iterator[Piece]:
    """The sentence cut at its borders; marks and full stops at the edges are left out."""
    borders = _quote_borders(tokens, sentence, quotations, grammar)
    start, before = sentence.start, ""
    for at in range(sentence.start, sentence.end):
        if at in borders or _is_border(tokens, at, sentence, grammar):
            yield from _cut(tokens, start, at, before, grammar)
            start, before = at + 1, tokens[at].text if tokens[at].text in BORDERS else ":"
    yield from _cut(tokens, start, sentence.end, before, grammar)


def _is_border(tokens: Sequence[Token], at: int, sentence: Sentence, grammar: Grammar) -> bool:
    text = tokens[at].text
    if text not in BORDERS:
        return False
    if text == ",":
        return not _joins_adjectives(tokens, at, sentence, grammar)
    if text == "(":
        return _bracket_has_verb(tokens, at, sentence, grammar)
    if text == ")":
        return _bracket_has_verb(tokens, _bracket_start(tokens, at, sentence), sentence, grammar)
    return True


def _joins_adjectives(tokens: Sequence[Token], at: int, sentence: Sentence, grammar: Grammar) -> bool:
    modifier = grammar.tags.modifier
    inside = sentence.start < at < sentence.end - 1
    return inside and tokens[at - 1].tag in modifier and tokens[at + 1].tag in modifier


def _bracket_start(tokens: Sequence[Token], at: int, sentence: Sentence) -> int:
    for start in range(at, max(sentence.start - 1, at - 60), -1):
        if tokens[start].text == "(":
            return start
    return at


def _bracket_has_verb(tokens: Sequence[Token], at: int, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the bracket that opens at `at` holds a finite verb; long ones count as holding one."""
    for stop in range(at + 1, min(sentence.end, at + 60)):
        if tokens[stop].text == ")":
            return False
        if tokens[stop].tag in grammar.tags.finite:
            return True
    return False


def _quote_borders(
    tokens: Sequence[Token], sentence: Sentence, quotations: Sequence[Quotation], grammar: Grammar
) -> set[int]:
    """Marks that part a quoted sentence from the words before and after it."""
    borders: set[int] = set()
    first = bisect.bisect_left(quotations, sentence.start, key=lambda q: q.start)
    for quotation in quotations[first:]:
        if quotation.start >= sentence.end:
            break
        inside = range(quotation.start, min(quotation.end, sentence.end))
        if len(inside) > 4 and any(tokens[at].tag in grammar.tags.finite for at in inside):
            outside = range(sentence.start, quotation.start)
            if any(tokens[at].tag in grammar.tags.finite for at in outside):
                borders |= {quotation.start, inside[-1]}
    return borders


def _cut(tokens: Sequence[Token], start: int, end: int, before: str, grammar: Grammar) -> Iterator[Piece]:
    """One stretch as a piece, cut further at coordinators between two finite verbs."""
    while start < end and not any(char.isalnum() for char in tokens[start].text):
        start += 1
    while end > start and not any(char.isalnum() for char in tokens[end - 1].text) and tokens[end - 1].text != ")":
        end -= 1
    if start >= end:
        return
    finites = _finites(tokens, start, end, grammar)
    at = start
    for left, right in zip(finites, finites[1:], strict=False):
        cut = _coordinator(tokens, max(left, at), right, grammar)
        if cut is not None:
            yield Piece(at, cut, before, [f for f in finites if at <= f < cut])
            at, before = cut, "und"
    yield Piece(at, end, before, [f for f in finites if f >= at])


def _coordinator(tokens: Sequence[Token], left: int, right: int, grammar: Grammar) -> int | None:
    """The last coordinator between two finite verbs."""
    for at in range(right - 1, left, -1):
        if tokens[at].tag in grammar.tags.coordinator:
            return at
    return None


def _finites(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> list[int]:
    """Finite verbs of a stretch, mistagged participles and infinitives left out."""
    tags = grammar.tags
    found = [at for at in range(start, end) if tokens[at].tag in tags.finite]
    found = [at for at in found if not (at > start and tokens[at - 1].tag in tags.infinitive_marker)]
    found = [at for at in found if not (at == end - 1 and _is_zu_form(tokens[at], grammar))]
    if not found and _opens(tokens, start, end, grammar) is not None:
        found = _verb_last(tokens, end, grammar)
    elif not found and _plural_first(tokens, start, end, grammar):
        found = [start]
    elif _opens(tokens, start, end, grammar) is None:
        found = _verb_second(tokens, start, end, found, grammar)
    if not found:
        found = _listed(tokens, start, end, grammar) or _single(tokens, start, end, grammar)
    if len(found) > 1 and tokens[found[0]].lemma in grammar.auxiliaries and not _opens(tokens, start, end, grammar):
        found = [found[0], *(at for at in found[1:] if not _is_participle(tokens, at, end, grammar))]
    return found


def _verb_last(tokens: Sequence[Token], end: int, grammar: Grammar) -> list[int]:
    """The last verb of a subordinate clause that the tagger took for a participle or infinitive (wie CNN berichtet)."""
    last = tokens[end - 1]
    if last.tag not in grammar.tags.participle | grammar.tags.infinitive or end < 2:
        return []
    return [] if tokens[end - 2].tag in grammar.tags.infinitive_marker else [end - 1]


def _listed(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> list[int]:
    """A verb that the tagger took for something else but whose form the pack lists: first, second, or at the end
    of a subordinate clause. Only where the stretch has no verb at all.
    """
    tags = grammar.tags
    if any(tokens[at].tag in tags.participle | tags.infinitive | tags.marked_infinitive for at in range(start, end)):
        return _bare_infinitive(tokens, start, end, grammar)
    opens = _opens(tokens, start, end, grammar) is not None
    places = [end - 1] if opens else [start, *_behind_first(tokens, start, end, grammar)]
    for at in places:
        if start <= at < end and tokens[at].text.islower() and tokens[at].lower in grammar.verb_forms:
            if at > start or (start > 0 and tokens[start - 1].text in {",", "“", "”", '"', "«"}):
                return [at]
    return []


def _single(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> list[int]:
    """Der Betreiber, die Werke AG, | erklärte | , ...: a listed form alone between commas."""
    alone = end - start == 1 and start > 0 and tokens[start - 1].text == ","
    return [start] if alone and tokens[start].text.islower() and tokens[start].lower in grammar.verb_forms else []


def _behind_first(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> list[int]:
    """The place right behind the stretch's first phrase."""
    phrases = find_phrases(tokens, start, end, grammar)
    if not phrases or phrases[0].left != start:
        return []
    first = phrases[0]
    inside = [at for at in range(first.start + 1, first.end) if tokens[at].lower in grammar.verb_forms and tokens[at].text.islower()]
    return [*inside[:1], first.end]


def _bare_infinitive(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> list[int]:
    """Meteorologen warnen: an infinitive right behind the one phrase before it is a finite plural."""
    at = end - 1
    tags = grammar.tags
    if at == start or tokens[at].tag not in tags.infinitive | tags.participle or tokens[at - 1].tag in tags.infinitive_marker:
        return []
    before = find_phrases(tokens, start, at, grammar)
    sentence_start = start == 0 or tokens[start - 1].text in {".", "!", "?", ":", "“", "”"}
    whole = len(before) == 1 and before[0].start == start and before[0].end == at and before[0].preposition is None
    listed = tokens[at].lower in grammar.verb_forms
    return [at] if whole and (listed or (sentence_start and tokens[at].tag in tags.infinitive)) else []


def _plural_first(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> bool:
    """klagen Fischer: an infinitive before a noun phrase behind a comma is a finite plural."""
    if tokens[start].tag not in grammar.tags.infinitive or start == 0 or tokens[start - 1].text not in {",", "“", "”", '"', "«"}:
        return False
    following = find_phrases(tokens, start + 1, end, grammar)
    return bool(following) and following[0].left == start + 1 and following[0].preposition is None


def _verb_second(tokens: Sequence[Token], start: int, end: int, found: list[int], grammar: Grammar) -> list[int]:
    """A main clause's verb that the tagger took for a participle: Russland erwartet ... und gab bekannt.

    It stands right behind a phrase that no preposition governs, and no auxiliary explains it.
    """
    stop = found[0] if found else end
    if found and _coordinator(tokens, start, found[0], grammar) is None:
        return found
    for at in range(start + 1, stop):
        if tokens[at].tag not in grammar.tags.participle:
            continue
        before = find_phrases(tokens, start, at, grammar)
        if len(before) == 1 and before[0].preposition is None and before[0].end == at and at + 1 < stop:
            return [at, *found]
        return found
    return found


def _is_zu_form(token: Token, grammar: Grammar) -> bool:
    """voranzutreiben, tagged as finite: a long form with zu inside that ends like an infinitive."""
    return bool(grammar.tags.marked_infinitive) and len(token.text) > 8 and "zu" in token.lower[2:-4] and token.lower.endswith("en")


def _is_participle(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> bool:
    """A `finite` verb behind an auxiliary at the end of its stretch, or before a coordinator: a participle."""
    if tokens[at].lemma in grammar.auxiliaries:
        return False
    if tokens[at - 1].tag in grammar.tags.coordinator:
        return at == end - 1
    return at == end - 1 or tokens[at + 1].tag in grammar.tags.coordinator


def _opens(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> int | None:
    """The subordinating word at the head of a piece, None if it has none.

    It may stand behind a coordinator, an adverb (nur weil) or a preposition (bei dem, in deren).
    """
    tags = grammar.tags
    first, last = tokens[start], tokens[end - 1]
    if first.lower in grammar.subordinators and end - start > 2 and last.tag in tags.finite and first.tag not in tags.relative:
        return start  # wie, wem and the like under another tag, with the verb last
    for at in range(start, min(end, start + 3)):
        token = tokens[at]
        if token.tag in tags.relative or token.tag in tags.subordinator:
            return at
        if token.tag in tags.question or (token.lower in grammar.complementizers and at == start):
            return at
        if token.tag not in tags.coordinator | tags.preposition | tags.adverb:
            return None
    return None


# ------------------------------------------------------------------ putting together


def _build(tokens: Sequence[Token], pieces: Sequence[Piece], grammar: Grammar) -> list[Draft]:
    drafts: list[Draft] = []
    open_: list[int] = []  # clauses that wait for their finite verb, the innermost last
    last: int | None = None
    for index, piece in enumerate(pieces):
        if piece.before in FRESH:
            open_ = [n for n in open_ if drafts[n].kind == "main"] if piece.before in "–—-" else []
        later = any(other.finites and other.finites[0] == other.start for other in pieces[index + 1 :])
        last = _place(tokens, piece, index, drafts, open_, last, later, grammar)
    for draft in drafts:
        if draft.waits and draft.finite is None and draft.kind == "main":
            draft.kind = "fragment"
    return drafts


def _place(
    tokens: Sequence[Token],
    piece: Piece,
    index: int,
    drafts: list[Draft],
    open_: list[int],
    last: int | None,
    later: bool,
    grammar: Grammar,
) -> int:
    """Put a piece into the clause it belongs to, or open one; returns the number of that clause."""
    span = (piece.start, piece.end)
    intro = _opens(tokens, piece.start, piece.end, grammar)
    if intro is not None and not (
        _main_question(tokens, piece, intro, index, grammar) or _no_relative(tokens, piece, intro, grammar)
    ):
        kind: ClauseKind = "relative" if tokens[intro].tag in grammar.tags.relative else "subordinate"
        finite = piece.finites[-1] if piece.finites else None
        waits = finite is None and not _infinitive(tokens, piece, grammar)
        if not waits and finite is None:
            kind = "infinitive"
        drafts.append(Draft(kind, [span], finite, intro, last, waits))
        if waits:
            open_.append(len(drafts) - 1)
        return len(drafts) - 1
    if piece.finites:
        return _place_finite(tokens, piece, drafts, open_, last, later, grammar)
    return _place_verbless(tokens, piece, index, drafts, open_, last, grammar)


def _no_relative(tokens: Sequence[Token], piece: Piece, intro: int, grammar: Grammar) -> bool:
    """der Wal sei erstickt: an article taken for a relative pronoun; its verb is second, not last."""
    tags = grammar.tags
    if tokens[intro].tag not in tags.relative or not piece.finites or intro + 1 >= piece.end:
        return False
    noun = tokens[intro + 1].tag in tags.noun | tags.modifier
    finite = piece.finites[0]
    return noun and finite < piece.end - 1 and tokens[piece.end - 1].tag in tags.participle | tags.infinitive


def _place_finite(
    tokens: Sequence[Token],
    piece: Piece,
    drafts: list[Draft],
    open_: list[int],
    last: int | None,
    later: bool,
    grammar: Grammar,
) -> int:
    span, finite = (piece.start, piece.end), piece.finites[0]
    if later and open_ and drafts[open_[-1]].kind == "main" and _stands_by_itself(tokens, piece, grammar):
        drafts.append(Draft("main", [span], finite, None, open_[-1]))
        return len(drafts) - 1
    while open_:
        waiting = open_[-1]
        draft = drafts[waiting]
        if draft.kind == "main":
            open_.pop()
            draft.pieces.append(span)
            draft.finite, draft.waits = finite, False
            return waiting
        if piece.finites[-1] >= piece.end - 2:
            open_.pop()
            draft.pieces.append(span)
            draft.finite, draft.waits = piece.finites[-1], False
            return waiting
        open_.pop()
    if piece.before == "und" and last is not None and drafts[last].kind in ("subordinate", "relative"):
        if piece.finites[-1] >= piece.end - 1 and piece.end - piece.start > 2 and finite > piece.start + 1:
            source = drafts[last]  # weil er kam und sie ging: the second one is subordinate too
            drafts.append(Draft(source.kind, [span], piece.finites[-1], None, source.parent))
            return len(drafts) - 1
    drafts.append(Draft("main", [span], finite, None, None if last is None else _top(drafts, last)))
    return len(drafts) - 1


def _stands_by_itself(tokens: Sequence[Token], piece: Piece, grammar: Grammar) -> bool:
    """A reported clause inside a waiting one: Der Vorwurf, er sei käuflich, traf ihn."""
    finite = tokens[piece.finites[0]]
    first = tokens[piece.start]
    return piece.finites[0] - piece.start == 1 and first.tag in grammar.tags.pronoun and mood_of(finite, grammar) != "indicative"


def _top(drafts: Sequence[Draft], number: int) -> int:
    """The main clause that a clause hangs under."""
    for _ in range(len(drafts)):
        parent = drafts[number].parent
        if drafts[number].kind in ("main", "fragment") or parent is None:
            return number
        number = parent
    return number


def _place_verbless(
    tokens: Sequence[Token],
    piece: Piece,
    index: int,
    drafts: list[Draft],
    open_: list[int],
    last: int | None,
    grammar: Grammar,
) -> int:
    span = (piece.start, piece.end)
    if _infinitive(tokens, piece, grammar) and (last is not None or index == 0):
        drafts.append(Draft("infinitive", [span], None, None, last))
        return len(drafts) - 1
    if tokens[piece.start].lower in grammar.insertions and last is not None and piece.before != "und":
        drafts.append(Draft("fragment", [span], None, None, last))
        return last if open_ else len(drafts) - 1
    if open_:
        drafts[open_[-1]].pieces.append(span)
        return open_[-1]
    if (index == 0 or piece.before in FRESH) and not piece.quoted:
        drafts.append(Draft("main", [span], None, None, last, waits=True))
        open_.append(len(drafts) - 1)
        return len(drafts) - 1
    host = _unfinished(tokens, piece, drafts, last, grammar)
    if host is not None:
        drafts[host].pieces.append(span)
        return host
    drafts.append(Draft("fragment", [span], None, None, last))
    return len(drafts) - 1


def _unfinished(
    tokens: Sequence[Token], piece: Piece, drafts: Sequence[Draft], last: int | None, grammar: Grammar
) -> int | None:
    """The clause whose verb this piece completes: hat den Mann, der kam, | gestern gesehen."""
    tags = grammar.tags
    infinite = tags.participle | tags.infinitive | tags.particle
    single = piece.end - piece.start == 1 and tokens[piece.start].tag in tags.adverb
    if last is None or not (single or tokens[piece.end - 1].tag in infinite | tags.finite):
        return None
    number: int | None = last
    while number is not None:
        draft = drafts[number]
        verbs = verb_tokens(tokens, draft.pieces, grammar)
        if draft.kind == "main" and len(verbs) == 1:
            return number
        number = draft.parent
    return None


def _infinitive(tokens: Sequence[Token], piece: Piece, grammar: Grammar) -> bool:
    """Whether the piece holds `zu` with an infinitive, and no finite verb."""
    tags = grammar.tags
    if piece.finites:
        return False
    for at in range(piece.start, piece.end):
        token = tokens[at]
        if token.tag in tags.marked_infinitive or (at == piece.end - 1 and _is_zu_form(token, grammar)):
            return True
        if token.tag in tags.infinitive_marker and at + 1 < piece.end:
            return True
    return False


def _main_question(tokens: Sequence[Token], piece: Piece, intro: int, index: int, grammar: Grammar) -> bool:
    """`Wer kommt morgen?`: a question word at the sentence's head with the verb right behind it."""
    if tokens[intro].tag not in grammar.tags.question or not piece.finites or index:
        return False
    return piece.finites[0] - intro <= 2 and piece.finites[0] < piece.end - 1


# ------------------------------------------------------------------ subjects


def find_subject(
    tokens: Sequence[Token], draft: Draft, verbs: Sequence[int], limit: int, grammar: Grammar
) -> tuple[int, int] | None:
    """The subject's tokens: the best of the clause's noun phrases, by place, case, number and the tree's hint."""
    finite = draft.finite
    assert finite is not None
    phrases = [p for start, end in draft.pieces for p in find_phrases(tokens, start, end, grammar)]
    if draft.kind == "relative" and draft.intro is not None:
        relative = next((p for p in phrases if p.start == draft.intro and p.preposition is None), None)
        if relative and tokens[draft.intro].dep.startswith("nsubj"):
            return relative.start, relative.end
    free = [p for p in phrases if p.preposition is None and not _is_part(tokens, p, phrases, grammar)]
    if not free:
        return None
    named = [p for p in free if tokens[p.head].tag not in grammar.tags.demonstrative]
    best = max(free, key=lambda phrase: _subject_score(tokens, phrase, finite, draft, grammar))
    if best not in named and named:  # Das meldet der Sender: what is said stands first, not who says it
        other = max(named, key=lambda phrase: _subject_score(tokens, phrase, finite, draft, grammar))
        best = best if tokens[other.start].lower in grammar.oblique_determiners else other
    alone = len(named) == 1 and named[0].start == finite + 1 and tokens[named[0].start].lower not in grammar.oblique_determiners
    if alone and not named[0].pronoun:  # sagte die Frau: one phrase behind the verb is its subject
        best = named[0]
    elif _subject_score(tokens, best, finite, draft, grammar) <= 0:
        return None
    return _whole(tokens, best, finite, draft, limit, grammar)


def _is_part(tokens: Sequence[Token], phrase: Phrase, phrases: Sequence[Phrase], grammar: Grammar) -> bool:
    """A genitive right behind another phrase belongs to that phrase."""
    first = tokens[phrase.start]
    follows = any(other.end == phrase.start for other in phrases)
    genitive = first.lower in grammar.genitive_determiners and first.case in ("Gen", "")
    return follows and (genitive or (first.tag in grammar.tags.determiner and first.case == "Gen"))


def _subject_score(tokens: Sequence[Token], phrase: Phrase, finite: int, draft: Draft, grammar: Grammar) -> float:
    head, verb = tokens[phrase.head], tokens[finite]
    first = tokens[phrase.start]
    if phrase.pronoun and head.lower in grammar.object_pronouns:
        return -1.0
    score = 0.2 if phrase.pronoun and head.tag in grammar.tags.demonstrative else 1.0
    cases = {token.case for token in tokens[phrase.start : phrase.end] if token.case}
    score += 1.5 if "Nom" in cases else -0.5 if cases else 0.0  # die, das, eine look alike in both cases
    if first.lower in grammar.oblique_determiners:
        score -= 2.5
    elif first.case in ("Dat", "Gen"):
        score -= 1.0
    plural = _is_plural(tokens, phrase, grammar)
    if verb.number and head.number and (verb.number == "Plur") != plural:
        score -= 1.5
    if head.dep.startswith("nsubj"):
        score += 1.5 if head.head in range(draft.pieces[0][0], draft.pieces[-1][1]) else 0.5
    if head.dep.startswith(("obj", "iobj", "obl")):
        score -= 0.5
    if phrase.left == draft.pieces[0][0] or phrase.start == finite + 1:
        score += 1.0
    if draft.kind == "main" and phrase.left == draft.pieces[0][0] and phrase.end <= finite:
        score += 0.7  # der Admiral hatte der Zeitung gesagt: the first field before a like case behind the verb
    return score - 0.05 * abs(phrase.start - finite)


def _is_plural(tokens: Sequence[Token], phrase: Phrase, grammar: Grammar) -> bool:
    """Whether the phrase counts as plural: by its head, or because it is coordinated."""
    after = phrase.end
    joined = after + 1 < len(tokens) and tokens[after].tag in grammar.tags.coordinator and tokens[after + 1].tag in (
        grammar.tags.noun | grammar.tags.determiner | grammar.tags.modifier
    )
    return tokens[phrase.head].number == "Plur" or joined


def _whole(
    tokens: Sequence[Token], phrase: Phrase, finite: int, draft: Draft, limit: int, grammar: Grammar
) -> tuple[int, int]:
    """The subject at full length. In the first field of a main clause everything up to the verb belongs to it."""
    place = next((n for n, (start, end) in enumerate(draft.pieces) if start <= phrase.start < end), 0)
    if phrase.end <= finite:
        last_piece_end = draft.pieces[place][1]
    else:  # an apposition may stand in a piece of its own: gab der Leiter, Andreas Huber, bekannt
        last_piece_end = draft.pieces[place + 1][0] if place + 1 < len(draft.pieces) else limit
    if draft.kind == "main" and phrase.end <= finite:
        begins = draft.pieces[0][0]
        goes_on = tokens[finite - 1].tag in grammar.tags.coordinator  # a second verb that the tagger missed
        if not goes_on and all(tokens[at].tag in grammar.tags.coordinator | grammar.tags.adverb for at in range(begins, phrase.start)):
            stop = _last_word(tokens, phrase.start, _first_gap(draft, phrase.start, finite))
            return phrase.start, _without_adverbs(tokens, phrase, stop, grammar)
    return phrase.start, extend(tokens, phrase, last_piece_end, grammar)


def _first_gap(draft: Draft, start: int, finite: int) -> int:
    """Where a subordinate clause interrupts the words from start to the verb; the verb if none does."""
    end = start
    for left, right in draft.pieces:
        if left <= end + 1 and right > end:
            end = right
    return min(end, finite)


def _without_adverbs(tokens: Sequence[Token], phrase: Phrase, end: int, grammar: Grammar) -> int:
    """`end` moved left over adverbs behind the subject: Die Armeeleitung hingegen, Lammers selbst."""
    while end > phrase.end and tokens[end - 1].tag in grammar.tags.adverb:
        end -= 1
    return end


def _last_word(tokens: Sequence[Token], start: int, end: int) -> int:
    """`end` moved left over punctuation that closes nothing."""
    while end > start + 1 and tokens[end - 1].text in {",", "–", "-", "—"}:
        end -= 1
    return end
