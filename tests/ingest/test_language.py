from __future__ import annotations

import pytest

from ondit.errors import LanguageError
from ondit.ingest.language import language_of

FRENCH = "Le ministre a déclaré lundi que le bateau ne partirait pas avant le printemps. Personne ne l'attendait."


def test_guessed() -> None:
    assert language_of("Der Minister sagte am Montag, das Schiff werde nicht fahren.", "a", None) == "de"
    assert language_of("The minister said on Monday that the ship would not sail.", "a", None) == "en"


def test_given_wins() -> None:
    assert language_of("The minister said no.", "a", "de-AT") == "de"


def test_a_language_without_a_pack_is_refused_by_name() -> None:
    with pytest.raises(LanguageError, match="'fr'") as caught:
        language_of(FRENCH, "a.txt", None, line=3)
    assert (caught.value.language, caught.value.where, caught.value.line) == ("fr", "a.txt", 3)
    with pytest.raises(LanguageError, match="'xx'"):
        language_of("The minister said no.", "a", "xx")
