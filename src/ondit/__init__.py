"""Ondit reads news reports and keeps a sourced ledger of what is claimed.

    >>> import ondit
    >>> reading = ondit.read_text("Russland will Raketen kaufen, sagte ein US-Beamter.")
    >>> reading.statements[0].source[0].text
    'ein US-Beamter'

Nothing heavy loads with this module: the reading loads when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ondit.reading import read_pages, read_text

__version__ = "0.1.0"
__all__ = ["__version__", "read_pages", "read_text"]


def __getattr__(name: str) -> Any:
    if name in ("read_text", "read_pages"):
        from ondit import reading

        return getattr(reading, name)
    raise AttributeError(f"module 'ondit' has no attribute {name!r}")
