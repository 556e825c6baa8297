"""Names and descriptions as they would stand alone: in the nominative, without an article."""

from __future__ import annotations

from ondit.annotate.document import Token
from ondit.attribution.draft import Range
from ondit.attribution.kinds import VoiceFile, voice_words
from ondit.attribution.scene import Scene

PLURAL = "p"
SHORTEST = 3  # letters that a word keeps before its ending


def nominative(scene: Scene, first: int, where: Range, head: int, *, plural: bool = False) -> str:
    """The words tokens[where] with the adjectives before the noun at `head`, and the noun, put into the nominative.

    first: the token at which the phrase begins, its determiner if it has one. What the pack does not tell for sure
    stays as it stands.
    """
    start, end = where
    plain = scene.doc.span(start, end).text
    words = voice_words(scene.pack)
    if not words.strong or not start <= head < end:
        return plain
    gender = PLURAL if plural else _gender(scene, words, first, head)
    base = scene.tokens[start].start
    for at in range(head, start - 1, -1):
        token = scene.tokens[at]
        new = _noun(scene, words, token, gender) if at == head else _adjective(scene, words, token, gender)
        begin = token.start - base
        plain = plain[:begin] + new + plain[begin + len(token.text) :]
    return plain


def _gender(scene: Scene, words: VoiceFile, first: int, head: int) -> str:
    """m, f or n by the determiner, else by the noun's ending; "" if neither tells."""
    token = scene.tokens[head]
    left = words.genders.get(scene.word(first), "").replace(PLURAL, "")
    if len(left) == 1:
        return left
    if _is_adjectival(words, token.lower):
        keys = [(key.split()[0], key.split()[1].lstrip("*"), sex) for key, sex in words.adjectival.items()]
        return next((sex for word, end, sex in keys if word == scene.word(first) and token.lower.endswith(end)), "")
    told = next((letter for letter, ends in words.noun_genders.items() if _ends(token.lower, ends)), "")
    if told and (not left or told in left):
        return told
    return "m" if "m" in left and token.case == "Nom" and "n" not in left else ""


def _is_adjectival(words: VoiceFile, word: str) -> bool:
    """Whether a noun is inflected like an adjective, in whatever case it stands."""
    return any(word == base or word[:-1].endswith(base) or word.endswith(base) for base in
               (noun.strip("*") for noun in words.adjectival_nouns))  # fmt: skip


def _ends(word: str, endings: tuple[str, ...]) -> bool:
    return any(word.endswith(ending.lstrip("*")) for ending in endings)


def _adjective(scene: Scene, words: VoiceFile, token: Token, gender: str) -> str:
    """deutschen -> deutscher, before a masculine noun; Berliner stays."""
    if token.tag not in scene.grammar.tags.modifier - scene.grammar.tags.number:
        return token.text
    ending = next((ending for ending in words.weak if token.lower.endswith(ending)), "")
    return token.text if ending in words.fixed and token.text[:1].isupper() else _strong(words, token.text, gender)


def _strong(words: VoiceFile, text: str, gender: str) -> str:
    """A word inflected like an adjective, with the ending that it has without an article."""
    ending = next((ending for ending in words.weak if text.endswith(ending)), "")
    if not ending or gender not in words.strong or len(text) - len(ending) < SHORTEST:
        return text
    return text[: -len(ending)] + words.strong[gender]


def _noun(scene: Scene, words: VoiceFile, token: Token, gender: str) -> str:
    """Insidern -> Insider, Ministeriums -> Ministerium: where the rest is what the dictionary calls it."""
    text, lemma = token.text, token.lemma
    if _is_adjectival(words, token.lower):
        return _strong(words, text, gender)
    ending = next((ending for ending in words.dative_plurals if token.lower.endswith(ending)), "")
    if ending:
        return text[: -len(ending)] + words.dative_plurals[ending]
    if not lemma or token.tag in scene.grammar.tags.name:
        return text
    if token.case == "Gen" and gender != PLURAL and text in (lemma + "s", lemma + "es"):
        return lemma
    bare = text[:-1] == lemma and lemma.endswith(words.bare_plurals)
    longer = text[:-1] == lemma + "e" and lemma.lower().endswith(words.e_plurals)
    dative = token.case == "Dat" and gender == PLURAL and text.endswith("n")
    return text[:-1] if dative and (bare or longer) else text
