from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ondit.annotate.document import Document
from ondit.annotate.pipeline import annotate
from ondit.entities.bodies import bodies_in, body_name
from ondit.entities.parties import find_parties
from ondit.packs.bodies import known_bodies, several
from ondit.packs.language import known_languages, language_pack
from ondit.records import Part

LANGUAGES = known_languages()

# A sentence, and what stands in it: words, canonical name, code, kind, role; the same cases in each language.
CASES = {
    "de": [
        ("Iranische Raketen gingen an Russland.",
         [("Iranische", "Iran", "IR", "state", "adjective"), ("Russland", "Russland", "RU", "state", "name")]),
        ("Der Russland-Deal sieht Iran-Raketen vor.",
         [("Russland-Deal", "Russland", "RU", "state", "compound"),
          ("Iran-Raketen", "Iran", "IR", "state", "compound")]),
        ("Irans Angebot gefiel den Russen.",
         [("Irans", "Iran", "IR", "state", "genitive"), ("Russen", "Russland", "RU", "state", "demonym")]),
        ("Moskau kauft im Iran ein.",
         [("Moskau", "Russland", "RU", "state", "seat"), ("Iran", "Iran", "IR", "state", "place")]),
        ("Der tunesischen Marine fehlen Boote.",
         [("tunesischen Marine", "tunesische Marine", "TN", "forces", "forces")]),
        ("Die Streitkräfte Österreichs üben.",
         [("Streitkräfte Österreichs", "österreichische Streitkräfte", "AT", "forces", "forces")]),
        ("Die Marine von Chile bestellt ein Schiff.",
         [("Marine von Chile", "chilenische Marine", "CL", "forces", "forces")]),
        ("Das teilte das Verteidigungsministerium in Zagreb mit.",
         [("Verteidigungsministerium in Zagreb", "kroatisches Verteidigungsministerium", "HR", "office", "office")]),
        ("Die Regierung in Tunis schweigt.",
         [("Regierung in Tunis", "tunesische Regierung", "TN", "office", "office")]),
        ("Die iranische Botschaft in Moskau schweigt.",
         [("iranische Botschaft", "iranische Botschaft", "IR", "office", "office"),
          ("Moskau", "Russland", "RU", "state", "place")]),
        ("Die Botschaft in Moskau schweigt.", [("Moskau", "Russland", "RU", "state", "place")]),
        ("Offiziere des Korps der Islamischen Revolutionsgarden reisten ab.",
         [("Korps der Islamischen Revolutionsgarden", "Islamische Revolutionsgarden", "IR", "forces", "body")]),
        ("Die Hisbollah und die Huthi-Rebellen bekamen Drohnen.",
         [("Hisbollah", "Hisbollah", "HEZBOLLAH", "armed-group", "body"),
          ("Huthi-Rebellen", "Huthi", "HOUTHIS", "armed-group", "body")]),
        ("Die Europäischen Kommission lobte Rheinmetalls Werk.",
         [("Europäischen Kommission", "Europäische Kommission", "EU", "alliance", "body"),
          ("Rheinmetalls", "Rheinmetall", None, "company", "body")]),
        ("US-gestützte Rebellen und anti-russische Kämpfer flohen.", []),
        ("Russland unterstützt den Plan.", [("Russland", "Russland", "RU", "state", "name")]),
        ("Sowjetische Panzer rosten.", [("Sowjetische", "Sowjetunion", "SU", "former-state", "adjective")]),
        ("Kongolesische Soldaten aus Brazzaville halfen.",
         [("Kongolesische", "Republik Kongo", "CG", "state", "adjective"),
          ("Brazzaville", "Republik Kongo", "CG", "state", "seat")]),
        ("Koreanische Panzer rollen.", [("Koreanische", "Südkorea", "KR", "state", "adjective")]),
        ("Die Washington Post schrieb es.", []),
        ("Er sagte es auf Deutsch und nicht auf Englisch.", []),
        ("Die Panzer gingen in die Türkei, in der Schweiz blieb keiner.",
         [("Türkei", "Türkei", "TR", "state", "name"), ("Schweiz", "Schweiz", "CH", "state", "place")]),
        ("Türkische, russische und iranische Drohnen flogen.",
         [("Türkische", "Türkei", "TR", "state", "adjective"), ("russische", "Russland", "RU", "state", "adjective"),
          ("iranische", "Iran", "IR", "state", "adjective")]),
        ("Der Kyiv Independent schrieb es.", []),
        ("Die RSF kritisierten die Zensur.", []),
        ("Im Sudan beschoss die RSF ein Dorf.",
         [("Sudan", "Sudan", "SD", "state", "place"), ("RSF", "Rapid Support Forces", "RSF", "armed-group", "body")]),
        ("Die Bundesregierung prüft.", [("Bundesregierung", "Bundesregierung", "DE", "office", "body")]),
        ("Deutschland wartet, die österreichische Bundesregierung prüft.",
         [("Deutschland", "Deutschland", "DE", "state", "name"),
          ("österreichische", "Österreich", "AT", "state", "adjective"),
          ("Bundesregierung", "Bundesregierung", "AT", "office", "body")]),
        ("Die Bundesregierung in Wien prüft.",
         [("Bundesregierung", "Bundesregierung", "AT", "office", "body"),
          ("Wien", "Österreich", "AT", "state", "place")]),
    ],
    "en": [
        ("Iranian missiles went to Russia.",
         [("Iranian", "Iran", "IR", "state", "adjective"), ("Russia", "Russia", "RU", "state", "name")]),
        ("Turkish-made drones reached Mali.",
         [("Turkish", "Turkey", "TR", "state", "adjective"), ("Mali", "Mali", "ML", "state", "name")]),
        ("Iran's offer pleased the Russians.",
         [("Iran", "Iran", "IR", "state", "genitive"), ("Russians", "Russia", "RU", "state", "demonym")]),
        ("Moscow shops in Iran.",
         [("Moscow", "Russia", "RU", "state", "seat"), ("Iran", "Iran", "IR", "state", "place")]),
        ("The Tunisian navy needs boats.", [("Tunisian navy", "Tunisian navy", "TN", "forces", "forces")]),
        ("Chile's army and the armed forces of Mali train.",
         [("Chile's army", "Chilean army", "CL", "forces", "forces"),
          ("armed forces of Mali", "Malian armed forces", "ML", "forces", "forces")]),
        ("The Croatian army chief left.", [("Croatian", "Croatia", "HR", "state", "adjective")]),
        ("That is what the Ministry of Defence in Zagreb said.",
         [("Ministry of Defence in Zagreb", "Croatian Ministry of Defence", "HR", "office", "office")]),
        ("The government in Tunis is silent.",
         [("government in Tunis", "Tunisian government", "TN", "office", "office")]),
        ("The Iranian embassy in Moscow is silent.",
         [("Iranian embassy", "Iranian embassy", "IR", "office", "office"),
          ("Moscow", "Russia", "RU", "state", "place")]),
        ("The embassy in Moscow is silent.", [("Moscow", "Russia", "RU", "state", "place")]),
        ("Officers of the Islamic Revolutionary Guard Corps left.",
         [("Islamic Revolutionary Guard Corps", "Islamic Revolutionary Guard Corps", "IR", "forces", "body")]),
        ("Hezbollah and the Houthis got drones.",
         [("Hezbollah", "Hezbollah", "HEZBOLLAH", "armed-group", "body"),
          ("Houthis", "Houthis", "HOUTHIS", "armed-group", "body")]),
        ("The European Commission praised Rheinmetall's plant.",
         [("European Commission", "European Commission", "EU", "alliance", "body"),
          ("Rheinmetall", "Rheinmetall", None, "company", "body")]),
        ("US-backed rebels and anti-Russian fighters fled.", []),
        ("Russia supported the plan.", [("Russia", "Russia", "RU", "state", "name")]),
        ("Soviet tanks rust.", [("Soviet", "Soviet Union", "SU", "former-state", "adjective")]),
        ("Congolese soldiers from Brazzaville helped.",
         [("Congolese", "Republic of the Congo", "CG", "state", "adjective"),
          ("Brazzaville", "Republic of the Congo", "CG", "state", "seat")]),
        ("Korean tanks roll.", [("Korean", "South Korea", "KR", "state", "adjective")]),
        ("The Washington Post wrote it.", []),
        ("He said it in Dutch and not in English.", []),
        ("The tanks went to Turkey, and none stayed in Switzerland.",
         [("Turkey", "Turkey", "TR", "state", "name"), ("Switzerland", "Switzerland", "CH", "state", "place")]),
        ("Turkish, Russian and Iranian drones flew.",
         [("Turkish", "Turkey", "TR", "state", "adjective"), ("Russian", "Russia", "RU", "state", "adjective"),
          ("Iranian", "Iran", "IR", "state", "adjective")]),
        ("The Kyiv Independent wrote it.", []),
        ("RSF criticised the censors.", []),
        ("In Sudan the RSF shelled a village.",
         [("Sudan", "Sudan", "SD", "state", "place"), ("RSF", "Rapid Support Forces", "RSF", "armed-group", "body")]),
        ("The U.S. Navy bought it.", [("U.S. Navy", "US Navy", "US", "forces", "body")]),
        ("The Kremlin denied it.", [("Kremlin", "Kremlin", "RU", "office", "body")]),
    ],
}  # fmt: skip


def document(text: str, language: str) -> Document:
    return annotate(text, (Part("body", 0, len(text)),), language_pack(language))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(language, *case) for language, cases in CASES.items() for case in cases],
)
def test_sentences(language: str, text: str, expected: list[tuple[str, str, str | None, str, str]]) -> None:
    doc = document(text, language)
    found = [
        (doc.span(one.start, one.end).text.removesuffix("'s"), one.party.name, one.party.code, one.party.kind, one.role)
        for one in find_parties(doc, language_pack(language))
    ]
    assert found == expected


def test_every_language_has_cases() -> None:
    assert set(CASES) == set(LANGUAGES)


def test_a_firm_and_a_group_have_a_country() -> None:
    doc = document("Hezbollah met Rheinmetall.", "en")
    assert [one.country for one in find_parties(doc, language_pack("en"))] == ["LB", "DE"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_body_has_a_name_that_finds_it(language: str) -> None:
    pack = language_pack(language)
    for body in known_bodies().values():
        assert [hit.body for hit in bodies_in([body_name(body, pack)], pack)] == [body]


def test_bodies_have_what_their_kind_needs() -> None:
    for body in known_bodies().values():
        assert bool(body.code) == (body.kind in ("alliance", "armed-group")), body.id
        assert body.kind not in ("forces", "office") or body.country, body.id
        assert all(len(code) == 2 for code in several(body.country)), body.id
    ids = [body.wikidata for body in known_bodies().values() if body.wikidata]
    assert len(set(ids)) == len(ids)
    assert all(one[0] == "Q" and one[1:].isdigit() for one in ids)


WORDS = [
    "Iran",
    "-",
    "Russian",
    "russische",
    "army",
    "Marine",
    "of",
    "in",
    "der",
    "Tunis",
    "'s",
    "U.S.",
    "Hamas",
    "and",
    ",",
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), st.sampled_from(LANGUAGES))
@settings(max_examples=40, deadline=None)
def test_parties_stand_in_order_and_apart(words: list[str], language: str) -> None:
    doc = document(" ".join(words), language)
    ends = [0]
    for one in find_parties(doc, language_pack(language)):
        assert ends[-1] <= one.start < one.end <= len(doc.tokens)
        ends.append(one.end)
