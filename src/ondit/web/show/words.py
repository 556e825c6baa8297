"""Codes of the records in words of the reader's language. What is listed here stands in every catalogue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Protocol

from ondit.drawing import frames
from ondit.ledger.asking import ClaimRow
from ondit.ledger.following import News
from ondit.records import Claim, Link, Reason, Statement, Voice

SENTENCES = "en"  # in which the ledger keeps what shows that a report comes from another
_SHARE = re.compile(r"(\d+) percent ")


class Speaks(Protocol):
    """What tells a text in a language."""

    @property
    def language(self) -> str: ...  # noqa: D102

    def say(self, text: str, **values: Any) -> str: ...  # noqa: D102

    def count(self, one: str, many: str, number: int) -> str: ...  # noqa: D102


KINDS = {
    "person": "person", "official": "official", "spokesperson": "spokesperson", "government": "government",
    "military": "military", "organisation": "organisation", "outlet": "outlet", "agency": "news agency",
    "expert": "expert", "witness": "witness", "document": "document", "public": "the public", "unknown": "not known",
}  # fmt: skip
LINKS = {
    "publishes": "this page publishes it", "republishes": "republished by the next below",
    "translates": "translated by the next below", "credits": "credited by the next below",
    "cites": "cited by the next below", "first-reported": "named as the first to report it",
    "quotes": "quoted by the next below", "rests-on": "what the voice says it rests on",
}  # fmt: skip
STANCES = {
    "CT+": "certain", "CT-": "denied", "PR+": "probable", "PR-": "improbable", "PS+": "possible",
    "PS-": "possibly not", "Uu": "not committed",
}  # fmt: skip
MANNERS = {
    "direct": "in quotation marks", "indirect": "in indirect speech", "mixed": "indirect, with quoted words",
    "reported": "told by the page", "free-indirect": "in reported speech without a cue", "own": "the page's own words",
}  # fmt: skip
TENSES = {
    "done": "done", "ongoing": "going on", "planned": "planned", "threatened": "threatened",
    "hypothetical": "hypothetical", "unclear": "unclear",
}  # fmt: skip
DERIVED = {
    "copy": "is a copy of", "trim": "is a shortened copy of", "translate": "is a translation of",
    "rewrite": "is a rewriting of", "cite": "cites",
}  # fmt: skip
SHOWN_BY = {
    "credit-line": "its credit line names it", "translation-credit": "it says that it is translated",
    "cited-voice": "it has the word of others through it", "cited-in-text": "its text names it as who says so",
    "shared-passage": "it has passages of it, word for word",
    "shared-anchors": "names, numbers and rare words stand in the same order",
    "edition": "the publisher calls both one text in two languages",
}  # fmt: skip
NEWS = {
    "origin": "The origins changed", "repeat": "Repeats, no new origin", "denial": "Denied",
    "stage": "A next stage", "number": "Another number", "statement": "Said anew", "retracted": "Taken back",
}  # fmt: skip
BY_OUTLETS = {
    "repeat": "%(names)s: the same, no new origin", "denial": "denied in %(names)s",
    "retracted": "%(names)s: the report was taken back",
}  # fmt: skip
WHY_ONE = {
    "origin": "One row: each line changes how many origins stand behind the same claim.",
    "repeat": "One row: each of these reports repeats the same claim and brings no new origin.",
    "denial": "One row: each line is a denial of the same claim.",
    "stage": "One row: each line says how far the same matter has come.",
    "number": "One row: each line gives the same claim another number.",
    "statement": "One row: all of it was found by one thing that you follow.",
    "retracted": "One row: each of these reports of the same claim was taken back.",
}
JUDGED = {
    "confirm": "read right", "reject": "no statement", "correct": "corrected", "same": "the same voice",
    "different": "different voices", "reliability": "reliability", "credibility": "credibility",
    "retracted": "taken back by its publisher",
}  # fmt: skip
RELIABILITY = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
    "E": "unreliable", "F": "cannot be judged",
}  # fmt: skip
CREDIBILITY = {
    "1": "confirmed by other sources", "2": "probably true", "3": "possibly true", "4": "doubtful",
    "5": "improbable", "6": "cannot be judged",
}  # fmt: skip
REPORTS = {
    "news": "news", "analysis": "analysis", "opinion": "opinion", "live": "live page",
    "press-release": "press release", "post": "post", "stub": "behind a paywall",
}  # fmt: skip
CHANGES = {"added": "Added", "dropped": "Dropped", "corrected": "Corrected"}
TABLES = {
    "kind": KINDS, "link": LINKS, "stance": STANCES, "manner": MANNERS, "tense": TENSES, "derived": DERIVED,
    "shown_by": SHOWN_BY, "news": NEWS, "by_outlets": BY_OUTLETS, "why_one": WHY_ONE, "judged": JUDGED,
    "reliability": RELIABILITY, "credibility": CREDIBILITY, "report": REPORTS, "change": CHANGES,
}  # fmt: skip


class Words:
    """Says the codes in one language."""

    def __init__(self, reader: Speaks) -> None:
        self._reader = reader

    def of(self, table: str, code: str | None) -> str:
        """A code of one of the tables; the code itself where a newer Ondit wrote it."""
        return self._reader.say(TABLES[table].get(code or "", code or ""))

    def voice(self, voice: Voice | Link | None) -> str:
        """What a voice is called: by name or description, else by its kind."""
        if voice is None:
            return self._reader.say("somebody not named")
        if voice.name:
            return voice.name
        if voice.kind in ("unknown", "public"):
            return self._reader.say("somebody not named")
        return f"{self.of('kind', voice.kind)}, {self._reader.say('not named')}"

    def origins(self, row: ClaimRow) -> str:
        """How many independent origins stand behind a claim, as a range."""
        if not row.reports:
            return self._reader.say("only denied")
        if not row.assessable:
            return self._reader.say("origins not assessable")
        return self._range(row.at_least, row.at_most)

    def reports(self, number: int) -> str:
        """In how many reports."""
        return self._reader.count("in %(num)s report", "in %(num)s reports", number)

    def shown_by(self, reason: Reason) -> str:
        """What shows that a report comes from another; as the reason says it where that is the reader's language."""
        if self._reader.language == SENTENCES or reason.code not in SHOWN_BY:
            return reason.text
        share = _SHARE.match(reason.text)
        return f"{self.of('shown_by', reason.code)}{f' ({share[1]} %)' if share else ''}"

    def differs(self, pack: str | None, line: str) -> str:
        """In what two claims of one event differ: role, and what each says."""
        role, colon, values = line.partition(": ")
        if pack is None or not colon:
            return line
        said = [frames.stage_called(pack, value, self._reader.language) for value in values.split(" / ")]
        return f"{frames.columns(pack, self._reader.language).get(role, role)}: {' / '.join(said)}"

    def news(self, one: News) -> str:
        """A line of news; as it was noted where an older Ondit noted it."""
        facts, reader = one.facts, self._reader
        if facts is None or one.kind == "stage":
            return one.text
        names = self.listed(facts.get("outlets", ()))
        if one.kind == "origin":
            now, before = self._range(*facts["range"]), self._range(*facts["before"])
            said = reader.say("%(now)s, before %(before)s", now=now, before=before)
            return f"{said}: {names}" if names else said
        if one.kind == "number":
            now, before = (facts[name] or reader.say("not said") for name in ("number", "number_before"))
            return reader.say("number: %(now)s, before %(before)s", now=now, before=before)
        if one.kind == "statement":
            said = f"{facts['who'] or reader.say('the page itself')}: {facts['words']}"
            more = reader.count("and %(num)s more", "and %(num)s more", facts["more"])
            return f"{said} ({more})" if facts["more"] else said
        return reader.say(BY_OUTLETS[one.kind], names=names)

    def _range(self, low: int, high: int) -> str:
        number = self._reader.count("%(num)s independent origin", "%(num)s independent origins", high)
        return number if low == high else f"{low}–{number}"

    def stage(self, pack: str | None, stage: str | None) -> str:
        """What a stage of a domain is called."""
        return frames.stage_called(pack, stage, self._reader.language)

    def cells(self, claim: Claim) -> list[tuple[str, str]]:
        """A claim's frame: headings and what stands below them; what is empty is left out."""
        if claim.pack is None or claim.frame is None:
            return []
        heads = frames.columns(claim.pack, self._reader.language)
        pairs = ((head, frames.cell(claim, role, self._reader.language)) for role, head in heads.items())
        return [(head, text) for head, text in pairs if text]

    def quoted(self, statement: Statement) -> str:
        """A statement's content on one line."""
        return " … ".join(" ".join(span.text.split()) for span in statement.content)

    def listed(self, names: Sequence[str]) -> str:
        """Names in a row, each once."""
        return ", ".join(dict.fromkeys(names))
