"""What a voice is called: the proper name in its words, or the words without their article."""

from __future__ import annotations

from ondit.annotate.phrases import find_phrases
from ondit.attribution.draft import Range
from ondit.attribution.kinds import kind_of_word
from ondit.attribution.scene import MARKS, Scene
from ondit.packs.outlets import outlet_by_name


def name_in(scene: Scene, where: Range) -> str | None:
    """The proper name in a source's words, None if they only describe.

    A person's name where the tagger saw one; else an outlet of our table; else a title in quotation
    marks; else the run of name tokens at the phrase's head.
    """
    whole = scene.doc.span(*where).text
    if outlet_by_name(whole) is not None:
        return whole.strip()
    stop = _first_apposition(scene, where)
    person = _run(scene, where, entity="PER")
    if person is not None:
        return person
    for end in range(where[1], where[0], -1):  # the longest run of words that is an outlet's name
        text = scene.doc.span(end - 1, where[1]).text if end <= where[1] else ""
        if text and outlet_by_name(text) is not None:
            return text
    quoted = _quoted(scene, where)
    if quoted is not None:
        return quoted
    return _run(scene, (where[0], stop), entity=None)


def _first_apposition(scene: Scene, where: Range) -> int:
    """Where a comma or bracket ends the first part of the words."""
    for at in range(*where):
        if at > where[0] and scene.tokens[at].text in {",", "("}:
            return at
    return where[1]


def _quoted(scene: Scene, where: Range) -> str | None:
    for at in range(*where):
        quotation = scene.quotation_at(at)
        if quotation is not None and quotation.start == at and quotation.end <= where[1]:
            return scene.doc.span(at + 1, max(at + 2, quotation.end - 1)).text.strip("„“”\"»«‚‘’")
    return None


def _run(scene: Scene, where: Range, *, entity: str | None) -> str | None:
    """The first run of name tokens, titles and roles at its left left out."""
    tags = scene.grammar.tags
    start: int | None = None
    for at in range(where[0], where[1] + 1):
        inside = at < where[1] and scene.tokens[at].text not in MARKS
        fits = inside and (
            scene.tokens[at].entity == entity if entity else scene.tokens[at].tag in tags.name and scene.tokens[at].text[:1].isupper()
        )
        if fits and start is None:
            start = at
        elif not fits and start is not None:
            found = _without_role(scene, start, at)
            if found is not None and _is_head(scene, where, start, at, entity):
                return found
            start = None
    return None


def _is_head(scene: Scene, where: Range, start: int, end: int, entity: str | None) -> bool:
    """Whether the run is the phrase's head or stands beside it, and not inside a genitive or behind a preposition."""
    phrases = find_phrases(scene.tokens, where[0], where[1], scene.grammar)
    if entity:  # Frankreichs Direktion: a name in the genitive is not the head
        after = scene.tokens[end].tag if end < where[1] else ""
        common = after in scene.grammar.tags.noun - scene.grammar.tags.name | scene.grammar.tags.possessive
        return not common
    if not phrases or phrases[0].preposition is not None and phrases[0].left >= where[0] and phrases[0].start > start:
        return False
    if not phrases[0].start <= start < phrases[0].end:
        return False
    head = scene.tokens[phrases[0].head]
    return start <= phrases[0].head < end or (phrases[0].head < start and kind_of_word(scene.pack, head.text) != "unknown")


def _without_role(scene: Scene, start: int, end: int) -> str | None:
    while start < end and (
        kind_of_word(scene.pack, scene.tokens[start].text) in ("person", "spokesperson", "official", "military", "expert")
        and end - start > 1
    ):
        start += 1
    text = scene.doc.span(start, end).text
    return text if any(char.isalpha() for char in text) else None


def description(scene: Scene, where: Range) -> str:
    """An unnamed voice's words without the article in front and without an apposition behind."""
    start = where[0]
    if scene.tokens[start].tag in scene.grammar.tags.determiner and where[1] - start > 1:
        start += 1
    return scene.doc.span(start, _first_apposition(scene, (start, where[1]))).text


def same_name(one: str, other: str) -> bool:
    """Whether two proper names can be of one bearer: equal, or one is the other's last words (Sholz, Olaf Scholz)."""
    a, b = _words(one), _words(other)
    if not a or not b:
        return False
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return long[-len(short) :] == short


def _words(name: str) -> list[str]:
    kept = "".join(char if char.isalnum() or char in "-’'" else " " for char in name).casefold().split()
    words = [word[:-2] if word.endswith(("'s", "’s")) else word for word in kept]
    return words[1:] if len(words) > 1 and words[0] in ("the", "der", "die", "das") else words
