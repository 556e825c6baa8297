"""Sums of money: a number with a currency before or behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ondit.annotate.document import Document
from ondit.claims.amounts import Amount, amount_at
from ondit.claims.atoms import Atom, sentences_of, starts_word, token_range
from ondit.claims.numerals import Numerals, numerals_of, phrase
from ondit.claims.tree import Hit, Node, longest, plant
from ondit.packs.language import LanguagePack
from ondit.records import Money

FILE = "currencies.yaml"


@dataclass(frozen=True, slots=True)
class CurrencyWords:
    """`currencies.yaml`: code (ISO 4217) -> its words.

    signs: before or behind the number, written up to it or not ($, US$, EUR). names: behind it; one that several
    currencies have (crowns) stands under both, and says none. filler: words between number and name (of, in).
    """

    signs: dict[str, tuple[str, ...]]
    names: dict[str, tuple[str, ...]]
    filler: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundMoney:
    """Tokens start to end (not included)."""

    start: int
    end: int
    money: Money


@dataclass(frozen=True, slots=True)
class Currencies:
    """What `currencies.yaml` comes to."""

    signs: Node[str]
    names: Node[str]
    filler: frozenset[str]


def find_money(doc: Document, pack: LanguagePack) -> tuple[FoundMoney, ...]:
    """The sums of money that a text names, in text order.

    The text has the words that bound the sum (more than four million euros), the amount is the number stated; None for
    ranges and open numbers (hundreds of millions). currency None: the word is that of several. Raises PackError.
    """
    numerals, currencies = numerals_of(pack), pack.made("claims.currencies", _make)
    return tuple(each for atoms in sentences_of(doc) for each in _in_sentence(doc, atoms, numerals, currencies))


def _make(pack: LanguagePack) -> Currencies:
    words = pack.table(FILE, CurrencyWords)
    signs: Node[str] = Node()
    names: Node[str] = Node()
    for node, table in ((signs, words.signs), (names, words.names)):
        for code, forms in table.items():
            for form in forms:
                plant(node, phrase(form), code)
    return Currencies(signs, names, frozenset(words.filler))


def _in_sentence(doc: Document, atoms: list[Atom], numerals: Numerals, currencies: Currencies) -> Iterator[FoundMoney]:
    at = 0
    while at < len(atoms):
        found = _sum_at(atoms, at, numerals, currencies)
        if found is None:
            at += 1
            continue
        start, amount, codes, end = found
        text = doc.text[atoms[start].start : atoms[end - 1].end]
        exact = amount.plain.value if amount.low == amount.high or (amount.bounded and not _is_range(amount)) else None
        value = None if exact is None or amount.plain.open else float(exact)
        money = Money(text, value, codes[0] if len(codes) == 1 else None)
        yield FoundMoney(*token_range(doc, atoms, start, end), money)
        at = end


def _is_range(amount: Amount) -> bool:
    return amount.low is not None and amount.high is not None and amount.low != amount.high


def _sum_at(
    atoms: Sequence[Atom], at: int, numerals: Numerals, currencies: Currencies
) -> tuple[int, Amount, tuple[str, ...], int] | None:
    """The first atom, the number, the codes and the end of a sum that begins at an atom."""
    sign = longest(currencies.signs, atoms, at) if starts_word(atoms, at) else None
    if sign is not None and sign.end < len(atoms):
        amount = amount_at(numerals, atoms, sign.end)
        if amount is not None:
            return at, amount, sign.values, amount.end
    amount = amount_at(numerals, atoms, at)
    if amount is None and sign is None:
        return _bounded_sign(atoms, at, numerals, currencies)
    if amount is None:
        return None
    behind = _currency(atoms, amount.end, currencies)
    return None if behind is None else (at, amount, behind.values, behind.end)


def _bounded_sign(
    atoms: Sequence[Atom], at: int, numerals: Numerals, currencies: Currencies
) -> tuple[int, Amount, tuple[str, ...], int] | None:
    """A bound before a sign: more than $250 million."""
    bound = longest(numerals.bounds, atoms, at)
    sign = longest(currencies.signs, atoms, bound.end) if bound and bound.end < len(atoms) else None
    amount = amount_at(numerals, atoms, sign.end) if sign is not None and sign.end < len(atoms) else None
    return None if sign is None or amount is None else (at, amount, sign.values, amount.end)


def _currency(atoms: Sequence[Atom], at: int, currencies: Currencies) -> Hit[str] | None:
    """The currency behind a number, a full stop of Mio. and a filler left out."""
    if at < len(atoms) and atoms[at].text == "." and atoms[at].glued:
        at += 1
    if at < len(atoms) and atoms[at].lower in currencies.filler:
        at += 1
    if at >= len(atoms):
        return None
    return longest(currencies.names, atoms, at) or longest(currencies.signs, atoms, at)
