"""The shapes of a language pack's files on certainty: `hedges.yaml` (Hedge) and `tenses.yaml` (Tensing).

Both name words and what must stand with them; a `Trigger` says which, a Hedge what that does to the
stance, a Tensing what it does to the tense.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ondit.attribution.draft import Act
from ondit.packs.loader import Rule
from ondit.records import Certainty, Tense

Where = Literal[
    "main",  # among the words of the content's main clause
    "intro",  # the word that opens that clause (ob, whether)
    "start",  # the content's first words
    "first",  # the content's first word, marks left out
    "end",  # the content's last mark
    "beside",  # a clause of the same sentence that hangs on the main clause (falls, if)
    "before",  # the few words right before the content
    "cue",  # the cue's own clause, outside the content
]
Finite = Literal[
    "any",
    "self",  # the words begin with the main clause's finite verb
    "present",  # that verb is in the present, wherever the words stand
]
Along = Literal[
    "any",
    "verb",  # another verb in its clause
    "perfect",  # a participle and its auxiliary in the infinitive: soll bestellt haben
    "no-perfect",
    "participle",
    "no-participle",
    "no-past-participle",  # whether or not another verb stands there
]
Whose = Literal["any", "own", "nobody", "told", "direct", "quoted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger(Rule):
    """Words, and what must stand with them.

    words: forms in small letters, several words for a phrase. by: `lemma` compares dictionary forms.
    pos: universal parts of speech the (first) word must have. mood: mood its clause must have.
    where: in which parts it counts. needs: one of these words must follow in the content; has: one of these
    must stand in the same part (of words at the content's edges: in the content); bars: none of these may.
    finite: what the finite verb must be; verb: one of these forms. along: what must stand with it among the verbs.
    cue: `past` asks for a cue in the past.
    whose: `own`: the page's own statements; `nobody`: these, and what is told on nobody's word (es hieß, ...); `told`:
    those of others, in the page's words; `quoted`: own and `direct`.
    acts: only with cues of these acts; none named: with all.
    """

    words: tuple[str, ...] = ()
    by: Literal["form", "lemma"] = "form"
    pos: tuple[str, ...] = ()
    mood: Literal["indicative", "reported", "conditional", "any"] = "any"
    where: tuple[Where, ...] = ("main",)
    needs: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    finite: Finite = "any"
    verb: tuple[str, ...] = ()
    cue: Literal["any", "past"] = "any"
    along: Along = "any"
    whose: Whose = "any"
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge(Trigger):
    """What the words do to how sure the voice is.

    level None: nothing. base: what the voice commits to by its cue, instead of what the cue's act makes it.
    outlet: the most that the page takes over; of a rule on the cue: what it takes over, instead of what the act
    makes it. tense: None leaves it to the verbs.
    """

    level: Certainty | None = None
    base: Certainty | None = None
    outlet: Certainty | None = None
    tense: Tense | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tensing(Trigger):
    """What the words do to the tense; the first rule that holds decides."""

    tense: Tense


@dataclass(frozen=True, slots=True)
class VerbWords:
    """`verb_words.yaml`: lemmas of the verbs that build the perfect, and of those that build a present passive.

    base_is_present: a plural verb that looks like its infinitive is a present, whatever the tagger says;
    past_endings: a third person singular that ends so is a past, likewise. gerund_is_past: what is said or denied in
    a gerund is over (denied selling it). states: lemmas of verbs whose infinitive says how things are (to be ill).
    modals: finite forms that are a present though no tagger says so. complementizers: what opens a clause that is
    itself the thing said (it is likely that ...).
    """

    perfect: tuple[str, ...]
    passive: tuple[str, ...] = ()
    base_is_present: bool = False
    past_endings: tuple[str, ...] = ()
    gerund_is_past: bool = False
    states: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    complementizers: tuple[str, ...] = ()
