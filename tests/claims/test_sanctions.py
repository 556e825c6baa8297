"""Sentences read with the sanctions pack: the second domain, which no code knows."""

from __future__ import annotations

import pytest

from ondit.claims.compare import compatible
from ondit.packs.domain import domain_pack
from ondit.reading import read_text
from ondit.records import Claim, Item, Party


def claims(text: str, language: str) -> list[Claim]:
    found = read_text(text, language=language, published="2024-05-06").claims
    return [claim for claim in found if claim.pack == "sanctions"]


def line(claim: Claim) -> str:
    """A claim as `EU > BY: adopted`, uncertain sides in brackets."""
    frame = claim.frame or {}
    unsure = frame["uncertain"]
    assert isinstance(unsure, tuple)
    sides = []
    for role in ("sender", "target"):
        side = frame[role]
        name = (side.code or side.name) if isinstance(side, Party) else "-"
        sides.append(f"({name})" if role in unsure else name)
    return f"{sides[0]} > {sides[1]}: {frame['stage']}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A travel ban on Belarusian officials was imposed by Lithuania on Tuesday.", "LT > (BY): adopted"),
        ("Sanctions on Venezuela were eased by Washington after the vote.", "US > VE: eased"),
        ("London will freeze the assets of two Russian banks, the Treasury said.", "GB > (RU): prepared"),
        ("Tokyo is mulling an export ban on North Korea.", "JP > KP: considered"),
        ("Ukraine called on the European Union to impose an import ban on Russia.", "EU > RU: demanded"),
        ("The European Union agreed to lift its sanctions on Syria.", "EU > SY: lifted"),
        ("The United States threatened Colombia with sanctions on Sunday.", "US > CO: threat"),
        ("The minister said sanctions against Georgia were being prepared by Poland.", "PL > GE: prepared"),
        ("The United States removed Syria from its sanctions list.", "US > SY: lifted"),
        ("New US sanctions against Iran took effect on Monday.", "US > IR: in-force"),
    ],
)
def test_english(text: str, expected: str) -> None:
    assert [line(claim) for claim in claims(text, "en")] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gegen Belarus verhängte Litauen am Dienstag ein Einreiseverbot.", "LT > BY: adopted"),
        ("Der UN-Sicherheitsrat verlängerte das Waffenembargo gegen den Südsudan.", "UN > SS: extended"),
        ("Die Sanktionen gegen Venezuela wurden von den USA gelockert.", "US > VE: eased"),
        ("London will das Vermögen russischer Banken einfrieren.", "GB > (RU): prepared"),
        ("Tokio erwägt ein Handelsembargo gegen Myanmar.", "JP > MM: considered"),
        ("Die EU hat beschlossen, die Sanktionen gegen Syrien aufzuheben.", "EU > SY: lifted"),
        ("Die USA drohten Kolumbien am Sonntag mit Sanktionen.", "US > CO: threat"),
        ("Die Außenminister der EU billigten ein neues Sanktionspaket gegen den Iran.", "EU > IR: adopted"),
        ("Nach Angaben des Ministers bereitet Polen Sanktionen gegen Georgien vor.", "PL > GE: prepared"),
        ("Die USA strichen Syrien von der Sanktionsliste.", "US > SY: lifted"),
    ],
)
def test_german(text: str, expected: str) -> None:
    assert [line(claim) for claim in claims(text, "de")] == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Could Canada impose sanctions on Haiti?", "en"),
        ("If Russia attacks, the European Union will impose sanctions on Moscow.", "en"),
        ("China condemned the sanctions against Russia.", "en"),
        ("Russian exports to India grew despite sanctions imposed by the European Union.", "en"),
        ("The court sanctioned the sale of the yacht to Italy.", "en"),
        ("The referee imposed sanctions on two players from Italy.", "en"),
        ("An embargo on the report was lifted at noon in Germany.", "en"),
        ("Two firms from Turkey circumvented the sanctions that the European Union had imposed on Russia.", "en"),
        ("Cuba's economy suffers under the US embargo.", "en"),
        ("Ukraine demanded to impose sanctions on Russia.", "en"),
        ("Könnte Kanada Sanktionen gegen Haiti verhängen?", "de"),
        ("Falls Russland angreift, wird die EU Sanktionen gegen Moskau verhängen.", "de"),
        ("China verurteilte die Sanktionen gegen Russland.", "de"),
        ("Russlands Ausfuhren nach Indien wuchsen trotz der Sanktionen der EU.", "de"),
        ("Das Gericht sanktionierte den Verkauf der Jacht nach Italien.", "de"),
        ("Der Schiedsrichter verhängte Sanktionen gegen zwei Spieler aus Italien.", "de"),
        ("Dem Präsidenten drohen Sanktionen der eigenen Partei.", "de"),
        ("Zwei Firmen aus der Türkei umgingen die Sanktionen, die die EU gegen Russland verhängt hatte.", "de"),
        ("Kubas Wirtschaft leidet unter dem US-Embargo.", "de"),
        ("Die Ukraine fordert, Sanktionen gegen Russland zu verhängen.", "de"),
    ],
)
def test_no_sanction(text: str, language: str) -> None:
    assert [line(claim) for claim in claims(text, language)] == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Norway is considering lifting its arms embargo against Turkey.", "en", "NO > TR: lifting-discussed"),
        ("Norwegen hat die Aufhebung des Waffenembargos gegen die Türkei beschlossen.", "de", "NO > TR: lifted"),
        ("Norway has proposed to extend its arms embargo against Turkey.", "en", None),
    ],
)
def test_a_stage_within_another(text: str, language: str, expected: str | None) -> None:
    assert [line(claim) for claim in claims(text, language)] == ([expected] if expected else [])


def test_a_negation_denies() -> None:
    (claim,) = claims("Norway has not imposed sanctions on Israel, the ministry said.", "en")
    assert line(claim) == "NO > IL: adopted"
    assert claim.supporting == ()
    assert len(claim.denying) == 1


def test_the_measure_has_its_category_and_the_claim_its_sentence() -> None:
    (claim,) = claims("Australia has imposed an oil embargo on Syria.", "en")
    frame = claim.frame or {}
    measure = frame["measure"]
    assert isinstance(measure, Item)
    assert (measure.name, measure.category) == ("oil embargo", "energy")
    assert claim.text == "Imposed by Australia: oil embargo on Syria."
    assert "mode" not in frame


def test_what_ends_a_sanction_updates_it() -> None:
    text = "Norway imposed an arms embargo on Turkey in 2019. In April Norway lifted the arms embargo against Turkey."
    first, second = claims(text, "en")
    assert [relation.claim for relation in second.updates] == [first.id]
    assert second.updates[0].because[0].code == "stage"


def test_one_report_may_hold_claims_of_several_domains() -> None:
    text = "Norway has imposed sanctions on Georgia. Georgia has received twelve drones from Turkey."
    found = read_text(text, language="en", published="2024-05-06").claims
    assert {claim.pack for claim in found} == {"arms-transfers", "sanctions"}


def test_names_of_both_languages_meet() -> None:
    (english,) = claims("Norway has imposed an arms embargo on Turkey.", "en")
    (german,) = claims("Norwegen hat ein Waffenembargo gegen die Türkei verhängt.", "de")
    assert compatible(english.frame or {}, german.frame or {}, domain_pack("sanctions")).verdict == "same"
