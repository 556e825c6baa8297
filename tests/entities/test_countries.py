from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondit.entities.countries import CountryRow, CountryWords, countries_in, country_of, known_countries
from ondit.errors import PackError
from ondit.packs.language import LanguagePack, known_languages, language_pack

LANGUAGES = known_languages()
ROWS = [(code, row) for code in LANGUAGES for row in language_pack(code).rows("countries.csv", CountryRow)]
COLUMNS = ("forms", "adjectives", "demonyms", "seats")

# A phrase, what it names, whose it is; the same cases in each language.
CASES = {
    "de": [
        ("ein hochrangiger US-Beamter", "US", "US"),
        ("drei slowenische Beamte", "SI", "SI"),
        ("der russische Verteidigungsminister", "RU", "RU"),
        ("Russische Behörden", "RU", "RU"),
        ("ein EU-Diplomat", "EU", "EU"),
        ("ein Nato-Sprecher", "NATO", "NATO"),
        ("die UN-Mission in Mali", "UN ML", "UN"),
        ("eine Sprecherin der Vereinten Nationen", "UN", "UN"),
        ("zwei Iranerinnen", "IR", "IR"),
        ("Russlands Außenminister", "RU", "RU"),
        ("Irans Botschafter in Moskau", "IR RU", "IR"),
        ("Laos’ Regierung", "LA", "LA"),
        ("Behörden in Saudi-Arabien", "SA", "SA"),
        ("das Außenministerium der Vereinigten Staaten", "US", "US"),
        ("die südkoreanische Armee", "KR", "KR"),
        ("Bosnien und Herzegowina", "BA", "BA"),
        ("der US-amerikanische Präsident", "US", "US"),
        ("Washington", "US", "US"),
        ("das Weiße Haus", "US", "US"),
        ("Kreml-Sprecher Dmitri Peskow", "RU", "RU"),
        ("der US-Beamte in Teheran", "US IR", "US"),
        ("ein Sprecher für die Ukraine", "UA", "UA"),
        ("US- und israelische Vertreter", "US IL", None),
        ("deutsch-französische Diplomaten", "DE FR", None),
        ("Russland und China", "RU CN", None),
        ("eine Russland-Expertin", "RU", None),
        ("ein Experte für die Ukraine", "UA", None),
        ("der Botschafter zur Ukraine", "UA", None),
        ("US-gestützte Rebellen", "US", None),
        ("US-gestützte syrische Rebellen", "US SY", "SY"),
        ("anti-russische Kämpfer", "RU", None),
        ("koreanische Beamte", "KP KR", None),
        ("koreanische Beamte aus Seoul", "KR", "KR"),
        ("ein Korrespondent in Moskau", "RU", None),
        ("der bosnisch-serbische Präsident", "BA", "BA"),
        ("die Behörden in Washington D.C.", "US", "US"),
        ("die Washington Post", "", None),
        ("ein Polizist", "", None),
        ("ein pole", "", None),
        ("der Pole", "PL", "PL"),
        ("Kubas Präsident", "CU", "CU"),
        ("UKRAINE", "UA", "UA"),
    ],
    "en": [
        ("a senior US official", "US", "US"),
        ("Three Slovenian officials", "SI", "SI"),
        ("the Russian defence minister", "RU", "RU"),
        ("Russian authorities", "RU", "RU"),
        ("an EU diplomat", "EU", "EU"),
        ("a NATO spokesman", "NATO", "NATO"),
        ("the UN mission in Mali", "UN ML", "UN"),
        ("a spokeswoman for the United Nations", "UN", "UN"),
        ("two Iranians", "IR", "IR"),
        ("Russia's foreign minister", "RU", "RU"),
        ("Iran 's ambassador in Moscow", "IR RU", "IR"),
        ("Laos’ government", "LA", "LA"),
        ("authorities in Saudi Arabia", "SA", "SA"),
        ("the president of the United States", "US", "US"),
        ("the South Korean army", "KR", "KR"),
        ("Bosnia and Herzegovina", "BA", "BA"),
        ("the American president", "US", "US"),
        ("Washington", "US", "US"),
        ("the White House", "US", "US"),
        ("Kremlin spokesman Dmitry Peskov", "RU", "RU"),
        ("the U.S. official in Tehran", "US IR", "US"),
        ("a spokesman for Ukraine", "UA", "UA"),
        ("US and Israeli officials", "US IL", None),
        ("Franco- and German-French diplomats", "DE FR", None),
        ("Russia and China", "RU CN", None),
        ("a Russia expert", "RU", None),
        ("an expert for Ukraine", "UA", None),
        ("the ambassador to Ukraine", "UA", None),
        ("U.S.-backed rebels", "US", None),
        ("US-backed Syrian rebels", "US SY", "SY"),
        ("anti-Russian fighters", "RU", None),
        ("Korean officials", "KP KR", None),
        ("Korean officials from Seoul", "KR", "KR"),
        ("a correspondent in Moscow", "RU", None),
        ("the Bosnian Serb president", "BA", "BA"),
        ("authorities in Washington D.C.", "US", "US"),
        ("an expert on Russian politics", "RU", None),
        ("the ambassador to the US", "US", None),
        ("the Washington Post", "", None),
        ("a policeman", "", None),
        ("a polish for shoes", "", None),
        ("a Polish official", "PL", "PL"),
        ("Cuba's president", "CU", "CU"),
        ("UKRAINE", "UA", "UA"),
        ("Georgia Governor Ann Miller", "", None),
        ("Michael Jordan", "", None),
        ("officials from Georgia", "GE", "GE"),
        ("Jordan's King Abdullah", "JO", "JO"),
        ("he told us", "", None),
    ],
}


@pytest.mark.parametrize(
    ("language", "phrase", "named", "whose"),
    [(language, *case) for language, cases in CASES.items() for case in cases],
)
def test_phrases(language: str, phrase: str, named: str, whose: str | None) -> None:
    pack = language_pack(language)
    assert sorted(countries_in(phrase.split(), pack)) == sorted(named.split())
    assert country_of(phrase.split(), pack) == whose


def test_every_language_has_cases() -> None:
    assert set(CASES) == set(LANGUAGES)


def test_order_is_that_of_the_words() -> None:
    words = ["Iran", ",", "Russia", "and", "Iranian", "allies"]
    assert countries_in(words, language_pack("en")) == ("IR", "RU")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pack_names_every_country(language: str) -> None:
    rows = language_pack(language).rows("countries.csv", CountryRow)
    assert [row.code for row in rows] == [country.code for country in known_countries()]
    full = [row for row in rows if row.adjectives and row.demonyms]
    assert len(full) >= 120


def test_codes_stand_once_and_ids_are_ids() -> None:
    countries = known_countries()
    ids = [country.wikidata for country in countries if country.wikidata]
    assert len({country.code for country in countries}) == len(countries) > 240
    assert len(set(ids)) == len(ids)
    assert all(one[0] == "Q" and one[1:].isdigit() for one in ids)


@given(st.sampled_from(ROWS), st.lists(st.sampled_from(["x", "1", "…"]), max_size=3))
def test_own_name_is_found(case: tuple[str, CountryRow], around: list[str]) -> None:
    language, row = case
    words = [*around, *row.name.split(), *around]
    assert countries_in(words, language_pack(language)) == (row.code,)


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_names_its_country_alone_unless_shared(language: str, column: str) -> None:
    pack = language_pack(language)
    shared = pack.table("countries.yaml", CountryWords).shared
    for row in pack.rows("countries.csv", CountryRow):
        for word in filter(None, getattr(row, column).split("|")):
            named = countries_in(word.split(), pack)
            assert row.code in named, word
            assert len(named) == 1 or word in shared, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_listed_words_are_needed(language: str) -> None:
    """A word is listed as shared or lone only if a country has it."""
    pack = language_pack(language)
    words = pack.table("countries.yaml", CountryWords)
    rows = pack.rows("countries.csv", CountryRow)
    held = {word for row in rows for column in ("name", *COLUMNS) for word in getattr(row, column).split("|")}
    assert set(words.lone) <= held
    assert all(len(countries_in([word], pack)) > 1 for word in words.shared)
    assert all(countries_in(name.split(), pack) == () for name in words.other_names)


@given(st.lists(st.text(max_size=12), max_size=8), st.sampled_from(LANGUAGES))
def test_any_words_are_read(words: list[str], language: str) -> None:
    pack = language_pack(language)
    named = countries_in(words, pack)
    assert country_of(words, pack) in {None, *named}


@given(st.lists(st.sampled_from(["US", "Iran", "-", "und", "and", ",", "'s", "Russia-", "Georgia", "in", "der"])))
def test_whose_is_one_of_those_named(words: list[str]) -> None:
    for language in LANGUAGES:
        named = countries_in(words, language_pack(language))
        assert country_of(words, language_pack(language)) in {None, *named}


def copied(folder: Path, language: str) -> LanguagePack:
    for name in ("countries.csv", "countries.yaml"):
        (folder / name).write_bytes((language_pack(language).folder / name).read_bytes())
    return LanguagePack("xx", folder)


def test_a_word_of_two_countries_is_refused(tmp_path: Path) -> None:
    pack = copied(tmp_path, "en")
    file = tmp_path / "countries.csv"
    file.write_text(file.read_text("utf-8").replace(",Slovak|Slovakian,", ",Slovak|Slovenian,"), "utf-8")
    with pytest.raises(PackError, match="'Slovenian' is a word of SI and SK, but is not among the shared ones"):
        countries_in(["Iran"], pack)


def test_an_unknown_code_is_refused(tmp_path: Path) -> None:
    pack = copied(tmp_path, "en")
    file = tmp_path / "countries.csv"
    file.write_text(file.read_text("utf-8").replace("\nSI,", "\nQQ,"), "utf-8")
    with pytest.raises(PackError, match=r"countries\.csv:\d+: 'QQ' is no code"):
        countries_in(["Iran"], pack)
