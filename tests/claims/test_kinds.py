"""Whether two items can be the same thing."""

from __future__ import annotations

import pytest
from tests.claims.marked import ARMS, items_in

from ondit.claims.kinds import compare_items, kind_of, same_kind
from ondit.records import Item

PAIRS = [
    (("de", "Sie kaufen Haubitzen."), ("en", "They buy howitzers."), "same"),
    (("de", "Sie kaufen Haubitzen."), ("en", "They buy artillery."), "possible"),
    (("de", "Sie kaufen Haubitzen."), ("en", "They buy submarines."), "different"),
    (("de", "Sie kaufen Radhaubitzen Zuzana 2."), ("en", "They buy Zuzana 2 howitzers."), "same"),
    (("de", "Sie kaufen Radhaubitzen Zuzana 2."), ("en", "They buy howitzers."), "possible"),
    (("de", "Sie kaufen T-72-Panzer."), ("en", "They buy T-72B3 tanks."), "same"),
    (("de", "Sie kaufen Leopard 1."), ("en", "They buy Leopard 2 tanks."), "different"),
    (("de", "Sie kaufen das System S-300."), ("en", "They buy the S-400 system."), "different"),
    (("de", "Sie kaufen U-Boote vom Typ 214."), ("en", "They buy Type 214 submarines."), "same"),
    (("de", "Sie kaufen Mörsergranaten."), ("en", "They buy ammunition."), "possible"),
]


def item(code: str, sentence: str) -> Item:
    return items_in(sentence, code)[0].item


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_compare(one: tuple[str, str], other: tuple[str, str], expected: str) -> None:
    assert compare_items(item(*one), item(*other), ARMS) == expected
    assert compare_items(item(*other), item(*one), ARMS) == expected


def test_what_the_domain_does_not_know_stays_open() -> None:
    bread, butter, tanks = (Item(name, None, None) for name in ("bread", "butter", "tanks"))
    assert compare_items(bread, Item("Bread", None, None), ARMS) == "same"
    assert compare_items(bread, butter, ARMS) == "possible"
    assert compare_items(bread, tanks, ARMS) == "possible"
    assert not same_kind(bread, butter, ARMS)


@pytest.mark.parametrize(
    ("name", "designation", "kind"),
    [
        ("Radhaubitzen", None, "howitzer"),
        ("Flugabwehrsysteme", None, "air-defence"),
        ("vehicles", "Pandur", "apc"),
        ("Raketen", "Mistral", "manpads"),
        ("Mistral", "Mistral", None),
        ("tea", None, None),
    ],
)
def test_kind_of(name: str, designation: str | None, kind: str | None) -> None:
    assert kind_of(Item(name, designation, None), ARMS) == kind
