"""Trees of a language that is read off them, mended where a verb stands under the wrong word.

Only slips that words and tags show by themselves: a finite verb under a relative clause that ended before it, under the
last word of its own subject, or beside a second subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ondit.annotate.document import Sentence, Token
from ondit.annotate.grammar import Grammar

REACH = 40  # tokens to either side that are looked at
APART = ("conj", "parataxis")


def replant(tokens: Sequence[Token], sentences: Sequence[Sentence], grammar: Grammar) -> list[Token]:
    """The tokens with these slips mended, where the pack names a past tense to tell verbs by (`past_tag`)."""
    mended = list(tokens)
    if not grammar.past_tag:
        return mended
    for sentence in sentences:
        _present(mended, sentence, grammar)
        _behind_source(mended, sentence, grammar)
        for at in range(sentence.start, sentence.end):
            if mended[at].tag in grammar.tags.finite:
                _behind_relative(mended, at, sentence, grammar)
                _before_object(mended, at, sentence, grammar)
                _behind_day(mended, at, sentence, grammar)
                _behind_noun(mended, at, sentence, grammar)
                _behind_title(mended, at, sentence, grammar)
                _with_subordinator(mended, at, sentence, grammar)
                _attribute(mended, at, sentence, grammar)
                _behind_long_subject(mended, at, sentence, grammar)
            elif mended[at].tag in grammar.tags.participle:
                _joined(mended, at, sentence, grammar)
                _over_attribute(mended, at, sentence, grammar)
                _complement(mended, at, sentence, grammar)
    return mended


def _present(tokens: list[Token], sentence: Sentence, grammar: Grammar) -> None:
    """Norway denies selling drones, Norway confirms talks: a form of saying between a noun and a gerund, or a name and
    the noun that it was taken for a part of, in a sentence without a verb.
    """
    tags = grammar.tags
    if any(tokens[at].tag in tags.finite for at in range(sentence.start, sentence.end)):
        return
    for at in range(sentence.start + 1, sentence.end - 1):
        token, before = tokens[at], tokens[at - 1]
        listed = token.text.islower() and token.lower in grammar.verb_forms and token.tag in tags.noun
        gerund = tokens[at + 1].tag in tags.gerund
        compound = before.tag in tags.name and token.dep == "compound" and at < token.head < sentence.end
        if not listed or before.tag not in tags.noun or not (gerund or compound):
            continue
        top = token.head if compound else at + 1 if tokens[at + 1].head in (at, at + 1) else tokens[at + 1].head
        tokens[at] = replace(token, tag=grammar.present_tag, pos="VERB", form="Fin", head=at, dep="ROOT")
        for n in range(sentence.start, sentence.end):
            if n not in (at, top) and tokens[n].head == at:
                tokens[n] = replace(tokens[n], head=top if n > at else at - 1)
        tokens[at - 1] = replace(before, head=at, dep="nsubj")
        tokens[top] = replace(tokens[top], head=at, dep="xcomp" if gerund else "obj")
        return


def _behind_source(tokens: list[Token], sentence: Sentence, grammar: Grammar) -> None:
    """According to people briefed on it, | the raid failed: neither the source nor its participle is the main verb."""
    first = tokens[sentence.start]
    noun = first.head
    if first.tag not in grammar.tags.gerund or first.dep != "case":
        return
    root = next((n for n in range(sentence.start, sentence.end) if tokens[n].head == n), sentence.start)
    if root not in (noun, tokens[noun].head):
        return
    if tokens[root].tag in grammar.tags.finite or _has(tokens, root, sentence, ("aux", "nsubj", "cop")):
        return
    later = (n for n in range(root + 1, sentence.end) if tokens[n].head == root and tokens[n].dep in APART)
    verb = next((n for n in later if tokens[n].tag in grammar.tags.finite), None)
    if verb is not None and _has(tokens, verb, sentence, ("nsubj",)):
        tokens[verb] = replace(tokens[verb], head=verb, dep="ROOT")
        tokens[noun] = replace(tokens[noun], head=verb, dep="obl")
        if root != noun:
            tokens[root] = replace(tokens[root], head=noun, dep="amod")


def _behind_relative(tokens: list[Token], verb: int, sentence: Sentence, grammar: Grammar) -> None:
    """Officials who have seen it | say: a finite verb under the relative clause is that of the noun before it."""
    relative = tokens[verb].head
    if tokens[verb].dep != "xcomp" or relative >= verb or not tokens[relative].dep.startswith("acl"):
        return
    noun = tokens[relative].head
    if not sentence.start <= noun < relative or tokens[noun].head != noun:
        return
    if tokens[noun].tag in grammar.tags.noun and not _has(tokens, verb, sentence, ("nsubj", "aux", "mark")):
        _crown(tokens, verb, noun)


def _before_object(tokens: list[Token], verb: int, sentence: Sentence, grammar: Grammar) -> None:
    """An officer who fled | reported attacks: a past tense behind a relative clause that was taken for an attribute."""
    thing = tokens[verb].head
    if tokens[verb].dep != "amod" or tokens[verb].tag != grammar.past_tag or thing <= verb:
        return
    noun = next((n for n in range(sentence.start, verb) if tokens[n].head == n), None)
    if noun is None or tokens[noun].tag not in grammar.tags.noun:
        return
    if any(tokens[n].head == noun and tokens[n].dep.startswith("acl") for n in range(noun + 1, verb)):
        _crown(tokens, verb, noun)
        tokens[thing] = replace(tokens[thing], head=verb, dep="obj")


def _behind_day(tokens: list[Token], verb: int, sentence: Sentence, grammar: Grammar) -> None:
    """The bank on Monday | announced rate cuts: a past tense behind the day it was said on is no attribute."""
    day, thing = verb - 1, tokens[verb].head
    if tokens[verb].dep != "amod" or tokens[verb].tag != grammar.past_tag or not verb < thing < sentence.end:
        return
    if tokens[day].lower not in grammar.time_nouns or _has(tokens, verb, sentence, ("nsubj", "aux")):
        return
    before = next((n for n in range(day - 1, sentence.start, -1) if tokens[n].tag in grammar.tags.preposition), 0)
    noun = before - 1
    if day - before > 2 or noun < sentence.start or tokens[noun].tag not in grammar.tags.noun:
        return
    while sentence.start <= tokens[noun].head < before and tokens[noun].head != noun:
        noun = tokens[noun].head
    above = tokens[noun].head
    if tokens[noun].tag not in grammar.tags.noun or verb <= above < sentence.end:
        return
    tokens[verb] = replace(tokens[verb], head=verb if above == noun else above, dep=tokens[noun].dep)
    tokens[noun] = replace(tokens[noun], head=verb, dep="nsubj")
    for n in range(before, verb):
        if tokens[n].head in (thing, noun):
            tokens[n] = replace(tokens[n], head=verb if n == day else day)
    tokens[day] = replace(tokens[day], head=verb, dep="obl")
    tokens[thing] = replace(tokens[thing], head=verb, dep="obj")


def _behind_noun(tokens: list[Token], verb: int, sentence: Sentence, grammar: Grammar) -> None:
    """Two diplomats | voiced anger: in a sentence that has only a noun for its root, a form of saying before it."""
    noun, thing = verb - 1, tokens[verb].head
    if tokens[verb].dep != "amod" or tokens[verb].tag != grammar.past_tag or tokens[thing].head != thing:
        return
    listed = tokens[verb].lower in grammar.verb_forms and verb < thing < sentence.end
    if not listed or noun < sentence.start or tokens[noun].dep != "compound" or tokens[noun].head != thing:
        return
    for n in range(sentence.start, sentence.end):
        if tokens[n].head == thing and n not in (verb, thing):
            tokens[n] = replace(tokens[n], head=noun if n < noun else verb if n > thing else tokens[n].head)
    tokens[verb] = replace(tokens[verb], head=verb, dep="ROOT")
    tokens[noun] = replace(tokens[noun], head=verb, dep="nsubj")
    tokens[thing] = replace(tokens[thing], head=verb, dep="obj")


def _behind_title(tokens: list[Token], verb: int, sentence: Sentence, grammar: Grammar) -> None:
    """Chief executive | Jo Lund described: a verb under the word right before its subject, which belongs to that."""
    title = tokens[verb].head
    if not sentence.start <= title < verb or tokens[title].head != title or not tokens[verb].dep.startswith("acl"):
        return
    subject = next((n for n in range(title + 1, verb) if tokens[n].head == verb and tokens[n].dep == "nsubj"), None)
    if subject != title + 1 or tokens[subject].tag not in grammar.tags.noun:
        return
    if tokens[title].tag not in grammar.tags.noun | grammar.tags.modifier:
        return
    tokens[verb] = replace(tokens[verb], head=verb, dep="ROOT")
    tokens[title] = replace(tokens[title], head=subject, dep="nmod:desc")


def _with_subordinator(tokens: list[Token], verb: int, sentence: Sentence, grammar: Grammar) -> None:
    """After the minister announced it, ...: a phrase behind a subordinator, right before a verb without a subject."""
    first = sentence.start
    if tokens[first].lower not in grammar.subordinators or tokens[first].dep != "case":
        return
    noun = tokens[first].head
    if not first < noun < verb or tokens[noun].head != verb or not tokens[noun].dep.startswith("obl"):
        return
    if noun == verb - 1 and not _has(tokens, verb, sentence, ("nsubj", "expl", "csubj")):
        tokens[noun] = replace(tokens[noun], dep="nsubj")
        tokens[first] = replace(tokens[first], head=verb, dep="mark")


def _joined(tokens: list[Token], verb: int, sentence: Sentence, grammar: Grammar) -> None:
    """praised the rescuers and promised help: behind a past tense the joined form with an object is one too."""
    first = tokens[verb].head
    if tokens[verb].dep != "conj" or first >= verb or tokens[first].tag != grammar.past_tag:
        return
    if tokens[verb - 1].tag not in grammar.tags.coordinator or tokens[first].lemma.lower() in grammar.auxiliaries:
        return
    if _has(tokens, verb, sentence, ("obj", "ccomp")) and not _has(tokens, verb, sentence, ("aux", "nsubj")):
        tokens[verb] = replace(tokens[verb], tag=grammar.past_tag, form="Fin", mood="Ind", tense="Past")


def _over_attribute(tokens: list[Token], at: int, sentence: Sentence, grammar: Grammar) -> None:
    """Images reviewed by the group | show craters: the finite verb under a participle that was taken for the root."""
    if tokens[at].head != at or _has(tokens, at, sentence, ("aux", "cop")):
        return
    noun = next((n for n in range(sentence.start, at) if _is_subject(tokens, n, at)), None)
    below = (n for n in range(at + 1, min(sentence.end, at + REACH)) if tokens[n].head == at)
    verb = next((n for n in below if tokens[n].tag in grammar.tags.finite), None)
    if noun is None or verb is None or _has(tokens, verb, sentence, ("nsubj", "mark", "aux")):
        return
    if tokens[verb].dep in ("xcomp", "ccomp", "parataxis") and tokens[noun].tag in grammar.tags.noun:
        tokens[verb] = replace(tokens[verb], head=verb, dep="ROOT")
        tokens[noun] = replace(tokens[noun], head=verb)
        tokens[at] = replace(tokens[at], head=noun, dep="acl")


def _attribute(tokens: list[Token], verb: int, sentence: Sentence, grammar: Grammar) -> None:
    """but the management | denied layoffs: a finite verb with a subject of its own is no attribute of its object."""
    noun = tokens[verb].head
    if tokens[verb].dep != "amod" or not verb < noun < sentence.end or not _has(tokens, verb, sentence, ("nsubj",)):
        return
    up = tokens[noun].head
    for n in range(max(sentence.start, noun - REACH), noun):
        if tokens[n].head == noun and n < verb:
            tokens[n] = replace(tokens[n], head=verb)
    tokens[verb] = replace(tokens[verb], head=verb if up == noun else up, dep=tokens[noun].dep)
    tokens[noun] = replace(tokens[noun], head=verb, dep="obj")


def _behind_long_subject(tokens: list[Token], verb: int, sentence: Sentence, grammar: Grammar) -> None:
    """The ministry in charge of the regions | issued a warning: what a preposition governs is no subject."""
    if tokens[verb].dep != "parataxis":
        return
    subject = next((n for n in range(max(sentence.start, verb - REACH), verb) if _is_subject(tokens, n, verb)), None)
    if subject is None:
        return
    governed = [n for n in range(sentence.start, subject) if tokens[n].head == subject and tokens[n].dep == "case"]
    root = next((n for n in range(sentence.start, subject) if tokens[n].head == n), None)
    if not governed or root is None or tokens[root].tag not in grammar.tags.noun:
        return
    if any(tokens[n].tag in grammar.tags.finite for n in range(sentence.start, verb)):
        return
    tokens[subject] = replace(tokens[subject], head=root, dep="nmod")
    _crown(tokens, verb, root)


def _is_subject(tokens: Sequence[Token], at: int, verb: int) -> bool:
    return tokens[at].head == verb and tokens[at].dep == "nsubj"


def _complement(tokens: list[Token], verb: int, sentence: Sentence, grammar: Grammar) -> None:
    """residents said | the water smelled: beside a second subject behind the verb the participle is its verb."""
    noun = tokens[verb].head
    if tokens[verb].dep != "acl" or noun != verb - 1 or tokens[noun].dep != "nsubj":
        return
    above = tokens[noun].head
    if not sentence.start <= above < noun or tokens[above].tag not in grammar.tags.finite:
        return
    if any(_is_subject(tokens, n, above) for n in range(max(sentence.start, above - REACH), above)):
        tokens[verb] = replace(
            tokens[verb], tag=grammar.past_tag, form="Fin", mood="Ind", tense="Past", head=above, dep="ccomp"
        )
        tokens[noun] = replace(tokens[noun], head=verb)


def _has(tokens: Sequence[Token], at: int, sentence: Sentence, deps: tuple[str, ...]) -> bool:
    """Whether something near a token hangs on it in one of these ways."""
    near = range(max(sentence.start, at - REACH), min(sentence.end, at + REACH))
    return any(tokens[n].head == at and n != at and tokens[n].dep.startswith(deps) for n in near)


def _crown(tokens: list[Token], verb: int, noun: int) -> None:
    """Make the verb the root, and the noun that was it its subject."""
    tokens[verb] = replace(tokens[verb], head=verb, dep="ROOT")
    tokens[noun] = replace(tokens[noun], head=verb, dep="nsubj")
