"""A claim's frame as cells of a register: what fills each role, as registers write it, in the words of one language.

What is uncertain stands in brackets; what the reports do not say is left empty.
"""

from __future__ import annotations

from collections.abc import Callable

from ondit.claims.rules import DomainFile, DomainWords
from ondit.packs.domain import domain_pack
from ondit.records import Claim, Item, Money, Party, Quantity, When


def columns(name: str, language: str) -> dict[str, str]:
    """A domain's roles with their headings; dates stand with the stage."""
    file, words = domain_pack(name).table("pack.yaml", DomainFile), _words(name, language)
    return {role: words.roles[role] for role, shape in file.roles.items() if shape not in ("dates", "mode")}


def line(claim: Claim, language: str, clean: Callable[[str], str] = str) -> str:
    """What a claim's frame holds, in one line: from whom to whom, what, at which stage. clean: for every cell."""
    name = claim.pack or ""
    file = domain_pack(name).table("pack.yaml", DomainFile)
    cells = {role: clean(cell(claim, role, language)) for role in columns(name, language)}
    sides = " → ".join(cells.get(role) or "?" for role in (file.giver, file.taker))
    others = (text for role, text in cells.items() if text and role not in (file.giver, file.taker))
    return "; ".join([sides, *others])


def cell(claim: Claim, role: str, language: str) -> str:
    """What fills a role, in brackets if that is uncertain; "" if nothing does."""
    frame = claim.frame or {}
    text = _text(claim, role, language)
    unsure = frame.get("uncertain")
    return f"({text})" if text and isinstance(unsure, tuple) and role in unsure else text


def _text(claim: Claim, role: str, language: str) -> str:
    value = (claim.frame or {}).get(role)
    if isinstance(value, Party):
        return value.name
    if isinstance(value, Item):
        known = not value.designation or value.designation.casefold() in value.name.casefold()
        return value.name if known else f"{value.designation} ({value.name})"
    if isinstance(value, Quantity):
        return amount(value)
    if isinstance(value, Money):
        return value.text
    if not isinstance(value, str) or claim.pack is None:
        return ""
    return _stage(claim, value, language)


def amount(value: Quantity) -> str:
    """A number as registers write it: 12, 2–12, 200+, up to 8000; in brackets if it is rough."""
    if value.min is None and value.max is None:
        return ""
    if value.max is None:
        text = f"{value.min}+"
    elif value.min is None:
        text = f"up to {value.max}"
    else:
        text = str(value.min) if value.min == value.max else f"{value.min}–{value.max}"
    return f"({text})" if value.approximate else text


def stage_called(pack: str | None, stage: str | None, language: str) -> str:
    """What a stage is called; "" if there is none."""
    if pack is None or stage is None:
        return ""
    return _words(pack, language).stages.get(stage, stage)


def _stage(claim: Claim, stage: str, language: str) -> str:
    """The stage with its date and, where it is not the usual one, the mode."""
    frame = claim.frame or {}
    file, words = domain_pack(claim.pack or "").table("pack.yaml", DomainFile), _words(claim.pack or "", language)
    dates = frame.get(file.role("dates"))
    when = [one for one in dates.values() if isinstance(one, When)] if isinstance(dates, dict) else []
    mode = next((v for r, v in frame.items() if file.roles.get(r) == "mode" and v != file.default_mode), None)
    parts = [words.stages.get(stage, stage), *([words.modes.get(str(mode), str(mode))] if mode else [])]
    return ", ".join([*parts, *dict.fromkeys(one.value for one in when)])


def _words(name: str, language: str) -> DomainWords:
    return domain_pack(name).table(f"{language}/words.yaml", DomainWords)
