from __future__ import annotations

import dataclasses
import io

from rich.console import Console
from tests.making import german

from ondit.cli.register import cell, registers
from ondit.drawing.frames import amount
from ondit.records import Claim, Frame, Item, Party, Quantity, Said, When

FRAME: Frame = {
    "supplier": Party("Iran", "IR", "state"),
    "recipient": Party("Russland", "RU", "state"),
    "item": Item("Raketen", "Ababil", "VII"),
    "quantity": Quantity("rund 40", 40, 40, True),
    "money": None,
    "dates": {"shown": When("2023-09", "im September")},
    "stage": "shown",
    "mode": "demonstration",
    "uncertain": ("supplier",),
}


def claim(frame: Frame = FRAME, *said: Said) -> Claim:
    return Claim("c-1", "", "arms-transfers", frame, said, (), (), (), None)


def drawn(width: int) -> str:
    page = german()
    said = Said(page.report.id, page.statements[0].id, ())
    out = io.StringIO()
    console = Console(file=out, width=width, markup=False, highlight=False, emoji=False)
    for table in registers(dataclasses.replace(page, claims=(claim(FRAME, said),)), width=width):
        console.print(table)
    return out.getvalue()


def test_brackets_stand_around_what_is_uncertain() -> None:
    cells = [cell(claim(), role) for role in ("supplier", "recipient", "item", "quantity", "money", "stage")]
    assert cells == ["(Iran)", "Russland", "Ababil (Raketen)", "(40)", "", "shown, demonstration, 2023-09"]


def test_numbers_as_registers_write_them() -> None:
    ends = [(12, 12), (2, 12), (200, None), (None, 8000), (None, None)]
    assert [amount(Quantity("", low, high, False)) for low, high in ends] == ["12", "2–12", "200+", "up to 8000", ""]


def test_a_column_in_which_nothing_stands_is_left_out() -> None:
    heading = drawn(120).splitlines()[1]
    assert heading.split() == ["Supplier", "Recipient", "Item", "Number", "Stage", "Says"]


def test_a_line_where_the_terminal_is_narrow() -> None:
    text = " ".join(drawn(60).split())
    assert text.startswith("Claims: arms-transfers Supplier: (Iran); Recipient: Russland; Item: Ababil (Raketen); ")


def test_a_report_without_claims_has_no_register() -> None:
    assert list(registers(german(), width=100)) == []
