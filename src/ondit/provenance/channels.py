"""Through how many ways a claim comes that share nobody: vertex-disjoint paths from the claim to its origins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Step = tuple[str, str]
Side = tuple[str, str]  # a vertex where a way comes in, or where it leaves
Residual = dict[Side, dict[Side, None]]  # from each side the lanes that are free

IN, OUT = "in", "out"
END: Side = ("", "end")


@dataclass(frozen=True, slots=True)
class Channels:
    """How many ways there are, and the one outlet through which all pass; None if there is none such."""

    number: int
    bottleneck: str | None


def channels(starts: Sequence[str], steps: Iterable[Step], origins: Iterable[str]) -> Channels:
    """Ways from the starts over the steps to the origins, no vertex on two of them (Menger, by augmenting paths).

    Of several bottlenecks the one nearest to the origins. A start may be an origin itself; such a way has no outlet.
    """
    firsts, ends, links = tuple(dict.fromkeys(starts)), frozenset(origins), tuple(dict.fromkeys(steps))
    free = _residual((*firsts, *(end for link in links for end in link)), links, ends)
    number = sum(_augment((first, IN), free) for first in firsts)
    return Channels(number, _bottleneck(firsts, links, ends) if number == 1 else None)


def _residual(vertices: Iterable[str], links: Iterable[Step], ends: frozenset[str]) -> Residual:
    """Each vertex as two sides with one lane between them, so that a single way passes it."""
    free: Residual = {}
    for vertex in dict.fromkeys(vertices):
        free[vertex, IN] = {(vertex, OUT): None}
        free[vertex, OUT] = {END: None} if vertex in ends else {}
    for a, b in links:
        free[a, OUT][b, IN] = None
    return free


def _augment(first: Side, free: Residual) -> bool:
    """Find one more way from a start, turning older ones aside where that helps, and turn its lanes round."""
    came: dict[Side, Side] = {}
    seen, stack = {first}, [first]
    while stack:
        here = stack.pop()
        for there in free.get(here, ()):
            if there in seen:
                continue
            seen.add(there)
            came[there] = here
            if there == END:
                _turn(first, came, free)
                return True
            stack.append(there)
    return False


def _turn(first: Side, came: dict[Side, Side], free: Residual) -> None:
    at = END
    while at != first:
        before = came[at]
        del free[before][at]
        if at != END:
            free[at][before] = None
        at = before


def _bottleneck(starts: Sequence[str], links: Iterable[Step], ends: frozenset[str]) -> str | None:
    """The outlet without which no origin is reached; no origin is a bottleneck of itself."""
    ahead: dict[str, list[str]] = {}
    for a, b in links:
        ahead.setdefault(a, []).append(b)
    way = _way(starts, ahead, ends, None)
    for outlet in reversed(way[:-1]):
        if not _way(starts, ahead, ends, outlet):
            return outlet
    return None


def _way(starts: Sequence[str], ahead: dict[str, list[str]], ends: frozenset[str], without: str | None) -> list[str]:
    """The vertices of some way to an origin that leaves one out; empty if there is none."""
    came: dict[str, str | None] = {start: None for start in starts if start != without}
    queue = list(came)
    for vertex in queue:
        if vertex in ends:
            way: list[str] = []
            at: str | None = vertex
            while at is not None:
                way.append(at)
                at = came[at]
            return way[::-1]
        for other in ahead.get(vertex, ()):
            if other != without and other not in came:
                came[other] = vertex
                queue.append(other)
    return []
