"""Web archives (.warc, .warc.gz): the pages that were fetched, one at a time, never the whole file in memory."""

from __future__ import annotations

import contextlib
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from ondit.errors import InputError
from ondit.ingest.dates import iso_date
from ondit.ingest.decode import decode_as

_HEAD = 1_000_000  # bytes of the heads of one record, more than any real one has
_CHUNK = 65_536
_PACKED = b"\x1f\x8b"
_GZIP = 31  # zlib's word for a stream with gzip's head
_TYPES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,30})", re.IGNORECASE)
_HELP = "Fetch it again, or take it apart with a tool for web archives."


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """A page of an archive. url: its address; fetched: the day on which it was fetched (None: it is not said)."""

    html: str
    url: str | None
    fetched: str | None


class _Packed:
    """The bytes of a gzip file of one member or many, each step as far as it is whole."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._member: Any = None  # none has begun
        self._rest = b""

    def read(self, size: int) -> bytes:
        """The next bytes, at most so many; empty at the end. Raises EOFError where it breaks off, or zlib.error."""
        while True:
            self._rest = self._rest or self._file.read(_CHUNK)
            if not self._rest:
                if self._member is not None:
                    raise EOFError
                return b""
            self._member = self._member or zlib.decompressobj(_GZIP)
            data: bytes = self._member.decompress(self._rest, size)
            self._rest = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
            self._member = None if self._member.eof else self._member
            if data:
                return data


class _Plain(io.RawIOBase):
    """An archive's bytes, unpacked as they are read; its heads may not go on without end.

    What is packed is unpacked here and not by the library, which takes a file that breaks off for one that ends.
    """

    def __init__(self, file: BinaryIO, where: str, first: bytes) -> None:
        super().__init__()
        packed = first.startswith(_PACKED)
        self._file: _Packed | BinaryIO = _Packed(file) if packed else file
        self._first = b"" if packed else first
        self._where = where
        self._at = self._heads = 0
        self.inside = False  # a record's content is read, which has a length of its own

    def read(self, size: int = -1) -> bytes:
        """The next bytes, as many as one step unpacks."""
        data, self._first = self._first, b""
        try:
            data = data or self._file.read(_CHUNK if size is None or size < 0 else size)
        except (EOFError, zlib.error) as error:
            raise broken(self._where, "breaks off, or its packing is damaged") from error
        self._at += len(data)
        self._heads = 0 if self.inside else self._heads + len(data)
        if self._heads > _HEAD:
            raise broken(self._where, "has a record whose head does not end")
        return data

    def tell(self) -> int:
        """How far it was read, unpacked."""
        return self._at


def pages_in(file: BinaryIO, where: str, largest: int, *, first: bytes = b"") -> Iterator[FetchedPage | InputError]:
    """The pages of an archive in its order: answers with HTML that came whole, and whose text is a page's.

    largest: bytes of a page. first: what was read of the file already. Yields an InputError for a page that cannot
    be read and goes on. Raises InputError for an archive that is none or that breaks off.
    """
    if file.seekable() and not first:
        first = file.read(2)
        file.seek(0)
        first = first if first == _PACKED else b""
    plain = _Plain(file, where, first)
    for record in _records(plain, where):
        plain.inside = True
        if _is_page(record):
            yield _page(record, where, largest)
        _leave(record, where)
        plain.inside = False


def _records(plain: _Plain, where: str) -> Iterator[Any]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    records = ArchiveIterator(plain)
    while True:
        try:
            with _quiet():
                record = next(records, None)
        except (ArchiveLoadFailed, StatusAndHeadersParserException, ValueError, AttributeError) as error:
            raise broken(where, "is no web archive, or is damaged") from error
        if record is None:
            return
        yield record


def _quiet() -> contextlib.redirect_stderr[io.StringIO]:
    """The library writes what it wonders at to the terminal."""
    return contextlib.redirect_stderr(io.StringIO())


def _is_page(record: Any) -> bool:
    """Is it an answer that brought a page, and no error or redirection?"""
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = str(record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    return kind in _TYPES and str(record.http_headers.get_statuscode()).startswith("2")


def _page(record: Any, where: str, largest: int) -> FetchedPage | InputError:
    url = record.rec_headers.get_header("WARC-Target-URI")
    place = f"{where} ({url})" if url else where
    body = _body(record, place, largest)
    if isinstance(body, InputError):
        return body
    try:
        named = _CHARSET.search(str(record.http_headers.get_header("Content-Type")))
        html = decode_as(body, named[1] if named else None, place) if body.strip() else ""
    except InputError as error:
        return error
    return FetchedPage(html, url, iso_date((record.rec_headers.get_header("WARC-Date") or "")[:10]))


def _body(record: Any, place: str, largest: int) -> bytes | InputError:
    """What the page consists of, unpacked, or why it cannot be read. Raises InputError where the archive breaks off."""
    from warcio.bufferedreaders import BufferedReader

    packing = str(record.http_headers.get_header("Content-Encoding") or "identity").strip().lower()
    if packing != "identity" and packing not in BufferedReader.get_supported_decompressors():
        return InputError(place, f"is packed as '{packing}', which cannot be unpacked here", _HELP)
    stream, size = record.content_stream(), 0
    parts: list[bytes] = []
    while size <= largest:
        with _quiet():
            part = stream.read(_CHUNK)
        if not part:
            return b"".join(parts)
        parts.append(part)
        size += len(part)
    return InputError(place, f"is larger than {largest // 1_000_000} MB", "No report is as long as that.")


def _leave(record: Any, where: str) -> None:
    """Read to the end of a record. Raises InputError if it has not all that it promises."""
    while record.raw_stream.read(_CHUNK):
        pass
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise broken(where, "breaks off inside a record")


def broken(where: str, what: str) -> InputError:
    """The error of an archive that cannot be read, or not to its end."""
    return InputError(where, what, _HELP)
