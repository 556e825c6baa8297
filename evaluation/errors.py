"""What is missed and what is false in a gold set, grouped so that one sees where to push.

    python evaluation/errors.py SET [--show 3] [--groups 25]

Missed ones are grouped by what the gold says of them (manner and cue, or type), false ones by the rules that made
them, beside how many statements those rules made. Look at the groups, not at single sentences: a rule written for one
sentence of the gold fits that sentence and nothing else.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from measure import SETS, Kind, Measured, Readers
from ondit.scoring.align import Alignment, pair_documents, text_of
from ondit.scoring.attribution import Matched, match, triples
from ondit.scoring.items import Item
from ondit.scoring.marks import Json, overlap
from ondit.scoring.spans import spans_of
from ondit.scoring.stances import half_of, statement_of
from ondit.scoring.story_pages import FOUND, Story, pair_stories
from ondit.scoring.story_statements import Match, false_candidates, free_of
from ondit.scoring.times import time_value, times_of
from ondit.scoring.tokens import Ids, Tokens

WIDTH = 150  # characters shown of an example


@dataclass(frozen=True, slots=True)
class Slip:
    """One error: its group, why it is one, where it stands, and the words."""

    group: str
    why: str
    where: str
    words: str


@dataclass(slots=True)
class Slips:
    """The errors of a set; made: how many each group of rules made in all, right ones too."""

    missed: list[Slip] = field(default_factory=list)
    false: list[Slip] = field(default_factory=list)
    made: Counter[str] = field(default_factory=Counter)


def attribution(measured: Measured) -> Slips:
    """Triples that are missed or false."""
    slips = Slips()
    manners = {quote.get("manner") for doc in measured.gold for quote in doc["quotes"]}
    has_mixed = "mixed" in manners or manners <= {None}
    pairs, _ = pair_documents(measured.gold, measured.made)
    for doc, reading in pairs:
        _document(slips, doc, reading, match(doc, reading, has_mixed=has_mixed))
    return slips


def _document(slips: Slips, doc: Json, reading: Json | None, matched: Matched) -> None:
    gold = [g for g, _ in matched.pairs if g]
    found = [f for _, f in matched.pairs if f]
    right = triples(matched.tokens, gold, found)
    statements = {s.get("id"): s for s in (reading or {}).get("statements") or []}
    for i, item in enumerate(gold):
        if i not in right:
            group = f"{item.manner or 'any'}: {_cue(matched.tokens, item)}"
            slips.missed.append(Slip(group, _why(item, found), doc["id"], _shown(matched.tokens, item)))
    for j, item in enumerate(found):
        rules = _rules(statements.get(item.id or item.parent))
        slips.made[rules] += 1
        if j not in right.values():
            slips.false.append(Slip(rules, _why(item, gold), doc["id"], _shown(matched.tokens, item)))


def _rules(statement: Json | None) -> str:
    return " + ".join((statement or {}).get("rules") or ["no rule named"])


def _cue(tokens: Tokens, item: Item) -> str:
    return _words(tokens, item.roles["cue"]).lower() or "no cue"


def _why(item: Item, others: Sequence[Item]) -> str:
    """What stands on the other side, at best."""
    best = max((overlap(item.content, other.content) for other in others), default=0.0)
    if best >= FOUND:
        return "other speaker, or taken"
    return "other borders" if best > 0 else "nothing there"


def _shown(tokens: Tokens, item: Item) -> str:
    return f"[{_words(tokens, item.speaker) or '-'}] {_words(tokens, item.content)}"


def _words(tokens: Tokens, ids: Ids) -> str:
    return " ".join(tokens.word(n) for n in sorted(ids))


def stories(measured: Measured) -> Slips:
    """Statements of stories that are missed or false."""
    slips = Slips()
    trace_of = pair_stories(measured.gold, measured.made)
    for gold in measured.gold:
        story = Story(gold, trace_of.get(gold["id"]))
        for name, page in story.pages.items():
            _page(slips, f"{gold['id']}/{name}", Match(page, arms=story.arms))
    return slips


def _page(slips: Slips, where: str, matched: Match) -> None:
    page = matched.page
    for i, gold in enumerate(page.gold):
        if matched.asks[i] and i not in matched.right:
            best = max(page.likeness[i], default=0.0)
            why = "other speaker" if best >= FOUND else "other borders" if best > 0 else "nothing there"
            words = f"[{_words(page.tokens, frozenset().union(*page.sources[i]))}] {_words(page.tokens, page.asked[i])}"
            slips.missed.append(Slip(f"{page.data['language']}, {gold['manner']}", why, where, words))
    for j in false_candidates(matched):
        rules = _rules(page.found[j])
        slips.made[rules] += 1
        if j not in matched.taken and not free_of(matched, j)[0] and not page.given[j] <= page.headline:
            why = "other speaker, or taken" if page.meets(j) else "nothing there"
            words = f"[{_words(page.tokens, page.speakers[j]) or '-'}] {_words(page.tokens, page.given[j])}"
            slips.false.append(Slip(rules, why, where, words))


def times(measured: Measured) -> Slips:
    """Times that are missed, and those that are false or have a wrong value."""
    slips = Slips()
    pairs, _ = pair_documents(measured.gold, measured.made)
    for doc, reading in pairs:
        found = list(_carried(doc, reading))
        for gold in doc["times"]:
            hits = [time for time in found if _meet(gold, time)]
            if not hits:
                slips.missed.append(Slip(str(gold["type"]), "nothing there", doc["id"], _time(doc["text"], gold)))
        for time in found:
            _judge_time(slips, doc, time)
    return slips


def _carried(doc: Json, reading: Json | None) -> Iterator[Json]:
    if reading is None:
        return
    alignment = Alignment(text_of(reading, doc["text"]), doc["text"])
    for time in times_of(reading):
        chars, share = alignment.carry(spans_of(time))
        if share >= FOUND:
            yield {**time, "start": min(chars), "end": max(chars) + 1}


def _judge_time(slips: Slips, doc: Json, time: Json) -> None:
    rule = str(time.get("rule"))
    slips.made[rule] += 1
    hits = [gold for gold in doc["times"] if _meet(gold, time)]
    covers = doc.get("covers_types")
    if not hits and (covers is None or time.get("type") in covers):
        slips.false.append(Slip(rule, "nothing there", doc["id"], _time(doc["text"], time)))
    wanted = [gold["value"] for gold in hits if gold.get("value") is not None]
    if wanted and time_value(time.get("value")) not in map(time_value, wanted):
        slips.false.append(Slip(rule, f"value {wanted[0]}", doc["id"], _time(doc["text"], time)))


def _meet(gold: Json, time: Json) -> bool:
    return bool(min(gold["end"], time["end"]) > max(gold["start"], time["start"]))


def _time(text: str, time: Json) -> str:
    before, after = text[max(0, time["start"] - 30) : time["start"]], text[time["end"] : time["end"] + 30]
    return f"{before}[{text[time['start'] : time['end']]}]{after} = {time.get('value')}".replace("\n", " ")


def stances(measured: Measured) -> Slips:
    """Stances that are wrong, of the development half alone: the other half's errors are not looked at."""
    slips = Slips()
    for gold, reading in pair_documents(measured.gold, measured.made)[0]:
        if half_of(gold) != "dev":
            continue
        found = statement_of(gold, reading)
        stance = found["stance"] if found else {"voice": None, "outlet": None, "because": []}
        rules = " + ".join(mark["rule"] for mark in stance["because"]) or "no rule named"
        slips.made[rules] += 1
        for whose in ("voice", "outlet"):
            if stance[whose] != gold[whose]:
                why = f"{gold[whose]}, found {stance[whose] or 'nothing'}"
                slips.missed.append(Slip(f"{whose}: {gold['why']}", why, gold["id"], gold["text"]))
                slips.false.append(Slip(rules, f"{whose} {why}", gold["id"], gold["text"]))
    return slips


SLIPS: dict[Kind, Callable[[Measured], Slips]] = {
    "attribution": attribution,
    "stories": stories,
    "time": times,
    "stance": stances,
}


def show(name: str, slips: Sequence[Slip], made: Counter[str], *, groups: int, examples: int) -> Iterator[str]:
    """The largest groups of errors with a few examples each."""
    by_group: defaultdict[str, list[Slip]] = defaultdict(list)
    for slip in slips:
        by_group[slip.group].append(slip)
    ordered = sorted(by_group.items(), key=lambda group: (-len(group[1]), group[0]))
    yield f"\n{name}: {len(slips)} in {len(ordered)} groups"
    for group, members in ordered[:groups]:
        of = f" of {made[group]} made" if made[group] else ""
        reasons = ", ".join(f"{why} {n}" for why, n in Counter(slip.why for slip in members).most_common(3))
        yield f"\n{len(members):5}{of}  {group}  ({reasons})"
        for slip in members[:examples]:
            yield f"         {slip.where}: {slip.words[:WIDTH]}"
    left = sum(len(members) for _, members in ordered[groups:])
    if left:
        yield f"\n{left:5}  in {len(ordered) - groups} smaller groups (--groups shows more)"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the errors of one set: 0, or 1 if its gold is not here."""
    names = {gold_set.name: gold_set for gold_set in SETS if gold_set.kind in SLIPS}
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("set", choices=names)
    parser.add_argument("--show", type=int, default=3, help="examples a group")
    parser.add_argument("--groups", type=int, default=25, help="groups shown")
    asked = parser.parse_args(argv)
    gold_set = names[asked.set]
    paths = gold_set.paths
    if paths is None:
        print(f"{gold_set.name}: its gold is not here (name its folder with ONDIT_GOLD)", file=sys.stderr)
        return 1
    with Readers() as readers:
        measured = readers.measure(gold_set, paths)
    slips = SLIPS[gold_set.kind](measured)
    for name, group in (("missed", slips.missed), ("false", slips.false)):
        made = slips.made if name == "false" else Counter[str]()
        print("\n".join(show(name, group, made, groups=asked.groups, examples=asked.show)))
    for line in measured.failed:
        print(f"not read: {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
