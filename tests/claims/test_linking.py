from __future__ import annotations

from itertools import permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.making import reading, report, span, statement, voice

from ondit.claims.linking import link_claims
from ondit.records import Claim, Part, Reading, Said, Stance, Statement

SURE, DENIED, OPEN = Stance("CT+", "Uu", ()), Stance("CT-", "Uu", ()), Stance("Uu", "Uu", ())


def page(name: str, *told: tuple[str, str | None], stance: Stance = SURE, **changes: Any) -> Reading:
    """A report of lines, each told by a named voice or by the page (None); the first is its headline and page's own.

    stance: that of what voices say.
    """
    text = "\n".join(words for words, _ in told)
    names = list(dict.fromkeys(who for _, who in told if who is not None))
    voices = {who: voice(who, f"v{at}", kind="person", named=True) for at, who in enumerate(names, 1)}
    statements = [_said(name, text, words, who and voices[who].id, stance) for words, who in told]
    fields = {"language": "en", "id": name} | changes
    return reading(report(text, **fields), *statements, voices=tuple(voices.values()))


def _said(name: str, text: str, words: str, who: str | None, stance: Stance) -> Statement:
    own: dict[str, Any] = {} if who is None else {"manner": "indirect", "voice": who, "stance": stance}
    place = span(text, words)
    return statement(text, words, id=f"s-{name}-{place.start}", **own)


def words_of(claim: Claim, readings: list[Reading], side: str = "supporting") -> list[tuple[str, str]]:
    by_id = {(one.report.id, said.id): said for one in readings for said in one.statements}
    found: tuple[Said, ...] = getattr(claim, side)
    return [(said.report, by_id[said.report, said.statement].content[0].text) for said in found]


FERRY = "The ferry Orlanda rammed the pier at Kessin with 212 people aboard"
REWORDED = "With 212 passengers aboard, the ferry Orlanda hit the Kessin pier"
TICKETS = "Ticket prices in Lommel rise in spring"
SCHOOLS = "Two schools in Brandau close for a week"


def test_two_wordings_of_one_matter_are_one_claim_without_a_frame() -> None:
    readings = [page("r1", (FERRY, None), (TICKETS, None)), page("r2", (REWORDED, None), (SCHOOLS, None))]
    (claim,) = link_claims(readings)
    assert words_of(claim, readings) == [("r1", FERRY), ("r2", REWORDED)]
    assert (claim.frame, claim.pack, claim.denying) == (None, None, ())


def test_statements_stand_in_the_order_of_the_readings() -> None:
    readings = [page("r9", (FERRY, None), (TICKETS, None)), page("r1", (REWORDED, None), (SCHOOLS, None))]
    (claim,) = link_claims(readings)
    assert [said.report for said in claim.supporting] == ["r9", "r1"]


def test_who_denies_it_stands_on_the_other_side() -> None:
    readings = [
        page("r1", (FERRY, None), (TICKETS, None)),
        page("r2", (REWORDED, None), (SCHOOLS, None)),
        page(
            "r3",
            ("A word in the council", None),
            ("the ferry Orlanda rammed the pier at Kessin", "Jonna Perk"),
            stance=DENIED,
        ),
    ]
    (claim,) = link_claims(readings)
    assert [report for report, _ in words_of(claim, readings, "denying")] == ["r3"]
    assert "r3" not in {report for report, _ in words_of(claim, readings)}


def test_a_negative_word_alone_denies_nothing() -> None:
    readings = [
        page("r1", (FERRY, None), (TICKETS, None)),
        page("r2", (REWORDED, None), (SCHOOLS, None)),
        page(
            "r3", ("A word in the council", None), ("The ferry Orlanda had no rockets at the Kessin pier", "Jonna Perk")
        ),
    ]
    assert all(claim.denying == () for claim in link_claims(readings))


def test_who_says_of_the_act_that_it_is_not_denies_it() -> None:
    deal = "Kessin and Lommel have agreed to merge their two ferry lines"
    readings = [
        page("r1", (deal, None), (TICKETS, None)),
        page("r2", ("Ferry lines of Kessin and Lommel agreed to merge, two sources say", None), (SCHOOLS, None)),
        page("r3", (deal, None), ("There is no agreement on the ferry lines", "Jonna Perk")),
    ]
    (claim,) = link_claims(readings)
    assert words_of(claim, readings, "denying") == [("r3", "There is no agreement on the ferry lines")]


def test_what_nobody_says_to_be_so_supports_nothing() -> None:
    readings = [
        page("r1", (FERRY, None), (TICKETS, None)),
        page("r2", (REWORDED, None), (SCHOOLS, None)),
        page("r3", ("A word in the council", None), (FERRY, "Jonna Perk"), stance=OPEN),
    ]
    (claim,) = link_claims(readings)
    assert {report for report, _ in words_of(claim, readings)} == {"r1", "r2"}


def test_a_headline_goes_with_the_sentence_that_opens_its_report() -> None:
    headline = "A bang at breakfast"
    parts = (Part("headline", 0, len(headline)), Part("body", len(headline) + 1, 150))
    readings = [
        page("r1", (headline, None), (FERRY, None), (TICKETS, None), parts=parts),
        page("r2", (REWORDED, None), (SCHOOLS, None)),
    ]
    (claim,) = link_claims(readings)
    assert ("r1", headline) in words_of(claim, readings)


LINES = [FERRY, REWORDED, TICKETS, SCHOOLS, "The Orlanda will be towed to Lommel", "Prices rise in Kessin, too"]
TOLD = st.tuples(st.sampled_from(LINES), st.sampled_from([None, "Jonna Perk", "Ole Tamm"]))
PAGES = st.lists(TOLD, min_size=1, max_size=4, unique_by=lambda told: told[0])


def shape(claims: tuple[Claim, ...]) -> set[tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]]:
    """What stands together, on which side, in no order."""
    return {
        (
            frozenset((said.report, said.statement) for said in claim.supporting),
            frozenset((said.report, said.statement) for said in claim.denying),
        )
        for claim in claims
    }


@settings(max_examples=40, deadline=None)
@given(st.lists(PAGES, min_size=2, max_size=4))
def test_the_order_of_reports_changes_nothing_of_what_is_together(drawn: list[list[tuple[str, str | None]]]) -> None:
    readings = [page(f"r{at}", *told) for at, told in enumerate(drawn)]
    shapes = [shape(link_claims(order)) for order in permutations(readings)]
    assert all(one == shapes[0] for one in shapes)
