"""The whole program on a folder of what people hand in by mistake, beside one good report."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ondit.records import Reading
from ondit.samples import SAMPLES
from ondit.schema import readings_from, schema_of

GOOD = SAMPLES[1].path.read_text("utf-8")
FRENCH = (
    "Le ministère a confirmé mardi que les négociations avec le fabricant finlandais se poursuivaient. "
    "« Rien n'est encore signé », a déclaré sa porte-parole devant les journalistes réunis à Helsinki. "
) * 4

BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "binary.txt": bytes(range(256)) * 40,
    "picture.txt": b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 500,
    "no-article.html": b"<html><head><title></title></head><body><nav><a href='/'>Home</a></nav></body></html>",
    "french.txt": FRENCH.encode(),
    "torn.txt": GOOD.encode()[:400] + b"\xff\xfe\xc3" + GOOD.encode()[400:],
    "lines.jsonl": b'{"id": "r9"\n',
}


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """One call over everything bad, a missing path, and one good file at the end."""
    folder = tmp_path_factory.mktemp("bad")
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(GOOD, "utf-8")
    (folder / "west.txt").write_bytes(GOOD.replace("“", '"').encode("windows-1252"))
    names = [*BAD, "missing.txt", "west.txt", "good.txt"]
    return ondit("read", "--format", "jsonl", *(str(folder / name) for name in names))


def ondit(*args: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    code = "from ondit.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *args],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        input=given,
    )


def read(done: subprocess.CompletedProcess[str]) -> list[Reading]:
    found = [readings_from(json.loads(line), where="stdout") for line in done.stdout.splitlines()]
    return [reading for readings in found for reading in readings]


def test_some_could_not_be_read(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", [*BAD, "missing.txt"])
def test_each_gets_one_line_with_its_name(done: subprocess.CompletedProcess[str], name: str) -> None:
    lines = [line for line in done.stderr.splitlines() if name in line]
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("ondit: ")


def test_a_bad_line_is_named_by_its_number(done: subprocess.CompletedProcess[str]) -> None:
    assert "lines.jsonl, line 1: " in done.stderr


def test_an_unknown_language_is_named(done: subprocess.CompletedProcess[str]) -> None:
    line = next(line for line in done.stderr.splitlines() if "french.txt" in line)
    assert "'fr'" in line
    assert "--lang" in line


def test_the_good_ones_are_read(done: subprocess.CompletedProcess[str]) -> None:
    texts = [reading.report.text for reading in read(done)]
    assert any("Küstenradare" in text and "�" not in text for text in texts)
    assert sum("Küstenradare" in text for text in texts) >= 2, "windows-1252 without a declaration"


def test_what_is_written_fits_the_schema(done: subprocess.CompletedProcess[str]) -> None:
    import jsonschema

    for line in done.stdout.splitlines():
        jsonschema.validate(json.loads(line), schema_of("reading"))


def test_every_span_stands_in_its_text(done: subprocess.CompletedProcess[str]) -> None:
    for reading in read(done):
        text = reading.report.text
        for said in reading.statements:
            for span in (*said.content, *said.source, *said.cue, *said.addressee, *said.basis):
                assert text[span.start : span.end] == span.text
            for time in said.times:
                assert text[time.start : time.end] == time.text


def test_standard_input() -> None:
    done = ondit("read", "-", "--format", "json", "--published", "2024-03-07", given=GOOD)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["report"]["published"] == "2024-03-07"


def test_nothing_on_standard_input() -> None:
    done = ondit("read", "-", given="")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_a_line_of_fifty_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("wort " * 10_000_000, "utf-8")
    done = ondit("read", str(path), str(SAMPLES[1].path), "--format", "jsonl")
    assert done.returncode == 1, done.stderr[:2000]
    assert [line for line in done.stderr.splitlines() if "long.txt" in line]
    assert len(done.stdout.splitlines()) == 1


def test_the_demo_says_that_it_is_invented() -> None:
    done = ondit("demo", "--only", "2")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("These reports are invented")
    assert "Quelle: Meridian Post" in done.stdout
