"""What attribution makes of a text, as plain words that a table of examples can hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ondit.annotate.pipeline import annotate
from ondit.attribution.attribute import attribute
from ondit.attribution.draft import Range
from ondit.attribution.scene import scene_of
from ondit.packs.language import language_pack
from ondit.records import Manner, Part


@dataclass(frozen=True)
class Saying:
    """A statement's words; the parts of a discontinuous span are parted by |, "" where there are none."""

    manner: Manner
    source: str
    cue: str
    content: str
    basis: str = field(default="", compare=False)


def paragraphs(text: str) -> tuple[Part, ...]:
    """A part of the page for each paragraph."""
    return tuple(Part("body", found.start(), found.end()) for found in re.finditer(r"[^\n]+", text))


def sayings(code: str, text: str) -> list[Saying]:
    """The statements of a text that is all body, in text order, full stops at the ends left out."""
    pack = language_pack(code)
    doc = annotate(text, paragraphs(text), pack)

    def words(ranges: Sequence[Range]) -> str:
        return " | ".join(span.text for span in doc.spans(ranges)).rstrip(".")

    drafts, _ = attribute(scene_of(doc, pack))
    return [
        Saying(one.manner, words(one.source), words(one.cue), words(one.content), words(one.basis)) for one in drafts
    ]


def of_others(code: str, text: str) -> list[Saying]:
    """The same without what the page itself says."""
    return [one for one in sayings(code, text) if one.manner != "own"]
