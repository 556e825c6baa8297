"""The claims of a reading drawn as the lines of a register: one table for each domain, its roles as columns.

What is uncertain stands in brackets; what the report does not say is left empty.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ondit.cli.plain import cells as cells_of
from ondit.cli.plain import clean, in_order
from ondit.drawing import frames
from ondit.records import Claim, Reading, Said

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


def _table(name: str, claims: list[Claim], numbers: dict[str, int]) -> RenderableType:
    """The table; a column in which nothing stands is left out."""
    columns = {head: [cell(claim, role) for claim in claims] for role, head in frames.columns(name, LANGUAGE).items()}
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
        heads = frames.columns(name, LANGUAGE)
        roles = [f"{head}: {text}" for role, head in heads.items() if (text := cell(claim, role))]
        lines.append(Text("; ".join([*roles, *behind])))
    return Group(*lines)


def line(claim: Claim) -> str:
    """What a claim's frame holds, in one line: from whom to whom, what, at which stage."""
    return frames.line(claim, LANGUAGE, clean)


def cell(claim: Claim, role: str) -> str:
    """What fills a role, in brackets if that is uncertain; "" if nothing does."""
    return clean(frames.cell(claim, role, LANGUAGE))


def _who(said: tuple[Said, ...], numbers: dict[str, int]) -> str:
    """The numbers of the statements, as the table above has them."""
    return ", ".join(
        str(number) for number in sorted({numbers[one.statement] for one in said if one.statement in numbers})
    )
