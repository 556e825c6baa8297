"""Things in a text: words for a kind and names of types, which are one item where they stand together.

The finder knows no domain: kinds, types and words come from the domain's pack (`tables.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ondit.annotate.document import Document
from ondit.claims.atoms import HYPHENS, Atom, sentences_of, token_of, token_range
from ondit.claims.names import Name, free_name, name_at
from ondit.claims.tables import ITEMS, Index, has_items, index_of, is_variant
from ondit.claims.things import FURTHEST, NOUNS, Thing, modified_from, thing_at
from ondit.claims.tree import longest
from ondit.packs.domain import DomainPack
from ondit.packs.language import LanguagePack
from ondit.records import Item

OPENING = frozenset("„“”\"‚‘’'»«(")
CLOSING = frozenset("“”\"‘’'»«)")
BRACKETS = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class FoundItem:
    """Tokens start to end (not included). kind: a key of the domain's `kinds.csv`.

    weak: its words name other things too and count only where the report speaks of the domain anyway (two boats).
    of: the token of the noun that it only describes (the tank *deal*, *Panzerlieferung*); None: it stands for itself.
    rule: what found it; a word's rule, or the domain's table where only a type's name stands.
    """

    start: int
    end: int
    item: Item
    kind: str
    rule: str
    weak: bool = False
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An item in the making: atoms start to end (not included), and what they hold. dealt: a dealing is tied to it."""

    start: int
    end: int
    thing: Thing | None
    name: Name | None
    of: int | None
    dealt: bool = False


def find_items(doc: Document, pack: LanguagePack, domain: DomainPack) -> tuple[FoundItem, ...]:
    """The domain's things in a text, in text order and without overlap; none if the domain lacks the language.

    A type's name that names other things too counts only beside a word for a kind, or where the report names the same
    type beyond doubt elsewhere. Raises PackError if the domain's tables contradict each other.
    """
    if not has_items(domain, pack.code):
        return ()
    index = index_of(domain, pack.code)
    drafts = [(atoms, draft) for atoms in sentences_of(doc) for draft in _drafts(index, doc, atoms)]
    sure = {draft.name.row.designation for _, draft in drafts if draft.name and draft.name.row and _is_sure(draft)}
    kept = [(atoms, draft) for atoms, draft in drafts if _is_sure(draft) or _is_known(doc, atoms, draft, sure)]
    return tuple(_found(index, doc, atoms, draft, domain, pack) for atoms, draft in kept)


def _is_sure(draft: Draft) -> bool:
    return draft.thing is not None or draft.dealt or (draft.name is not None and not draft.name.shy)


def _is_known(doc: Document, atoms: Sequence[Atom], draft: Draft, sure: set[str]) -> bool:
    """Whether a bare name that names other things too is that of a type named elsewhere; a noun behind it (the Patriot
    Act, Bradley Cooper) makes it another's, and a name of several types stays open.
    """
    name = draft.name
    if name is None or name.row is None or name.others:
        return False
    following = token_of(doc, atoms, name.end)
    if following is not None and following.pos in NOUNS and atoms[name.end].is_word:
        return False
    return any(is_variant(name.row.designation, other) for other in sure)


def _drafts(index: Index, doc: Document, atoms: list[Atom]) -> Iterator[Draft]:
    """The items of a sentence, from left to right."""
    at = floor = 0
    while at < len(atoms):
        if not atoms[at].text[0].isalnum():
            at += 1
            continue
        name = name_at(index, atoms, at)
        if name is not None:
            draft = _from_name(index, doc, atoms, name, floor)
            if draft is not None:
                yield draft
                at = floor = draft.end
                continue
            if name.row is not None:
                at = name.end
                continue
        after, thing = thing_at(index, doc, atoms, at, floor)
        if thing is None:
            at = after
            continue
        draft = _from_thing(index, atoms, thing)
        yield draft
        at = floor = max(draft.end, after)


def _from_name(index: Index, doc: Document, atoms: Sequence[Atom], name: Name, floor: int) -> Draft | None:
    """A name with the kind behind it (T-72-Panzer, Zuzana 2 howitzers), or by itself if a pack lists it."""
    start = modified_from(index, atoms, name.start, floor)
    if name.tail is not None:
        return _with_tail(index, doc, atoms, name, name.tail, start)
    thing = _behind(index, doc, atoms, name)
    if thing is not None:
        return Draft(start, thing.end, thing, name.of_kind(thing.kind, index), thing.of)
    if name.row is None:
        return None
    of = _described(index, doc, atoms, name)
    return Draft(name.start, name.end, None, name, of, dealt=of is not None and atoms[of].lower in index.dealings)


def _with_tail(index: Index, doc: Document, atoms: Sequence[Atom], name: Name, tail: int, start: int) -> Draft | None:
    """A name with the word that a hyphen ties to it: a kind, or a dealing in the type; nothing with any other word."""
    _, thing = thing_at(index, doc, atoms, tail, tail)
    if thing is not None and thing.head == tail:
        return Draft(start, thing.end, thing, name.of_kind(thing.kind, index), thing.of)
    if atoms[tail].lower in index.dealings and name.row is not None:
        return Draft(name.start, tail + 1, None, name, tail, dealt=True)
    return None


def _behind(index: Index, doc: Document, atoms: Sequence[Atom], name: Name) -> Thing | None:
    """The kind behind a name, with nothing but its own modifiers and a closing mark between."""
    start = name.end
    if start < len(atoms) and atoms[start].text in CLOSING and atoms[start].text != ")":
        start += 1
    for here in range(start, min(start + FURTHEST, len(atoms))):
        if not atoms[here].text[0].isalnum() and not (atoms[here].glued and atoms[here].text in HYPHENS):
            return None
        thing = thing_at(index, doc, atoms, here, start)[1]
        if thing is not None:
            return thing if thing.start == start else None
    return None


def _described(index: Index, doc: Document, atoms: Sequence[Atom], name: Name) -> int | None:
    """The noun that a bare name only describes: Leopard deal, F-16 pilots."""
    following = token_of(doc, atoms, name.end)
    if not index.words.noun_before_noun or following is None or following.pos != "NOUN":
        return None
    return name.end if atoms[name.end].is_word else None


def _from_thing(index: Index, atoms: Sequence[Atom], thing: Thing) -> Draft:
    """A kind with the name behind it: Radhaubitzen Zuzana 2, drones of the type Akinci, Hubschrauber (Mi-17)."""
    if thing.of is not None or thing.end >= len(atoms):
        return Draft(thing.start, thing.end, thing, None, thing.of)
    at, bracket, announced = thing.end, "", False
    join = longest(index.joins, atoms, at)
    if join is not None:
        at, announced = join.end, join.values[0]
    if at < len(atoms) and atoms[at].text in OPENING:
        bracket, at = BRACKETS.get(atoms[at].text, ""), at + 1
    if at >= len(atoms):
        return Draft(thing.start, thing.end, thing, None, None)
    name = _announced(index, atoms, at, free=announced, joined=join is not None)
    if (
        name is None
        or name.tail is not None
        or (bracket and (name.end >= len(atoms) or atoms[name.end].text != bracket))
    ):
        return Draft(thing.start, thing.end, thing, None, None)
    closed = name.end < len(atoms) and atoms[name.end].text in CLOSING and at > 0 and atoms[at - 1].text in OPENING
    return Draft(thing.start, name.end + closed, thing, name.of_kind(thing.kind, index), None)


def _announced(index: Index, atoms: Sequence[Atom], at: int, *, free: bool, joined: bool) -> Name | None:
    """The name behind a kind: a known one, one that looks like a type's, or any that the words between announce."""
    name = name_at(index, atoms, at)
    if name is None and joined and at > 0:
        known = name_at(index, atoms, at - 1)  # der Klasse 209, of the Type 209
        name = known if known is not None and known.row is not None and known.end > at else None
    if name is not None or not joined:
        return name
    end = free_name(atoms, at)
    if end is None:
        return None
    classed = end < len(atoms) and atoms[end].lower in index.classes
    return Name(at, end + classed, _text(atoms, at, end), None, True, None) if free or classed else None


def _text(atoms: Sequence[Atom], start: int, end: int) -> str:
    return "".join(("" if atom.glued or at == 0 else " ") + atom.text for at, atom in enumerate(atoms[start:end]))


def _found(
    index: Index, doc: Document, atoms: Sequence[Atom], draft: Draft, domain: DomainPack, pack: LanguagePack
) -> FoundItem:
    thing, name = draft.thing, draft.name
    kind = _kind(index, thing, name)
    words = _words(doc, atoms, index, draft)
    category = name.row.category if name and name.row and kind == name.row.kind else None
    item = Item(words, name.designation if name else None, category or index.kind_rows[kind].category or None)
    start, end = token_range(doc, atoms, draft.start, draft.end)
    rule = f"{pack.code}/{thing.entry.rule.name}" if thing else ITEMS.partition(".")[0]
    weak = thing is not None and thing.weak and not (name and name.row)
    of = None if draft.of is None else doc.token_at(atoms[draft.of].start)
    return FoundItem(start, end, item, kind, domain.rule_id(rule), weak, of)


def _kind(index: Index, thing: Thing | None, name: Name | None) -> str:
    """The words' kind, unless the type's own is the same or a narrower one."""
    own = name.row.kind if name and name.row else None
    if thing is None or own is None:
        return own or (thing.kind if thing else "")
    return own if thing.weak or index.narrower(own, thing.kind) else thing.kind


def _words(doc: Document, atoms: Sequence[Atom], index: Index, draft: Draft) -> str:
    """The words for the kind as they would stand alone, else the type's name."""
    thing, name = draft.thing, draft.name
    if thing is None:
        return name.designation if name else ""
    last = atoms[thing.end - 1]
    if thing.part is not None:
        return last.text[: thing.part]
    before = doc.text[atoms[draft.start].start : atoms[name.start].start] if name and name.start > draft.start else ""
    before = before if thing.start > draft.start else ""
    text = before + doc.text[atoms[thing.start].start : last.start]
    if any(last.lower.endswith(form) for form in thing.entry.wording.plurals):
        text = " ".join(_alone(index, thing, word) for word in text.split(" "))
    return text + _base(last, thing)


def _alone(index: Index, thing: Thing, word: str) -> str:
    """An adjective as it stands before a plural alone: ballistischen -> ballistische."""
    base = index.plural_modifiers.get(word.lower()) or thing.entry.wording.adjectives.get(word.lower())
    return word[0] + base[1:] if base and not word.isupper() else word


def _base(last: Atom, thing: Thing) -> str:
    """The last word in its base form: Hubschraubern -> Hubschrauber."""
    form = max((form for form in thing.entry.wording.bases if last.lower.endswith(form)), key=len, default="")
    if not form:
        return last.text
    kept = len(last.text) - len(form)
    base = thing.entry.wording.bases[form]
    return last.text[:kept] + (last.text[kept] + base[1:] if not last.text.isupper() else base.upper())
