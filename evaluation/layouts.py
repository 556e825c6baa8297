"""How well pages are read, beside plain trafilatura in the same run.

    python evaluation/layouts.py [--set first|second|third|fourth|fifth] [--part developed|apart] [--each]

Pages are the layouts of tests/ingest/pages: a page as HTML, and beside it what a reader sees of it. Body: F1 of the
words, the mean over the pages. Prints a table; writes nothing.

The pages from the fourth set on are parted by number: with the odd ones the reading was mended, at the even ones nobody
looked, so that they show what a page nobody fitted to would give. What is wrong on those is not told with --each.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

PAGES = Path(__file__).resolve().parents[1] / "tests" / "ingest" / "pages"
FITTED = frozenset({"first", "second", "third"})


@dataclass(frozen=True, slots=True)
class Layout:
    """A page and what a reader sees of it."""

    path: Path
    expected: dict[str, Any]

    @property
    def name(self) -> str:
        """Its file's name."""
        return self.path.stem

    @property
    def body(self) -> list[str]:
        """The paragraphs of its body."""
        return [paragraph for paragraph in str(self.expected["body"]).split("\n\n") if paragraph.strip()]

    @property
    def apart(self) -> bool:
        """Whether it is kept apart: measured, and never looked at while the reading is mended."""
        return self.path.parent.name not in FITTED and int(self.name.split("-")[0]) % 2 == 0


@dataclass(frozen=True, slots=True)
class Found:
    """What a way of reading makes of a page. credits: outlets with how the page hangs on them."""

    body: str
    whole: str
    headline: str | None = None
    standfirst: str | None = None
    published: str | None = None
    author: str | None = None
    kind: str | None = None
    outlet: str | None = None
    credits: frozenset[tuple[str, str]] = frozenset()
    captions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """How right that is. None: the page has nothing of the kind.

    missed, extra: credits. furniture: lines of the page's frame that stand in the text.
    """

    f1: float
    headline: bool
    standfirst: bool | None
    published: bool | None
    author: bool
    kind: bool
    outlet: bool
    missed: tuple[str, ...]
    extra: tuple[str, ...]
    furniture: tuple[str, ...]
    captions: bool | None


def layouts(part: str | None = None) -> list[Layout]:
    """All layouts, or those of one set (a folder of tests/ingest/pages)."""
    pattern = f"{part or '*'}/*.yaml"
    return [Layout(path, yaml.safe_load(path.read_text("utf-8"))) for path in sorted(PAGES.glob(pattern))]


def by_ondit(layout: Layout) -> Found:
    """The page as `ondit read` takes it."""
    from ondit.errors import OnditError
    from ondit.ingest.carriers import reports
    from ondit.settings import Settings

    report = next(reports([str(layout.path.with_suffix(".html"))], Settings()))
    if isinstance(report, OnditError):
        return Found("", "")
    parts = [(part.kind, report.text[part.start : part.end]) for part in report.parts]
    return Found(
        body=_body(report),
        whole=report.text,
        headline=next((text for kind, text in parts if kind == "headline"), None),
        standfirst=" ".join(text for kind, text in parts if kind == "standfirst") or None,
        published=report.published,
        author=report.byline,
        kind=report.kind,
        outlet=report.outlet.name,
        credits=frozenset((credit.outlet, credit.link) for credit in report.credits if credit.outlet),
        captions=tuple(text for kind, text in parts if kind == "caption"),
    )


def _body(report: Any) -> str:
    """The body with the datelines that open its paragraphs."""
    body = [part.start for part in report.parts if part.kind == "body"]
    kept: list[str] = []
    for part in report.parts:
        opens = part.kind == "dateline" and any(0 <= start - part.end <= 1 for start in body)
        if part.kind == "body" or opens:
            kept.append(report.text[part.start : part.end])
    return "\n".join(kept)


def by_trafilatura(layout: Layout) -> Found:
    """The page as trafilatura alone gives it, credits looked for in its lines with our rules."""
    import trafilatura

    from ondit.ingest.credits import credit_line, credit_tail

    raw = layout.path.with_suffix(".html").read_bytes()
    try:
        found: Any = trafilatura.bare_extraction(raw, with_metadata=True, include_comments=False)
    except (ValueError, TypeError, AttributeError, RecursionError):
        found = None
    if found is None:
        return Found("", "")
    lines = [line for line in (found.text or "").splitlines() if line.strip()]
    named: set[tuple[str, str]] = set()
    for line in lines:
        tail = credit_tail(line)
        named.update((one.outlet, one.link) for one in (*credit_line(line), *(tail[1] if tail else ())) if one.outlet)
    body = "\n".join(line for line in lines if line != found.title)
    return Found(body, body, found.title, None, found.date, found.author, None, found.sitename, frozenset(named))


def marks_of(layout: Layout, found: Found) -> Marks:
    """How right what was found is."""
    want = layout.expected
    wanted = {(str(one["outlet"]), str(one["link"])) for one in want["credits"]}
    body = _tokens(found.whole)
    return Marks(
        f1=f1(_tokens(found.body), _tokens(" ".join(layout.body))),
        headline=_same(found.headline, want["headline"]),
        standfirst=_same(found.standfirst, want["standfirst"]) if want["standfirst"] or found.standfirst else None,
        published=(found.published or "")[:10] == str(want["published"]) if want["published"] else None,
        author=_same(found.author, want["author"]),
        kind=found.kind == want["kind"],
        outlet=_same(found.outlet, want["outlet"]),
        missed=tuple(sorted(f"{name} ({link})" for name, link in wanted - found.credits)),
        extra=tuple(sorted(f"{name} ({link})" for name, link in found.credits - wanted)),
        furniture=tuple(line for line in want["furniture"] if _holds(body, _tokens(line))),
        captions=sorted(found.captions) == sorted(want["captions"]) if want["captions"] or found.captions else None,
    )


def _same(one: str | None, other: str | None) -> bool:
    return _tokens(one or "") == _tokens(other or "")


def _tokens(text: str) -> list[str]:
    return [word for word in "".join(char if char.isalnum() else " " for char in text.casefold()).split() if word]


def _holds(words: list[str], some: list[str]) -> bool:
    return bool(some) and f" {' '.join(some)} " in f" {' '.join(words)} " and len(some) > 1


def f1(found: Sequence[str], expected: Sequence[str]) -> float:
    """How far two texts have the same words, as often: 0 to 1."""
    common = sum((Counter(found) & Counter(expected)).values())
    return 2 * common / (len(found) + len(expected)) if found or expected else 1.0


def table(pages: Sequence[Layout], ways: Sequence[tuple[str, Callable[[Layout], Found]]]) -> list[str]:
    """The figures of several ways, one beside the other."""
    marks = {name: [marks_of(page, way(page)) for page in pages] for name, way in ways}
    rows: list[tuple[str, Callable[[Sequence[Marks]], str]]] = [
        ("body, F1 of words", lambda found: f"{sum(one.f1 for one in found) / len(found):.3f}"),
        ("lowest body F1", lambda found: f"{min(one.f1 for one in found):.3f}"),
        ("headline", lambda found: _share([one.headline for one in found])),
        ("standfirst", lambda found: _share([one.standfirst for one in found])),
        ("captions", lambda found: _share([one.captions for one in found])),
        ("date", lambda found: _share([one.published for one in found])),
        ("author", lambda found: _share([one.author for one in found])),
        ("outlet", lambda found: _share([one.outlet for one in found])),
        ("kind", lambda found: _share([one.kind for one in found])),
        ("all credits found", lambda found: _share([not one.missed for one in _credited(pages, found)])),
        ("credits too many", lambda found: str(sum(len(one.extra) for one in found))),
        ("pages with furniture", lambda found: str(sum(bool(one.furniture) for one in found))),
    ]
    lines = [f"{'':<24}" + "".join(f"{name:>16}" for name in marks)]
    lines += [f"{label:<24}" + "".join(f"{make(marks[name]):>16}" for name in marks) for label, make in rows]
    return lines


def _credited(pages: Sequence[Layout], found: Sequence[Marks]) -> list[Marks]:
    return [one for page, one in zip(pages, found, strict=True) if page.expected["credits"]]


def _share(values: Sequence[bool | None]) -> str:
    known = [value for value in values if value is not None]
    return f"{sum(known)} of {len(known)}"


WAYS: tuple[tuple[str, Callable[[Layout], Found]], ...] = (("ondit", by_ondit), ("trafilatura", by_trafilatura))


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--set", choices=sorted(path.name for path in PAGES.iterdir()))
    options.add_argument("--part", choices=("developed", "apart"))
    options.add_argument("--each", action="store_true", help="say of each page what is wrong")
    given = options.parse_args()
    pages = [page for page in layouts(given.set) if given.part in (None, "apart" if page.apart else "developed")]
    print(f"{len(pages)} pages\n" + "\n".join(table(pages, WAYS)))
    for page in (page for page in pages if given.each and not page.apart):
        print(f"\n{page.name}")
        _tell(page, by_ondit(page))
    return 0


def _tell(page: Layout, found: Found) -> None:
    marks = marks_of(page, found)
    if marks.f1 < 0.995:
        missing = Counter(_tokens(" ".join(page.body))) - Counter(_tokens(found.body))
        added = Counter(_tokens(found.body)) - Counter(_tokens(" ".join(page.body)))
        print(f"  F1 {marks.f1:.3f} missing: {' '.join(missing)[:200]} | added: {' '.join(added)[:300]}")
    for name in ("headline", "standfirst", "published", "author", "kind", "outlet", "captions"):
        if getattr(marks, name) is False:
            print(f"  {name}: {getattr(found, name)!r}, not {page.expected[name]!r}")
    for name in ("missed", "extra", "furniture"):
        if getattr(marks, name):
            print(f"  {name}: {getattr(marks, name)}")


if __name__ == "__main__":
    sys.exit(main())
