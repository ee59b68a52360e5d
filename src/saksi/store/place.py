"""What differs between the databases that can hold a record, as two protocols; `store` talks to these alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Select
from sqlalchemy.exc import StatementError

from saksi.errors import LawOfCharacters, SaksiError, StoreError, StoreReadOnly

MOVED, REFUSED = "saksi-moved: ", "saksi: "
"""What the triggers of both databases say first: a new address, or why a row is refused."""
Clauses = Sequence[frozenset[str]]
"""Sets of words of the index, of each of which at least one must stand in an article."""


@dataclass(frozen=True, slots=True)
class Probe:
    """What lies at a place, seen without changing it: ours, nothing yet, at which step of the schema; may we write."""

    ours: bool
    empty: bool
    version: str
    writable: bool


class Place(Protocol):
    """One place where a record lies or can be made."""

    @property
    def where(self) -> str:
        """The place in words for people, never with a password."""

    @property
    def address(self) -> str:
        """The place as `Store.open` takes it, without a password."""

    def probe(self) -> Probe:
        """What lies there. Raises the errors of the store when it cannot be seen."""

    def engine(self, *, write: bool) -> Engine:
        """An engine. Transactions with the option `saksi_write` keep other writers out; the others see one moment."""

    def understood(self) -> AbstractContextManager[None]:
        """Turns the database's errors inside into errors of ours."""

    def read_only(self) -> StoreReadOnly:
        """The error for a record that may not be written."""

    def not_ours(self) -> StoreError:
        """The error for something else that lies there."""


@contextmanager
def translated(meaning: Callable[[BaseException], SaksiError]) -> Iterator[None]:
    """Turns the database's errors inside into errors of ours; `meaning` tells what one means."""
    try:
        yield
    except StatementError as problem:
        if isinstance(problem.orig, SaksiError):
            raise problem.orig from problem
        raise meaning(problem.orig or problem) from problem


def told_by_triggers(said: str, where: str) -> SaksiError | None:
    """The error of ours that a trigger means, None when no trigger spoke."""
    if MOVED in said:
        to = _line(said, MOVED)
        return StoreReadOnly(f"The record {where} has moved", why=f"it now lies at {to}", do="use the one there")
    return LawOfCharacters("The record refused a row", why=_line(said, REFUSED)) if REFUSED in said else None


def _line(said: str, after: str) -> str:
    return said.partition(after)[2].splitlines()[0]


class Tongue(Protocol):
    """What has to be said otherwise to each database, on a connection that is open."""

    def seal(self, connection: Connection) -> None:
        """Marks the first record as ours and sets its guards; runs inside the migration's transaction."""

    def unguarded(self, connection: Connection, table: str, guard: str) -> AbstractContextManager[None]:
        """Lifts one guard while a migration fills new columns, inside its transaction."""

    def ailments(self, connection: Connection) -> Iterator[str]:
        """What the database itself finds wrong: damage, dangling references, guards that are gone."""

    def make_index(self, connection: Connection) -> None:
        """Makes the empty full-text index, the table `words`, beside the table `indexed`."""

    def clear_index(self, connection: Connection) -> None:
        """Empties the full-text index."""

    def index(self, connection: Connection, number: int, words: frozenset[str]) -> None:
        """Puts the words of one article, under its number, into the full-text index."""

    def before_search(self, connection: Connection) -> None:
        """What the database has to be told before it is asked with `numbers`, in the same transaction."""

    def numbers(self, wanted: Clauses, without: frozenset[str]) -> Select[Any]:
        """Selects the numbers of articles with one word of each set of `wanted` and none of `without`."""

    def retire(self, connection: Connection, to: str) -> None:
        """Makes the record refuse all writing from now on: it has moved."""
