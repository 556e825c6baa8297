"""The clauses of each sentence, by the way that suits the language's word order.

Verb-second languages (German) are read by topological fields (`fields.py`): tags, verb position and
commas, because their trees are weak. The others are read off the tree (`tree.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from ondit.annotate import fields, tree
from ondit.annotate.document import Clause, Quotation, Sentence, Token
from ondit.annotate.grammar import Grammar


def find_clauses(
    tokens: Sequence[Token], sentences: Sequence[Sentence], quotations: Sequence[Quotation], grammar: Grammar
) -> tuple[Clause, ...]:
    """The clauses of all sentences, numbered through, in text order within each sentence."""
    find = fields.find_clauses if grammar.verb_second else tree.find_clauses
    found: list[Clause] = []
    for number, sentence in enumerate(sentences):
        found.extend(find(tokens, sentence, number, len(found), quotations, grammar))
    return tuple(found)
