from __future__ import annotations

import codecs

import pytest

from ondit.errors import InputError
from ondit.ingest.decode import decode

TEXT = "Die Fähre fährt „bald“ – für 5 €, heißt es.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_read_without_a_word(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a") == TEXT


def test_other_encodings_are_detected() -> None:
    text = "Премьер-министр заявил в понедельник, что договор не подписан. " * 8
    assert decode(text.encode("koi8-r"), "a") == text


def test_a_page_says_its_encoding() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body>Žilina, Łódź</body></html>'
    assert decode(page.encode("iso-8859-2"), "a", page=True) == page


def test_broken_utf8_is_refused_with_its_place() -> None:
    raw = TEXT.encode() * 2 + b"Die F\xe4hre\n" + TEXT.encode()
    with pytest.raises(InputError, match=r"a\.txt, line 3: is broken text: byte") as caught:
        decode(raw, "a.txt")
    assert caught.value.line == 3


def test_a_torn_utf16_is_refused() -> None:
    with pytest.raises(InputError, match="broken text"):
        decode(codecs.BOM_UTF16_LE + b"a", "a.txt")


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04....", "ZIP archive or office document"),
        (b"\x89PNG\r\n", "is a picture"),
        (bytes(range(256)) * 20, "is binary"),
        (b"text\0text", "is binary"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        decode(raw, "a.txt")
