"""Clauses read off a dependency tree.

Each row: a tagged sentence with its tree (`nsubj>2`: subject of the second word, `>0` the root), and its clauses as
`pieces | kind | finite verb | subject`.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotate.tagged import clauses_of, shown

from ondit.annotate.grammar import grammar_of
from ondit.packs.language import language_pack

GRAMMAR = grammar_of(language_pack("en"))

ROWS: dict[str, tuple[str, list[str]]] = {
    "main clause": (
        "The/DT/det>2 minister/NN/nsubj>3 left/VBD/>0",
        ["The minister left | main | left | The minister"],
    ),
    "complement without that": (
        "She/PRP/nsubj>2 said/VBD/>0 he/PRP/nsubj>4 left/VBD/ccomp>2",
        ["She said | main | said | She", "he left | main | left | he"],
    ),
    "complement with that": (
        "She/PRP/nsubj>2 said/VBD/>0 that/IN/mark>5 he/PRP/nsubj>5 left/VBD/ccomp>2",
        ["She said | main | said | She", "that he left | subordinate | left | he"],
    ),
    "auxiliaries": (
        "He/PRP/nsubj>4 has/VBZ/aux>4 been/VBN/aux:pass>4 seen/VBN/>0",
        ["He has been seen | main | has | He"],
    ),
    "copula": (
        "The/DT/det>2 deal/NN/nsubj>4 is/VBZ/cop>4 dead/JJ/>0",
        ["The deal is dead | main | is | The deal"],
    ),
    "modal": (
        "They/PRP/nsubj>4 would/MD/aux>4 not/RB/advmod>4 say/VB/>0",
        ["They would not say | main | would | They"],
    ),
    "infinitive": (
        "They/PRP/nsubj>2 vowed/VBD/>0 to/TO/mark>4 fight/VB/xcomp>2",
        ["They vowed | main | vowed | They", "to fight | infinitive | - | -"],
    ),
    "content first": (
        "He/PRP/nsubj>2 left/VBD/ccomp>5 ,/,/punct>2 she/PRP/nsubj>5 said/VBD/>0",
        ["He left , | main | left | He", "she said | main | said | she"],
    ),
    "cue inside": (
        "The/DT/det>2 plan/NN/nsubj>8 ,/,/punct>5 he/PRP/nsubj>5 said/VBD/parataxis>8 ,/,/punct>5 is/VBZ/cop>8 k/JJ/>0",
        ["The plan … is k | main | is | The plan", ", he said , | main | said | he"],
    ),
    "verb before its subject": (
        "He/PRP/nsubj>2 left/VBD/ccomp>4 ,/,/punct>2 said/VBD/>0 the/DT/det>6 boss/NN/nsubj>4",
        ["He left , | main | left | He", "said the boss | main | said | the boss"],
    ),
    "relative clause": (
        "The/DT/det>2 man/NN/nsubj>7 ,/,/punct>5 who/WP/nsubj>5 left/VBD/acl:relcl>2 ,/,/punct>5 lied/VBD/>0",
        ["The man … lied | main | lied | The man , who left ,", ", who left , | relative | left | who"],
    ),
    "adverbial clause": (
        "After/IN/mark>3 he/PRP/nsubj>3 left/VBD/advcl>5 we/PRP/nsubj>5 talked/VBD/>0",
        ["After he left | subordinate | left | he", "we talked | main | talked | we"],
    ),
    "participle": (
        "Reuters/NNP/nsubj>2 reported/VBD/>0 ,/,/punct>4 citing/VBG/advcl>2 officials/NNS/obj>4",
        ["Reuters reported | main | reported | Reuters", ", citing officials | infinitive | - | -"],
    ),
    "coordination with two subjects": (
        "He/PRP/nsubj>2 left/VBD/>0 and/CC/cc>5 she/PRP/nsubj>5 stayed/VBD/conj>2",
        ["He left | main | left | He", "and she stayed | main | stayed | she"],
    ),
    "coordination of nouns": (
        "Cats/NNS/nsubj>4 and/CC/cc>3 dogs/NNS/conj>1 fled/VBD/>0",
        ["Cats and dogs fled | main | fled | Cats and dogs"],
    ),
    "past tense taken for a participle": (
        "The/DT/det>2 bank/NN/nsubj>3 confirmed/VBN/>0 it/PRP/obj>3",
        ["The bank confirmed it | main | confirmed | The bank"],
    ),
    "a passive participle is no finite verb": (
        "Two/CD/nummod>2 men/NNS/nsubj:pass>3 killed/VBN/>0",
        ["Two men killed | fragment | - | Two men"],
    ),
    "headline without a verb": (
        "Fire/NN/>0 in/IN/case>3 Leeds/NNP/nmod>1",
        ["Fire in Leeds | fragment | - | -"],
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_row(name: str) -> None:
    line, wanted = ROWS[name]
    tokens, clauses = clauses_of(line, GRAMMAR)
    assert [shown(tokens, clause) for clause in clauses] == wanted


def test_parents() -> None:
    """A complement hangs on the clause of its verb, whichever comes first."""
    line, _ = ROWS["content first"]
    _, (content, cue) = clauses_of(line, GRAMMAR)
    assert (content.parent, cue.parent) == (cue.number, None)


def test_shared_subject() -> None:
    """A second verb without a subject of its own has the first one's."""
    line = "She/PRP/nsubj>2 arrived/VBD/>0 and/CC/cc>4 said/VBD/conj>2 no/UH/obj>4"
    tokens, clauses = clauses_of(line, GRAMMAR)
    assert shown(tokens, clauses[1]) == "and said no | main | said | She"


def test_conditional() -> None:
    line = "They/PRP/nsubj>3 would/MD/aux>3 leave/VB/>0"
    assert clauses_of(line, GRAMMAR)[1][0].mood == "conditional"


TAGS = "NN NNP VBD VBZ VBN VBG VB MD TO IN DT PRP WP CC JJ , ."
DEPS = "nsubj nsubj:pass obj obl ccomp xcomp advcl acl acl:relcl conj cc mark aux cop det parataxis punct expl csubj"


@given(st.data())
def test_properties(data: st.DataObject) -> None:
    """Any tree, also a broken one: no exception, each word in one clause, verbs and finite verb in its own pieces."""
    tags, deps = st.sampled_from(TAGS.split()), st.sampled_from(DEPS.split())
    size = data.draw(st.integers(1, 15))
    words = []
    for at in range(1, size + 1):
        head = data.draw(st.integers(0, at - 1))  # a word hangs on one before it, or is a root
        words.append(f"w{at}/{data.draw(tags)}/{data.draw(deps)}>{head}")
    _, clauses = clauses_of(" ".join(words), GRAMMAR)
    taken = [at for clause in clauses for start, end in clause.pieces for at in range(start, end)]
    assert sorted(taken) == list(range(size))
    for clause in clauses:
        own = {at for start, end in clause.pieces for at in range(start, end)}
        assert set(clause.verbs) <= own
        assert clause.finite is None or clause.finite in own
        assert clause.parent != clause.number
        assert clause.subject is None or 0 <= clause.subject[0] < clause.subject[1] <= size
