"""Words as they are compared whatever their accents."""

from __future__ import annotations

import unicodedata


def fold(word: str) -> str:
    """A word in small letters without accents and ligatures (Sinéad, sinead; Straße, strasse)."""
    split = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))
