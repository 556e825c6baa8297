"""Who stands behind each statement of whole reports, German and English, and what always holds of voices."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ondit.reading import read_text
from ondit.records import Reading, Statement

DATA = Path(__file__).parent / "data"
LANGUAGES = ("de", "en")
WORDS = {
    "de": [
        "Der Beamte",
        "Ein Sprecher",
        "sagte",
        "„",
        "“",
        ",",
        ".",
        "die Zeitung",
        "„Nordbote“",
        "sie",
        "er",
        "laut",
        "Müller",
    ],
    "en": [
        "The official",
        "a spokesman",
        "said",
        '"',
        ",",
        ".",
        "the newspaper",
        "Herald",
        "they",
        "he",
        "according to",
        "Ann Lee",
    ],
}


def cases(language: str) -> list[Any]:
    """One parameter for each invented report of a language."""
    rows = yaml.safe_load((DATA / f"voices-{language}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(language, row, id=f"{language}: {row['about']}") for row in rows]


def said(reading: Reading, words: str) -> Statement:
    """The smallest statement of somebody else that holds the words."""
    found = [
        (sum(len(span.text) for span in one.content), one)
        for one in reading.statements
        if one.manner != "own" and words in reading.report.text[one.content[0].start : one.content[-1].end]
    ]
    assert found, f"no statement holds {words!r}"
    return min(found, key=lambda pair: pair[0])[1]


@pytest.mark.parametrize(("language", "row"), [case for language in LANGUAGES for case in cases(language)])
def test_the_voice_behind_each_statement(language: str, row: dict[str, Any]) -> None:
    reading = read_text(row["text"], outlet=row["outlet"], language=language)
    names = {voice.id: voice.name for voice in reading.voices}
    for wanted in row["says"]:
        one = said(reading, wanted["words"])
        assert names[one.voice] == wanted["voice"], wanted["words"]
        assert [link.name for link in one.chain] == wanted["chain"], wanted["words"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_cases(language: str) -> None:
    assert len(cases(language)) >= 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_holds_of_the_voices_of_every_report(language: str) -> None:
    for row in yaml.safe_load((DATA / f"voices-{language}.yaml").read_text(encoding="utf-8")):
        check(read_text(row["text"], outlet=row["outlet"], language=language))


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_holds_of_the_voices_of_any_words(language: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS[language]), min_size=1, max_size=25))
    check(read_text("Port\n\n" + " ".join(words), outlet="Herald", language=language))


def check(reading: Reading) -> None:
    """Voices are numbered from the page on, mentions are what stands in the text, chains begin at the page."""
    text = reading.report.text
    assert [voice.id for voice in reading.voices] == [f"v{number}" for number in range(len(reading.voices))]
    assert reading.voices[0].name == reading.report.outlet.name
    for voice in reading.voices:
        for mention in voice.mentions:
            assert text[mention.start : mention.end] == mention.text
    known = {voice.id: voice for voice in reading.voices}
    for statement in reading.statements:
        assert statement.voice in known
        assert statement.chain[0].voice == "v0"
        assert statement.chain[0].link == "publishes"
        assert len({link.voice for link in statement.chain}) == len(statement.chain)
        assert all(known[link.voice].name == link.name for link in statement.chain)
