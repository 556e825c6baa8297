"""Every word of the pages stands in every catalogue, and days and numbers are as the reader writes them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment
from tests.web.conftest import Pages, addresses

from ondit.web.language import LANGUAGES, SOURCE, WORDS, Reader, chosen
from ondit.web.rendering import TEMPLATES
from ondit.web.show.words import TABLES

ROOM = TEMPLATES.parent


def wanted() -> set[str | tuple[str, ...]]:
    """All that the pages say."""
    environment = Environment(extensions=["jinja2.ext.i18n"])  # noqa: S701 nothing is rendered
    found: set[str | tuple[str, ...]] = {text for table in TABLES.values() for text in table.values()}
    for path in TEMPLATES.glob("*.j2"):
        for _, _, message in environment.extract_translations(path.read_text("utf-8")):  # type: ignore[attr-defined]
            said = tuple(part for part in message if part) if isinstance(message, tuple) else (message,)
            found.add(said if len(said) > 1 else said[0])
    for path in Path(ROOM).rglob("*.py"):
        source = path.read_text("utf-8")
        found.update(re.findall(r'\.say\("([^"]+)"', source))
        found.update(tuple(pair) for pair in re.findall(r'\.count\("([^"]+)", "([^"]+)"', source))
    return found


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != SOURCE])
def test_a_catalogue_says_all_of_it_and_nothing_else(language: str) -> None:
    with (WORDS / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    has = {message.id if isinstance(message.id, str) else tuple(message.id) for message in catalogue if message.id}
    assert wanted() - has == set()
    assert has - wanted() == set()
    for message in catalogue:
        if message.id:
            assert message.string if isinstance(message.string, str) else all(message.string or ()), message.id
            assert not list(message.check(catalogue)), message.id


@pytest.mark.parametrize(
    ("cookie", "accepted", "language"),
    [
        (None, "", "en"),
        (None, "de-CH,fr;q=0.8", "de"),
        (None, "fr,de;q=0.5", "de"),
        ("en", "de", "en"),
        ("xx", "fr", "en"),
    ],
)
def test_the_language_is_the_one_chosen_else_the_browsers(cookie: str | None, accepted: str, language: str) -> None:
    assert chosen(cookie, accepted) == language


@pytest.mark.parametrize(
    ("value", "said"),
    [("2025-02-03", "03.02.2025"), ("2025-02-03T10:00", "03.02.2025"), ("2025-02", "Februar 2025"), ("2025", "2025"),
     ("2025-13", "2025-13"), ("XXXX-09", "XXXX-09"), ("", ""), (None, "")],
)  # fmt: skip
def test_a_day_is_no_surer_than_it_is(value: str | None, said: str) -> None:
    assert Reader("de").day(value) == said


def test_pages_are_in_the_readers_language_and_contents_in_their_own(pages: Pages) -> None:
    for path in addresses(pages):
        text = pages.get(path, headers={"accept-language": "de"}).text
        assert '<html lang="de">' in text
        assert "Behauptungen" in text
    report = next(path for path in addresses(pages) if path.startswith("/reports/"))
    assert '<article class="text" lang="en"' in pages.get(report, headers={"accept-language": "de"}).text
    chose = pages.get("/language/de", params={"back": "/reports?words=a"})
    assert chose.headers["location"] == "/reports?words=a"
    assert '<html lang="de">' in pages.get("/").text
