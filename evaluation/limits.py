"""Measure what users may expect, and write the figures into docs/limits.md.

    python evaluation/limits.py

Figures stand between `<!-- figures: NAME -->` and `<!-- end -->`; the words around them are written by people. Right is
a triple of the scorer: content F1 >= 0.5 over tokens, and the same speaker.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import yaml

from measure import HOME, SETS, GoldSet, Measured, Readers
from ondit import __version__
from ondit.annotate.grammar import grammar_of
from ondit.attribution.rules import PhraseCue
from ondit.packs.language import LanguagePack, known_languages, language_pack
from ondit.scoring.align import pair_documents
from ondit.scoring.attribution import FOUND, match, triples
from ondit.scoring.items import Item
from ondit.scoring.marks import overlap
from ondit.scoring.pairing import met_pairs
from ondit.scoring.tokens import Ids, Tokens

PAGE = HOME / "docs" / "limits.md"
ROWS = Path(__file__).with_name("constructions.yaml")
NEEDED = ("attribution-de", "attribution-en", "stories", "time-de", "time-en")
FEW = 10  # below so many a share says nothing

_BLOCK = re.compile(r"(<!-- figures: ([\w-]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


@dataclass(slots=True)
class Tally:
    """Constructions counted: of `made` statements `worded` have the right words, and `right` the speaker as well; of
    `gold` ones that are there `found` were found. wrong: what is wrong with the others.
    """

    made: Counter[str] = field(default_factory=Counter)
    worded: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)


def tally_of(measured: Measured, pack: LanguagePack) -> Tally:
    """The statements of a set by construction: found ones by their own, those of the gold by theirs."""
    tally = Tally()
    manners = {quote.get("manner") for doc in measured.gold for quote in doc["quotes"]}
    has_mixed = "mixed" in manners or manners <= {None}
    for doc, reading in pair_documents(measured.gold, measured.made)[0]:
        matched = match(doc, reading, has_mixed=has_mixed)
        gold = [g for g, _ in matched.pairs if g]
        found = [f for _, f in matched.pairs if f]
        right = triples(matched.tokens, gold, found)
        worded = met_pairs([[_likeness(g, f) for f in found] for g in gold])
        for number, item in enumerate(gold):
            name = construction(matched.tokens, item, pack)
            tally.gold[name] += 1
            tally.found[name] += number in right
        for number, item in enumerate(found):
            name = construction(matched.tokens, item, pack)
            tally.made[name] += 1
            tally.right[name] += number in right.values()
            tally.worded[name] += number in {*right.values(), *worded.values()}
            if number not in right.values():
                tally.wrong[_why(item, gold, worded=number in worded.values())] += 1
    return tally


def _likeness(gold: Item, found: Item) -> float:
    likeness = overlap(gold.content, found.content)
    return likeness if likeness >= FOUND else 0.0


def _why(item: Item, gold: Sequence[Item], *, worded: bool) -> str:
    if worded:
        return "speaker"
    return "borders" if any(item.content & other.content for other in gold) else "nothing"


def construction(tokens: Tokens, item: Item, pack: LanguagePack) -> str:
    """By which construction somebody's words are given, as far as their place beside the cue tells."""
    cue, content = item.roles["cue"], item.content
    if item.manner == "reported":
        return "reported"
    if cue and _is_phrase(tokens, cue, pack):
        return "phrase"
    if item.manner == "direct":
        return "quotation" if cue else "quotation-alone"
    if not cue:
        return "running"
    if any(tokens.word(n).lower() in grammar_of(pack).complementizers for n in _edge(tokens, content)):
        return "that"
    return "content-first" if min(content) < min(cue) else "clause"


def _is_phrase(tokens: Tokens, cue: Ids, pack: LanguagePack) -> bool:
    words = " ".join(tokens.word(n) for n in sorted(cue)).lower()
    return any(f"{words} ".startswith(f"{rule.words} ") for rule in pack.rules("phrases.yaml", PhraseCue))


def _edge(tokens: Tokens, content: Ids) -> tuple[int, ...]:
    """The content's first word and the one before it."""
    first = min(content)
    return (first - 1, first) if first else (first,)


def constructions(tally: Tally, code: str) -> Iterator[str]:
    """The table of one language, as Markdown, and what is wrong with the statements that are."""
    yield "| how the words are given | given by Ondit: words right | words and speaker right | in the texts: found |"
    yield "|---|---|---|---|"
    for row in yaml.safe_load(ROWS.read_text("utf-8")):
        name = row["name"]
        if code in row and tally.gold[name]:  # a construction that the gold never annotates is not measured
            made, gold = tally.made[name], tally.gold[name]
            given = f"{often(tally.worded[name], made)} | {often(tally.right[name], made)}"
            yield f"| {row[code]} | {given} | {often(tally.found[name], gold)} |"
    made, gold = tally.made.total(), tally.gold.total()
    given = f"{often(tally.worded.total(), made)} | {often(tally.right.total(), made)}"
    yield f"| all | {given} | {often(tally.found.total(), gold)} |"
    yield ""
    wrong = tally.wrong
    yield f"Of the {wrong.total()} that count as wrong {wrong['speaker']} have the right words and another speaker,"
    yield f"{wrong['borders']} begin or end elsewhere, and {wrong['nothing']} stand where no statement was annotated."


def often(right: int, of: int) -> str:
    """A share for people: 8 in 10, with the counts; of few ones only the counts."""
    counts = f"{right} of {of}"
    if of < FEW:
        return counts if of else "none there"
    tens = round(10 * right / of)
    words = "more than 9 in 10" if tens == 10 and right < of else f"{tens} in 10"
    return f"{words} ({counts})"


def _rate(mark: Mapping[str, float]) -> str:
    """A mark with precision and recall, in words."""
    met, made, gold = (round(number) for number in (mark["tp"], mark["tp"] + mark["fp"], mark["tp"] + mark["fn"]))
    return f"{often(met, made)} of those it gives are right; {often(met, gold)} of those in the texts are found"


def figures(measured: Mapping[str, Measured]) -> dict[str, list[str]]:
    """The lines of every block of the page."""
    told = measured["stories"].marks
    blocks = {"measured": [_when()]}
    for code in known_languages():
        if f"attribution-{code}" in measured:
            tally = tally_of(measured[f"attribution-{code}"], language_pack(code))
            blocks[f"attribution-{code}"] = list(constructions(tally, code))
        if f"time-{code}" in measured:
            blocks[f"times-{code}"] = [f"{_rate(measured[f'time-{code}'].marks['value'])}."]
        if code in told["triple"]:
            blocks[f"stories-{code}"] = [f"{_rate(told['triple'][code])}."]
    stance = told["stance"]
    blocks["stance"] = [f"{often(stance['right'], stance['of'])} right, of the statements found."]
    for name, mark in (("chains", "chain edges"), ("requests", "comment requests"), ("derivations", "derivations")):
        blocks[name] = [f"{_rate(told[mark])}."]
    return blocks


def _when() -> str:
    packs = ", ".join(f"{code} {language_pack(code).version}" for code in known_languages())
    return f"Measured on {datetime.now(tz=UTC):%Y-%m-%d} with Ondit {__version__} (packs {packs})."


def filled(text: str, blocks: Mapping[str, Sequence[str]]) -> str:
    """The page with its blocks filled. Raises KeyError for a block that nobody measures."""
    return _BLOCK.sub(lambda found: found[1] + "\n".join(blocks[found[2]]) + "\n" + found[4], text)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and write: 0, or 1 if a set is missing; then nothing is written."""
    argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0]).parse_args(argv)
    sets: list[GoldSet] = [gold_set for gold_set in SETS if gold_set.name in NEEDED]
    missing = [gold_set.name for gold_set in sets if gold_set.paths is None]
    if missing:
        print(f"not here: {', '.join(missing)} (name the folder of gold with ONDIT_GOLD)", file=sys.stderr)
        return 1
    with Readers() as readers:
        measured = {gold_set.name: readers.measure(gold_set, gold_set.paths or ()) for gold_set in sets}
    PAGE.write_text(filled(PAGE.read_text("utf-8"), figures(measured)), "utf-8")
    print(f"{PAGE}: the figures are of today")
    return 0


if __name__ == "__main__":
    sys.exit(main())
