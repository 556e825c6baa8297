"""How a statement was made, drawn for people: its words, its rules, its chain step by step. Prints nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ondit.attribution.confidence import Construction, confidence_of, construction_of, count_of
from ondit.cli.plain import SURE, clean, heading, in_order, name_of, on_whose_word, resolved, shorten, words
from ondit.packs.language import known_languages, language_pack
from ondit.packs.lookup import find_rule
from ondit.records import Link, Mark, Reading, Span, Statement, Time, Voice

Row = tuple[str, str]

MANNERS = {
    "direct": "quoted word for word",
    "indirect": "reported in the page's words",
    "mixed": "reported in the page's words, with quoted words inside",
    "reported": "told as an act of speech (criticised, demanded, accused)",
    "free-indirect": "reported without a word of saying of its own",
    "own": "the page's own words: nobody else is made responsible",
}
LINKS = {
    "publishes": "publishes it",
    "republishes": "published it before",
    "translates": "is translated here",
    "credits": "is credited for it",
    "cites": "is cited for it",
    "first-reported": "is said to have reported it first",
    "quotes": "is quoted",
    "rests-on": "is what it is said to rest on",
}
KINDS: Mapping[Construction, str] = {
    "verbs": "verbs of saying",
    "phrases": "source phrases without a verb",
    "nouns": "nouns of saying",
    "running": "speech that runs on without a word of saying",
    "quotation": "quotations that go on",
    "headline": "headlines that name a source",
}
ANCHORS = {
    "published": "counted from the day of publication",
    "dateline": "counted from the dateline",
    "previous": "counted from the date before it in the text",
}


def overview(reading: Reading) -> RenderableType:
    """The statements of a reading with number and id, to choose from."""
    voices = {voice.id: voice for voice in reading.voices}
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(justify="right")
    for _ in range(3):
        table.add_column(overflow="fold")
    for number, (_, statement) in enumerate(in_order(reading), start=1):
        said = shorten(words(statement.content), 70)
        table.add_row(str(number), statement.id, Text(on_whose_word(statement, voices)), Text(said))
    return Group(Text(heading(reading.report)), "", table)


def explain(reading: Reading, statement: Statement) -> RenderableType:
    """All that is known of how one statement was made."""
    number = [inner.id for _, inner in in_order(reading)].index(statement.id) + 1
    title = Text(f"Statement {number} of {len(reading.statements)} · {statement.id}", style="bold")
    return Group(
        title,
        Text(heading(reading.report)),
        *_section("Its words", _words(reading, statement)),
        *_section("How it came to this page, from the page outward", _chain(reading, statement)),
        *_section("How sure", _stance(statement)),
        *_section("When", [row for time in statement.times for row in _time(time, reading.report.published)]),
        *_section("The rules that made it", [*_rules(statement), *_confidence(reading, statement)]),
    )


def _section(title: str, rows: Iterable[Row]) -> Iterator[RenderableType]:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold", min_width=12, max_width=30)
    grid.add_column(overflow="fold")
    for label, text in rows:
        grid.add_row(Text(label), Text(text))
    if grid.row_count:
        yield Text(f"\n{title}", style="bold")
        yield Padding(grid, (0, 0, 0, 2))


def _words(reading: Reading, statement: Statement) -> Iterator[Row]:
    yield "says", placed(statement.content)
    yield "manner", f"{statement.manner}: {MANNERS[statement.manner]}"
    for label, spans in (("source", statement.source), ("cue", statement.cue), ("said to", statement.addressee)):
        if spans:
            yield label, placed(spans)
    if statement.basis:
        yield "resting on", placed(statement.basis)
    voice = next((voice for voice in reading.voices if voice.id == statement.voice), None)
    if voice is not None:
        yield "voice", described(voice)
    if statement.parent is not None:
        yield "stands in", f"the words of statement {statement.parent}"


def placed(spans: Iterable[Span]) -> str:
    """Words with the characters where they stand in the report's text."""
    return " … ".join(f"{clean(span.text)} [{span.start}–{span.end}]" for span in spans)


def described(voice: Voice | Link) -> str:
    """A voice with its kind and whether it is named; country and number of a plural where the text says so."""
    told = [name_of(voice)] if voice.name else []
    told.append(voice.kind)
    if isinstance(voice, Voice):
        told.append("named" if voice.named else "not named")
        told += [f"country {clean(voice.country)}"] if voice.country else []
        told += [f"{voice.count} of them"] if voice.count and voice.count > 1 else []
    return ", ".join(told)


def _chain(reading: Reading, statement: Statement) -> Iterator[Row]:
    voices = {voice.id: voice for voice in reading.voices}
    for step, link in enumerate(statement.chain, start=1):
        who = "this page" if step == 1 and not link.name else described(voices.get(link.voice, link))
        shown = f": {placed(link.evidence)}" if link.evidence else ""
        yield f"{step}", f"{who}; {LINKS[link.link]}{shown}"


def _stance(statement: Statement) -> Iterator[Row]:
    yield "the voice", f"{SURE[statement.stance.voice]} ({statement.stance.voice})"
    taken_over = statement.manner == "own" or statement.stance.outlet != "Uu"
    page = SURE[statement.stance.outlet] if taken_over else "does not take it over"
    yield "the page", f"{page} ({statement.stance.outlet})"
    yield "tense", statement.tense
    for mark in statement.stance.because:
        yield "because", _marked(mark)


def _marked(mark: Mark) -> str:
    return f"{placed([Span(mark.start, mark.end, mark.text)])}, rule {rule_line(mark.rule)}"


def _time(time: Time, published: str | None) -> Iterator[Row]:
    told = [f"{time.type} {clean(time.value)}" if time.value else f"{time.type} not resolved"]
    words_of_value = resolved(time)
    if words_of_value and words_of_value != time.value:
        told.append(words_of_value)
    told += [f"mod {time.mod}"] if time.mod else []
    told.append("dates the saying" if time.of == "saying" else "dates the event")
    if time.anchor:
        day = f" ({clean(published)})" if time.anchor == "published" and published else ""
        told.append(ANCHORS[time.anchor] + day)
    told.append(f"rule {rule_line(time.rule)}")
    yield placed([Span(time.start, time.end, time.text)]), ", ".join(told)


def _rules(statement: Statement) -> Iterator[Row]:
    for rule in statement.rules:
        yield clean(rule), rule_note(rule) or "no pack file holds it: the program's own step"


def _confidence(reading: Reading, statement: Statement) -> Iterator[Row]:
    """How often the rule that found it was right; nothing for the page's own words, for which there is no rule."""
    if statement.manner != "own":
        yield "confidence", trusted(statement, reading.report.language)


def trusted(statement: Statement, language: str) -> str:
    """A statement's confidence in words, with the counts behind it where the packs still hold those it came from."""
    if statement.confidence is None:
        return "not measured"
    often = f"{statement.confidence:.2f}: {in_ten(statement.confidence)}"
    found = f"{often} statements made by this rule were right on the development gold"
    if not statement.rules or language not in known_languages():
        return found
    pack = language_pack(language)
    if confidence_of(statement.rules, statement.manner, pack) != statement.confidence:
        return found  # a reading of an older pack, whose counts are gone
    rule, construction = statement.rules[0], construction_of(statement.rules[0], pack)
    count, kind = count_of(rule, pack), KINDS[construction] if construction else "statements of every kind"
    if count.made:
        return f"{found} ({count.right} of {count.made}, evened out with {kind})"
    return f"{often} statements of its kind were right on the development gold ({kind}); this rule found none there"


def in_ten(share: float) -> str:
    """A share in words: 8 in 10."""
    tens = round(10 * share)
    if tens == 10 and share < 1:
        return "more than 9 in 10"
    return f"{tens} in 10" if tens else "fewer than 1 in 10"


def rule_line(rule: str) -> str:
    """A rule's name, with its note where it has one."""
    place = find_rule(rule)
    return f"{clean(rule)} ({clean(place.note)})" if place is not None and place.note else clean(rule)


def rule_note(rule: str) -> str:
    """Where a rule stands, why it is there, and a sentence it finds; "" if no pack file holds it."""
    place = find_rule(rule)
    if place is None:
        return ""
    told = [f"{place.file.name}, line {place.line}"]
    told += [clean(place.note)] if place.note else []
    told += [f"as in: {clean(place.example)}"] if place.example else []
    return "; ".join(told)
