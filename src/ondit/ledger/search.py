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
from ondit.ledger.facets import Facets, Narrowed, few_of, narrowed

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
    sqlite = connection.dialect.name == "sqlite"
    found = narrowed(facets, sqlite=sqlite)
    conditions = [one.condition for one in found]
    values = {name: value for one in found for name, value in one.values.items()}
    source = "statements s JOIN reports r ON r.id = s.report"
    if terms and not found:
        condition, more = _newest(connection, terms)
        conditions, values = [condition], more
    else:
        if terms:
            condition, more = _matching(connection, terms, "statement")
            conditions, values = [condition, *conditions], values | more
        rows = _rows(connection, terms, found)
        if rows is not None:
            conditions = [f"s.row IN ({rows})", *conditions]
        elif sqlite:  # from the newest report on, until there are enough
            source = "reports r CROSS JOIN statements s INDEXED BY statement ON s.report = r.id"
    asked = f"""
        SELECT s.report, s.id AS statement, s.content AS text, s.who, r.outlet, r.title, r.published, r.language,
            s.stance
        FROM {source} WHERE {" AND ".join(conditions)}
        ORDER BY r.published DESC NULLS LAST, s.report, s.start LIMIT :most OFFSET :offset"""  # noqa: S608 as above
    hits = connection.execute(text(asked), values | {"most": most, "offset": offset})
    return [Hit(**row._asdict()) for row in hits]


def _rows(connection: Connection, terms: Sequence[Term], found: Sequence[Narrowed]) -> str | None:
    """The statements' rows, by the first of words and facets that leaves few, or none that is new; None: none does."""
    asked = [(one.rows, one.values) for one in found if one.rows is not None]
    if any(not term.without for term in terms):
        condition, values = _matching(connection, terms, "statement")
        asked.insert(0, (f"SELECT s.row FROM statements s WHERE {condition}", values))  # noqa: S608 as above
    for rows, values in asked:
        few = few_of(connection, rows, values)
        if few is not None:
            return ", ".join(map(str, few)) or "NULL"
    return next((one.rows for one in found if one.old), None)


def _reports(connection: Connection, terms: Sequence[Term], facets: Facets, most: int, offset: int) -> list[Hit]:
    conditions = ["r.state <> 'forgotten'"]
    values: dict[str, Any] = {"most": most, "offset": offset}
    if terms:
        condition, more = _matching(connection, terms, "report")
        conditions.append(condition)
        values |= more
    if facets.outlet:
        named = Facets(outlet=facets.outlet)
        (one,) = narrowed(named, sqlite=connection.dialect.name == "sqlite")
        conditions.append(one.condition)
        values |= one.values
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
    if connection.dialect.name == "sqlite":
        found = f"SELECT rowid FROM statement_text WHERE statement_text MATCH :words ORDER BY rowid DESC LIMIT {NEWEST}"  # noqa: S608 as above
    return f"s.row IN ({found})", values


def _matching(connection: Connection, terms: Sequence[Term], of: str) -> tuple[str, dict[str, Any]]:
    """The condition that a row holds the terms, and its values; s is a statement, r a report, else the table's name."""
    row = {"statement": "s", "report": "r"}.get(of, of)
    of = of.removesuffix("s")
    if connection.dialect.name != "sqlite":
        return f"{row}.words @@ to_tsquery('simple', :words)", {"words": _postgres(terms)}
    wanted = " AND ".join(_quoted(term) for term in terms if not term.without)
    unwanted = " OR ".join(_quoted(term) for term in terms if term.without)
    how = "IN" if wanted else "NOT IN"
    words = f"({wanted}) NOT ({unwanted})" if wanted and unwanted else wanted or unwanted
    return f"{row}.row {how} (SELECT rowid FROM {of}_text WHERE {of}_text MATCH :words)", {"words": words}  # noqa: S608 as above


def _quoted(term: Term) -> str:
    return '"' + " ".join(term.words) + '"' + ("*" if term.open else "")


def _postgres(terms: Sequence[Term]) -> str:
    return " & ".join(("!" if term.without else "") + _followed(term) for term in terms)


def _followed(term: Term) -> str:
    words = [f"'{_BORNE.sub('', normalize('NFD', word))}'" for word in term.words]
    words[-1] += ":*" if term.open else ""
    return "(" + " <-> ".join(words) + ")"
