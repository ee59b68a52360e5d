"""Settings: one frozen object; defaults < saksi.toml < SAKSI_* < arguments.

saksi.toml marks a folder as a Saksi project and holds its settings:

    lang = "id"             # language of reports: id or en
    by = "Rini"             # who makes rulings here
    page_cap = "12MB"       # a larger page is refused before it is opened
    reading_seconds = 20.0  # seconds that reading one page may take
    busy_timeout = 5.0      # seconds to wait for another program that writes the record
    database = "postgresql://user@host/database"    # where the record lies, when not in record.sqlite
    database_password_file = "/run/secrets/saksi"   # holds that user's password
    second_reader = true                            # ask a language model too (docs/second-reader.md); off without it
    second_reader_url = "http://localhost:8000/v1"  # an OpenAI-compatible address
    second_reader_model = "some-model"              # the model's name there
    second_reader_key_file = "/run/secrets/llm"     # holds its key
    second_reader_timeout = 60.0                    # seconds for one answer
    second_reader_budget = 20000                    # characters of one article that are sent

Each can be set by the environment too: SAKSI_LANG, SAKSI_BY, SAKSI_PAGE_CAP, SAKSI_BUSY_TIMEOUT,
SAKSI_DATABASE, SAKSI_DATABASE_PASSWORD_FILE, SAKSI_SECOND_READER and so on; SAKSI_RECORD names the folder.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from saksi.errors import BadValue, ConfigurationError

FILE = "saksi.toml"
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmg]?)i?b?", re.IGNORECASE)
_POWERS = {"": 0, "k": 1, "m": 2, "g": 3}


def _bytes(value: object) -> object:
    """`10MB`, `10 MiB` and `10485760` are the same."""
    if isinstance(value, str):
        found = _SIZE.fullmatch(value.strip())
        if not found:
            raise ValueError("write a size such as 10MB, or a number of bytes")
        return int(float(found[1]) * 1024 ** _POWERS[found[2].lower()])
    return value


class Settings(BaseSettings):
    """All there is to set.

    `record` is the project folder, None to look for the nearest `saksi.toml`; `lang` the language of reports, "" to
    follow LANG; `by` who makes rulings, "" for the user of this machine; `page_cap` in bytes, None for the page floor's
    own; `reading_seconds` for one text, None for the service's own; `busy_timeout` in seconds;
    `database` the address of the record ("" for record.sqlite in the folder), `database_password_file` its password.
    `second_reader` asks one without being told to; its `_timeout` in seconds an answer, `_budget` in characters.
    """

    model_config = SettingsConfigDict(env_prefix="SAKSI_", frozen=True, extra="forbid", env_ignore_empty=True)

    record: Path | None = None
    lang: str = ""
    by: str = ""
    page_cap: Annotated[int, BeforeValidator(_bytes), Field(gt=0)] | None = None
    reading_seconds: Annotated[float, Field(gt=0)] | None = None
    busy_timeout: Annotated[float, Field(ge=0)] = 5.0
    database: str = ""
    database_password_file: Path | None = None
    second_reader: bool = False
    second_reader_url: str = ""
    second_reader_model: str = ""
    second_reader_key_file: Path | None = None
    second_reader_timeout: Annotated[float, Field(gt=0)] = 60.0
    second_reader_budget: Annotated[int, Field(gt=0)] = 20_000

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments over the environment over saksi.toml."""
        file = cls.model_config.get("toml_file")
        return (init_settings, env_settings, *([TomlConfigSettingsSource(settings_cls, file)] if file else []))


def variables() -> tuple[str, ...]:
    """The variables of the environment that Saksi obeys."""
    return ("SAKSI_LOG", *(f"SAKSI_{name.upper()}" for name in Settings.model_fields))


def unknown_variables() -> tuple[str, ...]:
    """What begins like a variable of ours and sets nothing, sorted: most often a slip. Those of the tests are ours."""
    known = variables()
    return tuple(
        sorted(
            name
            for name in os.environ
            if name.startswith("SAKSI_") and not name.startswith("SAKSI_TEST_") and name not in known
        )
    )


def find_project(start: Path) -> Path | None:
    """The nearest folder with a saksi.toml, from `start` upwards."""
    start = start.absolute()
    return next((folder for folder in (start, *start.parents) if (folder / FILE).is_file()), None)


def load(project: Path | None = None, **arguments: Any) -> Settings:
    """The settings of a project folder (None: no file), with arguments that are not None on top.

    Raises BadValue for a setting that is not known or cannot be used, ConfigurationError for a broken saksi.toml.
    """
    file = project / FILE if project else None
    told = {name: value for name, value in arguments.items() if value is not None}
    in_file = type("Settings", (Settings,), {"model_config": {**Settings.model_config, "toml_file": file}})
    try:
        made: Settings = in_file(**told)
    except ValidationError as problem:
        raise _bad(problem, file) from problem
    except (tomllib.TOMLDecodeError, OSError, UnicodeDecodeError) as problem:
        raise ConfigurationError(f"{file} cannot be read", why=str(problem), do="correct it") from problem
    return made


def _bad(problem: ValidationError, file: Path | None) -> BadValue:
    first = problem.errors()[0]
    name = ".".join(str(part) for part in first["loc"])
    where = f"in {file}" if file else f"or SAKSI_{name.upper()}"
    if first["type"] == "extra_forbidden":
        near = difflib.get_close_matches(name, Settings.model_fields, n=1)
        known = f"did you mean {near[0]}?" if near else f"use: {', '.join(Settings.model_fields)}"
        return BadValue(f"There is no setting {name!r} {where}", do=known)
    return BadValue(
        f"The setting {name} ({where}) has a value that cannot be used: {first['input']!r}",
        why=first["msg"].removeprefix("Value error, "),
    )


def report_language(settings: Settings) -> str:
    """The language reports are written in when none is asked for: the setting, else Indonesian where LANG says so."""
    if settings.lang:
        return settings.lang
    spoken = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "id" if spoken.lower().startswith("id") else "en"
