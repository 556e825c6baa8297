"""Pages that mean harm, or are past help: little time, one clear error or what a reader sees, the rest goes on."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from ondit.errors import InputError
from ondit.ingest.carriers import reports
from ondit.ingest.report import report_of_page
from ondit.records import Report
from ondit.settings import Settings

TOLD = [
    "Der Minister sagte am Montag, der Hafen bleibe bis Freitag geschlossen, weil die Mauer fehlt.",
    "Nach Angaben der Stadt kostet die Arbeit vier Millionen Euro, und niemand will sie zahlen.",
    "Eine Sprecherin der Werft bestritt, dass ihre Schiffe die Mauer beschädigt hätten.",
]
BODY = "".join(f"<p>{one}</p>" for one in TOLD)
PAGE = f"<html><body><article><h1>Hafen zu</h1>{BODY}</article></body></html>"
BOMB = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 40))

# Each must end within seconds, as a report of the three paragraphs or as one error.
HOSTILE = {
    "nested": "<html><body>" + "<div>" * 100_000 + BODY,
    "nested-in-letters": "<html><body>" + "<b>" * 100_000 + BODY,
    "nested-lists": "<html><body>" + "<ul><li>" * 100_000 + BODY,
    "paragraphs-without-end": "<html><body>" + "<p>" * 30_000 + BODY,
    "nothing-closed": "<html><body><div><p><b><i><span><a href=x>" + "<td><tr><p>" * 1_000 + BODY,
    "too-many-elements": "<html><body>" + "<p>a" * 700_000 + BODY,
    "entity-bomb": f'<!DOCTYPE html [<!ENTITY a0 "ha">{BOMB}]><html><body>&a39;{BODY}',
    "entities": "<html><body>" + "&lt;&amp;&nbsp;" * 100_000 + BODY,
    "open-programs": "<html><body>" + BODY + "<script>" * 200_000,
    "open-comments": "<html><body>" + BODY + "<!--" * 500_000,
    "names-without-end": "<html><body>" + BODY + f"<span class='{'aB-' * 100_000}'>x</span>" * 5,
    "many-names": "<html><body>" + BODY + "".join(f"<span class='{'aB-' * 100}{n}'>x</span>" for n in range(3_000)),
    "deep-metadata": "<html><head><script type='application/ld+json'>" + "[" * 200_000 + "</script></head>" + BODY,
    "many-metadata": "<html><head>" + "<meta property='og:title' content='a b'>" * 30_000 + "</head><body>" + BODY,
    "commas": "<html><head><script type='application/ld+json'>{" + ", " * 300_000 + "</script></head>" + BODY,
    "title-of-bars": f"<html><head><title>{'a | b - ' * 50_000}</title></head><body><h1>Hafen zu</h1>{BODY}",
    "line-breaks": "<html><body><article>" + "a<br>" * 60_000 + BODY,
    "links": "<html><body><article>" + "<a href='#'>1</a>" * 30_000 + BODY,
    "a-picture-inside": f"<html><body>{BODY}<img src='data:image/png;base64,{'A' * 5_000_000}'>",
    "null": "<html><body>" + BODY + "\0" * 1_000,
    "half-letters": "<html><body>" + BODY + "\ud800" * 1_000,
    "brackets": "<html><body>" + BODY + "<" * 200_000,
    "dots": "<html><body><p>" + ". " * 300_000 + "</p>" + BODY,
    "one-long-word": "<html><body>" + BODY + "<p>" + "a" * 2_000_000,
    "posts-in-posts": "<html><body>" + BODY
    + ("<div class=a><b>Ola</b> <time>1.1.2024</time><p>So war es am Montag in der Stadt.</p>" * 2 + "</div>") * 6_000,
    "quotes-in-boxes": f"<html><body><div>{BODY}" + "<div><q>der Hafen bleibe bis Freitag</q></div>" * 5_000 + BODY,
    "credit-bait": "<html><body>" + BODY + f"<p>(Quelle: {'ab/' * 100}</p>" * 500,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_little_time_and_nothing_but_a_report_or_one_error(name: str) -> None:
    began = time.process_time()
    found = outcome(HOSTILE[name])
    if isinstance(found, InputError):
        assert str(found).startswith("bad.html: ")
        assert "Save the article itself" in str(found)
        assert "\n" not in str(found)
    else:
        assert all(one in found.text for one in TOLD)
    assert time.process_time() - began < 15


def outcome(page: str) -> Report | InputError:
    try:
        return report_of_page(page, "bad.html", Settings(language="de"))
    except InputError as error:
        return error


def test_the_deepest_nest_names_the_file_and_the_way_out() -> None:
    with pytest.raises(InputError, match=r"nest\.html: nests its elements too deep.*Save the article itself"):
        report_of_page(HOSTILE["nested"], "nest.html", Settings())


def test_fifty_megabytes_are_refused_unread_and_the_batch_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    with (tmp_path / "b.html").open("wb") as file:
        file.write(b"<html><body>")
        file.truncate(50_000_000)
    (tmp_path / "c.html").write_bytes(PAGE.encode()[:-300] + b"\xff\xfe\xfa" * 50)
    (tmp_path / "d.html").write_text(HOSTILE["nested"], "utf-8")
    (tmp_path / "e.html").write_bytes(b"")
    (tmp_path / "f.html").write_text(PAGE, "utf-8")
    found = list(reports([str(tmp_path)], Settings()))
    assert [isinstance(one, Report) for one in found] == [True, False, False, False, False, True]
    said = [str(one) for one in found if isinstance(one, InputError)]
    assert all(
        str(tmp_path / name) in one for name, one in zip(["b.html", "c.html", "d.html", "e.html"], said, strict=True)
    )
    assert "is larger than 20 MB" in said[0]


def test_what_only_programs_and_hidden_elements_say_is_not_read() -> None:
    lies = [
        "<script>document.write('<p>Der Minister trat gestern zurück, sagte er.</p>')</script>",
        "<style>p::before { content: 'Der Minister trat gestern zurück, sagte er.' }</style>",
        "<!-- <p>Der Minister trat gestern zurück, sagte er.</p> -->",
        "<template><p>Der Minister trat gestern zurück, sagte er.</p></template>",
        "<p hidden>Der Minister trat gestern zurück, sagte er.</p>",
        "<p style='display : none'>Der Minister trat gestern zurück, sagte er.</p>",
        "<div class='sr-only'><p>Der Minister trat gestern zurück, sagte er.</p></div>",
        "<noscript><p>Der Minister trat gestern zurück, sagte er.</p></noscript>",
        "<textarea>Der Minister trat gestern zurück, sagte er.</textarea>",
        "<svg><text>Der Minister trat gestern zurück, sagte er.</text></svg>",
    ]
    page = (
        f"<html><body><article><h1>Hafen zu</h1><p>{TOLD[0]}</p>{''.join(lies)}<p>{TOLD[1]}</p></article></body></html>"
    )
    report = report_of_page(page, "a.html", Settings())
    assert report.text == "\n\n".join(["Hafen zu", *TOLD[:2]])


def test_a_few_torn_letters_refuse_no_page(tmp_path: Path) -> None:
    teaser = b"<div class='teaser'><p>Gr\xc3\xb6\xc3</p></div>"  # cut inside a letter, as teasers are
    filler = "<p>Die Fähre fährt später, hieß es.</p>" * 100
    (tmp_path / "a.html").write_bytes(PAGE.encode() + filler.encode() + teaser)
    found = list(reports([str(tmp_path / "a.html")], Settings()))
    assert isinstance(found[0], Report)
