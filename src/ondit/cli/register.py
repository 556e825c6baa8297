"""The claims of a reading drawn as the lines of a register: one table for each domain, its roles as columns.

What is uncertain stands in brackets; what the report does not say is left empty.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ondit.claims.rules import DomainFile, DomainWords
from ondit.cli.plain import cells as cells_of
from ondit.cli.plain import clean, in_order
from ondit.packs.domain import domain_pack
from ondit.records import Claim, Item, Money, Party, Quantity, Reading, Said, When

LANGUAGE = "en"  # of the headings; the cells have the report's words
NARROW = 80
WIDEST = 24  # terminal cells beyond which a column gets no wider
NARROWEST = 9  # below which it gets no narrower, if its words need them


def registers(reading: Reading, *, width: int) -> Iterator[RenderableType]:
    """A table, or lines where the terminal is narrow, for each domain that the report has claims of."""
    numbers = {statement.id: number for number, (_, statement) in enumerate(in_order(reading), start=1)}
    for name in dict.fromkeys(claim.pack for claim in reading.claims if claim.pack is not None):
        claims = [claim for claim in reading.claims if claim.pack == name and claim.frame is not None]
        yield (_table if width >= NARROW else _lines)(name, claims, numbers)


def _columns(name: str) -> dict[str, str]:
    """Roles with their headings; dates stand with the stage."""
    file = domain_pack(name).table("pack.yaml", DomainFile)
    words = domain_pack(name).table(f"{LANGUAGE}/words.yaml", DomainWords)
    return {role: words.roles[role] for role, shape in file.roles.items() if shape not in ("dates", "mode")}


def _table(name: str, claims: list[Claim], numbers: dict[str, int]) -> RenderableType:
    """The table; a column in which nothing stands is left out."""
    columns = {head: [cell(claim, role) for claim in claims] for role, head in _columns(name).items()}
    columns["Says"] = [_who(claim.supporting, numbers) for claim in claims]
    columns["Denies"] = [_who(claim.denying, numbers) for claim in claims]
    filled = {head: cells for head, cells in columns.items() if any(cells)}
    table = Table(box=box.SIMPLE_HEAD, expand=True, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))
    for head, cells in filled.items():
        longest = max(cells_of(text) for text in (head, *cells))
        table.add_column(head, overflow="fold", ratio=min(longest, WIDEST) + 1, min_width=min(longest, NARROWEST) + 2)
    for row in zip(*filled.values(), strict=True):
        table.add_row(*(Text(text) for text in row))
    return Group(Text(f"Claims: {name}", style="bold"), table)


def _lines(name: str, claims: list[Claim], numbers: dict[str, int]) -> RenderableType:
    lines = [Text(f"Claims: {name}", style="bold")]
    for claim in claims:
        said = _who(claim.supporting, numbers)
        denied = _who(claim.denying, numbers)
        behind = [*([f"says {said}"] if said else []), *([f"denies {denied}"] if denied else [])]
        roles = [f"{head}: {text}" for role, head in _columns(name).items() if (text := cell(claim, role))]
        lines.append(Text("; ".join([*roles, *behind])))
    return Group(*lines)


def line(claim: Claim) -> str:
    """What a claim's frame holds, in one line: from whom to whom, what, at which stage."""
    file = domain_pack(claim.pack or "").table("pack.yaml", DomainFile)
    sides = " → ".join(cell(claim, role) or "?" for role in (file.giver, file.taker))
    others = [role for role in _columns(claim.pack or "") if role not in (file.giver, file.taker)]
    return "; ".join([sides, *(text for role in others if (text := cell(claim, role)))])


def cell(claim: Claim, role: str) -> str:
    """What fills a role, in brackets if that is uncertain; "" if nothing does."""
    frame = claim.frame or {}
    text = clean(_text(claim, role))
    unsure = frame.get("uncertain")
    return f"({text})" if text and isinstance(unsure, tuple) and role in unsure else text


def _text(claim: Claim, role: str) -> str:
    frame = claim.frame or {}
    value = frame.get(role)
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
    return _stage(claim, value)


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


def _stage(claim: Claim, stage: str) -> str:
    """The stage with its date and, where it is not the usual one, the mode."""
    frame = claim.frame or {}
    domain = domain_pack(claim.pack or "")
    file, words = domain.table("pack.yaml", DomainFile), domain.table(f"{LANGUAGE}/words.yaml", DomainWords)
    dates = frame.get(file.role("dates"))
    when = [one for one in dates.values() if isinstance(one, When)] if isinstance(dates, dict) else []
    mode = next((v for r, v in frame.items() if file.roles.get(r) == "mode" and v != file.default_mode), None)
    parts = [words.stages.get(stage, stage), *([words.modes.get(str(mode), str(mode))] if mode else [])]
    return ", ".join([*parts, *dict.fromkeys(one.value for one in when)])


def _who(said: tuple[Said, ...], numbers: dict[str, int]) -> str:
    """The numbers of the statements, as the table above has them."""
    return ", ".join(
        str(number) for number in sorted({numbers[one.statement] for one in said if one.statement in numbers})
    )
