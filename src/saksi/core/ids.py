"""Names made from content: the same content has the same id on every machine. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

Plain = None | bool | int | float | str | Sequence["Plain"] | Mapping[str, "Plain"]
"""What JSON can hold: the only values that may take part in an id."""


_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Plain) -> bytes:
    """`value` as bytes that are equal exactly when the values are (sorted keys, no blanks, UTF-8)."""
    return _JSON.encode(value).encode("utf-8")


def content_id(prefix: str, value: Plain) -> str:
    """`prefix-` and the first 128 bits of SHA-256 over the canonical form, in hexadecimal.

    128 bits keep the chance of two contents meeting below 1e-20 for a billion entries.
    """
    return f"{prefix}-{hashlib.sha256(canonical(value)).hexdigest()[:32]}"


def bytes_hash(data: bytes) -> str:
    """SHA-256 of a page's bytes in hexadecimal: what `verify` compares."""
    return hashlib.sha256(data).hexdigest()
