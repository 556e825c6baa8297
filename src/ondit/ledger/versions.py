"""What became of a text between two versions: sentences added, dropped, corrected; and what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from ondit.packs.language import LanguagePack
from ondit.provenance.updates import retraction_in, update_in
from ondit.records import Span

ALIKE = 0.5  # share of their letters from which a sentence is another one corrected
LONGEST = 2000  # sentences compared; a longer text is compared line by line
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”“»«’)]*(?=\s)|(?=\n)|$)")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. before None: added; after None: dropped."""

    kind: Literal["added", "dropped", "corrected"]
    before: str | None
    after: str | None


def changes_between(before: str, after: str) -> tuple[Change, ...]:
    """What changed, in the order of the later text."""
    old, new = _pieces(before), _pieces(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    found = (
        change
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
        for change in _replaced(old[a:b], new[c:d])
    )
    return tuple(found)


def _pieces(text: str) -> list[str]:
    sentences = [" ".join(found.group().split()) for found in _SENTENCE.finditer(text)]
    sentences = [sentence for sentence in sentences if sentence]
    return sentences if len(sentences) <= LONGEST else [line for line in text.split("\n") if line.strip()]


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Dropped and added sentences; two that are much alike are one that was corrected."""
    left = list(old)
    for sentence in new:
        near = max(left, key=lambda one: _alike(one, sentence), default=None)
        if near is not None and _alike(near, sentence) >= ALIKE:
            left.remove(near)
            yield Change("corrected", near, sentence)
        else:
            yield Change("added", None, sentence)
    yield from (Change("dropped", sentence, None) for sentence in left)


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one[:1000].split(), other[:1000].split(), autojunk=False).ratio()


def notice_in(text: str, pack: LanguagePack | None) -> tuple[Span, bool] | None:
    """The words by which a page says that it was changed, and whether it withdraws what it said; None: it does not."""
    if pack is None:
        return None
    withdrawn = retraction_in(text, pack)
    if withdrawn is not None:
        return withdrawn, True
    changed = update_in(text, pack)
    return None if changed is None else (changed, False)
