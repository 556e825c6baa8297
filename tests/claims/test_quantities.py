"""Numbers that count things, and those that do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.marked import counted, doc_of

from ondit.claims.quantities import find_quantities
from ondit.packs.language import known_languages, language_pack

Range = tuple[int | None, int | None, bool]


def ranges(text: str, code: str, *, articles: bool = False) -> list[Range]:
    found = find_quantities(doc_of(text, code), language_pack(code), articles=articles)
    return [(each.quantity.min, each.quantity.max, each.quantity.approximate) for each in found]


@pytest.mark.parametrize(
    ("code", "sentence", "expected"),
    [
        ("de", "Sie kauften einundzwanzig Panzer.", [(21, 21, False)]),
        ("de", "Sie kauften hundertfünfzig Raketen.", [(150, 150, False)]),
        ("de", "Sie kauften zwölftausendfünfhundert Granaten.", [(12500, 12500, False)]),
        ("de", "Sie kauften 11.400 Pistolen.", [(11400, 11400, False)]),
        ("de", "Sie kauften 20 000 Pistolen.", [(20000, 20000, False)]),
        ("de", "Sie kauften 1,5 Millionen Granaten.", [(1500000, 1500000, False)]),
        ("de", "Sie lieferten Dutzende Drohnen.", [(24, None, False)]),
        ("de", "Sie lieferten Hunderte von Drohnen.", [(200, None, False)]),
        ("de", "Sie lieferten mehrere tausend Granaten.", [(2000, None, False)]),
        ("de", "Sie lieferten ein Dutzend Boote und zwei Dutzend Panzer.", [(12, 12, False), (24, 24, False)]),
        ("de", "Sie lieferten ein halbes Dutzend Boote.", [(6, 6, False)]),
        ("de", "Sie lieferten mindestens zwei Boote.", [(2, None, False)]),
        ("de", "Sie lieferten bis zu zwölf Boote.", [(None, 12, False)]),
        ("de", "Sie lieferten rund 40 Boote.", [(40, 40, True)]),
        ("de", "Sie lieferten mehr als 40 Boote.", [(40, None, False)]),
        ("de", "Sie lieferten zwischen 10 und 20 Boote.", [(10, 20, False)]),
        ("de", "Sie lieferten zehn bis zwanzig Boote.", [(10, 20, False)]),
        ("de", "Sie lieferten 10-20 Boote.", [(10, 20, False)]),
        ("de", "Der Vertrag über vier Boote ist unterschrieben.", [(4, 4, False)]),
        ("de", "Sie lieferten über vierzig Boote.", [(40, None, False)]),
        ("en", "They bought twenty-one tanks.", [(21, 21, False)]),
        ("en", "They bought two hundred and fifty tanks.", [(250, 250, False)]),
        ("en", "They bought twelve thousand five hundred shells.", [(12500, 12500, False)]),
        ("en", "They bought 8,000 shells.", [(8000, 8000, False)]),
        ("en", "They bought 1.5 million shells.", [(1500000, 1500000, False)]),
        ("en", "They sent dozens of drones.", [(24, None, False)]),
        ("en", "They sent hundreds of thousands of shells.", [(200000, None, False)]),
        ("en", "They sent several hundred drones.", [(200, None, False)]),
        ("en", "They sent a dozen boats and half a dozen tanks.", [(12, 12, False), (6, 6, False)]),
        ("en", "They sent at least two boats.", [(2, None, False)]),
        ("en", "They sent up to 12 boats.", [(None, 12, False)]),
        ("en", "They sent some 40 boats.", [(40, 40, True)]),
        ("en", "They sent between 10 and 20 boats.", [(10, 20, False)]),
        ("en", "They sent two or three boats.", [(2, 3, False)]),
        ("en", "The talks about two boats go on.", [(2, 2, False)]),
        ("en", "They sent 18 155 mm howitzers.", [(18, 18, False)]),
    ],
)
def test_what_counts(code: str, sentence: str, expected: list[Range]) -> None:
    assert ranges(sentence, code) == expected


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("de", "Am 2. September 2024 um 17.42 Uhr begann es."),
        ("de", "Seit 2018 und bis 2029 wird gebaut."),
        ("de", "Das Kaliber beträgt 155 mm, die Länge 48 Meter."),
        ("de", "Die T-72 und die F-16 blieben."),
        ("de", "Die 18. Brigade siegte 3:1."),
        ("de", "Es stieg um 12 Prozent, nach Artikel 5."),
        ("de", "Die 155-mm-Haubitze und der 29-Jährige kamen."),
        ("de", "Der Preis liegt bei 162 Millionen Dollar."),
        ("de", "Der Zug stand auf Gleis vier."),
        ("de", "Der Angeklagte, 58, schwieg."),
        ("de", "Ein Schiff lief aus."),
        ("en", "On March 4, 2025 at 17:42 it began."),
        ("en", "From 2015 to 2018 it was built."),
        ("en", "It is a 48-metre boat with a 25 mm gun."),
        ("en", "The 18th brigade won 3:1."),
        ("en", "It rose by 12 percent under article 5."),
        ("en", "It cost $162 million."),
        ("en", "The ship lay at quay 9."),
        ("en", "One of them waved."),
        ("en", "A ship sailed."),
    ],
)
def test_what_does_not_count(code: str, sentence: str) -> None:
    assert ranges(sentence, code) == []


@pytest.mark.parametrize(("code", "sentence"), [("de", "Sie bauen ein Schiff."), ("en", "They build a ship.")])
def test_an_article_counts_only_when_asked_for(code: str, sentence: str) -> None:
    assert ranges(sentence, code, articles=True) == [(1, 1, False)]


def test_numbers_that_are_taken_count_nothing() -> None:
    doc = doc_of("They sent 6 Zuzana 2 howitzers.", "en")
    found = find_quantities(doc, language_pack("en"), taken=[(3, 6)])
    assert [each.quantity.min for each in found] == [6]


def test_the_text_of_a_quantity_is_its_tokens() -> None:
    doc = doc_of("Sie lieferten mindestens zwei Boote.", "de")
    (found,) = find_quantities(doc, language_pack("de"))
    assert doc.span(found.start, found.end).text == found.quantity.text == "mindestens zwei"


WRITTEN = {"de": lambda n: f"{n:,}".replace(",", "."), "en": lambda n: f"{n:,}"}
BOUNDS = [(code, kind) for code in known_languages() for kind in ("least", "most", "about", "")]


@given(st.sampled_from(BOUNDS), st.integers(2, 10**9).filter(lambda n: not 1900 <= n <= 2100))
def test_a_range_holds_the_number_that_its_text_states(bound: tuple[str, str], number: int) -> None:
    from ondit.claims.numerals import FILE, NumberWords

    code, kind = bound
    pack = language_pack(code)
    words = getattr(pack.table(FILE, NumberWords), kind) if kind else ("",)
    for word in words:
        text = f"{word} {WRITTEN[code](number)} Xyz".strip()
        (found,) = find_quantities(counted(text), pack, times=())
        low, high = found.quantity.min, found.quantity.max
        assert low is None or low <= number
        assert high is None or number <= high
        assert low is not None or high is not None
        assert found.quantity.approximate == (kind == "about")


@given(st.sampled_from(known_languages()), st.integers(2, 100_000), st.integers(2, 100_000))
def test_both_ends_of_a_range_are_kept(code: str, one: int, other: int) -> None:
    low, high = sorted((one, other))
    if 1900 <= low <= 2100 or low == high:
        return
    text = f"{WRITTEN[code](low)} - {WRITTEN[code](high)} Xyz"
    (found,) = find_quantities(counted(text), language_pack(code), times=())
    assert (found.quantity.min, found.quantity.max) == (low, high)


UNITS = {
    1: "ein", 2: "zwei", 3: "drei", 4: "vier", 5: "fünf", 6: "sechs", 7: "sieben", 8: "acht", 9: "neun", 10: "zehn",
    11: "elf", 12: "zwölf", 13: "dreizehn", 14: "vierzehn", 15: "fünfzehn", 16: "sechzehn", 17: "siebzehn",
    18: "achtzehn", 19: "neunzehn",
}  # fmt: skip
TENS = ("", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")


def in_german(number: int) -> str:
    """A number in one German word, by the rules of the language and not by the pack."""
    if number >= 1000:
        rest = number % 1000
        return in_german(number // 1000) + "tausend" + (in_german(rest) if rest else "")
    if number >= 100:
        rest = number % 100
        return UNITS[number // 100] + "hundert" + (in_german(rest) if rest else "")
    if number < 20:
        return UNITS[number]
    ten, unit = divmod(number, 10)
    return (UNITS[unit] + "und" if unit else "") + TENS[ten]


@given(st.integers(2, 999_999))
def test_every_german_number_word_is_read(number: int) -> None:
    (found,) = find_quantities(counted(f"{in_german(number)} Xyz"), language_pack("de"), times=())
    assert (found.quantity.min, found.quantity.max) == (number, number)


@given(st.text(alphabet="0123456789.,- abcxyzTM€%:/", max_size=60), st.sampled_from(known_languages()))
def test_no_text_breaks_it(text: str, code: str) -> None:
    doc = counted(" ".join(text.split()) or "x")
    for found in find_quantities(doc, language_pack(code), times=()):
        assert found.quantity.text is not None
        assert found.quantity.text in doc.text
        assert 0 <= found.start < found.end <= len(doc.tokens)
