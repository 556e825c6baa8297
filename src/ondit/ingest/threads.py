"""Conversations on a page: boxes of one look beside one another, each with a name, a time and words, and no headline.

Below an article they are its comments, whatever the page calls them. Where the page is nothing else, the first of them
is what is reported and the rest answers it.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ondit.ingest.blocks import Block
from ondit.ingest.dates import date_in, is_day_word
from ondit.ingest.lines import word_count

_STAMP = 14  # words of a line with a day or a time
_NAME = 4  # words
_NEAR = 12  # elements around a stamp among which its box is looked for
_MOST = 400  # stamps that are looked at
_GROUPS = 8  # sets of boxes that are looked at, the largest first
_OUTSIDE = 40  # words told beside a conversation that are an article
_TWO = 2


@dataclass(slots=True)
class _Post:
    """A box of a conversation: what it tells, whose it is, and whether a headline stands in it."""

    told: int = 0
    name: str | None = None
    stamped: bool = False
    headed: bool = False
    blocks: list[Block] = field(default_factory=list)


def mark_answers(blocks: Sequence[Block], titles: Iterable[str]) -> bool:
    """Say of a conversation's boxes that they are comments; of all but the first where nothing else is told.

    True: the page is such a conversation.
    """
    known = {_plain(title) for title in titles}
    posts = _largest(blocks, known)
    if not posts:
        return False
    inside = {id(block) for post in posts for block in post.blocks}
    beside = (block for block in blocks if block.is_told and not block.why and id(block) not in inside)
    alone = sum(word_count(block.text) for block in beside) < _OUTSIDE
    for post in posts[1:] if alone else posts:
        for block in post.blocks:
            block.why = block.why or "comments"
    return alone


def _largest(blocks: Sequence[Block], titles: set[str]) -> list[_Post]:
    """The conversation that tells most; empty: there is none."""
    best: list[_Post] = []
    for elements in _groups(blocks):
        posts = _posts(blocks, elements, titles)
        told = [post for post in posts if post.stamped and post.told]
        names = {post.name for post in told} - {None}
        if len(told) < _TWO or len(names) < _TWO or any(post.headed for post in posts):
            continue
        if sum(post.told for post in posts) > sum(post.told for post in best):
            best = posts
    return best


def _groups(blocks: Sequence[Block]) -> Iterator[set[int]]:
    """Elements of one look and one parent of which at least two hold a stamp."""
    groups: dict[tuple[int, str], set[int]] = defaultdict(set)
    stamps = (block for block in blocks if _is_stamp(block))
    for count, block in enumerate(stamps):
        if count == _MOST:
            break
        for at in range(max(1, len(block.path) - _NEAR), len(block.path)):
            groups[block.path[at - 1], block.names[at]].add(block.path[at])
    some = [elements for elements in groups.values() if len(elements) >= _TWO]
    yield from sorted(some, key=len, reverse=True)[:_GROUPS]


def _posts(blocks: Sequence[Block], elements: set[int], titles: set[str]) -> list[_Post]:
    posts: dict[int, _Post] = {}
    for block in blocks:
        number = next((number for number in block.path if number in elements), None)
        if number is None:
            continue
        post = posts.setdefault(number, _Post())
        post.blocks.append(block)
        stamp = _is_stamp(block)
        post.stamped = post.stamped or stamp
        post.told += word_count(block.text) if block.is_told else 0
        post.headed = post.headed or (block.is_heading and not stamp and not _repeats(block.text, titles))
        if post.name is None and not block.is_heading:
            post.name = _name(block.text, stamp=stamp)
    return list(posts.values())


def _name(text: str, *, stamp: bool) -> str | None:
    """Whose a post is: a line of a few words, or those before a day that are no part of it (Ola 6 August)."""
    words = text.split()
    if stamp:
        words = list(itertools.takewhile(lambda word: not any(map(str.isdigit, word)), words))
        words = [word for word in words if not is_day_word(word.strip(".,"))]
    return " ".join(words) if 0 < len(words) <= _NAME else None


def _is_stamp(block: Block) -> bool:
    if word_count(block.text) > _STAMP or not any(char.isdigit() for char in block.text):
        return False
    return "time" in block.tags or "stamp" in block.says or date_in(block.text) is not None


def _repeats(text: str, titles: set[str]) -> bool:
    """Does a post's heading say no more than the page's title does (Re: Bridge shut)?"""
    words = _plain(text)
    return any(words and (words in title or words.removeprefix("re ") in title) for title in titles)


def _plain(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in text.casefold()).split())
