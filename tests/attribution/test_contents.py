"""What is said at a verb of saying, and by whom: each row a sentence and what must come out."""

from __future__ import annotations

import pytest
from tests.attribution.sayings import of_others

Row = tuple[str, str, str, str]  # language, sentence, source, content

FOUND: list[Row] = [
    # what was said before, taken up by a pronoun; what is denied, by a relative one
    ("de", "Zwei Mitarbeiter des Bauamts bestätigten das.", "Zwei Mitarbeiter des Bauamts", "das"),
    ("en", "Two officials confirmed this.", "Two officials", "this"),
    ("en", "The company faces charges of fraud, which it denies.", "it", "charges of fraud"),
    # a name with its office before the verb, a thing in the plural behind it
    ("de", "Der Bürgermeister von Halmstedt, Jörg Tamm, hat Berichte über Mängel am Bau zurückgewiesen.",
     "Der Bürgermeister von Halmstedt, Jörg Tamm", "Berichte über Mängel am Bau"),
    ("de", "USA bestätigen Gespräche über Radare.", "USA", "Gespräche über Radare"),
    # of whom it is told, whatever case the tagger saw
    ("de", "Ein westlicher Diplomat sagte der Zeitung „Dagens Post“, die Gespräche liefen seit Juni.",
     "Ein westlicher Diplomat", "die Gespräche liefen seit Juni"),
    ("en", "Three residents told Reuters by phone that they had seen trucks.", "Three residents",
     "they had seen trucks"),
    # verbs that the tagger lost
    ("de", "Drei Babys sind erkrankt. Das erfuhr der Sender aus Klinikkreisen.", "Klinikkreisen",
     "Drei Babys sind erkrankt"),
    ("en", "Some argue that the plan is too weak.", "Some", "the plan is too weak"),
    # the day is no part of who says it
    ("en", "The ministry on Monday confirmed tank purchases.", "The ministry", "tank purchases"),
    # two verbs of one content; two of one speaker
    ("en", "A spokesperson said the document was a draft and did not reflect policy.", "A spokesperson",
     "the document was a draft and did not reflect policy"),
    # a saying behind a participle
    ("en", "The mayor left early, saying he was tired.", "The mayor", "he was tired"),
    ("en", "The train had left the rails, blocking both tracks, Ida Brekke, a spokeswoman for the operator, said.",
     "Ida Brekke, a spokeswoman for the operator", "The train had left the rails, blocking both tracks"),
    ("en", "The driver was found in his cab, a rescuer said, and flown to hospital.", "a rescuer",
     "The driver was found in his cab | and flown to hospital"),
    ("en", "Signals had been out of order, two workers who asked not to be named said.",
     "two workers who asked not to be named", "Signals had been out of order"),
    ("de", "Experten halten eine Lieferung in diesem Jahr für unwahrscheinlich.", "Experten",
     "eine Lieferung in diesem Jahr | unwahrscheinlich"),
    # an article that looks like a relative pronoun
    ("de", "Das Ministerium erklärte, der Bau sei genehmigt.", "Das Ministerium", "der Bau sei genehmigt"),
    ("de", "Das Amt teilte mit, die Brücke sei gesperrt.", "Das Amt", "die Brücke sei gesperrt"),
    # a verb that the tagger took for an adjective
    ("de", "Die Stadt teilte mit, man prüfe rechtliche Schritte.", "Die Stadt", "man prüfe rechtliche Schritte"),
    # a bare noun, whatever case the tagger saw
    ("de", "Der Umweltminister kam nach Kiel und versprach Entlastung.", "Der Umweltminister", "Entlastung"),
    # the accuser is not the accused
    ("de", "Tom Roth (SPD) warf der Stadt vor, den Bau zu verzögern.", "Tom Roth (SPD)", "den Bau zu verzögern"),
    ("de", "Ein Sprecher des Ministeriums warf der Stadt vor, den Bau zu verzögern.",
     "Ein Sprecher des Ministeriums", "den Bau zu verzögern"),
    # no inserted saying: its phrase is an object
    ("de", "Der Sprecher, Karl Weber, bestätigte den Brand, nannte aber keine Einzelheiten.",
     "Der Sprecher, Karl Weber", "den Brand"),
    # whom it is told
    ("en", "The minister told reporters there is no evidence of fraud.",
     "The minister", "there is no evidence of fraud"),
    ("en", "Tom Roth told the BBC the plan was approved.", "Tom Roth", "the plan was approved"),
    ("en", "Police warned residents not to sail.", "Police", "not to sail"),
    ("en", "Residents accused the council of delaying the plan.", "Residents", "delaying the plan"),
    # a date between the verb and what is said
    ("en", "The minister said on Monday that the plan was approved.", "The minister", "the plan was approved"),
    # what was asked is no saying, nor is what people are who are cited, nor what a page adds on a document
    ("en", "Asked whether he had fired, Chief Dan Moore said he had not.", "Chief Dan Moore", "he had not"),
    ("en", "The Herald, citing people briefed on the matter, reported on Friday that talks had begun.",
     "The Herald", "talks had begun"),
    ("de", "Wie aus einem Schreiben hervorgeht, das der Redaktion vorliegt, war der Vertrag gültig.",
     "einem Schreiben", "war der Vertrag gültig"),
    ("de", "Tom Roth (SPD) zufolge ist der Bau genehmigt.", "Tom Roth (SPD)", "ist der Bau genehmigt"),
    # a hyphen inside a word is no border
    ("en", "Israel struck the port on Wednesday, the Houthi-run Al Masirah TV reported, citing a local official.",
     "the Houthi-run Al Masirah TV", "Israel struck the port on Wednesday"),
    # a verb that the tagger missed, one word in quotation marks
    ("en", "The ministry said its troops shot down 12 drones.", "The ministry", "its troops shot down 12 drones"),
    ("en", '"Stop," he said.', "he", '"Stop,"'),
    # what the object is called belongs to what is said
    ("de", "Der Verband bezeichnete den Plan als „überflüssig“.", "Der Verband", "den Plan | „überflüssig“"),
    ("de", "Die Zusage bezeichnete Tom Roth als „wertlos“.", "Tom Roth", "Die Zusage | „wertlos“"),
    # a gerund with a quotation behind it
    ("en", 'The site went down, with one visitor writing "We saw this coming for weeks."',
     "one visitor", '"We saw this coming for weeks."'),
    # behind a whole sentence a weak verb can say nothing else
    ("en", "The broker must go to prison for six years, Judge Elena Marchetti ruled in Valletta on Thursday.",
     "Judge Elena Marchetti", "The broker must go to prison for six years"),
    ("en", "The mayor gave up her seat two weeks ago, an email seen by the Argus shows.",
     "an email seen by the Argus", "The mayor gave up her seat two weeks ago"),
    ("en", "Napping at work makes you brighter, boffins say.", "boffins", "Napping at work makes you brighter"),
    ("en", "The mayor has denied ever offering to resign.", "The mayor", "offering to resign"),
    ("en", 'Gallery accused the council of "selling the town for a headline".',
     "Gallery", '"selling the town for a headline"'),
    ("de", "Wie in Finanzkreisen zu hören ist, arbeiten beide Banken an einer Fusion.",
     "Finanzkreisen", "arbeiten beide Banken an einer Fusion"),
    # it hides who says it
    ("de", "Dem Vernehmen nach ist der Vertrag fertig.", "", "ist der Vertrag fertig"),
    # a denial takes up what was said before
    ("de", "Die Regierung dementierte das.", "Die Regierung", "das"),
    ("en", "The ministry denied it.", "The ministry", "it"),
    # no object in the accusative begins so
    ("de", "Den Umbau verlangte der Landrat der Stadt.", "der Landrat der Stadt", "Den Umbau"),
]  # fmt: skip

TWO = [
    ("The mayor rejected the plan, arguing that it was too expensive.", ["the plan", "it was too expensive"]),
    ("The company said sales rose, adding that the outlook was good.", ["sales rose", "the outlook was good"]),
]

NOBODY = [
    ("en", "The ministry had refused to confirm it at the time."),
    ("de", "Der Chef weigerte sich, die Vorwürfe zu dementieren."),
    ("de", "Die Firma wollte den Bericht weder bestätigen noch dementieren."),
    ("en", "The ministry neither confirmed nor denied the report."),
    ("en", "The suspect was arrested on Monday."),
    ("en", "When the inquiry ended, the judge ruled on Monday."),
    ("en", "The verdict, which the court found in its archive, is lost."),
    # of whom a judgement is, but nothing that is said
    ("de", "Die Gewerkschaft kritisierte den Minister."),
    ("en", "The union criticised the minister."),
    # nobody's word, and no sentence
    ("de", "Mit einem Wahlsieg wird gerechnet."),
    ("de", "Der Fahrer muss mit einer Geldstrafe rechnen."),
    ("de", "Der Sturm forderte ein Todesopfer."),
    # a passive's subject is not who thinks so
    ("de", "Die Zinssenkung wurde auch als Signal für weitere Schritte interpretiert."),
    ("de", "Ihre Mannschaft ist als Favorit anzusehen."),
]


@pytest.mark.parametrize(("code", "text", "source", "content"), FOUND)
def test_one_says_one_thing(code: str, text: str, source: str, content: str) -> None:
    assert [(one.source, one.content) for one in of_others(code, text)] == [(source, content)]


HAD_FROM = [
    ("de", "Wie die Zeitung von zwei Beamten erfuhr, ist der Vertrag unterschrieben.", "die Zeitung", "zwei Beamten"),
    ("de", "Nach Informationen der Zeitung aus Regierungskreisen kommt der Vertrag bald.",
     "Informationen der Zeitung", "Regierungskreisen"),
    ("de", "Nach Informationen des Senders, der sich auf zwei Beamte beruft, kommt der Vertrag bald.",
     "Informationen des Senders", "zwei Beamte"),
    ("en", "The paper has learned from two officials that the contract is near.", "The paper", "two officials"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "source", "basis"), HAD_FROM)
def test_whom_a_voice_has_it_from(code: str, text: str, source: str, basis: str) -> None:
    assert [(one.source, one.basis) for one in of_others(code, text)] == [(source, basis)]


def test_a_second_verb_shares_the_speaker() -> None:
    found = of_others("de", "Der Oppositionsführer sprach von „Betrug“ und forderte Neuwahlen.")
    assert [(one.source, one.content) for one in found] == [
        ("Der Oppositionsführer", "„Betrug“"), ("Der Oppositionsführer", "Neuwahlen"),
    ]  # fmt: skip


def test_whoever_says_what_he_may_demand_demands_nothing_yet() -> None:
    found = of_others("de", "Die Bank schloss nicht aus, Schadenersatz zu verlangen.")
    assert [(one.cue, one.content) for one in found] == [("schloss nicht aus", "Schadenersatz zu verlangen")]


def test_a_condition_without_a_conjunction_stands_before_what_is_said() -> None:
    found = of_others("de", "Er drohte mit Folgen. Sollte Nordmark liefern, werde Sundland die Grenze schließen.")
    assert [(one.source, one.content) for one in found] == [
        ("Er", "Folgen"), ("Er", "Sollte Nordmark liefern, werde Sundland die Grenze schließen"),
    ]  # fmt: skip


def test_a_pronoun_speaks_on_for_the_person_of_whom_the_sentence_before_tells() -> None:
    text = "Aus dem Amt hieß es, die Zahlen seien falsch. Präsident Ilja Maron dankte Nordmark. Er rechne mit Hilfe."
    assert [one.source for one in of_others("de", text)] == ["dem Amt", "Präsident Ilja Maron", "Er"]


def test_a_negation_that_turns_a_verb_round_is_part_of_the_cue() -> None:
    (said,) = of_others("en", "The minister did not rule out a delivery of missiles.")
    assert said.cue == "not rule out"


def test_verbs_in_a_row_share_the_speaker() -> None:
    found = of_others("de", "Die Stadträtin besuchte die Schule, kritisierte den Lärm und forderte eine Mauer.")
    assert [(one.source, one.content) for one in found] == [
        ("Die Stadträtin", "den Lärm"), ("Die Stadträtin", "eine Mauer"),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "contents"), TWO)
def test_a_participle_opens_the_next_saying(text: str, contents: list[str]) -> None:
    found = of_others("en", text)
    assert [one.content for one in found] == contents
    assert len({one.source for one in found}) == 1


@pytest.mark.parametrize(("code", "text"), NOBODY)
def test_nobody_says_it(code: str, text: str) -> None:
    assert of_others(code, text) == []
