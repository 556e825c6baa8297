"""Bytes as text: marks, declarations, UTF-8, and what a page is in that says nothing."""

from __future__ import annotations

import codecs
import re

from ondit.errors import InputError

_MARKS = (  # the longer mark first: that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?([\w-]{2,30})", re.IGNORECASE)
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27} | {127})
# The letters and marks above ASCII that texts in western European languages use.
_WESTERN = frozenset(
    "äöüÄÖÜßéèêëÉÈàâáãåÀÂÁÃÅçÇñÑóòôõøÓÒÔÕØíìîïÍÌúùûÚÙÛæÆœŒšŠžŽÿýÝ€£„“”‘’‚–—…•«»‹›©®™°§´·¡¿½¼¾²³±×µ\u00a0\u00ad"
)
_SAMPLE = 200_000
_RARE = 1_000  # characters to each broken one of a page that is read all the same


def decode(raw: bytes, where: str, *, line: int | None = None, page: bool = False) -> str:
    """The text of these bytes. page: look for an HTML page's own declaration.

    Raises InputError for bytes that are no text, broken UTF-8, or an encoding that cannot be told.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, encoding, where, line)
    _refuse_binary(raw, where, line)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _declared(raw, page) or (_torn(raw) if page else None) or _guessed(raw, where, line, error)


def decode_as(raw: bytes, name: str | None, where: str) -> str:
    """The text of a page by the encoding that its carrier names, else as `decode` finds it. Raises InputError."""
    if name:
        try:
            return raw.decode("cp1252" if name.lower() in ("iso-8859-1", "latin-1", "latin1") else name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(raw, where, page=True)


def _torn(raw: bytes) -> str | None:
    """A long page in UTF-8 with a few broken letters, as programs make that cut texts to a length.

    The letters are marked as lost, as a browser does. None: it is not that; too many are broken to trust the rest.
    """
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return text if broken * _RARE <= len(text) and _was_utf8(raw) else None


def _refuse_binary(raw: bytes, where: str, line: int | None) -> None:
    kind = next((name for start, name in _KINDS if raw.startswith(start)), None)
    sample = raw[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if kind or b"\0" in sample or controls * 50 > len(sample) + 100:
        raise InputError(
            where, f"is {kind or 'binary'}, not text", "Give the report as text, HTML or JSON Lines.", line=line
        )


def _strict(raw: bytes, encoding: str, where: str, line: int | None) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(raw, where, line, error) from error


def _declared(raw: bytes, page: bool) -> str | None:
    match = _DECLARED.search(raw[:4096]) if page else None
    if not match or match[1].lower() in (b"utf-8", b"utf8"):
        return None
    name = match[1].decode("ascii").lower()
    try:
        return raw.decode("cp1252" if name in ("iso-8859-1", "latin-1", "latin1") else name)
    except (LookupError, UnicodeDecodeError):
        return None


def _guessed(raw: bytes, where: str, line: int | None, error: UnicodeDecodeError) -> str:
    if _was_utf8(raw):
        raise _broken(raw, where, line, error) from error
    return _western(raw) or _detected(raw, where, line, error)


def _was_utf8(raw: bytes) -> bool:
    """Are there more whole UTF-8 letters than broken ones? Then it is damaged, and not another encoding."""
    text = raw[:_SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(ord(char) > 127 for char in text) - broken > broken


def _western(raw: bytes) -> str | None:
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return text if all(char in _WESTERN for char in set(text) if ord(char) > 127) else None


def _detected(raw: bytes, where: str, line: int | None, error: UnicodeDecodeError) -> str:
    import charset_normalizer

    best = charset_normalizer.from_bytes(raw[:_SAMPLE]).best()
    if best is not None:
        try:
            return raw.decode(best.encoding)
        except UnicodeDecodeError:
            pass
    raise _broken(raw, where, line, error) from error


def _broken(raw: bytes, where: str, line: int | None, error: UnicodeDecodeError) -> InputError:
    at = raw.count(b"\n", 0, error.start) + 1 if line is None else line
    return InputError(
        where,
        f"is broken text: byte {error.start + 1} is not {error.encoding.upper()}",
        "Save it again as UTF-8.",
        line=at,
    )
