"""Who the voices of a report are: which words name the same one, what it is called, what kind it is.

The page is gone through from its first word to its last, and everybody whom it names is remembered, so that
`the officer` finds an officer who has not spoken yet. The headline comes last, because its `ein Beamter` takes
its name from the `US-Beamter` below it. Only who speaks becomes a voice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ondit.annotate.phrases import extend, find_phrases
from ondit.attribution.domains import is_domain_of, label_of, without_domain
from ondit.attribution.draft import Draft, Range
from ondit.attribution.figures import RELAYS, Figure, Place, figure_from, learn, member_of
from ondit.attribution.kinds import kind_of, voice_words
from ondit.attribution.lexicon import lexicon_of
from ondit.attribution.mentions import Mention, read_mention
from ondit.attribution.names import THINGS, is_mark, same_name
from ondit.attribution.scene import Scene
from ondit.attribution.taking import REACH, Moment, by_surname, is_page, several_of, take_up
from ondit.entities.countries import open_countries
from ondit.entities.organisations import Known, known_as
from ondit.entities.parties import stands_abroad
from ondit.packs.language import LanguagePack
from ondit.packs.outlets import outlet_by_name
from ondit.records import Credit, Report, Span, Voice, VoiceKind

PLAIN, SUBJECT, SPEAKER, NAMED, QUOTED = 10, 2, 4, 1, -6
SUBORDINATE = 1  # a subject inside a clause of lower rank
BODIES: dict[str, VoiceKind] = {
    "alliance": "organisation", "armed-group": "organisation", "company": "organisation", "forces": "military",
    "office": "government", "organisation": "organisation", "outlet": "outlet", "agency": "agency",
}  # fmt: skip
SHARED = 3  # words that a headline's quotation must share with one below it


@dataclass(slots=True)
class Cast:
    """The voices of a report.

    figures: those who speak, by number. of, bases, addressees, via: draft number -> voice number.
    known: the page, then everybody whom the text names. seen: words -> who they mean.
    clock: sentence -> sentences told by the page before it. said: a voice's words -> what it says there.
    order: statement of the body -> its rank in the text. entrances: voice -> the statement that brings it in.
    direct: voices that speak to the page itself.
    """

    figures: list[Figure]
    pack: LanguagePack
    of: dict[int, int] = field(default_factory=dict)
    bases: dict[int, int] = field(default_factory=dict)
    addressees: dict[int, int] = field(default_factory=dict)
    via: dict[int, int] = field(default_factory=dict)
    known: list[Figure] = field(default_factory=list)
    seen: dict[Range, Figure] = field(default_factory=dict)
    clock: tuple[int, ...] = ()
    said: dict[Range, tuple[Range, ...]] = field(default_factory=dict)
    order: dict[int, int] = field(default_factory=dict)
    entrances: dict[int, int] = field(default_factory=dict)
    direct: set[int] = field(default_factory=set)

    def near(self, scene: Scene, one: int, other: int) -> bool:
        """Whether two tokens stand within a few sentences of the page's own telling."""
        return abs(self.clock[scene.doc.sentence_of[one]] - self.clock[scene.doc.sentence_of[other]]) <= REACH

    def voices(self) -> tuple[Voice, ...]:
        """The finished records, numbered v0 (the page itself), v1, ..."""
        return tuple(_voice(f"v{number}", figure, self.pack) for number, figure in enumerate(self.figures))


def _voice(number: str, figure: Figure, pack: LanguagePack) -> Voice:
    """A figure as a record, with the id that its name has in our tables."""
    known = _known(figure, pack)
    return Voice(
        number, figure.name, figure.kind, figure.named, figure.count, figure.country,
        known.wikidata if known is not None else None, tuple(sorted(set(figure.mentions))),
    )  # fmt: skip


def _known(figure: Figure, pack: LanguagePack) -> Known | None:
    """What a table knows of a figure's name; None: nothing, or somebody is called so who is no such body."""
    if figure.name is None or figure.several or (figure.human and figure.roles):
        return None
    return known_as(figure.name, pack)


def _recognise(cast: Cast) -> None:
    """Kind and country of the voices that are called as a table has it: Hezbollah is no person.

    The country of an embassy's place is not its own; until here it kept the embassy apart from other offices.
    Whose a name of several countries is (Bundesregierung, the ministry in Brussels) the other voices tell.
    """
    open_ones: list[tuple[Figure, tuple[str, ...]]] = []
    for figure in cast.figures[1:]:
        words = figure.name.split() if figure.name is not None else []
        if stands_abroad(words, cast.pack):
            figure.country = None
        known = _known(figure, cast.pack)
        kind = BODIES.get(known.kind) if known is not None else None
        if kind is not None and figure.kind in ("person", "unknown"):
            figure.kind, figure.named, figure.human = kind, True, False
        homes = known.homes if known is not None else ()
        if not homes and figure.kind in ("government", "military") and not stands_abroad(words, cast.pack):
            homes = open_countries(words, cast.pack)
        if figure.country is None:
            figure.country = homes[0] if len(homes) == 1 else None
            open_ones += [(figure, homes)] if len(homes) > 1 else []
    named = {figure.country for figure in cast.figures}
    for figure, homes in open_ones:
        left = [home for home in homes if home in named]
        figure.country = left[0] if len(left) == 1 else None


def cast_of(scene: Scene, report: Report, drafts: Sequence[Draft]) -> Cast:
    """The voices behind the drafts of a report. Voice 0 is the page itself, then come the credited outlets."""
    page = Figure(report.outlet.name, "outlet", report.outlet.name is not None, proper=True, number=0)
    cast = Cast([page], scene.pack, known=[page], clock=_clock(scene))
    for credit in report.credits:
        _credited(cast, credit)
    spoken = _spoken(drafts)
    cast.said = {draft.source[0]: draft.content for draft in drafts if draft.source}
    for where in _in_order(scene, [*spoken, *_others(scene, spoken)]):
        _meet(scene, cast, where, speaks=where in spoken)
    for number in _by_source(scene, drafts):
        _cast_one(scene, cast, drafts, number)
    _enter(scene, cast, drafts)
    _recognise(cast)
    return cast


def _enter(scene: Scene, cast: Cast, drafts: Sequence[Draft]) -> None:
    """By which statement of the body each voice comes in, as its speaker or its basis."""
    body = [n for n in cast.of if scene.doc.sentences[drafts[n].sentence].kind != "headline"]
    for rank, number in enumerate(sorted(body, key=lambda n: _place(drafts[n]))):
        cast.order[number] = rank
        cast.entrances.setdefault(cast.of[number], number)
        if number in cast.bases:
            cast.entrances.setdefault(cast.bases[number], number)
        if cast.addressees.get(number) == 0:
            cast.direct.add(cast.of[number])


def _place(draft: Draft) -> int:
    return draft.source[0][0] if draft.source else draft.start


def figure_of(scene: Scene, cast: Cast, where: Range, *, headline: bool) -> int:
    """The number of the voice that these words name, made if they bring a new one."""
    if where not in cast.seen:
        _meet(scene, cast, where, speaks=True, headline=headline)
    figure = cast.seen[where]
    mention = scene.doc.span(*where)
    if mention not in figure.mentions:
        figure.mentions.append(mention)
    return _numbered(cast, figure)


def _numbered(cast: Cast, figure: Figure) -> int:
    if figure.number is None:
        figure.number = len(cast.figures)
        cast.figures.append(figure)
    return figure.number


def _clock(scene: Scene) -> tuple[int, ...]:
    """For each sentence, how many before it are the page's telling; sentences inside a quotation do not count."""
    found, told = [], 0
    for sentence in scene.doc.sentences:
        quotation = scene.quotation_at(sentence.start)
        found.append(told)
        told += quotation is None or quotation.end < sentence.end - 1
    return tuple(found)


def _credited(cast: Cast, credit: Credit) -> None:
    """The outlet of a credit line; a page that signs with its own name credits nobody else."""
    if credit.outlet is None:
        return
    span = Span(credit.start, credit.end, credit.text)
    named = without_domain(credit.outlet)
    if is_page(cast.figures[0], named):
        cast.figures[0].mentions.append(span)
        return
    known = outlet_by_name(named)
    name = known.name if known is not None else named
    for figure in cast.figures[1:]:
        if figure.name is not None and _is_same_outlet(figure.name, name):
            figure.name = name if label_of(figure.name) is not None else figure.name
            figure.mentions.append(span)
            return
    country = known.country or None if known is not None else None
    figure = Figure(
        name, "agency" if known is not None and known.kind == "agency" else "outlet", True, country=country, proper=True
    )
    figure.mentions.append(span)
    cast.known.append(figure)
    _numbered(cast, figure)


def _is_same_outlet(one: str, other: str) -> bool:
    """Whether two credits name one outlet: by name, by its mark, or by its web domain."""
    return same_name(one, other) or is_mark(other, one) or is_domain_of(one, other)


def _spoken(drafts: Sequence[Draft]) -> dict[Range, None]:
    """All words that name a voice, what it rests on, or through whom it is heard."""
    found: dict[Range, None] = {}
    for draft in drafts:
        if draft.manner != "own":
            for where in (draft.source[:1], draft.via[:1], draft.basis[:1], draft.addressee[:1]):
                found.update(dict.fromkeys(where))
    return found


def _others(scene: Scene, spoken: dict[Range, None]) -> Iterator[Range]:
    """Further noun phrases that may name somebody, with their appositions."""
    taken = {at for start, end in spoken for at in range(start, end)}
    tags = scene.grammar.tags
    for sentence in scene.doc.sentences:
        if sentence.kind not in ("body", "standfirst", "headline"):
            continue
        for phrase in find_phrases(scene.tokens, sentence.start, sentence.end, scene.grammar):
            if phrase.pronoun or not any(scene.tokens[at].tag in tags.noun for at in range(phrase.start, phrase.end)):
                continue
            end = extend(scene.tokens, phrase, sentence.end, scene.grammar)
            if not any(at in taken for at in range(phrase.start, end)):
                yield phrase.start, end


def _in_order(scene: Scene, words: Sequence[Range]) -> list[Range]:
    """The body in text order, then the headline."""
    return sorted(words, key=lambda w: (scene.sentence(w[0]).kind == "headline", w))


def _meet(scene: Scene, cast: Cast, where: Range, *, speaks: bool, headline: bool = False) -> None:
    """Find out whom words mean, and remember it."""
    if where in cast.seen:
        return
    mention = read_mention(scene, where)
    if not speaks and mention.name in voice_words(scene.pack).platforms:
        return
    if not (speaks or _is_somebody(mention) or _is_named_subject(scene, mention) or by_surname(cast.known, mention)):
        return
    headline = headline or scene.sentence(where[0]).kind == "headline"
    moment = Moment(mention.where[0], cast.clock, headline, cast.said.get(where, ()))
    figure = _own_subject(scene, cast, where) if speaks else None
    figure = figure or take_up(scene, cast.known, mention, moment)
    if figure is None:
        figure = _new(scene, cast, mention, moment)
        cast.known.append(figure)
    elif figure is not cast.known[0]:
        learn(figure, mention)
    cast.seen[where] = figure
    figure.speaks = figure.speaks or (speaks and not moment.headline)
    if not moment.headline:
        figure.places.append(Place(mention.where[0], _weight(scene, mention, speaks=speaks)))


def _new(scene: Scene, cast: Cast, mention: Mention, moment: Moment) -> Figure:
    """A figure for words that take nobody up; one out of several hangs on those."""
    if (mention.member or mention.other) and mention.name is None:
        group = several_of(scene, cast.known[1:], mention, moment)
        if group is not None:
            return member_of(group, mention)
    nameless = mention.pronoun or (mention.name is None and not mention.role)
    return _nameless(mention) if nameless else figure_from(mention)


def _nameless(mention: Mention) -> Figure:
    """Whoever a pronoun means that finds nobody before it, or a word that is no noun."""
    return Figure(None, "unknown", False, plural=mention.plural)


def _is_somebody(mention: Mention) -> bool:
    """Whether words that nobody speaks by are worth remembering."""
    scare = mention.quoted and not mention.role and not (mention.name or "").istitle()
    return mention.human or (mention.kind not in ("unknown", "document", "public") and not scare)


def _is_named_subject(scene: Scene, mention: Mention) -> bool:
    """A name that the tagger knows nothing of, at a place where people and firms stand."""
    clause = scene.clause_at(mention.where[0])
    subject = clause.subject if clause is not None else None
    return mention.name is not None and subject is not None and subject[0] == mention.where[0]


def _own_subject(scene: Scene, cast: Cast, where: Range) -> Figure | None:
    """nach eigenen Angaben: whoever is the subject of the clause."""
    own = voice_words(scene.pack).own
    if where[1] - where[0] > 3 or not any(scene.word(at) in own for at in range(*where)):
        return None
    clause = scene.clause_at(where[0])
    if clause is None or clause.subject is None or clause.subject[0] <= where[0] < clause.subject[1]:
        return None
    _meet(scene, cast, clause.subject, speaks=True)
    return cast.seen[clause.subject]


def _weight(scene: Scene, mention: Mention, *, speaks: bool) -> int:
    """How much a mention stands out: as a speaker, as a subject; little inside a quotation."""
    at = mention.where[0]
    governed = at > 0 and scene.tokens[at - 1].tag in scene.grammar.tags.preposition
    named = mention.human and mention.name is not None and not governed
    weight = PLAIN + (SPEAKER if speaks else 0) + (NAMED if named else 0)
    clause = scene.clause_at(at)
    if clause is not None and clause.subject is not None and clause.subject[0] <= at < clause.subject[1]:
        weight += SUBJECT if clause.kind == "main" else SUBORDINATE
    return weight + (QUOTED if scene.quotation_at(at) is not None and not speaks else 0)


def _by_source(scene: Scene, drafts: Sequence[Draft]) -> list[int]:
    """Drafts in the order in which their sources stand in the text, the headline's last."""

    def place(number: int) -> tuple[bool, int, int]:
        return scene.doc.sentences[drafts[number].sentence].kind == "headline", _place(drafts[number]), number

    return sorted(range(len(drafts)), key=place)


def _cast_one(scene: Scene, cast: Cast, drafts: Sequence[Draft], number: int) -> None:
    draft = drafts[number]
    if draft.manner == "own":
        cast.of[number] = 0
        return
    headline = scene.doc.sentences[draft.sentence].kind == "headline"
    if draft.via:
        cast.via[number] = _relay(scene, cast, draft.via[0], headline)
    elif draft.source and any(rule in _quoting(scene) for rule in draft.rules):
        quoter = _quoter(scene, cast, draft.source[0])
        if quoter is not None:
            cast.via[number] = _numbered(cast, quoter)
    if draft.addressee and draft.act != "demand" and not any(rule in _accusing(scene) for rule in draft.rules):
        told = _told(scene, cast, draft.addressee[0])
        if told is not None:
            cast.addressees[number] = told
    if draft.source:
        cast.of[number] = figure_of(scene, cast, draft.source[0], headline=headline)
    else:
        cast.of[number] = _unsaid(scene, cast, drafts, number, headline=headline)
    if draft.basis:
        cast.bases[number] = figure_of(scene, cast, draft.basis[0], headline=headline)


def _quoting(scene: Scene) -> frozenset[str]:
    """Public names of the rules by which somebody else quotes the voice (she was quoted as saying)."""
    return scene.pack.made("quoting rules", _quoting_rules)


def _quoting_rules(pack: LanguagePack) -> frozenset[str]:
    entries = [entry for found in lexicon_of(pack).verbs.values() for entry in found]
    return frozenset(pack.rule_id(entry.cue.name) for entry in entries if entry.cue.speaker == "object")


def _accusing(scene: Scene) -> frozenset[str]:
    """Public names of the rules whose object is spoken of: an accused paper is no channel of the accusation."""
    return scene.pack.made("accusing rules", _accusing_rules)


def _accusing_rules(pack: LanguagePack) -> frozenset[str]:
    entries = [entry for found in lexicon_of(pack).verbs.values() for entry in found]
    return frozenset(pack.rule_id(entry.cue.name) for entry in entries if entry.cue.accuses)


def _quoter(scene: Scene, cast: Cast, where: Range) -> Figure | None:
    """Whose words a saying is quoted from, where nobody says: the paper, firm or office that spoke last before it."""
    bodies = [f for f in cast.known[1:] if f.kind in THINGS and not f.human and not f.several]
    spoke = [f for f in bodies if any(place.weight > PLAIN + SUBJECT for place in f.places)]
    before = [(max((p.token for p in f.places if p.token < where[0]), default=-1), f) for f in spoke]
    near = [(token, f) for token, f in before if token >= 0 and cast.near(scene, token, where[0])]
    return max(near, key=lambda pair: pair[0])[1] if near else None


def _relay(scene: Scene, cast: Cast, where: Range, headline: bool) -> int:
    """The outlet through which a voice is heard."""
    number = figure_of(scene, cast, where, headline=headline)
    figure = cast.figures[number]
    if figure.proper and not figure.human and figure.kind in ("unknown", "organisation"):
        figure.kind = "outlet"
    return number


def _told(scene: Scene, cast: Cast, where: Range) -> int | None:
    """The outlet that was told; 0: this page; None: somebody who publishes nothing."""
    figure = cast.seen.get(where)
    if figure is None or figure.human or figure.several:
        return None
    mention = read_mention(scene, where)
    if mention.pronoun and figure.number != 0:
        return None
    publishes = figure.kind in RELAYS or (
        figure.proper and figure.kind in ("unknown", "organisation") and not mention.role
    )
    if not publishes or (mention.name is not None and figure.country is not None and figure.kind == "unknown"):
        return None
    return _relay(scene, cast, where, False)


def _unsaid(scene: Scene, cast: Cast, drafts: Sequence[Draft], number: int, *, headline: bool) -> int:
    """Who speaks where no words say so: a headline's quotation is its speaker's below; dort: the text named before."""
    if headline:
        same = _repeated(scene, drafts, number)
        if same is not None and same in cast.of:
            return cast.of[same]
    else:
        there = _there(scene, cast, drafts[number])
        if there is not None:
            return _numbered(cast, there)
    return _nobody(cast)


def _repeated(scene: Scene, drafts: Sequence[Draft], number: int) -> int | None:
    """The draft of the body that holds the words quoted in a headline."""
    words = _said(scene, drafts[number])
    if len(words) < SHARED:
        return None
    for other, draft in enumerate(drafts):
        if other != number and draft.source and scene.doc.sentences[draft.sentence].kind != "headline":
            said = _said(scene, draft)
            if any(said[at : at + len(words)] == words for at in range(len(said) - len(words) + 1)):
                return other
    return None


def _said(scene: Scene, draft: Draft) -> list[str]:
    return [
        scene.word(at) for start, end in draft.content for at in range(start, end) if scene.tokens[at].text[0].isalnum()
    ]


def _there(scene: Scene, cast: Cast, draft: Draft) -> Figure | None:
    """dort heißt es: the document before the word, else the office or outlet that stands last, both near by."""
    words = voice_words(scene.pack).there
    for start, end in draft.cue:
        for at in range(max(0, start - 2), min(end + 3, len(scene.tokens))):
            if scene.word(at) in words and scene.doc.sentence_of[at] == draft.sentence:
                return _document_before(scene, cast, at) or _text_before(scene, cast, at)
    return None


def _document_before(scene: Scene, cast: Cast, at: int) -> Figure | None:
    """The last noun for a document in this sentence or the one before."""
    first = scene.doc.sentences[max(0, scene.doc.sentence_of[at] - 1)]
    for phrase in reversed(find_phrases(scene.tokens, first.start, at, scene.grammar)):
        if not phrase.pronoun and kind_of(scene, phrase.head) == "document" and first.kind != "headline":
            return cast.figures[figure_of(scene, cast, (phrase.start, phrase.end), headline=False)]
    return None


def _text_before(scene: Scene, cast: Cast, at: int) -> Figure | None:
    texts = [
        (place.token, number) for number, f in enumerate(cast.known) for place in f.places
        if number > 0 and not f.human and place.token < at and cast.near(scene, place.token, at)
    ]  # fmt: skip
    return cast.known[max(texts)[1]] if texts else None


def _nobody(cast: Cast) -> int:
    """The voice of sayings that hide their speaker."""
    for number, figure in enumerate(cast.figures):
        if figure.kind == "unknown" and figure.name is None and not figure.mentions:
            return number
    figure = Figure(None, "unknown", False)
    cast.known.append(figure)
    return _numbered(cast, figure)
