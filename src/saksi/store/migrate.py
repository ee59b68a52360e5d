"""Brings a record to the newest schema, one small step a transaction, and refuses one that is newer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from saksi.errors import StoreTooNew

STEPS = Path(__file__).parent / "migrations"
HEAD = max(step.stem[1:5] for step in (STEPS / "versions").glob("m[0-9]*.py"))
"""The newest step, by the names of the files; a test compares it with what they say. Reading them all takes longer."""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    return config


def known() -> tuple[str, ...]:
    """The steps this program knows, newest first."""
    return tuple(step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions())


def refuse_newer(version: str, where: str) -> None:
    """Raises StoreTooNew when `version` is no step of ours."""
    if version and version != HEAD and version not in known():
        raise StoreTooNew(
            f"The record {where} was written by a newer Saksi",
            why=f"its schema is {version}, the newest known here is {HEAD}",
            do="install the newest Saksi",
        )


def upgrade(engine: Engine, to: str = "head") -> None:
    """Runs every step that is missing, up to `to`."""
    _run(engine, command.upgrade, to)


def downgrade(engine: Engine, to: str) -> None:
    """Takes the steps after `to` back; what only they held is lost."""
    _run(engine, command.downgrade, to)


def _run(engine: Engine, steps: Callable[[Config, str], None], to: str) -> None:
    config = _config()
    with engine.connect().execution_options(saksi_write=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        steps(config, to)
