"""What the rest of the report adds to a frame: the thing that was spoken of before, and who makes it.

Both are marked as uncertain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from ondit.claims.compare import unsure
from ondit.claims.field import Field
from ondit.claims.found import FoundFrame
from ondit.claims.kinds import compare_items
from ondit.claims.roles import UNSURE, made_by, same_party
from ondit.claims.sites import ATTRIBUTE
from ondit.claims.tables import rows_of
from ondit.records import Frame, Item, Party, Slot


def with_antecedents(field_: Field, found: Sequence[FoundFrame]) -> list[FoundFrame]:
    """The frames, those without a thing with the one of which alone the report has spoken so far; else left out."""
    role = next(name for name, shape in field_.file.roles.items() if shape == "thing")
    seen: list[Item] = []
    kept: list[FoundFrame] = []
    for one in found:
        item = one.frame.get(role)
        if isinstance(item, Item):
            seen.append(item)
            kept.append(one)
        elif seen and _is_one(field_, seen):
            kept.append(replace(one, frame=_filled(one.frame, role, max(seen, key=_exactness))))
    return kept


def _is_one(field_: Field, items: Sequence[Item]) -> bool:
    return all(compare_items(a, b, field_.domain) != "different" for a, b in combinations(dict.fromkeys(items), 2))


def _exactness(item: Item) -> tuple[bool, bool]:
    return item.designation is not None, item.category is not None


def _filled(frame: Frame, role: str, value: Slot) -> Frame:
    return {**frame, role: value, "uncertain": (*unsure(frame), role)}


def with_makers(field_: Field, found: Sequence[FoundFrame]) -> list[FoundFrame]:
    """The frames, those without a giver with the one country as whose make the report describes the thing.

    Only where the pack takes a thing's attribute for a hint at its giver.
    """
    if ATTRIBUTE + UNSURE not in field_.told.near.get(field_.file.giver, ()):
        return [_turned(field_, one) for one in found]
    made = [
        (thing.item, side.party)
        for sentence, things in field_.things.items()
        for thing in things
        for side in field_.sides.get(sentence, ())
        if side.party.code is not None and made_by(field_, side, thing)
    ]
    return [_turned(field_, _with_maker(field_, one, made)) for one in found]


def _turned(field_: Field, one: FoundFrame) -> FoundFrame:
    """A frame that does not know which side gives, with the side first in whose country the type is made."""
    giver, taker = field_.file.giver, field_.file.taker
    first, second = one.frame.get(giver), one.frame.get(taker)
    item = next((value for value in one.frame.values() if isinstance(value, Item)), None)
    open_ = unsure(one.frame)
    if not isinstance(first, Party) or not isinstance(second, Party) or item is None or item.designation is None:
        return one
    if giver not in open_ or taker not in open_:
        return one
    makers = {country for row in rows_of(field_.domain) if row.designation == item.designation
              for country in row.makers.split("|")}  # fmt: skip
    here, there = first.code in makers, second.code in makers
    if here == there:
        return one
    sides: Frame = {giver: first, taker: second} if here else {giver: second, taker: first}
    return replace(one, frame={**one.frame, **sides, "uncertain": tuple(r for r in open_ if r not in (giver, taker))})


def _with_maker(field_: Field, one: FoundFrame, made: Sequence[tuple[Item, Party]]) -> FoundFrame:
    giver, taker = one.frame.get(field_.file.giver), one.frame.get(field_.file.taker)
    item = next((value for value in one.frame.values() if isinstance(value, Item)), None)
    if giver is not None or item is None:
        return one
    makers = {party.code: party for other, party in made if compare_items(item, other, field_.domain) != "different"}
    party = next(iter(makers.values()), None)
    if party is None or len(makers) > 1 or (isinstance(taker, Party) and same_party(taker, party)):
        return one
    return replace(one, frame=_filled(one.frame, field_.file.giver, party))
