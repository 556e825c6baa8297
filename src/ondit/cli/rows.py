"""The rows of a ledger drawn for people. Rows in, lines out; prints nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from ondit.cli.claims import stepwise
from ondit.cli.explain import overview
from ondit.cli.plain import clean, shorten
from ondit.drawing.words import range_words
from ondit.ledger.asking import ClaimRow, Repeats, ReportRow, SaidRow, Version, VoiceRow
from ondit.ledger.following import Follow, News
from ondit.ledger.judged import Judgement
from ondit.ledger.search import Hit
from ondit.provenance.sources import SourceGraph
from ondit.records import Claim, Derivation

SHOWN = 200  # cells of a statement in a list
SAID = 40  # statements of one claim that are listed


def claim_lines(found: Sequence[ClaimRow]) -> list[RenderableType]:
    """Claims, three lines each."""
    return [line for row in found for line in _claim(row)] or [Text("no claims")]


def _claim(row: ClaimRow) -> Iterator[RenderableType]:
    yield Text(clean(row.text), style="bold")
    told = [range_words(row.at_least, row.at_most, row.reports, assessable=row.assessable)]
    told += [f"all through {clean(row.bottleneck)}"] if row.bottleneck and row.reports > 1 else []
    told += ["denied"] if row.denied else []
    told += [f"{row.retracted} of the reports taken back"] if row.retracted else []
    yield _in(Text("; ".join(told)))
    days = f"{row.first} to {row.last}" if row.first != row.last else row.first or "no date"
    stage = f"  {row.stage}" if row.stage else ""
    yield _in(Text(f"{row.id}  {days}{stage}", style="dim"))


def claim_page(
    claim: Claim,
    said: Sequence[SaidRow],
    judged: Sequence[Judgement],
    spoilt: Mapping[str, str],
    graph: SourceGraph | None = None,
) -> list[RenderableType]:
    """One claim: its range step by step, what people judged, which reports repeat what was taken back."""
    blocks: list[RenderableType] = [stepwise(claim, _said(said, "for"), _said(said, "against"), graph)]
    called = {one.report: _whose(one) for one in said}
    if spoilt:
        blocks.append(Text("\nRepeating what was taken back", style="bold"))
        blocks += [
            _in(Text(f"{called.get(report, report)} has it from {origin}, which was taken back"))
            for report, origin in spoilt.items()
        ]
    if judged:
        blocks.append(Text("\nJudged", style="bold"))
        blocks += [_in(one) for one in judgement_lines(judged)]
    return blocks


def _said(said: Sequence[SaidRow], side: str) -> list[str]:
    some = [one for one in said if one.side == side]
    lines = [
        f"{one.report}/{one.statement}  {_whose(one)}{_day(one.published)}, {clean(one.who or 'the page itself')}"
        f"{'' if one.named or not one.who else ' (not named)'}: “{shorten(clean(one.content), SHOWN)}”"
        f"{' (report taken back)' if one.state == 'retracted' else ''}"
        for one in some[:SAID]
    ]
    return [*lines, f"and {len(some) - SAID} more"] if len(some) > SAID else lines


def _whose(one: SaidRow) -> str:
    return clean(one.called)


def _day(published: str | None) -> str:
    return f" {published[:10]}" if published else ""


def report_lines(found: Sequence[ReportRow]) -> list[RenderableType]:
    """Reports, two lines each."""
    lines: list[RenderableType] = []
    for row in found:
        title = "(forgotten)" if row.state == "forgotten" else row.title or "(no headline)"
        lines.append(Text(clean(title), style="bold"))
        lines.append(_in(Text(_described(row), style="dim")))
    return lines or [Text("no reports")]


def _described(row: ReportRow) -> str:
    if row.state == "forgotten":
        return row.id
    told = [row.id, clean(row.outlet or row.domain or "outlet unknown"), (row.published or "no date")[:10]]
    told += [f"version {row.version}"] if row.version > 1 else []
    told += [f"{row.statements} statements"]
    told += ["taken back"] if row.state == "retracted" else []
    return "  ".join(told)


def report_page(record: Mapping[str, Any]) -> list[RenderableType]:
    """One report: its versions, whence it comes and who repeats it, judgements, statements with their ids."""
    row: ReportRow = record["report"]
    blocks: list[RenderableType] = report_lines([row])
    blocks += _section("Versions", [line for version in record["versions"] for line in _version(version)])
    blocks += _section("Comes from", [_derived(one, one.origin) for one in record["comes_from"]])
    blocks += _section("Repeated by", [_derived(one, one.report) for one in record["repeated_by"]])
    if record["judgements"]:
        blocks.append(Text("\nJudged", style="bold"))
        blocks += [_in(line) for line in judgement_lines(record["judgements"])]
    reading = record["reading"]
    if reading is not None:
        voices = [f"{row.id}:{voice.id}  {clean(voice.name or 'the page itself')}" for voice in reading.voices]
        blocks += _section("Voices", voices)
        blocks += [Text("\nStatements", style="bold"), _in(overview(reading))]
    return blocks


def _version(version: Version) -> Iterator[str]:
    notice = f": “{clean(version.notice)}”" if version.notice else ""
    yield f"{version.number}  seen {version.seen_at[:16].replace('T', ' ')} by {clean(version.seen_by)}{notice}"
    for change in version.changes:
        words = [shorten(clean(part), SHOWN) for part in (change.before, change.after) if part is not None]
        yield f"   {change.kind}: {' → '.join(f'“{part}”' for part in words)}"


def _derived(one: Derivation, report: str) -> str:
    return f"{report}  {one.kind}{'' if one.explicit else ', without saying so'}: {clean(one.because[0].text)}"


def voice_lines(found: Sequence[VoiceRow]) -> list[RenderableType]:
    """Voices, one line each."""
    return [Text(_voice(row)) for row in found] or [Text("no voices")]


def _voice(row: VoiceRow) -> str:
    kind = f"{row.kind}, {row.country}" if row.country else row.kind
    where = f"in {_count(row.reports, 'report')} of {_count(row.outlets, 'outlet')}"
    name = clean(row.name) if row.named else f"{clean(row.name)} (not named)"
    return f"{name}  {kind}  {_count(row.statements, 'statement')} {where}"


def repeat_lines(found: Sequence[Repeats]) -> list[RenderableType]:
    """Who has it from whom, one line a pair."""
    return [
        Text(f"{clean(row.outlet)} ← {clean(row.origin)}  {_count(row.reports, 'report')}, {row.explicit} say so")
        for row in found
    ] or [Text("no report comes from another one's")]


def hit_lines(found: Sequence[Hit]) -> list[RenderableType]:
    """Hits, two lines each."""
    lines: list[RenderableType] = []
    for hit in found:
        who = f"{clean(hit.who)}: " if hit.who else ""
        lines.append(Text(f"{who}{shorten(clean(hit.text), SHOWN)}"))
        place = f"{hit.report}/{hit.statement}" if hit.statement else hit.report
        told = [place, clean(hit.outlet or "outlet unknown"), (hit.published or "no date")[:10]]
        lines.append(_in(Text("  ".join(told), style="dim")))
    return lines or [Text("nothing found")]


def judgement_lines(found: Sequence[Judgement]) -> list[RenderableType]:
    """Judgements, one line each."""
    return [Text(_judged(one)) for one in found] or [Text("no judgements")]


def _judged(one: Judgement) -> str:
    value = ", ".join(f"{key} {shown}" for key, shown in one.value.items() if shown is not None)
    told = f"{one.id}  {one.kind} {clean(one.target)}{f' ({clean(value)})' if value else ''}"
    told += f"  {clean(one.author)}, {one.made_at[:16].replace('T', ' ')}"
    told += f": {clean(one.note)}" if one.note else ""
    if one.withdrawn_at:
        told += f"  withdrawn {one.withdrawn_at[:10]} by {clean(one.withdrawn_by or '')}"
    return told + ("  orphaned: its words are gone" if one.orphaned and not one.withdrawn_at else "")


def follow_lines(found: Sequence[Follow]) -> list[RenderableType]:
    """What is followed, one line each."""
    return [Text(f"{one.id}  {one.kind} {clean(one.what)}  {one.unseen} new") for one in found] or [
        Text("nothing is followed")
    ]


def news_lines(found: Sequence[News]) -> list[RenderableType]:
    """News, one line each."""
    return [
        Text(f"{one.at[:16].replace('T', ' ')}  {one.kind}  {one.claim or one.report or ''}  {clean(one.text)}")
        for one in found
    ] or [Text("nothing new")]


def _section(title: str, lines: Sequence[str]) -> list[RenderableType]:
    return [Text(f"\n{title}", style="bold"), *(_in(Text(line)) for line in lines)] if lines else []


def _in(block: RenderableType) -> RenderableType:
    return Padding(block, (0, 0, 0, 2))


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
