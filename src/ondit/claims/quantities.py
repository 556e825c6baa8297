"""How many: the numbers of a text that count things, each as a range whose ends count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ondit.annotate.document import Document
from ondit.claims.amounts import Amount, amount_at
from ondit.claims.atoms import Atom, joined_to, sentences_of, token_of, token_range
from ondit.claims.money import find_money
from ondit.claims.numerals import Numerals, numerals_of
from ondit.packs.language import LanguagePack
from ondit.records import Quantity, Time
from ondit.temporal.find import find_times

COUNTED = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})  # what a number that counts may stand before
NAMED = frozenset({"NOUN", "PROPN", "X"})
ENDS = frozenset({"(", "[", "#", "§", "№", "°"})  # marks before a number that counts nothing
BEHIND = frozenset({"%", "‰", "°", "€", "$", "£", "¥"})
YEARS = range(1900, 2101)
LISTED = frozenset(".)")  # behind the number of a list's point
OLDEST = 120  # years that a person may have
ROUND = 100  # a number between the years that is a multiple of this may count things


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """Tokens start to end (not included). article: no number says it, only an article does (a ship, ein Schiff)."""

    start: int
    end: int
    quantity: Quantity
    article: bool = False


def find_quantities(
    doc: Document,
    pack: LanguagePack,
    *,
    times: Sequence[Time] | None = None,
    taken: Sequence[tuple[int, int]] = (),
    articles: bool = False,
) -> tuple[FoundQuantity, ...]:
    """The numbers that count things, in text order.

    No quantity: dates and lengths of time, years, measures (155 mm), sums of money, shares, ranks, scores, numbers that
    are a name's part. times: the report's times if they are known already. taken: token ranges whose numbers belong
    to something else (names of types). articles: also what only an article counts. More than 40 begins at 40: the
    words round off, and a range must hold the number that its text states. Raises PackError.
    """
    numerals = numerals_of(pack)
    found = [each for atoms in sentences_of(doc) for each in _in_sentence(doc, atoms, numerals, articles=articles)]
    if not found:
        return ()
    dated = [
        (t.start, t.end) for t in (find_times(doc, pack, None) if times is None else times) if not t.text.isdecimal()
    ]
    sums = [(each.start, each.end) for each in find_money(doc, pack)]
    busy = _covered(doc, dated, [*taken, *sums])
    return tuple(each for each in found if busy.isdisjoint(range(each.start, each.end)))


def _covered(doc: Document, chars: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> set[int]:
    busy = {at for start, end in taken for at in range(start, end)}
    for start, end in chars:
        busy.update(range(doc.token_at(start), doc.token_at(end - 1) + 1))
    return busy


def _in_sentence(doc: Document, atoms: list[Atom], numerals: Numerals, *, articles: bool) -> Iterator[FoundQuantity]:
    at = 0
    while at < len(atoms):
        amount = amount_at(numerals, atoms, at)
        if amount is None:
            if articles and _is_article(doc, atoms, at, numerals):
                start, end = token_range(doc, atoms, at, at + 1)
                yield FoundQuantity(start, end, Quantity(atoms[at].text, 1, 1, False), article=True)
            at += 1
            continue
        quantity = _counts(doc, atoms, amount, numerals) and _quantity(doc, atoms, amount)
        if quantity:
            yield FoundQuantity(*token_range(doc, atoms, amount.start, amount.end), quantity)
        at = amount.end


def _is_article(doc: Document, atoms: Sequence[Atom], at: int, numerals: Numerals) -> bool:
    token = token_of(doc, atoms, at) if atoms[at].lower in numerals.words.articles else None
    return token is not None and token.pos in ("DET", "NUM")


def _counts(doc: Document, atoms: Sequence[Atom], amount: Amount, numerals: Numerals) -> bool:
    """Whether the number counts things."""
    return _free_before(atoms, amount, numerals) and _free_behind(doc, atoms, amount, numerals)


def _free_before(atoms: Sequence[Atom], amount: Amount, numerals: Numerals) -> bool:
    at, end = amount.start - 1, amount.end
    mark = atoms[end].text if end < len(atoms) else ""
    if at < 0:
        return not (amount.plain.digits and mark in LISTED)
    if atoms[at].text == "," == mark and amount.plain.digits and not amount.bounded and amount.plain.value < OLDEST:
        return False  # an age
    if atoms[at].text == "." and at >= 1 and atoms[at].glued:
        at -= 1  # Nr. 12, No. 9
    word = atoms[at]
    if word.text in ENDS or word.text in BEHIND or word.lower in numerals.named:
        return False
    short = word.is_word and word.text.isupper() and 1 <= len(word.text) <= 5
    return amount.bounded or not short or word.text in numerals.words.abbreviations or len(atoms[at].text) == 1


def _free_behind(doc: Document, atoms: Sequence[Atom], amount: Amount, numerals: Numerals) -> bool:
    end = amount.end
    if end == len(atoms):
        return not _is_year(amount) and not _ends_name(doc, atoms, amount)
    after = atoms[end]
    if after.glued and (after.text[0].isalnum() or after.text in BEHIND or joined_to(atoms, end) is not None):
        return False
    if after.glued and after.text in ":/" and end + 1 < len(atoms) and atoms[end + 1].is_number:
        return False
    if after.text in BEHIND or after.lower in numerals.measures:
        return False
    if after.text == numerals.words.ordinal and after.glued and amount.plain.digits and end + 1 < len(atoms):
        return False
    following = token_of(doc, atoms, end)
    counts = following is not None and following.pos in COUNTED
    if _is_year(amount) and not (counts and amount.plain.value % ROUND == 0):
        return False
    if atoms[amount.at].lower in numerals.words.shy and not counts:
        return False
    if following is not None and following.number == "Sing" and following.pos == "NOUN" and amount.plain.value > 1:
        return amount.bounded or not _ends_name(doc, atoms, amount)  # the Adria 24 portal
    return counts or amount.bounded or not _ends_name(doc, atoms, amount)


def _is_year(amount: Amount) -> bool:
    plain = amount.plain
    return plain.digits and not plain.scaled and plain.end - amount.at == 1 and plain.value in YEARS


def _ends_name(doc: Document, atoms: Sequence[Atom], amount: Amount) -> bool:
    """Whether the number closes a name, as in quay 9, Gleis vier, Zuzana 2: a noun before it and none behind."""
    if amount.start == 0 or amount.bounded or not atoms[amount.start - 1].is_word:
        return False
    before = token_of(doc, atoms, amount.start - 1)
    return before is not None and before.pos in NAMED


def _quantity(doc: Document, atoms: Sequence[Atom], amount: Amount) -> Quantity | None:
    """The range; None where no whole number of things is meant."""
    ends = (amount.low, amount.high)
    if any(end is not None and end.denominator != 1 for end in ends) or amount.plain.value == 0:
        return None
    low, high = (None if end is None else int(end) for end in ends)
    text = doc.text[atoms[amount.start].start : atoms[amount.end - 1].end]
    return Quantity(text, low, high, amount.approximate)
