"""Gold of any kind as one thing: what its files hold, its documents read as a user's would be, the marks over both."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ondit.errors import GoldError, InputError
from ondit.records import Report, as_json
from ondit.scoring.attribution import score_attribution
from ondit.scoring.files import load_objects
from ondit.scoring.marks import Json
from ondit.scoring.stories import score_stories
from ondit.scoring.story_gold import given, load_stories
from ondit.scoring.times import score_time
from ondit.scoring.whole import score_reading
from ondit.settings import Settings

Kind = Literal["attribution", "time", "report", "stories"]

GIVEN = ("id", "text", "language", "published")  # what the program is told of a gold document
_SHAPES = "documents with 'text' and 'quotes' or 'times', a *.gold.json, or a folder of stories"


@dataclass(frozen=True, slots=True)
class Gold:
    """Gold as it lies on disk: a file, or a folder of stories.

    documents: its documents, its stories, or the one report. page: where that report's text stands, else None.
    """

    path: Path
    kind: Kind
    documents: tuple[Json, ...]
    page: Path | None = None


def load_gold(path: Path) -> Gold:
    """The gold of a file or folder. Raises GoldError naming the file, and the document where one is wrong."""
    if path.is_dir():
        return Gold(path, "stories", tuple(load_stories(path)))
    documents = load_objects(path)
    kind = _kind(path, documents)
    if kind == "report":
        return Gold(path, kind, tuple(documents), _page(path, documents[0]))
    _check(path, documents, "quotes" if kind == "attribution" else "times")
    return Gold(path, kind, tuple(documents))


def _kind(path: Path, documents: Sequence[Any]) -> Kind:
    first = documents[0] if documents else None
    if isinstance(first, dict):
        if len(documents) == 1 and "statements" in first and isinstance(first.get("report"), dict):
            return "report"
        if "quotes" in first:
            return "attribution"
        if "times" in first:
            return "time"
    raise GoldError(f"{path}: holds no gold; gold is {_SHAPES}")


def _page(path: Path, gold: Json) -> Path:
    """The page that a report's gold is about, beside it."""
    name = gold["report"].get("file")
    page = path.parent / str(name)
    if not name or not page.is_file():
        raise GoldError(f"{path}: names no page that stands beside it ('report' has 'file': {name})")
    return page


def _check(path: Path, documents: Sequence[Any], field: str) -> None:
    """Whether each document has a text, and spans that stand in it with the words they say."""
    for number, doc in enumerate(documents, 1):
        wrong = _wrong(doc, field)
        if wrong:
            raise GoldError(f"{path}, document {number}: {wrong}")


def _wrong(doc: Any, field: str) -> str | None:
    if not isinstance(doc, dict) or not isinstance(doc.get("text"), str):
        return "has no 'text'"
    if not isinstance(doc.get(field), list) or not all(isinstance(item, dict) for item in doc[field]):
        return f"has no list of '{field}'"
    for number, item in enumerate(doc[field], 1):
        spans = [item] if field == "times" else item.get("content")
        if not isinstance(spans, list) or not all(isinstance(span, dict) for span in spans):
            return f"number {number} of its '{field}' has no list of spans as 'content'"
        bad = next((span for span in spans if not _stands(span, doc["text"])), None)
        if bad is not None:
            return f"number {number} of its '{field}' has a span that does not stand in its text: {_shown(bad)}"
    return None


def _stands(span: Json, text: str) -> bool:
    start, end = span.get("start"), span.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(text):
        return False
    return span.get("text") is None or span["text"] == text[start:end]


def _shown(span: Json) -> str:
    return json.dumps({key: span.get(key) for key in ("start", "end", "text")}, ensure_ascii=False)


def load_predictions(path: Path, kind: Kind) -> list[Json]:
    """Readings (for stories: traces) from a file. Raises GoldError if it holds something else."""
    made = load_objects(path)
    wanted, other = ("reports", "report") if kind == "stories" else ("report", "reports")
    for number, one in enumerate(made, 1):
        if not isinstance(one, dict) or (wanted not in one and (other in one or kind == "stories")):
            expected, door = ("trace", "trace") if kind == "stories" else ("reading", "read")
            raise GoldError(f"{path}, object {number}: is no {expected} (ondit {door} --format json)")
    return made


def read_gold(gold: Gold) -> Iterator[Json | InputError]:
    """A reading for each document, a trace for each story; an InputError for each report that cannot be read.

    The program is told what a user would tell it: text, id, date, and a document's language.
    """
    if gold.kind == "stories":
        for story in gold.documents:
            yield from _traced(gold.path, story)
        return
    from ondit.reading import read_all  # brings the parser

    for made in read_all(_reports(gold)):
        yield made if isinstance(made, InputError) else as_json(made)


def _reports(gold: Gold) -> Iterator[Report | InputError]:
    if gold.page is not None:
        from ondit.ingest.carriers import reports

        return reports([str(gold.page)], Settings())
    return _fed([{key: doc.get(key) for key in GIVEN} for doc in gold.documents], str(gold.path))


def _traced(folder: Path, story: Json) -> Iterator[Json | InputError]:
    from ondit.tracing import trace

    found = list(_fed(given(story), str(folder / story["id"])))
    yield from (item for item in found if isinstance(item, InputError))
    yield {"story": story["id"], **as_json(trace(item for item in found if isinstance(item, Report)))}


def _fed(documents: Sequence[Json], where: str) -> Iterator[Report | InputError]:
    """Documents as reports, by way of JSON Lines, as a user would give them."""
    from ondit.ingest.jsonlines import reports_in

    lines = "".join(json.dumps(document) + "\n" for document in documents)
    return reports_in(io.BytesIO(lines.encode()), where, Settings())


def score_gold(gold: Gold, made: Sequence[Json]) -> Json:
    """Every mark of what was made of a gold: readings, for stories traces. Raises OnditError without scipy."""
    return _SCORES[gold.kind](gold, made)


def _one(gold: Gold, made: Sequence[Json]) -> Json:
    page = gold.page or gold.path
    return score_reading(gold.documents[0], page.read_text("utf-8"), made[0] if made else None)


_SCORES: dict[Kind, Callable[[Gold, Sequence[Json]], Json]] = {
    "attribution": lambda gold, made: score_attribution(gold.documents, made),
    "time": lambda gold, made: score_time(gold.documents, made),
    "report": _one,
    "stories": lambda gold, made: score_stories(gold.path, made),
}
