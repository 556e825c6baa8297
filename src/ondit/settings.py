"""What a call may set, as one plain object."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Options of a reading. None: not given; the report itself is asked.

    published: an ISO date or date-time that overrides what the report says of itself.
    outlet: the name of who publishes. language: a pack's code, instead of guessing the language.
    """

    published: str | None = None
    outlet: str | None = None
    language: str | None = None
