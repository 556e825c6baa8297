"""The converted corpora: where they lie, what each is for, and how documents are read and written.

Each is a file of spaCy documents (`DocBin`) whose layers are those that its source has: trees, tags, entities.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

HOME = Path(__file__).resolve().parents[1]
LAYERS = ("ORTH", "TAG", "HEAD", "DEP", "LEMMA", "ENT_IOB", "ENT_TYPE", "POS", "MORPH", "SENT_START", "SPACY")

# What the scores are taken on. None of it is trained on; `*_dev` and `de_test_pud200` were looked at between runs.
TESTS = {
    "de": ("de_test_gsd", "de_test_pud200", "de_test_germeval", "de_test_smartdata"),
    "en": ("en_test_ewt", "en_test_gum", "en_test_pud"),
}


def folder() -> Path:
    """The folder of corpora: ONDIT_CORPUS, else ../shared/models/corpus beside the project."""
    return Path(os.environ.get("ONDIT_CORPUS") or HOME.parent / "shared/models/corpus")


def read(path: Path, language: str) -> list[Doc]:
    """The documents of a corpus. Raises FileNotFoundError where it does not lie there."""
    return list(DocBin().from_disk(path).get_docs(spacy.blank(language).vocab))


def write(documents: Iterable[Doc], path: Path) -> None:
    """Write a corpus, and the folder for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(attrs=LAYERS, docs=documents).to_disk(path)


def has_tree(document: Doc) -> bool:
    """Whether people annotated the document's trees; else it has entities only."""
    return document.has_annotation("DEP")
