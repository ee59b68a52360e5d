"""Everything of the store that only PostgreSQL understands: connecting, triggers, words and the meaning of errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Column, Connection, Engine, Integer, MetaData, Select, Table, Text, create_engine, event, select
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool, Pool, QueuePool

from saksi.errors import MissingExtra, SaksiError, StoreError, StoreLocked, StoreReadOnly
from saksi.store import schema
from saksi.store.columns import out_of_range, unlawful
from saksi.store.place import Clauses, Probe, told_by_triggers, translated

MARK = "a Saksi record"
"""The comment on the table `pages` that tells a record from any other tables."""
CONNECT_TIMEOUT = 10
"""Seconds to wait for the server to answer at all."""
LOCK = 0x53414B53
"""The advisory lock (with one for the schema) that each writer holds: one writer at a time, as in SQLite."""

_FUNCTIONS = (
    "CREATE FUNCTION saksi_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "RAISE EXCEPTION USING MESSAGE = 'saksi: ' || TG_ARGV[0]; END $$",
    "CREATE FUNCTION saksi_witness() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF NOT EXISTS (SELECT 1 FROM texts WHERE id = NEW.text_id AND NEW.start >= 0 AND NEW.\"end\" > NEW.start "
    "AND substr(body, NEW.start + 1, NEW.\"end\" - NEW.start) = NEW.quote) THEN "
    "RAISE EXCEPTION 'saksi: the quote does not stand in the text'; END IF; RETURN NEW; END $$",
)  # fmt: skip


def _refusal(table: str, what: str, why: str) -> tuple[str, str]:
    name = f"{table}_{what.lower()}"
    each = "STATEMENT" if what == "TRUNCATE" else "ROW"
    does = f"EXECUTE FUNCTION saksi_refuse('{table} are never {why}')"
    return name, f"CREATE TRIGGER {name} BEFORE {what} ON {table} FOR EACH {each} {does}"


GUARDS: dict[str, str] = dict(
    [
        (
            "witnesses_insert",
            "CREATE TRIGGER witnesses_insert BEFORE INSERT ON witnesses FOR EACH ROW EXECUTE FUNCTION saksi_witness()",
        ),
        *(_refusal(table, "UPDATE", "changed") for table in schema.NEVER_CHANGED),
        *(_refusal(table, what, "deleted") for table in schema.NEVER_DELETED for what in ("DELETE", "TRUNCATE")),
    ]
)
"""Trigger name -> its DDL, as of the newest migration."""

_PROBE = """
SELECT current_schema() AS schema, current_setting('server_encoding') AS encoding,
  (SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()) AS tables,
  obj_description(to_regclass(quote_ident(current_schema()) || '.pages')) = :mark AS ours,
  to_regclass(quote_ident(current_schema()) || '.alembic_version') IS NOT NULL AS stepped,
  NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off'
    AND has_schema_privilege(current_schema(), 'CREATE') AS may_make,
  NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off'
    AND has_table_privilege(to_regclass(quote_ident(current_schema()) || '.articles')::oid, 'INSERT') AS may_add
"""

_LIVE_GUARDS = """
SELECT tgname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
WHERE tgenabled <> 'D' AND NOT tgisinternal AND c.relnamespace = current_schema()::regnamespace
"""
_WORDS = Table("words", MetaData(), Column("number", Integer), Column("lemmas", ARRAY(Text)))
_MEANINGS: dict[str, tuple[type[StoreError], str, str, str]] = {
    "55P03": (StoreLocked, "is locked", "another program is writing to it", "wait for it, then try again"),
    "40001": (StoreLocked, "is locked", "another program changed it meanwhile", "try again"),
    "40P01": (StoreLocked, "is locked", "two programs waited for each other", "try again"),
    "23505": (StoreLocked, "is locked", "another program wrote the same meanwhile", "try again"),
    "53100": (StoreError, "could not be written", "the server's disk is full", "free some space there"),
    "53300": (StoreLocked, "cannot be reached", "the server has too many clients", "wait, then try again"),
    "57P03": (StoreLocked, "cannot be reached", "the server is starting", "wait, then try again"),
    "3D000": (StoreError, "is not there", "the server has no such database", "make it with `createdb`"),
}
"""What the server's error codes mean to a person."""
_READ_ONLY = ("25006", "42501")
_LOST = ("08", "57")


@dataclass(frozen=True, slots=True)
class Server:
    """One schema of one database of a server: the first of the search path; `timeout` in seconds."""

    url: URL
    timeout: float

    @property
    def address(self) -> str:
        """The URL without a password."""
        url = self.url.difference_update_query(["password"])
        bare = URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query)
        return bare.render_as_string(hide_password=False)

    @property
    def where(self) -> str:
        """The URL without a password."""
        return self.address

    def probe(self) -> Probe:
        """What lies there. Raises StoreError for a server, database or schema that cannot be used."""
        made = self._engine(NullPool)
        with self.understood(), made.connect() as connection:
            seen = connection.execute(sql(_PROBE), {"mark": MARK}).one()
            if seen.schema is None or seen.encoding != "UTF8":
                raise StoreError(
                    f"{self.where} cannot hold a record",
                    why=f"its encoding is {seen.encoding}" if seen.schema else "its search path names no schema",
                    do="name a database in UTF8 and a schema that is there",
                )
            version = connection.execute(sql("SELECT version_num FROM alembic_version")).scalar() if seen.ours else ""
        may = seen.may_add if seen.ours else seen.may_make
        return Probe(bool(seen.ours), seen.tables == 0, version or "", bool(may))

    def engine(self, *, write: bool) -> Engine:
        """An engine; writers take one lock in turn, readers see one moment."""
        made = self._engine(QueuePool)
        wait = max(1, round(self.timeout * 1000))

        @event.listens_for(made, "begin")
        def begin(connection: Connection) -> None:
            if not connection.get_execution_options().get("saksi_write", False):
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                return
            connection.exec_driver_sql(
                f"SELECT set_config('lock_timeout', '{wait}', true), "
                f"pg_advisory_xact_lock({LOCK}, hashtext(current_schema()))"
            )

        return made

    def _engine(self, pool: type[Pool]) -> Engine:
        url = self.url.set(drivername="postgresql+psycopg")
        told = {"client_encoding": "utf8", "connect_timeout": CONNECT_TIMEOUT, "application_name": "saksi"}
        try:
            return create_engine(url, poolclass=pool, connect_args=told, pool_pre_ping=pool is QueuePool)
        except ModuleNotFoundError as problem:
            raise MissingExtra(
                "Records in PostgreSQL need psycopg", why="it is not installed", do="pip install 'saksi[pg]'"
            ) from problem

    def understood(self) -> AbstractContextManager[None]:
        """Turns the database's errors inside into errors of ours."""
        return translated(partial(meaning, server=self))

    def read_only(self) -> StoreReadOnly:
        """The error for a record that may not be written."""
        return StoreReadOnly(
            f"The record {self.where} is read-only",
            why="its user may not write there, or the server takes no writes",
            do="use a user that may, or another record with --record",
        )

    def not_ours(self) -> StoreError:
        """The error for other tables that lie there."""
        return StoreError(
            f"{self.where} is not a Saksi record",
            why="it holds other tables",
            do="name an empty database, or an empty schema with ?options=-csearch_path=NAME",
        )


def meaning(problem: BaseException, server: Server) -> SaksiError:
    """The error of ours that says what `problem` means to a person."""
    said = str(problem).strip()
    state = str(getattr(problem, "sqlstate", None) or "")
    refused = told_by_triggers(said, server.where)
    if refused:
        return refused
    if state in _READ_ONLY:
        return server.read_only()
    if "cannot contain NUL" in said:
        return unlawful()
    if state.startswith("22"):
        return out_of_range()
    if state in _MEANINGS:
        kind, what, why, do = _MEANINGS[state]
        return kind(f"The record {server.where} {what}", why=why, do=do)
    if not state or state.startswith(_LOST):
        return StoreError(
            f"The record {server.where} cannot be reached",
            why=said.splitlines()[0] if said else type(problem).__name__,
            do="see that the server runs, then do the same again: what is held is not stored twice",
        )
    return StoreError(f"The record {server.where} cannot be used", why=said.splitlines()[0])


def seal(connection: Connection) -> None:
    """Marks the tables as a Saksi record and sets their guards; runs inside the migration's transaction."""
    connection.exec_driver_sql(f"COMMENT ON TABLE pages IS '{MARK}'")
    for ddl in (*_FUNCTIONS, *GUARDS.values()):
        connection.exec_driver_sql(ddl)


@contextmanager
def unguarded(connection: Connection, table: str, guard: str) -> Iterator[None]:
    """Lifts one guard of a table while a migration fills new columns, inside its transaction."""
    connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER {guard}")
    yield
    connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE TRIGGER {guard}")


def ailments(connection: Connection) -> Iterator[str]:
    """Dangling references (a restore without its constraints leaves some), and guards that are gone."""
    for child in schema.metadata.sorted_tables:
        for key in child.foreign_keys:
            own, parent = child.c[key.parent.name], key.column
            lost = select(own).join_from(child, parent.table, own == parent, isouter=True)
            found = connection.execute(lost.where(own.is_not(None), parent.is_(None)).limit(1)).first()
            if found:
                yield f"a row of {child.name} refers to a row of {parent.table.name} that is not there: {found[0]}"
    held = set(connection.execute(sql(_LIVE_GUARDS)).scalars())
    for name in sorted(GUARDS.keys() - held):
        yield f"the guard {name} is gone from the database"


def make_index(connection: Connection) -> None:
    """A table of word sets with a GIN index; a set goes with its article."""
    connection.exec_driver_sql(
        "CREATE TABLE words (number integer PRIMARY KEY REFERENCES indexed (number) ON DELETE CASCADE, "
        'lemmas text[] COLLATE "C" NOT NULL)'
    )
    connection.exec_driver_sql(
        "CREATE INDEX ix_words_lemmas ON words USING gin (lemmas) WITH (gin_pending_list_limit = 256)"
    )


def clear_index(connection: Connection) -> None:
    """Empties the full-text index."""
    connection.exec_driver_sql("DELETE FROM words")


def index(connection: Connection, number: int, words: frozenset[str]) -> None:
    """Puts the words of one article into the index."""
    connection.exec_driver_sql("INSERT INTO words (number, lemmas) VALUES (%s, %s)", (number, sorted(words)))


def before_search(connection: Connection) -> None:
    """Tables without statistics would be read whole, which takes 100 ms for 2,000 articles, with the index 2."""
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")


def numbers(wanted: Clauses, without: frozenset[str]) -> Select[Any]:
    """Selects the numbers of articles with one word of each set of `wanted` and none of `without`."""
    # One condition of the index each, so that no set of words is ever unpacked to be looked into.
    number, lemmas = _WORDS.c.number, _WORDS.c.lemmas
    alone = sorted({word for words in wanted if len(words) == 1 for word in words})
    asked = [lemmas.contains(alone)] if alone else []
    asked += [lemmas.overlap(sorted(words)) for words in wanted if len(words) > 1]
    found = select(number).where(asked[0])
    for more in asked[1:]:
        found = found.where(number.in_(select(number).where(more)))
    return found.where(number.not_in(select(number).where(lemmas.overlap(sorted(without))))) if without else found


def retire(connection: Connection, to: str) -> None:
    """Makes the record refuse all writing from now on, also by programs that have it open."""
    said = to.replace("'", "''").replace("%", "%%")
    connection.exec_driver_sql(
        "CREATE OR REPLACE FUNCTION saksi_moved() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION USING MESSAGE = 'saksi-moved: ' || TG_ARGV[0]; END $$"
    )
    for name, what in schema.WRITING:
        connection.exec_driver_sql(
            f"CREATE OR REPLACE TRIGGER moved_{name}_{what.lower()} BEFORE {what} ON {name} FOR EACH ROW "
            f"EXECUTE FUNCTION saksi_moved('{said}')"
        )
