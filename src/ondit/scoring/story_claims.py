"""Marks for the claims of stories: which found claim is which gold one, and what holds together.

The partner of a gold claim: one to one, by the largest sum over reports of the best content F1 (>= 0.3) between a
statement of the gold claim and one of the found claim. Linking: B-cubed over gold statements with a claim; two are
together where one found claim holds both; a statement in no found claim costs recall. Frame slots: over gold arms
claims (no partner: wrong). Arms claims beyond gold are counted apart in stories of other domains (all are false) and
in arms stories (some may be true: gold does not list every transfer mentioned). Origins: story_origins.py.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from ondit.scoring.marks import Json, harmonic, mean, part, share
from ondit.scoring.pairing import met_pairs
from ondit.scoring.spans import dicts
from ondit.scoring.story_frames import SLOTS, slots_right
from ondit.scoring.story_origins import baselines, judge, origins
from ondit.scoring.story_pages import FOUND, Story

_PARTNER = 0.3  # content F1 from which two statements speak for their claims being one
Place = tuple[str, int]  # a report of the gold, and the number of a statement in it


@dataclass(slots=True)
class ClaimTally:
    """Adds up the claims of stories."""

    rows: list[Json] = field(default_factory=list)
    slots: Counter[str] = field(default_factory=Counter)
    precision: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, story: Story) -> None:
        """Count every claim of a story."""
        links = Links(story)
        self._linking(links)
        self._beyond(links)
        for number, gold in enumerate(story.gold["claims"]):
            self._frame(gold, links.found[links.partner[number]] if number in links.partner else None)
            self.rows.append(links.judged(number, gold))

    def _linking(self, links: Links) -> None:
        """B-cubed over the gold statements that have a claim."""
        for place, claim in links.items.items():
            same = [other for other, name in links.items.items() if name == claim]
            together = [name for other, name in links.items.items() if links.held[other] & links.held[place]]
            self.recall.append(sum(bool(links.held[other] & links.held[place]) for other in same) / len(same))
            if together:
                self.precision.append(sum(name == claim for name in together) / len(together))

    def _beyond(self, links: Links) -> None:
        """Arms claims that no gold arms claim has for its partner."""
        gold = links.story.gold["claims"]
        of = {b: a for a, b in links.partner.items()}
        for b, claim in enumerate(links.found):
            self.counts["claims predicted"] += 1
            if claim.get("frame"):
                self.counts["arms claims predicted"] += 1
                if not (b in of and gold[of[b]].get("frame")):
                    self.counts["beyond gold" if links.story.arms else "other domains"] += 1

    def _frame(self, gold: Json, partner: Json | None) -> None:
        if not gold.get("frame"):
            return
        self.slots["of"] += 1
        if partner and partner.get("frame"):
            self.slots["found"] += 1
            self.slots.update(slots_right(gold["frame"], partner["frame"]))

    def result(self, reports: int) -> Json:
        """The marks; reports: how many were read."""
        p, r = 100 * mean(self.precision), 100 * mean(self.recall)
        false = self.counts["other domains"], self.counts["beyond gold"]
        return {
            "claim linking": {"p": p, "r": r, "f": harmonic(p, r)},
            "claims with a partner": share(self.rows, "partner"),
            "claims split": sum(row["split"] for row in self.rows),
            "frames": {name: part(self.slots[name], self.slots["of"]) for name in ("found", *SLOTS)},
            "false arms claims per 100 reports": sum(false) * 100 / max(1, reports),
            "of them in other domains": false[0],
            "of them beyond gold in arms stories": false[1],
            "origins": origins(self.rows),
            "baselines": baselines(self.rows),
            "claims": self.rows,
        }


class Links:
    """A story's gold claims and found claims, and what ties them: the statements both hold."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.found = dicts(story.trace.get("claims"))
        place = {(r, s.get("id")): (r, j) for r, page in story.pages.items() for j, s in enumerate(page.found)}
        named = [[(story.name.get(r), s) for r, s in _members(claim)] for claim in self.found]
        self.members: list[set[Place]] = [{place[m] for m in claim if m in place} for claim in named]
        self.supporting = [_supporting(story, claim) for claim in self.found]
        self.items: dict[Place, str] = {
            (r, i): s["claim"] for r, page in story.pages.items() for i, s in enumerate(page.gold) if s["claim"]
        }
        self.held = {item: self._holding(*item) for item in self.items}
        self.partner = self._partners()
        self.mostly = self._mostly()

    def judged(self, number: int, gold: Json) -> Json:
        """What is judged of the origins of one gold claim."""
        b = self.partner.get(number)
        return judge(
            self.story.gold,
            gold,
            None if b is None else self.found[b],
            held=set() if b is None else self.supporting[b] & set(gold["supporting"]),
            others=[self.found[other] for other, name in self.mostly.items() if name == gold["id"]],
        )

    def _holding(self, report: str, i: int) -> set[int]:
        """The found claims that hold a gold statement."""
        page = self.story.pages[report]
        meets = {(report, j) for j in range(len(page.found)) if page.likeness[i][j] >= FOUND}
        return {number for number, members in enumerate(self.members) if meets & members}

    def _partners(self) -> dict[int, int]:
        gold = self.story.gold["claims"]
        return met_pairs([[self._weight(claim, b) for b in range(len(self.found))] for claim in gold])

    def _weight(self, gold: Json, b: int) -> float:
        weight = 0.0
        for report in sorted({*gold["supporting"], *gold["denying"]}):
            likeness = self._closest(gold["id"], report, b)
            weight += likeness if likeness >= _PARTNER else 0.0
        frame = self.found[b].get("frame")
        if weight and gold.get("frame") and frame:
            weight += 0.02 * sum(slots_right(gold["frame"], frame).values())
        return weight

    def _closest(self, claim: str, report: str, b: int) -> float:
        page = self.story.pages[report]
        return max(
            (
                page.likeness[i][j]
                for i, statement in enumerate(page.gold)
                if statement["claim"] == claim
                for where, j in self.members[b]
                if where == report
            ),
            default=0.0,
        )

    def _mostly(self) -> dict[int, str]:
        """A found claim to the gold claim that most of its statements belong to."""
        found: dict[int, str] = {}
        for b, members in enumerate(self.members):
            votes: Counter[str] = Counter()
            for report, j in sorted(members):
                page = self.story.pages[report]
                votes.update({page.gold[i]["claim"] for i in page.meets(j)} - {None})
            if votes and 2 * votes.most_common(1)[0][1] > len(members):
                found[b] = votes.most_common(1)[0][0]
        return found


def _members(claim: Json) -> list[tuple[Any, Any]]:
    """Report and statement (None: not said) of a found claim, for and against."""
    found: list[tuple[Any, Any]] = []
    for member in (claim.get("supporting") or []) + (claim.get("denying") or []):
        if isinstance(member, str):
            found.append((member, None))
        elif isinstance(member, dict):
            found += [(member.get("report"), s) for s in member.get("statements") or [member.get("statement")]]
    return found


def _supporting(story: Story, claim: Json) -> set[str]:
    members = [m for m in claim.get("supporting") or [] if isinstance(m, str | dict)]
    names = {story.name.get(m if isinstance(m, str) else m.get("report")) for m in members}
    return {name for name in names if name is not None}
