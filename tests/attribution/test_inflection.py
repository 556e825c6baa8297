"""German words put into the nominative, and English ones left alone."""

from __future__ import annotations

import pytest

from ondit.annotate.pipeline import annotate
from ondit.attribution.mentions import read_mention
from ondit.attribution.scene import scene_of
from ondit.packs.language import language_pack
from ondit.records import Part


def called(language: str, words: str, sentence: str) -> str:
    """What a voice of these words is called."""
    pack = language_pack(language)
    doc = annotate(sentence, (Part("body", 0, len(sentence)),), pack)
    start = sentence.index(words)
    where = doc.token_at(start), doc.token_at(start + len(words) - 1) + 1
    mention = read_mention(scene_of(doc, pack), where)
    return mention.name or mention.label


@pytest.mark.parametrize(
    ("language", "words", "sentence", "name"),
    [
        ("de", "einem internen Vermerk", "Das steht in einem internen Vermerk.", "interner Vermerk"),
        ("de", "Sicherheitskreisen", "Das verlautete aus Sicherheitskreisen.", "Sicherheitskreise"),
        ("de", "Laibacher Regierungskreisen", "So hieß es aus Laibacher Regierungskreisen.",
         "Laibacher Regierungskreise"),
        ("de", "dem Deutschen Wetterdienst", "Das sagte er dem Deutschen Wetterdienst.", "Deutscher Wetterdienst"),
        ("de", "Das norwegische Außenministerium", "Das norwegische Außenministerium teilte das mit.",
         "norwegisches Außenministerium"),
        ("de", "der „Norddeutschen Rundschau“", "Nach Informationen der „Norddeutschen Rundschau“ ist das falsch.",
         "Norddeutsche Rundschau"),
        ("de", "des Berliner Senats", "Nach Angaben des Berliner Senats fehlt Geld.", "Berliner Senat"),
        ("de", "einem hohen Beamten", "Laut einem hohen Beamten ist das falsch.", "hoher Beamter"),
        ("de", "zwei hohen Beamten", "Nach Angaben von zwei hohen Beamten ist das falsch.", "zwei hohe Beamte"),
        ("de", "Regierungskreisen", "Das verlautete am Montag aus Regierungskreisen.", "Regierungskreise"),
        ("de", "Polizeiangaben", "Nach Polizeiangaben ist das falsch.", "Polizei"),
        ("en", "The senior officials", "The senior officials confirmed it.", "senior officials"),
    ],
)  # fmt: skip
def test_the_name_alone(language: str, words: str, sentence: str, name: str) -> None:
    assert called(language, words, sentence) == name
