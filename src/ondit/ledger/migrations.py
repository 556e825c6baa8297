"""Bringing a ledger's tables from one format to the next, inside one transaction.

A step is never changed once it was released: what it makes is spelt here, except for the first, which makes the
tables as they are now and stamps them with the newest format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlalchemy import Connection, inspect, select

from ondit.ledger.tables import FORMAT, meta, metadata

# Full text: on SQLite an index beside the table, on PostgreSQL a column of it.
_SQLITE_TEXT = (
    (
        "CREATE VIRTUAL TABLE statement_text USING fts5(content, who, content='statements', content_rowid='row',"
        " tokenize='unicode61 remove_diacritics 2')"
    ),
    (
        "CREATE TRIGGER statement_in AFTER INSERT ON statements BEGIN"
        " INSERT INTO statement_text(rowid, content, who) VALUES (new.row, new.content, new.who); END"
    ),
    (
        "CREATE TRIGGER statement_out AFTER DELETE ON statements BEGIN"
        " INSERT INTO statement_text(statement_text, rowid, content, who)"
        " VALUES ('delete', old.row, old.content, old.who); END"
    ),
    (
        "CREATE VIRTUAL TABLE report_text USING fts5(title, outlet, content='reports', content_rowid='row',"
        " tokenize='unicode61 remove_diacritics 2')"
    ),
    (
        "CREATE TRIGGER report_in AFTER INSERT ON reports BEGIN"
        " INSERT INTO report_text(rowid, title, outlet) VALUES (new.row, new.title, new.outlet); END"
    ),
    (
        "CREATE TRIGGER report_changed AFTER UPDATE OF title, outlet ON reports BEGIN"
        " INSERT INTO report_text(report_text, rowid, title, outlet) VALUES ('delete', old.row, old.title, old.outlet);"
        " INSERT INTO report_text(rowid, title, outlet) VALUES (new.row, new.title, new.outlet); END"
    ),
)
_SQLITE_CLAIMS = (
    (
        "CREATE VIRTUAL TABLE claim_text USING fts5(text, content='claims', content_rowid='row',"
        " tokenize='unicode61 remove_diacritics 2')"
    ),
    (
        "CREATE TRIGGER claim_in AFTER INSERT ON claims BEGIN"
        " INSERT INTO claim_text(rowid, text) VALUES (new.row, new.text); END"
    ),
    (
        "CREATE TRIGGER claim_out AFTER DELETE ON claims BEGIN"
        " INSERT INTO claim_text(claim_text, rowid, text) VALUES ('delete', old.row, old.text); END"
    ),
    # In the order in which lists show them, with what lists leave out: so no list reads more rows than it shows.
    "CREATE INDEX claims_listed ON claims (last DESC, reports DESC, id, pack, stage, at_least, denied)",
)
# What a letter bears and what parts words must not depend on a database's locale, and be what SQLite makes of it.
# A word between two fields keeps a phrase within one; more than so many characters do not fit into an index.
_PARTING = "".join(chr(code) for code in (*range(0x20, 0xC0), *range(0x2010, 0x2060)) if not chr(code).isalnum())
_BLANKS = " " * len(_PARTING)


# Which statements were said or have happened when, and how sure they are, where a search asks for nothing else.
_SIFTED = (
    "CREATE INDEX statements_stance ON statements (stance)",
    "CREATE INDEX statements_said ON statements (said) WHERE said IS NOT NULL",
    "CREATE INDEX statements_happened ON statements (happened) WHERE happened IS NOT NULL",
)


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
_POSTGRES_CLAIMS = (
    (
        "ALTER TABLE claims ADD COLUMN words tsvector GENERATED ALWAYS AS"
        f" (to_tsvector('simple', {_plain('text')})) STORED"
    ),
    "CREATE INDEX claim_words ON claims USING gin (words)",
    "CREATE INDEX reports_listed ON reports (published DESC NULLS LAST, id)",
    (
        "CREATE INDEX claims_listed ON claims (last DESC NULLS LAST, reports DESC, id)"
        " INCLUDE (pack, stage, at_least, denied)"
    ),
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
    sqlite = connection.dialect.name == "sqlite"
    _run(connection, (*_SQLITE_TEXT, *_SQLITE_CLAIMS) if sqlite else (*_POSTGRES_TEXT, *_POSTGRES_CLAIMS))
    _run(connection, _SIFTED)
    connection.execute(meta.insert().values(key="format", value=str(FORMAT)))


def _run(connection: Connection, lines: Iterable[str]) -> None:
    for line in lines:
        connection.exec_driver_sql(line.replace("%", "%%"))


_DOSSIERS = (
    """CREATE TABLE dossiers (
        id VARCHAR NOT NULL PRIMARY KEY, title TEXT NOT NULL, query TEXT, note TEXT, author VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL, ended_at VARCHAR)""",
    """CREATE TABLE dossier_claims (
        dossier VARCHAR NOT NULL REFERENCES dossiers (id), claim VARCHAR NOT NULL, place INTEGER NOT NULL, note TEXT,
        author VARCHAR NOT NULL, added_at VARCHAR NOT NULL, PRIMARY KEY (dossier, claim))""",
)


def _with_dossiers(connection: Connection) -> None:
    _run(connection, _DOSSIERS)


_CLAIM_COLUMNS = (
    "id, matter, text, pack, stage, at_least, at_most, assessable, channels, bottleneck, reports, outlets, denied,"
    " first, last, language, changed_at, body"
)
# A table of SQLite gets no other key: it is made anew, and what points to it moves along.
_SQLITE_NUMBERED = (
    "ALTER TABLE claims RENAME TO former_claims",
    "ALTER TABLE claim_statements RENAME TO former_claim_statements",
    "DROP INDEX of_statement",
    "DROP INDEX ix_claims_matter",
    "DROP INDEX ix_claims_changed_at",
    "DROP INDEX IF EXISTS ix_claims_last",
    """CREATE TABLE claims ("row" INTEGER NOT NULL PRIMARY KEY, id VARCHAR NOT NULL UNIQUE, matter BIGINT NOT NULL,
        text TEXT NOT NULL, pack VARCHAR, stage VARCHAR, at_least INTEGER NOT NULL, at_most INTEGER NOT NULL,
        assessable BOOLEAN NOT NULL, channels INTEGER NOT NULL, bottleneck TEXT, reports INTEGER NOT NULL,
        outlets INTEGER NOT NULL, denied BOOLEAN NOT NULL, first VARCHAR, last VARCHAR, language VARCHAR,
        changed_at VARCHAR NOT NULL, body BLOB NOT NULL)""",
    """CREATE TABLE claim_statements (claim VARCHAR NOT NULL, report VARCHAR NOT NULL, statement VARCHAR NOT NULL,
        side VARCHAR NOT NULL, PRIMARY KEY (claim, report, statement),
        FOREIGN KEY(claim) REFERENCES claims (id) ON DELETE CASCADE)""",
    "CREATE INDEX ix_claims_matter ON claims (matter)",
    "CREATE INDEX ix_claims_changed_at ON claims (changed_at)",
    "CREATE INDEX of_statement ON claim_statements (report, statement)",
    *_SQLITE_CLAIMS,
    f"INSERT INTO claims ({_CLAIM_COLUMNS}) SELECT {_CLAIM_COLUMNS} FROM former_claims",  # noqa: S608 our own names
    "INSERT INTO claim_statements SELECT claim, report, statement, side FROM former_claim_statements",
    "DROP TABLE former_claim_statements",
    "DROP TABLE former_claims",
)
_POSTGRES_NUMBERED = (
    "ALTER TABLE claims DROP CONSTRAINT claims_pkey CASCADE",
    'ALTER TABLE claims ADD COLUMN "row" BIGSERIAL PRIMARY KEY, ADD UNIQUE (id)',
    "ALTER TABLE claim_statements ADD FOREIGN KEY (claim) REFERENCES claims (id) ON DELETE CASCADE",
    "DROP INDEX IF EXISTS ix_claims_last",
    *_POSTGRES_CLAIMS,
)


def _with_claims_searched_and_facts(connection: Connection) -> None:
    _run(connection, _SQLITE_NUMBERED if connection.dialect.name == "sqlite" else _POSTGRES_NUMBERED)
    _run(connection, (*_SIFTED, "ALTER TABLE news ADD COLUMN facts TEXT"))


STEPS: dict[int, Callable[[Connection], None]] = {2: _with_dossiers, 3: _with_claims_searched_and_facts}
