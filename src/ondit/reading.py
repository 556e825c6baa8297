"""The whole course of one report, as one visible list of steps: the file to open first.

A report comes out of `ingest`, is annotated, its statements are found, then their voices, chains, times
and stances, then the claims that they make; what comes out is a Reading, the record behind the public JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ondit import __version__
from ondit.annotate.document import Document
from ondit.annotate.pipeline import annotate, model_version
from ondit.attribution.attribute import attribute
from ondit.attribution.chains import chain_of
from ondit.attribution.confidence import confidence_of
from ondit.attribution.draft import Draft
from ondit.attribution.requests import Asked
from ondit.attribution.scene import Scene, scene_of
from ondit.attribution.voices import Cast, cast_of, figure_of
from ondit.certainty.stance import stance_of
from ondit.claims.claims import claims_of
from ondit.errors import InputError
from ondit.packs.language import LanguagePack, language_pack
from ondit.provenance.origins import with_origins
from ondit.records import FORMAT, CommentRequest, MadeBy, Reading, Report, Statement, Time, as_json, short_hash
from ondit.settings import Settings
from ondit.temporal.assign import assign_times, report_times, spoken_rules
from ondit.temporal.find import find_times


def read_report(report: Report) -> Reading:
    """Everything found in one report. Raises PackError if its language has no pack."""
    pack = language_pack(report.language)
    doc = annotate(report.text, report.parts, pack)
    scene = scene_of(doc, pack)
    drafts, asked = attribute(scene)
    cast = cast_of(scene, report, drafts)
    times = find_times(doc, pack, report.published)
    requests = tuple(_request(scene, cast, one) for one in asked)
    statements = _statements(scene, report, cast, drafts, times)
    named = report_times(times, (time for statement in statements for time in statement.times), doc)
    claims = claims_of(report, doc, pack, drafts, statements)
    reading = Reading(FORMAT, made_by(pack), report, statements, cast.voices(), requests, claims, named)
    return replace(reading, claims=with_origins(claims, (reading,), ())) if claims else reading


def read_pages(paths: Sequence[str], settings: Settings | None = None) -> Iterator[Reading | InputError]:
    """A reading, or the error, for each report that the paths hold ('-': standard input); streams."""
    from ondit.ingest.carriers import reports

    return read_all(reports(paths, settings or Settings()))


def read_all(found: Iterable[Report | InputError]) -> Iterator[Reading | InputError]:
    """Read what is a report, pass on what is an error."""
    for item in found:
        yield item if isinstance(item, InputError) else read_report(item)


def read_text(
    text: str, *, published: str | None = None, outlet: str | None = None, language: str | None = None
) -> Reading:
    """The reading of one plain text.

    published: an ISO date, None if unknown; language: a pack's code, None to have it recognised.
    Raises InputError if the text is empty, LanguageError if its language has no pack.
    """
    from ondit.ingest.report import report_of

    return read_report(report_of(text, "the text", Settings(published=published, outlet=outlet, language=language)))


def made_by(pack: LanguagePack) -> MadeBy:
    """What would make a reading in a pack's language now."""
    return MadeBy(__version__, {pack.code: pack.version}, {pack.code: model_version(pack.code)})


def _statements(
    scene: Scene, report: Report, cast: Cast, drafts: Sequence[Draft], times: Sequence[Time]
) -> tuple[Statement, ...]:
    ids = [_identify(report, scene.doc, draft) for draft in drafts]
    return tuple(_statement(scene, report, cast, drafts, number, ids, times) for number in range(len(drafts)))


def _identify(report: Report, doc: Document, draft: Draft) -> str:
    """A statement's id: the same whenever the same words of the same report make it."""
    places = [(s.start, s.end) for s in doc.spans((*draft.content, *draft.cue, *draft.source))]
    return short_hash("s", report.id, draft.manner, places)


def _statement(
    scene: Scene,
    report: Report,
    cast: Cast,
    drafts: Sequence[Draft],
    number: int,
    ids: Sequence[str],
    times: Sequence[Time],
) -> Statement:
    draft, doc = drafts[number], scene.doc
    stance, tense = stance_of(draft, doc, scene.pack, _around(drafts, number))
    return Statement(
        id=ids[number],
        manner=draft.manner,
        parent=None if draft.parent is None else ids[draft.parent],
        content=doc.spans(draft.content),
        source=doc.spans(draft.source),
        cue=doc.spans(draft.cue),
        addressee=doc.spans(draft.addressee),
        basis=doc.spans(draft.basis),
        voice=f"v{cast.of.get(number, 0)}",
        chain=chain_of(scene, report, cast, drafts, number),
        stance=stance,
        tense=tense,
        times=assign_times(times, draft, doc, spoken_rules(scene.pack)),
        proposed_by="rules",
        rules=draft.rules,
        confidence=confidence_of(draft.rules, draft.manner, scene.pack),
    )


def _around(drafts: Sequence[Draft], number: int) -> list[Draft]:
    """The statements around one, the nearest first."""
    found: list[Draft] = []
    at = drafts[number].parent
    while at is not None and drafts[at] not in found:
        found.append(drafts[at])
        at = drafts[at].parent
    return found


def _request(scene: Scene, cast: Cast, asked: Asked) -> CommentRequest:
    by = 0 if asked.by is None else figure_of(scene, cast, asked.by, headline=False)
    spans = scene.doc.spans(asked.asked)
    return CommentRequest(f"v{by}", spans, asked.answer, scene.doc.spans(asked.clause.pieces))


__all__ = ["as_json", "read_all", "read_pages", "read_report", "read_text"]
