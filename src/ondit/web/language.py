"""The reader's language: catalogues as data (words/*.po), and dates and numbers as it writes them."""

from __future__ import annotations

import functools
import io
import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

WORDS = Path(__file__).parent / "words"
COOKIE = "ondit_language"
SOURCE = "en"  # in which the pages are written
LANGUAGES = (SOURCE, *sorted(path.stem for path in WORDS.glob("*.po")))
KEPT = 4096  # days and numbers as they are written, which pages show again and again
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@functools.cache
def catalogue(language: str) -> NullTranslations:
    """The words of a language; those of the pages themselves for English."""
    path = WORDS / f"{language}.po"
    if not path.is_file():
        return NullTranslations()
    made = io.BytesIO()
    with path.open("rb") as file:
        write_mo(made, read_po(file, locale=language))
    made.seek(0)
    return Translations(made)


def chosen(cookie: str | None, accepted: str) -> str:
    """The language for a reader: as chosen, else as the browser asks, else English."""
    if cookie in LANGUAGES:
        return cookie
    for part in accepted.split(",")[:20]:
        code = part.split(";")[0].strip().lower().partition("-")[0]
        if code in LANGUAGES:
            return code
    return SOURCE


@dataclass(frozen=True)
class Reader:
    """Who reads: says words, days, numbers in one language."""

    language: str

    def say(self, text: str, **values: Any) -> str:
        """A text of the pages."""
        said = catalogue(self.language).gettext(text)
        return said % values if values else said

    def count(self, one: str, many: str, number: int, **values: Any) -> str:
        """A text in singular or plural; the number is `num` in it."""
        said = catalogue(self.language).ngettext(one, many, number)
        return said % {"num": self.number(number), **values}

    def number(self, value: float) -> str:
        """A number."""
        return _number(self.language, value)

    def day(self, value: str | None) -> str:
        """A day as far as it is known: 3 Feb 2025, February 2025, 2025; what is no such date stays as it is."""
        return _day(self.language, value) if value else ""

    def moment(self, value: str) -> str:
        """A moment of the ledger, in the time of this machine."""
        try:
            when = datetime.fromisoformat(value).astimezone()
        except ValueError:
            return value
        return str(format_datetime(when.replace(tzinfo=None), "medium", locale=_locale(self.language)))

    def language_name(self, code: str | None) -> str:
        """What a language is called."""
        try:
            name = Locale.parse(code or "").get_display_name(self.language)
        except Exception:  # noqa: BLE001 babel raises several kinds for what is no code
            name = None
        return str(name or code or "")

    def country(self, code: str | None) -> str:
        """What a country is called; its code where it has no name."""
        return str(_locale(self.language).territories.get(code or "", code or ""))


@functools.cache
def _locale(language: str) -> Locale:
    return Locale.parse(language if language != SOURCE else "en_GB")


@functools.lru_cache(KEPT)
def _number(language: str, value: float) -> str:
    return str(format_decimal(value, locale=_locale(language)))


@functools.lru_cache(KEPT)
def _day(language: str, value: str) -> str:
    found = _PARTIAL.match(value)
    if found is None:
        return value
    year, month, day = found.groups()
    try:
        when = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return value
    shape = "medium" if day else ("MMMM y" if month else "y")
    return str(format_date(when, shape, locale=_locale(language)))
