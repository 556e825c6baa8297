from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondit.claims.features import denied_in, features_of
from ondit.claims.folding import fold
from ondit.packs.language import LanguagePack, language_pack

DE, EN = language_pack("de"), language_pack("en")


@pytest.mark.parametrize(
    ("german", "english", "shared"),
    [
        ("Neun Menschen werden vermisst", "Nine people are missing", {"#9"}),
        ("8.500 Arbeitsplätze", "8,500 jobs", {"#8500"}),
        ("türkische Boote für Kenia", "Turkish boats for Kenya", {"@TR", "@KE"}),
        ("Bürgermeisterin Sinéad Gallery", "Mayor Sinead Gallery", {"~mayor", "sinea", "galle"}),
        ("Er will sein Amt niederlegen", "He intends to resign", {"!resign"}),
        ("nach dem Bruch eines Speicherdamms", "after a dam burst", {"~dam", "!break"}),
        ("der Tanker „Kallisto Hope“", "the tanker Kallisto Hope", {"~tanker", "kalli", "hope"}),
    ],
)
def test_what_survives_translation(german: str, english: str, shared: set[str]) -> None:
    assert shared <= features_of(german, DE) & features_of(english, EN)


def test_empty_words_say_nothing() -> None:
    assert features_of("Sie seien es nicht gewesen", DE) == {"gewes"}
    assert features_of("It would have been there", EN) == frozenset()


def test_endings_are_cut() -> None:
    assert features_of("ein Knopf", DE) & features_of("des Knopfs, des Knopfes", DE) == {"knopf"}


@pytest.mark.parametrize(
    ("text", "pack", "denied"),
    [
        ("There is no offer, no price and no drawing", EN, {"!offer"}),
        ("No foreign missile system has been delivered", EN, {"!deliver"}),
        ("It has not been signed", EN, {"!sign"}),
        ("He had not seen the contract", EN, set()),
        ("No ship, and the contract is signed", EN, set()),
        ("Es gebe weder Angebot noch Preis", DE, {"!offer"}),
        ("Ein Vertrag sei nicht unterzeichnet", DE, {"!sign"}),
        ("Der Vertrag ist unterschrieben", DE, set()),
    ],
)
def test_which_act_is_said_not_to_be(text: str, pack: LanguagePack, denied: set[str]) -> None:
    assert denied_in(text, pack) == denied


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_any_text_has_features_without_blanks(text: str) -> None:
    assert all(feature and not feature.isspace() for feature in features_of(text, EN))
