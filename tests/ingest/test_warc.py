"""Web archives, written by the library that others write them with, and broken in the ways that they break."""

from __future__ import annotations

import gzip
import io
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from ondit.errors import InputError, NoArticleError
from ondit.ingest.carriers import reports
from ondit.records import Report
from ondit.settings import Settings

TOLD = (
    "<p>Die Brücke über die Tolm bleibt bis Mai gesperrt, teilte das Amt für Straßen am Montag mit.</p>"
    "<p>Ein Sprecher sagte, zwei der Pfeiler seien unterspült. Die Stadt bestreitet, davon gewusst zu haben.</p>"
    "<p>Nach Angaben der Feuerwehr wurde niemand verletzt, als sich am Sonntag ein Stein löste.</p>"
)
PAGE = f"<html lang=de><head><title>Brücke gesperrt</title></head><body><h1>Brücke gesperrt</h1>{TOLD}</body></html>"
FRAME = "<html><body><a href=/>Start</a></body></html>"


class Archive:
    """An archive while it is written."""

    def __init__(self, *, packed: bool = False) -> None:
        self.file = io.BytesIO()
        self._writer: Any = WARCWriter(self.file, gzip=packed)
        self.put("https://bote.example/robots.txt", b"User-agent: *", kind="text/plain")

    def put(
        self, url: str, body: bytes, *, kind: str = "text/html", status: str = "200 OK", packing: str | None = None
    ) -> Archive:
        heads = [("Content-Type", kind), *([("Content-Encoding", packing)] if packing else [])]
        record = self._writer.create_warc_record(
            url, "response", io.BytesIO(body), http_headers=StatusAndHeaders(status, heads, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": "2024-03-09T23:10:00Z"},
        )  # fmt: skip
        self._writer.write_record(record)
        return self

    def read(self, folder: Path, name: str = "crawl.warc", *, cut: int = 0) -> list[Report | InputError]:
        raw = self.file.getvalue()
        (folder / name).write_bytes(raw[: len(raw) - cut])
        return list(reports([str(folder / name)], Settings()))


def only(found: list[Report | InputError]) -> Report:
    assert len(found) == 1
    assert isinstance(found[0], Report), found[0]
    return found[0]


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_with_its_address_and_the_day_it_was_fetched(tmp_path: Path, packed: bool) -> None:
    archive = Archive(packed=packed).put("https://bote.example/bruecke", PAGE.encode())
    report = only(archive.read(tmp_path, "crawl.warc.gz" if packed else "crawl.warc"))
    assert (report.title, report.url, report.fetched) == (
        "Brücke gesperrt", "https://bote.example/bruecke", "2024-03-09",
    )  # fmt: skip
    assert report.published is None
    assert report.outlet.domain == "bote.example"


def test_packed_as_a_whole_and_by_standard_input(tmp_path: Path) -> None:
    raw = Archive().put("https://bote.example/a", PAGE.encode()).file.getvalue()
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(raw))
    assert only(list(reports([str(tmp_path)], Settings()))).title == "Brücke gesperrt"
    assert only(list(reports(["-"], Settings(), stdin=io.BytesIO(raw)))).title == "Brücke gesperrt"


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    archive = Archive().put("https://bote.example/weg", PAGE.encode(), status="404 Not Found")
    archive.put("https://bote.example/bild", b"\x89PNG", kind="image/png").put("https://bote.example/a", PAGE.encode())
    assert only(archive.read(tmp_path)).url == "https://bote.example/a"


def test_the_encoding_that_the_answer_names_and_its_packing(tmp_path: Path) -> None:
    archive = Archive().put("https://bote.example/a", PAGE.encode("cp1252"), kind="text/html; charset=ISO-8859-1")
    archive.put("https://bote.example/b", gzip.compress(PAGE.encode()), packing="gzip")
    found = archive.read(tmp_path)
    assert [one.title for one in found if isinstance(one, Report)] == ["Brücke gesperrt", "Brücke gesperrt"]


def test_pages_without_an_article_are_told_together(tmp_path: Path) -> None:
    archive = Archive().put("https://bote.example/f1", FRAME.encode()).put("https://bote.example/a", PAGE.encode())
    found = archive.put("https://bote.example/f2", FRAME.encode()).read(tmp_path)
    assert isinstance(found[0], Report)
    assert [type(one) for one in found[1:]] == [NoArticleError]
    assert "f1" in str(found[1])
    assert "one of 2 pages that hold no article" in str(found[1])


def test_a_bad_page_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    archive = Archive().put("https://bote.example/bad", b"\0\1\2" * 500).put("https://bote.example/a", PAGE.encode())
    error, report = archive.read(tmp_path)
    assert isinstance(error, InputError)
    assert "crawl.warc (https://bote.example/bad): is binary" in str(error)
    assert isinstance(report, Report)


@pytest.mark.parametrize("packed", [False, True])
def test_what_was_read_before_an_archive_breaks_off_is_kept(tmp_path: Path, packed: bool) -> None:
    archive = Archive(packed=packed).put("https://bote.example/a", PAGE.encode())
    found = archive.put("https://bote.example/b", PAGE.encode()).read(tmp_path, cut=150)
    assert isinstance(found[0], Report)
    assert isinstance(found[-1], InputError)
    assert "breaks off" in str(found[-1])
    assert len([one for one in found if isinstance(one, InputError)]) == 1


@pytest.mark.parametrize("raw", [b"", b"no archive", b"WARC/1.0\r\nWARC-Type: response\r\n", b"\x1f\x8b\x08" * 9])
def test_what_is_no_archive(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "x.warc").write_bytes(raw)
    (error,) = reports([str(tmp_path / "x.warc")], Settings())
    assert isinstance(error, InputError)
    assert str(error).startswith(str(tmp_path / "x.warc"))


def test_a_head_without_end_and_a_bomb_take_little(tmp_path: Path) -> None:
    (tmp_path / "head.warc").write_bytes(b"WARC/1.0\r\nX: " + b"a" * 30_000_000)
    (tmp_path / "bomb.warc.gz").write_bytes(gzip.compress(b"WARC/1.0\r\nX: " + b"a" * 200_000_000, 1))
    bomb = Archive().put("https://bote.example/b", gzip.compress(b" " * 200_000_000, 1), packing="gzip")
    (tmp_path / "page.warc").write_bytes(bomb.file.getvalue())
    tracemalloc.start()
    began = time.monotonic()
    found = list(reports([str(tmp_path)], Settings()))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [type(one) for one in found] == [InputError] * 3
    assert sorted("head does not end" in str(one) for one in found) == [False, True, True]
    assert most < 120_000_000
    assert time.monotonic() - began < 20
