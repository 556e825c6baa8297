"""The graph of a claim, and the range of origins that it leaves open. Plain values in, plain values out.

Nodes are voices within reports. A node that relies on another one adds nothing of its own; those that rely on nobody
are origins if they name somebody. Some are known to be one, some are known to be apart, and the rest is open: the range
is from the fewest to the most origins over all ways to settle what is open.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from ondit.provenance.colouring import colouring

Pair = tuple[str, str]
# named: an origin; silent: rests on nobody who is named; circle: citations that close; derived: adds nothing.
Sort = Literal["named", "silent", "circle", "derived"]
T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Web:
    """What is known of a claim's nodes.

    relies: the first has it from the second. one, apart: pairs that are, or cannot be, the same; where both are
    said of one pair, `one` holds. silent: nodes that name nobody. sizes: as how many people a node is known to
    speak, perhaps: as how many it may; one where it is not there.
    """

    nodes: tuple[str, ...]
    relies: tuple[Pair, ...] = ()
    one: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    silent: frozenset[str] = frozenset()
    sizes: Mapping[str, int] = field(default_factory=dict)
    perhaps: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Block:
    """Nodes that are one; size: how many origins they are at the least, most: how many they may be."""

    nodes: tuple[str, ...]
    sort: Sort
    size: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True)
class Range:
    """Both ends count. certificate: nodes of which no two can be one; a plural stands there once for each member.

    exact False: at_least is proven, but the search for more was given up.
    """

    at_least: int
    at_most: int
    certificate: tuple[str, ...]
    exact: bool
    blocks: tuple[Block, ...]


def range_of(web: Web) -> Range:
    """The range that a web leaves open; the same for the same web."""
    blocks = blocks_of(web)
    named = [block for block in blocks if block.sort == "named"]
    fewest, certificate, exact = _fewest(named, web.apart)
    most = sum(block.most for block in named) + sum(block.sort in ("silent", "circle") for block in blocks)
    return Range(fewest, most, certificate, exact, blocks)


def blocks_of(web: Web) -> tuple[Block, ...]:
    """The nodes in groups that are known to be one, in the order of their first nodes."""
    knots = knots_of(web.nodes, web.relies)
    ends = _ends(knots, web.relies)
    circles = [(knot[0], other) for knot in knots if knot[0] in ends for other in knot[1:]]
    groups = joined(web.nodes, [*circles, *web.one])
    return tuple(_block(tuple(group), ends, web) for group in groups)


def knots_of(nodes: Sequence[str], edges: Iterable[Pair]) -> tuple[tuple[str, ...], ...]:
    """The nodes in groups of which each leads to each (Tarjan); most hold one node."""
    ahead: dict[str, list[str]] = {node: [] for node in nodes}
    for a, b in edges:
        ahead[a].append(b)
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: list[str] = []
    waiting: set[str] = set()
    found: list[tuple[str, ...]] = []
    for root in nodes:
        if root in number:
            continue
        path = [(root, iter(ahead[root]))]
        number[root] = low[root] = len(number)
        open_.append(root)
        waiting.add(root)
        while path:
            node, rest = path[-1]
            for other in rest:
                if other not in number:
                    number[other] = low[other] = len(number)
                    open_.append(other)
                    waiting.add(other)
                    path.append((other, iter(ahead[other])))
                    break
                if other in waiting:
                    low[node] = min(low[node], number[other])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[node])
                if low[node] == number[node]:
                    found.append(_taken_off(open_, node))
                    waiting.difference_update(found[-1])
    return tuple(found)


def _taken_off(stack: list[str], node: str) -> tuple[str, ...]:
    """The end of a stack from a node on, taken off it."""
    knot = [stack.pop()]
    while knot[-1] != node:
        knot.append(stack.pop())
    return tuple(reversed(knot))


def joined(items: Sequence[T], pairs: Iterable[tuple[T, T]]) -> list[list[T]]:
    """The items in groups, those of a pair in one, in the order of their first items."""
    above = {item: item for item in items}
    for a, b in pairs:
        above[top_of(above, a)] = top_of(above, b)
    groups: dict[T, list[T]] = {}
    for item in items:
        groups.setdefault(top_of(above, item), []).append(item)
    return list(groups.values())


def top_of(above: dict[T, T], item: T) -> T:
    """Who stands for the group of an item; shortens the way there."""
    while above[item] != item:
        above[item] = above[above[item]]
        item = above[item]
    return item


def _ends(knots: Iterable[tuple[str, ...]], relies: Iterable[Pair]) -> dict[str, bool]:
    """The nodes from which no way leads on; True where they stand alone, False in a closed circle."""
    knot_of = {node: number for number, knot in enumerate(knots) for node in knot}
    leaving = {knot_of[a] for a, b in relies if knot_of[a] != knot_of[b]}
    turning = {knot_of[a] for a, b in relies if knot_of[a] == knot_of[b]}
    return {node: number not in turning for node, number in knot_of.items() if number not in leaving}


def _block(nodes: tuple[str, ...], ends: Mapping[str, bool], web: Web) -> Block:
    alone = [node for node in nodes if ends.get(node, False)]
    naming = [node for node in alone if node not in web.silent]
    if naming:
        size = max(web.sizes.get(node, 1) for node in naming)
        return Block(nodes, "named", size, max(size, *(web.perhaps.get(node, 1) for node in naming)))
    if alone:
        return Block(nodes, "silent")
    return Block(nodes, "circle" if any(node in ends for node in nodes) else "derived")


def _fewest(named: Sequence[Block], apart: Iterable[Pair]) -> tuple[int, tuple[str, ...], bool]:
    """The fewest origins, nodes that show it, and whether that is exact. Each member of a plural is a vertex."""
    members = [number for number, block in enumerate(named) for _ in range(block.size)]
    masks = [0] * len(named)
    for vertex, number in enumerate(members):
        masks[number] |= 1 << vertex
    block_of = {node: number for number, block in enumerate(named) for node in block.nodes}
    beside = list(masks)
    for a, b in apart:
        if a in block_of and b in block_of and block_of[a] != block_of[b]:
            beside[block_of[a]] |= masks[block_of[b]]
            beside[block_of[b]] |= masks[block_of[a]]
    found = colouring([beside[number] & ~(1 << vertex) for vertex, number in enumerate(members)])
    certificate = tuple(named[members[vertex]].nodes[0] for vertex in found.clique)
    return found.number, certificate, found.exact
