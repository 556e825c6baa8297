"""In which language a report is written."""

from __future__ import annotations

from ondit.errors import LanguageError
from ondit.packs.language import known_languages
from ondit.settings import one_thread

_ENOUGH = 200_000  # characters that tell the language of a text of any length
_FEW = 60  # words by which a language is not guessed surely


def language_of(
    text: str, where: str, given: str | None, *, declared: str | None = None, line: int | None = None
) -> str:
    """The code of the text's language; given wins over the guess.

    declared: what a page's head says. It is often that of a template, so it counts for texts too short to guess by.
    The guess runs over all languages it knows: restricted to those with a pack, it would call French English.
    Raises LanguageError if no pack knows the language.
    """
    code = _code(given) if given else _guess(text)
    if not given and declared in known_languages() and code not in known_languages() and len(text.split()) < _FEW:
        code = str(declared)
    if code not in known_languages():
        raise LanguageError(where, code, known_languages(), line=line)
    return code


def _code(given: str) -> str:
    return given.strip().replace("_", "-").split("-")[0].lower()


def _guess(text: str) -> str:
    one_thread()  # the next line brings numpy
    import py3langid  # loads its model while being imported: a tenth of a second

    return str(py3langid.classify(text[:_ENOUGH])[0])
