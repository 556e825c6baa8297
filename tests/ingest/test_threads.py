"""Conversations: what answers a report is none of it, whatever the page calls it."""

from __future__ import annotations

from ondit.ingest.report import report_of_page
from ondit.records import Report
from ondit.settings import Settings

TOLD = (
    "<p>The bridge over the Tolm will stay shut until May, the roads office said on Monday in a statement.</p>"
    "<p>A spokesman said that two of its pillars had been washed out. The town denies that it knew of the damage.</p>"
    "<p>Nobody was hurt when a stone fell on Sunday, according to the fire brigade and the police in Tolm.</p>"
)
POSTS = (
    ("harbourmaster", "Last night a grey ship without a name tied up at the old grain quay and unloaded 23 trucks."),
    ("Ola_B", "I saw nine of them at the lay-by near Tolm at six, and one was a bridge layer, I would say."),
    ("keelson", "She had two cranes when I saw her, and the yard drawings that I still have say the same of her."),
)


def posts(heading: str = "", posts: tuple[tuple[str, str], ...] = POSTS) -> str:
    return "".join(
        f"<div class=q{n}z><div class=x1><b>{name}</b> <i>6 August 2023, {n + 7}:42</i></div>{heading}"
        f"<div class=x2>{words}</div></div>".replace(f"q{n}z", "qz")
        for n, (name, words) in enumerate(posts)
    )


def read(body: str, title: str = "Grey ship at the grain quay") -> Report:
    html = f"<html lang=en><head><title>{title}</title></head><body><div class=m>{body}</div></body></html>"
    return report_of_page(html, "a.html", Settings())


def test_the_first_of_a_thread_is_reported_and_the_rest_answers_it() -> None:
    report = read(f"<h2>Grey ship at the grain quay</h2>{posts()}")
    assert "unloaded 23 trucks" in report.text
    assert "bridge layer" not in report.text
    assert "yard drawings" not in report.text
    assert report.kind == "post"


def test_comments_that_tell_more_than_the_article() -> None:
    many = posts(posts=tuple((f"{name}{letter}", words) for letter in "abcd" for name, words in POSTS))
    report = read(f"<h1>Bridge shut until May</h1>{TOLD}<div>{many}</div>", "Bridge shut until May")
    assert "roads office" in report.text
    assert "bridge layer" not in report.text
    assert "unloaded" not in report.text
    assert report.kind == "news"


def test_entries_with_headlines_of_their_own_are_no_conversation() -> None:
    entries = "".join(
        f"<div class=e><b>{name}</b><time>{n + 7}:42</time><h3>{name} tells what was seen</h3><p>{words}</p></div>"
        for n, (name, words) in enumerate(POSTS)
    )
    report = read(f"<h1>Grey ship at the grain quay</h1>{entries}")
    assert all(words in report.text for _, words in POSTS)
