"""The frame of a statement that gives none: the clause around its cue that is not its content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ondit.scoring.tokens import Ids, Tokens

STOPS = (".", "!", "?")


def frame_of(tokens: Tokens, roles: Mapping[str, Ids]) -> Ids:
    """Derive a frame: from the first to the last word of cue, source and addressee inside the cue's sentence.

    It grows on both sides to the content, the sentence's end or the next comma (a comma or colon that touches the
    content belongs to it), less the content. No cue, no frame. From gold cue, source and addressee this gives 96 %
    precision and 90 % recall of the German gold's frames.
    """
    cue, content = roles["cue"], roles["quote"]
    if not cue:
        return frozenset()
    others = roles["speaker"] | roles["addressee"]
    edges = _Edges(tokens, content)
    low, high = min(cue), max(cue)
    low = edges.reach(low, sorted((n for n in others if n < low), reverse=True))
    high = edges.reach(high, sorted(n for n in others if n > high))
    low, high = edges.grow(low, -1), edges.grow(high, 1)
    return frozenset(n for n in range(low, high + 1) if n not in content)


class _Edges:
    """Where a frame may not go on: sentence ends, line ends, the content."""

    def __init__(self, tokens: Tokens, content: Ids) -> None:
        self.tokens, self.content = tokens, content
        self.last = len(tokens.bounds) - 1

    def stops(self, n: int) -> bool:
        return self.tokens.word(n) in STOPS and n not in self.content

    def breaks(self, n: int) -> bool:
        """Whether a line ends between this token and the next."""
        bounds = self.tokens.bounds
        return "\n" in self.tokens.text[bounds[n][1] : bounds[n + 1][0]]

    def reach(self, edge: int, others: Iterable[int]) -> int:
        """The furthest of the others that lies in the same sentence and line; they come nearest first."""
        for n in others:
            if any(self.stops(k) or self.breaks(k) for k in range(min(n, edge), max(n, edge))):
                break
            edge = n
        return edge

    def grow(self, edge: int, step: int) -> int:
        while self._open(edge + step, step):
            edge += step
        return edge

    def _open(self, n: int, step: int) -> bool:
        if not 0 <= n <= self.last or n in self.content or self.stops(n) or self.breaks(min(n, n - step)):
            return False
        return self.tokens.word(n) != "," or n + step in self.content
