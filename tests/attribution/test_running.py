"""Quotations that go on and the reported subjunctive that runs on: each row a text and what its last saying is."""

from __future__ import annotations

import pytest
from tests.attribution.sayings import Saying, of_others, sayings

Row = tuple[str, str, str, str]  # language, text, source, content

GOES_ON: list[Row] = [
    ("de", "„Wir sind bereit“, sagte die Trainerin. „Jetzt kommt es auf den Kopf an.“",
     "die Trainerin", "„Jetzt kommt es auf den Kopf an.“"),
    ("de", "Die Trainerin Ute Kern sagte: „Wir sind bereit.“\n\n„Jetzt kommt es auf den Kopf an.“",
     "Die Trainerin Ute Kern", "„Jetzt kommt es auf den Kopf an.“"),
    ("de", "Der Chef sprach von einem Fehler. „Das war dumm.“", "Der Chef", "„Das war dumm.“"),
    ("en", '"We are ready," the coach said. "Now it is in the head."', "the coach", '"Now it is in the head."'),
    ("en", 'The coach, Ute Kern, said: "We are ready."\n\n"Now it is in the head."',
     "The coach, Ute Kern", '"Now it is in the head."'),
    ("en", '"We are ready," the coach said.\n\n"Now it is in the head. We will see."',
     "the coach", '"Now it is in the head. We will see."'),
    # the last one who spoke, not the first
    ("en", 'The coach said they were ready. "Now it is in the head," she added. "We will see."',
     "she", '"We will see."'),
    # somebody else enters right before it
    ("de", "„Das ist gut“, sagte der Trainer Jan Moll. Die Anwältin Ana Rot sieht das anders. „Das wird teuer.“",
     "Die Anwältin Ana Rot", "„Das wird teuer.“"),
    ("en", '"This is good," the mayor said. Maria Keller sees it another way. "It will cost us dearly."',
     "Maria Keller", '"It will cost us dearly."'),
    # all that names whoever stands before a colon
    ("de", "Die Premierministerin von Queensland, Anna Blau, vor Helfern: „Sie haben uns sehr geholfen.“",
     "Die Premierministerin von Queensland, Anna Blau", "„Sie haben uns sehr geholfen.“"),
    # a thing that is told of takes nobody's place
    ("de", "„Das ist gut“, sagte der Trainer Jan Moll. Die Halle ist neu. „Das wird teuer.“",
     "der Trainer Jan Moll", "„Das wird teuer.“"),
]  # fmt: skip

ONE_SPEECH: list[Row] = [  # quotations with nothing between them, before whoever says them
    ("de", "„Wir sind müde.“ „Wir wollen nach Hause“, sagte die Matrosin Ana Rot.",
     "die Matrosin Ana Rot", "„Wir sind müde.“ „Wir wollen nach Hause“"),
    ("de", "„Das hätte niemand gedacht.“ „Wir waren alle im Keller“, so die Lehrerin Ana Rot.",
     "die Lehrerin Ana Rot", "„Das hätte niemand gedacht.“ „Wir waren alle im Keller“"),
    ("en", '"We are all tired." "We want to go home," the sailor said.',
     "the sailor", '"We are all tired." "We want to go home,"'),
]  # fmt: skip

RUNS_ON: list[tuple[str, str, list[str]]] = [  # text, source, the contents without a cue
    ("Die Stadt sagte, die Brücke sei sicher. Man habe sie im Mai geprüft.",
     "Die Stadt", ["Man habe sie im Mai geprüft"]),
    # cut at a semicolon
    ("Die Stadt sagte, die Brücke sei sicher. Man habe sie im Mai geprüft; der Bericht liege vor.",
     "Die Stadt", ["Man habe sie im Mai geprüft", "der Bericht liege vor"]),
    # over an indicative sentence of the page, but only what is in the subjunctive
    ("Die Stadt sagte, die Brücke sei sicher. Autos fahren wieder. Man habe sie geprüft.",
     "Die Stadt", ["Man habe sie geprüft"]),
    # behind a reported act without a clause
    ("Die Stadt lehnte den Plan ab. Er sei zu teuer.", "Die Stadt", ["Er sei zu teuer"]),
    # nobody before it: a saying whose speaker the text hides
    ("Der Bericht sei fertig.", "", ["Der Bericht sei fertig"]),
]  # fmt: skip

INQUITS: list[Row] = [  # verbs of which no pack says that they report
    ("de", "„Er ist zu sich selbst hart“, so charakterisierte ihn der Trainer Tom Roth.",
     "der Trainer Tom Roth", "„Er ist zu sich selbst hart“"),
    ("de", "„Es war wie ein Zug im Garten“, beschreibt eine Anwohnerin den Sturm.",
     "eine Anwohnerin", "„Es war wie ein Zug im Garten“"),
    ("de", "„Wir haben nichts davon gewusst“, so Roth wörtlich.", "Roth", "„Wir haben nichts davon gewusst“"),
    ("en", '"We never saw it coming," giggled Tom Roth.', "Tom Roth", '"We never saw it coming,"'),
    ("en", '"It could have been much worse," Khaled Al-Maeena, editor at the Jeddah Gazette, said.',
     "Khaled Al-Maeena, editor at the Jeddah Gazette", '"It could have been much worse,"'),
]  # fmt: skip

NO_INQUITS = [
    "„Ich habe fertig geputzt und gekocht“ ist im Dorf ein geflügeltes Wort.",
    "„Wer rastet, der rostet“, steht über der Tür.",
]

MANNERS = [  # whether marks inside what is said hold the voice's words or a name
    ("de", "Das Amt sagte, die Fähre „Rabaul Queen“ sei gesunken.", "indirect"),
    ("de", "Das Amt sagte, der Plan sei ein „Wortbruch“.", "mixed"),
    ("de", "Das Amt sagte, der Plan sei „wenig durchdacht“.", "mixed"),
    ("en", 'The office said the ferry "Cape Horn" had sunk.', "indirect"),
    ("en", 'The office said the plan was "badly made".', "mixed"),
]

OWN = [
    ("de", "Die Brücke wäre ohne Pfeiler billiger."),
    ("de", "Der Roman „Das Wehr“ erscheint im Mai."),
    ("en", 'The novel "The Weir" appears in May.'),
    ("en", "It was checked in May."),
]

SET_PHRASES = ["Gott sei Dank blieb niemand verletzt.", "Es sei denn, der Regen hört auf."]

SUPPOSED = [  # by the page, about what somebody said just before
    "Die Bank teilte mit, der Chef gehe. Die Aktie dürfte morgen fallen.",
    "Die Stadt erklärte, die Brücke sei fertig. Das könnte den Verkehr entlasten.",
    "Der Trainer sagte, er bleibe. Es wäre sein drittes Jahr.",
    "Der Trainer sagte, er bleibe. Seine Tage sollten aber gezählt sein.",
    "Der Trainer sagte, er bleibe. Die Fans gingen enttäuscht nach Hause.",
    "Die Armee meldete einen Erfolg. Unabhängig prüfen ließen sich die Angaben nicht.",
]


@pytest.mark.parametrize(("code", "text", "source", "content"), GOES_ON)
def test_quotation_goes_on(code: str, text: str, source: str, content: str) -> None:
    last = sayings(code, text)[-1]
    assert (last.manner, last.source, last.cue) == ("direct", source, "")
    assert last.content.rstrip(".") == content.rstrip(".")


@pytest.mark.parametrize(("code", "text", "source", "content"), ONE_SPEECH)
def test_neighbouring_quotations_are_one_speech(code: str, text: str, source: str, content: str) -> None:
    assert [(one.source, one.content) for one in of_others(code, text)] == [(source, content)]


def test_two_who_speak_side_by_side_are_two() -> None:
    found = of_others("de", "Ana Rot sagte: „Wir sind sehr müde.“ „Ich will heim“, sagte Tom Roth.")
    assert [(one.source, one.content) for one in found] == [
        ("Ana Rot", "„Wir sind sehr müde.“"), ("Tom Roth", "„Ich will heim“"),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "contents"), RUNS_ON)
def test_subjunctive_runs_on(text: str, source: str, contents: list[str]) -> None:
    found = [one for one in sayings("de", text) if one.manner == "free-indirect"]
    assert found == [Saying("free-indirect", source, "", content) for content in contents]


@pytest.mark.parametrize(("code", "text"), OWN)
def test_nobody_speaks_on(code: str, text: str) -> None:
    assert of_others(code, text) == []


def test_english_has_no_reported_subjunctive() -> None:
    found = sayings("en", "The mayor said the bridge was safe. It was checked in May.")
    assert found[-1] == Saying("own", "", "", "It was checked in May")


def test_a_quotation_after_a_page_of_its_own_words_has_no_speaker() -> None:
    between = "Die Fähre fuhr ab.\n\nDer Bus fuhr ab.\n\nEs regnete."
    text = f"Die Stadt sagte, die Brücke sei sicher.\n\n{between}\n\n„Endlich ist Ruhe im Tal.“"
    assert [one.source for one in sayings("de", text) if one.content.startswith("„")] == [""]


@pytest.mark.parametrize("text", SUPPOSED)
def test_what_the_page_supposes_is_its_own(text: str) -> None:
    assert sayings("de", text)[-1].manner == "own"


def test_hearsay_is_nobodys_word() -> None:
    found = sayings("de", "Die Sprecherin sagte, die Strecke sei gesperrt. Sie soll gestern freigegeben worden sein.")
    assert found[-1] == Saying("free-indirect", "", "", "Sie soll gestern freigegeben worden sein")


BEHIND_COLONS: list[Row] = [
    ("de", "Einer der Insider dämpfte die Erwartungen: „Bis Weihnachten? Da kennen Sie die Aufsicht schlecht.“",
     "Einer der Insider", "„Bis Weihnachten? Da kennen Sie die Aufsicht schlecht.“"),
    ("de", "Kapitän Holger Brandt zur Lage: „Einen Anker verliert man nicht wie einen Handschuh.“",
     "Kapitän Holger Brandt", "„Einen Anker verliert man nicht wie einen Handschuh.“"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "source", "content"), BEHIND_COLONS)
def test_quotation_behind_a_colon(code: str, text: str, source: str, content: str) -> None:
    found = of_others(code, text)
    assert [(one.source, one.content.rstrip(".")) for one in found] == [(source, content.rstrip("."))]


def test_a_thing_before_a_colon_says_nothing() -> None:
    assert of_others("en", 'The sign is clear: "Bathing in the lake is forbidden here."') == []


def test_a_modal_of_claiming() -> None:
    found = of_others("de", "Die Zeugin Eva Kern will den Mann am Montag gesehen haben.")
    assert found == [Saying("reported", "Die Zeugin Eva Kern", "will", "den Mann am Montag gesehen haben")]
    assert of_others("de", "Die Partei will die Wahl gewinnen.") == []


@pytest.mark.parametrize("text", SET_PHRASES)
def test_set_phrases(text: str) -> None:
    assert of_others("de", text) == []


@pytest.mark.parametrize(("code", "text", "source", "content"), INQUITS)
def test_inquit(code: str, text: str, source: str, content: str) -> None:
    """Right behind a quoted sentence any verb with somebody for its subject says whose it is."""
    assert [(one.source, one.content) for one in of_others(code, text)] == [(source, content)]


@pytest.mark.parametrize("text", NO_INQUITS)
def test_no_inquit(text: str) -> None:
    assert not any(one.cue for one in of_others("de", text))


@pytest.mark.parametrize(("code", "text", "manner"), MANNERS)
def test_names_in_marks(code: str, text: str, manner: str) -> None:
    """A name in marks makes no indirect speech mixed."""
    assert [one.manner for one in of_others(code, text)] == [manner]


def test_source_phrase_in_subjunctive() -> None:
    """Nach Angaben ... sei: whose words the subjunctive reports is said, so it is one statement."""
    text = "Nach Angaben der Polizei sei der Fahrer geflohen."
    assert [(one.source, one.content) for one in of_others("de", text)] == [
        ("Angaben der Polizei", "sei der Fahrer geflohen")
    ]


def test_weak_past_is_no_subjunctive() -> None:
    """stürzte, kippte: no subjunctive, whatever infinitive the lemmatizer makes of them."""
    assert of_others("de", "Die Stadt sagte, der Kran sei alt. Nach dem Sturm kippte er um.")[1:] == []
