"""Readings made by hand, for tests of what comes after reading. Spans are found by their words in the text."""

from __future__ import annotations

from typing import Any

from ondit.records import (
    FORMAT,
    CommentRequest,
    Credit,
    Link,
    LinkKind,
    MadeBy,
    Mark,
    Outlet,
    Part,
    Reading,
    Removed,
    Report,
    Span,
    Stance,
    Statement,
    Time,
    Voice,
    short_hash,
)

GERMAN = (
    "Chile steht vor Kauf von Radaren\n\n"
    "Chile scheint bereit zu sein, Radare zu kaufen, sagte ein chilenischer Beamter der Meridian Post "
    "unter Berufung auf ein Papier. „Im September war alles fertig“, so der Beamte.\n\n"
    "Die Meridian Post hat das Ministerium um eine Stellungnahme gebeten.\n\n"
    "Quelle: meridianpost.example"
)


def span(text: str, words: str, *, after: int = 0) -> Span:
    """Where words stand in a text."""
    start = text.index(words, after)
    return Span(start, start + len(words), words)


def report(text: str, **changes: Any) -> Report:
    """A report of a text; outlet="Name" and domain= make its outlet."""
    outlet = Outlet(changes.pop("outlet", None), changes.pop("domain", None))
    credited = tuple(changes.pop("credits", ()))
    fields: dict[str, Any] = {
        "id": "r1", "url": None, "language": "de", "title": text.partition("\n")[0], "byline": None, "kind": "news",
        "published": None, "published_from": None, "modified": None, "outlet": outlet,
        "credit": credited[0] if credited else None, "credits": credited, "text": text,
        "parts": (Part("body", 0, len(text)),), "removed": (),
    }  # fmt: skip
    return Report(**(fields | changes))


def credit(text: str, words: str, outlet: str | None, domain: str | None = None, link: LinkKind = "credits") -> Credit:
    """A credit line in a text."""
    place = span(text, words)
    return Credit(words, place.start, place.end, outlet, domain, link)


def statement(text: str, content: str, **changes: Any) -> Statement:
    """A statement whose content are these words; the page's own unless changed."""
    fields: dict[str, Any] = {
        "id": short_hash("s", content), "manner": "own", "parent": None, "content": (span(text, content),),
        "source": (), "cue": (), "addressee": (), "basis": (), "voice": "v0",
        "chain": (Link("v0", None, "outlet", "publishes", ()),), "stance": Stance("CT+", "CT+", ()),
        "tense": "unclear", "times": (), "proposed_by": "rules", "rules": (), "confidence": None,
    }  # fmt: skip
    return Statement(**(fields | changes))


def reading(page: Report, *statements: Statement, voices: tuple[Voice, ...] = (), **changes: Any) -> Reading:
    """A reading of a report."""
    fields: dict[str, Any] = {"comment_requests": (), "claims": ()}
    made_by = MadeBy("0.1.0", {page.language: "0.1"}, {page.language: "0"})
    return Reading(FORMAT, made_by, page, statements, voices, **(fields | changes))


def voice(name: str | None, number: str, **changes: Any) -> Voice:
    """A voice; an unnamed official unless changed."""
    fields: dict[str, Any] = {
        "kind": "official", "named": False, "count": 1, "country": None, "wikidata": None, "mentions": ()
    }  # fmt: skip
    return Voice(number, name, **(fields | changes))


def german() -> Reading:
    """A whole reading with a credit, an unnamed voice, a basis, a nested statement, times and furniture."""
    text = GERMAN
    quelle = credit(text, "Quelle: meridianpost.example", "Meridian Post", "meridianpost.example")
    page = report(text, credits=(quelle,), removed=(Removed("Lesen Sie auch:", "navigation"),))
    post = Link("v1", "Meridian Post", "outlet", "credits", (span(text, quelle.text),))
    official = Link("v2", "chilenischer Beamter", "official", "quotes", (span(text, "sagte ein chilenischer Beamter"),))
    paper = Link("v3", "Papier", "document", "rests-on", (span(text, "ein Papier"),))
    first = Link("v0", None, "outlet", "publishes", ())
    scheint, september = span(text, "scheint"), span(text, "Im September")
    talks = statement(
        text, "Chile scheint bereit zu sein, Radare zu kaufen", id="s-1111111111", manner="indirect", voice="v2",
        source=(span(text, "ein chilenischer Beamter"),), cue=(span(text, "sagte"),), basis=(span(text, "ein Papier"),),
        addressee=(span(text, "der Meridian Post"),), chain=(first, post, official, paper), rules=("de/sagen",),
        stance=Stance("PR+", "Uu", (Mark("de/scheinen", scheint.start, scheint.end, scheint.text),)), confidence=0.93,
    )  # fmt: skip
    buy = statement(
        text, "Radare zu kaufen", id="s-2222222222", manner="indirect", voice="v2", parent=talks.id,
        chain=(first, post, official), stance=Stance("Uu", "Uu", ()), tense="planned",
    )  # fmt: skip
    place = (september.start, september.end, september.text)
    when = Time(*place, "XXXX-09", "DATE", None, "event", None, None, "de/monat")
    ready = statement(
        text, "„Im September war alles fertig“", id="s-3333333333", manner="direct", voice="v2", times=(when,),
        source=(span(text, "der Beamte"),), cue=(span(text, "so"),), chain=(first, post, official),
        stance=Stance("CT+", "Uu", ()), tense="done",
    )  # fmt: skip
    own = statement(text, "Die Meridian Post hat das Ministerium um eine Stellungnahme gebeten.", id="s-4444444444")
    asked = CommentRequest("v1", (span(text, "das Ministerium"),), "none-reported", ())
    voices = (
        voice(None, "v0", kind="outlet"),
        voice("Meridian Post", "v1", kind="outlet", named=True),
        voice("chilenischer Beamter", "v2", country="CL", mentions=(span(text, "ein chilenischer Beamter"),)),
        voice("Papier", "v3", kind="document"),
    )
    return reading(page, talks, buy, ready, own, voices=voices, comment_requests=(asked,))
