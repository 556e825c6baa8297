"""Checks every pack file: its keys and values by the shape that the room using it defines, its rules by
the sentences they bring. What each file holds, and who runs its sentences, stands in one list: FILES.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ondit.annotate.grammar import GrammarFile
from ondit.attribution.confidence import FILE as CONFIDENCE
from ondit.attribution.confidence import CountRow, counts_of
from ondit.attribution.kinds import VoiceFile
from ondit.attribution.rules import NounCue, PhraseCue, Reliance, Request, SpeechFile, VerbCue
from ondit.certainty.rules import Hedge, Tensing, VerbWords
from ondit.claims import checks
from ondit.claims.features import Likeness
from ondit.claims.items import find_items
from ondit.claims.money import FILE as CURRENCIES
from ondit.claims.money import CurrencyWords
from ondit.claims.notions import Concepts
from ondit.claims.numerals import FILE as NUMBERS
from ondit.claims.numerals import NumberWords
from ondit.claims.rules import EventWords, Trigger
from ondit.claims.tables import ITEMS, KINDS, SMALL_WORDS, WORDS, KindWords, has_items, index_of, twice_worded
from ondit.entities.bodies import body_names
from ondit.entities.countries import CountryRow, CountryWords
from ondit.entities.parties import PartyWords
from ondit.errors import PackError
from ondit.ingest.credits import credit_line
from ondit.ingest.furniture import by_rules
from ondit.ingest.report import opens_as
from ondit.ingest.rules import Calendar, CreditRule, FurnitureRule, KindRule, NotPlaces
from ondit.packs.bodies import BodyRow
from ondit.packs.domain import DomainPack, domain_pack, known_domains
from ondit.packs.language import About, LanguagePack, known_languages, language_pack
from ondit.packs.loader import Rule
from ondit.packs.lookup import line_in, places_in
from ondit.provenance import citing, tellers, updates
from ondit.provenance.matters import CommonWord
from ondit.provenance.outlets import OutletWords
from ondit.provenance.telling import Sentences
from ondit.records import Claim, Outlet, Part, Reading, Report
from ondit.temporal.find import find_times
from ondit.temporal.rules import TimeRule, TimeWords

Run = Callable[[LanguagePack, Any, str], bool]


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file that every language pack has: its name, whether it holds rules, a table or rows, and their shape.

    finds: whether one rule finds something in one sentence; None: nobody runs its sentences yet.
    whole: reads the file as its room does, PackError if it is wrong; such a file is counted, and a pack may lack it.
    """

    name: str
    holds: Literal["rules", "table", "rows"]
    shape: type[Any]
    finds: Run | None = None
    whole: Callable[[LanguagePack], object] | None = None


def in_statements(pack: LanguagePack, rule: Rule, sentence: str) -> bool:
    """Whether a statement of the sentence names the rule."""
    name = pack.rule_id(rule.name)
    return any(name in statement.rules for statement in _reading(sentence, pack.code).statements)


def in_times(pack: LanguagePack, rule: TimeRule, sentence: str) -> bool:
    """Whether a time of the sentence names the rule; a guard's sentences must hold no time at all."""
    from ondit.annotate.pipeline import annotate  # brings the parser, as in _reading

    times = find_times(annotate(sentence, (Part("body", 0, len(sentence)),), pack), pack, None)
    return any(rule.how == "guard" or time.rule == pack.rule_id(rule.name) for time in times)


def in_stances(pack: LanguagePack, rule: Rule, sentence: str) -> bool:
    """Whether the stance or tense of a statement of the sentence names the rule."""
    name = pack.rule_id(rule.name)
    statements = _reading(sentence, pack.code).statements
    return any(mark.rule == name for statement in statements for mark in statement.stance.because)


def in_requests(pack: LanguagePack, rule: Request, sentence: str) -> bool:
    """Whether the sentence holds a request for comment, or an answer to one, as the rule has it."""
    requests = _reading(sentence, pack.code).comment_requests
    return any(request.answer == (rule.answer or request.answer) for request in requests)


def in_line(_pack: LanguagePack, rule: FurnitureRule, line: str) -> bool:
    """Whether the rule alone finds the whole line."""
    return by_rules(line, (rule,)) is not None


def in_credit(_pack: LanguagePack, rule: CreditRule, line: str) -> bool:
    """Whether the rule makes the line a credit."""
    return any(found.rule == rule.name for found in credit_line(line))


def in_title(_pack: LanguagePack, rule: KindRule, line: str) -> bool:
    """Whether the rule takes the line for what the page is."""
    return opens_as(line, rule)


@functools.lru_cache(maxsize=64)
def _reading(sentence: str, language: str) -> Reading:
    """The sentence as the body of a page that holds nothing else: what is furniture is not asked here."""
    from ondit.reading import read_report  # brings the parser: files whose rules need none should not wait for it

    body = (Part("body", 0, len(sentence)),)
    page = Report(
        "rule",
        None,
        language,
        None,
        None,
        "news",
        None,
        None,
        None,
        Outlet(),
        None,
        (),
        text=sentence,
        parts=body,
        removed=(),
    )
    return read_report(page)


FILES: tuple[PackFile, ...] = (
    PackFile("pack.yaml", "table", About),
    PackFile("furniture.yaml", "rules", FurnitureRule, in_line),
    PackFile("credits.yaml", "rules", CreditRule, in_credit),
    PackFile("kinds.yaml", "rules", KindRule, in_title),
    PackFile("months.yaml", "table", Calendar),
    PackFile("datelines.yaml", "table", NotPlaces),
    PackFile("grammar.yaml", "table", GrammarFile),
    PackFile("times.yaml", "rules", TimeRule, in_times),
    PackFile("time_words.yaml", "table", TimeWords),
    PackFile("cues.yaml", "rules", VerbCue, in_statements),
    PackFile("phrases.yaml", "rules", PhraseCue, in_statements),
    PackFile("nouns.yaml", "rules", NounCue, in_statements),
    PackFile("reliance.yaml", "rules", Reliance, in_statements),
    PackFile("requests.yaml", "rules", Request, in_requests),
    PackFile("speech.yaml", "table", SpeechFile),
    PackFile("voices.yaml", "table", VoiceFile),
    PackFile("hedges.yaml", "rules", Hedge, in_stances),
    PackFile("tenses.yaml", "rules", Tensing, in_stances),
    PackFile("verb_words.yaml", "table", VerbWords),
    PackFile("events.yaml", "table", EventWords),
    PackFile("citing.yaml", "rules", citing.CitingPhrase, citing.finds),
    PackFile("updates.yaml", "rules", updates.UpdateRule, updates.finds),
    PackFile("retractions.yaml", "rules", updates.UpdateRule, updates.finds),
    PackFile("outlet-names.yaml", "table", OutletWords),
    PackFile("origins.yaml", "rules", tellers.OriginWords, tellers.finds),
    PackFile("stations.yaml", "table", tellers.Stations),
    PackFile("because.yaml", "table", Sentences),
    PackFile("countries.csv", "rows", CountryRow),
    PackFile("countries.yaml", "table", CountryWords),
    PackFile("bodies.csv", "rows", BodyRow, whole=body_names),
    PackFile("parties.yaml", "table", PartyWords),
    PackFile(NUMBERS, "table", NumberWords),
    PackFile(CURRENCIES, "table", CurrencyWords),
    PackFile(CONFIDENCE, "rows", CountRow, whole=counts_of),
    PackFile("likeness.yaml", "table", Likeness),
    PackFile("concepts.yaml", "table", Concepts),
    PackFile("common.csv", "rows", CommonWord),
)


DOMAIN_FILES = ("pack.yaml", KINDS, ITEMS)  # what a domain pack may hold, and each of its languages
SPOKEN_FILES = ("words.yaml", "triggers.yaml", WORDS, SMALL_WORDS)
UNREAD = "no room of Ondit reads a file of this name"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a pack; line counts from 1, None: the whole file."""

    path: Path
    line: int | None
    what: str

    def __str__(self) -> str:
        return f"{self.path}{'' if self.line is None else f':{self.line}'}: {self.what}"


def check_packs(language: str | None = None, *, files: tuple[PackFile, ...] = FILES) -> tuple[Problem, ...]:
    """All problems of one language pack, or of all packs, in the order of languages, domains and files.

    Raises PackError if there is no pack for the language.
    """
    found = tuple(problem for pack in _packs(language) for problem in check_pack(pack, files=files))
    domains = (domain_pack(name) for name in known_domains())
    return found + tuple(problem for domain in domains for problem in check_domain(domain, language))


def check_domain(domain: DomainPack, language: str | None = None) -> tuple[Problem, ...]:
    """All problems of one domain pack, in one language or in all that it speaks."""
    problems = list(_check_table(domain, "pack.yaml", checks.pack_problems(domain)))
    problems += (Problem(path, None, UNREAD) for path in _files(domain) if not _is_read(domain, path))
    for code in known_languages():
        if domain.speaks(code) and language in (None, code):
            problems += _check_table(domain, f"{code}/words.yaml", checks.words_problems(domain, code))
            problems += _check_triggers(domain, code)
            if has_items(domain, code):
                problems += _check_things(domain, language_pack(code))
    return tuple(problems)


def _check_table(domain: DomainPack, name: str, wrong: Iterable[checks.Wrong]) -> Iterator[Problem]:
    path = domain.folder / name
    try:
        yield from (Problem(path, line_in(path, one.keys), one.what) for one in wrong)
    except PackError as error:
        yield Problem(error.path, error.line, error.what)


def _check_triggers(domain: DomainPack, code: str) -> Iterator[Problem]:
    path = domain.folder / code / "triggers.yaml"
    try:
        rules = domain.rules(f"{code}/triggers.yaml", Trigger)
    except PackError as error:
        yield Problem(error.path, error.line, error.what)
        return
    lines = {place.name: place.line for place in places_in(path)}
    for rule in rules:
        yield from (Problem(path, lines.get(rule.name), what) for what in _check_trigger(domain, code, rule))


def _check_trigger(domain: DomainPack, code: str, rule: Trigger) -> Iterator[str]:
    yield from checks.trigger_problems(domain, rule)
    if not rule.finds and not rule.leaves:
        yield f"'{rule.name}' brings no sentence to find or to leave"
    for sentence in rule.finds:
        if not checks.finds(domain, rule, _claims(sentence, code, domain)):
            yield f"'{rule.name}' does not find: {sentence}"
    for sentence in rule.leaves:
        if checks.finds(domain, rule, _claims(sentence, code, domain)):
            yield f"'{rule.name}' does not leave: {sentence}"
    for sentence, expected in (rule.reads or {}).items():
        if not checks.reads(expected, _claims(sentence, code, domain)):
            yield f"'{rule.name}' does not read {expected} in: {sentence}"


def _claims(sentence: str, code: str, domain: DomainPack) -> tuple[Claim, ...]:
    return tuple(claim for claim in _reading(sentence, code).claims if claim.pack == domain.code)


def check_pack(pack: LanguagePack, *, files: tuple[PackFile, ...] = FILES) -> tuple[Problem, ...]:
    """All problems of one pack."""
    problems = [problem for file in files for problem in _check(pack, file)]
    known = {file.name for file in files}
    unread = [path for path in checked_in(pack) if path.name not in known]
    return tuple(problems + [Problem(path, None, UNREAD) for path in unread])


def _check_things(domain: DomainPack, pack: LanguagePack) -> Iterator[Problem]:
    path = domain.folder / pack.code / WORDS
    try:
        index_of(domain, pack.code)
    except PackError as error:
        yield Problem(error.path, error.line, error.what)
        return
    lines = {place.name: place.line for place in places_in(path)}
    for rule in domain.rules(f"{pack.code}/{WORDS}", KindWords):
        found = PackFile(WORDS, "rules", KindWords, functools.partial(in_things, domain))
        what = [*twice_worded(rule, domain, pack.code), *_check_rule(pack, found, rule)]
        yield from (Problem(path, lines.get(rule.name), each) for each in what)


def in_things(domain: DomainPack, pack: LanguagePack, rule: KindWords, sentence: str) -> bool:
    """Whether an item of the sentence names the rule; a rule without a kind must leave no item at all."""
    from ondit.annotate.pipeline import annotate  # brings the parser, as in _reading

    found = find_items(annotate(sentence, (Part("body", 0, len(sentence)),), pack), pack, domain)
    name = domain.rule_id(f"{pack.code}/{rule.name}")
    return any(rule.kind is None or item.rule == name for item in found)


def checked_files(language: str | None = None) -> tuple[Path, ...]:
    """The files of one language pack, or of all packs, those of domains included."""
    found = tuple(path for pack in _packs(language) for path in checked_in(pack))
    return found if language else found + tuple(path for name in known_domains() for path in domain_files(name))


def domain_files(name: str) -> tuple[Path, ...]:
    """The files of a domain pack."""
    return _files(domain_pack(name))


def _files(domain: DomainPack) -> tuple[Path, ...]:
    return tuple(sorted(path for path in domain.folder.rglob("*") if path.suffix in (".yaml", ".csv")))


def _is_read(domain: DomainPack, path: Path) -> bool:
    """Whether a file of a domain pack is one that the program looks for, in its place."""
    if path.parent == domain.folder:
        return path.name in DOMAIN_FILES
    return path.parent.parent == domain.folder and path.parent.name in known_languages() and path.name in SPOKEN_FILES


def checked_in(pack: LanguagePack) -> tuple[Path, ...]:
    """The files of a pack."""
    return tuple(sorted(path for path in pack.folder.iterdir() if path.suffix in (".yaml", ".csv")))


def _packs(language: str | None) -> tuple[LanguagePack, ...]:
    return tuple(language_pack(code) for code in ((language,) if language else known_languages()))


def _check(pack: LanguagePack, file: PackFile) -> Iterator[Problem]:
    path = pack.folder / file.name
    if not path.is_file():
        if file.whole is None:
            yield Problem(path, None, "the file is missing; every language has the same files")
        return
    try:
        loaded = getattr(pack, file.holds)(file.name, file.shape)
        if file.whole is not None:
            file.whole(pack)
    except PackError as error:
        yield Problem(error.path, error.line, error.what)
        return
    if file.holds == "rules":
        lines = {place.name: place.line for place in places_in(path)}
        for rule in loaded:
            yield from (Problem(path, lines.get(rule.name), what) for what in _check_rule(pack, file, rule))


def _check_rule(pack: LanguagePack, file: PackFile, rule: Rule) -> Iterator[str]:
    if not rule.finds and not rule.leaves:  # a rule that only prevents has nothing to find
        yield f"'{rule.name}' brings no sentence to find or to leave"
    if file.finds is None:
        return
    for sentence in rule.finds:
        if not file.finds(pack, rule, sentence):
            yield f"'{rule.name}' does not find: {sentence}"
    for sentence in rule.leaves:
        if file.finds(pack, rule, sentence):
            yield f"'{rule.name}' does not leave: {sentence}"
