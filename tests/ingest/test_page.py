from __future__ import annotations

import time

import pytest

from ondit.errors import InputError
from ondit.ingest.page import page_of
from ondit.ingest.report import Given, report_of_page
from ondit.settings import Settings

PAGE = """<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Rathaus bleibt zu - Alpenpost</title>
<meta property="og:site_name" content="Alpenpost"><meta name="author" content="Eva Zoller">
<meta property="article:published_time" content="2024-02-03T10:00:00+01:00">
<link rel="canonical" href="https://www.alpenpost.example/rathaus"></head>
<body><nav><a href="/">Startseite</a> <a href="/politik">Politik</a></nav>
<article><h1>Rathaus bleibt zu</h1>
<p>Nach dem Wasserschaden bleibt das Rathaus bis März geschlossen, wie die Stadt am Samstag mitteilte.</p>
<p>„Es ist alles nass“, sagte Bürgermeisterin Ida Kern der Nachrichtenagentur APA. Die Akten seien aber gerettet.</p>
<p>Die Feuerwehr pumpte die ganze Nacht Wasser aus dem Keller. Zwei Räume sind noch nicht betretbar.</p></article>
<footer><p>Quelle: <a href="https://apa.at">APA</a></p><p>Impressum</p></footer></body></html>"""


def test_an_article_and_what_its_head_says() -> None:
    report = report_of_page(PAGE, "a.html", Settings())
    assert report.text.startswith("Rathaus bleibt zu\n\nNach dem Wasserschaden")
    assert (report.title, report.byline, report.outlet.name) == ("Rathaus bleibt zu", "Eva Zoller", "Alpenpost")
    assert (report.published, report.published_from) == ("2024-02-03", "metadata")
    assert report.url == "https://www.alpenpost.example/rathaus"
    assert "Startseite" not in report.text
    assert "Impressum" not in report.text


def test_the_credit_in_the_footer_is_kept() -> None:
    report = report_of_page(PAGE, "a.html", Settings())
    assert report.credit is not None
    assert (report.credit.outlet, report.credit.text) == ("APA", "Quelle: APA")


def test_what_the_carrier_says_wins() -> None:
    given = Given(title="Rathaus zu", outlet="Bote", published="2024-02-04")
    report = report_of_page(PAGE, "a.html", Settings(), given=given)
    assert (report.title, report.outlet.name, report.published) == ("Rathaus zu", "Bote", "2024-02-04")


@pytest.mark.parametrize("page", ["<html><body><nav><a href='/'>Home</a></nav></body></html>", "<html></html>", "<p"])
def test_a_page_without_an_article(page: str) -> None:
    with pytest.raises(InputError, match=r"a\.html: holds no article"):
        report_of_page(page, "a.html", Settings())


def test_endless_nesting_is_refused_at_once() -> None:
    began = time.monotonic()
    with pytest.raises(InputError, match="nests its elements too deep"):
        page_of("<html><body>" + "<div>" * 100_000, "a.html", None)
    assert time.monotonic() - began < 2


def test_the_addresses_in_other_languages() -> None:
    links = (
        '<link rel="alternate" hreflang="de-AT" href="https://www.alpenpost.example/at/rathaus">'
        '<link rel="alternate" hreflang="x-default" href="https://www.alpenpost.example/rathaus">'
        '<link rel="alternate" hreflang="en-GB" href="https://www.alpenpost.example/en/town-hall">'
        '<link rel="alternate" hreflang="en-US" href="https://www.alpenpost.example/us/town-hall">'
        '<link rel="alternate" hreflang="fr" href="android-app://alpenpost/rathaus">'
    )
    report = report_of_page(PAGE.replace("</head>", f"{links}</head>"), "a.html", Settings())
    assert [(one.language, one.url) for one in report.editions] == [
        ("en", "https://www.alpenpost.example/en/town-hall")
    ]
