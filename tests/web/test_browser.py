"""The pages in a real browser: the whole way, with and without JavaScript, by keyboard, and for who does not see."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.web.conftest import Pages, addresses, filled, ids, serving

from ondit.ledger.store import Ledger, open_ledger
from ondit.samples import SAMPLES
from ondit.web.app import make_app

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: apt-get install chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield made
        made.close()


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """The address of a filled ledger, and its pages."""
    ledger: Ledger = filled(tmp_path_factory.mktemp("browser") / "ondit.db")
    paths = addresses(Pages(make_app(ledger)))
    for base in serving(ledger):
        yield base, paths


class Watched:
    """A page, with everything that it complained of or fetched from elsewhere."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(20_000)
        self.base, self.trouble = base, list[str]()
        self.page.on(
            "console", lambda said: self.trouble.append(said.text) if said.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("request", lambda asked: None if asked.url.startswith(base) else self.trouble.append(asked.url))

    def go(self, path: str) -> Page:
        self.page.goto(self.base + path)
        return self.page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_fault_and_none_complains(
    browser: Browser, shown: tuple[str, list[str]], scheme: str
) -> None:
    base, paths = shown
    context = browser.new_context(color_scheme=scheme, locale="de" if scheme == "dark" else "en")  # type: ignore[arg-type]
    watched = Watched(context, base)
    for path in paths:
        page = watched.go(path)
        for box in page.query_selector_all("details"):
            box.evaluate("one => { one.open = true }")
        found = Axe().run(page).response["violations"]
        grave = [
            (path, one["id"], one["nodes"][0]["html"][:200])
            for one in found
            if one["impact"] in ("serious", "critical")
        ]
        assert not grave, grave
    expected = [line for line in watched.trouble if "404" not in line]  # of the page that is not there
    assert not expected
    context.close()


def test_at_360_pixels_nothing_sticks_out(browser: Browser, shown: tuple[str, list[str]]) -> None:
    base, paths = shown
    context = browser.new_context(viewport={"width": 360, "height": 740})
    watched = Watched(context, base)
    for path in paths:
        wide = watched.go(path).evaluate("document.documentElement.scrollWidth")
        assert wide <= 360, path
    context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without"])
def test_the_whole_way_from_an_empty_ledger_to_a_printed_dossier(
    browser: Browser, tmp_path: Path, scripts: bool
) -> None:
    ledger = open_ledger(str(tmp_path / "way.db"))
    for base in serving(ledger):
        context = browser.new_context(java_script_enabled=scripts)
        watched = Watched(context, base)
        page = watched.go("/")
        page.get_by_role("link", name="Add the first reports").click()
        page.set_default_timeout(60_000)  # the models load once
        for sample in SAMPLES:
            page.get_by_label("Paste the text").fill(sample.path.read_text("utf-8"))
            page.get_by_label("Outlet").fill(sample.settings.outlet or "")
            page.get_by_label("Published").fill(sample.settings.published or "")
            page.get_by_role("button", name="Read and keep").click()
            page.get_by_text("added", exact=True).wait_for()
        page.get_by_role("link", name="Reports", exact=True).click()
        page.locator(".claim a").first.click()
        page.locator(".margin a").first.click()
        page.locator("#focus .ladder .rung").first.wait_for()
        page.get_by_role("link", name="Claims", exact=True).click()
        page.locator(".claim a").first.click()
        page.get_by_role("button", name="Follow", exact=True).click()
        page.get_by_role("button", name="Follow no longer").wait_for()
        page.get_by_label("How credible is it?").select_option("3")
        page.get_by_role("button", name="Keep this judgement").click()
        page.locator("#judgement li", has_text="possibly true").wait_for()
        page.get_by_label("Begin a dossier").fill("Radars")
        page.get_by_role("button", name="Begin", exact=True).click()
        page.get_by_role("heading", name="Radars", exact=True).wait_for()
        assert page.locator(".footnotes li").count() >= 2
        assert "Hash of the text" in page.locator(".footnotes").inner_text()
        page.emulate_media(media="print")
        assert not page.locator(".top").is_visible()
        assert not page.get_by_text("About this dossier").is_visible()
        assert page.locator(".footnotes").is_visible()
        assert page.pdf()[:5] == b"%PDF-"
        page.emulate_media(media="screen")
        page.get_by_role("link", name="Review").click()
        page.get_by_role("button", name="Right").click()
        page.get_by_role("heading", name="Review").wait_for()
        assert not watched.trouble
        context.close()
    ledger.close()


def test_by_keyboard_alone(browser: Browser, tmp_path: Path) -> None:
    ledger = filled(tmp_path / "keys.db")
    claim, _, _ = ids(Pages(make_app(ledger)))
    for base in serving(ledger):
        context = browser.new_context()
        watched = Watched(context, base)
        page = watched.go("/inbox")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        page.keyboard.press("j")
        page.keyboard.press("w")
        assert page.locator("[data-item] details[open]").count() == 1
        page.keyboard.press("e")
        page.wait_for_function("!document.querySelector('[data-seen]')")
        page.goto(f"{base}/inbox?all=true")
        page.keyboard.press("j")
        page.keyboard.press("o")
        page.wait_for_url("**/claims/**")
        assert claim in page.url
        page.goto(f"{base}/review")
        page.keyboard.press("v")
        assert page.evaluate("document.activeElement.id") == "voice"
        page.goto(f"{base}/review")
        before = page.locator(".context").inner_text()
        page.keyboard.press("n")
        page.wait_for_url("**/review?at=1")
        page.keyboard.press("x")
        page.wait_for_function("location.search === '?at=1'")
        assert before
        assert not watched.trouble
        context.close()
    ledger.close()
