"""How few groups a set needs when some of its members cannot be together: the chromatic number of a small graph.

A vertex is a number, its neighbours the bits of an integer. Graphs of a claim are small and mostly made of cliques,
so the search ends at once; should one not, it stops after a fixed number of steps and what it returns is a bound.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

STEPS = 200_000  # vertices looked at before the search settles for a bound: a fraction of a second
DEEP = 200  # vertices that are coloured one inside the other; more are left at a bound


@dataclass(frozen=True, slots=True)
class Colouring:
    """The fewest groups, and the vertices of a largest clique that was found.

    exact False: the number is proven to be needed, but more may be.
    """

    number: int
    clique: tuple[int, ...]
    exact: bool


class _Budget:
    """Steps that are left."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def spend(self, vertices: int) -> bool:
        """Whether so many vertices may still be looked at."""
        self.left -= vertices + 1
        return self.left >= 0


def colouring(adjacent: Sequence[int], *, steps: int = STEPS) -> Colouring:
    """The chromatic number of a graph with the largest clique found, the same for the same graph."""
    clique = largest_clique(adjacent, steps=steps)
    core = _core(adjacent, len(clique))
    number, upper = len(clique), max(len(clique), _layers(adjacent, core))
    if number < upper and core.bit_count() > DEEP:
        return Colouring(number, clique, False)
    budget = _Budget(steps)
    while number < upper:
        found = _fits(adjacent, core, [0] * number, budget)
        if found is None:
            return Colouring(number, clique, False)
        if found:
            break
        number += 1
    return Colouring(number, clique, True)


def largest_clique(adjacent: Sequence[int], *, steps: int = STEPS) -> tuple[int, ...]:
    """The vertices of a largest clique, in order; of a large one if the steps do not suffice."""
    best = _grown(adjacent)
    budget = _Budget(steps)
    stack: list[tuple[list[int], int]] = [([], (1 << len(adjacent)) - 1)]
    while stack:
        chosen, open_ = stack.pop()
        if not budget.spend(open_.bit_count()):
            break
        if len(chosen) > len(best):
            best = chosen
        if len(chosen) + _layers(adjacent, open_) <= len(best):
            continue
        vertex = max(_bits(open_), key=lambda one: ((adjacent[one] & open_).bit_count(), -one))
        stack.append((chosen, open_ & ~(1 << vertex)))
        stack.append(([*chosen, vertex], open_ & adjacent[vertex]))
    return tuple(sorted(best))


def _grown(adjacent: Sequence[int]) -> list[int]:
    """A clique by taking in whoever fits, those with the most neighbours first."""
    clique: list[int] = []
    open_ = (1 << len(adjacent)) - 1
    for vertex in sorted(range(len(adjacent)), key=lambda vertex: (-adjacent[vertex].bit_count(), vertex)):
        if open_ >> vertex & 1:
            clique.append(vertex)
            open_ &= adjacent[vertex]
    return clique


def _layers(adjacent: Sequence[int], among: int) -> int:
    """Into how many groups without neighbours the vertices fall greedily: no clique among them is larger."""
    layers = 0
    while among:
        layers += 1
        open_ = among
        while open_:
            vertex = (open_ & -open_).bit_length() - 1
            among &= ~(1 << vertex)
            open_ &= ~(1 << vertex) & ~adjacent[vertex]
    return layers


def _core(adjacent: Sequence[int], number: int) -> int:
    """The vertices left when those with fewer neighbours than `number` are taken off: the others always fit in."""
    core = (1 << len(adjacent)) - 1
    while True:
        loose = [vertex for vertex in _bits(core) if (adjacent[vertex] & core).bit_count() < number]
        if not loose:
            return core
        for vertex in loose:
            core &= ~(1 << vertex)


def _fits(adjacent: Sequence[int], left: int, groups: list[int], budget: _Budget) -> bool | None:
    """Whether the vertices left fit into the groups, the most hemmed in first; None if the steps ran out."""
    if not left:
        return True
    if not budget.spend(left.bit_count()):
        return None
    vertex = min(_bits(left), key=lambda one: (sum(not adjacent[one] & group for group in groups), one))
    for number, group in enumerate(groups):
        if adjacent[vertex] & group:
            continue
        groups[number] = group | 1 << vertex
        found = _fits(adjacent, left & ~(1 << vertex), groups, budget)
        groups[number] = group
        if found or found is None:
            return found
        if not group:  # empty groups are alike
            break
    return False


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
