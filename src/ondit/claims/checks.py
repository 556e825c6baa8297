"""What can be wrong in a domain pack beyond its shape: words that nothing defines, roles without a word, examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ondit.claims.notions import known_acts
from ondit.claims.roles import BYSTANDER, DOER, PARTNER
from ondit.claims.rules import DomainFile, DomainWords, Trigger
from ondit.claims.sentences import SLOT
from ondit.packs.domain import DomainPack
from ondit.records import Claim, Party

SPECIAL = (DOER, PARTNER, BYSTANDER)


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in a file. keys: where, from the top of the file down."""

    keys: tuple[str, ...]
    what: str


def words_problems(domain: DomainPack, language: str) -> Iterator[Wrong]:
    """What `words.yaml` of a language lacks, or has too much."""
    file = domain.table("pack.yaml", DomainFile)
    words = domain.table(f"{language}/words.yaml", DomainWords)
    yield from _uneven("roles", "role", file.roles, words.roles)
    yield from _uneven("stages", "stage", file.stages, words.stages)
    yield from _uneven("modes", "mode", file.modes, words.modes)
    yield from _uneven("templates", "template for the stage", file.stages, words.templates)
    yield from _uneven("unknown", "unknown side", (file.giver, file.taker), words.unknown)
    for role in words.near:
        if role not in file.roles:
            yield Wrong(("near", role), f"'{role}' under 'near' is no role")
    for stage, template in words.templates.items():
        for slot in (found[1] for found in SLOT.finditer(template)):
            if slot not in file.roles:
                yield Wrong(("templates", stage), f"the template for '{stage}' names the role '{slot}', which is none")


def _uneven(key: str, what: str, needed: Iterable[str], given: Iterable[str]) -> Iterator[Wrong]:
    yield from (Wrong((key,), f"the {what} '{name}' has no word") for name in needed if name not in set(given))
    yield from (Wrong((key, name), f"'{name}' is no {what} of the pack") for name in given if name not in set(needed))


def pack_problems(domain: DomainPack) -> Iterator[Wrong]:
    """What `pack.yaml` says of roles, stages and modes that it does not define."""
    file = domain.table("pack.yaml", DomainFile)
    for key, side in (("giver", file.giver), ("taker", file.taker), *(("by_name", side) for side in file.by_name)):
        if file.roles.get(side) != "party":
            yield Wrong((key,), f"'{side}' is no role that a party fills")
    for shape in ("thing", "stage"):
        if sum(filled == shape for filled in file.roles.values()) != 1:
            yield Wrong(("roles",), f"one role, and no more, must be filled by a '{shape}'")
    if file.default_mode not in (file.modes or ("",)):
        yield Wrong(("default_mode",), f"'{file.default_mode}' is none of the modes")
    for name, stage in file.stages.items():
        named = (*stage.joins, *stage.follows, *stage.opposes, stage.planned, *stage.within, *stage.within.values())
        for other in dict.fromkeys(named):
            if other and other not in file.stages:
                yield Wrong(("stages", name), f"the stage '{name}' names '{other}', which is none")
        for act in stage.acts:
            if act not in known_acts():
                yield Wrong(("stages", name), f"the stage '{name}' names the act '{act}', which no language knows")


def trigger_problems(domain: DomainPack, rule: Trigger) -> Iterator[str]:
    """What a trigger names that its pack does not define."""
    file = domain.table("pack.yaml", DomainFile)
    stages = [rule.stage, *(rule.stages or {}).values()]
    yield from (
        f"'{rule.name}' names the stage '{one}', which is none" for one in stages if one and one not in file.stages
    )
    roles = [*(rule.roles or {}), *((rule.doer,) if rule.doer else ())]
    known = {*file.roles, *SPECIAL}
    yield from (f"'{rule.name}' names the role '{one}', which is none" for one in roles if one not in known)
    if rule.mode and rule.mode not in file.modes:
        yield f"'{rule.name}' names the mode '{rule.mode}', which is none"
    if rule.part != "guard" and not rule.finds:
        yield f"'{rule.name}' brings no sentence to find"


def finds(domain: DomainPack, rule: Trigger, claims: Iterable[Claim]) -> bool:
    """Whether a claim of a sentence names the trigger; a guard's sentences must hold no claim at all."""
    if rule.part == "guard":
        return any(True for _ in claims)
    name = domain.rule_id(rule.name)
    said = (said for claim in claims for said in (*claim.supporting, *claim.denying))
    return any(mark.rule == name for one in said for mark in one.because)


def reads(expected: str, claims: Iterable[Claim]) -> bool:
    """Whether one of the claims has all that is expected: `supplier=IR recipient=RU stage=delivered uncertain=a,b`."""
    wanted = dict(pair.split("=", 1) for pair in expected.split())
    return any(
        all(_value(claim, role) == value for role, value in wanted.items())
        for claim in claims
        if claim.frame is not None
    )


def _value(claim: Claim, role: str) -> str:
    value = (claim.frame or {}).get(role)
    if isinstance(value, Party):
        return value.code or value.name
    if isinstance(value, tuple):
        return ",".join(value)
    return value if isinstance(value, str) else ""
