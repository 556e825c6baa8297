"""A claim as one plain sentence, from the pack's template in the report's language."""

from __future__ import annotations

import re

from ondit.claims.compare import stage_of
from ondit.claims.rules import DomainFile, DomainWords
from ondit.packs.domain import DomainPack
from ondit.records import Frame, Item, Money, Party, Quantity

SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")
CHOICE = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")


def sentence_of(frame: Frame, domain: DomainPack, language: str) -> str:
    """The sentence; what is not known is said to be so, or left out where it is only a number."""
    words = domain.table(f"{language}/words.yaml", DomainWords)
    template = words.templates[stage_of(frame, domain)]
    first = next((m[1] for m in SLOT.finditer(template) if _is_side(m[1], domain)), "")
    side = frame.get(first)
    many = isinstance(side, Party) and side.name in words.plural
    chosen = CHOICE.sub(lambda m: m[2] if many else m[1], template)
    filled = " ".join(SLOT.sub(lambda m: _fill(m[1], m[2] or "subject", frame, words), chosen).split())
    return filled.replace(" .", ".").replace("( ", "(")[:1].upper() + filled.replace(" .", ".").replace("( ", "(")[1:]


def _is_side(role: str, domain: DomainPack) -> bool:
    return domain.table("pack.yaml", DomainFile).roles.get(role) == "party"


def _fill(role: str, case: str, frame: Frame, words: DomainWords) -> str:
    value = frame.get(role)
    if isinstance(value, Item):
        return _thing(value, words)
    if isinstance(value, Quantity | Money):
        return value.text or ""
    name = value.name if isinstance(value, Party) else words.unknown.get(role, "")
    spelt = words.spelt.get(name, {})
    return spelt.get(case, name if case == "bare" else spelt.get("subject", name))


def _thing(item: Item, words: DomainWords) -> str:
    if not item.designation or item.designation.casefold() in item.name.casefold():
        return item.name
    return words.typed.format(name=item.name, designation=item.designation)
