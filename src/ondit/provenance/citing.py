"""Where the text of a report says that it has something from an outlet: the outlet's name beside citing words.

Works on the words alone, so that a citation is seen also where no statement was made of its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ondit.packs.language import LanguagePack
from ondit.packs.loader import Rule
from ondit.provenance.outlets import Key, OutletWords, key_of, outlet_words
from ondit.records import Span

LONGEST = 8  # words in an outlet's name, at most
LONG = 8  # letters of a single word that is hardly a common one
_TOKEN = re.compile(r"\w+|[.!?:;\n]|[\"„“”»«‚‘’']")
_REACH = 14  # words looked at on either side; no rule reaches further
_OPENING = frozenset("\"„“”»«‚‘'")
_ENDS = frozenset(".!?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingPhrase(Rule):
    """A rule of `citing.yaml`: words that stand beside an outlet's name in the same sentence.

    side: where they stand, seen from the name. within: the nearest of them is at most so many words away.
    """

    words: tuple[str, ...]
    side: Literal["before", "after"]
    within: int


@dataclass(frozen=True, slots=True)
class Mention:
    """An outlet named beside citing words: which key, the rule, and name and words as they stand."""

    key: Key
    rule: str
    name: Span
    evidence: Span


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class _Page:
    """A text as tokens, and what its language knows of citing."""

    text: str
    tokens: list[_Token]
    words: OutletWords
    rules: dict[str, dict[Key, CitingPhrase]]

    def span(self, first: int, last: int) -> Span:
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Span(start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Names:
    """Outlets' names to look for: their keys, and the words with which one of them begins."""

    keys: frozenset[Key]
    firsts: frozenset[str]


def names_of(keys: Iterable[Key]) -> Names:
    """Names made ready to be looked for in many texts."""
    found = frozenset(keys)
    return Names(found, frozenset(key[0] for key in found))


NOBODY = names_of(())


def citations_in(
    text: str, names: Names, pack: LanguagePack, parts: Names = NOBODY, ends: Names = NOBODY
) -> tuple[Mention, ...]:
    """The outlets that a text cites. Work grows with the text's length only.

    parts: pieces of names that only one outlet has; they count in marks and after *newspaper*. ends: ends of
    such names, which count also after an article.
    """
    page = _Page(text, _tokens(text), outlet_words(pack), _by_side(pack))
    places = [*_names(page, names, _clear), *_names(page, parts, _marked), *_names(page, ends, _alone)]
    found = (_cited(page, first, last, key) for first, last, key in places)
    return tuple(mention for mention in found if mention is not None)


def _tokens(text: str) -> list[_Token]:
    """Words, marks and sentence ends; a full stop after a number or a single letter ends nothing (4. März)."""
    tokens: list[_Token] = []
    for found in _TOKEN.finditer(text):
        key = found.group().casefold()
        last = tokens[-1].key if tokens else ""
        if key == "." and (last.isdecimal() or len(last) == 1 or not text[found.end() : found.end() + 1].isspace()):
            continue
        tokens.append(_Token(found.start(), found.end(), key))
    return tokens


def _names(page: _Page, names: Names, meant: Callable[[_Page, int, Key], bool]) -> Iterator[tuple[int, int, Key]]:
    """Where an outlet is named: first token, one past the last, its key; the longest name at a place."""
    first = 0
    while first < len(page.tokens):
        if not _begins(page, first, names):
            first += 1
            continue
        length, key = _longest(page, first, names.keys)
        if length and meant(page, first, key):
            yield first, first + length, key
        first += max(length, 1)


def _begins(page: _Page, first: int, names: Names) -> bool:
    """Whether a name can begin here: with a capital or a digit, and one of the words with which names begin."""
    token = page.tokens[first]
    if page.text[token.start].islower():
        return False
    return token.key in names.firsts or any(_without((token.key,), e)[0] in names.firsts for e in page.words.endings)


def _longest(page: _Page, first: int, keys: frozenset[Key]) -> tuple[int, Key]:
    run = tuple(token.key for token in page.tokens[first : first + LONGEST])
    for length in range(len(run), 0, -1):
        key = run[:length]
        for tried in (key, *(_without(key, ending) for ending in page.words.endings)):
            if tried in keys:
                return length, tried
    return 0, ()


def _without(key: Key, ending: str) -> Key:
    last = key[-1]
    return (*key[:-1], last[: -len(ending)]) if last.endswith(ending) and len(last) > len(ending) + 3 else key


def _clear(page: _Page, first: int, key: Key) -> bool:
    """Whether a name can be nothing else: several words, capitals, in marks, after *newspaper*, or long.

    A single short word (*Zeit*, *Sun*, *Kontext*) is a word first and a name only by such a sign.
    """
    token = page.tokens[first]
    written = page.text[token.start : token.end]
    if not (written[0].isupper() or written[0].isdecimal()):
        return False
    before = page.tokens[first - 1].key if first else ""
    marked = before in _OPENING or before in page.words.kinds
    shouted = len(written) > 1 and written.isupper()
    return len(key) > 1 or shouted or marked or (len(written) >= LONG and not _in_a_name(page, first))


def _in_a_name(page: _Page, first: int) -> bool:
    """Whether the word before has a capital that no sentence gives it: *Global Sentinel* is not *Sentinel*."""
    if first < 2 or page.tokens[first - 1].key in page.words.articles or page.tokens[first - 2].key in _ENDS:
        return False
    return page.text[page.tokens[first - 1].start].isupper()


def _marked(page: _Page, first: int, key: Key) -> bool:
    """Whether a part of a name stands in marks of its own, or after *newspaper*."""
    if not first or not page.text[page.tokens[first].start].isupper():
        return False
    before, end = page.tokens[first - 1].key, first + len(key)
    closed = end < len(page.tokens) and page.tokens[end].key in _OPENING  # or it is some other title
    return before in page.words.kinds or (before in _OPENING and closed)


def _alone(page: _Page, first: int, key: Key) -> bool:
    """Whether the end of a name stands for the whole: marked, or after an article, with one small word between.

    After another word with a capital it would be a part of somebody else's name.
    """
    if _marked(page, first, key):
        return True
    if not first or not page.text[page.tokens[first].start].isupper():
        return False
    before = page.tokens[first - 1]
    if before.key in page.words.articles:
        return True
    small = page.text[before.start].islower()
    return small and first > 1 and page.tokens[first - 2].key in page.words.articles


def _cited(page: _Page, first: int, last: int, key: Key) -> Mention | None:
    """The citing words beside a name; None if there are none in reach."""
    after = _behind(page.tokens, last, page.rules["after"])
    if after is not None:
        return Mention(key, after[1].name, page.span(first, last), page.span(first, after[0]))
    before = _before(page.tokens, first, page.rules["before"])
    if before is not None:
        return Mention(key, before[1].name, page.span(first, last), page.span(before[0], last))
    return None


def _behind(tokens: list[_Token], last: int, phrases: dict[Key, CitingPhrase]) -> tuple[int, CitingPhrase] | None:
    """The first phrase after a name: one past its last token, and its rule."""
    seen = 0
    for at in range(last, min(last + 2 * _REACH, len(tokens))):
        if tokens[at].key in _ENDS:
            return None
        if not tokens[at].key[0].isalnum():
            continue
        seen += 1
        phrase = _phrase_at(tokens, at, phrases)
        if phrase is not None and seen <= phrase[1].within:
            return at + phrase[0], phrase[1]
    return None


def _before(tokens: list[_Token], first: int, phrases: dict[Key, CitingPhrase]) -> tuple[int, CitingPhrase] | None:
    """The last phrase before a name: its first token, and its rule."""
    seen = 0
    for at in range(first - 1, max(first - 2 * _REACH, -1), -1):
        if tokens[at].key in _ENDS:
            return None
        if not tokens[at].key[0].isalnum():
            continue
        seen += 1
        phrase = _phrase_at(tokens, at, phrases)
        if phrase is not None and seen - phrase[0] < phrase[1].within:
            return at, phrase[1]
    return None


def _phrase_at(tokens: list[_Token], at: int, phrases: dict[Key, CitingPhrase]) -> tuple[int, CitingPhrase] | None:
    for length in (4, 3, 2, 1):
        key = tuple(token.key for token in tokens[at : at + length])
        if key in phrases:
            return len(key), phrases[key]
    return None


def _by_side(pack: LanguagePack) -> dict[str, dict[Key, CitingPhrase]]:
    return pack.made("citing-by-side", _index)


def _index(pack: LanguagePack) -> dict[str, dict[Key, CitingPhrase]]:
    index: dict[str, dict[Key, CitingPhrase]] = {"before": {}, "after": {}}
    for rule in pack.rules("citing.yaml", CitingPhrase):
        for words in rule.words:
            index[rule.side].setdefault(key_of(words), rule)
    return index


def finds(pack: LanguagePack, rule: Rule, sentence: str) -> bool:
    """Whether a rule finds the outlet that stands in [brackets] in a sentence of its pack."""
    name = sentence[sentence.index("[") + 1 : sentence.index("]")]
    text = sentence.replace("[", "").replace("]", "")
    return any(mention.rule == rule.name for mention in citations_in(text, names_of([key_of(name)]), pack))
