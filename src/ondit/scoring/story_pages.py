"""One story with its trace: reports paired with readings, gold statements with found ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ondit.scoring.align import Alignment, pair_documents, report_of, text_of
from ondit.scoring.items import ALIGNED
from ondit.scoring.marks import Json, overlap
from ondit.scoring.pairing import met_pairs
from ondit.scoring.spans import dicts, shingles, spans_of
from ondit.scoring.tokens import Ids, Tokens, same_speaker

FOUND = 0.5  # content F1 from which a statement counts as found
_SAME_STORY = 0.3  # share of four-word runs above which a trace is taken for a story's


class Page:
    """One report: its gold and its found statements as sets of words, and how alike each pair is."""

    def __init__(self, gold: Json, reading: Json | None) -> None:
        self.data, self.reading, self.text = gold, reading, str(gold["text"])
        self.tokens = Tokens(self.text)
        self.gold: list[Json] = gold["statements"]
        self.found = dicts((reading or {}).get("statements"))
        own_text = text_of(reading, self.text)
        self._alignment = Alignment(own_text, self.text) if self.found else None
        self.asked = [self._words(s["spans"]) for s in self.gold]
        self.sources = [[self._words([span]) for span in s["source spans"]] for s in self.gold]
        self.given = [self._carried(s.get("content")) for s in self.found]
        self.speakers = [self._carried(s.get("source")) for s in self.found]
        self.headline = self._words([(0, len(self.text.split("\n", 1)[0]))])
        self.likeness = [[self._like(a, b) for b in self.given] for a in self.asked]

    def others(self, i: int) -> bool:
        """Whether a gold statement is somebody else's, not the outlet's own."""
        return bool(self.gold[i]["manner"] != "own")

    def own(self, j: int) -> bool:
        """Whether a found statement is the outlet's own."""
        return bool(self.found[j].get("manner") == "own")

    def meets(self, j: int) -> set[int]:
        """The gold statements that a found one meets."""
        return {i for i in range(len(self.gold)) if self.likeness[i][j] >= FOUND}

    def speaker(self, i: int, j: int) -> bool:
        """Whether a found statement has the gold one's speaker; for own ones: nobody else is made responsible."""
        if not self.others(i):
            return self.own(j) or not self.speakers[j]
        if not self.speakers[j]:
            return False
        return any(same_speaker(self.tokens, source, self.speakers[j]) for source in self.sources[i] if source)

    def pairs(self, weight: Callable[[int, int], float]) -> dict[int, int]:
        """Gold number to found number by the largest total of weights."""
        return met_pairs([[weight(i, j) for j in range(len(self.found))] for i in range(len(self.gold))])

    def _words(self, spans: Sequence[tuple[int, int]]) -> Ids:
        return self.tokens.spoken(self.tokens.of_spans(spans))

    def _carried(self, field: Any) -> Ids:
        if self._alignment is None:
            return frozenset()
        chars, share = self._alignment.carry(spans_of(field))
        return self.tokens.spoken(self.tokens.of_chars(chars)) if share >= ALIGNED else frozenset()

    def _like(self, a: Ids, b: Ids) -> float:
        """Content F1; the same words elsewhere count as the same."""
        likeness = overlap(a, b)
        if likeness < 1 and a and len(a) == len(b) and self._letters(a) == self._letters(b):
            return 1.0
        return likeness

    def _letters(self, ids: Ids) -> tuple[str, ...]:
        return tuple(self.tokens.word(n).casefold() for n in sorted(ids))


class Story:
    """A gold story with the trace that belongs to it, report by report."""

    def __init__(self, gold: Json, trace: Json | None) -> None:
        self.gold, self.trace = gold, trace or {}
        self.missing = trace is None
        self.arms = gold["domain"] == "arms-transfers"
        docs = [{"id": report["id"], "text": report["text"]} for report in gold["reports"]]
        pairs, _ = pair_documents(docs, _by_address(gold, dicts(self.trace.get("reports"))))
        reading_of = {doc["id"]: reading for doc, reading in pairs}
        self.pages = {report["id"]: Page(report, reading_of[report["id"]]) for report in gold["reports"]}
        self.name: dict[Any, str] = {doc["id"]: doc["id"] for doc in docs}  # the trace's report id to the gold's
        self.name |= {f"{gold['id']}/{doc['id']}": doc["id"] for doc in docs}
        self.name |= {report_of(reading).get("id"): doc["id"] for doc, reading in pairs if reading}


def _by_address(gold: Json, readings: list[Json]) -> list[Json]:
    """Readings that carry a report's address say whose they are."""
    id_of = {report["url"]: report["id"] for report in gold["reports"]}
    return [
        {**reading, "doc": id_of[report_of(reading).get("url")]}
        if report_of(reading).get("url") in id_of and not reading.get("doc")
        else reading
        for reading in readings
    ]


def pair_stories(stories: Sequence[Json], traces: Sequence[Json]) -> dict[str, Json]:
    """Story id to its trace: named by `story`, by the folder in its report ids, by addresses, or by its texts."""
    found: dict[str, Json] = {}
    left: list[Json] = []
    ids = {story["id"] for story in stories}
    for trace in traces:
        name = trace.get("story") if trace.get("story") in ids else _folder(trace, ids)
        if name and name not in found:
            found[name] = trace
        else:
            left.append(trace)
    for trace in left:
        best = _nearest([story for story in stories if story["id"] not in found], trace)
        if best:
            found[best] = trace
    return found


def _folder(trace: Json, ids: set[str]) -> str | None:
    names = {str(report_of(reading).get("id")) for reading in dicts(trace.get("reports"))}
    folders = {name.rpartition("/")[0].rpartition("/")[2] for name in names}
    return next(iter(sorted(folders & ids)), None)


def _nearest(stories: Sequence[Json], trace: Json) -> str | None:
    reports = [report_of(reading) for reading in dicts(trace.get("reports"))]
    urls = {report.get("url") for report in reports} - {None}
    runs: set[tuple[str, ...]] = set().union(*(shingles(report.get("text") or "") for report in reports))
    best, most = None, _SAME_STORY
    for story in stories:
        want = set().union(*(shingles(report["text"]) for report in story["reports"]))
        shared = len(urls & {report["url"] for report in story["reports"]}) + len(want & runs) / max(1, len(want))
        if shared > most:
            best, most = story["id"], shared
    return best
