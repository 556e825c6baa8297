"""The page of a trace in a real browser: what it shows, and that nothing in it is refused or fetched."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ondit.drawing.page import page
from ondit.ingest.carriers import reports
from ondit.provenance.picture import source_graphs
from ondit.records import Report
from ondit.samples import SAMPLES
from ondit.tracing import trace

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no chromium here: apt-get install chromium")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = [report for sample in SAMPLES for report in reports([str(sample.path)], sample.settings)]
    traced = trace(report for report in found if isinstance(report, Report))
    graphs = source_graphs(traced.claims, traced.reports, traced.derivations)
    path = tmp_path_factory.mktemp("page") / "trace.html"
    path.write_text(page(traced, graphs, lines={}), "utf-8")
    return path


def browse(path: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """What the browser makes of a page, and what it complains of."""
    call = [str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0", *more]
    profile = f"--user-data-dir={path.parent / 'profile'}"
    return subprocess.run(
        [*call, profile, path.as_uri()], capture_output=True, encoding="utf-8", timeout=120, check=True
    )


def test_the_page_shows_claims_drawings_and_reports(made: Path) -> None:
    done = browse(made, "--dump-dom")
    assert len(re.findall(r"<svg ", done.stdout)) == len(re.findall(r'<section id="c-', done.stdout)) > 0
    assert all(sample.settings.outlet in done.stdout for sample in SAMPLES if sample.settings.outlet)
    assert "CONSOLE" not in done.stderr


def test_the_page_has_a_picture(made: Path) -> None:
    shot = made.parent / "shot.png"
    browse(made, f"--screenshot={shot}", "--window-size=800,600")
    assert shot.stat().st_size > 10_000
