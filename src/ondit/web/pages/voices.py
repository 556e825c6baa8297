"""Voices: how often each is heard, named or not, who repeats whom, and how reliable people think they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from ondit.ledger.asking import PAGE, Repeats, VoiceRow, judgements_on, repeats_in, voices_in
from ondit.ledger.judged import Judgement
from ondit.ledger.judging import RELIABILITY, judge_voice
from ondit.web.pages.claims import Offset
from ondit.web.rendering import local, show

router = APIRouter()
SIDE = 10  # outlets on each side of the matrix
ASKED = 400  # pairs of outlets that it is made of


@dataclass(frozen=True)
class Matrix:
    """Who repeats whom: a row for each outlet that repeats, a column for each that is repeated."""

    repeaters: tuple[str, ...]
    repeated: tuple[str, ...]
    cells: dict[tuple[str, str], Repeats]


def matrix_of(pairs: Sequence[Repeats]) -> Matrix:
    """The outlets that repeat most, against those that are repeated most."""
    repeaters, repeated = Counter[str](), Counter[str]()
    for one in pairs:
        repeaters[one.outlet] += one.reports
        repeated[one.origin] += one.reports
    rows = tuple(name for name, _ in repeaters.most_common(SIDE))
    columns = tuple(name for name, _ in repeated.most_common(SIDE))
    kept = {(one.outlet, one.origin): one for one in pairs if one.outlet in rows and one.origin in columns}
    return Matrix(rows, columns, kept)


@router.get("/voices")
def voices_page(
    request: Request,
    name: Annotated[str, Query(max_length=200)] = "",
    named: Annotated[str, Query(max_length=3)] = "",
    offset: Offset = 0,
) -> Response:
    """Voices by the number of reports that they are heard in."""
    wanted = {"yes": True, "no": False}.get(named)
    ledger, lately = request.app.state.ledger, request.app.state.lately

    def heard() -> list[VoiceRow]:
        with ledger.reading() as connection:
            return voices_in(connection, name=name.strip() or None, named=wanted, most=PAGE + 1, offset=offset)

    def repeated() -> Matrix:
        with ledger.reading() as connection:
            return matrix_of(repeats_in(connection, most=ASKED))

    found = lately.of(("voices", name, wanted, offset), heard)
    matrix = lately.of("matrix", repeated) if not offset else None
    with ledger.reading() as connection:
        standing = _standing(judgements_on(connection, kind="reliability"))
    judged = {voice.name: [one for one in standing if one.target == voice.name] for voice in found[:PAGE]}
    return show(
        request, "voices.html.j2", found=found[:PAGE], more=len(found) > PAGE, offset=offset, page=PAGE,
        asked={"name": name, "named": named}, judged=judged, matrix=matrix, letters=RELIABILITY,
    )  # fmt: skip


def _standing(judgements: Sequence[Judgement]) -> list[Judgement]:
    return [one for one in judgements if one.withdrawn_at is None]


@router.post("/voices/judge")
def judge(
    request: Request,
    name: Annotated[str, Form(max_length=500)],
    reliability: Annotated[str, Form(max_length=1)],
    topic: Annotated[str, Form(max_length=300)] = "",
    note: Annotated[str, Form(max_length=2000)] = "",
    back: Annotated[str, Form()] = "/voices",
) -> Response:
    """Keep how reliable somebody thinks a voice is."""
    judge_voice(request.app.state.ledger, name, reliability, topic=topic.strip() or None, note=note.strip() or None)
    return RedirectResponse(local(back), 303)
