"""What a domain pack knows of things: the shapes of its files, and the index that they come to.

`kinds.csv`, `items.csv` (types by name) hold in every language; `<language>/items.yaml` has the words for kinds,
`<language>/item_words.yaml` the small words around them. No file knows which domain it is read for.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ondit.claims.atoms import Atom, atoms_of
from ondit.claims.tree import Node, Step, longest, plant
from ondit.claims.wording import Endings, Wording, wording
from ondit.errors import PackError
from ondit.packs.domain import DomainPack
from ondit.packs.loader import Rule
from ondit.packs.lookup import places_in

KINDS = "kinds.csv"
ITEMS = "items.csv"
WORDS = "items.yaml"
SMALL_WORDS = "item_words.yaml"
LETTERS = 3  # from which a name takes a plural or genitive ending


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of thing; within: the wider kind that it belongs to, "": none. category: the domain's own, "": none."""

    kind: str
    within: str
    category: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A type by name. aliases: its other names and spellings, parted by `|`, as are makers (countries, ISO 3166).

    category "": that of its kind. false_friends: those of its names that name other things too and count only
    beside a word for a kind, or where the report names the type beyond doubt.
    """

    designation: str
    aliases: str
    kind: str
    category: str
    makers: str
    maker: str
    false_friends: str

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, its designation first."""
        return (self.designation, *several(self.aliases))

    def is_shy(self, name: str) -> bool:
        """Whether a name, however it is spelt, names other things too."""
        return name_key(name) in {name_key(friend) for friend in several(self.false_friends)}


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords(Rule):
    """Words for one kind. kind None: words that look like it and are none of the domain's things.

    weak: these name other things too and count only where the report speaks of the domain anyway (boats, systems).
    takes: they take the kind of the word before them (radar systems, Drohnenanlagen).
    """

    kind: str | None
    words: tuple[str, ...]
    weak: bool = False
    takes: bool = False


@dataclass(frozen=True, slots=True)
class ItemWords:
    """`item_words.yaml`: the small words around things.

    endings: of nouns and adjectives. modifiers: words before a kind that belong to its name (with `*`: in all an
    adjective's forms); measures: units that do so behind a number (155 mm). announcing: words between a kind and a
    type's name, whatever that is (of the type, des _ Typs, where _ is any word); joins: the same before names that are
    known or look like a type's. classes: words tied to a name by a hyphen (Tripartite-class).
    variants: words that with their number belong to a name (Block 52). dealings: nouns of which a thing may be the
    first part and still be what is dealt in (tank deal, Panzerlieferung). against: first parts that turn a word round
    (anti-). not_types: letters with a number that are no type. noun_before_noun: a noun before another describes it.
    names_by_capital: nouns are written small, so that one with a capital behind another belongs to a name.
    """

    endings: Endings
    modifiers: tuple[str, ...]
    measures: tuple[str, ...]
    announcing: tuple[str, ...]
    joins: tuple[str, ...]
    classes: tuple[str, ...]
    variants: tuple[str, ...]
    name_endings: tuple[str, ...]
    dealings: tuple[str, ...]
    against: tuple[str, ...]
    not_types: tuple[str, ...]
    noun_before_noun: bool
    names_by_capital: bool


@dataclass(frozen=True, slots=True)
class KindEntry:
    """One phrase for a kind: the rule that has it, and its forms."""

    rule: KindWords
    wording: Wording


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One name of a type. shy: it names other things too. name: as the pack writes it."""

    row: ItemRow
    shy: bool
    name: str


@dataclass(frozen=True, slots=True)
class Index:
    """What one domain knows of things in one language. kind_rows: kind -> its row."""

    words: ItemWords
    kinds: Node[KindEntry]
    names: Node[NameEntry]
    joins: Node[bool]
    modifiers: frozenset[str]
    plural_modifiers: Mapping[str, str]
    measures: frozenset[str]
    classes: frozenset[str]
    variants: frozenset[str]
    dealings: frozenset[str]
    longest_dealing: int
    not_types: frozenset[str]
    kind_rows: Mapping[str, KindRow]

    def narrower(self, kind: str, wider: str) -> bool:
        """Whether a kind is the wider one or belongs to it."""
        return is_within(self.kind_rows, kind, wider)


def is_within(rows: Mapping[str, KindRow], kind: str, wider: str) -> bool:
    """Whether a kind is the wider one or belongs to it."""
    at = kind
    while at and at != wider:
        at = rows[at].within if at in rows else ""
    return bool(at)


def several(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several."""
    return tuple(part for part in cell.split("|") if part)


def has_items(domain: DomainPack, language: str) -> bool:
    """Whether the domain knows things in this language."""
    return (domain.folder / KINDS).is_file() and (domain.folder / language / WORDS).is_file()


def languages_of(domain: DomainPack) -> tuple[str, ...]:
    """The languages in which the domain knows things, in alphabetical order; its folder is looked at once."""
    return domain.made("claims.languages", _languages)


def _languages(domain: DomainPack) -> tuple[str, ...]:
    return tuple(
        sorted(path.parent.name for path in domain.folder.glob(f"*/{WORDS}") if has_items(domain, path.parent.name))
    )


def index_of(domain: DomainPack, language: str) -> Index:
    """The domain's things in a language, made ready once. Raises PackError if its files contradict each other."""
    return domain.made(f"claims.items {language}", _maker(language))


@functools.cache
def _maker(language: str) -> Callable[[DomainPack], Index]:
    """The same function for the same language, as `Pack.made` keeps what it made by it."""
    return lambda domain: _make(domain, language)


def kinds_of(domain: DomainPack) -> Mapping[str, KindRow]:
    """The domain's kinds by their key. Raises PackError for a kind within one that is not there, or within itself."""
    return domain.made("claims.kinds", _kinds)


def _kinds(domain: DomainPack) -> Mapping[str, KindRow]:
    rows: dict[str, KindRow] = {}
    for line, row in enumerate(domain.rows(KINDS, KindRow), 2):
        if row.kind in rows:
            raise PackError(domain.folder / KINDS, line, f"the kind '{row.kind}' stands twice")
        if row.within and row.within not in rows:
            raise PackError(domain.folder / KINDS, line, f"'{row.within}' is no kind of a line above")
        rows[row.kind] = row
    return rows


def rows_of(domain: DomainPack) -> tuple[ItemRow, ...]:
    """The domain's types. Raises PackError for an unknown kind, a false friend that is no name, or a name of two types.

    Two types may share a false friend: the word for a kind beside it tells which is meant.
    """
    return domain.made("claims.rows", _rows)


def _rows(domain: DomainPack) -> tuple[ItemRow, ...]:
    path = domain.folder / ITEMS
    if not path.is_file():
        return ()
    kinds, taken = kinds_of(domain), dict[str, ItemRow]()
    rows = domain.rows(ITEMS, ItemRow)
    for line, row in enumerate(rows, 2):
        if row.kind not in kinds:
            raise PackError(path, line, f"'{row.kind}' is no kind of {KINDS}")
        for name in row.names:
            before = taken.setdefault(name_key(name), row)
            if before is not row and not (name in several(row.false_friends) and before.is_shy(name)):
                what = f"'{name}' is a name of {before.designation} already, and not a false friend of both"
                raise PackError(path, line, what)
        for friend in several(row.false_friends):
            if friend not in row.names:
                raise PackError(path, line, f"the false friend '{friend}' is none of its names")
    return rows


def name_key(name: str) -> str:
    """What is left of a type's name without blanks, marks and capitals: T-72, T 72 and t72 are one."""
    return "".join(atom.lower for atom in atoms_of(name) if atom.text[0].isalnum())


def _make(domain: DomainPack, language: str) -> Index:
    words = domain.table(f"{language}/{SMALL_WORDS}", ItemWords)
    kinds = kinds_of(domain)
    tree: Node[KindEntry] = Node()
    for rule in domain.rules(f"{language}/{WORDS}", KindWords):
        if rule.kind is not None and rule.kind not in kinds:
            path = domain.folder / language / WORDS
            line = next((place.line for place in places_in(path) if place.name == rule.name), None)
            raise PackError(path, line, f"'{rule.kind}' ({rule.name}) is no kind of {KINDS}")
        for each in rule.words:
            made = wording(each, words.endings)
            plant(tree, made.steps, KindEntry(rule, made))
    joins: Node[bool] = Node()
    for announces, phrases in ((True, words.announcing), (False, words.joins)):
        for each in phrases:
            steps = [Step((), any_word=True) if word == "_" else Step((word,)) for word in each.split()]
            plant(joins, steps, announces)
    plurals = {form: base for word in words.modifiers for form, base in wording(word, words.endings).adjectives.items()}
    dealings = frozenset(form for word in words.dealings for form in wording(word, words.endings).bases)
    return Index(
        words,
        tree,
        domain.made(f"claims.names {words.name_endings}", _names_maker(words.name_endings)),
        joins,
        frozenset(_modifier_forms(words)),
        plurals,
        frozenset(word.lower() for word in words.measures),
        frozenset(word.lower() for word in words.classes),
        frozenset(word.lower() for word in words.variants),
        dealings,
        max((len(word) for word in dealings), default=0),
        frozenset(name_key(word) for word in words.not_types),
        kinds,
    )


def twice_worded(rule: KindWords, domain: DomainPack, language: str) -> list[str]:
    """What is wrong with a rule's words: that another rule has them, and with them what they mean."""
    index = index_of(domain, language)
    problems = []
    for word in rule.words:
        steps = wording(word, index.words.endings).steps
        hit = longest(index.kinds, atoms_of(" ".join(step.forms[0] for step in steps)), 0)
        owner = hit.values[0].rule.name if hit is not None else rule.name
        if owner != rule.name:
            problems.append(f"'{word}' is a word of '{owner}' already")
    return problems


def _modifier_forms(words: ItemWords) -> Iterable[str]:
    """Every modifier in small letters, its hyphens as blanks."""
    for word in words.modifiers:
        made = wording(word, words.endings)
        yield from made.adjectives or [" ".join(step.forms[0].lower() for step in made.steps)]


@functools.cache
def _names_maker(endings: tuple[str, ...]) -> Callable[[DomainPack], Node[NameEntry]]:
    """Makes the tree of names, which languages with the same endings share."""
    return lambda domain: _names(rows_of(domain), endings)


def _names(rows: Iterable[ItemRow], endings: tuple[str, ...]) -> Node[NameEntry]:
    tree: Node[NameEntry] = Node()
    for row in rows:
        shy = set(several(row.false_friends))
        for name in row.names:
            parts = [atom for atom in atoms_of(name) if atom.text[0].isalnum()]
            plant(tree, _name_steps(parts, endings), NameEntry(row, name in shy, name))
    return tree


def _name_steps(parts: list[Atom], endings: tuple[str, ...]) -> list[Step]:
    """A name atom by atom; one that ends in a word may take an ending (Leopards, des Leopards)."""
    steps = [Step((part.text,)) for part in parts]
    last = parts[-1].text
    if last.isalpha() and len(last) >= LETTERS:
        steps[-1] = Step((last, *(last + ending for ending in endings)))
    return steps


def is_variant(one: str, other: str) -> bool:
    """Whether two names are one, or one goes on where the other ends: T-72 and T-72B3, but not Su-2 and Su-27."""
    short, long = sorted((name_key(one), name_key(other)), key=len)
    if not short or not long.startswith(short):
        return False
    rest = long[len(short) :]
    return not rest or not (short[-1].isdigit() and rest[0].isdigit())
