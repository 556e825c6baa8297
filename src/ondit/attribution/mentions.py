"""What a voice's words say by themselves: name or description, kind, number, sex, and how they take something up."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ondit.annotate.phrases import find_phrases
from ondit.attribution.draft import Range
from ondit.attribution.inflection import nominative
from ondit.attribution.kinds import (
    VoiceFile,
    is_firm,
    kind_at_word,
    kind_of_word,
    kinds_of,
    outlet_kind,
    sex_of_name,
    voice_words,
)
from ondit.attribution.names import HUMAN, THINGS, Naming, is_human, kind_at, listed, naming_of
from ondit.attribution.scene import MARKS, SOFT, Scene
from ondit.entities.countries import country_of
from ondit.packs.outlets import outlet_by_name
from ondit.records import VoiceKind

LONGEST_AGE = 5  # tokens of an age (62 - year - old)
FEW = 12  # people who are persons when counted, not the public
DIGITS = 3  # of an age
TITLE = 8  # tokens of an outlet's name with its marks
ANY = "w"  # the letter of words that take up whoever spoke before (demnach)


@dataclass(frozen=True, slots=True)
class Mention:
    """A voice's words, read.

    where: the words; name: its proper name, None if they describe; label: what to call an unnamed voice.
    role: the noun that says what it is, in small letters; titles: words before the name; report: a noun of
    publishing through which it is named. pronoun: letters of the genders that a pronoun leaves open, "" for
    other words. gender: the same for a noun, "" if nothing tells. words: what qualifies the noun; bare: nothing
    stands with the noun itself. definite: it takes up something (der Beamte); fresh: it brings something new
    (ein Beamter); member: some of several; other: somebody beside those named before (another, the other).
    common: a firm or body called by a common noun alone (the manufacturer, the grid operator).
    owners: nouns beside the one that says what it is (Sprecher der Reederei, police spokesman), in small letters.
    age: the number in an age, or behind a name (Ana Rot, 51; Ana Rot (51)), "" if there is none.
    """

    where: Range
    name: str | None
    label: str
    role: str
    kind: VoiceKind
    human: bool
    count: int | None
    plural: bool
    gender: str
    country: str | None
    words: frozenset[str]
    definite: bool
    fresh: bool
    quoted: bool = False
    pronoun: str = ""
    report: str = ""
    member: bool = False
    bare: bool = True
    titles: tuple[str, ...] = ()
    other: bool = False
    common: bool = False
    owners: frozenset[str] = frozenset()
    age: str = ""


def read_mention(scene: Scene, where: Range) -> Mention:
    """A voice's words, read by the pack's word lists, tags and the tagger's names."""
    where = _bare(scene, where)
    behind, report = _behind_saying(scene, where)
    letters = _pronoun(scene, behind)
    if letters:
        return _pronoun_mention(scene, behind, letters)
    core, rest = _split(scene, behind)
    nucleus = _nucleus(scene, core)
    naming = _age(scene, nucleus) or naming_of(scene, nucleus)
    if rest is not None:
        naming = _from_apposition(scene, naming, rest) if naming.name is None else _with_office(scene, naming, rest)
    return _by_compound(scene, _mention(scene, behind, core, nucleus, naming, report))


def _by_compound(scene: Scene, mention: Mention) -> Mention:
    """Polizeiangaben: the police, whose word they are."""
    if mention.name is not None or mention.kind != "unknown":
        return mention
    for saying in scene.lexicon.speech.sayings:
        before = mention.role.removesuffix(saying.lower())
        if before == mention.role or not before:
            continue
        known = next((word for word in (before, before.removesuffix("s")) if _is_office(scene, word)), None)
        if known is not None:
            kind = kind_of_word(scene.pack, known)
            return replace(
                mention, label=known.capitalize(), role=known, kind=kind, human=False, words=frozenset(), bare=True,
                gender="", plural=known[:-1] in kinds_of(scene.pack).words,
            )  # fmt: skip
    return mention


def _is_office(scene: Scene, word: str) -> bool:
    return kind_of_word(scene.pack, word) in THINGS | {"military"}


def _age(scene: Scene, nucleus: Range) -> Naming | None:
    """der 54-Jährige, the 54-year-old: somebody called by an age."""
    start, ages = nucleus[0], voice_words(scene.pack).ages
    text = "".join(scene.word(at) for at in range(*nucleus))
    if text[:1].isdigit() and listed(text, ages) and nucleus[1] - start <= LONGEST_AGE:
        return Naming(None, nucleus[1] - 1, text, True)
    return None


def _bare(scene: Scene, where: Range) -> Range:
    """The words without marks and commas that do not belong to them, and without `selbst`."""
    start, end = where
    colons = [at for at in range(start, end - 1) if scene.tokens[at].text == ":"]
    start = colons[-1] + 1 if colons else start  # a label before the name: UPDATE: The Herald
    quotation = scene.quotation_at(end - 1)
    if quotation is not None and quotation.start >= start and quotation.end == end + 1:
        end += 1  # the closing mark of a name in quotation marks
    selves = voice_words(scene.pack).selves
    while end - start > 1 and (scene.word(end - 1) in selves or _loose(scene, end - 1, start, end)):
        end -= 1
    while end - start > 1 and _loose(scene, start, start, end):
        start += 1
    return _whole(scene, start, end)


def _whole(scene: Scene, start: int, end: int) -> Range:
    """The words with the rest of a name that was cut at a hyphen or in the middle."""
    tokens, sentence = scene.tokens, scene.sentence(start)
    capitals = voice_words(scene.pack).capitals
    while start > sentence.start and tokens[start - 1].end == tokens[start].start and _glued(tokens[start - 1].text):
        start -= 1
    while end < sentence.end and (
        (tokens[end - 1].end == tokens[end].start and _glued(tokens[end].text))
        or (tokens[end].entity == "PER" == tokens[end - 1].entity and not tokens[end].entity_start)
        or (is_firm(tokens[end].text) and tokens[end - 1].text[:1].isupper())
        or (tokens[end - 1].entity == "PER" and not capitals and tokens[end].text[:1].isupper())
    ):
        end += 1
    return start, _with_title(scene, end, sentence.end)


def _with_title(scene: Scene, end: int, stop: int) -> int:
    """Past the name behind a noun for an outlet or a firm where the words end at the noun: der Zeitung | „Nordbote“."""
    if end >= stop or kind_at(scene, end - 1) not in THINGS:
        return end
    quotation = scene.quotation_at(end)
    if quotation is not None and quotation.start == end and quotation.closed and quotation.end - end <= TITLE:
        return quotation.end if scene.tokens[end + 1].text[:1].isupper() else end
    while end < stop and scene.tokens[end].entity == "ORG" and scene.tokens[end].text[:1].isupper():
        end += 1
    return end


def _glued(text: str) -> bool:
    return text == "-" or text[:1].isalpha()


def _loose(scene: Scene, at: int, start: int, end: int) -> bool:
    """A comma, or a quotation mark whose partner is outside."""
    if scene.tokens[at].text in SOFT:
        return True
    if scene.tokens[at].text not in MARKS:
        return False
    quotation = scene.quotation_at(at)
    return quotation is None or quotation.start < start or quotation.end > end


def _behind_saying(scene: Scene, where: Range) -> tuple[Range, str]:
    """Angaben der Polizei -> der Polizei; Berichten des Kurier -> des Kurier, with the noun of publishing."""
    words = voice_words(scene.pack)
    sayings = {word.lower() for word in scene.lexicon.speech.sayings}
    reports = {word.lower() for word in words.reports}
    phrases = find_phrases(scene.tokens, where[0], where[1], scene.grammar)
    if not phrases:
        return where, ""
    word = scene.word(phrases[0].head)
    if phrases[0].start < phrases[0].head and word in sayings and scene.word(phrases[0].start) in words.possessives:
        return (phrases[0].start, phrases[0].start + 1), ""
    if len(phrases) < 2 or word not in sayings | reports or phrases[1].start - phrases[0].end > 1:
        return where, ""
    if word in reports and not _publishes(scene, (phrases[1].start, where[1])):
        return where, ""
    return (phrases[1].start, where[1]), word if word in reports else ""


def _publishes(scene: Scene, where: Range) -> bool:
    """Whether the words name somebody whose report it is, not what it is about."""
    core, _ = _split(scene, where)
    naming = naming_of(scene, _nucleus(scene, core))
    if naming.name is not None and (naming.quoted or outlet_by_name(naming.name) is not None):
        return True
    return kind_at(scene, naming.head) in ("outlet", "agency")


def _pronoun(scene: Scene, where: Range) -> str:
    """The letters of a pronoun that stands alone; of his words, the ones of his."""
    if where[1] - where[0] != 1:
        return ""
    word = scene.word(where[0])
    tags = scene.grammar.tags
    if scene.tokens[where[0]].tag in tags.relative | tags.question and word not in scene.lexicon.speech.pronouns:
        return ANY
    if scene.tokens[where[0]].tag not in tags.noun | tags.number | tags.modifier | tags.determiner | tags.pronoun:
        return ANY
    speech = scene.lexicon.speech
    possessive = voice_words(scene.pack).possessives.get(word, "")
    if word in speech.pronouns and scene.tokens[where[0]].tag not in scene.grammar.tags.determiner:
        return speech.pronouns[word]
    return possessive or speech.pronouns.get(word, "")


def _pronoun_mention(scene: Scene, where: Range, letters: str) -> Mention:
    letters = _by_verb(scene, where, letters)
    return Mention(
        where,
        name=None,
        label=scene.doc.span(*where).text,
        role="",
        kind="unknown",
        human=False,
        count=None,
        plural=letters == "p",
        gender="",
        country=None,
        words=frozenset(),
        definite=True,
        fresh=False,
        pronoun=letters,
    )


def _by_verb(scene: Scene, where: Range, letters: str) -> str:
    """sie is she or they: the verb's number tells which."""
    if "p" not in letters or len(letters) == 1:
        return letters
    clause = scene.clause_at(where[0])
    if (
        clause is None
        or clause.finite is None
        or clause.subject is None
        or not clause.subject[0] <= where[0] < clause.subject[1]
    ):
        return letters
    number = scene.tokens[clause.finite].number
    return {"Sing": letters.replace("p", ""), "Plur": "p"}.get(number, letters)


def _split(scene: Scene, where: Range) -> tuple[Range, Range | None]:
    """The words before the first comma or bracket, and those behind it."""
    for at in range(where[0] + 1, where[1] - 1):
        if scene.tokens[at].text in {",", "(", "–"} and scene.quotation_at(at) is None:
            return (where[0], at), (at + 1, where[1])
    return where, None


def _nucleus(scene: Scene, core: Range) -> Range:
    """The noun with what stands directly before it: no article, no genitive in front, nothing hanging on behind."""
    start = core[0]
    end = _hanging(scene, core)
    start = _past_owner(scene, start, end)
    tags = scene.grammar.tags
    while start < end - 1 and scene.tokens[start].tag in tags.determiner | tags.adverb | tags.coordinator:
        start += 1
    return start, end


def _hanging(scene: Scene, core: Range) -> int:
    """Where a preposition, a genitive or a participle begins behind the noun."""
    tags = scene.grammar.tags
    noun = False
    for at in range(*core):
        token = scene.tokens[at]
        quotation = scene.quotation_at(at)
        if quotation is not None and quotation.start > core[0] - 1 and quotation.start < at < quotation.end:
            noun = True
            continue
        hangs = token.tag in tags.preposition | tags.relative | tags.question | tags.pronoun | tags.finite
        hangs = hangs or (token.tag in tags.determiner and token.tag not in tags.noun)
        hangs = hangs or token.tag in tags.participle or (token.tag in tags.coordinator and token.text != "&")
        if noun and hangs and not _inside_name(scene, at, core[1]):
            return at
        noun = noun or (token.tag in tags.noun and token.text not in MARKS)
    return core[1]


def _inside_name(scene: Scene, at: int, end: int) -> bool:
    """A particle inside one name (Ana da Vinci, University of Eastmoor), or a word glued on by a hyphen."""
    token, before = scene.tokens[at], scene.tokens[at - 1]
    if token.start == before.end and token.text[:1].isalpha():
        return True
    if at + 1 >= end or token.lower not in voice_words(scene.pack).particles:
        return False
    after = scene.tokens[at + 1]
    one = bool(token.entity) and token.entity == before.entity == after.entity
    return one and before.text[:1].isupper() and after.text[:1].isupper()


def _past_owner(scene: Scene, start: int, end: int) -> int:
    """Past an owner in the genitive before the noun: the company 's chief; Frankreichs Direktion."""
    tags = scene.grammar.tags
    for at in range(end - 2, start, -1):
        if scene.tokens[at].tag in tags.possessive:
            return at + 1
    genitive = scene.grammar.name_genitive
    for at in range(start, end - 1):
        token, after = scene.tokens[at], scene.tokens[at + 1]
        if token.tag in tags.name and genitive and after.tag in tags.noun - tags.name:
            owned = kind_at(scene, at + 1) != "unknown" or country_of([token.text, after.text], scene.pack) is not None
            if token.text.endswith((genitive, "’", "'")) and owned and kind_at(scene, at) == "unknown":
                return at + 1
        if token.text in {"'", "’"} and at > start and after.tag in tags.noun:
            return at + 1
        if token.tag not in tags.name | tags.determiner:
            break
    return start


def _from_apposition(scene: Scene, naming: Naming, rest: Range) -> Naming:
    """The name behind a comma: the programme manager, Col. Ana Rot; der Betreiber, die Werft Nord."""
    core, more = _split(scene, rest)
    if _describes(scene, core[0]):
        return naming
    behind = naming_of(scene, _nucleus(scene, core))
    known = naming.role and kind_at(scene, naming.head) != "unknown"
    if known and scene.word(core[0]) in scene.lexicon.speech.indefinite:
        return naming  # the senator, a Republican
    if behind.name is not None and not behind.human and naming.human and _governs(scene, naming.head, rest[0]):
        return naming  # a spokeswoman for the operator, CalWest
    if behind.name is None and more is not None:
        return _from_apposition(scene, behind if kind_at(scene, naming.head) == "unknown" else naming, more)
    place = country_of([behind.name], scene.pack) is not None if behind.name is not None else True
    if behind.name is None or (naming.human and not behind.human and (behind.role or place)):
        return naming
    keeps = naming.role and kind_at(scene, naming.head) != "unknown"
    head, role = (naming.head if keeps else behind.head), naming.role or behind.role
    return Naming(behind.name, head, role, behind.human or naming.human, titles=behind.titles)


def _describes(scene: Scene, at: int) -> bool:
    """Whether the words behind a comma tell of the noun without naming it: from Kiel, who said, speaking to a paper."""
    tags, token = scene.grammar.tags, scene.tokens[at]
    verb = tags.participle | tags.gerund | tags.finite | tags.infinitive_marker
    return token.tag in tags.preposition | tags.relative | tags.question | verb


def _governs(scene: Scene, head: int, end: int) -> bool:
    """Whether something with a preposition hangs on the noun, to which an apposition can belong as well.

    What bears a name already needs no second one: the mayor of Kessin, Jane Mills.
    """
    tags = scene.grammar.tags
    last = next((at for at in range(end - 1, head, -1) if scene.tokens[at].tag in tags.noun | tags.name), head)
    if scene.tokens[last].tag in tags.name:
        return False
    return any(scene.tokens[at].tag in tags.preposition for at in range(head + 1, end))


def _with_office(scene: Scene, naming: Naming, rest: Range) -> Naming:
    """A name with what its bearer is behind a comma: Ana Rot, head of the yard."""
    core, _ = _split(scene, rest)
    if naming.role or _describes(scene, core[0]):
        return naming
    behind = naming_of(scene, _nucleus(scene, core))
    known = kind_at(scene, behind.head)
    if behind.name is not None or known == "unknown" or (naming.human and not behind.human):
        return naming
    return Naming(naming.name, behind.head, behind.role, naming.human or behind.human, naming.quoted, naming.titles)


def _mention(scene: Scene, where: Range, core: Range, nucleus: Range, naming: Naming, report: str) -> Mention:
    speech, words = scene.lexicon.speech, voice_words(scene.pack)
    first = scene.word(core[0])
    count, plural = _count(scene, core, naming)
    other = _is_other(scene, core, plural=plural)
    fresh = first in speech.indefinite or (count or 0) > 0 or other
    count = 1 if other and count is None and naming.name is None else count
    kind = _kind(scene, naming, report)
    person = kind == "public" and count is not None and count <= FEW
    return Mention(
        where,
        _named_as(scene, core, naming),
        _label(scene, core, nucleus, naming, plural=plural),
        naming.role,
        "person" if person else kind,
        naming.human or person,
        count,
        plural,
        _gender(scene, words, core, naming),
        country_of([scene.tokens[at].text for at in range(*where)], scene.pack),
        _words(scene, core, naming),
        first in speech.anaphora and not _is_member(scene, where),
        fresh,
        naming.quoted,
        report=report,
        titles=naming.titles,
        bare=not _words(scene, nucleus, naming),
        member=_is_member(scene, where),
        other=other,
        common=_is_common(scene, core, naming),
        owners=_owners(scene, core, naming),
        age=_age_of(scene, core, naming),
    )


def _label(scene: Scene, core: Range, nucleus: Range, naming: Naming, *, plural: bool) -> str:
    """A description without its article, as it would stand in the nominative; an owner stays (Chile's ministry)."""
    start, tags = core[0], scene.grammar.tags
    while start < core[1] - 1 and scene.tokens[start].tag in tags.determiner:
        start += 1
    verbs = tags.finite if is_human(scene, nucleus[1] - 1) else tags.finite | tags.participle
    end = next((at for at in range(nucleus[1], core[1]) if scene.tokens[at].tag in verbs), core[1])
    return nominative(scene, core[0], (start, max(end, start + 1)), naming.head, plural=plural)


def _kind(scene: Scene, naming: Naming, report: str) -> VoiceKind:
    known = outlet_kind(naming.name) if naming.name else None
    if known is not None and not naming.human:
        return known
    kind = kind_at(scene, naming.head)
    if naming.name is None:
        if kind == "unknown" and naming.human:
            return "person"
        return "organisation" if kind == "unknown" and scene.tokens[naming.head].entity == "ORG" else kind
    if naming.human:
        return kind if kind in HUMAN else "person"
    if naming.role and kind not in ("unknown", "document"):
        return kind
    named = kind_at_word(scene.pack, naming.name)
    if report or naming.quoted:
        return named if named in ("agency", "organisation") else "outlet"
    if named not in ("unknown", "document") and named not in HUMAN:
        return named
    country = country_of([naming.name], scene.pack) if not naming.role else None
    if country is not None:
        return "government"
    entity = scene.tokens[naming.head].entity
    return "organisation" if entity == "ORG" else "unknown"


def _count(scene: Scene, core: Range, naming: Naming) -> tuple[int | None, bool]:
    """(how many the words name, whether they are a plural)."""
    if naming.name is not None:
        return None, False
    if listed(naming.role, voice_words(scene.pack).ages):
        return None, False
    numbers = scene.lexicon.speech.numbers
    for at in range(core[0], min(core[1], naming.head)):
        word = scene.word(at)
        if word in numbers or word.isdigit():
            count = numbers.get(word) or int(word[:6] or "0")
            return (count, True) if count > 1 else (1, False)
    if _is_plural(scene, core, naming.head):
        return None, True
    return (1, False) if scene.word(core[0]) in scene.lexicon.speech.indefinite else (None, False)


def _is_plural(scene: Scene, core: Range, head: int) -> bool:
    """A plural noun, unless its determiner or its verb is singular: the tagger takes `der Beamte` for several."""
    if scene.tokens[head].number != "Plur":
        return not voice_words(scene.pack).genders and _lists_plural(scene, scene.word(head))
    genders, first = voice_words(scene.pack).genders, scene.word(core[0])
    if not genders:
        return True
    owned = first in scene.grammar.genitive_determiners and core[0] > 0
    owned = owned and scene.tokens[core[0] - 1].tag in scene.grammar.tags.noun
    if "p" not in genders.get(first, "p") and not owned:
        return False
    clause = scene.clause_at(core[0])
    if clause is None or clause.finite is None or clause.subject is None or clause.subject[0] != core[0]:
        return True
    return scene.tokens[clause.finite].number != "Sing"


def _lists_plural(scene: Scene, word: str) -> bool:
    """Whether the pack lists a noun and its singular, whatever number the tagger sees (Witnesses)."""
    known = kinds_of(scene.pack).words
    return word in known and any(word[:-cut] in known and word.endswith("s") for cut in (1, 2))


def _gender(scene: Scene, words: VoiceFile, core: Range, naming: Naming) -> str:
    """m, f or both letters of a person's role; for a thing, what its determiner leaves open."""
    if naming.human:
        return _sex(scene, words, core, naming)
    if not words.genders:
        return "n"
    return words.genders.get(scene.word(core[0]), "").replace("p", "")


def _sex(scene: Scene, words: VoiceFile, core: Range, naming: Naming) -> str:
    """m or f, by the noun, the title, the given name, or the ending behind the determiner (die Abgeordnete)."""
    first = scene.word(core[0]).rstrip(".")
    adjectival = [
        sex for key, sex in words.adjectival.items()
        if key.split()[0] == first and naming.role.endswith(key.split()[1][1:]) and naming.role
    ]  # fmt: skip
    if listed(naming.role, words.feminine) or first in {word.lower() for word in words.feminine}:
        return "f"
    named = sex_of_name((naming.name or "").split(" ")[0])
    if named:
        return named
    if adjectival:
        return adjectival[0]
    man = listed(naming.role, words.masculine) or first in {word.lower() for word in words.masculine}
    return "m" if man else ""


def _named_as(scene: Scene, core: Range, naming: Naming) -> str | None:
    """The name; an outlet's that begins with an adjective in the nominative (der Norddeutschen Rundschau)."""
    if naming.name is None or naming.human:
        return naming.name
    words = naming.name.split()
    first = next((at for at in range(*core) if scene.tokens[at].text == words[0]), None)
    if first is None or len(words) < 2 or first + len(words) > core[1]:
        return naming.name
    return nominative(scene, core[0], (first, first + len(words)), first + len(words) - 1)


def _owners(scene: Scene, core: Range, naming: Naming) -> frozenset[str]:
    """The nouns beside the head; none where a name stands there, whose words they would be."""
    if naming.name is not None:
        return frozenset()
    tokens = [scene.tokens[at] for at in range(*core) if at != naming.head]
    return frozenset(t.lower for t in tokens if t.tag in scene.grammar.tags.noun and t.text not in MARKS)


def _age_of(scene: Scene, core: Range, naming: Naming) -> str:
    if listed(naming.role, voice_words(scene.pack).ages):
        return "".join(char for char in naming.role if char.isdigit())
    ahead = [at for at in range(*core) if listed(scene.word(at), voice_words(scene.pack).ages)]
    if ahead:
        return "".join(char for char in scene.tokens[ahead[0]].text if char.isdigit())
    if not naming.human or naming.name is None or core[1] + 2 > len(scene.tokens):
        return ""
    mark, number = scene.tokens[core[1]], scene.tokens[min(core[1] + 1, len(scene.tokens) - 1)]
    return number.text if mark.text in {",", "("} and number.text.isdigit() and len(number.text) <= DIGITS else ""


def _is_common(scene: Scene, core: Range, naming: Naming) -> bool:
    """Whether a noun for a firm or body stands there with nothing that tells which one."""
    if naming.name is not None or kind_at(scene, naming.head) != "organisation":
        return False
    others = [at for at in range(*core) if at != naming.head]
    if voice_words(scene.pack).capitals:
        return not any(scene.tokens[at].tag in scene.grammar.tags.noun | scene.grammar.tags.modifier for at in others)
    return not any(scene.tokens[at].text[:1].isupper() for at in [*others[1:], naming.head])


def _is_other(scene: Scene, core: Range, *, plural: bool) -> bool:
    """another diplomat, ein anderer, the other: somebody beside those named before, not part of them."""
    others = voice_words(scene.pack).others
    speech = scene.lexicon.speech
    at = core[0]
    if scene.word(at) in speech.indefinite or scene.word(at) in speech.anaphora:
        at += 1
    return at < core[1] and scene.word(at) in others and not plural


def _words(scene: Scene, core: Range, naming: Naming) -> frozenset[str]:
    """What qualifies the noun: adjectives, nouns and names before and behind it, in small letters."""
    tags = scene.grammar.tags
    kept = tags.noun | tags.modifier
    others = [scene.tokens[at] for at in range(*core) if at != naming.head]
    return frozenset(token.lower for token in others if token.tag in kept and token.text not in MARKS)


def _is_member(scene: Scene, where: Range) -> bool:
    """one of them, einer der Beamten, another: some of several that were named before."""
    words = voice_words(scene.pack)
    first = scene.word(where[0])
    if first not in words.members:
        return False
    if where[1] - where[0] == 1:
        return True
    second = scene.word(where[0] + 1)
    takes_up = scene.lexicon.speech.anaphora
    if second not in words.member_links or where[1] - where[0] < 3:
        return False
    third = scene.word(where[0] + 2)
    return (
        second in takes_up or third in takes_up or third in scene.lexicon.speech.pronouns or third in words.possessives
    )
