"""Types of columns that mean the same in every database: characters in code point order, and 32-bit numbers.

PostgreSQL refuses NUL and larger numbers by itself; SQLite would take them, so they are refused for it here.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Dialect, Integer, Text, TypeDecorator
from sqlalchemy.types import TypeEngine

from saksi.core.text import lawful
from saksi.errors import LawOfCharacters

LEAST, MOST = -(2**31), 2**31 - 1


def unlawful() -> LawOfCharacters:
    """The error for characters that no record holds."""
    return LawOfCharacters(
        "Some characters can be neither stored nor looked for",
        why="NUL and lone surrogates are counted differently by databases",
        do="leave them out",
    )


def out_of_range() -> LawOfCharacters:
    """The error for numbers that no record holds."""
    return LawOfCharacters("A number cannot be stored", why=f"numbers lie between {LEAST} and {MOST}")


class Characters(TypeDecorator[str]):
    """Text, ordered and compared by code point whatever the language of the database."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """PostgreSQL orders by its locale unless it is told not to."""
        return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Refuses NUL and lone surrogates with LawOfCharacters."""
        if value is not None and dialect.name == "sqlite" and not lawful(value):
            raise unlawful()
        return value


class Number(TypeDecorator[int]):
    """A whole number of 32 bits."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        """Refuses larger numbers with LawOfCharacters."""
        if value is not None and dialect.name == "sqlite" and not LEAST <= value <= MOST:
            raise out_of_range()
        return value
