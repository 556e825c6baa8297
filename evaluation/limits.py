"""Measure what users may expect, and write the figures into docs/limits.md.

    python evaluation/limits.py

Figures stand between `<!-- figures: NAME -->` and `<!-- end -->`; the words around them are written by people. Right is
a triple of the scorer: content F1 >= 0.5 over tokens, and the same speaker.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from ondit.scoring.attribution import match, triples
from ondit.scoring.items import Item
from ondit.scoring.marks import Json
from ondit.scoring.tokens import Ids, Tokens

PAGE = HOME / "docs" / "limits.md"
ROWS = Path(__file__).with_name("constructions.yaml")
NEEDED = ("attribution-de", "attribution-en", "stories", "time-de", "time-en")
FEW = 10  # below so many a share says nothing

_BLOCK = re.compile(r"(<!-- figures: ([\w-]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


@dataclass(slots=True)
class Tally:
    """Constructions counted: of `made` that were found `right` are; of `gold` that are there `found` were found."""

    made: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)


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
        for names, hits, items, ours in (
            (tally.gold, tally.found, gold, right.keys()),
            (tally.made, tally.right, found, right.values()),
        ):
            for number, item in enumerate(items):
                name = construction(matched.tokens, item, pack)
                names[name] += 1
                hits[name] += number in ours
    return tally


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
    """The table of one language, as Markdown."""
    yield "| how the words are given | of those it gives, right | of those in the texts, found |"
    yield "|---|---|---|"
    for row in yaml.safe_load(ROWS.read_text("utf-8")):
        name = row["name"]
        if code in row and (tally.made[name] or tally.gold[name]):
            yield f"| {row[code]} | {often(tally.right[name], tally.made[name])} | {often(tally.found[name], tally.gold[name])} |"
    made, gold = tally.made.total(), tally.gold.total()
    yield f"| **all** | **{often(tally.right.total(), made)}** | **{often(tally.found.total(), gold)}** |"


def often(right: int, of: int) -> str:
    """A share for people: 8 in 10, with the counts; of few ones only the counts."""
    counts = f"{right} of {of}"
    if of < FEW:
        return counts if of else "none there"
    return f"{round(10 * right / of)} in 10 ({counts})"


def rate(mark: Mapping[str, float]) -> str:
    """Found and there, of a mark with precision and recall, in words."""
    met, made, gold = round(mark["tp"]), round(mark["tp"] + mark["fp"]), round(mark["tp"] + mark["fn"])
    return f"of those it gives {often(met, made)} are right, of those in the texts {often(met, gold)} are found"


def stories(marks: Json) -> Iterator[str]:
    """Statements of invented news, by language, and what else their gold tells."""
    for code in known_languages():
        if code in marks["triple"]:
            yield f"- {language_pack(code).about.name}: {rate(marks['triple'][code])}."


def figures(measured: Mapping[str, Measured]) -> dict[str, list[str]]:
    """The lines of every block of the page."""
    marks = {name: one.marks for name, one in measured.items()}
    blocks = {"measured": [_when()]}
    for code in known_languages():
        name = f"attribution-{code}"
        if name in measured:
            blocks[name] = list(constructions(tally_of(measured[name], language_pack(code)), code))
        if f"time-{code}" in marks:
            blocks.setdefault("times", []).append(_times(code, marks[f"time-{code}"]))
    told = marks["stories"]
    blocks["stories"] = list(stories(told))
    stance = told["stance"]
    blocks["stance"] = [f"- How sure the voice is: {often(stance['right'], stance['of'])} right, of the statements found."]
    blocks["requests"] = [f"- Who was asked for comment: {rate(told['comment requests'])}."]
    blocks["chains"] = [f"- The steps of a chain: {rate(told['chain edges'])}."]
    blocks["derivations"] = [f"- Which report comes from which: {rate(told['derivations'])}."]
    return blocks


def _times(code: str, marks: Json) -> str:
    return f"- {language_pack(code).about.name}, found and dated rightly: {rate(marks['value'])}."


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
