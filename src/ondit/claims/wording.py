"""How a domain pack writes the words of its things, and every form that they come to.

Boot|e            Boot and Boote, with the endings of its language's cases; `Panzer|`: the plural is the same;
                  `Mann|=Männer`: the plural in full; without a bar: no plural
~Haubitze|n       also as the last part of a longer word (Radhaubitze)
ballistisch*      with the endings of an adjective
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ondit.claims.atoms import HYPHENS, atoms_of
from ondit.claims.tree import Step


@dataclass(frozen=True, slots=True)
class Endings:
    """A language's endings: of nouns in the singular and the plural, of adjectives, and an adjective's beside a plural
    that stands alone.
    """

    singular: tuple[str, ...]
    plural: tuple[str, ...]
    adjective: tuple[str, ...]
    alone: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase as steps. bases: the last word's forms in small letters, each as it would stand alone; plurals: those
    that can be no singular. adjectives: forms of its adjectives, each as it would stand before a plural alone.
    """

    steps: tuple[Step, ...]
    bases: Mapping[str, str]
    plurals: frozenset[str]
    adjectives: Mapping[str, str]


def wording(words: str, endings: Endings) -> Wording:
    """A phrase of a pack in all its forms."""
    steps: list[Step] = []
    bases: dict[str, str] = {}
    plurals: frozenset[str] = frozenset()
    adjectives: dict[str, str] = {}
    for marked in words.split():
        word = marked.removeprefix("~")
        tail = marked.startswith("~")
        if word.endswith("*"):
            forms = {word[:-1] + ending: word[:-1] + endings.alone for ending in endings.adjective}
            adjectives |= {form.lower(): base for form, base in forms.items()}
            bases, plurals = {}, frozenset()
        else:
            forms, plurals = _noun(word, endings)
            bases = {_last(form).lower(): _last(base) for form, base in forms.items()}
        steps += _steps(tuple(forms), tail=tail)
    return Wording(tuple(steps), bases, plurals, adjectives)


def _noun(word: str, endings: Endings) -> tuple[dict[str, str], frozenset[str]]:
    """A noun's forms, each with its base, and the forms that only the plural has."""
    stem, bar, suffix = word.partition("|")
    single = {stem: stem} | {stem + ending: stem for ending in endings.singular}
    if not bar:
        return single, frozenset()
    plural = suffix[1:] if suffix.startswith("=") else stem + suffix
    many = {plural: plural} | {plural + ending: plural for ending in endings.plural}
    only = frozenset(_last(form).lower() for form in many.keys() - single.keys())
    return single | many, only


def _last(form: str) -> str:
    """The letters behind a form's last hyphen (U-Boot: Boot), as the text's last atom has them."""
    return max(form.replace("-", " ").split()[-1:], default=form)


def _steps(forms: Sequence[str], *, tail: bool) -> list[Step]:
    """A word's steps: one, or one for each part between hyphens and between letters and digits (6x6, U-Boot)."""
    parted = [[atom.text for atom in atoms_of(form) if atom.text not in HYPHENS] for form in forms]
    heads = [Step((part,)) for part in parted[0][:-1]]
    last = tuple(dict.fromkeys(parts[-1] for parts in parted))
    return [*heads, Step(last, tail=tail, exact=_is_abbreviation(min(last, key=len)) and not tail)]


def _is_abbreviation(form: str) -> bool:
    return len(form) > 1 and form.isupper()
