"""One quotation of the gold, or one statement of a reading, as sets of the gold's token numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ondit.scoring.align import Alignment, text_of
from ondit.scoring.frame import frame_of
from ondit.scoring.marks import Json
from ondit.scoring.spans import spans_of
from ondit.scoring.tokens import Ids, Tokens

ROLES = ("quote", "addressee", "cue", "frame", "speaker")  # as published
FIELDS = {"quote": "content", "speaker": "source", "cue": "cue", "addressee": "addressee", "frame": "frame"}
QUOTED = re.compile(r"„[^“”„]*[“”]|“[^“”]*”|»[^»«]*«|«[^»«]*»|\"[^\"]*\"")
ALIGNED = 0.5  # share of a field's characters that must stand in the gold's text
FREE = ("free-indirect", "indirect-free-indirect")


@dataclass(frozen=True, slots=True)
class Item:
    """Who says what, in token numbers; ignore: neither asked for nor held against anyone."""

    id: str | None
    manner: str | None
    medium: str | None
    parent: str | None
    roles: dict[str, Ids]
    ignore: bool = False

    @property
    def content(self) -> Ids:
        """The tokens of what is said."""
        return self.roles["quote"]

    @property
    def speaker(self) -> Ids:
        """The tokens of who says it."""
        return self.roles["speaker"]


def same_manner(a: str | None, b: str | None, *, lenient: bool = False) -> bool:
    """Whether two manners are one; leniently, mixed is indirect and both free ones are one."""
    return _lenient(a) == _lenient(b) if lenient else a == b


def _lenient(manner: str | None) -> str | None:
    if manner in FREE:
        return FREE[0]
    return "indirect" if manner == "mixed" else manner


def gold_items(doc: Json, tokens: Tokens) -> list[Item]:
    """The quotations of a gold document."""
    return [
        Item(
            quote.get("id"),
            quote.get("manner"),
            quote.get("medium"),
            quote.get("parent"),
            {role: tokens.of_spans(spans_of(quote.get(FIELDS[role]))) for role in ROLES},
            bool(quote.get("ignore")),
        )
        for quote in doc["quotes"]
    ]


def found_items(
    doc: Json, tokens: Tokens, reading: Json | None, *, split_mixed: bool, counts: Counter[str]
) -> list[Item]:
    """The statements of a reading, the outlet's own left out; counts takes what had to be dropped.

    split_mixed: the quoted words inside a mixed statement are also a direct quotation of their own, for gold that
    has no mixed ones; not where the reading itself gives a direct statement inside it.
    """
    if reading is None:
        return []
    return list(_Reader(doc, tokens, reading, counts).items(split_mixed=split_mixed))


class _Reader:
    """Carries the statements of one reading over into the gold's tokens."""

    def __init__(self, doc: Json, tokens: Tokens, reading: Json, counts: Counter[str]) -> None:
        self.text = text_of(reading, doc["text"])
        self.alignment = Alignment(self.text, doc["text"])
        self.tokens, self.counts = tokens, counts
        self.statements: list[Json] = reading.get("statements") or []

    def items(self, *, split_mixed: bool) -> Iterator[Item]:
        with_direct = {s.get("parent") for s in self.statements if s.get("manner") == "direct"}
        for statement in self.statements:
            if statement.get("manner") == "own":
                continue
            item = self._item(statement)
            if not item.content:
                self.counts["without content"] += 1
                continue
            yield item
            if split_mixed and item.manner == "mixed" and item.id not in with_direct:
                yield from self._quoted(statement, item)

    def _item(self, statement: Json) -> Item:
        roles = {role: self._role(statement, role) for role in ROLES}
        if statement.get("frame") is None and roles["quote"]:
            roles["frame"] = frame_of(self.tokens, roles)
        name, manner, medium, parent = (statement.get(key) for key in ("id", "manner", "medium", "parent"))
        return Item(name, manner, medium, parent, roles)

    def _role(self, statement: Json, role: str) -> Ids:
        spans = spans_of(statement.get(FIELDS[role]))
        chars, share = self.alignment.carry(spans)
        if spans and share < ALIGNED:
            self.counts["unaligned"] += 1
            return frozenset()
        return self.tokens.of_chars(chars)

    def _quoted(self, statement: Json, item: Item) -> Iterator[Item]:
        for start, end in spans_of(statement.get("content")):
            for match in QUOTED.finditer(self.text, start, min(end, len(self.text))):
                inner = self.tokens.of_chars(self.alignment.carry([match.span()])[0])
                if inner and inner != item.content:
                    roles = {**item.roles, "quote": inner}
                    yield replace(item, id=None, manner="direct", parent=item.id, roles=roles)
