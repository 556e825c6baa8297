"""Whether a page says that it was changed after it was first published, so that it may cite what is younger; and
whether it takes back what it said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ondit.packs.language import LanguagePack
from ondit.packs.loader import Rule
from ondit.records import Span

DAYS = 7  # after its first publication in which a page of news is still changed
_OPENS = r"(?:^|(?<=[.!?] )|(?<=[(\[]))"


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateRule(Rule):
    """A rule of `updates.yaml` or `retractions.yaml`: patterns that begin a line, a sentence or a bracket."""

    patterns: tuple[str, ...]


def update_in(text: str, pack: LanguagePack) -> Span | None:
    """The first words by which a page says that it was changed; None if it does not."""
    found = pack.made("updates", _pattern).search(text)
    return None if found is None else Span(found.start(), found.end(), found.group())


def retraction_in(text: str, pack: LanguagePack) -> Span | None:
    """The first words by which a page takes back what it said; None if it does not."""
    found = pack.made("retractions", _retracting).search(text)
    return None if found is None else Span(found.start(), found.end(), found.group())


def _retracting(pack: LanguagePack) -> re.Pattern[str]:
    return _joined(pattern for rule in pack.rules("retractions.yaml", UpdateRule) for pattern in rule.patterns)


def _pattern(pack: LanguagePack) -> re.Pattern[str]:
    return _joined(pattern for rule in pack.rules("updates.yaml", UpdateRule) for pattern in rule.patterns)


def _joined(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"{_OPENS}(?:{'|'.join(patterns)})", re.MULTILINE)


def finds(pack: LanguagePack, rule: UpdateRule, sentence: str) -> bool:
    """Whether one rule finds an update in one sentence of its pack."""
    return _joined(rule.patterns).search(sentence) is not None
