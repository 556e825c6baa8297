"""The list of errors names what is missed by construction, and what is false by the rules that made it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import errors
import measure

TEXT = "Der Hafen bleibt zu, sagte die Sprecherin. Niemand weiß es, so der Wirt am Montag."


def at(words: str) -> list[dict[str, Any]]:
    start = TEXT.index(words)
    return [{"start": start, "end": start + len(words), "text": words}]


def quote(name: str, content: str, cue: str, source: str, **more: Any) -> dict[str, Any]:
    parts = {"content": at(content), "cue": at(cue), "source": at(source), "addressee": []}
    return {"id": name, "manner": "indirect", "parent": None, **parts, **more}


def test_attribution() -> None:
    first = quote("a", "Der Hafen bleibt zu", "sagte", "die Sprecherin")
    second = quote("b", "Niemand weiß es", "so", "der Wirt")
    found = quote("s", "Niemand weiß es", "so", "Sprecherin", rules=["de/so"])
    gold = {"id": "d", "text": TEXT, "quotes": [first, second]}
    made = {"report": {"id": "d", "text": TEXT}, "statements": [found]}
    slips = errors.attribution(measure.Measured(measure.SETS[0], [gold], [made], {}))
    assert sorted((slip.group, slip.why) for slip in slips.missed) == [
        ("indirect: sagte", "nothing there"),
        ("indirect: so", "other speaker, or taken"),
    ]
    assert [(slip.group, slip.words) for slip in slips.false] == [("de/so", "[Sprecherin] Niemand weiß es")]
    assert slips.made == {"de/so": 1}


def test_stances_of_the_development_half_alone() -> None:
    gold = [
        {
            "id": f"de-{n:03}",
            "text": TEXT,
            "content": "Der Hafen bleibt zu",
            "voice": "CT+",
            "outlet": "Uu",
            "why": "told",
        }
        for n in (1, 2)
    ]
    mark = {"rule": "de/wohl", "start": 0, "end": 3, "text": "Der"}
    said = {"content": at("Der Hafen bleibt zu"), "stance": {"voice": "PR+", "outlet": "Uu", "because": [mark]}}
    made = [{"report": {"id": f"de-{n:03}", "text": TEXT}, "statements": [said]} for n in (1, 2)]
    slips = errors.stances(measure.Measured(measure.SETS[0], gold, made, {}))
    assert [(slip.where, slip.group, slip.why) for slip in slips.missed] == [
        ("de-001", "voice: told", "CT+, found PR+")
    ]
    assert [slip.group for slip in slips.false] == ["de/wohl"]


def test_times() -> None:
    place = at("Montag")[0]
    gold = {"id": "d", "text": TEXT, "times": [{**place, "type": "DATE", "value": "2024-01-01"}]}
    wrong = {**place, "type": "DATE", "value": "2024-01-08", "rule": "de/weekday"}
    made = {"report": {"id": "d", "text": TEXT}, "times": [wrong]}
    measured = measure.Measured(measure.SETS[-1], [gold], [made], {})
    slips = errors.times(measured)
    assert [(slip.group, slip.why) for slip in slips.false] == [("de/weekday", "value 2024-01-01")]
    assert errors.times(measure.Measured(measure.SETS[-1], [gold], [], {})).missed[0].group == "DATE"


def test_the_largest_groups_come_first() -> None:
    slips = [errors.Slip(group, "nothing there", "d", "words") for group in "abbb"]
    shown = list(errors.show("missed", slips, Counter(), groups=1, examples=2))
    assert shown[0].strip() == "missed: 4 in 2 groups"
    assert shown[1].split() == ["3", "b", "(nothing", "there", "3)"]
    assert shown[-1].split()[:4] == ["1", "in", "1", "smaller"]
