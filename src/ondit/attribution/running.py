"""Sayings without a cue of their own: quotations that go on, and the reported subjunctive that runs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ondit.annotate.document import Clause, Quotation
from ondit.attribution.contents import _is_speech
from ondit.attribution.draft import Draft, Range
from ondit.attribution.scene import SOFT, Scene, overlap


@dataclass(frozen=True, slots=True)
class Speaker:
    """Words that name somebody who speaks, and where: they may speak on behind this point."""

    at: int
    source: Range


def speakers_of(drafts: Sequence[Draft], hits: Sequence[tuple[int, Range]]) -> list[Speaker]:
    """Who speaks where, in text order: the sources of statements, and subjects of saying verbs without a content."""
    found = [Speaker(draft.cue[0][0] if draft.cue else draft.start, draft.source[0]) for draft in drafts if draft.source]
    found += [Speaker(at, source) for at, source in hits]
    return sorted(set(found), key=lambda s: (s.at, s.source))


def find_loose_quotes(scene: Scene, drafts: Sequence[Draft], speakers: Sequence[Speaker]) -> Iterator[Draft]:
    """Quotations that are sentences of their own and that no cue has taken.

    The speaker is the one of the nearest statement before in this paragraph, else in the one before.
    """
    taken = [one for draft in drafts for one in draft.content]
    for quotation in scene.quotations:
        if not _is_speech(scene, quotation) or overlap([(quotation.start, quotation.end)], taken):
            continue
        if not _fills(scene, quotation):
            continue
        number = scene.doc.sentence_of[quotation.start]
        source = _speaker_before(scene, speakers, quotation.start, 1)
        yield Draft(
            "direct", ((quotation.start, quotation.end),), source, sentence=number,
            rules=(scene.pack.rule_id("quotation-goes-on"),),
        )  # fmt: skip


def _fills(scene: Scene, quotation: Quotation) -> bool:
    """Whether the quotation begins its sentence and nothing but punctuation follows in its last one."""
    first = scene.sentence(quotation.start)
    last = scene.sentence(quotation.end - 1)
    before = range(first.start, quotation.start)
    after = range(quotation.end, last.end)
    return all(scene.tokens[at].text in SOFT for at in before) and all(
        not any(c.isalnum() for c in scene.tokens[at].text) for at in after
    )


def find_free(scene: Scene, drafts: Sequence[Draft], speakers: Sequence[Speaker]) -> Iterator[Draft]:
    """Sentences in the reported subjunctive that no cue covers: what the voice before goes on to say."""
    if not scene.grammar.reported:
        return
    taken = sorted(one for draft in drafts if not _speaks_within(scene, draft) for one in draft.content)
    running: Draft | None = None
    for number, sentence in enumerate(scene.doc.sentences):
        if sentence.kind not in ("body", "standfirst", "caption"):
            continue
        if overlap([(sentence.start, sentence.end)], taken) or scene.quotation_at(sentence.start) is not None:
            running = None
            continue
        main = _main(scene, number)
        if main is None or not _reports(main, running):
            running = None
            continue
        source = _speaker_before(scene, speakers, sentence.start, 2)
        for start, end in _split(scene, sentence.start, sentence.end):
            running = Draft(
                "free-indirect", ((start, end),), source, sentence=number,
                rules=(scene.pack.rule_id("reported-subjunctive"),),
            )  # fmt: skip
            yield running


def _speaks_within(scene: Scene, draft: Draft) -> bool:
    """Whether the cue itself is in the reported subjunctive: er halte das für möglich is what somebody else reports."""
    clause = scene.clause_at(draft.cue[0][0]) if draft.cue else None
    return clause is not None and clause.kind == "main" and clause.mood == "reported"


def _split(scene: Scene, start: int, end: int) -> Iterator[Range]:
    """The sentence cut at semicolons, each piece a saying of its own."""
    begin = start
    for at in range(start, end):
        if scene.tokens[at].text == ";" and scene.quotation_at(at) is None:
            yield begin, at
            begin = at + 1
    if begin < end:
        yield begin, end


def _main(scene: Scene, number: int) -> Clause | None:
    """The sentence's first main clause with a finite verb."""
    return next((c for c in scene.clauses(number) if c.kind == "main" and c.finite is not None), None)


def _reports(main: Clause, running: Draft | None) -> bool:
    """Whether the clause is in the reported subjunctive, or in the second one in the wake of a reported one."""
    return main.mood == "reported" or (main.mood == "conditional" and running is not None)


def _speaker_before(scene: Scene, speakers: Sequence[Speaker], token: int, reach: int) -> tuple[Range, ...]:
    """The words naming the nearest speaker before a token, at most `reach` paragraphs back; () if there is none."""
    part = scene.sentence(token).part
    for speaker in reversed(speakers):
        if speaker.at < token and part - scene.sentence(speaker.at).part <= reach:
            return (speaker.source,)
    return ()
