from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ondit.provenance.chains import OFTEN, heaviest_chain
from ondit.provenance.passages import shared_passages, shingles_of
from ondit.provenance.words import GRAM, words_of

WORDS = st.lists(st.integers(0, 5), max_size=7)


def brute(one: list[int], other: list[int]) -> int:
    """Length of the longest common subsequence, tried out."""
    kept = [word for at, word in enumerate(other) if other[:at].count(word) < OFTEN]
    for length in range(min(len(one), len(kept)), 0, -1):
        if {tuple(some) for some in combinations(one, length)} & {tuple(some) for some in combinations(kept, length)}:
            return length
    return 0


@given(WORDS, WORDS)
def test_the_chain_is_as_heavy_as_any(one: list[int], other: list[int]) -> None:
    chain = heaviest_chain(one, other, [1.0] * len(one))
    assert chain.weight == len(chain.pairs) == brute(one, other)
    assert all(one[a] == other[b] for a, b in chain.pairs)
    assert list(chain.pairs) == sorted(set(chain.pairs))
    assert len({a for a, _ in chain.pairs}) == len({b for _, b in chain.pairs}) == len(chain.pairs)


def test_weight_counts_not_number() -> None:
    assert heaviest_chain(["a", "b", "c"], ["c", "a", "b"], [1.0, 1.0, 5.0]).pairs == ((2, 0),)


@given(st.lists(st.sampled_from(["ferry", "mill", "island", "coast"]), max_size=25), st.integers(0, 10))
def test_a_part_of_a_text_is_one_passage_of_it(words: list[str], start: int) -> None:
    whole = words_of(" ".join(words))
    part = words_of(" ".join(words[start:]))
    shared = shared_passages(shingles_of(part), shingles_of(whole))
    assert shared.of_one.all() == (len(part) >= GRAM or not len(part))
    assert len(shared.of_other) == len(whole)
    for passage in shared.passages:
        length = passage.last - passage.first
        assert part.whole[passage.first : passage.last].tolist() == whole.whole[passage.at :][:length].tolist()
