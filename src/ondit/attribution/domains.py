"""When a web domain is an outlet's own: eschfelder-rundschau.de is the Eschfelder Rundschau."""

from __future__ import annotations

import re
import unicodedata

FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"})
DOMAIN = re.compile(r"(?:www\.)?(?P<label>[a-z0-9-]{1,63})(?:\.[a-z]{2,3})?\.[a-z]{2,24}")
ASIDE = re.compile(r"\s*[(\[](?P<domain>[^()\[\]]{3,80})[)\]]?\s*$")
LONGEST_ARTICLE = 3  # letters of a first word that the domain may leave out (Die Zeit: zeit.de)


def label_of(domain: str) -> str | None:
    """The telling part of a domain, letters and digits alone; None: the words are no domain."""
    match = DOMAIN.fullmatch(domain.strip().casefold())
    return None if match is None else match["label"].replace("-", "")


def is_domain_of(one: str, other: str) -> bool:
    """Whether one of two names is the web domain of the other: its label is the other's words, run together."""
    return _fits(one, other) or _fits(other, one)


def without_domain(name: str) -> str:
    """A name without the domain in brackets behind it: Eschfelder Rundschau (eschfelder-rundschau.de)."""
    match = ASIDE.search(name)
    return name[: match.start()] if match and match.start() and label_of(match["domain"]) else name


def _fits(domain: str, name: str) -> bool:
    label = label_of(domain)
    words = name.casefold().split()
    if label is None or not words or label_of(name) is not None:
        return False
    tails = [words, words[1:]] if len(words) > 1 and len(words[0]) <= LONGEST_ARTICLE else [words]
    return any(label in (_run(tail, umlauts=True), _run(tail, umlauts=False)) for tail in tails)


def _run(words: list[str], *, umlauts: bool) -> str:
    """The words run together, letters and digits alone: umlauts written out, or their dots dropped."""
    text = "".join(words)
    text = text.translate(FOLDED) if umlauts else unicodedata.normalize("NFKD", text)
    return "".join(char for char in text if char.isascii() and char.isalnum())
