"""Files of every kind, good and bad, as a call finds them on disk."""

from __future__ import annotations

import email.message
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ondit.errors import InputError
from ondit.ingest import carriers, jsonlines
from ondit.ingest.carriers import reports
from ondit.records import Report
from ondit.settings import Settings

GOOD = (
    "Port denies closure\n\n"
    "The port of Hallam denied on Monday that it would close. “We are open,” its director said.\n"
)
GERMAN = "Hafen bleibt offen\n\nDer Hafen schließt nicht, wie die Direktorin am Montag in Kiel sagte.\n"
FRENCH = "Le port a démenti lundi qu'il fermerait. « Nous restons ouverts », a déclaré son directeur à la presse.\n"
PAGE = f"<html><head><title>Port</title></head><body><article><p>{GOOD * 4}</p></article></body></html>"


def read(*paths: object, settings: Settings | None = None, stdin: bytes = b"") -> list[Report | InputError]:
    return list(reports([str(path) for path in paths], settings or Settings(), stdin=io.BytesIO(stdin)))


def error_of(found: list[Report | InputError]) -> InputError:
    assert len(found) == 1
    assert isinstance(found[0], InputError), found[0]
    assert "\n" not in str(found[0])
    return found[0]


def report_in(found: list[Report | InputError]) -> Report:
    assert len(found) == 1
    assert isinstance(found[0], Report), found[0]
    return found[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "b" / "c.md").write_text("# " + GERMAN, "utf-8")
    (tmp_path / "d.jsonl").write_text(json.dumps({"id": "7", "text": GOOD}) + "\n", "utf-8")
    (tmp_path / "e.html").write_text(PAGE, "utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".git" / "f.txt").write_text(GOOD, "utf-8")
    return tmp_path


def test_a_file(folder: Path) -> None:
    report = report_in(read(folder / "a.txt"))
    assert (report.title, report.language) == ("Port denies closure", "en")


def test_a_folder_is_read_in_order_at_any_depth(folder: Path) -> None:
    found = read(folder)
    assert all(isinstance(item, Report) for item in found)
    assert [item.language for item in found if isinstance(item, Report)] == ["en", "en", "en", "de"]


def test_a_glob(folder: Path) -> None:
    assert len(read(folder / "*.txt")) == 1
    assert len(read(folder / "**" / "*.md")) == 1
    assert "matches no file" in str(error_of(read(folder / "*.docx")))


def test_a_name_with_a_bracket_is_a_file_first(folder: Path) -> None:
    (folder / "a[1].txt").write_text(GOOD, "utf-8")
    assert isinstance(read(folder / "a[1].txt")[0], Report)


@pytest.mark.parametrize(
    "given", [GOOD, "\ufeff" + GOOD, json.dumps({"text": GOOD}), json.dumps({"text": GOOD}, indent=1), PAGE]
)
def test_standard_input_tells_what_it_is(given: str) -> None:
    assert "We are open" in report_in(read("-", stdin=given.encode())).text


def test_one_text_twice_gets_two_ids(folder: Path) -> None:
    first, second = read(folder / "a.txt", folder / "a.txt")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (second.id, second.text) == (f"{first.id}-2", first.text)


def test_the_rest_is_read_after_an_error(folder: Path) -> None:
    (folder / "empty.txt").write_text("", "utf-8")
    found = read(folder / "missing.txt", folder / "empty.txt", folder / "a.txt")
    assert [isinstance(item, InputError) for item in found] == [True, True, False]


@pytest.mark.parametrize(
    ("name", "raw", "what"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n", "is empty"),
        ("empty.jsonl", b"\n", "is empty"),
        ("empty.html", b"", "is empty"),
        ("binary.txt", bytes(range(256)) * 10, "is binary, not text"),
        ("paper.pdf", b"%PDF-1.4\n%...", "is a PDF, not text"),
        ("menu.html", b"<html><body><a href='/'>Home</a></body></html>", "holds no article"),
        ("menu.txt", b"Home | News | Sport | Tides\n", "holds no article"),
        ("torn.txt", GOOD.encode() + b"\n\xc3(\n" + GOOD.encode(), "line 5: is broken text"),
        ("french.txt", FRENCH.encode(), "reads as 'fr'"),
        ("no.jsonl", b"{not json}\n", "line 1: is no JSON"),
        ("list.jsonl", b"[1, 2]\n", "line 1: is no JSON object"),
        ("long.json", b'{\n"text": "a",\n]', "line 3: is no JSON"),
        ("bare.jsonl", b'{"id": "1"}\n', 'line 1: has neither "text" nor "html"'),
        ("number.jsonl", b'{"text": 5}\n', 'line 1: "text" is no text'),
    ],
)
def test_bad_input_is_one_line_with_file_and_way_out(tmp_path: Path, name: str, raw: bytes, what: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    error = error_of(read(path))
    assert str(error).startswith(str(path))
    assert what in str(error)
    assert error.way_out


def test_a_missing_path(tmp_path: Path) -> None:
    assert "does not exist" in str(error_of(read(tmp_path / "no.txt")))


def test_a_folder_without_reports(tmp_path: Path) -> None:
    assert "holds no report" in str(error_of(read(tmp_path)))


def test_nothing_on_standard_input() -> None:
    assert str(error_of(read("-"))).startswith("standard input: is empty")


def test_windows_1252_is_read(tmp_path: Path) -> None:
    path = tmp_path / "west.txt"
    path.write_bytes(GERMAN.encode("cp1252"))
    assert "schließt" in report_in(read(path)).text


def test_a_language_given_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FRENCH, "utf-8")
    assert report_in(read(path, settings=Settings(language="en"))).language == "en"
    assert "'xx'" in str(error_of(read(path, settings=Settings(language="xx"))))


def test_a_date_that_is_none_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'soon' is no date"):
        read(tmp_path, settings=Settings(published="soon"))


def test_too_large_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carriers, "LARGEST", 1000)
    path = tmp_path / "long.txt"
    path.write_text(GOOD * 20, "utf-8")
    assert "is larger than" in str(error_of(read(path)))


def test_too_long_a_line_is_skipped_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonlines, "LARGEST", 1000)
    line = json.dumps({"text": GOOD})
    path = tmp_path / "long.jsonl"
    path.write_text(f"{line}\n{json.dumps({'text': GOOD * 2000})}\n{line}\n", "utf-8")
    found = read(path)
    assert [isinstance(item, InputError) for item in found] == [False, True, False]
    assert "line 2: is longer than" in str(found[1])


def test_reports_stream(tmp_path: Path) -> None:
    class Endless(io.RawIOBase):
        """A stream that never ends: whoever gathers before yielding never comes back."""

        def readable(self) -> bool:
            return True

        def readline(self, _size: int | None = -1, /) -> bytes:
            return json.dumps({"text": GOOD}).encode() + b"\n"

    found: Iterator[Report | InputError] = reports(["-"], Settings(), stdin=Endless())  # type: ignore[arg-type]
    assert isinstance(next(found), Report)
    assert isinstance(next(found), Report)


def test_fields_of_a_line(tmp_path: Path) -> None:
    fields = {"id": 7, "text": GOOD, "url": "https://a.example/1", "outlet": "Herald", "published": "5 January 2024"}
    report = report_in(read("-", stdin=json.dumps({**fields, "title": "Port", "language": "en", "more": 1}).encode()))
    assert (report.id, report.url, report.outlet.name, report.title) == ("7", "https://a.example/1", "Herald", "Port")
    assert (report.published, report.published_from) == ("2024-01-05", "metadata")


def saved(html: str, *, charset: str = "utf-8", address: str = "https://bote.example/hafen") -> bytes:
    page = email.message.EmailMessage()
    page["From"] = "<Saved by Blink>"
    page["Snapshot-Content-Location"] = address
    page["MIME-Version"] = "1.0"
    page.set_content("the picture of a page")
    page.add_related(html.encode(charset), "text", "html", cte="quoted-printable", params={"charset": charset})
    for part in page.iter_parts():
        if part.get_content_type() == "text/html":
            part["Content-Location"] = address
    return page.as_bytes()


GERMAN_PAGE = "<html><body><article><h1>Hafen bleibt offen</h1>" + "".join(
    f"<p>Der Hafen schließt nicht, wie die Direktorin am {day} in Kiel sagte.</p>" for day in ("Montag", "Dienstag")
)


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_a_page_saved_as_one_file(tmp_path: Path, charset: str) -> None:
    (tmp_path / "page.mhtml").write_bytes(saved(GERMAN_PAGE, charset=charset))
    report = report_in(read(tmp_path))
    assert report.text.startswith("Hafen bleibt offen\n\nDer Hafen schließt nicht")
    assert (report.url, report.outlet.domain) == ("https://bote.example/hafen", "bote.example")


def test_a_page_saved_as_one_file_on_standard_input() -> None:
    assert report_in(read("-", stdin=saved(GERMAN_PAGE))).title == "Hafen bleibt offen"


def test_a_saved_file_without_a_page(tmp_path: Path) -> None:
    (tmp_path / "page.mht").write_bytes(b"MIME-Version: 1.0\nContent-Type: text/plain\n\nnothing\n")
    assert "holds no page" in str(error_of(read(tmp_path / "page.mht")))


@pytest.mark.parametrize("beside", ["page_files", "page-Dateien", "page_fichiers"])
def test_the_folder_of_a_saved_page_holds_no_reports(tmp_path: Path, beside: str) -> None:
    (tmp_path / "page.html").write_text(GERMAN_PAGE, "utf-8")
    (tmp_path / beside).mkdir()
    (tmp_path / beside / "frame.html").write_text(PAGE, "utf-8")
    assert report_in(read(tmp_path)).title == "Hafen bleibt offen"
    assert report_in(read(f"{tmp_path}/**/*.html")).title == "Hafen bleibt offen"
    assert report_in(read(tmp_path / beside / "frame.html")).language == "en"


def test_a_folder_that_only_sounds_like_one_is_read(tmp_path: Path) -> None:
    (tmp_path / "other_files").mkdir()
    (tmp_path / "other_files" / "a.html").write_text(GERMAN_PAGE, "utf-8")
    assert report_in(read(tmp_path)).title == "Hafen bleibt offen"
