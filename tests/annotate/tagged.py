"""Tokens made by hand, so that tests of the clause structure don't hang on what a model guesses.

A sentence is words with their tags: `Der/ART/Nom Minister/NN/Nom sagte/VVFIN ./$.`
After the tag come, in any order, the case, the number, and the place in the tree: `nsubj>3` (counted from 1, 0: root).
"""

from __future__ import annotations

from ondit.annotate.clauses import find_clauses
from ondit.annotate.document import Clause, Quotation, Sentence, Token
from ondit.annotate.grammar import Grammar
from ondit.annotate.quotes import find_marks

CASES = {"Nom", "Acc", "Dat", "Gen"}
NUMBERS = {"Sing", "Plur"}
GAP = " … "


def tokens_of(line: str, lemmas: dict[str, str] | None = None) -> list[Token]:
    """The tokens of a tagged line. lemmas: base forms by word, else the word itself."""
    found: list[Token] = []
    at = 0
    for i, word in enumerate(line.split()):
        text, tag, *marks = word.split("/")
        case = next((m for m in marks if m in CASES), "")
        number = next((m for m in marks if m in NUMBERS), "")
        dep, _, head = next((m for m in marks if ">" in m), ">").partition(">")
        place = i if head in ("", "0") else int(head) - 1
        pos = "VERB" if tag.startswith(("V", "MD")) else ""
        lemma = (lemmas or {}).get(text, text)
        found.append(
            Token(i, at, at + len(text), text, text.lower(), lemma, tag, pos, "ROOT" if head == "0" else dep, place,
                  "", "", "3" if pos else "", number, case, "", "", False)
        )  # fmt: skip
        at += len(text) + 1
    return found


def clauses_of(
    line: str, grammar: Grammar, lemmas: dict[str, str] | None = None
) -> tuple[list[Token], tuple[Clause, ...]]:
    """The tokens of a tagged line, and its clauses as one sentence."""
    tokens = tokens_of(line, lemmas)
    text = " ".join(token.text for token in tokens)
    starts = {token.start: token.i for token in tokens}
    quotations = [
        Quotation(starts[m.start], starts.get(m.end - 1, len(tokens) - 1) + 1, m.closed, m.depth)
        for m in find_marks(_glued(text), 0, len(text))
        if m.start in starts
    ]
    return tokens, find_clauses(tokens, [Sentence(0, len(tokens), 0, "body")], quotations, grammar)


def _glued(text: str) -> str:
    """The text as its quotation marks would stand: `„ Ja “` reads as `„xJa“`, at the same positions."""
    return text.replace("„ ", "„x").replace(" “", "x“")


def words(tokens: list[Token], start: int, end: int) -> str:
    """Tokens start to end as words."""
    return " ".join(token.text for token in tokens[start:end])


def shown(tokens: list[Token], clause: Clause) -> str:
    """A clause in one line: its pieces, then kind, finite verb, subject and opening word where it has them."""
    pieces = GAP.join(words(tokens, start, end) for start, end in clause.pieces)
    verb = tokens[clause.finite].text if clause.finite is not None else "-"
    subject = words(tokens, *clause.subject) if clause.subject else "-"
    return f"{pieces} | {clause.kind} | {verb} | {subject}"
