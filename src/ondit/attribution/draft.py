"""A statement while it is being made: token ranges instead of characters, no voice yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from ondit.records import Manner

Range = tuple[int, int]
Act = Literal["say", "deny", "doubt", "demand", "ask", "plan", "think", "know", "pretend", "judge", "hear"]


@dataclass(frozen=True, slots=True)
class Draft:
    """One statement as token ranges (end not included).

    act: what the voice does by it (say, deny, demand, ...), which stance builds on.
    source: the words naming the voice; in a quotation that goes on or free indirect speech they stand before it.
    via: an outlet through which the voice is heard (the paper quoted X as saying).
    rules: public names of the rules that made it, the one that found it first.
    """

    manner: Manner
    content: tuple[Range, ...]
    source: tuple[Range, ...] = ()
    cue: tuple[Range, ...] = ()
    addressee: tuple[Range, ...] = ()
    basis: tuple[Range, ...] = ()
    act: Act = "say"
    via: tuple[Range, ...] = ()
    parent: int | None = None
    sentence: int = 0
    rules: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """Its content's first token."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """One past its content's last token."""
        return self.content[-1][1]

    def with_rules(self, *names: str) -> Draft:
        """The same draft, with further rules named."""
        return replace(self, rules=self.rules + tuple(n for n in names if n not in self.rules))
