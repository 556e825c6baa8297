"""Noun phrases from tags alone: where they begin, where they end, and what they take along.

A phrase is a determiner, its adjectives and its nouns, or a pronoun, with the preposition before it.
`extend` says how far a phrase reaches to the right: its genitives, its `von X`, what stands in brackets
behind it, and an apposition between commas.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ondit.annotate.document import Token
from ondit.annotate.grammar import Grammar

LONGEST = 60  # tokens of one phrase; what goes on longer is no phrase
OPENING = frozenset('„“»«‚‘"›‹')
CLOSING = frozenset('“”»«‘’"›‹')


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens start to end (not included), without the preposition; preposition is its token or None."""

    start: int
    end: int
    head: int
    preposition: int | None
    pronoun: bool

    @property
    def left(self) -> int:
        """Its first token, the preposition taken along."""
        return self.start if self.preposition is None else self.preposition


def find_phrases(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> list[Phrase]:
    """The phrases of tokens[start:end], left to right, not overlapping."""
    tags = grammar.tags
    found: list[Phrase] = []
    at = start
    while at < end:
        preposition = at if tokens[at].tag in tags.preposition else None
        begin = at + 1 if preposition is not None else at
        stop, head, pronoun = _core(tokens, begin, end, grammar)
        if head is None and preposition is not None and begin < end and tokens[begin].text in OPENING:
            begin += 1  # von „Fehlern“: where the clause ends before the closing mark
            stop, head, pronoun = _core(tokens, begin, end, grammar)
        if head is None:
            at += 1
            continue
        found.append(Phrase(begin, stop, head, preposition, pronoun))
        at = stop
    return found


def _core(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> tuple[int, int | None, bool]:
    """(end, head, is a pronoun) of the phrase that begins at `at`; head None: there is none."""
    tags = grammar.tags
    begin, end = at, min(end, at + LONGEST)
    while at < end and _before_noun(tokens, at, end, grammar, begin):
        at += 1
    first_noun = at
    while at < end:
        title = _title(tokens, at, end, grammar) if at > begin or tokens[at].text in OPENING else None
        if title is not None:
            at = title
        elif _is_noun(tokens, at, grammar) and not (at > first_noun and _new_phrase(tokens, at, end, grammar)):
            at += 1
        else:
            break
    if at > first_noun:
        if at < end and tokens[at].tag in tags.possessive:  # Iran 's missiles: go on with what is owned
            stop, head, _ = _core(tokens, at + 1, end, grammar)
            return (stop, head, False) if head is not None else (at + 1, at - 1, False)
        return at, _head(tokens, first_noun, at, grammar), False
    attribute = _long_attribute(tokens, begin, at, end, grammar)
    if attribute is not None:
        return attribute, _head(tokens, attribute - 1, attribute, grammar), False
    if begin < end and tokens[begin].tag in tags.pronoun:
        if (
            begin + 1 < end
            and tokens[begin + 1].lower in grammar.genitive_determiners
            and tokens[begin].tag in tags.indefinite
        ):
            stop, head, _ = _core(tokens, begin + 1, end, grammar)  # einem ihrer Berichte
            if head is not None and stop > begin + 1:
                return stop, head, False
        return begin + 1, begin, True
    if (
        at > begin
        and tokens[at - 1].tag in tags.determiner | tags.modifier
        and tokens[at - 1].tag not in tags.participle
    ):
        return at, at - 1, tokens[at - 1].tag in tags.determiner
    return begin, None, False


def _long_attribute(tokens: Sequence[Token], begin: int, at: int, end: int, grammar: Grammar) -> int | None:
    """The end of a phrase whose attribute stands between its determiner and its noun: einer am Dienstag im
    Fachblatt veröffentlichten Studie. None: it is none.
    """
    tags = grammar.tags
    if not grammar.verb_second or at == begin or at >= end or tokens[at - 1].tag not in tags.determiner | tags.number:
        return None
    if tokens[at].tag not in tags.preposition | tags.adverb | tags.pronoun:
        return None
    for stop in range(at + 1, min(end - 1, at + 14)):
        token = tokens[stop]
        if token.tag in tags.finite or token.text in {",", ".", ";", ":"}:
            return None
        joined = token.tag in tags.modifier and token.tag not in tags.number and tokens[stop + 1].tag in tags.noun
        if joined and tokens[stop - 1].tag not in tags.preposition | tags.determiner:
            return stop + 2
    return None


def _head(tokens: Sequence[Token], first: int, end: int, grammar: Grammar) -> int:
    """The noun that governs: the last one, or the common noun before a proper name (Sprecher Hans Meier)."""
    nouns = [at for at in range(first, end) if tokens[at].tag in grammar.tags.noun]
    head: int | None = None
    for at in nouns:
        if tokens[at].tag not in grammar.tags.name:
            head = at
        elif head is not None:
            break
    return head if head is not None else nouns[-1] if nouns else end - 1


def _title(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> int | None:
    """Past a name in quotation marks that belongs to the phrase: die Zeitung „The Guardian“; None: there is none."""
    if tokens[at].text not in OPENING:
        return None
    for stop in range(at + 1, min(end, at + 9)):
        if tokens[stop].text in CLOSING and stop > at + 1:
            return stop + 1
        if tokens[stop].tag in grammar.tags.finite or tokens[stop].text in {",", ".", ":"}:
            return None
    return None


def _new_phrase(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> bool:
    """Where another phrase begins without a determiner, in a language that writes its compounds in one word:
    at a common noun behind a noun (Lindqvist | Startfahrzeuge), at a number with its noun (Reuters | 900 Menschen).
    """
    if not grammar.verb_second:
        return False
    names, nouns = grammar.tags.name, grammar.tags.noun - grammar.tags.name
    if tokens[at].tag in grammar.tags.number:
        return at + 1 < end and tokens[at + 1].tag in nouns
    return tokens[at].tag in nouns and tokens[at - 1].tag in names | nouns and not tokens[at].entity


def _is_noun(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    token = tokens[at]
    if token.tag in grammar.tags.noun:
        return any(char.isalnum() for char in token.text)
    return token.tag in grammar.tags.number and at > 0 and tokens[at - 1].tag in grammar.tags.noun


def _before_noun(tokens: Sequence[Token], at: int, end: int, grammar: Grammar, begin: int) -> bool:
    """Whether this token may stand before the noun inside its phrase."""
    tags, token = grammar.tags, tokens[at]
    if token.tag in tags.determiner or token.tag in tags.modifier:
        return True
    after = tokens[at + 1].tag if at + 1 < end else ""
    if token.tag in tags.adverb:
        return after in tags.modifier or (at > begin and after in tags.adverb)
    if token.text == "," or token.tag in tags.coordinator:
        return at > begin and tokens[at - 1].tag in tags.modifier and after in tags.modifier
    return False


def extend(tokens: Sequence[Token], phrase: Phrase, end: int, grammar: Grammar) -> int:
    """One past the last token that belongs to the phrase, not beyond `end`."""
    at = phrase.end
    if phrase.pronoun:
        return at
    while at < end:
        step = (
            _bracket(tokens, at, end) or _coordinated(tokens, at, end, grammar) or _attached(tokens, at, end, grammar)
        )
        if not step:
            return _apposition(tokens, phrase, at, end, grammar) or at
        at = step
    return at


def _bracket(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """Past a bracket without a sentence in it: Müller (SPD)."""
    if tokens[at].text != "(":
        return None
    for stop in range(at + 1, min(end, at + 15)):
        if tokens[stop].text == ")":
            return stop + 1
    return None


def _attached(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> int | None:
    """Past a genitive or a prepositional phrase that continues the noun."""
    token = tokens[at]
    if not grammar.verb_second and token.tag in grammar.tags.participle | grammar.tags.modifier - grammar.tags.number:
        follows = at + 1 < end and tokens[at + 1].tag in grammar.tags.preposition  # seen by X, familiar with Y
        stop, head, _ = _core(tokens, at + 2, end, grammar) if follows else (at, None, False)
        return stop if head is not None else None
    if token.lower in grammar.noun_prepositions and token.tag in grammar.tags.preposition:
        stop, head, _ = _core(tokens, at + 1, end, grammar)
        return stop if head is not None and tokens[head].lower not in grammar.time_nouns else None
    if tokens[at - 1].entity == "PER" and grammar.verb_second:
        return None  # sagte Peter Lanz der Zeitung: a person's name takes no genitive
    if _bare_genitive(tokens, at, end, grammar):
        stop, head, _ = _core(tokens, at, end, grammar)
        return stop if head is not None else None
    genitive = token.lower in grammar.genitive_determiners and token.tag in grammar.tags.determiner
    name = bool(grammar.name_genitive) and token.tag in grammar.tags.name and token.text.endswith(grammar.name_genitive)
    if genitive or name:
        stop, head, _ = _core(tokens, at, end, grammar)
        return stop if head is not None else None
    return None


def _bare_genitive(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> bool:
    """Einschätzung westlicher Geheimdienste: an adjective in the genitive ending before a bare noun."""
    ending = grammar.genitive_adjective
    adjective = bool(ending) and tokens[at].tag in grammar.tags.modifier and tokens[at].lower.endswith(ending)
    return (
        adjective
        and at + 1 < end
        and tokens[at + 1].tag in grammar.tags.noun
        and tokens[at - 1].tag in grammar.tags.noun
    )


def _coordinated(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> int | None:
    """Past `und X` where what follows X is no verb."""
    if tokens[at].tag not in grammar.tags.coordinator or at + 1 >= end:
        return None
    stop, head, pronoun = _core(tokens, at + 1, end, grammar)
    if head is None or pronoun or (stop < end and tokens[stop].tag in grammar.tags.finite):
        return None
    return stop


def _apposition(tokens: Sequence[Token], phrase: Phrase, at: int, end: int, grammar: Grammar) -> int | None:
    """Past `, der Sprecher des Ministeriums`: a phrase between commas or up to the end; the comma behind is left."""
    if tokens[at].text != "," or at + 1 >= end or tokens[at + 1].tag in grammar.tags.gerund:
        return None
    stop, head, pronoun = _core(tokens, at + 1, end, grammar)
    if head is None or pronoun or _two_names(tokens, phrase.head, head):
        return None
    while stop < end:
        step = (
            _bracket(tokens, stop, end) or _attached(tokens, stop, end, grammar) or _placed(tokens, stop, end, grammar)
        )
        if not step:
            break
        stop = step
    if stop >= end or tokens[stop].tag in grammar.tags.relative:
        return stop
    return stop if tokens[stop].text in {",", ".", "–", "“", "”", '"'} else None


def _placed(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> int | None:
    """Past any prepositional phrase inside an apposition: Analyst bei der Bank."""
    if tokens[at].tag not in grammar.tags.preposition:
        return None
    stop, head, _ = _core(tokens, at + 1, end, grammar)
    return stop if head is not None and tokens[head].lower not in grammar.time_nouns else None


def _two_names(tokens: Sequence[Token], one: int, other: int) -> bool:
    """An organisation's name and a person's are no apposition: According to the Herald, Jim Burrows said."""
    return tokens[one].entity == "ORG" and tokens[other].entity == "PER"
