"""Several readings of one sentence made into one: the tree that most arcs vote for, and of each word what most say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Votes = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one pipeline says of each word of a sentence. heads count within it; a root is its own head."""

    heads: tuple[int, ...]
    relations: tuple[str, ...]
    tags: tuple[str, ...]
    parts_of_speech: tuple[str, ...]
    features: tuple[str, ...]
    lemmas: tuple[str, ...]


def vote(readings: Sequence[Reading]) -> Reading:
    """The reading of the majority; where votes are even, the first reading's word goes."""
    heads = _heads([reading.heads for reading in readings])
    return Reading(
        heads=heads,
        relations=tuple(_relation(readings, at, head) for at, head in enumerate(heads)),
        tags=_majorities([reading.tags for reading in readings]),
        parts_of_speech=_majorities([reading.parts_of_speech for reading in readings]),
        features=_majorities([reading.features for reading in readings]),
        lemmas=_majorities([reading.lemmas for reading in readings]),
    )


def _majorities(columns: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(_most(words) for words in zip(*columns, strict=True))


def _most(values: Sequence[str]) -> str:
    """The value named most often; Counter keeps the order in which they came, so the first wins a tie."""
    return Counter(values).most_common(1)[0][0]


def _relation(readings: Sequence[Reading], at: int, head: int) -> str:
    """The relation that most of those give who chose this head; nobody chose it: that of most."""
    agreeing = [reading.relations[at] for reading in readings if reading.heads[at] == head]
    if head == at:
        return "ROOT"
    others = [name for reading in readings if (name := reading.relations[at]) != "ROOT"]
    return _most(agreeing or others or ["dep"])


def _heads(trees: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The heads of the tree with one root that most arcs vote for."""
    size = len(trees[0])
    votes = np.zeros((size, size))
    for rank, tree in enumerate(trees):
        for at, head in enumerate(tree):
            votes[at, head] += 1 - 0.01 * rank  # the earlier, the better in a tie
    root = int(votes.diagonal().argmax())
    return tuple(int(head) for head in spanning_tree(votes, root))


def spanning_tree(votes: Votes, root: int) -> NDArray[np.int64]:
    """Chu, Liu and Edmonds: the heads of the heaviest tree below `root`.

    votes[word, head]: the weight of an arc; any arc is possible, so a tree is always found.
    """
    votes = votes.astype(np.float64)
    np.fill_diagonal(votes, -np.inf)
    heads = votes.argmax(axis=1)
    heads[root] = root
    cycle = _cycle(heads, root)
    return heads if not cycle else _without(votes, heads, cycle, root)


def _cycle(heads: NDArray[np.int64], root: int) -> list[int]:
    """The words of a circle of heads; empty where all lead to the root."""
    safe = {root}
    for start in range(len(heads)):
        path: list[int] = []
        at = start
        while at not in safe and at not in path:
            path.append(at)
            at = int(heads[at])
        if at not in safe:
            return path[path.index(at) :]
        safe.update(path)
    return []


def _without(votes: Votes, heads: NDArray[np.int64], cycle: list[int], root: int) -> NDArray[np.int64]:
    """The tree found with the circle drawn together into one word, and the circle cut where that tree enters it."""
    rest = [at for at in range(len(heads)) if at not in set(cycle)]
    one = len(rest)  # the number of the circle among the rest
    gains = votes[np.ix_(cycle, rest)] - votes[cycle, heads[cycle]][:, None]
    leaving = votes[np.ix_(rest, cycle)]
    smaller = np.full((one + 1, one + 1), -np.inf)
    smaller[:one, :one] = votes[np.ix_(rest, rest)]
    smaller[one, :one] = gains.max(axis=0)
    smaller[:one, one] = leaving.max(axis=1)
    found = spanning_tree(smaller, rest.index(root))
    whole = heads.copy()
    for number, at in enumerate(rest):
        if at != root:
            head = int(found[number])
            whole[at] = cycle[int(leaving[number].argmax())] if head == one else rest[head]
    entry = int(found[one])
    whole[cycle[int(gains[:, entry].argmax())]] = rest[entry]
    return whole
