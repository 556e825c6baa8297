"""The records that a reading and a trace are made of: plain, frozen, typed.

Positions count Unicode code points of the report's text, start inclusive, end exclusive, and
text[start:end] equals the span's text, always. None means: the text does not say.
The field names are those of the public JSON (`ondit schema`); `as_json` turns any record into it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from dataclasses import dataclass
from typing import Any, Literal

FORMAT: Literal["ondit/1"] = "ondit/1"

Manner = Literal["direct", "indirect", "mixed", "reported", "free-indirect", "own"]
VoiceKind = Literal[
    "person", "official", "spokesperson", "government", "military", "organisation", "outlet",
    "agency", "expert", "witness", "document", "public", "unknown",
]  # fmt: skip
LinkKind = Literal["publishes", "republishes", "translates", "credits", "cites", "first-reported", "quotes", "rests-on"]
Certainty = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "Uu"]
Tense = Literal["done", "ongoing", "planned", "threatened", "hypothetical", "unclear"]
Answer = Literal["none-reported", "declined", "answered", "denied", "pending"]
ReportKind = Literal["news", "analysis", "opinion", "live", "press-release", "post", "stub"]
PartKind = Literal["headline", "standfirst", "byline", "dateline", "body", "caption", "credit"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Dated = Literal["event", "saying", "report"]
DerivationKind = Literal["copy", "trim", "translate", "rewrite", "cite"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the report's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """What a stretch of the text is on the page; parts follow one another and never overlap."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Removed:
    """A line of the page that is no part of the report, and why (navigation, share bar, ...)."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes; both None when nothing on the page or in the call says so."""

    name: str | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """The same text in another language at its address, by the publisher's own word (`hreflang`).

    It is not said which of the two was written first.
    """

    language: str
    url: str


@dataclass(frozen=True, slots=True)
class Credit:
    """The words by which the page says where it has its report from; outlet None: not a name we know."""

    text: str
    start: int
    end: int
    outlet: str | None
    domain: str | None
    link: LinkKind


@dataclass(frozen=True, slots=True)
class Report:
    """One published text, cleaned: headline, body and credit lines; every span points into `text`.

    credit is the first of credits, the one that names where the page has its report from.
    published: an ISO date or date-time as far as known; published_from says where that comes from.
    fetched: the day on which a web archive fetched it; None: it did not come from one.
    """

    id: str
    url: str | None
    language: str
    title: str | None
    byline: str | None
    kind: ReportKind
    published: str | None
    published_from: Literal["given", "metadata", "dateline"] | None
    modified: str | None
    outlet: Outlet
    credit: Credit | None
    credits: tuple[Credit, ...]
    text: str
    parts: tuple[Part, ...]
    removed: tuple[Removed, ...]
    editions: tuple[Edition, ...] = ()
    fetched: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain, from the page outward to the voice and what it rests on."""

    voice: str
    name: str | None
    kind: VoiceKind
    link: LinkKind
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A rule that judged, and the words it rests on."""

    rule: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Stance:
    """How sure: what the voice commits to, and what the page itself takes over (FactBank scale)."""

    voice: Certainty
    outlet: Certainty
    because: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression (TIMEX3); anchor: what it was resolved against; relative_to: an event it hangs on.

    of: whether it dates what is said, the saying of it, or (in a dateline) the report itself.
    """

    start: int
    end: int
    text: str
    value: str | None
    type: TimeType
    mod: str | None
    of: Dated
    anchor: Literal["published", "dateline", "previous"] | None
    relative_to: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One voice saying one thing, with the exact characters each part rests on.

    parent: the id of the statement inside whose content this one stands.
    confidence: the measured precision of the rules that made it; None: not measured.
    """

    id: str
    manner: Manner
    parent: str | None
    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    addressee: tuple[Span, ...]
    basis: tuple[Span, ...]
    voice: str
    chain: tuple[Link, ...]
    stance: Stance
    tense: Tense
    times: tuple[Time, ...]
    proposed_by: Literal["rules"]
    rules: tuple[str, ...]
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: named, or described; count for plurals (None: an open plural or not known to be one)."""

    id: str
    name: str | None
    kind: VoiceKind
    named: bool
    count: int | None
    country: str | None
    wikidata: str | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CommentRequest:
    """Whom a voice asked for comment, and what came of it."""

    by: str
    asked: tuple[Span, ...]
    answer: Answer
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made a reading: versions of Ondit, its packs and its models, by language."""

    ondit: str
    packs: dict[str, str]
    models: dict[str, str]


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence for people, with a code for programs and the words it rests on."""

    code: str
    text: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part in an event; code: ISO 3166 or the gazetteer's own, None if it holds none."""

    name: str
    code: str | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """What an event is about: the words for its kind, its type's name, and the domain's category."""

    name: str
    designation: str | None
    category: str | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many: both ends count; None: open on that side. All None: the text gives no number."""

    text: str | None
    min: int | None
    max: int | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money as written; amount in whole units of the currency (ISO 4217), None where not plain."""

    text: str
    amount: float | None
    currency: str | None


@dataclass(frozen=True, slots=True)
class When:
    """When a stage was or will be reached: a TIMEX3 value and the words for it."""

    value: str
    text: str


# What stands in a frame under the name of a role; a tuple names the roles that are uncertain, a dict has the stages'
# dates. A new shape must differ from each of these in its keys or kinds, so that a reading is read back the same.
Slot = Party | Item | Quantity | Money | dict[str, When] | tuple[str, ...] | str | None
Frame = dict[str, Slot]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that a claim rests on, with the words in its report that make it one."""

    report: str
    statement: str
    because: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """Another claim that this one updates or contradicts, and why."""

    claim: str
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two nodes of a claim (`report:voice`, or `report:-`) that are one, or that cannot be one.

    The evidence stands in the report of node a.
    """

    a: str
    b: str
    code: str
    text: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """How many independent origins stand behind a claim: a range, both ends count.

    assessable False: every branch ends in somebody who names nobody, and at_least is 0.
    channels: vertex-disjoint ways from the claim to its origins; bottleneck: the outlet through which all pass,
    None if there is none. certificate: nodes of which no two can be one origin, as many as at_least.
    """

    at_least: int
    at_most: int
    channels: int
    bottleneck: str | None
    assessable: bool
    certificate: tuple[str, ...]
    must_link: tuple[Tie, ...]
    cannot_link: tuple[Tie, ...]
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What several statements have in common.

    pack and frame None: no domain pack knows this kind of event. denying: who says that it is not so.
    origins None: not asked for yet.
    """

    id: str
    text: str
    pack: str | None
    frame: Frame | None
    supporting: tuple[Said, ...]
    denying: tuple[Said, ...]
    updates: tuple[Relation, ...]
    contradicts: tuple[Relation, ...]
    origins: Origins | None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one report.

    times: every time that its text names, once, in text order; statements have theirs again.
    """

    format: Literal["ondit/1"]
    made_by: MadeBy
    report: Report
    statements: tuple[Statement, ...]
    voices: tuple[Voice, ...]
    comment_requests: tuple[CommentRequest, ...]
    claims: tuple[Claim, ...]
    times: tuple[Time, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """This report comes from that one. `origin` is `from` in the JSON."""

    report: str
    origin: str
    kind: DerivationKind
    explicit: bool
    score: float
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """Several readings together."""

    format: Literal["ondit/1"]
    reports: tuple[Reading, ...]
    derivations: tuple[Derivation, ...]
    claims: tuple[Claim, ...]


TITLE = 60  # characters of a headline that stands for a report
_HASHED = re.compile(r"[a-z]-[0-9a-f]{10}")  # as short_hash makes them
RENAMED = {"origin": "from"}  # fields whose JSON name is a word of Python


def as_json(record: Any) -> Any:
    """A record as plain dicts, lists and values, in the public JSON's names and order."""
    if dataclasses.is_dataclass(record):
        return {
            RENAMED.get(field.name, field.name): as_json(getattr(record, field.name))
            for field in dataclasses.fields(record)
        }
    if isinstance(record, tuple | list):
        return [as_json(item) for item in record]
    if isinstance(record, dict):
        return {key: as_json(value) for key, value in record.items()}
    return record


def span_of(text: str, start: int, end: int) -> Span:
    """The span from start to end of a text, white space at its edges left out."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end, text[start:end])


def called(report: Report) -> str:
    """What a report is called for people: its outlet's name, else its domain; where nobody knows either, its id.

    An id that is but a hash says nothing to anybody: then the headline stands for it.
    """
    return report.outlet.name or report.outlet.domain or called_by_title(report.id, report.title)


def called_by_title(id_: str, title: str | None) -> str:
    """What a report of nobody's is called: its headline where its id is but a hash, else its id."""
    if not title or not _HASHED.fullmatch(id_):
        return id_
    words = " ".join(title.split())
    return f"“{words if len(words) <= TITLE else words[:TITLE].rpartition(' ')[0] + ' …'}”"


def short_hash(prefix: str, *parts: object) -> str:
    """A short id that is the same whenever the parts are."""
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"
