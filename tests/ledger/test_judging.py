"""What people judged: who and when, what it changes, that it can be taken back, and that it outlives a new reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from tests.making import german, reading, report, span, statement

from ondit.errors import LedgerError
from ondit.ledger.adding import add_reading, current_reading
from ondit.ledger.asking import claim_of, claims_in, judgements_on, report_row
from ondit.ledger.judged import laid_over, standing, voices_judged
from ondit.ledger.judging import (
    confirm,
    correct,
    credibilities,
    different,
    judge_claim,
    judge_voice,
    reject,
    retract,
    same,
    withdraw,
)
from ondit.ledger.settling import settle
from ondit.ledger.store import Ledger
from ondit.ledger.tables import matters
from ondit.records import MadeBy, Reading

LATER = MadeBy("9.0", {"de": "9"}, {"de": "9"})
BUY = "s-1111111111"


@pytest.fixture
def told(ledger: Ledger) -> str:
    """The id of a report with an unnamed official, in a ledger."""
    return add_reading(ledger, first()).report


def first() -> Reading:
    return replace(german(), report=replace(german().report, url="https://example.org/radare"))


def corrected(ledger: Ledger, report: str) -> Reading:
    with ledger.reading() as connection:
        return laid_over(current_reading(connection, report), standing(connection, [report]))


def said(reading: Reading, id_: str) -> Any:
    return next((one for one in reading.statements if one.id == id_), None)


def stamp(ledger: Ledger) -> int:
    with ledger.reading() as connection:
        return int(connection.execute(select(matters.c.stamp)).scalar_one())


def moved(text_before: str = "") -> Reading:
    """The German report in a later text: a paragraph more at its head, all places shifted, voices numbered anew."""
    old = first()
    text = old.report.text.replace("\n\nChile scheint", f"\n\n{text_before}Chile scheint")
    shift = len(text_before)

    def later(spans: Any) -> Any:
        return tuple(span(text, one.text, after=one.start + shift if one.start > 35 else 0) for one in spans)

    names = {"v0": "v0", "v1": "v3", "v2": "v1", "v3": "v2"}
    page = replace(old.report, text=text, credits=(), credit=None)
    voices = tuple(
        sorted((replace(one, id=names[one.id], mentions=later(one.mentions)) for one in old.voices), key=str)
    )
    statements = tuple(
        replace(
            one, id=f"{one.id}x", content=later(one.content), source=later(one.source), cue=later(one.cue), basis=(),
            addressee=(), voice=names[one.voice], chain=(), times=(), stance=replace(one.stance, because=()),
        )
        for one in old.statements
    )  # fmt: skip
    return replace(old, report=page, voices=voices, statements=statements, made_by=LATER, comment_requests=())


def test_a_judgement_has_author_moment_and_words(ledger: Ledger, told: str) -> None:
    before = stamp(ledger)
    one = confirm(ledger, f"{told}/{BUY}", note="as I read it")
    assert (one.kind, one.author, one.note, one.withdrawn_at, one.orphaned) == (
        "confirm",
        "Ada",
        "as I read it",
        None,
        False,
    )
    assert one.made_at.endswith("Z")
    assert one.rests_on["source"] == "ein chilenischer Beamter"
    assert stamp(ledger) > before
    with ledger.reading() as connection:
        assert judgements_on(connection, report=told) == [one] == judgements_on(connection, target=one.target)


def test_a_statement_by_its_id_alone(ledger: Ledger, told: str) -> None:
    assert confirm(ledger, BUY).target == f"{told}/{BUY}"


def test_a_rejected_statement_is_gone_and_its_children_are_free(ledger: Ledger, told: str) -> None:
    one = reject(ledger, f"{told}/{BUY}")
    assert said(corrected(ledger, told), BUY) is None
    assert said(corrected(ledger, told), "s-2222222222").parent is None
    withdraw(ledger, one.id)
    assert said(corrected(ledger, told), BUY) is not None
    assert said(corrected(ledger, told), "s-2222222222").parent == BUY


def test_a_rejected_statement_bears_no_claim(ledger: Ledger, made: Sequence[Reading]) -> None:
    ids = [add_reading(ledger, one).report for one in made[:3]]
    reject(ledger, f"{ids[0]}/{made[0].statements[0].id}")
    settle(ledger)
    with ledger.reading() as connection:
        claim = claim_of(connection, claims_in(connection, framed=True)[0].id)
    assert {one.report for one in claim.supporting} == set(ids[1:])


def test_other_words_and_another_voice(ledger: Ledger, told: str) -> None:
    text = german().report.text
    place = span(text, "Radare zu kaufen")
    correct(ledger, f"{told}/{BUY}", content=[(place.start, place.end)], voice="v1")
    one = said(corrected(ledger, told), BUY)
    assert [part.text for part in one.content] == ["Radare zu kaufen"]
    assert (one.voice, one.chain[-1].name, one.chain[-1].link) == ("v1", "Meridian Post", "quotes")


def test_a_voice_that_the_reading_missed(ledger: Ledger, told: str) -> None:
    place = span(german().report.text, "das Ministerium")
    target = f"{told}/s-4444444444"
    correct(ledger, target, source=[(place.start, place.end)], name="Ministerium", kind="government")
    made = corrected(ledger, told)
    one = said(made, "s-4444444444")
    speaker = next(known for known in made.voices if known.id == one.voice)
    assert (speaker.name, speaker.kind, speaker.mentions[0].text) == ("Ministerium", "government", "das Ministerium")
    correct(ledger, target, voice="v0")
    assert said(corrected(ledger, told), "s-4444444444").manner == "own"


@pytest.mark.parametrize(
    ("what", "value"),
    [
        ("nothing is corrected", {}),
        ("nothing is corrected", {"kind": "person"}),
        ("no kind of voice", {"name": "X", "kind": "ghost"}),
        ("not in the text", {"content": [(5, 99_999)]}),
        ("not in the text", {"source": [(7, 7)]}),
        ("not in the text", {"source": [(-3, 7)]}),
        ("no voice v9", {"voice": "v9"}),
    ],
)
def test_a_correction_that_cannot_be(ledger: Ledger, told: str, what: str, value: dict[str, Any]) -> None:
    with pytest.raises(LedgerError, match=what):
        correct(ledger, f"{told}/{BUY}", **value)
    with ledger.reading() as connection:
        assert judgements_on(connection) == []


def test_what_is_not_there_cannot_be_judged(ledger: Ledger, told: str) -> None:
    for target in ("r-none/s-1", f"{told}/s-none", "s-none"):
        with pytest.raises(LedgerError, match="no"):
            confirm(ledger, target)
    with pytest.raises(LedgerError, match="no voice"):
        same(ledger, f"{told}:v1", f"{told}:v9")
    with pytest.raises(LedgerError, match="one voice already"):
        same(ledger, f"{told}:v1", f"{told}:v1")
    with pytest.raises(LedgerError, match="no claim"):
        judge_claim(ledger, "c-none", "2")
    with pytest.raises(LedgerError, match="no report"):
        retract(ledger, "r-none")


def test_withdrawn_is_not_erased(ledger: Ledger, told: str) -> None:
    one = confirm(ledger, f"{told}/{BUY}")
    gone = withdraw(ledger, one.id)
    assert (gone.withdrawn_by, gone.author) == ("Ada", "Ada")
    assert gone.withdrawn_at is not None
    with ledger.reading() as connection:
        assert judgements_on(connection) == [gone]
    with pytest.raises(LedgerError, match="no standing judgement"):
        withdraw(ledger, one.id)


def test_the_latest_word_on_two_voices_holds(ledger: Ledger, told: str) -> None:
    same(ledger, f"{told}:v2", f"{told}:v1")
    different(ledger, f"{told}:v1", f"{told}:v2")
    with ledger.reading() as connection:
        (one,) = voices_judged(standing(connection, [told]))
    assert one.same is False


def test_same_and_different_say_why(ledger: Ledger, made: Sequence[Reading]) -> None:
    ids = [add_reading(ledger, made[number]).report for number in (0, 1)]

    def reasons() -> set[str]:
        settle(ledger)
        with ledger.reading() as connection:
            origins = claim_of(connection, claims_in(connection, framed=True)[0].id).origins
        return {reason.code for reason in origins.because} if origins else set()

    plain = reasons()
    for judge, code in ((same, "judged-same"), (different, "judged-different")):
        one = judge(ledger, f"{ids[0]}:v1", f"{ids[1]}:v1")
        assert reasons() != plain
        assert code == "judged-different" or code in reasons()
        withdraw(ledger, one.id)
        assert reasons() == plain


def test_reliability_of_a_voice_by_topic(ledger: Ledger) -> None:
    one = judge_voice(ledger, "Ada Quarrem", "B", topic="boats")
    assert (one.target, one.value) == ("Ada Quarrem", {"reliability": "B", "topic": "boats"})
    for letter in ("", "G", "AB", "a"):
        with pytest.raises(LedgerError, match="no reliability"):
            judge_voice(ledger, "Ada Quarrem", letter)


def test_confirmed_by_others_needs_two_origins(ledger: Ledger, made: Sequence[Reading]) -> None:
    assert credibilities(1) == "23456"
    assert credibilities(2) == "123456"
    for one in made[:2]:
        add_reading(ledger, one)
    settle(ledger)
    with ledger.reading() as connection:
        row = claims_in(connection, framed=True)[0]
    assert row.at_least == 1
    with pytest.raises(LedgerError, match="other sources do not confirm"):
        judge_claim(ledger, row.id, "1")
    for number in ("", "7", "12", "B"):
        with pytest.raises(LedgerError, match="no credibility"):
            judge_claim(ledger, row.id, number)
    assert judge_claim(ledger, row.id, "2").rests_on["origins"] == f"{row.at_least}-{row.at_most}"


def test_a_retraction_is_taken_back_with_its_judgement(ledger: Ledger, told: str) -> None:
    first, second = retract(ledger, told), retract(ledger, told)
    for one, state in ((first, "retracted"), (second, "kept")):
        withdraw(ledger, one.id)
        with ledger.reading() as connection:
            assert report_row(connection, told).state == state


def test_what_the_page_itself_took_back_stays_so(ledger: Ledger) -> None:
    text = "Boats\n\nFour boats come, it was said.\n\nThis article has been retracted."
    one = reading(report(text, language="en"), statement(text, "Four boats come"))
    id_ = add_reading(ledger, one).report
    withdraw(ledger, retract(ledger, id_).id)
    with ledger.reading() as connection:
        assert report_row(connection, id_).state == "retracted"


def test_judgements_stand_on_a_new_reading_by_their_words(ledger: Ledger, told: str) -> None:
    text = german().report.text
    place = span(text, "Radare zu kaufen")
    correct(ledger, f"{told}/{BUY}", content=[(place.start, place.end)])
    reject(ledger, f"{told}/s-4444444444")
    same(ledger, f"{told}:v2", f"{told}:v3")
    assert add_reading(ledger, moved("Zuerst das Wetter: In Chile regnete es.\n\n")).what == "version"
    with ledger.reading() as connection:
        found = judgements_on(connection)
        assert [one.orphaned for one in found] == [False] * 3
        assert found[0].target == f"{told}/{BUY}x"
        assert (found[2].target, found[2].value["other"]) == (f"{told}:v1", f"{told}:v2")
    later = corrected(ledger, told)
    assert [part.text for part in said(later, f"{BUY}x").content] == ["Radare zu kaufen"]
    assert said(later, "s-4444444444x") is None


def test_a_voice_of_the_other_report_is_found_again_too(ledger: Ledger, told: str, made: Sequence[Reading]) -> None:
    """The second of two voices may be numbered anew by a new reading of its report."""
    here = add_reading(ledger, made[0]).report
    same(ledger, f"{here}:v1", f"{told}:v2")
    add_reading(ledger, moved("Es regnete.\n\n"))
    with ledger.reading() as connection:
        (one,) = judgements_on(connection)
    assert (one.value["other"], one.orphaned) == (f"{told}:v1", False)


def test_what_stands_no_longer_is_an_orphan_until_it_stands_again(ledger: Ledger, told: str) -> None:
    confirm(ledger, f"{told}/s-3333333333")
    without = replace(first(), made_by=LATER, statements=first().statements[:2])
    add_reading(ledger, without)
    with ledger.reading() as connection:
        assert [one.orphaned for one in judgements_on(connection)] == [True]
    add_reading(ledger, replace(first(), made_by=MadeBy("10", {}, {})))
    with ledger.reading() as connection:
        assert [one.orphaned for one in judgements_on(connection)] == [False]


def test_a_voice_that_a_correction_brought_is_carried_over_with_it(ledger: Ledger, told: str) -> None:
    place = span(german().report.text, "das Ministerium")
    correct(ledger, f"{told}/s-4444444444", source=[(place.start, place.end)], name="Ministerium", kind="government")
    new = next(one.id for one in corrected(ledger, told).voices if one.name == "Ministerium")
    different(ledger, f"{told}:{new}", f"{told}:v2")
    add_reading(ledger, replace(first(), made_by=LATER))
    with ledger.reading() as connection:
        assert [one.orphaned for one in judgements_on(connection)] == [False, False]
