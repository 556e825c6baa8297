"""What stands in a text before anything is made of it: sides, things, numbers and amounts, each with its tokens."""

from __future__ import annotations

from dataclasses import dataclass

from ondit.annotate.document import Clause
from ondit.claims.rules import Trigger


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger in the text: its rule, its tokens in order, the one that carries it, its clause."""

    trigger: Trigger
    tokens: tuple[int, ...]
    head: int
    clause: Clause | None
    sentence: int
