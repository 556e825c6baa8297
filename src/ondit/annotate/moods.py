"""The mood of each verb, by its form on top of the tagger: forms of the subjunctive are nothing else.

The tagger alone takes many an indicative for a subjunctive (German: F1 83 on unseen text), forms know more (90). Where
both moods look alike (sollte, wären for seien), the tagger's word stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ondit.annotate.document import Sentence, Token
from ondit.annotate.grammar import Grammar
from ondit.annotate.verbs import mood_of

VERBS = frozenset({"VERB", "AUX"})
REACH = 3  # tokens to either side among which the subject of `habe` would stand if it were the first person


def settle_moods(tokens: Sequence[Token], sentences: Sequence[Sentence], grammar: Grammar) -> list[Token]:
    """The tokens, each verb with the mood of its form; as they are where the pack knows no subjunctive by form."""
    settled = list(tokens)
    if not grammar.subjunctive_endings:
        return settled
    for sentence in sentences:
        for at in range(sentence.start, sentence.end):
            if tokens[at].pos in VERBS and (mood := _mood(tokens, at, sentence, grammar)) != tokens[at].mood:
                settled[at] = replace(tokens[at], mood=mood)
    return settled


def _mood(tokens: Sequence[Token], at: int, sentence: Sentence, grammar: Grammar) -> str:
    """The mood as Universal Dependencies names it; "" of what is not finite."""
    token, form = tokens[at], mood_of(tokens[at], grammar)
    if token.text[0].isupper() and at > sentence.start and tokens[at - 1].text.isalpha():
        return ""  # in Amt und Würde: no verb at all
    if form == "conditional" or (form == "reported" and not _speaks_of_itself(tokens, at, sentence)):
        return "Sub"
    if token.mood == "Ind" and _looks_reported(token, grammar) and not _speaks_of_itself(tokens, at, sentence):
        return "Sub"
    if token.mood != "Sub" or token.tag in grammar.tags.modal or token.lower in grammar.stand_ins:
        return token.mood
    return "Ind"


def _looks_reported(token: Token, grammar: Grammar) -> bool:
    """Whether a form ends like a reported subjunctive, of a verb whose infinitive the lemmatizer did not find."""
    known = token.lemma.lower().endswith(tuple(grammar.subjunctive_endings))
    ends = token.lower.endswith(tuple(grammar.subjunctive_endings.values())) and not token.lower.endswith(
        tuple(grammar.past_endings)
    )
    return ends and not known and token.lower not in grammar.never_reported


def _speaks_of_itself(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether a word of the first person singular stands near: ich habe is no subjunctive."""
    near = range(max(sentence.start, at - REACH), min(sentence.end, at + REACH))
    return any(tokens[n].person == "1" and tokens[n].number == "Sing" and tokens[n].pos not in VERBS for n in near)
