"""Marks against gold: who says what, how sure, when, a whole report, and stories of several reports.

numpy and scipy load when a mark first needs them (`pip install 'ondit[score]'`).
"""

from __future__ import annotations

from ondit.scoring.attribution import score_attribution
from ondit.scoring.derivations import score_derivation
from ondit.scoring.files import load_objects
from ondit.scoring.gold import Gold, load_gold, load_predictions, read_gold, score_gold
from ondit.scoring.pairing import need_solver
from ondit.scoring.stances import load_stances, score_stance
from ondit.scoring.stories import score_stories
from ondit.scoring.times import score_time
from ondit.scoring.whole import score_reading

__all__ = [
    "Gold",
    "load_gold",
    "load_objects",
    "load_predictions",
    "load_stances",
    "need_solver",
    "read_gold",
    "score_attribution",
    "score_derivation",
    "score_gold",
    "score_reading",
    "score_stance",
    "score_stories",
    "score_time",
]
