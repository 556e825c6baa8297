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

from ondit.annotate.cutting import JOINED, find_pieces
from ondit.annotate.document import Clause, ClauseKind, Mood, Quotation, Sentence, Token
from ondit.annotate.finites import is_zu_form, opens
from ondit.annotate.grammar import Grammar
from ondit.annotate.pieces import Draft, Piece
from ondit.annotate.subjects import find_subject
from ondit.annotate.verbs import mood_of, verb_tokens

FRESH = frozenset({":", ";", "–", "—", "-"})  # after these a new main clause may begin
DEEPEST = 12  # clauses inside one another, or pieces of one, beyond which nothing is looked up any more
DASHES = frozenset({"–", "—", "-"})


def find_clauses(
    tokens: Sequence[Token],
    sentence: Sentence,
    number: int,
    first: int,
    quotations: Sequence[Quotation],
    grammar: Grammar,
) -> Iterator[Clause]:
    """The clauses of one sentence, numbered from `first`."""
    drafts = _build(tokens, find_pieces(tokens, sentence, quotations, grammar), grammar)
    order = sorted(range(len(drafts)), key=lambda n: drafts[n].pieces[0])
    place = {old: first + new for new, old in enumerate(order)}
    shared: tuple[int, int] | None = None
    starts = sorted(draft.pieces[0][0] for draft in drafts if draft.kind != "fragment")
    for at, old in enumerate(order):
        draft = drafts[old]
        verbs = verb_tokens(tokens, draft.pieces, grammar)
        if draft.finite is not None and draft.finite not in verbs:  # a verb that the tagger missed
            verbs = tuple(sorted((*verbs, draft.finite)))
        limit = _limit(starts, draft, sentence.end)
        subject = find_subject(tokens, draft, limit, grammar)
        finite = tokens[draft.finite] if draft.finite is not None else None
        if draft.kind == "main" and finite is not None:
            if _shares(tokens, draft, grammar) and (subject is None or draft.finite == draft.pieces[0][0] + 1):
                subject = shared or subject  # und forderte Neuwahlen: right behind `und` the subject is the one before
            elif subject is None and at + 1 < len(order) and _lists(tokens, draft, drafts[order[at + 1]], grammar):
                subject = shared
            shared = subject or shared
        parent = None if draft.parent is None else place[draft.parent]
        yield Clause(
            place[old], number, draft.kind, tuple(draft.pieces), draft.finite, verbs, subject, draft.intro,
            _mood(tokens, finite, subject, grammar), parent,
        )  # fmt: skip


def _mood(tokens: Sequence[Token], finite: Token | None, subject: tuple[int, int] | None, grammar: Grammar) -> Mood:
    """The verb's mood; `ich höre` is no reported subjunctive, whatever its form."""
    mood = mood_of(finite, grammar)
    if mood != "reported" or subject is None or subject[1] != subject[0] + 1:
        return mood
    return "indicative" if tokens[subject[0]].person == "1" else mood


def _limit(starts: Sequence[int], draft: Draft, end: int) -> int:
    """How far an apposition may run on behind this clause: to the next clause that has a verb.

    starts: where such clauses begin, in text order.
    """
    place = bisect.bisect_left(starts, draft.pieces[-1][1])
    return starts[place] if place < len(starts) else end


def _shares(tokens: Sequence[Token], draft: Draft, grammar: Grammar) -> bool:
    """Whether the clause goes on with `und` and so may share the subject before it."""
    return tokens[draft.pieces[0][0]].tag in grammar.tags.coordinator


def _lists(tokens: Sequence[Token], draft: Draft, after: Draft, grammar: Grammar) -> bool:
    """..., kritisierte den Lärm | und forderte eine Mauer: a verb first, and behind it one that goes on with `und`."""
    first = draft.pieces[0][0]
    behind = after.finite is not None and after.finite == after.pieces[0][0] + 1 and _shares(tokens, after, grammar)
    return draft.finite == first and first > 0 and tokens[first - 1].text == "," and behind


def _build(tokens: Sequence[Token], pieces: Sequence[Piece], grammar: Grammar) -> list[Draft]:
    drafts: list[Draft] = []
    open_: list[int] = []  # clauses that wait for their finite verb, the innermost last
    last: int | None = None
    last_first = max((n for n, piece in enumerate(pieces) if _verb_first(piece)), default=-1)
    for index, piece in enumerate(pieces):
        if piece.before in FRESH:
            open_ = [n for n in open_ if drafts[n].kind == "main"] if piece.before in DASHES else []
        later = index < last_first
        piece.followed = index + 1 < len(pieces) and _verb_first(pieces[index + 1])
        last = _place(tokens, piece, index, drafts, open_, last, later, grammar)
    for draft in drafts:
        if draft.waits and draft.finite is None and draft.kind == "main":
            draft.kind = "fragment"
    return drafts


def _verb_first(piece: Piece) -> bool:
    return bool(piece.finites) and piece.finites[0] == piece.start


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
    intro = opens(tokens, piece.start, piece.end, grammar)
    if intro is None and open_ and later:
        intro = _hidden_relative(tokens, piece, grammar)
    if intro is not None and not (
        _main_question(tokens, piece, intro, index, grammar) or _no_relative(tokens, piece, intro, grammar)
    ):
        relative = tokens[intro].tag in grammar.tags.relative | grammar.tags.determiner
        kind: ClauseKind = "relative" if relative else "subordinate"
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


def _hidden_relative(tokens: Sequence[Token], piece: Piece, grammar: Grammar) -> int | None:
    """Der Verband, der 800 Betriebe vertritt, rechnet ...: a relative pronoun under an article's tag, its verb last."""
    at = piece.start
    if tokens[at].tag in grammar.tags.preposition and at + 1 < piece.end:
        at += 1
    last_is_verb = bool(piece.finites) and piece.finites[-1] == piece.end - 1
    return at if tokens[at].lower in grammar.relative_words and last_is_verb and piece.end - at > 2 else None


def _no_relative(tokens: Sequence[Token], piece: Piece, intro: int, grammar: Grammar) -> bool:
    """der Wal sei erstickt: an article taken for a relative pronoun; its verb is second, not last."""
    tags = grammar.tags
    if tokens[intro].tag not in tags.relative or not piece.finites or intro + 1 >= piece.end:
        return False
    finite = piece.finites[0]
    if finite >= piece.end - 1:
        return False
    behind = [tokens[at].tag for at in range(finite + 1, piece.end)]
    if mood_of(tokens[finite], grammar) == "reported":
        return len(behind) < 2 or not all(tag in tags.infinitive for tag in behind)  # die er habe kommen sehen
    noun = tokens[intro + 1].tag in tags.noun | tags.modifier
    return noun and behind[-1] in tags.participle | tags.infinitive


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
    if piece.before == JOINED and last is not None and drafts[last].kind in ("subordinate", "relative"):
        if piece.finites[-1] >= piece.end - 1 and piece.end - piece.start > 2 and finite > piece.start + 1:
            source = drafts[last]  # weil er kam und sie ging: the second one is subordinate too
            drafts.append(Draft(source.kind, [span], piece.finites[-1], None, source.parent))
            return len(drafts) - 1
    drafts.append(Draft("main", [span], finite, None, None if last is None else _top(drafts, last)))
    return len(drafts) - 1


def _stands_by_itself(tokens: Sequence[Token], piece: Piece, grammar: Grammar) -> bool:
    """A clause inside a waiting one: Der Vorwurf, er sei käuflich, traf ihn; Der Vertrag, sagte sie, sei gültig."""
    finite = tokens[piece.finites[0]]
    if _verb_first(piece):
        tags, behind = grammar.tags, piece.start + 1
        if behind < piece.end and tokens[behind].lower in grammar.oblique_determiners:
            return False  # Der Sprecher, Karl Weber, bestätigte den Brand, nannte ...: an object, no speaker
        starts_phrase = tags.pronoun | tags.noun | tags.determiner | tags.modifier
        return piece.followed and behind < piece.end and tokens[behind].tag in starts_phrase
    first = tokens[piece.start]
    return (
        piece.finites[0] - piece.start == 1
        and first.tag in grammar.tags.pronoun
        and mood_of(finite, grammar) != "indicative"
    )


def _top(drafts: Sequence[Draft], number: int) -> int:
    """The main clause that a clause hangs under."""
    for _ in range(DEEPEST):
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
    if tokens[piece.start].lower in grammar.insertions and last is not None and piece.before != JOINED:
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
    if host is None:
        host = _resumed(tokens, piece, drafts, last, grammar)
    if host is not None:
        drafts[host].pieces.append(span)
        return host
    drafts.append(Draft("fragment", [span], None, None, last))
    return len(drafts) - 1


def _resumed(
    tokens: Sequence[Token], piece: Piece, drafts: Sequence[Draft], last: int | None, grammar: Grammar
) -> int | None:
    """The main clause that goes on behind an inserted one: Der Film kommt, wie er sagt, im Mai."""
    if last is None or drafts[last].kind not in ("subordinate", "relative") or drafts[last].parent is None:
        return None
    parent = drafts[last].parent
    goes_on = tokens[piece.start].tag in grammar.tags.preposition | grammar.tags.adverb
    return parent if goes_on and piece.before == "," and parent is not None and drafts[parent].kind == "main" else None


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
    for _ in range(DEEPEST):
        if number is None:
            break
        draft = drafts[number]
        if len(draft.pieces) > DEEPEST:
            return None
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
        if token.tag in tags.marked_infinitive or (at == piece.end - 1 and is_zu_form(token, grammar)):
            return True
        if token.tag in tags.infinitive_marker and at + 1 < piece.end:
            return True
    return False


def _main_question(tokens: Sequence[Token], piece: Piece, intro: int, index: int, grammar: Grammar) -> bool:
    """`Wer kommt morgen?`: a question word at the sentence's head with the verb right behind it."""
    if tokens[intro].tag not in grammar.tags.question or not piece.finites or index:
        return False
    return piece.finites[0] - intro <= 2 and piece.finites[0] < piece.end - 1
