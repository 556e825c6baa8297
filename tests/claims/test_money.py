"""Sums of money."""

from __future__ import annotations

import pytest
from tests.claims.marked import doc_of

from ondit.claims.money import CurrencyWords, find_money
from ondit.packs.language import known_languages, language_pack

Sum = tuple[str, float | None, str | None]


def sums(text: str, code: str) -> list[Sum]:
    found = find_money(doc_of(text, code), language_pack(code))
    return [(each.money.text, each.money.amount, each.money.currency) for each in found]


@pytest.mark.parametrize(
    ("code", "sentence", "expected"),
    [
        ("de", "Es kostet 1,5 Millionen Euro.", ("1,5 Millionen Euro", 1.5e6, "EUR")),
        ("de", "Es kostet 162 Mio. Dollar.", ("162 Mio. Dollar", 162e6, "USD")),
        ("de", "Es kostet 40.000 € im Jahr.", ("40.000 €", 40e3, "EUR")),
        ("de", "Es kostet mehr als vier Millionen Euro.", ("mehr als vier Millionen Euro", 4e6, "EUR")),
        ("de", "Es kostet 5,4 Milliarden Peso.", ("5,4 Milliarden Peso", 5.4e9, None)),
        ("de", "Es kostet 30 Millionen polnische Zloty.", ("30 Millionen polnische Zloty", 30e6, "PLN")),
        ("de", "Es kostet USD 40 Millionen.", ("USD 40 Millionen", 40e6, "USD")),
        ("de", "Es kostet Hunderte Millionen Euro.", ("Hunderte Millionen Euro", None, "EUR")),
        ("de", "Es kostet zwei bis drei Millionen Euro.", ("zwei bis drei Millionen Euro", None, "EUR")),
        ("en", "It costs $162 million.", ("$162 million", 162e6, "USD")),
        ("en", "It costs $162m.", ("$162m", 162e6, "USD")),
        ("en", "It costs €1.5bn.", ("€1.5bn", 1.5e9, "EUR")),
        ("en", "It costs US$40bn.", ("US$40bn", 40e9, "USD")),
        ("en", "It costs more than $250 million.", ("more than $250 million", 250e6, "USD")),
        ("en", "It costs 30 million Czech crowns.", ("30 million Czech crowns", 30e6, "CZK")),
        ("en", "It costs 30 million crowns.", ("30 million crowns", 30e6, None)),
        ("en", "It costs £31million.", ("£31million", 31e6, "GBP")),
        ("en", "It costs hundreds of millions of dollars.", ("hundreds of millions of dollars", None, "USD")),
    ],
)
def test_a_sum_is_found(code: str, sentence: str, expected: Sum) -> None:
    assert sums(sentence, code) == [expected]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("de", "Sie kauften 40 Millionen Granaten."),
        ("de", "Der Euro stieg, der Dollar fiel."),
        ("en", "They won 40 times."),
        ("en", "The dollar fell."),
    ],
)
def test_what_is_no_sum(code: str, sentence: str) -> None:
    assert sums(sentence, code) == []


def test_every_currency_has_a_code_of_three_capitals() -> None:
    for code in known_languages():
        words = language_pack(code).table("currencies.yaml", CurrencyWords)
        assert all(len(key) == 3 and key.isupper() for key in (*words.signs, *words.names))
