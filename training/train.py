"""Train the pipeline of a language: `python training/train.py de`, or `make train-de`.

The course: split the corpus into documents with and without trees; train the teachers; let them vote on the documents
without; train the small net on all of it; round its weights and write the folder. Nothing is put into the package:
that is decided by hand, after `evaluate.py` and the gate.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from spacy.tokens import Doc

import corpora
from fit import fit, load
from label import label
from packing import pack
from recipes import RECIPES, Recipe

BUILD = corpora.HOME / "build" / "training"


def course(recipe: Recipe, corpus: Path, work: Path) -> Path:
    """Make the pipeline of a recipe from the corpora of a folder, below `work`; where it lies then.

    A teacher that lies there already is not trained again.
    """
    documents = corpora.read(corpus / f"{recipe.train}.spacy", recipe.language)
    treeless = [document for document in documents if not corpora.has_tree(document)]
    trees, everything, dev = work / "trees.spacy", work / "everything.spacy", corpus / f"{recipe.dev}.spacy"
    corpora.write([document for document in documents if corpora.has_tree(document)], trees)
    corpora.write(documents, everything)
    teachers = []
    for run in recipe.teachers:
        teachers.append(work / f"teacher-{run.seed}")
        if not teachers[-1].exists():
            source = everything if run.everything else trees
            fit(run, language=recipe.language, rare=recipe.rare, train_on=source, look_at=dev, out=teachers[-1])
    taught = work / "taught.spacy"
    corpora.write(_taught(documents, treeless, teachers), taught)
    fit(recipe.student, language=recipe.language, rare=recipe.rare, train_on=taught, look_at=dev, out=work / "student")
    return pack(work / "student", work / recipe.language)


def _taught(documents: Sequence[Doc], treeless: Sequence[Doc], teachers: Sequence[Path]) -> list[Doc]:
    """All documents, those without trees as the teachers see them; trees that people annotated count twice."""
    if not teachers:
        return list(documents)
    labelled = label(treeless, [load(path) for path in teachers])
    taught = [document if corpora.has_tree(document) else next(labelled) for document in documents]
    return taught + [document for document in documents if corpora.has_tree(document)]


def main() -> None:
    """Read the language from the command line, and train."""
    parser = argparse.ArgumentParser(description="Train the pipeline of a language.")
    parser.add_argument("language", choices=sorted(RECIPES))
    parser.add_argument("--work", type=Path, help="folder for what is made on the way (build/training/LANGUAGE)")
    given = parser.parse_args()
    made = course(RECIPES[given.language], corpora.folder(), given.work or BUILD / given.language)
    print(f"The pipeline lies in {made}. Compare: make evaluate-{given.language}")


if __name__ == "__main__":
    main()
