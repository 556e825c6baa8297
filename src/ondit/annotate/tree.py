"""Clauses read off the dependency tree, for languages whose trees can be trusted.

A clause's head is a token that the tree makes the root, a complement, an adverbial or relative clause, or
a coordinated verb; its own tokens are those nearest to it; its subject is its subject's subtree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ondit.annotate.document import Clause, ClauseKind, Quotation, Sentence, Token
from ondit.annotate.grammar import Grammar
from ondit.annotate.phrases import extend, find_phrases
from ondit.annotate.verbs import mood_of, verb_tokens

HEADS = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis", "relcl"})
SUBJECTS = ("nsubj", "csubj", "expl")


def find_clauses(
    tokens: Sequence[Token],
    sentence: Sentence,
    number: int,
    first: int,
    quotations: Sequence[Quotation],
    grammar: Grammar,
) -> Iterator[Clause]:
    """The clauses of one sentence, numbered from `first`."""
    span = range(sentence.start, sentence.end)
    children: dict[int, list[int]] = {at: [] for at in span}
    for at in span:
        if tokens[at].head != at and tokens[at].head in children:
            children[tokens[at].head].append(at)
    heads = [at for at in span if _is_head(tokens, at, children, grammar)]
    lost = _lost_verb(tokens, span, grammar)
    if lost is not None:
        yield _whole_clause(tokens, sentence, number, first, lost, grammar)
        return
    owner = _owners(tokens, span, set(heads))
    members: dict[int, list[int]] = {head: [] for head in heads}
    for at in span:
        members[owner[at]].append(at)
    heads.sort(key=lambda head: members[head][0])
    place = {head: first + n for n, head in enumerate(heads)}
    found = [_clause(tokens, head, members[head], children, place, owner, number, grammar) for head in heads]
    for clause, head in zip(found, heads, strict=True):
        yield _sharing(clause, found, tokens[head], first)


def _sharing(clause: Clause, found: Sequence[Clause], head: Token, first: int) -> Clause:
    """A coordinated clause without a subject has the one before it: welcomed the plan but demanded further steps."""
    if clause.subject is not None or clause.finite is None or clause.parent is None or not head.dep.startswith("conj"):
        return clause
    return replace(clause, subject=found[clause.parent - first].subject)


def _lost_verb(tokens: Sequence[Token], span: range, grammar: Grammar) -> int | None:
    """In a sentence without a finite verb, the word behind its first phrase whose form the pack lists as a verb's."""
    if any(tokens[at].tag in grammar.tags.finite for at in span):
        return None
    phrases = find_phrases(tokens, span.start, span.stop, grammar)
    if not phrases or phrases[0].left - span.start > 1 or phrases[0].preposition is not None:
        return None
    end = extend(tokens, phrases[0], span.stop, grammar)
    for at in range(phrases[0].head, min(end + 2, span.stop)):
        if at > phrases[0].start and tokens[at].lower in grammar.verb_forms and tokens[at].text.islower():
            return at
    return None


def _whole_clause(
    tokens: Sequence[Token], sentence: Sentence, number: int, place: int, verb: int, grammar: Grammar
) -> Clause:
    """The sentence as one clause around a verb that the tagger lost."""
    pieces = ((sentence.start, sentence.end),)
    verbs = tuple(sorted({verb, *verb_tokens(tokens, pieces, grammar)}))
    return Clause(place, number, "main", pieces, verb, verbs, (sentence.start, verb), None, "indicative", None)


def _is_head(tokens: Sequence[Token], at: int, children: dict[int, list[int]], grammar: Grammar) -> bool:
    token = tokens[at]
    base = token.dep.split(":")[0]
    if token.head == at or token.head not in children:
        return True
    if base in HEADS:
        gerund = base == "advcl" and token.tag in grammar.tags.gerund
        verbal = gerund or _finite(tokens, at, children, grammar) is not None or _is_verb(token, grammar)
        return base == "parataxis" or verbal or _is_predicate(tokens, at, children, grammar)
    return (
        base == "conj"
        and (_finite(tokens, at, children, grammar) is not None)
        and _has_subject_or_verb(tokens, at, grammar)
    )


def _has_subject_or_verb(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    return tokens[at].tag in grammar.tags.finite | grammar.tags.participle | grammar.tags.infinitive or tokens[
        at
    ].pos in ("AUX", "VERB")


def _is_predicate(tokens: Sequence[Token], at: int, children: dict[int, list[int]], grammar: Grammar) -> bool:
    """to be in Spain: an infinitive whose verb is no more than the link to what is said of its subject."""
    linked = any(tokens[child].dep == "cop" for child in children[at])
    return linked and any(tokens[child].tag in grammar.tags.infinitive_marker for child in children[at])


def _is_verb(token: Token, grammar: Grammar) -> bool:
    return token.pos in ("VERB", "AUX")


def _finite(tokens: Sequence[Token], at: int, children: dict[int, list[int]], grammar: Grammar) -> int | None:
    """The finite verb of the clause headed by `at`: itself, or its first finite auxiliary or copula."""
    for child in children[at]:
        if tokens[child].dep.split(":")[0] in ("aux", "cop") and tokens[child].tag in grammar.tags.finite:
            return child
    if tokens[at].tag in grammar.tags.finite or _mistagged(tokens, at, children, grammar):
        return at
    return None


def _mistagged(tokens: Sequence[Token], at: int, children: dict[int, list[int]], grammar: Grammar) -> bool:
    """A past tense that the tagger took for a participle: it has a subject before it and no auxiliary."""
    if tokens[at].tag not in grammar.tags.participle or tokens[at].dep.split(":")[0] in ("acl", "amod"):
        return False
    deps = {tokens[child].dep.split(":")[0] for child in children[at] if child < at}
    return (
        "nsubj" in deps and not deps & {"aux", "cop"} and not any(tokens[c].dep == "nsubj:pass" for c in children[at])
    )


def _owners(tokens: Sequence[Token], span: range, heads: set[int]) -> dict[int, int]:
    """For each token the clause head that it is nearest to on its way up."""
    owner: dict[int, int] = {}
    for at in span:
        path, up = [], at
        while up not in owner and up not in heads:
            path.append(up)
            up = tokens[up].head
        root = owner.get(up, up)
        for step in path:
            owner[step] = root
        if at in heads:
            owner[at] = at
    return owner


def _clause(
    tokens: Sequence[Token],
    head: int,
    members: list[int],
    children: dict[int, list[int]],
    place: dict[int, int],
    owner: dict[int, int],
    number: int,
    grammar: Grammar,
) -> Clause:
    pieces = tuple(_ranges(members))
    finite = _finite(tokens, head, children, grammar)
    intro = _intro(tokens, head, members, grammar)
    up = tokens[head].head
    parent = None if up == head or up not in owner else place[owner[up]]
    return Clause(
        place[head], number, _kind(tokens[head], finite, intro, tokens, grammar), pieces, finite,
        verb_tokens(tokens, pieces, grammar), _subject(tokens, head, children), intro,
        mood_of(tokens[finite] if finite is not None else None, grammar), parent,
    )  # fmt: skip


def _ranges(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = previous = members[0]
    for at in members[1:]:
        if at != previous + 1:
            yield start, previous + 1
            start = at
        previous = at
    yield start, previous + 1


def _intro(tokens: Sequence[Token], head: int, members: Sequence[int], grammar: Grammar) -> int | None:
    """The subordinating word: a mark of this clause, or a relative or question word at its front."""
    for at in members[:4]:
        token = tokens[at]
        if at < head and token.dep == "mark" and token.tag not in grammar.tags.infinitive_marker:
            return at
        if at < head and token.tag in grammar.tags.relative and token.lower in grammar.subordinators:
            return at
    return None


def _kind(head: Token, finite: int | None, intro: int | None, tokens: Sequence[Token], grammar: Grammar) -> ClauseKind:
    base = head.dep.split(":")[0]
    if finite is None:
        return "infinitive" if base in ("xcomp", "advcl", "acl", "ccomp") else "fragment"
    if base == "acl" and finite is not None and intro is None and head.dep == "acl":
        return "main"  # a finite verb that the tree hung on its own subject
    if base in ("acl", "relcl") and not (intro is not None and tokens[intro].dep == "mark"):
        return "relative"  # the claim that ... hangs on its noun too, but by a mark
    if intro is not None or base == "advcl":
        return "subordinate"
    return "main"


def _subject(tokens: Sequence[Token], head: int, children: dict[int, list[int]]) -> tuple[int, int] | None:
    for kind in SUBJECTS:
        for child in children[head]:
            if tokens[child].dep.startswith(kind):
                return _subtree(child, children, head)
    return None


def _subtree(top: int, children: dict[int, list[int]], verb: int) -> tuple[int, int]:
    """The contiguous stretch of a token's subtree around it, never across the verb."""
    stack, inside = [top], set()
    while stack:
        at = stack.pop()
        inside.add(at)
        stack.extend(children[at])
    start = end = top
    while start - 1 in inside:
        start -= 1
    while end + 1 in inside:
        end += 1
    return start, end + 1
