"""Quotations beside a verb that the pack does not know as one of saying: „S“, so beschreibt ihn ein Nachbar.

Whatever its verb means elsewhere, what stands right behind a quoted sentence and has a person or a body for its
subject tells who said it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ondit.annotate.document import Quotation
from ondit.annotate.phrases import find_phrases
from ondit.attribution.contents import is_speech
from ondit.attribution.draft import Draft, Range
from ondit.attribution.quotative import quotative_of
from ondit.attribution.running import speaks
from ondit.attribution.scene import MARKS, SOFT, Scene, overlap


def find_inquits(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A draft for each quotation that no cue has taken and behind which a verb and its subject stand."""
    taken = [one for draft in drafts for one in draft.content]
    for quotation in scene.quotations:
        if not quotation.closed or not is_speech(scene, quotation):
            continue
        if overlap([(quotation.start, quotation.end)], taken) or not _opens_sentence(scene, quotation):
            continue
        found = _frame(scene, quotation)
        if found is not None:
            source, verb = found
            yield Draft(
                "direct", ((quotation.start, quotation.end),), (source,), ((verb, verb + 1),),
                sentence=scene.doc.sentence_of[verb], rules=(scene.pack.rule_id("inquit"),),
            )  # fmt: skip


def _opens_sentence(scene: Scene, quotation: Quotation) -> bool:
    first = scene.sentence(quotation.start).start
    return all(scene.tokens[at].text in SOFT | MARKS for at in range(first, quotation.start))


def _frame(scene: Scene, quotation: Quotation) -> tuple[Range, int] | None:
    """(who says it, the verb) behind a quotation; None where no clause with a subject that speaks stands there."""
    at = quotation.end
    if at >= len(scene.tokens) or scene.doc.sentence_of[at] != scene.doc.sentence_of[quotation.end - 1]:
        return None
    if scene.tokens[at].text in SOFT:
        at += 1
    elif scene.grammar.verb_second:
        return None  # „Ich habe fertig“ ist ein geflügeltes Wort
    found = _inverted(scene, quotation, at) if scene.grammar.verb_second else _straight(scene, at)
    return found if found is not None and speaks(scene, found[0]) else None


def _inverted(scene: Scene, quotation: Quotation, at: int) -> tuple[Range, int] | None:
    """(so) beschreibt ihn X: the verb first, its subject behind it."""
    clause = scene.clause_at(at) if at < len(scene.tokens) else None
    if clause is None or clause.finite is None or clause.subject is None or clause.start < quotation.end - 1:
        return None
    while at < clause.finite and scene.word(at) in scene.grammar.insertions:
        at += 1
    return (clause.subject, clause.finite) if clause.finite == at and clause.subject[0] > at else None


def _straight(scene: Scene, at: int) -> tuple[Range, int] | None:
    """X, editor at the Gazette, mused: a name first, and one finite verb, at the sentence's end or in a known frame."""
    end, tags = scene.sentence(at).end, scene.grammar.tags
    verbs = [n for n in range(at, end) if scene.tokens[n].tag in tags.finite]
    if not verbs:
        return None
    frame = quotative_of(scene, verbs[0])
    if frame is not None and frame.start == at:
        return frame.source, verbs[0]
    first = next(iter(find_phrases(scene.tokens, at, verbs[0], scene.grammar)), None)
    named = first is not None and first.left == at and scene.tokens[first.start].tag in tags.name
    if first is None or not named or len(verbs) > 1 or scene.trim(verbs[0] + 1, end) is not None:
        return None
    return (first.start, verbs[0] - 1 if scene.tokens[verbs[0] - 1].text == "," else verbs[0]), verbs[0]
