"""Three invented reports, so that the first minute needs no network (`ondit demo`).

A story told by an unnamed official, its translation by another outlet with a credit line, and an
independent report on the same matter. Outlets, people, firms and events are made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ondit.settings import Settings

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Sample:
    """One invented report: its file, and what its page would have told beside the text."""

    path: Path
    settings: Settings


SAMPLES = (
    Sample(_HERE / "meridian-post.txt", Settings(outlet="Meridian Post", published="2024-03-06")),
    Sample(_HERE / "kuestenbote.txt", Settings(outlet="Küstenbote", published="2024-03-07")),
    Sample(_HERE / "hafenblatt.txt", Settings(outlet="Hafenblatt", published="2024-03-08")),
)
