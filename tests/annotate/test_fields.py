"""Clauses of a verb-second language by topological fields.

Each row: a tagged sentence, and its clauses as `pieces | kind | finite verb | subject`.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotate.tagged import clauses_of, shown

from ondit.annotate.grammar import grammar_of
from ondit.packs.language import language_pack

GRAMMAR = grammar_of(language_pack("de"))

ROWS: dict[str, tuple[str, list[str]]] = {
    "main clause": (
        "Der/ART/Nom Minister/NN/Nom sagte/VVFIN nichts/PIS ./$.",
        ["Der Minister sagte nichts | main | sagte | Der Minister"],
    ),
    "dass": (
        "Der/ART/Nom Minister/NN/Nom sagte/VVFIN ,/$, dass/KOUS er/PPER/Nom kommt/VVFIN ./$.",
        ["Der Minister sagte | main | sagte | Der Minister", "dass er kommt | subordinate | kommt | er"],
    ),
    "reported main clause": (
        "Er/PPER/Nom sagte/VVFIN ,/$, die/ART/Nom Lage/NN/Nom sei/VAFIN ernst/ADJD ./$.",
        ["Er sagte | main | sagte | Er", "die Lage sei ernst | main | sei | die Lage"],
    ),
    "content first": (
        "Die/ART/Nom Lage/NN/Nom sei/VAFIN ernst/ADJD ,/$, sagte/VVFIN der/ART/Nom Minister/NN/Nom ./$.",
        ["Die Lage sei ernst | main | sei | Die Lage", "sagte der Minister | main | sagte | der Minister"],
    ),
    "split verb": (
        "Die/ART/Nom Polizei/NN/Nom teilte/VVFIN heute/ADV mit/PTKVZ ,/$, dass/KOUS es/PPER brennt/VVFIN ./$.",
        ["Die Polizei teilte heute mit | main | teilte | Die Polizei", "dass es brennt | subordinate | brennt | es"],
    ),
    "relative clause inside": (
        "Der/ART/Nom Mann/NN/Nom ,/$, der/PRELS/Nom/nsubj>6 dort/ADV wohnt/VVFIN ,/$, schwieg/VVFIN ./$.",
        ["Der Mann … schwieg | main | schwieg | Der Mann", "der dort wohnt | relative | wohnt | der"],
    ),
    "preposition before the relative pronoun": (
        "Das/ART/Nom Haus/NN/Nom ,/$, in/APPR dem/PRELS/Dat er/PPER/Nom wohnt/VVFIN ,/$, brennt/VVFIN ./$.",
        ["Das Haus … brennt | main | brennt | Das Haus", "in dem er wohnt | relative | wohnt | er"],
    ),
    "apposition inside": (
        "Der/ART/Nom Minister/NN/Nom ,/$, ein/ART/Nom Bayer/NN/Nom ,/$, schwieg/VVFIN ./$.",
        ["Der Minister … ein Bayer … schwieg | main | schwieg | Der Minister , ein Bayer"],
    ),
    "zu-infinitive": (
        "Er/PPER/Nom versprach/VVFIN ,/$, den/ART/Acc Plan/NN/Acc zu/PTKZU ändern/VVINF ./$.",
        ["Er versprach | main | versprach | Er", "den Plan zu ändern | infinitive | - | -"],
    ),
    "marked infinitive": (
        "Er/PPER/Nom versprach/VVFIN ,/$, sofort/ADV aufzuhören/VVIZU ./$.",
        ["Er versprach | main | versprach | Er", "sofort aufzuhören | infinitive | - | -"],
    ),
    "um zu": (
        "Er/PPER/Nom ging/VVFIN ,/$, um/KOUI Brot/NN/Acc zu/PTKZU kaufen/VVINF ./$.",
        ["Er ging | main | ging | Er", "um Brot zu kaufen | infinitive | - | -"],
    ),
    "perfect": (
        "Der/ART/Nom Minister/NN/Nom hat/VAFIN das/PDS/Acc gesagt/VVPP ./$.",
        ["Der Minister hat das gesagt | main | hat | Der Minister"],
    ),
    "inversion": (
        "Am/APPRART Montag/NN sagte/VVFIN der/ART/Nom Minister/NN/Nom nichts/PIS ./$.",
        ["Am Montag sagte der Minister nichts | main | sagte | der Minister"],
    ),
    "subordinate clause first": (
        "Als/KOUS er/PPER/Nom kam/VVFIN ,/$, schwieg/VVFIN der/ART/Nom Chef/NN/Nom ./$.",
        ["Als er kam | subordinate | kam | er", "schwieg der Chef | main | schwieg | der Chef"],
    ),
    "wie X sagte, inside": (
        "Der/ART/Nom Film/NN/Nom kommt/VVFIN ,/$, wie/KOUS er/PPER/Nom sagt/VVFIN ,/$, im/APPRART Mai/NN ./$.",
        ["Der Film kommt … im Mai | main | kommt | Der Film", "wie er sagt | subordinate | sagt | er"],
    ),
    "und between two finite verbs": (
        "Er/PPER/Nom kam/VVFIN und/KON sie/PPER/Nom ging/VVFIN ./$.",
        ["Er kam | main | kam | Er", "und sie ging | main | ging | sie"],
    ),
    "und with a shared subject": (
        "Er/PPER/Nom kam/VVFIN und/KON blieb/VVFIN ./$.",
        ["Er kam | main | kam | Er", "und blieb | main | blieb | Er"],
    ),
    "und between nouns": (
        "Mann/NN/Nom und/KON Frau/NN/Nom kamen/VVFIN/Plur ./$.",
        ["Mann und Frau kamen | main | kamen | Mann und Frau"],
    ),
    "so X": (
        "Die/ART/Nom Lage/NN/Nom sei/VAFIN ernst/ADJD ,/$, so/ADV der/ART/Nom Chef/NN/Nom ./$.",
        ["Die Lage sei ernst | main | sei | Die Lage", "so der Chef | fragment | - | -"],
    ),
    "so X inside": (
        "Die/ART/Nom Lage/NN/Nom ,/$, so/ADV der/ART/Nom Chef/NN/Nom ,/$, sei/VAFIN ernst/ADJD ./$.",
        ["Die Lage … sei ernst | main | sei | Die Lage", "so der Chef | fragment | - | -"],
    ),
    "quotation before": (
        "„/$( Ich/PPER/Nom gehe/VVFIN “/$( ,/$, sagte/VVFIN er/PPER/Nom ./$.",
        ["Ich gehe | main | gehe | Ich", "sagte er | main | sagte | er"],
    ),
    "colon": (
        "Er/PPER/Nom sagte/VVFIN :/$. „/$( Ich/PPER/Nom gehe/VVFIN ./$. “/$(",
        ["Er sagte | main | sagte | Er", "Ich gehe | main | gehe | Ich"],
    ),
    "object first": (
        "Den/ART/Acc Plan/NN/Acc lobte/VVFIN der/ART/Nom Chef/NN/Nom ./$.",
        ["Den Plan lobte der Chef | main | lobte | der Chef"],
    ),
    "genitive in the subject": (
        "Der/ART/Nom Chef/NN/Nom der/ART/Gen Bank/NN/Gen schwieg/VVFIN ./$.",
        ["Der Chef der Bank schwieg | main | schwieg | Der Chef der Bank"],
    ),
    "dative is no subject": (
        "Dem/ART/Dat Sender/NN/Dat sagte/VVFIN sie/PPER/Nom nichts/PIS ./$.",
        ["Dem Sender sagte sie nichts | main | sagte | sie"],
    ),
    "headline without a verb": (
        "Brand/NN/Nom in/APPR Linz/NE",
        ["Brand in Linz | fragment | - | -"],
    ),
    "nothing but marks": ("./$. ./$.", []),
}

MOODS = [
    ("Er/PPER sei/VAFIN da/ADV", {}, "reported"),
    ("Sie/PPER habe/VAFIN Geld/NN", {}, "reported"),
    ("Sie/PPER gebe/VVFIN Geld/NN", {"gebe": "geben"}, "reported"),
    ("Sie/PPER würde/VAFIN gehen/VVINF", {}, "conditional"),
    ("Sie/PPER gibt/VVFIN Geld/NN", {"gibt": "geben"}, "indicative"),
    ("Brand/NN in/APPR Linz/NE", {}, ""),
]


@pytest.mark.parametrize("name", ROWS)
def test_row(name: str) -> None:
    line, wanted = ROWS[name]
    tokens, clauses = clauses_of(line, GRAMMAR)
    assert [shown(tokens, clause) for clause in clauses] == wanted


@pytest.mark.parametrize(("line", "lemmas", "mood"), MOODS)
def test_mood(line: str, lemmas: dict[str, str], mood: str) -> None:
    _, clauses = clauses_of(line, GRAMMAR, lemmas)
    assert clauses[0].mood == mood


def test_parents() -> None:
    """A subordinate clause hangs on the one before it; numbers follow the text."""
    line = "Er/PPER sagte/VVFIN ,/$, dass/KOUS der/ART Mann/NN ,/$, der/PRELS kam/VVFIN ,/$, ging/VVFIN ./$."
    tokens, clauses = clauses_of(line, GRAMMAR)
    by = {shown(tokens, c).split(" |")[0]: c for c in clauses}
    assert [c.number for c in clauses] == list(range(len(clauses)))
    assert by["dass der Mann … ging"].parent == by["Er sagte"].number
    assert by["der kam"].parent == by["dass der Mann … ging"].number
    assert by["Er sagte"].parent is None


WORDS = (
    "Der/ART/Nom den/ART/Acc Mann/NN/Nom Frau/NN er/PPER sagte/VVFIN sei/VAFIN gesagt/VVPP gehen/VVINF zu/PTKZU "
    "dass/KOUS der/PRELS wie/KOUS und/KON ,/$, :/$. ./$. -/$( (/$( )/$( „/$( “/$( mit/PTKVZ in/APPR 3/CARD so/ADV"
)


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=40))
def test_properties(line: list[str]) -> None:
    """Whatever the words: no exception, no token in two clauses, each verb in its clause's own pieces."""
    tokens, clauses = clauses_of(" ".join(line), GRAMMAR)
    taken: set[int] = set()
    for clause in clauses:
        own = {at for start, end in clause.pieces for at in range(start, end)}
        assert own
        assert not own & taken
        taken |= own
        assert set(clause.verbs) <= own
        assert clause.finite is None or clause.finite in own
        assert clause.intro is None or clause.intro in own
        assert clause.parent is None or clause.parent in {c.number for c in clauses}
        assert clause.parent != clause.number
        assert [*clause.pieces] == sorted(clause.pieces)
        assert clause.subject is None or 0 <= clause.subject[0] < clause.subject[1] <= len(tokens)
