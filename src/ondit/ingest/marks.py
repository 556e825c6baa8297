"""What the names that a page gives its elements (class, id, role) say of the text in them."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ondit import packs
from ondit.packs.loader import Rule, load_rules

MARKS = Path(packs.__file__).parent / "pages.yaml"

Says = Literal[
    "furniture", "hidden", "pullquote", "headline", "standfirst", "kicker", "caption", "byline", "stamp", "source",
    "correction", "body",
]  # fmt: skip

_NAMED = ("class", "id", "itemprop", "name", "rel")
_DATA = re.compile(r"data-[\w-]{0,20}(?:name|component|test-?id|type|area|role|module|qa|block|element|zone|region)")
_WORD = re.compile(r"[A-Z]?[a-zäöüß]+|[A-Z]+|[0-9]+")
_LONGEST = 600  # characters of an element's names that are looked at
_LONGEST_NAME = 120
_MOST = 60  # names
_PHRASE = 4  # words
_UNSEEN = re.compile(r"display:none|visibility:hidden|font-size:0(?:px|em|rem|pt|%)?(?:;|$|!)|opacity:0(?:;|$|!)")
_SHOWN_LATER = re.compile(r"(?:^|\s)(?:d-)?\w{2,3}[:-](?:block|flex|grid|inline|inline-block|table)(?:\s|$)")
_ROLES = {
    "navigation": "navigation",
    "complementary": "box",
    "banner": "navigation",
    "contentinfo": "navigation",
    "search": "navigation",
    "dialog": "box",
    "alertdialog": "box",
    "menu": "navigation",
    "toolbar": "share bar",
}
_TAGS = {"nav": "navigation", "aside": "box", "footer": "page foot", "dialog": "box", "menu": "navigation"}
_PROPS: dict[str, Says] = {
    "headline": "headline",
    "description": "standfirst",
    "alternativeheadline": "standfirst",
    "caption": "caption",
    "author": "byline",
    "datepublished": "stamp",
    "datemodified": "stamp",
    "articlebody": "body",
    "articlesection": "kicker",
    "copyrightholder": "caption",
    "correction": "correction",
    "correctionnotice": "correction",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRule(Rule):
    """Names of elements that say one thing of their text (`pages.yaml`).

    words: whole words of a name. phrases: words that follow one another in one name. parts: letters inside a word.
    why: the reason that is shown where the text is no part of the report.
    """

    says: Says
    why: str = ""
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """What an element's names say: why it is furniture (None: it is not said to be), and what else it is."""

    why: str | None = None
    says: frozenset[str] = frozenset()


NOTHING = Marks()


@functools.cache
def mark_rules() -> tuple[MarkRule, ...]:
    """The rules for names of elements. Raises PackError."""
    return load_rules(MARKS, MarkRule)


def marks_of(tag: str, attributes: Mapping[str, Any]) -> Marks:
    """What an element says of the text in it, by its tag, its names and its style."""
    names = " ".join(str(value) for key, value in attributes.items() if _is_name(tag, key, value))[:_LONGEST]
    named = marks_of_names(names)
    why = _TAGS.get(tag) or _ROLES.get(str(attributes.get("role", ""))) or named.why
    says = named.says | ({"caption"} if tag == "figcaption" else set())
    says |= {_PROPS[name] for name in str(attributes.get("itemprop", "")).lower().split() if name in _PROPS}
    if _is_unseen(tag, attributes):
        says |= {"hidden"}
    return Marks(why, frozenset(says)) if why or says else NOTHING


@functools.lru_cache(maxsize=8_192)
def marks_of_names(names: str) -> Marks:
    """What these names (parted by blanks) say."""
    found = {rule for name in names.split()[:_MOST] for rule in _rules_in(name)}
    why = next((mark_rules()[rule].why for rule in sorted(found) if mark_rules()[rule].says == "furniture"), None)
    says = frozenset(mark_rules()[rule].says for rule in found) - {"furniture"}
    return Marks(why, frozenset(map(str, says)))


@functools.lru_cache(maxsize=8_192)
def _rules_in(name: str) -> frozenset[int]:
    """The rules that find a name, by their place in the file."""
    phrases, parts = _index()
    words = [word.lower() for word in _WORD.findall(name[:_LONGEST_NAME])]
    found: set[int] = set()
    for size in range(1, _PHRASE + 1):
        for start in range(len(words) - size + 1):
            found.update(phrases.get(" ".join(words[start : start + size]), ()))
    for part, rule in parts:
        if any(part in word for word in words):
            found.add(rule)
    return frozenset(found)


@functools.cache
def _index() -> tuple[dict[str, list[int]], tuple[tuple[str, int], ...]]:
    """Words and phrases with the rules that they belong to; parts of words with theirs."""
    phrases: dict[str, list[int]] = {}
    for number, rule in enumerate(mark_rules()):
        for phrase in (*rule.words, *rule.phrases):
            phrases.setdefault(phrase, []).append(number)
    return phrases, tuple((part, number) for number, rule in enumerate(mark_rules()) for part in rule.parts)


def _is_name(tag: str, key: str, value: object) -> bool:
    """Does the attribute name the element? The id of a heading is a place to jump to (nav_1)."""
    if key == "id" and tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return False
    return key in _NAMED or (len(str(value)) <= 60 and _DATA.fullmatch(key) is not None)


def finds_name(rule: MarkRule, names: str) -> bool:
    """Does the rule find one of these names?"""
    return any(mark_rules()[number].name == rule.name for name in names.split() for number in _rules_in(name))


def _is_unseen(tag: str, attributes: Mapping[str, Any]) -> bool:
    """Is it hidden from the reader by itself, and not for one width of the screen only?"""
    if "hidden" in attributes or attributes.get("layout") == "nodisplay" or tag == "template":
        return True
    style = str(attributes.get("style", ""))[:_LONGEST]
    if style and _UNSEEN.search("".join(style.lower().split())):
        return True
    names = str(attributes.get("class", ""))[:_LONGEST]
    alone = {"hidden", "d-none", "hide", "invisible"}.intersection(names.split())
    return bool(alone) and not _SHOWN_LATER.search(names)
