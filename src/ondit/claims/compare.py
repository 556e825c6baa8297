"""Whether two frames may speak of one event: role by role, with the reason of each judgement.

Same: nothing contradicts, and the sides and the thing that are known agree. Possible: nothing contradicts, but
one of them is not known in both. Different: at least one reason says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ondit.claims.kinds import compare_items
from ondit.claims.rules import DomainFile
from ondit.packs.domain import DomainPack
from ondit.records import Frame, Item, Party, Quantity

Verdict = Literal["same", "possible", "different"]


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged of one role: `supplier`, or `supplier-unknown` where one of the two does not say."""

    code: str
    role: str
    verdict: Verdict
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """The verdict on two frames and its reasons, in the order of the domain's roles."""

    verdict: Verdict
    reasons: tuple[Judged, ...]

    def against(self) -> tuple[Judged, ...]:
        """The reasons that speak against one event."""
        return tuple(reason for reason in self.reasons if reason.verdict == "different")


def compatible(one: Frame, other: Frame, domain: DomainPack) -> Match:
    """Whether two frames may be one event. Order does not matter."""
    file = domain.table("pack.yaml", DomainFile)
    reasons = tuple(_judge(one, other, file, domain))
    verdicts = {reason.verdict for reason in reasons}
    verdict: Verdict = "different" if "different" in verdicts else "possible" if "possible" in verdicts else "same"
    return Match(verdict, reasons)


def _judge(one: Frame, other: Frame, file: DomainFile, domain: DomainPack) -> Iterator[Judged]:
    for role, shape in file.roles.items():
        a, b = one.get(role), other.get(role)
        verdict: Verdict | None = None
        if shape == "party":
            verdict = parties(a, b) if isinstance(a, Party) and isinstance(b, Party) else "possible"
        elif shape == "thing":
            verdict = _things(a, b, domain) if isinstance(a, Item) and isinstance(b, Item) else "possible"
        elif shape == "quantity" and isinstance(a, Quantity) and isinstance(b, Quantity):
            verdict = "different" if _apart(a, b) else None
        elif shape == "stage" and isinstance(a, str) and isinstance(b, str):
            verdict = stages(a, b, file)
        elif shape == "mode" and isinstance(a, str) and isinstance(b, str):
            verdict = "same" if a == b or file.default_mode in (a, b) else "different"
        if verdict == "different" and (role in unsure(one) or role in unsure(other)):
            verdict = "possible"
        if verdict is not None:
            yield Judged(role, role, verdict, f"{role}: {_word(a)} / {_word(b)}")


def stage_of(frame: Frame, domain: DomainPack) -> str:
    """The stage of a frame."""
    return str(frame.get(domain.table("pack.yaml", DomainFile).role("stage")))


def unsure(frame: Frame) -> tuple[str, ...]:
    """The roles that a frame is not sure of."""
    value = frame.get("uncertain")
    return value if isinstance(value, tuple) else ()


def parties(one: Party, other: Party) -> Verdict:
    """Two sides: by their codes, by their names where neither has one."""
    if one.code and other.code:
        return "same" if one.code == other.code else "different"
    if one.name.casefold() == other.name.casefold():
        return "same"
    return "possible" if one.code or other.code else "different"


def _things(one: Item, other: Item, domain: DomainPack) -> Verdict:
    verdict = compare_items(one, other, domain)
    return "possible" if verdict == "different" and (is_vague(one) or is_vague(other)) else verdict


def is_vague(item: Item | None) -> bool:
    """Whether the words do not say what kind of thing it is: the systems, Waffen."""
    return item is None or not (item.category or item.designation)


def stages(one: str, other: str, file: DomainFile) -> Verdict:
    """Two stages: one is the other, or says less of the same, or is another step."""
    if one == other:
        return "same"
    if other in file.stages[one].joins or one in file.stages[other].joins:
        return "possible"
    return "different"


def _apart(one: Quantity, other: Quantity) -> bool:
    """Whether no number lies in both."""
    low = max(one.min or 0, other.min or 0)
    highs = [high for high in (one.max, other.max) if high is not None]
    known = (one.min, one.max) != (None, None) and (other.min, other.max) != (None, None)
    return known and bool(highs) and low > min(highs)


def _word(value: object) -> str:
    if isinstance(value, Party | Item):
        return value.name
    if isinstance(value, Quantity):
        return value.text or "?"
    return str(value) if isinstance(value, str) else "?"
