from __future__ import annotations

import dataclasses

import pytest
from tests.making import credit, reading, report, span, statement

from ondit.provenance.citations import MEANT
from ondit.provenance.dates import not_younger
from ondit.provenance.derivations import derivations_of
from ondit.provenance.outlets import host_key
from ondit.records import Derivation, Link, Reading

ENGLISH = "Chile buys radars from Finland, an official told the Adriatic Monitor. Santiago pays 90 million euros."
GERMAN = "Chile kauft Radare aus Finnland. Santiago zahlt 90 Millionen Euro.\n\nQuelle: monitor.example"


def monitor(**changes: object) -> Reading:
    page = {"id": "r1", "language": "en", "outlet": "The Adriatic Monitor", "domain": "monitor.example"} | changes
    return reading(report(ENGLISH, **page))


def german(text: str = GERMAN, **changes: object) -> Reading:
    page = {"id": "r2", "language": "de", "outlet": "Küstenbote"} | changes
    return reading(report(text, **page))


def only(found: tuple[Derivation, ...]) -> Derivation:
    assert len(found) == 1
    return found[0]


def pairs(*readings: Reading) -> set[tuple[str, str]]:
    return {(found.report, found.origin) for found in derivations_of(readings)}


def test_a_credit_line_across_languages_is_a_translation() -> None:
    line = credit(GERMAN, "Quelle: monitor.example", None, "monitor.example")
    found = only(derivations_of((monitor(), german(credits=(line,)))))
    assert (found.report, found.origin, found.kind, found.explicit) == ("r2", "r1", "translate", True)
    assert found.because[0].code == "credit-line"
    assert found.because[0].text == "Küstenbote credits monitor.example"
    assert found.because[0].evidence == (span(GERMAN, "Quelle: monitor.example"),)


def test_a_credit_line_in_one_language_is_a_citation() -> None:
    text = "Chile buys radars from Finland. Santiago pays 90 million euros.\nSource: Adriatic Monitor"
    line = credit(text, "Source: Adriatic Monitor", "Adriatic Monitor")
    found = only(derivations_of((monitor(), german(text, language="en", credits=(line,)))))
    assert found.kind == "cite"


def test_the_second_credit_of_a_page_is_no_translation() -> None:
    text = "Chile kauft Radare.\nQuelle: Andere\nQuelle: monitor.example"
    lines = (credit(text, "Quelle: Andere", "Andere"), credit(text, "Quelle: monitor.example", None, "monitor.example"))
    assert only(derivations_of((monitor(), german(text, credits=lines)))).kind == "cite"


def test_a_translation_says_so() -> None:
    text = "Chile kauft Radare.\nÜbersetzt aus dem Adriatic Monitor"
    line = credit(text, "Übersetzt aus dem Adriatic Monitor", "Adriatic Monitor", link="translates")
    found = only(derivations_of((monitor(), german(text, credits=(line,)))))
    assert (found.kind, found.because[0].code) == ("translate", "translation-credit")


@pytest.mark.parametrize(
    "name", ["the Adriatic Monitor", "Adriatic Monitor's", "„Adriatic Monitor“", "ADRIATIC MONITOR", "Adriatic-Monitor"]
)
def test_a_voice_of_a_chain_is_a_citation(name: str) -> None:
    text = f"Chile buys radars from Finland for 90 million euros, {name} reported."
    chain = (Link("v0", None, "outlet", "publishes", ()), Link("v1", name, "outlet", "cites", (span(text, name),)))
    said = statement(text, "Chile buys radars", voice="v1", chain=chain)
    page = report(text, id="r2", language="en", outlet="Other")
    found = only(derivations_of((monitor(), reading(page, said))))
    assert (found.origin, found.kind, found.because[0].code) == ("r1", "cite", "cited-voice")
    assert found.because[0].evidence == (span(text, name),)


@pytest.mark.parametrize(
    "text",
    [
        "Wie der „Adriatic Monitor“ am Montag berichtete, kauft Chile Radare.",
        "Chile kauft Radare. Das meldet die Zeitung Adriatic Monitor.",
        "Laut dem Adriatic Monitor kauft Chile Radare in Finnland.",
        "Ein Beamter sagte dem Adriatic Monitor, Chile kaufe Radare.",
    ],
)
def test_a_citation_in_the_text_alone(text: str) -> None:
    found = only(derivations_of((monitor(), german(text))))
    assert (found.kind, found.because[0].code) == ("cite", "cited-in-text")
    assert "Adriatic Monitor" in found.because[0].evidence[0].text


def test_the_best_shown_counts_and_the_others_are_told() -> None:
    text = "Laut Adriatic Monitor kauft Chile Radare.\nQuelle: monitor.example"
    line = credit(text, "Quelle: monitor.example", None, "monitor.example")
    found = only(derivations_of((monitor(), german(text, credits=(line,)))))
    assert [reason.code for reason in found.because] == ["credit-line", "cited-in-text"]


def test_only_who_is_named_with_citing_words() -> None:
    assert not pairs(monitor(), german("Der Adriatic Monitor wurde an Chile verkauft. Finnland staunt."))


def test_another_matter_is_not_meant() -> None:
    text = "Wie der Adriatic Monitor berichtet, spielen die Adler am Samstag in Kassel."
    assert not pairs(monitor(), german(text))


def test_the_younger_is_not_the_origin() -> None:
    text = "Laut Adriatic Monitor kauft Chile Radare."
    old, new = "2024-01-05", "2024-01-06"
    assert not pairs(monitor(published=new), german(text, published=old))
    assert pairs(monitor(published=old), german(text, published=new)) == {("r2", "r1")}
    assert pairs(monitor(published=None), german(text, published=old)) == {("r2", "r1")}


@pytest.mark.parametrize(
    ("origin", "later", "expected"),
    [
        ("2024-01-05", "2024-01-05", True),
        ("2024-01", "2024-01-05", True),
        ("2024-01-05T10:00:00Z", "2024-01-05T09:00:00Z", False),
        ("2024-01-05T10:00:00Z", "2024-01-05T09:00:00+05:00", True),
        ("2024-01-06T01:00:00Z", "2024-01-05", False),
    ],
)
def test_dates_are_compared_as_far_as_they_go(origin: str, later: str, *, expected: bool) -> None:
    assert not_younger(report("x", published=origin), report("y", published=later)) is expected


def test_an_outlet_does_not_derive_from_itself() -> None:
    again = german("Laut Adriatic Monitor kauft Chile Radare.", outlet="Adriatic Monitor", id="r3")
    assert not pairs(monitor(), again)


def test_of_several_reports_of_an_outlet_the_one_on_the_matter_is_meant() -> None:
    sport = reading(report("Eagles win in Kassel, Chile loses.", id="r0", language="en", outlet="Adriatic Monitor"))
    text = "Laut Adriatic Monitor kauft Chile Radare für 90 Millionen Euro, Santiago schweigt."
    assert pairs(sport, monitor(), german(text)) == {("r2", "r1")}


def test_a_common_word_is_a_name_only_with_a_sign() -> None:
    zeit = reading(report("Chile kauft Radare.", id="r1", outlet="Zeit"))
    assert not pairs(zeit, german("Laut Plan hat Chile Zeit, berichtet das Amt."))
    assert pairs(zeit, german("Die „Zeit“ berichtet, Chile kaufe Radare. Chile kauft Radare.")) == set()
    longer = "Die „Zeit“ berichtet, Chile kaufe Radare. Nach Finnland reist niemand."
    own = reading(report("Chile kauft Radare, Finnland liefert. Radare kosten viel.", id="r1", outlet="Zeit"))
    assert pairs(own, german(longer)) == {("r2", "r1")}


def test_known_abbreviations_are_names() -> None:
    text = "Chile kauft Radare aus Finnland.\nQuelle: AFP"
    agency = reading(report("Chile kauft Radare aus Finnland.", id="r1", outlet="Agence France-Presse"))
    line = credit(text, "Quelle: AFP", "AFP")
    assert pairs(agency, german(text, credits=(line,))) == {("r2", "r1")}


def test_a_language_without_a_pack_still_has_credits() -> None:
    text = "Santiago achète des radars.\nSource : monitor.example"
    line = credit(text, "Source : monitor.example", None, "monitor.example")
    assert pairs(monitor(), german(text, language="fr", credits=(line,))) == {("r2", "r1")}


def test_names_everywhere_are_linear_work() -> None:
    text = "Laut Adriatic Monitor " * 20_000
    assert len(derivations_of((monitor(), german(text)))) <= 1


def test_a_crowd_of_reports_of_one_outlet() -> None:
    many = [
        dataclasses.replace(one, report=dataclasses.replace(one.report, id=f"m{n}"))
        for n, one in enumerate([monitor()] * 300)
    ]
    assert 0 < len(pairs(*many, german("Laut Adriatic Monitor kauft Chile Radare."))) <= MEANT


def test_a_host_names_its_outlet() -> None:
    text = "Chile kauft Radare, Santiago schweigt.\nQuelle: www.adriaticmonitor.example"
    line = credit(text, "Quelle: www.adriaticmonitor.example", None, "www.adriaticmonitor.example")
    named = monitor(domain=None)
    assert pairs(named, german(text, credits=(line,))) == {("r2", "r1")}


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("edition.cnn.com", ("cnn",)),
        ("news.bbc.co.uk", ("bbc",)),
        ("der-bote.example", ("der", "bote")),
        ("localhost", ()),
    ],
)
def test_the_name_in_a_host(host: str, expected: tuple[str, ...]) -> None:
    assert host_key(host) == expected
