"""Made-up news in any number: readings as the parser would make them, in stories that repeat, cite and deny each other.

Every story has names of its own, so that reports of one are of one matter; a few names come up again and again, as in
the world. The same number gives the same reports, always.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.making import reading, report, span, statement, voice

from ondit.records import (
    Claim,
    Item,
    Link,
    Mark,
    Outlet,
    Party,
    Quantity,
    Reading,
    Report,
    Said,
    Stance,
    Statement,
    Voice,
    short_hash,
)

STATES = (
    ("Kenya", "KE"), ("Chile", "CL"), ("Latvia", "LV"), ("Tunisia", "TN"), ("Croatia", "HR"), ("Norway", "NO"),
    ("Peru", "PE"), ("Jordan", "JO"), ("Finland", "FI"), ("Vietnam", "VN"), ("Ghana", "GH"), ("Austria", "AT"),
    ("Estonia", "EE"), ("Poland", "PL"), ("Spain", "ES"), ("Italy", "IT"), ("Greece", "GR"), ("Egypt", "EG"),
    ("Morocco", "MA"), ("Algeria", "DZ"), ("Nigeria", "NG"), ("Angola", "AO"), ("Brazil", "BR"), ("Mexico", "MX"),
    ("Canada", "CA"), ("Sweden", "SE"), ("Denmark", "DK"), ("Belgium", "BE"), ("Romania", "RO"), ("Bulgaria", "BG"),
    ("Hungary", "HU"), ("Slovakia", "SK"), ("Slovenia", "SI"), ("Serbia", "RS"), ("Oman", "OM"), ("Qatar", "QA"),
    ("Kuwait", "KW"), ("Bahrain", "BH"), ("Pakistan", "PK"), ("India", "IN"), ("Thailand", "TH"), ("Malaysia", "MY"),
    ("Indonesia", "ID"), ("Japan", "JP"), ("Australia", "AU"), ("Senegal", "SN"), ("Rwanda", "RW"), ("Uganda", "UG"),
)  # fmt: skip
THINGS = ("patrol boats", "radars", "howitzers", "helicopters", "minehunters", "trainers", "trucks", "drones")
NUMBERS = ("two", "four", "six", "eight", "twelve")
COUNTED = {"two": 2, "four": 4, "six": 6, "eight": 8, "twelve": 12}
PLACES = ("Harbour", "Meridian", "Coast", "Lunden", "Northern", "Evening", "Valley", "Marwick", "Island", "Border")
PAPERS = ("Gazette", "Wire", "Post", "Courier", "Star", "Ledger", "Herald", "Echo", "Tribune", "Mirror", "Dispatch")
OUTLETS = tuple(f"{place} {paper}" for paper in PAPERS for place in PLACES)
CONSONANTS, VOWELS = "bdfghklmnprstvwz", "aeiou"
ENDS = ("sen", "wick", "dorf", "mere", "stad", "burg", "ley", "ham", "rud", "gate", "holm", "ford")
STORY = 5  # reports of one story
KINDS = ("first", "cited", "copied", "denied", "own")


@dataclass(frozen=True, slots=True)
class Story:
    """What a handful of reports is about."""

    number: int
    supplier: tuple[str, str]
    recipient: tuple[str, str]
    thing: str
    count: str
    yard: str
    town: str
    speaker: str


def made_name(dice: Random) -> str:
    """A name that hardly comes twice, nor its first letters."""
    letters = "".join(dice.choice(some) for some in (CONSONANTS, VOWELS, CONSONANTS, VOWELS, CONSONANTS))
    return letters.title() + dice.choice(ENDS)


def story_of(number: int, seed: int) -> Story:
    """The story of a number."""
    dice = Random(f"story {seed} {number}")
    supplier, recipient = dice.sample(STATES, 2)
    names = (made_name(dice) for _ in range(4))
    yard, town, first, last = names
    thing, count = dice.choice(THINGS), dice.choice(NUMBERS)
    return Story(number, supplier, recipient, thing, count, yard, town, f"{first} {last}")


def outlet_of(story: Story, place: int) -> str:
    """Who prints a report of a story."""
    return OUTLETS[(story.number * 7 + place) % len(OUTLETS)]


def news(count: int, *, seed: int = 1) -> Iterator[Reading]:
    """So many readings, story after story."""
    for number in range(count):
        yield told(number, seed=seed)


def told(number: int, *, seed: int = 1) -> Reading:
    """The reading of one number."""
    dice = Random(f"report {seed} {number}")
    story = story_of(number // STORY, seed)
    return _told(story, number % STORY, dice)


def _told(story: Story, place: int, dice: Random) -> Reading:
    outlet = outlet_of(story, place)
    kind = KINDS[place]
    page, said = _page(story, place, kind, outlet, dice)
    text = page.text
    first = Link("v0", outlet, "outlet", "publishes", ())
    here = voice(outlet, "v0", kind="outlet", named=True)
    speaker = voice(story.speaker, "v1", kind="person", named=True, mentions=(span(text, story.speaker),))
    voices: tuple[Voice, ...] = (here, speaker)
    ahead: tuple[Link, ...] = (first,)
    if kind == "cited":
        origin = outlet_of(story, 0)
        voices = (*voices, voice(origin, "v2", kind="outlet", named=True, mentions=(span(text, origin),)))
        ahead = (first, Link("v2", origin, "outlet", "cites", (span(text, origin),)))
    quotes = Link("v1", story.speaker, "person", "quotes", (span(text, "said"),))
    stance = Stance("CT-" if kind == "denied" else "CT+", "Uu", ())
    main = statement(
        text, said, id=short_hash("s", 0, said), manner="indirect", voice="v1", source=(span(text, story.speaker),),
        cue=(span(text, "said"),), chain=(*ahead, quotes), stance=stance, tense="done", confidence=0.9,
        rules=("en/say",),
    )  # fmt: skip
    rest = [
        statement(text, line, id=short_hash("s", at, line), chain=(first,))
        for at, line in enumerate(text.split("\n\n")[2:], 1)
    ]
    return reading(page, main, *rest, voices=voices, claims=(_claim(story, page, main, kind),))


def _page(story: Story, place: int, kind: str, outlet: str, dice: Random) -> tuple[Report, str]:
    (supplier, _), (recipient, _) = story.supplier, story.recipient
    verb = {"first": "orders", "cited": "to buy", "copied": "orders", "denied": "denies buying", "own": "gets"}[kind]
    title = f"{recipient} {verb} {story.count} {story.thing} from {story.yard}"
    said = f"{recipient} has ordered {story.count} {story.thing} from {supplier}"
    lead = f"{said}, {story.speaker} said in {story.town} on Monday."
    if kind == "cited":
        lead = f"{said}, {story.speaker} said, the {outlet_of(story, 0)} reported."
    same = Random(f"passage {story.number}")
    passage = " ".join(_line(same, story) for _ in range(4))
    own = " ".join(_line(dice, story) for _ in range(4))
    body = passage if kind in ("first", "copied") else own
    text = f"{title}\n\n{lead}\n\n{body}\n\nThe yard at {story.town} employs {dice.randint(100, 999)} people."
    url = f"https://{outlet.lower().replace(' ', '')}.example/{story.number}/{place}"
    day = f"20{10 + story.number % 15}-{1 + story.number % 12:02}-{1 + (story.number // 7 + place) % 28:02}"
    made = report(
        text, id=f"n{story.number}-{place}", url=url, language="en", published=day, published_from="given", title=title
    )
    return _of(made, outlet), said


def _of(page: Report, outlet: str) -> Report:
    from dataclasses import replace

    return replace(page, outlet=Outlet(outlet, f"{outlet.lower().replace(' ', '')}.example"))


def _line(dice: Random, story: Story) -> str:
    """A sentence with words of the story and words of its own."""
    words = " ".join(made_name(dice).lower() for _ in range(dice.randint(6, 10)))
    return f"In {story.town} the {dice.choice(THINGS)} were seen near {words}."


def _claim(story: Story, page: Report, main: Statement, kind: str) -> Claim:
    place = span(page.text, f"{story.count} {story.thing}")
    said = Said(page.id, main.id, (Mark("arms-transfers/order", place.start, place.end, place.text),))
    count = COUNTED[story.count]
    denied = kind == "denied"
    return Claim(
        id=short_hash("c", page.id, main.id), text=main.content[0].text, pack="arms-transfers",
        frame={
            "supplier": Party(*story.supplier, "state"), "recipient": Party(*story.recipient, "state"),
            "item": Item(story.thing, None, None), "quantity": Quantity(story.count, count, count, False),
            "money": None, "dates": {}, "stage": "contracted", "mode": "sale", "uncertain": (),
        },
        supporting=() if denied else (said,), denying=(said,) if denied else (), updates=(), contradicts=(),
        origins=None,
    )  # fmt: skip
