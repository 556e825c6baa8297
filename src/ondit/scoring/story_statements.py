"""Marks for the statements of stories: triples, contents, chains, stance, requests for comment.

Asked for: statements of others with a source written down, and the outlet's own ones in arms-transfer stories where
a claim hangs on them. Right (triple): content F1 >= 0.5 and the same speaker. Never held against anyone: found own
statements, headlines, statements that meet a gold one without a written source, and the other half of a nested pair
of which one half is right. Content: the same without the speaker, over all statements of others. Chain edges: pairs
of neighbours (the page's own outlet to the first link included, the outlet alone not); a gold voice answers to its
label and to every source wording in its story. Stance: the voice's, over statements found by content (own ones: the
voice's or the outlet's). Requests for comment: one item for each party asked.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from ondit.scoring.marks import Json, overlap, part, rates
from ondit.scoring.names import head_key, names_of
from ondit.scoring.pairing import met_pairs
from ondit.scoring.spans import dicts, words_of
from ondit.scoring.story_gold import chain_keys, voice_keys
from ondit.scoring.story_pages import FOUND, Page, Story
from ondit.scoring.words import trim, words

_SAME_PARTY = 0.6  # F1 of words from which two parties asked are one


@dataclass(slots=True)
class StatementTally:
    """Adds up the statements of stories."""

    by_language: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    chain: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, story: Story) -> None:
        """Count every report of a story."""
        keys = voice_keys(story.gold)
        for page in story.pages.values():
            match = Match(page, arms=story.arms)
            self.by_language[page.data["language"]].update(_against(match, self.counts) + _for(match))
            _rest(match, story.gold, keys, self.chain, self.counts)
            _requests(page, story.gold, self.asked, self.counts)

    def result(self) -> Json:
        """The marks, in percent or as right of so many."""
        rows = {**{k: self.by_language[k] for k in sorted(self.by_language)}}
        rows["all"] = sum(self.by_language.values(), Counter())
        counts = self.counts
        return {
            "triple": {k: rates(c["triple tp"], c["triple fp"], c["triple fn"]) for k, c in rows.items()},
            "content": {k: rates(c["content tp"], c["content fp"], c["content fn"]) for k, c in rows.items()},
            "chain edges": rates(self.chain["tp"], self.chain["fp"], self.chain["fn"]),
            "stance": part(counts["stance"], counts["of stance"]),
            "comment requests": rates(self.asked["tp"], self.asked["fp"], self.asked["fn"]),
            "answers": part(counts["answers"], counts["of answers"]),
        }


class Match:
    """Which found statements a page's gold statements have: by content (found), and with the speaker too (right)."""

    def __init__(self, page: Page, *, arms: bool) -> None:
        self.page = page
        self.asks = [_asks(statement, arms=arms) for statement in page.gold]
        self.found = page.pairs(self._found)
        self.right = page.pairs(self._right)
        self.taken = {j: i for i, j in self.right.items()}

    def other_half(self, j: int, meets: set[int]) -> bool:
        """Whether a found statement is nested with one that is right for a gold statement both meet."""
        found = self.page.found
        name, parent = found[j].get("id"), found[j].get("parent")
        return name is not None and any(
            i in meets and (found[k].get("parent") == name or parent == found[k].get("id"))
            for k, i in self.taken.items()
            if k != j
        )

    def _found(self, i: int, j: int) -> float:
        likeness = self.page.likeness[i][j]
        return likeness + 0.01 * self.page.speaker(i, j) if likeness >= FOUND else 0.0

    def _right(self, i: int, j: int) -> float:
        likeness = self.page.likeness[i][j]
        return 1 + likeness if self.asks[i] and likeness >= FOUND and self.page.speaker(i, j) else 0.0


def _asks(statement: Json, *, arms: bool) -> bool:
    if statement["manner"] == "own":
        return arms and bool(statement["claim"])
    return bool(statement["source spans"])


def _against(match: Match, counts: Counter[str]) -> Counter[str]:
    """What found statements are held against: false triples and false contents."""
    page, false = match.page, Counter[str]()
    with_content = {j for i, j in match.found.items() if page.others(i)}
    for j in false_candidates(match):
        counts["predicted"] += 1
        if page.given[j] <= page.headline:
            continue
        triple, content = free_of(match, j)
        false["triple fp"] += j not in match.taken and not triple
        false["content fp"] += j not in with_content and not content
    return false


def false_candidates(match: Match) -> list[int]:
    """The found statements of others that have words in the gold's text."""
    page = match.page
    return [j for j in range(len(page.found)) if not page.own(j) and page.given[j]]


def free_of(match: Match, j: int) -> tuple[bool, bool]:
    """Whether a found statement is never held against anyone, as a triple and as a content."""
    page, meets = match.page, match.page.meets(j)
    half = match.other_half(j, meets)
    sourceless = any(page.others(i) and not match.asks[i] for i in meets)
    return sourceless or half, half


def _for(match: Match) -> Counter[str]:
    """What the gold statements ask for, found or missed."""
    page, counts = match.page, Counter[str]()
    for i in range(len(page.gold)):
        if match.asks[i]:
            counts["triple tp" if i in match.right else "triple fn"] += 1
        if page.others(i):
            hit = i in match.found and not page.own(match.found[i])
            counts["content tp" if hit else "content fn"] += 1
    return counts


def _rest(match: Match, story: Json, keys: dict[str, set[str]], chain: Counter[str], counts: Counter[str]) -> None:
    """Chains and stances of what is asked for."""
    page = match.page
    for i, gold in enumerate(page.gold):
        if not (page.others(i) or match.asks[i]):
            continue
        found = page.found[match.found[i]] if i in match.found else None
        given = _chain(found) if found else []
        ours, theirs, met = len(gold["chain"]) - 1, len(given) - 1, _edges_met(chain_keys(story, gold, keys), given)
        chain.update(tp=met, fp=max(0, theirs) - met, fn=max(0, ours) - met)
        if found:
            counts["of stance"] += 1
            counts["stance"] += gold["stance"] in _said(found, own=not page.others(i))


def _chain(found: Json) -> list[str]:
    return [key for key in map(head_key, names_of(found.get("chain"))) if key]


def _edges_met(gold: list[set[str]], given: list[str]) -> int:
    """How many neighbours of the gold chain the given names have, each used once."""
    left, met = list(pairwise(given)), 0
    for a, b in pairwise(gold):
        hit = next((edge for edge in left if edge[0] in a and edge[1] in b), None)
        if hit is not None:
            left.remove(hit)
            met += 1
    return met


def _said(found: Json, *, own: bool) -> set[Any]:
    stance = found.get("stance") or {}
    if isinstance(stance, str):
        stance = {"voice": stance}
    return {stance.get("voice"), stance.get("outlet")} if own else {stance.get("voice")}


def _requests(page: Page, story: Json, asked: Counter[str], counts: Counter[str]) -> None:
    report = page.data["id"]
    gold = [(a, r["answer"]) for r in story["comment_requests"] if r["report"] == report for a in r["asked"]]
    requests = dicts((page.reading or {}).get("comment_requests"))
    found = [(a, r.get("answer")) for r in requests for a in map(words_of, r.get("asked") or []) if a]
    pairs = met_pairs([[_same_party(a, b) for b, _ in found] for a, _ in gold])
    asked.update(tp=len(pairs), fp=len(found) - len(pairs), fn=len(gold) - len(pairs))
    counts["answers"] += sum(_dashed(gold[i][1]) == _dashed(found[j][1]) for i, j in pairs.items())
    counts["of answers"] += len(pairs)


def _same_party(a: str, b: str) -> float:
    shared = overlap(_party_words(a), _party_words(b))
    return 1 + shared if head_key(a) == head_key(b) or shared >= _SAME_PARTY else 0.0


def _party_words(name: str) -> set[str]:
    return {trim(word, words().asked_endings) for word in re.findall(r"\w+", name.casefold())}


def _dashed(answer: object) -> str:
    return str(answer or "").replace(" ", "-")
