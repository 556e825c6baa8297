"""Bringing a ledger's tables from one format to the next, inside one transaction.

A step is never changed once it was released: what it makes is spelt here, except for the first, which makes the
tables as they are now and stamps them with the newest format.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, inspect, select

from ondit.ledger.tables import FORMAT, meta, metadata

# Full text: on SQLite an index beside the table, on PostgreSQL a column of it.
_SQLITE_TEXT = (
    ("CREATE VIRTUAL TABLE statement_text USING fts5(content, who, content='statements', content_rowid='row',"
    " tokenize='unicode61 remove_diacritics 2')"),
    ("CREATE TRIGGER statement_in AFTER INSERT ON statements BEGIN"
    " INSERT INTO statement_text(rowid, content, who) VALUES (new.row, new.content, new.who); END"),
    ("CREATE TRIGGER statement_out AFTER DELETE ON statements BEGIN"
    " INSERT INTO statement_text(statement_text, rowid, content, who)"
    " VALUES ('delete', old.row, old.content, old.who); END"),
    ("CREATE VIRTUAL TABLE report_text USING fts5(title, outlet, content='reports', content_rowid='row',"
    " tokenize='unicode61 remove_diacritics 2')"),
    ("CREATE TRIGGER report_in AFTER INSERT ON reports BEGIN"
    " INSERT INTO report_text(rowid, title, outlet) VALUES (new.row, new.title, new.outlet); END"),
    ("CREATE TRIGGER report_changed AFTER UPDATE OF title, outlet ON reports BEGIN"
    " INSERT INTO report_text(report_text, rowid, title, outlet) VALUES ('delete', old.row, old.title, old.outlet);"
    " INSERT INTO report_text(rowid, title, outlet) VALUES (new.row, new.title, new.outlet); END"),
)
# What a letter bears and what parts words must not depend on a database's locale, and be what SQLite makes of it.
# A word between two fields keeps a phrase within one; more than so many characters do not fit into an index.
_PARTING = "".join(chr(code) for code in (*range(0x20, 0xC0), *range(0x2010, 0x2060)) if not chr(code).isalnum())
_BLANKS = " " * len(_PARTING)


def _plain(column: str) -> str:
    """The expression of a column's words: small letters without what they bear, blanks for all that parts them."""
    bare = f"regexp_replace(normalize(left(coalesce({column}, ''), 200000), NFD), '[\u0300-\u036f]', '', 'g')"
    return f"translate({bare}, '{_PARTING.replace(chr(39), chr(39) * 2)}', '{_BLANKS}')"


_POSTGRES_TEXT = tuple(
    line
    for table, one, other in (("statement", "content", "who"), ("report", "title", "outlet"))
    for line in (
        (
            f"ALTER TABLE {table}s ADD COLUMN words tsvector GENERATED ALWAYS AS"
            f" (to_tsvector('simple', {_plain(one)} || ' x0parting0x ' || {_plain(other)})) STORED"
        ),
        f"CREATE INDEX {table}_words ON {table}s USING gin (words)",
    )
)


def format_of(connection: Connection) -> int:
    """The format of a ledger's tables; 0: it has none yet."""
    if not inspect(connection).has_table("meta"):
        return 0
    value = connection.execute(select(meta.c.value).where(meta.c.key == "format")).scalar()
    return int(value or 0)


def holds_other_tables(connection: Connection) -> bool:
    """Whether tables stand where a ledger would make its own: in a file any, in a database those of the same names."""
    there = set(inspect(connection).get_table_names())
    return bool(there) if connection.dialect.name == "sqlite" else not there.isdisjoint(metadata.tables)


def migrate(connection: Connection, have: int) -> None:
    """Bring tables of a format up to the newest."""
    if have == 0:
        _make(connection)
        return
    for number in range(have + 1, FORMAT + 1):
        STEPS[number](connection)
    connection.execute(meta.update().where(meta.c.key == "format").values(value=str(FORMAT)))


def _make(connection: Connection) -> None:
    metadata.create_all(connection)
    for line in _SQLITE_TEXT if connection.dialect.name == "sqlite" else _POSTGRES_TEXT:
        connection.exec_driver_sql(line.replace("%", "%%"))
    connection.execute(meta.insert().values(key="format", value=str(FORMAT)))


_DOSSIERS = (
    """CREATE TABLE dossiers (
        id VARCHAR NOT NULL PRIMARY KEY, title TEXT NOT NULL, query TEXT, note TEXT, author VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL, ended_at VARCHAR)""",
    """CREATE TABLE dossier_claims (
        dossier VARCHAR NOT NULL REFERENCES dossiers (id), claim VARCHAR NOT NULL, place INTEGER NOT NULL, note TEXT,
        author VARCHAR NOT NULL, added_at VARCHAR NOT NULL, PRIMARY KEY (dossier, claim))""",
)


def _with_dossiers(connection: Connection) -> None:
    for line in _DOSSIERS:
        connection.exec_driver_sql(line)


STEPS: dict[int, Callable[[Connection], None]] = {2: _with_dossiers}
