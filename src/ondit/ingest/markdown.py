"""Markdown's marks taken off, so that its lines read as a page's do."""

from __future__ import annotations

import re

_HEAD = re.compile(r"^(?:#{1,6}\s+|>\s?)", re.MULTILINE)
_PICTURE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)")
_LINK = re.compile(r"\[([^\]\n]{1,300})\]\([^)\n]{0,500}\)")
_STRESSED = re.compile(r"^([*_]{1,3})(?=\S)([^*_\n]{1,500})\1$", re.MULTILINE)


def plain(text: str) -> str:
    """The text without heading marks, quote marks, links' addresses and pictures; words stay as they are."""
    return _STRESSED.sub(r"\2", _HEAD.sub("", _LINK.sub(r"\1", _PICTURE.sub("", text))))
