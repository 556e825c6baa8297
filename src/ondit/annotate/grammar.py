"""The grammar file of a language pack (`grammar.yaml`): what the clause structure must know of a language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ondit.packs.forms import verb_forms
from ondit.packs.language import LanguagePack


@dataclass(frozen=True, slots=True)
class Tags:
    """Which of the language's own part-of-speech tags play which part."""

    finite: frozenset[str]
    participle: frozenset[str]
    infinitive: frozenset[str]
    infinitive_marker: frozenset[str]
    marked_infinitive: frozenset[str]
    gerund: frozenset[str]
    comparison: frozenset[str]
    particle: frozenset[str]
    modal: frozenset[str]
    subordinator: frozenset[str]
    relative: frozenset[str]
    question: frozenset[str]
    coordinator: frozenset[str]
    preposition: frozenset[str]
    postposition: frozenset[str]
    determiner: frozenset[str]
    modifier: frozenset[str]
    adverb: frozenset[str]
    noun: frozenset[str]
    name: frozenset[str]
    number: frozenset[str]
    pronoun: frozenset[str]
    demonstrative: frozenset[str]
    indefinite: frozenset[str]
    possessive: frozenset[str]


@dataclass(frozen=True, slots=True)
class GrammarFile:
    """`grammar.yaml` as it stands; see the comments there for each key."""

    abbreviations: tuple[str, ...]
    final_abbreviations: tuple[str, ...]
    ordinals: bool
    before_ordinal: tuple[str, ...]
    after_ordinal: tuple[str, ...]
    starters: tuple[str, ...]
    tags: dict[str, tuple[str, ...]]
    auxiliaries: tuple[str, ...]
    reported: tuple[str, ...]
    conditional: tuple[str, ...]
    stand_ins: tuple[str, ...]
    subjunctive_endings: dict[str, str]
    past_endings: dict[str, str]
    marked_infinitive_form: str
    weak_past_form: str
    subordinators: tuple[str, ...]
    complementizers: tuple[str, ...]
    insertions: tuple[str, ...]
    noun_prepositions: tuple[str, ...]
    agent_prepositions: tuple[str, ...]
    genitive_determiners: tuple[str, ...]
    name_genitive: str
    object_pronouns: tuple[str, ...]
    oblique_determiners: tuple[str, ...]
    dative_determiners: tuple[str, ...]
    never_objects: tuple[str, ...]
    never_reported: tuple[str, ...]
    time_nouns: tuple[str, ...]
    genitive_adjective: str
    past_tag: str
    participle_tag: str
    finite_tag: str
    relying: tuple[str, ...]
    relative_words: tuple[str, ...]
    nominative_determiners: tuple[str, ...]
    plural_names: tuple[str, ...]
    feminine_endings: tuple[str, ...]
    subject_pronouns: tuple[str, ...]
    capital_tag: str
    name_tag: str
    person_tag: str
    present_tag: str
    place_adjectives: dict[str, str]
    fixed_tags: dict[str, str]
    formal_pronouns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The grammar file with its lists as sets, ready to be asked."""

    verb_second: bool
    tags: Tags
    abbreviations: frozenset[str]
    final_abbreviations: frozenset[str]
    ordinals: bool
    before_ordinal: frozenset[str]
    after_ordinal: frozenset[str]
    starters: frozenset[str]
    auxiliaries: frozenset[str]
    reported: frozenset[str]
    conditional: frozenset[str]
    stand_ins: frozenset[str]
    subjunctive_endings: dict[str, str]
    past_endings: dict[str, str]
    marked_infinitive_form: re.Pattern[str] | None
    weak_past_form: re.Pattern[str] | None
    subordinators: frozenset[str]
    complementizers: frozenset[str]
    insertions: frozenset[str]
    noun_prepositions: frozenset[str]
    agent_prepositions: frozenset[str]
    genitive_determiners: frozenset[str]
    name_genitive: str
    object_pronouns: frozenset[str]
    oblique_determiners: frozenset[str]
    dative_determiners: frozenset[str]
    never_objects: frozenset[str]
    never_reported: frozenset[str]
    time_nouns: frozenset[str]
    genitive_adjective: str
    past_tag: str
    participle_tag: str
    finite_tag: str
    relying: frozenset[str]
    relative_words: frozenset[str]
    nominative_determiners: frozenset[str]
    plural_names: frozenset[str]
    feminine_endings: tuple[str, ...]
    subject_pronouns: frozenset[str]
    capital_tag: str
    name_tag: str
    person_tag: str
    present_tag: str
    place_adjectives: dict[str, str]
    fixed_tags: dict[str, str]
    formal_pronouns: frozenset[str]
    verb_forms: frozenset[str]


def grammar_of(pack: LanguagePack) -> Grammar:
    """The grammar of a pack, read once. Raises PackError where `grammar.yaml` breaks a rule."""
    return pack.made("grammar", _make)


def _make(pack: LanguagePack) -> Grammar:
    file = pack.table("grammar.yaml", GrammarFile)
    return Grammar(
        verb_second=pack.about.verb_second,
        tags=Tags(**{name: frozenset(file.tags.get(name, ())) for name in Tags.__dataclass_fields__}),
        abbreviations=frozenset(file.abbreviations),
        final_abbreviations=frozenset(file.final_abbreviations),
        ordinals=file.ordinals,
        before_ordinal=frozenset(file.before_ordinal),
        after_ordinal=frozenset(file.after_ordinal),
        starters=frozenset(file.starters),
        auxiliaries=frozenset(file.auxiliaries),
        reported=frozenset(file.reported),
        conditional=frozenset(file.conditional),
        stand_ins=frozenset(file.stand_ins),
        subjunctive_endings=file.subjunctive_endings,
        past_endings=file.past_endings,
        marked_infinitive_form=re.compile(file.marked_infinitive_form) if file.marked_infinitive_form else None,
        weak_past_form=re.compile(file.weak_past_form) if file.weak_past_form else None,
        subordinators=frozenset(file.subordinators),
        complementizers=frozenset(file.complementizers),
        insertions=frozenset(file.insertions),
        noun_prepositions=frozenset(file.noun_prepositions),
        agent_prepositions=frozenset(file.agent_prepositions),
        genitive_determiners=frozenset(file.genitive_determiners),
        name_genitive=file.name_genitive,
        object_pronouns=frozenset(file.object_pronouns),
        oblique_determiners=frozenset(file.oblique_determiners),
        dative_determiners=frozenset(file.dative_determiners),
        never_objects=frozenset(file.never_objects),
        never_reported=frozenset(file.never_reported),
        time_nouns=frozenset(file.time_nouns),
        genitive_adjective=file.genitive_adjective,
        past_tag=file.past_tag,
        participle_tag=file.participle_tag,
        finite_tag=file.finite_tag,
        relying=frozenset(file.relying),
        relative_words=frozenset(file.relative_words),
        nominative_determiners=frozenset(file.nominative_determiners),
        plural_names=frozenset(file.plural_names),
        feminine_endings=tuple(file.feminine_endings),
        subject_pronouns=frozenset(file.subject_pronouns),
        capital_tag=file.capital_tag,
        name_tag=file.name_tag,
        person_tag=file.person_tag,
        present_tag=file.present_tag,
        place_adjectives=file.place_adjectives,
        fixed_tags=file.fixed_tags,
        formal_pronouns=frozenset(file.formal_pronouns),
        verb_forms=verb_forms(pack),
    )
