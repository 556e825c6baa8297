"""What stands between paragraphs and is none of them, told by its place: no element here has a name that says it."""

from __future__ import annotations

import pytest

from ondit.ingest.report import report_of_page
from ondit.settings import Settings

TOLD = (
    "Der Hafen bleibt nach Angaben der Stadt bis zum Freitag geschlossen, weil ein Kran auf die Mole gestürzt ist.",
    "Ein Sprecher der Werft sagte am Montag, der Kran sei erst im vergangenen Sommer geprüft worden.",
    "Die Gewerkschaft bestreitet das. Der Kran habe seit drei Jahren keinen Prüfer mehr gesehen, teilte sie mit.",
    "Das Ministerium will den Fall untersuchen lassen. Ein Ergebnis soll nach Ostern vorliegen.",
)
LETTER = "<p>Der Morgen bringt Neues aus der Welt und der Stadt.</p><button>Ja</button>"
GLOSS = "<h4>Was ist eine Mole?</h4><p>Ein Damm, der ins Meer reicht und Wellen bricht.</p>"
OTHERS = "<p><a href=/1>Kran in Arden stürzt ins Meer</a></p><p><a href=/2>Möwe gerettet</a></p>"
CHAPTER = "<p>Der Bürgermeister nannte den Kran am Abend eine Schande für die Stadt.</p>"
POINTS = "<li>Der Kran wog nach Angaben der Werft achtzig Tonnen.</li><li>Verletzt wurde niemand.</li>"
SILENT = "<p>Der Bürgermeister schwieg zu allem, was ihn die Zeitung fragte."
STRAY = {
    "a letter with a button": f"<div class=q1>{LETTER}</div>",
    "a box with a heading": f"<div class=q2>{GLOSS}</div>",
    "links": f"<div class=q3>{OTHERS}</div>",
    "a pulled quotation": "<div class=q4><p>erst im vergangenen Sommer geprüft</p></div>",
    "a link behind the last sentence": f'{SILENT} <a href="/x">Kräne im Vergleich</a></p>',
}
KEPT = {
    "a chapter of another look": f"<div class=q5>{CHAPTER}</div>",
    "a list": f"<ul class=q6>{POINTS}</ul>",
    "a heading in a box": "<div class=q7><h3>Was der Prüfer sah</h3><button>Link</button></div>",
    "a sentence that is a link": f'{SILENT} <a href="/x">Er habe nichts gewusst, sagte er.</a></p>',
}


def page(between: str, head: str = "<h1>Kran stürzt auf Mole</h1>") -> str:
    told = [f"<p>{one}</p>" for one in TOLD]
    return (
        f"<html lang=de><head><title>Kran stürzt auf Mole</title></head><body><div class=a>{head}"
        f"{''.join(told[:2])}{between}{''.join(told[2:])}</div></body></html>"
    )


@pytest.mark.parametrize("name", STRAY)
def test_insets_are_left_out(name: str) -> None:
    report = report_of_page(page(STRAY[name]), "a.html", Settings())
    stray = ("Der Morgen bringt", "Ein Damm, der", "Kran in Arden", "Möwe", "Kräne im Vergleich")
    assert all(one in report.text for one in TOLD)
    assert [one for one in stray if one in report.text] == []
    assert report.text.count("erst im vergangenen Sommer geprüft") == 1


@pytest.mark.parametrize("name", KEPT)
def test_what_the_article_tells_in_a_box_of_its_own_stays(name: str) -> None:
    report = report_of_page(page(KEPT[name]), "a.html", Settings())
    kept = ("Schande für die Stadt.", "achtzig Tonnen.", "Was der Prüfer sah", "Er habe nichts gewusst, sagte er.")
    assert sum(one in report.text for one in kept) == 1


def test_the_paragraph_in_the_box_of_the_headline_is_the_standfirst() -> None:
    told = "<p>Niemand wurde verletzt. Die Stadt sucht nun die Schuldigen.</p>"
    report = report_of_page(page("", f"<div class=h><h1>Kran stürzt auf Mole</h1>{told}</div>"), "a.html", Settings())
    first = next(part for part in report.parts if part.kind == "standfirst")
    assert report.text[first.start : first.end].startswith("Niemand wurde verletzt.")


def test_the_points_below_a_label_open_the_report() -> None:
    points = "<ul><li>Ein Kran ist auf die Mole gestürzt</li><li>Der Hafen ist bis Freitag zu</li></ul>"
    head = f"<h1>Kran stürzt auf Mole</h1><div class=k><b>Kurz</b>{points}</div>"
    report = report_of_page(page("", head), "a.html", Settings())
    body = [report.text[part.start : part.end] for part in report.parts if part.kind == "body"]
    assert body[:2] == ["Ein Kran ist auf die Mole gestürzt", "Der Hafen ist bis Freitag zu"]
    assert "Kurz" not in report.text


def test_a_short_last_sentence_belongs_to_the_text() -> None:
    html = page("").replace("</div></body>", "<p>Er schweigt dazu.</p></div></body>")
    assert report_of_page(html, "a.html", Settings()).text.endswith("Er schweigt dazu.")


def test_words_beside_a_picture_in_one_paragraph_are_its_credit() -> None:
    picture = "<p><img src=a><br><em>(Credit: Eva Zoller / Alpenpost)</em></p>"
    report = report_of_page(page(picture), "a.html", Settings())
    assert report.credits == ()
    assert "Zoller" not in " ".join(report.text[part.start : part.end] for part in report.parts if part.kind == "body")


def test_a_note_on_the_author_is_left_out() -> None:
    html = page("").replace("<title>", '<meta name="author" content="Eva Zoller"><title>')
    about = "<p><em>Eva Zoller schreibt seit zehn Jahren über den Hafen.</em></p></div></body>"
    report = report_of_page(html.replace("</div></body>", about), "a.html", Settings())
    assert report.byline == "Eva Zoller"
    assert "seit zehn Jahren" not in report.text


def test_what_was_paid_for_says_so_in_its_first_line() -> None:
    paid = "<div class=q8><b>Anzeige</b><br>Lernen Sie Olvisch in drei Wochen.</div>"
    assert "Olvisch" not in report_of_page(page(paid), "a.html", Settings()).text


def test_marks_of_notes_are_no_words() -> None:
    html = page("<p>Das hatte der Rechnungshof schon im Jahr 2019 bemängelt [2]. Geändert wurde nichts.</p>")
    assert "bemängelt. Geändert" in report_of_page(html, "a.html", Settings()).text


def test_the_line_that_is_a_date_goes_before_the_day_of_printing() -> None:
    head = "<p>bote.example - gedruckt am 08.12.2023</p><p>Dienstag, 5. Dezember 2023</p><h1>Kran stürzt auf Mole</h1>"
    assert report_of_page(page("", head), "a.html", Settings()).published == "2023-12-05"


def test_a_label_with_its_number_says_what_the_page_is() -> None:
    head = "<p>Pressemitteilung Nr. 058/2024 vom 18.04.2024</p><h1>Kran stürzt auf Mole</h1>"
    assert report_of_page(page("", head), "a.html", Settings()).kind == "press-release"
