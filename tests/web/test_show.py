"""What the pages are drawn from: marked text, days, groups of news, cells of a table."""

from __future__ import annotations

import json
from datetime import date

import pytest
from tests.making import german, span
from tests.web.conftest import Pages, ids, told

from ondit.ledger.following import Facts, News
from ondit.records import Reason
from ondit.web.language import Reader
from ondit.web.pages.dossier import calm
from ondit.web.pages.inbox import grouped
from ondit.web.show.days import stretch
from ondit.web.show.ladder import fragment, rungs
from ondit.web.show.marking import marked
from ondit.web.show.words import Words


def test_no_letter_of_the_text_is_lost() -> None:
    for one in (german(), told("Courier", "2025-02-03")):
        shown = "\n".join("".join(p.text for run in para.runs for p in run.pieces) for para in marked(one))
        assert shown.split() == one.report.text.split()


def test_the_margin_says_whose_each_sentence_is() -> None:
    runs = [run for para in marked(told("Courier", "2025-02-03")) for run in para.runs]
    assert [[one.voice for one in run.said] for run in runs] == [[], ["v1"], []]


def test_contents_sources_and_hedges_are_told_apart() -> None:
    pieces = [piece for para in marked(german(), "s-1111111111") for run in para.runs for piece in run.pieces]
    assert [piece.text for piece in pieces if piece.hedge] == ["scheint"]
    assert [piece.text for piece in pieces if piece.source] == ["ein chilenischer Beamter", "der Beamte"]
    assert "".join(piece.text for piece in pieces if piece.focus and piece.content).startswith("Chile scheint bereit")
    inner = next(piece for piece in pieces if piece.text == "Radare zu kaufen")
    assert inner.statement == "s-2222222222"


def test_a_ladder_leads_from_the_basis_down_to_the_page() -> None:
    one = german().statements[0]
    assert [rung.link.name for rung in rungs(one, german())] == [
        "Papier", "chilenischer Beamter", "Meridian Post", None
    ]  # fmt: skip
    assert rungs(one, german())[1].words == ("sagte ein chilenischer Beamter",)


def test_an_address_points_to_the_words() -> None:
    text = "well-known, one two three four five six seven eight nine ten eleven twelve thirteen"
    assert fragment((span(text, "well-known, one"),)) == "#:~:text=well%2Dknown%2C%20one"
    assert fragment((span(text, text),)).count(",") == 1
    assert fragment(()) == ""


@pytest.mark.parametrize(
    ("value", "days"),
    [("2024-02", (date(2024, 2, 1), date(2024, 2, 29))), ("2024-01-05T10:00", (date(2024, 1, 5),) * 2),
     ("2024-W01", (date(2024, 1, 1), date(2024, 1, 7))), ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
     ("XXXX-09", None), ("2024-02-31", None), ("P3D", None), (None, None)],
)  # fmt: skip
def test_a_date_is_as_long_as_it_is_unsure(value: str | None, days: tuple[date, date] | None) -> None:
    assert stretch(value) == days


def test_news_of_one_kind_about_one_claim_are_one_row() -> None:
    rows = [News(n, "f", kind, "c", "r", "t", "2025", None) for n, kind in enumerate(("repeat", "repeat", "denial"))]
    groups = grouped([*rows, News(9, "f", "repeat", "c", "r", "t", "2025", "2025")], {}, {})
    assert [(group.kind, len(group.news), group.rows) for group in groups] == [
        ("repeat", 2, "0,1"), ("denial", 1, "2"), ("repeat", 1, "")
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", " =x", "\t=x", "＝1", "\u202e=1"])
def test_no_cell_is_run_by_a_spreadsheet(text: str) -> None:
    assert calm(text).startswith("'")


def test_what_somebody_judged_stands_with_author_and_can_be_withdrawn(pages: Pages) -> None:
    claim, _, _ = ids(pages)
    assert "Nobody has judged this claim" in pages.get(f"/claims/{claim}").text
    assert pages.post(f"/claims/{claim}/judge", credibility="3", note="two papers").status_code == 303
    judged = pages.get(f"/api/v1/claims/{claim}").json()["judgements"]
    assert [one["note"] for one in judged] == ["two papers"]
    pages.post(f"/judgements/{judged[0]['id']}/withdraw", back=f"/claims/{claim}")
    assert pages.get(f"/api/v1/claims/{claim}").json()["judgements"][0]["withdrawn_at"] is not None


def test_a_credibility_that_is_not_offered_is_not_taken(pages: Pages) -> None:
    claim, _, _ = ids(pages)
    offered = '<option value="1">' in pages.get(f"/claims/{claim}").text
    answer = pages.post(f"/claims/{claim}/judge", credibility="1")
    assert answer.status_code == (303 if offered else 400)
    assert pages.post(f"/claims/{claim}/judge", credibility="9").status_code == 400


def test_review_corrects_words_and_voice(pages: Pages) -> None:
    _, report, said = ids(pages)
    target = f"{report}/{said}"
    lost = pages.post("/review", target=target, verdict="words", content="words that are not there")
    assert lost.status_code == 400
    assert pages.post("/review", target=target, verdict="words", content="four radars").status_code == 303
    assert pages.post("/review", target=target, verdict="voice", name="Dee Roe").status_code == 303
    statements = pages.get(f"/api/v1/reports/{report}").json()["reading"]["statements"]
    mine = next(one for one in statements if one["id"] == said)
    assert [span_["text"] for span_ in mine["content"]] == ["four radars"]
    assert mine["chain"][-1]["name"] == "Dee Roe"
    assert said not in [one["statement"] for one in pages.get("/api/v1/doubtful").json() if one["report"] == report]


def test_a_changed_text_is_shown_with_its_differences(pages: Pages) -> None:
    url = "https://delta.example/7"
    body = "Radars\n\nFour radars were sold to Chile, Ada Lindt said on Monday."
    first = json.dumps({"id": "1", "url": url, "outlet": "Delta", "language": "en", "text": body})
    for text in (first, first.replace("Four", "Five")):
        files = {"files": ("../../x.jsonl", text.encode(), "application/json")}
        answer = pages.ask("POST", "/add", data={"csrf": pages.token()}, files=files)
        assert answer.status_code == 200, answer.text
    report = next(one for one in pages.get("/api/v1/reports").json() if one["url"] == url)
    text = pages.get(f"/reports/{report['id']}").text
    assert "<del>Four radars" in text
    assert "<ins>Five radars" in text


def noted(kind: str, facts: Facts | None) -> News:
    return News(1, "f", kind, "c", "r", "as it was noted", "2025", None, facts)


@pytest.mark.parametrize(
    ("kind", "facts", "said"),
    [
        ("origin", Facts(range=(1, 2), before=(1, 1), outlets=["Post", "Post"]),
         "1–2 unabhängige Ursprünge, vorher 1 unabhängiger Ursprung: Post"),
        ("repeat", Facts(outlets=["Post", "Wire"]), "Post, Wire: dasselbe, kein neuer Ursprung"),
        ("denial", Facts(outlets=["Post"]), "bestritten in Post"),
        ("number", Facts(number="vier", number_before=None), "Anzahl: vier, vorher nicht genannt"),
        ("statement", Facts(who=None, words="Es regnet", more=2), "die Seite selbst: Es regnet (und 2 weitere)"),
        ("retracted", Facts(outlets=["Post"]), "Post: die Meldung wurde zurückgezogen"),
        ("stage", Facts(words="Boote"), "as it was noted"),
        ("denial", None, "as it was noted"),
    ],
)  # fmt: skip
def test_news_in_the_readers_language(kind: str, facts: Facts | None, said: str) -> None:
    assert Words(Reader("de")).news(noted(kind, facts)) == said


def test_what_shows_a_derivation_in_the_readers_language() -> None:
    reason = Reason("shared-passage", "93 percent of the words of Post stand in passages that Wire has too", ())
    assert Words(Reader("en")).shown_by(reason) == reason.text
    assert Words(Reader("de")).shown_by(reason) == "sie hat Passagen von ihr, Wort für Wort (93 %)"


def test_in_what_two_claims_differ() -> None:
    german = Words(Reader("de"))
    assert german.differs("arms-transfers", "quantity: four / six").endswith(": four / six")
    assert not german.differs("arms-transfers", "stage: contracted / offered").startswith("stage")
    assert german.differs(None, "words") == "words"
