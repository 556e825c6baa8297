"""Requests for comment: each rule on its own sentences, and tables of who was asked, by whom, with what answer."""

from __future__ import annotations

import pytest

from ondit.annotate.pipeline import annotate
from ondit.attribution.attribute import attribute
from ondit.attribution.requests import find_requests
from ondit.attribution.rules import Request
from ondit.attribution.scene import Scene, scene_of
from ondit.packs.language import known_languages, language_pack
from ondit.records import Answer, Part

RULES = [(code, rule) for code in known_languages() for rule in language_pack(code).rules("requests.yaml", Request)]
FOUND = [(code, rule, sentence) for code, rule in RULES for sentence in rule.finds]
LEFT = [(code, rule, sentence) for code, rule in RULES for sentence in rule.leaves]

Row = tuple[str, str, str, Answer, str | None]  # language, text, parties asked, answer, who asked

ASKED: list[Row] = [
    ("de", "Der Nordkurier hat die Werft und den Betriebsrat um eine Stellungnahme gebeten.",
     "die Werft | den Betriebsrat", "none-reported", "Der Nordkurier"),
    ("de", "Der Hafenbetreiber wurde um Stellungnahme gebeten.", "Der Hafenbetreiber", "none-reported", None),
    ("de", "Fragen an die Regierung in Oslo und an die Reederei blieben ohne Antwort.",
     "die Regierung in Oslo | die Reederei", "none-reported", None),
    ("de", "Weder der Zoll noch die Spedition reagierten auf Anfragen.",
     "der Zoll | die Spedition", "none-reported", None),
    ("de", "Auf eine Anfrage reagierten weder der Zoll noch die Spedition.",
     "der Zoll | die Spedition", "none-reported", None),
    ("de", "Die Spedition, die in Kehl sitzt, reagierte bis Redaktionsschluss nicht.",
     "Die Spedition", "none-reported", None),
    ("de", "Der Makler drückte unsere Anrufe weg.", "Der Makler", "none-reported", None),
    ("de", "In der Verwaltung war am Freitag niemand zu erreichen.", "der Verwaltung", "none-reported", None),
    ("de", "Eine Stellungnahme der Gemeinde lag zunächst nicht vor.", "der Gemeinde", "none-reported", None),
    ("de", "Eine Anfrage an das Landratsamt läuft.", "das Landratsamt", "pending", None),
    ("de", "Die Kasse sagte, man äußere sich nicht zu Einzelfällen.", "Die Kasse", "declined", None),
    ("de", "„Laufende Verfahren kommentieren wir nicht“, sagte ein Sprecher der Kasse.",
     "ein Sprecher der Kasse", "declined", None),
    ("de", "Die Kasse wollte sich gegenüber dem Nordkurier nicht äußern.", "Die Kasse", "declined", "dem Nordkurier"),
    ("de", "Die Kasse teilte auf Anfrage mit, sie zahle pünktlich, und ließ die Frage nach den Zinsen offen.",
     "Die Kasse", "declined", None),
    ("de", "Auf Nachfrage dieser Zeitung erklärte die Kasse, alles sei in Ordnung.", "die Kasse", "answered", None),
    ("de", "Auf Anfrage bestritt der Händler den Verkauf.", "der Händler", "denied", None),
    ("de", "Die Kasse erklärte auf Anfrage, sie kenne den Fall nicht.", "Die Kasse", "answered", None),
    ("en", "The Herald has asked the Azerbaijani foreign ministry for comment.",
     "the Azerbaijani foreign ministry", "none-reported", "The Herald"),
    ("en", "The Herald asked the port, the union and the owner for comment.",
     "the port | the union | the owner", "none-reported", "The Herald"),
    ("en", "The port was approached for comment.", "The port", "none-reported", None),
    ("en", "The schools have been contacted.", "The schools", "none-reported", None),
    ("en", "The Herald has reached out to the embassy in Oslo and the mission for comment.",
     "the embassy in Oslo | the mission", "none-reported", "The Herald"),
    ("en", "Neither the port nor the owner replied to a request for comment.",
     "the port | the owner", "none-reported", None),
    ("en", "The port, which is owned by the city, did not immediately respond.", "The port", "none-reported", None),
    ("en", "The owner could not be reached and did not return calls.", "The owner", "none-reported", None),
    ("en", "Emails to the bank and its lawyer went unanswered.", "the bank | its lawyer", "none-reported", None),
    ("en", "Nobody at the bank could be reached.", "the bank", "none-reported", None),
    ("de", "Man sei offen, sagte Sprecherin Ida Brekke. Da müsse Lima entscheiden. Dazu wollte sie sich nicht äußern.",
     "Sprecherin Ida Brekke", "declined", None),
    ("en", "The bank has been asked for comment; we will update this article.", "The bank", "pending", None),
    ("en", "The bank said it would not comment on individual cases.", "The bank", "declined", None),
    ("en", "The bank published its report. It declined to comment on the losses.", "The bank", "declined", None),
    ("en", '"We do not comment on rumours," said a spokeswoman for the bank.',
     "a spokeswoman for the bank", "declined", None),
    ("en", "The bank did not respond to the Herald's request for comment.", "The bank", "none-reported", "the Herald"),
    ("en", "Asked about the losses, a spokesman said the bank was sound.", "a spokesman", "answered", None),
    ("en", "The dealer denied it when asked.", "The dealer", "denied", None),
]  # fmt: skip

NOBODY = [
    ("de", "„Wir warten ab“, sagte Ida Brekke der Zeitung. Sie wollte dazu nichts sagen."),
    ("en", '"We are waiting," spokeswoman Ida Brekke told reporters. She would not say how many were on board.'),
    ("de", "Der Ausschuss bat um Geduld."),
    ("de", "Das Gericht bat die Parteien um eine Stellungnahme bis Mai."),
    ("de", "Die Fraktion stellte eine Kleine Anfrage an die Regierung."),
    ("de", "Die Mannschaft reagierte nicht auf den Rückstand."),
    ("de", "Eine Einigung war nicht zu erreichen."),
    ("de", "Das Gutachten lässt viele Fragen offen."),
    ("de", "Preise gibt es auf Anfrage."),
    ("en", "The firm asked the court for an injunction."),
    ("en", "The committee sought comment from the public."),
    ("en", "The patient did not respond to treatment."),
    ("en", "The bridge could not be reached by road."),
    ("en", "He refused to leave the room."),
    ("en", "Sales declined in the spring."),
    ("en", "Relatives have been contacted."),
]

ONCE = [  # what is only a request comes out as a statement of nobody else
    ("de", "CNX hat die Botschaft um eine Stellungnahme gebeten."),
    ("de", "Die Kasse lehnte einen Kommentar ab."),
    ("en", "The Herald asked the port for comment."),
    ("en", "The bank declined to comment."),
]

KEPT = [  # what is an answer stays a statement too
    ("de", "Auf Anfrage teilte die Kasse mit, sie zahle pünktlich."),
    ("de", "Die Kasse bestritt auf Anfrage, Geld verloren zu haben."),
    ("en", "When asked, the bank said it was sound."),
]


def scene(code: str, text: str) -> Scene:
    pack = language_pack(code)
    return scene_of(annotate(text, (Part("body", 0, len(text)),), pack), pack)


def requests(code: str, text: str) -> list[tuple[str, Answer, str | None]]:
    """Parties, answer and asker of each request in a text."""
    here = scene(code, text)
    doc = here.doc
    return [
        (" | ".join(span.text for span in doc.spans(one.asked)), one.answer, doc.span(*one.by).text if one.by else None)
        for one in attribute(here)[1]
    ]


@pytest.mark.parametrize(("code", "rule", "sentence"), FOUND, ids=lambda value: getattr(value, "name", value))
def test_rule_finds(code: str, rule: Request, sentence: str) -> None:
    names = [one.rule for one in find_requests(scene(code, sentence))]
    assert f"{code}/{rule.name}" in names if rule.does == "request" else names


@pytest.mark.parametrize(("code", "rule", "sentence"), LEFT, ids=lambda value: getattr(value, "name", value))
def test_rule_leaves(code: str, rule: Request, sentence: str) -> None:
    assert rule.answer not in [one.answer for one in find_requests(scene(code, sentence))]


@pytest.mark.parametrize(("code", "text", "asked", "answer", "by"), ASKED)
def test_who_was_asked(code: str, text: str, asked: str, answer: Answer, by: str | None) -> None:
    assert requests(code, text) == [(asked, answer, by)]


@pytest.mark.parametrize(("code", "text"), NOBODY)
def test_nobody_was_asked(code: str, text: str) -> None:
    assert requests(code, text) == []


@pytest.mark.parametrize(("code", "text"), ONCE)
def test_a_request_is_no_statement(code: str, text: str) -> None:
    drafts, asked = attribute(scene(code, text))
    assert len(asked) == 1
    assert [draft.manner for draft in drafts] == ["own"]


@pytest.mark.parametrize(("code", "text"), KEPT)
def test_an_answer_is_a_statement(code: str, text: str) -> None:
    drafts, asked = attribute(scene(code, text))
    assert len(asked) == 1
    assert any(draft.source and draft.manner != "own" for draft in drafts)


def test_two_mentions_of_a_party_are_one_request_with_the_answer() -> None:
    text = "The Herald asked the harbour board for comment. On Friday the board declined to comment."
    assert requests("en", text) == [("the board", "declined", "The Herald")]


def test_parties_told_apart_by_a_word_stay_two() -> None:
    text = "The Turkish embassy declined to comment. The Greek embassy did not respond to questions."
    assert [one[0] for one in requests("en", text)] == ["The Turkish embassy", "The Greek embassy"]


def test_headlines_ask_nobody() -> None:
    text = "Bank declines to comment"
    pack = language_pack("en")
    assert find_requests(scene_of(annotate(text, (Part("headline", 0, len(text)),), pack), pack)) == []


@pytest.mark.parametrize("code", ["de", "en"])
def test_hostile_text_ends(code: str) -> None:
    assert requests(code, "anfrage" * 2000 + " comment" * 2000) == []
