from __future__ import annotations

import pytest

from ondit.claims.rules import DomainFile
from ondit.claims.sentences import sentence_of
from ondit.packs.domain import domain_pack
from ondit.records import Frame, Item, Party, Quantity

NOBODY = Quantity(None, None, None, False)


def said(
    language: str,
    stage: str,
    supplier: str | None,
    recipient: str | None,
    *,
    type_: str | None = "Kite 4",
    many: str = "",
) -> str:
    thing = Item({"en": "patrol drones", "de": "Drohnen"}[language], type_, "IV")
    sides = {"supplier": supplier, "recipient": recipient}
    parties = {role: Party(name, None, "state") for role, name in sides.items() if name is not None}
    quantity = Quantity(many, 4, 4, False) if many else NOBODY
    frame: Frame = {"supplier": None, "recipient": None, **parties, "item": thing, "quantity": quantity, "stage": stage}
    return sentence_of(frame, domain_pack("arms-transfers"), language)


@pytest.mark.parametrize(
    ("language", "stage", "supplier", "recipient", "sentence"),
    [
        ("en", "delivered", "Norway", "Chile", "Norway has delivered Kite 4 patrol drones to Chile."),
        (
            "en",
            "contracted",
            "Norway",
            "United States",
            "The United States has ordered Kite 4 patrol drones from Norway.",
        ),
        (
            "en",
            "delivered",
            None,
            "Netherlands",
            "A supplier not named has delivered Kite 4 patrol drones to the Netherlands.",
        ),
        ("de", "delivered", "Norwegen", "Ukraine", "Norwegen hat Drohnen vom Typ Kite 4 an die Ukraine geliefert."),
        (
            "de",
            "requested",
            "Vereinigte Staaten",
            "Türkei",
            "Die Türkei hat bei den USA um Drohnen vom Typ Kite 4 gebeten.",
        ),
        (
            "de",
            "contracted",
            "Vereinigte Staaten",
            "Niederlande",
            "Die Niederlande haben Drohnen vom Typ Kite 4 bestellt, Lieferant: USA.",
        ),
        (
            "de",
            "shipped",
            None,
            "Irak",
            "Von einem nicht genannten Lieferanten an den Irak unterwegs: Drohnen vom Typ Kite 4.",
        ),
        ("de", "contracted", None, "Chile", "Chile hat Drohnen vom Typ Kite 4 bestellt, Lieferant: nicht genannt."),
    ],
)
def test_a_claim_is_a_sentence_of_its_language(
    language: str, stage: str, supplier: str | None, recipient: str | None, sentence: str
) -> None:
    assert said(language, stage, supplier, recipient) == sentence


def test_a_number_stands_before_the_thing() -> None:
    assert said("en", "talks", "Norway", "Chile", many="four") == (
        "There are talks on four Kite 4 patrol drones from Norway for Chile."
    )


@pytest.mark.parametrize("type_", [None, "drones", "DRONES"])
def test_a_type_that_the_words_hold_is_said_once(type_: str | None) -> None:
    assert said("en", "delivered", "Norway", "Chile", type_=type_) == "Norway has delivered patrol drones to Chile."


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_stage_makes_a_whole_sentence(language: str) -> None:
    pack = domain_pack("arms-transfers")

    for stage in pack.table("pack.yaml", DomainFile).stages:
        sentence = said(language, stage, None, None)
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert not set("{}[]|") & set(sentence)
