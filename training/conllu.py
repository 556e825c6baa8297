"""CoNLL-U into documents: words as Ondit's pipelines cut them, and their layers.

English contractions stay the syntactic words that together make the written form (do|n't); German ones (zum = zu + dem)
become one word again: the preposition's relation, `APPRART` for a tag, and the features of both parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

Row = list[str]  # the ten columns of a line: ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC


@dataclass(slots=True)
class Word:
    """A word and its layers. ids: the numbers of the lines it was made of; head: the place of its head, a root's own.

    lemma and xpos are "" where the source has none. Not frozen: corpora are repaired in place before they are written.
    """

    ids: list[int]
    form: str
    space: bool
    lemma: str
    upos: str
    xpos: str
    features: dict[str, str]
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """The lines of a sentence. opens: whether a document begins with it."""

    opens: bool
    id: str
    rows: list[Row]


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a file."""
    rows: list[Row] = []
    opens, name = True, ""
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc"):
            opens = True
        elif line.startswith("# sent_id"):
            name = line.split("=", 1)[1].strip()
        elif line.startswith("#"):
            continue
        elif line.strip():
            columns = line.split("\t") if line.count("\t") >= 7 else line.split()
            rows.append([*columns, *["_"] * (10 - len(columns))])
        elif rows:
            yield Sentence(opens, name, rows)
            rows, opens = [], False


def words(rows: Sequence[Row], language: str) -> list[Word]:
    """The words of a sentence. Raises KeyError or ValueError where its lines contradict one another."""
    groups = list(_groups(rows, language))
    place = {int(row[0]): at for at, (parts, _, _) in enumerate(groups) for row in parts}
    return [_word(parts, form, space, at, place, language) for at, (parts, form, space) in enumerate(groups)]


def _groups(rows: Sequence[Row], language: str) -> Iterator[tuple[list[Row], str, bool]]:
    """The lines that make one word each, its written form, and whether a blank follows."""
    lines = {int(row[0]): row for row in rows if row[0].isdigit()}
    merged = {int(row[0].split("-")[0]): row for row in rows if "-" in row[0]}
    at = 1
    while at <= max(lines):
        row = merged.get(at, lines[at])
        space = "SpaceAfter=No" not in row[9]
        last = int(row[0].split("-")[-1])
        parts = [lines[n] for n in range(at, last + 1)]
        if language == "en" and "".join(part[1] for part in parts) == row[1]:
            for part in parts:
                yield [part], part[1], space and part is parts[-1]
        else:
            yield parts, row[1], space
        at = last + 1


def _word(parts: list[Row], form: str, space: bool, at: int, place: dict[int, int], language: str) -> Word:
    ids = [int(part[0]) for part in parts]
    outer = next((part for part in parts if int(part[6]) not in ids), parts[0])
    features = {name: value for part in parts for name, value in features_of(part[5]).items()}
    lemma, upos, xpos = outer[2], outer[3], outer[4]
    if len(parts) > 1 and language == "de" and parts[0][3] == "ADP":
        outer = parts[0] if int(parts[0][6]) not in ids else outer
        lemma, upos, xpos = parts[0][2], "ADP", "APPRART"
        features = {name: value for name, value in features.items() if name in ("Case", "Gender", "Number")}
    elif len(parts) > 1 and language == "en":
        lemma = form.lower()
    root = outer[6] == "0"
    return Word(
        ids=ids,
        form=form,
        space=space,
        lemma="" if lemma == "_" and form != "_" else lemma,
        upos="X" if upos == "_" else upos,
        xpos="" if xpos == "_" else xpos,
        features=features,
        head=at if root else place.get(int(outer[6]), at),
        relation="ROOT" if root else outer[7],
    )


def features_of(column: str) -> dict[str, str]:
    """The features of a column, by name."""
    return dict(one.split("=", 1) for one in column.split("|") if "=" in one)


def document(vocab: Vocab, sentences: Sequence[Sequence[Word]], entities: Sequence[Sequence[str]] | None) -> Doc:
    """One document of some sentences. entities: IOB tags a sentence, "" a word: unknown; None: no such layer."""
    firsts = [sum(map(len, sentences[:n])) for n in range(len(sentences))]
    flat = [word for sentence in sentences for word in sentence]
    return Doc(
        vocab,
        words=[word.form for word in flat],
        spaces=[word.space and at < len(flat) - 1 for at, word in enumerate(flat)],
        lemmas=[word.lemma for word in flat],
        pos=[word.upos for word in flat],
        tags=[word.xpos for word in flat],
        morphs=["|".join(f"{name}={value}" for name, value in sorted(word.features.items())) for word in flat],
        heads=[first + word.head for first, sentence in zip(firsts, sentences, strict=True) for word in sentence],
        deps=[word.relation for word in flat],
        ents=None if entities is None else [tag for tags in entities for tag in tags],
    )


def grouped(
    vocab: Vocab, sentences: Sequence[tuple[bool, Sequence[Word], Sequence[str] | None]], size: int
) -> Iterator[Doc]:
    """Documents of up to `size` sentences each, so that sentence ends are learnt; never over a document's border.

    sentences: whether a document begins, the words, and the entities or None.
    """
    held: list[tuple[Sequence[Word], Sequence[str] | None]] = []
    for opens, sentence, entities in sentences:
        if held and (opens or len(held) >= size):
            yield _joined(vocab, held)
            held = []
        held.append((sentence, entities))
    if held:
        yield _joined(vocab, held)


def _joined(vocab: Vocab, held: Sequence[tuple[Sequence[Word], Sequence[str] | None]]) -> Doc:
    known = any(entities is not None for _, entities in held)
    tags = [[""] * len(sentence) if entities is None else entities for sentence, entities in held]
    return document(vocab, [sentence for sentence, _ in held], tags if known else None)
