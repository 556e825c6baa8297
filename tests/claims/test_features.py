from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondit.claims.features import features_of
from ondit.claims.folding import fold
from ondit.packs.language import language_pack

DE, EN = language_pack("de"), language_pack("en")


@pytest.mark.parametrize(
    ("german", "english", "shared"),
    [
        ("Neun Menschen werden vermisst", "Nine people are missing", {"#9"}),
        ("8.500 Arbeitsplätze", "8,500 jobs", {"#8500"}),
        ("türkische Boote für Kenia", "Turkish boats for Kenya", {"@TR", "@KE"}),
        ("Bürgermeisterin Sinéad Gallery", "Mayor Sinead Gallery", {"sinea", "galle"}),
        ("der Tanker „Kallisto Hope“", "the tanker Kallisto Hope", {"tanke", "kalli", "hope"}),
    ],
)
def test_what_survives_translation(german: str, english: str, shared: set[str]) -> None:
    assert shared <= features_of(german, DE) & features_of(english, EN)


def test_empty_words_say_nothing() -> None:
    assert features_of("Sie seien es nicht gewesen", DE) == {"gewes"}
    assert features_of("It would have been there", EN) == frozenset()


def test_endings_are_cut() -> None:
    assert features_of("ein Damm", DE) & features_of("des Damms, die Dammes", DE) == {"damm"}


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_any_text_has_features_without_blanks(text: str) -> None:
    assert all(feature and not feature.isspace() for feature in features_of(text, EN))
