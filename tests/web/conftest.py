"""A ledger with readings made by hand, its pages in-process, and the same served at a port of this machine."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
import uvicorn
from tests.making import german, reading, report, span, statement, voice

from ondit.ledger.adding import add_reading
from ondit.ledger.following import follow
from ondit.ledger.settling import settle
from ondit.ledger.store import Ledger, open_ledger
from ondit.records import Link, Outlet, Reading, Stance
from ondit.web.app import make_app

HERE = "http://127.0.0.1:8321"


def told(outlet: str, day: str, *, who: str = "Ada Lindt", denies: bool = False) -> Reading:
    """A short report in which somebody says that radars are for sale, or that they are not."""
    text = f"Radars for Chile\n\nFinland has sold four radars to Chile, {who} told {outlet}. Nobody else knew."
    source = span(text, who)
    chain = (Link("v0", None, "outlet", "publishes", ()), Link("v1", who, "person", "quotes", (source,)))
    said = statement(
        text, "Finland has sold four radars to Chile", manner="indirect", voice="v1", source=(source,), chain=chain,
        cue=(span(text, "told"),), stance=Stance("CT-" if denies else "CT+", "Uu", ()), confidence=0.71,
    )  # fmt: skip
    own = statement(text, "Nobody else knew.", id="s-own")
    page = report(
        text, id=f"x-{outlet}", url=f"https://{outlet.lower()}.example/1", outlet=outlet, published=day, language="en"
    )
    voices = (voice(None, "v0", kind="outlet"), voice(who, "v1", kind="person", named=True, mentions=(source,)))
    return reading(page, said, own, voices=voices)


def filled(path: Path) -> Ledger:
    """A ledger with four reports, one claim that is followed, and news of it."""
    ledger = open_ledger(str(path))
    for one in (told("Courier", "2025-02-03"), told("Herald", "2025-02-04", who="Bo Maas")):
        add_reading(ledger, one)
    settle(ledger)
    with ledger.reading() as connection:
        from ondit.ledger.asking import claims_in

        claim = claims_in(connection)[0].id
    follow(ledger, "claim", claim)
    add_reading(ledger, told("Tribune", "2025-02-05", who="Cy Okoro"))
    add_reading(ledger, replace(german(), report=replace(german().report, outlet=Outlet("Hafenblatt", None))))
    settle(ledger)
    return ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = filled(tmp_path / "ondit.db")
    yield made
    made.close()


class Pages:
    """The application asked in-process, one request at a time."""

    def __init__(self, app: object, base: str = HERE) -> None:
        self.transport, self.base = httpx.ASGITransport(app=app), base  # type: ignore[arg-type]
        self.cookies = httpx.Cookies()

    def ask(self, method: str, path: str, **more: object) -> httpx.Response:
        import anyio

        async def once() -> httpx.Response:
            async with httpx.AsyncClient(transport=self.transport, base_url=self.base, cookies=self.cookies) as client:
                answer = await client.request(method, path, **more)  # type: ignore[arg-type]
                self.cookies.update(client.cookies)
                return answer

        with ThreadPoolExecutor(1) as apart:  # a browser's loop may run in this thread
            return apart.submit(anyio.run, once).result()

    def get(self, path: str, **more: object) -> httpx.Response:
        return self.ask("GET", path, **more)

    def token(self) -> str:
        """What our own forms bring along."""
        found = re.search(r'name="csrf" value="(\w+)"', self.get("/dossiers").text)
        assert found
        return found[1]

    def post(self, path: str, **data: object) -> httpx.Response:
        return self.ask("POST", path, data={"csrf": self.token(), **data})


@pytest.fixture
def pages(ledger: Ledger) -> Pages:
    return Pages(make_app(ledger))


def ids(pages: Pages) -> tuple[str, str, str]:
    """A claim, a report that makes it, and a statement there."""
    claim = pages.get("/api/v1/claims?words=finland").json()[0]["id"]
    said = pages.get(f"/api/v1/claims/{claim}").json()["said"][-1]
    return claim, said["report"], said["statement"]


def addresses(pages: Pages) -> list[str]:
    """Every page, with something on it."""
    claim, report_, said = ids(pages)
    dossier = pages.post("/dossiers", title="Radars", query="radars", claim=claim).headers["location"]
    return [
        "/", "/reports", f"/reports/{report_}", f"/reports/{report_}?s={said}", f"/claims/{claim}", "/add", "/inbox",
        "/inbox?all=true", "/search", "/search?q=radars&unnamed=false", "/voices", "/review",
        f"/review?target={report_}/{said}", "/dossiers", dossier, "/claims/c-none",
    ]  # fmt: skip


@pytest.fixture
def served(ledger: Ledger) -> Iterator[str]:
    """The pages at a port of this machine."""
    yield from serving(ledger)


def serving(ledger: Ledger) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(make_app(ledger), port=0, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
