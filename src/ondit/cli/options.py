"""Options that several doors share, and the settings made of them."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated

import typer

from ondit.settings import Settings

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders or patterns of reports (text, HTML, JSON Lines); - is standard input.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="When it was published: 2024-01-05, 2024-01 or 2024-01-05T10:30.")
]
OutletName = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who publishes it.")]


def known(lang: str | None) -> str | None:
    """A language that has a pack. Raises BadParameter for any other."""
    if lang is not None:
        from ondit.packs.language import known_languages

        packs = known_languages()
        if lang not in packs:
            raise typer.BadParameter(f"there is no language pack for '{lang}'; packs: {', '.join(packs)}")
    return lang


Language = Annotated[
    str | None,
    typer.Option("--lang", metavar="CODE", help="Its language (de, en) instead of a guess.", callback=known),
]

_PARTIAL = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]))?")


def settings_of(published: str | None, outlet: str | None, lang: str | None) -> Settings:
    """The settings of a call. Raises BadParameter for a date that is none."""
    if published is not None and not _is_date(published):
        raise typer.BadParameter(f"'{published}' is no date; write 2024-01-05", param_hint="--published")
    return Settings(published=published, outlet=outlet, language=lang)


def _is_date(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return _PARTIAL.fullmatch(text) is not None
    return True
