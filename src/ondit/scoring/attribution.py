"""Marks for who says what, against gold of quotations.

Joint, message, roles and form follow the protocol published with the German Wikinews quotation set: per document,
gold and found quotations are paired by the largest total of content F1 over tokens; for every pair and role,
precision and recall over tokens; macro means over all pairs and roles where they are defined; F1 of the means.
Roles that the gold never has are left out. Joint4 is joint without the frame; a statement without a frame has it
derived (frame.py). The outlet's own statements are left out. Where the gold has manners but no mixed one, a mixed
statement counts as an indirect one plus a direct one for each stretch of it in quotation marks.
Form is micro over pairs; leniently, both free manners are one, and mixed is indirect.
Exact span: equal but for punctuation and a conjunction at the edges.
Triple: content F1 >= 0.5 and the same speaker (head or last word), with and without (lenient) manner.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ondit.scoring.align import pair_documents
from ondit.scoring.items import FIELDS, ROLES, Item, found_items, gold_items, same_manner
from ondit.scoring.marks import Json, Mark, harmonic, overlap, rates
from ondit.scoring.pairing import best_pairs, met_pairs
from ondit.scoring.tokens import Tokens, core, same_span, same_speaker

FOUND = 0.5  # content F1 from which a statement counts as found
Pair = tuple[Item | None, Item | None]


def score_attribution(gold_docs: Sequence[Json], readings: Sequence[Json]) -> Json:
    """Every mark of readings against attribution gold, in percent; a document without a reading holds nothing."""
    pairs, stray = pair_documents(gold_docs, readings)
    quotes = [quote for doc in gold_docs for quote in doc["quotes"]]
    manners = {quote.get("manner") for quote in quotes}
    has_mixed = "mixed" in manners or manners <= {None}
    tally = _Tally(tuple(role for role in ROLES if any(quote.get(FIELDS[role]) for quote in quotes)))
    tally.counts["predictions without gold"] = stray
    for doc, reading in pairs:
        tally.add(doc, reading, has_mixed=has_mixed)
    return tally.result()


@dataclass(frozen=True, slots=True)
class Matched:
    """One document's gold and found items, paired: either side None where there is no counterpart."""

    tokens: Tokens
    pairs: tuple[Pair, ...]
    counts: Counter[str]


def match(doc: Json, reading: Json | None, *, has_mixed: bool) -> Matched:
    """Pair a document's quotations with a reading's statements, and leave out what nobody is asked for.

    has_mixed: the gold has mixed quotations, so that a mixed statement stands for itself.
    """
    tokens = Tokens(doc["text"], doc.get("tokens"))
    counts: Counter[str] = Counter()
    gold = gold_items(doc, tokens)
    found = found_items(doc, tokens, reading, split_mixed=not has_mixed, counts=counts)
    if not has_mixed:
        found = [replace(item, manner="indirect") if item.manner == "mixed" else item for item in found]
    kept = [_asked(g, f, doc.get("covers"), counts) for g, f in assign(gold, found)]
    return Matched(tokens, tuple(pair for pair in kept if pair != (None, None)), counts)


def assign(gold: Sequence[Item], found: Sequence[Item]) -> list[Pair]:
    """Pairs by the largest total of content F1, manner and medium as tie breakers.

    As in the published protocol, left-over items are paired too where both sides have some.
    """
    weights = [[_likeness(g, f) for f in found] for g in gold]
    pairs: list[Pair] = []
    left, spare = set(range(len(gold))), set(range(len(found)))
    for i, j in best_pairs(weights):
        pairs.append((gold[i], found[j]))
        left.discard(i)
        spare.discard(j)
    pairs += [(gold[i], None) for i in sorted(left)]
    return pairs + [(None, found[j]) for j in sorted(spare)]


def _likeness(gold: Item, found: Item) -> float:
    likeness = overlap(gold.content, found.content)
    if not likeness:
        return 0.0
    manner = gold.manner is not None and gold.manner == found.manner
    medium = gold.medium is not None and gold.medium == found.medium
    return likeness + 0.01 * manner + 0.001 * medium


def _asked(gold: Item | None, found: Item | None, covers: Sequence[str] | None, counts: Counter[str]) -> Pair:
    """The pair without a gold item to be ignored, and without a found one of a manner that the gold does not cover."""
    touch = gold is not None and found is not None and bool(gold.content & found.content)
    if gold is not None and gold.ignore:
        counts["ignored"] += 1
        gold, found = None, (None if touch else found)
    if found is not None and not (gold is not None and touch) and covers is not None and found.manner not in covers:
        counts["manner not covered"] += 1
        found = None
    return gold, found


class _Tally:
    """Adds up matched documents."""

    def __init__(self, roles: tuple[str, ...]) -> None:
        self.roles = roles  # those this gold has
        self.sums = {(role, side): [0.0, 0] for role in ROLES for side in "pr"}
        self.form: Counter[str] = Counter()
        self.form_lenient: Counter[str] = Counter()
        self.exact: dict[str, Counter[str]] = {role: Counter() for role in ROLES}
        self.micro: dict[str, Counter[str]] = {role: Counter() for role in ROLES}
        self.triples: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
        self.table: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.counts: Counter[str] = Counter()
        self.has_manner = False

    def add(self, doc: Json, reading: Json | None, *, has_mixed: bool) -> None:
        self.has_manner = self.has_manner or any(quote.get("manner") for quote in doc["quotes"])
        matched = match(doc, reading, has_mixed=has_mixed)
        gold = [g for g, _ in matched.pairs if g]
        found = [f for _, f in matched.pairs if f]
        self.counts.update(matched.counts)
        self.counts.update(documents=1, gold=len(gold), predicted=len(found))
        self.counts["no prediction"] += reading is None
        for g, f in matched.pairs:
            self._pair(matched.tokens, g, f)
        for with_manner, counts in self.triples.items():
            right = triples(matched.tokens, gold, found, with_manner=with_manner)
            counts.update(tp=len(right), fp=len(found) - len(right), fn=len(gold) - len(right))

    def _pair(self, tokens: Tokens, gold: Item | None, found: Item | None) -> None:
        for role in self.roles:
            self._role(tokens, role, gold, found)
        for form, lenient in ((self.form, False), (self.form_lenient, True)):
            right = bool(gold and found and same_manner(gold.manner, found.manner, lenient=lenient))
            form.update(tp=right, fp=found is not None and not right, fn=gold is not None and not right)
        likeness = overlap(gold.content, found.content) if gold and found else 0.0
        if gold:
            self._row(tokens, gold, found, likeness)
        if found:
            row = self.table[(found.manner or "any") if self.has_manner else "any"]
            row.update(predicted=1, right=likeness >= FOUND)

    def _role(self, tokens: Tokens, role: str, gold: Item | None, found: Item | None) -> None:
        a = gold.roles[role] if gold else frozenset()
        b = found.roles[role] if found else frozenset()
        met = len(a & b)
        for side, of in (("p", len(b)), ("r", len(a))):
            if of:
                self.sums[role, side][0] += met / of
                self.sums[role, side][1] += 1
        self.micro[role].update(tp=met, fp=len(b) - met, fn=len(a) - met)
        same = same_span(tokens, a, b)
        self.exact[role].update(tp=same, fp=bool(b) and not same, fn=bool(a) and not same)

    def _row(self, tokens: Tokens, gold: Item, found: Item | None, likeness: float) -> None:
        """The gold item's line in the table by manner."""
        row = self.table[gold.manner or "any"]
        row["gold"] += 1
        if not found:
            return
        row["found"] += likeness >= FOUND
        row["exact"] += likeness == 1 or core(tokens, gold.content) == core(tokens, found.content)
        row["manner"] += same_manner(gold.manner, found.manner, lenient=True)
        if likeness >= FOUND:
            cue, other = gold.roles["cue"], found.roles["cue"]
            row["speaker"] += same_speaker(tokens, gold.speaker, found.speaker)
            row["cue"] += bool(cue & other) or (not cue and not other)

    def result(self) -> Json:
        counted = ("triple", False), ("triple with manner", True)
        return {
            "joint": self._macro(ROLES),
            "message": self._macro(("quote",)),
            "roles": self._macro(ROLES[1:]),
            "joint4": self._macro(tuple(role for role in ROLES if role != "frame")),
            "by role": {role: self._macro((role,)) for role in ROLES},
            **({"form": _rates(self.form), "form lenient": _rates(self.form_lenient)} if self.has_manner else {}),
            **{name: _rates(self.triples[key]) for name, key in counted if self.has_manner or not key},
            "exact span": {FIELDS[role]: _rates(self.exact[role]) for role in ROLES},
            "token micro": {FIELDS[role]: _rates(self.micro[role]) for role in ROLES},
            "by manner": {k: dict(v) for k, v in sorted(self.table.items(), key=lambda row: -row[1]["gold"])},
            "roles annotated": [FIELDS[role] for role in self.roles],
            "counts": dict(self.counts),
        }

    def _macro(self, roles: Sequence[str]) -> Mark:
        p, r = (self._mean(roles, side) for side in "pr")
        return {"p": p, "r": r, "f": harmonic(p, r)}

    def _mean(self, roles: Sequence[str], side: str) -> float:
        total, of = (sum(self.sums[role, side][k] for role in roles) for k in (0, 1))
        return 100 * total / of if of else 0.0


def triples(
    tokens: Tokens, gold: Sequence[Item], found: Sequence[Item], *, with_manner: bool = False
) -> dict[int, int]:
    """Gold number to found number, where content and speaker (and, leniently, manner) are right."""

    def weight(g: Item, f: Item) -> float:
        likeness = overlap(g.content, f.content)
        right = likeness >= FOUND and same_speaker(tokens, g.speaker, f.speaker)
        if right and with_manner:
            right = same_manner(g.manner, f.manner, lenient=True)
        return 1 + likeness if right else 0.0

    return met_pairs([[weight(g, f) for f in found] for g in gold])


def _rates(counts: Counter[str]) -> Mark:
    return rates(counts["tp"], counts["fp"], counts["fn"])
