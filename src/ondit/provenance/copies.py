"""Which reports of one language are made from one another, and which of them is the first parent.

Deciding only: texts come in, pairs with their likeness go out. Two reports that share an event, or quote the
same words of somebody, are not enough: what must be shared is wording of their own, or nearly the whole
order of their rarer words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ondit.provenance.dates import not_younger
from ondit.provenance.index import Likes
from ondit.provenance.likeness import Likeness, Text, likeness, turned
from ondit.provenance.outlets import Key, host_of, outlet_keys, same_outlet
from ondit.records import DerivationKind, Report

COPIED = 0.5  # share of a text in passages of another from which it is a copy of it
LEAST = 12  # words that a copy has at the least
WHOLE = 0.85  # share of the parent that a copy holds; with less it is cut
PASSAGE = 14  # words of a passage that two writers hardly ever find alike
REUSED = 0.2  # share of a text's own words in such passages from which it is rewritten from the other
ORDERED = 0.42  # how far two texts follow one another when one is the other reworded
PROOF = 14.0  # least weight of the words in one order: a few common ones prove nothing
SAME = 0.05  # shares that differ by less are one
NEAR = 0.8  # of the likest parent's share: within it the older goes before

Evidence = Literal["passages", "order"]
Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """A report, the one it is made from, and what shows it."""

    child: str
    parent: str
    kind: DerivationKind
    shown_by: Evidence
    like: Likeness


def pairs_of(
    texts: Mapping[str, Text], likes: Mapping[str, Likes], credited: frozenset[Edge] = frozenset()
) -> list[Pair]:
    """Each report that is made from another of its language, with its first parent; in the order of the texts.

    credited: who credits or cites whom.
    """
    alike = _alike(texts, likes, credited)
    order = _Order(texts, alike, credited)
    parents: defaultdict[str, list[Pair]] = defaultdict(list)
    for (one, other), like in alike.items():
        child, parent = (one, other) if order.comes_from(one, other) else (other, one)
        seen = like if child == one else turned(like)
        kind = kind_of(seen, texts[child])
        if kind is not None:
            parents[child].append(Pair(child, parent, *kind, seen))
    chosen = {name: first_parent(texts, parents[name], credited) for name in texts if name in parents}
    found = (_own_first(texts, pair, chosen) for pair in chosen.values())
    return [replace(pair, like=likeness(texts[pair.child], texts[pair.parent])) for pair in found]


def _own_first(texts: Mapping[str, Text], pair: Pair, chosen: Mapping[str, Pair]) -> Pair:
    """What an outlet wrote itself it has not from who copied it: its own earlier report, if as near, is the parent."""
    above = chosen.get(pair.parent)
    if above is None or above.parent == pair.child:
        return pair
    child, own = texts[pair.child], texts[above.parent]
    if not same_outlet(child.report, own.report):
        return pair
    like = likeness(child, own)
    kind = kind_of(like, child)
    if kind is None or like.copied < pair.like.copied - SAME or like.followed < pair.like.followed - SAME:
        return pair
    return Pair(pair.child, above.parent, "rewrite", kind[1], like)


def kind_of(like: Likeness, child: Text) -> tuple[DerivationKind, Evidence] | None:
    """How a text is made from another; None: not shown to be."""
    if like.copied >= COPIED and like.copied * len(child.words) >= LEAST and like.own >= REUSED:
        return ("copy" if like.copied_of_other >= WHOLE else "trim"), "passages"
    if like.longest >= PASSAGE and like.own >= REUSED:
        return "rewrite", "passages"
    if like.in_order >= ORDERED and like.chain.weight >= PROOF:
        return "rewrite", "order"
    return None


def first_parent(texts: Mapping[str, Text], found: Sequence[Pair], credited: frozenset[Edge]) -> Pair:
    """Of possible parents the nearest: one that is credited, the oldest, then the whole, of those that hold as much."""
    copied = [pair for pair in found if pair.shown_by == "passages" and pair.like.copied >= COPIED]
    if copied:
        most = max(pair.like.copied for pair in copied)
        near = [pair for pair in copied if pair.like.copied >= most - SAME]
        near = [pair for pair in near if (pair.child, pair.parent) in credited] or near
        first = min(near, key=lambda pair: (_day(texts, pair), -len(texts[pair.parent].words), pair.parent))
        return _edition(texts, first, near)
    most = max(pair.like.followed for pair in found)
    near = [pair for pair in found if pair.like.followed >= most * NEAR]
    near = [pair for pair in near if (pair.child, pair.parent) in credited] or near
    return min(near, key=lambda pair: (_day(texts, pair), -pair.like.in_order, pair.parent))


def _edition(texts: Mapping[str, Text], first: Pair, near: Iterable[Pair]) -> Pair:
    """Of the editions of a text that one outlet printed, the one that is most like the child."""
    outlet = texts[first.parent].report.outlet
    editions = [pair for pair in near if outlet.name and texts[pair.parent].report.outlet == outlet]
    return max(editions, key=lambda pair: (pair.like.in_order, pair.parent), default=first)


def _day(texts: Mapping[str, Text], pair: Pair) -> str:
    return (texts[pair.parent].report.published or "9999")[:10]


def _alike(texts: Mapping[str, Text], likes: Mapping[str, Likes], credited: frozenset[Edge]) -> dict[Edge, Likeness]:
    """Pairs of candidates that are one text, by their likeness seen from the first."""
    keys = {name: _publisher(text.report) for name, text in texts.items()}
    found: dict[Edge, Likeness] = {}
    for pair in _candidates(texts, likes, credited):
        one, other = texts[pair[0]], texts[pair[1]]
        if keys[pair[0]] & keys[pair[1]] or one.report.language != other.report.language:
            continue
        like = likeness(one, other)
        if kind_of(like, one) or kind_of(turned(like), other):
            found[pair] = like
    return found


def _publisher(report: Report) -> frozenset[Key | str]:
    host = host_of(report)
    return outlet_keys(report) | ({host} if host else set())


def _candidates(texts: Mapping[str, Text], likes: Mapping[str, Likes], credited: Iterable[Edge]) -> Iterable[Edge]:
    pairs = {(min(pair), max(pair)) for pair in credited} | {
        (min(name, other), max(name, other))
        for name, like in likes.items()
        for other, _ in (*like.worded, *like.named)
        if name in texts and other in texts
    }
    return sorted(pairs)


class _Order:
    """Which of two alike texts is made from which: by date, else the part from the whole.

    Where that leaves it open, the same of their outlets: of two outlets the one more of whose reports are found
    at the other has them from there. And of many texts alike the one in the middle is the one that the others
    are made from.
    """

    def __init__(self, texts: Mapping[str, Text], alike: Mapping[Edge, Likeness], credited: frozenset[Edge]) -> None:
        self._texts, self._alike, self._credited = texts, alike, credited
        self._middle: defaultdict[str, float] = defaultdict(float)
        for (one, other), like in alike.items():
            self._middle[one] += like.in_order
            self._middle[other] += like.in_order
        self._found_at = _found_at(texts, alike)

    def comes_from(self, one: str, other: str) -> bool:
        """Whether the one comes from the other rather than the other way; they are a pair of the alike."""
        reports = self._texts[one].report, self._texts[other].report
        older = not_younger(reports[1], reports[0]), not_younger(reports[0], reports[1])
        if older[0] != older[1]:
            return older[0]
        if ((one, other) in self._credited) != ((other, one) in self._credited):
            return (one, other) in self._credited
        like = self._alike[one, other]
        if max(like.copied, like.copied_of_other) >= COPIED and abs(like.copied - like.copied_of_other) > 2 * SAME:
            return like.copied > like.copied_of_other
        outlets = reports[0].outlet.name or "", reports[1].outlet.name or ""
        found = self._found_at.get(outlets, 0.0) - self._found_at.get(outlets[::-1], 0.0)
        return found > 0 if found else self._rank(one) > self._rank(other)

    def _rank(self, name: str) -> tuple[float, int, str]:
        return -round(self._middle[name], 6), -len(self._texts[name].words), name


def _found_at(texts: Mapping[str, Text], alike: Iterable[Edge]) -> dict[Edge, float]:
    """For two outlets, the share of the one's reports that have their like at the other."""
    outlet = {name: text.report.outlet.name or "" for name, text in texts.items()}
    total = Counter(outlet.values())
    mates: defaultdict[Edge, set[str]] = defaultdict(set)
    for one, other in alike:
        mates[outlet[one], outlet[other]].add(one)
        mates[outlet[other], outlet[one]].add(other)
    return {pair: len(found) / total[pair[0]] for pair, found in mates.items() if all(pair)}
