"""What a search is narrowed by besides words: whose, where, how sure, when; as conditions and by what index found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, text

from ondit.claims.folding import fold

FEW = 5000  # statements up to which a facet finds them, rather than sifts what is found otherwise


@dataclass(frozen=True, slots=True)
class Facets:
    """What a statement must be besides. None: anything. Dates are ISO, both ends count.

    voice: a part of its name. outlet: of the report. stage: of a claim that the statement makes. denied: whether that
    claim is denied by somebody.
    """

    voice: str | None = None
    outlet: str | None = None
    stage: str | None = None
    stance: str | None = None
    unnamed: bool = False
    denied: bool = False
    said_from: str | None = None
    said_to: str | None = None
    happened_from: str | None = None
    happened_to: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A facet as SQL: the condition on a statement s of a report r, and the statements' rows by way of an index.

    rows None: they are too many to be of use. old: the newest reports have none of them.
    """

    condition: str
    rows: str | None
    values: dict[str, Any]
    old: bool = False


def few_of(connection: Connection, rows: str, values: dict[str, Any]) -> list[int] | None:
    """The rows that a question finds; None: they are more than FEW."""
    found = list(connection.execute(text(f"{rows} LIMIT {FEW + 1}"), values).scalars())
    return found if len(found) <= FEW else None


def narrowed(facets: Facets, *, sqlite: bool) -> list[Narrowed]:
    """The facets that are given."""
    return [one for one in _all(facets, sqlite=sqlite) if one is not None]


def _all(facets: Facets, *, sqlite: bool) -> list[Narrowed | None]:
    return [
        _by_voice(facets.voice, sqlite=sqlite),
        _by_outlet(facets.outlet, sqlite=sqlite),
        _by_claim("k.stage = :stage", {"stage": facets.stage}, sqlite=sqlite) if facets.stage else None,
        _by_claim("k.denied = :denied", {"denied": True}, sqlite=sqlite) if facets.denied else None,
        _of_statement("s.stance = :stance", {"stance": facets.stance}) if facets.stance else None,
        _of_statement("s.voice <> 'v0' AND s.named = :named", {"named": False}) if facets.unnamed else None,
        _happened(facets, sqlite=sqlite),
        _said(facets, sqlite=sqlite),
        Narrowed("r.language = :language", None, {"language": facets.language}) if facets.language else None,
    ]


def _of_statement(condition: str, values: dict[str, Any]) -> Narrowed:
    return Narrowed(condition, f"SELECT s.row FROM statements s WHERE {condition}", values)  # noqa: S608 our own words


def _then(*, sqlite: bool) -> str:
    """A join that is made in the order in which it is written: SQLite guesses badly what a part of a name leaves."""
    return "CROSS JOIN" if sqlite else "JOIN"


def _by_voice(name: str | None, *, sqlite: bool) -> Narrowed | None:
    if not name:
        return None
    called = "v.folded LIKE :voice ESCAPE '!'"
    heard = f"SELECT 1 FROM voices v WHERE v.report = s.report AND v.id = s.voice AND {called}"  # noqa: S608 as above
    theirs = f"voices v {_then(sqlite=sqlite)} statements s ON s.report = v.report AND s.voice = v.id"
    rows = f"SELECT s.row FROM {theirs} WHERE {called}"  # noqa: S608 as above
    return Narrowed(f"EXISTS ({heard})", rows, {"voice": part(fold(name))})


def _by_outlet(name: str | None, *, sqlite: bool) -> Narrowed | None:
    if not name:
        return None
    called = f"{_letters('r.outlet', name, sqlite=sqlite)} LIKE :outlet ESCAPE '!'"
    rows = f"SELECT s.row FROM reports r {_then(sqlite=sqlite)} statements s ON s.report = r.id WHERE {called}"  # noqa: S608 as above
    return Narrowed(called, rows, {"outlet": part(name.lower())})


def _by_claim(condition: str, values: dict[str, Any], *, sqlite: bool) -> Narrowed:
    here = "c.report = s.report AND c.statement = s.id"
    made = f"SELECT 1 FROM claim_statements c JOIN claims k ON k.id = c.claim WHERE {here} AND {condition}"  # noqa: S608 as above
    then = _then(sqlite=sqlite)
    claimed = f"claims k {then} claim_statements c ON c.claim = k.id {then} statements s ON {here}"
    rows = f"SELECT DISTINCT s.row FROM {claimed} WHERE {condition}"  # noqa: S608 as above
    return Narrowed(f"EXISTS ({made})", rows, values)


def _happened(facets: Facets, *, sqlite: bool) -> Narrowed | None:
    values = {"happened_from": facets.happened_from, "happened_to": facets.happened_to}
    condition = _between("s.happened", values, sqlite=sqlite)
    if not condition:
        return None
    return replace(_of_statement(condition, _given(values)), old=facets.happened_to is not None)


def _said(facets: Facets, *, sqlite: bool) -> Narrowed | None:
    """When it was said; where the text does not say, when the report was published."""
    values = {"said_from": facets.said_from, "said_to": facets.said_to}
    condition = _between("coalesce(s.said, r.published)", values, sqlite=sqlite)
    if not condition:
        return None
    told, published = (_between(when, values, sqlite=sqlite) for when in ("s.said", "r.published"))
    rows = (
        f"SELECT s.row FROM statements s WHERE s.said IS NOT NULL AND {told} UNION ALL"  # noqa: S608 as above
        f" SELECT s.row FROM reports r {_then(sqlite=sqlite)} statements s ON s.report = r.id"
        f" WHERE s.said IS NULL AND {published}"
    )
    return Narrowed(condition, rows, _given(values), old=facets.said_to is not None)


def _between(when: str, values: dict[str, str | None], *, sqlite: bool) -> str:
    """Between two partial dates, which compare as text: 2024-05 lies before 2024-05-01, and all of May lies in it."""
    first, last = values
    conditions = [f"{when} >= :{first}"] if values[first] else []
    if values[last]:
        letters = "" if sqlite else ' COLLATE "C"'  # a server's language must not say what comes behind a hyphen
        conditions.append(f"{when}{letters} < :{last} || '~'")
    return " AND ".join(conditions)


def _given(values: dict[str, str | None]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def part(text: str) -> str:
    """A pattern for texts that hold another one, whatever signs it has; to be used with ESCAPE '!'."""
    return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"


def _letters(column: str, wanted: str, *, sqlite: bool) -> str:
    """A column in small letters; SQLite compares plain letters so by itself, much faster."""
    return column if sqlite and wanted.isascii() else f"lower({column})"


def holds(connection: Connection, column: ColumnElement[Any], wanted: str) -> ColumnElement[bool]:
    """The condition that a column has a part of a text in it, in small or capital letters."""
    plain = connection.dialect.name == "sqlite" and wanted.isascii()
    return (column if plain else func.lower(column)).like(part(wanted.lower()), escape="!")
