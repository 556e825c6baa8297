"""Where sentences end. In the tables `|` stands where the next sentence begins."""

from __future__ import annotations

import pytest

from ondit.annotate.grammar import grammar_of
from ondit.annotate.pipeline import annotate, load_pipeline
from ondit.annotate.sentences import sentence_starts
from ondit.packs.language import language_pack
from ondit.records import Part

GERMAN = [
    # full stops, and other ends
    "Es brennt. |Niemand weiß, warum.",
    "Wer zahlt? |Das Land! |Oder doch nicht …",
    "Er ging. |2019 kam er zurück.",
    # abbreviations
    "Dr. Anna Weber und Prof. Krug schwiegen. |Sie gingen.",
    "Das kostet ca. 40 Euro, z. B. in Linz. |Mehr nicht.",
    "Das kostet z.B. Geld. |Viel Geld.",
    "Die Fa. liefert u. a. Rohre, Kabel usw. an die Stadt. |Das reicht.",
    "Laut Art. 5 Abs. 2 geht das nicht. |Punkt.",
    "Der Verein zahlte 3,5 Mio. Euro. |Der Spieler blieb.",
    "Das Haus Nr. 7 brannte bzw. qualmte. |Dann kam Regen.",
    "Die Firma gehört der Kern & Co. KG. |Der Chef heißt Kern.",
    # initials
    "John F. Kennedy war hier. |Danach fuhr er ab.",
    "Die Anklage gegen Maria S. und Tom K. ist fertig. |Der Prozess beginnt bald.",
    "J. R. R. Tolkien schrieb das. |Er lebte in Oxford.",
    # a. D., i. R.
    "General a. D. Horst Krämer widersprach. |Er war dabei.",
    "Der Oberst i. R. Lutz Sommer sprach. |Er war laut.",
    # ordinals and dates
    "Am 3. Oktober ist frei. |Alle feiern.",
    "Sie kommt am 12. |Das steht fest.",
    "Am 12. kam er an. |Am 13. ging er.",
    "Der 1. FC siegte im 2. Spiel. |Das Stadion tobte.",
    "Das war am 24. Februar 2022. |Seitdem ist Krieg.",
    "Die 3. Kammer entschied. |Das Urteil gilt.",
    "Papst Johannes XXIII. regierte kurz. |Dann starb er.",
    "König Karl III. kommt. |Er bleibt.",
    "Im 19. Jahrhundert war das anders. |Heute nicht.",
    "Es waren 12. |Das reichte.",
    "Die Stadt hat 1.200.000 Einwohner. |Sie wächst.",
    "Um 20.30 Uhr begann es. |Um 22.15 Uhr war Schluss.",
    # quotations
    "„Ich gehe.“ |Dann ging er.",
    "„Ich gehe. |Du bleibst“, sagte sie.",
    "„Ich gehe!“, rief er. |Dann ging er.",
    "„Wer war das?“, fragte sie.",
    "Er sagte: „Ich gehe.“ |Sie blieb.",
    "Er sagte: „Ich gehe. |Du bleibst.“ |Dann war Ruhe.",
    "»Komm!« |Er kam.",
    "«Komm!» |Er kam.",
    "Er nannte es „das Ende“. |Niemand lachte.",
    "(Das war neu.) |Es blieb neu.",
    "„‚Komm!‘, rief er.“ |Sie kam.",
    # more of the same, where a capital follows
    "Die Bürger in St. Gallen, d. h. alle, zahlen. |Auch Kinder.",
    "Frau Dipl.-Ing. Maier und Hr. Ott kamen. |Sie blieben nicht.",
    "Er wurde Dritter, sie kam auf Platz 1. |Dann war Schluss.",
    "Der FC gewann 3:1. |Der Trainer war froh.",
    "Der Umsatz stieg im 2. Quartal um 4,5 Prozent. |Der Gewinn fiel.",
    "Das Treffen ist Mo., 3. Juni. |Alle kommen.",
    "Die A 7 ist zw. Ulm u. Kempten gesperrt. |Der Grund ist Eis.",
    "Das Werk des Künstlers (geb. 1950) hängt in Bd. 3 auf S. 12. |Es ist schön.",
    "Der Bus der Linie 5. fährt nicht.",
    "Das sagte US-Präsident Harry S. Truman. |Er blieb dabei.",
    "Der Zug kam um 8. |Der Bus kam nie.",
    # dots that end nothing
    "Er sagte … nichts.",
    "Das … das weiß ich nicht. |Ehrlich.",
    "Die Seite nordkurier.example/a.b ist offline. |Der Grund ist unklar.",
    "Die Datei heißt bericht.pdf. |Sie ist leer.",
    # colon
    "Fest steht: Der Hafen bleibt zu. |Mehr nicht.",
    # what only opens a paragraph: a list's number, a place in capitals
    "1. Der Rat stimmt ab.",
    "LINZ. Der Rat stimmt ab. |Mehr nicht.",
    "BAD ISCHL. Der Rat stimmt ab.",
    "Es ist Freitag, 13. |Der Rat stimmt ab.",
    # an initial in the place of a surname, and a stop before a quotation
    "Sie traf Jan K. |Er schwieg.",
    "Sie traf J. K. Er.",
    "Es gab Brot, Käse usw. |„Das reicht“, sagte sie.",
    "Sie rief Dr. „Bob“ Maier an.",
    # headlines without a full stop stay whole
    "Brücke gesperrt: Stadt sucht Ausweg",
    "Müller: „Wir bleiben“",
]

ENGLISH = [
    "It burns. |Nobody knows why.",
    "Who pays? |The state! |Or maybe not …",
    "He left. |In 2019 he came back.",
    "He left. |2019 was worse.",
    "Mr. Hall and Mrs. Orr met Dr. Lee. |They talked.",
    "Gen. Mark Ito and Lt. Col. Ann Day flew in. |They left soon.",
    "Sen. Voss, R-Ohio, said no. |He left.",
    "The U.S. Army left. |It was late.",
    "He moved to the U.S. |He never came back.",
    "U.S. officials met U.N. staff. |Nothing came of it.",
    "They met at 5 p.m. in London. |Nobody spoke.",
    "They met at 5 p.m. |The talks failed.",
    "Acme Inc. bought Orr Corp. for $2.5 million. |Shares rose.",
    "John F. Kennedy was here. |He left.",
    "J. K. Rowe wrote it. |She lives in York.",
    "On Jan. 5 it snowed. |On Feb. 6 it thawed.",
    "See No. 7 and p. 12. |Then stop.",
    "He has e.g. two cars, i.e. one each. |They are old.",
    "St. Paul is cold. |It snows.",
    "Prices rose 2.5 percent. |Wages fell 0.3 percent.",
    "She was born in 1999. |It was a Monday.",
    "It costs $12. |That is cheap.",
    '"I am going." |He left.',
    '"I am going. |You stay," she said.',
    '"I am going!" he cried. |Then he left.',
    '"Who was it?" she asked.',
    'He said: "I am going." |She stayed.',
    "“I am going.” |He left.",
    "“I am going. |You stay,” she said. |He left.",
    "‘I am going.’ |He left.",
    "She called it “the end.” |Nobody laughed.",
    "(That was new.) |It stayed new.",
    "Martin Luther King Jr. spoke. |They listened.",
    "Brown vs. Board and Roe v. Wade changed much. |Both are old.",
    "Acme Inc. |The End.",
    "It opens at 9 a.m. Monday. |It closes at noon.",
    "No. 10 said nothing. |The Treasury did.",
    "The vote was 52 to 48. |She won.",
    "Is it No. 1? |No. |It is last.",
    "He has a Ph.D. in law. |She has none.",
    "Yahoo! shares fell. |Nobody cared.",
    "He said … nothing.",
    "Well... maybe not. |We will see.",
    "Visit herald.example/a.b for more. |It is free.",
    "One thing is clear: The port stays shut. |No more.",
    "1. The council votes.",
    "NEW YORK. The council votes. |No more.",
    "She met Jan K. |Where he went is unclear.",
    'It rang at 8 a.m. |"Get up," she said.',
    'She called Gen. "Bob" Mayer.',
    "Two dead in harbour blast, police say",
    'Voss: "We stay"',
]  # fmt: skip


def marked(text: str, code: str) -> str:
    """The text with `|` at each sentence's start but the first."""
    nlp, grammar = load_pipeline(code), grammar_of(language_pack(code))
    doc = nlp.make_doc(text)
    starts = sentence_starts([t.text for t in doc], [bool(t.whitespace_) for t in doc], grammar)
    return "".join(("|" if start and t.i else "") + t.text_with_ws for t, start in zip(doc, starts, strict=True))


@pytest.mark.parametrize("sentences", GERMAN)
def test_german(sentences: str) -> None:
    assert marked(sentences.replace("|", ""), "de") == sentences


@pytest.mark.parametrize("sentences", ENGLISH)
def test_english(sentences: str) -> None:
    assert marked(sentences.replace("|", ""), "en") == sentences


@pytest.mark.parametrize("code", ["de", "en"])
def test_nothing(code: str) -> None:
    assert sentence_starts([], [], grammar_of(language_pack(code))) == []
    assert sentence_starts(["."], [False], grammar_of(language_pack(code))) == [True]


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        ("de", "Hafen gesperrt\nDie Stadt sucht einen Ausweg.", ["Hafen gesperrt", "Die Stadt sucht einen Ausweg."]),
        ("en", "Port closed\nThe town looks for a way out.", ["Port closed", "The town looks for a way out."]),
        ("de", "Das ist alles:\nEs regnet.", ["Das ist alles:", "Es regnet."]),
    ],
)
def test_headline_part(code: str, text: str, wanted: list[str]) -> None:
    """A headline is a part of its own: it ends its sentence without a full stop."""
    cut = text.index("\n")
    parts = (Part("headline", 0, cut), Part("body", cut + 1, len(text)))
    document = annotate(text, parts, language_pack(code))
    assert [document.span(s.start, s.end).text for s in document.sentences] == wanted
    assert [s.kind for s in document.sentences] == ["headline", "body"]


@pytest.mark.parametrize("code", ["de", "en"])
def test_linear(code: str) -> None:
    """Each token is looked at a fixed number of times, also in a megabyte of stops and closing marks."""
    grammar = grammar_of(language_pack(code))
    counts = []
    for size in (10_000, 20_000):
        words = Counted([".", "”"] * size)
        sentence_starts(words, [False] * len(words), grammar)
        counts.append(words.asked)
    assert counts[1] <= 2.1 * counts[0]


class Counted(list[str]):
    """A list that counts how often it is asked for an element."""

    asked = 0

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        self.asked += 1
        return super().__getitem__(at)
