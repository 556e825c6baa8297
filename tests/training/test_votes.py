"""Several readings of a sentence made into one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from votes import Reading, spanning_tree, vote

# Minister dementiert Lieferung
ONE = Reading(
    heads=(1, 1, 1),
    relations=("nsubj", "ROOT", "obj"),
    tags=("NN", "VVFIN", "NN"),
    parts_of_speech=("NOUN", "VERB", "NOUN"),
    features=("Case=Nom", "Mood=Ind", "Case=Acc"),
    lemmas=("Minister", "dementieren", "Lieferung"),
)


def test_the_majority_decides_word_by_word() -> None:
    other = replace(ONE, tags=("NE", "VVFIN", "NN"), features=("Case=Nom", "Mood=Ind", "Case=Nom"))
    assert vote([other, ONE, ONE]) == ONE


def test_a_tie_goes_to_the_first() -> None:
    other = replace(ONE, heads=(2, 2, 2), relations=("nsubj", "amod", "ROOT"))
    assert vote([ONE, other]) == ONE
    assert vote([other, ONE]) == other


def test_a_relation_is_told_by_those_who_chose_the_head() -> None:
    far = replace(ONE, heads=(1, 1, 0), relations=("nsubj", "ROOT", "nmod"))
    near = replace(ONE, relations=("nsubj", "ROOT", "iobj"))
    assert vote([ONE, far, near, ONE]).relations == ("nsubj", "ROOT", "obj")


def test_arcs_of_several_trees_that_make_a_circle_are_cut() -> None:
    first = replace(ONE, heads=(0, 2, 0), relations=("ROOT", "obj", "obj"))
    second = replace(ONE, heads=(0, 0, 1), relations=("ROOT", "obj", "obj"))
    assert is_tree(vote([first, second]).heads)


@given(
    st.integers(1, 12).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, 5), min_size=n, max_size=n), min_size=n, max_size=n)
    )
)
@settings(max_examples=60, deadline=None)
def test_always_a_tree(rows: list[list[int]]) -> None:
    assert is_tree(spanning_tree(np.array(rows, dtype=np.float64), 0).tolist())


@pytest.mark.parametrize("seed", range(20))
def test_the_heaviest_of_all_trees(seed: int) -> None:
    votes = np.random.default_rng(seed).integers(0, 9, (4, 4)).astype(np.float64)
    trees = [(0, a, b, c) for a in range(4) for b in range(4) for c in range(4) if is_tree((0, a, b, c))]
    best = max(sum(votes[at, tree[at]] for at in (1, 2, 3)) for tree in trees)
    found = spanning_tree(votes, 0)
    assert sum(votes[at, found[at]] for at in (1, 2, 3)) == best


def is_tree(heads: tuple[int, ...] | list[int]) -> bool:
    """Whether every word leads to one root."""
    above = list(range(len(heads)))
    for _ in heads:
        above = [heads[at] for at in above]
    return len(set(above)) == 1 and sum(head == at for at, head in enumerate(heads)) == 1
