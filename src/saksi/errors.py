"""The tree of errors, drawn here; every error Saksi raises on purpose is one of these.

SaksiError
├── UsageError            the call itself is wrong (exit code 2)
│   └── BadValue          an argument or setting has a value that cannot be used
├── ConfigurationError    something needed is missing or set wrongly (exit code 3)
│   ├── MissingExtra      a declared extra is not installed
│   └── PackError         a language pack is malformed
├── NothingFound          nothing answers the question (exit code 4)
├── VerificationFailed    the record does not stand up to its witnesses (exit code 5)
├── PageRefused           bytes from outside that cannot or must not be read (exit code 1)
├── LawOfCharacters       a witness does not hold the characters it claims (a defect of ours; exit code 1)
└── StoreError            the record cannot be opened, read or written (exit code 1)
    ├── StoreLocked       another program holds the record
    ├── StoreReadOnly     the record may not be written
    └── StoreTooNew       a newer Saksi wrote this record

Each carries what happened, why, and what to do: three short texts for people.
"""

from __future__ import annotations

from typing import ClassVar


class SaksiError(Exception):
    """Root of every error raised on purpose.

    `what` happened, `why`, and what to `do` about it are shown to people in this order;
    `exit_code` is what the command line returns.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, *, why: str = "", do: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.do = do

    def __str__(self) -> str:
        parts = [self.what]
        if self.why:
            parts.append(f"Why: {self.why}")
        if self.do:
            parts.append(f"What to do: {self.do}")
        return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts)


class UsageError(SaksiError):
    """The call itself is wrong."""

    exit_code = 2


class BadValue(UsageError):
    """An argument or a setting has a value that cannot be used."""


class ConfigurationError(SaksiError):
    """Something needed is missing or set wrongly."""

    exit_code = 3


class MissingExtra(ConfigurationError):
    """A declared extra is not installed."""


class PackError(ConfigurationError):
    """A language pack is malformed; names the file and the entry."""


class NothingFound(SaksiError):
    """Nothing answers the question."""

    exit_code = 4


class VerificationFailed(SaksiError):
    """The record does not stand up to its witnesses."""

    exit_code = 5


class PageRefused(SaksiError):
    """Bytes from outside that cannot or must not be read."""


class LawOfCharacters(SaksiError):
    """A witness does not hold the characters it claims."""


class StoreError(SaksiError):
    """The record cannot be opened, read or written."""


class StoreLocked(StoreError):
    """Another program holds the record."""


class StoreReadOnly(StoreError):
    """The record may not be written."""


class StoreTooNew(StoreError):
    """A newer Saksi wrote this record."""
