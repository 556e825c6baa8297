"""Which words of a statement its certainty hangs on: the main clause of the content, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ondit.annotate.document import Clause, Document
from ondit.attribution.draft import Draft

JUST_BEFORE = 9  # tokens
LOOSE = frozenset({"relative"})


@dataclass(frozen=True, slots=True)
class Scope:
    """Token numbers, in text order.

    main: the content's main clause without the clauses that hang on it; beside: conditional and other
    adverbial clauses that do; content: all of it; before: the few words of its sentence right before it, and
    those of the content before the main clause where the frame left some behind (it likely that ...);
    last: its last words with the marks that close its sentence; cue: the words around the cue, outside the
    content; verbs_of_cue: the finite verbs among them. clause: the main clause itself, None where the
    content has none. words: forms and lemmas of all these, in small letters: a rule whose words are not
    among them need not be looked at (there are hundreds of rules, and few words in a sentence).
    """

    main: tuple[int, ...]
    beside: tuple[int, ...]
    content: tuple[int, ...]
    before: tuple[int, ...]
    last: tuple[int, ...]
    cue: tuple[int, ...]
    verbs_of_cue: tuple[int, ...]
    clause: Clause | None
    words: frozenset[str]

    @property
    def verbs(self) -> tuple[int, ...]:
        """The verbs of the main clause."""
        return self.clause.verbs if self.clause else ()


def scope_of(draft: Draft, doc: Document) -> Scope:
    """The scope of a statement."""
    content = tuple(i for start, end in draft.content for i in range(start, end))
    within = set(content)
    clauses = _clauses(doc, content)
    head = _head(doc, clauses, within)
    main = _main(doc, clauses, head, content)
    beside = tuple(i for clause in clauses for i in _tokens(clause) if head and _hangs(clause, head) and i in within)
    before = (*_before(doc, draft.start), *_left(head, content))
    last, cue = _last(doc, draft.end), _cue(draft, doc, within)
    intro = (head.intro,) if head is not None and head.intro is not None else ()
    tokens = [doc.tokens[i] for i in {*main, *beside, *content, *before, *last, *cue, *intro}]
    words = frozenset(token.lower for token in tokens) | {token.lemma.lower() for token in tokens}
    finites = tuple(i for i in cue if doc.tokens[i].form == "Fin")
    return Scope(main, beside, content, before, last, cue, finites, head, words)


def inner_scope(scope: Scope, doc: Document, openers: Sequence[str]) -> Scope:
    """The scope of the clause that is itself what is said: it is likely that ...; the same scope if there is none."""
    if scope.clause is None:
        return scope
    within = set(scope.content)
    for clause in _clauses(doc, scope.content):
        opened = clause.intro is not None and doc.tokens[clause.intro].lower in openers
        if opened and clause.parent == scope.clause.number and clause.finite in within:
            return replace(scope, main=tuple(i for i in _tokens(clause) if i in within), clause=clause)
    return scope


def scopes_at(draft: Draft, doc: Document, at: int) -> tuple[Scope, ...]:
    """The scope of the clause that holds a token of a statement, then of the clauses it hangs on, from the inside out.

    A relative clause or one joined to another stands for itself, so what is said around it is left out.
    Just the statement's own scope where no finite clause of it holds the token.
    """
    whole, within = scope_of(draft, doc), {i for start, end in draft.content for i in range(start, end)}
    clauses = {c.number: c for c in _clauses(doc, whole.content) if c.finite is not None and c.finite in within}
    held = [c for c in clauses.values() if at in c.verbs or any(start <= at < end for start, end in c.pieces)]
    if not held or held[0] == whole.clause:
        return (whole,)
    line = [held[0]]
    while line[-1].kind == "subordinate" and line[-1].parent in clauses and clauses[line[-1].parent] not in line:
        line.append(clauses[line[-1].parent])
    return tuple(_narrowed(whole, clause, clauses.values(), doc, within) for clause in line)


def _narrowed(whole: Scope, clause: Clause, clauses: Iterable[Clause], doc: Document, within: set[int]) -> Scope:
    """A statement's scope with another of its clauses for the main one."""
    if clause == whole.clause:
        return whole
    main = tuple(i for i in sorted({*_tokens(clause), *clause.verbs}) if i in within)
    beside = tuple(i for other in clauses if _hangs(other, clause) for i in _tokens(other) if i in within)
    return replace(whole, main=main, beside=beside, content=main, before=_before(doc, main[0]), clause=clause)


def _clauses(doc: Document, content: Sequence[int]) -> list[Clause]:
    """The clauses of the sentences that the content touches."""
    if not doc.clauses or not doc.sentence_of:
        return []
    sentences = sorted({doc.sentence_of[i] for i in content})
    return [doc.clauses[number] for sentence in sentences for number in doc.clauses_of[sentence]]


def _head(doc: Document, clauses: Sequence[Clause], within: set[int]) -> Clause | None:
    """The first clause of the content with a finite verb that hangs on no other such clause of it."""
    held = {clause.number: clause for clause in clauses if clause.finite is not None and clause.finite in within}
    tops = [clause for clause in held.values() if not _above(doc, clause, held)]
    firm = [clause for clause in tops if clause.kind not in LOOSE]
    if not firm and tops and min(within) < tops[0].start:
        return None  # a noun phrase with a relative clause: the clause does not carry it
    first = min(firm or tops, key=lambda clause: clause.start, default=None)
    if first is not None and first.kind == "subordinate" and first.start == min(within):
        # Falls es regnet, bleiben wir: the clause in front hangs on the main one, whichever way it was parsed
        return next((c for c in held.values() if c.kind == "main" and c.parent == first.number), first)
    return first


def _above(doc: Document, clause: Clause, held: dict[int, Clause]) -> bool:
    """Whether a clause hangs, at whatever distance, on one that is held."""
    seen: set[int] = set()
    parent = clause.parent
    while parent is not None and parent not in seen:
        if parent in held:
            return True
        seen.add(parent)
        parent = doc.clauses[parent].parent
    return False


def _tokens(clause: Clause) -> list[int]:
    return [i for start, end in clause.pieces for i in range(start, end)]


def _hangs(clause: Clause, head: Clause) -> bool:
    return (
        head.number != clause.number
        and clause.kind == "subordinate"
        and (clause.parent == head.number or head.parent == clause.number)
    )


def _main(doc: Document, clauses: Sequence[Clause], head: Clause | None, content: Sequence[int]) -> tuple[int, ...]:
    within = set(content)
    if head is not None:
        return tuple(sorted(within & (set(_tokens(head)) | set(head.verbs))))
    aside = {i for clause in clauses if clause.finite is not None and clause.finite in within for i in _tokens(clause)}
    first = doc.sentence_of[content[0]] if doc.sentence_of and content else None
    return tuple(i for i in content if i not in aside and (first is None or doc.sentence_of[i] == first))


def _before(doc: Document, start: int) -> tuple[int, ...]:
    first = doc.sentences[doc.sentence_of[start]].start if doc.sentence_of else 0
    return tuple(range(max(first, start - JUST_BEFORE), start))


def _left(head: Clause | None, content: Sequence[int]) -> tuple[int, ...]:
    """The first words of the content that belong to no clause of it."""
    if head is None or head.kind != "subordinate":
        return ()
    return tuple(i for i in content[:JUST_BEFORE] if i < head.start)


def _last(doc: Document, end: int) -> tuple[int, ...]:
    """The last three tokens, and the marks after them if nothing else follows in their sentence."""
    stop = doc.sentences[doc.sentence_of[end - 1]].end if doc.sentence_of else len(doc.tokens)
    closing = tuple(range(end, stop))
    return (*range(max(0, end - 3), end), *(closing if all(doc.tokens[i].pos == "PUNCT" for i in closing) else ()))


def _cue(draft: Draft, doc: Document, within: set[int]) -> tuple[int, ...]:
    """The cue's clauses without the content; the cue alone where no clause is known."""
    cue = {i for start, end in draft.cue for i in range(start, end)}
    clauses = [clause for clause in _clauses(doc, sorted(cue)) if cue & set(_tokens(clause))]
    # declined to confirm: an infinitive is governed by the verb of the clause above it
    above = [doc.clauses[c.parent] for c in clauses if c.kind == "infinitive" and c.parent is not None]
    around = {i for clause in (*clauses, *above) for i in _tokens(clause)}
    return tuple(sorted((cue | around) - within))
