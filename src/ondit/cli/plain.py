"""A reading in plain words: what the table and `ondit why` say of a statement. Records in, text out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from ondit.drawing.words import voice_called
from ondit.records import Certainty, CommentRequest, Credit, Link, Reading, Report, Span, Statement, Time, Voice

SURE: Mapping[Certainty, str] = {
    "CT+": "asserted",
    "CT-": "denied",
    "PR+": "probable",
    "PR-": "improbable",
    "PS+": "possible",
    "PS-": "possibly not",
    "Uu": "left open",
}
ANSWERS = {
    "none-reported": "no answer reported",
    "declined": "declined",
    "answered": "answered",
    "denied": "denied",
    "pending": "answer awaited",
}
DATED_BY = {"given": "as given", "metadata": "says the page's metadata", "dateline": "says the dateline"}
REFERENCES = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter", "WE": "weekend"}
UNSEEN = {"\u00ad", "\u200b", "\ufeff", "\u2060"}  # soft hyphen and spaces of no width: nothing to see
RELAYED = ("republishes", "translates", "credits", "cites", "first-reported")


def clean(text: str) -> str:
    """Text of a report as it may be shown: on one line, and with nothing that steers a terminal.

    Control, direction-changing and private characters are written out as <U+202E>.
    """
    return " ".join("".join(_shown(char) for char in text).split())


def _shown(char: str) -> str:
    if char.isprintable():
        return char
    if char.isspace():
        return " "
    if char in UNSEEN:
        return ""
    if char in "\u200c\u200d":  # joiners, which some scripts cannot do without
        return char
    return f"<U+{ord(char):04X}>"


def words(spans: Iterable[Span], *, between: str = " … ") -> str:
    """The words of several spans."""
    return between.join(clean(span.text) for span in spans)


def shorten(text: str, room: int) -> str:
    """Text in at most about `room` terminal cells; what is too long loses its middle, between two words."""
    if cells(text) <= room:
        return text
    head = _fitting(text.split(" "), room * 3 // 5)
    tail = _fitting(text.split(" ")[::-1], room * 2 // 5 - 3)[::-1]
    if not head or not tail:  # a text without blanks, or one endless word
        return _cut(text, room - 1) + "…"
    return f"{' '.join(head)} … {' '.join(tail)}"


def cells(text: str) -> int:
    """How many terminal cells a text takes: two for wide characters, none for combining ones."""
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _fitting(tokens: list[str], room: int) -> list[str]:
    taken: list[str] = []
    for token in tokens:
        room -= cells(token) + 1
        if room < 0:
            break
        taken.append(token)
    return taken


def _cut(text: str, room: int) -> str:
    for end, char in enumerate(text):
        room -= _cells(char)
        if room < 0:
            return text[:end]
    return text


def in_order(reading: Reading) -> list[tuple[int, Statement]]:
    """The statements as people see them, each with its depth: those inside another right below it.

    The number that `ondit read` shows and `ondit why` takes is the place in this list, from 1.
    """
    known = {statement.id for statement in reading.statements}
    below: dict[str | None, list[Statement]] = {}
    for statement in sorted(reading.statements, key=_place):
        below.setdefault(statement.parent if statement.parent in known else None, []).append(statement)
    ordered: list[tuple[int, Statement]] = []
    waiting = [(0, statement) for statement in reversed(below.get(None, []))]
    while waiting:
        depth, statement = waiting.pop()
        ordered.append((depth, statement))
        waiting.extend((depth + 1, inner) for inner in reversed(below.get(statement.id, [])))
    return ordered


def _place(statement: Statement) -> tuple[int, int]:
    spans = statement.content or statement.source or statement.cue
    return (min(span.start for span in spans), -max(span.end for span in spans)) if spans else (0, 0)


def name_of(voice: Voice | Link) -> str:
    """What a voice is called, as it may be shown."""
    return clean(voice_called(voice))


def unnamed(voice: Voice) -> str:
    """How a described voice is told from a named one: ' (unnamed)', with the number of a plural."""
    if voice.named or not voice.name:
        return ""
    plural = f", {voice.count} of them" if voice.count and voice.count > 1 else ""
    return f" (unnamed{plural})"


def on_whose_word(statement: Statement, voices: Mapping[str, Voice]) -> str:
    """The chain in words: the voice, the outlets it came through, what it rests on."""
    chain = statement.chain
    at = _voice_at(statement)
    before, after = chain[1:at], chain[max(at, 0) + 1 :]
    if at <= 0:
        relayed = [link for link in chain[1:] if link.link in RELAYED]
        after = tuple(link for link in chain[1:] if link.link not in RELAYED)
        credited_to = " and ".join(name_of(link) for link in relayed)
        said = f"the page, crediting {credited_to}" if relayed else "the page itself"
    else:
        said = _called(chain[at], voices) + "".join(f", via {_called(link, voices)}" for link in reversed(before))
    return said + "".join(f"; rests on {_called(link, voices)}" for link in after)


def _voice_at(statement: Statement) -> int:
    """Where in the chain the statement's voice stands; 0: the page itself."""
    places = [i for i, link in enumerate(statement.chain) if link.voice == statement.voice]
    return places[-1] if places else 0


def _called(link: Link, voices: Mapping[str, Voice]) -> str:
    voice = voices.get(link.voice)
    hidden = "" if voice is None or voice.kind in ("document", "outlet", "agency") else unnamed(voice)
    return name_of(link) + hidden


def how_sure(statement: Statement) -> str:
    """What the voice commits to, with the words that say so, and whether the page takes it over."""
    stance = statement.stance
    said = SURE[stance.voice]
    cue = [clean(span.text) for span in statement.cue]
    marks = list(dict.fromkeys(" … ".join(cue) if clean(m.text) in cue else clean(m.text) for m in stance.because))
    if marks and stance.voice != "CT+":
        said += f" ({', '.join(marks[:3])})"
    if statement.tense in ("planned", "threatened", "hypothetical"):
        said += f"; {statement.tense}"
    if statement.manner != "own" and stance.outlet != "Uu":
        said += f"; the page: {SURE[stance.outlet]}"
    return said


def when(statement: Statement) -> str:
    """The times of a statement: those of the event, then those that date the saying."""
    event = [_timed(time) for time in statement.times if time.of == "event"]
    saying = [f"said {_timed(time)}" for time in statement.times if time.of == "saying"]
    told = list(dict.fromkeys(event + saying))
    more = [f"and {len(told) - 3} more"] if len(told) > 3 else []
    return "; ".join(told[:3] + more)


def _timed(time: Time) -> str:
    value = resolved(time)
    return clean(time.text) if value is None else f"{clean(time.text)} ({value})"


def resolved(time: Time) -> str | None:
    """A time's value for people. None: it says nothing beyond the words (a duration, a set, the year itself)."""
    value = time.value
    if time.relative_to:
        return f"relative to {clean(time.relative_to)}"
    if value is None:
        return None
    if value in REFERENCES:
        return REFERENCES[value]
    if time.type in ("DURATION", "SET") or value in time.text:
        return None
    if value.startswith("T"):
        return value[1:]
    if value.startswith("XXXX"):
        return "date unknown" if value.startswith(("XXXX-XX", "XXXX-W")) else "year unknown"
    day, _, season = clean(value).rpartition("-")
    return f"{SEASONS[season]} {day}" if season in SEASONS else clean(value)


def heading(report: Report) -> str:
    """One line on the page: who publishes it, when, in what language, whom it credits."""
    parts = [_publisher(report), _dated(report), f"language {clean(report.language)}"]
    if report.kind != "news":
        parts.append(report.kind)
    if report.credit is not None:
        parts.append(f"credits {credited(report.credit)}")
    return " · ".join(parts)


def _publisher(report: Report) -> str:
    named = report.outlet.name or report.outlet.domain
    return clean(named) if named else "outlet unknown"


def _dated(report: Report) -> str:
    if report.published is None:
        return "date unknown"
    how = DATED_BY.get(report.published_from or "")
    return clean(report.published) + (f" ({how})" if how else "")


def credited(credit: Credit) -> str:
    """Whom a credit names, with its words: *CNN (Quelle: edition.cnn.com)*."""
    named = credit.outlet or credit.domain
    return f"{clean(named)} ({clean(credit.text)})" if named else f"“{clean(credit.text)}”"


def asked(request: CommentRequest, voices: Mapping[str, Voice]) -> str:
    """Who was asked for comment, by whom if somebody other than the page asked, and what came of it."""
    asker = voices.get(request.by)
    by = "" if asker is None or asker.name is None else f" (by {name_of(asker)})"
    return f"{words(request.asked, between=', ')}{by}: {ANSWERS[request.answer]}"


def not_named(reading: Reading) -> list[str]:
    """The voices that are described but not named, each with the numbers of its statements."""
    speaking: dict[str, list[int]] = {}
    for number, (_, statement) in enumerate(in_order(reading), start=1):
        for link in statement.chain[1:]:
            speaking.setdefault(link.voice, []).append(number)
    hidden = [v for v in reading.voices if not v.named and v.id in speaking and v.kind not in ("outlet", "agency")]
    return [f"{name_of(voice)} ({_numbers(speaking[voice.id])})" for voice in hidden]


def _numbers(numbers: list[int]) -> str:
    return ", ".join(str(number) for number in dict.fromkeys(numbers))


def left_out(report: Report) -> str:
    """How many lines of the page are no part of the report, and why; "" if none."""
    if not report.removed:
        return ""
    whys = list(dict.fromkeys(clean(line.why) for line in report.removed))
    count = "1 line" if len(report.removed) == 1 else f"{len(report.removed)} lines"
    return f"{count} of the page ({', '.join(whys)})"
