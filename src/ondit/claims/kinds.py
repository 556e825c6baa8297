"""Whether two items can be the same thing, in whatever languages their words are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ondit.claims.atoms import atoms_of
from ondit.claims.tables import (
    Index,
    KindWords,
    index_of,
    is_variant,
    is_within,
    kinds_of,
    languages_of,
    name_key,
    rows_of,
)
from ondit.claims.tree import longest
from ondit.packs.domain import DomainPack
from ondit.records import Item

Likeness = Literal["same", "possible", "different"]


def compare_items(one: Item, other: Item, domain: DomainPack) -> Likeness:
    """Whether two items are the same type or kind of thing.

    Types: the same name, or one a variant of the other (T-72, T-72B3), is the same; any other two differ. Kinds: the
    same kind without a type is the same; a wider and a narrower one, or a type and its kind, are possible; so is a
    kind that the domain does not know, unless the words are the same.
    """
    if one.designation and other.designation:
        return "same" if is_variant(one.designation, other.designation) else "different"
    first, second = kind_of(one, domain), kind_of(other, domain)
    alike = not one.designation and not other.designation
    if first is None or second is None:
        return "same" if alike and one.name.casefold() == other.name.casefold() else "possible"
    if first == second:
        return "same" if alike else "possible"
    return (
        "possible"
        if is_within(kinds_of(domain), first, second) or is_within(kinds_of(domain), second, first)
        else "different"
    )


def kind_of(item: Item, domain: DomainPack) -> str | None:
    """The key of an item's kind, by its words in any language and its type; None if no table knows it."""
    rules = [rule for code in languages_of(domain) for rule in _rules_in(item.name, index_of(domain, code))]
    named, weak = (rules[0].kind, rules[0].weak) if rules else (None, False)
    rows = _kinds_of_name(item.designation, domain) if item.designation else ()
    if named is None or (weak and rows):
        return rows[0] if len(rows) == 1 else named
    return next((kind for kind in rows if is_within(kinds_of(domain), kind, named)), named)


def same_kind(one: Item, other: Item, domain: DomainPack) -> bool:
    """Whether both are of one kind, or one's kind belongs to the other's."""
    first, second = kind_of(one, domain), kind_of(other, domain)
    if first is None or second is None:
        return False
    return is_within(kinds_of(domain), first, second) or is_within(kinds_of(domain), second, first)


def _rules_in(name: str, index: Index) -> Iterator[KindWords]:
    """The rule whose words close a name: the head stands last."""
    atoms = atoms_of(name)
    for at in range(len(atoms)):
        hit = longest(index.kinds, atoms, at)
        if hit is not None and hit.end == len(atoms) and hit.values[0].rule.kind is not None:
            yield hit.values[0].rule
            return


def _by_name(domain: DomainPack) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows_of(domain):
        for name in row.names:
            found[name_key(name)] = tuple(dict.fromkeys((*found.get(name_key(name), ()), row.kind)))
    return found


def _kinds_of_name(designation: str, domain: DomainPack) -> tuple[str, ...]:
    """The kinds of the listed types that a name is, or is a variant of: the longest with which it begins."""
    known, key = domain.made("claims.by name", _by_name), name_key(designation)
    return next((known[key[:end]] for end in range(len(key), 0, -1) if key[:end] in known), ())
