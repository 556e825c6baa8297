"""Days as SVG: one lane for each origin, what was published above it, what happened as an open diamond. No script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from xml.etree.ElementTree import Element, SubElement, tostring

from ondit.drawing.svg import plain

WIDTH, LABEL, LANE, TOP, RIGHT = 900, 230, 46, 34, 24  # in units of the drawing
LETTERS = 30  # of a lane's name
TICKS = 5


@dataclass(frozen=True, slots=True)
class Dot:
    """A day, or a stretch of days (both ends count). kind: published, happened. title: for who points at it."""

    kind: str
    start: date
    end: date
    title: str


@dataclass(frozen=True, slots=True)
class Track:
    """A lane: whose it is, and what stands on it."""

    label: str
    named: bool
    dots: tuple[Dot, ...]


def draw_days(tracks: Sequence[Track], *, title: str, ticks: Sequence[tuple[date, str]]) -> str:
    """The drawing as an `<svg>` element; "" where no day is known. ticks: days with what is written below them."""
    days = [day for track in tracks for dot in track.dots for day in (dot.start, dot.end)]
    if not days:
        return ""
    height = TOP + LANE * len(tracks) + 12
    size = {"width": str(WIDTH), "height": str(height), "viewBox": f"0 0 {WIDTH} {height}"}
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "class": "days", **size})
    SubElement(svg, "title").text = plain(title)
    first, last = min(days), max(days)
    for day, label in ticks:
        x = _x(day, first, last)
        SubElement(svg, "line", {"class": "tick", "x1": str(x), "x2": str(x), "y1": str(TOP - 8), "y2": str(height)})
        anchor = "end" if x > WIDTH - 80 else "start" if x < LABEL + 40 else "middle"
        text = SubElement(svg, "text", {"class": "tick", "x": str(x), "y": "16", "text-anchor": anchor})
        text.text = plain(label)
    for number, track in enumerate(tracks):
        _track(svg, track, TOP + number * LANE + LANE // 2, first, last)
    return tostring(svg, encoding="unicode")


def _track(svg: Element, track: Track, y: int, first: date, last: date) -> None:
    group = SubElement(svg, "g", {"class": f"lane {'named' if track.named else 'unnamed'}"})
    label = track.label if len(track.label) <= LETTERS else track.label[: LETTERS - 1].rstrip() + "…"
    SubElement(group, "title").text = plain(track.label)
    SubElement(group, "text", {"x": "0", "y": str(y + 5)}).text = plain(label)
    rail = {"class": "rail", "x1": str(LABEL), "x2": str(WIDTH - RIGHT + 12), "y1": str(y), "y2": str(y)}
    SubElement(group, "line", rail)
    for dot in sorted(track.dots, key=lambda one: one.kind):
        _dot(group, dot, y, first, last)


def _dot(group: Element, dot: Dot, y: int, first: date, last: date) -> None:
    mark = SubElement(group, "g", {"class": dot.kind})
    SubElement(mark, "title").text = plain(dot.title)
    start, end = _x(dot.start, first, last), _x(dot.end, first, last)
    if dot.kind == "published":
        SubElement(mark, "circle", {"cx": str(start), "cy": str(y), "r": "7"})
    elif dot.start == dot.end:
        SubElement(mark, "polygon", {"points": f"{start},{y - 9} {start + 9},{y} {start},{y + 9} {start - 9},{y}"})
    else:
        bar = {"x": str(start - 4), "y": str(y - 6), "width": str(max(8, end - start + 8)), "height": "12", "rx": "6"}
        SubElement(mark, "rect", bar)


def _x(day: date, first: date, last: date) -> int:
    whole = (last - first).days or 1
    return LABEL + 16 + round((WIDTH - LABEL - RIGHT - 24) * (day - first).days / whole)


def days_to_write(tracks: Sequence[Track]) -> list[date]:
    """The days below which something is written: the first, the last, and some between."""
    days = [day for track in tracks for dot in track.dots for day in (dot.start, dot.end)]
    if not days:
        return []
    first, last = min(days), max(days)
    whole = (last - first).days
    steps = min(TICKS - 1, whole) or 1
    return list(dict.fromkeys(first + timedelta(days=round(whole * step / steps)) for step in range(steps + 1)))
