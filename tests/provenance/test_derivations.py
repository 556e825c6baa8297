from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.making import credit, reading, report

from ondit.provenance.derivations import derivations_between, derivations_of
from ondit.records import Derivation, Report

WIRE = (
    "Chile orders six radars from a Finnish maker\n\n"
    "Chile has ordered six coastal radars from the Finnish maker Kuusi Oy for 90 million euros, Deputy Minister Elena "
    "Rojas said on Tuesday. The first two will stand on the island of Chiloé by March 2026.\n\n"
    "“Our coast is long and our eyes are few,” Rojas said. Crews of 40 will train for eleven weeks in Turku.\n\n"
    "Kuusi Oy employs 640 people near Tampere. Fishermen around Ancud have complained about the masts for years, and "
    "the mayor, Pedro Alarcón, wants a new survey before anything is built on the hill above the old lighthouse."
)
GERMAN = (
    "Chile bestellt sechs Radare bei einem finnischen Hersteller\n\n"
    "Chile hat sechs Küstenradare beim finnischen Hersteller Kuusi Oy für 90 Millionen Euro bestellt, sagte Elena "
    "Rojas am Dienstag. Die ersten zwei werden bis März 2026 auf der Insel Chiloé stehen.\n\n"
    "„Unsere Küste ist lang, und unsere Augen sind wenige“, sagte Rojas. Mannschaften von 40 werden elf Wochen in "
    "Turku üben.\n\n"
    "Kuusi Oy beschäftigt 640 Leute nahe Tampere. Fischer um Ancud beklagen sich seit Jahren über die Masten, und "
    "der Bürgermeister Pedro Alarcón will eine neue Untersuchung."
)
THERE_AND_BACK = (
    "Six radars of the Finland for Chile\n\n"
    "The Chile instructed six coast radars with the Finnish producer Kuusi Oy for 90 millions euros, has told Elena "
    "Rojas, vice-minister, the Tuesday. The two first ones will be on the island of Chiloé until March 2026.\n\n"
    "“Long is our coast and few the eyes”, told Rojas. The crews of 40 form themselves eleven weeks with Turku.\n\n"
    "Kuusi Oy occupies 640 persons close to Tampere. The fishermen of Ancud complain themselves of masts since years, "
    "and the mayor Pedro Alarcón demands a survey anew, before one builds on the hill over the ancient lighthouse."
)
SAME_EVENT = (
    "Radars for the south\n\n"
    "Santiago will buy coastal radars abroad, and the bill is 90 million euros. Elena Rojas, the deputy minister, told "
    "reporters that six sets had been chosen after a contest of three firms.\n\n"
    "The opposition doubts the price. Senator Julia Paz said Finland had sold the same sets for less in 2021, and "
    "asked for the papers. Kuusi Oy did not answer calls."
)
FILLER = (
    "The council of Valdivia met on Monday to talk about a bridge, two schools and the dog tax. Nothing was decided."
)


def page(text: str, name: str, **changes: Any) -> Report:
    return report(text, **({"id": name, "language": "en", "outlet": f"Outlet {name}"} | changes))


def only(*reports: Report) -> Derivation:
    found = derivations_between(reports)
    assert len(found) == 1, found
    return found[0]


def edges(found: tuple[Derivation, ...]) -> set[tuple[str, str, str]]:
    return {(one.report, one.origin, one.kind) for one in found}


def test_a_copy_under_another_headline() -> None:
    copy = "Radars ahoy!\n" + WIRE.partition("\n\n")[2]
    found = only(page(WIRE, "a", published="2025-03-04"), page(copy, "b", published="2025-03-05"))
    assert (found.report, found.origin, found.kind, found.explicit) == ("b", "a", "copy", False)
    reason = found.because[0]
    assert reason.code == "shared-passage"
    assert all(copy[span.start : span.end] == span.text for span in reason.evidence)
    assert any("Our coast is long" in span.text for span in reason.evidence)


def test_a_shortened_copy() -> None:
    short = WIRE[: WIRE.index("Kuusi Oy employs")]
    found = only(page(WIRE, "a", published="2025-03-04"), page(short, "b", published="2025-03-04"))
    assert (found.report, found.kind) == ("b", "trim")


def test_of_two_dates_the_older_is_the_origin_though_it_be_the_shorter() -> None:
    short = WIRE[: WIRE.index("Kuusi Oy employs")]
    found = only(page(WIRE, "a", published="2025-03-06"), page(short, "b", published="2025-03-04"))
    assert (found.report, found.origin) == ("a", "b")


def test_made_there_and_back_by_a_machine() -> None:
    other = page(FILLER, "c", published="2025-03-04")
    found = only(page(WIRE, "a", published="2025-03-04"), page(THERE_AND_BACK, "b", published="2025-03-05"), other)
    assert (found.report, found.origin, found.kind) == ("b", "a", "rewrite")
    assert found.because[0].code == "shared-anchors"


def test_a_translation_that_names_nobody() -> None:
    german = page(GERMAN, "b", language="de", published="2025-03-05")
    found = only(page(WIRE, "a", published="2025-03-04"), german, page(FILLER, "c", published="2025-03-04"))
    assert (found.report, found.origin, found.kind, found.explicit) == ("b", "a", "translate", False)
    assert {"Chile", "sechs"} <= {span.text for span in found.because[0].evidence}


def test_one_event_is_no_derivation() -> None:
    german = page(GERMAN, "b", language="de", published="2025-03-05")
    assert not derivations_between((page(WIRE, "a"), page(SAME_EVENT, "b"), page(FILLER, "c")))
    assert not derivations_between((page(SAME_EVENT, "a", published="2025-03-04"), german))


def test_two_may_quote_the_same_words() -> None:
    quote = "“We have waited eleven years for this bridge, and now that it stands nobody wants to pay for it,”"
    one = f"The mayor opened the bridge on Monday. {quote} she said. Trucks must wait until the toll is agreed."
    other = f"Not a single lorry crossed it. {quote} Ann Lowe told the crowd, and cut a ribbon of the cheaper sort."
    assert not derivations_between((page(one, "a"), page(other, "b")))


def test_the_credited_copy_is_the_parent() -> None:
    line = "\nSource: Coast Bulletin"
    sister = page(WIRE, "b", outlet="Coast Bulletin", published="2025-03-04")
    text = WIRE + line
    given = (credit(text, "Source: Coast Bulletin", "Coast Bulletin"),)
    copy = page(text, "c", published="2025-03-05", credits=given)
    found = derivations_between((page(WIRE, "a", published="2025-03-03"), sister, copy))
    assert edges(found) == {("b", "a", "copy"), ("c", "b", "copy")}
    assert [one.explicit for one in found] == [False, True]
    assert [reason.code for reason in found[1].because][:2] == ["credit-line", "shared-passage"]


def test_without_a_credit_the_first_is_the_parent() -> None:
    days = (page(WIRE, "a", published="2025-03-03"), page(WIRE, "b", published="2025-03-04"))
    found = derivations_between((*days, page(WIRE, "c", published="2025-03-05")))
    assert edges(found) == {("b", "a", "copy"), ("c", "a", "copy")}


def test_changes_of_a_sister_show_that_it_is_the_parent() -> None:
    changed = WIRE.replace("for 90 million euros", "for a sum that nobody would name on the record this week").replace(
        "Fishermen around Ancud have complained about the masts for years", "Nobody in Ancud minds the masts at all"
    )
    days = (page(WIRE, "a", published="2025-03-03"), page(changed, "b", published="2025-03-04"))
    found = derivations_between((*days, page(changed, "c", published="2025-03-05")))
    assert ("c", "b", "copy") in edges(found)


def test_an_outlet_has_its_own_words_from_itself() -> None:
    later = WIRE.replace("six coastal radars", "four coastal radars").replace("eleven weeks", "a year")
    first = page(WIRE, "a", outlet="Agency", published="2025-03-03")
    corrected = page(later, "c", outlet="Agency", published="2025-03-05")
    found = derivations_between((first, page(WIRE, "b", published="2025-03-04"), corrected))
    assert edges(found) == {("b", "a", "copy"), ("c", "a", "rewrite")}


def test_a_copy_takes_citations_over() -> None:
    first = page(
        "Chile buys radars, Elena Rojas says. Kuusi Oy builds six, Turku trains.", "a", outlet="Adriatic Monitor"
    )
    text = WIRE + " The Adriatic Monitor first reported on the radars and the trips to Turku."
    readings = [reading(first), reading(page(text, "b")), reading(page(text, "c", published="2025-03-05"))]
    dated = [
        dataclasses.replace(one, report=dataclasses.replace(one.report, published=f"2025-03-0{day}"))
        for day, one in enumerate(readings, start=1)
    ]
    assert edges(derivations_of(dated)) == {("b", "a", "cite"), ("c", "b", "copy")}


def test_an_outlet_called_by_the_end_of_its_name() -> None:
    first = page(
        "Chile buys radars, Elena Rojas says. Kuusi Oy builds six, Turku trains.", "a", outlet="Port Stanley Argus"
    )
    known = "Elena Rojas signed for Chile, the Argus reported. Kuusi Oy builds them."
    foreign = "Elena Rojas signed for Chile, the Bombay Argus reported. Kuusi Oy builds them."
    place = "Elena Rojas signed for Chile in Port Stanley, he said. Kuusi Oy builds them."
    assert edges(derivations_between((first, page(known, "b")))) == {("b", "a", "cite")}
    assert not derivations_between((first, page(foreign, "b")))
    assert not derivations_between((first, page(place, "b")))


def test_a_page_that_was_changed_may_cite_a_younger_one() -> None:
    young = page(
        "Chile buys radars, Elena Rojas says. Kuusi Oy builds.", "a", outlet="Coast Bulletin", published="2025-03-06"
    )
    text = "Chile wants radars of Kuusi Oy. Elena Rojas was silent.{} The Coast Bulletin reported it too."
    plain, changed = text.format(""), text.format("\n\nUPDATE: More came.")
    assert not derivations_between((young, page(plain, "b", published="2025-03-04")))
    assert edges(derivations_between((young, page(changed, "b", published="2025-03-04")))) == {("b", "a", "cite")}
    assert not derivations_between((young, page(changed, "b", published="2025-02-04")))


def test_nothing_from_nothing() -> None:
    assert derivations_between(()) == ()
    assert derivations_between((page("", "a"), page("…", "b"))) == ()


# Reports of a few sentences each, whole, cut or joined, on days that may be unknown.
SENTENCES = [part.strip() + "." for part in (WIRE + SAME_EVENT).replace("\n", " ").split(". ") if part]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join)
DAYS = st.sampled_from([None, "2025-03-04", "2025-03-05", "2025-03-06T08:00:00Z", "2025-03-06T09:00:00Z"])
REPORTS = st.lists(st.tuples(TEXTS, DAYS), min_size=2, max_size=7).map(
    lambda drawn: [page(text, f"r{n}", published=day) for n, (text, day) in enumerate(drawn)]
)


@settings(deadline=None, max_examples=25)
@given(REPORTS, st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(reports: list[Report], dice: Any) -> None:
    mixed = list(reports)
    dice.shuffle(mixed)
    assert set(derivations_between(reports)) == set(derivations_between(mixed))


@settings(deadline=None, max_examples=25)
@given(REPORTS)
def test_nobody_is_its_own_ancestor(reports: list[Report]) -> None:
    parent = {one.report: one.origin for one in derivations_between(reports)}
    for start in parent:
        seen, at = set[str](), start
        while at in parent:
            assert at not in seen
            seen.add(at)
            at = parent[at]


@settings(deadline=None, max_examples=25)
@given(REPORTS)
def test_nothing_comes_from_the_younger(reports: list[Report]) -> None:
    day = {one.id: (one.published or "")[:10] for one in reports}
    for one in derivations_between(reports):
        assert not (day[one.report] and day[one.origin]) or day[one.origin] <= day[one.report]


def calls(work: Callable[[], object]) -> int:
    """How many calls of functions, Python's own included, some work takes."""
    count = 0

    def seen(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", ["radar ", "radar", "“", "12,5", "update: ", "Argus, reported ", "„a“ "])
def test_hostile_text_is_linear_work(piece: str) -> None:
    def work(times: int) -> int:
        pages = [page(piece * times, name, outlet="Port Stanley Argus" if name == "a" else name) for name in "abc"]
        foreign = dataclasses.replace(pages[2], language="de")
        return calls(lambda: derivations_between((*pages[:2], foreign)))

    work(10)  # packs and tables are read once
    assert work(2000) <= 2.5 * work(1000) + 1000


def test_a_megabyte_of_one_word() -> None:
    assert derivations_between((page("radar" * 200_000, "a"), page("radar" * 200_000, "b"))) == ()
