"""Pages that name one another as one text in two languages (hreflang)."""

from __future__ import annotations

from tests.making import report

from ondit.provenance.derivations import derivations_between
from ondit.provenance.editions import editions_of
from ondit.records import Derivation, Edition, Report

HERE = "https://review.example"


def edition(name: str, language: str, others: dict[str, str], **changes: object) -> Report:
    fields = {"id": name, "language": language, "url": f"{HERE}/{name}", "outlet": "Review", "domain": "review.example"}
    named = tuple(Edition(code, url) for code, url in others.items())
    return report(str(changes.pop("text", f"Text {name}")), **(fields | {"editions": named} | changes))


def edges(found: tuple[Derivation, ...]) -> set[tuple[str, str]]:
    return {(one.report, one.origin) for one in found}


def test_two_editions_are_one_text_and_the_first_is_unknown() -> None:
    one = edition("a", "en", {"de": f"{HERE}/b"}, text="Longer text", published="2024-03-04")
    other = edition("b", "de", {"en": f"{HERE}/a/"}, text="Kurz", published="2024-03-04")
    (found,) = editions_of([one, other])
    assert (found.report, found.origin, found.kind, found.explicit) == ("b", "a", "translate", True)
    assert "unknown" in found.because[0].text
    assert derivations_between([one, other]) == (found,)


def test_the_earlier_day_was_first_whatever_is_longer() -> None:
    one = edition("a", "en", {"de": f"{HERE}/b"}, text="Much longer text", published="2024-03-05")
    other = edition("b", "de", {}, text="Kurz", published="2024-03-04")
    (found,) = editions_of([one, other])
    assert (found.report, found.origin) == ("a", "b")
    assert "Review had it first" in found.because[0].text


def test_three_editions_have_one_first() -> None:
    some = [
        edition("a", "en", {"de": f"{HERE}/b"}, text="The longest text"),
        edition("b", "de", {"fr": f"{HERE}/c"}),
        edition("c", "fr", {}),
    ]
    assert edges(editions_of(some)) == {("b", "a"), ("c", "a")}


def test_another_publisher_must_say_so_too() -> None:
    one = edition("a", "en", {"de": "https://other.example/b"})
    theirs = {"url": "https://other.example/b", "outlet": "Other", "domain": "other.example"}
    other = edition("b", "de", {}, **theirs)
    back = edition("b", "de", {"en": f"{HERE}/a"}, **theirs)
    assert editions_of([one, other]) == ()
    assert len(editions_of([one, back])) == 1


def test_one_language_is_no_translation_and_an_absent_page_nothing() -> None:
    one = edition("a", "en", {"de": f"{HERE}/b"})
    assert editions_of([one, edition("b", "en", {})]) == ()
    assert editions_of([one]) == ()
