"""What nobody else is made responsible for: the page's own sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ondit.attribution.draft import Draft
from ondit.attribution.scene import Scene

SAID = frozenset({"headline", "standfirst", "body", "caption"})


def own_sentences(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """An `own` draft for each sentence that no draft touches."""
    touched: set[int] = set()
    for draft in drafts:
        for start, end in (*draft.content, *draft.source, *draft.cue):
            touched.update(range(scene.doc.sentence_of[start], scene.doc.sentence_of[end - 1] + 1))
    for number, sentence in enumerate(scene.doc.sentences):
        if number not in touched and sentence.kind in SAID:
            content = scene.trim(sentence.start, sentence.end) or (sentence.start, sentence.end)
            yield Draft("own", (content,), sentence=number, rules=("own",))
