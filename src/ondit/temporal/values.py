"""From the slots of a match to a TIMEX3 value. Knows the calendar and no language.

Each `how` of a rule is one function here; a value that the text does not give is None, and what is
left open inside one is X: XXXX-09 is a September of a year unknown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from ondit.records import TimeType

Day = dt.date
Slots = dict[str, str]
Anchor = Literal["published", "dateline", "previous"] | None
Facing = Literal["past", "present", "future"] | None

UNITS = {"day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y", "decade": "P{}DE", "century": "P{}CE",
         "millennium": "P{}L", "quarter": "P{}Q", "weekend": "P{}WE", "hour": "PT{}H", "minute": "PT{}M",
         "second": "PT{}S", "night": "PT{}NI"}  # fmt: skip
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
AHEAD = ("present", "future")
PATIENCE: dict[Facing, float] = {"future": 1, "present": 1.5}  # how many times NEAR a date may lie behind such a verb
NEAR = 60  # days by which the verb's direction outweighs the nearest date


@dataclass(frozen=True, slots=True)
class Named:
    """A date that the text named before: its value as far as known, and whether it gave its year itself."""

    value: str
    explicit: bool

    @property
    def day(self) -> Day | None:
        """The day, if it is one."""
        try:
            return dt.date.fromisoformat(self.value[:10]) if len(self.value) >= 10 else None
        except ValueError:
            return None

    def start(self, unit: str) -> Day | None:
        """A day from which this unit can be counted without saying more than the date did; None: it is too coarse."""
        if self.day is not None or self.year is None:
            return self.day
        if unit in LENGTHS:
            return dt.date(self.year, 1, 1)
        month = self.value[5:7]
        return dt.date(self.year, int(month), 1) if unit in ("month", "quarter") and month.isdigit() else None

    @property
    def year(self) -> int | None:
        """The year, if it is known."""
        head = self.value[:4]
        return int(head) if len(head) == 4 and head.isascii() and head.isdigit() else None


@dataclass(frozen=True, slots=True)
class Around:
    """What a time is resolved against.

    published: the report's day, None if unknown; by: what tells it, the page or its dateline. near: the date
    named before, in this sentence or the one before it. facing: what the verb speaks of; None: the text does
    not say. each: an hour is that of several days.
    """

    published: Day | None
    near: Named | None
    facing: Facing
    by: Anchor = "published"
    each: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A TIMEX3 value and what it was resolved against (None: nothing, it stands for itself).

    type: where it is another than the rule says: "two years later" is only a length if no date stands before it.
    """

    value: str | None
    anchor: Anchor = None
    type: TimeType | None = None


def value_of(how: str, slots: Slots, around: Around) -> Value:
    """The value of a match; None where its numbers make no date (31 February, half past half)."""
    try:
        return HOW[how](slots, around)
    except (ValueError, OverflowError):
        return Value(None)


# --- dates ---


def calendar(slots: Slots, around: Around) -> Value:
    """Year, month, day, season, quarter or half, as far as given."""
    tail, month, day = _tail(slots)
    year, anchor = _year(slots, around, month, day)
    if year is None:
        return Value(f"XXXX{tail}" if tail else None, anchor)
    if not _exists(year, slots):
        return Value(None)
    return Value(f"{year:04d}{tail}", anchor)


def _tail(slots: Slots) -> tuple[str, int | None, int | None]:
    """What follows the year in the value, and the month and day by which the year is found."""
    month = int(slots["month"]) if "month" in slots else None
    day = int(slots["day"]) if "day" in slots else None
    part = _part(slots)
    if month is not None and day is not None:
        return f"-{month:02d}-{day:02d}{part}", month, day
    if month is not None:
        return f"-{month:02d}", month, None
    if "season" in slots:
        return f"-{slots['season']}", SEASONS[slots["season"]], None
    if "quarter" in slots:
        return f"-Q{slots['quarter']}", 3 * int(slots["quarter"]) - 2, None
    if "half" in slots:
        return f"-H{slots['half']}", 6 * int(slots["half"]) - 5, None
    return "", None, None


def _exists(year: int, slots: Slots) -> bool:
    if "day" not in slots or "month" not in slots:
        return True
    try:
        dt.date(year, int(slots["month"]), int(slots["day"]))
    except ValueError:
        return False
    return True


def _year(slots: Slots, around: Around, month: int | None, day: int | None) -> tuple[int | None, Anchor]:
    """The year: as written, else by the words beside it, else by the date before, else by the report's date."""
    if "year" in slots:
        return int(slots["year"]), None
    if "year2" in slots:
        return _century(int(slots["year2"]), around.published), None
    published = around.published
    if month is not None and not {"which", "of_year"} & slots.keys():
        year = _told(around)
        if year is not None and (published is None or year != published.year):
            return year, "previous"
    if published is None:
        return None, None
    if "of_year" in slots:
        return published.year + int(slots["of_year"]), around.by
    if month is None:
        return published.year + int(slots.get("which", 0)), around.by
    return _fitting(published, month, day, slots, around), around.by


def _told(around: Around) -> int | None:
    """The year that the date before gave itself; a year alone hands itself on to nobody (seit 1990 ... im Mai)."""
    near = around.near
    if near is None or not near.explicit or len(near.value) <= len("2024"):
        return None
    return near.year


def _century(year: int, published: Day | None) -> int:
    """Two digits as the year that is at most ten years after the report's."""
    newest = (published.year if published else 2050) + 10
    return year + max(century for century in (1800, 1900, 2000, 2100) if century == 1800 or year + century <= newest)


def _fitting(published: Day, month: int, day: int | None, slots: Slots, around: Around) -> int:
    """The year that makes a month, or a day of it, fit its words and the direction of its verb."""
    this = published.year
    if "which" in slots:
        return this + _which_year(int(slots["which"]), month, published.month)
    if day is None:
        return this + _month_year(month - published.month, around.facing)
    return _nearest(published, month, day, around.facing)


def _month_year(ahead: int, facing: Facing) -> int:
    """The year, counted from the report's, of a month so many months further on in the calendar."""
    if facing == "future":
        return 0 if ahead >= 0 else 1
    if facing == "present":
        return 1 if ahead < -6 else 0 if ahead <= 6 else -1
    return 0 if ahead <= 0 else -1


def _which_year(which: int, month: int, now: int) -> int:
    if which < 0:
        return 0 if month < now else -1
    if which > 0:
        return 0 if month > now else 1
    return 0


def _nearest(published: Day, month: int, day: int, facing: Facing) -> int:
    days = {year: _distance(published, year, month, day) for year in range(published.year - 1, published.year + 2)}
    best = min(days, key=lambda year: abs(days[year]))
    if days[best] < -NEAR * PATIENCE.get(facing, 1000):
        return best + 1
    if facing == "past" and days[best] > NEAR:
        return best - 1
    return best


def _distance(published: Day, year: int, month: int, day: int) -> int:
    try:
        return (dt.date(year, month, day) - published).days
    except ValueError:  # 29 February in a common year
        return 10_000


def weekday(slots: Slots, around: Around) -> Value:
    """A day of the week: the last one unless its words or its verb point ahead; the report's own day counts.

    from: it ends a row of days that the one before it begins (from Monday to Friday).
    """
    number, part = int(slots["weekday"]), _part(slots)
    if "from" in slots and around.near is not None and around.near.day is not None:
        start = around.near.day
        return _day(start, (number - start.isoweekday()) % 7, part, "previous")
    now = around.published
    if now is None:
        return Value(f"XXXX-WXX-{number}{part}")
    back = (now.isoweekday() - number) % 7
    which = int(slots["which"]) if "which" in slots else None
    if which is None:
        off = (7 - back) % 7 if around.facing in AHEAD else -back
    elif which < 0:
        off = -(back or 7)
    elif which > 0:
        off = 7 - back
    else:
        off = min(-back, 7 - back, key=abs)
    return _day(now, off, part, around.by)


def shift(slots: Slots, around: Around) -> Value:
    """So many units from the report's date, no finer than the unit."""
    offset = _offset(slots)
    now = around.published
    if now is None or offset is None:
        return Value(None)
    return _shifted(now, slots["unit"], offset, _part(slots), around.by)


def follow(slots: Slots, around: Around) -> Value:
    """So many units from the date named before.

    Without one, or from one that is coarser than the unit, a number is a length; where none was named at all, the
    next day is counted from the report's.
    """
    near, offset = around.near, _offset(slots)
    if near is not None and offset is not None:
        start = near.start(slots["unit"])
        if start is not None:
            return _shifted(start, slots["unit"], offset, _part(slots), "previous")
    if offset is None or "number" in slots:
        return replace(length(slots, around), type="DURATION")
    return Value(OPEN.get(slots["unit"])) if near is not None else shift(slots, around)


def _part(slots: Slots) -> str:
    return f"T{slots['part']}" if "part" in slots else ""


def _offset(slots: Slots) -> float | None:
    """The distance: `offset`, or `number` times `sign`; None where the number is open (a few days ago)."""
    if "which" in slots and "number" not in slots:
        return int(slots["which"])
    if "offset" in slots:
        return int(slots["offset"])
    number = _number(slots)
    try:
        return float(number) * int(slots.get("sign", "1"))
    except ValueError:  # an open number
        return None


def _number(slots: Slots) -> str:
    """The number of units: X where it is open; twenty-five, 2.5 and 2,000 come in two slots."""
    number = slots.get("number", slots.get("some", "X"))
    if "ones" in slots:
        return str(int(number) + int(slots["ones"]))
    if "decimals" in slots:
        return f"{number}.{slots['decimals']}"
    if "and" in slots:
        return f"{float(number) + float(slots['and']):g}"
    return number + slots.get("thousands", "")


def _day(now: Day, off: float, part: str, anchor: Anchor) -> Value:
    try:
        return Value(f"{(now + dt.timedelta(days=off)).isoformat()}{part}", anchor)
    except OverflowError:
        return Value(None)


def _shifted(now: Day, unit: str, offset: float, part: str, anchor: Anchor) -> Value:
    try:
        if unit == "day":
            return _day(now, offset, part, anchor)
        if unit in ("week", "weekend"):
            year, week, _ = (now + dt.timedelta(weeks=offset)).isocalendar()
            return Value(f"{year:04d}-W{week:02d}{'-WE' if unit == 'weekend' else ''}", anchor)
        if unit in ("month", "quarter"):
            return _months(now, unit, offset, anchor)
        if unit in LENGTHS:
            return _years(now, offset, LENGTHS[unit], anchor)
    except (OverflowError, ValueError):
        pass
    return Value(None)


LENGTHS = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}


def _months(now: Day, unit: str, offset: float, anchor: Anchor) -> Value:
    size = 3 if unit == "quarter" else 1
    count = now.year * 12 + now.month - 1 + round(offset * size)
    year, month = divmod(count, 12)
    if not 0 < year < 10_000:
        return Value(None)
    return Value(f"{year:04d}-Q{month // 3 + 1}" if unit == "quarter" else f"{year:04d}-{month + 1:02d}", anchor)


def _years(now: Day, offset: float, size: int, anchor: Anchor) -> Value:
    """A year, or as many digits of it as the unit is fine: a decade is three, a century two."""
    year = now.year + round(offset * size)
    if not 0 < year < 10_000:
        return Value(None)
    digits = 5 - len(str(size))
    return Value(f"{year:04d}"[:digits], anchor)


def weekend(slots: Slots, around: Around) -> Value:
    """A weekend: the last one, or with a verb that points ahead the next; on one, that one."""
    now = around.published
    if now is None:
        return Value("XXXX-WXX-WE")
    which = int(slots["which"]) if "which" in slots else 0
    told = "which" not in slots and around.facing not in AHEAD
    if now.isoweekday() < 6 and (told or (which == 0 and around.facing == "past")):
        which = -1
    return _shifted(now, "weekend", which, "", around.by)


def feast(slots: Slots, around: Around) -> Value:
    """A day counted from Easter Sunday (`easter`: days after it) of the year that fits."""
    now = around.published
    if "year" in slots:
        return _day(easter(int(slots["year"])), int(slots["easter"]), "", None)
    if now is None:
        return Value(None)
    days = [easter(year) + dt.timedelta(days=int(slots["easter"])) for year in range(now.year - 1, now.year + 2)]
    return Value(min(days, key=lambda day: abs((day - now).days)).isoformat(), around.by)


def nth(slots: Slots, around: Around) -> Value:
    """The nth weekday of a month (Thanksgiving is the fourth Thursday of November); nth -1: the last one."""
    year, anchor = _year(slots, around, int(slots["month"]), 15)
    if year is None:
        return Value(None)
    first = dt.date(year, int(slots["month"]), 1)
    days = [first + dt.timedelta(days=days) for days in range(31)]
    fitting = [day for day in days if day.month == first.month and day.isoweekday() == int(slots["weekday"])]
    place = int(slots["nth"])
    return Value(fitting[place - 1 if place > 0 else place].isoformat(), anchor)


def easter(year: int) -> Day:
    """Easter Sunday of a year (the anonymous Gregorian rule)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    n = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def decade(slots: Slots, around: Around) -> Value:
    """The 1990s as 199; of two digits, the last such decade before the report."""
    digits = slots.get("year") or slots.get("anyyear")
    if digits:
        return Value(digits[:3] if digits.endswith("0") else None)
    tens = int(slots.get("decade") or slots["number"]) // 10 % 10
    newest = around.published.year if around.published else 2020
    year = max(century + 10 * tens for century in (1800, 1900, 2000) if century + 10 * tens <= newest)
    return Value(str(year)[:3])


def century(slots: Slots, around: Around) -> Value:
    """The 20th century as 19."""
    number = int(_number(slots))
    return Value(f"{number - 1:02d}" if 0 < number < 22 else None)


# --- times of day ---


def clock(slots: Slots, around: Around) -> Value:
    """An hour, on the day named before, else on the report's day. past: minutes to add to it, or to take off."""
    hour, _, minutes = slots.get("clock4", slots.get("hour", "")).partition(":")
    at = 60 * int(hour) + int(minutes or slots.get("minute", "0")) + int(slots.get("past", "0"))
    if slots.get("clock_half") == "pm" and at < 12 * 60:
        at += 12 * 60
    elif slots.get("clock_half") == "am" and at >= 12 * 60:
        at -= 12 * 60
    return _at(f"T{at // 60:02d}:{at % 60:02d}", around) if 0 <= at <= 24 * 60 else Value(None)


def part(slots: Slots, around: Around) -> Value:
    """A part of the day, likewise."""
    return _at(f"T{slots['part']}", around)


def _at(tail: str, around: Around) -> Value:
    if around.each:
        return Value(tail)
    before = around.near.value[:10] if around.near and around.near.day else None
    if before:
        return Value(before + tail, "previous")
    if around.published is None:
        return Value(f"XXXX-XX-XX{tail}")
    return Value(around.published.isoformat() + tail, around.by)


# --- lengths and sets ---


def length(slots: Slots, around: Around) -> Value:
    """A duration: P3Y, PXD where the number is open, P3Y4M."""
    value = _length(_number(slots), slots["unit"])
    if "unit2" in slots and value is not None:
        rest = _length(slots.get("number2", "X"), slots["unit2"]) or ""
        value += rest[2:] if rest.startswith("PT") and value.startswith("PT") else rest[1:]
    return Value(value)


def _length(number: str, unit: str) -> str | None:
    if unit not in UNITS:
        return None
    return UNITS[unit].format(number if number == "X" else f"{float(number):g}")


def event(slots: Slots, around: Around) -> Value:
    """A distance from an event: a length, or (`open`) a day, week, month or year that nobody counts out."""
    return Value(OPEN[slots["unit"]]) if "open" in slots else length(slots, around)


OPEN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}


def every(slots: Slots, around: Around) -> Value:
    """A set: each Monday, daily, every four years."""
    tail = _part(slots)
    if "weekday" in slots:
        return Value(f"XXXX-WXX-{slots['weekday']}{tail}")
    if "unit" in slots:
        return length(slots, around)
    if "season" in slots:
        return Value(f"XXXX-{slots['season']}")
    if "days" in slots:
        return Value(f"XXXX-WXX-{slots['days']}")
    if "month" in slots:
        return Value(f"XXXX-{int(slots['month']):02d}")
    return Value(f"XXXX-XX-XX{tail}" if tail else None)


def ref(slots: Slots, around: Around) -> Value:
    """PAST_REF, PRESENT_REF, FUTURE_REF."""
    return Value(f"{slots['ref']}_REF")


HOW: dict[str, Callable[[Slots, Around], Value]] = {
    "calendar": calendar,
    "weekday": weekday,
    "shift": shift,
    "follow": follow,
    "weekend": weekend,
    "feast": feast,
    "decade": decade,
    "century": century,
    "clock": clock,
    "part": part,
    "length": length,
    "every": every,
    "ref": ref,
    "event": event,
    "nth": nth,
}
