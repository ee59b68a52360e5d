"""Bridges from our words to other people's codes: countries, groups of people, ACLED, CAMEO. Read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Country:
    """Codes of one state: ISO 3166 (`numeric` is UN M49 too), FIPS 10-4, and the region as ACLED names it."""

    iso2: str
    iso3: str
    numeric: str
    fips: str
    region: str


def _read(name: str) -> str:
    return (resources.files("saksi.know.codes") / name).read_text("utf-8")


@cache
def table(name: str) -> Mapping[str, Any]:
    """One TOML file of this folder: "groups", "acled", "cameo"."""
    return tomllib.loads(_read(f"{name}.toml"))


@cache
def countries() -> Mapping[str, Country]:
    """The states by ISO alpha-2 code."""
    rows = (line.split("\t") for line in _read("countries.tsv").splitlines() if line and not line.startswith("#"))
    return {cells[0]: Country(*cells) for cells in rows}


@cache
def acled_types() -> Mapping[str, str]:
    """The ACLED event type of each sub-event type."""
    return {sub: name for name, subs in table("acled")["types"].items() for sub in subs}


def cameo(kind: str, mode: str) -> str:
    """The CAMEO code of a PLOVER type and mode; the type's own where the mode has none."""
    codes: Mapping[str, str] = table("cameo")["code"]
    return codes.get(f"{kind}/{mode}") or codes[kind]
