from __future__ import annotations

from ondit.claims.features import features_of
from ondit.claims.parting import parted
from ondit.claims.scale import Saying
from ondit.packs.language import language_pack


def saying(report: str, text: str, voice: str | None = None) -> Saying:
    return Saying(report, "en", 1, voice, False, features_of(text, language_pack("en")))


BOTH = "Nine people are missing after a dam burst above Kessin"
BROKE = "The dam burst at midnight"
MISSING = "Nine people are missing"


def test_an_act_and_what_came_of_it_are_two_matters_where_each_is_told_alone() -> None:
    sayings = [saying("r1", BOTH, "v1"), saying("r2", BROKE, "v1"), saying("r3", BROKE, "v2"), saying("r4", MISSING)]
    act, outcome = parted(sayings, [0, 1, 2, 3])
    assert (act.members, act.pure) == ((0, 1, 2), frozenset({1, 2}))
    assert (outcome.members, outcome.pure) == ((0, 3), frozenset({3}))


def test_what_is_always_told_together_is_one() -> None:
    sayings = [saying("r1", BOTH, "v1"), saying("r2", BOTH, "v1"), saying("r3", BROKE, "v2")]
    (one,) = parted(sayings, [0, 1, 2])
    assert one.members == (0, 1, 2)
