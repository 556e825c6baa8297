"""Full text over statements and reports: words, "phrases in quotation marks", beginnings* and -words to leave out."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast
from unicodedata import normalize

from sqlalchemy import ColumnElement, Connection, false, text

from ondit.errors import LedgerError

NEWEST = 5000  # hits of plain words that are sorted by date; of more, those that were added last
MOST = 50  # hits of one page
_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_WORD = re.compile(r"[^\W_]+")
_BORNE = re.compile("[\u0300-\u036f]")  # what a letter bears
LONGEST = 2000  # characters of a query, of which words longer than a database's index stay far
WORDS = 60  # of a query

Where = Literal["statements", "reports"]


@dataclass(frozen=True, slots=True)
class Term:
    """Words in a row that a text must have, or must not; open: the last of them may go on."""

    words: tuple[str, ...]
    open: bool
    without: bool


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
class Hit:
    """A statement, or a report (statement None), that has what was looked for."""

    report: str
    statement: str | None
    text: str
    who: str | None
    outlet: str | None
    title: str | None
    published: str | None
    language: str | None
    stance: str | None


def terms_of(query: str) -> tuple[Term, ...]:
    """What a query asks for; what is no word is passed over. Raises LedgerError for one of too many words."""
    found = []
    for without, phrase, word in _TERM.findall(normalize("NFC", query[: LONGEST + 1])):
        words = tuple(_WORD.findall(phrase or word))
        if words:
            found.append(Term(words, open=not phrase and word.endswith("*"), without=bool(without)))
    if len(query) > LONGEST or sum(len(term.words) for term in found) > WORDS:
        raise LedgerError("the query", "is too long", f"Give at most {WORDS} words.")
    return tuple(found)


def search(
    connection: Connection,
    query: str = "",
    *,
    where: Where = "statements",
    facets: Facets | None = None,
    most: int = MOST,
    offset: int = 0,
) -> list[Hit]:
    """The hits, the newest reports first. Raises LedgerError where nothing is asked for."""
    terms = terms_of(query)
    facets = facets or Facets()
    if not any(not term.without for term in terms) and facets == Facets():
        raise LedgerError("the search", "asks for nothing", "Give a word to look for, or one of the facets.")
    if where == "reports":
        return _reports(connection, terms, facets, most, offset)
    return _statements(connection, terms, facets, most, offset)


def rows_with(connection: Connection, query: str, report: str) -> list[Any]:
    """The statements of one report that a query finds: id, who says it, words."""
    terms = terms_of(query)
    if not any(not term.without for term in terms):
        return []
    condition, values = _matching(connection, terms, "statement")
    asked = f"SELECT s.id, s.who, s.content FROM statements s WHERE s.report = :report AND {condition} ORDER BY s.start"  # noqa: S608 made of our own words
    return list(connection.execute(text(asked), values | {"report": report}))


def beginnings(connection: Connection, query: str, of: Literal["claims", "reports"]) -> ColumnElement[bool]:
    """The condition that a row of a table has the words of a query, each of which may go on; no word stands in none."""
    terms = [dataclasses.replace(term, open=True) for term in terms_of(query)]
    if not terms:
        return false()
    condition, values = _matching(connection, terms, of)
    return cast("ColumnElement[bool]", text(condition).bindparams(**values))


def _statements(connection: Connection, terms: Sequence[Term], facets: Facets, most: int, offset: int) -> list[Hit]:
    conditions, values = _faceted(facets)
    if terms and not conditions:
        condition, more = _newest(connection, terms)
        conditions, values = [condition], more
    elif terms:
        condition, more = _matching(connection, terms, "statement")
        conditions, values = [condition, *conditions], values | more
    asked = f"""
        SELECT s.report, s.id AS statement, s.content AS text, s.who, r.outlet, r.title, r.published, r.language,
            s.stance
        FROM statements s JOIN reports r ON r.id = s.report
        WHERE {" AND ".join(conditions)}
        ORDER BY r.published DESC NULLS LAST, s.report, s.start LIMIT :most OFFSET :offset"""  # noqa: S608 as above
    rows = connection.execute(text(asked), values | {"most": most, "offset": offset})
    return [Hit(**row._asdict()) for row in rows]


def _reports(connection: Connection, terms: Sequence[Term], facets: Facets, most: int, offset: int) -> list[Hit]:
    conditions = ["r.state <> 'forgotten'"]
    values: dict[str, Any] = {"most": most, "offset": offset}
    if terms:
        condition, more = _matching(connection, terms, "report")
        conditions.append(condition)
        values |= more
    if facets.outlet:
        conditions.append("lower(r.outlet) LIKE :outlet ESCAPE '!'")
        values["outlet"] = _part(facets.outlet)
    asked = f"""
        SELECT r.id AS report, r.title AS text, r.outlet, r.title, r.published, r.language
        FROM reports r WHERE {" AND ".join(conditions)}
        ORDER BY r.published DESC NULLS LAST, r.id LIMIT :most OFFSET :offset"""  # noqa: S608 as above
    return [
        Hit(**row._asdict() | {"text": row.text or "", "statement": None, "who": None, "stance": None})
        for row in connection.execute(text(asked), values)
    ]


def _newest(connection: Connection, terms: Sequence[Term]) -> tuple[str, dict[str, Any]]:
    """The same of those added last: what a hundred thousand statements hold nobody sorts by date and looks through."""
    condition, values = _matching(connection, terms, "statement")
    found = f"SELECT s.row FROM statements s WHERE {condition} ORDER BY s.row DESC LIMIT {NEWEST}"  # noqa: S608 as above
    if connection.dialect.name == "sqlite" and "unwanted" not in values:
        found = f"SELECT rowid FROM statement_text WHERE statement_text MATCH :words ORDER BY rowid DESC LIMIT {NEWEST}"  # noqa: S608 as above
    return f"s.row IN ({found})", values


def _matching(connection: Connection, terms: Sequence[Term], of: str) -> tuple[str, dict[str, Any]]:
    """The condition that a row holds the terms, and its values; s is a statement, r a report, else the table's name."""
    row = {"statement": "s", "report": "r"}.get(of, of)
    of = of.removesuffix("s")
    if connection.dialect.name != "sqlite":
        return f"{row}.words @@ to_tsquery('simple', :words)", {"words": _postgres(terms)}
    found = f"{row}.row {{}} (SELECT rowid FROM {of}_text WHERE {of}_text MATCH :{{}})"  # noqa: S608 as above
    wanted = " AND ".join(_quoted(term) for term in terms if not term.without)
    unwanted = " OR ".join(_quoted(term) for term in terms if term.without)
    asked = [("IN", "words", wanted), ("NOT IN", "unwanted", unwanted)]
    conditions = [found.format(how, name) for how, name, value in asked if value]
    return " AND ".join(conditions), {name: value for _, name, value in asked if value}


def _quoted(term: Term) -> str:
    return '"' + " ".join(term.words) + '"' + ("*" if term.open else "")


def _postgres(terms: Sequence[Term]) -> str:
    return " & ".join(("!" if term.without else "") + _followed(term) for term in terms)


def _followed(term: Term) -> str:
    words = [f"'{_BORNE.sub('', normalize('NFD', word))}'" for word in term.words]
    words[-1] += ":*" if term.open else ""
    return "(" + " <-> ".join(words) + ")"


def _part(text: str | None) -> str:
    """A pattern for texts that hold another one, whatever signs it has."""
    plain = (text or "").lower().replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{plain}%"


def _up_to(when: str, name: str) -> str:
    """That a date lies before the end of another one: all of May lies in 2024-05 and in 2024."""
    return f"substr({when}, 1, length(:{name})) <= :{name}"


def _faceted(facets: Facets) -> tuple[list[str], dict[str, Any]]:
    """The conditions of facets, and their values. Partial dates compare as text: 2024-05 lies before 2024-05-01."""
    claim = (
        "EXISTS (SELECT 1 FROM claim_statements c JOIN claims k ON k.id = c.claim"
        " WHERE c.report = s.report AND c.statement = s.id AND {})"
    )
    table: list[tuple[Any, str, Any]] = [
        (facets.voice, "lower(s.who) LIKE :voice ESCAPE '!'", _part(facets.voice)),
        (facets.outlet, "lower(r.outlet) LIKE :outlet ESCAPE '!'", _part(facets.outlet)),
        (facets.stage, claim.format("k.stage = :stage"), facets.stage),
        (facets.stance, "s.stance = :stance", facets.stance),
        (facets.unnamed, "s.voice <> 'v0' AND s.named = :unnamed", False),
        (facets.denied, claim.format("k.denied = :denied"), True),
        (facets.said_from, "coalesce(s.said, r.published) >= :said_from", facets.said_from),
        (facets.said_to, _up_to("coalesce(s.said, r.published)", "said_to"), facets.said_to),
        (facets.happened_from, "s.happened >= :happened_from", facets.happened_from),
        (facets.happened_to, _up_to("s.happened", "happened_to"), facets.happened_to),
        (facets.language, "r.language = :language", facets.language),
    ]
    names = [field.name for field in dataclasses.fields(Facets)]
    asked = [(name, condition, value) for name, (given, condition, value) in zip(names, table, strict=True) if given]
    return [condition for _, condition, _ in asked], {name: value for name, _, value in asked}
