"""Whether quotation marks hold a voice's very words, or only a name: the „Rabaul Queen“, the "Cape Horn"."""

from __future__ import annotations

from ondit.annotate.document import Quotation
from ondit.attribution.scene import Scene

MOST_TOKENS = 12  # of such a quotation, its marks and hyphens counted
LONGEST_NAME = 3  # words; what is longer and in marks is taken for somebody's words


def holds_name(scene: Scene, quotation: Quotation) -> bool:
    """Whether a short quotation of capitalised words is a name or a title rather than somebody's words.

    Behind an indefinite article or the word of a verdict (eine „Frechheit“, als „Wortbruch“) it is a judgement.
    """
    if quotation.end - quotation.start > MOST_TOKENS:
        return False
    words = [at for at in range(quotation.start, quotation.end) if _is_wordy(scene, at)]
    if not words or len(words) > LONGEST_NAME or _is_judgement(scene, quotation.start):
        return False
    tags = scene.grammar.tags
    light = tags.determiner | tags.preposition
    heavy = [at for at in words if scene.tokens[at].tag not in light]
    finite = any(scene.tokens[at].tag in tags.finite for at in words)
    return not finite and bool(heavy) and all(_is_capital(scene, at) for at in heavy)


def _is_capital(scene: Scene, at: int) -> bool:
    first = next(char for char in scene.tokens[at].text if char.isalnum())
    return first.isupper() or first.isdigit()


def _is_judgement(scene: Scene, start: int) -> bool:
    if start == 0:
        return False
    before, speech = scene.word(start - 1), scene.lexicon.speech
    return before in speech.indefinite or before in speech.report_words


def _is_wordy(scene: Scene, at: int) -> bool:
    return any(char.isalnum() for char in scene.tokens[at].text)
