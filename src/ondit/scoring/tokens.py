"""The gold document's words: character positions turned into sets of token numbers, and what two sources share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ondit.scoring.spans import Pair
from ondit.scoring.words import cut_words, words

TOKEN = re.compile(r"\w+(?:[.'’-]\w+)*|[^\w\s]")
Ids = frozenset[int]


class Tokens:
    """A text cut into tokens: the gold's own if it brings them, else words and marks."""

    def __init__(self, text: str, bounds: Sequence[Sequence[int]] | None = None) -> None:
        self.text = text
        self.bounds: list[Pair] = (
            [(b[0], b[1]) for b in bounds] if bounds else [match.span() for match in TOKEN.finditer(text)]
        )
        self._at = [-1] * (len(text) + 1)
        for number, (start, end) in enumerate(self.bounds):
            self._at[start:end] = [number] * (end - start)

    def of_chars(self, chars: Iterable[int]) -> Ids:
        """The tokens of which at least half of the characters are there."""
        hits = Counter(self._at[i] for i in chars if 0 <= i < len(self.text) and self._at[i] >= 0)
        return frozenset(n for n, met in hits.items() if 2 * met >= self.bounds[n][1] - self.bounds[n][0])

    def of_spans(self, spans: Iterable[Pair]) -> Ids:
        """The tokens that the spans cover by half or more."""
        return self.of_chars(i for start, end in spans for i in range(start, min(end, len(self.text))))

    def word(self, number: int) -> str:
        """The letters of one token."""
        start, end = self.bounds[number]
        return self.text[start:end]

    def is_word(self, number: int) -> bool:
        """Whether the token has a letter or digit in it, so is no mark."""
        return re.search(r"\w", self.word(number)) is not None

    def spoken(self, ids: Iterable[int]) -> Ids:
        """The tokens that are words."""
        return frozenset(n for n in ids if self.is_word(n))


def head(tokens: Tokens, ids: Ids) -> int | None:
    """The head word of a source, roughly: the last word before a comma, a preposition or a genitive. None: no word."""
    kept: int | None = None
    for n in sorted(ids):
        if kept is not None and tokens.word(n).lower() in cut_words():
            break
        if tokens.is_word(n):
            kept = n
    return kept


def same_speaker(tokens: Tokens, gold: Ids, found: Ids) -> bool:
    """Both empty, or head or last word in common."""
    if not gold or not found:
        return not gold and not found
    ours, theirs = head(tokens, gold), head(tokens, found)
    if max(gold) == max(found) or ours == theirs or (ours in found and theirs in gold):
        return True
    if ours is None or theirs is None:
        return False
    return tokens.word(ours).casefold() == tokens.word(theirs).casefold()


def core(tokens: Tokens, ids: Ids) -> Ids:
    """A span without punctuation at its edges and without a conjunction at its head."""
    kept = sorted(ids)
    while kept and (not tokens.is_word(kept[0]) or tokens.word(kept[0]).lower() in words().conjunctions):
        kept.pop(0)
    while kept and not tokens.is_word(kept[-1]):
        kept.pop()
    return frozenset(kept)


def same_span(tokens: Tokens, gold: Ids, found: Ids) -> bool:
    """Equal but for punctuation and a conjunction at the edges; what holds no word is equal to nothing but itself."""
    if not gold:
        return False
    inner = core(tokens, gold)
    return gold == found or (bool(inner) and inner == core(tokens, found))
