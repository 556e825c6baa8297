"""A claim's frame: which slots are right, and when two items of arms are one."""

from __future__ import annotations

import re
from typing import Any

from ondit.scoring.marks import Json
from ondit.scoring.spans import code_of
from ondit.scoring.words import item_kinds, trim, words

SLOTS = ("supplier", "recipient", "item", "stage", "quantity")
_LONG = 4  # letters above which an item's word loses its ending
_SHORT = 2  # letters up to which a word says nothing of an item


def slots_right(gold: Json, found: Any) -> dict[str, bool]:
    """Which slots of a frame are right."""
    found = found if isinstance(found, dict) else {}
    ours, theirs = gold.get("quantity") or {}, found.get("quantity") or {}
    theirs = theirs if isinstance(theirs, dict) else {}
    return {
        "supplier": gold.get("supplier") == code_of(found.get("supplier")),
        "recipient": gold.get("recipient") == code_of(found.get("recipient")),
        "item": same_item(gold.get("item"), found.get("item")),
        "stage": gold.get("stage") == found.get("stage"),
        "quantity": (ours.get("min"), ours.get("max")) == (theirs.get("min"), theirs.get("max")),
    }


def same_item(gold: Any, found: Any) -> bool:
    """A content word or a designation in common, or one kind of arm in both."""
    ours, theirs = _item_words(gold), _item_words(found)
    if not ours or not theirs:
        return ours == theirs
    if _item_stems(ours) & _item_stems(theirs):
        return True
    return any(kind.search(ours) and kind.search(theirs) for kind in item_kinds())


def _item_words(item: Any) -> str:
    if isinstance(item, dict):
        item = " ".join(str(item.get(key) or "") for key in ("name", "designation", "text"))
    return str(item or "").casefold()


def _item_stems(text: str) -> set[str]:
    """The words that tell an item, hyphenated ones apart and together."""
    found = re.findall(r"\w+", text.replace("-", " ") + " " + text.replace("-", ""))
    kept = {w for w in found if len(w) > _SHORT and w not in words().item_stop and not w.isdigit()}
    return {trim(w, words().item_endings) if len(w) > _LONG else w for w in kept}
