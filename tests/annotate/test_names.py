"""Given names that are known: what stands behind one is a name, whatever the tagger says."""

from __future__ import annotations

import pytest

from ondit.annotate.mend import NAMES as NAMES_FILE
from ondit.annotate.mend import given_names
from ondit.annotate.pipeline import annotate
from ondit.packs.forms import verb_forms
from ondit.packs.language import known_languages, language_pack
from ondit.records import Part

NAMES = [
    ("de", "Die Sprecherin Rita Voss wies das zurück.", "Rita Voss"),
    ("de", "Der Anwalt Karl Bauer widersprach am Montag.", "Karl Bauer"),
    ("de", "Das sei falsch, sagte Peter Sommer der Zeitung.", "Peter Sommer"),
    ("en", "The yard is closed, Ida Frost said on Monday.", "Ida Frost"),
]
LEFT = [
    ("de", "Die Mark Brandenburg plant ein Denkmal.", "Brandenburg plant"),
    ("de", "Am Montag wies Rita am Bahnhof alles zurück.", "am Bahnhof"),
    ("de", "Rita: Bahnhof gesperrt.", "Bahnhof"),
    ("en", "Rita lost the vote.", "lost the"),
]


def tagged_as_names(code: str, text: str) -> set[str]:
    pack = language_pack(code)
    document = annotate(text, (Part("body", 0, len(text)),), pack)
    return {token.text for token in document.tokens if token.pos == "PROPN"}


@pytest.mark.parametrize(("code", "text", "names"), NAMES)
def test_a_person_is_named(code: str, text: str, names: str) -> None:
    assert set(names.split()) <= tagged_as_names(code, text)


@pytest.mark.parametrize(("code", "text", "words"), LEFT)
def test_other_words_stay_what_they_are(code: str, text: str, words: str) -> None:
    assert tagged_as_names(code, text).isdisjoint(set(words.split()) - {"Brandenburg"})


@pytest.mark.parametrize("code", known_languages())
def test_no_given_name_is_a_form_of_saying(code: str) -> None:
    assert given_names() & verb_forms(language_pack(code)) == set()


def test_each_stands_once_and_in_order() -> None:
    rows = NAMES_FILE.read_text("utf-8").split()[1:]
    assert rows == sorted(set(rows))
