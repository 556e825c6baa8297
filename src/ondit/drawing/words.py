"""What a claim's range says in plain words: the same on the page and in the terminal."""

from __future__ import annotations

from ondit.records import Claim, Link, Outlet, Reading, Report, Statement, Voice

HEAD, TAIL = 150, 70  # letters of a long passage that are shown


def range_in_words(claim: Claim) -> str:
    """*1 to 2 independent origins in 14 reports*; says so where nobody can tell."""
    reports = len({said.report for said in claim.supporting})
    origins = claim.origins
    if reports and origins is None:
        return f"origins not counted, in {_reports(reports)}"
    low, high, known = (origins.at_least, origins.at_most, origins.assessable) if origins else (0, 0, False)
    return range_words(low, high, reports, assessable=known)


def range_words(at_least: int, at_most: int, reports: int, *, assessable: bool) -> str:
    """A range in words; reports: in how many the claim is made."""
    if not reports:
        return "none of these reports says so; it is only denied"
    where = f"in {_reports(reports)}"
    if not assessable:
        return f"not assessable: nobody is named whom it comes from; at most {_count(at_most)} {where}"
    number = _count(at_least) if at_least == at_most else f"{at_least} to {_count(at_most)}"
    return f"{number} {where}"


def _reports(number: int) -> str:
    return f"{number} report{'s' if number != 1 else ''}"


def _count(number: int) -> str:
    return f"{number} independent origin{'s' if number != 1 else ''}"


def through(claim: Claim) -> str:
    """How many ways a claim has come, and the outlet that all of them pass; "" if there is nothing to say.

    Of one report alone there is nothing: that all of it came through that one goes without saying. Where a report
    has it from nobody who is named, not all of it came through that outlet.
    """
    origins, reports = claim.origins, {said.report for said in claim.supporting}
    if origins is None or not origins.assessable or origins.channels >= origins.at_most or len(reports) < 2:
        return ""
    ways = f"{origins.channels} channel{'s' if origins.channels != 1 else ''}"
    whole = any(reason.code == "bottleneck" for reason in origins.because)
    return f"{ways}: all of it came through {origins.bottleneck}" if whole and origins.bottleneck else ways


def outlet_name(outlet: Outlet) -> str:
    """An outlet's name, else its domain; "" if neither is known."""
    return outlet.name or outlet.domain or ""


def day(report: Report) -> str:
    """The day of publication; "" if unknown."""
    return (report.published or "")[:10]


def said_by(statement: Statement, reading: Reading) -> str:
    """Who says it, in words: the voice's name, or the page itself."""
    if statement.manner == "own" or statement.voice == "v0":
        return "the page itself"
    voice = next((voice for voice in reading.voices if voice.id == statement.voice), None)
    return voice_called(voice) if voice is not None else "somebody not named"


def voice_called(voice: Voice | Link) -> str:
    """What a voice is called; one without name or description by its kind: *an official not named*."""
    if voice.name:
        return voice.name
    if voice.kind in ("unknown", "public"):
        return "somebody not named"
    return f"an {voice.kind} not named" if voice.kind[0] in "aeiou" else f"a {voice.kind} not named"


def cut(text: str) -> str:
    """A passage that is too long for a line or three, without its middle; cut between words."""
    if len(text) <= HEAD + TAIL:
        return text
    return f"{text[:HEAD].rpartition(' ')[0]} … {text[-TAIL:].partition(' ')[2]}"
