"""Attribution as one visible list of steps: cues, source phrases, loose quotations, free indirect speech, the rest."""

from __future__ import annotations

from ondit.attribution.adjuncts import find_adjuncts
from ondit.attribution.draft import Draft
from ondit.attribution.headlines import find_headlines
from ondit.attribution.inquits import find_inquits
from ondit.attribution.nesting import drop_doubles, nest
from ondit.attribution.nouns import find_nouns
from ondit.attribution.own import own_sentences
from ondit.attribution.requests import Asked, find_requests, of_speakers, without_requests
from ondit.attribution.running import find_behind_colons, find_claimed, find_free, find_loose_quotes, speakers_of
from ondit.attribution.scene import Scene
from ondit.attribution.verbs import find_reports


def attribute(scene: Scene) -> tuple[list[Draft], list[Asked]]:
    """The statements of a document in text order, and its requests for comment.

    Together the statements leave no sentence without a voice. `parent` is a number in the list.
    """
    drafts, bare = find_reports(scene)
    drafts += find_nouns(scene, drafts)
    drafts += find_adjuncts(scene, drafts)
    requests = find_requests(scene, drafts)
    drafts = without_requests(scene, drop_doubles(scene, drafts), requests)
    drafts += find_headlines(scene, drafts)
    drafts += find_behind_colons(scene, drafts)
    drafts += find_inquits(scene, drafts)
    drafts += find_claimed(scene, drafts)
    speakers = speakers_of(scene, drafts, bare)
    drafts += find_loose_quotes(scene, drafts, speakers)
    drafts += find_free(scene, drafts, speakers)
    drafts += own_sentences(scene, drafts)
    return nest(scene, sorted(drafts, key=_place)), of_speakers(scene, requests, drafts)


def _place(draft: Draft) -> tuple[int, int]:
    return draft.start, -draft.end
