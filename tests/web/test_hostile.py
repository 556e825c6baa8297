"""Text that would be markup, script, a formula or a turn of direction does nothing anywhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.web.conftest import Pages, addresses, ids, told

from ondit.ledger.adding import add_reading
from ondit.ledger.settling import settle
from ondit.ledger.store import open_ledger
from ondit.records import Outlet
from ondit.web.app import make_app

BAD = '=cmd|"/C calc"!A0</title><script>alert(1)</script><svg onload=alert(2)><img src=x onerror=alert(3)>\u202egnp'


def hostile(path: Path) -> Pages:
    ledger = open_ledger(str(path))
    for number, outlet in enumerate((BAD, f"+{BAD}")):
        made = told("Courier", f"2025-02-0{number + 3}", who="Ada Lindt")
        page = replace(
            made.report, id=f"h{number}", outlet=Outlet(outlet, BAD), title=BAD, byline=BAD, url="javascript:alert(4)"
        )
        voices = tuple(replace(one, name=BAD) if one.id == "v1" else one for one in made.voices)
        first, own = made.statements
        chain = tuple(replace(link, name=BAD) if link.voice == "v1" else link for link in first.chain)
        statements = (replace(first, chain=chain), own)
        text = f"{page.text}\n\n{BAD}"
        add_reading(ledger, replace(made, report=replace(page, text=text), voices=voices, statements=statements))
    settle(ledger)
    return Pages(make_app(ledger))


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    pages = hostile(tmp_path / "h.db")
    claim, _, _ = ids(pages)
    pages.post("/dossiers", title=BAD, query=BAD)
    pages.post("/follow", what=BAD, kind="voice")
    pages.post("/voices/judge", name=BAD, reliability="E", topic=BAD, note=BAD)
    pages.post(f"/claims/{claim}/judge", credibility="5", note=BAD)
    for path in [*addresses(pages), f"/search?q={BAD}", f"/?words={BAD}", f"/voices?name={BAD}"]:
        answer = pages.get(path)
        assert answer.status_code in (200, 404), path
        for sign in ("<script>", "<svg onload", "<img", "\u202e"):
            assert sign not in answer.text, (path, sign)
        assert 'href="javascript' not in answer.text


def test_a_table_runs_nothing(tmp_path: Path) -> None:
    pages = hostile(tmp_path / "h.db")
    claim, _, _ = ids(pages)
    dossier = pages.post("/dossiers", title=BAD, claim=claim).headers["location"]
    text = pages.get(f"{dossier}/table.csv").content.decode("utf-8-sig")
    assert "\u202e" not in text
    assert not [
        cell for line in text.splitlines() for cell in line.split(",") if cell.lstrip('"').startswith(("=", "+", "@"))
    ]
