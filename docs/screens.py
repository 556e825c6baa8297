"""Make the pictures of docs/screens anew: every page of `ondit serve`, wide and light, narrow and dark.

    python docs/screens.py [FOLDER]

Reads the three sample reports into a ledger of its own; needs Debian's chromium. Somebody should look at them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

HOME = Path(__file__).resolve().parents[1]
CHROMIUM = "/usr/bin/chromium"
SAMPLES = (
    ("meridian-post", "Meridian Post", "2024-03-06"),
    ("kuestenbote", "Küstenbote", "2024-03-07"),
    ("hafenblatt", "Hafenblatt", "2024-03-08"),
)
LOOKS: tuple[tuple[str, int, Any], ...] = (("", 1200, "light"), ("-dark", 390, "dark"))


def ondit(*words: str) -> str:
    """What a command says."""
    done = subprocess.run([sys.executable, "-m", "ondit", *words], check=True, capture_output=True, text=True)  # noqa: S603 our own program
    return done.stdout


def fill() -> None:
    """A ledger with a followed claim, news of it, a judgement and a dossier."""
    for number, (file, outlet, day) in enumerate(SAMPLES):
        ondit("add", str(HOME / f"src/ondit/samples/{file}.txt"), "--outlet", outlet, "--published", day)
        if number == 0:
            for claim in json.loads(ondit("claims", "--format", "json")):
                ondit("follow", claim["id"])
    first = json.loads(ondit("claims", "--format", "json"))[0]["id"]
    ondit("judge", first, "--credibility", "2", "--note", "A ministry and an official of the buyer, independently.")


def shoot(browser: Browser, base: str, folder: Path) -> None:
    """A picture of each page in each look."""
    for ending, width, scheme in LOOKS:
        page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
        for name, path in _pages(page, base):
            page.goto(base + path)
            page.screenshot(path=folder / f"{name}{ending}.png", full_page=True)


def _pages(page: Any, base: str) -> list[tuple[str, str]]:
    def first(path: str, begins: str) -> str:
        page.goto(base + path)
        return str(page.query_selector(f"main a[href^='{begins}']").get_attribute("href"))

    page.goto(f"{base}/dossiers")
    if page.query_selector("main a[href^='/dossiers/']") is None:
        page.goto(base + first("/", "/claims/"))
        page.fill("form[action='/dossiers'] input[name=title]", "Radars for Chile")
        page.click("form[action='/dossiers'] button")
    report = first("/reports?words=coastal", "/reports/")
    focus = first(report, f"{report}?s=")
    return [
        ("claims", "/"), ("claim", first("/", "/claims/")), ("reports", "/reports"), ("report", focus), ("add", "/add"),
        ("inbox", "/inbox"), ("search", "/search?q=radar*"), ("voices", "/voices"), ("review", "/review"),
        ("dossier", first("/dossiers", "/dossiers/")),
    ]  # fmt: skip


def main() -> None:
    """Fill, serve, shoot."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HOME / "docs" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as apart, sync_playwright() as driver:
        os.environ |= {"ONDIT_LEDGER": str(Path(apart) / "ondit.db"), "ONDIT_AUTHOR": "Ada Lindt"}
        fill()
        server = subprocess.Popen(
            [sys.executable, "-m", "ondit", "serve", "--port", "0"], stdout=subprocess.PIPE, text=True
        )
        assert server.stdout is not None
        base = server.stdout.readline().split(" at ")[1].split()[0].rstrip("/")
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            shoot(browser, base, folder)
        finally:
            browser.close()
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
