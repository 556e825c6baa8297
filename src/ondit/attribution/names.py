"""Proper names: where one stands in a source's words, and when two of them can be one bearer's."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from ondit.annotate.document import Token
from ondit.attribution.draft import Range
from ondit.attribution.kinds import (
    VoiceFile,
    is_firm,
    is_given,
    is_paper,
    kind_at_word,
    kind_of_word,
    kinds_of,
    voice_words,
)
from ondit.attribution.scene import MARKS, Scene
from ondit.entities.countries import countries_in
from ondit.packs.outlets import outlet_by_name
from ondit.records import VoiceKind

HUMAN: frozenset[VoiceKind] = frozenset({"person", "official", "spokesperson", "military", "expert", "witness"})
THINGS: frozenset[VoiceKind] = frozenset({"government", "organisation", "outlet", "agency"})
OFFICES: frozenset[VoiceKind] = frozenset({"government", "document", "public"})
LONGEST_MARK = 5  # letters of an agency's mark (dpa, TNA)


@dataclass(frozen=True, slots=True)
class Naming:
    """What the words between an article and the first preposition say.

    name: the proper name, None if they only describe. head: the noun that says what the bearer is, else the name's
    last token. role: that noun in small letters, "" where a name stands alone. human: a person's name or role.
    quoted: the name stands in quotation marks. titles: words cut off before the name, in full.
    """

    name: str | None
    head: int
    role: str
    human: bool
    quoted: bool = False
    titles: tuple[str, ...] = ()


def naming_of(scene: Scene, nucleus: Range) -> Naming:
    """The name and the role in a phrase's nucleus: its words without what hangs on them in front and behind."""
    whole = scene.doc.span(*nucleus).text
    capital = any(_capital(scene.tokens[at]) for at in range(*nucleus))
    if outlet_by_name(whole) is not None and capital and not is_human(scene, nucleus[1] - 1):
        return Naming(whole.strip(), nucleus[1] - 1, "", False)
    quoted = _quoted(scene, nucleus)
    if quoted is not None:
        return _beside(scene, nucleus, quoted)
    run = _run(scene, nucleus)
    head = _last_noun(scene, (nucleus[0], run[0])) if run is not None else _last_noun(scene, nucleus)
    if run is None:
        body = _behind_kind(scene, nucleus)
        if body is not None:
            return body
        head = nucleus[1] - 1 if head is None else head
        return Naming(None, head, _role(scene, head), is_human(scene, head))
    return _named(scene, nucleus, run, head)


def _behind_kind(scene: Scene, nucleus: Range) -> Naming | None:
    """die Organisation | Ärzte ohne Grenzen: common nouns right behind the noun for a body are its name."""
    tags, words = scene.grammar.tags, voice_words(scene.pack)
    last = nucleus[1] - 1
    if not words.name_prepositions or last - 1 < nucleus[0] or scene.tokens[last].tag not in tags.noun:
        return None
    if scene.tokens[last - 1].tag not in tags.noun or kind_at(scene, last - 1) != "organisation":
        return None
    return Naming(_text(scene, (last, _past_preposition(scene, nucleus[1]))), last - 1, _role(scene, last - 1), False)


def _past_preposition(scene: Scene, end: int) -> int:
    """Past `ohne Grenzen` behind the first words of a body's name."""
    if end + 1 >= len(scene.tokens) or scene.word(end) not in voice_words(scene.pack).name_prepositions:
        return end
    return end + 2 if scene.tokens[end + 1].tag in scene.grammar.tags.noun else end


def _beside(scene: Scene, nucleus: Range, quoted: Range) -> Naming:
    """A title in quotation marks with the noun before it: die Zeitung „Nordbote“."""
    before = _last_noun(scene, (nucleus[0], quoted[0]))
    text = (
        scene.doc.span(quoted[0] + 1, quoted[1] - 1).text if quoted[1] - quoted[0] > 2 else scene.doc.span(*quoted).text
    )
    name = text.strip('„“”"»«‚‘’ ')
    if before is None:
        return Naming(name, quoted[1] - 1, "", False, quoted=True)
    return Naming(name, before, _role(scene, before), False, quoted=True)


def _quoted(scene: Scene, nucleus: Range) -> Range | None:
    for at in range(*nucleus):
        quotation = scene.quotation_at(at)
        if quotation is not None and quotation.start == at and at + 2 < quotation.end <= nucleus[1]:
            return at, quotation.end
    return None


def _named(scene: Scene, nucleus: Range, run: Range, before: int | None) -> Naming:
    """A run of name words with a role before it (Minister Kos), behind it (the Herald newspaper) or inside it."""
    after = _last_noun(scene, (run[1], nucleus[1]))
    if after is not None:
        kind = kind_at(scene, after)
        if kind in ("outlet", "agency") and _capital(scene.tokens[run[0]]):
            return Naming(_text(scene, run), after, _role(scene, after), False)
        return Naming(None, after, _role(scene, after), is_human(scene, after))
    if before is not None and run[0] == before + 1:
        run, before = _with_kind(scene, nucleus, run, before)
    run = run[0], _without_letters(scene, run)
    start = _past_titles(scene, run)
    role = before if start == run[0] else start - 1
    person = _is_person(scene, (start, run[1])) and not (role is not None and kind_at(scene, role) in THINGS)
    if start == run[1] or (role is None and not person and _is_office(scene, (start, run[1]))):
        head = _office(scene, run)
        return Naming(None, head, scene.word(head), is_human(scene, head))
    kind = kind_at(scene, role) if role is not None else "unknown"
    place = not person and scene.tokens[start].entity == "LOC"
    if (
        role is not None
        and not person
        and _capital(scene.tokens[role])
        and (kind in OFFICES or (place and kind in ("organisation", "military")))
    ):
        return Naming(None, role, _role(scene, role), False)
    human = person or (role is not None and (is_human(scene, role) or _is_title(scene, nucleus, role, (start, run[1]))))
    human = human and kind not in THINGS and not _is_country(scene, (start, run[1]))
    head = run[1] - 1 if role is None else role
    named = _role(scene, role) if role is not None else ""
    body = kind == "organisation" and not human and run[1] == nucleus[1]
    end = _past_preposition(scene, run[1]) if body else run[1]
    return Naming(_text(scene, (start, end)), head, named, human, titles=_titles(scene, run[0], start))


def _without_letters(scene: Scene, run: Range) -> int:
    """Where a name ends without the letters behind it (Ana Rot KC)."""
    end = run[1]
    shortest = 1 if scene.tokens[run[0]].entity == "PER" else 2  # the Labour MP
    while end - run[0] > shortest and scene.tokens[end - 1].text.rstrip(".") in voice_words(scene.pack).letters:
        end -= 1
    return end


def _is_title(scene: Scene, nucleus: Range, role: int, run: Range) -> bool:
    """A noun that we do not know right before a name of several words, without an article: harbour master Ines Falk."""
    if role >= run[0] or kind_at(scene, role) != "unknown":
        return False
    bare = nucleus[0] == 0 or scene.tokens[nucleus[0] - 1].tag not in scene.grammar.tags.determiner
    known = any(scene.tokens[at].entity in ("ORG", "LOC") for at in range(*run))
    return bare and not known and run[1] - run[0] > 1 and kind_at_word(scene.pack, _text(scene, run)) == "unknown"


def _titles(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    short = voice_words(scene.pack).short
    words = [scene.tokens[at].lower.rstrip(".") for at in range(start, end)]
    return tuple(short.get(word, word) for word in words if word.isalpha())


def _with_kind(scene: Scene, nucleus: Range, run: Range, before: int) -> tuple[Range, int | None]:
    """A noun that is part of the name behind it: der Sender Radio Nord, die Skagen Werke AG."""
    ahead = before - 1
    second = (
        ahead >= nucleus[0]
        and kind_at(scene, ahead) != "unknown"
        and scene.tokens[ahead].tag in scene.grammar.tags.noun
    )
    if second and kind_at(scene, before) in THINGS:
        return (before, run[1]), ahead
    if (
        kind_at(scene, before) == "unknown"
        and is_firm(scene.tokens[run[1] - 1].text)
        and _capital(scene.tokens[before])
    ):
        return (before, run[1]), None
    return run, before


def _is_person(scene: Scene, run: Range) -> bool:
    """Whether the tagger saw a person's name and no word in it says that it is a firm or an office."""
    if run[0] >= run[1] or is_firm(scene.tokens[run[1] - 1].text):
        return False
    if kind_at(scene, run[0]) in THINGS or kind_at(scene, run[1] - 1) in THINGS:
        return False
    if _opens_with_given(scene, run):
        return True
    seen = [at for at in range(*run) if scene.tokens[at].entity == "PER"]
    if len(seen) == 1 == run[1] - run[0] and scene.tokens[seen[0]].tag not in scene.grammar.tags.name:
        return False  # Koffein: a common noun, whatever the tagger takes it for
    return bool(seen) and not _is_country(scene, run)


def _opens_with_given(scene: Scene, run: Range) -> bool:
    """Whether a given name with a last name behind it ends the run, titles left out; not that of a known outlet."""
    given = [at for at in range(run[0], run[1] - 1) if is_given(scene.tokens[at].text)]
    if not given or outlet_by_name(_text(scene, run)) is not None or is_paper(scene.tokens[run[1] - 1].text):
        return False
    joined = any(scene.tokens[at].text in {"&", "and", "und"} for at in range(*run))
    return not joined and _capital(scene.tokens[run[1] - 1])


def _is_country(scene: Scene, run: Range) -> bool:
    """Whether a single word names a country or its seat; people called Jordan have a second name."""
    return run[1] - run[0] == 1 and bool(countries_in([scene.tokens[run[0]].text], scene.pack))


def _run(scene: Scene, nucleus: Range) -> Range | None:
    """The run of name words that names the bearer: a person's, else the one that ends the phrase, else the first."""
    runs = list(_runs(scene, nucleus))
    people = [run for run in runs if _is_person(scene, run)]
    if people:
        return people[-1]
    if not runs:
        return None
    return runs[-1] if runs[-1][1] == nucleus[1] else runs[0]


def _runs(scene: Scene, nucleus: Range) -> Iterator[Range]:
    """Name words that stand together, with their hyphens and particles."""
    words = voice_words(scene.pack)
    at = nucleus[0]
    while at < nucleus[1]:
        if not _begins(scene, at):
            at += 1
            continue
        end = at + 1
        while end < nucleus[1] and _continues(scene, words, end, nucleus[1]):
            end += 1
        yield (at if words.capitals else _leftmost(scene, words, nucleus[0], at)), end
        at = end


def _leftmost(scene: Scene, words: VoiceFile, start: int, at: int) -> int:
    """Where a name begins that the tagger sees only from its second word on (Pieter van Dam)."""
    first = at
    while first > start and (_capital(scene.tokens[first - 1]) or scene.tokens[first - 1].lower in words.particles):
        first -= 1
    while first < at and not _capital(scene.tokens[first]):
        first += 1
    return first


def _begins(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    if not _capital(token):
        return False
    if token.entity == "ORG" and at > 0 and kind_at(scene, at - 1) in THINGS:
        return True  # der Sender Radio Nord
    if is_given(token.text) and at + 1 < scene.sentence(at).end and _capital(scene.tokens[at + 1]):
        return True
    common = token.tag in scene.grammar.tags.noun and not voice_words(scene.pack).capitals
    return token.tag in scene.grammar.tags.name or token.entity == "PER" or (common and at > scene.sentence(at).start)


def _continues(scene: Scene, words: VoiceFile, at: int, end: int) -> bool:
    token, before = scene.tokens[at], scene.tokens[at - 1]
    if token.text in MARKS:
        return False
    if (
        words.capitals
        and before.entity == "PER"
        and not token.entity
        and token.tag not in scene.grammar.tags.name
        and token.start > before.end
    ):
        if is_given(before.text) and _capital(token) and kind_at(scene, at) not in HUMAN:
            return True  # a last name that the tagger takes for a noun
        return token.lower in words.particles and at + 1 < end and scene.tokens[at + 1].entity == "PER"
    if token.start == before.end or _capital(token) or token.text.isdigit():
        return True
    small = token.lower in words.particles or token.text in {"&", "-", "–"}
    return small and at + 1 < end and (_capital(scene.tokens[at + 1]) or scene.tokens[at + 1].lower in words.particles)


def _past_titles(scene: Scene, run: Range) -> int:
    """Where the name itself begins behind ranks, titles and offices: Chief Executive Ana Rot -> Ana Rot.

    A last name may look like a trade (Fischer, Kellermann): behind another name or a title it is none.
    """
    start = run[0]
    person = _is_person(scene, run)
    for at in range(run[0], run[1]):
        word = scene.tokens[at].lower.rstrip(".")
        last = at + 1 == run[1]
        surname = last and person and run[1] - run[0] > 1 and (start < at or _is_surname(scene, run, at))
        if not word:
            start = at + 1 if start == at else start
        elif surname or is_given(scene.tokens[at].text):
            return start
        elif _is_title_word(scene, word) or (kind_at(scene, at) in HUMAN and (person or at == start or not last)):
            start = at + 1
    return start


def _is_title_word(scene: Scene, word: str) -> bool:
    return word in {title.lower() for title in voice_words(scene.pack).titles}


def _is_surname(scene: Scene, run: Range, at: int) -> bool:
    """Whether the last word of a run is a name although it ends like a trade: Dr. Kellermann, Herr Richter."""
    whole = scene.word(at) in kinds_of(scene.pack).words
    named = scene.tokens[at].tag in scene.grammar.tags.name and scene.tokens[at].entity == "PER"
    return named and (not whole or scene.word(at - 1).rstrip(".") in voice_words(scene.pack).short)


def _is_office(scene: Scene, run: Range) -> bool:
    """Ministry of Defence, Economics Ministry: an office, not a proper name."""
    outlet = kind_at_word(scene.pack, _text(scene, run)) == "outlet"
    return not outlet and kind_at(scene, _office(scene, run)) in ("government", "document")


def _office(scene: Scene, run: Range) -> int:
    """The token of a run that says what the office is; the last one if none does."""
    known = [at for at in range(*run) if kind_at(scene, at) != "unknown"]
    return known[-1] if known else run[1] - 1


def _last_noun(scene: Scene, where: Range) -> int | None:
    tags = scene.grammar.tags
    capitals = voice_words(scene.pack).capitals
    found = [
        at for at in range(*where) if scene.tokens[at].text not in MARKS
        and (
            scene.tokens[at].tag in tags.noun
            or (capitals and _capital(scene.tokens[at]) and kind_at(scene, at) in HUMAN)
        )
    ]  # fmt: skip
    known = [at for at in found if kind_at(scene, at) != "unknown"]
    return found[-1] if found and (not known or found[-1] in known) else known[-1] if known else None


def is_human(scene: Scene, at: int) -> bool:
    """Whether a noun names a person, or several one by one; an army is no person."""
    return kind_at(scene, at) in HUMAN and not listed(scene.word(at), voice_words(scene.pack).bodies)


def listed(noun: str, words: tuple[str, ...]) -> bool:
    """Whether a noun in small letters is among words, or ends like one that begins with *."""
    return any(noun == word.lower() or (word.startswith("*") and noun.endswith(word[1:])) for word in words)


def kind_at(scene: Scene, at: int) -> VoiceKind:
    """The kind that one token names by itself."""
    token = scene.tokens[at]
    kind = kind_of_word(scene.pack, token.text, token.lemma)
    if kind == "government" and at > 0 and scene.word(at - 1) in voice_words(scene.pack).press:
        return "agency"
    return kind


def _role(scene: Scene, head: int) -> str:
    token = scene.tokens[head]
    return token.lower if token.tag in scene.grammar.tags.noun | scene.grammar.tags.modifier else ""


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() or (token.text[:1].isdigit() and any(c.isalpha() for c in token.text))


def _text(scene: Scene, run: Range) -> str:
    text = scene.doc.span(*run).text.strip(" -–&")
    return text[:-1] if text.endswith(("'", "’")) else text


def same_name(one: str, other: str) -> bool:
    """Whether two proper names can be of one bearer: equal, or one is the other's last words (Scholz, Olaf Scholz)."""
    a, b = name_words(one), name_words(other)
    if not a or not b:
        return False
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return long[-len(short) :] == short


def opens_name(one: str, other: str) -> bool:
    """Whether one is how the other begins, as companies and institutes are called for short (Falkner, Falkner Arms)."""
    a, b = name_words(one), name_words(other)
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return 0 < len(short) < len(long) and len(short[0]) > 3 and long[: len(short)] == short


def is_mark(short: str, name: str) -> bool:
    """Whether a few letters are the mark of an agency's name: dpa, TNA by initials; ktx by letters of one word."""
    if not has_marks_form(short):
        return False
    mark, words = short.strip().casefold(), name_words(name)
    initials = "".join(part[0] for word in words for part in word.split("-") if part)
    return mark == initials or (len(mark) > 2 and any(_spread(mark, word) for word in words))


def has_marks_form(short: str) -> bool:
    """Whether this could be an agency's mark, whoever's: a few letters of one case, but for the first."""
    mark = short.strip().casefold()
    return 2 <= len(mark) <= LONGEST_MARK and mark.isalpha() and short[1:] in (short[1:].upper(), short[1:].lower())


def _spread(mark: str, word: str) -> bool:
    """Whether the letters stand in the word in this order, its first letter first."""
    if not word.startswith(mark[0]) or word.startswith(mark):
        return False
    at = 0
    for letter in mark:
        at = word.find(letter, at) + 1
        if at == 0:
            return False
    return True


@functools.lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """A name's words as they are compared: small, without marks and genitive endings."""
    kept = "".join(char if char.isalnum() or char in "-’'" else " " for char in name).casefold().split()
    words = [word[:-2] if word.endswith(("'s", "’s")) else word.strip("'’-") for word in kept]
    return tuple(word for word in words if word)
