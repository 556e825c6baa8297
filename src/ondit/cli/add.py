"""`ondit add`: reports into the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from ondit.cli.kept import Form, Place, bring_up_to_date, opened
from ondit.cli.options import Language, OutletName, Paths, Published, settings_of
from ondit.cli.output import ALL, NOTHING, SOME, Progress, complain, console, put_json
from ondit.errors import InputError

if TYPE_CHECKING:
    from ondit.ledger.adding import Added
    from ondit.ledger.keeping import Found
    from ondit.settings import Settings

TOLD = {
    "new": "added",
    "version": "a new version",
    "reading": "read anew by today's rules",
    "known": "there already",
    "forgotten": "forgotten, and not taken in again",
}


def add(
    paths: Paths,
    published: Published = None,
    outlet: OutletName = None,
    lang: Language = None,
    ledger: Place = None,
    form: Form = "table",
) -> None:
    """Read reports and keep them in the ledger, with all that is claimed in them.

    What is there already stays as it is: adding twice changes nothing, a batch that was cut short goes on where it was,
    and a changed article becomes a new version. Takes readings too that 'ondit read --format json' wrote.
    """
    settings = settings_of(published, outlet, lang)
    with opened(ledger, make=True) as kept:
        from ondit.ledger.keeping import keep

        added, failed = _watched(keep(kept, _found(paths, settings)))
        bring_up_to_date(kept)
    if form == "json":
        put_json(added)
    else:
        console().print(_told(added))
    raise typer.Exit(NOTHING if not added else SOME if failed else ALL)


def _found(paths: list[str], settings: Settings) -> Iterator[Found]:
    """Readings that files hold already, and the reports in all other paths."""
    from ondit.cli.saved import saved_readings
    from ondit.ingest.carriers import reports

    for path in paths:
        try:
            saved = saved_readings(path)
        except InputError as error:
            yield error
            continue
        yield from saved if saved is not None else reports([path], settings)


def _watched(results: Iterable[Added | InputError]) -> tuple[list[Added], int]:
    """What was taken in, and how many inputs could not be read: each is complained about."""
    added: list[Added] = []
    failed = 0
    progress = Progress("taken in")
    for result in results:
        progress.clear()
        if isinstance(result, InputError):
            failed += 1
            complain(result)
        else:
            added.append(result)
        progress.show(len(added))
    progress.clear()
    return added, failed


def _told(added: list[Added]) -> str:
    counted: Counter[str] = Counter(one.what for one in added)
    lines = [f"{counted[what]} {words}" for what, words in TOLD.items() if counted[what]]
    return "; ".join(lines) or "nothing added"
