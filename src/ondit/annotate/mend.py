"""Tags that cannot be right, mended before clauses are read: past tenses that the tagger took for participles.

`The council announced`: where the two forms look alike, the taggers prefer the participle. It is none if no
auxiliary governs it, a noun phrase without another verb stands before it, and no other verb claims that phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from ondit import packs
from ondit.annotate.document import Sentence, Token
from ondit.annotate.grammar import Grammar
from ondit.packs.loader import load_rows

NAMES = Path(packs.__file__).parent / "given_names.csv"
BORDERS = frozenset({",", ".", ":", ";", "–", "—", "!", "?", "“", "”", '"', "''", "``", "(", ")"})
NAME_BORDERS = frozenset({",", "–", "—", "”"})
END = frozenset({".", "!", "?", "“", "”", '"'})
REACH = 40  # tokens to either side that are looked at; a sentence without a border for longer is no sentence
AUXILIARY_REACH = 4  # tokens before a participle in which its auxiliary stands


@dataclass(frozen=True, slots=True)
class GivenName:
    """A row of `given_names.csv`."""

    name: str


def mend(tokens: Sequence[Token], sentences: Sequence[Sentence], grammar: Grammar) -> list[Token]:
    """The tokens, with the tag of the past tense where a participle cannot stand (with `past_tag`), and that of the
    noun where a capital forbids a pronoun (with `capital_tag`: den Bau).
    """
    mended = _capitals(tokens, grammar) if grammar.capital_tag else list(tokens)
    if grammar.fixed_tags:
        mended = [_fixed(token, grammar) for token in mended]
    if grammar.place_adjectives:
        _place_adjectives(mended, grammar)
    if grammar.name_tag:
        _names(mended, sentences, grammar)
    if grammar.person_tag:
        _people(mended, sentences, grammar)
    if grammar.finite_tag:
        _joined_verbs(mended, grammar)
        for sentence in sentences:
            _lost_verb(mended, sentence, grammar)
    if not grammar.past_tag:
        return mended
    for sentence in sentences:
        _participles(mended, sentence, grammar)
        for at in range(sentence.start + 1, sentence.end):
            if mended[at].tag not in grammar.tags.participle:
                continue
            if _joins_past(mended, at, sentence, grammar) or _is_past(mended, at, sentence, grammar):
                mended[at] = replace(mended[at], tag=grammar.past_tag, form="Fin", mood="Ind", tense="Past")
    return mended


def _joins_past(tokens: Sequence[Token], at: int, sentence: Sentence, grammar: Grammar) -> bool:
    """She accused them of lying and | called for an inquiry: the second verb of one past tense is another."""
    first, joint = tokens[at].head, tokens[at - 1].tag in grammar.tags.coordinator
    joined = joint and tokens[at].dep == "conj" and sentence.start <= first < at
    return joined and tokens[first].tag == grammar.past_tag


def _capitals(tokens: Sequence[Token], grammar: Grammar) -> list[Token]:
    """Capitalised words behind a small one that are tagged as pronouns and are none of the formal ones: nouns."""
    mended = list(tokens)
    for at, token in enumerate(tokens):
        if token.tag in grammar.tags.pronoun and token.text.istitle() and token.lower not in grammar.formal_pronouns:
            if at and tokens[at - 1].text.islower():
                mended[at] = replace(token, tag=grammar.capital_tag, pos="NOUN", person="")
    return mended


def _fixed(token: Token, grammar: Grammar) -> Token:
    """The token with the tag that its word always has, where the pack says so."""
    tag = grammar.fixed_tags.get(token.lower, token.tag)
    return token if tag == token.tag else replace(token, tag=tag, pos="ADV", form="", mood="", person="")


def _place_adjectives(tokens: list[Token], grammar: Grammar) -> None:
    """aus Laibacher Regierungskreisen: what the tagger took for a noun, and the tree for what it is."""
    for at in range(len(tokens) - 1):
        token, after = tokens[at], tokens[at + 1]
        if token.dep == "amod" and token.head == at + 1 and token.tag in grammar.tags.noun and token.text.istitle():
            tag = next((tag for end, tag in grammar.place_adjectives.items() if token.lower.endswith(end)), None)
            if tag is not None and after.tag in grammar.tags.noun - grammar.tags.name:
                tokens[at] = replace(token, tag=tag, pos="ADJ")


def _names(tokens: list[Token], sentences: Sequence[Sentence], grammar: Grammar) -> None:
    """..., Khaled Al-Maeena said: a capitalised verb behind a border and before a name is the name's first word."""
    for sentence in sentences:
        if sentence.kind == "headline":
            continue
        for at in range(sentence.start + 1, sentence.end - 1):
            token = tokens[at]
            if token.tag in grammar.tags.finite and token.text.istitle() and _is_behind_border(tokens, at):
                if tokens[at + 1].tag in grammar.tags.name and token.lower not in grammar.auxiliaries:
                    tokens[at] = replace(token, tag=grammar.name_tag, pos="PROPN", form="", mood="", person="")


def _people(tokens: list[Token], sentences: Sequence[Sentence], grammar: Grammar) -> None:
    """Rita Voss: a given name that is known, and the noun with a capital behind it, are the names of a person."""
    given = given_names()
    for sentence in sentences:
        for at in range(sentence.start, sentence.end - 1):
            first, last = tokens[at], tokens[at + 1]
            if first.lower not in given or not (first.text.istitle() and last.text.istitle() and last.text.isalpha()):
                continue
            nouns = first.tag in grammar.tags.noun and last.tag in grammar.tags.noun
            if nouns and last.lower not in grammar.time_nouns:
                tokens[at], tokens[at + 1] = _named(first, grammar), _named(last, grammar)


def _named(token: Token, grammar: Grammar) -> Token:
    tag = token.tag if token.tag in grammar.tags.name else grammar.person_tag
    return replace(token, tag=tag, pos="PROPN")


@cache
def given_names() -> frozenset[str]:
    """What `given_names.csv` holds: given names of many languages that are no common word of theirs, in small letters.

    Raises PackError if the file is broken.
    """
    return frozenset(row.name for row in load_rows(NAMES, GivenName))


def _is_behind_border(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma, a dash or a closing mark stands right before a token."""
    before = tokens[at - 1]
    closes = before.text == '"' and at > 1 and tokens[at - 2].end == before.start
    return closes or before.text in NAME_BORDERS


def _joined_verbs(tokens: list[Token], grammar: Grammar) -> None:
    """sprach von „Betrug“ und forderte Neuwahlen: a form of saying behind a coordinator is no adjective."""
    for at in range(1, len(tokens)):
        token = tokens[at]
        joined = tokens[at - 1].tag in grammar.tags.coordinator and token.tag in grammar.tags.modifier
        if joined and token.text.islower() and token.lower in grammar.verb_forms:
            tokens[at] = replace(token, tag=grammar.finite_tag, pos="VERB", form="Fin")


def _lost_verb(tokens: list[Token], sentence: Sentence, grammar: Grammar) -> None:
    """Das erfuhr der Sender; Präsident Maron dankte ihm: in a sentence without a verb, a form of saying under the tag
    of an adjective, or behind a noun one that ends like a past tense.
    """
    own = range(sentence.start, sentence.end)
    if tokens[sentence.end - 1].text not in END or any(tokens[at].tag in grammar.tags.finite for at in own):
        return
    for at in own[1:]:
        token, before = tokens[at], tokens[at - 1]
        if token.tag not in grammar.tags.modifier or not token.text.islower():
            continue
        past = before.tag in grammar.tags.noun and token.lower.endswith(tuple(grammar.past_endings))
        if past or (token.lower in grammar.verb_forms and before.tag in grammar.tags.determiner and at == own[1]):
            tokens[at] = replace(token, tag=grammar.finite_tag, pos="VERB", form="Fin", mood="Ind", case="")
            if before.tag in grammar.tags.determiner and at == own[1]:  # Das | erfuhr der Sender
                tokens[at - 1] = replace(before, tag=min(grammar.tags.demonstrative, default=before.tag), pos="PRON")
            return


def _participles(tokens: list[Token], sentence: Sentence, grammar: Grammar) -> None:
    """Past tenses that are participles: Asked whether he had fired, he said; citing people briefed on it; and verbs
    that are the second half of a word (the Houthi-run channel).
    """
    for at in range(sentence.start, sentence.end - 1):
        if _behind_hyphen(tokens, at, sentence) and tokens[at].tag in grammar.tags.finite:
            tokens[at] = replace(tokens[at], tag=grammar.participle_tag, form="Part", mood="", person="")
            continue
        if tokens[at].tag != grammar.past_tag or tokens[at].lemma.lower() in grammar.auxiliaries:
            continue
        if at == sentence.start:
            participle = any(tokens[n].tag in grammar.tags.finite for n in range(at + 1, sentence.end))
        else:
            participle = _relied_on(tokens, at, sentence, grammar) and tokens[at + 1].tag in grammar.tags.preposition
        if participle:
            tokens[at] = replace(tokens[at], tag=grammar.participle_tag, form="Part", mood="", person="")


def _behind_hyphen(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether a hyphen without blanks joins a token to the word before it."""
    if at - 2 < sentence.start or tokens[at - 1].text != "-":
        return False
    return tokens[at - 2].end == tokens[at - 1].start and tokens[at - 1].end == tokens[at].start


def _relied_on(tokens: Sequence[Token], at: int, sentence: Sentence, grammar: Grammar) -> bool:
    """citing people | briefed on it: behind a noun phrase that the report rests on."""
    if at <= sentence.start or tokens[at - 1].tag not in grammar.tags.noun:
        return False
    start = _phrase_start(tokens, at - 1, sentence, grammar)
    return any(tokens[n].lower in grammar.relying for n in range(max(sentence.start, start - 1), at))


def _is_past(tokens: Sequence[Token], at: int, sentence: Sentence, grammar: Grammar) -> bool:
    return (
        not _has_auxiliary(tokens, at, sentence, grammar)
        and _has_subject(tokens, at, sentence, grammar)
        and not _is_attribute(tokens, at, sentence, grammar)
        and not _relied_on(tokens, at, sentence, grammar)
    )


def _has_auxiliary(tokens: Sequence[Token], at: int, sentence: Sentence, grammar: Grammar) -> bool:
    for n in range(at - 1, max(sentence.start, at - AUXILIARY_REACH) - 1, -1):
        if tokens[n].lemma.lower() in grammar.auxiliaries or tokens[n].lower in grammar.auxiliaries:
            return True
    return False


def _has_subject(tokens: Sequence[Token], at: int, sentence: Sentence, grammar: Grammar) -> bool:
    """A noun or pronoun right before the verb, or behind an adverb; no verb between it and the border before."""
    tags = grammar.tags
    n = at - 1
    while n > sentence.start and tokens[n].tag in tags.adverb:
        n -= 1
    if tokens[n].tag in tags.relative:
        return True  # who said, which the paper described
    if tokens[n].tag not in tags.noun | tags.pronoun | tags.number:
        return False
    return _opens_clause(tokens, _phrase_start(tokens, n, sentence, grammar), sentence, grammar)


def _phrase_start(tokens: Sequence[Token], at: int, sentence: Sentence, grammar: Grammar) -> int:
    """The first token of the noun phrase that ends at `at`, with `of X` and the like inside it."""
    tags = grammar.tags
    inside = (
        tags.noun | tags.determiner | tags.modifier - tags.participle | tags.number | tags.pronoun | tags.possessive
    )
    while at > sentence.start:
        before = tokens[at - 1]
        linked = (
            before.tag in tags.preposition
            and at - 2 >= sentence.start
            and tokens[at - 2].tag in tags.noun | tags.pronoun
        )
        if before.tag not in inside and not linked:
            break
        at -= 1
    return at


def _opens_clause(tokens: Sequence[Token], start: int, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether a phrase stands where a clause begins: at a border, behind a subordinator, a coordinator or an adverb.

    Behind a verb or a preposition it is an object (citing people briefed on it, according to a study published today).
    """
    if start == sentence.start:
        return True
    before, tags = tokens[start - 1], grammar.tags
    if before.text in BORDERS or before.tag in tags.coordinator | tags.adverb | tags.relative:
        return True
    return before.lower in grammar.complementizers or (
        before.lower in grammar.subordinators and before.tag not in tags.preposition - tags.subordinator
    )


def _is_attribute(tokens: Sequence[Token], at: int, sentence: Sentence, grammar: Grammar) -> bool:
    """people briefed on the matter said: behind it, before the next border, another verb takes the noun phrase."""
    after = tokens[at + 1] if at + 1 < sentence.end else None
    if after is not None and after.lower in grammar.agent_prepositions:
        number = at + 2 < sentence.end and tokens[at + 2].tag in grammar.tags.number
        return not number  # fell by 12,000
    for n in range(at + 1, min(sentence.end, at + REACH)):
        token = tokens[n]
        if token.text in BORDERS or token.lower in grammar.complementizers:
            return False
        if token.tag in grammar.tags.finite:
            return not _clause_of_its_own(tokens, at, n, grammar)
    return False


def _clause_of_its_own(tokens: Sequence[Token], at: int, verb: int, grammar: Grammar) -> bool:
    """said the water was poisoned: right behind the verb a phrase begins that the next verb takes for its subject."""
    first = tokens[at + 1]
    return first.tag in grammar.tags.determiner | grammar.tags.pronoun | grammar.tags.noun and verb - at > 1


def rehang(tokens: Sequence[Token], sentences: Sequence[Sentence], grammar: Grammar) -> list[Token]:
    """The tokens, with trees mended where a finite verb lost its subject.

    Three slips of the parser: the verb hangs on its own subject (The bank <- confirmed); the first words of a
    sentence hang on a saying inserted behind them (The treaty, he said, was signed); the speaker behind a
    quotation is the verb's object ("Stop," said the guard).
    """
    hung = list(tokens)
    if not grammar.past_tag:
        return hung
    for sentence in sentences:
        for at in range(sentence.start, sentence.end):
            if hung[at].tag not in grammar.tags.finite:
                continue
            _take_subject(hung, at, sentence, grammar)
            _give_back(hung, at, sentence, grammar)
            _turn_round(hung, at, sentence)
    return hung


def _children(tokens: Sequence[Token], at: int, sentence: Sentence) -> list[int]:
    """The tokens near one that hang on it."""
    near = range(max(sentence.start, at - REACH), min(sentence.end, at + REACH))
    return [n for n in near if tokens[n].head == at and n != at]


def _has_nsubj(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    return any(tokens[n].dep.startswith(("nsubj", "expl", "csubj")) for n in _children(tokens, at, sentence))


def _take_subject(tokens: list[Token], verb: int, sentence: Sentence, grammar: Grammar) -> None:
    """A finite verb that hangs on a noun before it without a pronoun between them: the noun is its subject."""
    token = tokens[verb]
    noun = token.head
    hangs = token.dep.split(":")[0] in ("acl", "conj", "amod", "xcomp", "dep", "appos", "nmod")
    if (
        not hangs
        or not sentence.start <= noun < verb
        or tokens[noun].tag not in grammar.tags.noun | grammar.tags.pronoun
    ):
        return
    if _has_nsubj(tokens, verb, sentence) or any(
        tokens[n].tag in grammar.tags.relative and tokens[n].head == verb for n in range(noun, verb)
    ):
        return
    if any(tokens[n].dep in ("aux", "cop", "aux:pass") for n in _children(tokens, noun, sentence)):
        return  # the noun is a predicate with a verb of its own
    root = tokens[noun].head == noun
    tokens[verb] = replace(token, head=verb if root else tokens[noun].head, dep="ROOT" if root else "parataxis")
    tokens[noun] = replace(tokens[noun], head=verb, dep="nsubj")


def _give_back(tokens: list[Token], verb: int, sentence: Sentence, grammar: Grammar) -> None:
    """The treaty, he said, was signed: what hangs on the inserted verb from before its comma goes to the later one."""
    start = verb
    while start > sentence.start and verb - start < REACH and tokens[start - 1].text not in BORDERS:
        start -= 1
    end = verb + 1
    while end < sentence.end and end - verb < REACH and tokens[end].text not in BORDERS:
        end += 1
    if (
        start <= sentence.start + 1
        or end >= sentence.end - 1
        or end - verb > 5
        or not _has_nsubj(tokens, verb, sentence)
    ):
        return
    before = [n for n in _children(tokens, verb, sentence) if n < start - 1 and tokens[n].text not in BORDERS]
    later = next((n for n in range(end, min(sentence.end, end + REACH)) if tokens[n].tag in grammar.tags.finite), None)
    if (
        not before
        or later is None
        or any(tokens[n].tag in grammar.tags.finite for n in range(max(sentence.start, start - REACH), start))
    ):
        return
    main = tokens[later].head if tokens[later].dep.split(":")[0] in ("aux", "cop") else later
    if _has_nsubj(tokens, main, sentence):
        return
    for n in before:
        dep = "nsubj" if tokens[n].tag in grammar.tags.noun | grammar.tags.pronoun else tokens[n].dep
        tokens[n] = replace(tokens[n], head=main, dep=dep)


def _turn_round(tokens: list[Token], verb: int, sentence: Sentence) -> None:
    """Behind a closing mark, the verb's object is its subject: "Stop," said the guard."""
    if (
        verb == sentence.start
        or tokens[verb - 1].text not in {'"', "”", "“", "''"}
        or _has_nsubj(tokens, verb, sentence)
    ):
        return
    objects = [n for n in _children(tokens, verb, sentence) if n > verb and tokens[n].dep == "obj"]
    if objects:
        tokens[objects[0]] = replace(tokens[objects[0]], dep="nsubj")
