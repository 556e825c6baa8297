"""How far a statement may be trusted: the precision of the rule that found it, as counted on the development gold.

The counts stand in a pack's `confidence.csv`, which `make confidence` writes. Nobody edits it by hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ondit.attribution.rules import NounCue, PhraseCue, VerbCue
from ondit.errors import PackError
from ondit.packs.language import LanguagePack
from ondit.packs.loader import Rule
from ondit.records import Manner

FILE = "confidence.csv"
WEIGHT = 10  # statements of its kind that stand behind each rule; 5 to 20 predict unseen documents equally well

Construction = Literal["verbs", "phrases", "nouns", "running", "quotation", "headline"]

FILES: tuple[tuple[Construction, str, type[Rule]], ...] = (
    ("verbs", "cues.yaml", VerbCue),
    ("phrases", "phrases.yaml", PhraseCue),
    ("nouns", "nouns.yaml", NounCue),
)
STEPS: Mapping[str, Construction] = {  # the program's own rules, which no pack file holds
    "reported-subjunctive": "running",
    "second-subjunctive": "running",
    "hearsay-modal": "running",
    "claiming-modal": "running",
    "quotation-goes-on": "quotation",
    "quotation-behind-colon": "quotation",
    "inquit": "quotation",
    "headline-source": "headline",
}


@dataclass(frozen=True, slots=True)
class CountRow:
    """A row of `confidence.csv`: of `made` statements of one manner that a rule found, `right` were right."""

    rule: str
    manner: str
    right: str
    made: str


@dataclass(frozen=True, slots=True)
class Count:
    """So many right of so many made."""

    right: int
    made: int


Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of a pack: for a rule, for a construction, for a construction in one manner, and over all."""

    right: Counter[Key] = field(default_factory=Counter)
    made: Counter[Key] = field(default_factory=Counter)

    def of(self, *key: str) -> Count:
        """The count of a key; of one that never occurred, 0 of 0."""
        return Count(self.right[key], self.made[key])


def confidence_of(rules: Sequence[str], manner: Manner, pack: LanguagePack) -> float | None:
    """The precision of the rule that found a statement (the first of its rules), 0.01 to 0.99, to two digits.

    right / made of the rule, smoothed additively (the m-estimate; B. Cestnik, ECAI 1990), so that a rule counted
    twice does not pass for perfect: (right + k * prior) / (made + k), with k = WEIGHT. The prior is the precision
    of its construction in this manner, itself smoothed in the same way toward the construction's in any manner,
    and that toward the precision over all statements of the language, (right + 1) / (made + 2).
    None: the page's own words, or a pack whose rules nobody has counted. Raises PackError for a broken file.
    """
    counts = counts_of(pack)
    if counts is None or manner == "own" or not rules:
        return None
    whole = counts.of("all")
    share = (whole.right + 1) / (whole.made + 2)
    construction = construction_of(rules[0], pack)
    if construction is not None:
        share = _smoothed(counts.of("construction", construction), share)
        share = _smoothed(counts.of("construction", construction, manner), share)
    share = _smoothed(counts.of("rule", rules[0]), share)
    return min(0.99, max(0.01, round(share, 2)))


def count_of(rule: str, pack: LanguagePack) -> Count:
    """How often a rule was right, as counted; 0 of 0 if it never occurred in the gold, or nobody has counted."""
    counts = counts_of(pack)
    return Count(0, 0) if counts is None else counts.of("rule", rule)


def _smoothed(count: Count, prior: float) -> float:
    return (count.right + WEIGHT * prior) / (count.made + WEIGHT)


def construction_of(rule: str, pack: LanguagePack) -> Construction | None:
    """The construction that a rule finds, by its public name; None: a rule of none of them, or of an older pack."""
    return pack.made("constructions", _constructions).get(rule)


def _constructions(pack: LanguagePack) -> dict[str, Construction]:
    found: dict[str, Construction] = {pack.rule_id(name): construction for name, construction in STEPS.items()}
    for construction, file, kind in FILES:
        for rule in pack.rules(file, kind):
            found.setdefault(pack.rule_id(rule.name), construction)
    return found


def counts_of(pack: LanguagePack) -> Counts | None:
    """The counts of a pack; None if it has no file of them. Raises PackError with the line of a wrong row."""
    return pack.made(FILE, _counts)


def _counts(pack: LanguagePack) -> Counts | None:
    path = pack.folder / FILE
    if not path.is_file():
        return None
    counts = Counts()
    for line, row in enumerate(pack.rows(FILE, CountRow), 2):
        if not (row.right.isdecimal() and row.made.isdecimal() and int(row.right) <= int(row.made)):
            raise PackError(path, line, f"'{row.right}' right of '{row.made}' made: not a count")
        for key in _keys(row, pack):
            counts.right[key] += int(row.right)
            counts.made[key] += int(row.made)
    return counts if counts.made["all",] else None


def _keys(row: CountRow, pack: LanguagePack) -> list[Key]:
    """What a row counts for; a rule that the pack no longer has counts for nothing."""
    construction = construction_of(row.rule, pack)
    if construction is None:
        return []
    kinds: list[Key] = [("construction", construction), ("construction", construction, row.manner)]
    return [("all",), ("rule", row.rule), *kinds]
