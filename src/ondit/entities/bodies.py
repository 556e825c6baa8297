"""Which words name a body of `bodies.csv`, whatever the language calls it: Hisbollah, Hezbollah."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ondit.entities.countries import CountryWords
from ondit.entities.parts import Key, ended, key_of, parts_of
from ondit.errors import PackError
from ondit.packs.bodies import BODIES, BodyRow, KnownBody, known_bodies, several
from ondit.packs.language import LanguagePack


@dataclass(frozen=True, slots=True)
class NamedBody:
    """Words start to end (not included) that name a body; weak: only if the text names it, or its country, elsewhere.

    joined: a hyphen follows in the same word (Hisbollah-Kämpfer).
    """

    start: int
    end: int
    body: KnownBody
    weak: bool
    joined: bool


@dataclass(frozen=True, slots=True)
class _Index:
    """A pack's names of bodies by their parts, and the most parts that a first part may lead."""

    entries: dict[Key, tuple[KnownBody, bool]]
    longest: dict[str, int]
    names: dict[str, str]


def bodies_in(words: Sequence[str], pack: LanguagePack) -> tuple[NamedBody, ...]:
    """The bodies that the words name, in order, the longest names first.

    Raises PackError if a name of the pack stands for two bodies, or a row names a body that is not known.
    """
    index = _index_of(pack)
    parts = parts_of(words)
    found: list[NamedBody] = []
    at = 0
    while at < len(parts):
        end = next((e for e in _ends(index, len(parts), at, parts[at].text) if key_of(parts[at:e]) in index.entries), 0)
        if end:
            body, weak = index.entries[key_of(parts[at:end])]
            found.append(NamedBody(parts[at].word, parts[end - 1].word + 1, body, weak, parts[end - 1].joined))
        at = end or at + 1
    return tuple(found)


def body_names(pack: LanguagePack) -> int:
    """How many names the pack has for bodies. Raises PackError as `bodies_in` does."""
    return len(_index_of(pack).entries)


def body_name(body: KnownBody, pack: LanguagePack) -> str:
    """What the language calls a body, in the nominative."""
    return _index_of(pack).names.get(body.id, body.name)


def body_called(name: str, pack: LanguagePack) -> KnownBody | None:
    """The body of which this is a whole name that needs no other beside it; None: not known."""
    found = _index_of(pack).entries.get(key_of(parts_of([name])))
    return found[0] if found and not found[1] else None


def _ends(index: _Index, count: int, at: int, first: str) -> range:
    """Where a name that begins here may end, the longest first."""
    return range(min(count, at + index.longest.get(first, 0)), at, -1)


def _index_of(pack: LanguagePack) -> _Index:
    return pack.made("bodies", _make)


def _make(pack: LanguagePack) -> _Index:
    words = pack.table("countries.yaml", CountryWords)
    entries: dict[Key, tuple[KnownBody, bool]] = {}
    own = {row.id: row for row in pack.rows("bodies.csv", BodyRow)}
    for unknown in own.keys() - known_bodies().keys():
        raise PackError(pack.folder / "bodies.csv", None, f"'{unknown}' is no id of {BODIES.name}")
    named = [(body, *name) for body in known_bodies().values() for name in _names(body, own.get(body.id))]
    for body, name, weak in named:
        for written in _written(name, words):
            other, was_weak = entries.setdefault(key_of(parts_of([written])), (body, weak))
            if other is not body:
                raise PackError(pack.folder / "bodies.csv", None, f"'{name}' stands for {other.id} and {body.id}")
            entries[key_of(parts_of([written]))] = body, weak and was_weak
    for body, name, weak in named:  # an ending may make one name look like another, which is then that other
        for written in _written(name, words):
            for key in ended(written, words.name_endings):
                entries.setdefault(key, (body, weak))
    longest: dict[str, int] = {}
    for key in entries:
        longest[key[0]] = max(len(key), longest.get(key[0], 0))
    return _Index(entries, longest, {row.id: row.name for row in own.values()})


def _names(body: KnownBody, row: BodyRow | None) -> Iterator[tuple[str, bool]]:
    yield from ((name, True) for name in several(body.weak))
    weak = set(several(body.weak))
    strong = [body.name, *several(body.names), *([row.name, *several(row.names)] if row else [])]
    yield from ((name, False) for name in strong if name not in weak)


def _written(name: str, words: CountryWords) -> Iterator[str]:
    """A name with every ending of an adjective where `*` stands."""
    if "*" in name:
        yield from (name.replace("*", ending) for ending in words.adjective_endings)
    else:
        yield name
