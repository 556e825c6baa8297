"""What the marks read from a reading's JSON where more than one shape is allowed."""

from __future__ import annotations

from typing import Any

Pair = tuple[int, int]


def spans_of(field: Any) -> list[Pair]:
    """A field of spans as sorted (start, end) pairs, whatever its shape: None, one span, a list of spans or pairs.

    What is no span (empty, negative, not whole numbers) is left out.
    """
    if not field:
        return []
    found: list[Pair] = []
    for item in [field] if isinstance(field, dict) else field:
        start, end = (item.get("start"), item.get("end")) if isinstance(item, dict) else (item[0], item[1])
        if isinstance(start, int) and isinstance(end, int) and end > start >= 0:
            found.append((start, end))
    return sorted(found)


def code_of(party: Any) -> Any:
    """A party's code, or its name where it has none; a plain string stands for itself; None: not known."""
    return (party.get("code") or party.get("name")) if isinstance(party, dict) else party


def words_of(item: Any) -> str:
    """The words of a span, or the item itself where it is plain text."""
    return str(item.get("text") or item.get("name") or "") if isinstance(item, dict) else str(item)


def dicts(field: Any) -> list[dict[str, Any]]:
    """The objects in a list; none if the field is no list."""
    return [item for item in field if isinstance(item, dict)] if isinstance(field, list) else []


def shingles(text: str, size: int = 4) -> set[tuple[str, ...]]:
    """Every run of so many words of a text; a shorter text is one run."""
    words = text.split()
    return {tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1))}
