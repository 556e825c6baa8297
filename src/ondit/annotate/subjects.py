"""The subject of a clause in a verb-second language: by place, case, number, and the tree's hint."""

from __future__ import annotations

from collections.abc import Sequence

from ondit.annotate.document import Token
from ondit.annotate.grammar import Grammar
from ondit.annotate.phrases import Phrase, extend, find_phrases
from ondit.annotate.pieces import Draft

PERSON = "PER"
CASE = 1.5  # what the nominative is worth where an article or a pronoun may show it
BARE_CASE = 0.9  # and on a noun alone: Gespräche, Berichte are like in both cases
NUMBER = 1.5  # what a number that the verb does not share takes away
PERSON_SAYS = 1.5  # what a person's name has over a thing beside a form of a verb of saying


def find_subject(tokens: Sequence[Token], draft: Draft, limit: int, grammar: Grammar) -> tuple[int, int] | None:
    """The subject's tokens: the best of the clause's noun phrases, by place, case, number and the tree's hint."""
    finite = draft.finite
    if finite is None:
        return None
    phrases = [p for start, end in draft.pieces for p in find_phrases(tokens, start, end, grammar)]
    if draft.kind == "relative" and draft.intro is not None:
        relative = next((p for p in phrases if p.start == draft.intro and p.preposition is None), None)
        if relative and tokens[draft.intro].dep.startswith("nsubj"):
            return relative.start, relative.end
    ends = {p.end for p in phrases}
    free = [p for p in phrases if _is_free(tokens, p, grammar) and not _is_part(tokens, p, ends, grammar)]
    if not free:
        return None
    named = [p for p in free if tokens[p.head].tag not in grammar.tags.demonstrative]
    best = max(free, key=lambda phrase: _subject_score(tokens, phrase, finite, draft, grammar))
    if best not in named and named:  # Das meldet der Sender: what is said stands first, not who says it
        best = max(named, key=lambda phrase: _subject_score(tokens, phrase, finite, draft, grammar))
    if len(free) == 1 and tokens[free[0].head].lower not in grammar.object_pronouns:
        best = free[0]  # one phrase that can be the subject is it, whatever case the tagger saw
    elif len(free) == 2 and named == [best] and tokens[finite].lower in grammar.verb_forms:
        pass  # Das erfuhr die Zeitung: beside what is said there is nobody else
    elif _subject_score(tokens, best, finite, draft, grammar) <= 0:
        return None
    return _whole(tokens, best, finite, draft, limit, grammar)


def _is_free(tokens: Sequence[Token], phrase: Phrase, grammar: Grammar) -> bool:
    """Whether a phrase may be a subject: no preposition or postposition governs it, and its determiner allows it."""
    governed = phrase.end < len(tokens) and tokens[phrase.end].tag in grammar.tags.postposition
    oblique = tokens[phrase.start].lower in grammar.oblique_determiners or _is_feminine(tokens, phrase, grammar)
    return phrase.preposition is None and not governed and not oblique


def _is_feminine(tokens: Sequence[Token], phrase: Phrase, grammar: Grammar) -> bool:
    """der Zeitung, der Behörden: of or to whom, never who, whatever the tagger says."""
    first = tokens[phrase.start].lower in grammar.nominative_determiners
    return first and phrase.head > phrase.start and tokens[phrase.head].lower.endswith(grammar.feminine_endings)


def _is_part(tokens: Sequence[Token], phrase: Phrase, ends: set[int], grammar: Grammar) -> bool:
    """A genitive right behind another phrase belongs to that phrase. ends: where phrases end."""
    first = tokens[phrase.start]
    follows = phrase.start in ends
    genitive = first.lower in grammar.genitive_determiners and first.case in ("Gen", "")
    return follows and (genitive or (first.tag in grammar.tags.determiner and first.case == "Gen"))


def _subject_score(tokens: Sequence[Token], phrase: Phrase, finite: int, draft: Draft, grammar: Grammar) -> float:
    head, verb = tokens[phrase.head], tokens[finite]
    first = tokens[phrase.start]
    if phrase.pronoun and head.lower in grammar.object_pronouns:
        return -1.0
    score = 0.2 if phrase.pronoun and head.tag in grammar.tags.demonstrative else 1.0
    cases = {token.case for token in tokens[phrase.start : phrase.end] if token.case}
    bare = phrase.end == phrase.start + 1 and head.tag in grammar.tags.noun - grammar.tags.name
    shown = BARE_CASE if bare else CASE
    score += shown if "Nom" in cases else -0.5 if cases else 0.0  # die, das, eine look alike in both cases
    if first.case in ("Dat", "Gen"):
        score -= 1.0
    if first.lower in grammar.nominative_determiners and first.case == "Nom" and not _oblique(head):
        score += 0.8
    plural = _is_plural(tokens, phrase, grammar)
    if verb.number and head.number and (verb.number == "Plur") != plural:
        score -= NUMBER
    top = next((t for t in tokens[phrase.start : phrase.end] if not phrase.start <= t.head < phrase.end), head)
    if top.dep.startswith("nsubj"):
        score += 1.5 if top.head in range(draft.pieces[0][0], draft.pieces[-1][1]) else 0.5
    if head.dep.startswith(("obj", "iobj", "obl")):
        score -= 0.5
    if tokens[finite].lower in grammar.verb_forms and _is_person(tokens, phrase, finite, draft, grammar):
        score += PERSON_SAYS
    if phrase.left == draft.pieces[0][0] or phrase.start == finite + 1:
        score += 1.0
    if draft.kind == "main" and phrase.left == draft.pieces[0][0] and phrase.end <= finite:
        score += 0.7  # der Admiral hatte der Zeitung gesagt: the first field before a like case
    return score - 0.05 * abs(phrase.start - finite)


def _is_person(tokens: Sequence[Token], phrase: Phrase, finite: int, draft: Draft, grammar: Grammar) -> bool:
    """A person's name, or words in the first field with one behind a comma: Der Bürgermeister, Jörg Tamm, hat ..."""
    if tokens[phrase.head].entity == PERSON:
        return True
    if phrase.left != draft.pieces[0][0] or phrase.end > finite:
        return False
    behind = find_phrases(tokens, phrase.end, finite, grammar)
    return any(
        p.preposition is None and tokens[p.start - 1].text == "," and tokens[p.head].entity == PERSON for p in behind
    )


def _oblique(head: Token) -> bool:
    """der Stadt: a singular noun in a case that agrees with `der` and is no subject's."""
    return head.case in ("Dat", "Gen") and head.number == "Sing"


def _is_plural(tokens: Sequence[Token], phrase: Phrase, grammar: Grammar) -> bool:
    """Whether the phrase counts as plural: by its head, or because it is coordinated."""
    after = phrase.end
    joined = (
        after + 1 < len(tokens)
        and tokens[after].tag in grammar.tags.coordinator
        and tokens[after + 1].tag in (grammar.tags.noun | grammar.tags.determiner | grammar.tags.modifier)
    )
    return tokens[phrase.head].number == "Plur" or tokens[phrase.head].lower in grammar.plural_names or joined


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
        if not goes_on and all(
            tokens[at].tag in grammar.tags.coordinator | grammar.tags.adverb for at in range(begins, phrase.start)
        ):
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
