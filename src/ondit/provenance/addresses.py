"""Addresses as they are compared: what names the same page is the same."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

# What addresses carry along and what is no part of them.
_CARRIED = re.compile(
    r"(utm_|at_|mc_|pk_|wt_|ns_|ito$|fbclid$|gclid$|igshid$|ref$|ref_src$|cmpid$|smid$|xtor$|share$|amp$)"
)
_HOSTS = ("www.", "m.", "mobile.", "amp.")


def canonical(url: str) -> str | None:
    """An address without scheme, www and what it only carries along; None: it names no page."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removesuffix(".")
    except ValueError:
        return None
    for prefix in _HOSTS:
        host = host.removeprefix(prefix)
    path = re.sub(r"/(amp|index\.html?)?$", "", parts.path)
    query = urlencode(sorted((k, v) for k, v in parse_qsl(parts.query) if not _CARRIED.match(k.lower())))
    if parts.scheme not in ("http", "https") or not host or not (path or query):
        return None
    return f"{host}{path}{'?' + query if query else ''}"
