"""Marks for traces over stories: several reports each, the hidden truth known. The parts stand in `story_*.py`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ondit.scoring.derivations import DerivationTally
from ondit.scoring.marks import Json
from ondit.scoring.story_claims import ClaimTally
from ondit.scoring.story_gold import load_stories
from ondit.scoring.story_pages import Story, pair_stories
from ondit.scoring.story_statements import StatementTally

_COUNTED = ("predicted", "claims predicted", "arms claims predicted")


def score_stories(folder: Path, traces: Sequence[Json], *, only: Sequence[str] = ()) -> Json:
    """Every mark of traces against a folder of stories; a story without a trace holds nothing.

    only: beginnings of the names of the stories to score; none: all. Raises GoldError if there is no story.
    """
    stories = [s for s in load_stories(folder) if not only or s["id"].startswith(tuple(only))]
    trace_of = pair_stories(stories, traces)
    statements, claims, derivations = StatementTally(), ClaimTally(), DerivationTally()
    reports = unread = 0
    for gold in stories:
        story = Story(gold, trace_of.get(gold["id"]))
        for tally in (statements, claims, derivations):
            tally.add(story)
        reports += len(story.pages)
        unread += sum(page.reading is None for page in story.pages.values())
    counts = statements.counts + claims.counts
    return {
        **statements.result(),
        **claims.result(reports),
        **derivations.result(),
        "counts": {
            "stories": len(stories),
            "stories without a trace": len(stories) - len(trace_of),
            "reports": reports,
            "reports without a reading": unread,
            **{name: counts[name] for name in _COUNTED if counts[name]},
        },
    }
