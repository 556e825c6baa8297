"""A page that a browser saved as one file (MHTML): the page itself, its address, and none of its pictures."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from email.message import Message

from ondit.errors import InputError
from ondit.ingest.decode import decode_as

LARGEST = 100_000_000  # bytes of a saved page with its pictures
_PARTS = 5_000
_HELP = "Save the page again, or save it as HTML."


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The HTML of a saved page and where it was saved from (None: the file does not say)."""

    html: str
    url: str | None


def saved_page(raw: bytes, where: str) -> SavedPage:
    """The page of an MHTML file: the part that its start names, else the first one of HTML.

    Raises InputError if it holds none, or one that cannot be decoded.
    """
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    parts = _pages(message)
    if not parts:
        raise InputError(where, "holds no page", _HELP)
    start = str(message.get_param("start") or "").strip()
    root = next((part for part in parts if start and part.get("Content-ID") == start), parts[0])
    body = root.get_payload(decode=True)
    if not isinstance(body, bytes) or not body.strip():
        raise InputError(where, "holds an empty page", _HELP)
    address = str(root.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
    html = decode_as(body, root.get_content_charset(), where)
    return SavedPage(html, address if re.match(r"https?://\S+$", address) else None)


def _pages(message: Message) -> list[Message]:
    """The parts of a message that are pages, in their order."""
    found: list[Message] = []
    for number, part in enumerate(message.walk()):
        if number > _PARTS:
            break
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            found.append(part)
    return found
