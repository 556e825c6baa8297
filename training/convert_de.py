"""German corpora from the repositories of their sources: `python training/convert_de.py SOURCES CORPUS`.

Trees: GSD dev and HDT (train, repaired), PUD (800 train, 200 dev), GSD test (test). Entities: UNER on PUD, GermEval
2014 (its test file trains, its dev file tests), SmartData. Subjunctives are rare in all of it and missing in HDT: so
copies of sentences have their indicatives turned. Where each file comes from: README.md.
"""

from __future__ import annotations

import copy
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import spacy
from spacy.tokens import Doc

import conllu
import corpora
import smartdata
from conllu import Word
from entities import Tagged, mended, read_germeval, read_uner

Read = tuple[bool, list[Word], list[str] | None]  # whether a document begins, the words, the entities or None
GROUP = 4  # sentences a document
TURNED = 0.45  # share of all sentences that have a copy with its indicatives turned
VOCAB = spacy.blank("de").vocab
FEATURES = frozenset({
    "Case", "Gender", "Number", "Person", "Mood", "Tense", "VerbForm", "Degree", "PronType", "Definite", "Poss",
    "Reflex", "Polarity",
})  # fmt: skip
RELATIONS = {
    "flat:name": "flat",
    "nmod:poss": "nmod",
    "obl:tmod": "obl",
    "expl:pv": "expl",
    "acl:relcl": "acl",
    "nsubj:outer": "nsubj",
    "cc:preconj": "cc",
    "csubj:pass": "csubj",
}
PAST = {
    "war": "wäre", "waren": "wären", "hatte": "hätte", "hatten": "hätten", "wurde": "würde", "wurden": "würden",
    "konnte": "könnte", "konnten": "könnten", "musste": "müsste", "mussten": "müssten", "durfte": "dürfte",
    "durften": "dürften", "mochte": "möchte", "mochten": "möchten", "kam": "käme", "kamen": "kämen", "gab": "gäbe",
    "gaben": "gäben", "ging": "ginge", "blieb": "bliebe", "ließ": "ließe", "stand": "stünde", "lag": "läge",
    "fand": "fände", "hielt": "hielte",
}  # fmt: skip
PRESENT = {
    "ist": "sei", "sind": "seien", "hat": "habe", "wird": "werde", "kann": "könne", "muss": "müsse", "muß": "müsse",
    "darf": "dürfe", "mag": "möge", "soll": "solle", "will": "wolle", "weiß": "wisse",
}  # fmt: skip
PAST_FORMS = frozenset(PAST.values()) | {form + "n" for form in PAST.values() if form.endswith("e")}
PRESENT_FORMS = frozenset(PRESENT.values())
CASES = {"nsubj": "Nom", "nsubj:pass": "Nom", "obj": "Acc", "iobj": "Dat", "obl:arg": "Dat"}
GLUED = frozenset(".,;:!?)")  # HDT has blanks before these


def repair_hdt(words: Sequence[Word]) -> None:
    """Blanks, objects with a preposition, subjunctives and cases, which HDT has otherwise or not at all."""
    for word, following in pairwise(words):
        word.space = word.space and following.form not in GLUED and word.form != "("
    marked = {word.head for at, word in enumerate(words) if word.relation == "case" and word.head != at}
    for at, word in enumerate(words):
        if word.relation == "obj" and at in marked:
            word.relation = "obl"
        if word.features.get("Mood") == "Ind":
            _read_subjunctive(word)
        if word.upos != "ADJ":
            word.features.pop("Degree", None)
    for at, word in enumerate(words):
        if word.upos in ("NOUN", "PROPN") and "Case" not in word.features:
            if (case := _case(words, at)) is not None and "," not in case:
                word.features["Case"] = case
    for word in words:
        if word.upos in ("ADJ", "DET") and word.relation in ("amod", "det"):
            _agree(word, words[word.head])


def _read_subjunctive(word: Word) -> None:
    """HDT tags every finite verb as an indicative."""
    form, features = word.form.lower(), word.features
    regular = re.sub(r"e?n$", "", word.lemma.lower()) + "e"
    third = (features.get("Tense"), features.get("Person"), features.get("Number")) == ("Pres", "3", "Sing")
    if form in PAST_FORMS | PRESENT_FORMS:
        features |= {"Mood": "Sub", "Tense": "Past" if form in PAST_FORMS else "Pres"}
    elif third and form == regular:
        features["Mood"] = "Sub"


def _case(words: Sequence[Word], at: int) -> str | None:
    """A noun's case from its determiner, else its preposition, else its relation."""
    kids = [word for n, word in enumerate(words) if word.head == at and n != at]
    for kinds in (("DET", "ADJ"), ("ADP",)):
        told = [kid.features["Case"] for kid in kids if kid.upos in kinds and "Case" in kid.features]
        if told:
            return told[0]
    if words[at].relation in CASES:
        return CASES[words[at].relation]
    bare = not any(kid.relation == "case" for kid in kids)
    return "Gen" if words[at].relation == "nmod" and bare else None


def _agree(word: Word, noun: Word) -> None:
    """Give an adjective or determiner what it lacks and its noun has."""
    for name in ("Case", "Gender", "Number"):
        told = name in noun.features and (name != "Gender" or noun.features.get("Number") == "Sing")
        if name not in word.features and told:
            word.features[name] = noun.features[name]


def unify(words: Sequence[Word], source: str) -> None:
    """One inventory of features, tags and relations for all sources."""
    for word in words:
        _unify_features(word, source)
        if word.xpos == "PROAV":
            word.xpos = "PAV"
            word.relation = "advmod" if word.relation == "obj" else word.relation
        if source == "pud":
            word.xpos = ""  # Penn's tags there, STTS elsewhere
        if source == "hdt":
            word.lemma = ""  # of compounds the head only
        word.relation = RELATIONS.get(word.relation, word.relation)


def _unify_features(word: Word, source: str) -> None:
    features = {name: value for name, value in word.features.items() if name in FEATURES}
    if "Mood" in features:
        features["VerbForm"] = "Fin"
    if word.upos != "ADJ":
        features.pop("Degree", None)
    if word.upos in ("NOUN", "PROPN"):
        features.pop("Person", None)
    if word.upos == "ADP" and word.xpos != "APPRART" and len(word.ids) == 1:
        features.pop("Case", None)
    if source == "pud" and word.upos in ("VERB", "AUX") and not features.keys() & {"Mood", "VerbForm"}:
        form = word.form.lower()
        features["VerbForm"] = "Inf" if form == word.lemma.lower() or re.search(r"zu.+n$", form) else "Part"
    word.features = features


def turned(words: Sequence[Word]) -> list[Word] | None:
    """A copy with its indicatives in the subjunctive where the form is known; None: there is none."""
    out = [copy.copy(word) for word in words]
    changed = False
    for at, word in enumerate(out):
        if word.features.get("Mood") != "Ind" or word.upos not in ("VERB", "AUX"):
            continue
        form, tense = _turned_form(out, at)
        if form:
            word.form = form.capitalize() if word.form[0].isupper() else form
            word.features = {**word.features, "Mood": "Sub", "Tense": tense}
            changed = True
    return out if changed else None


def _turned_form(words: Sequence[Word], at: int) -> tuple[str | None, str]:
    word = words[at]
    form, features = word.form.lower(), word.features
    if form in PRESENT:
        return PRESENT[form], "Pres"
    if form in PAST:
        return PAST[form], "Past"
    third = (features.get("Tense"), features.get("Person"), features.get("Number")) == ("Pres", "3", "Sing")
    return (_from_stem(words, at), "Pres") if third and word.upos == "VERB" else (None, "")


def _from_stem(words: Sequence[Word], at: int) -> str | None:
    """liefert, from liefern or by its ending: liefere; no stem that changes its vowel without a lemma to tell it."""
    form, lemma = words[at].form.lower(), words[at].lemma.lower()
    if not lemma:
        known = form.endswith("t") and len(form) > 3 and not re.search(r"[äöüi][^aeiouäöü]*t$", form)
        return (form[:-1] if form.endswith("et") else form[:-1] + "e") if known else None
    for word in words:
        if word.head == at and word.relation == "compound:prt" and lemma.startswith(word.form.lower()):
            lemma = lemma[len(word.form) :]
    stem = lemma[:-2] if lemma.endswith("en") else lemma[:-1] if lemma.endswith("n") else ""
    return stem + "e" if stem and stem[0] == form[0] else None


def treebank(path: Path, source: str, entities: Mapping[tuple[str, ...], list[str]] | None = None) -> Iterator[Read]:
    """The sentences of a treebank, repaired and unified; those whose lines contradict one another are left out."""
    for sentence in conllu.read(path):
        try:
            words = conllu.words(sentence.rows, "de")
        except (KeyError, ValueError):
            continue
        if source == "hdt":
            repair_hdt(words)
        forms = tuple(row[1] for row in sentence.rows if row[0].isdigit())
        tags = (entities or {}).get(forms)
        unify(words, source)
        yield sentence.opens, words, None if tags is None else _merged(words, tags)


def _merged(words: Sequence[Word], tags: Sequence[str]) -> list[str]:
    """Tags of syntactic words as tags of ours: of a word made of several, the first that is none of O."""
    own = [[tags[number - 1] for number in word.ids] for word in words]
    return mended([next((tag for tag in tags if tag != "O"), "O") for tags in own])


def _entity_documents(sentences: Sequence[Tagged]) -> Iterator[Doc]:
    """GermEval's sentences, five a document."""
    for at in range(0, len(sentences), 5):
        part = sentences[at : at + 5]
        words = [word for words, _ in part for word in words]
        starts: list[bool | int | None] = [n == 0 for words, _ in part for n in range(len(words))]
        blanks = [
            not (following[0] in ",.;:!?)]}“”" or word in "([„")
            for word, following in zip(words, [*words[1:], "x"], strict=True)
        ]
        tags = mended([tag for _, tags in part for tag in tags])
        yield Doc(VOCAB, words=words, spaces=blanks, ents=tags, sent_starts=starts)


def convert(sources: Path, out: Path) -> None:
    """Write every German corpus. sources: the folder that holds the files named here."""
    dice = random.Random(5)  # noqa: S311  # an order, no secret
    uner = {tuple(words): tags for words, tags in read_uner(sources / "uner/de_pud-ud-test.iob2").values()}
    gsd = list(treebank(sources / "German-GSD/de_gsd-ud-dev.conllu", "gsd"))
    pud = list(treebank(sources / "German-PUD/de_pud-ud-test.conllu", "pud", uner))
    hdt = [one for name in ("dev.bugs", "test.bugs") for one in treebank(sources / "German-HDT" / name, "hdt")]
    for sentences in (gsd, hdt):
        dice.shuffle(sentences)
    gold = [*gsd, *hdt, *pud[:-200]]
    copies = [(False, words, tags) for _, sentence, tags in gold if (words := turned(sentence)) is not None]
    dice.shuffle(copies)
    train = [doc for part in (gsd, hdt, pud[:-200], copies[: int(len(gold) * TURNED)]) for doc in _grouped(part)]
    train += _entity_documents(list(read_germeval(sources / "germeval/test.tsv")))
    tested = dict(smartdata.read(sources / "smartdata/dev.json.gz", VOCAB))
    later = dict(smartdata.read(sources / "smartdata/test.json.gz", VOCAB))
    seen = tested.keys() | later.keys()
    earlier = [
        doc
        for name in ("v1_train", "v1_test")
        for _, doc in smartdata.read(sources / f"smartdata/{name}.json.gz", VOCAB, seen)
    ]
    train += [*later.values(), *earlier]
    dice.shuffle(train)
    germeval = list(_entity_documents(list(read_germeval(sources / "germeval/dev.tsv"))))
    looked_at = list(_grouped(pud[-200:]))
    corpora.write(train, out / "de_train.spacy")
    corpora.write([*looked_at, *germeval[:40]], out / "de_dev.spacy")
    corpora.write(looked_at, out / "de_test_pud200.spacy")
    corpora.write(
        _grouped(list(treebank(sources / "German-GSD/de_gsd-ud-test.conllu", "gsd"))), out / "de_test_gsd.spacy"
    )
    corpora.write(germeval, out / "de_test_germeval.spacy")
    corpora.write(tested.values(), out / "de_test_smartdata.spacy")


def _grouped(sentences: Sequence[Read]) -> Iterator[Doc]:
    return conllu.grouped(VOCAB, [(False, words, tags) for _, words, tags in sentences], GROUP)


if __name__ == "__main__":
    convert(Path(sys.argv[1]), Path(sys.argv[2]))
