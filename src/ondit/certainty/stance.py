"""How sure a statement's voice is, what the page takes over, and its tense; each with the words it rests on.

The voice's stance starts from what the cue does (say, deny, think, ...) and sinks to the weakest hedge
in the content's main clause. The page takes over nothing of what others say, unless the cue is factive or
confirms; in its own statements the two are one, but of hearsay that names nobody it takes over nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from ondit.annotate.document import Document
from ondit.attribution.draft import Act, Draft
from ondit.certainty.rules import Hedge, Tensing, VerbWords
from ondit.certainty.scope import Scope, inner_scope, scope_of, scopes_at
from ondit.certainty.tense import tense_of
from ondit.certainty.triggers import find_trigger
from ondit.packs.language import LanguagePack
from ondit.records import Certainty, Mark, Stance, Tense

# What a voice commits to by what it does, before any hedge. Demands and questions commit to nothing.
ACTS: dict[Act, Certainty] = {
    "say": "CT+", "deny": "CT-", "doubt": "PR-", "demand": "Uu", "ask": "Uu", "plan": "CT+", "think": "PR+",
    "know": "CT+", "pretend": "CT+", "judge": "CT+", "hear": "PR+",
}  # fmt: skip
TAKEN_OVER: dict[Act, Certainty] = {"know": "CT+", "pretend": "PR-"}
WEIGHT = {"CT": 3, "PR": 2, "PS": 1, "Uu": 0}


def stance_of(draft: Draft, doc: Document, pack: LanguagePack, parents: Sequence[Draft] = ()) -> tuple[Stance, Tense]:
    """The stance and tense of one statement, by its main clause.

    parents: the statements inside whose content this one stands, from the inside out; the page takes
    over a known thing only if each of them is taken over too. Raises PackError for a broken pack file.
    """
    return _judge(draft, (scope_of(draft, doc),), doc, pack, parents)


def stance_at(
    at: int, draft: Draft, doc: Document, pack: LanguagePack, parents: Sequence[Draft] = ()
) -> tuple[Stance, Tense]:
    """The stance and tense of the clause of a statement that holds a token.

    A statement may be sure of one thing and hold another for possible: it builds drones that could change the war.
    Otherwise as `stance_of`.
    """
    return _judge(draft, scopes_at(draft, doc, at), doc, pack, parents)


def _judge(
    draft: Draft, scopes: Sequence[Scope], doc: Document, pack: LanguagePack, parents: Sequence[Draft]
) -> tuple[Stance, Tense]:
    """The hedges of every scope together; the tense of the first."""
    words = pack.table("verb_words.yaml", VerbWords)
    found = {
        hedge.name: (hedge, hit)
        for scope in scopes
        for hedge in pack.rules("hedges.yaml", Hedge)
        if (hit := find_trigger(hedge, scope, draft, doc, words)) is not None
    }
    hedges = [hedge for hedge, _ in found.values()]
    voice = _voice(draft, hedges)
    tense, tensing, at = _tense(draft, scopes[0], doc, pack, words, hedges)
    marks = [_mark(doc, pack.rule_id(hedge.name), hit) for hedge, hit in found.values()]
    if tensing is not None and at is not None:
        marks.append(_mark(doc, pack.rule_id(tensing.name), at))
    because = (*_act_marks(draft, doc), *sorted(marks, key=lambda mark: (mark.start, mark.end)))
    return Stance(voice, _outlet(draft, voice, parents, hedges), because), tense


def _voice(draft: Draft, hedges: Sequence[Hedge]) -> Certainty:
    voice = next((hedge.base for hedge in hedges if hedge.base is not None), base_of(draft))
    for hedge in hedges:
        if hedge.level is not None:
            voice = weaker(voice, hedge.level)
    return voice


def base_of(draft: Draft) -> Certainty:
    """What the voice commits to before any hedge. Words that are quoted are said, even where they are "thought"."""
    if draft.manner == "own" or (draft.manner == "direct" and draft.act == "think"):
        return "CT+"
    return ACTS[draft.act]


def weaker(one: Certainty, other: Certainty) -> Certainty:
    """The two combined: as unsure as the unsurer; two negations make no affirmation but stay negative."""
    low = min(one, other, key=lambda level: WEIGHT[level[:2]])
    if low == "Uu":
        return "Uu"
    negative = "-" in (one[-1], other[-1])
    table: dict[tuple[str, bool], Certainty] = {
        ("CT", False): "CT+", ("CT", True): "CT-", ("PR", False): "PR+",
        ("PR", True): "PR-", ("PS", False): "PS+", ("PS", True): "PS-",
    }  # fmt: skip
    return table[low[:2], negative]


def _outlet(draft: Draft, voice: Certainty, parents: Sequence[Draft], hedges: Sequence[Hedge]) -> Certainty:
    """What the page takes over: its own words as sure as they are, those of others if the cue makes it."""
    if draft.manner == "own":
        return _no_surer(voice, hedges)
    if any(parent.manner != "own" and parent.act != "know" for parent in parents):
        return "Uu"
    by_cue = [hedge.outlet for hedge in hedges if hedge.outlet is not None and "cue" in hedge.where]
    taken = by_cue[0] if by_cue else TAKEN_OVER.get(draft.act, "Uu")
    if taken.endswith("-"):
        return taken
    return _no_surer(weaker(taken, voice), [hedge for hedge in hedges if "cue" not in hedge.where])


def _no_surer(level: Certainty, hedges: Sequence[Hedge]) -> Certainty:
    """A level, lowered to the most that the hedges leave the page."""
    for hedge in hedges:
        if hedge.outlet is not None:
            level = weaker(level, hedge.outlet)
    return level


def _tense(
    draft: Draft, scope: Scope, doc: Document, pack: LanguagePack, words: VerbWords, hedges: Sequence[Hedge]
) -> tuple[Tense, Tensing | None, tuple[int, int] | None]:
    """The tense: what a hedge says of it, else the first rule that holds, else the verbs' own."""
    for hedge in hedges:
        if hedge.tense is not None:
            return hedge.tense, None, None
    if any("main" in hedge.where for hedge in hedges):
        scope = inner_scope(scope, doc, words.complementizers)
    for rule in pack.rules("tenses.yaml", Tensing):
        hit = find_trigger(rule, scope, draft, doc, words)
        if hit is not None:
            return rule.tense, rule, hit
    return tense_of(draft, scope, doc, words), None, None


def _act_marks(draft: Draft, doc: Document) -> tuple[Mark, ...]:
    """The cue as a reason, where what it does is more than saying."""
    if draft.manner == "own" or draft.act == "say" or not draft.cue:
        return ()
    return tuple(_mark(doc, f"act/{draft.act}", cue) for cue in draft.cue)


def _mark(doc: Document, rule: str, hit: tuple[int, int]) -> Mark:
    span = doc.span(*hit)
    return Mark(rule, span.start, span.end, span.text)
