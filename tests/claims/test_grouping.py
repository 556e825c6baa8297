from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ondit.claims.features import features_of
from ondit.claims.grouping import Groups, group
from ondit.claims.scale import Saying
from ondit.packs.language import language_pack


def saying(report: str, text: str, *, at: int = 0, language: str = "en", voice: str | None = None) -> Saying:
    return Saying(report, language, at, voice, at == 0, features_of(text, language_pack(language)))


BACKGROUND = [
    saying("r1", "The council meets on Tuesdays in the old brewery", at=5),
    saying("r2", "Ticket prices for the ferry rise in spring", at=5),
    saying("r3", "Zwei Schulen bleiben wegen Sturms geschlossen", at=5, language="de"),
    saying("r3", "Der Stadtrat wählt einen neuen Kämmerer", at=6, language="de"),
]


def test_two_wordings_of_one_matter_are_one_group() -> None:
    one = saying("r1", "The ferry Orlanda rammed the pier at Kessin with 212 people aboard")
    other = saying("r2", "With 212 passengers aboard, the ferry Orlanda hit the Kessin pier")
    assert group([one, other, *BACKGROUND]).free == ((0, 1),)


def test_across_languages_names_and_numbers_meet() -> None:
    english = saying("r1", "The ferry Orlanda rammed the pier at Kessin with 212 people aboard")
    german = saying("r3", "Die Fähre „Orlanda“ hat in Kessin mit 212 Menschen an Bord die Mole gerammt", language="de")
    assert group([english, german, *BACKGROUND]).free == ((0, 1),)


def test_one_report_alone_makes_no_group() -> None:
    text = "The ferry Orlanda rammed the pier at Kessin"
    assert group([saying("r1", text), saying("r1", text, at=1), *BACKGROUND]) == Groups((), ())


def test_two_matters_of_one_ship_stay_apart() -> None:
    sayings = [
        saying("r1", "The ferry Orlanda rammed the pier at Kessin", at=1),
        saying("r2", "The ferry Orlanda rammed the pier at Kessin on Monday", at=1),
        saying("r1", "The owner of the Orlanda will sell three older vessels to Malta", at=3),
        saying("r2", "Three older vessels will be sold to Malta by the owner", at=4),
    ]
    assert group([*sayings, *BACKGROUND]).free == ((0, 1), (2, 3))


def test_a_voice_that_goes_on_beside_is_taken_in() -> None:
    sayings = [
        saying("r1", "The ferry Orlanda rammed the pier at Kessin", at=1, voice="v1"),
        saying("r2", "The ferry Orlanda rammed the pier at Kessin on Monday", at=1),
        saying("r1", "The pier gave way", at=2, voice="v1"),
        saying("r1", "The pier gave way", at=4, voice="v2"),
    ]
    assert (0, 1, 2) in group([*sayings, *BACKGROUND]).free


def test_seeds_grow_and_never_join() -> None:
    sayings = [
        saying("r1", "The ferry Orlanda rammed the pier at Kessin", at=1),
        saying("r2", "The ferry Orlanda rammed the pier at Kessin on Monday", at=1),
        saying("r3", "The ferry Orlanda rammed the pier of Kessin at night", at=1),
    ]
    found = group([*sayings, *BACKGROUND], seeds=[[0], [1]])
    assert sorted(found.seeded) == [(0,), (1, 2)] or sorted(found.seeded) == [(0, 2), (1,)]
    assert found.free == ()


def test_the_own_words_of_a_page_that_took_its_text_over_may_say_less() -> None:
    sayings = [
        saying("r1", "The ferry Orlanda rammed the pier at Kessin", at=1),
        saying("r2", "The ferry Orlanda rammed the pier at Kessin on Monday", at=1),
        saying("r3", "The Orlanda lies idle at Kessin while officials quarrel", at=4),
    ]
    assert group([*sayings, *BACKGROUND]).free == ((0, 1),)
    assert group([*sayings, *BACKGROUND], sources={"r3": {"r1"}}).free == ((0, 1, 2),)


def test_the_rest_of_what_the_same_voices_tell_is_no_matter_of_its_own() -> None:
    ferry = "The ferry Orlanda rammed the pier at Kessin with 212 people aboard"
    repair = "Repairing the ferry and the pier takes fourteen weeks and four cranes"
    told = [(ferry, 1, "v1"), (repair, 5, "v1"), ("The brewery reopens", 3, None)]
    sayings = [saying(report, text, at=at, voice=voice) for report in ("r1", "r2") for text, at, voice in told]
    assert (0, 1, 3, 4) in group([*sayings, *BACKGROUND]).free


TEXTS = st.text(alphabet="abcde 12", min_size=1, max_size=30)


@given(st.lists(st.tuples(st.sampled_from(["r1", "r2", "r3"]), TEXTS), max_size=12))
def test_nothing_stands_in_two_groups(drawn: list[tuple[str, str]]) -> None:
    sayings = [saying(report, text, at=at) for at, (report, text) in enumerate(drawn)]
    groups = group(sayings).free
    members = [number for one in groups for number in one]
    assert len(members) == len(set(members))
    assert all(len({sayings[number].report for number in one}) > 1 for one in groups)
