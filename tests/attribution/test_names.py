"""What a voice is called by its words alone, and when two names can be one bearer's."""

from __future__ import annotations

import pytest

from ondit.annotate.pipeline import annotate
from ondit.attribution.kinds import is_firm, kind_at_word, kind_of_word
from ondit.attribution.mentions import Mention, read_mention
from ondit.attribution.names import is_mark, opens_name, same_name
from ondit.attribution.scene import scene_of
from ondit.packs.language import language_pack
from ondit.records import Part


def mention(language: str, words: str, sentence: str) -> Mention:
    """The words of a sentence, read as a voice."""
    pack = language_pack(language)
    doc = annotate(sentence, (Part("body", 0, len(sentence)),), pack)
    start = sentence.index(words)
    first, last = doc.token_at(start), doc.token_at(start + len(words) - 1)
    return read_mention(scene_of(doc, pack), (first, last + 1))


@pytest.mark.parametrize(
    ("language", "words", "sentence", "name"),
    [
        ("de", "Oberst Maria Okoro", "Das sagte Oberst Maria Okoro am Montag.", "Maria Okoro"),
        ("de", "Ministerpräsident Dag Holm", "Das sagte Ministerpräsident Dag Holm am Montag.", "Dag Holm"),
        ("de", "die Zeitung „Fjord Courier“", "Das schrieb die Zeitung „Fjord Courier“ am Montag.", "Fjord Courier"),
        (
            "de",
            "Informationen des „Fjord Courier“",
            "Nach Informationen des „Fjord Courier“ ist das falsch.",
            "Fjord Courier",
        ),
        ("de", "dem Sender Radio Nord", "Das sagte er dem Sender Radio Nord am Montag.", "Radio Nord"),
        ("de", "Ein Reporter des „Fjord Courier“", "Ein Reporter des „Fjord Courier“ war dabei.", None),
        ("de", "Frankreichs Direktion für Rüstung", "Das teilte Frankreichs Direktion für Rüstung mit.", None),
        ("de", "der Beamte", "Das sagte der Beamte am Montag.", None),
        (
            "de",
            "Die Organisation Helfer ohne Grenzen",
            "Die Organisation Helfer ohne Grenzen sagte ab.",
            "Helfer ohne Grenzen",
        ),
        ("de", "Angaben aus Parteikreisen", "Nach Angaben aus Parteikreisen ist das falsch.", None),
        ("en", "Colonel Mary Okoro", "That was said by Colonel Mary Okoro on Monday.", "Mary Okoro"),
        ("en", "Prime Minister Dag Holm", "That was said by Prime Minister Dag Holm on Monday.", "Dag Holm"),
        ("en", "the Fjord Courier newspaper", "It was in the Fjord Courier newspaper on Monday.", "Fjord Courier"),
        (
            "en",
            "the German daily Förde-Anzeiger",
            "It was in the German daily Förde-Anzeiger on Monday.",
            "Förde-Anzeiger",
        ),
        (
            "en",
            "the programme manager, Col. Lena Brandt",
            "It came from the programme manager, Col. Lena Brandt.",
            "Lena Brandt",
        ),
        ("en", "the Nordia news agency", "It came from the Nordia news agency on Monday.", "Nordia"),
        ("en", "a senior official at the ministry", "It came from a senior official at the ministry.", None),
        ("en", "Portugal's procurement office", "It came from Portugal's procurement office on Monday.", None),
    ],
)
def test_the_name_in_the_words(language: str, words: str, sentence: str, name: str | None) -> None:
    assert mention(language, words, sentence).name == name


@pytest.mark.parametrize(
    ("language", "words", "sentence", "label", "country"),
    [
        (
            "de",
            "Frankreichs Direktion für Rüstung",
            "Das teilte Frankreichs Direktion für Rüstung mit.",
            "Frankreichs Direktion für Rüstung",
            "FR",
        ),
        ("de", "Ein US-Beamter", "Ein US-Beamter bestätigte das.", "US-Beamter", "US"),
        ("de", "Schätzungen von Fachleuten", "Nach Schätzungen von Fachleuten fehlt Geld.", "Fachleuten", None),
        (
            "en",
            "Portugal's procurement office",
            "It came from Portugal's procurement office.",
            "Portugal's procurement office",
            "PT",
        ),
        ("en", "A senior Danish official", "A senior Danish official confirmed it.", "senior Danish official", "DK"),
    ],
)
def test_the_description_of_unnamed_voices(
    language: str, words: str, sentence: str, label: str, country: str | None
) -> None:
    found = mention(language, words, sentence)
    assert (found.name, found.label, found.country) == (None, label, country)


@pytest.mark.parametrize(
    ("language", "words", "sentence", "count", "plural"),
    [
        ("de", "Zwei Diplomaten", "Zwei Diplomaten bestätigten das.", 2, True),
        ("de", "Ein Diplomat", "Ein Diplomat bestätigte das.", 1, False),
        ("de", "Diplomaten", "Das bestätigten Diplomaten am Montag.", None, True),
        ("en", "Three officials", "Three officials confirmed it.", 3, True),
        ("en", "An official", "An official confirmed it.", 1, False),
        ("en", "Officials", "Officials confirmed it.", None, True),
    ],
)
def test_how_many_the_words_name(language: str, words: str, sentence: str, count: int | None, plural: bool) -> None:
    found = mention(language, words, sentence)
    assert (found.count, found.plural) == (count, plural)


@pytest.mark.parametrize(
    ("language", "words", "sentence", "kind"),
    [
        ("de", "Das Außenministerium", "Das Außenministerium schwieg.", "government"),
        ("de", "die Skagen Werke AG", "Das teilte die Skagen Werke AG mit.", "organisation"),
        ("de", "Augenzeugen", "Das berichteten Augenzeugen am Montag.", "witness"),
        ("en", "A police spokeswoman", "A police spokeswoman confirmed it.", "spokesperson"),
        ("en", "the Nordia news agency", "It came from the Nordia news agency on Monday.", "agency"),
        ("en", "the army", "It came from the army on Monday.", "military"),
    ],
)
def test_the_kind_of_the_voice(language: str, words: str, sentence: str, kind: str) -> None:
    assert mention(language, words, sentence).kind == kind


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Holm", "Dag Holm", True),
        ("Dag Holm", "Dag Holm", True),
        ("Dag", "Dag Holm", False),
        ("Chronicle", "Thames Chronicle", True),
        ("Herald's", "Herald", True),
        ("", "Herald", False),
    ],
)
def test_two_names_of_one_bearer(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@pytest.mark.parametrize(
    ("short", "name", "mark"),
    [
        ("dpa", "Deutsche Presse-Agentur", True),
        ("TNA", "Trans Nordic Agency", True),
        ("ktx", "Agentur Kontext", True),
        ("May", "Mayor of Dale", False),
        ("abc", "Kontext", False),
        ("Kontext", "Agentur Kontext", False),
    ],
)
def test_the_mark_of_an_agency(short: str, name: str, mark: bool) -> None:
    assert is_mark(short, name) is mark


def test_short_for_a_company() -> None:
    assert opens_name("Skagen", "Skagen Marine Industries")
    assert not opens_name("Marine", "Skagen Marine Industries")
    assert not opens_name("Skagen", "Skagen")


def test_names_tell_their_kind_in_any_language() -> None:
    english = language_pack("en")
    assert kind_at_word(english, "Elbe-Zeitung") == "outlet"
    assert kind_at_word(english, "Skagen Werke") == "organisation"
    assert kind_at_word(english, "Ines Falk") == "unknown"
    assert is_firm("GmbH")
    assert not is_firm("gmbh")
    assert kind_of_word(language_pack("de"), "Regierungssprecherin") == "spokesperson"
