"""The tables of a ledger, the same on SQLite and PostgreSQL. Times are UTC (ISO 8601), bodies the public JSON, packed.

What is kept for good: reports, versions, readings, judgements, follows, news, dossiers. All else (statements,
voices, links, keys, matters, claims, derivations) can be made anew from it: views, kept because asking them must be
fast.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

FORMAT = 3  # of the tables; a ledger of a higher number was made by a newer Ondit

metadata = MetaData()

# On SQLite only a plain INTEGER key counts up by itself.
_ROW = BigInteger().with_variant(Integer, "sqlite")

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

matters = Table(
    "matters",
    metadata,
    Column("id", _ROW, primary_key=True),
    Column("stamp", Integer, nullable=False),  # goes up with every change of the matter
    Column("settled", Integer, nullable=False),  # the stamp for which the claims are made
    Index("unsettled", "id", sqlite_where=Column("settled") != Column("stamp")),
)

reports = Table(
    "reports",
    metadata,
    Column("row", _ROW, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("matter", ForeignKey("matters.id"), index=True),  # None: forgotten
    Column("version", Integer, nullable=False),  # the current one
    Column("state", String, nullable=False),  # kept, retracted, forgotten
    Column("url", Text),
    Column("outlet", Text, index=True),
    Column("domain", Text),
    Column("title", Text),
    Column("language", String),
    Column("kind", String),
    Column("published", String, index=True),
    Column("added_at", String, nullable=False, index=True),
    Column("added_by", String, nullable=False),
)

identities = Table(  # by what a report is known again
    "identities",
    metadata,
    Column("key", String, primary_key=True),
    Column("report", String, ForeignKey("reports.id"), nullable=False, index=True),
)

versions = Table(
    "versions",
    metadata,
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("text_hash", String, nullable=False),
    Column("seen_at", String, nullable=False),
    Column("seen_by", String, nullable=False),
    Column("changes", Text, nullable=False),  # JSON: what was added, dropped or corrected against the version before
    Column("notice", Text),  # the page's own words that it corrects or withdraws something
)

readings = Table(
    "readings",
    metadata,
    Column("id", String, primary_key=True),
    Column("report", String, ForeignKey("reports.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("made_by", Text, nullable=False),  # JSON
    Column("made_at", String, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

statements = Table(
    "statements",
    metadata,
    Column("row", _ROW, primary_key=True),
    Column("report", String, ForeignKey("reports.id"), nullable=False),
    Column("id", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("manner", String, nullable=False),
    Column("voice", String, nullable=False),
    Column("who", Text),  # the voice's name or description
    Column("named", Boolean, nullable=False),
    Column("content", Text, nullable=False),
    Column("source", Text),
    Column("stance", String, nullable=False),
    Column("page_stance", String, nullable=False),
    Column("tense", String, nullable=False),
    Column("said", String),  # when, as a TIMEX3 value
    Column("happened", String),
    Column("confidence", Float, index=True),
    Index("statement", "report", "id", unique=True),
)

voices = Table(
    "voices",
    metadata,
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("name", Text),
    Column("folded", Text, index=True),  # as it is looked up
    Column("kind", String, nullable=False),
    Column("named", Boolean, nullable=False),
    Column("count", Integer),
    Column("country", String),
    Column("wikidata", String),
    Column("statements", Integer, nullable=False),  # how many are this voice's
)

links = Table(
    "links",
    metadata,
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    Column("statement", String, primary_key=True),
    Column("place", Integer, primary_key=True),  # in the chain, 0 is the page
    Column("voice", String, nullable=False),
    Column("name", Text),
    Column("kind", String, nullable=False),
    Column("link", String, nullable=False),
)

keys = Table(  # how many reports have each key of a matter
    "keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("held", Integer, nullable=False),
    sqlite_with_rowid=False,
)

report_keys = Table(
    "report_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("report", _ROW, ForeignKey("reports.row"), primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)

derivations = Table(
    "derivations",
    metadata,
    Column("report", String, ForeignKey("reports.id"), primary_key=True),
    Column("origin", String, ForeignKey("reports.id"), primary_key=True, index=True),
    Column("matter", BigInteger, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("explicit", Boolean, nullable=False),
    Column("score", Float, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("row", _ROW, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("matter", BigInteger, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("pack", String),
    Column("stage", String),
    Column("at_least", Integer, nullable=False),
    Column("at_most", Integer, nullable=False),
    Column("assessable", Boolean, nullable=False),
    Column("channels", Integer, nullable=False),
    Column("bottleneck", Text),  # only where all of it came through that outlet
    Column("reports", Integer, nullable=False),  # how many support it
    Column("outlets", Integer, nullable=False),
    Column("denied", Boolean, nullable=False),
    Column("first", String),  # day of the first and the last report
    Column("last", String),
    Column("language", String),
    Column("changed_at", String, nullable=False, index=True),
    Column("body", LargeBinary, nullable=False),
)

claim_statements = Table(
    "claim_statements",
    metadata,
    Column("claim", String, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
    Column("report", String, primary_key=True),
    Column("statement", String, primary_key=True),
    Column("side", String, nullable=False),  # for, against
    Index("of_statement", "report", "statement"),
)

former = Table(  # ids that a claim had before it grew or was split
    "former",
    metadata,
    Column("id", String, primary_key=True),
    Column("now", String, nullable=False, index=True),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),  # confirm, reject, correct, same, different, reliability, credibility
    Column("target", String, nullable=False, index=True),  # report/statement, report:voice, c-..., or a voice's name
    Column("report", String, index=True),  # of the target; None: it is of no single report
    Column("value", Text, nullable=False),  # JSON: what was judged
    Column("rests_on", Text, nullable=False),  # JSON: the words that it was judged by
    Column("author", String, nullable=False),
    Column("made_at", String, nullable=False),
    Column("note", Text),
    Column("withdrawn_at", String),
    Column("withdrawn_by", String),
    Column("orphaned", Boolean, nullable=False),  # its words stand no longer in the current reading
)

follows = Table(
    "follows",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),  # claim, voice, query
    Column("what", Text, nullable=False),
    Column("author", String, nullable=False),
    Column("since", String, nullable=False),
    Column("ended_at", String),
)

news = Table(
    "news",
    metadata,
    Column("row", _ROW, primary_key=True),
    Column("follow", String, ForeignKey("follows.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),  # origin, repeat, denial, stage, number, statement, retracted
    Column("claim", String, index=True),
    Column("report", String),
    Column("text", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("seen_at", String),
    Column("facts", Text),  # JSON: what the text says, to say it in another language; None: it was noted before
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("id", String, primary_key=True),  # a report's id, or the hash of a voice's name
    Column("kind", String, nullable=False),  # report, voice
    Column("author", String, nullable=False),
    Column("at", String, nullable=False),
    Column("why", Text),
)

dossiers = Table(
    "dossiers",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Text, nullable=False),
    Column("query", Text),  # words of the claims that belong here; None: they are chosen one by one
    Column("note", Text),
    Column("author", String, nullable=False),
    Column("made_at", String, nullable=False),
    Column("ended_at", String),  # put away, not erased
)

dossier_claims = Table(
    "dossier_claims",
    metadata,
    Column("dossier", String, ForeignKey("dossiers.id"), primary_key=True),
    Column("claim", String, primary_key=True),  # as it was called when it was taken in
    Column("place", Integer, nullable=False),  # in the order of the dossier, from 1
    Column("note", Text),
    Column("author", String, nullable=False),
    Column("added_at", String, nullable=False),
)
