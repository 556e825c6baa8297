from __future__ import annotations

import pytest

from ondit.errors import InputError
from ondit.ingest.report import Given, report_of
from ondit.records import Report
from ondit.settings import Settings

PAGE = """zum Inhalt

Werft räumt Fehler bei der neuen Fähre ein

Das Schiff ist zu breit für den Hafen

Von Lena Brandt, Kiel

Kiel (dpa/kst) - Die Werft hat Fehler beim Bau der neuen Fähre eingeräumt. „Wir haben uns vermessen“, sagte ihr Chef.

Werft räumt Fehler bei der neuen Fähre ein

ANZEIGE

Was jetzt geplant ist

Das Land will den Hafen verbreitern. Das sagte ein Sprecher dem Hafenboten.

Der Kran vor dem Umbau. Foto: Anna Muster

Stand: 5. Januar 2024, 16:00 Uhr

Lesen Sie auch:

Quelle: edition.cnn.com

Kommentare (3)

Meistgelesen
1. Zehn Fähren im Vergleich
"""


@pytest.fixture
def report() -> Report:
    return report_of(PAGE, "page.txt", Settings())


def parts(report: Report) -> list[tuple[str, str]]:
    return [(part.kind, report.text[part.start : part.end]) for part in report.parts]


def test_what_each_line_is(report: Report) -> None:
    kinds = [kind for kind, _ in parts(report)]
    assert kinds == ["headline", "standfirst", "dateline", "body", "body", "body", "caption", "credit"]
    assert parts(report)[2] == ("dateline", "Kiel (dpa/kst) -")
    assert parts(report)[3][1].startswith("Die Werft hat")


def test_what_is_removed_and_why(report: Report) -> None:
    assert [(one.text, one.why) for one in report.removed] == [
        ("zum Inhalt", "navigation"),
        ("Von Lena Brandt, Kiel", "byline"),
        ("Werft räumt Fehler bei der neuen Fähre ein", "headline repeated"),
        ("ANZEIGE", "advertisement"),
        ("Stand: 5. Januar 2024, 16:00 Uhr", "time stamp"),
        ("Lesen Sie auch:", "navigation"),
        ("Kommentare (3)", "comments"),
        ("Meistgelesen", "navigation"),
        ("1. Zehn Fähren im Vergleich", "navigation"),
    ]


def test_what_the_page_says_of_itself(report: Report) -> None:
    assert report.title == "Werft räumt Fehler bei der neuen Fähre ein"
    assert report.text.count(report.title) == 1
    assert report.byline == "Lena Brandt, Kiel"
    assert (report.language, report.kind) == ("de", "news")
    assert (report.published, report.published_from, report.modified) == (None, None, "2024-01-05")


def test_whom_it_credits_the_credit_line_first(report: Report) -> None:
    assert [(one.outlet, one.text, one.link) for one in report.credits] == [
        ("CNN", "Quelle: edition.cnn.com", "credits"),
        ("dpa", "dpa/kst", "credits"),
    ]
    assert report.credit == report.credits[0]
    for one in report.credits:
        assert report.text[one.start : one.end] == one.text


def test_an_outlet_does_not_credit_itself() -> None:
    text = "Quay shut for repairs\n\nOSLO (HW) - The quay is shut until spring, the port said on Monday.\n\nHW"
    assert report_of(text, "a", Settings(outlet="Harbour Wire")).credits == ()
    assert report_of(text, "a", Settings(outlet="Evening Herald")).credit is not None


def test_the_date_given_wins_then_metadata_then_the_dateline() -> None:
    text = "Oslo, 3 June 2025 - The ferry left on Monday, the port said. Nobody was on board."
    given = Given(published="2025-06-04T08:00:00Z")
    first = report_of(text, "a", Settings(published="5 June 2025"), given=given)
    second = report_of(text, "a", Settings(), given=given)
    third = report_of(text, "a", Settings())
    assert (first.published, first.published_from) == ("2025-06-05", "given")
    assert (second.published, second.published_from) == ("2025-06-04T08:00:00Z", "metadata")
    assert (third.published, third.published_from) == ("2025-06-03", "dateline")


def test_a_date_inside_the_body_dates_nothing() -> None:
    text = "The ferry left the harbour on Monday.\n\n(31.10.2007)\n\nNobody was on board, the port said."
    assert report_of(text, "a", Settings()).published is None


def test_questions_in_an_interview_are_body() -> None:
    text = "»Wir wussten nichts«\n\nBote: Herr Meier, seit wann?\n\nMeier: Seit Montag wussten wir es."
    assert [kind for kind, _ in parts(report_of(text, "a", Settings()))] == ["headline", "body", "body"]


def test_a_text_of_one_line_is_body() -> None:
    report = report_of("The minister denied the report on Monday", "a", Settings())
    assert parts(report) == [("body", report.text)]
    assert report.title is None


def test_a_text_without_headline_keeps_the_title_apart() -> None:
    given = Given(title="Quay shut", id="17")
    report = report_of("The quay is shut.\n\nThe port said so on Monday.", "a", Settings(), given=given)
    assert (report.id, report.title) == ("17", "Quay shut")
    assert [kind for kind, _ in parts(report)] == ["body", "body"]


def test_ids_rest_on_the_text() -> None:
    text = "The quay is shut.\n\nThe port said so on Monday."
    assert report_of(text, "a", Settings()).id == report_of(text, "b", Settings()).id
    assert report_of(text + " Today.", "a", Settings()).id != report_of(text, "a", Settings()).id


def test_the_outlet_is_known_by_its_address() -> None:
    given = Given(url="https://www.theguardian.com/world/1")
    outlet = report_of("The quay is shut, the port said on Monday.", "a", Settings(), given=given).outlet
    assert (outlet.name, outlet.domain) == ("The Guardian", "theguardian.com")


def test_what_kind_of_text_it_is() -> None:
    body = "\n\nThe quay is shut, and nobody knows why. It is a shame."
    assert report_of("Opinion: Open the quay" + body, "a", Settings()).kind == "opinion"
    assert report_of("Quay shut" + body + "\n\nTo continue reading, please subscribe.", "a", Settings()).kind == "stub"


def test_nothing_but_a_menu_is_no_article() -> None:
    with pytest.raises(InputError, match="holds no article"):
        report_of("Home | News | Sport\n\nShare this article\n\n© 2024 Hafenbote", "menu.txt", Settings())


def test_halves_of_letters_do_not_get_in() -> None:
    assert "\ufffd" in report_of("The quay is shut, \ud800 the port said on Monday.", "a", Settings()).text


def test_a_kicker_is_not_the_headline() -> None:
    text = "MITTEILUNG\n\nBern, 12. April 2024\n\nRat beschließt neue Brücke\n\nDer Rat hat sie beschlossen."
    report = report_of(text, "a", Settings())
    assert (report.title, report.published) == ("Rat beschließt neue Brücke", "2024-04-12")
    assert [kind for kind, _ in parts(report)] == ["standfirst", "dateline", "headline", "body"]


def test_a_list_of_sources_under_its_heading() -> None:
    text = (
        "Brücke gesperrt\n\nDie Brücke ist seit Montag gesperrt.\n\nVerwendete Quellen:\n\n"
        "Nachrichtenagenturen dpa und AFP\n\nhafenbote.example: „Bridge shut“\n\nTeilen"
    )
    report = report_of(text, "a", Settings(language="de"))
    assert [one.outlet for one in report.credits] == ["dpa", "AFP", "hafenbote.example"]
    assert [kind for kind, _ in parts(report)] == ["headline", "body", "credit", "credit", "credit"]


def test_a_line_that_says_what_the_page_is_is_no_headline() -> None:
    text = "Pressemitteilung\n\nWerft Nord baut drei Fähren\n\nDie Werft Nord baut drei Fähren. Das sagte ihr Chef."
    report = report_of(text, "a", Settings())
    assert (report.title, report.kind) == ("Werft Nord baut drei Fähren", "press-release")
