from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest

from ondit.provenance.channels import channels
from ondit.provenance.colouring import colouring, largest_clique
from ondit.provenance.graph import Web, knots_of, range_of


def ends(web: Web) -> tuple[int, int]:
    found = range_of(web)
    return found.at_least, found.at_most


def test_two_open_nodes_are_one_or_two() -> None:
    assert ends(Web(("a", "b"))) == (1, 2)


def test_nodes_that_are_one_count_once() -> None:
    assert ends(Web(("a", "b"), one=(("a", "b"),))) == (1, 1)


def test_nodes_apart_count_each() -> None:
    found = range_of(Web(("a", "b", "c"), apart=(("a", "b"), ("b", "c"), ("a", "c"))))
    assert (found.at_least, found.at_most, found.certificate) == (3, 3, ("a", "b", "c"))


def test_who_relies_on_two_adds_nothing_and_joins_nobody() -> None:
    assert ends(Web(("a", "b", "c"), relies=(("c", "a"), ("c", "b")), apart=(("a", "b"),))) == (2, 2)


def test_a_closed_circle_may_hide_one_and_proves_none() -> None:
    assert ends(Web(("a", "b"), relies=(("a", "b"), ("b", "a")))) == (0, 1)


def test_a_circle_with_a_way_out_adds_nothing() -> None:
    web = Web(("a", "b", "c"), relies=(("a", "b"), ("b", "a"), ("b", "c")))
    assert ends(web) == (1, 1)
    assert [block.sort for block in range_of(web).blocks] == ["derived", "derived", "named"]


def test_a_node_that_cites_itself_is_a_circle() -> None:
    assert ends(Web(("a",), relies=(("a", "a"),))) == (0, 1)


def test_who_names_nobody_may_hide_one_and_proves_none() -> None:
    assert ends(Web(("a", "b"), silent=frozenset("b"))) == (1, 2)
    assert ends(Web(("b",), silent=frozenset("b"))) == (0, 1)


def test_a_named_node_speaks_for_a_silent_one() -> None:
    assert ends(Web(("a", "b"), one=(("a", "b"),), silent=frozenset("b"))) == (1, 1)


def test_members_of_a_plural_are_apart() -> None:
    found = range_of(Web(("a", "b"), sizes={"a": 3}))
    assert (found.at_least, found.at_most, found.certificate) == (3, 4, ("a", "a", "a"))


def test_a_plural_that_is_only_taken_over_counts_as_its_origin() -> None:
    assert ends(Web(("a", "b"), relies=(("b", "a"),), one=(("b", "a"),), sizes={"b": 3})) == (1, 1)


def test_a_plural_that_is_not_proven_widens_the_range() -> None:
    assert ends(Web(("a", "b"), perhaps={"a": 3})) == (1, 4)


def test_known_to_be_one_outweighs_known_to_be_apart() -> None:
    assert ends(Web(("a", "b"), one=(("a", "b"),), apart=(("a", "b"),))) == (1, 1)


def test_an_odd_ring_needs_three_though_no_three_are_apart() -> None:
    ring = tuple((f"{n}", f"{(n + 1) % 5}") for n in range(5))
    found = range_of(Web(tuple("01234"), apart=ring))
    assert (found.at_least, len(found.certificate), found.exact) == (3, 2, True)


def test_no_steps_left_gives_a_bound_and_says_so() -> None:
    ring = [1 << (n + 1) % 5 | 1 << (n - 1) % 5 for n in range(5)]
    found = colouring(ring, steps=0)
    assert (found.number, found.exact) == (2, False)


def test_a_thousand_apart_are_a_thousand() -> None:
    all_ = (1 << 1000) - 1
    found = colouring([all_ & ~(1 << n) for n in range(1000)])
    assert (found.number, found.exact) == (1000, True)


def test_a_long_way_of_citations_is_no_trouble() -> None:
    nodes = tuple(str(n) for n in range(20_000))
    assert len(knots_of(nodes, pairwise(nodes))) == 20_000


def partitions(count: int) -> Iterator[list[int]]:
    """All ways to group so many things: the group of each."""

    def grow(groups: list[int]) -> Iterator[list[int]]:
        if len(groups) == count:
            yield groups
            return
        for group in range(max(groups, default=-1) + 2):
            yield from grow([*groups, group])

    return grow([])


PARTITIONS = {count: list(partitions(count)) for count in range(7)}


def reached(node: str, relies: Sequence[tuple[str, str]]) -> set[str]:
    """A node and all on which it rests, near and far."""
    seen, queue = {node}, [node]
    for here in queue:
        for a, b in relies:
            if a == here and b not in seen:
                seen.add(b)
                queue.append(b)
    return seen


def brute(web: Web) -> tuple[int, int]:
    """The range by trying every way to settle what is open, from the words of the design alone."""
    rest = {node: reached(node, web.relies) for node in web.nodes}
    circles = [n for n in web.nodes if all(n in rest[m] for m in rest[n]) and any(a in rest[n] for a, _ in web.relies)]
    ends_ = [n for n in web.nodes if rest[n] == {n} and n not in circles]
    pairs = {*web.one, *((n, m) for n in circles for m in rest[n])}
    named = [n for n in ends_ if n not in web.silent]
    groups: list[set[str]] = [{node} for node in web.nodes]
    for a, b in pairs:
        one, other = (next(group for group in groups if n in group) for n in (a, b))
        if one is not other:
            groups.remove(other)
            one |= other
    naming = [group for group in groups if group & set(named)]
    empty = [g for g in groups if g not in naming and (g & set(ends_) or g & set(circles))]
    clones = [n for n, g in enumerate(naming) for _ in range(max(web.sizes.get(m, 1) for m in g & set(named)))]
    of = {node: n for n, group in enumerate(naming) for node in group}
    apart = {frozenset((of[a], of[b])) for a, b in web.apart if a in of and b in of and of[a] != of[b]}

    def may(i: int, j: int) -> bool:
        return clones[i] != clones[j] and frozenset((clones[i], clones[j])) not in apart

    counts = [
        max(groups_, default=-1) + 1
        for groups_ in PARTITIONS[len(clones)]
        if all(may(i, j) for j in range(len(clones)) for i in range(j) if groups_[i] == groups_[j])
    ]
    return min(counts), max(counts) + len(empty)


def random_web(chance: random.Random) -> Web:
    nodes = tuple("abcdefg"[: chance.randint(1, 6)])
    pairs = [(a, b) for a in nodes for b in nodes if a != b]

    def some(share: float) -> tuple[tuple[str, str], ...]:
        return tuple(pair for pair in pairs if chance.random() < share)

    sizes = {chance.choice(nodes): 2} if len(nodes) < 6 and chance.random() < 0.3 else {}
    silent = frozenset(node for node in nodes if chance.random() < 0.2)
    thin, dense = chance.choice([0.0, 0.05, 0.15]), chance.choice([0.1, 0.3, 0.6])
    return Web(nodes, some(thin), some(thin), some(dense), silent, sizes)


@pytest.mark.parametrize("seed", range(10))
def test_the_range_is_that_of_all_ways_to_settle_it(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(1000):
        web = random_web(chance)
        found = range_of(web)
        assert (found.at_least, found.at_most) == brute(web), web
        assert found.exact
        assert 0 <= found.at_least <= found.at_most


@pytest.mark.parametrize("seed", range(20))
def test_a_certificate_is_a_largest_clique(seed: int) -> None:
    chance = random.Random(seed)
    count = chance.randint(1, 12)
    masks = [0] * count
    for a in range(count):
        for b in range(a):
            if chance.random() < 0.5:
                masks[a] |= 1 << b
                masks[b] |= 1 << a
    found = largest_clique(masks)
    assert all(masks[a] >> b & 1 for a in found for b in found if a != b)
    cliques = (
        [v for v in range(count) if subset >> v & 1]
        for subset in range(1 << count)
        if all((masks[v] | 1 << v) & subset == subset for v in range(count) if subset >> v & 1)
    )
    assert len(found) == max(map(len, cliques))


def test_two_officials_behind_one_outlet_are_one_channel() -> None:
    steps = [("r1", "CNN"), ("r2", "CNN"), ("CNN", "v1"), ("CNN", "v2")]
    found = channels(["r1", "r2"], steps, ["v1", "v2"])
    assert (found.number, found.bottleneck) == (1, "CNN")


def test_one_judge_before_three_reporters_is_one_channel_without_a_bottleneck() -> None:
    found = channels(["r1", "r2", "r3"], [("r1", "v"), ("r2", "v"), ("r3", "v")], ["v"])
    assert (found.number, found.bottleneck) == (1, None)


def test_the_first_way_found_gives_room_to_a_second() -> None:
    found = channels(["a", "b"], [("a", "v1"), ("a", "v2"), ("b", "v1")], ["v1", "v2"])
    assert found.number == 2


def test_no_origin_no_channel() -> None:
    assert channels(["a"], [("a", "b"), ("b", "a")], []).number == 0


def most_ways(starts: Sequence[str], steps: Sequence[tuple[str, str]], origins: set[str]) -> int:
    """Vertex-disjoint ways by cutting: the fewest vertices without which no origin is reached (Menger)."""
    vertices = sorted({*starts, *origins, *(v for step in steps for v in step)})

    def open_without(cut: int) -> bool:
        out = {v for n, v in enumerate(vertices) if cut >> n & 1}
        seen = [start for start in starts if start not in out]
        for here in seen:
            seen += [b for a, b in steps if a == here and b not in out and b not in seen]
        return any(v in origins for v in seen)

    return min(cut.bit_count() for cut in range(1 << len(vertices)) if not open_without(cut))


@pytest.mark.parametrize("seed", range(60))
def test_channels_are_as_many_as_must_be_cut(seed: int) -> None:
    chance = random.Random(seed)
    vertices = list("abcdefg")
    steps = [(a, b) for a in vertices for b in vertices if a != b and chance.random() < 0.25]
    starts, origins = chance.sample(vertices, 3), set(chance.sample(vertices, 3))
    found = channels(starts, steps, origins)
    assert found.number == most_ways(starts, steps, origins)
