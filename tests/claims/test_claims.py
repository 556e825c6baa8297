"""Whole sentences and short reports, read with the arms-transfers pack."""

from __future__ import annotations

import pytest

from ondit.reading import read_text
from ondit.records import Claim, Item, Party, Quantity, Reading


def claims(text: str, language: str) -> tuple[Claim, ...]:
    return read_text(text, language=language, published="2024-05-06").claims


def line(claim: Claim) -> str:
    """A claim as `IR > RU: delivered`, uncertain sides in brackets."""
    frame = claim.frame or {}
    unsure = frame["uncertain"]
    assert isinstance(unsure, tuple)
    sides = []
    for role in ("supplier", "recipient"):
        side = frame[role]
        name = (side.code or side.name) if isinstance(side, Party) else "-"
        sides.append(f"({name})" if role in unsure else name)
    return f"{sides[0]} > {sides[1]}: {frame['stage']}"


def lines(text: str, language: str) -> list[str]:
    return [line(claim) for claim in claims(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France delivered three howitzers to Denmark on Monday.", "FR > DK: delivered"),
        ("Three howitzers were delivered to Denmark by France.", "FR > DK: delivered"),
        ("Egypt signed a deal with Italy for six frigates.", "(IT) > (EG): contracted"),
        ("Egypt wants to buy six frigates from Italy.", "IT > EG: considered"),
        ("Norway has pledged Ukraine 22 tanks.", "NO > UA: announced"),
        ("Spain halted the export of missiles to Saudi Arabia.", "ES > SA: suspended"),
        ("Germany has approved the sale of two submarines to Egypt.", "DE > EG: approved"),
        ("Peru cancelled the purchase of four helicopters from Russia.", "RU > PE: cancelled"),
        ("Croatia has asked Sweden for anti-ship missiles.", "SE > HR: requested"),
        ("Kenya orders four Turkish patrol boats.", "(TR) > KE: contracted"),
    ],
)
def test_english(text: str, expected: str) -> None:
    assert lines(text, "en") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Frankreich lieferte am Montag drei Haubitzen an Dänemark.", "FR > DK: delivered"),
        ("Dänemark bekam von Frankreich drei Haubitzen.", "FR > DK: delivered"),
        ("Ägypten will sechs Fregatten von Italien kaufen.", "IT > EG: considered"),
        ("Der Erwerb von Fregatten aus Italien durch Ägypten ist beschlossen.", "IT > EG: announced"),
        ("Norwegen hat der Ukraine 22 Kampfpanzer zugesagt.", "NO > UA: announced"),
        ("Spanien stoppt die Ausfuhr von Raketen nach Saudi-Arabien.", "ES > SA: suspended"),
        ("Berlin hat den Export von zwei U-Booten nach Ägypten genehmigt.", "DE > EG: approved"),
        ("Südkorea bietet Chile zwei U-Boote an.", "KR > CL: offered"),
        ("Russland baut mit iranischer Hilfe eine Drohnenfabrik.", "IR > RU: in-production"),
        ("Die Iraner führten den Russen Raketen vor.", "IR > RU: shown"),
    ],
)
def test_german(text: str, expected: str) -> None:
    assert lines(text, "de") == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Iran denied the missile strike on Erbil.", "en"),
        ("The arms race between India and Pakistan goes on.", "en"),
        ("Police seized weapons from Turkey in Athens.", "en"),
        ("Would Germany deliver missiles to Ukraine if Washington asked?", "en"),
        ("The striker has signed a contract with Turin.", "en"),
        ("Bei einem Raketenangriff auf Odessa starben zwei Menschen.", "de"),
        ("Israel und die Hamas vereinbarten eine Waffenruhe.", "de"),
        ("Der Iran hat Raketen auf Israel abgefeuert.", "de"),
        ("Der Verein hat einen Stürmer aus Italien gekauft.", "de"),
    ],
)
def test_no_transfer(text: str, language: str) -> None:
    assert lines(text, language) == []


def test_not_behind_a_comma_denies_what_follows_it() -> None:
    found = claims("Austria has suspended the export of 32 tanks to Tunisia, not cancelled it.", "en")
    assert found
    assert all(claim.denying == () for claim in found)


def test_how_many_and_of_which_type() -> None:
    (claim,) = claims("Armenia has ordered 18 Zuzana 2 howitzers from Slovakia.", "en")
    assert claim.frame is not None
    item, count = claim.frame["item"], claim.frame["quantity"]
    assert isinstance(item, Item)
    assert isinstance(count, Quantity)
    assert (item.designation, item.category) == ("Zuzana 2", "III")
    assert (count.min, count.max, count.text) == (18, 18, "18")
    assert claim.text == "Armenia has ordered 18 Zuzana 2 howitzers from Slovakia."


def test_marks_are_the_words_of_trigger_and_roles() -> None:
    text = "Kenia hat vier Patrouillenboote in der Türkei bestellt."
    (claim,) = claims(text, "de")
    marks = claim.supporting[0].because
    assert {mark.rule for mark in marks} == {"arms-transfers/kaufen"}
    assert all(text[mark.start : mark.end] == mark.text for mark in marks)
    assert {"Kenia", "vier", "Patrouillenboote", "Türkei", "bestellt"} == {mark.text for mark in marks}


def test_a_denial_is_kept_with_who_denies() -> None:
    reading = read_text("Das Ministerium dementiert, dass die Ausfuhr von Panzern nach Tunesien gestoppt worden sei.")
    (claim,) = reading.claims
    assert line(claim) == "- > TN: suspended"
    assert claim.supporting == ()
    (said,) = claim.denying
    assert _statement(reading, said.statement).stance.voice == "CT-"


def test_a_negation_denies() -> None:
    (claim,) = claims("Belarus has not received missiles from Russia, the ministry said.", "en")
    assert line(claim) == "RU > BY: delivered"
    assert claim.supporting == ()
    assert len(claim.denying) == 1


def test_a_headline_joins_the_body() -> None:
    text = "Kenya orders patrol boats\n\nKenya has ordered four patrol boats from Turkey, an official said."
    (claim,) = claims(text, "en")
    assert line(claim) == "TR > KE: contracted"
    assert len(claim.supporting) == 2


def test_other_numbers_contradict_each_other() -> None:
    text = (
        "Kenya has ordered four patrol boats from Turkey, an official said. "
        "The opposition said that Kenya had ordered nine patrol boats from Turkey."
    )
    one, other = claims(text, "en")
    assert [relation.claim for relation in one.contradicts] == [other.id]
    assert [relation.claim for relation in other.contradicts] == [one.id]
    assert one.contradicts[0].because[0].code == "quantity"


def test_a_later_stage_updates_an_earlier_one() -> None:
    text = (
        "Kenia verhandelte im März mit der Türkei über den Kauf von Patrouillenbooten. "
        "Inzwischen hat die Türkei vier Patrouillenboote an Kenia geliefert."
    )
    first, second = claims(text, "de")
    assert [relation.claim for relation in second.updates] == [first.id]
    assert first.updates == ()


def test_the_date_belongs_to_its_stage() -> None:
    (claim,) = claims("Die Türkei lieferte im April zwölf Drohnen an Mali.", "de")
    assert claim.frame is not None
    dates = claim.frame["dates"]
    assert isinstance(dates, dict)
    assert {stage: when.value for stage, when in dates.items()} == {"delivered": "2024-04"}


def test_the_same_report_gives_the_same_ids() -> None:
    text = "Mali has received twelve drones from Turkey."
    assert [claim.id for claim in claims(text, "en")] == [claim.id for claim in claims(text, "en")]


def test_each_claim_rests_on_statements_of_its_report() -> None:
    reading = read_text("Wie die Zeitung berichtet, hat Mali von der Türkei zwölf Drohnen erhalten.", language="de")
    known = {statement.id for statement in reading.statements}
    said = [said for claim in reading.claims for said in (*claim.supporting, *claim.denying)]
    assert said
    assert all(one.report == reading.report.id and one.statement in known for one in said)


def _statement(reading: Reading, number: str):  # type: ignore[no-untyped-def]
    return next(statement for statement in reading.statements if statement.id == number)


def test_each_language_keeps_its_own_words_whichever_was_read_first() -> None:
    english, german = (
        "France delivered three howitzers to Denmark.",
        "Frankreich hat drei Haubitzen an Dänemark geliefert.",
    )
    told = [lines(english, "en"), lines(german, "de"), lines(english, "en")]
    assert told == [["FR > DK: delivered"]] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In March Canada had delivered twelve drones to Mali.", "CA > ML: delivered"),
        ("In 2019 Canada delivered twelve drones to Mali.", "CA > ML: delivered"),
        ("The minister said that Canada had delivered twelve drones to Mali.", "CA > ML: delivered"),
    ],
)
def test_what_stands_before_a_name_is_no_part_of_it(text: str, expected: str) -> None:
    assert lines(text, "en") == [expected]
