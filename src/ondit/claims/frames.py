"""The frames of a report: for each trigger, or a trigger with those that say its stage, who, what, how many, when.

A trigger's words say in which place which role stands; what the sentence leaves open is left open here, and filled
from the rest of the report where statements are joined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ondit.annotate.document import Document
from ondit.annotate.grammar import grammar_of
from ondit.attribution.draft import Draft
from ondit.claims.context import with_antecedents, with_makers
from ondit.claims.events import clause_of, events, groups
from ondit.claims.field import Field, look, make_field
from ondit.claims.found import FoundFrame, Hit, Thing
from ondit.claims.items import find_items
from ondit.claims.roles import Taken, roles_of
from ondit.claims.rules import EventWords
from ondit.claims.sites import SUBJECT
from ondit.claims.times import is_contrasted, is_denied, time_at
from ondit.claims.triggers import find_hits
from ondit.packs.domain import DomainPack
from ondit.packs.language import LanguagePack
from ondit.records import Item, Mark, Quantity, Statement, When


def find_frames(
    doc: Document, pack: LanguagePack, domain: DomainPack, drafts: Sequence[Draft], statements: Sequence[Statement]
) -> list[FoundFrame]:
    """The frames of one domain in text order; none, at the cost of one look-up a word, without its triggers."""
    grammar, words = grammar_of(pack), pack.table("events.yaml", EventWords)
    hits = find_hits(doc, domain, grammar, words)
    if not hits:
        return []
    items = find_items(doc, pack, domain)
    hits = events(doc, grammar, words, hits, items)
    if not any(hit.trigger.thing for hit in hits) and all(item.weak for item in items):
        return []
    field_ = make_field(doc, pack, domain, drafts, statements, grammar, words, hits)
    look(field_, pack, hits, items)
    hits = [hit for hit in hits if not is_contrasted(doc, field_.negations, hit, hits)]
    found = sorted((one for group in groups(field_, hits) for one in _frames(field_, group)), key=lambda one: one.at)
    return with_makers(field_, with_antecedents(field_, found))


def _frames(field_: Field, group: Sequence[Hit]) -> Iterator[FoundFrame]:
    base, top = group[0], group[-1]
    number = field_.owner[base.head]
    if number is None:
        number = field_.owner[top.head]
    if number is None or (field_.statements[number].stance.voice == "Uu" and number not in field_.asked):
        return
    thing = _thing(field_, group)
    counted = thing is not None and thing.quantity is not None
    stage, reached = _stage(field_, group, number, counted=counted)
    if not stage:
        return
    taken = roles_of(field_, group, thing)
    item = _named(field_, group) or (thing.item if thing else _implied(group))
    if item is None and not (len(group) > 1 and _points_back(field_, base)):
        return
    roles = field_.file.roles
    values: dict[str, object] = {}
    for role, shape in roles.items():
        if shape == "party":
            values[role] = taken.values.get(role)
        elif shape == "thing":
            values[role] = item
        elif shape == "quantity":
            values[role] = _number(thing, group)
        elif shape == "money":
            values[role] = next((money for _, _, money in field_.money.get(base.sentence, ())), None)
        elif shape == "dates":
            values[role] = _dates(field_, group, number, reached)
        elif shape == "stage":
            values[role] = stage
        elif shape == "mode":
            values[role] = next((h.trigger.mode for h in group if h.trigger.mode), field_.file.default_mode)
    values["uncertain"] = tuple(role for role in roles if role in taken.unsure)
    denied = field_.statements[number].stance.voice.endswith("-") or any(
        is_denied(field_.doc, field_.negations, hit) for hit in group
    )
    weak = thing is not None and thing.weak
    yield FoundFrame(values, number, base.head, denied, weak, _marks(field_, group, thing, taken))  # type: ignore[arg-type]


def _number(thing: Thing | None, group: Sequence[Hit]) -> Quantity:
    """How many; a word that belongs to the trigger is no bound of the number (verfügt über zwölf Drohnen)."""
    count = thing.quantity if thing is not None else None
    if thing is None or count is None or thing.counted is None:
        return Quantity(None, None, None, False)
    first = thing.counted[0]
    if any(first in hit.tokens for hit in group) and count.text is not None and count.min is not None:
        return Quantity(
            count.text.partition(" ")[2] or count.text, count.min, count.max or count.min, count.approximate
        )
    return count


def _points_back(field_: Field, hit: Hit) -> bool:
    """Whether a noun speaks of an event that is known already: the contract, die Lieferung."""
    before = field_.doc.tokens[hit.head - 1] if hit.head > field_.doc.sentences[hit.sentence].start else None
    definite = before is not None and before.tag in field_.grammar.tags.determiner
    return hit.trigger.part == "noun" and before is not None and definite and before.lower not in field_.words.one


def _named(field_: Field, group: Sequence[Hit]) -> Item | None:
    """The thing that a trigger's own words name."""
    hit = next((hit for hit in group if hit.trigger.whole), None)
    if hit is None:
        return None
    span = field_.doc.span(hit.tokens[0], hit.tokens[-1] + 1)
    return Item(span.text, None, None)


def _implied(group: Sequence[Hit]) -> Item | None:
    name = next((hit.trigger.thing for hit in group if hit.trigger.thing), "")
    return Item(name, None, None) if name else None


def _stage(field_: Field, group: Sequence[Hit], number: int, *, counted: bool) -> tuple[str, str]:
    """The stage that is said, and the one that its date belongs to; ("", "") where nothing has come to pass.

    The outermost trigger that has a stage decides; one that is only imagined takes all with it.
    """
    told = field_.drafts[number].manner != "own"
    said = date = ""
    settled = any(hit.trigger.confirms for hit in group)
    for hit in reversed(group):
        time = time_at(field_.doc, field_.grammar, field_.words, field_.verbs, hit, told=told)
        stage = hit.trigger.stage
        if time == "hypothetical":
            return "", ""
        if said or not stage:
            continue
        stages = hit.trigger.stages or {}
        if settled and time in ("done", "ongoing"):
            stages = {}
        own = stages.get("counted") if counted and time == "ongoing" else None
        own = stages.get(time) if own is None else own
        if own is not None:
            said, date = own, stage
        elif time in ("planned", "coming"):
            said, date = field_.file.stages[stage].planned, stage
        else:
            said, date = stage, stage
        if not said:
            return "", ""
    inner = next((hit.trigger.stage for hit in group if hit.trigger.stage), "")
    meant = field_.file.stages[inner].within.get(said, said) if inner else ""
    return (meant, date if meant == said else meant) if meant else ("", "")


def _thing(field_: Field, group: Sequence[Hit]) -> Thing | None:
    """The thing that goes from hand to hand: of the same clause and near, and not beside a word that says otherwise."""
    base = group[0]
    number = field_.owner[base.head]
    clauses = {hit.clause.number for hit in group if hit.clause is not None}
    best: tuple[float, Thing] | None = None
    for thing in field_.things.get(base.sentence, ()):
        if field_.owner[thing.site.start] not in (number, None):
            continue
        if any(preposition in field_.told.far for preposition in thing.site.prepositions[:1]):
            continue
        if thing.of is not None and not any(thing.of in hit.tokens for hit in group):
            continue
        if _does_it(field_, base, thing):
            continue
        cost = _distance(field_, base, thing, clauses)
        if best is None or cost < best[0]:
            best = cost, thing
    return best[1] if best else None


def _does_it(field_: Field, hit: Hit, thing: Thing) -> bool:
    """Whether a thing is who acts: helicopters delivered food."""
    clause = hit.clause
    acts = any(places[:1] == (SUBJECT,) for places in (hit.trigger.roles or {}).values())
    if clause is None or clause.finite != hit.head or hit.trigger.part != "verb" or not acts:
        return False
    subject = None if clause.kind == "relative" else clause.subject
    inside = subject is not None and subject[0] <= thing.site.start < min(subject[1], hit.head)
    return inside and thing.site.bare


def _distance(field_: Field, base: Hit, thing: Thing, clauses: set[int]) -> float:
    at = thing.site.start
    away = float(abs(at - base.head))
    clause = clause_of(field_.doc, at)
    if clause is None or clause.number not in clauses:
        away += 20
    if base.clause is not None and base.clause.kind == "relative" and at < base.clause.start:
        away -= 30  # what the relative clause hangs on
    if base.trigger.part == "noun" and at < base.head:
        away += 6
    if thing.quantity is not None:
        away -= 3
    return away - (2 if thing.item.designation else 0)


def _dates(field_: Field, group: Sequence[Hit], number: int, stage: str) -> dict[str, When]:
    """The time of the event, where the sentence of its trigger gives exactly one."""
    sentence = field_.doc.sentences[group[0].sentence]
    first, last = field_.doc.tokens[sentence.start].start, field_.doc.tokens[sentence.end - 1].end
    times = [
        time
        for time in field_.statements[number].times
        if time.of == "event" and time.value and time.type == "DATE" and first <= time.start < last
    ]
    values = {time.value: time for time in times}
    if len(values) != 1:
        return {}
    value, time = values.popitem()
    return {stage: When(value or "", time.text)}


def _marks(field_: Field, group: Sequence[Hit], thing: Thing | None, taken: Taken) -> tuple[Mark, ...]:
    """The words that make the frame: each trigger's own, and those of its roles under the event's trigger."""
    marks: list[Mark] = []
    for hit in group:
        name = field_.domain.rule_id(hit.trigger.name)
        marks += [_mark(field_.doc, name, at, at + 1) for at in hit.tokens]
    name = field_.domain.rule_id(group[0].trigger.name)
    spans = [*taken.spans.values()]
    if thing is not None:
        spans.append((thing.site.start, thing.site.end))
        if thing.counted is not None:
            spans.append(thing.counted)
    marks += [_mark(field_.doc, name, start, end) for start, end in spans]
    return tuple(sorted(set(marks), key=lambda mark: (mark.start, mark.end, mark.rule)))


def _mark(doc: Document, rule: str, start: int, end: int) -> Mark:
    span = doc.span(start, end)
    return Mark(rule, span.start, span.end, span.text)
