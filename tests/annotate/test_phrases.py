"""Noun phrases from tags: where they begin and end, their head, their preposition, and how far they reach."""

from __future__ import annotations

import itertools

import pytest
from tests.annotate.tagged import tokens_of, words

from ondit.annotate.grammar import grammar_of
from ondit.annotate.phrases import extend, find_phrases
from ondit.packs.language import language_pack

# tagged words; the phrases with their prepositions, the head behind `:`
GERMAN = [
    ("Ein/ART Sprecher/NN sagte/VVFIN das/PDS", ["Ein Sprecher:Sprecher", "das:das"]),
    ("Mit/APPR dem/ART alten/ADJA Hund/NN kam/VVFIN sie/PPER", ["Mit dem alten Hund:Hund", "sie:sie"]),
    ("im/APPRART Mai/NN", ["im Mai:Mai"]),
    (
        "Die/ART sehr/ADV alten/ADJA ,/$, schweren/ADJA Türen/NN klemmten/VVFIN",
        ["Die sehr alten , schweren Türen:Türen"],
    ),
    ("die/ART alten/ADJA und/KON schweren/ADJA Türen/NN", ["die alten und schweren Türen:Türen"]),
    ("Sprecher/NN Hans/NE Meier/NE schwieg/VVFIN", ["Sprecher Hans Meier:Sprecher"]),
    ("Hans/NE Meier/NE schwieg/VVFIN", ["Hans Meier:Meier"]),
    ("seine/PPOSAT drei/CARD Schiffe/NN", ["seine drei Schiffe:Schiffe"]),
    ("Reuters/NE 900/CARD Menschen/NN", ["Reuters:Reuters", "900 Menschen:Menschen"]),
    ("Meier/NE Raketen/NN", ["Meier:Meier", "Raketen:Raketen"]),
    ("Das/ART Blatt/NN „/$( Der/ART Morgen/NN “/$( schrieb/VVFIN", ["Das Blatt „ Der Morgen “:Morgen"]),
    ("Sie/PPER gab/VVFIN ihm/PPER das/ART Buch/NN", ["Sie:Sie", "ihm:ihm", "das Buch:Buch"]),
    ("einer/PIS der/ART Männer/NN kam/VVFIN", ["einer der Männer:Männer"]),
    ("die/ART Alten/NN", ["die Alten:Alten"]),
    ("gestern/ADV kam/VVFIN", []),
    ("./$.", []),
    ("", []),
]

ENGLISH = [
    ("A/DT spokesman/NN said/VBD so/RB", ["A spokesman:spokesman"]),
    ("With/IN the/DT old/JJ dog/NN she/PRP came/VBD", ["With the old dog:dog", "she:she"]),
    ("The/DT very/RB old/JJ ,/, heavy/JJ doors/NNS", ["The very old , heavy doors:doors"]),
    ("Iran/NNP 's/POS missiles/NNS flew/VBD", ["Iran 's missiles:missiles"]),
    ("the/DT defence/NN minister/NN", ["the defence minister:minister"]),
    ("She/PRP gave/VBD him/PRP the/DT book/NN", ["She:She", "him:him", "the book:book"]),
    ("900/CD people/NNS fell/VBD", ["900 people:people"]),
    ("two/CD stolen/VBN cars/NNS", ["two stolen cars:cars"]),
    ("now/RB", []),
]

# a tagged line, and how far its first phrase reaches
REACH_DE = [
    ("Ein/ART Sprecher/NN des/ART Ministeriums/NN/Gen sagte/VVFIN", "Ein Sprecher des Ministeriums"),
    ("der/ART Chef/NN der/ART Bank/NN von/APPR England/NE sagte/VVFIN", "der Chef der Bank von England"),
    ("der/ART Sprecher/NN am/APPRART Montag/NN", "der Sprecher"),
    ("der/ART Sprecher/NN gegenüber/APPR Reportern/NN", "der Sprecher"),
    ("Müller/NE (/$( SPD/NE )/$( schwieg/VVFIN", "Müller ( SPD )"),
    ("Müller/NE ,/$, ein/ART Bäcker/NN ,/$, schwieg/VVFIN", "Müller , ein Bäcker"),
    ("Müller/NE ,/$, Sprecher/NN des/ART Senats/NN/Gen ./$.", "Müller , Sprecher des Senats"),
    ("Müller/NE ,/$, er/PPER schwieg/VVFIN", "Müller"),
    ("der/ART Hund/NN und/KON die/ART Katze/NN ./$.", "der Hund und die Katze"),
    ("der/ART Hund/NN und/KON die/ART Katze/NN schläft/VVFIN", "der Hund"),
    ("er/PPER des/ART Tages/NN", "er"),
    ("die/ART Rede/NN Putins/NE in/APPR Sotschi/NE", "die Rede Putins"),
]

REACH_EN = [
    ("A/DT spokesman/NN for/IN the/DT ministry/NN said/VBD", "A spokesman for the ministry"),
    ("the/DT head/NN of/IN the/DT Bank/NNP of/IN England/NNP said/VBD", "the head of the Bank of England"),
    ("Voss/NNP (/-LRB- R/NNP )/-RRB- said/VBD", "Voss ( R )"),
    ("Voss/NNP ,/, a/DT baker/NN ,/, said/VBD", "Voss , a baker"),
    ("officials/NNS seen/VBN by/IN reporters/NNS said/VBD", "officials seen by reporters"),
    ("he/PRP of/IN all/DT people/NNS", "he"),
    ("the/DT dog/NN and/CC the/DT cat/NN ./.", "the dog and the cat"),
]


def found(line: str, code: str) -> list[str]:
    tokens, grammar = tokens_of(line), grammar_of(language_pack(code))
    phrases = find_phrases(tokens, 0, len(tokens), grammar)
    assert all(one.end <= other.left for one, other in itertools.pairwise(phrases))
    return [f"{words(tokens, p.left, p.end)}:{tokens[p.head].text}" for p in phrases]


def reach(line: str, code: str) -> str:
    tokens, grammar = tokens_of(line), grammar_of(language_pack(code))
    first = find_phrases(tokens, 0, len(tokens), grammar)[0]
    return words(tokens, first.start, extend(tokens, first, len(tokens), grammar))


@pytest.mark.parametrize(("line", "wanted"), GERMAN)
def test_german(line: str, wanted: list[str]) -> None:
    assert found(line, "de") == wanted


@pytest.mark.parametrize(("line", "wanted"), ENGLISH)
def test_english(line: str, wanted: list[str]) -> None:
    assert found(line, "en") == wanted


@pytest.mark.parametrize(("line", "wanted"), REACH_DE)
def test_german_reach(line: str, wanted: str) -> None:
    assert reach(line, "de") == wanted


@pytest.mark.parametrize(("line", "wanted"), REACH_EN)
def test_english_reach(line: str, wanted: str) -> None:
    assert reach(line, "en") == wanted


def test_limits() -> None:
    """Nothing outside the range is looked at, and nothing reaches past `end`."""
    tokens, grammar = tokens_of("der/ART Chef/NN der/ART Bank/NN"), grammar_of(language_pack("de"))
    (only,) = find_phrases(tokens, 1, 2, grammar)
    assert (only.left, only.end) == (1, 2)
    assert extend(tokens, only, 2, grammar) == 2


def test_preposition() -> None:
    """A phrase keeps its preposition apart: `start` is behind it, `left` is it."""
    tokens, grammar = tokens_of("mit/APPR dem/ART Hund/NN"), grammar_of(language_pack("de"))
    (phrase,) = find_phrases(tokens, 0, 3, grammar)
    assert (phrase.preposition, phrase.left, phrase.start, phrase.end) == (0, 0, 1, 3)
