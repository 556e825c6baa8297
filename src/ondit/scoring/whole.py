"""Marks for one report as a whole: statements, chains, times, transfers, requests for comment, what was removed.

A statement is found where content F1 over words is at least 0.8 (or its words are the same elsewhere: a headline
repeated as a caption). Its parts count over the gold statements that have them; what a found statement has and the
gold one has not is "invented".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from ondit.scoring.align import NOWHERE, Alignment, report_of, text_of
from ondit.scoring.items import ALIGNED, same_manner
from ondit.scoring.marks import Json, Mark, overlap, part, rates
from ondit.scoring.names import common, edges, last_key, names_of
from ondit.scoring.pairing import met_pairs
from ondit.scoring.spans import spans_of, words_of
from ondit.scoring.times import time_value, times_of
from ondit.scoring.tokens import Ids, Tokens, same_speaker
from ondit.scoring.transfers import score_transfers
from ondit.scoring.words import words

FOUND = 0.8  # content F1 from which a statement counts as found
PART = 0.5  # F1 from which a cue, basis or addressee counts as right
_VALUE = re.compile(r"[\dXTWPMDYSH:\-]+")


def score_reading(gold: Json, text: str, reading: Json | None) -> Json:
    """Every mark of one reading.

    gold: a `*.gold.json` object; text: the text its spans point into; None: no reading.
    """
    page = _Page(text, gold, reading or {})
    return {
        **_statements(page),
        **_times(page),
        **score_transfers(page.data, page.reading, page.names()),
        **_requests(page),
        **_furniture(page, read=bool(reading)),
        "invented": _invented(page),
        "statements predicted": len(page.found),
        "of them own": sum(s.get("manner") == "own" for s in page.found),
        "unaligned spans": page.counts["unaligned spans"],
    }


class _Page:
    """The gold and the reading over the gold's words, statements matched."""

    def __init__(self, text: str, gold: Json, reading: Json) -> None:
        self.text, self.data, self.reading = text, gold, reading
        self.own_text = text_of(reading, text)
        self.report = report_of(reading)
        self.tokens = Tokens(text)
        self.alignment = Alignment(self.own_text, text)
        self.counts: Counter[str] = Counter()
        self.gold: list[Json] = gold.get("statements") or []
        self.found: list[Json] = reading.get("statements") or []
        self.match = self._matched()

    def asked(self, field: Any) -> Ids:
        """The words of a gold field."""
        return self.tokens.spoken(self.tokens.of_spans(spans_of(field)))

    def given(self, field: Any) -> Ids:
        """The words of a reading's field, in the gold's text."""
        spans = spans_of(field)
        chars, share = self.alignment.carry(spans)
        if spans and share < ALIGNED:
            self.counts["unaligned spans"] += 1
            return frozenset()
        return self.tokens.spoken(self.tokens.of_chars(chars))

    def same_words(self, gold_field: Any, field: Any) -> bool:
        """Whether both fields hold the same words, be it elsewhere on the page."""
        ours = _plain(gold_field, self.text)
        return bool(ours) and ours == _plain(field, self.own_text)

    def names(self) -> dict[Any, Any]:
        """The ids of found statements, to those of their gold ones."""
        return {self.found[j].get("id"): self.gold[i].get("id") for i, j in self.match.items()}

    def partner(self, number: int) -> Json | None:
        """The found statement of a gold one."""
        return self.found[self.match[number]] if number in self.match else None

    def _matched(self) -> dict[int, int]:
        ours = [self.asked(s.get("content")) for s in self.gold]
        theirs = [self.given(s.get("content")) for s in self.found]

        def weight(i: int, j: int) -> float:
            gold, found = self.gold[i], self.found[j]
            likeness = overlap(ours[i], theirs[j])
            if likeness < 1 and self.same_words(gold.get("content"), found.get("content")):
                likeness = 1.0
            manner = same_manner(gold["manner"], found.get("manner"), lenient=True)
            return likeness + 0.01 * manner if likeness else 0.0

        weights = [[weight(i, j) for j in range(len(theirs))] for i in range(len(ours))]
        return {i: j for i, j in met_pairs(weights).items() if weights[i][j] >= FOUND}


def _plain(field: Any, text: str) -> str:
    return re.sub(r"\W+", " ", " ".join(text[start:end] for start, end in spans_of(field))).casefold().strip()


def _statements(page: _Page) -> Json:
    hits: Counter[str] = Counter()
    for number, gold in enumerate(page.gold):
        found = page.partner(number)
        for name, right in _parts(page, gold, found):
            hits["of " + name] += 1
            hits[name] += right
        hits.update(_links(gold, found))
    size = len(page.gold)
    return {
        "content": part(len(page.match), size),
        "missing": [gold.get("id") for n, gold in enumerate(page.gold) if n not in page.match],
        "manner": part(hits["manner"], size),
        **{name: part(hits[name], hits["of " + name]) for name in ("source", "cue", "basis", "addressee", "stance")},
        "chain edges": _edge_rates(hits),
    }


def _parts(page: _Page, gold: Json, found: Json | None) -> list[tuple[str, bool]]:
    """Which parts the gold statement has, and whether the found one has them right."""
    parts = [("manner", found is not None and same_manner(gold["manner"], found.get("manner"), lenient=True))]
    if gold.get("source"):
        parts.append(("source", found is not None and _source_right(page, gold, found)))
    if gold.get("cue"):
        parts.append(("cue", found is not None and _cue_right(page, gold, found)))
    for name in ("basis", "addressee"):
        if gold.get(name):
            right = found is not None and overlap(page.asked(gold[name]), page.given(found.get(name))) >= PART
            parts.append((name, right))
    if gold.get("certainty"):
        parts.append(("stance", found is not None and _stance_right(gold, found)))
    return parts


def _source_right(page: _Page, gold: Json, found: Json) -> bool:
    given = page.given(found.get("source"))
    if same_speaker(page.tokens, page.asked(gold["source"]), given):
        return True
    return bool(given) and page.same_words(gold["source"], found.get("source"))


def _cue_right(page: _Page, gold: Json, found: Json) -> bool:
    given = page.given(found.get("cue"))
    if overlap(page.asked(gold["cue"]), given) >= PART:
        return True
    return bool(given) and page.same_words(gold["cue"], found.get("cue"))


def _stance_right(gold: Json, found: Json) -> bool:
    stance = found.get("stance") or {}
    said = {stance.get("voice"), stance.get("outlet")} if gold["manner"] == "own" else {stance.get("voice")}
    return words().stances.get(gold["certainty"], gold["certainty"]) in said


def _links(gold: Json, found: Json | None) -> Counter[str]:
    ours = edges(map(last_key, names_of(gold.get("chain"))))
    theirs = edges(map(last_key, names_of(found.get("chain")))) if found else []
    return Counter({"edges met": common(ours, theirs), "edges asked": len(ours), "edges given": len(theirs)})


def _edge_rates(hits: Counter[str]) -> Mark:
    met = hits["edges met"]
    return rates(met, hits["edges given"] - met, hits["edges asked"] - met)


def _invented(page: _Page) -> dict[str, int]:
    """What found statements have and their gold ones have not, and requests for comment beyond the gold's."""
    hits = Counter(
        name
        for number in page.match
        for name in ("source", "cue", "basis", "addressee")
        if not page.gold[number].get(name) and spans_of((page.partner(number) or {}).get(name))
    )
    more = len(page.reading.get("comment_requests") or []) - len(page.data.get("requests_for_comment") or [])
    return dict(hits) | ({"comment request": more} if more > 0 else {})


def _times(page: _Page) -> Json:
    asked = [time for time in page.data.get("times") or [] if _plain_value(time.get("value") or "")]
    published = str(page.report.get("published") or "")[:10].replace("-", "_")
    met = right = 0
    for time in asked:
        hits = _hits(page, time)
        met += bool(hits)
        wanted = _wanted(time, published)
        right += any(
            time_value(hit.get("value")) in wanted and (not time.get("mod") or hit.get("mod") == time["mod"])
            for hit in hits
        )
    return {"times found": part(met, len(asked)), "times right": part(right, len(asked))}


def _plain_value(value: str) -> bool:
    return bool(_VALUE.fullmatch(value.split(" ", maxsplit=1)[0])) and " or " not in value and ";" not in value


def _wanted(time: Json, published: str) -> set[str | None]:
    """The values that are right: those for the known date of publication where the gold gives them."""
    dated = [key for key in time if key.startswith("with_published") and published and key.endswith(published)]
    if not dated:
        return {time_value(time["value"])}
    return {time_value(value) for key, value in time.items() if key.startswith("with_published")}


def _hits(page: _Page, time: Json) -> list[Json]:
    start = time.get("start", page.text.find(time["text"]))
    place = range(start, start + len(time["text"]))
    hits: list[Json] = []
    for found in times_of(page.reading):
        chars, share = page.alignment.carry([(found["start"], found["end"])])
        if share >= ALIGNED and any(i in place for i in chars):
            hits.append(found)
    return hits


def _requests(page: _Page) -> Json:
    gold: list[Json] = page.data.get("requests_for_comment") or []
    found: list[Json] = page.reading.get("comment_requests") or []
    asked = answered = 0
    for request in gold:
        wanted = set(map(last_key, request.get("asked") or []))
        hit = next((f for f in found if {last_key(words_of(x)) for x in f.get("asked") or []} == wanted), None)
        if hit is not None:
            asked += 1
            answered += _dashless(hit.get("answer", "")) == _dashless(request.get("answer", ""))
    return {"comment request": part(asked, len(gold)), "its answer": part(answered, len(gold))}


def _dashless(answer: object) -> str:
    return str(answer).replace("-", " ")


def _furniture(page: _Page, *, read: bool) -> Json:
    """What must go, what must stay, and whom the page credits."""
    gone: Sequence[str] = page.data.get("report", {}).get("not_content") or []
    lines = {_one_space(line) for line in page.own_text.splitlines()}
    kept = {i for i in page.alignment.map if i != NOWHERE}
    body = [
        i
        for gold in page.gold
        for start, end in spans_of(gold.get("content"))
        for i in range(start, end)
        if not page.text[i].isspace()
    ]
    credit = page.data.get("report", {}).get("credit") or {}
    given = page.report.get("credit") or {}
    same = bool(credit) and last_key(credit.get("outlet")) == last_key(given.get("outlet"))
    return {
        "removed": part(sum(_one_space(line) not in lines for line in gone) if read else 0, len(gone)),
        "body kept": part(sum(i in kept for i in body) if read else 0, len(body)),
        "credit": part(int(same), int(bool(credit))),
    }


def _one_space(line: str) -> str:
    return re.sub(r"\s+", " ", line).strip()
