"""Which lines of a page are no part of its report: menus, share bars, bylines, notices.

A real sentence lost is worse than a menu word kept, so a line is removed only where all of it is furniture.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ondit.ingest.lines import ends_sentence, sentences_of, word_count
from ondit.ingest.rules import FurnitureRule, compiled, furniture_rules

_LONGEST, _MOST_CHARS = 60, 1_000  # words, characters; what is longer is never furniture
_BARS = re.compile(r"\s*[|»›➜➔→▶►•·⇒]+\s*|\s+[/>–—-]\s+|\s{2,}|\t")
_STRONG = re.compile(r"[|➜➔→▶►•·⇒]|\s[»›>]\s")
_ARROW = re.compile(r"[➜➔→▶►⇒]\s*\S")
_QUOTED = re.compile(r"[\"“”„«»](?:[^\s\"“”„«»]+\s+){4,}[^\s\"“”„«»]+[\"“”„«»]")
_WEB = re.compile(r"https?://\S{4,500}")
_MAIL = re.compile(r"(?<![\w.@])[\w.+-]{1,40}@(?:[\w-]{1,40}\.){1,4}[a-z]{2,12}\b", re.IGNORECASE)
_EDGES = " \t\n-–—*•·|»›→➜➔▶►◄<>…:!+#_="
_COUNT = re.compile(r"\s*[(\[]\d{1,5}[)\]]$|^\d{1,5}\s+(?=\D)")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line is, by which rule; found: what its named groups hold."""

    why: str
    rule: str
    found: dict[str, str]
    keep: str | None = None


@functools.lru_cache(maxsize=2048)  # a page's lines are judged again as long as a line removed uncovers another
def judge(line: str, *, edge: bool, end: bool) -> Verdict | None:
    """Is this line furniture? None: it is not, or one cannot tell.

    edge: it stands near the head or after the body. end: no body follows it.
    """
    if len(line) > _MOST_CHARS or word_count(line) > _LONGEST:
        return None
    if not any(char.isalnum() for char in line):
        return Verdict("separator", "shape:separator", {})
    places = {"any"} | ({"edge"} if edge or end else set()) | ({"end"} if end else set())
    rules = tuple(rule for rule in furniture_rules() if rule.place in places)
    if _QUOTED.search(line):
        rules = tuple(rule for rule in rules if rule.colon or rule.keep)
    found = by_rules(line, rules) or _by_pieces(line, rules) or _by_shape(line)
    found = found or (Verdict("address", "shape:address", {}) if _is_address(line) else None)
    return found or (Verdict("contact", "shape:mail", {}) if end and _MAIL.search(line) else None)


def _is_address(line: str) -> bool:
    """Is most of the line addresses of the web?"""
    return sum(len(match[0]) for match in _WEB.finditer(line)) * 2 > len(line)


def by_rules(line: str, rules: Sequence[FurnitureRule]) -> Verdict | None:
    """The first of these rules that finds the whole line."""
    for rule in rules:
        found = _finds(rule, line)
        if found is not None:
            return Verdict(rule.why, rule.name, found, rule.keep)
    return None


def _finds(rule: FurnitureRule, line: str) -> dict[str, str] | None:
    if _is_items(line, _phrases(rule.lines)):
        return {}
    if word_count(line) > rule.longest:
        return None
    if rule.starts and _starts(rule.starts, colon=rule.colon).match(line.lstrip(_EDGES)):
        return {}
    for pattern in rule.patterns:
        match = compiled(pattern).fullmatch(" ".join(line.split()))
        if match:
            return {name: words for name, words in match.groupdict().items() if words}
    return None


@functools.cache
def _starts(starts: tuple[str, ...], *, colon: bool) -> re.Pattern[str]:
    """How a line begins; with colon a word may stand before it (More from Europe:)."""
    after = r"(?:\s[^\s:]{1,30})?\s?[:|➜→»]" if colon else r"(?![\w-])"
    return re.compile(f"(?:{'|'.join(map(re.escape, starts))}){after}", re.IGNORECASE)


@functools.cache
def _phrases(lines: tuple[str, ...]) -> frozenset[str]:
    return frozenset(line.casefold() for line in lines)


def _is_items(line: str, phrases: frozenset[str]) -> bool:
    """Is the line one of these phrases, or nothing but several of them side by side?"""
    if not phrases or word_count(line) > 40:
        return False
    items = _items(line)
    return bool(items) and all(item in phrases or _is_run(item, phrases) for item in items)


@functools.lru_cache(maxsize=1024)  # sixty rules ask it of the same line
def _items(line: str) -> tuple[str, ...]:
    return tuple(item for item in map(_item, _BARS.split(line)) if item)


def _item(words: str) -> str:
    return " ".join(_COUNT.sub("", words.strip(_EDGES)).strip(_EDGES).casefold().split())


def _is_run(item: str, phrases: frozenset[str]) -> bool:
    """Phrases with nothing but blanks between them; two at least, so that no lone word decides."""
    words, at, count = item.split(), 0, 0
    while at < len(words):
        for size in range(min(4, len(words) - at), 0, -1):
            if " ".join(words[at : at + size]) in phrases:
                at, count = at + size, count + 1
                break
        else:
            return False
    return count >= 3


def _by_pieces(line: str, rules: Sequence[FurnitureRule]) -> Verdict | None:
    """A line of which each sentence or item is furniture by itself."""
    sentences = [line[start:end] for start, end in sentences_of(line)]
    if len(sentences) < 2:
        return _by_items(line, rules)
    return _all_of([_by_piece(piece, rules) or _by_items(piece, rules) for piece in sentences])


def _by_items(line: str, rules: Sequence[FurnitureRule]) -> Verdict | None:
    items = [item for item in _BARS.split(line) if item.strip(_EDGES)]
    return _all_of([_by_piece(item, rules) for item in items]) if len(items) > 1 else None


def _by_piece(piece: str, rules: Sequence[FurnitureRule]) -> Verdict | None:
    bare = piece.strip(_EDGES)
    return by_rules(bare, rules) or by_rules(bare.rstrip("."), rules) or _by_shape(piece)


def _all_of(verdicts: Sequence[Verdict | None]) -> Verdict | None:
    """The first verdict, if every piece has one and none is to be kept."""
    return verdicts[0] if all(verdict and not verdict.keep for verdict in verdicts) else None


def _by_shape(line: str) -> Verdict | None:
    """A row of short items between bars or arrows, without a sentence among them."""
    if ends_sentence(line):
        return None
    items = [item for item in _BARS.split(line) if item.strip(_EDGES)]
    few_digits = sum(any(char.isdigit() for char in item) for item in items) * 2 < max(1, len(items))
    if len(_STRONG.findall(line)) >= 2 and len(items) >= 3 and few_digits and all(word_count(i) <= 10 for i in items):
        return Verdict("navigation", "shape:row", {})
    if _ARROW.match(line.lstrip()) and word_count(line) <= 12:
        return Verdict("navigation", "shape:arrow", {})
    return None
