"""Treebanks into documents."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

import conllu
from convert_de import repair_hdt, turned, unify
from entities import mended, read_germeval, read_gum, read_uner
from smartdata import sentence_starts

GERMAN = """\
# newdoc id = one
# sent_id = one-1
1-2\tZum\t_\t_\t_\t_\t_\t_\t_\t_
1\tZu\tzu\tADP\tAPPR\t_\t3\tcase\t_\t_
2\tdem\tder\tDET\tART\tCase=Dat|Definite=Def|Gender=Neut\t3\tdet\t_\t_
3\tGlück\tGlück\tNOUN\tNN\tCase=Dat|Gender=Neut\t4\tobl\t_\t_
4\tliefert\tliefern\tVERB\tVVFIN\tMood=Ind|Number=Sing|Person=3|Tense=Pres\t0\troot\t_\t_
5\tLinz\tLinz\tPROPN\tNE\t_\t4\tnsubj\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t$.\t_\t4\tpunct\t_\t_

# sent_id = one-2
1\tEs\tes\tPRON\tPPER\t_\t2\tnsubj\t_\t_
2\tbrennt\tbrennen\tVERB\tVVFIN\tMood=Ind|Number=Sing|Person=3|Tense=Pres\t0\troot\t_\t_
"""
ENGLISH = """\
1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tdo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\task\task\tVERB\tVB\t_\t0\troot\t_\t_
"""


def sentences(tmp_path: Path, text: str) -> list[conllu.Sentence]:
    path = tmp_path / "bank.conllu"
    path.write_text(text, encoding="utf-8")
    return list(conllu.read(path))


def test_german_contractions_become_one_word(tmp_path: Path) -> None:
    words = conllu.words(sentences(tmp_path, GERMAN)[0].rows, "de")
    assert [word.form for word in words] == ["Zum", "Glück", "liefert", "Linz", "."]
    first = words[0]
    assert (first.upos, first.xpos, first.lemma, first.relation, first.head) == ("ADP", "APPRART", "zu", "case", 1)
    assert first.features == {"Case": "Dat", "Gender": "Neut"}
    assert [word.head for word in words] == [1, 2, 2, 2, 2]
    assert [word.space for word in words] == [True, True, True, False, True]


def test_english_contractions_stay_apart(tmp_path: Path) -> None:
    words = conllu.words(sentences(tmp_path, ENGLISH)[0].rows, "en")
    assert [(word.form, word.space) for word in words] == [("do", False), ("n't", True), ("ask", True)]


def test_documents_hold_several_sentences_and_no_border(tmp_path: Path) -> None:
    read = [(one.opens, conllu.words(one.rows, "de"), None) for one in sentences(tmp_path, GERMAN + "\n" + GERMAN)]
    documents = list(conllu.grouped(spacy.blank("de").vocab, read, 3))
    assert [len(list(document.sents)) for document in documents] == [2, 2]
    assert documents[0].text == "Zum Glück liefert Linz. Es brennt"
    assert [token.head.i for token in documents[0]] == [1, 2, 2, 2, 2, 6, 6]


def test_a_copy_with_its_indicatives_turned(tmp_path: Path) -> None:
    words = conllu.words(sentences(tmp_path, GERMAN)[0].rows, "de")
    copied = turned(words)
    assert copied is not None
    assert [word.form for word in copied] == ["Zum", "Glück", "liefere", "Linz", "."]
    assert copied[2].features["Mood"] == "Sub"
    assert words[2].features["Mood"] == "Ind"
    assert turned([word for word in words if word.upos != "VERB"]) is None


def test_what_hdt_calls_an_indicative(tmp_path: Path) -> None:
    words = conllu.words(sentences(tmp_path, GERMAN.replace("liefert", "liefere"))[0].rows, "de")
    repair_hdt(words)
    unify(words, "hdt")
    assert words[2].features["Mood"] == "Sub"
    assert {word.lemma for word in words} == {""}


def test_uner(tmp_path: Path) -> None:
    path = tmp_path / "bank.iob2"
    path.write_text("# sent_id = a\n1\tLinz\tB-LOC\n2\tgewinnt\tB-OTH\n\n", encoding="utf-8")
    assert read_uner(path) == {"a": (["Linz", "gewinnt"], ["B-LOC", "O"])}


def test_germeval(tmp_path: Path) -> None:
    path = tmp_path / "bank.tsv"
    path.write_text("# source\n1\tLinzer\tB-LOCderiv\tO\n2\tRat\tO\tO\n\n1\tOtt\tI-PER\tO\n", encoding="utf-8")
    assert list(read_germeval(path)) == [(["Linzer", "Rat"], ["O", "O"]), (["Ott"], ["B-PER"])]


def test_gum_takes_names_without_titles() -> None:
    lines = (
        "1 President _ PROPN NNP _ 2 x _ Entity=(1-person-giv",
        "2 Ott _ PROPN NNP _ 3 x _ Entity=1)",
        "3 saw _ VERB VBD _ 0 root _ _",
        "4 the _ DET DT _ 5 det _ Entity=(2-person-new",
        "5 judge _ NOUN NN _ 3 obj _ Entity=2)",
        "6 Linz _ PROPN NNP _ 3 obl _ Entity=(3-place-new)",
    )
    assert read_gum([line.split(" ") for line in lines]) == ["O", "B-PER", "O", "O", "O", "B-LOC"]


@pytest.mark.parametrize(
    ("tags", "wanted"), [(["I-PER", "I-PER"], ["B-PER", "I-PER"]), (["B-LOC", "I-PER"], ["B-LOC", "B-PER"])]
)
def test_an_entity_begins_with_b(tags: list[str], wanted: list[str]) -> None:
    assert mended(tags) == wanted


def test_sentence_starts_of_posts() -> None:
    assert sentence_starts(["Ja", ".", "Es", "ist", "3", ".", "mai", "”"]) == [
        True, False, True, False, False, False, False, False,
    ]  # fmt: skip
