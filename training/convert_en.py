"""English corpora from the repositories of their sources: `python training/convert_en.py SOURCES CORPUS`.

EWT with the entities of UNER, and GUM with its own. Which documents train stands in `ewt_train.list` and
`gum_train.list`: of GUM neither the genres whose texts are not free for every use nor the documents that Ondit's
English gold is made from, so that marks on that are not flattered by the parser. Where each file comes from: README.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import spacy

import conllu
import corpora
from conllu import Row, Word
from entities import Tagged, mended, read_gum, read_uner

HERE = Path(__file__).parent
GROUP = 8  # sentences a document
VOCAB = spacy.blank("en").vocab
Read = tuple[bool, Sequence[Word], Sequence[str] | None]


def treebank(path: Path, uner: Mapping[str, Tagged]) -> Iterator[Read]:
    """The sentences of a file; those with empty forms, or lines that contradict one another, are left out."""
    for sentence in conllu.read(path):
        try:
            words = conllu.words(sentence.rows, "en")
        except (KeyError, ValueError):
            continue
        if any(word.form in ("", "_") and word.upos != "PUNCT" for word in words):
            continue
        tags = _entities(path, sentence.id, sentence.rows, uner)
        yield sentence.opens, words, tags if tags is not None and len(tags) == len(words) else None


def _entities(path: Path, name: str, rows: Sequence[Row], uner: Mapping[str, Tagged]) -> list[str] | None:
    """A sentence's entities: GUM's own, or UNER's where it has the same words."""
    if "gum" in path.name.lower():
        return read_gum(rows)
    words, tags = uner.get(name, ([], []))
    return mended(tags) if words == [row[1] for row in rows if row[0].isdigit()] else None


def convert(sources: Path, out: Path) -> None:
    """Write every English corpus. sources: the folder that holds the files named here and in the lists."""
    uner: dict[str, Tagged] = {}
    for name in ("en_ewt-train-first", "en_ewt-dev", "en_ewt-test"):
        uner |= read_uner(sources / f"uner/{name}.iob2")
    listed = [
        name for file in ("ewt_train.list", "gum_train.list") for name in (HERE / file).read_text("utf-8").split()
    ]
    parts = {
        "en_train": listed,
        "en_dev": ["English-EWT/en_ewt-ud-dev.conllu", "English-GUM/en_gum-ud-dev.conllu"],
        "en_test_ewt": ["English-EWT/en_ewt-ud-test.conllu"],
        "en_test_gum": ["English-GUM/en_gum-ud-test.conllu"],
        "en_test_pud": ["English-PUD/en_pud-ud-test.conllu"],
    }
    for name, files in parts.items():
        documents = (
            doc for file in files for doc in conllu.grouped(VOCAB, list(treebank(sources / file, uner)), GROUP)
        )
        corpora.write(documents, out / f"{name}.spacy")
    dev = corpora.read(out / "en_dev.spacy", "en")
    corpora.write(dev[:: max(1, len(dev) // 120)][:120], out / "en_devs.spacy")


if __name__ == "__main__":
    convert(Path(sys.argv[1]), Path(sys.argv[2]))
