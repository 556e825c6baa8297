"""Where sentences end, by rule: the full stop, what stands before it and what comes after.

The taggers' own guesses run headlines together and stop at ordinals; the rules know abbreviations and
ordinals from the pack, closing quotation marks, and that a small letter never begins a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ondit.annotate.grammar import Grammar

ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!!", "!?", "....", ".."})
AFTER = frozenset("“”\"»«’'‘)]‟’’") | {"''"}
LONGEST = 400  # words; a longer stretch without an end is cut, so that no work grows with its square
INITIAL = re.compile(r"^[A-ZÄÖÜ]\.$")
DOTTED = re.compile(r"^(?:[A-Za-z]\.){2,}$")
NUMBER = re.compile(r"^(\d{1,3}|[IVX]{1,5})\.?$")
OPENING = frozenset("„“\"»«‚‘‹›'") | {"``"}
PLACE = re.compile(r"^[A-ZÄÖÜ][A-ZÄÖÜ/-]{2,}\.?$")
LONGEST_PLACE = 4  # words of a place in capitals before a report's first sentence


def sentence_starts(words: Sequence[str], spaces: Sequence[bool], grammar: Grammar) -> list[bool]:
    """For each token of one paragraph, whether a sentence begins at it.

    words: the tokens' texts; spaces: whether white space follows each.
    """
    starts = [at == 0 for at in range(len(words))]
    at = 0
    while at < len(words):
        if _may_end(words, at):
            after = at + 1
            while after < len(words) and words[after] in AFTER and not spaces[after - 1]:
                after += 1
            if after < len(words) and spaces[after - 1] and _ends(words, at, after, grammar):
                starts[after] = True
            at = max(at + 1, after)
        else:
            at += 1
    return _cut(starts)


def _cut(starts: list[bool]) -> list[bool]:
    """The starts, with one more wherever a sentence would be longer than LONGEST."""
    last = 0
    for at, start in enumerate(starts):
        if start or at - last >= LONGEST:
            starts[at], last = True, at
    return starts


def _may_end(words: Sequence[str], at: int) -> bool:
    word = words[at]
    return word in ENDS or (word.endswith(".") and len(word) > 1)


def _ends(words: Sequence[str], at: int, after: int, grammar: Grammar) -> bool:
    """Whether the stop at `at` ends a sentence, given that `after` is the next word."""
    following = words[after]
    if not _may_begin(following):
        return False
    word = words[at]
    if word in ENDS and word != ".":
        return True
    last = at - 1 if word == "." and at else at
    bare = words[last]
    if _is_label(words, last):
        return False
    if grammar.ordinals and NUMBER.match(bare):
        return not _ordinal(words, last, following, grammar)
    whole = bare + "." if word == "." else word
    if INITIAL.match(whole):
        return following in grammar.starters and _is_surname(words, last)
    if _abbreviated(whole, grammar):
        opened = following in OPENING and after + 1 < len(words) and words[after + 1][0].isupper()
        return following in grammar.starters or (opened and whole.lower() in grammar.final_abbreviations)
    return True


def _is_label(words: Sequence[str], last: int) -> bool:
    """Whether all words up to a stop only open the paragraph: the number of a list's item, a place in capitals."""
    if last == 0 and NUMBER.match(words[0]):
        return True
    return last < LONGEST_PLACE and all(PLACE.match(words[n]) for n in range(last + 1))


def _is_surname(words: Sequence[str], last: int) -> bool:
    """Whether an initial hides a surname (Jan K.): a name stands right before it, no further initial or rank."""
    before = words[last - 1] if last else ""
    return before.istitle() and not before.endswith(".")


def _may_begin(word: str) -> bool:
    first = word[0]
    return first.isupper() or first.isdigit() or not first.isalnum() or not first.islower()


def _abbreviated(word: str, grammar: Grammar) -> bool:
    return word.lower() in grammar.abbreviations or bool(INITIAL.match(word) or DOTTED.match(word))


def _ordinal(words: Sequence[str], at: int, following: str, grammar: Grammar) -> bool:
    """Whether the number at `at` is an ordinal: by the word before it, or the one after."""
    if following.lower() in grammar.after_ordinal:
        return True
    before = words[at - 1].lower() if at else ""
    return before in grammar.before_ordinal and following not in grammar.starters
