"""The shapes of the attribution files of a language pack.

`cues.yaml`: verbs of saying (`VerbCue`). `phrases.yaml`: sources without a verb of their own, such as
laut X, X zufolge, according to X (`PhraseCue`). `nouns.yaml`: nouns of saying (`NounCue`: die Aussage, dass).
`reliance.yaml`: what a voice rests on (`Reliance`: unter Berufung auf). `requests.yaml`: requests for
comment and their answers (`Request`). `speech.yaml`: word lists about sources and contents (`SpeechFile`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ondit.attribution.draft import Act
from ondit.packs.loader import Rule
from ondit.records import Answer

Takes = Literal[
    "quote",  # direct speech in marks: X sagte: „…“ / „…“, sagte X
    "that",  # a clause with dass / that
    "clause",  # a clause without a subordinator: er sei krank / he was ill; also before the verb
    "question",  # ob, wer, wann / whether, who, when
    "infinitive",  # zu kommen / to come
    "object",  # a noun phrase in the accusative: kritisierte den Plan / praised the deal
    "as",  # als ... bezeichnen, ... describe as: object and verdict together
    "colon",  # a main clause after a colon
    "pronoun",  # a pronoun for what was said before: bestätigte das / confirmed this (a denial takes it anyway)
]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbCue(Rule):
    """A verb that reports what someone says.

    verb: its infinitive; a bar parts the particle of a separable verb (mit|teilen), a blank the further
    words of an English phrasal verb (point out). forms: inflected forms that the lemmatizer gets wrong.
    needs: words that must stand in the verb's clause (davon; Meinung); alternatives are parted by |.
    bars: words that must not, or endings after *. prepositions: with one of these before it, a noun phrase is
    the content.
    speaker: whose words it is: the subject, the object (quoted X as saying), or nobody that the text names (es heißt).
    passive: may stand in the passive, its speaker by von / by or unnamed (wird vorgeworfen, is accused of).
    ditransitive: names whom it is told before what is told (told the paper he was ill).
    accuses: its object is whom it speaks of, not through whom it is heard (warf dem Sender vor, accused the paper of).
    sources: prepositions before whom the voice has it from (erfuhr aus Parteikreisen, learned from officials).
    weight: strong verbs say by themselves; weak ones only with a content marked as speech: quotation marks,
    dass / that, or the reported subjunctive (finden, sehen).
    """

    verb: str
    forms: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    act: Act = "say"
    takes: tuple[Takes, ...] = ()
    prepositions: tuple[str, ...] = ()
    speaker: Literal["subject", "object", "nobody"] = "subject"
    passive: bool = False
    ditransitive: bool = False
    sources: tuple[str, ...] = ()
    accuses: bool = False
    weight: Literal["strong", "weak"] = "strong"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseCue(Rule):
    """A source phrase without a verb.

    words: the words that introduce it (nach; according to); place: the source stands after them, before
    them (X zufolge), or they are the whole phrase (demnach: the source is what was said before).
    heads: the source's first noun must be one of these words, or end like one that begins with * (nach Angaben,
    nach Polizeiangaben); empty: any source. alone: the phrase must stand
    between commas or at the sentence's end (so X).
    bars: the phrase is none when one of these words comes right after it (so der Plan).
    """

    words: str
    place: Literal["after", "before", "whole"] = "after"
    heads: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    alone: bool = False
    act: Act = "say"


@dataclass(frozen=True, slots=True, kw_only=True)
class NounCue(Rule):
    """A noun of saying with its content as a clause: die Behauptung, dass ...; the claim that ..."""

    nouns: tuple[str, ...]
    takes: tuple[Takes, ...] = ("that",)
    act: Act = "say"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliance(Rule):
    """Words by which a voice says what it rests on; the basis is the phrase right after them."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(Rule):
    """A request for comment, or what came of it; or, by `does`, words that help to read one.

    does: request: the rest of this text. asker: whoever stands beside the words asked (gegenüber X; asked by X).
    page: the words mean the page itself (dieser Zeitung, us). pair: they open an enumeration (weder, both).
    words: each of them must stand in the clause or the infinitives that hang on it; alternatives are parted
    by |, a blank parts the words of a sequence, * stands for any letters, $ for the end. The first one is the rarest.
    near: the same for the whole sentence. bars: no sequence of these may stand in the sentence.
    asked: where the party asked stands, the first place that holds one: the subject; the object (in the passive
    the subject); behind one of the prepositions; the owner, a genitive right behind the first words.
    says: the clause must hold a verb of saying, and its statement stays one.
    speaking: False: no request where a pronoun stands for whoever has just been heard, who then only leaves something
    unsaid (“...,” she said. She would not say how many).
    never_by: nouns of those whose requests are not a newsroom's (the court asked for a statement).
    place: whether an asker stands after its words or before them (Reuters's request).
    """

    does: Literal["request", "asker", "page", "pair"] = "request"
    words: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    asked: tuple[Literal["subject", "object", "behind", "owner"], ...] = ("subject",)
    prepositions: tuple[str, ...] = ()
    says: bool = False
    speaking: bool = True
    never_by: tuple[str, ...] = ()
    place: Literal["after", "before"] = "after"
    answer: Answer = "none-reported"


@dataclass(frozen=True, slots=True)
class SpeechFile:
    """`speech.yaml`: word lists about sources, contents and the voices behind them.

    negations: words that turn a saying into none (sagte nicht). addressee_prepositions: gegenüber X, to X.
    refusing: forms of verbs under which what stands in the infinitive is not said (refused to confirm it).
    as_words: subordinators of an inserted saying (wie X mitteilte, as X said). report_words: als / as of a verdict.
    alone: determiners that stand for people by themselves (some argue).
    impersonal: subjects that name nobody (es, it). pronouns: words that stand for a voice named before, by
    number and gender (m, f, n, p). plural_pronouns and so on are told by the same letters.
    anaphora: determiners that take up a voice (der, dieser, the). indefinite: ones that bring a new one (ein, a).
    kinds: noun (or *ending) -> kind of voice. numbers: number words for plurals (zwei: 2).
    taken_up: pronouns by which a denial or a confirmation takes up what was said before (denied it, bestätigte das).
    passive_infinitives: verbs beside which an infinitive with its marker is a passive (ist abzulehnen).
    no_voices: nouns that never speak (Plan, Zeit). hearsay_nouns: ones that stand for whoever says it and hide him
    (dem Vernehmen nach; small letters).
    """

    negations: tuple[str, ...]
    refusing: tuple[str, ...]
    addressee_prepositions: tuple[str, ...]
    as_words: tuple[str, ...]
    report_words: tuple[str, ...]
    impersonal: tuple[str, ...]
    alone: tuple[str, ...]
    pronouns: dict[str, str]
    anaphora: tuple[str, ...]
    indefinite: tuple[str, ...]
    kinds: dict[str, tuple[str, ...]]
    numbers: dict[str, int]
    no_voices: tuple[str, ...]
    hearsay_nouns: tuple[str, ...]
    participles: tuple[str, ...]
    cue_auxiliaries: bool
    backward: tuple[str, ...]
    taken_up: tuple[str, ...]
    source_prepositions: tuple[str, ...]
    out_of: frozenset[str]
    had_from: tuple[str, ...]
    relying_verbs: tuple[str, ...]
    relying_prepositions: tuple[str, ...]
    firsts: tuple[str, ...]
    asking: tuple[str, ...]
    question_words: tuple[str, ...]
    reflexive: tuple[str, ...]
    first_person: tuple[str, ...]
    whereby: tuple[str, ...]
    sayings: tuple[str, ...]
    conditions: tuple[str, ...]
    hearsay_modals: tuple[str, ...]
    claim_modals: tuple[str, ...]
    neither: tuple[str, ...]
    own_words: tuple[str, ...]
    contrasts: tuple[str, ...]
    set_phrases: tuple[str, ...]
    asides: tuple[str, ...]
    owners: tuple[str, ...]
    passive_auxiliaries: tuple[str, ...]
    passive_infinitives: tuple[str, ...]
    active_auxiliaries: tuple[str, ...]
