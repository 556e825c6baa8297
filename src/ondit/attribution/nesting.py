"""One statement inside another, and the same statement found twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ondit.attribution.draft import Draft
from ondit.attribution.scene import Scene, overlap, size


def drop_doubles(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that a better one makes superfluous.

    Of two with the same content and overlapping sources or cues, the one with a source stays, then the
    one with the longer cue.
    """
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (not d.source, -size(d.cue), d.start)):
        if not any(_same(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _same(one: Draft, other: Draft) -> bool:
    if one.sentence != other.sentence:
        return False
    shared = overlap(one.content, other.content)
    alike = 2 * shared > 0.9 * (size(one.content) + size(other.content))
    return alike and (not one.source or bool(overlap(one.source, other.source)) or bool(overlap(one.cue, other.cue)))


def nest(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Each draft with its parent: the smallest other one whose content holds its content, cue and source."""
    found: list[Draft] = []
    for number, draft in enumerate(drafts):
        best: int | None = None
        for other in _around(drafts, number):
            smaller = best is None or size(drafts[other].content) < size(drafts[best].content)
            if smaller and _holds(drafts[other], draft):
                best = other
        found.append(draft if best is None else replace(draft, parent=best))
    return found


def _around(drafts: Sequence[Draft], number: int) -> range:
    """Numbers of drafts near enough to hold this one."""
    return range(max(0, number - 12), min(len(drafts), number + 12))


def _holds(outer: Draft, inner: Draft) -> bool:
    if outer is inner or outer.manner == "own" or size(outer.content) <= size(inner.content):
        return False
    words = [*inner.content, *inner.cue]
    return overlap(words, outer.content) >= 0.9 * size(words)
