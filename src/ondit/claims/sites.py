"""Where sides and things stand in their sentence: behind which preposition, as whose subject, before which noun.

The phrases come from tags and word order, since trees are weak; a phrase of place or a genitive right behind
another phrase says of what it is, and stands where that one stands (with a shipyard in Istanbul).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ondit.annotate.document import Clause, Document
from ondit.annotate.grammar import Grammar
from ondit.annotate.phrases import Phrase, find_phrases
from ondit.claims.found import Hit, Site
from ondit.claims.rules import EventWords

SUBJECT, OBJECT, GENITIVE, ATTRIBUTE = "subject", "object", "genitive", "attribute"
LINKS = 3  # phrases that may hang on one another


def sites_of(
    doc: Document, grammar: Grammar, words: EventWords, sentence: int, spans: Sequence[tuple[int, int]], stops: set[int]
) -> list[Site]:
    """The site of each span of one sentence. stops: tokens at which a phrase is no longer only part of another."""
    where = doc.sentences[sentence]
    phrases = find_phrases(doc.tokens, where.start, where.end, grammar)
    sites: list[Site] = []
    for start, end in spans:
        others = {n for a, b in spans if (a, b) != (start, end) for n in range(a, b)}
        site = _site(doc, grammar, words, phrases, start, end, stops, others)
        before = sites[-1] if sites else None
        second = before is not None and before.bare and site.bare and before.end == start and before.before is None
        sites.append(replace(site, second=second))
    return sites


def _site(
    doc: Document,
    grammar: Grammar,
    words: EventWords,
    phrases: Sequence[Phrase],
    start: int,
    end: int,
    stops: set[int],
    others: set[int],
) -> Site:
    at = next((n for n, phrase in enumerate(phrases) if phrase.left < end and start < phrase.end), None)
    if at is None:
        return _bare_site(doc, grammar, start, end)
    phrase = phrases[at]
    beyond = [one.head for one in phrases[at + 1 :] if one.start < end <= one.head]
    head = beyond[0] if beyond else phrase.head  # North | Korean shells: a border inside the party's words is none
    carried = head < end or head in others or _parts(doc, grammar, start, end, head)
    owner = not carried and _owns(doc, grammar, start, end)
    before = None if carried or owner else head
    of = head if owner else None
    prepositions: list[str] = []
    for _ in range(LINKS):
        if phrase.preposition is not None and phrase.preposition < start:
            prepositions.append(doc.tokens[phrase.preposition].lower)
            of = of if of in stops else None
        if before is not None and before in stops:
            break
        above = phrases[at - 1] if at and phrases[at - 1].end == phrase.left else None
        if above is None:
            break
        if _is_genitive(doc, grammar, phrase):
            of = above.head
        elif not (prepositions and prepositions[-1] in words.places) or _is_time(doc, grammar, above):
            break
        if any(n in stops or n in others for n in range(above.start, above.end)):
            break
        at, phrase, before = at - 1, above, None
    bare = phrase.preposition is None
    return Site(start, end, before, of, tuple(prepositions), (phrase.start, phrase.end), bare)


def _bare_site(doc: Document, grammar: Grammar, start: int, end: int) -> Site:
    """The site of words that no phrase holds: what stands right before them counts."""
    previous = doc.tokens[start - 1] if start else None
    if previous is not None and previous.tag in grammar.tags.preposition:
        return Site(start, end, None, None, (previous.lower,), (start, end), False)
    return Site(start, end, None, None, (), (start, end), True)


def _parts(doc: Document, grammar: Grammar, start: int, end: int, head: int) -> bool:
    """Whether a name and the noun behind it are two phrases: offered Chile two submarines, der Ukraine Raketen.

    A language that writes its compounds in one word has no name as the attribute of a noun.
    """
    parting = grammar.tags.number | grammar.tags.determiner
    named = doc.tokens[end - 1].tag in grammar.tags.noun
    return (named and grammar.verb_second) or (named and any(doc.tokens[at].tag in parting for at in range(end, head)))


def _is_time(doc: Document, grammar: Grammar, phrase: Phrase) -> bool:
    head = doc.tokens[phrase.head]
    return head.lower in grammar.time_nouns or head.lemma.lower() in grammar.time_nouns or head.text.isdigit()


def _owns(doc: Document, grammar: Grammar, start: int, end: int) -> bool:
    """Iran's deliveries, Irans Lieferungen: a name in the genitive before its noun."""
    if end < len(doc.tokens) and doc.tokens[end].tag in grammar.tags.possessive:
        return True
    last = doc.tokens[end - 1]
    if last.tag in grammar.tags.possessive:
        return True
    ending = grammar.name_genitive
    return bool(ending) and last.tag in grammar.tags.noun and last.lower.endswith(ending)


def _is_genitive(doc: Document, grammar: Grammar, phrase: Phrase) -> bool:
    if phrase.preposition is not None:
        return False
    first = doc.tokens[phrase.start]
    if first.tag in grammar.tags.determiner:
        return first.lower in grammar.genitive_determiners
    return doc.tokens[phrase.head].case == "Gen" and first.tag not in grammar.tags.name


def places_of(site: Site, hit: Hit, doc: Document, grammar: Grammar, *, passive: bool) -> list[str]:
    """The places at which a site stands as seen from a trigger, by the names that packs use; may be none."""
    places: list[str] = []
    own = set(hit.tokens)
    clause = hit.clause
    if clause is not None and clause.kind == "relative" and clause.start - 2 <= site.end <= clause.start:
        if _pointer(doc, clause):
            return [OBJECT if passive else SUBJECT]
    if site.before is not None and site.before in own:
        places.append(ATTRIBUTE)
    if site.of is not None and site.of in own:
        places.append(GENITIVE)
    for preposition in site.prepositions:
        if passive and preposition in grammar.agent_prepositions:
            places.append(SUBJECT)
        places.append(preposition)
    if site.bare and ATTRIBUTE not in places and GENITIVE not in places:
        behind = _behind_first(site, hit, doc, grammar)
        subject = not site.second and not behind and is_subject(site, hit, doc, grammar)
        places.append(OBJECT if subject == passive else SUBJECT)
    return places


def _behind_first(site: Site, hit: Hit, doc: Document, grammar: Grammar) -> bool:
    """Whether a site stands right behind the verb of a clause that a bare name opens: schickt Moskau Panzer."""
    clause = hit.clause
    if clause is None or not grammar.verb_second or clause.kind != "main" or clause.finite is None:
        return False
    alone = clause.finite == clause.start + 1 and doc.tokens[clause.start].tag in grammar.tags.noun
    return alone and site.outer[0] == clause.finite + 1


def is_subject(site: Site, hit: Hit, doc: Document, grammar: Grammar) -> bool:
    """Whether a site is the subject of a trigger's clause, of the ones above it where it has none of its own."""
    clause = hit.clause
    seen: set[int] = set()
    while clause is not None and clause.number not in seen:
        seen.add(clause.number)
        if clause.kind == "relative" and (clause.subject is None or _pointer(doc, clause)):
            return clause.start <= site.outer[0] < clause.end
        if _opens(site, clause, doc, grammar):
            return True
        if clause.subject is not None and clause.kind != "infinitive":
            return clause.subject[0] < site.outer[1] and site.outer[0] < clause.subject[1]
        if clause.finite is None and clause.kind in ("main", "fragment"):
            return site.outer[0] < hit.head
        if clause.kind == "main" or clause.parent is None:
            return _before_verb(site, clause)
        if any(start <= site.start < end for start, end in clause.pieces):
            return False  # in a clause without a subject of its own
        clause = doc.clauses[clause.parent]
    return False


def _opens(site: Site, clause: Clause, doc: Document, grammar: Grammar) -> bool:
    """Whether a site is the first field of a verb-second clause, and no determiner makes it a dative."""
    first = doc.tokens[site.outer[0]]
    opening = clause.kind == "main" and clause.finite == site.outer[1] and site.outer[0] == clause.start
    return grammar.verb_second and opening and site.bare and first.lower not in grammar.dative_determiners


def _pointer(doc: Document, clause: Clause) -> bool:
    """A relative pronoun as the subject: who that is stands before the clause."""
    return clause.kind == "relative" and clause.subject is not None and clause.subject[0] == clause.intro


def _before_verb(site: Site, clause: Clause) -> bool:
    return clause.finite is not None and clause.start <= site.outer[0] < clause.finite
