"""Stance and tense of single statements, each with the words it rests on."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondit.annotate.document import Document
from ondit.annotate.pipeline import annotate
from ondit.attribution.draft import Act, Draft
from ondit.certainty.stance import ACTS, stance_at, stance_of, weaker
from ondit.packs.language import language_pack
from ondit.records import Certainty, Manner, Part, Stance, Tense

LEVELS: list[Certainty] = ["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "Uu"]

OWN = [
    ("de", "Der Iran hat zehn Drohnen geliefert.", "CT+", "done"),
    ("de", "Die Firma verkaufte keine Drohnen.", "CT+", "done"),
    ("de", "Die Gespräche schreiten voran.", "CT+", "ongoing"),
    ("de", "Beide Seiten verhandeln über den Preis.", "CT+", "ongoing"),
    ("de", "Die Armee wird zehn Panzer kaufen.", "CT+", "planned"),
    ("de", "Die Armee will zehn Panzer kaufen.", "CT+", "planned"),
    ("de", "Russland scheint bereit zu sein, Raketen zu kaufen.", "PR+", "ongoing"),
    ("de", "Die Lieferung dürfte im Mai beginnen.", "PR+", "unclear"),
    ("de", "Die Lieferung soll im Mai beginnen.", "CT+", "planned"),
    ("de", "Die Diebe müssen den Plan gekannt haben.", "PR+", "done"),
    ("de", "Ein Anschlag ist nicht auszuschließen.", "PS+", "done"),
    ("de", "Eine Einigung ist wenig wahrscheinlich.", "PR-", "ongoing"),
    ("de", "Mehr Geld hilft nicht unbedingt.", "PS-", "ongoing"),
    ("de", "Es trifft nicht zu, dass die Firma geliefert hat.", "CT-", "done"),
    ("de", "Von einer Flucht kann keine Rede sein.", "CT-", "ongoing"),
    ("de", "Falls die Gespräche scheitern, ziehen die Truppen ab.", "Uu", "hypothetical"),
    ("de", "Sollte der Regen anhalten, bricht der Deich.", "Uu", "hypothetical"),
    ("de", "Wenn der Regen anhält, wird der Deich brechen.", "Uu", "hypothetical"),
    ("de", "Wann der Zug kommt, steht noch nicht fest.", "Uu", "unclear"),
    ("de", "Kommt der Zug heute noch?", "Uu", "unclear"),
    ("de", "Die Lieferung könnte im Mai beginnen.", "PS+", "unclear"),
    ("de", "Die Lieferung würde eine Eskalation bedeuten.", "Uu", "hypothetical"),
    ("de", "Wohl könnte der Zug noch kommen.", "PS+", "unclear"),
    ("de", "Die Fabrik baut Drohnen, die den Krieg verändern könnten.", "CT+", "ongoing"),
    ("en", "Iran has delivered ten drones.", "CT+", "done"),
    ("en", "The firm did not deliver drones.", "CT+", "done"),
    ("en", "The talks are progressing.", "CT+", "ongoing"),
    ("en", "The army will buy ten tanks.", "CT+", "planned"),
    ("en", "The army intends to buy ten tanks.", "CT+", "planned"),
    ("en", "The army appears to have bought ten tanks.", "PR+", "ongoing"),
    ("en", "The thieves must have known the plan.", "PR+", "done"),
    ("en", "Sabotage cannot be ruled out.", "PS+", "ongoing"),
    ("en", "Prices are unlikely to fall.", "PR-", "ongoing"),
    ("en", "More money does not necessarily help.", "PS-", "ongoing"),
    ("en", "It is not true that the firm has delivered boats.", "CT-", "done"),
    ("en", "There is no truth in the rumour.", "CT-", "ongoing"),
    ("en", "If the talks fail, the troops will leave.", "Uu", "hypothetical"),
    ("en", "Should the rain go on, the dam will break.", "Uu", "hypothetical"),
    ("en", "Had he paid, the firm would have delivered.", "Uu", "hypothetical"),
    ("en", "Whether the train will come is unclear.", "Uu", "unclear"),
    ("en", "The delivery could start in May.", "PS+", "unclear"),
    ("en", "The army may have bought ten tanks.", "PS+", "done"),
    ("en", "The delivery would be an escalation.", "Uu", "hypothetical"),
    ("en", "The plant builds drones that might change the war.", "CT+", "ongoing"),
]


@functools.cache
def read(code: str, text: str) -> Document:
    """One paragraph, annotated."""
    return annotate(text, [Part("body", 0, len(text))], language_pack(code))


def words(doc: Document, text: str) -> tuple[int, int]:
    """The tokens of these words."""
    start = doc.text.index(text)
    return doc.token_at(start), doc.token_at(start + len(text) - 1) + 1


def judged(
    code: str, text: str, content: str, *, cue: str = "", by: str = "", manner: Manner = "indirect", act: Act = "say"
) -> tuple[Stance, Tense]:
    """The stance of the content's words, said by the cue's words; by: the words for the voice."""
    doc = read(code, text)
    source = (words(doc, by),) if by else ()
    draft = Draft(manner, (words(doc, content),), source, (words(doc, cue),) if cue else (), act=act)
    return stance_of(draft, doc, language_pack(code), ())


@pytest.mark.parametrize(("code", "text", "level", "tense"), OWN)
def test_own(code: str, text: str, level: Certainty, tense: Tense) -> None:
    stance, found = judged(code, text, text, manner="own")
    assert (stance.voice, stance.outlet, found) == (level, level, tense)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Die Armee soll zehn Panzer gekauft haben."),
        ("de", "Der Bankier soll ein Haus auf Zypern besitzen."),
        ("de", "Die Armee hat angeblich zehn Panzer gekauft."),
        ("de", "Die Armee hat offenbar zehn Panzer gekauft."),
        ("de", "Die Brücke gilt als einsturzgefährdet."),
        ("en", "The army has reportedly bought ten tanks."),
        ("en", "The army has apparently bought ten tanks."),
        ("en", "The army is said to have bought ten tanks."),
        ("en", "The bridge is considered a risk."),
    ],
)
def test_hearsay_is_not_taken_over(code: str, text: str) -> None:
    stance, _ = judged(code, text, text, manner="own")
    assert (stance.voice, stance.outlet) == ("PR+", "Uu")


@pytest.mark.parametrize(
    ("code", "text", "cue", "content", "act", "voice", "outlet"),
    [
        ("de", "Er sagte, die Firma habe geliefert.", "sagte", "die Firma habe geliefert", "say", "CT+", "Uu"),
        ("de", "Er sagte, die Boote würden geliefert.", "sagte", "die Boote würden geliefert", "say", "CT+", "Uu"),
        ("de", "Er sagte, die Firma könnte liefern.", "sagte", "die Firma könnte liefern", "say", "PS+", "Uu"),
        ("de", "Er bestritt, dass die Firma liefert.", "bestritt", "dass die Firma liefert", "deny", "CT-", "Uu"),
        ("de", "Er bezweifelt, dass die Firma liefert.", "bezweifelt", "dass die Firma liefert", "doubt", "PR-", "Uu"),
        ("de", "Er glaubt, dass die Firma liefert.", "glaubt", "dass die Firma liefert", "think", "PR+", "Uu"),
        ("de", "Er glaubt nicht, dass die Firma liefert.", "glaubt", "dass die Firma liefert", "think", "PR-", "Uu"),
        ("de", "Er bestritt nicht, dass die Firma liefert.", "bestritt", "dass die Firma liefert", "deny", "Uu", "Uu"),
        ("de", "Er forderte, dass die Firma liefert.", "forderte", "dass die Firma liefert", "demand", "Uu", "Uu"),
        ("de", "Er wusste, dass die Firma liefert.", "wusste", "dass die Firma liefert", "know", "CT+", "CT+"),
        ("de", "Er bestätigte, dass die Firma liefert.", "bestätigte", "dass die Firma liefert", "say", "CT+", "PR+"),
        ("de", "Er bedauerte, dass die Firma liefert.", "bedauerte", "dass die Firma liefert", "judge", "CT+", "CT+"),
        ("de", "Er sagte fälschlich, dass die Firma liefert.", "sagte", "dass die Firma liefert", "say", "CT+", "CT-"),
        ("de", "Er ist überzeugt, dass sie liefert.", "überzeugt", "dass sie liefert", "think", "CT+", "Uu"),
        ("de", "Er hält es für möglich, dass sie liefert.", "hält", "dass sie liefert", "judge", "PS+", "Uu"),
        ("de", "Er schließt nicht aus, dass sie liefert.", "schließt", "dass sie liefert", "think", "PS+", "Uu"),
        ("de", "Er bestritt, dass die Firma geliefert haben könnte.", "bestritt",
         "dass die Firma geliefert haben könnte", "deny", "PS-", "Uu"),
        ("de", "Er gab vor, dass die Firma liefert.", "gab", "dass die Firma liefert", "pretend", "CT+", "PR-"),
        ("en", "He said the firm had delivered.", "said", "the firm had delivered", "say", "CT+", "Uu"),
        ("en", "He said the boats would be delivered.", "said", "the boats would be delivered", "say", "CT+", "Uu"),
        ("en", "He said the deal might fall apart.", "said", "the deal might fall apart", "say", "PS+", "Uu"),
        ("en", "He denied that the firm delivers.", "denied", "that the firm delivers", "deny", "CT-", "Uu"),
        ("en", "He does not think that the firm delivers.", "think", "that the firm delivers", "think", "PR-", "Uu"),
        ("en", "He did not confirm that the firm delivers.", "confirm", "that the firm delivers", "say", "Uu", "Uu"),
        ("en", "He asked whether the firm delivers.", "asked", "whether the firm delivers", "ask", "Uu", "Uu"),
        ("en", "He knew that the firm delivers.", "knew", "that the firm delivers", "know", "CT+", "CT+"),
        ("en", "He admitted that the firm delivers.", "admitted", "that the firm delivers", "say", "CT+", "PR+"),
        ("en", "He regretted that the firm delivers.", "regretted", "that the firm delivers", "judge", "CT+", "CT+"),
        ("en", "He falsely claimed that the firm delivers.", "claimed", "that the firm delivers", "say", "CT+", "CT-"),
        ("en", "He is convinced that the firm delivers.", "convinced", "that the firm delivers", "think", "CT+", "Uu"),
        ("en", "He is not convinced that it delivers.", "convinced", "that it delivers", "think", "PR-", "Uu"),
        ("en", "He did not rule out that the firm delivers.", "rule", "that the firm delivers", "think", "PS+", "Uu"),
        ("en", "He does not rule out that it delivers.", "rule", "that it delivers", "deny", "PS+", "Uu"),
        ("en", "No one believes that it delivers.", "believes", "that it delivers", "think", "PR-", "Uu"),
        ("de", "Niemand glaubt, dass sie liefert.", "glaubt", "dass sie liefert", "think", "PR-", "Uu"),
        ("de", "Er hat nie bestritten, dass sie liefert.", "bestritten", "dass sie liefert", "deny", "Uu", "Uu"),
        ("en", "He denied that the firm may have delivered.", "denied", "that the firm may have delivered",
         "deny", "PS-", "Uu"),
    ],
)  # fmt: skip
def test_told(code: str, text: str, cue: str, content: str, act: Act, voice: Certainty, outlet: Certainty) -> None:
    stance, _ = judged(code, text, content, cue=cue, act=act)
    assert (stance.voice, stance.outlet) == (voice, outlet)


@pytest.mark.parametrize(
    ("code", "text", "cue", "content", "act", "tense"),
    [
        ("de", "Er bestritt, Boote verkauft zu haben.", "bestritt", "Boote verkauft zu haben", "deny", "done"),
        ("de", "Er gab vor, ein Arzt zu sein.", "gab", "ein Arzt zu sein", "pretend", "ongoing"),
        ("de", "Er verlangt, dass die Firma liefert.", "verlangt", "dass die Firma liefert", "demand", "hypothetical"),
        ("de", "Er fragte, ob die Firma liefert.", "fragte", "ob die Firma liefert", "ask", "unclear"),
        ("de", "Er sagte, die Firma zahle dafür.", "sagte", "die Firma zahle dafür", "say", "ongoing"),
        ("de", "Er erwartet, dass der Preis steigt.", "erwartet", "dass der Preis steigt", "think", "planned"),
        ("en", "He denied selling the boat.", "denied", "selling the boat", "deny", "done"),
        ("en", "He pretended to be ill.", "pretended", "to be ill", "pretend", "ongoing"),
        ("en", "He said the road was safe.", "said", "the road was safe", "say", "ongoing"),
        ("en", "He is certain that the road was safe.", "certain", "that the road was safe", "think", "done"),
        ("en", "He said the road was closed by police.", "said", "the road was closed by police", "say", "done"),
        ("en", "He expects prices to fall.", "expects", "prices to fall", "think", "planned"),
    ],
)
def test_tense_of_what_is_told(code: str, text: str, cue: str, content: str, act: Act, tense: Tense) -> None:
    assert judged(code, text, content, cue=cue, act=act)[1] == tense


def test_threat() -> None:
    text = "Das Land drohte, die Grenze zu schließen."
    _, tense = judged("de", text, "die Grenze zu schließen", cue="drohte", act="plan")
    assert tense == "threatened"


def test_sign_before_the_content() -> None:
    text = "Es gebe Anzeichen dafür, dass die Firma liefere, sagte er."
    stance, _ = judged("de", text, "dass die Firma liefere", cue="sagte")
    assert stance.voice == "PR+"


def test_sollen_is_hearsay_where_nobody_is_named() -> None:
    text = "Die Boote sollen schnell sein, sagte er."
    content = "Die Boote sollen schnell sein"
    assert judged("de", text, content, cue="sagte", by="er")[0].voice == "CT+"
    assert judged("de", "Es hieß, der Chef soll das Geld genommen haben.", "der Chef soll das Geld genommen haben",
                  cue="Es hieß")[0].voice == "PR+"  # fmt: skip
    assert judged("de", text, content, manner="own")[0].voice == "PR+"


def test_names_rule_and_words() -> None:
    text = "Er bestritt, dass die Firma wohl liefert."
    stance, _ = judged("de", text, "dass die Firma wohl liefert", cue="bestritt", act="deny")
    marks = [(mark.rule, mark.text) for mark in stance.because]
    assert marks == [("act/deny", "bestritt"), ("de/wahrscheinlich", "wohl")]
    assert stance.voice == "PR-"


def test_nothing_is_taken_over_from_inside_another_statement() -> None:
    doc = read("de", "Er sagte, der Minister wusste, dass die Firma liefert.")
    pack = language_pack("de")
    inner = Draft("indirect", (words(doc, "dass die Firma liefert"),), cue=(words(doc, "wusste"),), act="know")
    outer = Draft("indirect", (words(doc, "der Minister wusste, dass die Firma liefert"),), cue=(words(doc, "sagte"),))
    assert stance_of(inner, doc, pack, ())[0].outlet == "CT+"
    assert stance_of(inner, doc, pack, (outer,))[0].outlet == "Uu"


FACTORY = (
    "de",
    "Der Iran hat Drohnen geliefert, und Russland baut eine Fabrik, die Folgen für den Krieg haben könnte, sagte er.",
    "Der Iran hat Drohnen geliefert, und Russland baut eine Fabrik, die Folgen für den Krieg haben könnte",
)
PLANT = (
    "en",
    "He said that the firm sold boats and that it may build a plant, which would be a mistake.",
    "that the firm sold boats and that it may build a plant, which would be a mistake",
)


@pytest.mark.parametrize(
    ("told", "word", "level", "tense"),
    [
        (FACTORY, "geliefert", "CT+", "done"),
        (FACTORY, "baut", "CT+", "ongoing"),
        (FACTORY, "könnte", "PS+", "unclear"),
        (PLANT, "sold", "CT+", "done"),
        (PLANT, "build", "PS+", "unclear"),
    ],
)
def test_each_clause_has_a_stance_of_its_own(
    told: tuple[str, str, str], word: str, level: Certainty, tense: Tense
) -> None:
    code, text, content = told
    doc = read(code, text)
    draft = Draft("indirect", (words(doc, content),), cue=(words(doc, "sagte" if code == "de" else "said"),))
    stance, found = stance_at(doc.token_at(text.index(word)), draft, doc, language_pack(code))
    assert (stance.voice, stance.outlet, found) == (level, "Uu", tense)


def test_what_is_thought_is_so_in_the_clauses_that_hang_on_it() -> None:
    text = "Er sagte, es sei unwahrscheinlich, dass die Firma liefert."
    doc = read("de", text)
    draft = Draft("indirect", (words(doc, "es sei unwahrscheinlich, dass die Firma liefert"),), cue=((1, 2),))
    assert stance_at(doc.token_at(text.index("liefert")), draft, doc, language_pack("de"))[0].voice == "PR-"


def test_noun_phrase_has_no_tense() -> None:
    text = "Er kritisierte den Plan, der wohl scheitert."
    stance, tense = judged("de", text, "den Plan, der wohl scheitert", cue="kritisierte", act="judge")
    assert (stance.voice, tense) == ("CT+", "unclear")


@given(one=st.sampled_from(LEVELS), other=st.sampled_from(LEVELS))
def test_weaker_is_no_surer_than_either(one: Certainty, other: Certainty) -> None:
    order = ["Uu", "PS", "PR", "CT"]
    combined = weaker(one, other)
    assert combined == weaker(other, one)
    assert order.index(combined[:2]) == min(order.index(one[:2]), order.index(other[:2]))


SENTENCE = (
    "Die Firma, die wohl Boote baut, könnte liefern, falls der Staat zahlt, sagte der Sprecher. "
    "Ob das stimmt, ist offen."
)


@given(
    data=st.data(), manner=st.sampled_from(["own", "direct", "indirect", "reported"]), act=st.sampled_from(sorted(ACTS))
)
def test_any_stretch_is_judged(data: st.DataObject, manner: Manner, act: Act) -> None:
    """Whatever tokens a draft takes: a stance comes out, its marks are words of the text, twice the same."""
    doc = read("de", SENTENCE)
    start = data.draw(st.integers(0, len(doc.tokens) - 1))
    end = data.draw(st.integers(start + 1, len(doc.tokens)))
    bare = data.draw(st.booleans())
    if bare:
        doc = Document(
            doc.text, "de", doc.tokens, doc.sentences, (), (), doc.sentence_of, tuple(() for _ in doc.sentences)
        )
    draft = Draft(manner, ((start, end),), cue=((0, 1),), act=act)
    stance, tense = stance_of(draft, doc, language_pack("de"), ())
    assert (stance, tense) == stance_of(draft, doc, language_pack("de"), ())
    assert stance_at(data.draw(st.integers(start, end - 1)), draft, doc, language_pack("de"))[0].voice in LEVELS
    assert all(doc.text[mark.start : mark.end] == mark.text for mark in stance.because)
